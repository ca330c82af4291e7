"""Beginning a run on disk, and going on with one to the same bits."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from descenso.core.metrics import EpochMeter
from descenso.data.dataset import Dataset
from descenso.data.load import load
from descenso.errors import DataError, RunError
from descenso.language import translate
from descenso.runs.checkpoint import restore_checkpoint
from descenso.runs.checksums import recorded_checksums, unseal
from descenso.runs.contents import read_config, read_result, run_from_config, write_config
from descenso.runs.run import DataCard, Prepared, Run, new_run, prepare


@dataclass(frozen=True)
class Reopened:
    """A run put back where it stood: `meter` is None when it begins again."""

    run: Run
    prepared: Prepared
    dataset: Dataset
    meter: EpochMeter | None
    remarks: list[str]


def begin_run(folder: Path, run: Run) -> None:
    """Write down what was chosen, before the first step."""
    write_config(folder, run)


def reopen_run(folder: Path, **changes: Any) -> Reopened:
    """The run in `folder`, where its newest whole checkpoint left it.

    `changes` may say `epochs` and `checkpoint_every`; everything else stays as it was begun, down
    to the number of threads, which decides the last bits.

    Raises:
        RunError: no run, over already, or diverged.
        DataError: the data is not what the run was begun with.
        ChecksumError: no checkpoint is whole.
    """
    run = run_from_config(folder, read_config(folder))
    status = read_result(folder)["status"]
    if status == "diverged":
        raise RunError(
            translate("{folder}: diverged; more steps cannot mend it.").format(folder=folder)
        )
    if changes:
        run.options = run.options.with_changes(**changes)
    dataset = _same_data(run.data)
    prepared = prepare(dataset, run.options)
    start = new_run(dataset, prepared, run.options)
    run.params, run.standardization = start.params, prepared.standardization
    meter, remarks = restore_checkpoint(folder, run)
    # Without checksums it was cut off after its last step, before all was stored: that is left.
    if run.progress.epoch > run.options.epochs and recorded_checksums(folder):
        raise RunError(
            translate(
                "{folder}: has all its {count} epochs. For more: --resume {folder} --epochs {more}"
            ).format(folder=folder, count=run.options.epochs, more=len(run.history) + 10)
        )
    unseal(folder)
    write_config(folder, run)
    return Reopened(run, prepared, dataset, meter, remarks)


def _same_data(card: DataCard) -> Dataset:
    """The rows that `card` describes, loaded again and compared by SHA-256."""
    if card.source["kind"] == "file":
        dataset = load(str(card.source["path"]), label=str(card.source["label"]))
    else:
        dataset = load(str(card.source["name"]), seed=int(card.source["seed"]))
    if dataset.sha256 != card.sha256:
        raise DataError(
            translate(
                "{data}: has changed since the run was begun, so it cannot be resumed. "
                "Bring the file back as it was, or train anew."
            ).format(data=card.source.get("path", card.name))
        )
    return dataset
