"""CSV read by pyarrow at full speed; whatever looks wrong goes to the slow reader, which says it.

Only the comma separates, and a value never goes over the end of its line. pyarrow is told every
column's type, so that it guesses nothing.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv
import torch
from numpy.typing import NDArray

from descenso.data.cells import EXACT_INTEGERS, is_missing
from descenso.data.csv_header import Header, better_header, read_header
from descenso.data.csv_scan import scan_csv
from descenso.data.faults import fault
from descenso.data.files import File
from descenso.data.rows import Labels, Rows
from descenso.language import translate

PIECE = 1 << 25
"""Bytes of the file that are columns at one time: the next piece reuses their memory."""

SMALLEST_BLOCK = 1 << 20
"""Bytes that one thread parses at a time."""

ROWS_PER_BLOCK = 2000
"""About so many rows in a block, so that a table of many columns is not cut into slivers."""


@dataclass(frozen=True)
class CsvTable:
    """A CSV file whose header has been read: a `Table`."""

    file: File

    @cached_property
    def header(self) -> Header:
        """Its first line."""
        return read_header(self.file)

    @property
    def names(self) -> tuple[str, ...]:
        """All its columns, in the file's order."""
        return self.header.names

    def hint(self, label: str | None) -> str:
        """What the first line seems to be, if it has not got the label."""
        return better_header(self.file, self.header, label)

    def read(self, label: str | None) -> Rows:
        """All columns but `label` as features. Raises DataError with line and column."""
        rows = read_fast(self.file, self.header, label)
        if rows is None:
            rows = scan_csv(self.file, self.header, label)
        if not rows.values.shape[0]:
            raise fault(
                self.file.name,
                translate("there is a line with column names, and no rows after it. Add some."),
            )
        return rows


def read_fast(file: File, header: Header, label: str | None) -> Rows | None:
    """As `scan_csv`, or None if anything at all looks wrong or out of the ordinary."""
    data, start = file.data, header.start
    names = [name for name in header.names if name != label]
    values = np.empty((0, len(names)))
    codes: list[NDArray[np.int32]] = []
    words: dict[str, int] = {}
    count = 0
    for begin, end in _pieces(data, start):
        # pyarrow drops a byte order mark where it begins to read.
        if data.startswith(codecs.BOM_UTF8, begin) or not _has_clean_quotes(data, begin, end):
            return None
        try:
            table = _parse(data, begin, end, header, label)
        except pa.ArrowException:
            return None
        after = count + table.num_rows
        values = _with_room(values, count, after, (end - start) / (len(data) - start))
        _fill(values[count:after], table.select(names))
        count = after
        if label is not None:
            codes += _codes(table.column(label), words)
    if any(is_missing(word) or "\n" in word or "\r" in word for word in words):
        return None
    tensor = torch.from_numpy(values[:count])
    if not _are_plain(tensor):
        return None
    return Rows(tensor, None if label is None else Labels(_joined(codes), list(words)))


def _has_clean_quotes(data: bytes, begin: int, end: int) -> bool:
    """Whether every quote of a piece opens at a cell's beginning and closes at its end.

    pyarrow reads `"a"b` as `ab`, and closes a quote that is open at the end. In turn, quotes open
    and close; a doubled one closes and opens again. Line breaks within are seen in the cells.
    """
    if data.find(b'"', begin, end) < 0:
        return True
    text = np.frombuffer(data, np.uint8, end - begin, begin)
    quotes = np.flatnonzero(text == ord('"'))
    if len(quotes) % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    before = text[opening[opening > 0] - 1]
    after = text[closing[closing + 1 < len(text)] + 1]
    beside = np.zeros(256, dtype=bool)
    beside[list(b',"\r\n')] = True
    return bool(beside[before].all() and beside[after].all())


def _with_room(
    values: NDArray[np.float64], count: int, needed: int, share: float
) -> NDArray[np.float64]:
    """`values` with its first `count` rows and room for `needed`, which are `share` of the file.

    Guessing the rows of the rest (and 2 % more) is cheaper than counting lines beforehand.
    """
    if needed <= len(values):
        return values
    room = needed if share == 1 else int(needed / share * 1.02) + 1
    roomier = np.empty((room, values.shape[1]))
    roomier[:count] = values[:count]
    return roomier


def _pieces(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    """From where to where each piece of whole lines goes, about `PIECE` bytes long."""
    while start < len(data):
        end = len(data)
        if end - start > PIECE:
            cut = data.rfind(b"\n", start, start + PIECE)
            cut = cut if cut >= 0 else data.rfind(b"\r", start, start + PIECE)
            end = cut + 1 if cut >= 0 else end
        yield start, end
        start = end


def _parse(data: bytes, begin: int, end: int, header: Header, label: str | None) -> Any:
    types = dict.fromkeys(header.names, pa.float64())
    if label is not None:
        types[label] = pa.dictionary(pa.int32(), pa.string())
    block = min(max(header.start * ROWS_PER_BLOCK, SMALLEST_BLOCK), PIECE)
    return pyarrow.csv.read_csv(
        pa.BufferReader(pa.py_buffer(data).slice(begin, end - begin)),
        read_options=pyarrow.csv.ReadOptions(column_names=header.names, block_size=block),
        # In a table of one column a blank line is a row without its value.
        parse_options=pyarrow.csv.ParseOptions(ignore_empty_lines=len(header.names) > 1),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=types, null_values=[], strings_can_be_null=False
        ),
    )


def _fill(rows: NDArray[np.float64], table: Any) -> None:
    """Write the columns of `table` into `rows`, which are contiguous row after row.

    Block by block: a block's part of the result stays in the processor's cache meanwhile.
    """
    start = 0
    for batch in table.to_batches():
        block = rows[start : start + batch.num_rows]
        for number, column in enumerate(batch.columns):
            block[:, number] = column.to_numpy()
        start += batch.num_rows


def _codes(column: Any, words: dict[str, int]) -> Iterator[NDArray[np.int32]]:
    """The numbers of the column's words in `words`, which grows by those that are new."""
    for chunk in column.chunks:
        numbers = [words.setdefault(word, len(words)) for word in chunk.dictionary.to_pylist()]
        yield np.array(numbers, dtype=np.int32)[chunk.indices.to_numpy()]


def _joined(codes: list[NDArray[np.int32]]) -> NDArray[np.int32]:
    return np.concatenate(codes) if codes else np.zeros(0, dtype=np.int32)


def _are_plain(values: torch.Tensor) -> bool:
    """Whether all are finite, far from float32's end, and whole numbers exact."""
    if not values.numel():
        return True
    low, high = torch.aminmax(values)
    # A comparison with NaN is false.
    return bool(low > -EXACT_INTEGERS and high < EXACT_INTEGERS)
