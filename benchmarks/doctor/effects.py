"""Whether each fault is really there and hurts, and each healthy program really trains."""

from __future__ import annotations

import math
from collections.abc import Iterator

from benchmarks.doctor.programs import Program
from benchmarks.doctor.running import Ran, run

CLEARLY_LOWER = 0.7
"""The mended twin's loss must be below this share of the faulty one's."""

CLEARLY_HIGHER = 0.04
"""The mended twin's accuracy must be higher by this."""


def table(programs: list[Program]) -> Iterator[str]:
    """A row for each program: what it reached, what its mended twin reached, and the verdict."""
    yield "| program | as it is | mended | |"
    yield "|---|---:|---:|---|"
    wrong = 0
    for program in programs:
        base = run(program.python())
        mended = run(program.python(mended=True)) if program.fault else None
        complaint = judge(program, base, mended)
        wrong += bool(complaint)
        yield f"| {program.file} | {_told(base)} | {_told(mended)} | {complaint or 'holds'} |"
    yield ""
    yield f"{len(programs)} programs, {wrong} that do not hold"


def judge(program: Program, base: Ran, mended: Ran | None) -> str | None:
    """What does not hold of a program, or None."""
    if mended is None:
        return None if base.status == 0 and _good(program, base) else "does not train well"
    if mended.status:
        return "the mended program fails"
    if bool(base.status) != program.crashes:
        return "should crash" if program.crashes else "should not crash"
    if program.crashes or program.measure is None:
        return None
    return (
        None if _better(program, _worst_if_none(program, base), mended.last_number) else "no harm"
    )


def _good(program: Program, ran: Ran) -> bool:
    number = ran.last_number
    if number is None or program.good is None:
        return False
    return number <= program.good if program.measure == "lower" else number >= program.good


def _worst_if_none(program: Program, ran: Ran) -> float:
    number = ran.last_number
    if number is None or math.isnan(number):
        return math.inf if program.measure == "lower" else -math.inf
    return number


def _better(program: Program, base: float, mended: float | None) -> bool:
    if mended is None or not math.isfinite(mended):
        return False
    if program.measure == "lower":
        return mended < CLEARLY_LOWER * base
    return mended >= base + CLEARLY_HIGHER


def _told(ran: Ran | None) -> str:
    if ran is None:
        return ""
    number = "" if ran.last_number is None else f"{ran.last_number:.3g}"
    return f"{number} (exit {ran.status})" if ran.status else number
