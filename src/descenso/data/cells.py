"""What may stand in a cell: numbers, the words for "missing", and what else people write there."""

from __future__ import annotations

import math
import re

import torch

from descenso.data.faults import quoted
from descenso.language import translate

MISSING_WORDS = ("", "na", "n/a", "#n/a", "nan", "null", "none", "?")
"""Cells that mean "no value", whatever their case; the only ones. Spaces around do not count."""

LARGEST = torch.finfo(torch.float32).max
"""Networks compute in float32: what is beyond becomes infinite."""

EXACT_INTEGERS = 2**53
"""float64 holds every integer below it, and from it on only some."""

_INTEGER = re.compile(r"[+-]?[0-9]+")
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")


def is_missing(text: str) -> bool:
    """Whether `text` is one of `MISSING_WORDS`."""
    return text.strip().lower() in MISSING_WORDS


def is_number(text: str) -> bool:
    """Whether `text` is written as a decimal number, of any size."""
    return _NUMBER.fullmatch(text.strip()) is not None


def is_integer(text: str) -> bool:
    """Whether `text` is written as a whole number."""
    return _INTEGER.fullmatch(text) is not None


def to_number(text: str) -> float | None:
    """The float64 that `text` writes; None if that is no number, or one that cannot be kept."""
    text = text.strip(" \t")
    if _NUMBER.fullmatch(text) is None:
        return None
    value = float(text)
    if abs(value) > LARGEST:
        return None
    if abs(value) >= EXACT_INTEGERS and is_integer(text) and int(text) != int(value):
        return None
    return value


def is_word(text: str) -> bool:
    """Whether `text` is neither a number nor any of the near-numbers that have a hint."""
    return not is_number(text) and not any(
        row.fullmatch(text.strip()) for row, _ in _near_numbers()
    )


def what_is_wrong(text: str) -> str:
    """Why `to_number(text)` is None, and what to do about it, in the reader's language."""
    shown, text = quoted(text), text.strip()
    if is_number(text):
        return _not_kept(shown, text)
    hints = [hint for pattern, hint in _near_numbers() if pattern.fullmatch(text)]
    hint = hints[0] if hints else translate("Correct the cell, or delete its row.")
    return "\n".join([translate("expected a number, got {cell}.").format(cell=shown), hint])


def _not_kept(shown: str, text: str) -> str:
    value = float(text)
    if math.isinf(value) or abs(value) > LARGEST:
        return translate(
            "{cell} is too large: networks compute in float32, which ends at {limit:.3g}.\n"
            "Correct the cell, or write the column in a larger unit."
        ).format(cell=shown, limit=LARGEST)
    return translate(
        "{cell} has more digits than float64 can hold: it would be read as {value}.\n"
        "If the column is an identifier, delete it; else round it."
    ).format(cell=shown, value=f"{value:.0f}")


def _near_numbers() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What people write in place of a number, most particular first, and the hint for each."""
    return (
        (
            re.compile(r"[+-]?(inf|infinity)", re.IGNORECASE),
            translate("A feature must be finite: correct the cell, or delete its row."),
        ),
        (
            re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?"),
            translate("Write thousands without a comma; a decimal comma must be a point."),
        ),
        (
            re.compile(r"[+-]?[0-9.]*,[0-9]+([eE][+-]?[0-9]+)?"),
            translate("It seems to have a decimal comma: write a point, as in 1.5."),
        ),
        (
            re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].*)?|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}"),
            translate("It seems to be a date: write a number, such as the days since the first."),
        ),
        (
            re.compile(r"[$€£]?\s*[+-]?[0-9]+([.,][0-9]+)?\s*([%€$£°]\w?|[^\W\d_]{1,3})"),
            translate("Write the number alone; its unit can go into the column's name."),
        ),
        (
            re.compile(r"[$€£]\s*[+-]?[0-9]+([.,][0-9]+)?"),
            translate("Write the number alone; its unit can go into the column's name."),
        ),
    )
