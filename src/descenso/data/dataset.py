"""A data set in memory, and what is done to it before training: scaling and splitting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import torch
from torch import Tensor

from descenso.errors import DataError, OptionError
from descenso.language import translate


@dataclass(frozen=True)
class Dataset:
    """Rows with labels, ready for a network.

    Attributes:
        name: a built-in name, or the file's name without folder and ending.
        values: (rows, features) float64, as read: all finite, and within float32's range.
        y: (rows,) int64, the number of each row's class in `classes`.
        features: the columns' names, one for each column of `values`.
        classes: the labels' texts, in the order of their numbers.
        source: what brings the same rows again: {"kind": "built-in", "name": …, "seed": …} or
            {"kind": "file", "path": …, "label": …}; {"kind": "memory"} when nothing does.
        sha256: of the file's bytes; for a built-in set, of the numbers themselves.
        notes: remarks for the reader, such as a constant feature.
    """

    name: str
    values: Tensor
    y: Tensor
    features: tuple[str, ...]
    classes: tuple[str, ...]
    source: dict[str, str | int]
    sha256: str
    notes: tuple[str, ...] = ()

    @cached_property
    def X(self) -> Tensor:
        """(rows, features) float32: the values as a network takes them."""
        return self.values.float()

    @property
    def rows(self) -> int:
        """Number of rows."""
        return self.values.shape[0]

    def with_values(self, values: Tensor) -> Dataset:
        """The same set with other values of the same shape."""
        return replace(self, values=values)

    def take(self, rows: Tensor) -> Dataset:
        """The same set with only `rows` (int64 numbers), in that order: it is in memory alone."""
        return replace(
            self,
            values=self.values[rows],
            y=self.y[rows],
            source={"kind": "memory"},
            sha256="",
        )


@dataclass(frozen=True)
class Standardization:
    """`(x − mean) / scale` for each feature; plain floats, so a run's configuration can hold it."""

    mean: tuple[float, ...]
    scale: tuple[float, ...]

    @classmethod
    def fit(cls, values: Tensor) -> Standardization:
        """Mean and deviation of each column of `values` (float64); a constant one keeps scale 1."""
        deviation, mean = torch.std_mean(values, dim=0, correction=0)
        # The deviation of a constant column is rounding noise of the mean, not exactly 0.
        constant = values.amin(dim=0) == values.amax(dim=0)
        scale = deviation.masked_fill(constant | (deviation == 0), 1.0)
        return cls(tuple(mean.tolist()), tuple(scale.tolist()))

    def apply(self, values: Tensor) -> Tensor:
        """Standardised copy of `values` (rows, features) float64."""
        mean = torch.tensor(self.mean, dtype=torch.float64)
        scale = torch.tensor(self.scale, dtype=torch.float64)
        return (values - mean) / scale


def split(
    dataset: Dataset, fraction: float, generator: torch.Generator
) -> tuple[Dataset, Dataset | None]:
    """Training and validation rows: `fraction` of each class is held out, drawn by `generator`.

    With fraction 0 there is no validation set. Every class keeps at least one row on each side;
    rows stay in the order of the data.

    Raises:
        OptionError: `fraction` is not in [0, 1).
        DataError: a class has a single row.
    """
    if not 0 <= fraction < 1:
        raise OptionError(
            "validation",
            translate(
                "validation: expected a fraction from 0 up to, not including, 1, got {given}."
            ).format(given=fraction),
        )
    if fraction == 0:
        return dataset, None
    held_out = torch.zeros(dataset.rows, dtype=torch.bool)
    for number, name in enumerate(dataset.classes):
        rows = torch.nonzero(dataset.y == number).squeeze(1)
        if len(rows) < 2:
            raise DataError(
                translate(
                    "{data}: class {name} has {count} row, so it cannot be both trained and "
                    "validated on. Add rows, drop the class, or use --validation 0."
                ).format(data=dataset.name, name=repr(name), count=len(rows))
            )
        count = min(max(1, round(fraction * len(rows))), len(rows) - 1)
        chosen = torch.randperm(len(rows), generator=generator)[:count]
        held_out[rows[chosen]] = True
    return (
        dataset.take(torch.nonzero(~held_out).squeeze(1)),
        dataset.take(torch.nonzero(held_out).squeeze(1)),
    )
