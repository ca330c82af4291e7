"""Which rows each step sees: always the same, in the order of the labels, or drawn anew alike."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

import torch
from torch import Tensor

from descenso.doctor.checks.lines import LOOPS, around, calls_in
from descenso.doctor.checks.names import index_made
from descenso.doctor.interventions import LOADER, Intervention
from descenso.doctor.observing.check import Check
from descenso.doctor.observing.frames import Site, place_of
from descenso.doctor.observing.reading import loss_call
from descenso.doctor.observing.tape import PICKS, Op
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Sign, Suspicion
from descenso.doctor.words import Evidence

ENOUGH = 8
MOST_LABELS = 2000
SEEDING = frozenset({"manual_seed", "seed", "default_rng", "RandomState", "Generator"})
DRAWS = frozenset({"randperm", "randint", "multinomial", "rand", "randn"})
SORTED = 0.85
"""So often does a row in a sorted set have the label of the row before."""

RUNS_ALIKE = 3
"""So many trainings with the same losses are one, trained again and again."""

SMALL_PART = 0.5
"""A batch of at most this part of its set is expected to change."""


class BatchCheck(Check):
    """Compares batches by content, and reads the order of the labels that the loss is given."""

    ids = ("same-batch", "not-shuffled", "reset-seed")

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._contents: Counter[bytes] = Counter()
        self._site: Site | None = None
        self._picked_at: Site | None = None
        self._rows = 0
        self._given_by_loss = False
        self._picked_from = 0
        self._drawn = False
        self._handed_at: Site | None = None
        self._draws = 0
        self._drawn_at: Site | None = None
        self._order: list[float] = []
        self._gaps: set[int] = set()  # where in it batches are left out
        self._last_pass = 0
        self._batches = 0
        self._seeds: dict[tuple[Site | None, int], list[dict[int, int]]] = {}
        self._callers: dict[Site, Counter[Site]] = {}
        self._times: Counter[tuple[Site | None, int]] = Counter()

    def before_backward(self, root: Tensor | None, site: Site | None) -> None:
        batch = self.training.batch
        if batch is None:
            return
        if len(self._contents) < 20:
            self._contents[_digest(batch.inputs)] += 1
        maker = self.training.tape.maker(batch.inputs)
        draw = _draw_behind(maker)
        if draw is not None:
            self._draws += 1
            self._drawn_at = draw.site
        if maker is not None and maker.name in PICKS:  # unknown where an ordinary step cut them all
            self._picked_at = maker.site
        self._site = self._picked_at or batch.site
        self._rows = len(batch.inputs)
        self._picked_from = max(self._picked_from, batch.picked_from)
        self._drawn = self._drawn or batch.drawn
        self._handed_at = self._handed_at or self.training.rows.drawn_where(batch.inputs).handed
        if batch.labels is not None and not self._given_by_loss:
            self._note_order(batch.labels)

    def loss(self, op: Op) -> None:
        if len(self._order) >= MOST_LABELS:
            return
        call = loss_call(op)
        if call is not None and call.target is not None and call.scores.requires_grad:
            self._given_by_loss = True
            self._note_order(call.target)

    def _note_order(self, labels: Tensor) -> None:
        if labels.ndim == 2 and labels.shape[1] > 1:
            labels = labels.argmax(1)
        if labels.ndim in (1, 2) and len(self._order) < MOST_LABELS:
            if self.training.passes > self._last_pass + 1:
                self._gaps.add(len(self._order))
            self._last_pass = self.training.passes
            self._order.extend(labels.detach().flatten().tolist())
            self._batches += 1

    def seeded(self, seed: int, own: bool, sites: tuple[Site, ...]) -> None:
        for inner, outer in pairwise(sites):
            self._callers.setdefault(inner, Counter())[outer] += 1
        if self.training.passes == 0 or (own and self._drawn):
            return  # a set made anew is the same set, and the loader draws from it
        site = sites[0] if sites else None
        trained = {key: w.updates for key, w in self.training.parameters.items() if w.updates}
        calls = self._seeds.setdefault((site, seed), [])
        self._times[site, seed] += 1
        if len(calls) < 50 and (not calls or calls[-1] != trained):
            calls.append(trained)

    def _brought_by(self, site: Site | None) -> Site | None:
        """The line that seeds; where several lines call it, the one that does so most often."""
        while site is not None and len(self._callers.get(site, ())) > 1:
            site = self._callers.pop(site).most_common(1)[0][0]
        return site

    # -- what it means ----------------------------------------------------------------------------

    def signs(self) -> Iterable[Sign]:
        again = [*self._seeded_again(), *self._started_again()]
        yield from again or [*self._trained_again()] or self._same()

    def _same(self) -> Iterable[Sign]:
        looks = sum(self._contents.values())
        if looks < ENOUGH or len(self._contents) > 1:
            return
        if self.training.keeps_apart and not (self._drawn or self._picks_few_in_epochs()):
            return  # the one part that is trained on is the training set
        if 0 < self._rows <= SMALL_PART * self._picked_from:
            seeding = self._seeding()
            if seeding is not None or self._draws >= looks:  # drawn anew, and always the same
                evidence: Evidence = {"seed": None, "times": looks, "start": False}
                yield Sign("reset-seed", evidence, place_of(seeding or self._drawn_at))
                return
            evidence = {"rows": self._rows, "of": self._picked_from, "steps": looks}
            site = self._handed_at or index_made(self._site, once=True)
            yield Sign("same-batch", evidence, place_of(site), None, 2)

    def _picks_few_in_epochs(self) -> bool:
        """Whether rows are picked anew in a loop within a loop, and most of them never."""
        few = self._rows + self.training.keeps_apart <= SMALL_PART * self._picked_from
        return few and self._site is not None and len(around(self._site, LOOPS)) > 1

    def _seeding(self) -> Site | None:
        """The line that makes or seeds a generator inside the loop where rows are picked."""
        loops = around(self._site, LOOPS) if self._site is not None else []
        calls = [call for loop in loops[-1:] for call in calls_in(loop, SEEDING)]
        return (self._site[0], calls[0].lineno) if calls and self._site is not None else None

    def _seeded_again(self) -> Iterable[Sign]:
        for (site, seed), calls in self._seeds.items():
            same = sum(bool(set(before) & set(after)) for before, after in pairwise(calls))
            if same >= 2:
                times = self._times[site, seed]
                evidence = {"seed": seed, "times": times, "start": False}
                yield Sign("reset-seed", evidence, place_of(self._brought_by(site)), None, None)
                return

    def _started_again(self) -> Iterable[Sign]:
        again = [w for w in self.training.parameters.values() if w.restarts >= 5]
        if again:
            evidence = {"seed": None, "times": again[0].restarts, "start": True}
            yield Sign(
                "reset-seed", evidence, place_of(again[0].restarted_at), again[0].name or None
            )

    def _trained_again(self) -> Iterable[Sign]:
        """Whole trainings, one after the other, with the same losses to the last bit."""
        runs = self.training.losses.ended_runs
        if len(runs) >= RUNS_ALIKE and len(set(runs)) == 1:
            seeds = [where for (where, _), times in self._times.items() if times >= len(runs) - 1]
            evidence = {"seed": None, "times": len(runs), "start": True}
            again = [w.restarted_at for w in self.training.parameters.values() if w.restarts]
            where = self._brought_by(seeds[0]) if seeds else (again or [None])[-1]
            yield Sign("reset-seed", evidence, place_of(where))

    def suspicions(self) -> Iterable[Suspicion]:
        labels = torch.tensor(self._order)
        if self._batches < 4 or len(labels) < 20 or len(self._contents) < 2:
            return
        if self._rows > SMALL_PART * self._picked_from > 0:
            return
        same, expected, found = self._follows(labels)
        if same >= SORTED and expected <= 0.75:
            period = -(-self._picked_from // self._rows) if self._rows else 0
            site = self.training.rows.site if self._drawn else index_made(self._site)
            sign = Sign("not-shuffled", {**found, "period": period}, place_of(site), None, 1)
            shuffled = Intervention("shuffle-rows", LOADER if self._drawn else "")
            yield Suspicion(sign, (shuffled,), 0.75)

    def _follows(self, labels: Tensor) -> tuple[float, float, Evidence]:
        """How often a label follows its like, how often it would in a random order, and both as
        evidence. For labels that are no classes, the correlation of neighbours takes the place of
        the first.
        """
        after = torch.tensor([k for k in range(1, len(labels)) if k not in self._gaps])
        values, counts = labels.unique(return_counts=True)
        if len(values) <= 50:
            same = float((labels[after] == labels[after - 1]).float().mean())
            expected = float((counts / counts.sum()).square().sum())
            return same, expected, {"same": same, "expected": expected}
        centred = labels - labels.mean()
        together = float((centred[after] * centred[after - 1]).mean() / centred.square().mean())
        return together, 0.0, {"correlation": together}


def _draw_behind(picked: Op | None) -> Op | None:
    """The operation of this step that drew at random which rows were picked, if one did."""
    if picked is None or picked.name not in PICKS:
        return None
    waiting = [maker for maker in picked.makers[1:] if maker is not None]
    while waiting:
        op = waiting.pop()
        if op.name in DRAWS:
            return op if op.out is not None else None  # let go of: drawn in another step
        waiting.extend(maker for maker in op.makers if maker is not None)
    return None


def _digest(tensor: Tensor) -> bytes:
    data = tensor.detach().cpu().contiguous()
    return hashlib.blake2b(data.flatten()[:20_000].numpy().tobytes(), digest_size=8).digest()
