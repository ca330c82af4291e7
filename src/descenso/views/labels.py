"""Text from data files and numbers of any size, made fit for a picture, a page or a terminal."""

from __future__ import annotations

import math
import re

from descenso.language import translate

# Control characters break XML and terminals; marks of direction let a label rewrite its neighbours;
# a lone surrogate cannot be written as UTF-8.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufffe\uffff]"
)


def readable(text: str, length: int | None = None, ellipsis: str = "…") -> str:
    r"""`text` on one line, unsafe characters as `\u202e`, its middle left out beyond `length`."""
    # Cut before the replacement too: of 10 MB only what can be seen is looked at.
    if length is not None and len(text) > 4 * length:
        text = text[: 2 * length] + text[-2 * length :]
        cut = True
    else:
        cut = False
    safe = _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    if length is None or (len(safe) <= length and not cut):
        return safe
    head = (length - len(ellipsis) + 1) // 2
    tail = length - len(ellipsis) - head
    return safe[:head] + ellipsis + (safe[-tail:] if tail else "")


def short_number(value: float) -> str:
    """A loss in about six characters: four decimals while they say something."""
    if not math.isfinite(value):
        return f"{value:g}"
    size = abs(value)
    if size >= 9999.95 or 0 < size < 0.00005:
        return f"{value:.1e}"
    decimals = 4 if size < 9.99995 else 3 if size < 99.9995 else 2 if size < 999.995 else 1
    return f"{value:.{decimals}f}"


def percent(share: float | None) -> str:
    """A share in [0, 1] as a percentage with one decimal; never rounded up to 100."""
    if share is None or math.isnan(share):
        return "—"
    shown = min(100 * share, 99.9) if share < 1 else 100.0
    return translate("{number}%").format(number=f"{shown:.1f}")


def wants_logarithm(values: list[float]) -> bool:
    """Whether the positive ones of `values` span more than two powers of ten."""
    positive = [value for value in values if 0 < value < math.inf]
    return bool(positive) and math.log10(max(positive)) - math.log10(min(positive)) > 2
