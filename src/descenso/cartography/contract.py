"""What every engine takes and gives: a stack of networks, their settings, and what came of each.

A stack is `Params` whose tensors have a leading `networks` axis: `W` (networks, fan_in, fan_out)
and `b` (networks, fan_out).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import torch
from torch import Tensor

from descenso.core.network import init_params
from descenso.random import generator
from descenso.types import Layer, Params

PerNetwork: TypeAlias = float | Tensor
"""One number for all networks, or (networks,), or for each layer (networks, layers)."""

CONVERGED, NOT_CONVERGED, NON_FINITE = range(3)
"""The values of `Trained.status`."""

JUDGED_LOSSES = 20
"""How many of the last losses decide whether a network converged."""

LARGEST_MEASURE = 1e6
"""What a relative loss counts at most, and what one that is not finite counts."""


@dataclass(frozen=True)
class Trained:
    """What came of each network of a stack; every tensor has a leading `networks` axis.

    Attributes:
        params: the last finite parameters, in the dtype and on the device of the start.
        loss_first: loss of the first batch before any update, float64; infinity if not finite.
        loss_last: the last finite loss, float64; infinity if there was none.
        measure: mean of the last 20 losses, each divided by the first, float64, in [0, 10⁶]. A
            ratio that is not finite counts 10⁶, one above 10⁶ too (Sohl-Dickstein 2024,
            arXiv 2402.06184); the losses that a stopped network no longer had are not finite.
        status: int8, `NON_FINITE` for a network that was stopped, else `CONVERGED` where
            `measure` is below 1, else `NOT_CONVERGED`.
        updates: int64, how many updates the network took. One that was stopped took fewer.
    """

    params: Params
    loss_first: Tensor
    loss_last: Tensor
    measure: Tensor
    status: Tensor
    updates: Tensor


def start_networks(
    sizes: Sequence[int],
    numbers: Iterable[int],
    *,
    seed: int,
    scales: Iterable[float],
    init: str = "normal",
    dtype: torch.dtype = torch.float32,
) -> Params:
    """First parameters of the networks called `numbers`, as a stack.

    Network number i draws from the seed's stream `parameters`, number i: it has the same numbers
    in any stack. `scales` has one deviation for each network, for `init="normal"`.

    Raises:
        OptionError: as `init_params` does.
    """
    return stack_networks(
        [
            init_params(
                sizes,
                init=init,
                scale=scale,
                generator=generator(seed, "parameters", number=number),
                dtype=dtype,
            )
            for number, scale in zip(numbers, scales, strict=True)
        ]
    )


def stack_networks(networks: Sequence[Params]) -> Params:
    """Networks of the same sizes as one stack that shares nothing with them."""
    return tuple(
        Layer(
            torch.stack([W.detach() for W, _ in layers]),
            torch.stack([b.detach() for _, b in layers]),
        )
        for layers in zip(*networks, strict=True)
    )


def pick_network(stack: Params, index: int) -> Params:
    """Network `index` of a stack: `W` (fan_in, fan_out), `b` (fan_out,). Shares memory with it."""
    return tuple(Layer(W[index], b[index]) for W, b in stack)


def per_layer(setting: PerNetwork, stack: Params) -> list[Tensor]:
    """A setting as one tensor (networks,) for each layer, rounded once to the stack's dtype."""
    first = stack[0].W
    values = torch.as_tensor(setting, dtype=first.dtype, device=first.device)
    if values.dim() < 2:
        values = values.reshape(-1, 1)
    assert values.dim() == 2, f"expected at most (networks, layers), got {tuple(values.shape)}"
    return list(values.expand(first.shape[0], len(stack)).unbind(dim=1))


def judge(first: Tensor, last: Iterable[Tensor], stopped: Tensor) -> tuple[Tensor, Tensor]:
    """`Trained.measure` and `Trained.status`.

    `first` and each of the `last` losses, oldest first, are (networks,), of a stopped network
    infinite; `stopped` is (networks,) bool. Where there were fewer than 20 losses, all count.
    """
    ratios = torch.stack(list(last)[-JUDGED_LOSSES:]).double() / first.double()
    counted = torch.where(ratios.isfinite(), ratios, LARGEST_MEASURE).clamp(max=LARGEST_MEASURE)
    measure = counted.mean(dim=0)
    status = torch.where(measure < 1, CONVERGED, NOT_CONVERGED)
    return measure, torch.where(stopped, NON_FINITE, status).to(torch.int8)
