"""One line of the step: its code, its formula, its numbers, and why it is so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from torch import Tensor

from descenso.errors import OptionError, shortened
from descenso.explanation.expressions import Expression, entry_name, substitute, symbols
from descenso.language import translate

Index = tuple[int, ...]
Pattern = tuple[int | None, ...]
"""Cells of a tensor: None stands for every place of that axis, so (2, None) is row 2."""


@dataclass(frozen=True)
class Named:
    """A tensor with the names of its axes: `batch`, `inputs`, `hidden1` …, `classes`."""

    tensor: Tensor
    axes: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """One entry of a line's result, and what it is computed from.

    `symbols` and `expression` are the same formula, with names and with numbers; `expression` is
    Python arithmetic that comes to `value` in as many digits as `value` shows. `number` is the
    entry itself. `uses` gives the cells by the tensor's name.
    """

    name: str
    index: Index
    symbols: str
    expression: str
    value: str
    number: float
    uses: tuple[tuple[str, Pattern], ...]

    @property
    def title(self) -> str:
        """`dW1[0,3]`."""
        return entry_name(self.name, self.index)


@dataclass(frozen=True)
class Line:
    """A line of code that ran in this step.

    `part` is a name in `PARTS`. `values` holds the tensors that the line reads, in that order, and
    then those that it makes. `result` is the name of the one whose entries can be written out;
    None where there is nothing to compute.
    """

    part: str
    code: str
    formula: str
    says: str
    values: Mapping[str, Named]
    result: str | None = None
    write: Callable[[Index], tuple[Expression, tuple[tuple[str, Pattern], ...]]] | None = field(
        default=None, repr=False
    )

    @property
    def shapes(self) -> dict[str, tuple[int, ...]]:
        """The shape of every tensor of the line."""
        return {name: tuple(named.tensor.shape) for name, named in self.values.items()}

    def entry(self, index: Index) -> Entry:
        """The entry of the result at `index`, written out with this batch's numbers.

        Raises:
            OptionError: the result has no such entry, or the line computes nothing.
        """
        if self.result is None:
            raise OptionError(
                "entry",
                translate(
                    "entry: the line {code} computes nothing that could be written out."
                ).format(code=shortened(repr(self.code))),
            )
        assert self.write is not None, "a result comes with how it is written"
        shape = tuple(self.values[self.result].tensor.shape)
        check_index(self.result, index, shape, given=entry_name(self.result, index))
        expression, uses = self.write(index)
        number = self.values[self.result].tensor[index].item()
        text, value = substitute(expression, number)
        return Entry(self.result, index, symbols(expression), text, value, number, uses)


def check_index(name: str, index: Index, shape: tuple[int, ...], *, given: str) -> None:
    """Refuse a place that a tensor of `shape` does not have; `given` is how it was asked for.

    Raises:
        OptionError: for `entry`.
    """
    fits = len(index) == len(shape)
    if fits and all(0 <= place < size for place, size in zip(index, shape, strict=True)):
        return
    if not shape:
        expected = translate("{name} is a scalar: leave the brackets out").format(name=name)
    else:
        first = entry_name(name, [0] * len(shape))
        last = entry_name(name, [size - 1 for size in shape])
        expected = translate("expected {first} to {last}").format(first=first, last=last)
    raise OptionError(
        "entry",
        translate("entry: {expected}, got {given}.").format(
            expected=expected, given=shortened(given)
        ),
    )


PARTS = ("batch", "forward", "loss", "backward", "update", "clearing")
