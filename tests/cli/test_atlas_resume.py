"""An atlas that was interrupted: kept, and gone on with to the same bytes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.atlases import SMALL, names

from descenso.cartography.files import ATLAS_FILES
from descenso.runs.folder import held


@pytest.fixture
def interrupted(monkeypatch):
    """Interrupt every atlas after its first tiles, until what this gives back is called."""

    def interrupt():
        asked = iter([False])
        monkeypatch.setattr(
            "descenso.cli.atlas.StopRequests.asked", lambda _stop: next(asked, True)
        )
        return lambda: monkeypatch.setattr(
            "descenso.cli.atlas.StopRequests.asked", lambda _stop: False
        )

    return interrupt


def test_an_interrupted_atlas_goes_on_to_the_same_bytes(
    descenso, tmp_path, interrupted, monkeypatch
):
    monkeypatch.setattr("descenso.cartography.experiment.MOST_IN_TILE", 128)
    words = ("--size", "40", "--epochs", "1", "--engine", "reference")
    assert descenso("atlas", *words, "--out", "truth").code == 0
    go_on = interrupted()
    done = descenso("atlas", *words, "--out", "a", "--json")
    go_on()
    assert done.code == 130
    assert done.json["status"] == "interrupted"
    assert "Go on with: descenso atlas --resume --out a" in done.err
    assert "have not been trained yet" in done.err
    assert "atlas.part" in names(tmp_path / "a")
    assert "atlas.npz" not in names(tmp_path / "a")
    done = descenso("atlas", "--resume", "--out", "a", "--json")
    assert done.code == 0, done.err
    for name in ("atlas.png", "atlas.npz"):
        assert Path("a", name).read_bytes() == Path("truth", name).read_bytes()
    assert names(tmp_path / "a") == ["atlas.json", "atlas.npz", "atlas.png"]


@pytest.fixture
def unfinished(descenso, tmp_path, monkeypatch, interrupted):
    """The folder of an interrupted atlas of a file."""
    rows = [f"{x},{(x * 7) % 11},{'a' if x < 20 else 'b'}" for x in range(40)]
    (tmp_path / "t.csv").write_text("x,z,kind\n" + "\n".join(rows) + "\n")
    words = ["t.csv", "--label", "kind", "--size", "16", "--epochs", "2", "--hidden", "4"]
    monkeypatch.setattr("descenso.cartography.experiment.MOST_IN_TILE", 16)
    go_on = interrupted()
    assert descenso("atlas", *words, "--engine", "reference", "--out", "a").code == 130
    go_on()
    return tmp_path / "a"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["t.csv", "--label", "kind", "--size", "16", "--hidden", "4"],
        ["--preset", "lr-scale", "--x", "lr=1e-3:1000", "--engine", "reference", "--seed", "0"],
    ],
)
def test_what_it_was_begun_with_may_be_said_again(descenso, unfinished, words):
    done = descenso("atlas", *words, "--resume", "--out", "a")
    assert done.code == 0, done.err
    again = descenso("atlas", "--resume", "--out", "a", "--json")
    assert again.code == 0
    assert "stands whole" in again.err
    assert again.json["status"] == "finished"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["moons"], "DATA: a was begun with something else"),
        (["--size", "8"], "size: a was begun with something else"),
        (["--epochs", "3"], "epochs: a was begun with something else"),
        (["--x", "lr=0.001:100"], "x: a was begun with something else"),
        (["--zoom", "0.1:1,0.1:1"], "zoom: a was begun with something else"),
        (["--preset", "lr-lr"], "preset: a was begun with something else"),
        (["--engine", "kernel"], "engine: a was begun with something else"),
        (["--linear"], "linear: a was begun with something else"),
        (["--seed", "1"], "seed: a was begun with something else"),
    ],
)
def test_what_contradicts_is_refused_by_name(descenso, unfinished, words, message):
    before = {name: (unfinished / name).read_bytes() for name in names(unfinished)}
    done = descenso("atlas", *words, "--resume", "--out", "a")
    assert done.code == 2
    assert message in done.err
    assert {name: (unfinished / name).read_bytes() for name in names(unfinished)} == before


def test_data_that_has_changed_is_refused(descenso, unfinished, tmp_path):
    with (tmp_path / "t.csv").open("a") as file:
        file.write("41,3,b\n")
    done = descenso("atlas", "--resume", "--out", "a")
    assert done.code == 2
    assert "t.csv: has changed since the atlas was begun" in done.err


def test_results_of_other_networks_are_refused(descenso, unfinished):
    assert descenso("atlas", *SMALL, "--out", "b").code == 0
    content = json.loads((unfinished / "atlas.json").read_text())
    content["request"]["lr1"] = 1
    (unfinished / "atlas.json").write_text(json.dumps(content))
    assert descenso("atlas", "--resume", "--out", "a").code == 2
    del content["request"]["lr1"]
    content["request"]["epochs"] = 3
    (unfinished / "atlas.json").write_text(json.dumps(content))
    done = descenso("atlas", "--resume", "--out", "a")
    assert done.code == 2
    assert "holds the results of other networks" in done.err


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", "null", '{"format": 1, "request": []}', "[" * 100_000, '{"format": true}',
     '{"format": 1, "request": [], "data": {}, "versions": {}, "result": null}',
     '{"format": 99, "request": {}, "data": {}, "versions": {}, "result": null}',
     '{"format": 1, "request": {"size": "8"}, "data": {}, "versions": {}, "result": null}'],
)  # fmt: skip
def test_a_request_that_cannot_be_is_refused(descenso, unfinished, content):
    (unfinished / "atlas.json").write_text(content)
    done = descenso("atlas", "--resume", "--out", "a")
    assert done.code == 2
    assert done.err.startswith("descenso: ")
    assert "atlas.part" in names(unfinished)


@pytest.mark.parametrize("lost", ["atlas.part", "atlas.png"])
def test_a_lost_file_of_an_unfinished_atlas_is_made_anew(descenso, unfinished, lost):
    (unfinished / lost).unlink(missing_ok=True)
    assert descenso("atlas", "--resume", "--out", "a").code == 0
    assert names(unfinished) == ["atlas.json", "atlas.npz", "atlas.png"]


def test_resume_needs_a_folder_with_an_atlas(descenso, tmp_path):
    done = descenso("atlas", "--resume")
    assert done.code == 2
    assert "resume: which atlas? Add --out FOLDER." in done.err
    done = descenso("atlas", "--resume", "--out", "nowhere")
    assert done.code == 2
    assert "nowhere: there is no atlas to go on with" in done.err
    assert list(tmp_path.iterdir()) == []


def test_two_processes_on_one_folder(descenso, unfinished):
    with held(unfinished):
        for words in (["--resume"], [*SMALL, "--force"]):
            done = descenso("atlas", *words, "--out", "a")
            assert done.code == 2
            assert f"is in use by process {os.getpid()}" in done.err
    assert "atlas.part" in names(unfinished)


def test_cut_off_before_its_request_stood_there_it_can_be_begun_again(descenso, tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "atlas.part").write_bytes(b"torn")
    (tmp_path / "a" / ".lock").write_bytes(b"")
    assert descenso("atlas", *SMALL, "--out", "a").code == 0
    assert set(names(tmp_path / "a")) < set(ATLAS_FILES)


ENVIRONMENT = {**os.environ, "DESCENSO_LANG": "en", "PYTHONWARNINGS": "error"}


LONG = (
    "atlas", "--size", "600", "--hidden", "4", "--epochs", "1", "--engine", "reference",
    "--out", "a",
)  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize(
    ("signals", "told"),
    [([signal.SIGINT], True), ([signal.SIGTERM], True), ([signal.SIGINT, signal.SIGINT], False)],
)
def test_one_signal_keeps_and_stops_and_two_stop_at_once(tmp_path, signals, told):
    process = subprocess.Popen(
        [sys.executable, "-m", "descenso", *LONG], cwd=tmp_path, env=ENVIRONMENT,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    for _ in range(600):
        if (tmp_path / "a" / "atlas.png").exists():
            break
        time.sleep(0.1)
    for number in signals:
        process.send_signal(number)
        time.sleep(0.05)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert (b"Go on with: descenso atlas --resume --out a" in out) == told
    assert b"Traceback" not in err
    assert (tmp_path / "a" / "atlas.part").stat().st_size > 29 * 1024
    assert not (tmp_path / "a" / "atlas.npz").exists()
