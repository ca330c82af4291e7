"""What every reader of tables gives back, before classes are made of the labels."""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from torch import Tensor


class Labels(NamedTuple):
    """A column of texts: row i holds `words[codes[i]]`. `codes` is (rows,) of any integer type."""

    codes: NDArray[np.integer[Any]]
    words: list[str]


class Rows(NamedTuple):
    """A table in memory: `values` is (rows, features) float64, finite and within float32."""

    values: Tensor
    labels: Labels | None


class Table(Protocol):
    """A file whose column names are known, and whose rows can be read."""

    @property
    def names(self) -> tuple[str, ...]:
        """All its columns, in the file's order."""

    def read(self, label: str | None) -> Rows:
        """All its columns but `label` as features, in the file's order."""

    def hint(self, label: str | None) -> str:
        """Why `label` (None: none was given) may not be among the names; may be empty."""
