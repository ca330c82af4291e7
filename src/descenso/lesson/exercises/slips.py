"""The tables of slips by function, those that any function can have, and what any may not use."""

from __future__ import annotations

from torch import Tensor

from descenso.language import translate
from descenso.lesson.exercises.facts import AFTERWARDS, BACKWARD, RESULT, has_mark
from descenso.lesson.exercises.slip import Evidence, Slip
from descenso.lesson.exercises.slips_clearing import ZERO_GRADS
from descenso.lesson.exercises.slips_forward import FORWARD
from descenso.lesson.exercises.slips_gradients import GRADIENTS
from descenso.lesson.exercises.slips_init import INIT
from descenso.lesson.exercises.slips_loss import CROSS_ENTROPY
from descenso.lesson.exercises.slips_step import SGD_STEP
from descenso.lesson.exercises.slips_train import TRAIN

SLIPS: dict[str, tuple[Slip, ...]] = {
    "init": INIT,
    "forward": FORWARD,
    "cross_entropy": CROSS_ENTROPY,
    "gradients": GRADIENTS,
    "sgd_step": SGD_STEP,
    "zero_grads": ZERO_GRADS,
    "train": TRAIN,
}
"""For each function its slips; where two fit, the first is named."""


def _first_numbers(seen: Evidence) -> tuple[Tensor, Tensor] | None:
    """Your numbers and the right ones of the first wrong fact, if both are numbers."""
    if not seen.wrong:
        return None
    yours, right = seen.yours.get(seen.wrong[0]), seen.right.get(seen.wrong[0])
    both = isinstance(yours, Tensor) and isinstance(right, Tensor)
    return (yours, right) if both else None  # type: ignore[return-value]


def _gives_nothing(seen: Evidence) -> bool:
    asked = seen.right.keys() & {"logits", "loss", "dW1", "W1.shape", "losses"}
    return bool(asked) and seen.observation.result.type == "NoneType"


def _changes_arguments(seen: Evidence) -> bool:
    return bool(seen.wrong) and has_mark(seen.wrong[0], AFTERWARDS)


def _wrong_shape(seen: Evidence) -> bool:
    numbers = _first_numbers(seen)
    return numbers is not None and numbers[0].shape != numbers[1].shape


def _not_finite(seen: Evidence) -> bool:
    numbers = _first_numbers(seen)
    return numbers is not None and bool(
        numbers[1].isfinite().all() and not numbers[0].isfinite().all()
    )


def _multiple(seen: Evidence) -> bool:
    """Every number is the same multiple of the right one, and there are enough to tell."""
    numbers = _first_numbers(seen)
    if numbers is None or numbers[0].shape != numbers[1].shape:
        return False
    yours, right = (part[numbers[1].abs() > 1e-3] for part in numbers)
    if yours.numel() < 2 or bool((numbers[0][numbers[1].abs() <= 1e-3].abs() > 1e-3).any()):
        return False
    ratio = yours / right
    return bool(((ratio - ratio[0]).abs() < 1e-3 * ratio[0].abs()).all())


def _backward_fails(seen: Evidence) -> bool:
    first = seen.wrong[0] if seen.wrong else ""
    return has_mark(first, BACKWARD) and isinstance(seen.yours.get(first), str)


KINDS: tuple[Slip, ...] = (
    Slip(
        "backward-fails",
        lambda: translate(
            "The numbers are right, but backward() stops with an error: something that it needs "
            "on its way back was changed in place (with = on a part, +=, or a name ending in _)."
        ),
        sign=_backward_fails,
    ),
    Slip(
        "returns-nothing",
        lambda: translate("None came back: is the return missing?"),
        sign=_gives_nothing,
    ),
    Slip(
        "wrong-result",
        lambda: translate("Not the number or kind of things that the task asks to give back."),
        sign=lambda seen: RESULT in seen.wrong or _kind_differs(seen),
    ),
)
"""What no other slip can explain: another kind of thing was given back."""

GENERAL: tuple[Slip, ...] = (
    Slip(
        "changes-arguments",
        lambda: translate(
            "The function changed the tensors it was given: an operation in place (with = on a "
            "part, +=, or a name ending in _) worked on the original."
        ),
        sign=_changes_arguments,
    ),
    Slip(
        "wrong-shape",
        lambda: translate(
            "The shape is another one. Write the shape of every intermediate result beside its "
            "line, and see where it turns."
        ),
        sign=_wrong_shape,
    ),
    Slip(
        "not-finite",
        lambda: translate(
            "Infinity or NaN came out: look for a division by 0, a logarithm of 0 or an exp of "
            "something large."
        ),
        sign=_not_finite,
    ),
    Slip(
        "wrong-factor",
        lambda: translate(
            "All numbers are the same multiple of the right ones: the way is right, a factor or "
            "a sign is missing or too many."
        ),
        sign=_multiple,
    ),
)
"""What can be said of any function, where none of its own slips fits."""


def _kind_differs(seen: Evidence) -> bool:
    """Whether one is in words and the other in numbers, or missing."""
    first = seen.wrong[0] if seen.wrong else None
    return first in seen.right and isinstance(seen.yours.get(first), str) != isinstance(
        seen.right[first], str
    )


FORBIDDEN = (
    Slip(
        "uses-descenso",
        lambda: translate("The task is to write this with PyTorch alone, without descenso."),
        uses=("descenso",),
    ),
)
"""What no function may use."""
