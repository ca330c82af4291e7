"""An atlas of the lesson's training, small enough for tests."""

from __future__ import annotations

from descenso.cartography.engine import chart, local_threads
from descenso.cartography.experiment import Experiment
from descenso.cartography.grid import Axis
from descenso.core.network import init_params
from descenso.data.load import load
from descenso.random import generator


def axes(size):
    """The two axes of `experiment`."""
    return {"x": Axis("lr", 1e-3, 1e3, size), "y_axis": Axis("init-scale", 1e-2, 1e1, size)}


def experiment(size=24, **changes):
    """Learning rate and initial scale of a network of four hidden units."""
    data = load("clouds", seed=0)
    given = {
        "name": "clouds",
        "start": init_params([2, 4, 2], scale=1.0, generator=generator(0, "parameters")),
        "factors": (1.0, 1.0),
        "X": data.X,
        "y": data.y,
        "lr": 0.1,
        "scale": 0.1,
        "momentum": 0.0,
        "weight_decay": 0.0,
        "epochs": 2,
        "batch_size": 32,
        "activation": "relu",
        "loss": "cross_entropy",
        "train_biases": True,
        "seed": 0,
        "engine": "reference",
    }
    return Experiment(**given | axes(size) | changes)


def drawn(what, threads=2, **options):
    """The atlas on local threads, and whether it is whole."""
    with local_threads(threads) as workers:
        return chart(what, workers, **options)
