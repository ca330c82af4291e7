"""What `descenso atlas` does not begin, and what it never writes over."""

from __future__ import annotations

import io

import pytest
from tests.cli.atlases import SMALL, names


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--preset", "nonsense"], "preset: there is no 'nonsense'"),
        (["--x", "lr=1:2"], "y: is missing"),
        (["--x", "speed=1:2", "--y", "lr=1:2"], "x: there is no 'speed'"),
        (["--x", "lr=2:1", "--y", "lr2=1:2"], "x: 2:1 is empty"),
        (["--x", "lr=0:1", "--y", "lr2=1:2"], "x: 0:1 is not possible"),
        (["--x", "lr=a:1", "--y", "lr2=1:2"], "x: expected two numbers"),
        (["--x", "momentum=0:1", "--y", "lr=1:2"], "x: 0:1 has no logarithm at 0"),
        (["--zoom", "1:2"], "zoom: expected X0:X1,Y0:Y1"),
        (["--zoom", "1:1e9,0.1:1"], "zoom: 1 to 1e+09 is not inside"),
        (["--lr", "0.5"], "lr: is on the axis x"),
        (["--size", "1"], "size: expected a whole number from 2"),
        (["--size", "31623"], "size: 1 000 014 129 networks of 390 updates each"),
        (["--engine", "gpu"], "engine: there is no 'gpu'"),
        (["--start", "nowhere.npz"], "nowhere.npz: there is no such file"),
        (["nowhere.csv", "--label", "y"], "nowhere.csv: there is no such file"),
        (["clouds", "--label", "y"], "label: clouds has its classes already"),
        (["clouds", "--preset", "fractal-tanh"], "DATA: the preset fractal-tanh"),
        (["--batch-size", "401"], "batch-size: expected 1 to 400"),
        (["--hidden", "0", "--preset", "lr-lr"], "y: lr2 needs a network of 2 layers"),
        (["--resume", "--force"], "force: begins again"),
        (["--epochs", "0"], "epochs: expected a whole number"),
        (["--validation", "0.2"], "--validation"),
        (["--workers", "nonsense"], "workers: expected the address of a scheduler"),
        (["--workers", ""], "workers: expected the address of a scheduler"),
    ],
)
def test_a_wrong_request_is_refused_and_leaves_nothing(descenso, tmp_path, words, message):
    done = descenso("atlas", *words, "--out", "a")
    assert done.code == 2
    assert message in done.err
    assert done.out == ""
    assert list(tmp_path.iterdir()) == []


def test_a_scheduler_that_does_not_answer_is_refused(descenso, tmp_path, monkeypatch):
    monkeypatch.setattr("descenso.cartography.cluster.PATIENCE", 1)
    done = descenso("atlas", *SMALL, "--workers", "tcp://127.0.0.1:1", "--out", "a")
    assert done.code == 2
    assert "workers: " in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_huge_grid_is_counted_and_asked_about(descenso, monkeypatch, tmp_path):
    words = ("atlas", "--size", "5000", "--out", "a")
    monkeypatch.setattr("descenso.cli.atlas.memory_size", lambda: 10**12)
    done = descenso(*words)
    assert done.code == 2
    for part in ("25 000 000 networks of 390 updates", "about", "of memory and", "on the disk"):
        assert part in done.err
    monkeypatch.setattr("descenso.cli.atlas._is_terminal", lambda _stream: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    done = descenso(*words)
    assert done.code == 130
    assert "25 000 000 networks" in done.err
    assert list(tmp_path.iterdir()) == []


def test_yes_begins_without_asking_but_not_beyond_the_memory(descenso, monkeypatch, tmp_path):
    monkeypatch.setattr("descenso.cartography.estimate.LONG", 0.0)
    assert descenso("atlas", *SMALL, "--out", "a").code == 2
    assert descenso("atlas", *SMALL, "--out", "a", "--yes").code == 0
    monkeypatch.setattr("descenso.cli.atlas.memory_size", lambda: 1000)
    done = descenso("atlas", *SMALL, "--out", "b", "--yes")
    assert done.code == 2
    assert "0.0 GB of memory" in done.err
    assert names(tmp_path) == ["a"]


def test_what_is_there_is_not_overwritten(descenso, tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "thesis.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for out in ("a", "file"):
        for force in ([], ["--force"]):
            done = descenso("atlas", *SMALL, "--out", out, *force)
            assert done.code == 2
            assert "is there already" in done.err
    assert names(tmp_path / "a") == ["thesis.txt"]


def test_force_replaces_an_atlas_and_nothing_else(descenso, tmp_path):
    assert descenso("atlas", *SMALL, "--out", "a").code == 0
    (tmp_path / "a" / "thesis.txt").write_text("mine")
    before = (tmp_path / "a" / "atlas.npz").read_bytes()
    words = ("atlas", "moons", *SMALL, "--out", "a")
    assert descenso(*words).code == 2
    assert (tmp_path / "a" / "atlas.npz").read_bytes() == before
    assert descenso(*words, "--force", "--size", "x").code == 2
    assert (tmp_path / "a" / "atlas.npz").read_bytes() == before
    assert descenso(*words, "--force").code == 0
    assert (tmp_path / "a" / "atlas.npz").read_bytes() != before
    assert names(tmp_path / "a") == ["atlas.json", "atlas.npz", "atlas.png", "thesis.txt"]


def test_a_run_is_no_atlas_to_be_replaced(descenso, tmp_path):
    assert descenso("train", "--epochs", "1", "--out", "run").code == 0
    before = names(tmp_path / "run")
    assert descenso("atlas", *SMALL, "--out", "run", "--force").code == 2
    assert descenso("atlas", "--out", "run", "--resume").code == 2
    assert names(tmp_path / "run") == before


def test_a_folder_that_cannot_be_made_is_refused(descenso, tmp_path):
    (tmp_path / "file").write_text("")
    done = descenso("atlas", *SMALL, "--out", "file/a")
    assert done.code == 2
    assert "file/a: could not be written" in done.err
