"""A run in memory: what was chosen, the data it was given, and what came out."""

from __future__ import annotations

import math
import shlex
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal, TypeAlias

import torch
from torch import Tensor

from descenso.core.checks import check_batch_size
from descenso.core.losses import log_softmax
from descenso.core.metrics import ROWS_AT_ONCE
from descenso.core.network import forward, init_params, layer_sizes
from descenso.core.records import Epoch, Progress
from descenso.data.dataset import Dataset, Standardization, split
from descenso.data.files import memory_size
from descenso.errors import OptionError
from descenso.language import translate
from descenso.random import generator
from descenso.runs.options import TrainOptions
from descenso.types import Layer, Params

Status: TypeAlias = Literal["running", "finished", "diverged", "interrupted"]

THREADED_WORK = 2_000_000
"""Multiplications of a step from which several threads pay; below, they wait for each other."""


@dataclass(frozen=True)
class DataCard:
    """What a run remembers of its data: enough to load it again and to know it."""

    name: str
    rows: int
    features: tuple[str, ...]
    classes: tuple[str, ...]
    source: dict[str, str | int]
    sha256: str


@dataclass
class Run:
    """One training run.

    `params` change while it trains; `history` has a record for each finished epoch; `failure` says
    in words why a diverged run stopped. `seconds` counts training alone.
    """

    options: TrainOptions
    data: DataCard
    standardization: Standardization | None
    threads: int
    params: Params
    history: list[Epoch] = field(default_factory=list)
    progress: Progress = field(default_factory=Progress)
    status: Status = "running"
    seconds: float = 0.0
    failure: str | None = None

    @property
    def sizes(self) -> tuple[int, ...]:
        """(features, hidden …, classes)."""
        return layer_sizes(self.params)

    @property
    def config(self) -> dict[str, Any]:
        """Every option by name, as plain values."""
        return self.options.to_json()

    @property
    def command(self) -> str:
        """The command line that trains the same run again."""
        words = ["descenso", "train"]
        source = self.data.source
        if source["kind"] == "file":
            words += [str(source["path"]), "--label", str(source["label"])]
        elif self.data.name != "clouds":
            words.append(self.data.name)
        for name, value in self.options.changed().items():
            flag = "--" + name.replace("_", "-")
            if isinstance(value, bool):
                words.append(flag if value else flag.replace("--", "--no-", 1))
            elif isinstance(value, tuple):
                words += [flag, ",".join(map(str, value)) or "0"]
            else:
                words += [flag, str(value)]
        return shlex.join(words)

    def summary(self) -> dict[str, Any]:
        """What `descenso train --json` prints, apart from the run's folder."""
        last = self.history[-1] if self.history else None
        validated = last is not None and last.validation_loss is not None
        return {
            "data": {
                "name": self.data.name,
                "rows": self.data.rows,
                "features": len(self.data.features),
                "classes": len(self.data.classes),
            },
            "network": {
                "sizes": list(self.sizes),
                "activation": self.options.activation,
                "init": self.options.init,
                "init_scale": self.options.scale if self.options.init == "normal" else None,
            },
            "engine": self.options.engine,
            "epochs": len(self.history),
            "steps": self.progress.step,
            "loss": last.loss if last else None,
            "accuracy": last.accuracy if last else None,
            "validation": {"loss": last.validation_loss, "accuracy": last.validation_accuracy}
            if last and validated
            else None,
            "seconds": self.seconds,
            "status": self.status,
            "failure": self.failure,
        }

    def probabilities(self, values: Tensor) -> Tensor:
        """Class probabilities (rows, classes) float32 for raw feature `values` (rows, features)."""
        device = self.params[0].W.device
        parts = []
        with torch.no_grad():
            for rows in values.split(ROWS_AT_ONCE):
                X = self.standardization.apply(rows) if self.standardization else rows
                logits = forward(
                    self.params, X.float().to(device), activation=self.options.activation
                )
                parts.append(log_softmax(logits).exp().cpu())
        return torch.cat(parts)


@dataclass(frozen=True)
class Prepared:
    """A data set split and scaled: what the loop trains on. Raw sets keep the data's own units."""

    training: Dataset
    validation: Dataset | None
    raw_training: Dataset
    raw_validation: Dataset | None
    standardization: Standardization | None


def prepare(dataset: Dataset, options: TrainOptions) -> Prepared:
    """Split `dataset` and standardise it by the training rows alone, as `options` ask.

    Raises:
        DataError: it cannot be split.
        OptionError: the batch is larger than the training rows.
    """
    training, validation = split(dataset, options.validation, generator(options.seed, "split"))
    check_batch_size(options.batch_size, training.rows)
    wanted = options.standardize
    if wanted is None:
        wanted = dataset.source["kind"] == "file"
    scaling = Standardization.fit(training.values) if wanted else None
    if scaling is None:
        return Prepared(training, validation, training, validation, None)
    return Prepared(
        training.with_values(scaling.apply(training.values)),
        validation and validation.with_values(scaling.apply(validation.values)),
        training,
        validation,
        scaling,
    )


def check_memory(sizes: Sequence[int]) -> None:
    """Refuse a network that is larger than memory: its numbers, their gradients and a copy.

    Raises:
        OptionError: for `hidden`.
    """
    numbers = sum(fan_in * fan_out + fan_out for fan_in, fan_out in pairwise(sizes))
    needed, there = numbers * 4 * 3, memory_size()
    if there is not None and needed > there:
        raise OptionError(
            "hidden",
            translate(
                "hidden: {count} parameters need about {needed:.1f} GB of memory, and there are "
                "{there:.1f} GB. Choose narrower layers."
            ).format(count=numbers, needed=needed / 1e9, there=there / 1e9),
        )


def network_sizes(dataset: Dataset, options: TrainOptions) -> tuple[int, ...]:
    """(features, hidden …, classes) of the network that `options` give on `dataset`.

    Raises:
        OptionError: it would be larger than memory.
    """
    sizes = (len(dataset.features), *options.hidden, len(dataset.classes))
    check_memory(sizes)
    return sizes


def new_run(dataset: Dataset, prepared: Prepared, options: TrainOptions) -> Run:
    """A run at its start: first parameters drawn, nothing trained."""
    sizes = network_sizes(dataset, options)
    params = init_params(
        sizes,
        init=options.init,
        scale=options.scale,
        generator=generator(options.seed, "parameters"),
    )
    card = DataCard(
        dataset.name,
        dataset.rows,
        dataset.features,
        dataset.classes,
        dataset.source,
        dataset.sha256,
    )
    work = options.batch_size * sum(a * b for a, b in pairwise(sizes))
    threads = torch.get_num_threads() if work >= THREADED_WORK else 1
    return Run(options, card, prepared.standardization, threads, on_device(params, options.device))


def on_device(params: Params, device: str) -> Params:
    """The parameters as leaves on `device`."""
    if device == "cpu":
        return params
    return tuple(
        Layer(*(tensor.detach().to(device).requires_grad_() for tensor in layer))
        for layer in params
    )


def guessing_loss(classes: int) -> float:
    """The loss of giving each of `classes` the same probability: ln C."""
    return math.log(classes)
