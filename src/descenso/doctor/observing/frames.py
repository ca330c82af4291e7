"""Whose line this is, and what their tensors are called: read from the frames that are running."""

from __future__ import annotations

import importlib
import linecache
import site
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, TypeAlias

import torch
from torch import Tensor

from descenso.doctor.record import Place

Site: TypeAlias = tuple[str, int]
"""File and line number of a call, cheap to note and to compare."""

MOST_ITEMS = 64
"""Of a container, so many entries are looked at in search of a tensor's name."""

_OURS = str(Path(__file__).resolve().parents[2])


def _library_folders() -> tuple[str, ...]:
    paths = sysconfig.get_paths()
    folders = {paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    folders.update(site.getsitepackages())
    folders.update((site.getusersitepackages(), str(Path(torch.__file__).parent), _OURS))
    return tuple(folders)


_LIBRARIES = _library_folders()
_MODULES = importlib.import_module("torch.nn")  # theirs to use, ours to recognise
_known: dict[int, tuple[bool, CodeType]] = {}  # by `id`: a code's own hash reads all of it


def is_theirs(code: CodeType) -> bool:
    """Whether this code belongs to the watched script, not to a library, Python or us."""
    known = _known.get(id(code))
    if known is None:
        answer = not code.co_filename.startswith((*_LIBRARIES, "<frozen", "<string>"))
        known = _known[id(code)] = answer, code
    return known[0]


def is_module_parameter(tensor: Tensor) -> bool:
    """Whether a tensor belongs to an `nn.Module` of theirs."""
    return isinstance(tensor, _MODULES.Parameter)


def their_frame(start: FrameType | None) -> FrameType | None:
    """The innermost frame of theirs, from `start` outwards."""
    while start is not None and not is_theirs(start.f_code):
        start = start.f_back
    return start


def their_site(start: FrameType | None) -> Site | None:
    """Where the innermost frame of theirs stands."""
    frame = their_frame(start)
    return frame and (frame.f_code.co_filename, frame.f_lineno)


def their_sites(start: FrameType | None) -> tuple[Site, ...]:
    """Where every frame of theirs stands, the innermost first."""
    return tuple((frame.f_code.co_filename, frame.f_lineno) for frame in _their_frames(start))


def place_of(where: Site | None) -> Place | None:
    """The line at `where` with its text, if the text can be had."""
    if where is None:
        return None
    return Place(*where, linecache.getline(*where).strip())


def names_in_sight(start: FrameType | None) -> dict[int, str]:
    """`id` of every tensor that a name of theirs leads to, and the expression that reaches it.

    Names of the outermost frame win: `W1` there is `p` in the function that updates it. Within a
    frame a plain name wins, and the one that came first: loop variables come later.
    """
    names: dict[int, str] = {}
    for frame in reversed(list(_their_frames(start))):
        for space in (frame.f_globals, frame.f_locals):
            found: dict[int, str] = {}
            for name, value in list(space.items()):
                if not name.startswith("__"):
                    _note(found, name, value, depth=3)
            for key, name in found.items():
                names.setdefault(key, name)
    return names


def _their_frames(start: FrameType | None) -> Iterator[FrameType]:
    while start is not None:
        if is_theirs(start.f_code):
            yield start
        start = start.f_back


def _note(found: dict[int, str], name: str, value: Any, *, depth: int) -> None:
    """Add what `value`, called `name`, is or holds."""
    if isinstance(value, Tensor):
        key = id(value)
        if key not in found or (_is_plain(name) and not _is_plain(found[key])):
            found[key] = name
    elif depth and isinstance(value, _MODULES.Module):
        for path, parameter in value.named_parameters():
            _note(found, name + _as_code(path), parameter, depth=0)
        for path, buffer in value.named_buffers():
            _note(found, name + _as_code(path), buffer, depth=0)
    elif depth and isinstance(value, (list, tuple)) and len(value) <= MOST_ITEMS:
        for number, item in enumerate(value):
            _note(found, f"{name}[{number}]", item, depth=depth - 1)
    elif depth and isinstance(value, dict) and len(value) <= MOST_ITEMS:
        for key, item in list(value.items()):
            _note(found, f"{name}[{key!r}]", item, depth=depth - 1)
    elif depth and is_an_object_of_theirs(value):
        for attribute, item in list(vars(value).items()):
            _note(found, f"{name}.{attribute}", item, depth=depth - 1)


def _is_plain(name: str) -> bool:
    return "[" not in name and "." not in name


def is_an_object_of_theirs(value: Any) -> bool:
    """Whether it is an instance of a class that the script defines, with attributes to look at."""
    kind = type(value)
    if not hasattr(value, "__dict__") or isinstance(value, type):
        return False
    if kind.__module__ == "__main__":
        return True
    file = getattr(sys.modules.get(kind.__module__), "__file__", None)
    return file is not None and not file.startswith(_LIBRARIES)


def _as_code(path: str) -> str:
    """`0.weight` as it is written in code: `[0].weight`."""
    return "".join(f"[{part}]" if part.isdigit() else f".{part}" for part in path.split("."))
