"""The gradient four ways: it agrees where it is right, and shows where it is wrong."""

from __future__ import annotations

import dataclasses
import math

import pytest
import torch

from descenso.core.activations import ACTIVATIONS
from descenso.core.losses import cross_entropy
from descenso.core.network import named_tensors
from descenso.data.dataset import Dataset
from descenso.explanation.agreement import FEWEST_CHECKED, Difference, agreement
from descenso.explanation.differences import row_losses
from descenso.explanation.explanation import explain_step
from descenso.random import generator
from descenso.runs.options import TrainOptions

EXACT, MEASURED = 1e-12, 1e-7


def check(told):
    rows = told.agreement
    assert [row.parameter for row in rows] == [name for name, _ in named_tensors(told.run.params)]
    for row in rows:
        assert row.manual_vs_autograd.max_rel <= EXACT
        assert row.finite_difference.max_rel <= MEASURED
        assert row.autograd_vs_finite_difference.max_rel <= MEASURED
        assert row.exactly_double
        assert row.approximate
        assert row.run.max_rel < 1e-4 or row.run.max_abs < 1e-6


@pytest.mark.parametrize("depth", range(5))
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_all_ways_agree(told, monkeypatch, activation, depth):
    monkeypatch.setattr("descenso.explanation.agreement.MOST_CHECKED", FEWEST_CHECKED)
    step = told(
        activation=activation, hidden=(4, 5, 3, 4)[:depth], batch_size=4, init="he", seed=depth
    )
    check(step)
    for row in step.agreement:
        assert row.checked + row.on_corner == min(FEWEST_CHECKED, row.entries)
        # A row on which a whole layer of ReLU is silent has z = b = 0 above it: a corner, truly.
        assert row.on_corner == 0 or activation in ("relu", "leaky_relu", "elu")


@pytest.mark.parametrize("activation", ["relu", "tanh", "elu"])
def test_late_in_training_where_gradients_are_small(told, activation):
    step = told("clouds", activation=activation, hidden=(3,), lr=1.0, epochs=12, step=590)
    check(step)


def test_where_the_network_is_certain_and_the_gradient_all_but_gone():
    """Two far clouds, each learnt to a probability that float64 rounds to 1."""
    y = torch.arange(40) % 2
    noise = torch.randn(40, 2, generator=generator(0, "noise"), dtype=torch.float64)
    values = noise + 20.0 * (2 * y - 1).unsqueeze(1)
    far = Dataset("far", values, y, ("a", "b"), ("0", "1"), {"kind": "memory"}, "")
    options = TrainOptions(batch_size=8, lr=0.3, hidden=(4,), activation="tanh", epochs=40)
    step = explain_step(far, options, step=200)
    assert max(row.finite_difference.max_abs for row in step.agreement) < 1e-9
    for row in step.agreement:
        assert row.approximate


def test_the_losses_of_rows_are_cores_and_keep_their_digits():
    logits = torch.randn(50, 4, generator=generator(0, "z"), dtype=torch.float64) * 5
    y = torch.arange(50) % 4
    torch.testing.assert_close(
        row_losses(logits, y).mean(), cross_entropy(logits, y), rtol=1e-13, atol=0
    )
    certain = torch.tensor([[0.0, -100.0]], dtype=torch.float64)
    assert row_losses(certain, torch.tensor([0])).item() == pytest.approx(math.exp(-100), rel=1e-13)


@pytest.mark.parametrize("activation", ["relu", "leaky_relu", "elu"])
@pytest.mark.parametrize("distance", [1e-2, 1e-4, 1e-6])
def test_near_a_corner(told, activation, distance):
    """One unit is pushed to within `distance` of its corner on one row."""
    step = told(activation=activation, hidden=(6, 6), init="he")
    snapshot = step.snapshot
    z = snapshot.X @ snapshot.params[0].W.detach() + snapshot.params[0].b.detach()
    snapshot.params[0].b.data[2] += distance - z[3, 2]
    for row in agreement(snapshot, ACTIVATIONS[activation]):
        assert row.finite_difference.max_rel <= MEASURED
        assert row.on_corner == 0


def test_on_a_corner_there_is_no_slope_to_measure(told):
    step = told(init="zeros")
    table = {row.parameter: row for row in step.agreement}
    assert (table["W1"].checked, table["W1"].on_corner) == (0, 32)
    assert table["b2"].checked == 2
    assert all(row.approximate for row in step.agreement)
    assert told(init="zeros", activation="tanh").agreement[0].checked == 32


WRONG = {
    "a tenth of a per mille too much": lambda right: lambda z, h: 1.0001 * right(z, h),
    "the derivative forgotten": lambda _right: lambda z, _h: torch.ones_like(z),
    "at z instead of h": lambda _right: lambda z, _h: 1 - z * z,
    "the sign turned": lambda right: lambda z, h: -right(z, h),
}


@pytest.mark.parametrize("slip", WRONG)
def test_a_planted_wrong_derivative_is_caught(told, slip):
    step = told(activation="tanh", hidden=(5,), init="he")
    right = ACTIVATIONS["tanh"]
    wrong = dataclasses.replace(right, derivative=WRONG[slip](right.derivative))
    table = {row.parameter: row for row in agreement(step.snapshot, wrong)}
    for name in ("W1", "b1"):
        assert not table[name].approximate
        assert table[name].manual_vs_autograd.max_rel > 1e-5
        assert table[name].finite_difference.max_rel > 1e-5
        assert table[name].autograd_vs_finite_difference.max_rel <= MEASURED
    for name in ("W2", "b2"):
        assert table[name].approximate, "above the last activation nothing is wrong"


def test_large_networks_are_sampled_and_say_so(told):
    step = told("digits", hidden=(8,), batch_size=2)
    checked = {row.parameter: (row.checked + row.on_corner, row.entries) for row in step.agreement}
    assert checked["W1"] == (256, 512)
    assert checked["b2"] == (10, 10)
    check(step)


def test_measuring_leaves_the_parameters_alone(told):
    step = told()
    before = [tensor.detach().clone() for _, tensor in named_tensors(step.snapshot.params)]
    agreement(step.snapshot, ACTIVATIONS["relu"])
    for (_, tensor), kept in zip(named_tensors(step.snapshot.params), before, strict=True):
        assert torch.equal(tensor.detach(), kept)
        assert tensor.grad is None


def test_a_difference_is_relative_to_the_whole_tensor():
    a, b = torch.tensor([1.0, 1e-9]), torch.tensor([1.0, 2e-9])
    assert Difference.of(a, b).max_rel == pytest.approx(1e-9)
    assert Difference.of(torch.zeros(3), torch.zeros(3)) == Difference(0.0, 0.0)
    assert Difference.of(torch.zeros(2), torch.tensor([0.0, -4.0])) == Difference(4.0, 1.0)
