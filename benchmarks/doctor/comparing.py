"""The peers' criteria on the same runs, as a table."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.doctor.peers import PEERS
from benchmarks.doctor.peers.reading import Complaints
from benchmarks.doctor.programs import Program
from benchmarks.doctor.recording import Recorder, recording
from benchmarks.doctor.running import run


def complaints(program: Program) -> dict[str, Complaints]:
    """What each peer says of a run of the program; nothing where it does not come to train."""
    seen = run(program.python(), recording, Recorder.vitals).seen
    if not seen or not seen["steps"]:
        return {name: {} for name in PEERS}
    return {name: peer(seen) for name, peer in PEERS.items()}


def table(programs: list[Program]) -> Iterator[str]:
    """How many programs each peer complains of, and of how many faults it says the name."""
    said = [(program, complaints(program)) for program in programs]
    faulty = [(p, c) for p, c in said if p.fault]
    healthy = [(p, c) for p, c in said if not p.fault]
    yield "| criteria of | healthy programs flagged | faulty flagged | the fault among the names |"
    yield "|---|---:|---:|---:|"
    for name in PEERS:
        named = sum(any(p.fault in ids for ids in c[name].values()) for p, c in faulty)
        yield (
            f"| {name} | {_count(healthy, name)} | {_count(faulty, name)} "
            f"| {_part(named, len(faulty))} |"
        )


def _count(said: list[tuple[Program, dict[str, Complaints]]], name: str) -> str:
    return _part(sum(bool(c[name]) for _program, c in said), len(said))


def _part(number: int, of: int) -> str:
    return f"{number}/{of} ({number / of:.0%})" if of else "–"
