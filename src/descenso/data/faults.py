"""What a fault in a data file is called and where it is: the one shape of all its messages."""

from __future__ import annotations

from descenso.errors import DataError
from descenso.language import translate

LONGEST_QUOTE = 40
"""Characters of a cell or a name that a message shows."""

MOST_NAMES = 20
"""Columns that a message lists."""


def quoted(text: str) -> str:
    """`text` in quotes, shortened, with control characters made visible."""
    return repr(text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…")


def listed(names: list[str] | tuple[str, ...]) -> str:
    """The first `MOST_NAMES` of `names` in quotes, with commas between them."""
    more = ", …" if len(names) > MOST_NAMES else ""
    return ", ".join(quoted(name) for name in names[:MOST_NAMES]) + more


def fault(
    file: str,
    message: str,
    *,
    line: int | None = None,
    row: int | None = None,
    column: str | None = None,
) -> DataError:
    """The error for `message`: `file: line N, column 'x': message`, with the parts that are known.

    `line` (of a text file) and `row` (of a Parquet file) count from 1.
    """
    places = []
    if line is not None:
        places.append(translate("line {line}").format(line=line))
    if row is not None:
        places.append(translate("row {row}").format(row=row))
    if column is not None:
        places.append(translate("column {column}").format(column=quoted(column)))
    where = ", ".join(places)
    return DataError(": ".join(part for part in (file, where, message) if part))
