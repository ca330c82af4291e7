"""Accuracies that are none: compared in a wrong shape, cut at a wrong place, divided wrongly."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

from torch import Tensor

from descenso.doctor.checks.lines import FUNCTIONS, LOOPS, around, covers, names_in
from descenso.doctor.observing.calls import COMPARISONS, MATRIX_PRODUCTS
from descenso.doctor.observing.check import Check
from descenso.doctor.observing.frames import Site, place_of, their_frame
from descenso.doctor.observing.reading import before_views
from descenso.doctor.observing.tape import Op
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Sign
from descenso.doctor.words import Evidence

CUTS = frozenset({"gt", "ge", "__gt__", "__ge__", "round", "round_"})
QUOTIENTS = frozenset({"div", "true_divide", "__truediv__"})
GIVE_SCORES = MATRIX_PRODUCTS | {"add", "max", "amax", "topk", "softmax", "sigmoid"}
"""What gives scores or probabilities, not classes; `max` gives both, and the scores first."""


@dataclass
class Count:
    """The hits that one line counts in one evaluation, and how the code divides them.

    `accumulates` says that the line adds to a count; `known` is what the divisor was after each
    batch, beside the rows compared up to there; `hits` is what was added so far.
    """

    quotient: ast.BinOp
    accumulates: bool
    grows: bool
    rows: int = 0
    batches: int = 0
    hits: float = 0.0
    known: list[tuple[float, int, int]] = field(default_factory=list)


class MetricCheck(Check):
    """Looks at comparisons of predictions with labels, and at what becomes of the hits."""

    ids = ("wrong-metric",)
    listens_to = COMPARISONS | CUTS | QUOTIENTS | {"sum", "count_nonzero"}

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._sign: Sign | None = None
        self._logits_lossed = False
        self._counts: dict[Site, Count] = {}
        self._quotients: dict[Site, tuple[ast.BinOp, bool, bool] | None] = {}
        self._passes = 0
        self._wrong: dict[Site, list[Evidence]] = {}

    def loss_value(self, op: Op) -> None:
        self._logits_lossed = op.name == "binary_cross_entropy_with_logits"

    def op(self, op: Op) -> None:
        if op.name in COMPARISONS:
            self._compared(op)
        elif op.name in CUTS:
            self._cut(op)
        elif op.name in QUOTIENTS:
            self._divided(op)
        else:
            self._counted(op)

    # -- in tensors -------------------------------------------------------------------------------

    def _compared(self, op: Op) -> None:
        if len(op.operands) != 2 or op.out is None:
            return
        a, b = op.operands
        picked = next((m for m in map(before_views, op.makers) if m is not None), None)
        if picked is not None and picked.name == "argmax" and _is_over_rows(picked):
            rows, columns = picked.operands[0].shape
            one_by_one = {maker.picked_from for maker in op.makers if maker is not None}
            if rows != columns and rows in {max(a.numel(), b.numel()), *one_by_one}:
                self._note(picked.site, {"problem": "axis", "rows": rows, "columns": columns})
                return
        if a.numel() == b.numel() > 1 and op.out.numel() == a.numel() * b.numel():
            evidence: Evidence = {
                "problem": "spread",
                "predictions": list(a.shape),
                "labels": list(b.shape),
                "compared": list(op.out.shape),
            }
            self._note(op.site, evidence)
        elif _compares_scores(op):
            self._note(op.site, {"problem": "scores", "equal": int(op.out.sum()), "rows": len(a)})

    def _cut(self, op: Op) -> None:
        rounded = op.name.startswith("round")
        if not rounded and not any(v == 0.5 for v in op.args[1:] if isinstance(v, float)):
            return
        maker = before_views(op.makers[0]) if op.makers else None
        raw = maker is not None and maker.name in MATRIX_PRODUCTS | {"add"}
        if raw and self._logits_lossed and op.operands[0].numel() > 1:
            self._note(op.site, {"problem": "threshold", "threshold": 0.5})

    def _divided(self, op: Op) -> None:
        maker = before_views(op.makers[0]) if op.makers else None
        if maker is None or maker.name != "sum" or len(op.args) < 2 or not maker.operands:
            return
        divisor = op.args[1]
        if not _counts_hits(maker) or isinstance(divisor, Tensor):
            return
        rows = maker.operands[0].numel()
        if divisor not in (rows, 0):
            self._note(op.site, {"problem": "divisor", "divisor": float(divisor), "rows": rows})

    # -- in plain numbers -------------------------------------------------------------------------

    def _counted(self, op: Op) -> None:
        """Hits were counted: find where the code divides the count, and by what."""
        if self._sign is not None or op.site is None or not _counts_hits(op):
            return
        if op.site not in self._quotients:
            self._quotients[op.site] = _quotient_of(op.site)
        found = self._quotients[op.site]
        frame = their_frame(sys._getframe())
        if found is None or frame is None:
            return
        count = self._counts.get(op.site)
        again = count is not None and count.hits > 0 == _value(count.quotient.left, frame)
        if again or self._passes != self.training.passes:
            self._evaluated()
            self._passes = self.training.passes
        count = self._counts.setdefault(op.site, Count(*found))
        before = count.rows
        count.hits += float(op.out) if op.out is not None and op.out.numel() == 1 else 0.0
        count.batches += 1
        count.rows += len(op.operands[0])
        divisor = _value(count.quotient.right, frame)
        if divisor is not None:
            count.known.append((divisor, before, count.rows))
            if _is_loader(count.quotient.right, frame) and count.rows > count.batches:
                self._divides(op.site, count, divisor)

    def _evaluated(self) -> None:
        """An evaluation is over: compare what was counted with what it is divided by."""
        for site, count in self._counts.items():
            if not count.known:
                continue
            if self._is_within_training(site, count):
                self._epoch(site, count)
            elif count.grows:
                later = count.known[1:]
                fits = any(divisor in (before, after) for divisor, before, after in later)
                if len(later) > 1 and not fits:
                    self._divides(site, count, count.known[-1][0])
            elif count.known[-1][0] not in (count.rows, 0):
                self._divides(site, count, count.known[-1][0])
        self._counts.clear()

    def _epoch(self, site: Site, count: Count) -> None:
        """Hits that are counted while training are about all rows, or all full batches."""
        table, divisor = self.training.rows.features, count.known[-1][0]
        if not (count.accumulates and self.training.rows.whole and table is not None):
            return
        batch = count.rows // count.batches
        if not count.grows and divisor not in (len(table), len(table) // batch * batch, 0):
            count.rows = len(table)
            self._divides(site, count, divisor)

    def _is_within_training(self, site: Site, count: Count) -> bool:
        """Whether the count goes on over several steps, or is no count of a whole evaluation."""
        if not count.accumulates:
            return count.batches > 1
        step = self.training.last_backward
        loops = around(site, LOOPS)
        if not loops or step is None or step[0] != site[0]:
            return False
        return covers(loops[-1], step[1])

    def _divides(self, site: Site, count: Count, divisor: float) -> None:
        evidence: Evidence = {"problem": "divisor", "divisor": divisor, "rows": count.rows}
        self._wrong.setdefault((site[0], count.quotient.lineno), []).append(evidence)

    # -- what it means ----------------------------------------------------------------------------

    def _note(self, site: Site | None, evidence: Evidence) -> None:
        if self._sign is None:
            self._sign = Sign("wrong-metric", evidence, place_of(site), None, None)

    def signs(self) -> Iterable[Sign]:
        self._evaluated()
        for site, found in self._wrong.items():
            self._note(site, found[-1])
        if self._sign is not None:
            yield self._sign


def _is_over_rows(argmax: Op) -> bool:
    """Whether the largest number was sought in each column of a table of scores."""
    dim = argmax.kwargs.get("dim", argmax.args[1] if len(argmax.args) > 1 else None)
    return dim == 0 and argmax.operands[0].ndim == 2 and min(argmax.operands[0].shape) > 1


def _compares_scores(op: Op) -> bool:
    """Whether classes are compared with scores, which are hardly ever whole numbers."""
    classes = [one for one in op.operands if not one.is_floating_point() and one.numel() > 1]
    scores = [
        one
        for one, maker in zip(op.operands, map(before_views, op.makers), strict=True)
        if one.is_floating_point() and maker is not None and maker.name in GIVE_SCORES
    ]
    return bool(classes and scores) and float((scores[0] == scores[0].round()).float().mean()) < 0.5


def _counts_hits(op: Op) -> bool:
    """Whether a sum counts where predictions are labels."""
    counted = before_views(op.makers[0]) if op.makers else None
    if counted is None or counted.name not in COMPARISONS or len(counted.operands) != 2:
        return False
    shape = op.operands[0].shape
    return len(shape) == 1 or (len(shape) == 2 and shape[1] == 1)


def _quotient_of(site: Site) -> tuple[ast.BinOp, bool, bool] | None:
    """The division of what is counted on this line, whether the line adds to a count, and whether
    the divisor is a count that grows, too. None where that is not plain to see.
    """
    function = around(site, FUNCTIONS)[-1:]
    if not function:
        return None
    statements = [n for n in ast.walk(function[0]) if isinstance(n, ast.stmt)]
    lines = [n for n in statements if covers(n, site[1]) and not hasattr(n, "body")]
    if not lines:
        return None
    target = _target(lines[0])
    name = target[0] if target else None
    if name is None and isinstance(lines[0], ast.AugAssign):
        return None
    quotients = [
        node
        for node in ast.walk(function[0])
        if isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.Div)
        and (covers(node, site[1]) if name is None else names_in(node.left) == {name})
    ]
    if len(quotients) != 1:
        return None
    divisor = quotients[0].right
    changing = {t[0] for t in map(_target, statements) if t and t[1]}
    if any(_holds(one, quotients[0]) and _is_summed(one, statements) for one in statements):
        return None
    grows = isinstance(divisor, ast.Name) and divisor.id in changing
    return quotients[0], bool(target and target[1]), grows


def _holds(statement: ast.stmt, node: ast.AST) -> bool:
    return not hasattr(statement, "body") and any(one is node for one in ast.walk(statement))


def _is_summed(statement: ast.stmt, others: list[ast.stmt]) -> bool:
    """Whether what the statement gives a name is added up elsewhere: shares, not a share."""
    if isinstance(statement, ast.AugAssign):
        return True
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    given = set().union(*map(names_in, targets)) if targets else set()
    return any(isinstance(one, ast.AugAssign) and given & names_in(one.value) for one in others)


def _target(statement: ast.stmt) -> tuple[str, bool] | None:
    """The name that a statement gives a value, and whether it adds to what was there."""
    if isinstance(statement, ast.AugAssign):
        target: ast.expr = statement.target
    elif isinstance(statement, ast.Assign):
        target = statement.targets[0]
    else:
        return None
    inside = ast.walk(statement.value)
    divides = any(isinstance(one, ast.BinOp) and isinstance(one.op, ast.Div) for one in inside)
    if divides or not isinstance(target, ast.Name):
        return None
    adds = isinstance(statement, ast.AugAssign) or target.id in names_in(statement.value)
    return target.id, adds


def _value(node: ast.expr, frame: FrameType) -> float | None:
    """What the divisor is at this moment, if reading it runs nothing of theirs."""
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return float(node.value)
    if isinstance(node, ast.Call) and len(node.args) == 1 and names_in(node.func) == {"len"}:
        held = _object(node.args[0], frame)
        length = None
        if isinstance(held, Tensor):
            length = held.shape[0] if held.ndim else None
        elif isinstance(held, (list, tuple, dict)) or _is_torchs(held):
            length = len(held)
        return None if length is None else float(length)
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Mult, ast.Add)):
        left, right = _value(node.left, frame), _value(node.right, frame)
        if left is None or right is None:
            return None
        return left * right if isinstance(node.op, ast.Mult) else left + right
    shape = _object(node.value, frame) if isinstance(node, ast.Subscript) else None
    if isinstance(shape, tuple) and isinstance(node, ast.Subscript):
        place = node.slice.value if isinstance(node.slice, ast.Constant) else None
        return float(shape[place]) if isinstance(place, int) and place < len(shape) else None
    held = _object(node, frame)
    return float(held) if isinstance(held, (int, float)) and not isinstance(held, bool) else None


def _object(node: ast.expr, frame: FrameType) -> Any:
    """What a dotted name leads to, read from plain attributes."""
    if isinstance(node, ast.Name):
        return frame.f_locals.get(node.id, frame.f_globals.get(node.id))
    if isinstance(node, ast.Attribute):
        owner = _object(node.value, frame)
        if isinstance(owner, Tensor):
            return tuple(owner.shape) if node.attr == "shape" else None
        return getattr(owner, "__dict__", {}).get(node.attr)
    return None


def _is_loader(node: ast.expr, frame: FrameType) -> bool:
    """Whether the divisor is the number of a loader's batches."""
    if not (isinstance(node, ast.Call) and node.args and names_in(node.func) == {"len"}):
        return False
    return type(_object(node.args[0], frame)).__name__ == "DataLoader"


def _is_torchs(held: object) -> bool:
    return type(held).__module__.startswith("torch.utils.data")
