"""Both notebooks run from top to bottom, and answer the reader truly."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys

import pytest
from tests.lesson.cells import run_cells

from descenso.language import LANGUAGES
from descenso.lesson.notebook import write_lesson

# Stands for Jupyter: one namespace, cell after cell; every picture is drawn in full.
RUNNER = """
import contextlib, io, json, sys, warnings
warnings.simplefilter("error")
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
def show():
    for number in plt.get_fignums():
        plt.figure(number).canvas.draw()
    plt.close("all")
plt.show = show
names, printed = {}, {}
for cell in json.load(open(sys.argv[1], encoding="utf-8"))["cells"]:
    if cell["cell_type"] == "code":
        with contextlib.redirect_stdout(io.StringIO()) as said:
            exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
        printed[cell["id"]] = said.getvalue()
foreign = {"IPython", "nbformat", "pandas"} & set(sys.modules)
assert not foreign, foreign
print(json.dumps(printed))
"""


@pytest.fixture(scope="module", params=LANGUAGES)
def delivered(request, tmp_path_factory):
    """What each cell prints, run from top to bottom in a Python of its own, warnings as errors."""
    folder = tmp_path_factory.mktemp(request.param)
    path, _ = write_lesson(request.param, folder)
    done = subprocess.run(
        [sys.executable, "-c", RUNNER, str(path)],
        capture_output=True,
        text=True,
        timeout=300,
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_as_delivered_every_check_holds(delivered):
    assert [name for name, text in delivered.items() if "✗" in text] == []
    assert sum(text.count("✓") for text in delivered.values()) >= 15
    for _, _, check in SPOILED.values():
        assert "✓" in delivered[check]


def test_without_predictions_it_says_so_and_goes_on(delivered):
    waiting = {name for name, text in delivered.items() if "○" in text}
    assert waiting == {judge for _, judge, _ in JUDGED.values()} | {
        "params-check", "loss", "training-judge",
    }  # fmt: skip


JUDGED = {
    # prediction: (cell that holds it, cell that judges it, the letter that the numbers choose)
    "prediction_leaf": ("leaf-predict", "leaf-backward", "c"),
    "prediction_twice": ("twice-predict", "twice", "b"),
    "prediction_ce": ("ce-predict", "ce", "c"),
    "prediction_1": ("ex1-predict", "ex1-judge", "a"),
    "prediction_2": ("ex2-predict", "ex2-judge", "b"),
    "prediction_3_large": ("ex3-predict", "ex3-judge", "b"),
    "prediction_3_extreme": ("ex3-extreme-predict", "ex3-extreme", "a"),
    "prediction_4": ("ex4-predict", "ex4-judge", "b"),
    "prediction_validation": ("validation-predict", "validation", "b"),
}
COSTLY = ("ex3-edge", "generalisation", "ex4-stack", "ex4-momentum", "directions", "curve", "norms")


def answered(language, choose):
    """The lesson in which each letter was predicted as `choose` says."""
    changes = {
        cell: (f"{name} = None", f"{name} = {choose(letter)!r}")
        for name, (cell, _, letter) in JUDGED.items()
    }
    return run_cells(language, changes=changes, without=COSTLY)


def test_right_predictions_are_told_so_also_in_capital_letters():
    _, printed = answered("es", str.upper)
    for _, judge, _ in JUDGED.values():
        assert "✓ Tu predicción se cumple" in printed[judge]
        assert "✗ Predijiste" not in printed[judge]


def test_wrong_predictions_are_told_so_and_what_the_numbers_say():
    names, printed = answered("en", lambda letter: "b" if letter == "a" else "a")
    for _, judge, letter in JUDGED.values():
        assert "✗ You predicted" in printed[judge]
        assert f"The numbers say {letter})" in printed[judge]
    with contextlib.redirect_stdout(io.StringIO()) as said:
        names["judge"]("z", "a", {"a": "this", "b": "that"})
    assert said.getvalue() == "○ 'z' is not a letter of the list: a, b.\n"


@pytest.mark.parametrize(
    ("cell", "name", "close", "far", "judge"),
    [
        ("params", "prediction_size", "82", "80", "params-check"),
        ("loss", "prediction_loss", "0.69", "1.5", "loss"),
        ("training-predict", "prediction_accuracy", "0.98", "0.6", "training-judge"),
    ],
)
def test_predicted_numbers_are_judged(cell, name, close, far, judge):
    for value, sign in ((close, "✓ Well predicted"), (far, "✗ Not so close")):
        changes = {cell: (f"{name} = None", f"{name} = {value}")}
        assert sign in run_cells("en", changes=changes, until=judge)[1][judge]


def test_a_sketched_curve_is_drawn():
    changes = {
        "training-predict": ("prediction_curve = None", "prediction_curve = {30: 0.1, 1: 0.7}")
    }
    names, _ = run_cells("en", changes=changes, until="curve")
    labels = [line.get_label() for line in names["ax"].get_lines()]
    assert "your sketch" in labels
    star = names["ax"].get_lines()[labels.index("your sketch")]
    assert list(star.get_xdata()) == [1, 30]


SPOILED = {
    # cell: (what stands there, what a slip makes of it, the cell whose check notices)
    "leaf-mend": ("(0.1 * torch.randn(d_in, h, generator=dice(1))).requires_grad_()",
                  "0.1 * torch.randn(d_in, h, generator=dice(1), requires_grad=True)",
                  "leaf-check"),
    "params": ("(0.1 * torch.randn(d_in, h, generator=throws)).to(dtype).requires_grad_()",
               "0.1 * torch.randn(d_in, h, generator=throws, requires_grad=True)",
               "params-check"),
    "hand": ("dz1 = dh1 * (z1 > 0)", "dz1 = dh1", "hand-check"),
    "ce": ("(logits - largest).exp()", "logits.exp()", "ce-agree"),
    "outer": ("one_by_one = sum(torch.outer", "one_by_one = 2 * sum(torch.outer", "outer"),
    "finite": ("eps = 1e-6", "eps = 1e-1", "finite"),
    "update": ("p -= lr * p.grad", "p += lr * p.grad", "update"),
    "overfit": ("p -= 0.5 * p.grad", "p -= 0.0 * p.grad", "overfit"),
    "training": ("p -= lr * p.grad", "p -= 0.9 * lr * p.grad", "second-opinion"),
    "train": ("zero_grads(params)", "pass", "train"),
    "ex4-momentum": ("beta = 1.0", "beta = 0.9", "ex4-momentum"),
}  # fmt: skip


@pytest.mark.parametrize("cell", SPOILED)
def test_the_lessons_own_checks_notice_a_slip(cell):
    old, new, check = SPOILED[cell]
    without = ("ex1-run", "ex1-judge", "ex2-run", "ex2-judge", "ex3-run", "ex3-judge",
               "ex3-curvature", "ex3-step", "ex3-extreme", "ex3-edge", "ex3-nan", "ex4-run",
               "ex4-judge")  # fmt: skip
    _, printed = run_cells("en", changes={cell: (old, new)}, until=check, without=without)
    assert "✗" in printed[check]
