"""The compiled gradient of one network against the one derived by hand in PyTorch."""

from __future__ import annotations

import pytest
import torch

from descenso.compiled.gradients import kernel_gradients
from descenso.core.gradients import manual_gradients
from descenso.core.network import init_params
from descenso.core.training import steps
from descenso.data.load import load
from descenso.errors import DivergenceError
from descenso.random import generator


def problem(sizes, rows, dtype=torch.float64):
    draw = torch.Generator().manual_seed(2)
    params = init_params(sizes, init="he", generator=draw, dtype=dtype)
    X = torch.randn(rows, sizes[0], generator=draw, dtype=dtype)
    return params, X, torch.randint(sizes[-1], (rows,), generator=draw)


# Rows that fill chunks and blocks, and rows that do not.
@pytest.mark.parametrize("rows", [1, 3, 4, 31, 32, 33, 97])
@pytest.mark.parametrize("sizes", [(2, 5, 3), (7, 3), (3, 4, 2, 6)], ids=str)
def test_the_same_numbers_as_by_hand(sizes, rows):
    params, X, y = problem(sizes, rows)
    mine, truth = kernel_gradients(params, X, y), manual_gradients(params, X, y)
    assert mine[0].item() == pytest.approx(truth[0].item(), rel=1e-13)
    for layer, right in zip(mine[1], truth[1], strict=True):
        for got, expected in zip(layer, right, strict=True):
            assert got.shape == expected.shape
            assert torch.allclose(got, expected, rtol=1e-12, atol=1e-15)


def test_logits_of_ten_thousand_are_no_trouble_in_float32():
    params, X, y = problem((2, 5, 3), 40, torch.float32)
    loud = tuple(type(layer)(layer.W.detach() * 3000, layer.b.detach()) for layer in params)
    value, gradients = kernel_gradients(loud, X, y)
    truth, _ = manual_gradients(loud, X, y)
    assert value.item() > 1e4
    assert value.item() == pytest.approx(truth.item(), rel=1e-5)
    assert all(tensor.isfinite().all() for layer in gradients for tensor in layer)


@pytest.mark.parametrize("lr", [100.0, 1e10, 1e30])
def test_a_training_that_diverges_ends_at_its_last_finite_parameters(lr):
    clouds = load("clouds")
    params = init_params((2, 16, 2), generator=generator(0, "parameters"))
    with pytest.raises(DivergenceError) as caught:
        for _ in steps(
            params,
            clouds.X,
            clouds.y,
            lr=lr,
            engine=kernel_gradients,
            generator=generator(0, "batches"),
        ):
            pass
    assert caught.value.step >= 1
    assert all(tensor.isfinite().all() for layer in params for tensor in layer)


def test_the_parameters_and_the_rows_are_left_as_they_were():
    params, X, y = problem((2, 5, 3), 9)
    before = [tensor.detach().clone() for layer in params for tensor in layer] + [X.clone()]
    kernel_gradients(params, X, y)
    after = [tensor for layer in params for tensor in layer] + [X]
    assert all(torch.equal(a, b) for a, b in zip(before, after, strict=True))
