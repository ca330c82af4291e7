"""The table of losses: each by hand, with its derivative, and as autograd runs it fastest.

A loss is a scalar: the mean over the batch. `value_and_derivative` shares what the two have in
common. `fused` is the same number from a single PyTorch operation; the tests compare it with
`value`, and the autograd engine uses it since every operation it records costs more than the
arithmetic of a small batch.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from descenso.errors import look_up
from descenso.types import Labels, Outputs, Scalar


@dataclass(frozen=True)
class Loss:
    """One row of the table; each function takes (outputs, targets).

    `value` and `fused` give the scalar, `value_and_derivative` gives it together with its
    derivative by the outputs, of the outputs' shape.
    """

    name: str
    value: Callable[[Tensor, Tensor], Tensor]
    value_and_derivative: Callable[[Tensor, Tensor], tuple[Tensor, Tensor]]
    fused: Callable[[Tensor, Tensor], Tensor]


def log_softmax(logits: Outputs) -> Outputs:
    """log(softmax(logits)) for each row, for logits of any size.

    Each row's largest logit is taken out first (softmax does not change), so that the largest
    exponent is 0: nothing overflows, and the sum is at least 1, so its logarithm exists.
    """
    shifted = logits - logits.detach().amax(dim=1, keepdim=True)
    return shifted - shifted.exp().sum(dim=1, keepdim=True).log()


def cross_entropy(logits: Outputs, y: Labels) -> Scalar:
    """Mean over the batch of −log softmax(logits)[y]; `y` holds class numbers from 0.

    0 is certainty of the truth; guessing among C classes costs log C. Paper's name: negative
    log-likelihood.
    """
    return -log_softmax(logits).gather(1, y.unsqueeze(1)).mean()


def _cross_entropy_and_derivative(logits: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """∂loss/∂logits = (softmax(logits) − one_hot(y)) / batch.

    PyTorch's `log_softmax` and `nll_loss` are the two halves of `cross_entropy` above in one
    operation each.
    """
    log_probs = torch.log_softmax(logits, dim=1)
    value = F.nll_loss(log_probs, y)
    probs = log_probs.exp_()
    return value, probs.scatter_(1, y.unsqueeze(1), -1.0, reduce="add").div_(y.shape[0])


def mean_squared_error(outputs: Outputs, targets: Outputs) -> Scalar:
    """Mean over the batch and the outputs of (outputs − targets)²."""
    return (outputs - targets).square().mean()


def _mean_squared_error_and_derivative(outputs: Tensor, targets: Tensor) -> tuple[Tensor, Tensor]:
    """∂loss/∂outputs = 2 (outputs − targets) / (batch × outputs)."""
    difference = outputs - targets
    return difference.square().mean(), difference * (2 / difference.numel())


LOSSES: dict[str, Loss] = {
    row.name: row
    for row in (
        Loss("cross_entropy", cross_entropy, _cross_entropy_and_derivative, F.cross_entropy),
        Loss(
            "mean_squared_error",
            mean_squared_error,
            _mean_squared_error_and_derivative,
            F.mse_loss,
        ),
    )
}


def find_loss(loss: str | Loss) -> Loss:
    """The row called `loss` (a row is given back as it is).

    Raises:
        OptionError: no row has that name.
    """
    if isinstance(loss, Loss):
        return loss
    return look_up(LOSSES, "loss", loss)
