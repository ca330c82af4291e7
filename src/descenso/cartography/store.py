"""The results of an atlas on disk while it grows: what was finished survives a crash.

A file that is only ever added to: a header, then a record for each tile, in the order in which they
were finished. A record that was not wholly written, or that the disk spoilt, fails its checksum,
and its tile is trained again; behind the last whole record the file is cut.
"""

from __future__ import annotations

import errno
import json
import os
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import Any

from descenso.errors import RunError
from descenso.language import translate
from descenso.runs.durable import (
    MOST_JSON,
    UNREADABLE,
    check_regular,
    damaged,
    not_read,
    not_written,
    write_durably,
)

MAGIC = b"descenso atlas 1\n"
HEADER = struct.Struct("<II")
"""Bytes and checksum of what follows."""

RECORD = struct.Struct("<QI")
"""Tile, and checksum of the tile and of what follows."""

BETWEEN_FLUSHES = 1.0
"""Seconds of work that a power cut may cost."""


class Store:
    """An open store, closed at the end of its `with`; `add` is called by one thread."""

    def __init__(self, path: Path, file: FileIO, header: dict[str, Any]) -> None:
        self.path, self.header = path, header
        self._file = file
        self._flushed = time.monotonic()

    def __enter__(self) -> Store:
        """The store itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close it."""
        self.close()

    @classmethod
    def create(cls, path: Path, header: dict[str, Any]) -> Store:
        """A new store with no record, whole from the moment at which it stands there.

        Raises:
            RunError: the disk refused, or something is there already.
        """
        if path.exists():
            raise not_written(path, FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)))
        content = json.dumps(header).encode()
        write_durably(path, MAGIC + HEADER.pack(len(content), zlib.crc32(content)) + content)
        return cls.reopen(path)

    @classmethod
    def reopen(cls, path: Path) -> Store:
        """The store at `path`, to be read to the end with `records` before anything is added.

        Raises:
            RunError: it cannot be read, or its header is damaged.
        """
        try:
            check_regular(path)
            # Without a buffer: what was added outlives the process, and an error comes at once.
            file = path.open("r+b", buffering=0)
        except OSError as error:
            raise not_read(path, error) from error
        try:
            return cls(path, file, _header(file))
        except OSError as error:
            file.close()
            raise not_read(path, error) from error
        except (struct.error, *UNREADABLE) as error:
            file.close()
            raise RunError(damaged(path) + " " + translate("Begin again with --force.")) from error

    def records(self, length_of: Callable[[int], int]) -> Iterator[tuple[int, bytes]]:
        """Each whole record; `length_of(tile)` gives its bytes, 0 for a tile that is none.

        Raises:
            RunError: the disk refused.
        """
        try:
            whole = self._file.tell()
            while record := self._record(length_of):
                tile, content, checksum = record
                if _checksum(tile, content) == checksum:
                    yield tile, content
                    whole = self._file.tell()
            self._file.seek(whole)
            self._file.truncate()
        except OSError as error:
            raise not_read(self.path, error) from error

    def _record(self, length_of: Callable[[int], int]) -> tuple[int, bytes, int] | None:
        """The next tile, its bytes and their checksum; None where no record can be."""
        head = self._file.read(RECORD.size)
        if len(head) < RECORD.size:
            return None
        tile, checksum = RECORD.unpack(head)
        length = length_of(tile)
        content = self._file.read(length)
        return (tile, content, checksum) if length and len(content) == length else None

    def add(self, tile: int, content: bytes) -> None:
        """Write a record; at most a second later it is on the disk.

        Raises:
            RunError: the disk refused.
        """
        left = memoryview(RECORD.pack(tile, _checksum(tile, content)) + content)
        try:
            while left:
                left = left[self._file.write(left) :]
        except OSError as error:
            raise self._full(error) from error
        if time.monotonic() - self._flushed > BETWEEN_FLUSHES:
            self.flush()

    def flush(self) -> None:
        """Everything added is on the disk.

        Raises:
            RunError: the disk refused.
        """
        try:
            os.fsync(self._file.fileno())
        except OSError as error:
            raise self._full(error) from error
        self._flushed = time.monotonic()

    def close(self) -> None:
        """Flush and let go."""
        try:
            self.flush()
        finally:
            with suppress(OSError):  # of some network drives, which the flush has told already
                self._file.close()

    def _full(self, error: OSError) -> RunError:
        return RunError(
            translate(
                "{path}: could not be written: {why}. What was finished is kept: go on with "
                "--resume."
            ).format(path=self.path, why=error.strerror or error)
        )


def _header(file: FileIO) -> dict[str, Any]:
    """What `create` was given; reads as far as the first record."""
    if file.read(len(MAGIC)) != MAGIC:
        raise ValueError("magic")
    length, checksum = HEADER.unpack(file.read(HEADER.size))
    content = file.read(min(length, MOST_JSON))
    if zlib.crc32(content) != checksum:
        raise ValueError("checksum")
    return dict(json.loads(content))


def _checksum(tile: int, content: bytes) -> int:
    return zlib.crc32(content, zlib.crc32(tile.to_bytes(8, "little")))
