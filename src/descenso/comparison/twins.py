"""Training twins: each once, with everything kept that a comparison reads."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import torch
from torch import Tensor

from descenso.comparison.accumulation import RunningSum
from descenso.core.losses import log_softmax
from descenso.core.metrics import ROWS_AT_ONCE, norm
from descenso.core.network import copied, forward
from descenso.core.records import Step
from descenso.data.dataset import Dataset
from descenso.data.toy import TOYS, load_toy
from descenso.doctor.curvature import largest_curvature
from descenso.doctor.vitals import (
    Accumulation,
    Fork,
    Forker,
    Vitals,
    layer_activity,
    logit_spread,
)
from descenso.random import stream_seed
from descenso.runs.options import TrainOptions
from descenso.runs.run import Prepared, Run, guessing_loss, new_run, prepare
from descenso.runs.trainer import labelled_rows, train_run
from descenso.types import LabelledRows, Params


class Judged(NamedTuple):
    """Rows that every twin is measured on: (rows, features) float32, (rows,) int64.

    `origin` is `validation` (split off), `fresh` (as many, drawn anew from the same shape) or, for
    want of rows that nobody trained on, `training`.
    """

    X: Tensor
    y: Tensor
    origin: str


@dataclass(frozen=True)
class Trained:
    """One network, trained: `start` are its first parameters, `step_losses` one for each update.

    `judged` are the rows on which it is compared with its twins.
    """

    run: Run
    prepared: Prepared
    start: Params
    step_losses: list[float]
    accumulation: Accumulation | None
    judged: Judged

    @property
    def training(self) -> LabelledRows:
        """The rows it was trained on."""
        return labelled_rows(self.prepared.training, self.run.options.device)

    @property
    def held_out_loss(self) -> float | None:
        """The mean loss of rows it was not trained on; None without any, or if not finite."""
        if self.judged.origin == "training":
            return None
        mean = self.row_losses.mean().item()
        return mean if math.isfinite(mean) else None

    @cached_property
    def row_losses(self) -> Tensor:
        """Cross-entropy of each judged row, (rows,) float64."""
        log_probs = log_softmax(self._row_logits)
        return -log_probs.gather(1, self.judged.y.unsqueeze(1)).squeeze(1)

    @cached_property
    def rows_right(self) -> Tensor:
        """Whether each judged row gets its own class, (rows,) bool."""
        return self._row_logits.argmax(dim=1) == self.judged.y

    @cached_property
    def _row_logits(self) -> Tensor:
        """Logits of the judged rows, (rows, classes) float64."""
        options = self.run.options
        with torch.no_grad():
            parts = [
                forward(self.run.params, X.to(options.device), activation=options.activation)
                for X in self.judged.X.split(ROWS_AT_ONCE)
            ]
        return torch.cat(parts).double().cpu()


@dataclass
class Family:
    """All twins of one comparison. Each choice of options is trained once, whoever asks for it.

    Every twin sees the base's rows: the base's seed draws the data and the split.
    """

    dataset: Dataset
    base: TrainOptions
    trained: dict[TrainOptions, Trained] = field(default_factory=dict)

    def train(self, options: TrainOptions) -> Trained:
        """The network that these options give.

        Raises:
            OptionError: they do not fit the data.
        """
        if options not in self.trained:
            self.trained[options] = self._train(options)
        return self.trained[options]

    def fork(self, options: TrainOptions, **changes: Any) -> Fork:
        """What comes out if `changes` are made to `options`."""
        trained = self.train(options.with_changes(**changes))
        run, highest = trained.run, max(trained.step_losses, default=math.inf)
        return Fork(changes, run.status, run.history[-1].loss if run.history else None, highest)

    def vitals(self, options: TrainOptions) -> Vitals:
        """The measurements of the network that these options give."""
        return measure(self.train(options), lambda **changes: self.fork(options, **changes))

    def _train(self, options: TrainOptions) -> Trained:
        prepared = self._prepare(options)
        run = new_run(self.dataset, prepared, options)
        start, losses = copied(run.params), []
        total = None if options.zero_grads else RunningSum(run.params)
        for event in train_run(run, prepared):
            if isinstance(event, Step):
                losses.append(event.loss)
                if total is not None:
                    total.add(event)
        stored = run.progress.kept
        kept = total.against(stored) if total and total.updates and stored else None
        return Trained(run, prepared, start, losses, kept, self._judged(prepared))

    def _prepare(self, options: TrainOptions) -> Prepared:
        return prepare(
            self.dataset, options.with_changes(seed=self.base.seed, validation=self.base.validation)
        )

    def _judged(self, prepared: Prepared) -> Judged:
        if prepared.validation is not None:
            return Judged(prepared.validation.X, prepared.validation.y, "validation")
        source = self.dataset.source
        if source["kind"] != "built-in" or not TOYS[str(source["name"])].redrawn:
            return Judged(prepared.training.X, prepared.training.y, "training")
        fresh = load_toy(str(source["name"]), stream_seed(int(source["seed"]), "held-out"))
        scaling = prepared.standardization
        values = scaling.apply(fresh.values) if scaling else fresh.values
        return Judged(values.float(), fresh.y, "fresh")


def measure(trained: Trained, fork: Forker) -> Vitals:
    """The vitals of a finished training; `fork` trains it again with something changed."""
    run, (X, y) = trained.run, trained.training
    options, last = run.options, run.history[-1] if run.history else None
    choice: Any = {"activation": options.activation}
    return Vitals(
        lr=options.lr,
        momentum=options.momentum,
        guess=guessing_loss(len(run.data.classes)),
        status=run.status,
        failure=run.failure,
        step_losses=trained.step_losses,
        loss=last.loss if last else None,
        curvature_first=largest_curvature(trained.start, X, y, **choice),
        curvature_last=largest_curvature(run.params, X, y, **choice),
        gradient_norm=last.gradient_norm if last else None,
        parameter_norm=norm(run.params),
        update_ratio=last.update_ratio if last else None,
        logit_spread=logit_spread(trained.start, X, **choice),
        start=layer_activity(trained.start, X, **choice),
        end=layer_activity(run.params, X, **choice),
        accumulation=trained.accumulation,
        fork=fork,
    )
