"""`%load_ext descenso`, and then `%%doctor` at the top of a notebook's cell.

The cell runs as always, in the notebook's own process and with its names; the report follows it.
"""

from __future__ import annotations

import html
import linecache
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from descenso.doctor.examination import Examination
from descenso.doctor.script import Outcome
from descenso.doctor.source import Position, Source
from descenso.doctor.watch import watch
from descenso.language import translate

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

HEIGHT = 560
"""Of the report, in pixels."""


@dataclass(frozen=True)
class CellSource(Source):
    """The cells that have run in a notebook, by the numbers that stand beside them."""

    shell: InteractiveShell | None = None
    number: int = 0

    @property
    def _numbers(self) -> dict[str, int]:
        """The number of each cell, under the name that its code has in tracebacks."""
        known = getattr(getattr(self.shell, "compile", None), "_filename_map", {})
        # Within a cell's run IPython has counted on already.
        return {name: min(number, self.number) for name, number in known.items()}

    def place(self, filename: str, line: int) -> Position:
        """`In [3]` is cell 3; a line elsewhere keeps its file's name."""
        number = self._numbers.get(filename)
        return Position(filename if number is None else "", line, number)

    def lines(self, place: Position) -> list[str]:
        """The lines of the newest cell with that number."""
        names = [name for name, number in self._numbers.items() if number == place.cell]
        return [line.rstrip("\n") for name in names[-1:] for line in linecache.getlines(name)]


class Diagnosis:
    """What `%%doctor` shows: the page in a notebook, the text in a terminal."""

    def __init__(self, examination: Examination) -> None:
        self.examination = examination

    @property
    def findings(self) -> tuple[Any, ...]:
        """What is wrong with the cell's training, the first cause first."""
        return self.examination.findings

    def __repr__(self) -> str:
        from descenso.views.doctor_text import doctor_text

        return doctor_text(self.examination)

    def _repr_html_(self) -> str:
        """The page in a frame of its own: its style touches nothing of the notebook."""
        from descenso.views.doctor_page import doctor_page
        from descenso.views.doctor_words import headline

        page = html.escape(doctor_page(self.examination), quote=True)
        title = html.escape(headline(self.examination), quote=True)
        return (
            f'<iframe title="{title}" sandbox="" srcdoc="{page}" width="100%" '
            f'height="{HEIGHT}" style="border:0"></iframe>'
        )


def register(shell: InteractiveShell) -> None:
    """Give the notebook its `%%doctor`."""

    def doctor(_line: str, cell: str) -> Diagnosis:
        return examine_cell(shell, cell)

    doctor.__doc__ = translate("Run the cell, and say what is wrong with its training.")
    shell.register_magic_function(doctor, "cell", "doctor")  # type: ignore[arg-type]


def examine_cell(shell: InteractiveShell, cell: str) -> Diagnosis:
    """Run `cell` in the notebook, watched. There is no second run: guesses stay unsaid."""
    number = len(shell.user_ns.get("In", [""])) - 1
    with watch() as seen:
        # The magic's own line is kept, so that the others keep their numbers.
        result = shell.run_cell(f"# %%doctor\n{cell}")  # type: ignore[no-untyped-call]
        error = result.error_in_exec or result.error_before_exec
        if error is not None:
            seen.crashed(error, error.__traceback__)
    name = translate("cell {number}").format(number=number)
    outcome = Outcome(
        end="error" if error is not None else "finished",
        record=seen.record,
        exit_code=None,
        signal=None,
        at=None,
        stdout=b"",
        stderr=b"",
        seconds=0.0,
        peak_memory=0,
    )
    source = CellSource(name, Path(name), (), "", shell, number)
    return Diagnosis(Examination(source, outcome, seen.judgement, 1, 0.0))
