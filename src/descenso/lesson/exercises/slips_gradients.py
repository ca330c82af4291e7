"""The usual slips of `gradients`: the chain rule with one link wrong."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from descenso.language import translate
from descenso.lesson.exercises.slip import Slip, Wrong

Error = Callable[[Tensor, Tensor], Tensor]
"""dlogits from the logits and the one-hot labels."""
Slope = Callable[[Tensor, Tensor], Tensor]
"""The hidden layer's derivative from z1 and h1."""
Sum = Callable[[Tensor], Tensor]
"""A bias's gradient from its layer's dz."""


def _right_error(logits: Tensor, one_hot: Tensor) -> Tensor:
    return (torch.softmax(logits, dim=1) - one_hot) / len(logits)


def _right_slope(z1: Tensor, _h1: Tensor) -> Tensor:
    return (z1 > 0).to(z1.dtype)


def _right_sum(dz: Tensor) -> Tensor:
    return dz.sum(dim=0)


def _wrong(
    *,
    error: Error = _right_error,
    slope: Slope = _right_slope,
    total: Sum = _right_sum,
    weights: Callable[[Tensor, Tensor], Tensor] = lambda inputs, dz: inputs.T @ dz,
    back: Callable[[Tensor, Tensor], Tensor] = lambda dz, W: dz @ W.T,
    hidden: Callable[[Tensor, Tensor], Tensor] = lambda _z1, h1: h1,
    finish: Callable[[tuple[Tensor, ...]], object] = lambda four: four,
) -> Wrong:
    """The gradients, with some link of the chain replaced."""

    def gradients(  # noqa: PLR0917
        X: Tensor, y: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor
    ) -> object:
        with torch.no_grad():
            z1 = X @ W1 + b1
            h1 = torch.relu(z1)
            logits = h1 @ W2 + b2
            dlogits = error(logits, torch.eye(logits.shape[1])[y])
            dz1 = back(dlogits, W2) * slope(z1, h1)
            inner = hidden(z1, h1)
            return finish((weights(X, dz1), total(dz1), weights(inner, dlogits), total(dlogits)))

    return gradients


def _forgotten_one_hot(logits: Tensor, _one_hot: Tensor) -> Tensor:
    return torch.softmax(logits, dim=1) / len(logits)


def _label_subtracted(logits: Tensor, one_hot: Tensor) -> Tensor:
    """The class number itself taken off, from every class."""
    return (torch.softmax(logits, dim=1) - one_hot.argmax(dim=1, keepdim=True)) / len(logits)


def _negative_error(logits: Tensor, one_hot: Tensor) -> Tensor:
    return -_right_error(logits, one_hot)


def _summed_error(logits: Tensor, one_hot: Tensor) -> Tensor:
    return torch.softmax(logits, dim=1) - one_hot


def _twice_divided(logits: Tensor, one_hot: Tensor) -> Tensor:
    return _right_error(logits, one_hot) / len(logits)


def _divided_by_all(logits: Tensor, one_hot: Tensor) -> Tensor:
    return _summed_error(logits, one_hot) / logits.numel()


def _wrong_axis(logits: Tensor, one_hot: Tensor) -> Tensor:
    return (torch.softmax(logits, dim=0) - one_hot) / len(logits)


def _no_softmax(logits: Tensor, one_hot: Tensor) -> Tensor:
    return (logits - one_hot) / len(logits)


def _log_error(logits: Tensor, one_hot: Tensor) -> Tensor:
    return (torch.log_softmax(logits, dim=1) - one_hot) / len(logits)


