"""The conditions of a watched training: one row for each id, causes before what they cause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from descenso.doctor.problems import Severity
from descenso.doctor.record import Sign


@dataclass(frozen=True)
class Condition:
    """One row of the table. `explains` are the ids that follow from this one."""

    id: str
    severity: Severity
    why: Callable[[Sign], str]
    fix: Callable[[Sign], str]
    explains: frozenset[str] = frozenset()


def _stub(sign: Sign) -> str:
    return sign.id


ALL = [
    "non-leaf-parameter",
    "rebound-parameter",
    "update-in-graph",
    "detached-parameter",
    "missing-backward",
    "zero-before-step",
    "missing-zero-grad",
    "wrong-sign",
    "parameter-not-updated",
    "retained-graph",
]
CONDITIONS: dict[str, Condition] = {i: Condition(i, "error", _stub, _stub) for i in ALL}
