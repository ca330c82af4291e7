"""Lines of somebody's code around one of them, to be shown beside what is said about it."""

from __future__ import annotations

import linecache
import unicodedata
from typing import NamedTuple

from descenso.doctor.source import Position, Source

BEFORE, AFTER = 2, 1
"""Lines shown around the one that is meant."""

UNSEEN = "\N{REPLACEMENT CHARACTER}"


class QuotedLine(NamedTuple):
    """A line with its number; `meant` for the one that it is about."""

    number: int
    text: str
    meant: bool


def quote(source: Source, place: Position) -> list[QuotedLine]:
    """The line at `place` and its neighbours, without empty ones at the edges.

    Empty where the line is not to be had.
    """
    lines = source.lines(place) or [line.rstrip("\n") for line in linecache.getlines(place.file)]
    if not 0 < place.line <= len(lines):
        return []
    first, last = max(1, place.line - BEFORE), min(len(lines), place.line + AFTER)
    shown = [
        QuotedLine(number, _shown(lines[number - 1]), number == place.line)
        for number in range(first, last + 1)
    ]
    while not (shown[0].meant or shown[0].text.strip()):
        shown.pop(0)
    while not (shown[-1].meant or shown[-1].text.strip()):
        shown.pop()
    return shown


def _shown(text: str) -> str:
    """Tabs as spaces, other control characters as a sign: a terminal would obey them."""
    return "".join(
        UNSEEN if unicodedata.category(sign) in ("Cc", "Cf", "Cs") else sign
        for sign in text.rstrip().expandtabs(4)
    )
