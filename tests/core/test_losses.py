from __future__ import annotations

import math

import pytest
import torch
import torch.nn.functional as F

from descenso.core.losses import LOSSES, cross_entropy, log_softmax, mean_squared_error

FACES = {
    "by hand": cross_entropy,
    "for the manual engine": lambda o, y: LOSSES["cross_entropy"].value_and_derivative(o, y)[0],
    "fused": LOSSES["cross_entropy"].fused,
}


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_cross_entropy_is_pytorchs(dtype):
    logits, y = torch.randn(64, 7, dtype=dtype), torch.arange(64) % 7
    torch.testing.assert_close(cross_entropy(logits, y), F.cross_entropy(logits, y))


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("size", [1.0, 1e2, 1e4])
def test_cross_entropy_is_exact_to_rounding_for_large_logits(face, size):
    logits = torch.tensor([[size, size - 0.5, -size], [-size, size, size + 0.25]])
    y = torch.tensor([1, 2])
    exact = cross_entropy(logits.double(), y).item()
    assert FACES[face](logits, y).item() == pytest.approx(exact, rel=2e-7)


@pytest.mark.parametrize("face", FACES)
def test_a_hopeless_row_costs_its_distance_and_a_sure_one_nothing(face):
    logits = torch.tensor([[1e4, -1e4]])
    assert FACES[face](logits, torch.tensor([1])).item() == 2e4
    assert FACES[face](logits, torch.tensor([0])).item() == 0


@pytest.mark.parametrize("classes", [2, 3, 10])
def test_guessing_costs_the_logarithm_of_the_classes(classes):
    loss = cross_entropy(torch.zeros(4, classes), torch.arange(4) % classes)
    assert loss.item() == pytest.approx(math.log(classes))


def test_without_taking_the_largest_logit_out_it_would_overflow():
    logits = torch.tensor([[1000.0, 0.0]])
    assert logits.exp().sum(dim=1).log().isinf().all()
    assert log_softmax(logits).isfinite().all()


def test_log_softmax_rows_are_logarithms_of_probabilities():
    probabilities = log_softmax(torch.randn(5, 4, dtype=torch.float64)).exp()
    torch.testing.assert_close(probabilities.sum(dim=1), torch.ones(5, dtype=torch.float64))


def test_mean_squared_error_is_pytorchs():
    outputs, targets = torch.randn(6, 3), torch.randn(6, 3)
    torch.testing.assert_close(mean_squared_error(outputs, targets), F.mse_loss(outputs, targets))


def test_a_batch_of_one():
    _, derivative = LOSSES["cross_entropy"].value_and_derivative(
        torch.tensor([[0.0, 0.0]]), torch.tensor([0])
    )
    assert derivative.tolist() == [[-0.5, 0.5]]
