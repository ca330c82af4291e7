"""What the text says is what the numbers say: every figure in it, and every claim for seeds 0-9."""

from __future__ import annotations

import math
import re

import pytest
import torch
from tests.lesson.cells import run_cells

import descenso as ds
from descenso.language import LANGUAGES
from descenso.lesson.notebook import lesson_cells

PICTURES = ("data-picture", "directions", "second-opinion")
SHORTER = {
    # The same loops with fewer turns: ten seeds have to fit into a test.
    "ex3-edge": ("epochs=2", "epochs=1"),
    "generalisation": ("(10, 20, 40, 80, 160, 320), 4, 80", "(10, 320), 4, 80"),
}


@pytest.fixture(scope="module")
def lesson():
    """The names that the lesson leaves behind."""
    return run_cells("en", changes=SHORTER)[0]


@pytest.fixture(scope="module", params=range(10))
def seeded(request):
    """The same for another seed, without pictures."""
    seed = ("SEED = 0", f"SEED = {request.param}")
    return run_cells("en", changes={"setup": seed, **SHORTER}, without=PICTURES)


NUMBER = re.compile(r"(?<![A-Za-z_\d.])\d+(?:\.\d+)?(?:e-?\d+)?")

# Every number that may stand in a text, and what in the code makes it true. Small whole numbers
# that count what is on the page (sections, exercises, indices) are listed with the cells they are
# in. A number that is not here fails the test.
FIGURES = {
    "400": lambda n: n["N"] == 400,
    "16": lambda n: n["h"] == n["W1"].shape[1] == len(n["few"]) == 16,
    "32": lambda n: n["batch_size"] == len(n["one_hot_rows"]) == 32,
    "30": lambda n: n["epochs"] == len(n["loss_history"]) == 30,
    "0.1": lambda n: n["lr"] == 0.1 and 0.08 < n["first_params"][0].std() < 0.13,
    "64": lambda n: n["width_twins"]["h = 64"].params[0].shape[1] == 64,
    "1.0": lambda n: "lr = 1.0" in n["rate_twins"],
    "0.001": lambda n: "lr = 0.001" in n["rate_twins"],
    "10": lambda n: "lr = 10" in n["extreme_twins"],
    "100": lambda n: "lr = 100" in n["extreme_twins"],
    "1000": lambda n: n["stable_losses"](n["huge"], n["truth"]).tolist() == [0.0, 1000.0],
    "0": lambda n: n["stable_losses"](n["huge"], n["truth"]).tolist()[0] == 0,
}
IN_CELLS = {
    # number: the cells where it may stand, each checked by eye when it was written
    "1": ["ce-trick", "ceiling-why", "closing", "data-text", "directions-why", "ex1-text",
          "ex1-why", "ex2-end", "ex3-nan-why", "ex3-why", "ex4-ball-text", "ex4-end",
          "ex4-momentum-text", "how", "loss-text", "training-text"],
    "2": ["ceiling-why", "closing", "curve-question", "entry-text", "ex1-end", "ex2-end",
          "ex2-why",
          "ex3-edge-text", "ex3-extreme-text", "ex3-why", "forward-text", "hand-text", "how",
          "loss-text", "params-text", "update-text"],
    "3": ["entry-text", "ex2-end", "forward-text", "how"],
    "4": ["ceiling-why", "ex1-end", "ex2-end", "ex3-nan-why", "how", "loss-text",
          "training-text", "twice-why"],
    "5": ["curve-question", "ex1-why", "ex3-nan-why", "params-why", "step-text"],
    "6": ["exercises-text", "training-text"],
    "7": ["curve-text"],
    "8": ["ce-text"],
    "9": ["exercises-text"],
    "0.7": ["training-text"], "0.5": ["training-text"], "0.4": ["training-text"],  # a sketch
    "1e-1": ["finite-try"], "1e-13": ["finite-try"],  # to be tried
    "0.9": ["ex4-end"],  # to be tried
    "0.2": ["generalisation-why"], "60": ["ex2-end"],  # options
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_stands_in_a_text_that_nobody_vouches_for(language):
    for cell in lesson_cells(language):
        if cell.kind == "markdown":
            for number in NUMBER.findall(cell.source):
                known = number in FIGURES or cell.id in IN_CELLS.get(number, ())
                assert known, f"{language}, {cell.id}: nobody vouches for {number}"


@pytest.mark.parametrize("number", FIGURES)
def test_the_figures_of_the_text_are_those_of_the_code(lesson, number):
    names = {**lesson, "one_hot_rows": lesson["one_by_one"] @ torch.zeros(2, 32)}
    names["one_hot_rows"] = names["one_hot_rows"].T
    assert FIGURES[number](names)


def test_hints_are_true(lesson):
    """The hint on weights of zero, the true logit, and the two values of eps."""
    F, forward, X, y = lesson["F"], lesson["forward"], lesson["X"], lesson["y"]
    zeros = [torch.zeros_like(p).requires_grad_() for p in lesson["first_params"]]
    F.cross_entropy(forward(X[:150], zeros), y[:150]).backward()
    assert [bool(p.grad.any()) for p in zeros] == [False, False, False, True]
    equal = [torch.full_like(p, 0.1).requires_grad_() for p in lesson["first_params"]]
    F.cross_entropy(forward(X[:150], equal), y[:150]).backward()
    assert torch.allclose(equal[0].grad, equal[0].grad[:, :1].expand(2, 16))
    x = X[:, 0].double()
    ratio = torch.exp(-((x - 2) ** 2) / 2 + (x + 2) ** 2 / 2)
    assert torch.allclose(ratio.log(), 4 * x)
    for eps in ("1e-1", "1e-13"):
        change = {"finite": ("eps = 1e-6", f"eps = {eps}")}
        assert run_cells("en", changes=change, until="finite")[0]["relative"] > 1e-6


def test_changing_a_leaf_in_place_is_refused_as_the_hint_says(lesson):
    params = lesson["new_params"]()
    with pytest.raises(RuntimeError, match="leaf"):
        params[0].sub_(1.0)


def test_every_check_of_the_lesson_holds(seeded):
    _, printed = seeded
    assert [name for name, text in printed.items() if "✗" in text] == []


def test_the_answers_are_those_that_the_text_explains(seeded):
    names, _ = seeded
    letters = {name: value for name, value in names.items() if name.startswith("outcome_")}
    assert letters == {
        "outcome_1": "a", "outcome_2": "b", "outcome_3_large": "b", "outcome_3_small": "b",
        "outcome_3_extreme": "a", "outcome_4": "b", "outcome_validation": "b",
    }  # fmt: skip


def test_the_network_ends_next_to_the_ruler(seeded):
    names, _ = seeded
    assert abs(names["lesson"].acc - names["ruler_accuracy"]) < 0.01
    assert abs(names["lesson"].losses[-1] - names["ruler_loss"]) < 0.02
    assert names["mean_norms"][-1] < 0.3 * max(names["mean_norms"])
    directions = names["lesson"].params[0].detach().norm(dim=1)
    assert directions[0] > 2 * directions[1]  # arrows lie along the horizontal


def test_the_expected_fall_is_about_the_measured_one(seeded):
    names, _ = seeded
    assert names["fall"] == pytest.approx(names["expected_fall"], rel=0.05)


def test_half_of_relus_doors_are_shut_at_the_start(seeded):
    names, _ = seeded
    assert 0.45 < names["relu_slope"] < 0.55
    assert names["tanh_slope"] > 0.9


def test_the_wide_network_has_the_longer_gradient(seeded):
    names, _ = seeded
    narrow, wide = names["squares"][4], names["squares"][64]
    assert wide[0] > 3 * narrow[0]
    assert wide[2] > 3 * narrow[2]
    assert wide[3] < 0.05


def test_learning_rates_behave_as_told(seeded):
    names, _ = seeded
    slow, usual, fast = names["rate_twins"].values()
    assert slow.size < 0.5 * usual.size
    assert fast.losses[0] < usual.losses[0]
    assert names["beyond"][0.1] == names["beyond"][1.0] == 0 < names["beyond"][10.0]
    assert names["best_single"] > names["limits"]["at the start"] > 1
    assert names["loss_after"](100.0) > names["loss_after"](0.001)
    high = [value for value in names["extreme_twins"]["lr = 10"].losses if math.isfinite(value)]
    assert max(high) > 1e4
    assert math.isnan(names["extreme_twins"]["lr = 100"].losses[-1])
    assert 50 < names["typical_growth"] < 200


def test_with_lr_10_some_come_back_and_some_do_not():
    ends = [
        run_cells(
            "en",
            changes={
                "setup": ("SEED = 0", f"SEED = {seed}"),
                "ex3-extreme": ('"lr = 100": train(lr=100.0)', '"lr = 100": fast'),
            },
            without=(*PICTURES, *SKIPPED),
            until="ex3-extreme",
        )[0]["extreme_twins"]["lr = 10"].losses[-1]
        for seed in (0, 9)
    ]
    assert [math.isfinite(end) for end in ends] == [False, True]


SKIPPED = ("overfit", "curve", "norms", "ce-agree", "ex1-run", "ex1-judge", "ex1-why-numbers",
           "ex2-run", "ex2-judge", "ex2-why-numbers")  # fmt: skip


def test_forgetting_to_clear_goes_far_and_looks_almost_fine(seeded):
    names, _ = seeded
    assert names["same_bits"]
    assert names["forgetful"].acc > 0.9
    assert names["forgetful"].size > 10 * names["lesson"].size
    assert names["times_longer"] > 5
    assert 0.1 < names["against"] < 0.6


def test_the_ball_without_friction_never_rests(lesson):
    assert lesson["moduli"][1.0] == pytest.approx(1, abs=1e-12)
    assert lesson["moduli"][0.8] < 1
    assert lesson["moduli"][0.0] < 1


def test_overfitting_shrinks_with_more_points(seeded):
    names, _ = seeded
    few, many = (names["mean_unseen"][i] - names["mean_seen"][i] for i in (0, -1))
    assert few > many
    assert names["mean_seen"][0] < 0.1 * names["ruler_loss"]


def test_width_pays_where_the_boundary_is_crooked():
    """The command that the second exercise ends with."""
    comparison = ds.compare("moons", init="he", lr=1, epochs=60, vary={"hidden": [2, 16, 64]})
    verdicts = {twin.label: twin.verdict.id for twin in comparison.twins}
    assert verdicts["hidden=2"] == "worse"
    assert verdicts["hidden=64"] == "better"
