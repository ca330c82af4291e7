from __future__ import annotations

import pytest
import torch

from descenso.core.losses import find_loss
from descenso.core.network import forward, init_params
from descenso.core.training import steps
from descenso.doctor import curvature
from descenso.doctor.curvature import largest_curvature, rough_curvature
from descenso.random import generator
from descenso.types import Layer


def rows(count=60, inputs=3, classes=3):
    g = generator(0, "data")
    return torch.randn(count, inputs, generator=g), torch.arange(count) % classes


def network(*sizes, scale=0.7, dtype=torch.float32):
    return init_params(sizes, scale=scale, generator=generator(1, "parameters"), dtype=dtype)


def whole_hessian(params, X, y, activation="relu", loss="cross_entropy"):
    """Every second derivative, by PyTorch's own hessian of the loss as a function of one vector."""
    flat = torch.cat([t.detach().double().reshape(-1) for layer in params for t in layer])

    def value(vector):
        parts, place = [], 0
        for layer in params:
            for tensor in layer:
                parts.append(vector[place : place + tensor.numel()].view(tensor.shape))
                place += tensor.numel()
        moved = tuple(map(Layer, parts[::2], parts[1::2]))
        targets = y.double() if y.is_floating_point() else y
        return find_loss(loss).value(forward(moved, X.double(), activation=activation), targets)

    return torch.autograd.functional.hessian(value, flat)


@pytest.mark.parametrize("activation", ["relu", "tanh", "gelu", "sine", "identity"])
@pytest.mark.parametrize("sizes", [(3, 3), (3, 5, 3), (3, 4, 4, 3)])
def test_it_is_the_largest_eigenvalue_of_the_whole_hessian(activation, sizes):
    X, y = rows()
    params = network(*sizes)
    eigenvalues = torch.linalg.eigvalsh(whole_hessian(params, X, y, activation))
    found = largest_curvature(params, X, y, activation=activation)
    assert found.largest == pytest.approx(eigenvalues[-1].item(), rel=1e-6)
    assert found.rows == 60


def test_the_largest_and_not_the_most_negative():
    spectrum = torch.tensor([-5.0, -4.9, 2.0, 1.999, 0.5, 0.0, 0.0], dtype=torch.float64)
    value, vector, _ = curvature._largest_eigenpair(lambda v: spectrum * v, len(spectrum))
    assert value == pytest.approx(2.0, rel=1e-6)
    assert vector.abs().argmax() == 2


def test_the_direction_is_its_eigenvector():
    X, y = rows()
    params = network(3, 5, 3)
    found = largest_curvature(params, X, y, activation="tanh")
    image = whole_hessian(params, X, y, "tanh") @ found.direction
    torch.testing.assert_close(image, found.largest * found.direction, rtol=0, atol=1e-6)
    assert found.direction.norm().item() == pytest.approx(1)


def test_squared_error_has_the_curvature_of_its_design_matrix():
    X, targets = rows()[0].double(), torch.zeros(60, 2)
    params = network(3, 2)
    ones = torch.cat([X, torch.ones(60, 1).double()], dim=1)
    expected = torch.linalg.eigvalsh(2 * ones.T @ ones / (60 * 2))[-1].item()
    found = largest_curvature(params, X.float(), targets, loss="mean_squared_error")
    assert found.largest == pytest.approx(expected, rel=1e-6)


def test_gradient_descent_grows_beyond_two_over_it_and_shrinks_below():
    X, y = rows()
    params = network(3, 3)
    for _ in steps(params, X, y, epochs=300, batch_size=60, generator=generator(0, "batches")):
        pass
    found = largest_curvature(params, X, y)
    hessian = whole_hessian(params, X, y)
    for share, grows in ((0.98, False), (1.02, True)):
        factor = torch.eye(len(hessian)).double() - share * 2 / found.largest * hessian
        assert ((factor @ found.direction).norm().item() > 1) == grows


def test_a_flat_loss_has_none():
    X, y = rows()
    zeros = tuple(Layer(torch.zeros(a, b), torch.zeros(b)) for a, b in ((3, 4), (4, 3)))
    curved = largest_curvature(zeros, torch.zeros_like(X), y)
    assert curved.largest == pytest.approx(1 / 3)  # the output's bias alone bends the loss


def test_numbers_that_are_not_finite_have_none():
    X, y = rows()
    params = network(3, 4, 3)
    params[0].W.data[0, 0] = torch.inf
    assert largest_curvature(params, X, y) is None


def test_many_rows_are_sampled_evenly_and_that_is_said(monkeypatch):
    monkeypatch.setattr(curvature, "MOST_ROWS", 20)
    X, y = rows()
    params = network(3, 4, 3)
    found = largest_curvature(params, X, y)
    assert found.rows == 20
    assert found.largest == pytest.approx(largest_curvature(params, X[::3], y[::3]).largest)


def test_any_loss_of_any_tensors_in_single_precision():
    X, y = rows()
    params = network(3, 5, 3)
    tensors = [tensor.detach() for layer in params for tensor in layer]

    def loss(leaves):
        moved = tuple(map(Layer, leaves[::2], leaves[1::2]))
        return find_loss("cross_entropy").value(forward(moved, X, activation="tanh"), y)

    with torch.no_grad():
        found = rough_curvature(loss, tensors)
    assert found == pytest.approx(largest_curvature(params, X, y, activation="tanh").largest, 1e-3)
    assert not any(tensor.requires_grad for tensor in tensors)
    assert rough_curvature(lambda leaves: (leaves[0] ** 2 / 0.0).sum(), tensors) is None


def test_a_huge_network_is_left_alone(monkeypatch):
    monkeypatch.setattr(curvature, "MOST_PARAMETERS", 10)
    X, y = rows()
    assert largest_curvature(network(3, 4, 3), X, y) is None
