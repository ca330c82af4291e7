"""The criteria of SageMaker Debugger."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from benchmarks.doctor.peers.reading import (
    DEAD,
    EXPLODED,
    HIGH,
    SATURATED,
    SLOW,
    START,
    UNMOVED,
    VANISHED,
    Complaints,
    Vitals,
    broken,
    windows,
)


def sagemaker(v: Vitals) -> Complaints:
    """Amazon SageMaker Debugger's built-in rules with their documented defaults.

    docs.aws.amazon.com/sagemaker/latest/dg/debugger-built-in-rules.html: VanishingGradient 1e-7;
    ExplodingTensor; DeadRelu 50 % of a layer active in less than 1 %; SaturatedActivation beyond
    9.4999; PoorWeightInitialization variance ratio 10 or gradient range 0.001; WeightUpdateRatio
    outside 1e-8 to 10; LossNotDecreasing by 0.1 %; Overfit 0.1; ClassImbalance 10, or 0.7 of a
    class wrong. (Rules look every 500 steps by default, which is longer than these runs: here every
    10, and at the mean loss of each window.)
    """
    said: Complaints = {}
    steps = v["steps"]
    for step in steps[::10]:
        weights, layers = step["weights"], step["layers"]
        if any(w["gradient_size"] < 1e-7 for w in weights):
            said["VanishingGradient"] = VANISHED
        if broken(step):
            said["ExplodingTensor"] = EXPLODED
        if any(layer.get("active", 0) > 0.5 for layer in layers):
            said["DeadRelu"] = DEAD
        if any(layer.get("stuck", 0) > 0.5 for layer in layers):
            said["SaturatedActivation"] = SATURATED
        if any(w["change"] is not None and w["change"] > 10 for w in weights):
            said["WeightUpdateRatio"] = HIGH
        if any(w["change"] is not None and w["change"] < 1e-8 for w in weights):
            said["WeightUpdateRatio"] = UNMOVED
    said |= _sagemaker_start(steps)
    return said | _sagemaker_curves(v)


def _sagemaker_start(steps: list[dict[str, Any]]) -> Complaints:
    for step in steps[:10]:
        variances = [w["variance"] for w in step["weights"]]
        if not variances:
            continue
        uneven = min(variances) > 0 and max(variances) / min(variances) > 10
        if uneven or min(w["gradient_spread"] for w in step["weights"]) < 0.001:
            return {"PoorWeightInitialization": START}
    return {}


def _sagemaker_curves(v: Vitals) -> Complaints:
    said: Complaints = {}
    losses = [x for x in windows(v["steps"], "loss") if x is not None]
    if any(new > old * (1 - 0.001) for old, new in pairwise(losses)):
        said["LossNotDecreasing"] = SLOW | HIGH
    train = losses[-1] if losses else math.nan
    if v["validation"] and train > 0 and (v["validation"][-1][1] - train) / train > 0.1:
        said["Overfit"] = frozenset({"overfitting"})
    counts = [seen for seen, _right in v["confusion"] if seen]
    if sum(counts) >= 500:
        uneven = max(counts) / min(counts) > 10
        if uneven or any(1 - right / seen > 0.7 for seen, right in v["confusion"] if seen):
            said["ClassImbalance"] = frozenset({"class-imbalance"})
    return said
