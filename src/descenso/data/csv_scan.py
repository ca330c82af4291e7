"""CSV read cell by cell in plain Python: slow, and it can name the line and column of any fault.

The reference for the fast reader, which hands over whatever it stumbles on.
"""

from __future__ import annotations

import csv
import io
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn

import numpy as np
import torch

from descenso.data.cells import (
    EXACT_INTEGERS,
    MISSING_WORDS,
    is_missing,
    is_number,
    is_word,
    to_number,
    what_is_wrong,
)
from descenso.data.csv_header import Header, not_utf8
from descenso.data.faults import fault, listed
from descenso.data.files import File
from descenso.data.rows import Labels, Rows
from descenso.errors import DataError
from descenso.language import translate, translate_many

WORDS_KEPT = 50
"""Distinct words of a column that are remembered, to show some of them."""


@dataclass
class Column:
    """What was seen in one column. Line numbers count from 1; 0 is "never"."""

    name: str
    missing: int = 0
    missing_line: int = 0
    bad: int = 0
    bad_line: int = 0
    bad_text: str = ""
    words: dict[str, None] = field(default_factory=dict)

    def note_missing(self, line: int) -> None:
        """Count a cell without a value."""
        self.missing += 1
        self.missing_line = self.missing_line or line

    def note_bad(self, text: str, line: int) -> None:
        """Count a cell that is no number, or none that can be kept."""
        self.bad += 1
        if not self.bad_line:
            self.bad_line, self.bad_text = line, text
        if len(self.words) < WORDS_KEPT:
            self.words[text.strip()] = None


def scan_csv(file: File, header: Header, label: str | None) -> Rows:
    """Every cell of `file`; all columns but `label` are features.

    Raises:
        DataError: for the first line that is no row of the table; else for the first column of
            words; else for the first cell that is missing or wrong.
    """
    columns = [Column(name) for name in header.names]
    labelled = None if label is None else header.names.index(label)
    label_column = None if labelled is None else columns.pop(labelled)
    values, codes = array("d"), array("q")
    words: dict[str, int] = {}
    count = 0
    for line, cells in _records(file, header):
        count += 1
        if labelled is not None and label_column is not None:
            word = cells.pop(labelled).strip()
            codes.append(words.setdefault(word, len(words)))
            if is_missing(word):
                label_column.note_missing(line)
        values.extend(_numbers(cells, columns, line))
    _raise_first(file.name, columns, label_column, count)
    table = torch.tensor(np.frombuffer(values)).reshape(count, len(columns))
    return Rows(table, Labels(np.array(codes), list(words)) if label_column else None)


def _numbers(cells: list[str], columns: list[Column], line: int) -> list[float]:
    """The row's numbers, with 0 where there is none; `columns` take note of those."""
    text = "".join(cells)
    # float() reads more than a file may hold: "1_000", "nan", digits of other alphabets.
    if text.isascii() and "_" not in text:
        try:
            numbers = list(map(float, cells))
        except ValueError:
            pass
        else:
            if sum(map(abs, numbers)) < EXACT_INTEGERS:
                return numbers
    return [_number(cell, column, line) for cell, column in zip(cells, columns, strict=True)]


def _number(cell: str, column: Column, line: int) -> float:
    value = to_number(cell)
    if value is not None:
        return value
    if is_missing(cell):
        column.note_missing(line)
    else:
        column.note_bad(cell, line)
    return 0.0


