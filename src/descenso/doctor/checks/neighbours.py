"""Labels against their rows: whether like rows have like labels, and which rows do not."""

from __future__ import annotations

import math
from collections.abc import Iterable
from statistics import fmean, stdev

import torch
from torch import Tensor

from descenso.core.network import forward
from descenso.doctor.checks.arrays import last_written, split_at
from descenso.doctor.checks.lines import in_use
from descenso.doctor.checks.names import where_bound
from descenso.doctor.checks.probe import fitted, halves, standardised
from descenso.doctor.observing.check import Check
from descenso.doctor.observing.frames import Site, place_of
from descenso.doctor.observing.tape import Op
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Place, Sign
from descenso.doctor.words import Evidence

MOST_ROWS = 2000
NEAREST = 8
ALMOST_GUESSING = 0.75
"""A loss above this part of guessing: the training found next to nothing in the rows."""

BY_CHANCE = 3.0
"""Standard errors within which an agreement may be chance."""

HARDLY = 0.3
"""This part of the way from chance to full agreement is next to nothing."""

CLEARLY = 0.4
"""This part of that way shows that rows and labels belong together."""

SETTLED = {0: 0.87, 1: 0.97}
"""How far all other rows agree with their neighbours where a row alone among its like is no
borderline case, as there are many where labels depend on chance; alone, but for so many neighbours.
"""

DEEP, FEW_COLUMNS = 3.0, 3
"""How far rows alone among others lie from their like where classes do not merely overlap."""

APART, MANY_ALONE = 1.3, 0.02
"""The same in many columns, where all distances are much alike; this share of the rows is enough,
too.
"""

TOO_MANY = 1.5
"""So many rows alone for each neighbour that disagrees elsewhere are no mere overlap, either."""

HIDDEN = 32
SQUARES = frozenset({"mse_loss", "pow", "square", "__pow__"})


