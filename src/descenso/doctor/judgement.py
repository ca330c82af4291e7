"""From what was seen to what is said: exact findings stand, suspicions are put to the test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from descenso.doctor.interventions import Intervention
from descenso.doctor.problems import Finding
from descenso.doctor.record import LossPoint, Record

Rerun: TypeAlias = Callable[[Intervention, int], Record | None]
"""Runs the same script with one thing changed; the integer is added to the seeds that it sets."""

Status: TypeAlias = Literal["healthy", "problems", "crashed", "no-training"]


@dataclass(frozen=True)
class Twin:
    """The curve of a second run in which one suspected cause was taken away, and for which id."""

    id: str
    intervention: Intervention
    losses: tuple[LossPoint, ...]


@dataclass(frozen=True)
class Judgement:
    """What the doctor says about one training; `record` is what it rests on."""

    status: Status
    findings: tuple[Finding, ...]
    twins: tuple[Twin, ...]
    checked: tuple[str, ...]
    not_checked: tuple[tuple[str, str], ...]
    record: Record


def judge(record: Record, rerun: Rerun | None = None) -> Judgement:
    """The first cause first, its symptoms beneath it; without `rerun` no guess is reported."""
    raise NotImplementedError
