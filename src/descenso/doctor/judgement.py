"""From what was seen to what is said: exact findings stand, suspicions are put to the test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from descenso.doctor.conditions import CONDITIONS, ORDER, severity_of
from descenso.doctor.mends import mend
from descenso.doctor.problems import Finding
from descenso.doctor.reasons import why
from descenso.doctor.record import Record, Sign
from descenso.doctor.trial import Rerun, Trial, Twin

LAST_RESORT = "labels-misaligned"
"""Rows that teach nothing are blamed only where nothing else is wrong; and what a training with
something wrong in it would come to if it went on (`further`) says nothing.
"""

BLOWN_UP = 30.0
"""Parameters that grew so many times before a number was lost: the operation is not the cause."""

Status: TypeAlias = Literal["healthy", "problems", "crashed", "no-training"]


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
    trial = Trial(record, rerun)
    signs = list(record.signs) + trial.closer_look()
    decided = [sign for sign in signs if _decides(sign)]
    if not decided:
        signs += trial.suspicions()
    findings = _found(signs, trial.harmless)
    untested = [] if decided else [(one, "no-second-run") for one in trial.untested]
    if trial.varies:
        untested.append(("determinism", "runs-differ"))
    return Judgement(
        _status(record, findings),
        findings,
        tuple(trial.twins),
        tuple(one for one in record.checked if one not in dict(untested)),
        (*record.not_checked, *untested),
        record,
    )


def _decides(sign: Sign) -> bool:
    """Whether the sign leaves nothing to guess: no note, and no mere end of a divergence."""
    if sign.id == "non-finite" and sign.evidence.get("growth", 1.0) > BLOWN_UP:
        return False
    return severity_of(sign) != "note"


def _found(signs: list[Sign], harmless: set[str]) -> tuple[Finding, ...]:
    """The signs as findings: causes before what follows from them, notes last."""
    decided = [sign for sign in signs if _decides(sign) and sign.id != LAST_RESORT]
    if decided:
        signs = [s for s in signs if s.id != LAST_RESORT and "further" not in s.evidence]
    seen = {sign.id for sign in signs}
    explained = {one for sign in signs for one in CONDITIONS[sign.id].explains}
    causes = [_finding(sign, harmless, seen) for sign in signs if sign.id not in explained]
    return tuple(sorted(causes, key=_place_in_list))


def _place_in_list(finding: Finding) -> tuple[bool, int]:
    """Errors and warnings first, causes before what follows from them. Columns that are blank are
    in many sets by nature, others were put there.
    """
    put_there = finding.id == "constant-feature" and not finding.evidence["blank"]
    return finding.severity == "note", 0 if put_there else ORDER.index(finding.id)


def _finding(sign: Sign, harmless: set[str], seen: set[str]) -> Finding:
    return Finding(
        sign.id,
        "note" if sign.id in harmless else severity_of(sign),
        why(sign),
        mend(sign),
        sign.evidence,
        sign.place.file if sign.place else None,
        sign.place.line if sign.place else None,
        sign.tensor,
        sign.step,
        tuple(sorted(CONDITIONS[sign.id].explains & seen)),
    )


def _status(record: Record, findings: tuple[Finding, ...]) -> Status:
    if record.crash is not None:
        return "crashed"
    if any(finding.severity != "note" for finding in findings):
        return "problems"
    return "healthy" if record.steps_seen else "no-training"
