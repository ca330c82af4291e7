"""The files that are handed in: one, or a folder of them."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from descenso.errors import DataError
from descenso.language import translate
from descenso.language.readable import readable
from descenso.runs.durable import read_regular

MOST_SOURCE = 1_000_000
"""Bytes of a file that somebody wrote by hand; the sheet has 5000."""


DECLARATION = re.compile(rb"(?:.*\r?\n)?[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
"""`# -*- coding: latin-1 -*-` (PEP 263)."""


def read_file(path: Path) -> bytes:
    """The learner's file.

    Raises:
        DataError: it is absent, a folder, too large, or not UTF-8 text and does not say so.
    """
    try:
        content = read_regular(path, MOST_SOURCE)
        if not _declares_another_encoding(content):
            content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DataError(
            translate("{path}: is not UTF-8 text (byte {place}). Save it as UTF-8.").format(
                path=readable(str(path)), place=error.start
            )
        ) from error
    except OSError as error:
        raise DataError(
            translate("{path}: could not be read: {why}.").format(
                path=readable(str(path)), why=error.strerror or error
            )
        ) from error
    return content


def _declares_another_encoding(content: bytes) -> bool:
    """Whether the first two lines name an encoding that is not UTF-8, as Python lets them.

    Whether the text is in it, Python finds out beside the learner's code: some encodings take long.
    """
    declared = DECLARATION.match(content)
    if declared is None:
        return False
    try:
        return codecs.lookup(declared[1].decode("ascii")).name != "utf-8"
    except LookupError:
        return True


def find_submissions(folder: Path) -> list[Path]:
    """The `.py` files directly in `folder`, by name; hidden ones are left out.

    Raises:
        DataError: there is none.
    """
    files = sorted(
        entry
        for entry in folder.iterdir()
        if entry.suffix == ".py" and not entry.name.startswith(".")
    )
    if not files:
        raise DataError(
            translate("{folder}: has no .py files. Put one for each learner there.").format(
                folder=readable(str(folder))
            )
        )
    return files
