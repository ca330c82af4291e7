"""A file's bytes, once it is certain that reading them can neither hang nor fill the memory."""

from __future__ import annotations

import difflib
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from descenso.data.faults import fault, listed, quoted
from descenso.errors import DataError
from descenso.language import translate

MEMORY_PER_BYTE = 3
"""A file's bytes, its columns, and their rows: what reading needs at its peak, in file sizes."""

TABLE_ENDINGS = (".csv", ".parquet")


@dataclass(frozen=True)
class File:
    """A file read in one go: `name` without folder, absolute `path`, and all its bytes."""

    name: str
    path: Path
    data: bytes


def memory_size() -> int | None:
    """Bytes of memory of this computer; None where the system does not tell.

    All of it, not what is free at the moment: a system keeps files it has read in memory that it
    counts as used and gives back on demand.
    """
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return None


def require_memory(file: str, needed: int, memory: int | None) -> None:
    """Nothing, or a DataError if `needed` bytes are more than `memory` (None: not known)."""
    if memory is not None and needed > memory:
        raise fault(
            file,
            translate(
                "reading it needs about {needed:.1f} GB of memory, and there are {memory:.1f} GB.\n"
                "Take a sample of its rows, or fewer columns."
            ).format(needed=needed / 1e9, memory=memory / 1e9),
        )


def read_file(
    path: str | os.PathLike[str], *, memory: Callable[[], int | None] = memory_size
) -> File:
    """The whole of a regular file, read once.

    What it is gets asked before it is opened: opening a FIFO would wait for a writer.

    Raises:
        DataError: it is missing, empty, not a regular file, not readable, or larger than memory.
    """
    place = Path(path)
    name = place.name or str(place)
    try:
        status = place.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _not_a_file(name, place, status.st_mode)
        require_memory(name, status.st_size * MEMORY_PER_BYTE, memory())
        data = place.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise _missing(name, place) from None
    except DataError:
        raise
    except PermissionError:
        message = translate("it cannot be read: no permission. Ask its owner, or copy it.")
        raise fault(name, message) from None
    except (OSError, ValueError) as error:
        message = translate("it cannot be read ({error}). Check the path.").format(error=error)
        raise fault(quoted(name), message) from None
    if not data:
        raise fault(name, translate("the file is empty. Expected a line with the column names."))
    return File(name, place.absolute(), data)


def _not_a_file(name: str, path: Path, mode: int) -> DataError:
    if stat.S_ISDIR(mode):
        message = translate("this is a folder, not a file.")
        tables = sorted(entry for entry in _entries(path) if entry.endswith(TABLE_ENDINGS))
        if tables:
            found = translate("It holds {files}: name one.").format(files=listed(tables))
            message = f"{message} {found}"
        return fault(name, message)
    kinds = (
        (stat.S_ISFIFO, translate("a pipe")),
        (stat.S_ISSOCK, translate("a socket")),
        (lambda _mode: True, translate("a device")),
    )
    kind = next(word for fits, word in kinds if fits(mode))
    return fault(
        name,
        translate("this is {kind}, not a file. Save the data to a file first.").format(kind=kind),
    )


def _missing(name: str, path: Path) -> DataError:
    message = translate("there is no such file.")
    near = difflib.get_close_matches(name, _entries(path.parent), n=1, cutoff=0.6)
    if near:
        hint = translate("Did you mean {name}?").format(name=repr(near[0]))
    elif path.parent.is_dir():
        hint = translate("Check the name; the folder was {folder}.").format(folder=path.parent)
    else:
        hint = translate("There is no folder {folder} either.").format(folder=path.parent)
    return fault(name, f"{message} {hint}")


def _entries(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 -- names are all that is needed
    except OSError:
        return []
