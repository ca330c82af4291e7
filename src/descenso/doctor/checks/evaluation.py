"""What is measured beside the training: held-out loss, and rows that are in both sets."""

from __future__ import annotations

import linecache
import math
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from statistics import fmean
from types import FrameType
from typing import Any

from torch import Tensor

from descenso.doctor.checks.arrays import split_at
from descenso.doctor.checks.lines import in_use, training_loop
from descenso.doctor.checks.names import index_on, outside, where_bound
from descenso.doctor.observing.calls import COMPARISONS, LOSS_FUNCTIONS
from descenso.doctor.observing.check import Check
from descenso.doctor.observing.frames import (
    Site,
    names_in_sight,
    place_of,
    their_frame,
    their_sites,
)
from descenso.doctor.observing.reading import before_views, loss_call
from descenso.doctor.observing.rows import row_keys
from descenso.doctor.observing.tape import PICKS, Op
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Sign

MOST_ROWS = 20_000
CLIMBED = 1.25
"""A held-out loss this many times its lowest has climbed, if it stays there."""

SHARED = 0.05
"""A smaller share of held-out rows that were trained on is passed over."""

BY_CHANCE = 3.0
"""So many times the share of rows that are there twice already may be shared by chance."""

MASTERED = 0.2
"""Of the loss of guessing, training rows that were learnt by heart cost no more than this part."""

ORDINARY = 2.0
"""A start that costs less than so many times guessing is none to blame."""

TOTALS = frozenset({"mean", "sum", "neg"})
TRAINED_NAMES = ("train", "entren")
HELD_OUT_NAMES = ("test", "val", "held", "prueba", "dev", "holdout", "xte", "xv", "eval")


