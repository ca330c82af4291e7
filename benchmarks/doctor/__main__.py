"""`python -m benchmarks.doctor seen`: the doctor on whole programs, beside what others say.

The part called `held_out` is looked at once, when the doctor is finished: whoever builds the doctor
with its programs before their eyes measures nothing.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable

from benchmarks.doctor import comparing, effects, scoring
from benchmarks.doctor.programs import PARTS, Program, load
from benchmarks.doctor.running import warm_up


def main() -> None:
    """Print the tables that are asked for."""
    asked = _arguments()
    programs = _chosen(asked.part, asked.only)
    if asked.effects or asked.peers:
        warm_up()
    if asked.effects:
        _print(f"what the faults of `{asked.part}` do", effects.table(programs))
    if asked.peers:
        _print(f"others' criteria on `{asked.part}`", comparing.table(programs))
    if not (asked.effects or asked.peers):
        verdicts = list(scoring.examine(programs, asked.jobs))
        _print(f"descenso doctor on `{asked.part}`", scoring.table(verdicts))
        _print("said otherwise", scoring.misses(verdicts))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.doctor", description=__doc__)
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--only", default="", help="programs whose file has this in its name")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="programs at once")
    parser.add_argument("--effects", action="store_true", help="whether each fault is there")
    parser.add_argument("--peers", action="store_true", help="what others' criteria say")
    return parser.parse_args()


def _chosen(part: str, only: str) -> list[Program]:
    return [program for program in load(part) if only in program.file]


def _print(title: str, lines: Iterable[str]) -> None:
    print(f"\n**{title}**\n")
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    main()
