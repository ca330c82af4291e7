"""The lesson's own notebook, as a learner first meets it."""

from __future__ import annotations

import json

import pytest
from tests.doctor.lesson_as_written import CELLS

from descenso.doctor.examination import examine
from descenso.doctor.script import Runner
from descenso.doctor.source import read_source
from descenso.views.doctor_text import doctor_text

MENDED = {
    "W1 = 0.1 * torch.randn(d_in, h, requires_grad=True)": (
        "W1 = (0.1 * torch.randn(d_in, h)).requires_grad_()"
    ),
    "W2 = 0.1 * torch.randn(h, d_out, requires_grad=True)": (
        "W2 = (0.1 * torch.randn(h, d_out)).requires_grad_()"
    ),
}


def mended():
    text = "\0".join(CELLS)
    for line, better in MENDED.items():
        assert line in text
        text = text.replace(line, better)
    return text.split("\0")


def examined(folder, cells):
    path = folder / "sesion-3.ipynb"
    document = {"cells": [{"cell_type": "code", "source": cell} for cell in cells]}
    path.write_text(json.dumps(document), encoding="utf-8")
    with Runner(read_source(path)) as runner:
        return examine(runner)


@pytest.fixture(scope="module")
def as_written(tmp_path_factory):
    return examined(tmp_path_factory.mktemp("lesson"), CELLS)


def test_it_crashes_and_the_cause_is_at_the_lines_of_w1_and_w2(as_written):
    assert as_written.status == "crashed"
    assert {one.id for one in as_written.findings if one.severity != "note"} == {
        "non-leaf-parameter"
    }
    lines = {}
    for one in as_written.findings:
        place = as_written.place(one)
        lines[one.tensor] = as_written.source.lines(place)[place.line - 1]
    assert lines == {name.partition(" ")[0]: name for name in MENDED}
    assert as_written.stopped_at.cell == 6


def test_the_parameters_have_the_names_that_the_learner_gave_them(as_written):
    told = as_written.to_json()["parameters"]
    assert [(one["name"], one["shape"]) for one in told] == [
        ("W1", [2, 16]), ("b1", [16]), ("W2", [16, 2]), ("b2", [2]),
    ]  # fmt: skip
    assert {one["cell"] for one in told} == {3}


def test_the_mend_is_the_corrected_line(as_written):
    for one, better in zip(as_written.findings, MENDED.values(), strict=True):
        assert better in one.fix


def test_the_cause_is_read_before_the_crash(as_written):
    text = doctor_text(as_written)
    assert text.index("W1 = 0.1 * torch.randn") < text.index("NoneType")


def test_mended_it_is_healthy(tmp_path):
    seen = examined(tmp_path, mended())
    assert seen.status == "healthy"
    assert [one for one in seen.findings if one.severity != "note"] == []
    assert seen.judgement.record.steps_seen == 391
    assert b"epoch 30 | loss=0.0" in seen.outcome.stdout