class EvaluationCheck(Check):
    """Looks at forward passes without gradients."""

    ids = ("overfitting", "leakage")
    listens_to = TOTALS | LOSS_FUNCTIONS

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._series: defaultdict[Site, list[tuple[int, float]]] = defaultdict(list)
        self._held_out_now = False
        self._shares: dict[tuple[int, int], float] = {}
        self._leak: Sign | None = None
        self._trained_with: str | None = None  # a mean of one of PyTorch's losses
        self._last_held_out: float | None = None

    # -- forward passes without gradients ---------------------------------------------------------

    def evaluated(self, args: tuple[Any, ...], kwargs: dict[str, Any], frame: FrameType) -> None:
        self.training.evaluates()
        inputs = args[0] if args and isinstance(args[0], Tensor) else None
        rows = self.training.rows.features
        if inputs is None or rows is None or not (self.training.updates or self.training.has_moved):
            return
        if inputs.is_floating_point() != rows.is_floating_point():
            return  # another of several inputs
        if inputs.ndim != rows.ndim or inputs.shape[1:] != rows.shape[1:] or len(inputs) < 2:
            return
        key = (inputs.data_ptr(), len(inputs))
        share = self._shares.get(key)
        if share is None:
            whole = rows.data_ptr() == inputs.data_ptr() and len(rows) == len(inputs)
            share = 1.0 if whole else _share_known(inputs, self.training.rows.seen)
            if share < 0.5 and not self.training.keeps_apart:
                known = _share_known(inputs, set(row_keys(rows)))
                self.training.keeps_apart = len(inputs) if known > 0.5 else 0
            if not self.training.rows.collecting:
                self._shares[key] = share
                if len(self._shares) <= 50:
                    self._look_for_leak(inputs, rows, share, frame)
        self._held_out_now = share < 0.5

    def _look_for_leak(self, inputs: Tensor, rows: Tensor, share: float, frame: FrameType) -> None:
        if self._leak is not None or share < SHARED or len(inputs) >= len(self.training.rows.seen):
            return
        loader = self.training.rows.drawn_where(inputs).made
        maker = self.training.tape.maker(inputs)
        lines = their_sites(frame) if maker is None else (maker.site,)
        # By hand, nothing tells where another fold's network begins.
        picked = self.training.optimizers.steps and (maker is None or maker.name in PICKS)
        numbers = " ".join(map(index_on, lines)).strip() if picked else ""
        name = names_in_sight(frame).get(id(inputs), "")
        if share > 0.98 and not _is_called_held_out(name + numbers, loader):
            return
        if not _is_continuous(rows):
            again = max(self.training.rows.again, default=1.0)
            if share < SHARED + BY_CHANCE * _share_twice(rows) or share < SHARED + again < 1:
                return
        site = their_frame(frame)
        evidence = {"rows": len(inputs), "shared": round(share * len(inputs)), "share": share}
        here = (site.f_code.co_filename, site.f_lineno) if site is not None else None
        taken = in_use(maker.site) if maker is not None else None
        made = None
        if taken is not None:
            made = split_at(outside(taken, name, here))
        elif numbers:
            made = where_bound(numbers, here) or self.training.rows.made[0]
        place = place_of(loader or made or here)
        self._leak = Sign("leakage", evidence, place, None, self.training.step)

    def loss(self, op: Op) -> None:
        call = loss_call(op)
        if call is not None and call.scores.requires_grad:
            mean = op.kwargs.get("reduction", "mean") == "mean"
            self._trained_with = op.name if mean else None

    # -- numbers computed on the way --------------------------------------------------------------

    def op(self, op: Op) -> None:
        out = op.out
        if out is None or out.numel() != 1 or out.requires_grad or not out.is_floating_point():
            return
        if self._held_out_now:
            behind = before_views(op.makers[0]) if op.makers else None
            if op.site is not None and (behind is None or behind.name not in COMPARISONS):
                self._series[op.site].append((self.training.step, float(out)))
                if op.name == self._trained_with:
                    self._last_held_out = float(out)

    # -- what it means ----------------------------------------------------------------------------

    def signs(self) -> Iterable[Sign]:
        if self._leak is not None:
            yield self._leak
        yield from [*self._climbing()] or self._memorised()

    def _memorised(self) -> Iterable[Sign]:
        """Few held-out losses, and yet the last is worse than guessing, and the training's low."""
        held_out, guess = self._last_held_out, self.training.guess
        losses = [v for _, v in self.training.losses.points][-5:]
        if held_out is None or guess is None or not losses:
            return
        if not self.training.losses.first[0] < ORDINARY * guess:
            return  # the start alone may have led there
        loss = fmean(losses)
        if loss < MASTERED * guess < guess < held_out < math.inf:
            evidence = {"held_out": held_out, "guess": guess, "loss": loss}
            place = place_of(training_loop(self.training.passed_from))
            yield Sign("overfitting", evidence, place, None, self.training.step)

    def _climbing(self) -> Iterable[Sign]:
        for site, series in self._series.items():
            values = [value for _, value in series]
            if len(values) < 6:
                continue
            lowest = min(values)
            place = values.index(lowest)
            rises = all(after > before for before, after in pairwise(values[place:]))
            last = values[-1] if rises else fmean(values[-max(2, len(values) // 5) :])
            losses = [v for _, v in self.training.losses.points]
            learnt = fmean(losses[-5:]) if losses else math.inf
            fell = learnt < min(last, fmean(losses[:5])) if losses else False
            if place < 0.7 * len(values) and last > CLIMBED * lowest > 0 and fell:
                evidence = {
                    "lowest": lowest,
                    "lowest_step": series[place][0],
                    "last": last,
                    "loss": learnt,
                }
                loop = training_loop(self.training.passed_from) or site
                yield Sign("overfitting", evidence, place_of(loop), None, series[place][0])
                return


def _is_called_held_out(called: str, loader: Site | None) -> bool:
    """Whether what the rows and their numbers are `called` says so, or the name of the loader that
    hands them out.
    """
    names = called.lower()
    given = linecache.getline(*loader).partition("=")[0].lower() if loader is not None else ""
    if not any(part in given for part in TRAINED_NAMES):  # one line may make both
        names += given
    return any(part in names for part in HELD_OUT_NAMES)


def _share_known(inputs: Tensor, known: set[int]) -> float:
    """The share of the rows of `inputs` that are among the known ones, to the last bit."""
    return fmean(row in known for row in row_keys(inputs))


def _share_twice(rows: Tensor) -> float:
    """The share of rows that are not the first of their like."""
    keys = row_keys(rows)
    return 1 - len(set(keys)) / len(keys)


def _is_continuous(rows: Tensor) -> bool:
    """Whether equal rows cannot be chance: some column has hardly two values alike."""
    table = rows.detach().cpu().flatten(1)[:MOST_ROWS]
    different = len(table.unique(dim=0))
    return any(len(column.unique()) >= 0.9 * different for column in table.T[:200])
