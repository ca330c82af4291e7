from __future__ import annotations

import json
import math

import pytest
import torch

from descenso.comparison.bits import same_bits
from descenso.comparison.changes import Change, listed_changes, read_changes
from descenso.comparison.comparison import compare_twins
from descenso.comparison.microscope import look_closely
from descenso.comparison.replay import first_difference_step, replayed
from descenso.comparison.twins import Family
from descenso.core.losses import cross_entropy
from descenso.core.network import forward
from descenso.data.load import load
from descenso.errors import OptionError
from descenso.runs.options import make_options
from descenso.runs.run import new_run, prepare
from descenso.runs.trainer import train_run
from descenso.types import Layer


def family(data="clouds", **options):
    chosen = make_options(options)
    return Family(load(data, seed=chosen.seed), chosen)


def pair(data="clouds", base=None, **changes):
    relatives = family(data, **(base or {}))
    return relatives.train(relatives.base), relatives.train(relatives.base.with_changes(**changes))


class TestChanges:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("lr=0.001,1e1", [("lr", 0.001), ("lr", 10.0)]),
            ("hidden=4,16x8,0", [("hidden", (4,)), ("hidden", (16, 8)), ("hidden", ())]),
            ("zero-grads=on,off", [("zero_grads", True), ("zero_grads", False)]),
            ("zero_grads=No", [("zero_grads", False)]),
            ("activation=relu, tanh", [("activation", "relu"), ("activation", "tanh")]),
            ("seed=-1,18446744073709551615", [("seed", -1), ("seed", 2**64 - 1)]),
            ("batch-size=1", [("batch_size", 1)]),
            ("init-scale=0.5", [("init_scale", 0.5)]),
        ],
    )
    def test_values_are_read_as_their_option_takes_them(self, text, expected):
        assert read_changes([text]) == [Change(*one) for one in expected]

    @pytest.mark.parametrize("text", ["lr=0.001,10,0.5", "hidden=16x8", "zero-grads=off", "seed=3"])
    def test_a_change_is_shown_as_it_is_typed(self, text):
        name = text.partition("=")[0]
        shown = [change.shown for change in read_changes([text])]
        assert shown == [f"{name}={value}" for value in text.partition("=")[2].split(",")]

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("lr", "expected NAME=V1,V2"),
            ("lr=", "expected NAME=V1,V2"),
            ("lr=fast", "'fast' is no value for lr"),
            ("lr=1,,2", "'' is no value for lr"),
            ("zero-grads=maybe", "'maybe' is no value for zero-grads"),
            ("hidden=4xx", "no value for hidden"),
            ("learning-rat=1", "there is no 'learning-rat'"),
            ("batchsize=1", "Did you mean 'batch-size'"),
            ("validation=0.1", "same rows"),
            ("checkpoint-every=3", "same rows"),
        ],
    )
    def test_what_cannot_be_varied_is_refused_by_name(self, text, message):
        with pytest.raises(OptionError, match=message):
            read_changes([text])

    def test_from_python_a_list_is_needed(self):
        assert listed_changes({"lr": [1.0], "hidden": [4]}) == [
            Change("lr", 1.0), Change("hidden", 4),
        ]  # fmt: skip
        with pytest.raises(OptionError, match="expected a list of values"):
            listed_changes({"activation": "relu"})

    def test_a_value_out_of_range_is_refused_before_any_training(self):
        heard = []
        with pytest.raises(OptionError, match="momentum"):
            compare_twins(
                load("clouds"),
                read_changes(["lr=1", "momentum=2"]),
                make_options({}),
                on_twin=heard.append,
            )
        assert heard == []

    def test_nothing_to_vary_is_refused(self):
        with pytest.raises(OptionError, match="nothing to compare"):
            compare_twins(load("clouds"), [], make_options({}))


