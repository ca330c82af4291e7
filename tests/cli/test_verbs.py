from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from descenso.cli.main import _verbs


@pytest.fixture
def run(descenso):
    """A small trained run in the folder `run`."""
    descenso("train", "iris", "--epochs", "20", "--standardize", "--out", "run")
    return Path("run")


HEADER = "sepal length (cm),sepal width (cm),petal length (cm),petal width (cm)"


def test_predict_gives_a_row_for_a_row(descenso, run):
    Path("new.csv").write_text(f"{HEADER}\n5.1,3.5,1.4,0.2\n6.3,3.3,6.0,2.5\n")
    rows = list(csv.DictReader(io.StringIO(descenso("predict", run, "new.csv").out)))
    assert [row["prediction"] for row in rows] == ["setosa", "virginica"]
    assert list(rows[0]) == ["prediction", "p_setosa", "p_versicolor", "p_virginica"]
    for row in rows:
        shares = {name: float(p) for name, p in row.items() if name != "prediction"}
        assert sum(shares.values()) == pytest.approx(1, abs=1e-5)
        assert max(shares, key=shares.get) == f"p_{row['prediction']}"


def test_predict_writes_a_file_and_never_over_another(descenso, run):
    Path("new.csv").write_text(f"{HEADER}\n5.1,3.5,1.4,0.2\n")
    assert descenso("predict", run, "new.csv", "--out", "p.csv").code == 0
    written = Path("p.csv").read_bytes()
    again = descenso("predict", run, "new.csv", "--out", "p.csv")
    assert again.code == 2
    assert "is there already" in again.err
    assert Path("p.csv").read_bytes() == written
    assert descenso("predict", run, "new.csv", "--out", "p.csv", "--force").code == 0


def test_predict_in_json(descenso, run):
    Path("new.csv").write_text(f"{HEADER}\n5.1,3.5,1.4,0.2\n")
    document = descenso("predict", run, "new.csv", "--json").json
    assert document["rows"] == 1
    assert document["predictions"][0]["prediction"] == "setosa"


@pytest.mark.parametrize(
    ("header", "row", "message"),
    [
        (HEADER.replace(",petal width (cm)", ""), "1,2,3", "petal width (cm)"),
        (HEADER + ",weight", "1,2,3,4,5", "weight"),
        (HEADER, "1,2,3,x", "line 2"),
    ],
)
def test_predict_refuses_other_columns_by_name(descenso, run, header, row, message):
    Path("new.csv").write_text(f"{header}\n{row}\n")
    ended = descenso("predict", run, "new.csv")
    assert ended.code == 2
    assert message in ended.err
    assert ended.out == ""


def test_predict_on_the_training_set_is_the_runs_accuracy(descenso, run):
    from descenso.data.load import load

    reached = json.loads(Path("run/result.json").read_text())["accuracy"]
    rows = csv.DictReader(io.StringIO(descenso("predict", run, "iris").out))
    data = load("iris")
    truth = [data.classes[number] for number in data.y.tolist()]
    right = sum(row["prediction"] == name for row, name in zip(rows, truth, strict=True))
    assert right / len(truth) == reached


def test_predict_with_other_built_in_features_is_refused(descenso, run):
    ended = descenso("predict", run, "moons")
    assert ended.code == 2
    assert "but the network was trained with" in ended.err


def test_verify_finds_a_flipped_bit(descenso, run):
    assert descenso("verify", run).code == 0
    path = run / "parameters.safetensors"
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    ended = descenso("verify", run)
    assert ended.code == 1
    assert "parameters.safetensors: is not what was written" in ended.out
    document = descenso("verify", run, "--json").json
    wrong = [entry["file"] for entry in document["files"] if not entry["whole"]]
    assert (document["whole"], wrong) == (False, ["parameters.safetensors"])
    refused = descenso("predict", run, "iris")
    assert refused.code == 2
    assert "parameters.safetensors" in refused.err


@pytest.mark.parametrize("verb", ["verify", "predict"])
def test_what_is_not_a_run_is_refused(descenso, verb):
    Path("empty").mkdir()
    words = ["iris"] if verb == "predict" else []
    for folder in ("empty", "nowhere"):
        ended = descenso(verb, folder, *words)
        assert ended.code == 2
        assert "is not a run" in ended.err


def test_runs_lists_what_was_trained(descenso):
    descenso("train", "--epochs", "1", "--out", "runs/a")
    descenso("train", "moons", "--epochs", "2", "--out", "runs/b", "--validation", "0.2")
    Path("runs/strange").mkdir()
    listed = descenso("runs").out
    assert "runs/a" in listed
    assert "moons" in listed
    assert "strange" not in listed
    document = descenso("runs", "--json").json
    assert [(row["run"], row["epochs"]) for row in document["runs"]] == [
        ("runs/a", 1),
        ("runs/b", 2),
    ]


def test_runs_without_any_says_how_to_make_one(descenso):
    ended = descenso("runs")
    assert ended.code == 0
    assert "descenso train" in ended.out


def test_a_damaged_run_does_not_hide_the_others(descenso):
    descenso("train", "--epochs", "1", "--out", "runs/a")
    descenso("train", "--epochs", "1", "--out", "runs/b")
    Path("runs/a/config.json").write_text("{")
    ended = descenso("runs")
    assert "runs/b" in ended.out
    assert "runs/a" in ended.err


@pytest.mark.parametrize("verb", _verbs())
def test_every_verb_has_help_in_both_languages(descenso, verb):
    english = descenso("--lang", "en", verb, "--help")
    spanish = descenso("--lang", "es", verb, "--help")
    assert english.code == spanish.code == 0
    assert "Usage:" in english.out
    assert "Uso:" in spanish.out
    assert english.out != spanish.out


def test_an_unknown_verb_is_refused_with_the_nearest(descenso):
    ended = descenso("trian")
    assert ended.code == 2
    assert "Did you mean 'train'?" in ended.err


def test_a_network_that_diverged_at_its_last_step_predicts_nothing(descenso):
    descenso("train", "--lr", "1e20", "--epochs", "5", "--out", "wild")
    for words in ([], ["--json"]):
        ended = descenso("predict", "wild", "clouds", *words)
        assert ended.code == 2
        assert "not finite" in ended.err
        assert ended.out == ""


def test_a_last_step_that_ruins_the_network_is_a_divergence(descenso):
    words = ["--lr", "1e30", "--epochs", "1", "--batch-size", "300", "--validation", "0.25"]
    result = descenso("train", *words, "--json").json
    assert (result["status"], result["loss"]) == ("diverged", None)


def test_class_names_survive_any_terminal(descenso, monkeypatch):
    import sys

    Path("d.csv").write_text(
        "a,b\n" + "".join(f"{i},{'niño' if i < 9 else '日本'}\n" for i in range(20)),
        encoding="utf-8",
    )
    descenso("train", "d.csv", "--label", "b", "--batch-size", "4", "--out", "run")
    Path("n.csv").write_text("a\n1\n")
    monkeypatch.setattr(sys.stdout, "_encoding", "ascii", raising=False)
    assert "p_niño,p_日本" in descenso("predict", "run", "n.csv").out
    assert descenso("predict", "run", "n.csv", "--json").out.isascii()


def test_a_name_that_is_not_utf_8_is_refused(descenso):
    ended = descenso("train", "x\udcff.csv", "--label", "a")
    assert ended.code == 2
    assert "is not UTF-8" in ended.err


def test_the_version(descenso):
    assert descenso("--version").out.startswith("descenso ")
