"""The lines from the loss back to every parameter: the chain rule, one factor at a time."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from descenso.core.activations import Activation
from descenso.core.losses import find_loss
from descenso.explanation.activations import WRITTEN
from descenso.explanation.expressions import Exact, add, apply
from descenso.explanation.line import Index, Line
from descenso.explanation.workspace import Workspace, Written
from descenso.language import translate


def backward_lines(space: Workspace, activation: Activation) -> Iterator[Line]:
    """`dlogits`, and for each layer from the last `dW`, `db`, then `dh`, `dz` of the one before."""
    _, dlogits = find_loss("cross_entropy").value_and_derivative(space["logits"], space["y"])
    space.put("dlogits", dlogits, "batch", "classes")
    yield _dlogits_line(space)
    for layer in range(space.layers, 0, -1):
        dz = space["d" + space.outputs(layer)]
        # As core's manual_gradients computes it, to the bit.
        dW = (dz.T @ space[space.inputs(layer)]).T
        space.put(f"dW{layer}", dW, *space.axes(f"W{layer}"))
        yield _weights_line(space, layer)
        space.put(f"db{layer}", dz.sum(dim=0), *space.axes(f"b{layer}"))
        yield _biases_line(space, layer)
        if layer > 1:
            yield from _previous_layer_lines(space, layer, activation)


def _previous_layer_lines(space: Workspace, layer: int, activation: Activation) -> Iterator[Line]:
    """`dh` and `dz` of the layer below `layer`."""
    h, z = f"h{layer - 1}", f"z{layer - 1}"
    axes = space.axes(h)
    with torch.no_grad():
        dh = space["d" + space.outputs(layer)] @ space[f"W{layer}"].T
        slope = activation.derivative(space[z], space[h])
    space.put(f"d{h}", dh, *axes)
    yield _hidden_line(space, layer)
    space.put(f"d{z}", dh * slope, *axes)
    yield _slope_line(space, layer - 1)


def _dlogits_line(space: Workspace) -> Line:
    y, batch = space["y"].tolist(), len(space["y"])

    def write(index: Index) -> Written:
        i, c = index
        probability = apply("exp", space.cell("log_probs", i, c))
        one_hot = Exact(1 if y[i] == c else 0)
        error = apply("quotient", apply("difference", probability, one_hot), Exact(batch))
        return error, (("log_probs", index), ("y", (i,)))

    return space.line(
        "backward",
        f"dlogits = (log_probs.exp() - F.one_hot(y, {len(space.snapshot.classes)})) / {batch}",
        f"dlogits[i,c] = (exp(log_probs[i,c]) − [c = y[i]]) / {batch}",
        translate(
            "The slope of the loss by each score: softmax minus one-hot, divided by the batch "
            "because the loss is a mean. Each row adds up to 0: what the true class is pushed up, "
            "the others are pushed down."
        ),
        reads=("log_probs", "y"),
        makes=("dlogits",),
        write=write,
    )


def _weights_line(space: Workspace, layer: int) -> Line:
    h, dz, W = space.inputs(layer), "d" + space.outputs(layer), f"W{layer}"
    batch = len(space["y"])

    def write(index: Index) -> Written:
        i, j = index
        terms = space.products(batch, lambda n: space.cell(h, n, i), lambda n: space.cell(dz, n, j))
        return add(terms), ((h, (None, i)), (dz, (None, j)))

    return space.line(
        "backward",
        f"d{W} = {h}.T @ {dz}",
        f"d{W}[i,j] = Σₙ {h}[n,i]·{dz}[n,j]",
        translate(
            "An outer product for each example, its inputs times its errors, summed over the "
            "batch: {h}ᵀ @ {dz} does both at once. Entry (i, j) is column i of {h} times column j "
            "of {dz}: a weight is to blame as far as its input was large and its output wrong."
        ).format(h=h, dz=dz),
        reads=(h, dz),
        makes=(f"d{W}",),
        write=write,
    )


def _biases_line(space: Workspace, layer: int) -> Line:
    dz, b = "d" + space.outputs(layer), f"b{layer}"
    batch = len(space["y"])

    def write(index: Index) -> Written:
        (j,) = index
        return add([space.cell(dz, n, j) for n in range(batch)]), ((dz, (None, j)),)

    return space.line(
        "backward",
        f"d{b} = {dz}.sum(dim=0)",
        f"d{b}[j] = Σₙ {dz}[n,j]",
        translate(
            "The bias was added to every row (broadcast), so the error of every row comes back to "
            "it: the sum over the rows. It is a weight whose input is always 1."
        ),
        reads=(dz,),
        makes=(f"d{b}",),
        write=write,
    )


def _hidden_line(space: Workspace, layer: int) -> Line:
    dz, W, dh = "d" + space.outputs(layer), f"W{layer}", f"dh{layer - 1}"
    count = space[W].shape[1]

    def write(index: Index) -> Written:
        i, j = index
        terms = space.products(count, lambda k: space.cell(dz, i, k), lambda k: space.cell(W, j, k))
        return add(terms), ((dz, (i, None)), (W, (j, None)))

    return space.line(
        "backward",
        f"{dh} = {dz} @ {W}.T",
        f"{dh}[i,j] = Σₖ {dz}[i,k]·{W}[j,k]",
        translate(
            "The error goes back along the same weights, hence the transpose: unit j hears from "
            "every output k that it fed, as loudly as the weight {W}[j,k] between them."
        ).format(W=W),
        reads=(dz, W),
        makes=(dh,),
        write=write,
    )


def _slope_line(space: Workspace, layer: int) -> Line:
    z, h = f"z{layer}", f"h{layer}"
    row = WRITTEN[space.snapshot.options.activation]
    reads_z, reads_h = "{z}" in row.back_code, "{h}" in row.back_code

    def write(index: Index) -> Written:
        slope = row.slope(space.cell(z, *index), space.cell(h, *index))
        return (
            apply("product", space.cell(f"d{h}", *index), slope),
            tuple((name, index) for name in reads),
        )

    reads = (f"d{h}", *((z,) if reads_z else ()), *((h,) if reads_h else ()))
    entry = {"z": f"{z}[i,j]", "h": f"{h}[i,j]"}
    return space.line(
        "backward",
        f"d{z} = {row.back_code.format(z=z, h=h, dh=f'd{h}')}",
        f"d{z}[i,j] = d{h}[i,j]·{row.slope_formula.format(**entry)}",
        row.why_back(),
        reads=reads,
        makes=(f"d{z}",),
        write=write,
    )
