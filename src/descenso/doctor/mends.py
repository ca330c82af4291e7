"""What to do: the corrected line of their code where it can be formed, else what to change."""

from __future__ import annotations

import re
from collections.abc import Callable

from descenso.doctor.record import Sign
from descenso.language import translate


def mend(sign: Sign) -> str:
    """The mend, in the reader's language; code is theirs."""
    if sign.evidence.get("fork") == "unit-slope":
        slope = sign.evidence["fork_value"]
        return translate("Leave the factor {value:g} out, or make it one near 1.").format(
            value=slope
        )
    if sign.evidence.get("fork") == "hold-rate":
        return translate("Let the schedule take its step once per epoch, or fall more slowly.")
    code = sign.place.code if sign.place is not None else ""
    written = REWRITES[sign.id](code) if sign.id in REWRITES and code else None
    if written is not None and written != code:
        return translate("Write: {code}").format(code=written)
    return ADVICE[sign.id]().format(tensor=sign.tensor or translate("the parameter"))


def _leaf(code: str) -> str | None:
    """`W = 0.1 * randn(…, requires_grad=True)` with the flag set on the result, and what is done to
    an `nn.Parameter(…)` done to the numbers in it.
    """
    wrapped = re.fullmatch(r"([\w.]+)\s*=\s*([\w.]*Parameter)\((.*)\)(\s*[*/]\s*[\w.]+)", code)
    if wrapped is not None:
        return f"{wrapped[1]} = {wrapped[2]}(({wrapped[3]}){wrapped[4]})"
    bare = re.sub(r",?\s*requires_grad\s*=\s*True", "", code)
    if bare != code and (made := _split(bare)) is not None:
        return f"{made[0]} = ({made[1]}).requires_grad_()"
    if ".requires_grad_()" in code and (made := _split(code.replace(".requires_grad_()", ""))):
        return f"{made[0]} = ({made[1]}).requires_grad_()"
    return None


def _split(code: str) -> tuple[str, str] | None:
    """Name and value of a plain assignment, a comment at its end left out."""
    found = re.fullmatch(r"([\w.\[\]'\"]+)\s*=\s*([^=;#][^;#]*?)\s*(?:#.*)?", code)
    return (found[1], found[2]) if found else None


def _in_place(code: str) -> str | None:
    """`w = w - lr * g` as `w -= lr * g`, where nothing is recorded."""
    found = re.match(r"([\w.\[\]'\"]+)\s*=\s*\1\s*([-+])\s*(.+)", code)
    return f"with torch.no_grad(): {found[1]} {found[2]}= {found[3]}" if found else None


def _with_gradient(code: str) -> str | None:
    if re.search(r"\.detach\(\)|\.data\b", code):
        return re.sub(r"\.detach\(\)|\.data\b", "", code)
    made = _split(code)
    if made is None or "tensor(" in code:
        return None
    return f"{made[0]} = ({made[1]}).requires_grad_()"


def _unrecorded(code: str) -> str | None:
    return f"with torch.no_grad(): {code}"


def _number(code: str) -> str | None:
    """`total += loss`, or `losses.append(loss)`, with the number alone."""
    if (listed := re.sub(r"(\.append\(\w+)\)", r"\1.item())", code)) != code:
        return listed
    return re.sub(r"(\+=?\s*)(\w+)(?=\s*(?:$|[*/;#)]))", r"\1\2.item()", code, count=1)


def _downhill(code: str) -> str | None:
    for wrong, right in (("+=", "-="), ("maximize=True", "maximize=False"), (".add_(", ".sub_(")):
        if wrong in code:
            return code.replace(wrong, right)
    return None


def _other_axis(code: str) -> str | None:
    return re.sub(r"(dim\s*=\s*|axis\s*=\s*|,\s*)0\)", r"\g<1>1)", code)


def _mean(code: str) -> str | None:
    if "reduction" in code:
        return re.sub(r"(['\"])sum\1", r"\1mean\1", code)
    return code.replace(".sum()", ".mean()")


REWRITES: dict[str, Callable[[str], str | None]] = {
    "non-leaf-parameter": _leaf,
    "rebound-parameter": _in_place,
    "detached-parameter": _with_gradient,
    "update-in-graph": _unrecorded,
    "retained-graph": _number,
    "wrong-sign": _downhill,
    "softmax-wrong-axis": _other_axis,
    "sum-loss": _mean,
}

