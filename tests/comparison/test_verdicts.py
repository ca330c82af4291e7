"""The lesson's exercises, seeds 0–9: every verdict against the run's own figures."""

from __future__ import annotations

import itertools
import math

import pytest

import descenso as ds
from descenso.comparison.beside import Ends
from descenso.comparison.changes import read_changes
from descenso.comparison.comparison import compare_twins
from descenso.data.load import load
from descenso.doctor.words import why_symmetric
from descenso.errors import OptionError, RunError
from descenso.runs.options import make_options

VARIED = ("activation=relu,tanh", "hidden=4,16,64", "lr=0.001,0.1,1.0,10", "zero-grads=on,off")


@pytest.fixture(scope="module", params=range(10))
def exercises(request):
    """The four exercises on the clouds of one seed."""
    options = make_options({"seed": request.param})
    return compare_twins(load("clouds", seed=request.param), read_changes(VARIED), options)


def twin(comparison, label):
    return next(twin for twin in comparison.twins if twin.label == label)


def losses(one):
    return [row.loss for row in one.trained.run.history]


def epochs_to(level, one):
    """Straight-line epochs until `level` is kept, independently of the code under test."""
    course = [one.trained.step_losses[0], *losses(one)]
    found = math.inf
    for epoch, (before, after) in enumerate(itertools.pairwise(course)):
        if after > level:
            found = math.inf
        elif before > level:
            found = epoch + (before - level) / (before - after)
    return found


def holds(comparison, one):
    """Whether a verdict is what the figures of the two trainings say."""
    base, verdict = comparison.base, one.verdict
    ours, theirs = one.trained.row_losses, base.trained.row_losses
    first, last = base.trained.step_losses[0], losses(base)[-1]
    level = first - 0.9 * (first - last)
    pace = epochs_to(level, one) / epochs_to(level, base)
    difference = ours - theirs
    sure = difference.mean().abs() > 3 * difference.std() / math.sqrt(len(difference))
    checks = {
        "faster": lambda: pace <= 0.8,
        "slower": lambda: pace >= 1.25,
        "better": lambda: bool(sure) and ours.mean() < 0.9 * theirs.mean(),
        "worse": lambda: bool(sure) and ours.mean() > 1.1 * theirs.mean(),
        "no-difference": lambda: 0.8 < pace < 1.25,
        "learning-rate-too-low": lambda: 0.5 < losses(one)[-1] < losses(one)[-8],
        "learning-rate-too-high": lambda: max(one.trained.step_losses) > 2 * first,
        "missing-zero-grad": lambda: not one.trained.run.options.zero_grads,
    }
    return checks[verdict.id]()


def test_the_base_of_the_lesson_is_healthy(exercises):
    assert exercises.base.findings == []


def test_every_verdict_is_what_the_figures_say(exercises):
    for one in exercises.twins:
        assert holds(exercises, one), (one.label, one.verdict)


@pytest.mark.parametrize("label", ["activation=relu", "hidden=16", "lr=0.1", "zero-grads=on"])
def test_the_same_choice_is_the_same_training(exercises, label):
    same = twin(exercises, label)
    assert same.verdict.id == "no-difference"
    assert same.first_difference is None


def test_tanh_gets_there_sooner_and_ends_alike(exercises):
    assert twin(exercises, "activation=tanh").verdict.id == "faster"


def test_wide_layers_start_faster_and_narrow_ones_never_do(exercises):
    assert twin(exercises, "hidden=64").verdict.id in ("faster", "no-difference")
    assert twin(exercises, "hidden=4").verdict.id in ("slower", "no-difference")


def test_a_learning_rate_of_one_does_not_diverge_and_that_is_said(exercises):
    one = twin(exercises, "lr=1")
    assert one.trained.run.status == "finished"
    # Sooner down on every seed; on one of them the fresh rows pay for it, and that comes first.
    assert one.verdict.id in ("faster", "worse")
    assert one.verdict.evidence["pace"]["twin"] < 0.5 * one.verdict.evidence["pace"]["base"]
    assert "does not diverge" in one.verdict.why
    assert max(one.trained.step_losses) < 2 * one.trained.step_losses[0]


def test_a_learning_rate_of_a_thousandth_only_crawls(exercises):
    verdict = twin(exercises, "lr=0.001").verdict
    assert verdict.id == "learning-rate-too-low"
    assert verdict.evidence["fork_loss"] < 0.5 * verdict.evidence["loss"]
    assert verdict.evidence["lr"] < verdict.evidence["largest_stable_lr"]


