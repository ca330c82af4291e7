"""Why: what becomes of parameters and gradients: the graph, the backward pass, the update."""

from __future__ import annotations

from collections.abc import Callable

from descenso.doctor.reasons.saying import plain, say
from descenso.doctor.record import Sign
from descenso.language import translate


def _not_a_leaf(s: Sign) -> str:
    return say(
        translate(
            "{tensor} is the result of an operation ({operation}), not a leaf: backward() fills "
            ".grad of leaves only, so {tensor}.grad stays None and {tensor} is never trained."
        ),
        s,
    )


def _rebound(s: Sign) -> str:
    return say(
        translate(
            "This makes a new tensor and gives it the name {tensor}. The new one is no parameter: "
            "its .grad is None, and the next backward pass does not reach it."
        ),
        s,
    )


def _detached(s: Sign) -> str:
    if not s.evidence["cut"]:
        return say(
            translate(
                "{tensor} was made without requires_grad: no gradient ever reaches it, so it stays "
                "as it was drawn."
            ),
            s,
        )
    return say(
        translate(
            "Here the graph is cut ({cut}): no gradient reaches {tensor}, which was meant to be "
            "trained."
        ),
        s,
    )


def _not_updated(s: Sign) -> str:
    if s.evidence["all"]:
        return say(
            translate(
                "Gradients were computed {passes} times, and no parameter ever changed: the update "
                "is missing."
            ),
            s,
        )
    return say(
        translate(
            "{names} got gradients in {passes} backward passes and never changed: the update "
            "leaves it out."
        ),
        s,
        names=", ".join(name for name in s.evidence["parameters"] if name) or s.tensor,
    )


def _in_graph(s: Sign) -> str:
    if not s.evidence["leaf"]:
        return translate(
            "The update is itself recorded by autograd: what it makes is no leaf, and carries the "
            "graph of all steps before it, so that every step takes longer and memory grows."
        )
    return translate(
        "The update is itself recorded by autograd: a leaf that requires a gradient must not be "
        "changed in place outside of torch.no_grad()."
    )


def _retained(s: Sign) -> str:
    if s.evidence["second"]:
        return translate(
            "backward() went a second time through a graph that was already used: something of an "
            "earlier step, a running total or a hidden state, still carries its graph."
        )
    if s.evidence["listed"]:
        return translate(
            "The losses are kept as they are, and each keeps the whole graph of its step: after "
            "{steps} steps not one has gone, and memory grows with each step."
        ).format(steps=s.evidence["steps"])
    return translate(
        "The total is added up with its graph: it keeps every step's graph alive, and memory grows "
        "with each step."
    )


def _sign(s: Sign) -> str:
    if s.evidence["minus"]:
        return translate("The loss is negated before backward(): the training makes it larger.")
    return say(
        translate(
            "In {uphill} of {steps} steps looked at, the update went along +gradient: uphill."
        ),
        s,
    )


def _wrong_gradient(s: Sign) -> str:
    if "function" in s.evidence:
        text = translate(
            "What backward of {function} gives is not the derivative of its forward: along one "
            "direction it tells {told:.4g}, finite differences give {true:.4g}."
        )
    else:
        text = translate(
            "The gradient written by hand for {tensor} is not the derivative of the loss: finite "
            "differences give another direction (cosine {cosine:.3f} with the first update; 1 "
            "would be right)."
        )
    return say(text, s)


UPDATES: dict[str, Callable[[Sign], str]] = {
    "non-leaf-parameter": _not_a_leaf,
    "rebound-parameter": _rebound,
    "update-in-graph": _in_graph,
    "detached-parameter": _detached,
    "missing-backward": plain(
        lambda: translate(
            "The loss is computed and never meets backward(): there is no gradient in the whole "
            "run."
        )
    ),
    "zero-before-step": plain(
        lambda: translate(
            "The gradients are cleared after backward() and before the update: the update receives "
            "zeros."
        )
    ),
    "missing-zero-grad": plain(
        lambda: translate(
            "Gradients pile up: nothing clears .grad between the steps, so each update uses the "
            "sum of all gradients so far. In step {updates} the stored gradient was "
            "{stored_norm:.3g} long, a fresh one {fresh_norm:.3g}."
        )
    ),
    "wrong-sign": _sign,
    "parameter-not-updated": _not_updated,
    "retained-graph": _retained,
    "wrong-gradient": _wrong_gradient,
}
