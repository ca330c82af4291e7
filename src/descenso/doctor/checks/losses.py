"""What the loss is given: probabilities for logits, a wrong axis, shapes that spread, labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from types import FrameType

import torch
from torch import Tensor

from descenso.doctor.interventions import Intervention
from descenso.doctor.observing.calls import LOSS_FUNCTIONS, MATRIX_PRODUCTS
from descenso.doctor.observing.check import Check
from descenso.doctor.observing.frames import Site, place_of
from descenso.doctor.observing.reading import (
    LossCall,
    before_views,
    loss_call,
)
from descenso.doctor.observing.tape import Op
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Sign, Suspicion
from descenso.doctor.words import Evidence

ENOUGH = 2
ACTIVATIONS = frozenset(
    {"relu", "relu_", "relu6", "tanh", "tanh_", "sigmoid", "sigmoid_", "hardtanh", "elu", "gelu",
     "leaky_relu", "silu", "softplus"}
)  # fmt: skip
EXPECT_LOGITS = frozenset({"cross_entropy", "log_softmax", "binary_cross_entropy_with_logits"})
SQUARES = frozenset({"mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss"})
SPREADING = frozenset({"sub", "rsub", "__rsub__", "add", "mul"})


MEAN_AT_MOST = 4.0
"""A sum that is then divided by about the number of rows is a mean."""


class LossCheck(Check):
    """Looks at what stands directly before the loss, on the steps that are watched closely."""

    ids = (
        "double-softmax", "softmax-wrong-axis", "activated-logits", "broadcast-loss", "sum-loss",
        "wrong-loss",
    )  # fmt: skip

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._looks = 0
        self._counts: Counter[str] = Counter()
        self._found: dict[str, Sign] = {}
        self._targets: set[float] = set()

    def before_backward(self, root: Tensor | None, site: Site | None) -> None:
        if root is None:
            return
        self._looks += 1
        ops = self.training.behind
        rows = self._rows(ops)
        for op in ops:
            self._scores_into(op)
            self._wrong_axis(op, rows)
            self._spread(op)
        self._summed(ops)

    def _rows(self, ops: list[Op]) -> int | None:
        """How many rows the loss is about, where one of PyTorch's losses says so."""
        for op in ops:
            if op.name in LOSS_FUNCTIONS and (call := loss_call(op)) is not None:
                return call.scores.shape[0] if call.scores.ndim else None
        return None

    # -- what was made of the scores --------------------------------------------------------------

    def _scores_into(self, op: Op) -> None:
        self._squared_by_hand(op)
        if (
            op.name not in EXPECT_LOGITS
            and op.name not in LOSS_FUNCTIONS
            and op.name != "logsumexp"
        ):
            return
        call = loss_call(op)
        if call is None or not call.scores.requires_grad:
            return
        if op.name == "cross_entropy" and call.scores.ndim == 2 and call.scores.shape[1] == 1:
            self._note("wrong-loss", op, _shape(call.scores, loss=op.name, given="one-output"))
        elif op.name in EXPECT_LOGITS or op.name == "logsumexp":
            self._probabilities(op, call)
            self._activated(op, call)
        elif op.name == "nll_loss":
            self._not_log_probabilities(op, call)
        elif op.name in SQUARES:
            self._class_scores(op, call.scores, call.target, call.maker)

    def _squared_by_hand(self, op: Op) -> None:
        """`(scores - one_hot) ** 2`: the square written out."""
        difference = op.makers[0] if op.name in ("pow", "square", "__pow__") and op.makers else None
        if difference is None or difference.name != "sub" or len(difference.operands) != 2:
            return
        scores, target = difference.operands
        one_hot = target.ndim == 2 and target.shape[1] > 2 and not target.requires_grad
        raw = before_views(difference.makers[0])
        linear = raw is not None and raw.name in MATRIX_PRODUCTS | {"add"}
        if one_hot and linear and _rows_are_probabilities(target):
            self._class_scores(op, scores, target, difference.makers[0])

    def _probabilities(self, op: Op, call: LossCall) -> None:
        if op.name != "binary_cross_entropy_with_logits" and _rows_are_probabilities(call.scores):
            source = before_views(call.maker)
            self._note("double-softmax", source or op, _shape(call.scores, loss=op.name))

    def _activated(self, op: Op, call: LossCall) -> None:
        source = before_views(call.maker)
        if source is not None and source.name in ACTIVATIONS:
            evidence = _shape(call.scores, activation=source.name.rstrip("_"), loss=op.name)
            self._note("activated-logits", source, evidence)

    def _not_log_probabilities(self, op: Op, call: LossCall) -> None:
        scores = call.scores.detach()
        if scores.ndim != 2 or not scores.isfinite().all():
            return
        if not torch.allclose(scores.exp().sum(1), torch.ones(()).to(scores), atol=1e-3):
            evidence = _shape(scores, loss="nll_loss", given="raw", mean=float(scores.mean()))
            if _rows_are_probabilities(scores):
                evidence["given"] = "probabilities"
            self._note("wrong-loss", op, evidence)

    def _class_scores(
        self, op: Op, scores: Tensor, target: Tensor | None, maker: Op | None
    ) -> None:
        if target is None or target.requires_grad or target.numel() < 2:
            return
        values = target.detach().double().unique()
        if len(values) < 2 or len(values) > 10 or not torch.equal(values, values.round()):
            return
        if values[0] < 0 or values[-1] > 20:
            return
        self._targets.update(values.tolist())
        evidence = _shape(scores, loss=op.name, given="classes")
        if target.ndim > 1 and target.shape[-1] > 1:  # one-hot: 0 and 1, whatever the classes
            evidence["classes"] = target.shape[-1]
        self._note("wrong-loss", op, evidence)

    # -- axes and shapes --------------------------------------------------------------------------

    def _wrong_axis(self, op: Op, rows: int | None) -> None:
        out = op.out
        if op.name not in ("softmax", "log_softmax", "div") or out is None or out.ndim != 2:
            return
        if out.shape[0] < 2 or out.shape[1] < 2 or (rows is not None and out.shape[0] != rows):
            return
        values = out.detach().exp() if op.name == "log_softmax" else out.detach()
        one = torch.ones(()).to(values)
        if not (values >= 0).all() or not torch.allclose(values.sum(0), one, atol=1e-4):
            return
        if not torch.allclose(values.sum(1), one, atol=1e-2):
            self._note("softmax-wrong-axis", op, _shape(out, operation=op.name))

    def _spread(self, op: Op) -> None:
        if len(op.operands) < 2 or op.out is None:
            return
        a, b = op.operands[0], op.operands[1]
        if a.requires_grad == b.requires_grad or a.numel() != b.numel() or a.numel() < 2:
            return
        if op.name not in SPREADING and op.name not in SQUARES:
            return
        spread = torch.Size((a.numel(), a.numel()))
        if a.shape != b.shape and {a.ndim, b.ndim} == {1, 2} and _meet(a, b) == spread:
            scores, target = (a, b) if a.requires_grad else (b, a)
            evidence = {
                "scores": list(scores.shape),
                "target": list(target.shape),
                "spread": list(spread),
            }
            self._note("broadcast-loss", op, evidence)

    def _summed(self, ops: list[Op]) -> None:
        factor = 1.0
        op = ops[0] if ops else None
        while op is not None and op.name in ("mul", "div", "add", "neg", "to", "clone"):
            numbers = [value for value in op.args[1:] if isinstance(value, (int, float))]
            if numbers and op.name in ("mul", "div"):
                factor *= numbers[0] if op.name == "mul" else 1.0 / (numbers[0] or 1.0)
            op = op.makers[0] if op.makers else None
        if op is None or not op.operands or not op.operands[0].ndim or not self._is_sum(op):
            return
        rows = op.operands[0].shape[0]
        if rows > 1 and abs(factor) * rows > MEAN_AT_MOST:
            self._note("sum-loss", op, {"rows": rows, "operation": op.name})

    def _is_sum(self, op: Op) -> bool:
        if op.name in LOSS_FUNCTIONS:
            return op.kwargs.get("reduction") == "sum"
        if op.name in ("dot", "matmul"):
            return (
                len(op.operands) > 1
                and op.operands[0] is op.operands[1]
                and op.operands[0].ndim == 1
            )
        whole = op.name == "sum" and op.out is not None and op.out.numel() == 1
        return whole and self._is_about_rows(op)

    @staticmethod
    def _is_about_rows(op: Op) -> bool:
        """Not the sum of a penalty: what is summed was compared with a target without gradient."""
        waiting, seen = [op], 0
        while waiting and seen < 50:
            seen += 1
            one = waiting.pop(0)
            if one.name in LOSS_FUNCTIONS or one.name in (
                "sub",
                "__rsub__",
                "gather",
                "__getitem__",
            ):
                return True
            waiting.extend(maker for maker in one.makers if maker is not None)
        return False

    # -- results ----------------------------------------------------------------------------------

    def _note(self, kind: str, op: Op, evidence: Evidence) -> None:
        self._counts[kind] += 1
        if kind not in self._found:
            name = None
            self._found[kind] = Sign(kind, evidence, place_of(op.where), name, self.training.step)

    def crashed(self, error: BaseException, frame: FrameType | None, line: int) -> None:
        self._looks = min(self._looks, 1)  # what there was has to do

    def signs(self) -> Iterable[Sign]:
        for kind, sign in self._found.items():
            if self._counts[kind] < min(ENOUGH, self._looks):
                continue
            if kind == "wrong-loss" and sign.evidence["given"] == "classes":
                wanted = set(range(len(self._targets)))
                if self._targets != wanted:
                    continue
                sign.evidence.setdefault("classes", len(wanted))
            if kind != "sum-loss":
                yield sign

    def suspicions(self) -> Iterable[Suspicion]:
        sign = self._found.get("sum-loss")
        if sign is not None and self._counts["sum-loss"] >= min(ENOUGH, self._looks):
            smaller = Intervention("scale-updates", value=1.0 / sign.evidence["rows"])
            yield Suspicion(sign, (smaller,), 0.8, stands=True)


def _meet(a: Tensor, b: Tensor) -> torch.Size | None:
    """The shape in which two tensors meet, None where they do not."""
    try:
        return torch.Size(torch.broadcast_shapes(a.shape, b.shape))
    except RuntimeError:
        return None


def _rows_are_probabilities(scores: Tensor) -> bool:
    values = scores.detach()
    if values.ndim != 2 or values.shape[1] < 2 or not (values >= 0).all():
        return False
    return torch.allclose(values.sum(1), torch.ones(()).to(values), atol=1e-4)


def _shape(scores: Tensor, **more: object) -> Evidence:
    return {"shape": list(scores.shape), **more}
