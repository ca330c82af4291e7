"""Training a run: one consumer of the stream of steps that measures, stores and obeys a stop."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch

from descenso.core.metrics import EpochMeter
from descenso.core.records import Epoch, Step
from descenso.core.training import steps
from descenso.data.dataset import Dataset
from descenso.errors import DivergenceError
from descenso.random import generator
from descenso.runs.checkpoint import write_checkpoint
from descenso.runs.contents import write_history, write_parameters, write_result
from descenso.runs.engines import find_engine
from descenso.runs.run import Prepared, Run
from descenso.types import LabelledRows


def never() -> bool:
    """The answer of somebody who does not want to stop."""
    return False


def train_run(
    run: Run,
    prepared: Prepared,
    *,
    folder: Path | None = None,
    meter: EpochMeter | None = None,
    wants_stop: Callable[[], bool] = never,
) -> Iterator[Step | Epoch]:
    """Train `run` to its last epoch; yield every `Step`, and an `Epoch` at the end of each.

    With a `folder`, checkpoints go there as the options say; at the end, however it comes, the
    history, the parameters and the result as well. `wants_stop` is asked after every step. At the
    end `run.status` says what became of it; a divergence is a status, not an exception.

    Raises:
        RunError: the disk refused a write.
    """
    meter = meter if meter is not None else EpochMeter()
    options, device = run.options, run.options.device
    training = labelled_rows(prepared.training, device)
    validation = labelled_rows(prepared.validation, device) if prepared.validation else None
    began = time.perf_counter() - run.seconds
    run.status = "running"
    with on_threads(run.threads):
        try:
            for step in steps(run.params, *training, **step_arguments(run)):
                meter.add(step, run.params, options.lr)
                yield step
                if step.ends_epoch:
                    row = meter.close(
                        step, run.params, training, validation, activation=options.activation
                    )
                    run.history.append(row)
                    yield row
                run.seconds = time.perf_counter() - began
                stopping = wants_stop()
                if folder and (stopping or _is_due(run, step)):
                    write_checkpoint(folder, run, meter)
                if stopping and run.progress.epoch <= options.epochs:
                    run.status = "interrupted"
                    break
            else:
                run.status = "finished"
        except DivergenceError as error:
            run.status, run.failure = "diverged", str(error)
    run.seconds = time.perf_counter() - began
    if folder:
        store_outcome(folder, run)


def store_outcome(folder: Path, run: Run) -> None:
    """Write what came out: history, parameters, result."""
    write_history(folder, run.history)
    write_parameters(folder, run.params)
    write_result(folder, run)


def step_arguments(run: Run) -> dict[str, Any]:
    """What `steps` takes beside the parameters and the rows, from where `run` stands."""
    options = run.options
    return {
        "epochs": options.epochs,
        "batch_size": options.batch_size,
        "lr": options.lr,
        "momentum": options.momentum,
        "weight_decay": options.weight_decay,
        "activation": options.activation,
        "engine": find_engine(options.engine),
        "clear_gradients": options.zero_grads,
        "generator": generator(options.seed, "batches"),
        "progress": run.progress,
    }


def _is_due(run: Run, step: Step) -> bool:
    """At the end of every so many epochs, and after the last step of all."""
    if not step.ends_epoch:
        return False
    return step.epoch % run.options.checkpoint_every == 0 or step.epoch == run.options.epochs


def labelled_rows(dataset: Dataset, device: str) -> LabelledRows:
    """(features float32, labels) on `device`."""
    return dataset.X.to(device), dataset.y.to(device)


@contextmanager
def on_threads(count: int) -> Iterator[None]:
    """PyTorch on `count` threads inside a `with` block: small networks are faster on one."""
    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)
