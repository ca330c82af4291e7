"""The rules: each reads the vitals and either reports a problem with its evidence, or is silent.

What is an exact invariant is decided as one. What is a guess is confirmed by a fork: the same
start, the same batches, the suspected cause taken away. A cause that the fork does not confirm is
not reported.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from descenso.doctor.words import (
    Evidence,
    fix_clearing,
    fix_learning_rate,
    fix_start,
    why_dead,
    why_missing_zero_grad,
    why_saturated,
    why_start_too_large,
    why_start_too_small,
    why_symmetric,
    why_too_high,
    why_too_low,
)

if TYPE_CHECKING:
    # Only whoever measures needs PyTorch: a report on a script is written without.
    from descenso.doctor.vitals import LayerActivity, Vitals

Severity: TypeAlias = Literal["error", "warning", "note"]

HALVED = 0.5
"""A fork confirms a cause if taking it away at least halves the loss that was reached."""

BETTER = 0.8
"""Where an exact invariant has found the cause, a fork this much better says that it hurts."""

LOUD_START = 4.0
"""A first loss of this many times ln C is confidently wrong: logits far from 0 before learning."""

FAINT_START = 0.05
"""Logits that differ by less than this over the rows: the first network hardly sees its input."""

STUCK = 0.8
"""A training whose recent losses are still this near to guessing has not begun to learn."""

RISEN = 2.0
"""A batch loss of this many times the first one has risen: batches alone seldom differ so much."""


class Finding(NamedTuple):
    """A problem that the numbers show, with the numbers.

    `file` and `line` are its place in somebody's script, `tensor` and `step` (from 1) where in the
    training it showed, `symptoms` what follows from it; all empty where they do not apply.
    """

    id: str
    severity: Severity
    why: str
    fix: str
    evidence: Evidence
    file: str | None = None
    line: int | None = None
    tensor: str | None = None
    step: int | None = None
    symptoms: tuple[str, ...] = ()


class Decision(NamedTuple):
    """The evidence for a problem, and whether the measured effect shows that it hurts."""

    evidence: Evidence
    hurts: bool = True


@dataclass(frozen=True)
class Problem:
    """One row of the table.

    `decide` gives the evidence or None; `why` and `fix` put the evidence into words. `severity` is
    for a problem that hurts; one that does not is a note. `options` are the train options that a
    mend would touch; `exact` says that an invariant decides, not a fork.
    """

    id: str
    severity: Severity
    options: tuple[str, ...]
    decide: Callable[[Vitals], Decision | None]
    why: Callable[[Evidence], str]
    fix: Callable[[Evidence], str]
    exact: bool = False


def diagnose(vitals: Vitals) -> list[Finding]:
    """Every problem that the vitals show: the exact ones, then those whose mend helped most."""
    findings = []
    for problem in PROBLEMS.values():
        decision = problem.decide(vitals)
        if decision is not None:
            severity = problem.severity if decision.hurts else "note"
            why, fix = problem.why(decision.evidence), problem.fix(decision.evidence)
            findings.append(Finding(problem.id, severity, why, fix, decision.evidence))
    return sorted(findings, key=_rank)


def _rank(finding: Finding) -> tuple[bool, float]:
    loss = finding.evidence.get("fork_loss")
    return not PROBLEMS[finding.id].exact, math.inf if loss is None else loss


def _missing_zero_grad(v: Vitals) -> Decision | None:
    kept = v.accumulation
    if kept is None or not kept.exact or kept.updates < 2:
        return None
    cleared = v.fork(zero_grads=True)
    return Decision(
        {
            "updates": kept.updates,
            "stored_norm": kept.stored_norm,
            "fresh_norm": kept.fresh_norm,
            "uphill": kept.uphill,
            "loss": v.loss,
            "fork_loss": cleared.loss,
        },
        hurts=cleared.reaches(None if v.loss is None else BETTER * v.loss),
    )


def _learning_rate_too_high(v: Vitals) -> Decision | None:
    stable, sharpest = v.largest_stable_lr, v.curvature
    calm = RISEN * max(v.first_loss, v.guess)
    rose = v.status == "diverged" or v.highest_loss > calm
    if stable is None or sharpest is None or v.lr <= stable or not rose:
        return None
    goal = None if v.status == "diverged" else v.loss
    tried = (v.fork(lr=v.lr / part) for part in (10, 100, 1000))
    slower = next((f for f in tried if f.reaches(goal) and f.highest_loss <= calm), None)
    if slower is None:
        return None
    return Decision(
        {
            "lr": v.lr,
            "momentum": v.momentum,
            "lambda_max": sharpest.largest,
            "largest_stable_lr": stable,
            "first_loss": v.first_loss,
            "highest_loss": v.highest_loss,
            "status": v.status,
            "loss": v.loss,
            "fork_lr": slower.change["lr"],
            "fork_loss": slower.loss,
            "fork_highest_loss": slower.highest_loss,
        },
        hurts=goal is None or slower.reaches(BETTER * goal),
    )


def _learning_rate_too_low(v: Vitals) -> Decision | None:
    fall = v.last_quarter_fall
    if v.status != "finished" or v.loss is None or fall is None or fall <= 0:
        return None
    faster = v.fork(lr=v.lr * 10)
    if not faster.reaches(HALVED * v.loss) or faster.loss is None:
        return None
    if v.first_loss - v.loss > HALVED * (v.first_loss - faster.loss):
        return None  # slow, and yet most of the way: no crawling
    return Decision(
        {
            "lr": v.lr,
            "largest_stable_lr": v.largest_stable_lr,
            "update_ratio": v.update_ratio,
            "last_quarter_fall": fall,
            "first_loss": v.first_loss,
            "loss": v.loss,
            "fork_lr": v.lr * 10,
            "fork_loss": faster.loss,
        }
    )


def _symmetric_start(v: Vitals) -> Decision | None:
    for number, (first, last) in enumerate(zip(v.start, v.end, strict=True), start=1):
        if first.units > 1 and first.copies == last.copies == first.units - 1:
            other = v.fork(init="normal", init_scale=None)
            return Decision(
                {
                    "layer": number,
                    "units": first.units,
                    "loss": v.loss,
                    "fork_init": "normal",
                    "fork_loss": other.loss,
                },
                hurts=other.reaches(None if v.loss is None else BETTER * v.loss),
            )
    return None


def _start_too_large(v: Vitals) -> Decision | None:
    if not v.first_loss > LOUD_START * v.guess:
        return None
    return _confirmed_by_start(v, {"first_loss": v.first_loss, "guess": v.guess}, BETTER)


def _start_too_small(v: Vitals) -> Decision | None:
    recent = v.recent_loss
    if recent is None or v.logit_spread >= FAINT_START:
        return None
    if not STUCK * v.guess <= recent <= v.guess / STUCK:
        return None
    evidence = {"logit_spread": v.logit_spread, "guess": v.guess}
    return _confirmed_by_start(v, evidence, HALVED)


def _dead_units(v: Vitals) -> Decision | None:
    layer = _worst(v.end, lambda one: one.silent / one.units)
    if layer is None or v.status != "finished":
        return None
    number, seen = layer
    if seen.silent / seen.units < HALVED:
        return None
    evidence = {"layer": number, "units": seen.units, "silent": seen.silent}
    return _confirmed_by_start(v, evidence, HALVED)


def _saturated_units(v: Vitals) -> Decision | None:
    layer = _worst(v.end, lambda one: one.saturated or 0.0)
    if layer is None or v.status != "finished":
        return None
    number, seen = layer
    if (seen.saturated or 0.0) < HALVED:
        return None
    evidence = {"layer": number, "units": seen.units, "saturated": seen.saturated}
    return _confirmed_by_start(v, evidence, HALVED)


def _confirmed_by_start(v: Vitals, evidence: Evidence, share: float) -> Decision | None:
    """The evidence, if a start fitted to the layers' widths reaches `share` of the loss."""
    init = "xavier" if v.end and v.end[0].saturated is not None else "he"
    other = v.fork(init=init, init_scale=None)
    if not other.reaches(None if v.loss is None else share * v.loss):
        return None
    return Decision({**evidence, "loss": v.loss, "fork_init": init, "fork_loss": other.loss})


