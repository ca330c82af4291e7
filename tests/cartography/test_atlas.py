"""The grid, the store and the engine of an atlas."""

from __future__ import annotations

import io

import numpy as np
import pytest
import torch

from descenso.cartography.dimension import box_counting
from descenso.cartography.engine import chart, local_threads
from descenso.cartography.experiment import Experiment
from descenso.cartography.grid import Order, read_axis
from descenso.cartography.store import Store
from descenso.core.network import init_params
from descenso.core.training import steps
from descenso.data.load import load
from descenso.errors import OptionError
from descenso.random import generator

SIZE = 24


def experiment(**changes):
    data = load("clouds", seed=0)
    start = init_params([2, 4, 2], scale=1.0, generator=generator(0, "parameters"))
    given = {
        "name": "clouds",
        "start": start,
        "factors": (1.0, 1.0),
        "X": data.X,
        "y": data.y,
        "lr": 0.1,
        "scale": 0.1,
        "momentum": 0.0,
        "weight_decay": 0.0,
        "epochs": 2,
        "batch_size": 32,
        "activation": "relu",
        "loss": "cross_entropy",
        "train_biases": True,
        "seed": 0,
        "x": read_axis("x", "lr=0.001:1000", SIZE),
        "y_axis": read_axis("y", "init-scale=0.01:10", SIZE),
        "engine": "reference",
    }
    return Experiment(**given | changes)


def drawn(what, threads=2, **options):
    with local_threads(threads) as workers:
        return chart(what, workers, **options)


def test_every_cell_comes_once_from_coarse_to_fine():
    for size in (1, 2, 31, 33, 64, 100, 131):
        order = Order(size)
        cells = order.cells(0, size * size)
        assert sorted(cells.tolist()) == list(range(size * size))
        for stride, end in order.ends():
            rows, columns = np.divmod(order.cells(0, end), size)
            assert not (rows % stride).any()
            assert not (columns % stride).any()
        assert np.array_equal(order.cells(size // 2, size), cells[size // 2 : size])


@pytest.mark.parametrize(
    "text",
    [
        "lr",
        "speed=1:2",
        "lr=1",
        "lr=1:2:3",
        "lr=a:b",
        "lr=1:nan",
        "lr=0:1",
        "lr=2:1",
        "lr=1:1",
        "lr=1:1e300",
        "momentum=0.1:2",
        "momentum=0:0.9",
        "lr=-1:1",
        "lr=1:1.0000000000000002",
    ],
)
def test_an_axis_that_cannot_be_is_refused(text):
    with pytest.raises(OptionError, match=r"^x: "):
        read_axis("x", text, 16)


def test_a_zoom_lies_inside_and_keeps_its_ends():
    axis = read_axis("x", "lr=0.001:10", 9)
    part = axis.zoomed("zoom", 0.1, 1.0)
    assert (part.values()[0], part.values()[-1]) == (0.1, 1.0)
    for low, high in ((0.0001, 1.0), (1.0, 20.0), (1.0, 0.1)):
        with pytest.raises(OptionError, match=r"^zoom: "):
            axis.zoomed("zoom", low, high)


def test_a_cell_is_the_network_that_train_makes():
    what = experiment()
    atlas, whole = drawn(what)
    assert whole
    row, column = 15, 12
    start = init_params([2, 4, 2], scale=atlas.y[row], generator=generator(0, "parameters"))
    *_, last = steps(
        start,
        what.X,
        what.y,
        lr=float(atlas.x[column]),
        epochs=2,
        batch_size=32,
        generator=generator(0, "batches"),
    )
    assert what.steps == atlas.updates[row, column]
    assert float(last.loss) == pytest.approx(atlas.loss_last[row, column], rel=1e-5)
    assert {0, 1, 2} >= set(np.unique(atlas.status)) > {0}


def test_what_was_kept_is_not_trained_again_and_a_torn_record_is(tmp_path, monkeypatch):
    monkeypatch.setattr("descenso.cartography.experiment.MOST_IN_TILE", 512)
    what = experiment(
        x=read_axis("x", "lr=0.001:1000", 80),
        y_axis=read_axis("y", "init-scale=0.01:10", 80),
        epochs=1,
    )
    truth, _ = drawn(what)
    path = tmp_path / "part"
    seen = []
    with Store.create(path, {"digest": what.digest()}) as store:
        _, whole = drawn(
            what,
            threads=1,
            store=store,
            on_progress=lambda _atlas, progress: seen.append(progress.done),
            wants_stop=lambda: bool(seen),
        )
    assert not whole
    path.write_bytes(path.read_bytes()[:-5])
    with Store.reopen(path) as store:
        assert store.header == {"digest": what.digest()}
        atlas, whole = drawn(what, store=store)
    assert whole
    assert 0 < atlas.work.cells < what.cells
    files = [io.BytesIO(), io.BytesIO()]
    truth.write(files[0])
    atlas.write(files[1])
    assert files[0].getvalue() == files[1].getvalue()


def test_settings_of_one_layer_and_of_all():
    what = experiment(
        x=read_axis("x", "lr2=0.1:1", 4), y_axis=read_axis("y", "momentum=0:0.9", 4, linear=True)
    )
    settings = what.settings(np.array([0, 3, 12]))
    assert settings.lr.tolist() == [[0.1, 0.1], [0.1, 1.0], [0.1, 0.1]]
    assert settings.momentum.tolist() == [0.0, 0.0, 0.9]
    with pytest.raises(OptionError, match=r"^y: "):
        experiment(y_axis=what.x, x=what.x)


def test_a_line_has_dimension_one_and_noise_two():
    rows, columns = np.indices((256, 256))
    assert box_counting(rows > columns).value == pytest.approx(1, abs=0.05)
    noise = torch.rand(256, 256, generator=torch.Generator().manual_seed(0)).numpy() > 0.5
    assert box_counting(noise).value == pytest.approx(2, abs=0.1)
    assert box_counting(rows >= 0).value is None
