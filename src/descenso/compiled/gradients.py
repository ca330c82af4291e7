"""The gradient of one network by the compiled kernel: the third engine of a training."""

from __future__ import annotations

import numpy as np
import torch

from descenso.compiled.layout import shape_for
from descenso.compiled.program import CompiledFor, add_gradients, new_work, places_for
from descenso.compiled.vectors import vector_bytes
from descenso.core.activations import Activation, find_activation
from descenso.core.losses import Loss, find_loss
from descenso.core.network import layer_sizes
from descenso.types import Features, Gradients, Layer, Params, Scalar, Targets


def kernel_gradients(
    params: Params,
    X: Features,
    y: Targets,
    *,
    activation: str | Activation = "relu",
    loss: str | Loss = "cross_entropy",
) -> tuple[Scalar, Gradients]:
    """The loss on one batch and its gradient, by the kernel that trains an atlas.

    Arguments and results as `core.gradients.manual_gradients`, whose formulas it compiles, on the
    CPU. The first call for a network of new sizes compiles for some seconds; the code is kept on
    disk. Of the vector's lanes one is used.
    """
    flat = torch.cat([tensor.detach().reshape(-1) for layer in params for tensor in layer]).numpy()
    names = find_activation(activation).name, find_loss(loss).name
    shape = shape_for(tuple(layer_sizes(params)), *names, flat.dtype, bytes_=vector_bytes())
    work = new_work(shape)
    work[: len(flat), 0] = flat
    add_gradients(
        CompiledFor(shape),
        work,
        places_for(shape),
        np.ascontiguousarray(X.numpy()),
        np.ascontiguousarray(y.numpy()),
    )
    found = torch.from_numpy(work[len(flat) : 2 * len(flat), 0].copy())
    value = torch.tensor(work[shape.layout.total, 0] / len(X), dtype=found.dtype)
    gradients, place = [], 0
    for W, b in params:
        middle, end = place + W.numel(), place + W.numel() + b.numel()
        gradients.append(Layer(found[place:middle].reshape(W.shape), found[middle:end]))
        place = end
    return value, tuple(gradients)
