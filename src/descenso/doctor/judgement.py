"""From what was seen to what is said: exact findings stand, suspicions are put to the test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from statistics import fmean
from typing import Literal, TypeAlias

from descenso.doctor.conditions import CONDITIONS, severity_of
from descenso.doctor.interventions import Intervention
from descenso.doctor.mends import mend
from descenso.doctor.problems import Finding
from descenso.doctor.reasons import why
from descenso.doctor.record import FAR_BETTER, LossPoint, Record, Sign, Suspicion

Rerun: TypeAlias = Callable[[Intervention, int], Record | None]
"""Runs the same script with one thing changed; the integer is added to the seeds that it sets."""

NUMBERS = frozenset({"non-finite", "log-of-zero", "non-finite-input"})

LAST_RESORT = "labels-misaligned"
"""Rows that teach nothing are blamed only where nothing else is wrong; and what a training with
something wrong in it would come to if it went on (`further`) says nothing.
"""

BLOWN_UP = 30.0
"""Parameters that grew so many times before a number was lost: the operation is not the cause."""

CRAWLS = "learning-rate-too-low"
"""Not where the same rate comes far in some more steps."""

LOUD = "start-too-large"
"""The rows that it was trained on may be learnt by heart in the end; the whole set shows the harm,
also on the rows that it was not.
"""

ORDER = list(CONDITIONS)

ORDINARY_GAIN = 2.0
"""First weights that stretch what enters a layer so many times at most are not large."""

FORGETS = 1e-3
"""This part of a gradient may be left at a sequence's first step in a sound recurrent layer."""

RATHER = 0.5
"""Of two mends that help, the one whose run ends below this part of the other's is the cause's."""

MOST_RUNS = 8
"""So many second runs at most."""

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
    trial = _Trial(record, rerun)
    signs = list(record.signs) + trial.closer_look()
    decided = [sign for sign in signs if _decides(sign)]
    if not decided:
        signs += trial.suspicions()
    findings = _found(signs, trial.harmless)
    untested = [] if decided else [(one, "no-second-run") for one in trial.untested]
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


@dataclass
class _Trial:
    """The second runs of one record."""

    record: Record
    rerun: Rerun | None
    twins: list[Twin] = field(default_factory=list)
    untested: list[str] = field(default_factory=list)
    harmless: set[str] = field(default_factory=set)
    runs: int = 0

    def closer_look(self) -> list[Sign]:
        """Where the loss stopped being a number between two close looks, look at that step."""
        step = self.record.lost_at
        known = {sign.id for sign in self.record.signs}
        if step is None or self.rerun is None or known & NUMBERS:
            return []
        seen = self.rerun(Intervention("look-closely", value=step), 0)
        return [sign for sign in seen.signs if sign.id in NUMBERS] if seen is not None else []

    def suspicions(self) -> list[Sign]:
        """The first suspicion that a second run confirms, with what that run showed."""
        short = any(sign.evidence.get("went_on") for sign in self.record.signs)
        waiting = sorted(
            (s for s in self.record.suspicions if not (short and s.sign.id == CRAWLS)), key=_turn
        )
        for suspicion in waiting:
            if self.rerun is None or self.runs >= MOST_RUNS:
                self.untested.append(suspicion.sign.id)
                if suspicion.stands:
                    self.harmless.add(suspicion.sign.id)
                    return [suspicion.sign]
                continue
            shown = self._confirmed(suspicion)
            if shown is not None:
                return [self._rather(shown, waiting)]
        standing = [one.sign for one in waiting if one.stands]
        self.harmless.update(sign.id for sign in standing)
        return standing

    def _rather(self, shown: Sign, waiting: list[Suspicion]) -> Sign:
        """Every recurrent layer forgets somewhat: where longer steps alone do far better than a
        start that forgets less, the rate is the cause.
        """
        e = shown.evidence
        if shown.id != "vanishing-gradient" or "steps" not in e or e["first"] < FORGETS * e["last"]:
            return shown
        for suspicion in waiting:
            faster = self._confirmed(suspicion) if suspicion.sign.id == CRAWLS else None
            if faster and faster.evidence["fork_loss"] < RATHER * shown.evidence["fork_loss"]:
                return faster
        return shown

    def _confirmed(self, suspicion: Suspicion) -> Sign | None:
        assert self.rerun is not None
        base = self._end(self.record, suspicion)
        for intervention in suspicion.interventions:
            self.runs += 1
            seen = self.rerun(intervention, 0)
            if seen is None or seen.crash is not None:
                continue
            end = self._end(seen, suspicion)
            self.twins.append(Twin(suspicion.sign.id, intervention, seen.losses))
            evidence = {
                **suspicion.sign.evidence,
                "loss": base,
                "fork_loss": end,
                "fork": intervention.kind,
                "fork_value": intervention.value,
            }
            if self._better(suspicion, base, end):
                return replace(suspicion.sign, evidence=evidence)
            whole, end = self.record.whole_loss, seen.whole_loss
            loud = suspicion.sign.id == LOUD and whole is not None
            if loud and self._better(replace(suspicion, gain=RATHER), whole, end):
                evidence.update(loss=whole, fork_loss=end, all_rows=True)
                return replace(suspicion.sign, evidence=evidence)
        return None

    def _end(self, record: Record, suspicion: Suspicion) -> float | None:
        """What a run came to. An order that hurts shows over all rows at once; where these cannot
        be had, at the batches where it changes.
        """
        period = int(suspicion.sign.evidence.get("period", 0))
        if not period:
            return mean_of(record.losses)
        if self.record.whole_loss is not None and record.whole_loss is not None:
            return record.whole_loss
        return worst_of(record.losses, period)

    def _better(self, suspicion: Suspicion, base: float | None, end: float | None) -> bool:
        if end is None or end < 0 or (base is not None and base < 0):
            return False  # below 0 a loss's height has no meaning
        first = self.record.losses[0].loss
        if base is None:
            return first is None or end < first
        slow = suspicion.sign.id == "learning-rate-too-low" and first is not None
        arrived = slow and first is not None and first - base > 0.5 * (first - end)
        if arrived and end > FAR_BETTER * base:
            return False  # slow, and yet most of the way: no crawling
        return base > 0 and end <= suspicion.gain * base


def _turn(suspicion: Suspicion) -> float:
    """When its turn is: causes first. Where no layer's weights are large, a first loss that is
    comes from units at their ends, if there are any.
    """
    sign = suspicion.sign
    gain = sign.evidence.get("gain")
    if sign.id == "start-too-large" and gain is not None and gain <= ORDINARY_GAIN:
        return ORDER.index("saturated-units") + 0.5
    return ORDER.index(sign.id)


def mean_of(losses: tuple[LossPoint, ...], count: int = 0) -> float | None:
    """The mean of the last tenth of a curve, or of its last `count` points if these are more."""
    return _over(fmean, losses, max(len(losses) // 10, 1, count))


def worst_of(losses: tuple[LossPoint, ...], count: int) -> float | None:
    """The highest of the last `count` points: an order that hurts shows where it changes."""
    return _over(max, losses, max(len(losses) // 10, 1, count))


def _over(
    measure: Callable[[list[float]], float], losses: tuple[LossPoint, ...], count: int
) -> float | None:
    last = [point.loss for point in losses[-count:]]
    numbers = [loss for loss in last if loss is not None]
    return measure(numbers) if numbers and len(numbers) == len(last) else None


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
