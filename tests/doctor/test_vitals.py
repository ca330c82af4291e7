from __future__ import annotations

import math

import pytest
import torch

from descenso.core.gradients import manual_gradients
from descenso.core.losses import cross_entropy
from descenso.core.network import forward, init_params
from descenso.core.sgd import sgd_step
from descenso.doctor.vitals import angle_between, layer_activity, logit_spread, loss_along
from descenso.random import generator
from descenso.types import Layer


def rows():
    return torch.randn(50, 2, generator=generator(0, "data")), torch.arange(50) % 2


def network(*sizes, scale=0.7):
    return init_params(sizes, scale=scale, generator=generator(1, "parameters"))


def test_a_silent_unit_is_one_that_no_row_switches_on():
    X, _ = rows()
    params = network(2, 6, 2)
    with torch.no_grad():
        params[0].W[:, 2] = 0
        params[0].b[2] = -1  # off for every row
        params[0].b[4] = 100  # on for every row
    (layer,) = layer_activity(params, X)
    h = torch.relu(X @ params[0].W + params[0].b)
    assert layer.silent == int((h == 0).all(dim=0).sum()) >= 1
    assert layer.units == 6
    assert layer.saturated is None


def test_one_row_that_switches_it_on_is_enough():
    params = network(2, 1, 2)
    with torch.no_grad():
        params[0].W[:] = torch.tensor([[1.0], [0.0]])
    X = torch.zeros(40_000, 2) - 1
    assert layer_activity(params, X)[0].silent == 1
    X[39_999, 0] = 1e-3
    assert layer_activity(params, X)[0].silent == 0


def test_saturation_is_the_share_of_activations_at_the_ends():
    params = network(2, 2, 2)
    with torch.no_grad():
        params[0].W[:] = torch.tensor([[1.0, 0.0], [0.0, 0.0]])
    X = torch.tensor([[0.0, 0.0], [1.0, 0.0], [2.0, 0.0], [3.0, 0.0], [-4.0, 0.0]])
    (tanh,) = layer_activity(params, X, activation="tanh")
    assert tanh.saturated == pytest.approx(2 / 10)  # |tanh| > 0.99 from 2.65 on, in both directions
    (sigmoid,) = layer_activity(params, X, activation="sigmoid")
    assert sigmoid.saturated == 0


def test_copies_are_units_with_the_same_weights_in_and_out():
    params = network(2, 5, 2)
    assert layer_activity(params, rows()[0])[0].copies == 0
    with torch.no_grad():
        params[0].W[:, 3] = params[0].W[:, 1]
        params[0].b[3] = params[0].b[1]
    assert layer_activity(params, rows()[0])[0].copies == 0  # the outgoing weights still differ
    with torch.no_grad():
        params[1].W[3] = params[1].W[1]
    assert layer_activity(params, rows()[0])[0].copies == 1


def test_a_network_without_hidden_layers_has_no_activity():
    assert layer_activity(network(2, 2), rows()[0]) == ()


def test_logits_that_do_not_see_the_input_do_not_spread():
    X, _ = rows()
    assert logit_spread(network(2, 4, 2, scale=0.0), X) == 0
    params = network(2, 2)
    expected = (X @ params[0].W).std(dim=0, correction=0).mean().item()
    assert logit_spread(params, X) == pytest.approx(expected)


@pytest.mark.parametrize("activation", ["relu", "tanh"])
def test_the_loss_along_a_step_is_the_loss_after_it(activation):
    X, y = rows()
    params = network(2, 5, 2)
    start = tuple(Layer(W.detach().double(), b.detach().double()) for W, b in params)
    _, gradients = manual_gradients(start, X.double(), y, activation=activation)
    along = loss_along(start, gradients, [0.0, 0.5, 3.0], X, y, activation=activation)
    for length, loss in zip([0.0, 0.5, 3.0], along, strict=True):
        moved = tuple(Layer(W.clone(), b.clone()) for W, b in start)
        sgd_step(moved, gradients, lr=length)
        expected = cross_entropy(forward(moved, X.double(), activation=activation), y)
        assert loss == pytest.approx(expected.item(), rel=1e-12)
    assert along[1] < along[0]


@pytest.mark.parametrize(("degrees", "sign"), [(0, 1), (60, 1), (90, 1), (135, 1), (180, 1)])
def test_angles(degrees, sign):
    turn = math.radians(degrees)
    one = torch.tensor([2.0, 0.0])
    other = 5 * torch.tensor([math.cos(turn), sign * math.sin(turn)])
    assert angle_between(one, other) == pytest.approx(degrees, abs=1e-3)


def test_nothing_has_no_angle():
    assert angle_between(torch.zeros(2), torch.ones(2)) == 0
