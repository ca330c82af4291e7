"""Labels against their rows: whether like rows have like labels, and which rows do not."""

from __future__ import annotations

import math
from collections.abc import Iterable
from statistics import fmean

import torch
from torch import Tensor

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
            if last is not None and last > ALMOST_GUESSING * guess:
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
        return max((site for site in sites if site is not None), default=None)


def _prepared(rows: Tensor, labels: Tensor) -> tuple[Tensor | None, Tensor | None]:
    """At most `MOST_ROWS` rows, standardised, with classes numbered from 0; None if there are no
    classes.
    """
    every = _stride(rows)
    if labels.ndim == 2:
        labels = labels.argmax(1) if labels.shape[1] > 1 else labels.flatten()
    labels = labels.detach().cpu()[::every]
    table = rows.detach().cpu().float().flatten(1)[::every]
    values, classes = labels.unique(return_inverse=True)
    if not 2 <= len(values) <= 30 or len(classes) < 30 or not table.isfinite().all():
        return None, None
    deviation = table.std(0)
    table = (table - table.mean(0)) / torch.where(deviation > 0, deviation, torch.ones(()))
    return table, classes


def _stride(rows: Tensor) -> int:
    """Every so many-th row is looked at."""
    return max(1, -(-len(rows) // MOST_ROWS))


def _nearest(table: Tensor) -> Tensor:
    """The numbers of the `NEAREST` rows nearest to each, itself left out."""
    distances = torch.cdist(table, table)
    distances.fill_diagonal_(math.inf)
    return distances.topk(NEAREST, largest=False).indices
