"""The criteria of AutoTrainer."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from benchmarks.doctor.peers.reading import (
    DEAD,
    EXPLODED,
    SLOW,
    UNSTABLE,
    VANISHED,
    Complaints,
    Vitals,
    broken,
    windows,
)


def autotrainer(v: Vitals) -> Complaints:
    """Zhang et al., ICSE 2021; github.com/shiningrain/AUTOTRAINER, utils/monitor.py, defaults.

    beta 1e-3 and 1e-4 (vanishing), 70 (exploding), gamma 0.7 (dying ReLU), zeta 0.03 and eta 0.2
    (oscillation), delta 0.01 (slow convergence), Theta 0.7 (accuracy). Looks from 0.3 of the run.
    """
    steps = v["steps"]
    if any(broken(step) for step in steps):
        return {"explode": EXPLODED}
    accuracy = [a for a in windows(steps, "accuracy") if a is not None]
    if not accuracy:
        return {}
    late = [step for step in steps[int(0.3 * len(steps)) :] if step["weights"]]
    slow = _largest_rise(accuracy) < 0.01
    if max(accuracy) >= 0.7 and not slow:
        return {"unstable": UNSTABLE} if _oscillates(accuracy, 0.03, 0.2) else {}
    return _autotrainer_gradients(late) or ({"not_converge": SLOW} if slow else {})


def _autotrainer_gradients(late: list[dict[str, Any]]) -> Complaints:
    """Dying ReLU, exploding and vanishing gradients, in the order of monitor.py."""
    if any(_zeros(step) >= 0.7 for step in late):
        return {"relu": DEAD}
    if any(_ratio(step) > 70 for step in late):
        return {"explode": EXPLODED}
    if any(_ratio(s) < 1e-3 and s["weights"][0]["gradient_norm"] < 1e-4 for s in late):
        return {"vanish": VANISHED}
    return {}


def _zeros(step: dict[str, Any]) -> float:
    return sum(w["gradient_zeros"] for w in step["weights"]) / len(step["weights"])


def _ratio(step: dict[str, Any]) -> float:
    """The gradient's norm of the first weight by that of the last."""
    first, last = step["weights"][0]["gradient_norm"], step["weights"][-1]["gradient_norm"]
    return first / last if last else math.inf


def _largest_rise(values: list[float]) -> float:
    return max((b - a for a, b in pairwise(values)), default=0.0)


def _oscillates(values: list[float], threshold: float, rate: float) -> bool:
    """`ol_judge` of monitor.py: pairs of a maximum and a minimum that are far apart."""
    triples = list(zip(values, values[1:], values[2:], strict=False))
    tops = [b for a, b, c in triples if b >= a and b >= c]
    bottoms = [b for a, b, c in triples if b <= a and b <= c]
    far = sum(top - bottom >= threshold for top, bottom in zip(tops, bottoms, strict=False))
    return far >= rate * len(values)
