from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
import safetensors.torch

from descenso.core.records import Epoch
from descenso.data.toy import TOYS
from descenso.language import speaking

LINE = re.compile(r"^epoch +(\d+) \| loss=(\d\.\d{4}) \| acc=(\d\.\d{3})$", re.MULTILINE)
FILES = {
    "config.json", "history.csv", "parameters.safetensors", "checkpoint.safetensors", "loss.svg",
    "boundary.svg", "report.html", "result.json", "checksums.sha256",
}  # fmt: skip


def test_the_default_run_prints_the_lessons_lines_and_keeps_everything(descenso):
    ended = descenso("train")
    assert ended.code == 0
    assert [int(epoch) for epoch, _, _ in LINE.findall(ended.out)] == [1, 5, 10, 20, 30]
    (folder,) = Path("runs").iterdir()
    assert re.fullmatch(r"\d{8}-\d{6}-clouds", folder.name)
    assert f"Run: {folder}" in ended.out
    assert "report.html" in ended.out
    assert {entry.name for entry in folder.iterdir()} >= FILES


def test_json_is_one_document_with_the_contracts_keys(descenso):
    ended = descenso("train", "--json", "--validation", "0.25", "--epochs", "3")
    result = ended.json
    assert set(result) >= {
        "run", "data", "network", "engine", "epochs", "steps", "loss", "accuracy", "validation",
        "seconds", "status",
    }  # fmt: skip
    assert result["data"] == {"name": "clouds", "rows": 400, "features": 2, "classes": 2}
    assert result["network"] == {
        "sizes": [2, 16, 2], "activation": "relu", "init": "normal", "init_scale": 0.1,
    }  # fmt: skip
    assert (result["status"], result["epochs"], result["engine"]) == ("finished", 3, "autograd")
    assert set(result["validation"]) == {"loss", "accuracy"}
    assert Path(result["run"]).is_dir()
    assert re.search(r"^epoch  3 \| loss=.* \| val_acc=", ended.err, re.MULTILINE)


def test_without_validation_json_says_null(descenso):
    assert descenso("train", "--json", "--epochs", "1").json["validation"] is None


