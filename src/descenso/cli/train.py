"""`descenso train`: train a network, show it learning, keep the run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from descenso.cli.options import label_option, make_command
from descenso.cli.output import Output
from descenso.cli.places import free_folder, place_options
from descenso.cli.training_options import training_options
from descenso.core.metrics import EpochMeter
from descenso.core.records import Epoch, Step
from descenso.data.load import load
from descenso.errors import OptionError
from descenso.language import translate
from descenso.runs.contents import read_config, write_config
from descenso.runs.folder import create_folder, held
from descenso.runs.options import make_options
from descenso.runs.resume import reopen_run
from descenso.runs.run import Prepared, Run, new_run, prepare
from descenso.runs.stopping import StopRequests
from descenso.runs.trainer import train_run

DONE, INTERRUPTED = 0, 130


def command(name: str, text: str) -> click.Command:
    """The verb with its options, in the current language."""
    data = click.Argument(["data"], required=False)
    return make_command(name, text, [data, *training_options(), *_folder_options()], _train)


def _folder_options() -> list[click.Parameter]:
    return [
        label_option(),
        *place_options(
            "--out",
            translate("Folder of the run.  [runs/<time>-<data>]"),
            translate("Replace the run that --out names."),
        ),
        click.Option(
            ["--resume"],
            type=click.Path(path_type=Path),
            help=translate("Go on with the run in this folder, to the same bits."),
        ),
    ]


def _train(
    output: Output,
    *,
    data: str | None,
    label: str | None,
    out: Path | None,
    force: bool,
    resume: Path | None,
    **given: Any,
) -> int:
    chosen = {name: value for name, value in given.items() if value is not None}
    with StopRequests() as stop:
        if resume is not None:
            beside = {"DATA": data, "label": label, "out": out, "force": force or None}
            _refuse_beside_resume(beside, chosen)
            return _go_on(output, resume, chosen, stop)
        options = make_options(chosen)
        dataset = load(data or "clouds", label=label, seed=options.seed)
        prepared = prepare(dataset, options)
        run = new_run(dataset, prepared, options)
        folder = out if out is not None else free_folder(dataset.name)
        create_folder(folder, force=force)
        with held(folder):
            write_config(folder, run)
            return _train_and_show(output, Job(folder, run, prepared), stop)


def _go_on(output: Output, folder: Path, chosen: dict[str, Any], stop: StopRequests) -> int:
    read_config(folder)
    with held(folder):
        again = reopen_run(folder, **chosen)
        for remark in again.remarks:
            output.remark(remark)
        if again.meter is None:
            output.remark(translate("No checkpoint yet: the training begins again."))
        else:
            done = len(again.run.history)
            output.remark(translate("Going on after epoch {epoch}.").format(epoch=done))
        job = Job(folder, again.run, again.prepared, again.meter)
        return _train_and_show(output, job, stop)


def _refuse_beside_resume(beside: Mapping[str, object], chosen: dict[str, Any]) -> None:
    """A resumed run keeps its choices; only how long to go on may be new."""
    extra = [name for name in chosen if name not in ("epochs", "checkpoint_every")]
    extra += [name for name, value in beside.items() if value is not None]
    if extra:
        raise OptionError(
            extra[0],
            translate(
                "{option}: a resumed run keeps what it was begun with. "
                "Only --epochs and --checkpoint-every may be given with --resume."
            ).format(option=extra[0].replace("_", "-")),
        )


@dataclass(frozen=True)
class Job:
    """A run, where it is kept and what it is trained on."""

    folder: Path
    run: Run
    prepared: Prepared
    meter: EpochMeter | None = None


def _train_and_show(output: Output, job: Job, stop: StopRequests) -> int:
    from descenso.views.terminal import LiveProgress, epoch_line, is_shown

    folder, run = job.folder, job.run
    for note in job.prepared.training.notes:
        output.remark(note)
    epochs = run.options.epochs
    events = train_run(run, job.prepared, folder=folder, meter=job.meter, wants_stop=stop.asked)
    with LiveProgress(epochs) as progress:
        for event in events:
            if isinstance(event, Step):
                progress.update(event)
            elif isinstance(event, Epoch) and is_shown(event.epoch, epochs):
                with progress.aside():
                    output.say(epoch_line(event, epochs))
    _finish(output, folder, run, job.prepared)
    output.give({"run": str(folder), **run.summary()})
    return INTERRUPTED if run.status == "interrupted" else DONE


def _finish(output: Output, folder: Path, run: Run, prepared: Prepared) -> None:
    """Draw the pictures and the report, close the run, and say where all of it is."""
    from descenso.runs.checksums import seal
    from descenso.runs.contents import versions
    from descenso.runs.durable import write_durably
    from descenso.views.curve import BRAILLE, loss_curve
    from descenso.views.pictures import run_files
    from descenso.views.terminal import can_print
    from descenso.views.words import headline, loss_sentence

    for name, content in run_files(run, prepared, versions()).items():
        write_durably(folder / name, content)
    seal(folder)
    output.say("")
    if run.history:
        output.say(
            loss_curve(
                [row.loss for row in run.history],
                columns=min(output.columns, 72),
                plain=not can_print(BRAILLE, output.stream),
            )
        )
    for sentence in (headline(run), run.failure, loss_sentence(run)):
        if sentence:
            output.say(sentence)
    report = (folder / "report.html").resolve().as_uri()
    output.say(translate("Run: {folder}").format(folder=folder))
    output.say(translate("Report: {report}").format(report=report))
    if run.status == "interrupted":
        output.say(translate("Go on with: descenso train --resume {folder}").format(folder=folder))
