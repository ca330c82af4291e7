"""Why: the network: its layers, its first weights, its units."""

from __future__ import annotations

from collections.abc import Callable

from descenso.doctor.reasons.saying import either, plain
from descenso.doctor.record import Sign
from descenso.language import translate

_through_layers = plain(
    lambda: translate(
        "Gradients grow on their way back from layer to layer: {last:.3g} at the last of {hidden} "
        "hidden layers, {first:.3g} at the first."
    )
)

_grows = either(
    "steps",
    lambda: translate(
        "Gradients grow on their way back through the sequence: {last:.3g} at the last of "
        "{steps} steps, {first:.3g} at the first."
    ),
    lambda: translate(
        "From layer to layer signals and gradients grow: the first weight matrix's gradient is "
        "{first:.3g}, the last one's {last:.3g} ({layers} layers)."
    ),
)

NETWORK: dict[str, Callable[[Sign], str]] = {
    "no-activation": plain(
        lambda: translate(
            "Nothing bends between two layers ({inputs} → {hidden} → {outputs}): together they are "
            "one affine map, and the hidden units add nothing."
        )
    ),
    "symmetric-start": plain(
        lambda: translate(
            "All {units} units of {tensor} start alike and were still alike after {updates} "
            "updates: they are one unit."
        )
    ),
    "exploding-gradient": lambda sign: (_through_layers if "hidden" in sign.evidence else _grows)(
        sign
    ),
    "vanishing-gradient": either(
        "steps",
        lambda: translate(
            "Gradients die on their way back through the sequence: {last:.3g} at the last of "
            "{steps} steps, {first:.3g} at the first."
        ),
        lambda: translate(
            "Gradients die on their way back: {last:.3g} at the last weight matrix, {first:.3g} at "
            "the first ({layers} layers)."
        ),
    ),
    "start-too-large": plain(
        lambda: translate(
            "The first loss was {first_loss:.3g}, guessing costs {guess:.3g}: before learning "
            "anything the network was confidently wrong."
        )
    ),
    "saturated-units": plain(
        lambda: translate(
            "{saturated:.0%} of these activations sit at the flat ends, where hardly any gradient "
            "passes."
        )
    ),
    "dead-units": plain(
        lambda: translate(
            "{silent} of {units} units here are silent on all of the last {rows} rows looked at: "
            "no gradient passes through them."
        )
    ),
    "start-too-small": either(
        "spread",
        lambda: translate(
            "The first weights are so small that the network hardly sees its input (its scores "
            "differ by {spread:.2g}): gradients shrink with the signal."
        ),
        lambda: translate(
            "The first weights are so small (a root mean square of {weights:.2g} in the largest "
            "matrix) that the network hardly sees its input: gradients shrink with the signal."
        ),
    ),
    "too-few-units": plain(
        lambda: translate(
            "All that the rows say has to pass through a layer of {units}: the loss stays at "
            "{loss:.3g} of {first_loss:.3g}."
        )
    ),
}
