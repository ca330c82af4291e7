"""Why: for each id, what was seen of the problem in a sentence or two, with the run's numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from descenso.doctor.record import Sign
from descenso.language import translate


def why(sign: Sign) -> str:
    """What was seen, in the reader's language."""
    return REASONS[sign.id](sign)


def _say(text: str, sign: Sign, **more: Any) -> str:
    """`text` with the evidence, the tensor's name and whatever else is given."""
    tensor = sign.tensor or translate("the parameter")
    return text.format(**{**sign.evidence, "tensor": tensor, "step": sign.step, **more})


def _with_twin(text: str, sign: Sign) -> str:
    """The same, with what the second run came to where there was one."""
    base, twin = sign.evidence.get("loss"), sign.evidence.get("fork_loss")
    if twin is None:
        return text
    told = TWINS[sign.evidence["fork"]]().format(value=sign.evidence["fork_value"])
    if base is None:
        end = translate("{told}, the same script ends at a loss of {twin:.4g}; as it is, in NaN.")
    else:
        end = translate(
            "{told}, the same script ends at a loss of {twin:.4g} instead of {base:.4g}."
        )
    return f"{text} {end.format(told=told, twin=twin, base=base)}"


TWINS: dict[str, Callable[[], str]] = {
    "scale-updates": lambda: translate("With every update multiplied by {value:g}"),
    "clear-gradients": lambda: translate("With the gradients cleared before each backward pass"),
    "skip-call": lambda: translate("Without the call of {value}"),
    "standardize-inputs": lambda: translate("With inputs of mean 0 and deviation 1"),
    "shuffle-rows": lambda: translate("With the rows shuffled"),
    "fit-start": lambda: translate("With first weights fitted to the layers"),
    "let-gradients-through": lambda: translate("With the gradients let through"),
}


def _not_a_leaf(s: Sign) -> str:
    return _say(
        translate(
            "{tensor} is the result of an operation ({operation}), not a leaf: backward() fills "
            ".grad of leaves only, so {tensor}.grad stays None and {tensor} is never trained."
        ),
        s,
    )


def _rebound(s: Sign) -> str:
    return _say(
        translate(
            "This makes a new tensor and gives it the name {tensor}. The new one is no parameter: "
            "its .grad is None, and the next backward pass does not reach it."
        ),
        s,
    )


def _detached(s: Sign) -> str:
    if not s.evidence["cut"]:
        return _say(
            translate(
                "{tensor} was made without requires_grad: no gradient ever reaches it, so it stays "
                "as it was drawn."
            ),
            s,
        )
    return _say(
        translate(
            "Here the graph is cut ({cut}): no gradient reaches {tensor}, which was meant to be "
            "trained."
        ),
        s,
    )


def _not_updated(s: Sign) -> str:
    if s.evidence["all"]:
        return _say(
            translate(
                "Gradients were computed {passes} times, and no parameter ever changed: the update "
                "is missing."
            ),
            s,
        )
    return _say(
        translate(
            "{names} got gradients in {passes} backward passes and never changed: the update "
            "leaves it out."
        ),
        s,
        names=", ".join(name for name in s.evidence["parameters"] if name) or s.tensor,
    )


def _in_graph(_sign: Sign) -> str:
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
    return translate(
        "The total is added up with its graph: it keeps every step's graph alive, and memory grows "
        "with each step."
    )


