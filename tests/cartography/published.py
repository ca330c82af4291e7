"""The published experiment (arXiv 2402.06184, tanh) with its own start, and what came of it there.

`fractal_tanh.txt` has its random draws, float64, each number as `repr` writes it: for each matrix
a line with its name and its rows and columns, and then its rows. `fractal_tanh_converged.txt` has
a line for each learning rate of the layer at the output, and in it a # for each one of the layer
at the input with which the network converged.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import torch

from descenso.cartography.experiment import Experiment
from descenso.cartography.grid import Axis
from descenso.types import Layer

FOLDER = Path(__file__).parent

SIZE = 48
FIRST_LOSS = 1.0872451432900097
"""Before any update."""


def matrices():
    """`W1` (16, 16), `W2` (16, 1), `X` (272, 16) and `Y` (272, 1), float64."""
    lines = iter((FOLDER / "fractal_tanh.txt").read_text().splitlines())
    found = {}
    for line in lines:
        name, rows, columns = line.split()
        numbers = [list(map(float, next(lines).split())) for _ in range(int(rows))]
        found[name] = torch.tensor(numbers, dtype=torch.float64)
        assert found[name].shape == (int(rows), int(columns))
    return found


def converged():
    """(48, 48) bool."""
    lines = (FOLDER / "fractal_tanh_converged.txt").read_text().splitlines()
    return np.array([[cell == "#" for cell in line] for line in lines])


def experiment(engine, size=SIZE):
    """tanh(sqrt(2) X W1 / sqrt(16)) W2 / 16, 500 updates on all rows, a learning rate a layer."""
    given = matrices()
    start = tuple(
        Layer(given[name], torch.zeros(given[name].shape[1], dtype=torch.float64))
        for name in ("W1", "W2")
    )
    return Experiment(
        name="fractal-tanh",
        start=start,
        factors=(math.sqrt(2 / 16), 1 / 16),
        X=given["X"],
        y=given["Y"],
        lr=1.0,
        scale=1.0,
        momentum=0.0,
        weight_decay=0.0,
        epochs=500,
        batch_size=None,
        activation="tanh",
        loss="mean_squared_error",
        train_biases=False,
        seed=0,
        x=Axis("lr1", 1e-3, 1e6, size),
        y_axis=Axis("lr2", 1e-3, 1e6, size),
        engine=engine,
    )
