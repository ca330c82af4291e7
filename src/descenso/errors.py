"""The errors that descenso raises for people.

    DescensoError
    ├── OptionError        an option or argument is wrong          (also a ValueError)
    ├── DataError          a file or its content is wrong          (also a ValueError)
    ├── RunError           a run folder is damaged, in use, absent
    │   └── ChecksumError  a file is not what was written
    └── DivergenceError    a number stopped being finite

Every message says which argument or which place of which file, what was expected, what came, and
what to do. Mistakes of ours are assertions, not these.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import TypeVar

from descenso.language import translate

Row = TypeVar("Row")


class DescensoError(Exception):
    """Base of all errors that are meant for people to read."""


class OptionError(DescensoError, ValueError):
    """An option has a value that cannot be used. `option` is its Python name."""

    def __init__(self, option: str, message: str) -> None:
        super().__init__(message)
        self.option = option


class DataError(DescensoError, ValueError):
    """A data file, or what is in it, cannot be used."""


class RunError(DescensoError):
    """A run folder is damaged, in use, or not a run."""


class ChecksumError(RunError):
    """A file of a run is not, byte for byte, what was written."""


class DivergenceError(DescensoError):
    """A number stopped being finite; the parameters were left at their last finite values.

    Attributes: `epoch` and `step` (both counted from 1), `tensor` (the first that went, such as
    `z1`, `loss`, `dW1` or `W1`), `why` (in the reader's language).
    """

    def __init__(self, *, epoch: int, step: int, tensor: str, why: str) -> None:
        super().__init__(
            translate("step {step} (epoch {epoch}): {tensor} is not finite. {why}").format(
                step=step, epoch=epoch, tensor=tensor, why=why
            )
        )
        self.epoch = epoch
        self.step = step
        self.tensor = tensor
        self.why = why


def shortened(text: str, most: int = 80) -> str:
    """`text`, cut to `most` characters: what people hand us may be of any length."""
    return text if len(text) <= most else text[: most - 1] + "…"


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """A sentence that offers the nearest of `known`, or else lists them all; never empty."""
    names = list(known)
    lowered = {name.lower(): name for name in names}
    near = difflib.get_close_matches(given.lower(), list(lowered), n=1, cutoff=0.6)
    if near:
        return translate("Did you mean {name}?").format(name=shortened(repr(lowered[near[0]])))
    shown = ", ".join(map(shortened, names[:20])) + (", …" if len(names) > 20 else "")
    return translate("Choose one of: {names}.").format(names=shown)


def look_up(table: Mapping[str, Row], option: str, name: str) -> Row:
    """The row of `table` called `name`.

    Raises:
        OptionError: there is none; the message offers the nearest.
    """
    if not isinstance(name, str) or name not in table:
        raise unknown_name(option, name, table)
    return table[name]


def unknown_name(option: str, given: object, known: Iterable[str]) -> OptionError:
    """The error for a name that no row of a table has."""
    return OptionError(
        option,
        translate("{option}: there is no {given}. {hint}").format(
            option=option, given=shortened(repr(given)), hint=did_you_mean(str(given), known)
        ),
    )
