"""What stands where something is to be written: nobody's, ours to replace by force, or taken."""

from __future__ import annotations

import os
from collections.abc import Callable, Set
from pathlib import Path


def folder_is_taken(
    folder: Path,
    is_ours: Callable[[Path], bool],
    *,
    force: bool,
    leavings: Set[str] = frozenset(),
) -> bool:
    """Whether `folder` has to be left alone.

    Free is a place with nothing there, and a folder with nothing in it but `leavings`, the names of
    what no results are in. With `force` a folder of which `is_ours` holds is free as well, and
    nothing else: a file, a link to nowhere and another program's folder stay.

    Raises:
        OSError: the folder cannot be looked into.
    """
    if not os.path.lexists(folder):
        return False
    if folder.is_dir() and {entry.name for entry in folder.iterdir()} <= leavings:
        return False
    return not (force and is_ours(folder))


def file_is_taken(path: Path, *, force: bool) -> bool:
    """Whether `path` has to be left alone: anything there, or with `force` all but a file.

    Raises:
        OSError: it cannot be looked at.
    """
    return path.exists() and not (force and path.is_file())
