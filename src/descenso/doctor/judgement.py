"""From what was seen to what is said: exact findings stand, suspicions are put to the test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from descenso.doctor.conditions import CONDITIONS
from descenso.doctor.interventions import Intervention
from descenso.doctor.problems import Finding
from descenso.doctor.record import LossPoint, Record, Sign

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
    findings = _found(record.signs)
    return Judgement(
        _status(record, findings), findings, (), record.checked, record.not_checked, record
    )


def _found(signs: tuple[Sign, ...]) -> tuple[Finding, ...]:
    """The signs as findings: causes before what follows from them."""
    order = list(CONDITIONS)
    ranked = sorted(signs, key=lambda sign: order.index(sign.id))
    return tuple(
        _finding(sign)
        for sign in ranked
        if not any(sign.id in CONDITIONS[other.id].explains for other in signs)
    )


def _finding(sign: Sign) -> Finding:
    condition = CONDITIONS[sign.id]
    return Finding(
        sign.id,
        condition.severity,
        condition.why(sign),
        condition.fix(sign),
        sign.evidence,
        sign.place.file if sign.place else None,
        sign.place.line if sign.place else None,
        sign.tensor,
        sign.step,
    )


def _status(record: Record, findings: tuple[Finding, ...]) -> Status:
    if record.crash is not None:
        return "crashed"
    if any(finding.severity != "note" for finding in findings):
        return "problems"
    return "healthy" if record.steps_seen else "no-training"
