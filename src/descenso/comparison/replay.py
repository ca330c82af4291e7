"""A training once more, step by step: the same numbers, for whoever wants to look closer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import zip_longest

from descenso.comparison.bits import same_bits
from descenso.comparison.twins import Trained
from descenso.core.records import Step
from descenso.core.training import steps
from descenso.errors import DivergenceError
from descenso.runs.run import Run
from descenso.runs.trainer import step_arguments
from descenso.types import Layer, Params


def replayed(trained: Trained) -> Iterator[tuple[Params, Step]]:
    """Parameters and record after each step of the same training; both live and change.

    Ends before the step that a divergence made impossible.
    """
    run = trained.run
    params = tuple(
        Layer(*(tensor.clone().requires_grad_() for tensor in layer)) for layer in trained.start
    )
    again = Run(run.options, run.data, run.standardization, run.threads, params)
    with suppress(DivergenceError):
        for step in steps(params, *trained.training, **step_arguments(again)):
            yield params, step


def first_difference_step(one: Trained, other: Trained) -> int | None:
    """The first update after which two trainings hold different parameters.

    0 if they began with different ones, None if they never differ; where one goes on after the
    other has ended, the first step that only one of them takes.
    """
    if not same_bits(one.start, other.start):
        return 0
    if _same_course(one, other):
        return None
    pairs = zip_longest(replayed(one), replayed(other))
    for number, (left, right) in enumerate(pairs, start=1):
        if left is None or right is None or not same_bits(left[0], right[0]):
            return number
    return None


def _same_course(one: Trained, other: Trained) -> bool:
    return (
        one.step_losses == other.step_losses
        and one.run.status == other.run.status
        and same_bits(one.run.params, other.run.params)
    )
