"""The conditions of a watched training: one row for each id, causes before what they cause."""

from __future__ import annotations

from dataclasses import dataclass

from descenso.doctor.problems import Severity
from descenso.doctor.record import Sign


@dataclass(frozen=True)
class Condition:
    """One row of the table: an id, how bad it is, and the ids that follow from it."""

    id: str
    severity: Severity
    explains: frozenset[str] = frozenset()


_LOST = frozenset({"non-finite", "log-of-zero"})
_ASTRAY = frozenset({"overfitting"})
_HELD_UP = frozenset({"too-few-units"})
_STILL = _HELD_UP | {"parameter-not-updated", "symmetric-start"}


def _rows() -> tuple[Condition, ...]:
    return (
        Condition("non-leaf-parameter", "error", _STILL | {"retained-graph"}),
        Condition("rebound-parameter", "error", _STILL),
        Condition("update-in-graph", "error"),
        Condition("detached-parameter", "error", _STILL),
        Condition("missing-backward", "error"),
        Condition("zero-before-step", "error", _STILL),
        Condition("missing-zero-grad", "error", _LOST | _ASTRAY),
        Condition("wrong-sign", "error", _LOST | _ASTRAY),
        Condition("parameter-not-updated", "error", _HELD_UP),
        Condition("retained-graph", "warning"),
        Condition("non-finite-input", "error", _LOST),
        Condition("label-range", "error"),
        Condition("broadcast-loss", "error"),
        Condition("softmax-wrong-axis", "error", frozenset({"wrong-loss"})),
        Condition("double-softmax", "warning", frozenset({"activated-logits"})),
        Condition("wrong-loss", "warning", _LOST),
        Condition("activated-logits", "warning"),
        Condition("no-activation", "warning"),
        Condition("symmetric-start", "error"),
        Condition("wrong-gradient", "error", _LOST | _ASTRAY),
        Condition("reset-seed", "warning", frozenset({"same-batch", "too-few-units"})),
        Condition("same-batch", "error", _ASTRAY),
        Condition("log-of-zero", "error", frozenset({"wrong-metric"})),
        Condition("non-finite", "error", frozenset({"wrong-metric"})),
        Condition("wrong-metric", "warning"),
        Condition("leakage", "warning"),
        Condition("labels-misaligned", "error"),
        Condition("sum-loss", "warning", _LOST),
        Condition("unscaled-inputs", "warning", _LOST),
        Condition("not-shuffled", "warning", frozenset({"class-imbalance"})),
        Condition("exploding-gradient", "error", _LOST),
        Condition("vanishing-gradient", "error"),
        Condition("start-too-large", "warning", _LOST),
        Condition("saturated-units", "warning"),
        Condition("dead-units", "warning"),
        Condition("start-too-small", "warning"),
        Condition("learning-rate-too-high", "error", _LOST),
        Condition("learning-rate-too-low", "warning", frozenset({"stopped-early"})),
        Condition("too-few-units", "warning"),
        Condition("class-imbalance", "warning", frozenset({"labels-misaligned"})),
        Condition("overfitting", "warning"),
        Condition("duplicate-feature", "note"),
        Condition("stopped-early", "note"),
        Condition("label-errors", "note"),
        Condition("constant-feature", "note"),
    )


CONDITIONS: dict[str, Condition] = {row.id: row for row in _rows()}
ORDER = list(CONDITIONS)


def severity_of(sign: Sign) -> Severity:
    """How bad it is, before a second run has shown whether it hurts."""
    if sign.id == "label-range" and sign.evidence["problem"] == "never":
        return "note"
    return CONDITIONS[sign.id].severity