class NeighbourCheck(Check):
    """Compares each row's label with those of the rows nearest to it, once, at the end."""

    ids = ("labels-misaligned", "label-errors")

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._squares = False
        self._weighted = False

    def before_backward(self, root: Tensor | None, site: Site | None) -> None:
        names = {op.name for op in self.training.behind}
        self._squares = self._squares or bool(names & SQUARES)

    def loss(self, op: Op) -> None:
        weights = (op.kwargs.get("weight"), op.kwargs.get("pos_weight"))
        self._weighted = self._weighted or any(isinstance(one, Tensor) for one in weights)

    def signs(self) -> Iterable[Sign]:
        rows, labels = self.training.rows.features, self.training.rows.labels
        if rows is None or labels is None or len(rows) != len(labels) or self.training.updates < 3:
            return
        table = _prepared(rows)
        if table is None:
            return
        classes = _numbered(labels)
        if classes is not None:
            yield from self._about_classes(rows, table, classes)
        else:
            amounts = _amounts(labels)
            if amounts is not None:
                yield from self._about_amounts(table, amounts)

    def _about_amounts(self, table: Tensor, amounts: Tensor) -> Iterable[Sign]:
        """Squares that stay at the variance, and neighbours who know nothing of each other."""
        last, spread = self._last(), float(amounts.var(correction=0))
        unlearnt = self._squares and last is not None and last > ALMOST_GUESSING * spread > 0
        if not unlearnt or self._beats_chance(spread, spread, len(amounts)):
            return
        centred = amounts - amounts.mean()
        together = float((centred * centred[_nearest(table)].mean(1)).mean()) / spread
        if together < max(BY_CHANCE / len(table) ** 0.5, HARDLY) and not _foretold(table, amounts):
            evidence: Evidence = {"correlation": together, "variance": spread, "loss": last}
            yield Sign("labels-misaligned", evidence, self._place(), None, None)

    def _about_classes(self, rows: Tensor, table: Tensor, classes: Tensor) -> Iterable[Sign]:
        near = _nearest(table)
        like = (classes[near] == classes[:, None]).float()
        shares = classes.bincount() / len(classes)
        chance = float(shares.square().sum())
        agreement = float(like.mean())
        error = math.sqrt(chance * (1 - chance) / len(classes))
        guess = -float((shares[shares > 0] * shares[shares > 0].log()).sum())
        if self._weighted:  # of some rows the loss counts more often
            guess = max(guess, *self.training.losses.first[:1])
        last = None if self.training.has_several_losses else self._last()  # of adversaries, say
        if agreement < chance + max(BY_CHANCE * error, HARDLY * (1 - chance)):
            unlearnt = last is not None and last > ALMOST_GUESSING * guess
            unlearnt = unlearnt and not self._beats_chance(guess, 0.5, len(classes))
            if unlearnt and not learnable(table, classes):
                evidence: Evidence = {"agreement": agreement, "chance": chance, "loss": last}
                yield Sign("labels-misaligned", evidence, self._place(), None, None)
            return
        votes = torch.stack([(classes[near] == one).sum(1) for one in range(len(shares))], 1)
        for dissent, settled in SETTLED.items():
            odd = (like.sum(1) <= dissent) & (votes.max(1).values >= NEAREST - dissent)
            alone = odd.nonzero().flatten().tolist()
            others = _agreement_of_others(like, near, alone)
            fewest = 2 if others == 1 else 3
            if not (fewest <= len(alone) <= 0.2 * len(classes) and others > settled):
                continue
            overlapping = len(alone) < TOO_MANY * (1 - others) * len(classes)
            deep = DEEP
            if dissent == 0 and table.shape[1] > FEW_COLUMNS:
                overlapping = overlapping and len(alone) < MANY_ALONE * len(classes)
                deep = APART
            if overlapping and _depth(table, classes, odd) < deep:
                continue
            numbers = [_stride(rows) * one for one in alone[:20]]
            known = self.training.rows.numbered
            evidence = {
                "rows": numbers if known else None,
                "count": len(alone),
                "neighbours": NEAREST,
            }
            yield Sign("label-errors", evidence, place_of(self._labels_made()), None, None)
            return

    def _beats_chance(self, guess: float, each: float, rows: int) -> bool:
        """Whether the loss lies further below guessing than labels drawn anew would let it: by
        `each` over the rows for every parameter (Wilks 1938).
        """
        recent = list(self.training.losses.recent)
        recent = recent[-max(2, len(recent) // 2) :]
        if len(recent) < 2:
            return False
        parameters = sum(w.start.numel() for w in self.training.parameters.values())
        error = stdev(recent) / math.sqrt(len(recent))
        return guess - fmean(recent) > BY_CHANCE * (each * parameters / rows + error)

    def _last(self) -> float | None:
        recent = list(self.training.losses.recent)
        last = fmean(recent[-max(1, len(recent) // 2) :]) if recent else math.nan
        return last if math.isfinite(last) else None

    def _made(self) -> tuple[Site | None, Site | None]:
        """Where features and labels were made; where they got their names, if nobody heard that, as
        of `torch.Tensor(array)`.
        """
        rows, before = self.training.rows, self.training.last_backward
        bound = [where_bound(name, before) for name in rows.names]
        return rows.made[0] or bound[0], rows.labels_first_made or rows.made[1] or bound[1]

    def _labels_made(self) -> Site | None:
        """The line that made the labels, or last wrote into them."""
        return last_written(self._made()[1]) or self.training.rows.site

    def _place(self) -> Place | None:
        """Of the lines that made what is trained on, the later one that wrote over something."""
        made = [site for site in self._made() if site is not None]
        made = [in_use(site) or site for site in made]
        written = [(last_written(site, rebound=True) or site, site) for site in made]
        over = [last for last, first in written if last != first]
        known = max(over or map(split_at, made), default=None)
        return place_of(known or self.training.rows.site)


def _prepared(rows: Tensor) -> Tensor | None:
    """At most `MOST_ROWS` rows, standardised; None if they are too few, or no numbers."""
    table = rows.detach().cpu().float().flatten(1)[:: _stride(rows)]
    if not rows.is_floating_point() or len(table) < 30 or not table.isfinite().all():
        return None
    return standardised(table)


def _numbered(labels: Tensor) -> Tensor | None:
    """The labels of these rows, classes numbered from 0; None if there are no classes."""
    every = _stride(labels)
    if labels.ndim > 2:
        return None
    if labels.ndim == 2 and labels.shape[1] > 1:
        if not _is_one_hot(labels):
            return None
        labels = labels.argmax(1)
    values, classes = labels.detach().flatten().cpu()[::every].unique(return_inverse=True)
    return classes if 2 <= len(values) <= 30 else None


def _amounts(labels: Tensor) -> Tensor | None:
    """The labels of these rows as amounts, one each; None if they are anything else."""
    if labels.numel() != len(labels) or not labels.is_floating_point():
        return None
    amounts = labels.detach().flatten().cpu().float()[:: _stride(labels)]
    return amounts if amounts.isfinite().all() else None


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


def _foretold(table: Tensor, amounts: Tensor) -> bool:
    """The same for amounts: whether it explains a good part of the other half's variance."""
    learnt, asked = halves(len(table))
    targets = standardised(amounts[:, None])
    params, _ = fitted(
        table[learnt], targets[learnt], (table.shape[1], HIDDEN, 1), loss="mean_squared_error"
    )
    with torch.no_grad():
        missed = (forward(params, table[asked]) - targets[asked]).square().mean()
    return float(missed) < (1 - CLEARLY) * float(targets[asked].var(correction=0))


def _balanced(rows: Tensor, classes: Tensor) -> Tensor:
    """These row numbers, those of rare classes repeated until every class has about as many."""
    groups = [rows[classes[rows] == label] for label in classes[rows].unique()]
    most = max(map(len, groups))
    return torch.cat([group.repeat(most // len(group)) for group in groups])


def _agreement_of_others(like: Tensor, near: Tensor, alone: list[int]) -> float:
    """How often other rows have the labels of their neighbours, those `alone` left out."""
    odd = torch.zeros(len(like), dtype=torch.bool, device="cpu")
    odd[alone] = True
    pairs = ~(odd[near] | odd[:, None])
    return float(like[pairs].mean()) if bool(pairs.any()) else 0.0


def _depth(table: Tensor, classes: Tensor, odd: Tensor) -> float:
    """How far the `odd` rows are from their nearest like, their neighbours' distance being 1; the
    median.
    """
    distances = torch.cdist(table[odd], table)
    radius = distances.topk(NEAREST + 1, largest=False).values[:, -1]
    unlike = odd[None, :] | (classes[odd][:, None] != classes[None, :])
    like = distances.masked_fill(unlike, math.inf).min(1).values
    return float((like / radius).median())


def _nearest(table: Tensor) -> Tensor:
    """The numbers of the `NEAREST` rows nearest to each, itself left out."""
    distances = torch.cdist(table, table)
    distances.fill_diagonal_(math.inf)
    return distances.topk(NEAREST, largest=False).indices