class TestTwins:
    def test_a_twin_is_the_run_that_train_makes(self):
        options = make_options({"lr": 1.0, "epochs": 3})
        dataset = load("clouds")
        prepared = prepare(dataset, options)
        run = new_run(dataset, prepared, options)
        list(train_run(run, prepared))
        twin = family(epochs=3).train(options)
        assert same_bits(twin.run.params, run.params)
        assert twin.run.history == run.history

    @pytest.mark.parametrize(
        ("changes", "step"),
        [
            ({}, None),
            ({"lr": 0.2}, 1),
            ({"zero_grads": False}, 2),
            ({"momentum": 0.5}, 2),
            ({"weight_decay": 0.01}, 1),
            ({"batch_size": 16}, 1),
            ({"epochs": 3}, 27),
            ({"hidden": (4,)}, 0),
            ({"hidden": (16, 16)}, 0),
            ({"init": "he"}, 0),
            ({"seed": 1}, 0),
            ({"activation": "tanh"}, 1),
            ({"standardize": True}, 1),
        ],
    )
    def test_the_first_step_at_which_they_differ(self, changes, step):
        base, twin = pair(base={"epochs": 2}, **changes)
        assert first_difference_step(base, twin) == step
        assert first_difference_step(twin, base) == step

    def test_a_late_difference_is_found_where_it_is(self):
        # The manual engine rounds differently now and then: the two part some time later.
        base, twin = pair(base={"epochs": 2, "activation": "tanh"}, engine="manual")
        step = first_difference_step(base, twin)
        assert step is not None
        for (ours, one), (theirs, _) in zip(replayed(base), replayed(twin), strict=True):
            assert same_bits(ours, theirs) == (one.step < step) or one.step > step

    def test_a_twin_that_diverges_differs_at_the_latest_where_it_stopped(self):
        base, twin = pair(base={"lr": 100.0, "epochs": 2}, epochs=3)
        assert base.run.status == twin.run.status == "diverged"
        assert first_difference_step(base, twin) is None

    def test_another_seed_sees_the_same_rows(self):
        base, twin = pair(base={"epochs": 1, "validation": 0.2}, seed=7)
        assert torch.equal(base.prepared.training.X, twin.prepared.training.X)
        assert torch.equal(base.judged.X, twin.judged.X)
        assert not same_bits(base.start, twin.start)

    @pytest.mark.parametrize(
        ("data", "options", "origin"),
        [
            ("clouds", {}, "fresh"),
            ("clouds", {"validation": 0.25}, "validation"),
            ("moons", {"standardize": True}, "fresh"),
            ("blobs", {}, "training"),
            ("iris", {"standardize": True}, "training"),
        ],
    )
    def test_rows_that_nobody_trained_on_judge_where_there_are_any(self, data, options, origin):
        twin = family(data, epochs=1, **options)
        trained = twin.train(twin.base)
        assert trained.judged.origin == origin
        if origin == "fresh":
            ours = {tuple(row) for row in trained.prepared.training.X.tolist()}
            assert not ours & {tuple(row) for row in trained.judged.X.tolist()}
            assert len(trained.judged.y) == trained.prepared.training.rows
        assert (trained.held_out_loss is None) == (origin == "training")

    def test_the_held_out_loss_is_the_mean_of_the_rows(self):
        relatives = family(epochs=2, validation=0.25)
        trained = relatives.train(relatives.base)
        X, y, _ = trained.judged
        expected = cross_entropy(forward(trained.run.params, X), y).item()
        assert trained.held_out_loss == pytest.approx(expected, rel=1e-5)
        assert trained.held_out_loss == pytest.approx(
            trained.run.history[-1].validation_loss, rel=1e-5
        )

    def test_options_are_trained_once(self):
        relatives = family(epochs=1)
        assert relatives.train(relatives.base) is relatives.train(make_options({"epochs": 1}))


class TestMicroscope:
    def test_the_plain_loop_that_never_clears_is_momentum_one_bit_for_bit(self):
        """PyTorch's own `.grad`, in the lesson's loop, beside `v = v + g; p = p - lr v`."""
        relatives = family()
        trained = relatives.train(relatives.base)
        X, y = trained.training[0].double(), trained.training[1]

        def fresh():
            return [t.double().clone().requires_grad_() for layer in trained.start for t in layer]

        ours, theirs = fresh(), fresh()
        velocity = [torch.zeros_like(p) for p in theirs]
        order = torch.Generator().manual_seed(3)
        for _ in range(30):
            for rows in torch.randperm(400, generator=order).split(32):
                for params in (ours, theirs):
                    network = tuple(map(Layer, params[::2], params[1::2]))
                    cross_entropy(forward(network, X[rows]), y[rows]).backward()
                with torch.no_grad():
                    for p in ours:
                        p.sub_(0.1 * p.grad)  # and never cleared
                    for p, v in zip(theirs, velocity, strict=True):
                        v.mul_(1.0).add_(p.grad)
                        p.sub_(0.1 * v)
                        p.grad = None
                assert all(map(torch.equal, ours, theirs))
        assert all(torch.equal(p.grad, v) for p, v in zip(ours, velocity, strict=True))

    def test_another_momentum_is_told_apart(self, monkeypatch):
        from descenso.comparison import microscope

        relatives = family(epochs=2, zero_grads=False)
        trained = relatives.train(relatives.base)
        assert look_closely(trained).is_momentum
        real = microscope._in_double
        monkeypatch.setattr(
            microscope,
            "_in_double",
            lambda one, progress, **changes: real(
                one, progress, **(changes | ({"momentum": 0.99} if "momentum" in changes else {}))
            ),
        )
        seen = look_closely(trained)
        assert not seen.is_momentum
        assert seen.identical == 1

    def test_pushes_add_up_to_what_is_stored(self):
        relatives = family(epochs=5, zero_grads=False)
        seen = look_closely(relatives.train(relatives.base))
        assert seen.updates == len(seen.pushes) == len(seen.angles) == 65
        assert sum(seen.pushes) == pytest.approx(seen.stored_norms[-1], rel=1e-9)
        assert seen.angles[0] == pytest.approx(0, abs=1e-5)
        assert json.dumps(seen.to_json(), allow_nan=False)

    @pytest.mark.parametrize(
        "options",
        [{}, {"zero_grads": False, "momentum": 0.5}, {"zero_grads": False, "weight_decay": 0.1}],
    )
    def test_where_more_than_the_missing_clearing_is_at_work_nothing_is_claimed(self, options):
        relatives = family(epochs=1, **options)
        assert look_closely(relatives.train(relatives.base)) is None


