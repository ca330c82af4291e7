"""A condition comes with a test that its evidence is true."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from tests.doctor.evidence.recomputing import Case, Cases, assert_same, edited

from descenso.doctor.conditions import CONDITIONS


def all_cases() -> list[Case]:
    """The cases of every file beside this one."""
    files = sorted(Path(__file__).parent.glob("test_*.py"))
    modules = [import_module(f"tests.doctor.evidence.{file.stem}") for file in files]
    return [case for module in modules for case in getattr(module, "cases", Cases())]


def test_every_condition_has_its_evidence_worked_out_anew():
    assert {case.id for case in all_cases()} == set(CONDITIONS)


@pytest.mark.parametrize(
    "evidence",
    [
        {"rows": 8, "loss": 0.1},
        {"rows": 7, "loss": 0.1001},
        {"rows": 7},
        {"rows": 7, "loss": 0.1, "more": None},
        {"rows": True, "loss": 0.1},
    ],
)
def test_a_number_that_is_off_missing_or_unchecked_is_noticed(evidence):
    recomputed = {"rows": 7, "loss": 0.1}
    assert_same({"rows": 7, "loss": 0.1000001}, recomputed)
    with pytest.raises(AssertionError):
        assert_same(evidence, recomputed)


def test_an_edit_that_finds_nothing_to_change_is_noticed():
    with pytest.raises(AssertionError):
        edited("a = 1", ("b", "c"))
