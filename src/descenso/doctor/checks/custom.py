"""`torch.autograd.Function`s of theirs: is what `backward` gives the derivative of `forward`?"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor

from descenso.doctor.checks.names import where_returned
from descenso.doctor.observing.check import Check
from descenso.doctor.observing.frames import Site, place_of
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Sign

WIDTH = 1e-5
"""Half the width of the finite differences, in float64."""

DIRECTIONS = 3
MOST_ENTRIES = 100_000


class CustomCheck(Check):
    """Differences each function once, where it is first used, along a few directions.

    A surrogate on purpose is let pass: one whose forward is flat (a step, a rounding), and one
    whose gradient is the right one times a number; below 0, only if it hands on what it is given (a
    reversal).
    """

    ids = ("wrong-gradient",)

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._known: set[type] = set()
        self._sign: Sign | None = None

    def function_applied(self, function: Any, args: tuple[Any, ...], site: Site | None) -> None:
        """A function of theirs was applied to `args`."""
        if function in self._known or not self._can_be_checked(args):
            return
        self._known.add(function)
        # Running it again must not show: neither in random numbers nor in what is printed.
        with torch.random.fork_rng(devices=[]), contextlib.redirect_stdout(io.StringIO()):
            pairs = [self._slopes(function, args, seed) for seed in range(DIRECTIONS)]
            hands_on = _hands_on(function, args)
        if all(pair is not None for pair in pairs):
            self._compare(function, [pair for pair in pairs if pair is not None], hands_on)

    @staticmethod
    def _can_be_checked(args: tuple[Any, ...]) -> bool:
        floating = [a for a in args if isinstance(a, Tensor) and a.is_floating_point()]
        trained = any(tensor.requires_grad for tensor in floating)
        return trained and sum(tensor.numel() for tensor in floating) <= MOST_ENTRIES

    def _slopes(
        self, function: Any, args: tuple[Any, ...], seed: int
    ) -> tuple[float, float] | None:
        """The slope along a random direction: by their backward, and by differences."""
        draw = torch.Generator(device="cpu").manual_seed(seed)
        inputs = [
            a.detach().double().requires_grad_(a.requires_grad) if _is_floating(a) else a
            for a in args
        ]
        with torch.enable_grad():
            out = function.apply(*inputs)
        if not _is_floating(out) or not out.requires_grad:
            return None
        weights = _drawn_like(out, draw)
        wanted = [a for a in inputs if _is_floating(a) and a.requires_grad]
        given = torch.autograd.grad(out, wanted, weights, allow_unused=True)
        moves = [_drawn_like(a, draw) for a in wanted]
        told = sum(float((g * m).sum()) for g, m in zip(given, moves, strict=True) if g is not None)
        ends = []
        for side in (WIDTH, -WIDTH):
            moved = iter(moves)
            there = [
                a.detach() + side * next(moved) if _is_floating(a) and a.requires_grad else a
                for a in inputs
            ]
            ends.append(float((function.apply(*there) * weights).sum()))
        return told, (ends[0] - ends[1]) / (2 * WIDTH)

    def _compare(self, function: Any, pairs: list[tuple[float, float]], hands_on: bool) -> None:
        largest = max(abs(true) for _, true in pairs)
        if largest < 1e-9:
            return  # flat: a surrogate on purpose
        wrong = [abs(told - true) for told, true in pairs]
        ratios = [told / true for told, true in pairs if true]
        scaled = max(ratios) - min(ratios) < 1e-3 * abs(ratios[0]) and (ratios[0] > 0 or hands_on)
        if max(wrong) > 1e-2 * largest and not scaled:
            told, true = pairs[wrong.index(max(wrong))]
            evidence = {"function": function.__name__, "told": told, "true": true}
            place = place_of(where_returned(function.backward))
            self._sign = self._sign or Sign("wrong-gradient", evidence, place, None, 1)

    def signs(self) -> Iterable[Sign]:
        if self._sign is not None:
            yield self._sign


def _hands_on(function: Any, args: tuple[Any, ...]) -> bool:
    """Whether its result is what it was given."""
    with torch.no_grad():
        out = function.apply(*args)
    return _is_floating(out) and any(_is_floating(a) and torch.equal(a, out) for a in args)


def _drawn_like(tensor: Tensor, draw: torch.Generator) -> Tensor:
    drawn = torch.randn(tensor.shape, generator=draw, dtype=torch.float64, device="cpu")
    return drawn.to(tensor.device)


def _is_floating(value: Any) -> bool:
    return isinstance(value, Tensor) and value.is_floating_point()