def test_a_learning_rate_of_ten_overshoots(exercises):
    one = twin(exercises, "lr=10")
    evidence = one.verdict.evidence
    assert one.verdict.id == "learning-rate-too-high"
    assert evidence["lr"] > evidence["largest_stable_lr"]
    assert evidence["highest_loss"] == max(one.trained.step_losses)
    assert evidence["fork_highest_loss"] < 2 * one.trained.step_losses[0]
    assert str(evidence["status"]) == one.trained.run.status


def test_gradients_never_cleared_are_named_and_are_momentum_one(exercises):
    one = twin(exercises, "zero-grads=off")
    assert one.verdict.id == "missing-zero-grad"
    assert one.verdict.evidence["updates"] == 390
    assert one.trained.accumulation.exact
    assert one.microscope.updates == 390
    assert one.microscope.is_momentum
    assert one.first_difference == 2  # the first update finds nothing to clear
    assert one.vitals.parameter_norm > 20 * exercises.base.vitals.parameter_norm


def test_the_step_lines_show_who_crawls_and_who_overshoots(exercises):
    first, *later = exercises.lines
    assert first.step == 1
    assert [rate for rate, _ in first.marks] == [0.001, 0.1, 1.0, 10.0]
    assert first.before == pytest.approx(exercises.base.trained.step_losses[0], rel=1e-6)
    by_rate = {line.marks[0][0]: line for line in later}
    (_, crawled), (_, shot) = by_rate[0.001].marks[0], by_rate[10.0].marks[0]
    assert 0 < by_rate[0.001].before - crawled < 0.002
    assert shot > max(2 * by_rate[10.0].before, math.log(2))
    assert min(by_rate[10.0].losses) < by_rate[10.0].before  # there was a valley to land in


def test_a_twin_that_came_down_soon_and_rose_again_is_not_faster():
    found = ds.compare("clouds", vary={"momentum": [1.0]})
    one = found.twins[0]
    level = found.base.trained.step_losses[0] * 0.5
    assert one.verdict.id != "faster" or losses(one)[-1] <= level
    assert holds(found, one)


def test_a_twin_with_more_classes_right_at_a_higher_loss_is_not_simply_better():
    ends = Ends(
        base=0.1,
        twin=0.5,
        difference=0.4,
        error=0.15,
        base_right=300,
        twin_right=380,
        only_base=10,
        only_twin=90,
        rows=400,
        origin="training",
        gained=0.6,
    )
    assert ends.is_sure_of_classes
    assert ends.is_at_odds
    assert not ends._replace(difference=-0.05, twin=0.05).is_at_odds


def test_a_twin_that_gave_up_what_the_base_had_learned_is_not_close():
    found = ds.compare("circles", vary={"weight_decay": [1.0]})
    assert found.twins[0].verdict.id == "worse"
    assert holds(found, found.twins[0])


def test_lists_of_widths_and_wrong_kinds_of_vary_are_understood_or_refused():
    found = ds.compare("clouds", vary={"hidden": [[4, 4], [8]]}, epochs=2)
    assert [one.trained.run.options.hidden for one in found.twins] == [(4, 4), (8,)]
    for wrong in (None, "lr", ["lr"], {3: [1]}, {"lr": None}, {"lr": 0.1}):
        with pytest.raises(OptionError):
            ds.compare("clouds", vary=wrong, epochs=1)


def test_saving_twice_needs_force(tmp_path):
    found = ds.compare("clouds", vary={"lr": [0.2]}, epochs=1)
    page = found.save(tmp_path / "out")
    with pytest.raises(RunError):
        found.save(tmp_path / "out")
    assert found.save(tmp_path / "out", force=True) == page


def test_a_twin_larger_than_memory_is_refused_before_any_training(monkeypatch):
    monkeypatch.setattr("descenso.comparison.twins.Family.train", lambda *_: pytest.fail("trained"))
    with pytest.raises(OptionError, match=r"hidden: .* GB of memory"):
        ds.compare("clouds", vary={"hidden": [(1_000_000, 1_000_000)]})


def test_a_symmetry_that_does_no_harm_is_not_blamed():
    harmless = {"layer": 1, "units": 16, "loss": 0.1, "fork_init": "normal", "fork_loss": 0.1}
    assert "does no harm" in why_symmetric(harmless)
    assert "instead of" in why_symmetric({**harmless, "fork_loss": 0.01})
