"""The results of an atlas on disk while it grows: what was finished survives a crash.

A file that is only ever added to: a header, then a record for each tile, in the order in which they
were finished. A record that was not wholly written, or that the disk spoilt, fails its checksum;
the file is cut there, and the tiles beyond are trained again.
"""

from __future__ import annotations

import json
import os
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from descenso.errors import RunError
from descenso.language import translate
from descenso.runs.durable import (
    MOST_JSON,
    UNREADABLE,
    damaged,
    flush_folder,
    not_read,
    not_written,
)

MAGIC = b"descenso atlas 1\n"
COUNT = struct.Struct("<II")
"""Of the header: bytes and checksum. Of a record: tile and checksum of its bytes."""

BETWEEN_FLUSHES = 1.0
"""Seconds of work that a power cut may cost."""


class Store:
    """An open store, closed at the end of its `with`; `add` is called by one thread."""

    def __init__(self, path: Path, file: BinaryIO, header: dict[str, Any]) -> None:
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
        """A new store with no record.

        Raises:
            RunError: the disk refused.
        """
        content = json.dumps(header).encode()
        try:
            file = path.open("x+b")
            file.write(MAGIC + COUNT.pack(len(content), zlib.crc32(content)) + content)
            file.flush()
            os.fsync(file.fileno())
            flush_folder(path.parent)
        except OSError as error:
            raise not_written(path, error) from error
        return cls(path, file, header)

    @classmethod
    def reopen(cls, path: Path) -> Store:
        """The store at `path`, to be read with `records` before anything is added.

        Raises:
            RunError: it cannot be read, or its header is damaged.
        """
        try:
            file = path.open("r+b")
        except OSError as error:
            raise not_read(path, error) from error
        try:
            if file.read(len(MAGIC)) != MAGIC:
                raise ValueError("magic")
            length, checksum = COUNT.unpack(file.read(COUNT.size))
            content = file.read(min(length, MOST_JSON))
            if zlib.crc32(content) != checksum:
                raise ValueError("checksum")
            header = json.loads(content)
            return cls(path, file, dict(header))
        except (struct.error, *UNREADABLE) as error:
            file.close()
            raise RunError(damaged(path) + " " + translate("Begin again with --force.")) from error

    def records(self, length_of: Callable[[int], int]) -> Iterator[tuple[int, bytes]]:
        """Each whole record; `length_of(tile)` gives its bytes, 0 for a tile that is none."""
        while True:
            begin = self._file.tell()
            head = self._file.read(COUNT.size)
            if len(head) == COUNT.size:
                tile, checksum = COUNT.unpack(head)
                length = length_of(tile)
                content = self._file.read(length)
                if length and len(content) == length and zlib.crc32(content, tile) == checksum:
                    yield tile, content
                    continue
            self._file.seek(begin)
            self._file.truncate()
            return

    def add(self, tile: int, content: bytes) -> None:
        """Write a record; at most a second later it is on the disk.

        Raises:
            RunError: the disk refused.
        """
        try:
            self._file.write(COUNT.pack(tile, zlib.crc32(content, tile)) + content)
            if time.monotonic() - self._flushed > BETWEEN_FLUSHES:
                self.flush()
        except OSError as error:
            raise self._full(error) from error

    def flush(self) -> None:
        """Everything added is on the disk."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise self._full(error) from error
        self._flushed = time.monotonic()

    def close(self) -> None:
        """Flush and let go."""
        try:
            self.flush()
        finally:
            self._file.close()

    def _full(self, error: OSError) -> RunError:
        return RunError(
            translate(
                "{path}: could not be written: {why}. What was finished is kept: go on with "
                "--resume."
            ).format(path=self.path, why=error.strerror or error)
        )
