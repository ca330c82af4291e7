"""Which classes are predicted in the later part of the training."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from statistics import fmean

import torch
from torch import Tensor

from descenso.core.network import forward
from descenso.doctor.checks.probe import class_numbers, fitted, halves, standardised
from descenso.doctor.observing.calls import MATRIX_PRODUCTS
from descenso.doctor.observing.check import Check
from descenso.doctor.observing.frames import Site, place_of
from descenso.doctor.observing.reading import loss_call
from descenso.doctor.observing.tape import Op
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Sign

MOST_LOOKS = 64
LATE = 0.6
"""Looks before this part of the training do not count: at first any class may be predicted."""

FEW = 8

RARE = 0.2
"""A class with a smaller share of the rows is rare, if that is also below half of an even share."""

HARDLY_EVER = 0.08
"""A class of which no more is recognised is as good as never predicted."""

SELDOM = 0.5
"""One of which no more is recognised is overlooked, if it can be told from the others at all:"""

TOLD_APART = 0.75
"""so many of its rows, and of the others', when it is shown as often as they are."""

PROBE_UNITS, PROBE_STEPS = 4, 150  # few: the rare rows are not to be learnt by heart
MOST_ROWS = 2000

UNEVEN = 0.2
"""A rare class has at most this part of the rows of the commonest."""

MOST_CLASSES = 10
"""Of more kinds than this, such as letters, many are rare by nature and hard to tell apart."""


class ClassCheck(Check):
    """Compares scores with labels, where a loss is given both and where the tape shows both."""

    ids = ("class-imbalance",)

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._looks: deque[tuple[int, Tensor, Tensor]] = deque(maxlen=MOST_LOOKS)
        self._loss_site: Site | None = None
        self._given_by_loss = False

    def loss_value(self, op: Op) -> None:
        call = loss_call(op)
        if call is None or call.target is None or not call.scores.requires_grad:
            return
        self._given_by_loss, self._loss_site = True, op.site
        self._look(call.scores, call.target)

    def before_backward(self, root: Tensor | None, site: Site | None) -> None:
        batch, ops = self.training.batch, self.training.behind
        if self._given_by_loss or batch is None or batch.labels is None:
            return
        self._loss_site = ops[0].site if ops else site
        scores = _last_scores(ops)
        if scores is not None:
            self._look(scores, batch.labels)

    def _look(self, scores: Tensor, labels: Tensor) -> None:
        if scores.ndim not in (1, 2) or labels.ndim not in (1, 2) or len(scores) != len(labels):
            return
        if labels.is_floating_point() and not torch.equal(labels, labels.round()):
            return  # no classes
        labels = class_numbers(labels)
        predicted = _classes(scores.detach())
        self._looks.append((self.training.step, predicted.cpu(), labels.detach().cpu().long()))

    def signs(self) -> Iterable[Sign]:
        late = [look[1:] for look in self._looks if look[0] >= LATE * self.training.updates]
        looks = late if len(late) >= FEW else [look[1:] for look in self._looks][-FEW:]
        first, last = self.training.losses.first[:1], list(self.training.losses.recent)
        if not looks or not last or fmean(last[-10:]) > 0.9 * first[0]:
            return
        if self.training.has_several_losses:
            return  # adversaries: what is predicted of the one is what the other is after
        predicted, labels = (torch.cat(parts) for parts in zip(*looks, strict=True))
        classes, counts = labels.unique(return_counts=True)
        if not 2 <= len(classes) <= MOST_CLASSES or int(classes[0]) < 0:
            return
        everything = self._all_labels(labels)
        common = int(everything.unique(return_counts=True)[1].max()) / len(everything)
        right = float((predicted == labels).float().mean())
        for label, count in zip(classes.tolist(), counts.tolist(), strict=True):
            rows = int((everything == label).sum())
            share = rows / len(everything)
            rare = share <= min(RARE, 0.5 / len(classes), UNEVEN * common)
            found = float((predicted[labels == label] == label).float().mean())
            if not rare or count < 4 or right < 0.6 or found > SELDOM:
                continue
            if found <= HARDLY_EVER or self._can_be_found(label):
                evidence = {"class": label, "share": share, "accuracy": right, "rows": rows}
                yield Sign("class-imbalance", evidence, place_of(self._loss_site), None, None)
                return

    def _can_be_found(self, label: int) -> bool:
        """Whether a small network of our own that is shown the class as often as the others tells
        it from them, on rows that it was not shown.
        """
        rows, labels = self.training.rows.features, self.training.rows.labels
        if rows is None or labels is None or len(rows) != len(labels) or labels.ndim > 2:
            return False
        every = max(1, len(rows) // MOST_ROWS)
        table = standardised(rows.detach().cpu().float().flatten(1)[::every])
        targets = (class_numbers(labels).detach().cpu()[::every] == label).long()
        learnt, asked = halves(len(table))
        rare, others = learnt[targets[learnt] == 1], learnt[targets[learnt] == 0]
        if not len(rare) or not table.isfinite().all():
            return False
        shown = torch.cat([others, rare.repeat(max(1, len(others) // len(rare)))])
        sizes = (table.shape[1], PROBE_UNITS, 2)
        params, _ = fitted(table[shown], targets[shown], sizes, steps=PROBE_STEPS)
        with torch.no_grad():
            said = forward(params, table[asked]).argmax(1)
        answers = [float((said == t)[targets[asked] == t].float().mean()) for t in (0, 1)]
        return min(answers) >= TOLD_APART

    def _all_labels(self, seen: Tensor) -> Tensor:
        """Those of the whole set where it is known, else those of the looks."""
        whole = self.training.rows.labels
        if whole is None or whole.ndim > 2 or (whole.ndim == 2 and whole.shape[1] > 1):
            return seen
        return whole.detach().flatten().cpu().long()


def _last_scores(ops: list[Op]) -> Tensor | None:
    """What the last layer gave, its bias added."""
    for place, op in enumerate(ops):
        if op.name in MATRIX_PRODUCTS and op.out is not None:
            after = next((o for o in ops[:place] if o.name == "add" and op in o.makers), op)
            return after.out
    return None


def _classes(scores: Tensor) -> Tensor:
    if scores.ndim == 2 and scores.shape[1] > 1:
        return scores.argmax(1)
    return (scores.flatten() > 0).long()
