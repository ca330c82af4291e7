"""The table of built-in data sets: the lesson's two clouds, shapes to play with, four classics."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from descenso.data.dataset import Dataset
from descenso.errors import unknown_name
from descenso.random import check_seed, generator, stream_seed

ROWS = 400
"""Rows of every set that is drawn."""

STREAM = "data"
"""The seed's stream from which they are drawn."""


@dataclass(frozen=True)
class Toy:
    """One row of the table: `make(seed)` gives values (rows, features) float64 and y int64.

    `redrawn` says whether another seed draws other rows of the very same shape.
    """

    name: str
    features: tuple[str, ...]
    classes: tuple[str, ...]
    make: Callable[[int], tuple[Tensor, Tensor]]
    redrawn: bool = True


def _clouds(seed: int) -> tuple[Tensor, Tensor]:
    """The lesson's: two normal clouds of deviation 1, around (-2, 0) and (2, 0)."""
    g = generator(seed, STREAM)
    centres = torch.tensor([[-2.0, 0.0], [2.0, 0.0]])
    clouds = [torch.randn(ROWS // 2, 2, generator=g) + centre for centre in centres]
    return torch.cat(clouds).double(), _in_turn(2)


def _xor(seed: int) -> tuple[Tensor, Tensor]:
    """A square in four quarters; the two that touch at a corner are one class."""
    values = _square(seed, half_side=1.0)
    return values, ((values[:, 0] > 0) != (values[:, 1] > 0)).long()


def _checkerboard(seed: int) -> tuple[Tensor, Tensor]:
    """A board of four by four fields of side 1."""
    values = _square(seed, half_side=2.0)
    return values, values.floor().sum(dim=1).long().remainder(2)


def _spirals(seed: int) -> tuple[Tensor, Tensor]:
    """Two arms of Archimedes' spiral, radius = angle, half a turn apart; noise of deviation 0.1."""
    g = generator(seed, STREAM)
    y = _in_turn(2)
    # The root spreads the points evenly along the arm, which grows with the angle's square.
    turn = torch.rand(ROWS, generator=g, dtype=torch.float64).sqrt()
    radius, angle = 3 * turn, 3 * math.pi * turn + math.pi * y
    values = torch.stack([radius * angle.cos(), radius * angle.sin()], dim=1)
    return values + 0.1 * torch.randn(ROWS, 2, generator=g, dtype=torch.float64), y


def _square(seed: int, *, half_side: float) -> Tensor:
    """(ROWS, 2) float64, even over the square around the origin."""
    points = torch.rand(ROWS, 2, generator=generator(seed, STREAM), dtype=torch.float64)
    return (2 * points - 1) * half_side


def _in_turn(classes: int) -> Tensor:
    """(ROWS,) int64: equally many rows of each class, class 0 first."""
    return torch.arange(classes).repeat_interleave(ROWS // classes)


def _drawn_by(maker: str, **options: Any) -> Callable[[int], tuple[Tensor, Tensor]]:
    """A set that scikit-learn's `make_…` draws."""

    def make(seed: int) -> tuple[Tensor, Tensor]:
        import sklearn.datasets

        draw = getattr(sklearn.datasets, maker)
        values, y = draw(n_samples=ROWS, random_state=stream_seed(seed, STREAM), **options)
        return torch.tensor(values, dtype=torch.float64), torch.tensor(y, dtype=torch.int64)

    return make


def _kept_by(loader: str) -> Callable[[int], tuple[Tensor, Tensor]]:
    """A set that comes with scikit-learn; the seed plays no role."""

    def make(_seed: int) -> tuple[Tensor, Tensor]:
        import sklearn.datasets

        values, y = getattr(sklearn.datasets, loader)(return_X_y=True)
        return torch.tensor(values, dtype=torch.float64), torch.tensor(y, dtype=torch.int64)

    return make


_PLANE = ("x1", "x2")
_TWO = ("0", "1")
_IRIS = ("sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)")
_WINE = (
    "alcohol",
    "malic_acid",
    "ash",
    "alcalinity_of_ash",
    "magnesium",
    "total_phenols",
    "flavanoids",
    "nonflavanoid_phenols",
    "proanthocyanins",
    "color_intensity",
    "hue",
    "od280/od315_of_diluted_wines",
    "proline",
)
_NUCLEUS = (
    "radius",
    "texture",
    "perimeter",
    "area",
    "smoothness",
    "compactness",
    "concavity",
    "concave points",
    "symmetry",
    "fractal dimension",
)
_CANCER = (
    *(f"mean {name}" for name in _NUCLEUS),
    *(f"{name} error" for name in _NUCLEUS),
    *(f"worst {name}" for name in _NUCLEUS),
)
_PIXELS = tuple(f"pixel_{row}_{column}" for row in range(8) for column in range(8))

TOYS: dict[str, Toy] = {
    row.name: row
    for row in (
        Toy("clouds", _PLANE, _TWO, _clouds),
        Toy("moons", _PLANE, _TWO, _drawn_by("make_moons", noise=0.1)),
        Toy("circles", _PLANE, _TWO, _drawn_by("make_circles", noise=0.05, factor=0.5)),
        Toy("xor", _PLANE, _TWO, _xor),
        Toy("spirals", _PLANE, _TWO, _spirals),
        Toy("blobs", _PLANE, ("0", "1", "2"), _drawn_by("make_blobs", centers=3), redrawn=False),
        Toy("checkerboard", _PLANE, _TWO, _checkerboard),
        Toy(
            "iris",
            _IRIS,
            ("setosa", "versicolor", "virginica"),
            _kept_by("load_iris"),
            redrawn=False,
        ),
        Toy("wine", _WINE, ("class_0", "class_1", "class_2"), _kept_by("load_wine"), redrawn=False),
        Toy(
            "breast-cancer",
            _CANCER,
            ("malignant", "benign"),
            _kept_by("load_breast_cancer"),
            redrawn=False,
        ),
        Toy("digits", _PIXELS, tuple("0123456789"), _kept_by("load_digits"), redrawn=False),
    )
}


def load_toy(name: str, seed: int = 0) -> Dataset:
    """The built-in set `name`, drawn with `seed` if it is one that is drawn.

    Raises:
        OptionError: there is no such set, or `seed` is not a whole number of 64 bits.
    """
    if name not in TOYS:
        raise unknown_name("data", name, TOYS)
    toy = TOYS[name]
    values, y = toy.make(check_seed(seed))
    digest = hashlib.sha256(values.numpy().tobytes())
    digest.update(y.numpy().tobytes())
    return Dataset(
        name=name,
        values=values,
        y=y,
        features=toy.features,
        classes=toy.classes,
        source={"kind": "built-in", "name": name, "seed": seed},
        sha256=digest.hexdigest(),
    )
