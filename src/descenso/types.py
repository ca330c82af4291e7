"""The few types that tell the architecture, with the names of the axes.

Axes are called the same everywhere: `batch`, `inputs`, `hidden`, `classes`, `networks`; `fan_in`
and `fan_out` are the two sides of one weight matrix. jaxtyping checks the shapes in the tests;
for users the annotations cost nothing.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from jaxtyping import Float, Int
from torch import Tensor


class Layer(NamedTuple):
    """One affine layer: `z = X @ W + b`.

    `W` has shape (inputs, outputs), `b` has shape (outputs,); both are float32 or float64.
    """

    W: Tensor
    b: Tensor


Params: TypeAlias = tuple[Layer, ...]
"""A whole network, first layer first. People see its tensors as `W1, b1, W2, b2, …`."""

Gradients: TypeAlias = tuple[Layer, ...]
"""The same shape of tuple, with the loss's derivative in place of each tensor."""

Features: TypeAlias = Float[Tensor, "batch inputs"]
Labels: TypeAlias = Int[Tensor, " batch"]
Targets: TypeAlias = Int[Tensor, " batch"] | Float[Tensor, "batch outputs"]
Outputs: TypeAlias = Float[Tensor, "batch outputs"]
Scalar: TypeAlias = Float[Tensor, ""]

LabelledRows: TypeAlias = tuple[Tensor, Tensor]
"""Features (rows, inputs) and labels (rows,): for a set whose rows are not the batch's."""