def _worst(
    layers: tuple[LayerActivity, ...], measure: Callable[[LayerActivity], float]
) -> tuple[int, LayerActivity] | None:
    """The layer with the largest measure, and its number from 1."""
    return max(enumerate(layers, start=1), key=lambda pair: measure(pair[1]), default=None)


PROBLEMS: dict[str, Problem] = {
    row.id: row
    for row in (
        Problem(
            "missing-zero-grad",
            "error",
            ("zero_grads",),
            _missing_zero_grad,
            why_missing_zero_grad,
            fix_clearing,
            exact=True,
        ),
        Problem(
            "symmetric-start",
            "error",
            ("init", "init_scale"),
            _symmetric_start,
            why_symmetric,
            fix_start,
            exact=True,
        ),
        Problem(
            "start-too-large",
            "warning",
            ("init", "init_scale"),
            _start_too_large,
            why_start_too_large,
            fix_start,
        ),
        Problem(
            "start-too-small",
            "warning",
            ("init", "init_scale"),
            _start_too_small,
            why_start_too_small,
            fix_start,
        ),
        Problem(
            "learning-rate-too-high",
            "error",
            ("lr",),
            _learning_rate_too_high,
            why_too_high,
            fix_learning_rate,
        ),
        Problem(
            "dead-units",
            "warning",
            ("init", "init_scale", "activation"),
            _dead_units,
            why_dead,
            fix_start,
        ),
        Problem(
            "saturated-units",
            "warning",
            ("init", "init_scale", "activation"),
            _saturated_units,
            why_saturated,
            fix_start,
        ),
        Problem(
            "learning-rate-too-low",
            "warning",
            ("lr",),
            _learning_rate_too_low,
            why_too_low,
            fix_learning_rate,
        ),
    )
}
"""The table, under the ids of the report."""