def test_the_files_are_as_the_contract_says(descenso):
    descenso("train", "--out", "run", "--epochs", "4", "--validation", "0.2")
    with Path("run/history.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == list(Epoch._fields)
    assert [row["epoch"] for row in rows] == ["1", "2", "3", "4"]
    tensors = safetensors.torch.load_file("run/parameters.safetensors")
    shapes = {name: tuple(tensor.shape) for name, tensor in tensors.items()}
    assert shapes == {"W1": (2, 16), "b1": (16,), "W2": (16, 2), "b2": (2,)}
    config = json.loads(Path("run/config.json").read_text())
    assert len(config["data"]["sha256"]) == 64
    assert config["options"]["epochs"] == 4
    assert config["versions"]["torch"]
    assert config["threads"] >= 1


def test_the_same_command_twice_gives_the_same_bytes(descenso):
    for folder in ("one", "two"):
        descenso("train", "moons", "--out", folder, "--epochs", "5", "--momentum", "0.9")
    for name in ("parameters.safetensors", "history.csv", "loss.svg", "boundary.svg"):
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes()


@pytest.mark.parametrize("data", TOYS)
def test_every_built_in_set_trains(descenso, data):
    result = descenso("train", data, "--json", "--epochs", "1", "--standardize").json
    assert result["data"]["name"] == data
    assert result["status"] == "finished"
    has_boundary = (Path(result["run"]) / "boundary.svg").exists()
    assert has_boundary == (result["data"]["features"] == 2)


@pytest.mark.parametrize(("hidden", "sizes"), [("0", [2, 2]), ("4,8", [2, 4, 8, 2])])
def test_hidden_is_a_list_of_widths(descenso, hidden, sizes):
    result = descenso("train", "--json", "--epochs", "1", "--hidden", hidden).json
    assert result["network"]["sizes"] == sizes


def test_the_command_in_the_report_trains_the_same_run_again(descenso):
    words = ["train", "moons", "--lr", "0.5", "--hidden", "8,8", "--no-zero-grads", "--seed", "-3"]
    words += ["--engine", "manual", "--epochs", "3", "--standardize"]
    descenso(*words, "--out", "one")
    command = json.loads(Path("one/config.json").read_text())["command"]
    descenso(*command.split()[1:], "--out", "two")
    parameters = [Path(f, "parameters.safetensors").read_bytes() for f in ("one", "two")]
    assert parameters[0] == parameters[1]


def test_a_file_of_ones_own_is_trained_on_and_predicted(descenso):
    rows = [f"{i * 7 % 50},{i % 5},{'sí' if i * 7 % 50 > 25 else 'no'}" for i in range(60)]
    Path("mis datos ñ🙂.csv").write_text("ancho,alto,clase\n" + "\n".join(rows), encoding="utf-8")
    ended = descenso(
        "train", "mis datos ñ🙂.csv", "--label", "clase", "--out", "run", "--json", "--epochs", "60"
    )
    assert ended.json["accuracy"] > 0.95
    Path("new.csv").write_text("alto,ancho\n2,3\n1,49\n")
    predicted = descenso("predict", "run", "new.csv")
    assert [line.split(",")[0] for line in predicted.out.splitlines()] == ["prediction", "no", "sí"]


def test_a_run_that_diverges_says_where_and_keeps_finite_parameters(descenso):
    ended = descenso("train", "--lr", "100", "--out", "run")
    assert ended.code == 0
    assert re.search(r"step \d+ \(epoch 1\): \w+ is not finite", ended.out)
    result = descenso("train", "--lr", "100", "--json").json
    assert (result["status"], result["epochs"], result["loss"]) == ("diverged", 0, None)
    tensors = safetensors.torch.load_file("run/parameters.safetensors")
    assert all(tensor.isfinite().all() for tensor in tensors.values())
    assert descenso("verify", "run").code == 0


def test_resuming_with_more_epochs(descenso):
    descenso("train", "--epochs", "5", "--out", "whole")
    descenso("train", "--epochs", "3", "--out", "part")
    ended = descenso("train", "--resume", "part", "--epochs", "5")
    assert ended.code == 0
    assert "Going on after epoch 3" in ended.err
    files = [Path(f, "parameters.safetensors").read_bytes() for f in ("whole", "part")]
    assert files[0] == files[1]
    assert descenso("verify", "part").code == 0


class TestRefusals:
    def refuse(self, descenso, *words: str) -> str:
        ended = descenso("train", *words)
        assert ended.code == 2
        assert ended.out == ""
        assert "Traceback" not in ended.err
        assert len(ended.err.splitlines()) <= 4
        assert not Path("runs").exists()
        return ended.err

    @pytest.mark.parametrize(
        ("words", "message"),
        [
            (["--hidden", "-3"], "hidden: expected at most 1000 widths"),
            (["--hidden", "a"], "expected widths such as 16"),
            (["--hidden", "16,0"], "hidden: expected at most"),
            (["--lr", "nan"], "lr: expected a number above 0"),
            (["--lr", "0"], "lr: expected a number above 0"),
            (["--lr", "-1"], "lr: expected a number above 0"),
            (["--lr", "inf"], "lr: expected a number above 0"),
            (["--lr", "1e39"], "at most 3.4e+38"),
            (["--lr", "x"], "'x' is not a valid float"),
            (["--batch-size", "0"], "batch-size: expected a whole number from 1"),
            (["--batch-size", "401"], "batch-size: expected 1 to 400"),
            (["--validation", "1"], "validation: expected a fraction"),
            (["--validation", "nan"], "validation: expected a fraction"),
            (["--momentum", "1.5"], "momentum: expected a number from 0 to 1"),
            (["--weight-decay", "-1"], "weight-decay: expected a number from 0"),
            (["--epochs", "0"], "epochs: expected a whole number from 1"),
            (["--seed", str(2**64)], "seed: expected a number from"),
            (["--seed", "1.5"], "'1.5' is not a valid integer"),
            (["--init-scale", "-1"], "init-scale: expected a number from 0"),
            (["--init", "he", "--init-scale", "1"], "goes with --init normal only"),
            (["--activation", "rely"], "Did you mean 'relu'?"),
            (["--init", "xavierr"], "Did you mean 'xavier'?"),
            (["--engine", "autgrad"], "Did you mean 'autograd'?"),
            (["--device", "tpu"], "cpu | cuda"),
            (["--checkpoint-every", "0"], "checkpoint-every: expected a whole number"),
            (["--hiden", "3"], "--hidden"),
            (["mooons"], "Did you mean 'moons'?"),
            (["clouds", "--label", "y"], "label"),
            (["none.csv", "--label", "y"], "none.csv"),
            (["--resume", "nowhere"], "is not a run"),
        ],
    )  # fmt: skip
    def test_a_wrong_request_says_what_was_expected(self, descenso, words, message):
        assert message in self.refuse(descenso, *words)

    def test_an_existing_folder_is_never_overwritten(self, descenso):
        Path("mine").mkdir()
        Path("mine/thesis.txt").write_text("years of work")
        for force in ([], ["--force"]):
            assert "is there already" in self.refuse(descenso, "--out", "mine", *force)
        assert Path("mine/thesis.txt").read_text() == "years of work"

    def test_force_replaces_a_run_and_only_a_run(self, descenso):
        descenso("train", "--out", "run", "--epochs", "1")
        assert "is there already" in self.refuse(descenso, "--out", "run")
        assert descenso("train", "--out", "run", "--epochs", "2", "--force").code == 0
        assert descenso("verify", "run").code == 0

    def test_wrong_data_leaves_no_folder(self, descenso):
        Path("bad.csv").write_text("a,b\n1,x\n2\n")
        message = self.refuse(descenso, "bad.csv", "--label", "b", "--out", "run")
        assert "line 3" in message
        assert not Path("run").exists()

    def test_a_resumed_run_keeps_its_choices(self, descenso):
        assert "keeps what it was begun with" in self.refuse(
            descenso, "--resume", "x", "--lr", "0.5"
        )

    def test_a_place_that_cannot_be_written(self, descenso):
        Path("file").write_text("")
        assert "could not be written" in self.refuse(descenso, "--out", "file/run")


def test_in_spanish(descenso):
    with speaking("es"):
        ended = descenso("--lang", "es", "train", "--epochs", "2", "--hidden", "4")
        wrong = descenso("--lang", "es", "train", "--lr", "nan")
        unknown = descenso("--lang", "es", "train", "--hiden", "4")
    assert "Informe: file://" in ended.out
    assert "se esperaba" in wrong.err
    assert "¿Querías decir" in unknown.err or "No existe la opción" in unknown.err
    assert LINE.search(ended.out)


def test_narrow_terminals_and_poor_code_pages(descenso, monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    ended = descenso("train", "--epochs", "3")
    curve = [line for line in ended.out.splitlines() if "┤" in line]
    assert curve
    assert all(len(line) <= 20 for line in curve)
