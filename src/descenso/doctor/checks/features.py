"""The inputs: columns that carry nothing, numbers that are none, scales far apart."""

from __future__ import annotations

from collections.abc import Iterable

from torch import Tensor

from descenso.doctor.interventions import Intervention
from descenso.doctor.observing.check import Check
from descenso.doctor.observing.frames import Site, place_of
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Sign, Suspicion

MOST_COLUMNS = 2000
FAR_APART = 30.0
"""Deviations of features, or mean over deviation, that differ so much bend the loss unevenly."""


class FeatureCheck(Check):
    """Looks at the whole training set where it can be had, else at the rows seen."""

    ids = ("constant-feature", "duplicate-feature", "non-finite-input", "unscaled-inputs")

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._site: Site | None = None
        self._broken: Sign | None = None

    def before_backward(self, root: Tensor | None, site: Site | None) -> None:
        batch = self.training.batch
        if batch is None:
            return
        self._site = self._site or batch.site
        if self._broken is None and not batch.inputs.isfinite().all():
            self._broken = self._non_finite(batch.inputs)

    def _non_finite(self, inputs: Tensor) -> Sign:
        whole = self.training.rows.features
        table = whole if whole is not None and not whole.isfinite().all() else inputs
        bad = (~table.isfinite()).nonzero()
        first = bad[0].tolist()
        evidence = {
            "row": first[0],
            "column": first[-1] if len(first) > 1 else 0,
            "count": len(bad),
            "value": str(float(table[tuple(first)])),
            "whole": table is whole,
        }
        site = self.training.tape.origin(table) or self._site
        return Sign("non-finite-input", evidence, place_of(site), None, self.training.step)

    def signs(self) -> Iterable[Sign]:
        if self._broken is not None:
            yield self._broken
        table = self._table()
        if table is None:
            return
        same = (table == table[0]).all(0)
        constant = [c for c in same.nonzero().flatten().tolist() if float(table[0, c]) != 1.0]
        if constant:
            evidence = {"columns": constant[:20], "count": len(constant), "rows": len(table)}
            yield Sign("constant-feature", evidence, place_of(self._site))
        pair = _duplicates(table, same)
        if pair:
            evidence = {"columns": pair[:20], "count": len(pair), "rows": len(table)}
            yield Sign("duplicate-feature", evidence, place_of(self._site))

    def _table(self) -> Tensor | None:
        table = self.training.rows.features
        if table is None or table.ndim != 2 or table.shape[1] > MOST_COLUMNS or len(table) < 8:
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
        widest, narrowest = float(deviation[used].max()), float(deviation[used].min())
        offset = float((mean[used] / deviation[used]).max())
        apart = max(widest / narrowest, offset, widest / 10.0, 0.1 / widest)
        if apart >= FAR_APART or widest > FAR_APART:
            evidence = {
                "largest_deviation": widest,
                "smallest_deviation": narrowest,
                "largest_mean": float(mean.max()),
            }
            sign = Sign("unscaled-inputs", evidence, place_of(self._site))
            yield Suspicion(sign, (Intervention("standardize-inputs"),), 0.5)


def _duplicates(table: Tensor, constant: Tensor) -> list[list[int]]:
    """Pairs of columns that are equal in every row, constant ones left out."""
    first: dict[bytes, int] = {}
    pairs = []
    for column in (~constant).nonzero().flatten().tolist():
        key = table[:, column].contiguous().numpy().tobytes()
        if key in first:
            pairs.append([first[key], column])
        else:
            first[key] = column
    return pairs
