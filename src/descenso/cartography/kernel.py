"""Many networks at once, compiled: `reference.train_networks` by one network in each lane."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch

from descenso.cartography.contract import (
    JUDGED_LOSSES,
    PerNetwork,
    Trained,
    judge,
    per_layer,
    pick_network,
)
from descenso.compiled.layout import KEPT_LOSSES, shape_for
from descenso.compiled.program import CompiledFor, new_work, places_for, train_groups
from descenso.compiled.vectors import vector_bytes
from descenso.core.activations import find_activation
from descenso.core.checks import check_batch_size, check_training_data
from descenso.core.losses import find_loss
from descenso.core.network import layer_sizes
from descenso.types import Features, Layer, Params, Targets

assert KEPT_LOSSES == JUDGED_LOSSES, "what is kept is what is judged"


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
    activation: str = "relu",
    loss: str = "cross_entropy",
    train_biases: bool = True,
    generator: torch.Generator | None = None,
) -> Trained:
    """`reference.train_networks`, compiled: the same arguments, results and errors.

    Each shape (sizes, activation, loss, dtype, with momentum or without, trained biases or not,
    and the processor's vectors) is compiled once and kept on disk. A network ends
    with the same bits wherever it stands in the stack and whatever stands beside it.
    """
    rows = X.shape[0]
    size = rows if batch_size is None else batch_size
    check_training_data(pick_network(start, 0), X, y)
    check_batch_size(size, rows)
    names = find_activation(activation).name, find_loss(loss).name
    sizes = tuple(layer_sizes(pick_network(start, 0)))
    momenta = per_layer(momentum, start)
    settings = [
        *per_layer(lr, start),
        *momenta,
        *per_layer(weight_decay, start),
        torch.ones_like(start[0].W[:, 0, 0]),
    ]
    shape = shape_for(
        sizes,
        *names,
        start[0].W.numpy().dtype,
        bytes_=vector_bytes(),
        momentum=any(bool(beta.any()) for beta in momenta),
        biases=train_biases,
    )
    states = _packed(start, settings, shape.lanes)
    updates = np.zeros((states.shape[0], shape.lanes), np.int64)
    losses = np.zeros((states.shape[0], 2 + KEPT_LOSSES, shape.lanes), states.dtype)
    order, batches = _plan(rows, size, epochs, None if batch_size is None else generator)
    train_groups(
        CompiledFor(shape),
        states,
        new_work(shape),
        places_for(shape),
        np.ascontiguousarray(X.numpy()),
        np.ascontiguousarray(y.numpy()),
        order,
        batches,
        updates,
        losses,
    )
    return _unpacked(start, states, losses, updates, len(batches))


def _packed(start: Params, settings: list[torch.Tensor], lanes: int) -> np.ndarray[Any, Any]:
    """(groups, slots, lanes): the parameters of each network, then its settings.

    The lanes that the last group lacks are copies of the last network.
    """
    columns = [t.reshape(t.shape[0], -1) for layer in start for t in layer]
    columns += [setting.reshape(-1, 1) for setting in settings]
    flat = torch.cat(columns, dim=1).numpy()
    flat = np.concatenate([flat, np.repeat(flat[-1:], -len(flat) % lanes, axis=0)])
    return np.ascontiguousarray(flat.reshape(-1, lanes, flat.shape[1]).transpose(0, 2, 1))


def _plan(
    rows: int, size: int, epochs: int, generator: torch.Generator | None
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The rows in the order in which they are taken, and (first, count) of each batch."""
    if generator is None:
        return np.arange(rows), np.tile(np.array([[0, rows]]), (epochs, 1))
    order = torch.cat([torch.randperm(rows, generator=generator) for _ in range(epochs)])
    batches = [
        (epoch * rows + first, min(size, rows - first))
        for epoch in range(epochs)
        for first in range(0, rows, size)
    ]
    return order.numpy(), np.array(batches)


def _unpacked(
    start: Params,
    states: np.ndarray[Any, Any],
    losses: np.ndarray[Any, Any],
    updates: np.ndarray[Any, Any],
    steps: int,
) -> Trained:
    networks, layers, place = start[0].W.shape[0], [], 0

    def flat(array: np.ndarray[Any, Any]) -> torch.Tensor:
        return torch.from_numpy(array.transpose(0, 2, 1).reshape(-1, array.shape[1])[:networks])

    values, seen = flat(states), flat(losses).double()
    for W, b in start:
        beyond = place + W[0].numel()
        layers.append(
            Layer(
                values[:, place:beyond].reshape(W.shape).clone(),
                values[:, beyond : beyond + b.shape[1]].clone(),
            )
        )
        place = beyond + b.shape[1]
    taken = torch.from_numpy(updates.reshape(-1)[:networks].copy())
    kept = min(steps, JUDGED_LOSSES)
    last = [seen[:, 2 + step % JUDGED_LOSSES] for step in range(steps - kept, steps)]
    measure, status = judge(seen[:, 0], last, taken < steps)
    return Trained(tuple(layers), seen[:, 0], seen[:, 1], measure, status, taken)
