"""The first line of a CSV file, and what the file is if it is not CSV in UTF-8 after all."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from descenso.data.cells import is_number
from descenso.data.faults import fault, quoted
from descenso.data.files import File
from descenso.errors import DataError
from descenso.language import translate

LOOKED_AT = 20
"""Lines in which a header is sought when the first line is not it."""

_BREAK = re.compile(rb"\r\n|\n|\r")
_LINE = re.compile(rb"[^\r\n]+")

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_FORMATS = (
    (b"PK\x03\x04", "Excel (.xlsx), OpenDocument, ZIP"),
    (b"\xd0\xcf\x11\xe0", "Excel (.xls)"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"ARROW1", "Arrow, Feather"),
    (b"\x93NUMPY", "NumPy (.npy)"),
    (b"\x89HDF", "HDF5"),
    (b"SQLite format 3", "SQLite"),
    (b"%PDF", "PDF"),
)


class Header(NamedTuple):
    """The column names, stripped; the line they stand on; where the rows begin in the bytes."""

    names: tuple[str, ...]
    line: int
    start: int


def read_header(file: File) -> Header:
    """The header of `file`.

    Raises:
        DataError: the bytes are no UTF-8 text, the separator is no comma, or the names will not do.
    """
    check_text(file)
    begin = len(codecs.BOM_UTF8) if file.data.startswith(codecs.BOM_UTF8) else 0
    found = _LINE.search(file.data, begin)
    if not found or not found[0].strip():
        message = translate("there are only blank lines. Expected a line with the column names.")
        raise fault(file.name, message)
    line = line_at(file.data, found.start())
    try:
        text = found[0].decode()
    except UnicodeDecodeError:
        raise not_utf8(file) from None
    ended = _BREAK.match(file.data, found.end())
    header = Header(
        tuple(name.strip() for name in _cells(file, text, line)),
        line,
        ended.end() if ended else found.end(),
    )
    _check_separator(file.name, text, header)
    check_names(file.name, header.names, line)
    return header


def check_text(file: File) -> None:
    """Nothing, or a DataError that names what the bytes are instead of text in UTF-8."""
    for magic, kind in _FORMATS:
        if file.data.startswith(magic):
            message = translate("this is not CSV or Parquet but {kind}. Save it as CSV (UTF-8).")
            raise fault(file.name, message.format(kind=kind))
    position = file.data.find(b"\0")
    beginning = file.data[:1000]
    encoding = next((name for mark, name in _MARKS if beginning.startswith(mark)), None)
    # Every other byte of Western text in UTF-16 is zero.
    if encoding is None and beginning.count(b"\0") * 3 > len(beginning):
        encoding = "UTF-16"
    if encoding:
        message = translate("the text is in {encoding}; expected UTF-8. Save it as CSV UTF-8.")
        raise fault(file.name, message.format(encoding=encoding))
    if position >= 0:
        message = translate(
            "there is a NUL byte (byte {byte} of the file), so this is not plain text.\n"
            "The file may be damaged: export or download it again."
        ).format(byte=position + 1)
        raise fault(file.name, message, line=line_at(file.data, position))


def not_utf8(file: File) -> DataError:
    """The error for bytes that are not UTF-8: where the first one is, and how it was meant."""
    try:
        file.data.decode()
    except UnicodeDecodeError as error:
        position = error.start
    else:
        raise AssertionError("not_utf8 is for bytes that cannot be decoded")
    line = line_at(file.data, position)
    begin = 1 + max(file.data.rfind(b"\n", 0, position), file.data.rfind(b"\r", 0, position))
    before = file.data[begin:position]
    cell = _LINE.match(file.data, begin)
    assert cell is not None
    number = before.count(b",")
    meant = cell[0].decode("cp1252", "replace").split(",")[number].strip()
    message = translate(
        "byte 0x{byte:02x} is not UTF-8; the text is probably in Latin-1 or Windows-1252, "
        "where it reads {meant}.\nSave the file as CSV UTF-8."
    ).format(byte=file.data[position], meant=quoted(meant))
    return fault(file.name, message, line=line, column=_name_at(file.data, number))


def line_at(data: bytes, position: int) -> int:
    """The number of the line, from 1, that holds the byte at `position`."""
    before = data[:position]
    return 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")


def check_names(file: str, names: tuple[str, ...], line: int | None = None) -> None:
    """Nothing, or a DataError for the first empty or repeated name."""
    seen: dict[str, int] = {}
    for number, name in enumerate(names, start=1):
        if not name:
            raise fault(file, _unnamed(number, len(names)), line=line)
        if name in seen:
            message = translate(
                "two columns have this name, number {first} and number {second}. Rename one."
            ).format(first=seen[name], second=number)
            raise fault(file, message, line=line, column=name)
        seen[name] = number


def better_header(file: File, header: Header, label: str | None) -> str:
    """A hint for a header without the label: what the first line seems to be; "" if a header."""
    for line, cells in _first_lines(file, header):
        is_header = label in cells if label else len(header.names) == 1 < len(cells)
        if is_header:
            return translate(
                "Line {line} looks like the line with the names: delete what stands before it."
            ).format(line=line)
    if all(is_number(name) for name in header.names):
        return translate("The first line holds numbers: put a line with the names before it.")
    return ""


def _first_lines(file: File, header: Header) -> Iterator[tuple[int, list[str]]]:
    """Number and stripped cells of the lines after `header`, up to `LOOKED_AT`."""
    text = file.data[header.start : header.start + 100_000].decode("utf-8", "replace")
    lines = io.StringIO(text, newline="")
    for number, line in zip(range(header.line + 1, header.line + LOOKED_AT), lines, strict=False):
        yield number, [cell.strip().strip('"').strip() for cell in line.split(",")]


def _cells(file: File, text: str, line: int) -> list[str]:
    try:
        return next(csv.reader([text], strict=True))
    except csv.Error:
        message = translate("a quote opens a name and is not closed on the line. Close it.")
        raise fault(file.name, message, line=line) from None


def _check_separator(file: str, text: str, header: Header) -> None:
    if len(header.names) > 1:
        return
    for separator, name in ((";", translate("semicolons")), ("\t", translate("tabs"))):
        if separator in text:
            message = translate(
                "the columns are separated by {separators}; expected commas.\n"
                "Save it as CSV with commas between columns and points in numbers."
            ).format(separators=name)
            raise fault(file, message, line=header.line)


def _unnamed(number: int, count: int) -> str:
    message = translate("column number {number} has no name.").format(number=number)
    if number == 1:
        hint = translate(
            "If it holds row numbers, delete it (pandas: to_csv(…, index=False)); else name it."
        )
    elif number == count:
        hint = translate("Delete the comma at the end of the line, or name the column.")
    else:
        hint = translate("Name it, or delete the column.")
    return f"{message} {hint}"


def _name_at(data: bytes, number: int) -> str | None:
    """The name of column `number` from 0, as far as a header that cannot be trusted tells it."""
    found = _LINE.search(data)
    names = found[0].decode("cp1252", "replace").split(",") if found else []
    return names[number].strip().strip('"') if number < len(names) else None
