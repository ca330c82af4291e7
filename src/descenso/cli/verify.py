"""`descenso verify`: is every byte of a run still what was written?"""

from __future__ import annotations

from pathlib import Path

import click

from descenso.cli.options import make_command
from descenso.cli.output import Output
from descenso.language import translate
from descenso.runs.checksums import check_files

DONE, FOUND_WRONG = 0, 1


def command(name: str, text: str) -> click.Command:
    """The verb with its options, in the current language."""
    run = click.Argument(["run"], type=click.Path(path_type=Path))
    return make_command(name, text, [run], _verify)


def _verify(output: Output, *, run: Path) -> int:
    checks = check_files(run)
    wrong = [check for check in checks if check.problem]
    whole = translate("whole.")
    for check in checks:
        output.say(f"{check.file}: {check.problem or whole}")
    output.give(
        {
            "run": str(run),
            "whole": not wrong,
            "files": [
                {"file": check.file, "whole": not check.problem, "problem": check.problem}
                for check in checks
            ],
        }
    )
    return FOUND_WRONG if wrong else DONE
