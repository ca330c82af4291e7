"""How text stands out on its ground."""

from __future__ import annotations


def contrast(one, other):
    """WCAG 2.1's ratio of two opaque `rgb(…)` colours."""
    values = []
    for colour in (one, other):
        parts = [int(part) / 255 for part in colour.removeprefix("rgb(").rstrip(")").split(",")]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        values.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
    return (max(values) + 0.05) / (min(values) + 0.05)
