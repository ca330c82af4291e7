"""Parquet read by pyarrow, its columns turned into numbers without guessing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet
import torch
from numpy.typing import NDArray
from pyarrow import types

from descenso.data.cells import EXACT_INTEGERS, LARGEST, is_missing, what_is_wrong
from descenso.data.csv_header import check_names
from descenso.data.csv_scan import missing_labels, missing_values, word_column
from descenso.data.faults import fault
from descenso.data.files import File, memory_size, require_memory
from descenso.data.rows import Labels, Rows
from descenso.errors import DataError
from descenso.language import translate

MAGIC = b"PAR1"
"""The first and the last four bytes of every Parquet file."""

BYTES_PER_CELL = 16
"""A column's number, and the same number in its row."""


@dataclass(frozen=True)
class ParquetTable:
    """A Parquet file whose footer has been read: a `Table`."""

    file: File

    @cached_property
    def content(self) -> Any:
        """Pyarrow's ParquetFile. Raises DataError for a damaged file or names that will not do."""
        if not self.file.data.endswith(MAGIC) or len(self.file.data) < 12:
            raise fault(
                self.file.name,
                translate("the Parquet file is cut off: its end is missing. Get it again."),
            )
        try:
            content = pyarrow.parquet.ParquetFile(pa.BufferReader(self.file.data))
            columns, rows = len(content.schema_arrow), content.metadata.num_rows
        except (pa.ArrowException, OSError) as error:
            raise _damaged(self.file.name, error) from None
        check_names(self.file.name, tuple(name.strip() for name in content.schema_arrow.names))
        require_memory(self.file.name, columns * rows * BYTES_PER_CELL, memory_size())
        return content

    @property
    def names(self) -> tuple[str, ...]:
        """All its columns, stripped, in the file's order."""
        return tuple(name.strip() for name in self.content.schema_arrow.names)

    def hint(self, label: str | None) -> str:
        """Nothing: the names are certain."""
        return ""

    def read(self, label: str | None) -> Rows:
        """All columns but `label` as features. Raises DataError with row and column."""
        if not self.content.metadata.num_rows:
            raise fault(self.file.name, translate("there are columns, and no rows. Add some."))
        for name, column in zip(self.names, self.content.schema_arrow, strict=True):
            _check_type(self.file.name, name, column.type, name == label)
        try:
            table = self.content.read().rename_columns(self.names)
        except (pa.ArrowException, OSError) as error:
            raise _damaged(self.file.name, error) from None
        features = [name for name in self.names if name != label]
        labels = None if label is None else _labels(self.file.name, label, table.column(label))
        _check_missing(self.file.name, table, features)
        values = np.empty((table.num_rows, len(features)))
        for number, name in enumerate(features):
            values[:, number] = _numbers(self.file.name, name, table.column(name))
        return Rows(torch.from_numpy(values), labels)


def _damaged(file: str, error: Exception) -> DataError:
    reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    message = translate("the Parquet file is damaged ({reason}). Get it again.")
    return fault(file, message.format(reason=reason[:120]))


def _check_type(file: str, name: str, kind: Any, is_label: bool) -> None:
    """Nothing, or a DataError if a column of `kind` can be neither numbers nor labels."""
    kind = kind.value_type if types.is_dictionary(kind) else kind
    numeric = types.is_integer(kind) or types.is_floating(kind) or types.is_boolean(kind)
    if numeric or types.is_decimal(kind) or types.is_null(kind) or _is_text(kind):
        return
    if types.is_nested(kind):
        hint = translate("Write each of its parts as a column of its own, or delete it.")
    elif types.is_temporal(kind):
        hint = translate("Turn it into a number, such as the days since the first, or delete it.")
    else:
        hint = translate("Turn it into numbers, or delete it.")
    expected = translate("expected labels") if is_label else translate("expected numbers")
    message = translate("{expected}, and this column holds {kind}. {hint}").format(
        expected=expected, kind=kind, hint=hint
    )
    raise fault(file, message, column=name)


def _is_text(kind: Any) -> bool:
    return bool(types.is_string(kind) or types.is_large_string(kind)) or str(kind) == "string_view"


def _decoded(column: Any) -> Any:
    """The column as one array, a dictionary replaced by its words."""
    array = column.combine_chunks()
    if isinstance(array, pa.ChunkedArray):
        array = pa.concat_arrays(array.chunks) if array.num_chunks else pa.array([], array.type)
    return array.dictionary_decode() if types.is_dictionary(array.type) else array


def _gone(column: Any) -> NDArray[np.bool_]:
    """(rows,): where the column has no value: null, or NaN."""
    gone: NDArray[np.bool_] = column.is_null(nan_is_null=True).to_numpy(zero_copy_only=False)
    return gone


def _check_missing(file: str, table: Any, features: list[str]) -> None:
    """Nothing, or a DataError with the number of missing values and the first one's place."""
    counts, first = [], (table.num_rows, "")
    for name in features:
        gone = _gone(_decoded(table.column(name)))
        counts.append(int(gone.sum()))
        if counts[-1]:
            first = min(first, (int(gone.argmax()), name), key=lambda place: place[0])
    if any(counts):
        raise fault(file, missing_values(counts), row=first[0] + 1, column=first[1])


def _numbers(file: str, name: str, column: Any) -> NDArray[np.float64]:
    """(rows,) float64, all finite, within float32 and exact if they were whole numbers."""
    array = _decoded(column)
    if _is_text(array.type):
        words = [word for word in array.unique().to_pylist() if word is not None]
        raise fault(file, word_column(name, words), column=name)
    given = array.to_numpy(zero_copy_only=False)
    if types.is_decimal(array.type):
        given = array.cast(pa.float64(), safe=False).to_numpy()
    numbers: NDArray[np.float64] = given.astype(np.float64)
    for row in np.flatnonzero(~(np.abs(numbers) < EXACT_INTEGERS)):
        inexact = types.is_integer(array.type) and int(given[row]) != int(numbers[row])
        if inexact or not abs(numbers[row]) <= LARGEST:
            message = what_is_wrong(str(given[row]))
            raise fault(file, message, row=int(row) + 1, column=name)
    return numbers


def _labels(file: str, name: str, column: Any) -> Labels:
    array = _decoded(column)
    if types.is_floating(array.type) and not array.null_count:
        # A column of 0.0 and 1.0 was whole numbers before some tool made room for a NaN.
        numbers = array.to_numpy()
        if np.all(numbers == np.round(numbers)) and np.all(np.abs(numbers) < EXACT_INTEGERS):
            array = pa.array(numbers.astype(np.int64))
    coded = array.cast(pa.string()).dictionary_encode()
    words = coded.dictionary.to_pylist()
    empty = np.array([is_missing(word) for word in words] or [False])
    codes = coded.indices.fill_null(0).to_numpy()
    gone = coded.is_null().to_numpy(zero_copy_only=False) | empty[codes]
    if gone.any():
        message = missing_labels(int(gone.sum()))
        raise fault(file, message, row=int(gone.argmax()) + 1, column=name)
    return Labels(codes, words)
