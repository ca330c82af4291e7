"""The usual slips of `zero_grads`."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from descenso.language import translate
from descenso.lesson.exercises.slip import Evidence, Slip, Wrong
from descenso.lesson.exercises.slips_step import gradient_of


def _clearing(clear: Callable[[Tensor], object], skip: int = 1, count: int = 4) -> Wrong:
    """`clear` done to every `skip`-th of the first `count` parameters that have a gradient."""

    def zero_grads(*params: Tensor) -> None:
        with torch.no_grad():
            for p in params[:count:skip]:
                if p.grad is not None:
                    clear(p)

    return zero_grads


def _zero(p: Tensor) -> None:
    gradient_of(p).zero_()


def _rebind(p: Tensor) -> None:
    grad = p.grad
    grad = torch.zeros_like(p)  # noqa: F841


def _set_ones(p: Tensor) -> None:
    p.grad = torch.ones_like(p)


def _zero_both(p: Tensor) -> None:
    _zero(p)
    p.zero_()


def _untrack(p: Tensor) -> None:
    _zero(p)
    p.requires_grad_(False)


def _all_zero(*params: Tensor) -> None:
    for p in params:
        p.data.zero_()


def _calling(method: str) -> Wrong:
    def zero_grads(W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor) -> None:
        for p in (W1, b1, W2, b2):
            getattr(p.grad, method)()

    return zero_grads


def _fails_on_none(seen: Evidence) -> bool:
    raised = seen.observation.raised
    return raised is not None and seen.observation.case == 1 and "NoneType" in raised.message


ZERO_GRADS = (
    Slip(
        "cleared-nothing",
        lambda: translate(
            "Nothing was cleared. grad = … only gives a new tensor the name grad; the parameter's "
            "own .grad stays."
        ),
        (_clearing(_rebind), _calling("detach"), lambda *_: None),
    ),
    Slip(
        "fails-on-none",
        lambda: translate(
            "Before the first backward() there is no gradient yet: .grad is None, and None cannot "
            "be cleared."
        ),
        (_calling("zero_"),),
        sign=_fails_on_none,
    ),
    Slip(
        "biases-forgotten",
        lambda: translate("The biases have gradients too: b1 and b2 were not cleared."),
        (_clearing(_zero, skip=2),),
    ),
    Slip(
        "first-only",
        lambda: translate(
            "Only the first gradients were cleared. Is there a return inside the loop, or a name "
            "missing?"
        ),
        (_clearing(_zero, count=1), _clearing(_zero, count=2), _clearing(_zero, count=3)),
    ),
    Slip(
        "clears-the-parameter",
        lambda: translate(
            "The parameter itself was set to 0, and all that it had learnt is gone: only its .grad "
            "is to be cleared."
        ),
        (
            _clearing(lambda p: p.zero_()),
            _clearing(_zero_both),
            _all_zero,
        ),
    ),
    Slip(
        "clears-by-multiplying",
        lambda: translate(
            "Infinity times 0 is not 0 but NaN: after one gradient that is not finite, clearing by "
            "arithmetic never clears again. Write the zeros instead of computing them."
        ),
        (
            _clearing(lambda p: gradient_of(p).mul_(0)),
            _clearing(lambda p: gradient_of(p).sub_(gradient_of(p).clone())),
        ),
    ),
    Slip(
        "sets-to-one",
        lambda: translate("The gradients were set to 1; cleared means 0, or None."),
        (_clearing(_set_ones), _clearing(lambda p: gradient_of(p).fill_(1))),
    ),
    Slip(
        "changes-the-sign",
        lambda: translate("The gradients were turned round or made smaller, not cleared."),
        (
            _clearing(lambda p: gradient_of(p).neg_()),
            _clearing(lambda p: gradient_of(p).div_(2)),
        ),
    ),
    Slip(
        "stops-following",
        lambda: translate(
            "The parameters no longer require grad: the next backward() would leave them out."
        ),
        (
            _clearing(_untrack),
            _clearing(lambda p: p.requires_grad_(False)),
        ),
    ),
)
