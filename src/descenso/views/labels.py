"""Numbers of any size, made fit for a picture, a page or a terminal."""

from __future__ import annotations

import math

from descenso.language import translate


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
