"""The criteria of UMLAUT."""

from __future__ import annotations

import math
from itertools import pairwise

from benchmarks.doctor.peers.reading import HIGH, SLOW, UNSCALED, Complaints, Vitals


def umlaut(v: Vitals) -> Complaints:
    """Schoop et al., CHI 2021; github.com/BerkeleyHCI/umlaut, umlaut/heuristics.py.

    Inputs outside [-1, 1]; a learning rate above 0.01 or below 1e-7; validation accuracy above
    0.95 or above the training's; validation loss up while training loss goes down, in one epoch;
    linear layers in a row; a loss that gets no softmax; NaN in the loss with NaN in the input.
    """
    said: Complaints = {}
    inputs, rate = v["inputs"], _learning_rate(v)
    if inputs and (inputs["min"] < -1 or inputs["max"] > 1):
        said["input not normalized"] = UNSCALED
    if inputs and inputs["nan"] and any(math.isnan(step["loss"]) for step in v["steps"]):
        said["NaN in input"] = frozenset({"non-finite-input"})
    if rate is not None and rate > 0.01:
        said["learning rate high"] = HIGH
    if rate is not None and rate < 1e-7:
        said["learning rate low"] = SLOW
    if v["last_loss"] == "nll_loss of scores":
        said["no softmax"] = frozenset({"wrong-loss"})
    if _linear_in_a_row(v):
        said["missing activation"] = frozenset({"no-activation"})
    return said | _umlaut_validation(v)


def _umlaut_validation(v: Vitals) -> Complaints:
    said: Complaints = {}
    losses = [(at, loss) for at, loss, _accuracy in v["validation"]]
    train = [step["loss"] for step in v["steps"]]
    for (before, old), (now, new) in pairwise(losses):
        if new > old and 0 < before < now <= len(train) and train[now - 1] <= train[before - 1]:
            said["overfitting"] = frozenset({"overfitting"})
    if any(a is not None and a > 0.95 for _at, _loss, a in v["validation"][3:]):
        said["validation accuracy too high"] = frozenset({"leakage"})
    return said


def _learning_rate(v: Vitals) -> float | None:
    """An optimizer's, or what a plain loop's updates come to: mean update by mean gradient."""
    if v["learning_rate"] is not None:
        return float(v["learning_rate"])
    rates = [
        now["change"] * then["size"] / then["gradient_size"]
        for before, after in zip(v["steps"], v["steps"][1:], strict=False)
        for then, now in zip(before["weights"], after["weights"], strict=False)
        if now["change"] is not None and then["gradient_size"] > 0
    ]
    finite = sorted(filter(math.isfinite, rates))
    return finite[len(finite) // 2] if finite else None


def _linear_in_a_row(v: Vitals) -> bool:
    if not v["steps"]:
        return False
    kinds = [layer["kind"] for layer in v["steps"][0]["layers"]]
    return any(a == b == "product" for a, b in pairwise(kinds))
