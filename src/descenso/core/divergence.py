"""Which tensor stopped being finite first, and what its neighbours looked like just before."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor

from descenso.core.activations import Activation
from descenso.core.losses import Loss
from descenso.core.network import Computed, forward, named_tensors
from descenso.language import translate
from descenso.types import Gradients, Params


def first_non_finite(
    params: Params,
    X: Tensor,
    y: Tensor,
    gradients: Gradients,
    *,
    activation: Activation,
    loss: Loss,
) -> str | None:
    """The first tensor of one step that is not finite, in the order in which they are computed.

    `X`, `z1`, `h1`, … `loss`, then `dW2`, `db2`, … back to `db1`; None if all are finite.
    """
    with torch.no_grad():
        for name, tensor in _computed(params, X, y, activation, loss):
            if not tensor.isfinite().all():
                return name
    for name, tensor in reversed(list(named_tensors(gradients, "d"))):
        if not tensor.isfinite().all():
            return name
    return None


def _computed(
    params: Params, X: Tensor, y: Tensor, activation: Activation, loss: Loss
) -> Iterator[tuple[str, Tensor]]:
    trace: list[Computed] = []
    outputs = forward(params, X, activation=activation, trace=trace)
    for number, (inputs, z) in enumerate(trace):
        yield f"h{number}" if number else "X", inputs
        yield f"z{number + 1}", z
    yield "loss", loss.value(outputs, y)


def why_not_finite(name: str, params: Params, X: Tensor, lr: float) -> str:
    """What was measured just before `name` went, in the reader's language."""
    if name == "X":
        return translate("The data itself has a NaN or an infinity: clean it first.")
    largest = max(tensor.detach().abs().max().item() for _, tensor in named_tensors(params))
    facts = translate(
        "Just before, the largest parameter was {parameter:.3g} and the largest input "
        "{feature:.3g}; {dtype} ends at {limit:.3g}."
    ).format(
        parameter=largest,
        feature=X.abs().max().item(),
        dtype=str(X.dtype).removeprefix("torch."),
        limit=torch.finfo(X.dtype).max,
    )
    advice = translate("The steps were too large for it: try a learning rate below {lr:g}.")
    return f"{facts} {advice.format(lr=lr)}"