GRADIENTS = (
    Slip(
        "no-division-by-batch",
        lambda: translate(
            "The loss is a mean over the batch, so its gradient is one, too: somewhere the number "
            "of rows is missing."
        ),
        (_wrong(error=_summed_error),),
    ),
    Slip(
        "divided-twice",
        lambda: translate(
            "The division by the batch happens twice, or by the number of all entries: once, by "
            "the number of rows, is enough."
        ),
        (_wrong(error=_twice_divided), _wrong(error=_divided_by_all)),
    ),
    Slip(
        "no-one-hot",
        lambda: translate(
            "dlogits lacks the truth: at the true class of each row something has to be taken off "
            "the probability."
        ),
        (_wrong(error=_forgotten_one_hot), _wrong(error=_label_subtracted)),
    ),
    Slip(
        "wrong-sign",
        lambda: translate(
            "All signs are the wrong way round: the gradient points uphill, and sgd_step takes it "
            "off."
        ),
        (_wrong(error=_negative_error),),
    ),
    Slip(
        "wrong-axis",
        lambda: translate(
            "The softmax goes over the wrong axis: the probabilities of one row must add up to 1."
        ),
        (_wrong(error=_wrong_axis),),
    ),
    Slip(
        "no-softmax",
        lambda: translate(
            "dlogits starts from probabilities, not from logits or log-probabilities."
        ),
        (_wrong(error=_no_softmax), _wrong(error=_log_error)),
    ),
    Slip(
        "no-mask",
        lambda: translate(
            "The error walks back through the ReLU as if it were not there. Where z1 is below 0 "
            "the ReLU is flat: what passes there?"
        ),
        (_wrong(slope=lambda z1, _h1: torch.ones_like(z1)),),
    ),
    Slip(
        "wrong-mask",
        lambda: translate(
            "The mask is not the ReLU's slope. It is 1 where z1 is above 0 and 0 elsewhere; yours "
            "is something else (the opposite, another corner, h1 itself, or the slope of another "
            "activation?)."
        ),
        (
            _wrong(slope=lambda z1, _h1: (z1 < 0).float()),
            _wrong(slope=lambda _z1, h1: h1),
            _wrong(slope=lambda z1, _h1: z1),
            _wrong(slope=lambda z1, _h1: z1.sign()),
            *(
                _wrong(slope=lambda z1, _h1, corner=corner: (z1 > corner).float())  # type: ignore[misc]
                for corner in (-1.0, -0.1, 0.1, 0.5, 1.0)
            ),
            _wrong(slope=lambda _z1, h1: 1 - h1 * h1),
            _wrong(slope=lambda _z1, h1: h1 * (1 - h1)),
        ),
    ),
    Slip(
        "hidden-before-activation",
        lambda: translate(
            "dW2 was made from z1; what really entered the second layer came after the ReLU."
        ),
        (_wrong(hidden=lambda z1, _h1: z1),),
    ),
    Slip(
        "transposed-product",
        lambda: translate(
            "A product lies on its side: each gradient has the shape of its parameter. Write the "
            "shapes below the two factors."
        ),
        (
            _wrong(weights=lambda inputs, dz: dz.T @ inputs),
            _wrong(weights=lambda inputs, dz: inputs @ dz.T),
            _wrong(weights=lambda inputs, dz: inputs @ dz),
            _wrong(weights=lambda inputs, dz: dz @ inputs),
        ),
    ),
    Slip(
        "not-transposed-back",
        lambda: translate(
            "On its way back the error goes along the weights of W2 in the other direction; this "
            "product goes forward once more."
        ),
        (_wrong(back=lambda dz, W: dz @ W),),
    ),
    Slip(
        "bias-averaged",
        lambda: translate(
            "The bias's gradient is a mean over the rows; the division by the batch has happened "
            "already, in dlogits."
        ),
        (_wrong(total=lambda dz: dz.mean(dim=0)),),
    ),
    Slip(
        "bias-not-summed",
        lambda: translate(
            "The bias reaches every row of the batch, so what comes back from all rows has to be "
            "brought together in one row of its shape."
        ),
        (
            _wrong(total=lambda dz: dz),
            _wrong(total=lambda dz: dz.sum(dim=0, keepdim=True)),
            _wrong(total=lambda dz: dz[0]),
        ),
    ),
    Slip(
        "bias-summed-wrong-axis",
        lambda: translate(
            "The bias's gradient was summed over the wrong axis: the rows go, the units stay."
        ),
        (_wrong(total=lambda dz: dz.sum(dim=1)), _wrong(total=lambda dz: dz.sum())),
    ),
    Slip(
        "wrong-order",
        lambda: translate(
            "The gradients are right and come in another order than dW1, db1, dW2, db2."
        ),
        (
            _wrong(finish=lambda four: (*four[2:], *four[:2])),
            _wrong(finish=lambda four: four[::-1]),
            _wrong(finish=lambda four: (four[0], four[2], four[1], four[3])),
        ),
    ),
    Slip(
        "uses-autograd",
        lambda: translate(
            "Here autograd may rest: the four gradients are to come from products and sums of your "
            "own. (To compare with autograd afterwards is a good idea, outside this function.)"
        ),
        uses=(
            ".backward",
            "torch.autograd.grad",
            "torch.autograd.backward",
            "torch.autograd.functional",
            *(
                f"torch.func.{name}"
                for name in ("grad", "grad_and_value", "hessian", "jacfwd", "jacrev", "jvp", "vjp")
            ),
        ),
    ),
)
