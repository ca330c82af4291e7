from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from descenso.cartography.files import ATLAS_FILES
from descenso.core.records import Step
from descenso.data.load import load
from descenso.runs.folder import held
from descenso.runs.options import make_options
from descenso.runs.run import new_run, prepare
from descenso.runs.trainer import train_run

SMALL = ("--size", "8", "--epochs", "2", "--engine", "reference")


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


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith(".lock"))


def test_an_atlas_is_a_picture_numbers_and_one_json_document(descenso, tmp_path):
    done = descenso("atlas", *SMALL, "--out", "a", "--json")
    assert done.code == 0
    assert {
        "cells", "steps_per_cell", "seconds", "network_steps_per_second", "engine", "workers",
        "box_counting_dimension",
    } <= set(done.json)  # fmt: skip
    assert (done.json["cells"], done.json["steps_per_cell"]) == (64, 26)
    assert (done.json["engine"], done.json["status"]) == ("reference", "finished")
    assert done.json["box_counting_dimension"] is None
    shares = [done.json[name] for name in ("converged", "not_converged", "non_finite")]
    assert sum(shares) == pytest.approx(1)
    assert names(tmp_path / "a") == ["atlas.json", "atlas.npz", "atlas.png"]
    assert Path(done.json["picture"]).read_bytes().startswith(b"\x89PNG")
    with np.load(done.json["arrays"]) as arrays:
        assert {"x", "y", "measure", "loss_first", "loss_last", "status"} <= set(arrays)
        assert arrays["x"].shape == arrays["y"].shape == (8,)
        assert arrays["measure"].shape == arrays["status"].shape == (8, 8)
        assert set(np.unique(arrays["status"])) <= {0, 1, 2}
        assert arrays["status"][0, -1] == 2  # the largest lr, beside the smallest start


def test_the_map_is_told_in_words_and_letters(descenso):
    done = descenso("atlas", *SMALL, "--size", "16")
    assert done.code == 0
    assert "of the networks train" in done.out
    assert re.search(r"At init-scale 0.1 the largest lr that trains is [\d.]+\.", done.out)
    assert "lr 0.001 trains: a batch's loss goes from" in done.out
    assert "#" in done.out.split("\n")[0]
    assert "\x1b" not in done.out + done.err
    assert re.search(r"Picture: runs/\d{8}-\d{6}-atlas-clouds/atlas\.png", done.out)


def test_the_same_request_gives_the_same_bytes(descenso):
    for folder in "ab":
        assert descenso("atlas", "moons", *SMALL, "--out", folder).code == 0
    for name in ("atlas.png", "atlas.npz"):
        assert Path("a", name).read_bytes() == Path("b", name).read_bytes()


@pytest.mark.parametrize(
    ("data", "options"),
    [
        ("clouds", {}),
        ("clouds", {"hidden": (4, 3), "activation": "tanh", "seed": 5, "momentum": 0.9}),
        ("moons", {"init": "he", "weight_decay": 0.01, "batch_size": 7}),
        ("iris", {"standardize": True, "hidden": (), "init_scale": 0.5}),
        ("circles", {"init": "xavier", "activation": "sine", "init_scale": None}),
    ],
)
def test_a_cell_is_the_run_that_train_makes(descenso, data, options):
    chosen = {name: value for name, value in options.items() if value is not None}
    words = []
    for name, value in chosen.items():
        flag = "--" + name.replace("_", "-")
        if name == "standardize":
            words.append(flag)
        else:
            words += [flag, ",".join(map(str, value)) or "0" if name == "hidden" else value]
    x, y = "lr=0.05:0.8", "weight-decay=0.001:0.002"
    if "weight_decay" in chosen:
        y = "momentum=0.1:0.5"
    done = descenso("atlas", data, "--x", x, "--y", y, *SMALL, "--size", "3", *words, "--out", "a")
    assert done.code == 0, done.err
    with np.load("a/atlas.npz") as arrays:
        lr, other = float(arrays["x"][1]), float(arrays["y"][2])
        name = y.split("=")[0].replace("-", "_")
        run_options = make_options({**chosen, "lr": lr, name: other, "epochs": 2})
        dataset = load(data, seed=run_options.seed)
        prepared = prepare(dataset, run_options)
        run = new_run(dataset, prepared, run_options)
        losses = [step.loss for step in train_run(run, prepared) if isinstance(step, Step)]
        assert arrays["loss_first"][2, 1] == pytest.approx(losses[0], rel=1e-5)
        assert arrays["loss_last"][2, 1] == pytest.approx(losses[-1], rel=1e-3)


def test_an_own_file_is_standardised_as_train_does(descenso, tmp_path):
    rows = [f"{x},{(x * 7) % 11},{'a' if x < 20 else 'b'}" for x in range(40)]
    (tmp_path / "t.csv").write_text("x,z,kind\n" + "\n".join(rows) + "\n")
    words = ["t.csv", "--label", "kind", "--batch-size", "8"]
    assert descenso("atlas", *words, *SMALL, "--x", "lr=0.1:1", "--y", "init-scale=0.1:1",
                    "--out", "a").code == 0  # fmt: skip
    run = descenso("train", *words, "--lr", "1", "--init-scale", "1", "--epochs", "1", "--json")
    assert run.code == 0
    with np.load("a/atlas.npz") as arrays:
        assert 0.3 < arrays["loss_first"][-1, -1] < 3
        assert arrays["status"][-1, -1] == 0


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


def test_an_atlas_of_a_start_in_a_file(descenso, tmp_path):
    draw = np.random.default_rng(0)
    arrays = {"W1": (3, 5), "W2": (5, 1), "X": (12, 3), "Y": (12, 1)}
    np.savez(
        tmp_path / "s.npz", **{name: draw.standard_normal(shape) for name, shape in arrays.items()}
    )
    words = ("--preset", "fractal-tanh", "--start", "s.npz", *SMALL)
    done = descenso("atlas", *words, "--out", "a", "--json")
    assert done.code == 0, done.err
    assert done.json["steps_per_cell"] == 2
    with np.load("a/atlas.npz") as found:
        assert (found["x"][-1], found["y"][-1]) == (1e6, 1e6)
    request = json.loads((tmp_path / "a" / "atlas.json").read_text())["request"]
    assert Path(request["start"]).is_absolute()


def test_spanish_is_spoken_throughout(descenso):
    done = descenso("--lang", "es", "atlas", *SMALL, "--size", "16", "--out", "c")
    assert done.code == 0
    assert "Imagen: " in done.out
    assert not re.search(r"\b(the|its|loss|trains|networks)\b", done.out)


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
