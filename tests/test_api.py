from __future__ import annotations

import math
import os
import signal
from pathlib import Path

import pytest
import torch
from matplotlib.figure import Figure

import descenso as ds
from descenso.data.dataset import Dataset
from descenso.errors import OptionError, RunError
from descenso.runs.checksums import check_files

HELD_OUT = {"standardize": True, "validation": 0.25}


@pytest.mark.parametrize("seed", range(20))
def test_the_default_run_learns_the_clouds_whatever_the_seed(seed):
    assert ds.train("clouds", seed=seed).history[-1].accuracy >= 0.96


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("moons", {"init": "he", "lr": 1.0, "epochs": 60}),
        ("circles", {"init": "he", "lr": 1.0, "epochs": 60}),
        ("xor", {"init": "he", "lr": 1.0, "epochs": 60}),
        (
            "spirals",
            {
                "hidden": (32, 32), "activation": "tanh", "init": "xavier", "momentum": 0.9,
                "epochs": 200,
            },
        ),
        (
            "checkerboard",
            {
                "hidden": (64, 64), "activation": "sine", "init": "he", "lr": 0.05,
                "momentum": 0.9, "epochs": 200,
            },
        ),
    ],
)  # fmt: skip
def test_the_readmes_settings_learn_the_shapes(name, options):
    assert ds.train(name, **options).history[-1].accuracy >= 0.95


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("iris", {"standardize": True, "validation": 0.2, "lr": 0.5, "epochs": 60}),
        ("wine", HELD_OUT),
        ("breast-cancer", HELD_OUT),
        ("digits", {**HELD_OUT, "hidden": (64,)}),
    ],
)
def test_the_readmes_settings_hold_on_rows_never_seen(name, options):
    assert ds.train(name, **options).history[-1].validation_accuracy >= 0.93


def test_a_run_can_be_looked_at_saved_and_used(tmp_path):
    run = ds.train("moons", epochs=5)
    assert isinstance(run.figure(), Figure)
    assert isinstance(run.boundary(), Figure)
    assert run.config["epochs"] == 5
    assert "<svg" in run._repr_mimebundle_()["image/svg+xml"]
    assert "moons" in repr(run)
    folder = run.save(tmp_path / "run")
    assert all(check.problem is None for check in check_files(folder))
    in_memory, on_disk = ds.predict(run, "moons"), ds.predict(folder, "moons")
    assert in_memory.classes == on_disk.classes
    assert torch.equal(in_memory.probabilities, on_disk.probabilities)
    with pytest.raises(RunError, match="is there already"):
        run.save(folder)


def test_a_saved_run_is_the_commands_run(tmp_path, monkeypatch):
    from descenso.cli.main import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANGUAGE", "en")
    ds.train("moons", epochs=4).save("python")
    with pytest.raises(SystemExit):
        main(["train", "moons", "--epochs", "4", "--out", "command"])
    for name in ("parameters.safetensors", "history.csv", "config.json", "loss.svg"):
        assert Path("python", name).read_bytes() == Path("command", name).read_bytes()


def test_a_saved_run_goes_on_like_any_other(tmp_path):
    from descenso.runs.resume import reopen_run

    folder = ds.train("moons", epochs=3).save(tmp_path / "run")
    with pytest.raises(RunError, match="has all its 3 epochs"):
        reopen_run(folder)
    assert len(reopen_run(folder, epochs=5).run.history) == 3


def test_numpys_numbers_are_numbers():
    import numpy as np

    run = ds.train(
        "clouds", epochs=np.int64(2), seed=np.int64(3), hidden=np.int64(8), lr=np.float32(0.5),
        zero_grads=np.bool_(True),
    )  # fmt: skip
    assert run.config["lr"] == 0.5
    assert run.sizes == (2, 8, 2)


@pytest.mark.parametrize("hidden", [0, [0], [], ()])
def test_no_hidden_layer(hidden):
    assert ds.train("clouds", hidden=hidden, epochs=1).sizes == (2, 2)


