"""The criteria of DeepDiagnosis."""

from __future__ import annotations

import math
from typing import Any

from benchmarks.doctor.peers.reading import (
    DEAD,
    NOTHING_NAMED,
    SATURATED,
    SLOW,
    UNMOVED,
    VANISHED,
    Complaints,
    Vitals,
    parts,
    windows,
)


def deepdiagnosis(v: Vitals) -> Complaints:
    """Wardat et al., ICSE 2022; github.com/DeepDiagnosis/ICSE2022, callback/callbacks.py.

    After each epoch: a mean of a layer, weight or gradient that is NaN, infinite or 0; 0.7 of a
    ReLU's outputs at 0 in the end; half of a tanh's or sigmoid's inputs beyond 5; a mean absolute
    gradient below 1e-7; loss equal in 5 epochs, accuracy in 20, layers and weights in 5.
    """
    said: Complaints = {}
    ends = _window_ends(v["steps"])
    for step in ends:
        layers, weights = step["layers"], step["weights"]
        if any(not layer["finite"] or layer["mean"] == 0 for layer in layers):
            said["numerical error forward"] = frozenset({"non-finite", "dead-units"})
        if any(layer.get("beyond_5", 0) > 0.5 for layer in layers):
            said["saturated activation"] = SATURATED
        if not math.isfinite(step["loss"]):
            said["invalid loss"] = frozenset({"non-finite", "log-of-zero"})
        if any(not math.isfinite(w["gradient_mean"]) or w["gradient_mean"] == 0 for w in weights):
            said["numerical error in delta weights"] = frozenset({"non-finite"})
        if any(not math.isfinite(w["mean"]) or w["mean"] == 0 for w in weights):
            said["numerical error in weights"] = frozenset({"non-finite", "symmetric-start"})
        if any(w["gradient_size"] < 1e-7 for w in weights):
            said["vanishing gradient"] = VANISHED
    if ends and any(layer.get("zeros", 0) >= 0.7 for layer in ends[-1]["layers"]):
        said["dead node"] = DEAD
    return said | _deepdiagnosis_curves(v, ends)


def _deepdiagnosis_curves(v: Vitals, ends: list[dict[str, Any]]) -> Complaints:
    said: Complaints = {}
    if _stands_still(windows(v["steps"], "loss"), 5):
        said["loss not decreasing"] = SLOW | UNMOVED
    accuracy = windows(v["steps"], "accuracy")
    if any(a == 0 for a in accuracy):
        said["invalid accuracy"] = NOTHING_NAMED
    if _stands_still(accuracy, 20):
        said["accuracy not increasing"] = SLOW
    for number in range(min((len(step["weights"]) for step in ends), default=0)):
        if _stands_still([step["weights"][number]["mean"] for step in ends], 5):
            said["unchanged weights"] = UNMOVED
    return said


def _window_ends(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [part[-1] for part in parts(steps)]


def _stands_still(values: list[Any], count: int) -> bool:
    """Whether `count` values in a row, counted off in groups, are all the same."""
    groups = [values[start : start + count] for start in range(0, len(values), count)]
    return any(len(g) == count and g[0] is not None and len(set(g)) == 1 for g in groups)