ADVICE: dict[str, Callable[[], str]] = {
    "non-leaf-parameter": lambda: translate(
        "Make the numbers first and mark the result: {tensor} = (…).requires_grad_()."
    ),
    "rebound-parameter": lambda: translate(
        "Change it in place: with torch.no_grad(): {tensor} -= lr * {tensor}.grad."
    ),
    "detached-parameter": lambda: translate(
        "Let the gradient through: no .detach(), .data, .item() or torch.tensor() between the "
        "parameters and the loss."
    ),
    "update-in-graph": lambda: translate("Put the update under with torch.no_grad():."),
    "missing-backward": lambda: translate(
        "Call loss.backward() after the loss and before the update."
    ),
    "zero-before-step": lambda: translate(
        "Clear the gradients after the update or before backward(), not between the two."
    ),
    "missing-zero-grad": lambda: translate(
        "Clear every .grad before backward(): optimizer.zero_grad(), or p.grad = None for each "
        "parameter."
    ),
    "wrong-sign": lambda: translate("Go against the gradient: p -= lr * p.grad."),
    "parameter-not-updated": lambda: translate(
        "Put {tensor} among the parameters that the update changes."
    ),
    "retained-graph": lambda: translate("Add up numbers, not graphs: total += loss.item()."),
    "non-finite-input": lambda: translate("Remove or fill in these values before training."),
    "label-range": lambda: translate(
        "Give the loss class numbers from 0 to classes − 1, as int64, one for each row."
    ),
    "broadcast-loss": lambda: translate(
        "Bring both to one shape: target.view_as(scores), or scores.squeeze(1)."
    ),
    "softmax-wrong-axis": lambda: translate("Normalise over the classes: dim=1."),
    "double-softmax": lambda: translate(
        "Hand the loss the scores themselves, without softmax; apply it only to read probabilities."
    ),
    "wrong-loss": lambda: translate(
        "For classes use F.cross_entropy on the raw scores, with class numbers as targets; for one "
        "yes-or-no score F.binary_cross_entropy_with_logits."
    ),
    "activated-logits": lambda: translate("End with the last linear layer, without an activation."),
    "no-activation": lambda: translate("Put an activation between them, such as torch.relu."),
    "symmetric-start": lambda: translate(
        "Draw the first weights at random: torch.randn(…) divided by the root of the inputs."
    ),
    "wrong-gradient": lambda: translate(
        "Derive it again, or compare it with torch.autograd.grad on a small batch."
    ),
    "reset-seed": lambda: translate("Do this once, before the loop."),
    "same-batch": lambda: translate("Draw the rows anew inside the loop, for each step."),
    "log-of-zero": lambda: translate(
        "Use the loss that takes scores: F.cross_entropy, or F.binary_cross_entropy_with_logits."
    ),
    "non-finite": lambda: translate(
        "Keep this operation away from the values where it has no finite value or slope."
    ),
    "wrong-metric": lambda: translate(
        "Compare one prediction with one label for each row, and take the mean over the rows."
    ),
    "leakage": lambda: translate("Split once, and measure on rows that no step has seen."),
    "labels-misaligned": lambda: translate(
        "Shuffle, sort and cut rows and labels with the same index."
    ),
    "sum-loss": lambda: translate("Take the mean over the rows."),
    "unscaled-inputs": lambda: translate(
        "Standardise the features: X = (X - X.mean(0)) / X.std(0), with the training set's figures."
    ),
    "not-shuffled": lambda: translate(
        "Shuffle the rows in each epoch: shuffle=True, or torch.randperm(len(X))."
    ),
    "exploding-gradient": lambda: translate(
        "Scale the first weights to the layers: randn(n_in, n_out) * (1 / n_in) ** 0.5."
    ),
    "vanishing-gradient": lambda: translate(
        "Scale the first weights to the layers, and use ReLU or shortcuts in a deep network."
    ),
    "start-too-large": lambda: translate(
        "Scale the first weights to the layers: randn(n_in, n_out) * (2 / n_in) ** 0.5."
    ),
    "saturated-units": lambda: translate(
        "Start with smaller weights: randn(n_in, n_out) * (1 / n_in) ** 0.5."
    ),
    "dead-units": lambda: translate(
        "Start with biases of 0 and weights scaled to the layers, or use leaky ReLU."
    ),
    "start-too-small": lambda: translate(
        "Scale the first weights to the layers: randn(n_in, n_out) * (2 / n_in) ** 0.5."
    ),
    "learning-rate-too-high": lambda: translate("Lower the learning rate, to a tenth at first."),
    "learning-rate-too-low": lambda: translate("Raise the learning rate, ten times at first."),
    "too-few-units": lambda: translate("Make the hidden layer wider."),
    "class-imbalance": lambda: translate(
        "Weigh the rare class in the loss (weight=, pos_weight=), or draw its rows more often."
    ),
    "overfitting": lambda: translate(
        "Stop where the held-out loss is lowest, or use weight decay, fewer units or more rows."
    ),
    "stopped-early": lambda: translate("Train for longer."),
    "label-errors": lambda: translate("Look at these rows and correct their labels."),
    "constant-feature": lambda: translate("Leave these columns out."),
    "duplicate-feature": lambda: translate("Leave one of each pair out."),
}
