"""Going on with a run on disk, to the same bits."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from descenso.core.metrics import EpochMeter
from descenso.data.dataset import Dataset
from descenso.data.load import load
from descenso.data.toy import load_toy
from descenso.errors import ChecksumError, DataError, DescensoError, RunError
from descenso.language import translate
from descenso.runs.checkpoint import restore_checkpoint
from descenso.runs.checksums import recorded_checksums, require_whole, unseal
from descenso.runs.contents import read_config, read_result, run_from_config, write_config
from descenso.runs.durable import UNREADABLE
from descenso.runs.folder import CONFIG
from descenso.runs.run import DataCard, Prepared, Run, new_run, prepare


@dataclass(frozen=True)
class Reopened:
    """A run put back where it stood: `meter` is None when it begins again."""

    run: Run
    prepared: Prepared
    meter: EpochMeter | None
    remarks: list[str]


def reopen_run(folder: Path, **changes: Any) -> Reopened:
    """The run in `folder`, where its newest whole checkpoint left it.

    `changes` may say `epochs` and `checkpoint_every`; everything else stays as it was begun, down
    to the number of threads, which decides the last bits.

    Raises:
        RunError: no run, over already, or diverged.
        DataError: the data is not what the run was begun with.
        ChecksumError: no checkpoint is whole.
    """
    recorded = recorded_checksums(folder)
    require_whole(folder, recorded, CONFIG)
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
    batches = -(-prepared.training.rows // run.options.batch_size)
    meter, remarks = restore_checkpoint(folder, run, batches)
    # Without checksums it was cut off after its last step, before all was stored: that is left.
    if run.progress.epoch > run.options.epochs and recorded:
        raise RunError(
            translate(
                "{folder}: has all its {count} epochs. For more: --resume {folder} --epochs {more}"
            ).format(folder=folder, count=len(run.history), more=len(run.history) + 10)
        )
    unseal(folder)
    write_config(folder, run)
    return Reopened(run, prepared, meter, remarks)


def _same_data(card: DataCard) -> Dataset:
    """The rows that `card` describes, loaded again and compared by SHA-256."""
    kind, source = card.source["kind"], card.source
    try:
        if kind == "file":
            dataset = load(Path(str(source["path"])), label=str(source["label"]))
        elif kind == "built-in":
            dataset = load_toy(str(source["name"]), int(source["seed"]))
        else:
            raise DataError(
                translate(
                    "{data}: was given in memory, so it cannot be loaded again to go on with."
                ).format(data=card.name)
            )
    except DescensoError:
        raise
    except UNREADABLE as error:
        raise ChecksumError(translate("config.json: does not say what the data was.")) from error
    if dataset.sha256 != card.sha256:
        raise DataError(
            translate(
                "{data}: has changed since the run was begun, so it cannot be resumed. "
                "Bring the file back as it was, or train anew."
            ).format(data=card.source.get("path", card.name))
        )
    if (dataset.features, dataset.classes) != (card.features, card.classes):
        raise ChecksumError(translate("config.json: its columns or classes are not the data's."))
    return dataset
