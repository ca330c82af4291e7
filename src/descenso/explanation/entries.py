"""Which entry of a line is written out: the reader's choice, or one path through the step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from torch import Tensor

from descenso.errors import OptionError, did_you_mean, shortened
from descenso.explanation.line import Index, Line, check_index
from descenso.language import translate

PARAMETER = re.compile(r"[Wb][1-9]\d*")
WRITTEN_ENTRY = re.compile(r"\s*([A-Za-z][\w.]*)\s*(?:\[([^\]]*)\]|\(([^)]*)\))?\s*")


def default_places(values: Mapping[str, Tensor], widths: Mapping[str, str]) -> dict[str, int]:
    """For each axis a place, so that all lines together follow one example through the network.

    It is the example with the largest error, its true class, in each layer the unit that hears most
    of that error, and its largest feature. `widths` gives the axis of units of each `dz`.
    """
    errors = values["dlogits"]
    row = int(errors.abs().sum(dim=1).argmax())
    places = {
        "batch": row,
        "classes": int(values["y"][row]),
        "inputs": int(values["X"][row].abs().argmax()),
    }
    for name, axis in widths.items():
        places[axis] = int(values[name][row].abs().argmax())
    return places


def choose_entries(
    wanted: Iterable[str], lines: Iterable[Line], places: Mapping[str, int]
) -> dict[str, Index]:
    """The index to write out for each line's result: as `wanted` says, else at `places`.

    `wanted` holds texts such as `dW1[0,3]`, `b1[2]` or `loss`. A parameter's name stands for its
    gradient, what becomes of that, and its update.

    Raises:
        OptionError: no line makes that tensor, or it has no such entry.
    """
    results = {line.result: line.values[line.result] for line in lines if line.result is not None}
    chosen = {name: tuple(places[axis] for axis in named.axes) for name, named in results.items()}
    for text in wanted:
        name, index = _parse(str(text))
        for target in _targets(name, list(results)):
            shape = tuple(results[target].tensor.shape)
            check_index(name, index, shape, given=str(text))
            chosen[target] = index
    return chosen


def _parse(text: str) -> tuple[str, Index]:
    found = WRITTEN_ENTRY.fullmatch(text)
    if found:
        inside = found[2] if found[2] is not None else found[3]
        numbers = [part.strip() for part in inside.split(",")] if inside is not None else []
        if all(re.fullmatch(r"\d{1,9}", number, re.ASCII) for number in numbers):
            return found[1], tuple(map(int, numbers))
    raise OptionError(
        "entry",
        translate(
            "entry: expected a tensor's name and a place from 0, such as W1[0,3], b1[3] or loss, "
            "got {given}."
        ).format(given=shortened(repr(text))),
    )


def _targets(name: str, results: list[str]) -> list[str]:
    if PARAMETER.fullmatch(name):
        names = [f"d{name}", f"{name}.grad_after", f"v{name}_after", f"{name}_after"]
        if names[0] in results:
            return [target for target in names if target in results]
    if name in results:
        return [name]
    # What a line reads, or changes in place, is written out where it is made.
    if f"{name}_after" in results:
        return [f"{name}_after"]
    known = [r for r in results if not r.endswith("_after")]
    known += [r.removesuffix("_after") for r in results if r.endswith("_after")]
    raise OptionError(
        "entry",
        translate("entry: no line makes a tensor called {name}. {hint}").format(
            name=shortened(repr(name)), hint=did_you_mean(name, known)
        ),
    )
