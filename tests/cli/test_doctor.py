from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from tests.views.sarif_schema import SARIF

HEALTHY = """\
import torch

torch.manual_seed(0)
X = torch.cat([torch.randn(60, 2) - 2, torch.randn(60, 2) + 2])
y = torch.arange(120) // 60
W = torch.zeros(2, 2, requires_grad=True)
for step in range(60):
    rows = torch.randperm(120)[:40]
    loss = torch.nn.functional.cross_entropy(X[rows] @ W, y[rows])
    loss.backward()
    with torch.no_grad():
        W -= 0.5 * W.grad
        W.grad = None
print("done")
"""
FAULTY = HEALTHY.replace("W = torch.zeros(2, 2, requires_grad=True)",
                         "W = 0.1 * torch.randn(2, 2, requires_grad=True)")  # fmt: skip


@pytest.fixture
def script(tmp_path):
    def write(text, name="train.py"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return write


def notebook(*cells):
    return json.dumps({"cells": [{"cell_type": "code", "source": one} for one in cells]}, indent=1)


def test_a_healthy_script(descenso, script):
    ended = descenso("doctor", script(HEALTHY))
    assert ended.code == 0
    assert ended.out.startswith("train.py: no problem found\n1 parameter · 60 steps · loss ")
    assert "done" not in ended.out
    assert ended.err.startswith("Running train.py …\n")


def test_a_faulty_script_in_every_format(descenso, script, tmp_path):
    name = script(FAULTY)
    text = descenso("doctor", name, "--html", "page.html")
    assert text.code == 1
    assert "error non-leaf-parameter · W" in text.out
    assert "› 6 │ W = 0.1 * torch.randn(2, 2, requires_grad=True)" in text.out
    assert Path("page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "file://" in text.out

    document = descenso("doctor", name, "--json")
    assert document.code == 1
    assert document.json["file"] == "train.py"
    assert document.json["status"] in ("problems", "crashed")
    first = document.json["findings"][0]
    assert (first["id"], first["severity"], first["file"], first["line"], first["tensor"]) == (
        "non-leaf-parameter", "error", "train.py", 6, "W",
    )  # fmt: skip

    log = descenso("doctor", name, "--format", "sarif")
    assert log.code == 1
    jsonschema.validate(log.json, SARIF)
    (place,) = log.json["runs"][0]["results"][0]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "train.py"
    assert place["physicalLocation"]["region"]["startLine"] == 6


def test_a_notebook_by_cell_and_line(descenso, script):
    head, line, tail = FAULTY.partition("W = 0.1 * torch.randn(2, 2, requires_grad=True)\n")
    name = script(notebook("%matplotlib inline\n" + head, line, tail), "lesson.ipynb")
    ended = descenso("doctor", name, "--format", "json")
    first = ended.json["findings"][0]
    assert (first["id"], first["file"], first["cell"], first["line"]) == (
        "non-leaf-parameter", "lesson.ipynb", 2, 1,
    )  # fmt: skip


def test_arguments_reach_the_script_and_no_training_is_no_health(descenso, script):
    name = script("import sys\nassert sys.argv[1:] == ['--lr', '0.1', '-x'], sys.argv")
    ended = descenso("doctor", name, "--json", "--", "--lr", "0.1", "-x")
    assert ended.code == 0
    assert ended.json["status"] == "no-training"
    assert ended.json["findings"] == []
    assert ended.json["script"]["end"] == "finished"


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        ("x = input('name? ')", (), "asks for input"),
        ("import urllib.request as u\nu.urlopen('http://example.org')", (), "asks for the network"),
        ("while True:\n    pass", ("--timeout", "1"), "still running"),
        ("import os\nos.abort()", (), "SIGABRT"),
        ("import nothing_of_the_kind", (), "pip install nothing_of_the_kind"),
        ("x = (", (), "SyntaxError: '(' was never closed"),
    ],
    ids=["input", "network", "loop", "abort", "module", "syntax"],
)
def test_a_script_that_does_not_get_far_is_told_clearly(descenso, script, text, options, expected):
    ended = descenso("doctor", script(text), *options)
    assert ended.code == 1
    assert expected in " ".join(ended.out.split())
    assert "Traceback" not in ended.out + ended.err


def test_an_exit_of_the_scripts_own_is_no_problem(descenso, script):
    ended = descenso("doctor", script(HEALTHY + "import sys\nsys.exit(3)"))
    assert ended.code == 0
    assert "The script ended itself, with exit code 3." in ended.out


def test_steps_can_be_limited(descenso, script):
    ended = descenso("doctor", script(HEALTHY), "--max-steps", "25", "--json")
    assert ended.json["steps_seen"] == 25
    assert ended.json["script"]["end"] == "step-limit"
    assert ended.code == 0


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["absent.py"], "absent.py: could not be read"),
        (["train.txt"], "expected a script (.py) or a notebook (.ipynb)"),
        (["train.py", "--max-steps", "0"], "max-steps: expected a number of steps from 1, got 0"),
        (["train.py", "--timeout", "-1"], "timeout: expected seconds above 0"),
        (["train.py", "--timeout", "nan"], "timeout: expected seconds above 0"),
        (["train.py", "--html", "train.py"], "train.py: is there already"),
        (["train.py", "--format", "xml"], "'xml' is not one of"),
        ([], "Missing argument"),
    ],
)
def test_wrong_requests_are_refused_before_anything_runs(descenso, script, words, expected):
    script("print('ran')")
    script("", "train.txt")
    ended = descenso("doctor", *words)
    assert ended.code == 2
    assert expected in ended.err
    assert "Running" not in ended.err


@pytest.mark.parametrize("words", [["--help"], ["train.py", "--json", "--html", "page.html"]])
def test_the_command_itself_does_without_pytorch(script, tmp_path, words):
    script("print('hi')")
    program = (
        "import sys\nfrom descenso.cli.main import main\n"
        "try:\n    main(['doctor', *sys.argv[1:]])\nexcept SystemExit: pass\n"
        "print('torch' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, *words], capture_output=True, text=True, cwd=tmp_path,
        check=True,
    )  # fmt: skip
    assert run.stdout.endswith("False\n")
