from __future__ import annotations

import pytest
import torch

from descenso.errors import OptionError
from descenso.random import LARGEST_SEED, SMALLEST_SEED, check_seed, generator, stream_seed


def draw(*arguments):
    return torch.randn(4, generator=generator(*arguments)).tolist()


def test_the_same_stream_gives_the_same_numbers():
    assert draw(7, "data") == draw(7, "data")


def test_seeds_streams_and_numbers_are_told_apart():
    draws = [draw(7, "data"), draw(8, "data"), draw(7, "batches"), draw(7, "data", 1)]
    assert all(a != b for i, a in enumerate(draws) for b in draws[:i])


@pytest.mark.parametrize("seed", [SMALLEST_SEED, -1, 0, 2**63, LARGEST_SEED])
def test_any_64_bit_seed_works_and_has_its_own_stream(seed):
    assert 0 <= stream_seed(seed, "data") < 2**32
    assert draw(seed, "data") != draw(seed // 2 + 1, "data")


@pytest.mark.parametrize("seed", [SMALLEST_SEED - 1, LARGEST_SEED + 1, 1.0, "1", True, None])
def test_other_seeds_are_refused(seed):
    with pytest.raises(OptionError, match="seed: expected a"):
        check_seed(seed)