class TestComparison:
    def test_several_options_still_change_one_thing_each(self):
        found = compare_twins(
            load("clouds"), read_changes(["lr=1,2", "hidden=4"]), make_options({"epochs": 2})
        )
        assert [twin.label for twin in found.twins] == ["lr=1", "lr=2", "hidden=4"]
        assert found.twins[2].trained.run.options.lr == 0.1

    def test_a_value_named_twice_is_one_twin(self):
        found = compare_twins(
            load("clouds"), read_changes(["lr=1,1.0"]), make_options({"epochs": 1})
        )
        assert len(found.twins) == 1

    def test_the_document_is_json_even_where_numbers_are_not_finite(self):
        found = compare_twins(
            load("clouds"), read_changes(["lr=10,100"]), make_options({"epochs": 3, "seed": 1})
        )
        document = json.loads(json.dumps(found.to_json(), allow_nan=False))
        assert {"base", "twins", "along_the_step"} <= set(document)
        for twin in document["twins"]:
            assert {
                "change", "status", "loss", "accuracy", "validation_loss", "parameter_norm",
                "first_difference_step", "verdict",
            } <= set(twin)  # fmt: skip
            assert set(twin["verdict"]) == {"id", "why", "evidence"}
            assert twin["verdict"]["why"]

    def test_a_base_that_diverges_can_be_bettered(self):
        found = compare_twins(
            load("clouds"), read_changes(["lr=0.1,200"]), make_options({"lr": 100.0})
        )
        assert [f.id for f in found.base.findings] == ["learning-rate-too-high"]
        assert [twin.verdict.id for twin in found.twins] == ["better", "learning-rate-too-high"]

    def test_a_problem_of_the_base_is_not_the_change_s_verdict(self):
        found = compare_twins(
            load("clouds"), read_changes(["activation=tanh"]), make_options({"lr": 0.001})
        )
        known = [finding.id for finding in found.base.findings]
        assert known[0] == "learning-rate-too-low"
        assert found.twins[0].verdict.id not in known

    def test_network_without_hidden_layers_and_one_epoch(self):
        found = compare_twins(
            load("iris"),
            read_changes(["hidden=0,3", "epochs=1"]),
            make_options({"epochs": 1, "batch_size": 150}),
        )
        assert all(math.isfinite(twin.vitals.parameter_norm) for twin in found.twins)
        assert found.twins[2].verdict.id == "no-difference"

    def test_a_change_that_mends_the_base_is_better(self):
        found = compare_twins(
            load("clouds"),
            read_changes(["zero-grads=on", "hidden=4"]),
            make_options({"epochs": 5, "zero_grads": False}),
        )
        mended, other = found.twins
        assert mended.verdict.id == "better"
        assert mended.verdict.evidence["mended"] == "missing-zero-grad"
        assert other.verdict.evidence.get("mended") is None

    def test_losses_beyond_all_measure_are_judged_by_their_classes(self):
        found = compare_twins(
            load("clouds"),
            read_changes(["hidden=4"]),
            make_options({"lr": 1.0, "zero_grads": False}),
        )
        ends = found.twins[0].verdict.evidence["ends"]
        assert found.twins[0].verdict.id == "worse"
        assert ends["twin_right"] < ends["base_right"] <= ends["rows"]
        assert ends["base_right"] - ends["twin_right"] == ends["only_base"] - ends["only_twin"]
