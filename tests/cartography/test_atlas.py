"""The grid, the engine and the box counting of an atlas."""

from __future__ import annotations

import io
import time
from concurrent.futures import Future
from dataclasses import replace

import numpy as np
import pytest
import torch
from tests.cartography import published
from tests.cartography.lesson import axes, drawn, experiment

from descenso.cartography.atlas import NOT_TRAINED
from descenso.cartography.dimension import box_counting
from descenso.cartography.engine import EACH, Workers, chart
from descenso.cartography.grid import Order, read_axis
from descenso.cartography.store import Store
from descenso.core.network import init_params
from descenso.core.training import steps
from descenso.errors import OptionError
from descenso.random import generator


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
    what = experiment(80, epochs=1)
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


def test_unlike_settings_and_unlike_tiles_are_unlike_experiments(monkeypatch):
    what = experiment()
    assert what.digest() == experiment().digest()
    changes = [{}, {"epochs": 3}, {"lr": 0.2}, {"engine": "kernel"}, axes(25)]
    digests = {replace(what, **changed).digest() for changed in changes}
    # A store's numbers would stand for other cells.
    monkeypatch.setattr("descenso.cartography.experiment.MOST_IN_TILE", 512)
    digests.add(what.digest())
    assert len(digests) == 1 + len(changes)


def test_the_same_numbers_make_the_same_file_on_another_day(monkeypatch):
    atlas, _ = drawn(experiment(8))
    files = []
    for day in (0, 10**9):
        monkeypatch.setattr("time.time", lambda day=day: day)
        files.append(io.BytesIO())
        atlas.write(files[-1])
    assert files[0].getvalue() == files[1].getvalue()


@pytest.fixture
def many(monkeypatch):
    """36 tiles of 16 cells."""
    monkeypatch.setattr("descenso.cartography.experiment.MOST_IN_TILE", 16)
    return experiment(24, epochs=1)


def test_progress_rises_to_the_whole_and_a_coarse_picture_comes_first(many):
    seen = []
    atlas, whole = drawn(many, on_progress=lambda _atlas, progress: seen.append(progress))
    assert whole
    assert [progress.done for progress in seen] == list(range(16, 577, 16))
    assert seen[-1].cells == seen[-1].trained == many.cells
    assert seen[-1].updates == atlas.updates.sum() == atlas.work.updates
    assert seen[-1].left == 0
    assert all(0 < progress.left < 60 for progress in seen[3:-1])
    coarse = [progress.coarse for progress in seen]
    assert coarse[0] is None
    assert coarse[4] == 4
    assert coarse[-1] == 1


