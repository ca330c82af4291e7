"""Checkpoints: all that an exact resume needs, in one file that proves itself whole.

The newest is `checkpoint.safetensors`, the one before it stays as `checkpoint.previous.safetensors`
until the next: where the newest turns out damaged, training goes on from there, to the same bits.
"""

from __future__ import annotations

import math
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from descenso.core.metrics import EpochMeter
from descenso.core.network import named_tensors
from descenso.core.records import Epoch, Progress
from descenso.errors import ChecksumError, RunError
from descenso.language import translate
from descenso.runs.contents import WHOLE_COLUMNS, params_from
from descenso.runs.durable import (
    UNREADABLE,
    damaged,
    flush_folder,
    not_written,
    sha256,
    write_durably,
)
from descenso.runs.folder import CHECKPOINT, EARLIER_CHECKPOINT
from descenso.runs.run import Run, on_device
from descenso.runs.tensors import read_tensors, to_bytes
from descenso.types import Gradients, Layer

MOST_EPOCHS_STORED = 10_000_000
"""Rows of history that a checkpoint may hold: a bound for a file that somebody hands us."""


def write_checkpoint(folder: Path, run: Run, meter: EpochMeter) -> None:
    """Store where `run` stands; the checkpoint before becomes the earlier one.

    Raises:
        RunError: the disk refused; an older checkpoint is still whole.
    """
    progress = run.progress
    assert progress.order is not None, "a checkpoint before the first step"
    tensors = {"history": _history_tensor(run.history), "order": progress.order}
    for prefix, layers in (("", run.params), ("v_", progress.velocity), ("k_", progress.kept)):
        for name, tensor in named_tensors(layers or (), prefix):
            tensors[name] = tensor.detach().cpu()
    about = {
        "epoch": progress.epoch,
        "batch": progress.batch,
        "step": progress.step,
        "seconds": run.seconds,
        "meter": asdict(meter),
        "run": _fingerprint(run),
    }
    newest, earlier = folder / CHECKPOINT, folder / EARLIER_CHECKPOINT
    try:
        if newest.exists():
            newest.replace(earlier)
    except OSError as error:
        raise not_written(earlier, error) from error
    write_durably(newest, to_bytes(tensors, about))


def restore_checkpoint(folder: Path, run: Run, batches: int) -> tuple[EpochMeter | None, list[str]]:
    """Put `run`, whose epochs have `batches`, where its newest whole checkpoint stood.

    Returns the epoch's meter, None when there is no checkpoint at all (then training begins again),
    and remarks for the reader about checkpoints that could not be used.

    Raises:
        ChecksumError: there are checkpoints and none of them is whole.
    """
    remarks: list[str] = []
    for name in (CHECKPOINT, EARLIER_CHECKPOINT):
        path = folder / name
        if not os.path.lexists(path):
            continue
        try:
            meter = _restore(path, run, batches)
        except RunError as error:
            remarks.append(str(error))
            continue
        _make_newest(path)
        return meter, remarks
    if remarks:
        raise ChecksumError("\n".join(remarks))
    return None, remarks


def _make_newest(path: Path) -> None:
    """Put a whole checkpoint in the newest one's place.

    The next write moves the newest over the earlier one: a damaged file left there would cost the
    only whole checkpoint before its successor is on the disk.
    """
    newest = path.with_name(CHECKPOINT)
    if path != newest and not newest.is_dir():
        try:
            path.replace(newest)
            flush_folder(path.parent)
        except OSError as error:
            raise not_written(newest, error) from error


def _restore(path: Path, run: Run, batches: int) -> EpochMeter:
    numbers = sum(tensor.nbytes for _, tensor in named_tensors(run.params))
    history_bytes = MOST_EPOCHS_STORED * len(Epoch._fields) * 8
    tensors, about = read_tensors(path, 3 * numbers + history_bytes)
    try:
        if about["run"] != _fingerprint(run):
            raise ChecksumError(translate("{path}: belongs to another run.").format(path=path))
        meter, history = EpochMeter(**about["meter"]), _history_rows(tensors["history"])
        order = tensors["order"]
        torch.Generator().set_state(order)
        epoch, batch, step = (about[name] for name in ("epoch", "batch", "step"))
        whole = [epoch, batch, step, meter.batches, meter.samples]
        possible = (
            all(type(number) is int for number in whole)
            and len(history) == epoch - 1
            and all(row.epoch == number for number, row in enumerate(history, start=1))
            and 0 <= batch < batches
            and step == (epoch - 1) * batches + batch
            and meter.batches == batch
            and all(map(math.isfinite, [about["seconds"], meter.loss_sum, meter.ratio_sum]))
        )
        if not possible:
            raise ChecksumError(damaged(path))
        params = on_device(params_from(tensors, run.sizes, str(path)), run.options.device)
        velocity = _optional(tensors, run, "v_", path)
        kept = _optional(tensors, run, "k_", path)
    except UNREADABLE:
        raise ChecksumError(damaged(path)) from None
    run.params, run.history, run.seconds = params, history, about["seconds"]
    run.progress = Progress(order, epoch, batch, step, velocity, kept)
    return meter


def _optional(tensors: dict[str, Tensor], run: Run, prefix: str, path: Path) -> Gradients | None:
    if f"{prefix}W1" not in tensors:
        return None
    layers = params_from(tensors, run.sizes, str(path), prefix)
    moved = on_device(layers, run.options.device)
    return tuple(Layer(W.detach(), b.detach()) for W, b in moved)


def _fingerprint(run: Run) -> str:
    """Tells runs apart by what decides their numbers; how long to train is not part of it."""
    free = ("epochs", "checkpoint_every")
    choices: dict[str, Any] = {k: v for k, v in run.config.items() if k not in free}
    return sha256(repr((sorted(choices.items()), run.data.sha256, run.threads)).encode())


def _history_tensor(history: list[Epoch]) -> Tensor:
    """(epochs, columns) float64; NaN stands for None, as no validation figure of ours is NaN."""
    rows = [[math.nan if value is None else float(value) for value in row] for row in history]
    return torch.tensor(rows, dtype=torch.float64).reshape(len(rows), len(Epoch._fields))


def _history_rows(tensor: Tensor) -> list[Epoch]:
    validation = ("validation_loss", "validation_accuracy")
    rows = []
    for values in tensor.tolist():
        named: dict[str, Any] = dict(zip(Epoch._fields, values, strict=True))
        for name in validation:
            named[name] = None if math.isnan(named[name]) else named[name]
        rows.append(Epoch(**{**named, **{name: int(named[name]) for name in WHOLE_COLUMNS}}))
    return rows
