"""What is to be varied: `lr=0.001,0.1` as changes of train options, each with one new value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, NamedTuple

from descenso.errors import OptionError, shortened, unknown_name
from descenso.language import translate
from descenso.runs.options import REAL_OPTIONS, TrainOptions

NOT_VARIED = ("validation", "checkpoint_every")
"""The first would change which rows are compared, the second changes nothing about training."""

YES_OR_NO = {"on": True, "yes": True, "true": True, "off": False, "no": False, "false": False}


class Change(NamedTuple):
    """One option, by its Python name, and its new value."""

    name: str
    value: Any

    @property
    def shown(self) -> str:
        """`lr=0.1`, `hidden=16x16`, `zero-grads=off`: as it is written on the command line."""
        return f"{self.name.replace('_', '-')}={shown_value(self.value)}"


def shown_value(value: Any) -> str:
    """A value as `--vary` takes it."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, tuple):
        return "x".join(map(str, value)) or "0"
    return f"{value:g}" if isinstance(value, float) else str(value)


def read_changes(texts: Iterable[str]) -> list[Change]:
    """The changes that `NAME=V1,V2,…` asks for, in order.

    Raises:
        OptionError: not of that form, an option that cannot be varied, or a value that cannot be
            read. Ranges are the business of `TrainOptions`.
    """
    changes = []
    for text in texts:
        name, equals, values = text.partition("=")
        if not equals or not values.strip():
            raise OptionError(
                "vary",
                translate("vary: expected NAME=V1,V2,… such as lr=0.01,0.1, got {given}.").format(
                    given=shortened(repr(text))
                ),
            )
        option = _varied(name.strip())
        changes += [Change(option, _read(option, word.strip())) for word in values.split(",")]
    return changes


def listed_changes(vary: Mapping[str, Sequence[Any]]) -> list[Change]:
    """The changes of `{"lr": [0.01, 0.1]}`, in order.

    Raises:
        OptionError: an option that cannot be varied, or values that are no list.
    """
    if not isinstance(vary, Mapping):
        raise OptionError(
            "vary",
            translate("vary: expected options with lists of values, got {given}.").format(
                given=shortened(repr(vary))
            ),
        )
    changes = []
    for name, values in vary.items():
        option = _varied(name)
        if isinstance(values, str) or not isinstance(values, Iterable):
            raise OptionError(
                "vary",
                translate("vary: {name} expected a list of values, got {given}.").format(
                    name=name, given=shortened(repr(values))
                ),
            )
        # A list of widths would be no key of a table.
        changes += [
            Change(option, tuple(value) if isinstance(value, list) else value) for value in values
        ]
    return changes


def _varied(name: str) -> str:
    """The Python name of an option that twins may differ in."""
    option = str(name).replace("-", "_")
    known = [field.name for field in fields(TrainOptions) if field.name not in NOT_VARIED]
    if option in NOT_VARIED:
        raise OptionError(
            "vary",
            translate(
                "vary: twins cannot differ in {name}: they are measured on the same rows."
            ).format(name=name),
        )
    if option not in known:
        raise unknown_name("vary", str(name), [name.replace("_", "-") for name in known])
    return option


def _read(option: str, word: str) -> Any:
    """The value that `word` is for `option`."""
    kind = _kinds().get(option, str)
    try:
        return kind(word)
    except (ValueError, KeyError):
        raise OptionError(
            option,
            translate("vary: {word} is no value for {option}.").format(
                word=shortened(repr(word)), option=option.replace("_", "-")
            ),
        ) from None


def _kinds() -> dict[str, Callable[[str], Any]]:
    """How the word of each option is read; those that are not here are names."""
    return {
        **dict.fromkeys(REAL_OPTIONS, float),
        **dict.fromkeys(("batch_size", "epochs", "seed"), int),
        **dict.fromkeys(("zero_grads", "standardize"), lambda word: YES_OR_NO[word.lower()]),
        "hidden": _widths,
    }


def _widths(word: str) -> tuple[int, ...]:
    """`16x16`: two hidden layers; `0`: none."""
    widths = tuple(int(width) for width in re.split("[x×+]", word))
    return () if widths == (0,) else widths
