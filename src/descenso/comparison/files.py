"""The files of a comparison's folder, by name."""

from __future__ import annotations

from pathlib import Path

from descenso.errors import RunError
from descenso.language import translate
from descenso.runs.taken import folder_is_taken

FIGURE = "comparison.svg"
DESCENT = "descent.svg"
MICROSCOPE = "microscope.svg"
PAGE = "comparison.html"

COMPARISON_FILES = (FIGURE, DESCENT, MICROSCOPE, PAGE)


def refuse_taken(folder: Path, *, force: bool) -> None:
    """Before any work: a folder with something in it is left alone, but for a comparison of ours.

    Raises:
        RunError: something else is there, or `force` was not given.
    """
    if folder_is_taken(folder, is_comparison, force=force):
        raise RunError(
            translate(
                "{folder}: is there already. Choose another --out, or --force to replace a "
                "comparison."
            ).format(folder=folder)
        )


def is_comparison(folder: Path) -> bool:
    """Whether a comparison of ours was written into `folder`."""
    return (folder / PAGE).is_file()


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
