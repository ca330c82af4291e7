"""Every row of every table of core/, against autograd and finite differences in float64."""

from __future__ import annotations

import dataclasses
import itertools

import pytest
import torch
import torch.nn.functional as F
from torch.autograd import gradcheck

from descenso.core.activations import ACTIVATIONS, Activation, find_activation
from descenso.core.gradients import ENGINES, autograd_gradients, find_engine, manual_gradients
from descenso.core.losses import LOSSES, find_loss
from descenso.core.network import forward, init_params, named_tensors
from descenso.errors import OptionError
from descenso.random import generator
from descenso.types import Layer

ORACLES = {
    "relu": F.relu,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "identity": lambda z: z,
    "leaky_relu": F.leaky_relu,
    "elu": F.elu,
    "gelu": F.gelu,
    "silu": F.silu,
    "softplus": lambda z: F.softplus(z, threshold=1e9),
    "sine": torch.sin,
}
Z = torch.cat([torch.linspace(-6, 6, 97), torch.tensor([0.0, 1e-8, -1e-8])]).double()


def targets_for(loss: str, rows: int, outputs: int) -> torch.Tensor:
    if loss == "cross_entropy":
        return torch.arange(rows) % outputs
    return torch.randn(rows, outputs, dtype=torch.float64, generator=generator(2, "y"))


def network(sizes, dtype=torch.float64):
    return init_params(sizes, scale=0.8, generator=generator(3, "parameters"), dtype=dtype)


@pytest.mark.parametrize("table", [ACTIVATIONS, LOSSES])
def test_a_row_is_filed_under_its_own_name(table):
    assert [row.name for row in table.values()] == list(table)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_an_activation_is_the_function_it_is_named_after(name):
    torch.testing.assert_close(ACTIVATIONS[name].function(Z), ORACLES[name](Z))


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_derivative_is_what_autograd_finds(name):
    row = ACTIVATIONS[name]
    z = Z.clone().requires_grad_()
    (expected,) = torch.autograd.grad(ORACLES[name](z).sum(), z)
    torch.testing.assert_close(row.derivative(Z, row.function(Z)), expected)


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_activations_keep_dtype_and_stay_finite_at_the_extremes(name, dtype):
    row = ACTIVATIONS[name]
    z = torch.tensor([-1e30, -1e4, -100.0, 0.0, 100.0, 1e4, 1e30], dtype=dtype)
    h = row.function(z)
    for result in (h, row.derivative(z, h)):
        assert result.dtype == dtype
        assert result.isfinite().all()


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_gradcheck_of_every_activation(name):
    corner_free = (Z[Z.abs() > 1e-3]).clone().requires_grad_()
    assert gradcheck(ACTIVATIONS[name].function, corner_free)


@pytest.mark.parametrize("name", LOSSES)
def test_gradcheck_of_every_loss(name):
    outputs = torch.randn(5, 4, dtype=torch.float64, requires_grad=True)
    y = targets_for(name, 5, 4)
    assert gradcheck(lambda o: LOSSES[name].value(o, y), outputs)


@pytest.mark.parametrize("name", LOSSES)
def test_a_losss_three_faces_agree(name):
    row = LOSSES[name]
    outputs = torch.randn(6, 4, dtype=torch.float64, requires_grad=True)
    y = targets_for(name, 6, 4)
    value, derivative = row.value_and_derivative(outputs.detach(), y)
    (expected,) = torch.autograd.grad(row.value(outputs, y), outputs)
    torch.testing.assert_close(derivative, expected, rtol=1e-12, atol=1e-14)
    torch.testing.assert_close(value, row.value(outputs.detach(), y), rtol=1e-12, atol=0)
    torch.testing.assert_close(row.fused(outputs, y), row.value(outputs, y), rtol=1e-12, atol=0)


