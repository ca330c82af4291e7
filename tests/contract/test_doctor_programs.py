"""The doctor's public benchmark: every program is there, and its manifest says what can be so."""

from __future__ import annotations

from collections import Counter

import pytest
from benchmarks.doctor.effects import judge
from benchmarks.doctor.programs import HERE, PARTS, Program, load
from benchmarks.doctor.running import Ran
from benchmarks.doctor.scoring import Verdict

PROGRAMS = [program for part in PARTS for program in load(part)]
FAULTY = [program for program in PROGRAMS if program.fault]


def named(fault: str | None) -> list[Program]:
    return [program for program in PROGRAMS if program.fault == fault]


def finding(fault: str, line: int, severity: str = "error") -> dict[str, object]:
    return {"id": fault, "line": line, "cell": None, "severity": severity}


def test_each_fault_has_five_programs_or_more_in_both_parts() -> None:
    counts = Counter(program.fault for program in FAULTY)
    assert len(counts) == 45
    assert min(counts.values()) >= 5
    for fault in counts:
        assert {program.part for program in named(fault)} == set(PARTS)


def test_there_are_sixty_healthy_programs_or_more() -> None:
    assert len(named(None)) >= 60
    assert all(program.good is not None for program in named(None))


@pytest.mark.parametrize("part", PARTS)
def test_the_manifest_lists_the_folder(part: str) -> None:
    there = {
        str(path.relative_to(HERE / part))
        for path in (HERE / part).rglob("*")
        if path.suffix in (".py", ".ipynb")
    }
    assert there == {program.file for program in load(part)}


def test_no_program_is_in_both_parts() -> None:
    seen, held_out = ({p.python() for p in PROGRAMS if p.part == part} for part in PARTS)
    assert not seen & held_out


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda p: f"{p.part}/{p.file}")
def test_a_program_and_its_mended_twin_are_python(program: Program) -> None:
    compile(program.python(), program.file, "exec")
    compile(program.python(mended=True), program.file, "exec")
    assert (program.python() == program.python(mended=True)) == (program.fault is None)


@pytest.mark.parametrize("program", FAULTY, ids=lambda p: f"{p.part}/{p.file}")
def test_a_faults_lines_hold_code(program: Program) -> None:
    first = 1 if program.path.suffix == ".ipynb" else 0
    for cell, line in program.lines | set(program.mend):
        assert program.cells[cell - first].split("\n")[line - 1].strip()


def test_the_effect_check_tells_harm_from_none() -> None:
    program = next(p for p in FAULTY if p.measure == "lower" and not p.crashes)
    good, bad, crash = (
        Ran(0, "loss 0.1", "", None),
        Ran(0, "loss nan", "", None),
        Ran(1, "", "", None),
    )
    assert judge(program, bad, good) is None
    assert judge(program, good, good) == "no harm"
    assert judge(program, bad, crash) == "the mended program fails"
    assert judge(program, crash, good) == "should not crash"


def test_a_verdict_looks_at_the_first_finding() -> None:
    program = next(p for p in FAULTY if p.path.suffix == ".py" and p.lines)
    assert program.fault is not None
    line = min(line for _cell, line in program.lines)
    right = Verdict(program, [finding(program.fault, line)])
    assert (right.detected, right.named, right.placed) == (True, True, True)
    late = Verdict(program, [finding("other", line), finding(program.fault, line)])
    assert (late.detected, late.named, len(late.serious)) == (True, False, 2)
    astray = Verdict(program, [finding(program.fault, 10_000)])
    assert (astray.named, astray.placed) == (True, False)
    silent = Verdict(program, [finding("other", line, "note")])
    assert (silent.detected, silent.named) == (False, False)
