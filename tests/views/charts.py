"""An atlas to draw, without any training."""

from __future__ import annotations

import numpy as np

from descenso.cartography.atlas import Atlas
from descenso.cartography.contract import CONVERGED, NON_FINITE, NOT_CONVERGED
from descenso.cartography.engine import Progress
from descenso.cartography.request import make_request


def experiment(size=32, **given):
    request = make_request({"size": size, **given})
    return request.experiment(request.material())


def charted(what, seed=0):
    """Columns from left to right: trained, not better, broken off; the numbers differ in each."""
    atlas, draw = Atlas(what), np.random.default_rng(seed)
    size = what.size
    across = np.arange(size) / size
    atlas.status[:] = np.select(
        [across < 0.5, across < 0.6], [CONVERGED, NOT_CONVERGED], NON_FINITE
    )
    atlas.measure[:] = np.where(
        across < 0.5, draw.random((size, size)), 1 + draw.random((size, size))
    )
    atlas.updates[:] = draw.integers(0, what.steps, (size, size))
    atlas.loss_first[:], atlas.loss_last[:] = 0.69, 0.05
    return atlas


def progress(**changes):
    given = {"done": 512, "cells": 1024, "trained": 512, "updates": 10, "seconds": 2.0, "left": 2.0,
             "coarse": None}  # fmt: skip
    return Progress(**given | changes)
