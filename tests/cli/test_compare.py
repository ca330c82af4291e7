from __future__ import annotations

import re

import pytest


def test_a_comparison_is_a_table_verdicts_and_a_page(descenso, tmp_path):
    done = descenso("compare", "--vary", "lr=0.001,1.0", "--vary", "zero-grads=off", "--out", "c")
    assert done.code == 0
    assert re.search(r"lr=1 +0\.0346 .*faster", done.out)
    assert "does not diverge" in done.out
    assert "bit for bit" in done.out
    assert "Page: file://" in done.out
    assert max(map(len, done.out.replace("Page: ", "").splitlines()[:-1])) <= 80
    names = sorted(path.name for path in (tmp_path / "c").iterdir())
    assert names == ["comparison.html", "comparison.svg", "descent.svg", "microscope.svg"]


def test_json_is_the_contract(descenso, tmp_path):
    done = descenso("compare", "moons", "--vary", "activation=relu,tanh", "--epochs", "3", "--json")
    assert done.code == 0
    document = done.json
    assert set(document) >= {"base", "twins", "figure"}
    assert (tmp_path / document["figure"]).is_file()
    first, second = document["twins"]
    assert first["change"] == {"activation": "relu"}
    assert first["verdict"]["id"] == "no-difference"
    assert first["first_difference_step"] is None
    assert second["first_difference_step"] == 1
    assert second["status"] == "finished"
    assert document["base"]["options"]["epochs"] == 3
    assert "Training activation=tanh" in done.err


def test_a_twin_is_the_run_that_train_makes(descenso):
    twin = descenso("compare", "--vary", "lr=1.0", "--epochs", "5", "--json").json["twins"][0]
    run = descenso("train", "--lr", "1.0", "--epochs", "5", "--json").json
    assert (twin["loss"], twin["accuracy"]) == (run["loss"], run["accuracy"])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "nothing to compare"),
        (["--vary", "lr=fast"], "no value for lr"),
        (["--vary", "lr=-1"], "lr: expected a number above 0"),
        (["--vary", "laerning=1"], "there is no 'laerning'"),
        (["--vary", "batch-size=401"], "batch"),
        (["--vary", "hidden=0x3"], "hidden: expected"),
        (["--vary", "activation=rleu"], "Did you mean 'relu'"),
        (["nowhere.csv", "--vary", "lr=1"], "nowhere.csv"),
    ],
)
def test_a_wrong_request_is_refused_and_leaves_nothing(descenso, tmp_path, words, message):
    done = descenso("compare", *words, "--out", "c")
    assert done.code == 2
    assert message in done.err
    assert done.out == ""
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_not_overwritten(descenso, tmp_path):
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "thesis.txt").write_text("mine")
    for force in ([], ["--force"]):
        done = descenso("compare", "--vary", "lr=1", "--epochs", "1", "--out", "c", *force)
        assert done.code == 2
        assert "is there already" in done.err
    assert [path.name for path in (tmp_path / "c").iterdir()] == ["thesis.txt"]


def test_force_replaces_a_comparison_and_nothing_else(descenso, tmp_path):
    assert descenso("compare", "--vary", "lr=1", "--epochs", "1", "--out", "c").code == 0
    (tmp_path / "c" / "thesis.txt").write_text("mine")
    words = ["compare", "--vary", "hidden=4", "--epochs", "1", "--out", "c"]
    assert descenso(*words).code == 2
    assert descenso(*words, "--force").code == 0
    names = sorted(path.name for path in (tmp_path / "c").iterdir())
    assert names == ["comparison.html", "comparison.svg", "thesis.txt"]


def test_your_own_file_can_be_compared_on(descenso, tmp_path):
    rows = [f"{x},{(x * 7) % 11},{'a' if x < 20 else 'b'}" for x in range(40)]
    (tmp_path / "t.csv").write_text("x,z,kind\n" + "\n".join(rows) + "\n")
    words = ["t.csv", "--label", "kind", "--validation", "0.25", "--batch-size", "8"]
    done = descenso("compare", *words, "--vary", "init=he,zeros", "--json")
    assert done.code == 0
    assert [twin["validation_rows"] for twin in done.json["twins"]] == ["validation"] * 2
    assert done.json["twins"][1]["verdict"]["id"] == "symmetric-start"


def test_spanish_is_spoken_throughout(descenso):
    done = descenso("--lang", "es", "compare", "--vary", "lr=1.0", "--epochs", "2", "--out", "c")
    assert done.code == 0
    assert "Página: " in done.out
    assert not re.search(r"\b(the|its|held|loss)\b", done.out)


def test_an_out_that_cannot_be_made_is_refused_before_any_training(descenso, tmp_path):
    (tmp_path / "file").write_text("")
    done = descenso("compare", "--vary", "lr=1", "--out", "file/c")
    assert done.code == 2
    assert "file/c: could not be made" in done.err
    assert "Training" not in done.err
