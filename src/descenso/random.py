"""Randomness as an argument: one seed, and an independent stream for each use.

A stream is named, so that drawing more data never moves the first weights, and network number i
starts from the same numbers wherever it is trained.
"""

from __future__ import annotations

import hashlib

import torch

from descenso.errors import OptionError, shortened
from descenso.language import translate

SMALLEST_SEED = -(2**63)
LARGEST_SEED = 2**64 - 1


def check_seed(seed: int) -> int:
    """`seed` itself, if it is a whole number of at most 64 bits, signed or not.

    Raises:
        OptionError: it is not.
    """
    if isinstance(seed, bool) or not isinstance(seed, int):
        raise OptionError(
            "seed",
            translate("seed: expected a whole number, got {given}.").format(given=repr(seed)),
        )
    if not SMALLEST_SEED <= seed <= LARGEST_SEED:
        raise OptionError(
            "seed",
            translate("seed: expected a number from {low} to {high}, got {given}.").format(
                low=SMALLEST_SEED, high=LARGEST_SEED, given=shortened(str(seed))
            ),
        )
    return seed


def stream_seed(seed: int, stream: str, number: int = 0) -> int:
    """A 32-bit seed for `stream`, in [0, 2³²): the first bytes of a SHA-256 of all three.

    Hashing keeps neighbouring seeds and streams unrelated. PyTorch's CPU generator reads only the
    lower 32 bits of what it is given, hence the width.
    """
    text = f"{check_seed(seed)}/{stream}/{number}"
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def generator(seed: int, stream: str, number: int = 0) -> torch.Generator:
    """A CPU generator for one named stream of `seed`: `data`, `parameters`, `batches`, `split`.

    `number` tells apart the networks that share a seed.
    """
    return torch.Generator().manual_seed(stream_seed(seed, stream, number))
