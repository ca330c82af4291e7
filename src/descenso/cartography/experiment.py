"""What an atlas trains in each of its cells, and the training of some of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
import torch
from torch import Tensor

from descenso.cartography import reference
from descenso.cartography.contract import Trained
from descenso.cartography.grid import Axis, Cells, Order
from descenso.cartography.settings import AXES, Settings
from descenso.core.network import layer_sizes, named_tensors
from descenso.errors import OptionError
from descenso.language import translate
from descenso.random import generator
from descenso.types import Layer, Params

Results: TypeAlias = np.ndarray[Any, Any]

RESULT = np.dtype(
    [
        ("measure", "<f8"),
        ("loss_first", "<f8"),
        ("loss_last", "<f8"),
        ("updates", "<i8"),
        ("status", "i1"),
    ]
)
"""What is kept of each network; see `contract.Trained`."""

TILE_OPERATIONS = 8e9
MOST_IN_TILE = 4096
VECTORS = 16
"""A tile is a multiple of it: full vectors in float32 and float64."""


def _kernel(*args: Any, **options: Any) -> Trained:
    # numba takes half a second to import.
    from descenso.cartography import kernel

    return kernel.train_networks(*args, **options)


ENGINES: dict[str, Callable[..., Trained]] = {
    "kernel": _kernel,
    "reference": reference.train_networks,
}


@dataclass(frozen=True)
class Experiment:
    """One training, with two of its settings left to the axes.

    Attributes:
        name: of the data.
        start: first parameters of one network, before they are scaled.
        factors: for each layer the c of z = c h W + b; see `reference.train_networks`.
        X: (rows, inputs), in the dtype of `start`.
        y: (rows,) classes, or (rows, outputs) targets.
        lr, scale, momentum, weight_decay: of every network, where no axis sets them; `scale`
            multiplies the weights of `start`.
        epochs, batch_size, activation, loss, train_biases: as in `reference.train_networks`.
        seed: of the batches' order.
        x, y_axis: the axes.
        engine: a name in `ENGINES`.
        origin: where the network comes from, a name of `presets.ORIGINS`; changes no number.
    """

    name: str
    start: Params
    factors: tuple[float, ...]
    X: Tensor
    y: Tensor
    lr: float
    scale: float
    momentum: float
    weight_decay: float
    epochs: int
    batch_size: int | None
    activation: str
    loss: str
    train_biases: bool
    seed: int
    x: Axis
    y_axis: Axis
    engine: str = "kernel"
    origin: str = "data"

    def __post_init__(self) -> None:
        """Refuse axes that the network does not have."""
        if self.x.name == self.y_axis.name:
            raise OptionError(
                "y",
                translate("y: {name} is on the other axis already.").format(name=self.y_axis.name),
            )
        for option, axis in (("x", self.x), ("y", self.y_axis)):
            if axis.kind.layers > len(self.start):
                raise OptionError(
                    option,
                    translate("{option}: {name} needs a network of {count} layers.").format(
                        option=option, name=axis.name, count=axis.kind.layers
                    ),
                )

    @property
    def size(self) -> int:
        """Cells along each side."""
        return self.x.size

    @property
    def cells(self) -> int:
        """Number of networks."""
        return self.size**2

    @property
    def sizes(self) -> tuple[int, ...]:
        """(inputs, hidden …, outputs)."""
        return layer_sizes(self.start)

    @property
    def steps(self) -> int:
        """Updates of a network that is not stopped."""
        if self.batch_size is None:
            return self.epochs
        return self.epochs * -(-len(self.X) // self.batch_size)

    @property
    def operations(self) -> float:
        """Floating-point operations of one network's training, about."""
        weights = sum(W.numel() for W, _ in self.start)
        return 6.0 * weights * self.epochs * len(self.X)

    @property
    def in_tile(self) -> int:
        """Networks that are trained in one call: fractions of a second of work."""
        fitting = int(TILE_OPERATIONS / self.operations) // VECTORS * VECTORS
        return min(max(fitting, VECTORS), MOST_IN_TILE)

    @property
    def tiles(self) -> int:
        """Number of tiles; the last may be smaller."""
        return -(-self.cells // self.in_tile)

    @cached_property
    def order(self) -> Order:
        """Where each position of the training lies on the grid."""
        return Order(self.size)

    def tile(self, number: int) -> Cells:
        """The cells of a tile."""
        first = number * self.in_tile
        return self.order.cells(first, min(first + self.in_tile, self.cells))

    def digest(self) -> str:
        """Of all that the results, and the tiles that they come in, depend on."""
        found = hashlib.blake2b(digest_size=16)
        for tensor in (*(t for _, t in named_tensors(self.start)), self.X, self.y):
            found.update(f"{tensor.dtype}{tuple(tensor.shape)}".encode())
            found.update(tensor.detach().contiguous().numpy().tobytes())
        plain = {
            name: value
            for name, value in self.__dict__.items()
            if name not in {"start", "X", "y", "order"}
        }
        found.update(repr(sorted(plain.items())).encode())
        # Which cells a number of the store stands for.
        found.update(repr((self.in_tile, self.order.ends())).encode())
        return found.hexdigest()

    def settings(self, cells: Cells) -> Settings:
        """Of the networks in `cells`."""
        count = len(cells)
        settings = Settings(
            np.full((count, len(self.start)), self.lr),
            np.full(count, self.scale),
            np.full(count, self.momentum),
            np.full(count, self.weight_decay),
        )
        rows, columns = np.divmod(cells, self.size)
        given = {
            self.x.name: self.x.values()[columns],
            self.y_axis.name: self.y_axis.values()[rows],
        }
        for name, kind in AXES.items():
            if name in given:
                kind.put(settings, given[name])
        return settings

    def train(self, cells: Cells) -> Results:
        """Train the networks in `cells`; (networks,) of `RESULT`."""
        settings = self.settings(cells)
        factors = np.array(self.factors)
        dtype = self.start[0].W.dtype
        scales = torch.from_numpy(settings.scale).to(dtype)
        stack = tuple(
            # Scaled as `init_params` scales, to the same bits.
            Layer(
                scales.view(-1, 1, 1) * W.detach() * factor, b.detach().expand(len(cells), len(b))
            )
            for (W, b), factor in zip(self.start, self.factors, strict=True)
        )
        trained = ENGINES[self.engine](
            stack,
            self.X,
            self.y,
            lr=torch.from_numpy(settings.lr * factors**2),
            momentum=torch.from_numpy(settings.momentum),
            weight_decay=torch.from_numpy(settings.weight_decay[:, np.newaxis] / factors**2),
            epochs=self.epochs,
            batch_size=self.batch_size,
            activation=self.activation,
            loss=self.loss,
            train_biases=self.train_biases,
            generator=None if self.batch_size is None else generator(self.seed, "batches"),
        )
        found = np.empty(len(cells), RESULT)
        for name in RESULT.names or ():
            found[name] = getattr(trained, name).numpy()
        return found