def _records(file: File, header: Header) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of every row; blank lines are skipped where no row can look so."""
    try:
        text = file.data[header.start :].decode()
    except UnicodeDecodeError:
        raise not_utf8(file) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    width = len(header.names)
    while True:
        before = header.line + reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            _raise_quote(file.name, before + 1, header.line + reader.line_num, str(error))
        if header.line + reader.line_num > before + 1:
            _raise_quote(file.name, before + 1, before + 2, "")
        if not cells and width > 1:
            continue
        cells = cells or [""]
        if len(cells) != width:
            raise _wrong_length(file.name, cells, width, before + 1)
        yield before + 1, cells


def _raise_quote(file: str, first: int, last: int, error: str) -> NoReturn:
    if last > first or "unexpected end" in error:
        message = translate(
            "a quote is opened here and not closed on the same line.\n"
            'Close it, or write "" for a quote that belongs to the text.'
        )
    elif "field limit" in error:
        message = translate("a value has more than {limit} characters. Shorten it.").format(
            limit=csv.field_size_limit()
        )
    else:
        message = translate(
            "after a closing quote expected a comma or the end of the line.\n"
            'Write "" for a quote that belongs to the text.'
        )
    raise fault(file, message, line=first) from None


def _wrong_length(file: str, cells: list[str], width: int, line: int) -> DataError:
    expected = translate_many("expected {count} value", "expected {count} values", width).format(
        count=width
    )
    message = translate("{expected} as in the header, got {count}.").format(
        expected=expected, count=len(cells)
    )
    return fault(file, "\n".join([message, _length_hint(cells, width)]), line=line)


def _length_hint(cells: list[str], width: int) -> str:
    if len(cells) == width + 1 and not cells[-1].strip():
        return translate("There is a comma too many at its end: delete it.")
    if len(cells) > width and sum(is_number(cell) for cell in cells) > width:
        return translate(
            "If numbers have a decimal comma or commas for thousands, write 1.5 and 1000."
        )
    if len(cells) > width:
        return translate('A text that contains a comma must be in quotes ("…").')
    if any(";" in cell or "\t" in cell for cell in cells):
        return translate("Its values must be separated by commas.")
    return translate("Complete the row, or delete it if it is not one.")


def _raise_first(file: str, columns: list[Column], label: Column | None, count: int) -> None:
    """Nothing, or the DataError for what is worth saying first about `columns`."""
    for column in columns:
        if column.bad > count - column.bad - column.missing and is_word(column.bad_text):
            message = word_column(column.name, list(column.words))
            raise fault(file, message, line=column.bad_line, column=column.name)
    faults = [(column.bad_line, column) for column in columns if column.bad]
    faults += [(column.missing_line, column) for column in columns if column.missing]
    if label and label.missing:
        faults.append((label.missing_line, label))
    if not faults:
        return
    line, column = min(faults, key=lambda pair: pair[0])
    if column is label:
        message = missing_labels(column.missing)
    elif line == column.bad_line:
        message = what_is_wrong(column.bad_text)
    else:
        message = missing_values([other.missing for other in columns])
    raise fault(file, message, line=line, column=column.name)


def word_column(name: str, words: list[str]) -> str:
    """What to do about a feature that holds words instead of numbers."""
    if len(words) >= WORDS_KEPT:
        hint = translate("It has many different ones, like a name or an identifier: delete it.")
    else:
        hint = translate(
            "Replace it by one column of 0 and 1 for each word (pandas: get_dummies(table, "
            "columns=[{name}], dtype=int)), or delete it."
        ).format(name=repr(name))
    message = translate("a network takes numbers, and this column holds words ({words}).").format(
        words=listed(words[:3]) + (", …" if len(words) > 3 else "")
    )
    return "\n".join([message, hint])


def missing_values(counts: list[int]) -> str:
    """What to do about features without a value; `counts` has one number for each column."""
    total = sum(counts)
    message = translate_many(
        "a value is missing, the only one in the file.",
        "a value is missing, the first of {count} in {columns} of the columns.",
        total,
    ).format(count=total, columns=sum(count > 0 for count in counts))
    hint = translate("Fill in a number, or delete the rows without one.")
    return "\n".join([message, f"{hint} {_missing_words()}"])


def missing_labels(count: int) -> str:
    """What to do about rows without a label."""
    message = translate_many(
        "the label is missing, in this row only.",
        "the label is missing, here and in more rows: {count} in all.",
        count,
    ).format(count=count)
    hint = translate("Delete such rows, or give them a class of their own.")
    return "\n".join([message, f"{hint} {_missing_words()}"])


def _missing_words() -> str:
    words = ", ".join(word for word in MISSING_WORDS if word)
    return translate("(These mean missing: an empty cell, {words}.)").format(words=words)
