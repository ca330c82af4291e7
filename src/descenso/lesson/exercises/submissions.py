"""A folder of submissions: a row for each file, a column for each function."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from descenso.errors import DataError
from descenso.lesson.exercises.cases import CASES
from descenso.lesson.exercises.check import SECONDS, Sheet, check_file
from descenso.lesson.exercises.judge import Verdict
from descenso.lesson.exercises.workshop import Workshop

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Submission:
    """One file of the folder: its verdicts, or why it could not be read."""

    file: Path
    sheet: Sheet | None
    problem: str | None = None


def check_submissions(
    workshop: Workshop, files: list[Path], seconds: float = SECONDS
) -> Iterator[Submission]:
    """Each file's result, as soon as it is known."""
    for file in files:
        try:
            yield Submission(file, check_file(workshop, file, seconds))
        except DataError as error:
            yield Submission(file, None, str(error))


def submissions_csv(submissions: list[Submission]) -> str:
    """The table: `file`, a column for each function, `right`, `total`.

    A cell is `right`, the slip's name, or the status; a file that could not be read has
    `unreadable` in each.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["file", *CASES, "right", "total"])
    for submission in submissions:
        sheet = submission.sheet
        cells = [UNREADABLE] * len(CASES) if sheet is None else map(_cell, sheet.verdicts)
        right = 0 if sheet is None else sheet.right
        writer.writerow([harmless(submission.file.name), *cells, right, len(CASES)])
    return text.getvalue()


def _cell(verdict: Verdict) -> str:
    return verdict.slip.id if verdict.slip is not None else verdict.status


def harmless(name: str) -> str:
    """`name` for a cell: a spreadsheet must not compute it, and what is no text is escaped."""
    shown = name.encode("utf-8", "backslashreplace").decode("utf-8")
    shown = "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in shown)
    return f"'{shown}" if name.startswith(FORMULA) else shown
