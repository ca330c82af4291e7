"""The criteria of TheDeepChecker."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from benchmarks.doctor.peers.reading import (
    DEAD,
    HIGH,
    SATURATED,
    SLOW,
    START,
    UNMOVED,
    UNSCALED,
    UNSTABLE,
    WINDOWS,
    Complaints,
    Vitals,
    windows,
)


def thedeepchecker(v: Vitals) -> Complaints:
    """Ben Braiek and Khomh, TOSEM 2022; github.com/thedeepchecker/thedeepchecker, hooks.py.

    Constant initial weights; inputs neither in [0, 1], in [-1, 1] nor standardised; a first loss
    off by its expected value; half of a layer dead (95th percentile below 1e-5) or saturated
    (rho above 0.85); activations with a deviation outside 0.5 to 2; 95 % of the weights negative or
    below 1e-5; update over weight outside 1e-4 to 1e-1; loss falling by less than 5 % or doubling
    in 5 looks, or changing its direction in half of 50.
    """
    said: Complaints = {}
    steps = v["steps"]
    if v["inputs"] and not _normalised(v["inputs"]):
        said["input not normalised"] = UNSCALED
    if steps and any(w["same"] for w in steps[0]["weights"]):
        said["constant weights"] = START
    for step in steps[:: max(1, len(steps) // WINDOWS)]:
        said |= _thedeepchecker_layers(step)
        said |= _thedeepchecker_weights(step)
    said |= _thedeepchecker_updates(steps)
    return said | _thedeepchecker_loss(v)


def _thedeepchecker_layers(step: dict[str, Any]) -> Complaints:
    said: Complaints = {}
    for layer in step["layers"]:
        if not layer["finite"]:
            said["activation not finite"] = frozenset({"non-finite"})
        if layer["kind"] == "product":
            continue
        if layer.get("dead", 0) > 0.5:
            said["dead layer"] = DEAD
        if layer.get("ro", 0) > 0.5:
            said["saturated layer"] = SATURATED
        if layer["std"] is not None and _far_from_unit(layer["std"]):
            said["unstable activations"] = START
    return said


def _thedeepchecker_weights(step: dict[str, Any]) -> Complaints:
    said: Complaints = {}
    for w in step["weights"]:
        if not math.isfinite(w["mean"]) or not math.isfinite(w["gradient_mean"]):
            said["weight not finite"] = frozenset({"non-finite", "learning-rate-too-high"})
        if w["negative"] > 0.95:
            said["negative weights"] = DEAD
        if w["tiny"] > 0.95:
            said["dead weights"] = frozenset({"start-too-small", "symmetric-start"})
        if w["size"] > 1e8:
            said["diverging weights"] = HIGH
    return said


def _thedeepchecker_updates(steps: list[dict[str, Any]]) -> Complaints:
    """The mean of the decimal logarithm of update over weight, for each weight."""
    said: Complaints = {}
    logs: dict[int, list[float]] = {}
    for step in steps[1:]:
        for number, w in enumerate(step["weights"]):
            change = w["change"]
            if change is not None and math.isfinite(change):
                logs.setdefault(number, []).append(math.log10(change) if change > 0 else 0.0)
    for values in logs.values():
        mean = sum(values) / len(values)
        if mean == 0:
            said["untrained weight"] = UNMOVED
        elif mean > -1:
            said["fast updates"] = HIGH
        elif mean < -4:
            said["slow updates"] = SLOW
    return said


def _thedeepchecker_loss(v: Vitals) -> Complaints:
    said: Complaints = {}
    losses = [x for x in windows(v["steps"], "loss") if x is not None]
    classes = len(v["confusion"])
    first = v["steps"][0]["loss"] if v["steps"] else math.nan
    if classes > 1 and abs(first - math.log(classes)) > math.log(classes):
        said["initial loss"] = START
    if any(not math.isfinite(x) for x in losses):
        return said | {"loss not finite": frozenset({"non-finite", "log-of-zero"})}
    pairs = list(pairwise(losses))
    if _run_of([old - new < 0.05 * old for old, new in pairs], 4):
        said["stagnated loss"] = SLOW
    if _run_of([old > 0 and new / old >= 2 for old, new in pairs], 4):
        said["diverging loss"] = HIGH
    raw = [step["loss"] for step in v["steps"][-50:]]
    turns = [(b > a) != (c > b) for a, b, c in zip(raw, raw[1:], raw[2:], strict=False)]
    if len(raw) == 50 and 1 - sum(turns) / 50 < 0.5:
        said["fluctuating loss"] = UNSTABLE
    return said


def _normalised(inputs: dict[str, float]) -> bool:
    bounded = inputs["min"] >= -1 and inputs["max"] <= 1
    standard = abs(inputs["mean"]) < 0.1 and abs(inputs["std"] - 1) < 0.1
    return bounded or standard


def _far_from_unit(std: float) -> bool:
    """Outside 0.5 to 2 by an F of more than 5.0239 (alpha 0.025, as their code has it)."""
    if 0.5 <= std <= 2:
        return False
    reference = 0.5 if std < 0.5 else 2.0
    larger, smaller = max(std, reference), min(std, reference)
    return smaller == 0 or (larger / smaller) ** 2 > 5.0239


def _run_of(held: list[bool], length: int) -> bool:
    return any(all(held[start : start + length]) for start in range(len(held) - length + 1))
