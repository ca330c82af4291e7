"""The files of a comparison's folder, by name."""

from __future__ import annotations

from pathlib import Path

from descenso.errors import RunError
from descenso.language import translate

FIGURE = "comparison.svg"
DESCENT = "descent.svg"
MICROSCOPE = "microscope.svg"
PAGE = "comparison.html"

COMPARISON_FILES = (FIGURE, DESCENT, MICROSCOPE, PAGE)


def make_folder(folder: Path, *, exist_ok: bool) -> None:
    """Make the folder that page and pictures go to.

    Raises:
        RunError: it is there already and `exist_ok` is false, or it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=exist_ok)
    except OSError as error:
        raise RunError(
            translate("{path}: could not be made: {why}.").format(
                path=folder, why=error.strerror or error
            )
        ) from error
