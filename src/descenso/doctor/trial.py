"""Second runs: each suspicion is put to the test with its cause taken away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from statistics import fmean
from typing import TypeAlias

from descenso.doctor.conditions import ORDER
from descenso.doctor.interventions import Intervention
from descenso.doctor.record import FAR_BETTER, LossPoint, Record, Sign, Suspicion
from descenso.doctor.words import Evidence

Rerun: TypeAlias = Callable[[Intervention, int], Record | None]
"""Runs the same script with one thing changed; the integer is added to the seeds that it sets."""

NUMBERS = frozenset({"non-finite", "log-of-zero", "non-finite-input"})

CRAWLS = "learning-rate-too-low"
"""Not where the same rate comes far in some more steps."""

LOUD = "start-too-large"
"""The rows that it was trained on may be learnt by heart in the end; the whole set shows the harm,
also on the rows that it was not.
"""

ORDINARY_GAIN = 2.0
"""First weights that stretch what enters a layer so many times at most are not large."""

FORGETS = 1e-3
"""This part of a gradient may be left at a sequence's first step in a sound recurrent layer."""

RATHER = 0.5
"""Of two mends that help, the one whose run ends below this part of the other's is the cause's."""

MOST_RUNS = 8
"""So many second runs at most."""

CLEARLY = 0.5
"""A second run that ends below this part of what was asked of it is more than noise;"""

SEEDS = 3
"""else two of so many seeds have to say the same: that it is better by half as much at least."""

AS_IT_IS = Intervention("as-it-is")

START_THE_SAME = frozenset({"scale-updates", "hold-rate", "clear-gradients", "look-closely"})
"""What these change comes after the first loss."""


@dataclass(frozen=True)
class Twin:
    """The curve of a second run in which one suspected cause was taken away, and for which id."""

    id: str
    intervention: Intervention
    losses: tuple[LossPoint, ...]


@dataclass
class Trial:
    """The second runs of one record; `varies` where they start from elsewhere by themselves."""

    record: Record
    rerun: Rerun | None
    twins: list[Twin] = field(default_factory=list)
    untested: list[str] = field(default_factory=list)
    harmless: set[str] = field(default_factory=set)
    bases: dict[int, Record | None] = field(default_factory=dict)
    runs: int = 0
    varies: bool = False

    def closer_look(self) -> list[Sign]:
        """Where the loss stopped being a number between two close looks, look at that step."""
        step = self.record.lost_at
        known = {sign.id for sign in self.record.signs}
        if step is None or self.rerun is None or known & NUMBERS:
            return []
        seen = self._run(Intervention("look-closely", value=step))
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
        """The suspicion with what the first second run showed that is better, if one is."""
        for intervention in suspicion.interventions:
            self.runs += 1
            seen = self._run(intervention)
            if seen is None or seen.crash is not None:
                continue
            self.twins.append(Twin(suspicion.sign.id, intervention, seen.losses))
            shown = self._shown(suspicion, self.record, seen)
            if shown is None:
                continue
            if self.varies or _in_doubt(suspicion, shown):
                agreeing, asked = self._from_other_seeds(suspicion, intervention)
                if 2 * agreeing <= asked:
                    continue
                shown |= {"seeds": asked, "seeds_agreeing": agreeing} if asked > 1 else {}
            changed = {"fork": intervention.kind, "fork_value": intervention.value}
            evidence = {**suspicion.sign.evidence, **shown, **changed}
            return replace(suspicion.sign, evidence=evidence)
        return None

    def _run(self, intervention: Intervention, seed_offset: int = 0) -> Record | None:
        assert self.rerun is not None
        seen = self.rerun(intervention, seed_offset)
        if seen is not None and not seed_offset and intervention.kind in START_THE_SAME:
            self.varies = self.varies or seen.losses[:1] != self.record.losses[:1]
        return seen

    def _shown(self, suspicion: Suspicion, base: Record, twin: Record) -> Evidence | None:
        """What both came to, where the twin is better by as much as was asked."""
        loss, fork = self._end(base, suspicion), self._end(twin, suspicion)
        if self._better(suspicion, loss, fork):
            return {"loss": loss, "fork_loss": fork}
        loss, fork = base.whole_loss, twin.whole_loss
        loud = suspicion.sign.id == LOUD and loss is not None
        if loud and self._better(replace(suspicion, gain=RATHER), loss, fork):
            return {"loss": loss, "fork_loss": fork, "all_rows": True}
        return None

    def _from_other_seeds(
        self, suspicion: Suspicion, intervention: Intervention
    ) -> tuple[int, int]:
        """From how many seeds it comes out so, and from how many it was tried; no more than are
        needed to know what most of them say.
        """
        agreeing = asked = 1
        half = replace(suspicion, gain=(1 + suspicion.gain) / 2)
        for offset in range(1, SEEDS):
            if offset not in self.bases:
                self.bases[offset] = self._run(AS_IT_IS, offset)
            base, twin = self.bases[offset], self._run(intervention, offset)
            if base is None or twin is None or twin.crash is not None:
                break
            if base.losses == self.record.losses:
                break  # nothing in it is drawn
            asked += 1
            agreeing += self._shown(half, base, twin) is not None
            if 2 * agreeing > SEEDS:
                break
        return agreeing, asked

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
        crawls = suspicion.sign.id == CRAWLS
        arrived = crawls and first is not None and first - base > 0.5 * (first - end)
        if arrived and end > FAR_BETTER * base:
            return False  # slow, and yet most of the way: no crawling
        return base > 0 and end <= suspicion.gain * base


def _in_doubt(suspicion: Suspicion, shown: Evidence) -> bool:
    """Whether another seed could say otherwise."""
    gain = RATHER if "all_rows" in shown else suspicion.gain
    return shown["loss"] is not None and shown["fork_loss"] > CLEARLY * gain * shown["loss"]


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
