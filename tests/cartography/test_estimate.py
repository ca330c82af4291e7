"""What an atlas will cost is known before it is begun."""

from __future__ import annotations

import pytest

from descenso.cartography.atlas import Atlas
from descenso.cartography.estimate import LONG, Estimate, estimate
from descenso.cartography.request import make_request


def cost_of(workers=2, **given):
    request = make_request(given)
    return estimate(request.experiment(request.material()), workers)


def test_cost_grows_with_cells_and_steps_and_shrinks_with_workers():
    one = cost_of(size=100)
    assert (one.cells, one.steps) == (10_000, 390)
    assert cost_of(size=200).seconds == pytest.approx(4 * one.seconds)
    assert cost_of(size=100, epochs=60).seconds == pytest.approx(2 * one.seconds)
    assert cost_of(size=100, workers=4).seconds == pytest.approx(one.seconds / 2)
    assert cost_of(size=100, engine="reference").seconds > 5 * one.seconds


def test_memory_is_at_least_that_of_the_results():
    request = make_request({"size": 64})
    atlas = Atlas(request.experiment(request.material()))
    held = sum(field.nbytes for field in atlas.fields.values())
    assert held <= cost_of(size=64).memory <= 3 * held


def test_what_is_asked_about():
    assert not cost_of().is_large(None)
    assert cost_of(size=31_623).is_large(None)
    assert Estimate(1, 1, LONG + 1, 0, 0).is_large(10**12)
    assert Estimate(1, 1, 1.0, 600, 0).is_large(1000)
    assert not Estimate(1, 1, 1.0, 400, 0).is_large(1000)
