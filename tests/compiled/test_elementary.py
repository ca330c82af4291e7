"""The elementary functions, lane by lane, against PyTorch's in float64."""

from __future__ import annotations

import math

import numba
import numpy as np
import pytest
import torch
from numba import types
from numba.core import cgutils, extending

from descenso.compiled import elementary
from descenso.compiled.activations import COMPILED_ACTIVATIONS
from descenso.compiled.vectors import Lanes, Place, Writer, lane_array
from descenso.core.activations import ACTIVATIONS

LANES = {"float32": 8, "float64": 4}


def applied(function, values, dtype):
    """`function` of many numbers, compiled."""
    lanes = LANES[dtype]

    @extending.intrinsic
    def on_slot(typing, work, place):
        def generate(context, builder, signature, args):
            data = cgutils.create_struct_proxy(work)(context, builder, args[0]).data
            writer = Writer(builder, np.dtype(dtype), lanes)
            slots, at = Lanes(writer, data), Place(writer, args[1])
            slots.store(at, function(slots.load(at)))
            return context.get_dummy_value()

        return types.void(work, types.int64), generate

    @numba.njit
    def every(work):
        for slot in range(work.shape[0]):
            on_slot(work, slot)

    count = -(-len(values) // lanes)
    work = lane_array(count, lanes, np.dtype(dtype))
    flat = work.reshape(-1)
    flat[: len(values)] = values.numpy()
    every(work)
    return torch.from_numpy(flat[: len(values)].copy())


def numbers(low, high, dtype, count=4001):
    """Evenly spaced, and the same magnitudes far closer to 0."""
    even = torch.linspace(low, high, count, dtype=torch.float64)
    return torch.cat([even, even * 1e-3, even * 1e-9]).to(getattr(torch, dtype))


def in_last_places(got, truth, dtype, at_least=1.0):
    """The largest error over the spacing of numbers of that dtype near the truth."""
    spacing = torch.finfo(getattr(torch, dtype)).eps * truth.abs().clamp(min=at_least)
    return ((got.double() - truth).abs() / spacing).max().item()


@pytest.mark.parametrize("dtype", LANES)
@pytest.mark.parametrize(
    ("function", "truth", "low", "high", "places"),
    [
        (elementary.exp_of_negative, torch.exp, -80.0, 0.0, 2),
        (elementary.expm1_of_negative, torch.expm1, -80.0, 0.0, 2),
        (elementary.tanh, torch.tanh, -30.0, 30.0, 3),
        (elementary.sigmoid, torch.sigmoid, -60.0, 60.0, 3),
        (elementary.softplus, torch.nn.functional.softplus, -60.0, 18.0, 4),
        (elementary.normal_distribution, torch.special.ndtr, -9.0, 9.0, 16),
        (lambda x: elementary.sine_and_cosine(x)[0], torch.sin, -3e4, 3e4, 3),
        (lambda x: elementary.sine_and_cosine(x)[1], torch.cos, -3e4, 3e4, 3),
    ],
    ids=["exp", "expm1", "tanh", "sigmoid", "softplus", "normal", "sine", "cosine"],
)
def test_within_a_few_last_places(function, truth, low, high, places, dtype):
    x = numbers(low, high, dtype)
    assert in_last_places(applied(function, x, dtype), truth(x.double()), dtype) <= places


@pytest.mark.parametrize("dtype", LANES)
def test_small_results_keep_their_relative_precision(dtype):
    x = numbers(-80.0, 0.0, dtype)
    tiny = torch.finfo(torch.float32).tiny
    for function, truth in (
        (elementary.exp_of_negative, torch.exp),
        (elementary.expm1_of_negative, torch.expm1),
        (elementary.tanh, torch.tanh),
    ):
        assert in_last_places(applied(function, x, dtype), truth(x.double()), dtype, tiny) <= 4


@pytest.mark.parametrize("dtype", LANES)
def test_the_logarithm_at_every_power_of_two(dtype):
    powers = torch.logspace(-100, 100, 8001, base=2.0, dtype=torch.float64)
    x = torch.cat([powers, 1 + torch.linspace(-1e-3, 1e-3, 999, dtype=torch.float64)])
    x = x.to(getattr(torch, dtype))
    got = applied(elementary.logarithm, x, dtype)
    assert in_last_places(got, x.double().log(), dtype, 1e-3) <= 3


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_what_is_not_finite_stays_so(name):
    x = torch.tensor([math.nan, 1.0, -1.0, 0.0], dtype=torch.float64)
    got = applied(COMPILED_ACTIVATIONS[name].h, x, "float64")
    assert got.isnan().tolist() == [True, False, False, False]
    assert torch.allclose(got[1:], ACTIVATIONS[name].function(x[1:]), rtol=1e-14, atol=1e-15)


def test_every_activation_of_core_has_its_row_and_one_way_back():
    assert COMPILED_ACTIVATIONS.keys() == ACTIVATIONS.keys()
    for row in COMPILED_ACTIVATIONS.values():
        assert (row.back is None) != (row.slope is None)
