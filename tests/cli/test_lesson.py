from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest

from descenso.cli import lesson


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["lesson"], "session-3.ipynb"),
        (["lesson", "--lang", "es"], "sesion-3.ipynb"),
        (["--lang", "es", "lesson"], "sesion-3.ipynb"),
        (["--lang", "es", "lesson", "--lang", "en"], "session-3.ipynb"),
    ],
)
def test_it_writes_the_notebook_of_the_language(descenso, tmp_path, words, name):
    outcome = descenso(*words)
    assert outcome.code == 0
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert name in outcome.out
    assert json.loads((tmp_path / name).read_text(encoding="utf-8"))["nbformat"] == 4


def test_json_tells_path_language_and_cells(descenso, tmp_path):
    outcome = descenso("lesson", "--lang", "es", "--out", "there", "--json")
    document = outcome.json
    assert document["notebook"] == "there/sesion-3.ipynb"
    assert document["language"] == "es"
    written = json.loads((tmp_path / "there/sesion-3.ipynb").read_text(encoding="utf-8"))
    assert document["cells"] == len(written["cells"])


def test_it_never_replaces_without_force(descenso, tmp_path):
    descenso("lesson")
    (tmp_path / "session-3.ipynb").write_text("my answers")
    outcome = descenso("lesson")
    assert outcome.code == 2
    assert "session-3.ipynb: is there already" in outcome.err
    assert (tmp_path / "session-3.ipynb").read_text() == "my answers"
    assert descenso("lesson", "--force").code == 0
    assert (tmp_path / "session-3.ipynb").read_text() != "my answers"


def test_an_unknown_language_is_refused(descenso, tmp_path):
    outcome = descenso("lesson", "--lang", "fr")
    assert outcome.code == 2
    assert "fr" in outcome.err
    assert list(tmp_path.iterdir()) == []


def test_open_without_jupyterlab_says_what_to_install(descenso, tmp_path, monkeypatch):
    monkeypatch.setattr(lesson.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(lesson.shutil, "which", lambda name: None)
    outcome = descenso("lesson", "--open")
    assert outcome.code == 2
    assert "pip install 'descenso[notebook]'" in outcome.err
    assert list(tmp_path.iterdir()) == []


def test_another_jupyterlab_is_taken_where_this_python_has_none(monkeypatch):
    monkeypatch.setattr(lesson.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(lesson.shutil, "which", lambda name: "/somewhere/jupyter-lab")
    assert lesson._find_jupyter() == ["/somewhere/jupyter-lab"]


@pytest.mark.parametrize(("code", "expected"), [(0, 0), (3, 2)])
def test_open_hands_over_the_notebook_and_keeps_its_talk_apart(tmp_path, code, expected):
    """In a process of its own, with a package that stands for JupyterLab."""
    fake = tmp_path / "jupyterlab"
    fake.mkdir()
    (fake / "__init__.py").write_text("")
    (fake / "__main__.py").write_text(f"import sys; print('talk', sys.argv[1]); sys.exit({code})")
    done = subprocess.run(
        [sys.executable, "-m", "descenso", "--lang", "en", "lesson", "--open", "--json"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        check=False,
    )
    assert done.returncode == expected
    assert json.loads(done.stdout)["notebook"] == "session-3.ipynb"
    assert "talk session-3.ipynb" in done.stderr
    assert ("ended with exit code 3" in done.stderr) == (code == 3)


def test_ctrl_c_is_left_to_jupyterlab():
    """An interrupt of the one who waits does not end the one who works."""
    words = [
        sys.executable,
        "-c",
        "import os, signal, time; os.kill(os.getppid(), signal.SIGINT); time.sleep(0.5)",
    ]
    before = signal.getsignal(signal.SIGINT)
    lesson._run_until_it_ends(words)
    assert signal.getsignal(signal.SIGINT) is before
