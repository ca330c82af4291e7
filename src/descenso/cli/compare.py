"""`descenso compare`: twin runs that differ in one thing, and what the difference did."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import click

from descenso.cli.options import label_option, make_command
from descenso.cli.output import Output
from descenso.cli.places import free_folder, place_options
from descenso.cli.training_options import training_options
from descenso.comparison.changes import read_changes
from descenso.comparison.comparison import Comparison, compare_twins
from descenso.comparison.files import COMPARISON_FILES, FIGURE, PAGE, make_folder, refuse_taken
from descenso.data.load import load
from descenso.language import translate
from descenso.runs.durable import write_durably
from descenso.runs.options import make_options


def command(name: str, text: str) -> click.Command:
    """The verb with its options, in the current language."""
    return make_command(
        name,
        text,
        [
            click.Argument(["data"], required=False),
            click.Option(
                ["--vary"],
                multiple=True,
                metavar="NAME=V1,V2,…",
                help=translate(
                    "A train option and its values, a twin for each; hidden=16x16 is two layers. "
                    "Several --vary: still one change for each twin."
                ),
            ),
            *training_options(without=("checkpoint_every",)),
            label_option(),
            *place_options(
                "--out",
                translate("Folder for page and pictures.  [runs/<time>-compare-<data>]"),
                translate("Replace the comparison in --out."),
            ),
        ],
        _compare,
    )


def _compare(
    output: Output,
    *,
    data: str | None,
    vary: tuple[str, ...],
    label: str | None,
    out: Path | None,
    force: bool,
    **given: Any,
) -> int:
    options = make_options({name: value for name, value in given.items() if value is not None})
    changes = read_changes(vary)
    dataset = load(data or "clouds", label=label, seed=options.seed)
    folder = out if out is not None else free_folder(f"compare-{dataset.name}")
    refuse_taken(folder, force=force)
    # Before the training: a folder that cannot be made would lose all of it.
    make_folder(folder, exist_ok=True)
    try:
        comparison = compare_twins(
            dataset,
            changes,
            options,
            on_twin=lambda name: output.remark(translate("Training {twin} …").format(twin=name)),
        )
        _finish(output, folder, comparison)
    finally:
        with contextlib.suppress(OSError):
            folder.rmdir()  # only if nothing came to stand in it
    return 0


def _finish(output: Output, folder: Path, comparison: Comparison) -> None:
    """Write the files, show the table and the verdicts, say where the page is."""
    from descenso.views.comparison_pictures import comparison_files
    from descenso.views.comparison_terminal import comparison_table, verdict_paragraphs
    from descenso.views.terminal import can_print

    files = comparison_files(comparison)
    for name in COMPARISON_FILES:
        if name not in files:
            (folder / name).unlink(missing_ok=True)
    for name, content in files.items():
        write_durably(folder / name, content)
    plain = not can_print("─—…‖θ", output.stream)
    output.say(comparison_table(comparison, output.columns, plain=plain))
    verdicts = verdict_paragraphs(comparison, output.columns)
    if verdicts:
        output.say(f"\n{verdicts}")
    page = (folder / PAGE).resolve().as_uri()
    output.say("")
    output.say(translate("Page: {page}").format(page=page))
    output.give(
        {**comparison.to_json(), "figure": str(folder / FIGURE), "page": str(folder / PAGE)}
    )
