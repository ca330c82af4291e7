"""`descenso atlas`: the picture, the numbers and the words; each cell is a run of `train`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest
from tests.cli.atlases import SMALL, names

from descenso.core.records import Step
from descenso.data.load import load
from descenso.runs.options import make_options
from descenso.runs.run import new_run, prepare
from descenso.runs.trainer import train_run


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