@pytest.mark.parametrize(
    "what", [experiment(512, engine="kernel", epochs=30), published.experiment("kernel", 1024)]
)
def test_the_first_picture_is_little_work(what):
    _, cells = what.order.ends()[0]
    tiles = -(-cells // what.in_tile)
    assert tiles * what.in_tile * what.operations < 2e10


def test_what_was_not_trained_counts_as_nothing(many):
    seen = []
    atlas, whole = drawn(
        many,
        threads=1,
        on_progress=lambda *_: seen.append(1),
        wants_stop=lambda: bool(seen),
    )
    assert not whole
    trained = atlas.status != NOT_TRAINED
    assert 0 < trained.sum() == atlas.work.cells < many.cells
    assert not atlas.converged[~trained].any()
    summary = atlas.summary()
    shares = [summary[name] for name in ("converged", "not_converged", "non_finite")]
    assert sum(shares) == pytest.approx(trained.mean())


class Clerk:
    """Workers that note what is under way, and fail at one tile."""

    def __init__(self, what, fails=None):
        self.what, self.fails = what, fails
        self.given, self.futures, self.most = 0, [], 0

    def workers(self):
        return Workers(2, lambda _experiment: self.train)

    def train(self, cells):
        future = Future()
        self.futures.append(future)
        self.given += 1
        self.most = max(self.most, sum(not future.done() for future in self.futures))
        if self.given - 1 == self.fails:
            future.set_exception(MemoryError("a tile"))
        elif self.fails is None or self.given <= self.fails:
            future.set_result(self.what.train(cells))
        return future


def test_a_tile_that_fails_costs_only_itself_and_stops_the_rest(many, tmp_path):
    clerk = Clerk(many, fails=5)
    path = tmp_path / "part"
    with (
        Store.create(path, {"digest": many.digest()}) as store,
        pytest.raises(MemoryError, match="a tile"),
    ):
        chart(many, clerk.workers(), store=store)
    assert all(future.done() for future in clerk.futures)
    assert clerk.given <= 5 + 2 * EACH
    with Store.reopen(path) as store:
        atlas, whole = drawn(many, store=store)
    assert whole
    assert many.cells - atlas.work.cells == 5 * 16


def test_a_wish_to_stop_is_heard_while_a_tile_takes_long(many):
    clerk = Clerk(many, fails=0)
    workers = Workers(2, lambda _experiment: lambda _cells: Future())
    began = time.perf_counter()
    atlas, whole = chart(many, workers, wants_stop=lambda: time.perf_counter() - began > 0.3)
    assert time.perf_counter() - began < 5
    assert not whole
    assert atlas.work.cells == 0
    assert clerk.most <= 2 * EACH


def test_pytorch_has_one_thread_while_tiles_are_trained(many):
    torch.set_num_threads(2)
    try:
        seen = []
        drawn(many, on_progress=lambda *_: seen.append(torch.get_num_threads()))
        assert set(seen) == {1}
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(1)


def test_a_line_has_dimension_one_and_noise_two():
    rows, columns = np.indices((256, 256))
    assert box_counting(rows > columns).value == pytest.approx(1, abs=0.05)
    assert box_counting(rows > 100).value == pytest.approx(1, abs=0.01)
    noise = torch.rand(256, 256, generator=torch.Generator().manual_seed(0)).numpy() > 0.5
    assert box_counting(noise).value == pytest.approx(2, abs=0.05)
    assert box_counting(rows >= 0).value is None
    assert box_counting(rows > 100).counts == [
        (1, 255),
        (2, 128),
        (4, 64),
        (8, 32),
        (16, 16),
        (32, 8),
    ]


def koch_island(level):
    """Inside of the quadratic Koch curve around a square (Mandelbrot's type 2), a cell each step.

    Each step becomes eight of a quarter of its length: dimension log 8 / log 4.
    """
    moves = np.array([1, -1j, -1, 1j])
    for _ in range(level):
        moves = (moves[:, np.newaxis] * np.array([1, 1j, 1, -1j, -1j, 1, 1j, 1])).ravel()
    corners = np.concatenate([[0], np.cumsum(moves)])
    x, y = (part.round().astype(int) for part in (corners.real, corners.imag))
    x, y = x - x.min(), y - y.min()
    crossed = np.zeros((y.max() + 1, x.max() + 1), bool)
    upright = x[1:] == x[:-1]
    places = np.minimum(y[1:], y[:-1])[upright], x[1:][upright]
    np.logical_xor.at(crossed, places, True)
    return np.logical_xor.accumulate(crossed, axis=1)


def sierpinski_carpet(level):
    """Of 3 x 3 squares all but the middle one, again and again."""
    digits = [(np.arange(3**level) // 3**k) % 3 == 1 for k in range(level)]
    return ~np.logical_or.reduce([digit[:, np.newaxis] & digit for digit in digits])


def filled_julia(c, size):
    """Where z² + c stays bounded."""
    along = np.linspace(-1.5, 1.5, size)
    z = along + 1j * along[:, np.newaxis]
    inside = np.ones(z.shape, bool)
    for _ in range(100):
        z = np.where(inside, z * z + c, 0)
        inside &= abs(z) <= 2
    return inside


@pytest.mark.parametrize(
    ("inside", "dimension", "tolerance"),
    [
        (koch_island(4), np.log(8) / np.log(4), 0.03),
        (koch_island(5), np.log(8) / np.log(4), 0.02),
        (sierpinski_carpet(6), np.log(8) / np.log(3), 0.03),
        (filled_julia(0, 512), 1.0, 0.02),
        # McMullen, Hausdorff dimension and conformal dynamics III, section 5.
        (filled_julia(-0.122561 + 0.744862j, 1024), 1.3934, 0.04),
        (filled_julia(-1, 1024), 1.2683, 0.06),
    ],
    ids=["koch 4", "koch 5", "carpet", "circle", "rabbit", "basilica"],
)
def test_known_fractals_have_their_dimension(inside, dimension, tolerance):
    assert box_counting(inside).value == pytest.approx(dimension, abs=tolerance)
    assert box_counting(~inside) == box_counting(inside)
