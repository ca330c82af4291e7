from __future__ import annotations

import dataclasses
import io
import json
import re

import jsonschema
import pytest
from tests.doctor.visits import CRASH, finding, visit
from tests.views.sarif_schema import SARIF

from descenso.doctor.interventions import KINDS, Intervention
from descenso.doctor.judgement import Judgement
from descenso.doctor.reasons.saying import TWINS
from descenso.doctor.record import Record
from descenso.language import speaking
from descenso.views.doctor_page import doctor_page
from descenso.views.doctor_sarif import doctor_sarif
from descenso.views.doctor_text import doctor_text
from descenso.views.doctor_words import change_words

NOTEBOOK = json.dumps(
    {
        "cells": [
            {"cell_type": "markdown", "source": ["# Título"]},
            {"cell_type": "code", "source": ["import torch\n", "W1 = 1\n", "\n", "W2 = 2"]},
        ]
    },
    indent=1,
)


def test_the_cause_stands_under_its_line(tmp_path):
    text = doctor_text(visit(tmp_path, [finding]), 80)
    expected = f"""\
error non-leaf-parameter · W1 · step 1
  {tmp_path}/train.py:5
    │
  3 │ d_in, h = 2, 16
  4 │ # Inicialización simple
› 5 │ W1 = 0.1 * torch.randn(d_in, h, requires_grad=True)
    │ ‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾
  6 │ b1 = torch.zeros(h, requires_grad=True)
      W1 is the result of a multiplication.
      → W1 = (0.1 * torch.randn(d_in, h)).requires_grad_()
      It also shows as: vanishing-gradient.
"""
    assert expected in text
    assert text.startswith("train.py: 1 problem\n2 parameters · 40 steps · loss 1.0000 → 0.0250")
    assert text.index("non-leaf-parameter") < text.index("Checked: missing-zero-grad, wrong-sign.")
    assert "Not checked: dead-units" in text


def test_indented_lines_are_underlined_where_they_begin(tmp_path):
    text = doctor_text(visit(tmp_path, [lambda file: finding(file, 8)]), 80)
    assert "› 8 │     lr = 0.5\n    │     ‾‾‾‾‾‾‾‾\n" in text


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_what_is_said_fits_the_terminal(tmp_path, columns):
    long = "W1 is the result of an operation, and so no leaf. " * 8
    seen = visit(
        tmp_path, [lambda file: finding(file)._replace(why=long)], crash=CRASH, end="error"
    )
    rows = [row for row in doctor_text(seen, columns).split("\n") if "│" not in row]
    assert max(len(row) for row in rows if str(tmp_path) not in row and "Fix" not in row) <= columns


