from __future__ import annotations

import json
import math
import re
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from tests.explanation.reading import comes_to

TABLE = re.compile(r"^d([Wb]\d) +(yes|no) +(yes|no) +(\S+) +(\S+) +(\d+/\d+) +(×2|≠) +(\S+)$", re.M)


def numbers(value):
    """Every number of a JSON document."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [number for part in value for number in numbers(part)]
    return [value] if isinstance(value, float) else []


def test_the_bare_command_tells_the_lessons_first_step(descenso):
    ended = descenso("explain")
    assert ended.code == 0
    assert ended.err == ""
    for code in (
        "z1 = X @ W1 + b1", "h1 = torch.relu(z1)", "logits = h1 @ W2 + b2",
        "log_probs = logits - logits.logsumexp(dim=1, keepdim=True)",
        "picked = log_probs[torch.arange(8), y]", "loss = -picked.mean()",
        "dlogits = (log_probs.exp() - F.one_hot(y, 2)) / 8", "dW2 = h1.T @ dlogits",
        "db2 = dlogits.sum(dim=0)", "dh1 = dlogits @ W2.T", "dz1 = dh1 * (z1 > 0)",
        "dW1 = X.T @ dz1", "db1 = dz1.sum(dim=0)", "W1 -= 0.1 * dW1", "b1 -= 0.1 * db1",
        "W2 -= 0.1 * dW2", "b2 -= 0.1 * db2", "p.grad.zero_()",
    ):  # fmt: skip
        assert f"{code}\n" in ended.out
    assert [row[0] for row in TABLE.findall(ended.out)] == ["W1", "b1", "W2", "b2"]
    assert all(row[2] == "yes" and row[6] == "×2" for row in TABLE.findall(ended.out))
    assert "ln 2 ≈ 0.6931" in ended.out


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["digits", "--hidden", "20,10"],
        ["wine", "--batch-size", "60", "--momentum", "0.9", "--weight-decay", "0.1"],
        ["--activation", "gelu", "--no-zero-grads", "--step", "3"],
        ["--lr", "0.30000000000000004", "--hidden", "0"],
    ],
    ids=str,
)
def test_it_reads_well_at_80_columns(descenso, words):
    ended = descenso("explain", *words)
    assert ended.code == 0
    assert max(map(len, ended.out.splitlines())) <= 80
    assert "\x1b" not in ended.out
    assert [line for line in ended.out.splitlines() if line != line.rstrip()] == []


def test_the_formulas_in_the_terminal_come_to_their_values(descenso):
    """Joined again from their wrapped rows, with the eyes of a reader."""
    found = re.findall(r"^      = (.+(?:\n {8}.+)*)\n      = (\S+)$", descenso("explain").out, re.M)
    assert len(found) >= 16
    for expression, value in found:
        assert comes_to(" ".join(expression.split()), value)


def test_json_has_the_keys_of_the_contract_and_numbers_that_add_up(descenso):
    ended = descenso("explain", "--json", "--step", "4")
    document = ended.json
    assert ended.err == ""
    assert document["step"] == 4
    assert len(document["rows"]) == 8
    for line in document["lines"]:
        assert {"code", "formula", "shapes", "says", "values"} <= set(line)
        assert set(line["shapes"]) == set(line["values"])
        for name, value in line["values"].items():
            assert list(torch.tensor(value).shape) == line["shapes"][name]
        if "substituted" in line:
            assert comes_to(line["substituted"]["expression"], line["substituted"]["value"])
    (line,) = (line for line in document["lines"] if line["name"] == "z1")
    X, W, b, z = (
        torch.tensor(line["values"][n], dtype=torch.float64) for n in ("X", "W1", "b1", "z1")
    )
    torch.testing.assert_close(X @ W + b, z)
    assert [row["parameter"] for row in document["agreement"]] == ["W1", "b1", "W2", "b2"]
    for row in document["agreement"]:
        assert row["manual_vs_autograd"]["max_rel"] <= 1e-12
        assert row["finite_difference"]["max_rel"] <= 1e-7
        assert (
            set(row["manual_vs_autograd"])
            == set(row["finite_difference"])
            == {"max_abs", "max_rel"}
        )
        assert row["twice"]["exactly_double"] is True
    assert all(math.isfinite(number) for number in numbers(document))


def test_an_entry_is_the_readers_choice(descenso):
    document = descenso("explain", "--json", "--entry", "W1[0,3]", "--entry", "h1[7,2]").json
    chosen = {line["name"]: line.get("substituted", {}).get("entry") for line in document["lines"]}
    assert chosen["dW1"] == "dW1[0,3]"
    assert chosen["W1_after"] == "W1_after[0,3]"
    assert chosen["h1"] == "h1[7,2]"
    shown = descenso("explain", "--entry", "W1[0,3]").out
    assert "dW1[0,3] = X[0,0]*dz1[0,3] + X[1,0]*dz1[1,3]" in shown


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--step", "0"], "step: expected a whole number from 1 to 1500"),
        (["--step", "1501"], "More epochs give more steps."),
        (["--step", "9", "--lr", "1e30"], "diverged before step 9"),
        (["--entry", "W9[0,0]"], "no line makes a tensor called 'W9'"),
        (["--entry", "W1[5,5]"], "expected W1[0,0] to W1[1,15], got W1[5,5]"),
        (["--batch-size", "500"], "batch-size: expected 1 to 400"),
        (["--activation", "rleu"], "Did you mean 'relu'?"),
        (["cloudz"], "Did you mean 'clouds'?"),
        (["--out", "x"], "--out"),
        (["nowhere.csv", "--label", "y"], "nowhere.csv"),
    ],
)  # fmt: skip
def test_a_wrong_request_is_told_in_a_few_lines(descenso, words, message):
    ended = descenso("explain", *words)
    assert ended.code == 2
    assert message in ended.err
    assert ended.out == ""
    assert ended.err.count("\n") <= 4


def test_the_page_is_written_once_and_never_over_another(descenso):
    ended = descenso("explain", "--html", "step.html")
    assert ended.code == 0
    assert ended.out.startswith("Page: file://")
    written = Path("step.html").read_bytes()
    assert written.startswith(b"<!doctype html>")
    again = descenso("explain", "--html", "step.html", "--step", "2")
    assert again.code == 2
    assert "step.html: is there already" in again.err
    assert Path("step.html").read_bytes() == written
    assert descenso("explain", "--html", "step.html", "--step", "2", "--force").code == 0
    assert Path("step.html").read_bytes() != written
    assert json.loads(descenso("explain", "--json", "--html", "j.html").out)["html"] == "j.html"
    Path("folder").mkdir()
    assert descenso("explain", "--html", "folder", "--force").code == 2


def test_the_same_command_gives_the_same_bytes(descenso):
    for name in ("a.html", "b.html"):
        descenso("explain", "--html", name, "--step", "5")
    assert Path("a.html").read_bytes() == Path("b.html").read_bytes()


def test_a_file_is_explained_by_its_own_names(descenso):
    rows = ["1,10,no", "2,20,yes", "3,15,no", "4,40,yes", "5,30,yes", "6,60,no"]
    Path("mine.csv").write_text("age <b>,weight,smokes\n" + "\n".join(rows) + "\n")
    words = ["explain", "mine.csv", "--label", "smokes", "--batch-size", "4", "--hidden", "3"]
    document = descenso(*words, "--json").json
    assert document["run"]["data"]["name"] == "mine"
    means = torch.tensor(document["lines"][0]["values"]["X"]).abs().max().item()
    assert means < 3, "a file is standardised, as training does"
    descenso(*words, "--html", "mine.html")
    page = Path("mine.html").read_text()
    assert "age \\u003cb>" in page
    assert "age <b>" not in page


def test_a_file_with_one_class_is_refused_as_training_refuses_it(descenso):
    Path("one.csv").write_text("a,b\n1,x\n2,x\n3,x\n")
    trained = descenso("train", "one.csv", "--label", "b", "--batch-size", "2")
    told = descenso("explain", "one.csv", "--label", "b", "--batch-size", "2")
    assert told.code == trained.code
    assert told.err == trained.err or told.code == 0


class Terminal:
    """A stream that says that it is a terminal, and how it is encoded."""

    def __init__(self, encoding="utf-8"):
        self.encoding = encoding

    def isatty(self):
        return True


def test_colours_only_in_a_terminal_that_wants_them(monkeypatch):
    from descenso.api.explaining import explain
    from descenso.views.explanation_text import explanation_text

    told = explain(hidden=(2,), batch_size=2)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in explanation_text(told, stream=Terminal())
    plain = explanation_text(told)
    assert re.sub(r"\x1b\[[\d;]*m", "", explanation_text(told, stream=Terminal())) == plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in explanation_text(told, stream=Terminal())
    narrow = explanation_text(told, stream=Terminal("ascii"))
    assert narrow.isascii()
    assert explanation_text(told, columns=30)


def test_python_offers_the_same(tmp_path):
    import descenso as ds
    from descenso.errors import OptionError, RunError

    told = ds.explain("clouds", step=2, batch_size=4, entries=["dW2[0,1]"], hidden=(3,))
    assert repr(told) == "<step 2 of clouds, 2-3-2, 19 lines>"
    assert told.entry(told.lines[8]).title == "dW2[0,1]"
    assert len(told.agreement) == 4
    assert json.loads(json.dumps(told.to_json(), allow_nan=False))["step"] == 2
    assert "z1 = X @ W1 + b1" in str(told)
    path = told.save(tmp_path / "step.html")
    assert path.read_text(encoding="utf-8") == told.html()
    with pytest.raises(RunError, match="force=True"):
        told.save(path)
    told.save(path, force=True)
    frame = told._repr_html_()
    assert frame.startswith("<iframe")
    assert "<script" not in frame, "the page is quoted inside its frame"
    with pytest.raises(OptionError, match="train: there is no 'lrr'"):
        ds.explain(lrr=1)


def test_the_command_loads_nothing_that_it_does_not_need():
    code = (
        "import sys; from descenso.cli.main import main\n"
        "try: main(['explain', '--json'])\n"
        "except SystemExit as ended: assert not ended.code, ended\n"
        "heavy = {'matplotlib', 'sklearn', 'pyarrow', 'scipy', 'jinja2', 'rich', 'numba'}\n"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
