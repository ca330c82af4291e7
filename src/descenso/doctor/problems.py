"""The rules: each reads the vitals and either reports a problem with its evidence, or is silent.

What is an exact invariant is decided as one. What is a guess is confirmed by a fork: the same
start, the same batches, the suspected cause taken away. A cause that the fork does not confirm is
not reported.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

from descenso.doctor.vitals import LayerActivity, Vitals
from descenso.language import translate

Severity: TypeAlias = Literal["error", "warning", "note"]
Evidence: TypeAlias = dict[str, Any]

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
    """A problem that the numbers show, with the numbers."""

    id: str
    severity: Severity
    why: str
    fix: str
    evidence: Evidence


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


def _why_missing_zero_grad(e: Evidence) -> str:
    text = translate(
        ".grad was never cleared: after {updates} updates it was, bit for bit, the sum of all "
        "{updates} gradients. That is momentum with β = 1, a ball without friction: .grad ended "
        "{ratio:.3g} times as long as a fresh gradient, and in {uphill:.0%} of the updates it "
        "pushed uphill."
    ).format(
        updates=e["updates"],
        ratio=e["stored_norm"] / e["fresh_norm"] if e["fresh_norm"] else math.inf,
        uphill=e["uphill"],
    )
    if e["loss"] is None or e["fork_loss"] is None:
        return text
    effect = translate("With clearing the loss ends at {fork_loss:.4g}, without it at {loss:.4g}.")
    return f"{text} {effect.format(**e)}"


def _why_too_high(e: Evidence) -> str:
    text = translate(
        "The learning rate {lr:g} is above 2/λmax = {stable:.3g}, so steps overshoot the valley: "
        "a batch loss rose from {first:.3g} to {highest:.3g}."
    ).format(
        lr=e["lr"],
        stable=e["largest_stable_lr"],
        first=e["first_loss"],
        highest=e["highest_loss"],
    )
    if e["status"] == "diverged":
        end = translate("Then the numbers ended: {fork_lr:g} finishes at {fork_loss:.4g}.")
    else:
        end = translate("It ended at {loss:.4g}; {fork_lr:g} ends at {fork_loss:.4g}.")
    return f"{text} {end.format(**e)}"


def _why_too_low(e: Evidence) -> str:
    return translate(
        "It only crawls: in the last quarter the loss still fell by {fall:.1%}, and each step "
        "moves the parameters by {ratio:.2%} of their length. The same steps with {fork_lr:g} "
        "reach {fork_loss:.4g} instead of {loss:.4g}."
    ).format(
        fall=e["last_quarter_fall"],
        ratio=e["update_ratio"] or 0.0,
        fork_lr=e["fork_lr"],
        fork_loss=e["fork_loss"],
        loss=e["loss"],
    )


def _why_symmetric(e: Evidence) -> str:
    text = translate(
        "All {units} units of hidden layer {layer} began the same and stayed the same: equal "
        "weights get equal gradients, so the layer is one unit, {units} times over."
    ).format(**e)
    return _with_fork(text, e)


def _why_start_too_large(e: Evidence) -> str:
    text = translate(
        "The first loss was {first_loss:.3g}, guessing costs {guess:.3g}: before learning "
        "anything the network was confidently wrong."
    ).format(**e)
    return _with_fork(text, e)


def _why_start_too_small(e: Evidence) -> str:
    text = translate(
        "The first network hardly saw its input: its logits differ by {logit_spread:.2g} over "
        "all rows, and gradients shrink with the signal."
    ).format(**e)
    return _with_fork(text, e)


def _why_dead(e: Evidence) -> str:
    text = translate(
        "{silent} of {units} units of hidden layer {layer} are silent on every training row: no "
        "gradient passes through them."
    ).format(**e)
    return _with_fork(text, e)


def _why_saturated(e: Evidence) -> str:
    text = translate(
        "{share:.0%} of the activations of hidden layer {layer} sit at the flat ends, where "
        "hardly any gradient passes."
    ).format(share=e["saturated"], layer=e["layer"])
    return _with_fork(text, e)


def _with_fork(text: str, e: Evidence) -> str:
    """The same sentence, with what another start came to."""
    if e["fork_loss"] is None:
        return text
    if e["loss"] is None:
        other = translate("With --init {fork_init} it ends at {fork_loss:.4g}.")
    else:
        other = translate(
            "With --init {fork_init} it ends at {fork_loss:.4g} instead of {loss:.4g}."
        )
    return f"{text} {other.format(**e)}"


def _fix_start(_evidence: Evidence) -> str:
    return translate("Draw the first weights at random, scaled to the layers: --init he or xavier.")


PROBLEMS: dict[str, Problem] = {
    row.id: row
    for row in (
        Problem(
            "missing-zero-grad",
            "error",
            ("zero_grads",),
            _missing_zero_grad,
            _why_missing_zero_grad,
            lambda _e: translate("Clear every .grad before each backward()."),
            exact=True,
        ),
        Problem(
            "symmetric-start",
            "error",
            ("init", "init_scale"),
            _symmetric_start,
            _why_symmetric,
            _fix_start,
            exact=True,
        ),
        Problem(
            "start-too-large",
            "warning",
            ("init", "init_scale"),
            _start_too_large,
            _why_start_too_large,
            _fix_start,
        ),
        Problem(
            "start-too-small",
            "warning",
            ("init", "init_scale"),
            _start_too_small,
            _why_start_too_small,
            _fix_start,
        ),
        Problem(
            "learning-rate-too-high",
            "error",
            ("lr",),
            _learning_rate_too_high,
            _why_too_high,
            lambda e: translate("Try a learning rate of {fork_lr:g}.").format(**e),
        ),
        Problem(
            "dead-units",
            "warning",
            ("init", "init_scale", "activation"),
            _dead_units,
            _why_dead,
            _fix_start,
        ),
        Problem(
            "saturated-units",
            "warning",
            ("init", "init_scale", "activation"),
            _saturated_units,
            _why_saturated,
            _fix_start,
        ),
        Problem(
            "learning-rate-too-low",
            "warning",
            ("lr",),
            _learning_rate_too_low,
            _why_too_low,
            lambda e: translate("Try a learning rate of {fork_lr:g}.").format(**e),
        ),
    )
}
"""The table, under the ids of the report."""
