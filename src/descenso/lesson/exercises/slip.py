"""A slip: a usual mistake with a name, and how it is recognised."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from torch import Tensor

from descenso.lesson.exercises.facts import BACKWARD, Facts, has_mark
from descenso.lesson.exercises.observation import Observation

Wrong = Callable[..., object]


@dataclass(frozen=True)
class Evidence:
    """Of one case that went wrong: what was seen, its facts, the right ones, and where they part.

    `used` are the dotted names that the function's source reads.
    """

    observation: Observation
    yours: Facts
    right: Facts
    wrong: tuple[str, ...]
    used: frozenset[str]


@dataclass(frozen=True)
class Slip:
    """One row of a table.

    `id` is the name that programs see; `hint` says in the reader's language what was probably done
    and where to look, never the solution. It is recognised by any of: `variants`, functions with
    this slip, which are watched on the same cases; `sign`, what its first wrong case looks like;
    `uses`, beginnings of names in the source that the task does not allow. `only_if` tells apart
    two slips that do the same.
    """

    id: str
    hint: Callable[[], str]
    variants: tuple[Wrong, ...] = ()
    sign: Callable[[Evidence], bool] | None = None
    uses: tuple[str, ...] = ()
    only_if: Callable[[Evidence], bool] = lambda _: True


def cuts_graph(seen: Evidence) -> bool:
    """Whether the numbers are right and finite gradients are not: some way back is missing."""
    yours = [seen.yours.get(name) for name in seen.wrong if has_mark(name, BACKWARD)]
    return len(yours) == len(seen.wrong) > 0 and all(
        fact is None or (isinstance(fact, Tensor) and bool(fact.isfinite().all())) for fact in yours
    )
