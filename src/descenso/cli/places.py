"""Where a verb puts what it made: the options that say so, and what is refused."""

from __future__ import annotations

import re
import time
from pathlib import Path

import click

from descenso.errors import RunError
from descenso.language import translate
from descenso.language.readable import readable
from descenso.runs.taken import file_is_taken


def place_options(option: str, text: str, force_text: str) -> list[click.Parameter]:
    """`option` for the place, and `--force` for one that is taken; `text` and the other say so."""
    return [
        click.Option([option], type=click.Path(path_type=Path), help=text),
        click.Option(["--force"], is_flag=True, help=force_text),
    ]


def refuse_taken_file(path: Path | None, option: str, *, force: bool) -> None:
    """Before any work: a file that is there is left alone without `force`, and all else always.

    Raises:
        RunError: something is at `path`, which `option` gave.
    """
    if path is not None and file_is_taken(path, force=force):
        raise RunError(
            translate("{path}: is there already. Choose another {option}, or use --force.").format(
                path=readable(str(path)), option=option
            )
        )


def free_folder(name: str) -> Path:
    """`runs/<time>-<data>`, with a number behind it where that is taken."""
    safe = re.sub(r"[^\w.-]+", "-", name)[:40].strip("-.") or "data"
    base = Path("runs") / f"{time.strftime('%Y%m%d-%H%M%S')}-{safe}"
    folder, number = base, 1
    while folder.exists():
        number += 1
        folder = base.with_name(f"{base.name}-{number}")
    return folder
