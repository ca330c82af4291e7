"""The usual slips of `sgd_step`."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from descenso.language import translate
from descenso.lesson.exercises.facts import AFTERWARDS, has_mark
from descenso.lesson.exercises.slip import Evidence, Slip, Wrong


def gradient_of(p: Tensor) -> Tensor:
    """The `.grad` of a parameter that has one."""
    assert p.grad is not None, "the cases of sgd_step have one"
    return p.grad


def _moving(move: Callable[[Tensor, float], object], count: int = 4, skip: int = 1) -> Wrong:
    """`move` done to the first `count` parameters, every `skip`-th."""

    def sgd_step(*arguments: object) -> None:
        *params, lr = arguments
        with torch.no_grad():
            for p in params[:count:skip]:
                assert isinstance(p, Tensor)
                assert isinstance(lr, int | float)
                move(p, lr)

    return sgd_step


def _copy(p: Tensor, lr: float) -> None:
    p = p - lr * gradient_of(p)


def _tracked_step(W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor, lr: float) -> None:
    for p in (W1, b1, W2, b2):
        p -= lr * gradient_of(p)  # noqa: PLW2901


def _stays_tracked(seen: Evidence) -> bool:
    return any(name.endswith(".is_leaf") for name in seen.wrong)


def _raised_in_place(seen: Evidence) -> bool:
    raised = seen.observation.raised
    return raised is not None and "leaf Variable that requires grad" in raised.message


def _new_tensors(W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor, lr: float) -> tuple[Tensor, ...]:
    return tuple(p - lr * gradient_of(p) for p in (W1, b1, W2, b2))


def _untracking(p: Tensor, lr: float) -> None:
    p.sub_(lr * gradient_of(p)).requires_grad_(False)


def _scaling_gradient(W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor, lr: float) -> None:
    with torch.no_grad():
        for p in (W1, b1, W2, b2):
            p.sub_(gradient_of(p).mul_(lr))


def _clipping(most: float) -> Wrong:
    return _moving(lambda p, lr: p.sub_(lr * gradient_of(p).clamp(-most, most)))


def _normalised(p: Tensor, lr: float) -> None:
    p.sub_(lr * gradient_of(p) / (gradient_of(p).norm() + 1e-12))


SGD_STEP = (
    Slip(
        "updated-a-copy",
        lambda: translate(
            "Nothing has moved. p = p - … makes a new tensor and gives it the name p; the "
            "parameter itself stays as it was. The change has to happen in the tensor."
        ),
        (_moving(_copy), _new_tensors, lambda *_: None),
    ),
    Slip(
        "no-no-grad",
        lambda: translate(
            "PyTorch refuses to change a parameter that it is following. Tell it that the update "
            "is no part of what it should differentiate."
        ),
        (_tracked_step,),
        sign=_raised_in_place,
    ),
    Slip(
        "wrong-sign",
        lambda: translate(
            "The parameters went up the hill: the gradient points to where the loss grows."
        ),
        (_moving(lambda p, lr: p.add_(lr * gradient_of(p))),),
    ),
    Slip(
        "no-learning-rate",
        lambda: translate("The whole gradient was taken off: what does lr do in the formula?"),
        (_moving(lambda p, _lr: p.sub_(gradient_of(p))),),
    ),
    Slip(
        "fixed-learning-rate",
        lambda: translate("The step does not depend on lr: a fixed number stands in its place?"),
        tuple(
            _moving(lambda p, _lr, fixed=fixed: p.sub_(fixed * gradient_of(p)))  # type: ignore[misc]
            for fixed in (0.1, 0.01, 0.001)
        ),
    ),
    Slip(
        "divided-by-learning-rate",
        lambda: translate("The gradient was divided by lr: a small lr would make a huge step."),
        (_moving(lambda p, lr: p.sub_(gradient_of(p) / lr)),),
    ),
    Slip(
        "replaced-by-gradient",
        lambda: translate(
            "The parameter was replaced by the step; the step has to come off where it was before."
        ),
        (
            _moving(lambda p, lr: p.copy_(-lr * gradient_of(p))),
            _moving(lambda p, lr: p.copy_(lr * gradient_of(p))),
            _moving(lambda p, _lr: p.copy_(gradient_of(p))),
        ),
    ),
    Slip(
        "shrinks-parameter",
        lambda: translate(
            "The parameter was multiplied, not moved: the gradient says how far, whatever the "
            "parameter's own size is."
        ),
        (
            _moving(lambda p, lr: p.sub_(lr * gradient_of(p) * p)),
            _moving(lambda p, lr: p.mul_(1 - lr)),
        ),
    ),
    Slip(
        "biases-not-moved",
        lambda: translate("Only the weights move: the biases b1 and b2 learn as well."),
        (_moving(lambda p, lr: p.sub_(lr * gradient_of(p)), skip=2),),
    ),
    Slip(
        "first-layer-only",
        lambda: translate(
            "Only the first parameters move. Is there a return inside the loop, or a name missing?"
        ),
        (
            _moving(lambda p, lr: p.sub_(lr * gradient_of(p)), count=2),
            _moving(lambda p, lr: p.sub_(lr * gradient_of(p)), count=1),
        ),
    ),
    Slip(
        "normalised-gradient",
        lambda: translate(
            "The step has the same length whatever the gradient's size, or only its sign counts. "
            "Plain gradient descent takes the gradient as it is."
        ),
        (
            _moving(_normalised),
            _moving(lambda p, lr: p.sub_(lr * gradient_of(p).sign())),
        ),
    ),
    Slip(
        "clipped-gradient",
        lambda: translate(
            "Large gradients are cut down to a largest size. That is a remedy of its own; plain "
            "gradient descent takes the gradient as it is."
        ),
        tuple(map(_clipping, (1.0, 5.0, 10.0, 100.0))),
    ),
    Slip(
        "changes-gradient",
        lambda: translate(
            "The parameters moved as they should, but their .grad was changed on the way (by *=, "
            "or a name ending in _). It belongs to backward() and to zero_grads."
        ),
        (_scaling_gradient,),
        sign=lambda seen: all(has_mark(name, AFTERWARDS) for name in seen.wrong),
    ),
    Slip(
        "stops-following",
        lambda: translate(
            "After the step the parameter no longer requires grad: the next backward() would leave "
            "it out."
        ),
        (_moving(_untracking),),
    ),
    Slip(
        "non-leaf-after-step",
        lambda: translate(
            "After the step the parameter is no leaf any more: the update itself became part of "
            "the graph."
        ),
        sign=_stays_tracked,
    ),
    Slip(
        "uses-optimizer",
        lambda: translate("The task is to write the update by hand, without torch.optim."),
        uses=("torch.optim",),
    ),
)
