"""Problems in words: each function puts the evidence of one into a sentence or two."""

from __future__ import annotations

import math
from typing import Any, TypeAlias

from descenso.language import translate

Evidence: TypeAlias = dict[str, Any]
"""The numbers behind a finding, under names that programs may rely on."""


def why_missing_zero_grad(e: Evidence) -> str:
    """`.grad` as the sum of the past."""
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


def why_too_high(e: Evidence) -> str:
    """Steps past the valley."""
    text = translate(
        "The learning rate {lr:g} is above {bound} = {stable:.3g}, so steps overshoot the valley: "
        "a batch loss rose from {first:.3g} to {highest:.3g}."
    ).format(
        lr=e["lr"],
        bound="2(1 + β)/λmax" if e["momentum"] else "2/λmax",
        stable=e["largest_stable_lr"],
        first=e["first_loss"],
        highest=e["highest_loss"],
    )
    if e["status"] == "diverged":
        end = translate("Then the numbers ended: {fork_lr:g} finishes at {fork_loss:.4g}.")
    else:
        end = translate("It ended at {loss:.4g}; {fork_lr:g} ends at {fork_loss:.4g}.")
    return f"{text} {end.format(**e)}"


def why_too_low(e: Evidence) -> str:
    """A training that crawls."""
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


def why_symmetric(e: Evidence) -> str:
    """Units that are one unit."""
    text = translate(
        "All {units} units of hidden layer {layer} began the same and stayed the same: equal "
        "weights get equal gradients, so the layer is one unit, {units} times over."
    ).format(**e)
    return _with_fork(text, e)


def why_start_too_large(e: Evidence) -> str:
    """Confidently wrong at the start."""
    text = translate(
        "The first loss was {first_loss:.3g}, guessing costs {guess:.3g}: before learning "
        "anything the network was confidently wrong."
    ).format(**e)
    return _with_fork(text, e)


def why_start_too_small(e: Evidence) -> str:
    """A signal that dies on the way."""
    text = translate(
        "The first network hardly saw its input: its logits differ by {logit_spread:.2g} over "
        "all rows, and gradients shrink with the signal."
    ).format(**e)
    return _with_fork(text, e)


def why_dead(e: Evidence) -> str:
    """Units that no row switches on."""
    text = translate(
        "{silent} of {units} units of hidden layer {layer} are silent on every training row: no "
        "gradient passes through them."
    ).format(**e)
    return _with_fork(text, e)


def why_saturated(e: Evidence) -> str:
    """Units stuck at their flat ends."""
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
    elif e["fork_loss"] < 0.99 * e["loss"]:
        other = translate(
            "With --init {fork_init} it ends at {fork_loss:.4g} instead of {loss:.4g}."
        )
    else:
        other = translate(
            "Here it does no harm: with --init {fork_init} it ends at {fork_loss:.4g}, as it is at "
            "{loss:.4g}."
        )
    return f"{text} {other.format(**e)}"


def fix_start(_evidence: Evidence) -> str:
    """For a start that does not suit the layers."""
    return translate("Draw the first weights at random, scaled to the layers: --init he or xavier.")


def fix_learning_rate(e: Evidence) -> str:
    """What to try, for a rate that a fork has shown to be wrong."""
    return translate("Try a learning rate of {fork_lr:g}.").format(**e)


def fix_clearing(_evidence: Evidence) -> str:
    """For gradients that pile up."""
    return translate("Clear every .grad before each backward().")
