"""`descenso doctor`: runs a script or notebook, and says what is wrong with its training."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from descenso.cli.options import make_command, refuse_timeout, timeout_option
from descenso.cli.output import Output
from descenso.cli.places import place_options, refuse_taken_file
from descenso.doctor.script import TIMEOUT, Runner
from descenso.doctor.source import read_source
from descenso.errors import OptionError, RunError
from descenso.language import translate
from descenso.language.readable import readable
from descenso.runs.durable import write_durably

if TYPE_CHECKING:
    from descenso.doctor.examination import Examination
    from descenso.doctor.interventions import Intervention

DONE, FOUND_WRONG = 0, 1
MOST_SECONDS = 86_400.0
FORMATS = ("text", "json", "sarif")


def command(name: str, text: str) -> click.Command:
    """The verb with its options, in the current language."""
    warning = translate(
        "The script runs unchanged, in processes of its own, with limits on time and memory, but "
        "as you, and more than once where a guess has to be put to the test: run files of people "
        "you do not trust in a container."
    )
    return make_command(
        name,
        f"{text}\n\n{warning}",
        [
            click.Argument(["file"], type=click.Path(path_type=Path)),
            click.Argument(["arguments"], nargs=-1, metavar="[-- ARGS]"),
            click.Option(
                ["--format", "form"],
                type=click.Choice(FORMATS),
                default="text",
                help=translate("Of the report; sarif is for editors and code hosts."),
            ),
            click.Option(
                ["--max-steps"],
                type=int,
                help=translate("Updates of the parameters after which the script is ended."),
            ),
            timeout_option(TIMEOUT, translate("Time for one run of the script.")),
            *place_options(
                "--html",
                translate("Page to write: the same, with the curves."),
                translate("Replace the file that --html names."),
            ),
        ],
        _doctor,
    )


def _doctor(
    output: Output,
    *,
    file: Path,
    arguments: tuple[str, ...],
    form: str,
    max_steps: int | None,
    timeout: float,
    html: Path | None,
    force: bool,
) -> int:
    _refuse_impossible(max_steps, timeout)
    refuse_taken_file(html, "--html", force=force)
    output.json_only |= form != "text"
    source = read_source(file)
    with Runner(source, arguments, timeout=timeout) as runner:
        # Here, so that the other process imports PyTorch while this one does, too.
        from descenso.doctor.examination import examine

        seen = examine(
            runner, max_steps=max_steps, on_run=lambda change: _tell_run(output, file, change)
        )
    if seen.outcome.failure:
        raise RunError(
            translate(
                "doctor: a mistake of descenso's own while it watched {file}:\n{trace}"
            ).format(file=readable(str(file)), trace=seen.outcome.failure)
        )
    _report(output, seen, form, html)
    return DONE if seen.is_well else FOUND_WRONG


def _refuse_impossible(max_steps: int | None, timeout: float) -> None:
    if max_steps is not None and max_steps < 1:
        raise OptionError(
            "max_steps",
            translate("max-steps: expected a number of steps from 1, got {given}.").format(
                given=max_steps
            ),
        )
    refuse_timeout(timeout, MOST_SECONDS)


def _tell_run(output: Output, file: Path, change: Intervention | None) -> None:
    """What is being run: the script takes as long as it takes."""
    shown = readable(file.name, 60)
    if change is None:
        output.remark(translate("Running {file} …").format(file=shown))
        return
    from descenso.views.doctor_words import change_words

    output.remark(
        translate("Running {file} again: {change} …").format(
            file=shown, change=change_words(change)
        )
    )


def _report(output: Output, seen: Examination, form: str, html: Path | None) -> None:
    if html is not None:
        from descenso.views.doctor_page import doctor_page

        write_durably(html, doctor_page(seen).encode())
    if form == "sarif":
        from descenso.views.doctor_sarif import doctor_sarif

        output.give_text(json.dumps(doctor_sarif(seen), allow_nan=False, indent=1) + "\n")
    elif output.json_only:
        output.give({**seen.to_json(), "html": str(html) if html else None})
    else:
        from descenso.views.doctor_text import doctor_text

        output.say(doctor_text(seen, output.columns, stream=output.stream))
    if html is not None:
        output.say(translate("Page: {page}").format(page=html.resolve().as_uri()))
