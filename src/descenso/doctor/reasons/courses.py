"""Why: how the training went: too fast, too slow, too long, too short."""

from __future__ import annotations

from collections.abc import Callable

from descenso.doctor.reasons.saying import either, say, with_twin
from descenso.doctor.record import Sign
from descenso.language import translate


def _too_high(s: Sign) -> str:
    rate = s.evidence["lr"] or float("nan")
    if s.evidence["loss"] is None:
        text = translate(
            "Steps overshoot: from {first_loss:.3g} the loss went up to {highest_loss:.3g} and "
            "then to NaN (learning rate {lr:.3g})."
        )
    else:
        text = translate(
            "Steps overshoot the valley: with a learning rate of {lr:.3g} it stays high."
        )
    if "largest_stable_lr" in s.evidence:
        bend = translate(
            "At the start the loss bends so sharply that steps grow at any rate above "
            "{largest_stable_lr:.3g} (2/λmax)."
        )
        text = f"{text} {bend}"
    return with_twin(say(text, s, lr=rate), s)


def _too_low(s: Sign) -> str:
    if "gone_at" in s.evidence:
        gone = translate(
            "The schedule brings the learning rate from {lr:.3g} to next to nothing by step "
            "{gone_at} of {steps}: from there on nothing moves, and the loss stays at {loss:.3g}."
        )
        return with_twin(say(gone, s), s)
    text = say(
        translate(
            "It only crawls: with a learning rate of {lr:.3g} the loss went from {first_loss:.3g} "
            "to {loss:.3g}, and was still falling."
        ),
        s,
        lr=s.evidence["lr"] or float("nan"),
    )
    return with_twin(text, s)


COURSES: dict[str, Callable[[Sign], str]] = {
    "learning-rate-too-high": _too_high,
    "learning-rate-too-low": _too_low,
    "overfitting": either(
        "guess",
        lambda: translate(
            "The training loss came down to {loss:.3g}, the held-out loss is {held_out:.3g}: worse "
            "than guessing, which costs {guess:.3g}. The rows were learnt by heart."
        ),
        lambda: translate(
            "From step {lowest_step} on the held-out loss climbs, from {lowest:.3g} to {last:.3g}, "
            "while the training loss falls to {loss:.3g}."
        ),
    ),
    "stopped-early": either(
        "further",
        lambda: translate(
            "It ends after {steps} steps, at {loss:.3g}: copies of its parameters that were "
            "trained {more} steps more on half of the rows came to {further:.3g} on the others."
        ),
        lambda: translate(
            "After {steps} steps the loss was still falling, by {last_quarter_fall:.0%} in the "
            "last quarter: it is not finished."
        ),
    ),
}