@pytest.mark.parametrize("data", [None, 3, [[1.0, 2.0]], torch.zeros(2, 2)])
def test_predicting_on_what_is_no_data_is_refused(data):
    with pytest.raises(OptionError, match="data: expected a name, a path or a Dataset"):
        ds.predict(ds.train("clouds", epochs=1), data)


def test_a_boundary_needs_two_features():
    with pytest.raises(OptionError, match="needs two features"):
        ds.train("iris", epochs=1).boundary()


def test_ones_own_tensors_can_be_trained_on():
    values = torch.randn(60, 3, dtype=torch.float64)
    y = (values.sum(dim=1) > 0).long()
    data = Dataset("mine", values, y, ("a", "b", "c"), ("no", "yes"), {"kind": "memory"}, "")
    assert ds.train(data, epochs=30, lr=0.5).history[-1].accuracy > 0.9


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"hiden": 3}, "Did you mean 'hidden'"),
        ({"lr": math.nan}, "lr: expected a number above 0"),
        ({"lr": 10**400}, "lr: expected a number above 0"),
        ({"init": []}, "there is no"),
        ({"lr": "0.1"}, "lr: expected a number above 0"),
        ({"epochs": 2.5}, "epochs: expected a whole number"),
        ({"hidden": "16"}, "hidden: expected at most"),
        ({"zero_grads": 1}, "zero-grads: expected True or False"),
        ({"seed": 2**64}, "seed: expected a number from"),
        ({"batch_size": True}, "batch-size: expected a whole number"),
    ],
)
def test_wrong_options_are_refused(options, message):
    with pytest.raises(OptionError, match=message):
        ds.train("clouds", **options)


def test_hidden_can_be_a_number_and_engines_agree():
    autograd = ds.train("clouds", hidden=8)
    for engine in ("manual", "kernel"):
        other = ds.train("clouds", hidden=[8], engine=engine)
        assert autograd.sizes == other.sizes == (2, 8, 2)
        assert autograd.history[-1].loss == pytest.approx(other.history[-1].loss, rel=1e-4)


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_an_interrupted_training_gives_back_what_was_reached(monkeypatch):
    from descenso.runs import trainer

    measured = trainer.EpochMeter.close

    def interrupt_after_three(self, step, *arguments, **options):
        if step.epoch == 3:
            os.kill(os.getpid(), signal.SIGINT)
        return measured(self, step, *arguments, **options)

    monkeypatch.setattr(trainer.EpochMeter, "close", interrupt_after_three)
    before = signal.getsignal(signal.SIGINT)
    run = ds.train("clouds", epochs=1000)
    assert run.status == "interrupted"
    assert len(run.history) == 3
    assert signal.getsignal(signal.SIGINT) is before


def test_training_leaves_the_number_of_threads_as_it_was():
    torch.set_num_threads(2)
    try:
        ds.train("clouds", epochs=1)
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(1)


def test_ones_own_loop_with_our_pieces():
    data = ds.load("clouds")
    params = ds.init_params([2, 16, 2], generator=torch.Generator().manual_seed(0))
    order = torch.Generator().manual_seed(1)
    losses = [step.loss for step in ds.steps(params, data.X, data.y, epochs=5, generator=order)]
    assert losses[-1] < losses[0]
    assert ds.accuracy(params, data.X, data.y) > 0.9
    loss = ds.cross_entropy(ds.forward(params, data.X), data.y)
    loss.backward()
    _, gradients = ds.manual_gradients(params, data.X, data.y)
    torch.testing.assert_close(params[0].W.grad, gradients[0].W, rtol=1e-4, atol=1e-6)
    ds.zero_grads(params)
    ds.sgd_step(params, gradients, lr=0.1)
    assert "relu" in ds.activations


def test_a_comparison_is_shown_as_figure_table_and_verdicts(tmp_path):
    found = ds.compare("clouds", vary={"lr": [1.0], "hidden": [4, (8, 8)]}, epochs=2)
    assert [twin.label for twin in found.twins] == ["lr=1", "hidden=4", "hidden=8x8"]
    shown = found._repr_html_()
    assert shown.startswith('<img src="data:image/svg+xml;base64,')
    assert "verdict" in shown
    assert found.twins[0].verdict.why[:20] in str(found)
    page = found.save(tmp_path / "c")
    assert page.read_bytes().startswith(b"<!doctype html>")
    with pytest.raises(RunError):
        found.save(tmp_path / "c")


