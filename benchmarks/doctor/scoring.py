"""What `descenso doctor` says about each program, beside what it should say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from benchmarks.doctor.programs import Program

HEALTHY = "(healthy)"


@dataclass(frozen=True)
class Verdict:
    """A program and the doctor's findings on it, in their order. `failure` is the doctor's own."""

    program: Program
    findings: list[dict[str, Any]]
    failure: str | None = None

    @property
    def serious(self) -> list[dict[str, Any]]:
        """Errors and warnings."""
        return [one for one in self.findings if one["severity"] != "note"]

    @property
    def first(self) -> dict[str, Any] | None:
        """The finding that a reader meets first."""
        return self.findings[0] if self.findings else None

    @property
    def detected(self) -> bool:
        """Whether anything of weight was said, or the fault was named at all."""
        named = any(one["id"] == self.program.fault for one in self.findings)
        return bool(self.serious) or named

    @property
    def named(self) -> bool:
        """Whether the first finding has the fault's id."""
        return self.first is not None and self.first["id"] == self.program.fault

    @property
    def placed(self) -> bool:
        """Whether the first finding is at one of the fault's lines."""
        if self.first is None or self.first["line"] is None:
            return False
        return (self.first["cell"] or 0, self.first["line"]) in self.program.lines


def examine(programs: list[Program], jobs: int) -> Iterator[Verdict]:
    """The doctor's verdict on each program, in their order."""
    with ThreadPoolExecutor(jobs) as pool:
        yield from pool.map(_verdict, programs)


def _verdict(program: Program) -> Verdict:
    # Two programs at once must not each take all cores, or neither's times mean anything.
    done = subprocess.run(
        [sys.executable, "-m", "descenso", "doctor", str(program.path), "--json"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
    )
    try:
        return Verdict(program, json.loads(done.stdout)["findings"])
    except (json.JSONDecodeError, KeyError):
        told = done.stderr.strip().splitlines() or ["no report"]
        return Verdict(program, [], told[-1])


def table(verdicts: list[Verdict]) -> Iterator[str]:
    """A row for each id, and one for all."""
    groups = defaultdict(list)
    for verdict in verdicts:
        groups[verdict.program.fault or HEALTHY].append(verdict)
    healthy = groups.pop(HEALTHY, [])
    yield "| id | programs | something found | right name first | right line | more than one |"
    yield "|---|---:|---:|---:|---:|---:|"
    for fault, members in sorted(groups.items()):
        yield _row(f"`{fault}`", members)
    yield _row("all", [one for members in groups.values() for one in members])
    yield ""
    flagged = [one for one in healthy if one.serious]
    yield f"healthy programs with an error or warning: {len(flagged)} of {len(healthy)}"


def _row(name: str, members: list[Verdict]) -> str:
    lined = [one for one in members if one.program.lines]
    return " | ".join(
        [
            f"| {name}",
            str(len(members)),
            _share([one.detected for one in members]),
            _share([one.named for one in members]),
            _share([one.named and one.placed for one in lined]),
            f"{sum(len(one.serious) > 1 for one in members)} |",
        ]
    )


def _share(held: list[bool]) -> str:
    return f"{sum(held)}/{len(held)} ({sum(held) / len(held):.0%})" if held else "–"


def misses(verdicts: list[Verdict]) -> Iterator[str]:
    """A line for each program about which something else was said than should be."""
    for one in verdicts:
        said = (
            ", ".join(f"{f['id']}@{f['line']}({f['severity']})" for f in one.findings) or "nothing"
        )
        if one.failure:
            yield f"{one.program.file}: the doctor failed: {one.failure}"
        elif one.program.fault is None:
            if one.serious:
                yield f"{one.program.file}: healthy, and it said {said}"
        elif not one.named or len(one.serious) > 1:
            yield f"{one.program.file}: said {said}"
        elif one.program.lines and not one.placed:
            right = ", ".join(str(line) for _cell, line in sorted(one.program.lines))
            yield f"{one.program.file}: said {said}, the line is {right}"