def finite_differences(params, X, y, activation, loss, step=1e-6):
    """Centred differences of the loss by every parameter, one entry at a time."""
    row = find_loss(loss)
    result = []
    for _, tensor in named_tensors(params):
        values = tensor.detach()
        gradient = torch.zeros_like(values)
        for index in itertools.product(*map(range, values.shape)):
            kept = values[index].item()
            sides = []
            for moved in (kept + step, kept - step):
                values[index] = moved
                with torch.no_grad():
                    sides.append(row.value(forward(params, X, activation=activation), y).item())
            values[index] = kept
            gradient[index] = (sides[0] - sides[1]) / (2 * step)
        result.append(gradient)
    return result


def largest_error(gradients, expected):
    flat = [tensor for layer in gradients for tensor in layer]
    return max((a - b).abs().max().item() for a, b in zip(flat, expected, strict=True))


@pytest.mark.parametrize("sizes", [(3, 2), (3, 5, 2), (3, 4, 4, 3)])
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_both_engines_agree_with_finite_differences(activation, loss, sizes):
    params, X = network(sizes), torch.randn(6, 3, dtype=torch.float64, generator=generator(1, "X"))
    y = targets_for(loss, 6, sizes[-1])
    expected = finite_differences(params, X, y, activation, loss)
    for engine in ENGINES.values():
        _, gradients = engine(params, X, y, activation=activation, loss=loss)
        assert largest_error(gradients, expected) < 1e-8


def test_the_same_check_catches_a_planted_wrong_gradient():
    """A derivative that is 0.1 % off, or misses its corner, must not pass the test above."""
    right = ACTIVATIONS["tanh"]
    wrong = dataclasses.replace(right, derivative=lambda z, h: 1.001 * (1 - h * h))
    params, X = network((3, 5, 2)), torch.randn(6, 3, dtype=torch.float64)
    y = targets_for("cross_entropy", 6, 2)
    expected = finite_differences(params, X, y, right, "cross_entropy")
    _, gradients = manual_gradients(params, X, y, activation=right)
    assert largest_error(gradients, expected) < 1e-8
    _, gradients = manual_gradients(params, X, y, activation=wrong)
    assert largest_error(gradients, expected) > 1e-6


@pytest.mark.parametrize(
    ("dtype", "relative"), [(torch.float32, 1e-5), (torch.float64, 1e-12)], ids=["32", "64"]
)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_engines_agree_to_rounding(activation, dtype, relative):
    params = network((4, 8, 8, 3), dtype)
    X, y = torch.randn(32, 4, dtype=dtype), torch.arange(32) % 3
    value, hand = manual_gradients(params, X, y, activation=activation)
    expected_value, auto = autograd_gradients(params, X, y, activation=activation)
    torch.testing.assert_close(value, expected_value, rtol=relative, atol=0)
    for one, other in zip(hand, auto, strict=True):
        for a, b in zip(one, other, strict=True):
            assert (a - b).norm() <= relative * b.norm()


def test_engines_leave_the_parameters_and_their_grad_alone():
    params, X, y = network((2, 3, 2)), torch.randn(4, 2, dtype=torch.float64), torch.arange(4) % 2
    before = [tensor.detach().clone() for _, tensor in named_tensors(params)]
    for engine in ENGINES.values():
        value, gradients = engine(params, X, y)
        assert not value.requires_grad
        assert all(isinstance(layer, Layer) for layer in gradients)
    for (_, tensor), kept in zip(named_tensors(params), before, strict=True):
        assert torch.equal(tensor, kept)
        assert tensor.grad is None


@pytest.mark.parametrize("find", [find_activation, find_loss, find_engine])
def test_an_unknown_name_is_refused_with_a_hint(find):
    with pytest.raises(OptionError, match=r"there is no 'nonsense'. Choose one of: "):
        find("nonsense")


def test_a_near_name_is_offered():
    with pytest.raises(OptionError, match="Did you mean 'leaky_relu'"):
        find_activation("leaky-relu")


def test_a_row_of_ones_own_can_be_given():
    square = Activation("square", lambda z: z * z, lambda z, _h: 2 * z)
    params, X = network((2, 3, 2)), torch.randn(5, 2, dtype=torch.float64)
    y = torch.arange(5) % 2
    _, hand = manual_gradients(params, X, y, activation=square)
    _, auto = autograd_gradients(params, X, y, activation=square)
    torch.testing.assert_close(hand[0].W, auto[0].W)