@pytest.mark.parametrize("vary", [{}, {"lr": 1.0}, {"lr": "1"}, {"speed": [1]}, {"lr": ["fast"]}])
def test_what_cannot_be_compared_is_refused(vary):
    with pytest.raises(OptionError):
        ds.compare("clouds", vary=vary, epochs=1)


SMALL_ATLAS = {"size": 8, "epochs": 2, "engine": "reference"}


def test_an_atlas_can_be_looked_at_and_saved(tmp_path, monkeypatch):
    from descenso.cli.main import main

    found = ds.atlas("moons", x="lr=0.001:1000", y="momentum=0.1:0.9", **SMALL_ATLAS)
    assert found.x.shape == found.y.shape == (8,)
    for field in (found.measure, found.status, found.loss_first, found.loss_last):
        assert field.shape == (8, 8)
    assert found.dimension.value is None
    assert isinstance(found.figure(), Figure)
    assert found._repr_png_().startswith(b"\x89PNG")
    shown = found._repr_html_()
    assert shown.startswith('<img src="data:image/png;base64,')
    assert "of the networks train" in shown
    assert "of the networks train" in str(found)
    assert repr(found) == "<atlas of moons, lr × momentum, 8 × 8>"
    picture = found.save(tmp_path / "python")
    with pytest.raises(RunError, match="is there already"):
        found.save(tmp_path / "python")
    found.save(tmp_path / "python", force=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANGUAGE", "en")
    words = ["moons", "--x", "lr=0.001:1000", "--y", "momentum=0.1:0.9", "--size", "8"]
    words += ["--epochs", "2", "--engine", "reference", "--out", "command"]
    with pytest.raises(SystemExit):
        main(["atlas", *words])
    for name in ("atlas.png", "atlas.npz"):
        assert (picture.parent / name).read_bytes() == Path("command", name).read_bytes()


def test_ones_own_tensors_can_be_mapped(tmp_path):
    values = torch.randn(60, 3, dtype=torch.float64)
    y = (values.sum(dim=1) > 0).long()
    data = Dataset("mine", values, y, ("a", "b", "c"), ("no", "yes"), {"kind": "memory"}, "")
    found = ds.atlas(data, preset="lr-momentum", hidden=4, **SMALL_ATLAS)
    assert found.experiment.sizes == (3, 4, 2)
    assert found.save(tmp_path / "a").is_file()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"preset": "lr-sclae"}, "Did you mean 'lr-scale'"),
        ({"x": "lr=1:2"}, "y: is missing"),
        ({"lrr": 1}, "atlas: there is no 'lrr'"),
        ({"zero_grads": False}, "atlas: there is no 'zero_grads'"),
        ({"size": 0}, "size: expected"),
        ({"zoom": (1, 2)}, "zoom: expected"),
        ({"data": 3}, "data: expected a name, a path or a Dataset"),
    ],
)
def test_an_atlas_that_cannot_be_drawn_is_refused(options, message):
    with pytest.raises(OptionError, match=message):
        ds.atlas(**options)


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_an_interrupted_atlas_gives_back_what_was_reached(tmp_path, monkeypatch):
    from descenso.cartography.experiment import Experiment

    train, first = Experiment.train, iter([signal.SIGINT])

    def interrupt(self, cells):
        for number in first:
            os.kill(os.getpid(), number)
        return train(self, cells)

    monkeypatch.setattr("descenso.cartography.experiment.MOST_IN_TILE", 16)
    monkeypatch.setattr(Experiment, "train", interrupt)
    before = signal.getsignal(signal.SIGINT)
    found = ds.atlas(**{**SMALL_ATLAS, "size": 24})
    assert 0 < (found.status >= 0).sum() < 24 * 24
    assert "interrupted" in repr(found)
    assert "have not been trained yet" in str(found)
    assert found.save(tmp_path / "a").is_file()
    assert signal.getsignal(signal.SIGINT) is before
