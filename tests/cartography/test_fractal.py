"""The published experiment: both engines find the boundary that was found there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.cartography import published

from descenso.cartography.contract import CONVERGED
from descenso.cartography.engine import chart, local_threads

MOST_DIFFERING = 0.005
"""Share of the cells: on the boundary a last bit decides."""


def agrees(found):
    """(48, 48) bool, which converged, against what was published."""
    assert (found != published.converged()).mean() <= MOST_DIFFERING
    assert found.mean() == pytest.approx(0.561, abs=0.003)


@pytest.mark.parametrize("engine", ["kernel", "reference"])
def test_the_first_loss_is_the_published_one(engine):
    results = replace(published.experiment(engine), epochs=1).train(np.array([0, 1000]))
    assert results["loss_first"] == pytest.approx(published.FIRST_LOSS, rel=1e-12, abs=0)


def test_the_kernel_finds_the_published_boundary():
    with local_threads() as workers:
        atlas, whole = chart(published.experiment("kernel"), workers)
    assert whole
    agrees(atlas.converged)


def beside_the_boundary(converged):
    """Cells that one of the eight around ended otherwise than."""
    padded = np.pad(converged, 1, mode="edge")
    rows, columns = converged.shape
    around = [padded[i : i + rows, j : j + columns] for i in range(3) for j in range(3)]
    return np.logical_or.reduce([shifted != converged for shifted in around])


def test_the_reference_finds_the_published_boundary():
    # All cells take minutes. Where all around end alike there is no chaos: of these, every third
    # row and column.
    truth = published.converged()
    chosen = beside_the_boundary(truth)
    chosen[::3, ::3] = True
    experiment = published.experiment("reference")
    cells = np.flatnonzero(chosen)
    with local_threads() as workers:
        train = workers.trainer(experiment)
        parts = [train(part) for part in np.array_split(cells, 4)]
        status = np.concatenate([part.result()["status"] for part in parts])
    found = truth.copy()
    found[chosen] = status == CONVERGED
    agrees(found)
