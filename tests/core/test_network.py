from __future__ import annotations

import math

import pytest
import torch

from descenso.core.network import (
    INITS,
    Computed,
    forward,
    init_params,
    layer_sizes,
    named_tensors,
)
from descenso.errors import OptionError
from descenso.random import generator


@pytest.mark.parametrize("init", INITS)
@pytest.mark.parametrize("sizes", [(2, 2), (2, 16, 2), (3, 5, 4, 7)])
def test_every_parameter_is_a_leaf_that_requires_grad(init, sizes):
    params = init_params(sizes, init=init, generator=generator(0, "parameters"))
    assert all(t.is_leaf and t.requires_grad for _, t in named_tensors(params))
    assert layer_sizes(params) == sizes
    assert all(not b.any() for _, b in params)


def test_the_lessons_own_line_makes_no_leaf_and_ours_does():
    as_in_the_lesson = 0.1 * torch.randn(2, 16, requires_grad=True)
    assert not as_in_the_lesson.is_leaf
    (ours, _), *_ = init_params([2, 16, 2], generator=generator(0, "parameters"))
    assert ours.is_leaf


@pytest.mark.parametrize(
    ("init", "expected"),
    [("normal", 0.1), ("xavier", math.sqrt(2 / 700)), ("he", math.sqrt(2 / 300)), ("zeros", 0.0)],
)
def test_the_first_weights_have_the_stated_deviation(init, expected):
    (layer,) = init_params([300, 400], init=init, generator=generator(1, "parameters"))
    assert layer.W.std().item() == pytest.approx(expected, rel=0.01)
    assert layer.W.mean().item() == pytest.approx(0, abs=0.01 * (expected or 1))


def test_scale_sets_the_deviation_of_normal():
    (layer,) = init_params([300, 400], scale=3.0, generator=generator(1, "parameters"))
    assert layer.W.std().item() == pytest.approx(3, rel=0.01)


def test_the_same_generator_gives_the_same_bits_and_another_seed_others():
    first, again, other = (
        init_params([4, 3], generator=generator(seed, "parameters"))[0].W for seed in (5, 5, 6)
    )
    assert torch.equal(first, again)
    assert not torch.equal(first, other)


@pytest.mark.parametrize("sizes", [(), (2,), (2, 0), (2, -3, 2)])
def test_impossible_sizes_are_refused(sizes):
    with pytest.raises(OptionError, match="sizes: expected two or more numbers"):
        init_params(sizes, generator=generator(0, "parameters"))


def test_an_unknown_init_is_refused_with_the_nearest_name():
    with pytest.raises(OptionError, match="Did you mean 'xavier'"):
        init_params([2, 2], init="javier", generator=generator(0, "parameters"))


def test_forward_is_the_formula_written_out():
    params = init_params([3, 5, 4, 2], scale=1.0, generator=generator(0, "p"), dtype=torch.float64)
    X = torch.randn(7, 3, dtype=torch.float64)
    (W1, b1), (W2, b2), (W3, b3) = params
    expected = torch.tanh(torch.tanh(X @ W1 + b1) @ W2 + b2) @ W3 + b3
    torch.testing.assert_close(forward(params, X, activation="tanh"), expected)


def test_a_trace_keeps_what_each_layer_received_and_made():
    params = init_params([3, 5, 2], scale=1.0, generator=generator(0, "p"))
    X = torch.randn(7, 3)
    trace: list[Computed] = []
    logits = forward(params, X, trace=trace)
    assert torch.equal(trace[0].inputs, X)
    assert torch.equal(trace[1].inputs, trace[0].z.relu())
    assert torch.equal(trace[1].z, logits)


def test_zeros_keep_all_hidden_units_one_and_the_same():
    params = init_params([2, 4, 2], init="zeros", generator=generator(0, "p"))
    assert not forward(params, torch.randn(6, 2)).any()


@pytest.mark.parametrize("features", [1, 10_000])
def test_one_row_of_one_or_ten_thousand_features(features):
    params = init_params([features, 4, 3], generator=generator(0, "p"))
    assert forward(params, torch.ones(1, features)).shape == (1, 3)


def test_tensors_have_the_lessons_names():
    params = init_params([2, 16, 2], generator=generator(0, "p"))
    assert [name for name, _ in named_tensors(params)] == ["W1", "b1", "W2", "b2"]
    assert [name for name, _ in named_tensors(params, "d")] == ["dW1", "db1", "dW2", "db2"]
