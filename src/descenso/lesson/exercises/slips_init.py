"""The usual slips of `init`."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from descenso.language import translate
from descenso.lesson.exercises.facts import COLUMNS, ENTRIES, ROWS, has_mark, largest
from descenso.lesson.exercises.slip import Evidence, Slip

Four = tuple[Tensor, Tensor, Tensor, Tensor]


def _with(W1: Tensor, W2: Tensor, *, b1: Tensor | None = None, b2: Tensor | None = None) -> Four:
    """All four as leaves that require grad; biases of zeros unless given."""
    b1 = torch.zeros(W1.shape[1]) if b1 is None else b1
    b2 = torch.zeros(W2.shape[1]) if b2 is None else b2
    return W1.requires_grad_(), b1.requires_grad_(), W2.requires_grad_(), b2.requires_grad_()


def _non_leaf(d_in: int, h: int, d_out: int) -> Four:
    return (
        0.1 * torch.randn(d_in, h, requires_grad=True),
        torch.zeros(h, requires_grad=True),
        0.1 * torch.randn(h, d_out, requires_grad=True),
        torch.zeros(d_out, requires_grad=True),
    )


def _untracked(d_in: int, h: int, d_out: int) -> Four:
    W1, W2 = 0.1 * torch.randn(d_in, h), 0.1 * torch.randn(h, d_out)
    return W1, torch.zeros(h), W2, torch.zeros(d_out)


def _untracked_biases(d_in: int, h: int, d_out: int) -> Four:
    W1, b1, W2, b2 = _untracked(d_in, h, d_out)
    return W1.requires_grad_(), b1, W2.requires_grad_(), b2


def _zeros(d_in: int, h: int, d_out: int) -> Four:
    return _with(torch.zeros(d_in, h), torch.zeros(h, d_out))


def _equal(d_in: int, h: int, d_out: int) -> Four:
    return _with(torch.full((d_in, h), 0.1), torch.full((h, d_out), 0.1))


def _equal_units(d_in: int, h: int, d_out: int) -> Four:
    W1 = (0.1 * torch.randn(d_in, 1)).expand(d_in, h).clone()
    return _with(W1, 0.1 * torch.randn(h, d_out))


def _equal_rows(d_in: int, h: int, d_out: int) -> Four:
    W1, W2 = 0.1 * torch.randn(1, h), 0.1 * torch.randn(1, d_out)
    return _with(W1.expand(d_in, h).clone(), W2.expand(h, d_out).clone())


def _double(d_in: int, h: int, d_out: int) -> Four:
    W1, b1, W2, b2 = (p.double() for p in _untracked(d_in, h, d_out))
    return _with(W1, W2, b1=b1, b2=b2)


def _random_biases(d_in: int, h: int, d_out: int) -> Four:
    return _with(
        0.1 * torch.randn(d_in, h),
        0.1 * torch.randn(h, d_out),
        b1=0.1 * torch.randn(h),
        b2=0.1 * torch.randn(d_out),
    )


def _big_random_biases(d_in: int, h: int, d_out: int) -> Four:
    W1, W2 = 0.1 * torch.randn(d_in, h), 0.1 * torch.randn(h, d_out)
    return _with(W1, W2, b1=torch.randn(h), b2=torch.randn(d_out))


def _biases_of_one(d_in: int, h: int, d_out: int) -> Four:
    W1, W2 = 0.1 * torch.randn(d_in, h), 0.1 * torch.randn(h, d_out)
    return _with(W1, W2, b1=torch.ones(h), b2=torch.ones(d_out))


def _transposed(d_in: int, h: int, d_out: int) -> Four:
    W1, W2 = 0.1 * torch.randn(h, d_in), 0.1 * torch.randn(d_out, h)
    return _with(W1, W2, b1=torch.zeros(h), b2=torch.zeros(d_out))


def _row_biases(d_in: int, h: int, d_out: int) -> Four:
    W1, W2 = 0.1 * torch.randn(d_in, h), 0.1 * torch.randn(h, d_out)
    return _with(W1, W2, b1=torch.zeros(1, h), b2=torch.zeros(1, d_out))


def _swapped_biases(d_in: int, h: int, d_out: int) -> Four:
    W1, W2 = 0.1 * torch.randn(d_in, h), 0.1 * torch.randn(h, d_out)
    return _with(W1, W2, b1=torch.zeros(d_in), b2=torch.zeros(h))


def _unscaled(d_in: int, h: int, d_out: int) -> Four:
    return _with(torch.randn(d_in, h), torch.randn(h, d_out))


def _positive(d_in: int, h: int, d_out: int) -> Four:
    return _with(0.1 * torch.rand(d_in, h), 0.1 * torch.rand(h, d_out))


def _unscaled_positive(d_in: int, h: int, d_out: int) -> Four:
    return _with(torch.rand(d_in, h), torch.rand(h, d_out))


def _same_weights(d_in: int, h: int, d_out: int) -> Four:
    drawn = 0.1 * torch.randn(max(d_in, h), max(h, d_out))
    return _with(drawn[:d_in, :h].clone(), drawn[:h, :d_out].clone())


def _same_seed(d_in: int, h: int, d_out: int) -> Four:
    torch.manual_seed(0)
    W1 = 0.1 * torch.randn(d_in, h)
    torch.manual_seed(0)
    return _with(W1, 0.1 * torch.randn(h, d_out))


def _shared_bias(d_in: int, h: int, d_out: int) -> Four:
    W1, W2 = 0.1 * torch.randn(d_in, h), 0.1 * torch.randn(h, d_out)
    bias = torch.zeros(max(h, d_out))
    return _with(W1, W2, b1=bias[:h].detach(), b2=bias[:d_out].detach())


def _even(d_in: int, h: int, d_out: int) -> Four:
    """Spread evenly, with the right standard deviation."""
    half = 0.1 * math.sqrt(3)
    return _with(
        torch.empty(d_in, h).uniform_(-half, half), torch.empty(h, d_out).uniform_(-half, half)
    )


def _shifted(d_in: int, h: int, d_out: int) -> Four:
    return _with(0.1 * torch.randn(d_in, h) + 0.1, 0.1 * torch.randn(h, d_out) + 0.1)


def _twice_as_large(d_in: int, h: int, d_out: int) -> Four:
    return _with(0.2 * torch.randn(d_in, h), 0.2 * torch.randn(h, d_out))


def _scaled_by_inputs(d_in: int, h: int, d_out: int) -> Four:
    W1, W2 = torch.randn(d_in, h), torch.randn(h, d_out)
    return _with(W1 / math.sqrt(d_in), W2 / math.sqrt(h))


WEIGHTS = ("W1", "W2")


def _weights(seen: Evidence) -> tuple[Tensor, ...]:
    """W1 and W2 as they came, if they are numbers."""
    items = seen.observation.result.items or ()
    return tuple(item.values for item in items[::2] if item.values is not None)


def _deviations(seen: Evidence) -> list[float]:
    """The standard deviations of the weights."""
    return [W.std().item() for W in _weights(seen)]


def _is_spread_wrong(seen: Evidence) -> bool:
    return any(name.endswith((".std()", ".mean()")) for name in seen.wrong)


def _has_copies(seen: Evidence) -> bool:
    marks = ENTRIES, COLUMNS, ROWS
    return any(has_mark(name, mark) for name in seen.wrong for mark in marks)


INIT = (
    Slip(
        "non-leaf",
        lambda: translate(
            "The weights are the result of a product, so they are no leaves, and backward() will "
            "not fill their .grad. Look at the order: what happens first, the product with 0.1 or "
            "requires_grad?"
        ),
        (_non_leaf,),
        sign=lambda seen: any(name.endswith(".is_leaf") for name in seen.wrong),
    ),
    Slip(
        "no-requires-grad",
        lambda: translate(
            "Nobody told autograd to follow these tensors: without requires_grad, backward() finds "
            "nothing to do."
        ),
        (_untracked, _untracked_biases),
        sign=lambda seen: seen.wrong[0].endswith(".requires_grad"),
    ),
    Slip(
        "zero-weights",
        lambda: translate(
            "Weights of zero: every hidden unit computes the same, gets the same gradient, and "
            "they stay one and the same unit for ever. They have to start out different."
        ),
        (_zeros,),
        sign=lambda seen: any(
            has_mark(name, ENTRIES) and seen.yours.get(name) == "= 0" for name in seen.wrong
        ),
    ),
    Slip(
        "equal-weights",
        lambda: translate(
            "The weights of a layer are copies of one another, and what starts out alike learns "
            "alike. Draw each weight by chance, on its own."
        ),
        (_equal, _equal_units, _equal_rows),
        sign=_has_copies,
    ),
    Slip(
        "biases-not-zero",
        lambda: translate("Only the weights are drawn by chance here: the biases start at zero."),
        (_random_biases, _big_random_biases, _biases_of_one),
        sign=lambda seen: (
            all(name in ("b1", "b2") for name in seen.wrong)
            and all(
                str(seen.yours.get(f"{n}.shape")) == seen.right[f"{n}.shape"] for n in seen.wrong
            )
        ),
    ),
    Slip(
        "other-dtype",
        lambda: translate(
            "The numbers are of another type than those of X, which are float32: the product of "
            "both would stop with an error."
        ),
        (_double,),
        sign=lambda seen: any(name.endswith(".dtype") for name in seen.wrong),
    ),
    Slip(
        "transposed-weights",
        lambda: translate(
            "The weights lie on their side. In X @ W the rows of W belong to what comes in, its "
            "columns to what goes out."
        ),
        (_transposed,),
    ),
    Slip(
        "bias-with-two-axes",
        lambda: translate(
            "A bias is a row of numbers with one axis, such as (h,); yours has two axes."
        ),
        (_row_biases,),
    ),
    Slip(
        "wrong-bias-size",
        lambda: translate(
            "A bias is added to what its layer gives: it needs one number for each output of that "
            "layer, not for each input."
        ),
        (_swapped_biases,),
    ),
    Slip(
        "no-scale",
        lambda: translate(
            "Standard normal numbers are ten times as large as the task asks. Large first weights "
            "make large, overconfident logits: look for the factor."
        ),
        (_unscaled,),
        sign=lambda seen: (
            _is_spread_wrong(seen) and all(0.9 < size < 1.1 for size in _deviations(seen))
        ),
    ),
    Slip(
        "only-positive",
        lambda: translate(
            "All weights are positive: that is rand, spread between 0 and 1. The task asks for the "
            "normal distribution around 0."
        ),
        (_positive, _unscaled_positive),
        sign=lambda seen: (
            _is_spread_wrong(seen) and all(bool((W > 0).all()) for W in _weights(seen))
        ),
    ),
    Slip(
        "not-normal",
        lambda: translate(
            "The weights are not standard normal numbers times 0.1: normal ones lie around 0, and "
            "a few in a thousand lie three times as far out as usual. Which function draws them?"
        ),
        (_even, _shifted),
        sign=lambda seen: any(
            name.endswith(".mean()") or name in map(largest, WEIGHTS) for name in seen.wrong
        ),
    ),
    Slip(
        "wrong-scale",
        lambda: translate(
            "The weights are normal numbers of another size than the task asks: what is the "
            "factor? (The standard deviation of the weights is to be 0.1, in both layers.)"
        ),
        (_twice_as_large, _scaled_by_inputs),
        sign=lambda seen: any(name.endswith(".std()") for name in seen.wrong),
    ),
    Slip(
        "same-weights-twice",
        lambda: translate(
            "W1 and W2 hold the same numbers: they were drawn once, or with the same seed set "
            "again."
        ),
        (_same_weights, _same_seed),
    ),
    Slip(
        "shared-memory",
        lambda: translate(
            "Two of the parameters are one and the same tensor: a change of one changes the other."
        ),
        (_shared_bias,),
        sign=lambda seen: seen.wrong == ("storage",),
    ),
)
