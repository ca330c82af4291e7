"""An explained step as a page: one file from disk, with nothing to fetch and nothing to compute.

Every text, shade and used cell is worked out here; the script only shows what it is given.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from typing import Any

from descenso.explanation.explanation import Explanation
from descenso.explanation.expressions import plain
from descenso.explanation.line import Index, Line, Named
from descenso.language import translate
from descenso.language.readable import readable
from descenso.views import explanation_words as words
from descenso.views.page import page

MOST_PLACES = 16
"""Of an axis, so that a matrix is at most 16 × 16 on the page."""

SHADES = 8
LABEL_LENGTH = 18


def explanation_page(explanation: Explanation) -> str:
    """The page, in the current language."""
    return page(
        "explanation.html",
        style="explanation.css",
        script="explanation.js",
        data=_embedded(page_data(explanation)),
        title=words.headline(explanation),
        summary=words.summary(explanation),
        data_name=readable(explanation.run.data.name, 60),
        parts=list(_parts(explanation)),
        notes=[readable(note, 400) for note in explanation.notes],
        head=words.agreement_head(),
        rows=[words.agreement_cells(row) for row in explanation.agreement],
        legend=words.agreement_legend(explanation),
        facts=words.fact_rows(explanation),
    )


def _embedded(data: dict[str, Any]) -> str:
    """JSON that can stand inside a script element, whatever the names in it are."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _parts(explanation: Explanation) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Each part's title with its lines: their places in the step, and their code."""
    numbered = list(enumerate(explanation.lines))
    for part in dict.fromkeys(line.part for line in explanation.lines):
        lines = [(number, line.code) for number, line in numbered if line.part == part]
        yield words.part_title(part), lines


def page_data(explanation: Explanation) -> dict[str, Any]:
    """What the script shows: lines, tensors, labels, and the words around them."""
    shown = _shown_places(explanation)
    tensors: dict[str, Named] = {}
    for line in explanation.lines:
        tensors.update(line.values)
    return {
        "lines": [_line(explanation, line, shown) for line in explanation.lines],
        "tensors": {name: _tensor(named, shown) for name, named in tensors.items()},
        "axes": {axis: _axis(explanation, axis, places) for axis, places in shown.items()},
        "words": {
            "computed": translate("computed here"),
            "cropped": translate("{shown} of {all} are shown."),
            "hint": translate(
                "Point at an entry of {name}, or move there with Tab and the arrow keys, to see "
                "what it is made of."
            ),
            "nothing": translate("There is nothing to compute here."),
            "line": translate("Line {number} of {all}"),
        },
    }


def _shown_places(explanation: Explanation) -> dict[str, list[int]]:
    """For each axis the places on the page: all, or as many around the chosen entries."""
    sizes: dict[str, int] = {}
    chosen: dict[str, list[int]] = {}
    for line in explanation.lines:
        for named in line.values.values():
            sizes.update(zip(named.axes, named.tensor.shape, strict=True))
        if line.result is not None:
            axes = line.values[line.result].axes
            for axis, place in zip(axes, explanation.chosen[line.result], strict=True):
                chosen.setdefault(axis, []).append(place)
    return {axis: _window(size, chosen.get(axis, [0])) for axis, size in sizes.items()}


def _window(size: int, chosen: list[int]) -> list[int]:
    """Up to `MOST_PLACES` of `size` places: those chosen, and neighbours of the first of them."""
    kept = set(chosen[:MOST_PLACES])
    near = sorted(range(size), key=lambda place: abs(place - chosen[0]))
    for place in near[:MOST_PLACES]:
        if len(kept) < MOST_PLACES:
            kept.add(place)
    return sorted(kept)


def _axis(explanation: Explanation, axis: str, places: list[int]) -> dict[str, Any]:
    """The places shown, a label for each, and how many there are in all."""
    labels = explanation.labels(axis)
    form = translate("row {number}") if axis == "batch" else "{number}"
    shown = [
        readable(form.format(number=labels[place]), LABEL_LENGTH) if labels[place] else ""
        for place in places
    ]
    return {"places": places, "labels": shown, "size": len(labels)}


def _tensor(named: Named, shown: dict[str, list[int]]) -> dict[str, Any]:
    """Axes, shape, and a text and a shade for each entry shown, row by row."""
    tensor = named.tensor
    indices = list(product(*(shown[axis] for axis in named.axes)))
    values = [tensor[index].item() for index in indices]
    largest = max((abs(value) for value in values), default=0.0)
    whole = not tensor.is_floating_point()
    return {
        "axes": named.axes,
        "shape": list(tensor.shape),
        "texts": [str(value) if whole else _cell_text(value) for value in values],
        "shades": [0 if whole or not largest else _shade(value / largest) for value in values],
    }


def _cell_text(value: float) -> str:
    """A number in about seven characters: what lies beyond is in the formula."""
    size = abs(value)
    if 0 < size < 0.001 or size >= 1e6:
        mantissa, exponent = f"{value:.1e}".split("e")
        return f"{mantissa}e{int(exponent)}"
    return plain(value, 3 if size >= 0.1 else 2)


def _shade(share: float) -> int:
    """−8 to 8 for −1 to 1. The root lets small entries be seen beside large ones."""
    size = round(SHADES * float(abs(share) ** 0.7))
    return size if share > 0 else -size


def _line(explanation: Explanation, line: Line, shown: dict[str, list[int]]) -> dict[str, Any]:
    document: dict[str, Any] = {
        "code": line.code,
        "formula": line.formula,
        "says": line.says,
        "tensors": list(line.values),
        "result": line.result,
    }
    if line.result is not None:
        axes = line.values[line.result].axes
        indices = product(*(shown[axis] for axis in axes))
        document["chosen"] = list(explanation.chosen[line.result])
        document["entries"] = {_key(index): _entry(line, index) for index in indices}
    return document


def _key(index: Index) -> str:
    return ",".join(map(str, index))


def _entry(line: Line, index: Index) -> list[Any]:
    """Symbols, expression, value, and the cells used."""
    entry = line.entry(index)
    return [entry.symbols, entry.expression, entry.value, entry.uses]
