"""The truth: many networks trained at once in PyTorch, by core's own forward pass and losses."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

import torch
from torch import Tensor
from torch.func import vmap

from descenso.cartography.contract import (
    JUDGED_LOSSES,
    PerNetwork,
    Trained,
    judge,
    per_layer,
    pick_network,
)
from descenso.core.activations import Activation, find_activation
from descenso.core.checks import check_batch_size, check_training_data
from descenso.core.losses import Loss, find_loss
from descenso.core.network import copied, forward, named_tensors
from descenso.types import Features, Gradients, Layer, Params, Targets

StackGradients: TypeAlias = Callable[[Params, Tensor, Tensor], tuple[Gradients, Tensor]]


def train_networks(
    start: Params,
    X: Features,
    y: Targets,
    *,
    lr: PerNetwork,
    momentum: PerNetwork = 0.0,
    weight_decay: PerNetwork = 0.0,
    epochs: int = 30,
    batch_size: int | None = 32,
    activation: str | Activation = "relu",
    loss: str | Loss = "cross_entropy",
    train_biases: bool = True,
    generator: torch.Generator | None = None,
) -> Trained:
    """Train every network of a stack on the same rows in the same order, each as if alone.

    `start` is a stack (see `contract`) of float32 or float64, left as it is; X (rows, inputs) and
    y as in `core.training.steps`, on the stack's device. An update of one network is, with its
    own η (`lr`; with shape (networks, layers) one for each layer), β (`momentum`) and λ:

        g = gradient of its mean loss on the batch + λ p
        v = β v + g                     (v is 0 before the first update)
        p = p - η v

    Each epoch takes the rows in a new order, `torch.randperm(rows, generator=generator)`,
    `batch_size` at a time; the last, smaller batch is kept. With `batch_size=None` an epoch is one
    update on all rows as they stand, and no generator is needed. Give each stack a fresh generator
    of the same seed, so that all of them see the same batches.

    With `train_biases=False` only the weights move. A network without biases is one whose biases
    are zeros, as every `init` makes them, and stay so: there is one kind of layer, and adding 0
    changes no number.

    There is no factor in front of a layer's product: a network of z = c h W is one whose start is
    c W, trained with c² η instead of η and λ / c² instead of λ.

    A network is stopped before an update if its loss is not finite, and before one that would
    make a parameter not finite: it keeps its last finite parameters. Selected with `where`, so
    that no bit of another network changes.

    Memory, in numbers of the stack's dtype for each network: about 6 times its parameters, and
    4 times batch × the sum of the layers' outputs. A stack is one tile: the caller chooses it.

    Raises:
        OptionError: the data does not fit the networks, a name is in no table, or `batch_size`
            is more than the rows.
    """
    check_training_data(pick_network(start, 0), X, y)
    check_batch_size(X.shape[0] if batch_size is None else batch_size, X.shape[0])
    assert epochs >= 1, "a network that is never trained has no loss"
    gradients_of = _gradients_of(find_activation(activation), find_loss(loss))
    update = _Update(
        per_layer(lr, start),
        per_layer(momentum, start),
        per_layer(weight_decay, start),
        train_biases,
    )
    state = _State(start)
    for rows, truth in _batches(X, y, epochs, batch_size, generator):
        gradients, losses = gradients_of(state.params, rows, truth)
        state.see(losses)
        state.move(*update.moved(state.params, gradients, state.velocity))
    return state.trained()


def _gradients_of(activation: Activation, loss: Loss) -> StackGradients:
    """(stack, X, y) -> gradients (a stack) and losses (networks,).

    The losses are core's own for one network, mapped over the stack; the gradient of their sum is
    each network's own, since no loss depends on another network.
    """

    def mean_loss(params: Params, X: Tensor, y: Tensor) -> Tensor:
        return loss.value(forward(params, X, activation=activation), y)

    mapped = vmap(mean_loss, in_dims=(0, None, None))

    def gradients_of(stack: Params, X: Tensor, y: Tensor) -> tuple[Gradients, Tensor]:
        leaves = copied(stack)
        flat = [tensor.requires_grad_() for _, tensor in named_tensors(leaves)]
        losses = mapped(leaves, X, y)
        gradients = torch.autograd.grad(losses.sum(), flat)
        return tuple(map(Layer, gradients[::2], gradients[1::2])), losses.detach()

    return gradients_of


def _batches(
    X: Tensor, y: Tensor, epochs: int, batch_size: int | None, generator: torch.Generator | None
) -> Iterator[tuple[Tensor, Tensor]]:
    for _ in range(epochs):
        if batch_size is None:
            yield X, y
            continue
        assert generator is not None, "batches need a generator to draw their order from"
        order = torch.randperm(X.shape[0], generator=generator).to(X.device)
        for rows in order.split(batch_size):
            yield X[rows], y[rows]


class _Update(NamedTuple):
    """`core.sgd.sgd_step` with its own numbers for each network: (networks,) for each layer."""

    lr: list[Tensor]
    momentum: list[Tensor]
    weight_decay: list[Tensor]
    train_biases: bool

    def moved(
        self, params: Params, gradients: Gradients, velocity: Gradients
    ) -> tuple[Params, Gradients]:
        """The parameters after an update, and the velocity that moved them."""
        layers, velocities = [], []
        settings = zip(self.lr, self.momentum, self.weight_decay, strict=True)
        for layer, gradient, past, numbers in zip(
            params, gradients, velocity, settings, strict=True
        ):
            W, vW = _moved(layer.W, gradient.W, past.W, *numbers)
            b, vb = layer.b, past.b
            if self.train_biases:
                b, vb = _moved(b, gradient.b, vb, *numbers)
            layers.append(Layer(W, b))
            velocities.append(Layer(vW, vb))
        return tuple(layers), tuple(velocities)


def _moved(
    p: Tensor, gradient: Tensor, velocity: Tensor, *numbers: Tensor
) -> tuple[Tensor, Tensor]:
    lr, momentum, weight_decay = (_along(number, p) for number in numbers)
    velocity = momentum * velocity + (gradient + weight_decay * p)
    return p - lr * velocity, velocity


def _along(values: Tensor, tensor: Tensor) -> Tensor:
    """(networks,) with as many axes as `tensor`, to meet it network by network."""
    return values.view(-1, *[1] * (tensor.dim() - 1))


class _State:
    """Where every network stands, and what is kept of its losses."""

    def __init__(self, start: Params) -> None:
        self.params = copied(start)
        self.velocity = tuple(Layer(*map(torch.zeros_like, layer)) for layer in self.params)
        self.going = torch.ones_like(start[0].W[:, 0, 0], dtype=torch.bool)
        self.updates = torch.zeros_like(self.going, dtype=torch.int64)
        self.last: deque[Tensor] = deque(maxlen=JUDGED_LOSSES)
        self.loss_first: Tensor | None = None
        self.loss_last = torch.zeros(())

    def see(self, losses: Tensor) -> None:
        """Stop the networks whose loss is not finite, and keep the losses of the others."""
        self.going &= losses.isfinite()
        seen = torch.where(self.going, losses, math.inf).double()
        if self.loss_first is None:
            self.loss_first = self.loss_last = seen
        self.loss_last = torch.where(self.going, seen, self.loss_last)
        self.last.append(seen)

    def move(self, params: Params, velocity: Gradients) -> None:
        """Take `params` for the networks that go on; a velocity of the others is never used."""
        for _, tensor in named_tensors(params):
            self.going &= tensor.flatten(1).isfinite().all(dim=1)
        self.params = tuple(
            Layer(self._chosen(new.W, old.W), self._chosen(new.b, old.b))
            for new, old in zip(params, self.params, strict=True)
        )
        self.velocity = velocity
        self.updates += self.going

    def _chosen(self, new: Tensor, old: Tensor) -> Tensor:
        """`new` for the networks that go on; a product with a mask would give 0 · NaN = NaN."""
        return torch.where(_along(self.going, new), new, old)

    def trained(self) -> Trained:
        """What came of each network."""
        assert self.loss_first is not None
        measure, status = judge(self.loss_first, self.last, ~self.going)
        return Trained(self.params, self.loss_first, self.loss_last, measure, status, self.updates)
