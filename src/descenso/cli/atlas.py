"""`descenso atlas`: one network for each pair of settings, and the map of which train."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import click

from descenso.cartography.atlas import Atlas
from descenso.cartography.engine import Progress, Workers, chart
from descenso.cartography.estimate import Estimate, estimate
from descenso.cartography.experiment import ENGINES
from descenso.cartography.files import read_request, refuse_taken
from descenso.cartography.keeping import Kept, reopen_atlas
from descenso.cartography.presets import DEFAULT, PRESETS, SIZE
from descenso.cartography.request import LEFT_OUT, make_request, settled
from descenso.cartography.settings import AXES
from descenso.cartography.store import Store
from descenso.cartography.workers import workers_at
from descenso.cli.options import label_option, make_command
from descenso.cli.output import Output
from descenso.cli.places import free_folder, place_options
from descenso.cli.training_options import training_options
from descenso.data.files import memory_size
from descenso.errors import OptionError
from descenso.language import translate
from descenso.runs.durable import make_folder
from descenso.runs.folder import HOLDER, LOCK, held
from descenso.runs.stopping import StopRequests

DONE, INTERRUPTED = 0, 130


def command(name: str, text: str) -> click.Command:
    """The verb with its options, in the current language."""
    data = click.Argument(["data"], required=False)
    options = [data, *_map_options(), *training_options(without=LEFT_OUT), *_work_options()]
    return make_command(name, text, options, _atlas)


def _map_options() -> list[click.Parameter]:
    axes = " | ".join(AXES)
    return [
        click.Option(["--x"], metavar="NAME=LOW:HIGH", help=translate("Across: ") + axes),
        click.Option(["--y"], metavar="NAME=LOW:HIGH", help=translate("Upwards: the same names.")),
        click.Option(
            ["--size"],
            type=int,
            help=translate("Cells along each side: size × size networks.") + f"  [{SIZE}]",
        ),
        click.Option(
            ["--linear"],
            is_flag=True,
            default=None,
            help=translate("Evenly spaced values; else their logarithms are."),
        ),
        click.Option(
            ["--zoom"], metavar="X0:X1,Y0:Y1", help=translate("Only this part of both axes.")
        ),
        click.Option(["--preset"], help=f"{' | '.join(PRESETS)}  [{DEFAULT}]"),
        click.Option(
            ["--start"],
            metavar="FILE.npz",
            help=translate("Network and rows from W1, W2 …, X and Y in this file."),
        ),
    ]


def _work_options() -> list[click.Parameter]:
    return [
        click.Option(["--engine"], help=" | ".join(ENGINES) + "  [kernel]"),
        label_option(),
        *place_options(
            "--out",
            translate("Folder of the atlas.  [runs/<time>-atlas-<data>]"),
            translate("Replace the atlas in --out."),
        ),
        click.Option(
            ["--resume"],
            is_flag=True,
            help=translate("Go on with the atlas in --out, to the same bytes."),
        ),
        click.Option(
            ["--workers"],
            metavar="ADDRESS",
            help=translate("A Dask scheduler whose workers train; else this computer's cores."),
        ),
        click.Option(
            ["--yes"], is_flag=True, help=translate("Begin hours of work without asking.")
        ),
    ]


def _atlas(
    output: Output,
    *,
    out: Path | None,
    force: bool,
    resume: bool,
    workers: str | None,
    yes: bool,
    **given: Any,
) -> int:
    asked = {name: value for name, value in given.items() if value is not None}
    kept = _going_on(out, asked, force=force) if resume else _new(out, asked, force=force)
    for note in kept.material.notes:
        output.remark(note)
    with workers_at(workers) as staff:
        if not resume:
            _ask_if_large(estimate(kept.experiment, staff.count), yes=yes)
        with StopRequests() as stop, _held(kept, force=force, resume=resume):
            store = kept.go_on() if resume else kept.begin()
            if store is None:
                return _tell_whole(output, kept)
            with store:
                return _draw(output, kept, store, staff, stop)


def _new(out: Path | None, asked: Mapping[str, Any], *, force: bool) -> Kept:
    if out is not None:
        refuse_taken(out, force=force)
    request = make_request(asked)
    material = request.material()
    experiment = request.experiment(material)
    folder = out if out is not None else free_folder(f"atlas-{material.name}")
    return Kept(folder, settled(asked), material, experiment)


def _going_on(out: Path | None, asked: Mapping[str, Any], *, force: bool) -> Kept:
    if out is None:
        raise OptionError("resume", translate("resume: which atlas? Add --out FOLDER."))
    if force:
        raise OptionError(
            "force", translate("force: begins again, and --resume goes on. Leave one of them out.")
        )
    return reopen_atlas(out, asked)


def _ask_if_large(cost: Estimate, *, yes: bool) -> None:
    """Hours of work, or half of the memory: not without a yes.

    Raises:
        OptionError: nobody can be asked, or the results would not fit into memory.
        Abort: the answer was no.
    """
    from descenso.views.atlas_words import cost_sentence

    memory = memory_size()
    if memory is not None and cost.memory > memory:
        raise OptionError(
            "size",
            translate("size: {cost} There are {there} of memory. Choose a smaller --size.").format(
                cost=cost_sentence(cost), there=f"{memory / 1e9:.1f} GB"
            ),
        )
    if yes or not cost.is_large(memory):
        return
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stderr)):
        raise OptionError(
            "size",
            translate("size: {cost} Add --yes to begin, or choose a smaller --size.").format(
                cost=cost_sentence(cost)
            ),
        )
    question = translate("Begin?")
    click.confirm(f"{cost_sentence(cost)} {question}", abort=True, err=True)


def _is_terminal(stream: Any) -> bool:
    return stream is not None and bool(stream.isatty())


@contextmanager
def _held(kept: Kept, *, force: bool, resume: bool) -> Iterator[None]:
    """The folder, ours alone; one that was made here and stayed empty is taken away again."""
    made = not kept.folder.exists()
    make_folder(kept.folder)
    try:
        with held(kept.folder):
            if not resume:
                refuse_taken(kept.folder, force=force)
            yield
    finally:
        if made and {entry.name for entry in kept.folder.iterdir()} <= {LOCK, HOLDER}:
            with suppress(OSError):
                (kept.folder / LOCK).unlink(missing_ok=True)
                kept.folder.rmdir()


def _draw(output: Output, kept: Kept, store: Store, staff: Workers, stop: StopRequests) -> int:
    from descenso.views.atlas_figure import atlas_png
    from descenso.views.atlas_preview import Preview
    from descenso.views.atlas_terminal import AtlasProgress

    preview, bar = Preview(kept.show), AtlasProgress(kept.experiment.cells)

    def tell(atlas: Atlas, progress: Progress) -> None:
        bar.update(progress)
        preview.update(atlas, progress)

    try:
        with bar:
            atlas, whole = chart(
                kept.experiment, staff, store=store, wants_stop=stop.asked, on_progress=tell
            )
    except KeyboardInterrupt:
        # Python would wait for the tiles under way; the store has what was finished.
        output.close()
        os._exit(INTERRUPTED)
    if whole:
        kept.close(atlas, atlas_png(atlas))
    _show(output, kept, atlas)
    return DONE if whole else INTERRUPTED


def _show(output: Output, kept: Kept, atlas: Atlas) -> None:
    """The map, what it says, and where everything is."""
    from descenso.views.atlas_terminal import HALF, terminal_map
    from descenso.views.atlas_words import sentences, work_sentence
    from descenso.views.terminal import can_print

    coloured = (
        _is_terminal(output.stream)
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
        and can_print(HALF, output.stream)
    )
    output.say(terminal_map(atlas, output.columns, colours=coloured))
    output.say("")
    for sentence in (*sentences(atlas), work_sentence(atlas)):
        output.say(sentence)
    files = kept.files()
    if atlas.is_whole:
        output.say(translate("Picture: {file}").format(file=files["picture"]))
        output.say(translate("Numbers: {file}").format(file=files["arrays"]))
    else:
        output.say(
            translate("Go on with: descenso atlas --resume --out {folder}").format(
                folder=kept.folder
            )
        )
    output.give({**atlas.summary(), **files})


def _tell_whole(output: Output, kept: Kept) -> int:
    output.say(
        translate("{folder}: stands whole; nothing is left to do.").format(folder=kept.folder)
    )
    output.give({**read_request(kept.folder)["result"], **kept.files()})
    return DONE
