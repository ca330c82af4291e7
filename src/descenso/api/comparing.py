"""Twin runs from Python: `ds.compare`."""

from __future__ import annotations

import html
import os
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from descenso.comparison.changes import listed_changes
from descenso.comparison.comparison import Comparison, compare_twins
from descenso.data.dataset import Dataset
from descenso.data.load import load
from descenso.runs.durable import write_durably
from descenso.runs.options import make_options

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class ComparedTwins(Comparison):
    """What `compare` gives back: `base` and `twins`, each with vitals and verdict.

    A notebook shows its figure, the table and the verdicts; `print` shows the last two.
    """

    def figure(self) -> Figure:
        """Loss, gradient, parameters and boundaries of all twins."""
        from descenso.views.comparison_figures import comparison_figure

        return comparison_figure(self)

    def save(self, folder: str | os.PathLike[str], *, force: bool = False) -> Path:
        """Write the page and its pictures into a new `folder`; gives the page's path.

        With `force` the folder may be there: files of the same names are replaced, others stay.

        Raises:
            RunError: the folder is there already, or the disk refused.
        """
        from descenso.comparison.files import PAGE, make_folder
        from descenso.views.comparison_pictures import comparison_files

        path = Path(folder)
        make_folder(path, exist_ok=force)
        for name, content in comparison_files(self).items():
            write_durably(path / name, content)
        return path / PAGE

    def __str__(self) -> str:
        from descenso.views.comparison_terminal import comparison_table, verdict_paragraphs

        return f"{comparison_table(self, 100)}\n\n{verdict_paragraphs(self, 100)}"

    def __repr__(self) -> str:
        verdicts = ", ".join(
            f"{twin.label}: {twin.verdict.id}" for twin in self.twins if twin.verdict
        )
        return f"<comparison on {self.base.trained.run.data.name}, {verdicts}>"

    def _repr_html_(self) -> str:
        """The figure, and below it the table with the verdicts."""
        from descenso.views.page import embedded
        from descenso.views.style import svg

        picture, text = embedded(svg(self.figure())), html.escape(str(self))
        return f'<img src="{picture}"><pre style="font-family: monospace">{text}</pre>'


def compare(
    data: str | os.PathLike[str] | Dataset = "clouds",
    *,
    vary: Mapping[str, Sequence[Any]],
    label: str | None = None,
    **options: Any,
) -> ComparedTwins:
    """Train twins that differ from `options` in one thing each, and judge what it changed.

    `vary` gives values for train options, such as `{"lr": [0.01, 1.0], "hidden": [4, (16, 16)]}`;
    every value is one twin. All see the same data (which `seed` draws), start from the same first
    parameters and take the same batches, as far as the change allows.

    Raises:
        OptionError: an option or a value cannot be used.
        DataError: the data cannot be used.

    Example:
        >>> compare("clouds", vary={"lr": [1.0]}, epochs=5).twins[0].verdict.id
        'faster'
    """
    chosen = make_options(options)
    dataset = load(data, label=label, seed=chosen.seed)
    found = compare_twins(dataset, listed_changes(vary), chosen)
    return ComparedTwins(**{field.name: getattr(found, field.name) for field in fields(found)})
