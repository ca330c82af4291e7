"""The options that say how a network trains: the same for every verb that trains one."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import click

from descenso.cli.options import Hidden
from descenso.core.activations import ACTIVATIONS
from descenso.core.network import INITS
from descenso.language import translate
from descenso.runs.engines import ENGINES
from descenso.runs.options import TrainOptions


def training_options(*, without: Collection[str] = (), **defaults: Any) -> list[click.Parameter]:
    """One option for each field of `TrainOptions`, but for those named in `without`.

    A value that is not given stays None, so that the verb can tell what was asked for; `defaults`
    are the verb's own, shown in the help.
    """
    default = TrainOptions(**defaults)
    rows: list[tuple[list[str], Any, str]] = [
        (["--hidden"], Hidden(), translate("Widths of the hidden layers; 0 for none.")),
        (["--activation"], str, " | ".join(ACTIVATIONS)),
        (["--init"], str, translate("First weights: {names}.").format(names=" | ".join(INITS))),
        (["--init-scale"], float, translate("Deviation of the first weights, for normal.")),
        (["--lr"], float, translate("Learning rate.")),
        (["--momentum"], float, translate("Share of the last step that goes on.")),
        (["--weight-decay"], float, translate("Pull of every parameter towards 0.")),
        (["--batch-size"], int, translate("Rows of one update.")),
        (["--epochs"], int, translate("Passes over the data.")),
        (["--seed"], int, translate("Of data, first parameters, batches and split.")),
        (
            ["--zero-grads/--no-zero-grads"],
            bool,
            translate("Clear the gradients before each step."),
        ),
        (["--validation"], float, translate("Share of the rows held out of training.")),
        (
            ["--standardize/--no-standardize"],
            bool,
            translate("Mean 0 and deviation 1 for each feature; by default for files only."),
        ),
        (["--engine"], str, " | ".join(ENGINES)),
        (["--device"], str, "cpu | cuda"),
        (["--checkpoint-every"], int, translate("Epochs between two checkpoints.")),
    ]
    options: list[click.Parameter] = []
    for flags, kind, help_text in rows:
        name = flags[0].split("/")[0].removeprefix("--").replace("-", "_")
        if name in without:
            continue
        value = getattr(default, name)
        shown = ",".join(map(str, value)) if isinstance(value, tuple) else value
        if name == "init_scale":
            shown = default.scale
        note = "" if shown is None or isinstance(shown, bool) else f"  [{shown}]"
        options.append(
            click.Option(flags, type=kind, default=None, show_default=False, help=help_text + note)
        )
    return options
