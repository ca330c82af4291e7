"""Writes that survive a crash, and a full disk: the old file is whole until the new one is."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from descenso.errors import RunError
from descenso.language import translate


def write_durably(path: Path, content: bytes | Callable[[BinaryIO], None]) -> None:
    """Replace `path` by `content`, or by what it writes into a file, or leave it as it is.

    The content goes to a temporary file beside it, which is flushed to the disk and then renamed;
    at last the folder is flushed, so that the new name outlives a power cut as well.

    Raises:
        RunError: the disk refused; what was at `path` is still there, whole.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        # A file that is new and ours: whatever was planted under this name is not followed.
        temporary.unlink(missing_ok=True)
        with temporary.open("xb") as file:
            if callable(content):
                content(file)
            else:
                file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        flush_folder(path.parent)
    except OSError as error:
        raise not_written(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, so that its name outlives a power cut.

    Raises:
        RunError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        flush_folder(folder.parent)
    except OSError as error:
        raise not_written(folder, error) from error


def flush_folder(folder: Path) -> None:
    """Make the names in `folder` durable. Windows cannot open folders, and needs no flush."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


MOST_JSON = 10_000_000
"""Bytes of a configuration or result that somebody hands us."""


UNREADABLE = (
    ArithmeticError,
    AttributeError,
    IndexError,
    KeyError,
    RecursionError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What taking apart a file with strange content can raise: to the reader it is damaged."""


def check_regular(path: Path, most: int | None = None) -> None:
    """Refuse what is not a regular file of at most `most` bytes.

    Opening a FIFO would wait for ever, and a device has no end.

    Raises:
        OSError: it is not a regular file, is larger, or cannot be looked at.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, translate("not a regular file"))
    if most is not None and status.st_size > most:
        raise OSError(errno.EFBIG, translate("far larger than it should be"))


def read_regular(path: Path, most: int | None = None) -> bytes:
    """The bytes of a regular file of at most `most` bytes.

    Raises:
        OSError: it cannot be read, is not a regular file, or is larger.
    """
    check_regular(path, most)
    return path.read_bytes()


def sha256(content: bytes) -> str:
    """The SHA-256 of `content` in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def not_written(path: Path, error: OSError) -> RunError:
    """The error to raise when the disk refused to write `path`."""
    return RunError(
        translate("{path}: could not be written: {why}. What was there before is whole.").format(
            path=path, why=error.strerror or error
        )
    )


def not_read(path: Path, error: OSError) -> RunError:
    """The error to raise when the disk refused to read `path`."""
    return RunError(
        translate("{path}: could not be read: {why}.").format(
            path=path, why=error.strerror or error
        )
    )


def damaged(path: Path | str) -> str:
    """The sentence for a file whose bytes are not those that were written."""
    return translate("{path}: is damaged: its content is not what was written.").format(path=path)
