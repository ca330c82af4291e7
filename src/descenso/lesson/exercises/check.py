"""Check one file: every function on its own, each in a process of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from descenso.lesson.exercises.cases import CASES
from descenso.lesson.exercises.files import read_file
from descenso.lesson.exercises.judge import Verdict, judge, leans_on_others
from descenso.lesson.exercises.workshop import Workshop

SECONDS = 10.0
"""For one function on all its cases, unless asked otherwise: they take less than a tenth."""


@dataclass(frozen=True)
class Sheet:
    """The verdicts on one file, in the order of the lesson."""

    file: Path
    verdicts: tuple[Verdict, ...]

    @property
    def right(self) -> int:
        """How many functions are right."""
        return sum(verdict.status == "right" for verdict in self.verdicts)

    @property
    def total(self) -> int:
        """How many functions there are."""
        return len(self.verdicts)

    @property
    def status(self) -> str:
        """`right` when all are, else `incomplete`."""
        return "right" if self.right == self.total else "incomplete"


def check_file(workshop: Workshop, path: Path, seconds: float = SECONDS) -> Sheet:
    """The verdicts on the functions of `path`, each with `seconds` of time.

    Raises:
        DataError: the file cannot be read.
    """
    content = read_file(path)
    loading = workshop.run(content, None, (), seconds)
    if not any("loaded" in finding for finding in loading.findings):
        # What keeps the file from loading keeps every function from being tried.
        verdict = judge(next(iter(CASES)), loading)
        return Sheet(path, tuple(replace(verdict, function=name) for name in CASES))
    return Sheet(
        path,
        tuple(_check_function(workshop, content, function, seconds) for function in CASES),
    )


def _check_function(workshop: Workshop, content: bytes, function: str, seconds: float) -> Verdict:
    """The verdict beside right functions; beside the learner's own, if it is right only there.

    Who gave the other functions arguments or results of their own calls them in that way.
    """
    outcome = workshop.run(content, function, CASES[function], seconds)
    verdict = judge(function, outcome)
    if verdict.status not in ("wrong", "crashed") or not leans_on_others(function, outcome):
        return verdict
    own = workshop.run(content, function, CASES[function], seconds, own=True)
    second = judge(function, own)
    return second if second.status == "right" else verdict
