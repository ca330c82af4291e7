"""`descenso lesson`: the lesson's notebook, ready to run."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import click

from descenso.cli.options import make_command
from descenso.cli.output import Output
from descenso.errors import RunError
from descenso.language import LANGUAGES, choose_language, current_language, translate
from descenso.lesson.notebook import write_lesson


def command(name: str, text: str) -> click.Command:
    """The verb with its options, in the current language."""
    return make_command(
        name,
        text,
        [
            click.Option(
                ["--lang"],
                type=click.Choice(LANGUAGES),
                is_eager=True,
                expose_value=False,
                callback=_speak,
                help=translate("Language of the notebook; else the one that is spoken."),
            ),
            click.Option(
                ["--out"],
                type=click.Path(path_type=Path),
                default=Path(),
                help=translate("Folder to write it into."),
            ),
            click.Option(
                ["--open", "open_it"], is_flag=True, help=translate("Open it in JupyterLab.")
            ),
            click.Option(
                ["--force"],
                is_flag=True,
                help=translate(
                    "Replace a notebook that is there, with all that was changed in it."
                ),
            ),
        ],
        _lesson,
    )


def _speak(_ctx: click.Context, _option: click.Parameter, language: str | None) -> None:
    """Here `--lang` may also stand behind the verb, and holds for what is said from now on."""
    if language:
        choose_language(language)


def _lesson(output: Output, *, out: Path, open_it: bool, force: bool) -> int:
    jupyter = _find_jupyter() if open_it else []
    language = current_language()
    path, cells = write_lesson(language, out, force=force)
    output.say(translate("{path}: {cells} cells.").format(path=path, cells=cells))
    if not open_it:
        output.remark(_how_to_open(path))
    output.give({"notebook": str(path), "language": language, "cells": cells})
    if jupyter:
        _run_until_it_ends([*jupyter, str(path)])
    return 0


def _find_jupyter() -> list[str]:
    """How JupyterLab is called: from this Python, whose kernel has us, rather than another.

    Raises:
        RunError: there is none.
    """
    if importlib.util.find_spec("jupyterlab"):
        return [sys.executable, "-m", "jupyterlab"]
    if found := shutil.which("jupyter-lab"):
        return [found]
    raise RunError(
        translate(
            "open: JupyterLab is not installed. Install it with: pip install "
            "'descenso[notebook]', or leave --open out."
        )
    )


def _how_to_open(path: Path) -> str:
    return translate("Open it in JupyterLab or VS Code, or with: jupyter lab {path}").format(
        path=path
    )


def _run_until_it_ends(words: list[str]) -> None:
    """Wait for JupyterLab. Ctrl-C is its own business: it asks whether to stop.

    Raises:
        RunError: it ended with an error.
    """
    # Its talk must not come into our standard output, which may be one JSON document.
    with subprocess.Popen(words, stdout=sys.stderr) as process:
        code = None
        while code is None:
            try:
                code = process.wait()
            except KeyboardInterrupt:
                continue
    if code:
        raise RunError(translate("open: JupyterLab ended with exit code {code}.").format(code=code))
