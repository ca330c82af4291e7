"""`descenso explain`: one training step, line by line, with the run's own numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from descenso.cli.options import label_option, make_command
from descenso.cli.output import Output
from descenso.cli.places import place_options, refuse_taken_file
from descenso.cli.training_options import training_options
from descenso.data.load import load
from descenso.explanation.explanation import BATCH_SIZE, explain_step
from descenso.language import translate
from descenso.runs.durable import write_durably
from descenso.runs.options import make_options

DONE = 0


def command(name: str, text: str) -> click.Command:
    """The verb with its options, in the current language."""
    shared = training_options(without=("device", "checkpoint_every"), batch_size=BATCH_SIZE)
    data = click.Argument(["data"], required=False)
    return make_command(name, text, [data, *_own_options(), *shared], _explain)


def _own_options() -> list[click.Parameter]:
    return [
        label_option(),
        click.Option(
            ["--step"], type=int, default=1, help=translate("Number of the step, from 1.")
        ),
        click.Option(
            ["--entry", "entries"],
            multiple=True,
            metavar="NAME[i,j]",
            help=translate("Entry to write out with its numbers, such as W1[0,3]; again for more."),
        ),
        *place_options(
            "--html",
            translate("Page to write: the same, to point at and step through."),
            translate("Replace the file that --html names."),
        ),
    ]


def _explain(
    output: Output,
    *,
    data: str | None,
    label: str | None,
    step: int,
    entries: tuple[str, ...],
    html: Path | None,
    force: bool,
    **given: Any,
) -> int:
    refuse_taken_file(html, "--html", force=force)
    chosen = {name: value for name, value in given.items() if value is not None}
    options = make_options({"batch_size": BATCH_SIZE, **chosen})
    dataset = load(data or "clouds", label=label, seed=options.seed)
    explanation = explain_step(dataset, options, step=step, entries=entries)
    if html is not None:
        from descenso.views.explanation_page import explanation_page

        write_durably(html, explanation_page(explanation).encode())
    if output.json_only:
        output.give({**explanation.to_json(), "html": str(html) if html else None})
    elif html is None:
        from descenso.views.explanation_text import explanation_text

        output.say(explanation_text(explanation, output.columns, stream=output.stream))
    if html is not None:
        output.say(translate("Page: {page}").format(page=html.resolve().as_uri()))
    return DONE
