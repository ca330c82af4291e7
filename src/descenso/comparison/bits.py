"""Parameters as they are, bit for bit."""

from __future__ import annotations

import torch
from torch import Tensor

from descenso.types import Params


def same_bits(one: Params, other: Params) -> bool:
    """Whether two networks hold the same numbers in the same shapes."""
    return len(one) == len(other) and all(
        left.shape == right.shape and torch.equal(left, right)
        for pair in zip(one, other, strict=True)
        for left, right in zip(*pair, strict=True)
    )


def flat(layers: Params) -> Tensor:
    """All entries of all tensors, one after another, (parameters,)."""
    return torch.cat([tensor.detach().reshape(-1) for layer in layers for tensor in layer])
