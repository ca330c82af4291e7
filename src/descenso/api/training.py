"""The Python face: train, look, save, predict, in as many lines."""

from __future__ import annotations

import os
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from descenso.core.metrics import EpochMeter
from descenso.data.dataset import Dataset
from descenso.data.load import load
from descenso.errors import OptionError
from descenso.language import translate
from descenso.runs.checkpoint import write_checkpoint
from descenso.runs.checksums import seal
from descenso.runs.contents import versions, write_config
from descenso.runs.durable import write_durably
from descenso.runs.folder import create_folder, held
from descenso.runs.options import make_options
from descenso.runs.run import Prepared, Run, new_run, prepare
from descenso.runs.stopping import StopRequests
from descenso.runs.trainer import store_outcome, train_run

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class TrainedRun(Run):
    """What `train` gives back.

    `params` is the network, `history` a record for each epoch, `config` every option. A notebook
    shows it as a picture.
    """

    prepared: Prepared
    meter: EpochMeter

    def figure(self) -> Figure:
        """The loss over the epochs, as a matplotlib figure."""
        from descenso.views.figures import loss_figure

        return loss_figure(self)

    def boundary(self) -> Figure:
        """For two features: the classes that the network gives to every point of the plane.

        Raises:
            OptionError: there are not two features.
        """
        from descenso.views.figures import boundary_figure

        if len(self.data.features) != 2:
            raise OptionError(
                "data",
                translate("data: a boundary needs two features, these have {count}.").format(
                    count=len(self.data.features)
                ),
            )
        return boundary_figure(self, self.prepared)

    def save(self, folder: str | os.PathLike[str], *, force: bool = False) -> Path:
        """Write the run folder, pictures and report included, as `descenso train` does.

        Raises:
            RunError: something is there already, or the disk refused.
        """
        from descenso.views.pictures import run_files

        path = Path(folder)
        create_folder(path, force=force)
        with held(path):
            write_config(path, self)
            if self.progress.order is not None:
                write_checkpoint(path, self, self.meter)
            store_outcome(path, self)
            for name, content in run_files(self, self.prepared, versions()).items():
                write_durably(path / name, content)
            seal(path)
        return path

    def _repr_mimebundle_(self, **_options: Any) -> dict[str, str]:
        from descenso.views.figures import svg

        figure = self.boundary() if len(self.data.features) == 2 else self.figure()
        return {"image/svg+xml": svg(figure).decode(), "text/plain": repr(self)}

    def __repr__(self) -> str:
        last = self.history[-1] if self.history else None
        reached = f", loss={last.loss:.4f}, accuracy={last.accuracy:.3f}" if last else ""
        sizes = "-".join(map(str, self.sizes))
        return f"<run of {self.data.name}, {sizes}, {self.status}{reached}>"


def train(
    data: str | os.PathLike[str] | Dataset = "clouds", *, label: str | None = None, **options: Any
) -> TrainedRun:
    """Train a network and give back the run. The options are those of `TrainOptions`.

    `data` is a built-in name, a CSV or Parquet file (with `label`, its class column), or a
    `Dataset`. An interrupt (Ctrl-C, or a notebook's stop) ends the training at the next step, and
    what was reached is given back with status `interrupted`.

    Raises:
        OptionError: an option cannot be used.
        DataError: the data cannot be used.

    Example:
        >>> train("clouds", epochs=5).status
        'finished'
    """
    chosen = make_options(options)
    dataset = load(data, label=label, seed=chosen.seed)
    prepared = prepare(dataset, chosen)
    begun = new_run(dataset, prepared, chosen)
    run = TrainedRun(**{field.name: getattr(begun, field.name) for field in fields(begun)})
    run.prepared, run.meter = prepared, EpochMeter()
    with StopRequests() as stop:
        for _ in train_run(run, prepared, meter=run.meter, wants_stop=stop.asked):
            pass
    return run
