"""Labels against their rows: whether like rows have like labels, and which rows do not."""

from __future__ import annotations

import math
from collections.abc import Iterable
from statistics import fmean

import torch
from torch import Tensor

from descenso.core.gradients import manual_gradients
from descenso.core.metrics import accuracy
from descenso.core.network import init_params
from descenso.core.sgd import sgd_step
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

HIDDEN = 32
STEPS = 300

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
            unlearnt = last is not None and last > ALMOST_GUESSING * guess
            if unlearnt and not learnable(table, classes):
                evidence: Evidence = {"agreement": agreement, "chance": chance, "loss": last}
                yield Sign("labels-misaligned", evidence, place, None, None)
            return
        one_voice = (classes[near] == classes[near[:, :1]]).all(1)
        alone = ((like.sum(1) == 0) & one_voice).nonzero().flatten().tolist()
        if 3 <= len(alone) <= 0.2 * len(classes) and agreement > 0.7:
            evidence = {"rows": alone[:20], "count": len(alone), "neighbours": NEAREST}
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
    every = max(1, -(-len(rows) // MOST_ROWS))
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


def learnable(table: Tensor, classes: Tensor) -> bool:
    """Whether a small network that learns from one half of the rows does better than chance on the
    other: then labels and rows belong together, however badly the watched training went.
    """
    draws = torch.Generator().manual_seed(0)
    order = torch.randperm(len(table), generator=draws)
    learnt, asked = order[::2], order[1::2]
    sizes = (table.shape[1], HIDDEN, int(classes.max()) + 1)
    params = init_params(sizes, init="he", generator=draws)
    for _ in range(STEPS):
        _, gradients = manual_gradients(params, table[learnt], classes[learnt])
        sgd_step(params, gradients, lr=0.2)
    chance = float(classes[asked].bincount().max()) / len(asked)
    right = accuracy(params, table[asked], classes[asked])
    return right > chance + BY_CHANCE * math.sqrt(chance * (1 - chance) / len(asked))


def _nearest(table: Tensor) -> Tensor:
    """The numbers of the `NEAREST` rows nearest to each, itself left out."""
    distances = torch.cdist(table, table)
    distances.fill_diagonal_(math.inf)
    return distances.topk(NEAREST, largest=False).indices
