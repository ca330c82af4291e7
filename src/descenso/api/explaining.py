"""The Python face of `descenso explain`: one training step, line by line."""

from __future__ import annotations

import html
import os
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

from descenso.data.dataset import Dataset
from descenso.data.load import load
from descenso.errors import RunError
from descenso.explanation.explanation import BATCH_SIZE, Explanation, explain_step
from descenso.language import translate
from descenso.language.readable import readable
from descenso.runs.durable import write_durably
from descenso.runs.options import make_options
from descenso.runs.taken import file_is_taken


class ExplainedStep(Explanation):
    """What `explain` gives back.

    `lines` are the lines of code that ran, each with `code`, `formula`, `shapes`, `says`, `values`
    and `entry(index)`, which writes one entry out with its numbers; `agreement` compares the
    gradient four ways; `facts` holds the sanity figures. A notebook shows it as the page.
    """

    def html(self) -> str:
        """The self-contained page, in the current language."""
        from descenso.views.explanation_page import explanation_page

        return explanation_page(self)

    def save(self, path: str | os.PathLike[str], *, force: bool = False) -> Path:
        """Write the page to the file `path`, and give the path back.

        Raises:
            RunError: something is there already, or the disk refused.
        """
        target = Path(path)
        if file_is_taken(target, force=force):
            raise RunError(
                translate("{path}: is there already. Use force=True to replace it.").format(
                    path=target
                )
            )
        write_durably(target, self.html().encode())
        return target

    def __str__(self) -> str:
        from descenso.views.explanation_text import explanation_text

        return explanation_text(self)

    def __repr__(self) -> str:
        sizes = "-".join(map(str, self.snapshot.sizes))
        name = readable(self.run.data.name, 40)
        return f"<step {self.snapshot.number} of {name}, {sizes}, {len(self.lines)} lines>"

    def _repr_html_(self) -> str:
        """The page in a frame of its own: its script and style touch nothing of the notebook."""
        page = html.escape(self.html(), quote=True)
        title = html.escape(repr(self), quote=True)
        return (
            f'<iframe title="{title}" sandbox="allow-scripts" srcdoc="{page}" width="100%" '
            'height="900" style="border:0"></iframe>'
        )


def explain(
    data: str | os.PathLike[str] | Dataset = "clouds",
    *,
    label: str | None = None,
    step: int = 1,
    batch_size: int = BATCH_SIZE,
    entries: Iterable[str] | None = None,
    **options: Any,
) -> ExplainedStep:
    """Train up to step number `step`, and tell that step line by line with the run's own numbers.

    `data`, `label` and `options` are those of `train`. `entries` holds texts such as `W1[0,3]`: the
    entries to write out with their numbers, one for each tensor; the rest follows one example.

    Raises:
        OptionError: an option cannot be used, the run has no such step, or an entry does not exist.
        DataError: the data cannot be used.

    Example:
        >>> told = explain("clouds")
        >>> told.lines[8].code
        'dW2 = h1.T @ dlogits'
        >>> print(told.lines[8].entry((0, 1)).symbols[:40])
        h1[0,0]*dlogits[0,1] + h1[1,0]*dlogits[1
    """
    chosen = make_options({"batch_size": batch_size, **options})
    dataset = load(data, label=label, seed=chosen.seed)
    if entries is None:
        entries = ()
    elif isinstance(entries, str) or not isinstance(entries, Iterable):
        entries = (str(entries),)
    told = explain_step(dataset, chosen, step=step, entries=entries)
    return ExplainedStep(**{field.name: getattr(told, field.name) for field in fields(told)})
