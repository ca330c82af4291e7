"""What is measured beside the training: held-out loss, rows that are in both sets, accuracy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from statistics import fmean
from types import FrameType
from typing import Any

import torch
from torch import Tensor

from descenso.doctor.observing.calls import LOSS_FUNCTIONS, MATRIX_PRODUCTS
from descenso.doctor.observing.check import Check
from descenso.doctor.observing.frames import Site, names_in_sight, place_of, their_frame
from descenso.doctor.observing.reading import before_views, loss_call
from descenso.doctor.observing.rows import row_keys
from descenso.doctor.observing.tape import Op
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Sign
from descenso.doctor.words import Evidence

MOST_ROWS = 20_000
CLIMBED = 1.25
"""A held-out loss this many times its lowest has climbed, if it stays there."""

RARE = 0.2
"""A class with a smaller share of the rows is rare, if that is also below half of an even share."""

COMPARISONS = frozenset({"__eq__", "eq"})
CUTS = frozenset({"gt", "ge", "__gt__", "__ge__"})
QUOTIENTS = frozenset({"div", "true_divide", "__truediv__"})
TOTALS = frozenset({"mean", "sum", "neg"})
HELD_OUT_NAMES = ("test", "val", "held", "prueba", "dev", "holdout", "xte", "xv", "eval")


class EvaluationCheck(Check):
    """Looks at forward passes without gradients, and at comparisons of predictions with labels."""

    ids = ("overfitting", "leakage", "wrong-metric", "class-imbalance")
    listens_to = COMPARISONS | CUTS | QUOTIENTS | TOTALS | LOSS_FUNCTIONS

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._series: defaultdict[Site, list[tuple[int, float]]] = defaultdict(list)
        self._held_out_now = False
        self._shares: dict[tuple[int, int], float] = {}
        self._leak: Sign | None = None
        self._metric: Sign | None = None
        self._looks: list[tuple[Tensor, Tensor]] = []
        self._loss_site: Site | None = None
        self._logits_lossed = False

    # -- forward passes without gradients ---------------------------------------------------------

    def evaluated(self, args: tuple[Any, ...], kwargs: dict[str, Any], frame: FrameType) -> None:
        self.training.evaluates()
        inputs = args[0] if args and isinstance(args[0], Tensor) else None
        rows = self.training.rows.features
        if inputs is None or rows is None or not self.training.updates:
            return
        if inputs.ndim != rows.ndim or inputs.shape[1:] != rows.shape[1:] or len(inputs) < 2:
            return
        key = (inputs.data_ptr(), len(inputs))
        share = self._shares.get(key)
        if share is None:
            share = self._shares[key] = _share_known(inputs, self.training.rows.seen)
            if not self.training.rows.collecting and len(self._shares) <= 50:
                self._look_for_leak(inputs, rows, share, frame)
        self._held_out_now = share < 0.5
        self.training.held_out = self.training.held_out or share < 0.5

    def _look_for_leak(self, inputs: Tensor, rows: Tensor, share: float, frame: FrameType) -> None:
        if self._leak is not None or share < 0.05 or len(inputs) >= len(self.training.rows.seen):
            return
        if share > 0.98 and not self._is_called_held_out(inputs, frame):
            return
        if not _is_continuous(rows):
            return
        site = their_frame(frame)
        evidence = {"rows": len(inputs), "shared": round(share * len(inputs)), "share": share}
        place = place_of((site.f_code.co_filename, site.f_lineno)) if site is not None else None
        self._leak = Sign("leakage", evidence, place, None, self.training.step)

    @staticmethod
    def _is_called_held_out(inputs: Tensor, frame: FrameType) -> bool:
        name = names_in_sight(frame).get(id(inputs), "").lower()
        return any(part in name for part in HELD_OUT_NAMES)

    # -- numbers computed on the way --------------------------------------------------------------

    def op(self, op: Op) -> None:
        out = op.out
        if op.name in COMPARISONS:
            self._compared(op)
        elif op.name in CUTS:
            if _is_half(op.args[1:]):
                self._cut_at_half(op)
        elif op.name in QUOTIENTS:
            self._divided(op)
        if out is None or out.numel() != 1 or out.requires_grad or not out.is_floating_point():
            return
        if self._held_out_now and (op.name in LOSS_FUNCTIONS or op.name in TOTALS):
            behind = before_views(op.makers[0]) if op.makers else None
            if op.site is not None and (behind is None or behind.name not in COMPARISONS):
                self._series[op.site].append((self.training.step, float(out)))

    def _compared(self, op: Op) -> None:
        if len(op.operands) != 2 or op.out is None:
            return
        a, b = op.operands
        if a.numel() == b.numel() > 1 and op.out.numel() == a.numel() * b.numel():
            evidence: Evidence = {
                "problem": "spread",
                "predictions": list(a.shape),
                "labels": list(b.shape),
                "compared": list(op.out.shape),
            }
            self._note_metric(op, evidence)

    def _cut_at_half(self, op: Op) -> None:
        maker = before_views(op.makers[0]) if op.makers else None
        raw = maker is not None and maker.name in MATRIX_PRODUCTS | {"add"}
        if raw and self._logits_lossed and op.operands[0].numel() > 1:
            self._note_metric(op, {"problem": "threshold", "threshold": 0.5})

    def _divided(self, op: Op) -> None:
        maker = before_views(op.makers[0]) if op.makers else None
        if maker is None or maker.name != "sum" or len(op.args) < 2 or not maker.operands:
            return
        counted = before_views(maker.makers[0]) if maker.makers else None
        divisor = op.args[1]
        if counted is None or counted.name not in COMPARISONS or isinstance(divisor, Tensor):
            return
        rows = maker.operands[0].numel()
        if divisor not in (rows, 0):
            evidence = {"problem": "divisor", "divisor": float(divisor), "rows": rows}
            self._note_metric(op, evidence)

    def _note_metric(self, op: Op, evidence: dict[str, object]) -> None:
        if self._metric is None:
            self._metric = Sign("wrong-metric", evidence, place_of(op.site), None, None)

    # -- the classes that are predicted -----------------------------------------------------------

    def before_backward(self, root: Tensor | None, site: Site | None) -> None:
        batch = self.training.batch
        if batch is None or root is None or batch.labels is None or not batch.labels.ndim:
            return
        ops = self.training.behind
        self._loss_site = ops[0].site if ops else site
        scores = self._scores(ops)
        if scores is None or not scores.ndim or len(scores) != len(batch.labels):
            return
        predicted = _classes(scores)
        labels = batch.labels.detach()
        if labels.ndim == 2:
            labels = labels.argmax(1) if labels.shape[1] > 1 else labels.flatten()
        self._looks.append((predicted.cpu(), labels.cpu().long()))
        del self._looks[:-24]

    def _scores(self, ops: list[Op]) -> Tensor | None:
        for op in ops:
            if op.name in LOSS_FUNCTIONS and (call := loss_call(op)) is not None:
                self._logits_lossed = op.name == "binary_cross_entropy_with_logits"
                return call.scores.detach() if call.scores.ndim in (1, 2) else None
        for place, op in enumerate(ops):
            if op.name in MATRIX_PRODUCTS and op.out is not None:
                after = next((o for o in ops[:place] if o.name == "add" and op in o.makers), op)
                return after.out.detach() if after.out is not None else None
        return None

    # -- what it means ----------------------------------------------------------------------------

    def signs(self) -> Iterable[Sign]:
        if self._leak is not None:
            yield self._leak
        if self._metric is not None:
            yield self._metric
        yield from self._climbing()
        yield from self._never_predicted()

    def _climbing(self) -> Iterable[Sign]:
        for site, series in self._series.items():
            values = [value for _, value in series]
            if len(values) < 6:
                continue
            lowest = min(values)
            place = values.index(lowest)
            last = fmean(values[-max(2, len(values) // 5) :])
            losses = [v for _, v in self.training.curve]
            fell = losses and fmean(losses[-5:]) < fmean(losses[:5])
            if place < 0.7 * len(values) and last > CLIMBED * lowest > 0 and fell:
                evidence = {
                    "lowest": lowest,
                    "lowest_step": series[place][0],
                    "last": last,
                    "loss": fmean(losses[-5:]),
                }
                yield Sign("overfitting", evidence, place_of(site), None, series[place][0])
                return

    def _never_predicted(self) -> Iterable[Sign]:
        looks = self._looks[len(self._looks) // 3 :]
        first, last = self.training.first_losses[:1], list(self.training.recent)
        if len(looks) < 3 or not last or fmean(last[-10:]) > 0.9 * first[0]:
            return
        predicted, labels = (torch.cat(parts) for parts in zip(*looks, strict=True))
        classes, counts = labels.unique(return_counts=True)
        if len(classes) < 2 or len(classes) > 100 or int(classes[0]) < 0:
            return
        whole = self.training.rows.labels
        if whole is not None and whole.ndim == 1 and len(whole) >= len(labels) / 24:
            everything = whole.detach().cpu().long()
        else:
            everything = labels
        right = float((predicted == labels).float().mean())
        for label, count in zip(classes.tolist(), counts.tolist(), strict=True):
            rows = int((everything == label).sum())
            share = rows / len(everything)
            rare = share <= min(RARE, 0.5 / len(classes))
            if rare and count >= 4 and right >= 0.6 and not bool((predicted == label).any()):
                evidence = {"class": label, "share": share, "accuracy": right, "rows": rows}
                yield Sign("class-imbalance", evidence, place_of(self._loss_site), None, None)
                return


def _is_half(arguments: tuple[Any, ...]) -> bool:
    return any(isinstance(value, float) and value == 0.5 for value in arguments)


def _classes(scores: Tensor) -> Tensor:
    if scores.ndim == 2 and scores.shape[1] > 1:
        return scores.argmax(1)
    return (scores.flatten() > 0).long()


def _share_known(inputs: Tensor, known: set[int]) -> float:
    """The share of the rows of `inputs` that are among the known ones, to the last bit."""
    return fmean(row in known for row in row_keys(inputs))


def _is_continuous(rows: Tensor) -> bool:
    """Whether equal rows cannot be chance: some column has hardly two values alike."""
    table = rows.detach().cpu().flatten(1)[:MOST_ROWS]
    different = len(table.unique(dim=0))
    return any(len(column.unique()) >= 0.9 * different for column in table.T[:200])