def _wrong_loss(s: Sign) -> str:
    given = s.evidence["given"]
    if given == "classes":
        return _say(
            translate(
                "{loss} measures class labels as if they were amounts: {classes} classes are "
                "different, not near or far. Its slope dies where the answer is most wrong."
            ),
            s,
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
        return _say(
            translate(
                "The labels go from {lowest} to {highest}; an output of width {classes} has the "
                "classes 0 to {last}."
            ),
            s,
            last=e["classes"] - 1,
        )
    if e["problem"] == "never":
        return _say(
            translate("The output has {classes} classes; {never} never occur among the labels."), s
        )
    if e["problem"] == "binary":
        return _say(
            translate(
                "This loss expects labels between 0 and 1; they go from {lowest:g} to {highest:g}."
            ),
            s,
        )
    if e["problem"] == "refused":
        return _say(translate("The loss refuses these labels: {message}"), s)
    return _say(
        translate(
            "This loss expects one class number (int64) for each row; the labels are {dtype} of "
            "shape {shape}."
        ),
        s,
    )


def _too_high(s: Sign) -> str:
    rate = s.evidence["lr"]
    if s.evidence["loss"] is None:
        text = _say(
            translate(
                "Steps overshoot: from {first_loss:.3g} the loss went up to {highest_loss:.3g} and "
                "then to NaN (learning rate {lr:.3g})."
            ),
            s,
            lr=rate or float("nan"),
        )
    else:
        text = _say(
            translate(
                "Steps overshoot the valley: with a learning rate of {lr:.3g} it stays high."
            ),
            s,
            lr=rate or float("nan"),
        )
    return _with_twin(text, s)


def _too_low(s: Sign) -> str:
    text = _say(
        translate(
            "It only crawls: with a learning rate of {lr:.3g} the loss went from {first_loss:.3g} "
            "to {loss:.3g}, and was still falling."
        ),
        s,
        lr=s.evidence["lr"] or float("nan"),
    )
    return _with_twin(text, s)


def _too_small(s: Sign) -> str:
    if "spread" in s.evidence:
        text = translate(
            "The first weights are so small that the network hardly sees its input (its scores "
            "differ by {spread:.2g}): gradients shrink with the signal."
        )
    else:
        text = translate(
            "The first weights are so small (a root mean square of {weights:.2g} in the largest "
            "matrix) that the network hardly sees its input: gradients shrink with the signal."
        )
    return _with_twin(_say(text, s), s)


def _number_lost(s: Sign) -> str:
    if s.evidence.get("backward"):
        return _say(
            translate(
                "In step {step} the gradient is NaN: {operation} has an infinite slope at 0, and "
                "here it met a 0."
            ),
            s,
        )
    return _say(
        translate(
            "In step {step} the first NaN or infinity comes out of {operation} on this line."
        ),
        s,
    )


def _broken_input(s: Sign) -> str:
    if s.evidence["whole"]:
        text = translate(
            "The data contain {value}: first in row {row}, column {column} (counted from 0), "
            "{count} in all. Every number computed from it is lost."
        )
    else:
        text = translate(
            "The batch of step {step} contains {value}: first in its row {row}, column {column} "
            "(counted from 0), {count} in all. Every number computed from it is lost."
        )
    return _say(text, s)


def _sign(s: Sign) -> str:
    if s.evidence["minus"]:
        return translate("The loss is negated before backward(): the training makes it larger.")
    return _say(
        translate(
            "In {uphill} of {steps} steps looked at, the update went along +gradient: uphill."
        ),
        s,
    )


def _metric(s: Sign) -> str:
    problem = s.evidence["problem"]
    if problem == "spread":
        text = translate(
            "Predictions of shape {predictions} meet labels of shape {labels}: every prediction is "
            "compared with every label ({compared}), so this is not the accuracy."
        )
    elif problem == "threshold":
        text = translate(
            "The outputs are logits: the border between the classes is at 0, not at {threshold:g}."
        )
    else:
        text = translate("The hits of {rows} rows are divided by {divisor:g}.")
    return _say(text, s)


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
    return _say(text, s)


def _sorted(s: Sign) -> str:
    if "same" in s.evidence:
        text = translate(
            "The batches come in the order of the labels: {same:.0%} of the rows follow one of "
            "their like ({expected:.0%} in a random order). Each class is forgotten while the next "
            "is seen."
        )
    else:
        text = translate(
            "The batches come in the order of what is to be predicted: its correlation from one "
            "row to the next is {correlation:.2f} (0 in a random order). Each part of the range is "
            "forgotten while the next is seen."
        )
    return _with_twin(_say(text, s), s)


def _label_errors(s: Sign) -> str:
    if s.evidence["rows"] is not None:
        text = translate(
            "{count} rows have another label than all of the {neighbours} rows nearest to them, "
            "which agree: rows {rows} (counted from 0) are worth a look."
        )
    else:
        text = translate(
            "{count} rows have another label than all of the {neighbours} rows nearest to them, "
            "which agree. The rows came in batches of unknown order, so they have no numbers here."
        )
    return _say(text, s)


def _reset(s: Sign) -> str:
    if s.evidence["start"]:
        text = translate(
            "{tensor} came back with the very same first values at least {times} times: what was "
            "learnt is thrown away inside the loop."
        )
    else:
        text = translate(
            "The seed {seed} is set again inside the loop ({times} times seen): each time the same "
            "random numbers, so the same rows come again."
        )
    return _say(text, s)


def _plain(text: Callable[[], str]) -> Callable[[Sign], str]:
    return lambda sign: _with_twin(_say(text(), sign), sign)


REASONS: dict[str, Callable[[Sign], str]] = {
    "non-leaf-parameter": _not_a_leaf,
    "rebound-parameter": _rebound,
    "update-in-graph": _in_graph,
    "detached-parameter": _detached,
    "missing-backward": _plain(
        lambda: translate(
            "The loss is computed and never meets backward(): there is no gradient in the whole "
            "run."
        )
    ),
    "zero-before-step": _plain(
        lambda: translate(
            "The gradients are cleared after backward() and before the update: the update receives "
            "zeros."
        )
    ),
    "missing-zero-grad": _plain(
        lambda: translate(
            "Gradients pile up: nothing clears .grad between the steps, so each update uses the "
            "sum of all gradients so far. In step {updates} the stored gradient was "
            "{stored_norm:.3g} long, a fresh one {fresh_norm:.3g}."
        )
    ),
    "wrong-sign": _sign,
    "parameter-not-updated": _not_updated,
    "retained-graph": _retained,
    "non-finite-input": _broken_input,
    "label-range": _label_range,
    "broadcast-loss": _plain(
        lambda: translate(
            "Scores of shape {scores} meet targets of shape {target}: broadcasting compares every "
            "score with every target ({spread}), so the network learns the mean."
        )
    ),
    "softmax-wrong-axis": _plain(
        lambda: translate(
            "The softmax runs over the batch: the columns sum to 1 and the rows do not, so each "
            "row's answer depends on the other rows."
        )
    ),
    "double-softmax": _plain(
        lambda: translate(
            "The loss applies softmax itself, and what it gets is one already (rows sum to 1): the "
            "second one flattens it, and the loss cannot come near 0."
        )
    ),
    "wrong-loss": _wrong_loss,
    "activated-logits": _plain(
        lambda: translate(
            "{activation} stands between the last layer and the loss, which expects unbounded "
            "scores: some answers cannot be given any more."
        )
    ),
    "no-activation": _plain(
        lambda: translate(
            "Nothing bends between two layers ({inputs} → {hidden} → {outputs}): together they are "
            "one affine map, and the hidden units add nothing."
        )
    ),
    "symmetric-start": _plain(
        lambda: translate(
            "All {units} units of {tensor} start alike and were still alike after {updates} "
            "updates: they are one unit."
        )
    ),
    "wrong-gradient": _wrong_gradient,
    "reset-seed": _reset,
    "same-batch": _plain(
        lambda: translate(
            "Every step sees the same {rows} rows of {of}: the others are never learnt from."
        )
    ),
    "log-of-zero": _plain(
        lambda: translate(
            "In step {step} log met a probability that had underflowed to 0: its value is -inf and "
            "everything after it is lost."
        )
    ),
    "non-finite": _number_lost,
    "wrong-metric": _metric,
    "leakage": _plain(
        lambda: translate(
            "{shared} of the {rows} rows measured here are also in the training data, to the last "
            "bit: the figure says nothing about new rows."
        )
    ),
    "labels-misaligned": _plain(
        lambda: translate(
            "The labels seem not to belong to the rows: rows that are alike share their label in "
            "{agreement:.0%} of cases ({chance:.0%} by chance), and the loss stays at guessing "
            "({loss:.3g})."
        )
    ),
    "sum-loss": _plain(
        lambda: translate(
            "The loss is a sum over {rows} rows, not a mean: gradients and steps are {rows} times "
            "as long, and change with the batch size."
        )
    ),
    "unscaled-inputs": _plain(
        lambda: translate(
            "The features differ in scale (deviations from {smallest_deviation:.3g} to "
            "{largest_deviation:.3g}, means up to {largest_mean:.3g}), and the largest sets the "
            "pace for all."
        )
    ),
    "not-shuffled": _sorted,
    "exploding-gradient": _plain(
        lambda: translate(
            "From layer to layer signals and gradients grow: the first weight matrix's gradient is "
            "{first:.3g}, the last one's {last:.3g} ({layers} layers)."
        )
    ),
    "vanishing-gradient": _plain(
        lambda: translate(
            "Gradients die on their way back: {last:.3g} at the last weight matrix, {first:.3g} at "
            "the first ({layers} layers)."
        )
    ),
    "start-too-large": _plain(
        lambda: translate(
            "The first loss was {first_loss:.3g}, guessing costs {guess:.3g}: before learning "
            "anything the network was confidently wrong."
        )
    ),
    "saturated-units": _plain(
        lambda: translate(
            "{saturated:.0%} of these activations sit at the flat ends, where hardly any gradient "
            "passes."
        )
    ),
    "dead-units": _plain(
        lambda: translate(
            "{silent} of {units} units here are silent on all of the last {rows} rows looked at: "
            "no gradient passes through them."
        )
    ),
    "start-too-small": _too_small,
    "learning-rate-too-high": _too_high,
    "learning-rate-too-low": _too_low,
    "too-few-units": _plain(
        lambda: translate(
            "All that the rows say has to pass through {units} unit: the loss stays at {loss:.3g} "
            "of {first_loss:.3g}."
        )
    ),
    "class-imbalance": _plain(
        lambda: translate(
            "Class {class} has {share:.1%} of the rows and is never predicted: {accuracy:.1%} are "
            "right without it."
        )
    ),
    "overfitting": _plain(
        lambda: translate(
            "From step {lowest_step} on the held-out loss climbs, from {lowest:.3g} to {last:.3g}, "
            "while the training loss falls to {loss:.3g}."
        )
    ),
    "stopped-early": _plain(
        lambda: translate(
            "After {steps} steps the loss was still falling, by {last_quarter_fall:.0%} in the "
            "last quarter: it is not finished."
        )
    ),
    "label-errors": _label_errors,
    "constant-feature": _plain(
        lambda: translate(
            "Columns {columns} have the same value in all {rows} rows: they say nothing."
        )
    ),
    "duplicate-feature": _plain(
        lambda: translate(
            "Columns {columns} are equal in all {rows} rows: one of each pair is enough."
        )
    ),
}