def test_only_a_terminal_gets_colours_and_only_unicode_gets_signs(tmp_path, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    seen = visit(tmp_path, [finding])
    assert "\x1b" not in doctor_text(seen, 80, stream=io.StringIO())
    plain = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    text = doctor_text(visit(tmp_path, [finding], text="# uno\n" * 9), 80, stream=plain)
    text.encode("ascii")
    assert "> 5 | # uno" in text

    class Terminal(io.StringIO):
        encoding = "utf-8"

        def isatty(self):
            return True

    coloured = doctor_text(seen, 80, stream=Terminal())
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == doctor_text(seen, 80)


def test_control_codes_in_the_code_do_not_reach_the_terminal(tmp_path):
    seen = visit(tmp_path, [finding], text="x = '\x1b[31m'\u202e\n" * 9)
    for text in (doctor_text(seen, 80), doctor_page(seen)):
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_a_crash_that_no_problem_explains_is_shown_at_its_line(tmp_path):
    seen = visit(tmp_path, status="crashed", crash=CRASH, end="error", exit_code=1,
                 at=(str(tmp_path / "train.py"), 6))  # fmt: skip
    text = doctor_text(seen, 100)
    assert text.startswith("train.py: did not come to its end\n")
    assert "› 6 │ b1 = torch.zeros(h, requires_grad=True)" in text
    assert "The script stopped with AttributeError: 'NoneType' object has no attribute" in text


@pytest.mark.parametrize("language", ["en", "es"])
def test_both_languages_say_everything(tmp_path, language):
    with speaking(language):
        seen = visit(tmp_path, [finding])
        text, page = doctor_text(seen, 80), doctor_page(seen)
    assert f'<html lang="{language}">' in page
    if language == "es":
        assert text.startswith("train.py: 1 problema\n")
        for english in ("problem ", "The fix", "Checked", "steps", "loss"):
            assert english not in text
            assert f">{english}" not in page


def test_the_page_is_one_file_with_the_curves_and_the_evidence(tmp_path):
    page = doctor_page(
        visit(tmp_path, [finding], stdout=b"epoch 1 <b>\x1b[0m\n", stderr=b"careful")
    )
    assert page.count("data:image/svg+xml;base64,") == 1
    assert "http" not in page.replace("http-equiv", "")
    assert '<span class="no">5</span>W1 = 0.1 * torch.randn(d_in, h, requires_grad=True)' in page
    assert "every update × 0.1" in page
    assert "epoch 1 &lt;b&gt;\\u001b[0m" in page
    assert "<dt><code>is_leaf</code></dt><dd>false</dd>" in page
    assert "<dt><code>ratio</code></dt><dd>nan</dd>" in page


def test_without_a_training_nothing_is_drawn_and_nothing_counts_as_checked(tmp_path):
    seen = visit(tmp_path, status="no-training")
    judgement = Judgement("no-training", (), (), ("wrong-sign",), (), Record())
    seen = dataclasses.replace(seen, judgement=judgement)
    text, page = doctor_text(seen, 80), doctor_page(seen)
    assert "data:image" not in page
    assert seen.to_json()["checked"] == []
    for report in (text, page):
        assert "no training seen" in report
        assert "Nothing was checked" in report
        assert "wrong-sign" not in report


@pytest.mark.parametrize("name", ["train.py", "lesson.ipynb", "mi año.py"])
def test_sarif_is_valid_and_points_to_the_line(tmp_path, name):
    text = NOTEBOOK if name.endswith("b") else "a = 1\nW1 = 1\n"
    seen = visit(
        tmp_path, [lambda file: finding(file, 2), lambda file: finding(file, None, file=None)],
        text=text, name=name, crash=CRASH, end="error", exit_code=1, status="crashed",
    )  # fmt: skip
    log = json.loads(json.dumps(doctor_sarif(seen), allow_nan=False))
    jsonschema.validate(log, SARIF, format_checker=jsonschema.FormatChecker())
    (run,) = log["runs"]
    first, second = run["results"]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert "W1 = 1" in text.splitlines()[region["startLine"] - 1]
    assert region["snippet"] == {"text": "W1 = 1"}
    assert (first["ruleId"], first["level"]) == ("non-leaf-parameter", "error")
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"]
    assert second["locations"] == []
    assert run["invocations"][0]["executionSuccessful"] is False
    assert " " not in first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda log: log.update(version="2.0.0"),
        lambda log: log["runs"][0]["results"][0].update(level="fatal"),
        lambda log: log["runs"][0]["results"][0].update(line=3),
        lambda log: log["runs"][0]["tool"]["driver"].pop("name"),
    ],
)
def test_the_schema_refuses_what_is_no_sarif(tmp_path, spoil):
    log = doctor_sarif(visit(tmp_path, [finding]))
    jsonschema.validate(log, SARIF)
    spoil(log)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(log, SARIF)


def test_the_document_for_programs(tmp_path):
    document = json.loads(json.dumps(visit(tmp_path, [finding]).to_json(), allow_nan=False))
    assert {"file", "status", "steps_seen", "parameters", "findings"} <= set(document)
    assert document["parameters"][0] == {
        "name": "W1", "shape": [2, 16], "file": document["file"], "line": 5, "cell": None,
    }  # fmt: skip
    (one,) = document["findings"]
    assert {"id", "severity", "file", "line", "tensor", "step", "evidence", "why", "fix"} <= set(
        one
    )
    assert one["file"] == document["file"] == str(tmp_path / "train.py")
    assert one["evidence"] == {"is_leaf": False, "ratio": None, "shape": [2, 16]}
    assert document["losses"][6] == [7, None]


def test_the_document_names_the_cell(tmp_path):
    seen = visit(tmp_path, [lambda file: finding(file, 4)], text=NOTEBOOK, name="lesson.ipynb")
    (one,) = seen.to_json()["findings"]
    assert (one["line"], one["cell"], one["file"]) == (4, 1, str(tmp_path / "lesson.ipynb"))
    assert "lesson.ipynb, cell 1, line 4\n" in doctor_text(seen, 80)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_second_run_has_its_words(kind):
    said = change_words(Intervention(kind, value=0.25))
    assert said
    assert "{" not in said
    assert TWINS.keys() >= KINDS.keys() - {"look-closely", "as-it-is"}
