from __future__ import annotations

import pytest
from tests.doctor.visits import CRASH, finding, outcome, visit

from descenso.doctor import examination
from descenso.doctor.examination import examine
from descenso.doctor.interventions import Intervention
from descenso.doctor.judgement import Judgement
from descenso.doctor.record import Crash, LossPoint, Record

CHANGE = Intervention("clear-gradients")


class FakeRunner:
    """Notes how it is asked to run, and gives back what it was told to."""

    timeout = 10.0
    source = None

    def __init__(self, base, twin=None):
        self.outcomes = [base, *[twin or outcome()] * 9]
        self.asked = []

    def run(self, intervention=None, **options):
        self.asked.append((intervention, options))
        return self.outcomes.pop(0)


@pytest.fixture
def judged(monkeypatch):
    """A judge who asks for two second runs, and keeps what came of them."""
    twins = []

    def judge(record, rerun):
        twins.extend(rerun(CHANGE, offset) for offset in (0, 5))
        return Judgement("healthy", (), (), (), (), record)

    monkeypatch.setattr(examination, "judge", judge)
    return twins


def test_a_visit_is_one_run_and_a_twin_for_each_guess(judged):
    record = Record(losses=(LossPoint(1, 0.5),), steps_seen=30)
    runner = FakeRunner(outcome(record=record), outcome(record=Record(steps_seen=9)))
    heard = []
    seen = examine(runner, max_steps=100, on_run=heard.append)
    assert (seen.runs, seen.judgement.record) == (3, record)
    assert [twin.steps_seen for twin in judged] == [9, 9]
    assert heard == [None, CHANGE, CHANGE]
    assert runner.asked[0] == (None, {"max_steps": 100})
    assert [asked["seed_offset"] for _, asked in runner.asked[1:]] == [0, 5]
    assert {asked["max_steps"] for _, asked in runner.asked[1:]} == {100}


@pytest.mark.parametrize("end", ["timed-out", "step-limit"])
def test_twins_of_a_run_that_was_cut_short_are_as_short(judged, end):
    runner = FakeRunner(outcome(record=Record(steps_seen=30), end=end, seconds=10.0))
    examine(runner)
    assert {asked["max_steps"] for _, asked in runner.asked[1:]} == {30}
    assert {asked["timeout"] for _, asked in runner.asked[1:]} <= {runner.timeout}


def test_twins_are_given_up_when_their_time_is_over(judged, monkeypatch):
    monkeypatch.setattr(examination, "PATIENCE", 0.0)
    seen = examine(FakeRunner(outcome()))
    assert judged == [None, None]
    assert seen.runs == 1


def note(path):
    return finding(path, severity="note")


def warning(path):
    return finding(path, severity="warning")


@pytest.mark.parametrize(
    ("findings", "changed", "status", "well"),
    [
        ((), {"status": "healthy"}, "healthy", True),
        ((note,), {"status": "healthy"}, "healthy", True),
        ((note, warning), {}, "problems", False),
        ((finding,), {"status": "crashed", "end": "error"}, "crashed", False),
        ((), {"status": "crashed", "end": "error", "crash": CRASH}, "crashed", False),
        ((), {"status": "no-training"}, "no-training", True),
        ((), {"status": "no-training", "end": "exit", "exit_code": 3}, "no-training", True),
        ((), {"status": "no-training", "end": "timed-out"}, "no-training", False),
        ((), {"status": "healthy", "end": "timed-out"}, "healthy", True),
        ((), {"status": "healthy", "end": "step-limit"}, "healthy", True),
        ((), {"status": "healthy", "end": "out-of-memory"}, "crashed", False),
        ((), {"status": "no-training", "end": "killed"}, "crashed", False),
    ],
)
def test_what_counts_as_well(tmp_path, findings, changed, status, well):
    seen = visit(tmp_path, findings, **changed)
    assert seen.status == status
    assert seen.is_well == well


def test_a_finding_explains_the_error_and_no_ending_is_said_beside_it(tmp_path):
    crash = Crash("MemoryError", "")
    for findings, said in (((), True), ((finding,), False)):
        seen = visit(tmp_path, findings, status="crashed", end="error", crash=crash)
        assert (seen.ending is not None) == said
        assert seen.error == "MemoryError"
