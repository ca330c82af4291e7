"""Labels against their rows: whether like rows have like labels, and which rows do not."""

from __future__ import annotations

import math
from collections.abc import Iterable
from statistics import fmean

import torch
from torch import Tensor

from descenso.core.network import forward
from descenso.doctor.checks.probe import fitted, halves, standardised
from descenso.doctor.observing.check import Check
from descenso.doctor.observing.frames import Site, place_of
from descenso.doctor.record import Sign
from descenso.doctor.words import Evidence

MOST_ROWS = 2000
NEAREST = 8
ALMOST_GUESSING = 0.85
"""A loss above this part of guessing: the training found next to nothing in the rows."""

BY_CHANCE = 3.0
"""Standard errors within which an agreement may be chance."""

HARDLY = 0.3
"""This part of the way from chance to full agreement is next to nothing."""

CLEARLY = 0.4
"""This part of that way shows that rows and labels belong together."""

HIDDEN = 32


class NeighbourCheck(Check):
    """Compares each row's label with those of the rows nearest to it, once, at the end."""

    ids = ("labels-misaligned", "label-errors")

    def signs(self) -> Iterable[Sign]:
        rows, labels = self.training.rows.features, self.training.rows.labels
        if rows is None or labels is None or len(rows) != len(labels) or self.training.updates < 3:
            return
        table, classes = _prepared(rows, labels)
        if table is None or classes is None:
            return
        near = _nearest(table)
        like = (classes[near] == classes[:, None]).float()
        shares = classes.bincount() / len(classes)
        chance = float(shares.square().sum())
        agreement = float(like.mean())
        error = math.sqrt(chance * (1 - chance) / len(classes))
        guess = -float((shares[shares > 0] * shares[shares > 0].log()).sum())
        place = place_of(self._changed_last(rows, labels))
        last = self._last()
        if agreement < chance + max(BY_CHANCE * error, HARDLY * (1 - chance)):
            unlearnt = last is not None and last > ALMOST_GUESSING * guess
            if unlearnt and not learnable(table, classes):
                evidence: Evidence = {"agreement": agreement, "chance": chance, "loss": last}
                yield Sign("labels-misaligned", evidence, place, None, None)
            return
        one_voice = (classes[near] == classes[near[:, :1]]).all(1)
        alone = ((like.sum(1) == 0) & one_voice).nonzero().flatten().tolist()
        if 3 <= len(alone) <= 0.2 * len(classes) and agreement > 0.7:
            numbers = [_stride(rows) * one for one in alone[:20]]
            known = self.training.rows.numbered
            evidence = {
                "rows": numbers if known else None,
                "count": len(alone),
                "neighbours": NEAREST,
            }
            yield Sign("label-errors", evidence, place, None, None)

    def _last(self) -> float | None:
        recent = list(self.training.recent)
        return fmean(recent[-max(1, len(recent) // 2) :]) if recent else None

    def _changed_last(self, rows: Tensor, labels: Tensor) -> Site | None:
        """The later of the two lines that made what is trained on."""
        tape = self.training.tape
        sites = [maker.site for maker in map(tape.maker, (rows, labels)) if maker is not None]
        known = max((site for site in sites if site is not None), default=None)
        return known or self.training.rows.site


def _prepared(rows: Tensor, labels: Tensor) -> tuple[Tensor | None, Tensor | None]:
    """At most `MOST_ROWS` rows, standardised, with classes numbered from 0; None if there are no
    classes.
    """
    every = _stride(rows)
    if labels.ndim > 2:
        return None, None
    if labels.ndim == 2 and labels.shape[1] > 1:
        if not _is_one_hot(labels):
            return None, None
        labels = labels.argmax(1)
    labels = labels.detach().flatten().cpu()[::every]
    table = rows.detach().cpu().float().flatten(1)[::every]
    values, classes = labels.unique(return_inverse=True)
    if not 2 <= len(values) <= 30 or len(classes) < 30 or not table.isfinite().all():
        return None, None
    return standardised(table), classes


def _stride(rows: Tensor) -> int:
    """Every so many-th row is looked at."""
    return max(1, -(-len(rows) // MOST_ROWS))


def _is_one_hot(labels: Tensor) -> bool:
    return bool(((labels == 0) | (labels == 1)).all() and (labels.sum(1) == 1).all())


def learnable(table: Tensor, classes: Tensor) -> bool:
    """Whether a small network that learns from one half of the rows does far better than chance on
    the other, every class counting alike: then labels and rows belong together, however badly the
    watched training went.
    """
    learnt, asked = halves(len(table))
    learnt = _balanced(learnt, classes)
    sizes = (table.shape[1], HIDDEN, int(classes.max()) + 1)
    params, _ = fitted(table[learnt], classes[learnt], sizes)
    right = forward(params, table[asked]).argmax(1) == classes[asked]
    groups = [right[classes[asked] == label].float() for label in classes[asked].unique()]
    recall = fmean(float(group.mean()) for group in groups)
    chance = 1 / sizes[-1]
    error = math.sqrt(chance * (1 - chance) * sum(1 / len(g) for g in groups)) / len(groups)
    return recall > chance + max(BY_CHANCE * error, CLEARLY * (1 - chance))


def _balanced(rows: Tensor, classes: Tensor) -> Tensor:
    """These row numbers, those of rare classes repeated until every class has about as many."""
    groups = [rows[classes[rows] == label] for label in classes[rows].unique()]
    most = max(map(len, groups))
    return torch.cat([group.repeat(most // len(group)) for group in groups])


def _nearest(table: Tensor) -> Tensor:
    """The numbers of the `NEAREST` rows nearest to each, itself left out."""
    distances = torch.cdist(table, table)
    distances.fill_diagonal_(math.inf)
    return distances.topk(NEAREST, largest=False).indices
