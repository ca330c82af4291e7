"""`descenso runs`: what has been trained so far."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from descenso.cli.options import make_command
from descenso.cli.output import Output
from descenso.errors import DescensoError
from descenso.language import translate
from descenso.runs.contents import read_config, read_result, run_from_config
from descenso.runs.folder import list_runs


def command(name: str, text: str) -> click.Command:
    """The verb with its options, in the current language."""
    folder = click.Argument(["folder"], type=click.Path(path_type=Path), default=Path("runs"))
    return make_command(name, text, [folder], _runs)


def _runs(output: Output, *, folder: Path) -> int:
    from descenso.views.terminal import can_print, runs_table

    rows = []
    for path in list_runs(folder):
        try:
            rows.append(_row(path))
        except DescensoError as error:
            output.remark(str(error))
    if rows:
        plain = not can_print("─—…", output.stream)
        output.say(runs_table(rows, output.columns, plain=plain))
    else:
        output.say(
            translate("{folder}: no runs yet. Make one with: descenso train").format(folder=folder)
        )
    output.give({"folder": str(folder), "runs": rows})
    return 0


def _row(path: Path) -> dict[str, Any]:
    """What was reached; for a run that is not over, what it was begun with."""
    run = run_from_config(path, read_config(path))
    return {"run": str(path), **run.summary(), **read_result(path)}
