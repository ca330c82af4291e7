"""The conditions of a watched training: one row for each id, causes before what they cause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from descenso.doctor.problems import Severity
from descenso.doctor.record import Sign


@dataclass(frozen=True)
class Condition:
    """One row of the table. `explains` are the ids that follow from this one."""

    id: str
    severity: Severity
    why: Callable[[Sign], str]
    fix: Callable[[Sign], str]
    explains: frozenset[str] = frozenset()


def _stub(sign: Sign) -> str:
    return sign.id


ALL = """
non-leaf-parameter rebound-parameter update-in-graph detached-parameter missing-backward
zero-before-step missing-zero-grad wrong-sign parameter-not-updated retained-graph
non-finite-input label-range broadcast-loss softmax-wrong-axis double-softmax wrong-loss activated-logits
no-activation symmetric-start wrong-gradient reset-seed same-batch log-of-zero non-finite
wrong-metric leakage labels-misaligned sum-loss
unscaled-inputs not-shuffled exploding-gradient vanishing-gradient start-too-large saturated-units dead-units
start-too-small learning-rate-too-high learning-rate-too-low
too-few-units class-imbalance overfitting stopped-early label-errors constant-feature duplicate-feature
""".split()
NUM = {"non-finite", "log-of-zero"}
EX = {
    "softmax-wrong-axis": {"wrong-loss"},
    "learning-rate-too-high": NUM,
    "unscaled-inputs": NUM,
    "start-too-large": NUM,
    "exploding-gradient": NUM,
    "sum-loss": NUM,
    "non-finite-input": NUM,
    "missing-zero-grad": NUM,
    "wrong-sign": NUM,
    "reset-seed": {"same-batch"},
    "class-imbalance": {"labels-misaligned"},
    "learning-rate-too-low": {"stopped-early"},
}
NOTES = {"constant-feature", "duplicate-feature", "label-errors", "stopped-early"}
CONDITIONS: dict[str, Condition] = {
    i: Condition(i, "note" if i in NOTES else "error", _stub, _stub, frozenset(EX.get(i, ())))
    for i in ALL
}


def severity_of(sign: Sign) -> Severity:
    """How bad it is, before a second run has shown whether it hurts."""
    if sign.id == "label-range" and sign.evidence["problem"] == "never":
        return "note"
    return CONDITIONS[sign.id].severity
