"""Why: what the loss is given and what it does with it, and where numbers are lost."""

from __future__ import annotations

from collections.abc import Callable

from descenso.doctor.reasons.saying import plain, say
from descenso.doctor.record import Sign
from descenso.language import translate


def _wrong_loss(s: Sign) -> str:
    given = s.evidence["given"]
    if given == "classes":
        return say(
            translate(
                "{loss} measures class labels as if they were amounts: {classes} classes are "
                "different, not near or far. Its slope dies where the answer is most wrong."
            ),
            s,
        )
    if given == "one-output":
        return translate(
            "cross_entropy compares the scores of several classes in a row, and here there is one: "
            "its softmax is always 1, so the loss cannot change and nothing is learnt."
        )
    if given == "probabilities":
        return translate(
            "nll_loss expects the logarithms of probabilities, and got probabilities: it has no "
            "bound at certainty and rewards nothing beyond 1."
        )
    return translate(
        "nll_loss expects logarithms of probabilities (log_softmax), and got raw scores: they can "
        "grow without end and the loss falls without end."
    )


def _label_range(s: Sign) -> str:
    e = s.evidence
    if e["problem"] == "range":
        return say(
            translate(
                "The labels go from {lowest} to {highest}; an output of width {classes} has the "
                "classes 0 to {last}."
            ),
            s,
            last=e["classes"] - 1,
        )
    if e["problem"] == "never":
        return say(
            translate("The output has {classes} classes; {never} never occur among the labels."), s
        )
    if e["problem"] == "binary":
        return say(
            translate(
                "This loss expects labels between 0 and 1; they go from {lowest:g} to {highest:g}."
            ),
            s,
        )
    if e["problem"] == "refused":
        return say(translate("The loss refuses these labels: {message}"), s)
    return say(
        translate(
            "This loss expects one class number (int64) for each row; the labels are {dtype} of "
            "shape {shape}."
        ),
        s,
    )


def _number_lost(s: Sign) -> str:
    if s.evidence.get("backward"):
        return say(
            translate(
                "In step {step} the gradient is NaN: {operation} has an infinite slope at 0, and "
                "here it met a 0."
            ),
            s,
        )
    return say(
        translate(
            "In step {step} the first NaN or infinity comes out of {operation} on this line."
        ),
        s,
    )


LOSSES: dict[str, Callable[[Sign], str]] = {
    "label-range": _label_range,
    "broadcast-loss": plain(
        lambda: translate(
            "Scores of shape {scores} meet targets of shape {target}: broadcasting compares every "
            "score with every target ({spread}), so the network learns the mean."
        )
    ),
    "softmax-wrong-axis": plain(
        lambda: translate(
            "The softmax runs over the batch: the columns sum to 1 and the rows do not, so each "
            "row's answer depends on the other rows."
        )
    ),
    "double-softmax": plain(
        lambda: translate(
            "The loss applies softmax itself, and what it gets is one already (rows sum to 1): the "
            "second one flattens it, and the loss cannot come near 0."
        )
    ),
    "wrong-loss": _wrong_loss,
    "activated-logits": plain(
        lambda: translate(
            "{activation} stands between the last layer and the loss, which expects unbounded "
            "scores: some answers cannot be given any more."
        )
    ),
    "sum-loss": plain(
        lambda: translate(
            "The loss is a sum over {rows} rows, not a mean: gradients and steps are {rows} times "
            "as long, and change with the batch size."
        )
    ),
    "log-of-zero": plain(
        lambda: translate(
            "In step {step} log met a probability that had underflowed to 0: its value is -inf and "
            "everything after it is lost."
        )
    ),
    "non-finite": _number_lost,
}
