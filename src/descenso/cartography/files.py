"""The folder of an atlas: what was asked for, what came out, and what an unfinished one needs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from descenso.cartography.atlas import Atlas
from descenso.cartography.material import Material
from descenso.data.dataset import Dataset
from descenso.errors import ChecksumError, RunError
from descenso.language import translate
from descenso.runs.contents import versions
from descenso.runs.durable import damaged, flush_folder, not_written, write_durably
from descenso.runs.folder import HOLDER, LOCK
from descenso.runs.taken import folder_is_taken
from descenso.runs.versioned import read_versioned

REQUEST = "atlas.json"
ARRAYS = "atlas.npz"
PICTURE = "atlas.png"
UNFINISHED = "atlas.part"

ATLAS_FILES = (REQUEST, ARRAYS, PICTURE, UNFINISHED)
"""Every file that is ours. Whatever else lies in the folder belongs to somebody."""

FORMAT = 1
"""Version of the folder; a folder with a larger one was made by a newer descenso."""


def refuse_taken(folder: Path, *, force: bool) -> None:
    """Before any work: a folder with something in it is left alone, but for an atlas of ours.

    Raises:
        RunError: something else is there, or `force` was not given.
    """
    # Cut off before its request was written, it holds no results.
    nothing = {LOCK, HOLDER, UNFINISHED}
    if folder_is_taken(folder, is_atlas, force=force, leavings=nothing):
        raise RunError(
            translate(
                "{folder}: is there already. Choose another --out, --force to replace an atlas, or "
                "--resume to go on with it."
            ).format(folder=folder)
        )


def remove_files(folder: Path) -> None:
    """Take every file of an atlas away, the one that says so last.

    Raises:
        RunError: the disk refused.
    """
    try:
        for name in reversed(ATLAS_FILES):
            (folder / name).unlink(missing_ok=True)
        flush_folder(folder)
    except OSError as error:
        raise not_written(folder, error) from error


def is_atlas(folder: Path) -> bool:
    """Whether an atlas of ours was begun or finished in `folder`."""
    try:
        return bool(read_request(folder)["format"])
    except RunError:
        return False


def write_request(
    folder: Path, given: Mapping[str, Any], material: Material, result: dict[str, Any] | None
) -> None:
    """`atlas.json`: every choice, where the rows come from, and the result once there is one."""
    content = {
        "format": FORMAT,
        "request": plain_request(given, material),
        "data": {"name": material.name, "source": material.source, "sha256": material.sha256},
        "versions": versions(),
        "result": result,
    }
    text = json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False)
    write_durably(folder / REQUEST, f"{text}\n".encode())


def plain_request(given: Mapping[str, Any], material: Material) -> dict[str, Any]:
    """The choices as JSON holds them, paths made absolute."""
    plain = {
        name: list(value) if isinstance(value, tuple) else value for name, value in given.items()
    }
    if material.source["kind"] == "file":
        plain["start" if "start" in plain else "data"] = material.source["path"]
    elif isinstance(plain.get("data"), Dataset):
        plain["data"] = None
    return plain


def read_request(folder: Path) -> dict[str, Any]:
    """What `write_request` wrote; the choices come back as `make_request` takes them.

    Raises:
        RunError: there is no atlas, it is damaged, or a newer descenso made it.
    """
    path = folder / REQUEST
    absent = translate("{folder}: there is no atlas to go on with: it has no {file}.").format(
        folder=folder, file=REQUEST
    )
    content = read_versioned(path, FORMAT, absent)
    request = content.get("request")
    if not isinstance(request, dict) or not {"data", "versions", "result"} <= set(content):
        raise ChecksumError(damaged(path))
    if "hidden" in request:
        if not isinstance(request["hidden"], list):
            raise ChecksumError(damaged(path))
        request["hidden"] = tuple(request["hidden"])
    return content


def write_arrays(folder: Path, atlas: Atlas) -> None:
    """`atlas.npz`, the same bytes for the same numbers."""
    write_durably(folder / ARRAYS, atlas.write)
