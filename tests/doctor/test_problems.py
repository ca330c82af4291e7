"""Each rule on trainings that have its fault, and on trainings that look like it and have not."""

from __future__ import annotations

import dataclasses
import json

import pytest

from descenso.comparison.twins import Family
from descenso.data.load import load
from descenso.doctor.problems import PROBLEMS, diagnose
from descenso.doctor.vitals import Fork
from descenso.runs.options import make_options

SICK = {
    "missing-zero-grad": {"zero_grads": False},
    "symmetric-start": {"init": "zeros"},
    "start-too-large": {"init_scale": 30.0, "epochs": 5},
    "start-too-small": {"hidden": (16, 16, 16), "activation": "tanh", "init_scale": 0.01},
    "learning-rate-too-high": {"lr": 10.0},
    "dead-units": {"data": "circles", "hidden": (8, 8, 8, 8, 8), "init_scale": 0.01},
    "saturated-units": {
        "data": "moons", "activation": "tanh", "init_scale": 40.0, "hidden": (8, 8), "lr": 0.01,
    },
    "learning-rate-too-low": {"lr": 0.001},
}  # fmt: skip

HEALTHY = [
    {},
    {"seed": 5},
    {"lr": 1.0},
    {"activation": "tanh"},
    {"hidden": (4,)},
    {"hidden": (64,)},
    {"hidden": ()},
    {"hidden": (16, 16), "init": "he"},
    {"momentum": 0.9},
    {"batch_size": 8},
    {"batch_size": 1, "epochs": 10},
    {"data": "moons", "init": "he", "lr": 1.0, "epochs": 60},
    {"epochs": 2},
    {"batch_size": 400, "epochs": 3},
    {"lr": 0.01},  # slow, and yet most of the way
    {"data": "moons", "init": "he", "lr": 1.0, "epochs": 60, "activation": "tanh"},
    {"data": "iris", "standardize": True, "validation": 0.2, "lr": 0.5, "epochs": 60},
]


def examined(data="clouds", **options):
    chosen = make_options(options)
    family = Family(load(data, seed=chosen.seed), chosen)
    return family.vitals(chosen), diagnose(family.vitals(chosen))


def test_every_problem_has_a_patient():
    assert set(SICK) == set(PROBLEMS)
    assert [problem.id for problem in PROBLEMS.values()] == list(PROBLEMS)


@pytest.mark.parametrize("problem", SICK)
def test_a_problem_is_found_under_its_name(problem):
    _, findings = examined(**SICK[problem])
    assert problem in [finding.id for finding in findings]


@pytest.mark.parametrize("problem", SICK)
def test_a_finding_has_its_evidence_in_words_and_numbers(problem):
    _, findings = examined(**SICK[problem])
    finding = next(finding for finding in findings if finding.id == problem)
    assert json.dumps(finding.evidence)
    assert finding.severity in ("error", "warning", "note")
    for text in (finding.why, finding.fix):
        assert text.endswith(".")
        assert "{" not in text
        assert "nan" not in text


@pytest.mark.parametrize("options", HEALTHY, ids=str)
def test_a_healthy_training_is_left_alone(options):
    assert examined(**options)[1] == []


@pytest.mark.parametrize("problem", [p for p in SICK if p != "missing-zero-grad"])
def test_a_cause_that_no_fork_confirms_is_not_reported(problem):
    vitals, _ = examined(**SICK[problem])
    stubborn = dataclasses.replace(
        vitals,
        fork=lambda **changes: Fork(changes, vitals.status, vitals.loss, vitals.highest_loss),
    )
    found = {finding.id: finding for finding in diagnose(stubborn)}
    # An exact invariant is still seen; it is then a note, since nothing shows that it hurts.
    assert problem not in found or found[problem].severity == "note"


def test_clearing_that_does_not_matter_is_a_note():
    _, findings = examined(zero_grads=False, epochs=1, batch_size=200)
    assert [(finding.id, finding.severity) for finding in findings] == [
        ("missing-zero-grad", "note")
    ]


def test_the_cause_whose_mend_helps_most_comes_first():
    _, findings = examined(lr=0.001, hidden=(16,), activation="tanh", init_scale=0.01)
    losses = [finding.evidence["fork_loss"] for finding in findings]
    assert losses == sorted(losses)
