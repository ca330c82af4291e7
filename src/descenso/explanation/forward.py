"""The lines from the batch to the loss."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from descenso.core.losses import cross_entropy, log_softmax
from descenso.core.network import Computed, forward
from descenso.explanation.activations import WRITTEN
from descenso.explanation.expressions import Cell, Exact, Expression, add, apply
from descenso.explanation.line import Index, Line
from descenso.explanation.workspace import Workspace, Written
from descenso.language import translate
from descenso.runs.run import guessing_loss

PLAIN_LOGITS = 30.0
"""Largest logit for which exp is written without taking the row's largest out first."""

MOST_ROWS_LISTED = 16


def forward_lines(space: Workspace) -> Iterator[Line]:
    """Batch, then `z`, `h`, … `logits`, `log_probs`, `picked`, `loss`."""
    snapshot = space.snapshot
    trace: list[Computed] = []
    with torch.no_grad():
        forward(snapshot.params, snapshot.X, activation=snapshot.options.activation, trace=trace)
    yield _batch_line(space)
    for layer, (inputs, z) in enumerate(trace, start=1):
        if layer > 1:
            space.put(space.inputs(layer), inputs, "batch", space.width(layer - 1))
            yield _activation_line(space, layer - 1)
        space.put(space.outputs(layer), z, "batch", space.width(layer))
        yield _affine_line(space, layer)
    space.put("log_probs", log_softmax(space["logits"]), "batch", "classes")
    yield _log_probs_line(space)
    picked = space["log_probs"].gather(1, snapshot.y.unsqueeze(1)).squeeze(1)
    space.put("picked", picked, "batch")
    yield _picked_line(space)
    space.put("loss", cross_entropy(space["logits"], snapshot.y))
    yield _loss_line(space)


def _batch_line(space: Workspace) -> Line:
    snapshot = space.snapshot
    numbers = list(map(str, snapshot.rows.tolist()))
    if len(numbers) > MOST_ROWS_LISTED:
        numbers[MOST_ROWS_LISTED - 2 : -1] = ["..."]

    def write(index: Index) -> Written:
        i, k = index
        row = int(snapshot.rows[i])
        return Cell("X_train", (row, k), space.cell("X", i, k).value), ()

    return space.line(
        "batch",
        f"rows = [{', '.join(numbers)}]\nX, y = X_train[rows], y_train[rows]",
        "X[i,k] = X_train[rows[i],k]",
        translate(
            "A mini-batch: {batch} of the {rows} training rows, the next in this epoch's random "
            "order. A row of X is an example, a column a feature; y holds the numbers of the "
            "classes."
        ).format(batch=len(snapshot.y), rows=snapshot.training_rows),
        reads=(),
        makes=("X", "y"),
        write=write,
    )


def _affine_line(space: Workspace, layer: int) -> Line:
    h, z, W, b = space.inputs(layer), space.outputs(layer), f"W{layer}", f"b{layer}"
    count = space[W].shape[0]

    def write(index: Index) -> Written:
        i, j = index
        terms = space.products(count, lambda k: space.cell(h, i, k), lambda k: space.cell(W, k, j))
        return add(terms, space.cell(b, j)), ((h, (i, None)), (W, (None, j)), (b, (j,)))

    return space.line(
        "forward",
        f"{z} = {h} @ {W} + {b}",
        f"{z}[i,j] = Σₖ {h}[i,k]·{W}[k,j] + {b}[j]",
        _affine_says(space, layer).format(h=h, W=W, b=b),
        reads=(h, W, b),
        makes=(z,),
        write=write,
    )


def _affine_says(space: Workspace, layer: int) -> str:
    if layer == space.layers:
        return translate(
            "A score for each class: entry (i, j) is the dot product of row i of {h}, the example, "
            "with column j of {W}, the class. The bias {b} is added to every row alike: that is "
            "broadcasting."
        )
    return translate(
        "A matrix product: entry (i, j) is the dot product of row i of {h}, the example, with "
        "column j of {W}, the weights of unit j. The bias {b} is added to every row alike: that is "
        "broadcasting."
    )


def _activation_line(space: Workspace, layer: int) -> Line:
    z, h = f"z{layer}", f"h{layer}"
    row = WRITTEN[space.snapshot.options.activation]

    def write(index: Index) -> Written:
        return row.value(space.cell(z, *index)), ((z, index),)

    return space.line(
        "forward",
        f"{h} = {row.code.format(z=z)}",
        f"{h}[i,j] = {row.formula.format(z=f'{z}[i,j]')}",
        row.why(),
        reads=(z,),
        makes=(h,),
        write=write,
    )


def _log_probs_line(space: Workspace) -> Line:
    logits = space["logits"]
    classes = logits.shape[1]

    def write(index: Index) -> Written:
        i, _ = index
        scores: list[Expression] = [space.cell("logits", i, k) for k in range(classes)]
        own = scores[index[1]]
        # A class that is nearly certain has log p ≈ 0, the small difference of two larger numbers.
        certain = space.cell("log_probs", *index).value > -1e-6
        if certain or logits[i].abs().max() > PLAIN_LOGITS:
            largest = scores[int(logits[i].argmax())]
            scores = [apply("difference", score, largest) for score in scores]
            own = scores[index[1]]
        total = apply("log", add([apply("exp", score) for score in scores]))
        return apply("difference", own, total), (("logits", (i, None)),)

    return space.line(
        "loss",
        "log_probs = logits - logits.logsumexp(dim=1, keepdim=True)",
        "log_probs[i,c] = logits[i,c] − log Σₖ exp(logits[i,k])",
        translate(
            "log_softmax: softmax makes probabilities of a row of scores, and its logarithm is the "
            "score minus the log-sum-exp of its row. The largest score of a row may be taken from "
            "all of them first: nothing changes, and nothing overflows."
        ),
        reads=("logits",),
        makes=("log_probs",),
        write=write,
    )


def _picked_line(space: Workspace) -> Line:
    batch, y = len(space["y"]), space["y"].tolist()

    def write(index: Index) -> Written:
        (i,) = index
        return space.cell("log_probs", i, y[i]), (("log_probs", (i, y[i])), ("y", index))

    return space.line(
        "loss",
        f"picked = log_probs[torch.arange({batch}), y]",
        "picked[i] = log_probs[i, y[i]]",
        translate(
            "Only the true class of each row counts: the pairs (0, y₀), (1, y₁) … pick one number "
            "from each row, the logarithm of the probability given to the truth."
        ),
        reads=("log_probs", "y"),
        makes=("picked",),
        write=write,
    )


def _loss_line(space: Workspace) -> Line:
    batch = len(space["y"])

    def write(_index: Index) -> Written:
        total = add([space.cell("picked", i) for i in range(batch)])
        mean = apply("quotient", apply("negative", total), Exact(batch))
        return mean, (("picked", (None,)),)

    classes = len(space.snapshot.classes)
    guess = guessing_loss(classes)
    return space.line(
        "loss",
        "loss = -picked.mean()",
        f"loss = −(1/{batch}) Σᵢ picked[i]",
        translate(
            "The cross-entropy is the mean over the batch with the sign turned: 0 would be "
            "certainty of the truth, and guessing among {classes} classes costs ln {classes} ≈ "
            "{guess}. It is a scalar, so every parameter has one slope."
        ).format(classes=classes, guess=f"{guess:.4f}"),
        reads=("picked",),
        makes=("loss",),
        write=write,
    )
