"""The inputs: columns that carry nothing, numbers that are none, scales far apart."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import pairwise
from types import FrameType

import numpy as np
import torch
from torch import Tensor

from descenso.doctor.checks.arrays import (
    Arrays,
    last_written,
    where_broken,
    where_joined,
    where_unbounded,
)
from descenso.doctor.checks.lines import HELPERS, around, in_use
from descenso.doctor.checks.names import outside
from descenso.doctor.interventions import Intervention
from descenso.doctor.observing.check import Check
from descenso.doctor.observing.frames import Site, place_of, their_frame
from descenso.doctor.observing.rows import Batch
from descenso.doctor.observing.tape import Op
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Sign, Suspicion

MOST_COLUMNS = 2000
FAR_OUT = 20.0
"""Features of this size, or of its inverse, are worth a second run."""

FAR_APART = 50.0
"""So is one that is so many times as large as the others."""


FAR_OFF = 20.0
"""So is one whose mean is so many deviations from 0: what it adds is nearly constant."""


A_ROUNDING = 1e-5
"""Columns that are nearer to each other than this part of their deviation are one."""


class FeatureCheck(Check):
    """Looks at the whole training set where it can be had, else at the rows seen."""

    ids = ("constant-feature", "duplicate-feature", "non-finite-input", "unscaled-inputs")

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._site: Site | None = None
        self._broken: Sign | None = None
        self._whole_looked_at = False
        self._broken_at: Site | None = None

    def before_backward(self, root: Tensor | None, site: Site | None) -> None:
        batch = self.training.batch
        if batch is None:
            return
        self._site = self._site or batch.site
        self._look_at_whole()
        labels = batch.labels
        if self._broken is None and self._got_into_rows(batch):
            made = self._made_at(rebound=True)
            source = self.training.rows.features_made
            self._broken = self._non_finite(
                batch.inputs, self.training.rows.features, self._in_sight(source, 0), made
            )
        elif self._broken is None and labels is not None and not labels.isfinite().all():
            source = self.training.rows.made[1]
            made = last_written(source, rebound=True)
            self._broken = self._non_finite(
                labels, self.training.rows.labels, self._in_sight(source, 1), made
            )

    def _got_into_rows(self, batch: Batch) -> bool:
        """Whether there are numbers that are none among the rows, and no step makes them of a set
        that has none.
        """
        rows = self.training.rows
        if batch.inputs.isfinite().all():
            return False
        return not rows.whole or rows.features is None or not bool(rows.features.isfinite().all())

    def _in_sight(self, source: Site | None, which: int) -> Site | None:
        """Where features or labels got their name, if a function of theirs made them."""
        name, before = self.training.rows.names[which], self.training.last_backward
        return outside(source, name, before) if source is not None else None

    def _look_at_whole(self) -> None:
        """Where numbers that are none got into the set, while the tape still holds it."""
        whole = self.training.rows.features
        if self._whole_looked_at or whole is None:
            return
        self._whole_looked_at = True
        maker = self.training.tape.maker(whole)
        if maker is not None and not whole.isfinite().all():
            self._broken_at = _first_broken(maker).site

    def _non_finite(
        self, inputs: Tensor, whole: Tensor | None, source: Site | None, made: Site | None
    ) -> Sign:
        known = whole is not None and self.training.rows.whole and not whole.isfinite().all()
        table = whole if whole is not None and known else inputs
        bad = (~table.isfinite()).nonzero()
        first = bad[0].tolist()
        evidence = {
            "row": first[0],
            "column": first[-1] if len(first) > 1 else 0,
            "count": len(bad),
            "value": str(float(table[tuple(first)])),
            "whole": table is whole,
        }
        maker = self.training.tape.maker(table)
        site = maker.site if maker is not None and table is whole else made
        if table is self.training.rows.features:
            site = self._broken_at or site
        arrays = _arrays_in(their_frame(sys._getframe()))
        site = where_broken(source, arrays) or where_unbounded(source) or site
        return Sign("non-finite-input", evidence, place_of(site), None, self.training.step)

    def signs(self) -> Iterable[Sign]:
        if self._broken is not None:
            yield self._broken
        table = self._table()
        if table is None:
            return
        same = (table == table[0]).all(0)
        biased = any(w.start.ndim == 1 for w in self.training.parameters.values())
        constant = [
            column
            for column in same.nonzero().flatten().tolist()
            if biased or float(table[0, column]) != 1.0  # ones stand for a bias that is not there
        ]
        if constant:
            evidence = {
                "columns": constant[:20],
                "count": len(constant),
                "rows": len(table),
                "blank": not bool(table[0, constant].any()),
            }
            yield Sign("constant-feature", evidence, place_of(self._joined_at()))
        pair = _duplicates(table, same)
        if pair:
            evidence = {"columns": pair[:20], "count": len(pair), "rows": len(table)}
            yield Sign("duplicate-feature", evidence, place_of(self._joined_at()))

    def _made_at(self, *, rebound: bool = False) -> Site | None:
        """The line that made the features, else the one where they enter the network."""
        rows = self.training.rows
        return last_written(rows.features_made, rebound=rebound) or self._site

    def _joined_at(self) -> Site | None:
        """Where columns were put together, else where the features were made."""
        made = self._made_at()
        return where_joined(made) or in_use(made)

    def _unscaled_at(self) -> Site | None:
        """Where the features enter the network; if that is in a function, a layer of it and
        nothing to mend, where they were made.
        """
        inside = self._site is not None and bool(around(self._site, HELPERS))
        made = self.training.rows.features_made
        return in_use(made) if inside and made is not None else self._site

    def _table(self) -> Tensor | None:
        table = self.training.rows.features
        if (
            table is None
            or table.ndim != 2
            or not table.is_floating_point()
            or table.shape[1] > MOST_COLUMNS
            or len(table) < 8
        ):
            return None
        return table.detach().cpu() if table.isfinite().all() else None

    def suspicions(self) -> Iterable[Suspicion]:
        table = self._table()
        if table is None:
            return
        deviation, mean = table.double().std(0), table.double().mean(0).abs()
        used = deviation > 0
        if not used.any():
            return
        size = (deviation.square() + mean.square()).sqrt()[used]
        widest, narrowest = float(deviation[used].max()), float(deviation[used].min())
        largest = float(size.max())
        if (
            largest >= FAR_OUT
            or largest <= 1 / FAR_OUT
            or largest >= FAR_APART * float(size.median())
            or float((mean / deviation)[used].max()) >= FAR_OFF
        ):
            evidence = {
                "largest_deviation": widest,
                "smallest_deviation": narrowest,
                "largest_mean": float(mean.max()),
            }
            sign = Sign("unscaled-inputs", evidence, place_of(self._unscaled_at()))
            yield Suspicion(sign, (Intervention("standardize-inputs"),), 0.5)


def _arrays_in(frame: FrameType | None) -> Arrays:
    """What the arrays hold that global names of theirs stand for, also those in a dictionary."""

    def held_by(name: str) -> list[Tensor | np.ndarray]:
        held = frame.f_globals.get(name) if frame is not None else None
        each = held.values() if isinstance(held, dict) else (held,)
        return [
            one
            for one in each
            if (isinstance(one, Tensor) and not one.is_complex())
            or (isinstance(one, np.ndarray) and one.dtype.kind in "fiub")
        ]

    def is_broken(name: str) -> bool | None:
        held = held_by(name)
        return any(not bool((one * 0 == 0).all()) for one in held) if held else None

    return Arrays(is_broken, lambda name: any(bool((one == 0).any()) for one in held_by(name)))


def _first_broken(maker: Op) -> Op:
    """The operation from which on there were such numbers in what became these rows."""
    for before in maker.makers:
        out = before.out if before is not None else None
        if before is None or out is None or out is maker.out or not out.is_floating_point():
            continue
        if not out.isfinite().all():
            return _first_broken(before)
    return maker


def _duplicates(table: Tensor, constant: Tensor) -> list[list[int]]:
    """Pairs of columns that are equal in every row up to rounding, constant ones left out. Equal
    columns have equal sums over weighted rows, so only neighbours among these are compared.
    """
    columns = (~constant).nonzero().flatten()
    values = table[:, columns].double()
    draws = torch.Generator(device="cpu").manual_seed(0)
    weights = torch.rand(len(values), generator=draws, dtype=torch.float64, device="cpu")
    order = (weights @ values).argsort().tolist()
    first = dict(enumerate(columns.tolist()))
    for before, after in pairwise(order):
        one, other = values[:, before], values[:, after]
        if float((one - other).abs().max()) <= A_ROUNDING * float(one.std()):
            first[before] = first[after] = min(first[before], first[after])
    return sorted([first[k], c] for k, c in enumerate(columns.tolist()) if first[k] != c)
