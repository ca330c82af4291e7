"""Every preset, and what may stand beside one."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from descenso.cartography.engine import chart, local_threads
from descenso.cartography.material import mean_field
from descenso.cartography.presets import DEFAULT, PRESETS
from descenso.cartography.request import make_request
from descenso.core.activations import ACTIVATIONS
from descenso.errors import OptionError

SMALL = {"size": 4, "epochs": 2, "engine": "reference"}
PAPER = [name for name, preset in PRESETS.items() if preset.paper]


def experiment_of(**given):
    request = make_request(given)
    return request.experiment(request.material())


def drawn(what):
    with local_threads(1) as workers:
        atlas, whole = chart(what, workers)
    assert whole
    return atlas


def test_a_preset_is_filed_under_its_own_name():
    assert [preset.name for preset in PRESETS.values()] == list(PRESETS)


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_trains_on_its_own_axes(name):
    what = experiment_of(preset=name, **SMALL)
    preset = PRESETS[name]
    assert (what.x.name, what.y_axis.name) == (preset.x.name, preset.y.name)
    atlas = drawn(what)
    assert (atlas.x[0], atlas.x[-1]) == (preset.x.low, preset.x.high)
    assert (atlas.y[0], atlas.y[-1]) == (preset.y.low, preset.y.high)
    assert np.isfinite(atlas.loss_first).any()
    assert atlas.status.min() >= 0


@pytest.mark.parametrize("name", PAPER)
def test_the_papers_networks_are_the_papers(name):
    what = experiment_of(preset=name)
    assert what.sizes == (16, 16, 1)
    assert what.steps == 500
    assert what.batch_size is None
    assert not what.train_biases
    assert what.loss == "mean_squared_error"
    rows = 16 if name == "fractal-linear" else 272
    assert what.X.shape == (rows, 16)
    assert {t.dtype for t in (what.X, what.y, what.start[0].W)} == {torch.float64}
    assert what.scale == 1.0
    drawn_once = torch.cat([what.X.flatten(), what.start[0].W.detach().flatten()])
    assert drawn_once.std() == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize("name", PAPER)
def test_mean_field_factors_give_the_papers_formula(name):
    what = experiment_of(preset=name)
    W1, W2 = (W.detach() for W, _ in what.start)
    z = what.X @ W1 / math.sqrt(16)
    h = {
        "fractal-tanh": lambda: torch.tanh(math.sqrt(2) * z),
        "fractal-relu": lambda: math.sqrt(2) * torch.relu(z),
        "fractal-linear": lambda: z,
    }[name]()
    expected = (h @ W2 / math.sqrt(16) / math.sqrt(16) - what.y).square().mean()
    first, second = what.factors
    f = ACTIVATIONS[what.activation].function
    ours = (f(what.X @ (first * W1)) @ (second * W2) - what.y).square().mean()
    assert float(ours) == pytest.approx(float(expected), rel=1e-12)


def test_a_step_in_the_papers_network_goes_down_the_papers_gradient():
    what = experiment_of(
        preset="fractal-tanh", size=2, zoom="1:2,3:4", epochs=2, engine="reference"
    )
    atlas = drawn(what)
    layers = [W.detach().clone().requires_grad_() for W, _ in what.start]

    def loss():
        h = torch.tanh(math.sqrt(2) * what.X @ layers[0] / 4)
        return (h @ layers[1] / 16 - what.y).square().mean()

    gradients = torch.autograd.grad(loss(), layers)
    with torch.no_grad():
        for W, gradient, lr in zip(layers, gradients, (2.0, 3.0), strict=True):
            W.sub_(gradient, alpha=lr)
    # Rows are the second axis, the layer at the output; columns the layer at the input.
    assert atlas.loss_last[0, 1] == pytest.approx(loss().item(), rel=1e-12)


def test_deeper_networks_keep_the_mean_field():
    assert mean_field((16, 4, 9, 1), "tanh") == (math.sqrt(2) / 4, math.sqrt(2) / 2, 1 / 9)


def test_without_anything_the_default_preset_is_drawn():
    request = make_request({})
    assert request == make_request({"preset": DEFAULT, "data": "clouds", "size": 256})


def test_options_beside_a_preset_change_it():
    what = experiment_of(
        preset="fractal-tanh", size=8, epochs=3, hidden=(5,), zoom="0.1:1,1:10", batch_size=7,
        activation="relu", seed=3, momentum=0.5, x="lr=0.01:10",
    )  # fmt: skip
    assert what.sizes == (16, 5, 1)
    assert (what.batch_size, what.steps) == (7, 3 * math.ceil(85 / 7))
    assert (what.x.name, what.x.low, what.y_axis.high) == ("lr", 0.1, 10.0)
    assert (what.activation, what.momentum, what.size) == ("relu", 0.5, 8)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"preset": "fractal-tnah"}, "Did you mean 'fractal-tanh'"),
        ({"engine": "gpu"}, "engine: there is no 'gpu'"),
        ({"x": "lr=1:2"}, "y: is missing"),
        ({"y": "lr=1:2"}, "x: is missing"),
        ({"x": "lr=1:2", "y": "lr=1:2"}, "y: lr is on the other axis"),
        ({"size": 1}, "size: expected a whole number from 2"),
        ({"size": 10**7}, "size: expected"),
        ({"size": True}, "size: expected"),
        ({"size": 2.5}, "size: expected"),
        ({"zoom": "1:2"}, "zoom: expected X0:X1,Y0:Y1"),
        ({"zoom": "1:2,a:b"}, "zoom: expected two numbers"),
        ({"zoom": "1:2000,1:2"}, "zoom: 1 to 2000 is not inside the axis lr"),
        ({"lr": 0.5}, "lr: is on the axis x"),
        ({"init_scale": 0.5}, "init-scale: is on the axis y"),
        ({"init": "he"}, "y: init-scale goes with --init normal only"),
        ({"lr": math.nan, "preset": "lr-lr"}, "lr: expected a number above 0"),
        ({"validation": 0.2}, "atlas: there is no 'validation'"),
        ({"x": 5, "y": 6}, "x: expected NAME=LOW:HIGH"),
        ({"preset": "fractal-tanh", "data": "clouds"}, "DATA: the preset fractal-tanh brings"),
        ({"preset": "fractal-tanh", "label": "y"}, "label: the preset"),
        ({"start": "s.npz", "data": "clouds"}, "DATA: --start brings network and rows"),
        ({"start": "s.npz", "hidden": (3,)}, "hidden: --start brings"),
        ({"preset": "lr-momentum", "linear": False, "zoom": "1:2,0:2"}, "momentum is a number"),
    ],
)
def test_what_cannot_be_drawn_is_refused(given, message):
    with pytest.raises(OptionError) as refused:
        experiment_of(**given)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"data": "iris", "batch_size": 151}, "batch-size: expected 1 to 150"),
        ({"preset": "fractal-tanh", "batch_size": 273}, "batch-size: expected 1 to 272"),
        ({"hidden": (), "preset": "lr-lr"}, "y: lr2 needs a network of 2 layers"),
    ],
)
def test_what_the_network_cannot_have_is_refused(given, message):
    with pytest.raises(OptionError) as refused:
        experiment_of(**given)
    assert message in str(refused.value)
