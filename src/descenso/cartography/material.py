"""What an atlas starts from: the rows, and one network's first parameters."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import torch
from torch import Tensor

from descenso.core.checks import check_batch_size
from descenso.core.network import init_params, layer_sizes
from descenso.data.dataset import Dataset
from descenso.data.files import read_file
from descenso.data.load import load
from descenso.random import generator
from descenso.runs.durable import sha256
from descenso.runs.options import TrainOptions
from descenso.runs.run import check_memory, network_sizes, prepare
from descenso.types import Params

FROM_DATA, FROM_PAPER, FROM_FILE = ORIGINS = ("data", "paper", "start")
"""Where a network comes from: drawn for a data set, as the paper draws it, out of a file."""

PAPER_WIDTH = 16
"""Inputs and hidden units of the paper's networks."""


@dataclass(frozen=True)
class Material:
    """Rows and a start.

    Attributes:
        name: of the data.
        start: first parameters, for deviation 1 where an axis or an option scales them.
        factors: for each layer the c of z = c h W + b.
        X, y: (rows, inputs), and (rows,) classes or (rows, outputs) targets.
        loss: a name in `LOSSES`.
        train_biases: False for a network without biases.
        source: what brings the same rows again, and `sha256` says whether they are the same.
        origin: a name in `ORIGINS`.
        notes: remarks for the reader.
    """

    name: str
    start: Params
    factors: tuple[float, ...]
    X: Tensor
    y: Tensor
    loss: str
    train_biases: bool
    source: dict[str, Any]
    sha256: str
    origin: str
    notes: tuple[str, ...] = ()


def data_material(
    data: str | os.PathLike[str] | Dataset, label: str | None, options: TrainOptions
) -> Material:
    """What `descenso train` would train with these options, down to the bits.

    Raises:
        OptionError: an option does not fit the data.
        DataError: the data cannot be used.
    """
    dataset = load(data, label=label, seed=options.seed)
    training = prepare(dataset, options).training
    start = init_params(
        network_sizes(dataset, options),
        init=options.init,
        scale=1.0,
        generator=generator(options.seed, "parameters"),
    )
    return Material(
        dataset.name,
        start,
        (1.0,) * len(start),
        training.X,
        training.y,
        "cross_entropy",
        True,
        dataset.source,
        dataset.sha256,
        FROM_DATA,
        training.notes,
    )


def paper_material(name: str, options: TrainOptions) -> Material:
    """The networks of arXiv 2402.06184, with draws of our own.

    float64, no biases, every number a standard normal draw: X (rows, 16), Y (rows, 1), and as many
    rows as the network has free parameters. Those of a linear network are the 16 of the matrix
    that its layers multiply to.

    Raises:
        OptionError: the network would be larger than memory.
    """
    sizes = (PAPER_WIDTH, *options.hidden, 1)
    check_memory(sizes)
    drawn = generator(options.seed, "data")
    weights = sum(fan_in * fan_out for fan_in, fan_out in pairwise(sizes))
    rows = PAPER_WIDTH if options.activation == "identity" else weights
    X = torch.randn(rows, PAPER_WIDTH, generator=drawn, dtype=torch.float64)
    Y = torch.randn(rows, 1, generator=drawn, dtype=torch.float64)
    start = init_params(
        sizes,
        init=options.init,
        scale=1.0,
        generator=generator(options.seed, "parameters"),
        dtype=torch.float64,
    )
    return Material(
        name,
        start,
        mean_field(sizes, options.activation),
        X,
        Y,
        "mean_squared_error",
        False,
        {"kind": "preset", "name": name},
        "",
        FROM_PAPER,
    )


def start_material(path: str | os.PathLike[str], options: TrainOptions, *, paper: bool) -> Material:
    """The rows and the start in an npz file; with `paper`, scaled as the paper scales a network.

    Raises:
        DataError: the file is not what it should be.
    """
    from descenso.cartography.start import read_start

    file = read_file(path)
    start = read_start(file)
    sizes = layer_sizes(start.params)
    factors = mean_field(sizes, options.activation) if paper else (1.0,) * len(start.params)
    return Material(
        file.path.stem,
        start.params,
        factors,
        start.X,
        start.y,
        "mean_squared_error" if start.y.dim() == 2 else "cross_entropy",
        start.has_biases,
        {"kind": "file", "path": str(file.path)},
        sha256(file.data),
        FROM_FILE,
    )


def mean_field(sizes: tuple[int, ...], activation: str) -> tuple[float, ...]:
    """The factors of the layers: √2 / √inputs (linear networks: 1 / √inputs), the last 1 / inputs.

    The paper multiplies ReLU's output by √2 and not its input; for ReLU that is the same.
    """
    gain = 1.0 if activation == "identity" else math.sqrt(2)
    return (*(gain / math.sqrt(fan_in) for fan_in in sizes[:-2]), 1 / sizes[-2])


def check_batches(material: Material, batch_size: int | None) -> None:
    """Refuse batches larger than the rows (None: all of them).

    Raises:
        OptionError: for `batch_size`.
    """
    if batch_size is not None:
        check_batch_size(batch_size, len(material.X))
