"""`descenso exercises`: write the functions to fill in, and check what was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from descenso.cli.options import make_command, refuse_timeout, timeout_option
from descenso.cli.output import Output
from descenso.cli.places import place_options, refuse_taken_file
from descenso.errors import DataError
from descenso.language import translate, translate_many
from descenso.language.readable import readable

if TYPE_CHECKING:
    from descenso.lesson.exercises.submissions import Submission

DONE, FOUND_WRONG = 0, 1
SECONDS = 10.0
MOST_SECONDS = 3600.0


def command(name: str, text: str) -> click.Group:
    """The verb with its two verbs, in the current language. PyTorch waits until one is called."""
    new, check = _new_command(), _check_command()
    new.short_help = translate("Write the file to fill in.")
    check.short_help = translate("Check one file, several, or a folder of them.")
    return click.Group(
        name,
        help=text,
        commands={"new": new, "check": check},
        callback=click.pass_context(_show_help),
        invoke_without_command=True,
        context_settings={"max_content_width": 100},
    )


def _show_help(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        context.find_object(Output).say(context.get_help())  # type: ignore[union-attr]


def _new_command() -> click.Command:
    return make_command(
        "new",
        translate("Write a Python file with seven functions to fill in, each with its task."),
        [
            click.Argument(["file"], type=click.Path(path_type=Path)),
            click.Option(["--force"], is_flag=True, help=translate("Replace FILE.")),
        ],
        _new,
    )


def _check_command() -> click.Command:
    text = translate(
        "Say of each function whether it is right; if not, show the smallest input on which it is "
        "wrong, and the likely slip. A folder of files gives a CSV table."
    )
    warning = translate(
        "The code runs in processes of its own, with limits on time and memory, but as you: run "
        "files of people you do not trust in a container."
    )
    return make_command(
        "check",
        f"{text}\n\n{warning}",
        [
            click.Argument(["files"], nargs=-1, required=True, type=click.Path(path_type=Path)),
            timeout_option(SECONDS, translate("Time for each function.")),
            *place_options(
                "--csv",
                translate("CSV file to write: a row for each file, a column per function."),
                translate("Replace the file that --csv names."),
            ),
        ],
        _check,
    )


def _new(output: Output, *, file: Path, force: bool) -> int:
    from descenso.lesson.exercises.sheet import write_sheet

    write_sheet(file, force=force)
    shown = readable(str(file))
    output.say(translate("{file}: seven functions to fill in. Check them with:").format(file=shown))
    output.say(f"    descenso exercises check {_quoted(file)}")
    output.give({"file": str(file)})
    return DONE


def _quoted(file: Path) -> str:
    import shlex

    return readable(shlex.quote(str(file)))


def _check(
    output: Output, *, files: tuple[Path, ...], timeout: float, csv: Path | None, force: bool
) -> int:
    refuse_timeout(timeout, MOST_SECONDS)
    refuse_taken_file(csv, "--csv", force=force)
    folder = _only_folder(files)
    if folder is not None:
        return _check_folder(output, folder, timeout, csv)
    return _check_files(output, files, timeout, csv)


def _only_folder(files: tuple[Path, ...]) -> Path | None:
    """The folder, if one was given; files and folders do not mix."""
    folders = [file for file in files if file.is_dir()]
    if folders and len(files) > 1:
        raise DataError(
            translate("{folder}: is a folder. Give one folder, or files.").format(
                folder=readable(str(folders[0]))
            )
        )
    return folders[0] if folders else None


def _check_files(output: Output, files: tuple[Path, ...], seconds: float, csv: Path | None) -> int:
    from descenso.lesson.exercises.files import read_file
    from descenso.lesson.exercises.workshop import Workshop

    for file in files:
        read_file(file)
    sheets = []
    with Workshop() as workshop:  # its process imports PyTorch while this one does, too
        from descenso.lesson.exercises.check import check_file
        from descenso.lesson.exercises.report import NEEDED, sheet_json, sheet_report
        from descenso.lesson.exercises.submissions import Submission
        from descenso.views.terminal import can_print

        plain = not can_print(NEEDED, output.stream)
        for file in files:
            sheets.append(check_file(workshop, file, seconds))
            separator = "\n" if len(sheets) > 1 else ""
            report = sheet_report(sheets[-1], output.columns, seconds=seconds, plain=plain)
            output.say(separator + report)
    if csv is not None:
        _write_csv(output, csv, [Submission(sheet.file, sheet) for sheet in sheets])
    documents = [sheet_json(sheet, seconds) for sheet in sheets]
    output.give(documents[0] if len(documents) == 1 else {"submissions": documents})
    return DONE if all(sheet.right == sheet.total for sheet in sheets) else FOUND_WRONG


def _check_folder(output: Output, folder: Path, seconds: float, csv: Path | None) -> int:
    from descenso.lesson.exercises.files import find_submissions
    from descenso.lesson.exercises.workshop import Workshop

    files = find_submissions(folder)
    done: list[Submission] = []
    with Workshop() as workshop:
        from descenso.lesson.exercises.report import sheet_json
        from descenso.lesson.exercises.submissions import check_submissions, submissions_csv

        for submission in check_submissions(workshop, files, seconds):
            done.append(submission)
            output.remark(f"{len(done)}/{len(files)}  {_line(submission)}")
    if csv is not None:
        _write_csv(output, csv, done)
    elif not output.json_only:
        output.give_text(submissions_csv(done))
    documents = [
        sheet_json(entry.sheet, seconds)
        if entry.sheet is not None
        else {"file": str(entry.file), "status": "unreadable", "problem": entry.problem}
        for entry in done
    ]
    output.give({"folder": str(folder), "submissions": documents})
    whole = all(entry.sheet and entry.sheet.right == entry.sheet.total for entry in done)
    return DONE if whole else FOUND_WRONG


def _line(submission: Submission) -> str:
    """How far one file has come."""
    if submission.sheet is None:
        return submission.problem or ""
    return translate("{file}: {right} of {total} right").format(
        file=readable(submission.file.name),
        right=submission.sheet.right,
        total=submission.sheet.total,
    )


def _write_csv(output: Output, path: Path, submissions: list[Submission]) -> None:
    from descenso.lesson.exercises.submissions import submissions_csv
    from descenso.runs.durable import write_durably

    write_durably(path, submissions_csv(submissions).encode())
    count = len(submissions)
    output.say(
        translate_many("{count} file: {path}", "{count} files: {path}", count).format(
            count=count, path=readable(str(path))
        )
    )
