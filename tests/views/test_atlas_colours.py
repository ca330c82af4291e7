"""The hues of an atlas, spread by rank."""

from __future__ import annotations

import numpy as np
import pytest
from tests.views.charts import charted

from descenso.cartography.atlas import NOT_TRAINED
from descenso.cartography.contract import CONVERGED, NON_FINITE, NOT_CONVERGED
from descenso.views.atlas_colours import RAMPS, SHADES, UNKNOWN, coloured


def hue(colour):
    """-1 for blue, 1 for the warm ones."""
    red, _, blue = (int(part) for part in colour)
    return np.sign(red - blue)


def test_what_trains_is_blue_and_the_rest_is_warm(lesson):
    atlas = charted(lesson)
    picture = coloured(atlas)
    for status, sign in ((CONVERGED, -1), (NOT_CONVERGED, 1), (NON_FINITE, 1)):
        cells = picture[atlas.status == status]
        assert {hue(colour) for colour in cells} == {sign}
    yellow, red = (picture[atlas.status == s].mean(axis=0) for s in (NOT_CONVERGED, NON_FINITE))
    assert yellow[1] - red[1] > 80  # told apart by lightness, too


@pytest.mark.parametrize("status", RAMPS)
def test_a_ramp_rises_in_lightness_one_way(status):
    light = RAMPS[status].shades().astype(float) @ (0.2126, 0.7152, 0.0722)
    steps = np.diff(light)
    assert (steps <= 0.5).all() or (steps >= -0.5).all()
    assert abs(light[-1] - light[0]) > 50


def test_shades_are_spread_by_rank_whatever_the_numbers_are(lesson):
    atlas = charted(lesson)
    even = coloured(atlas)
    atlas.measure[:] = np.exp(40 * atlas.measure)
    assert np.array_equal(coloured(atlas), even)
    trained = even[atlas.status == CONVERGED]
    assert len(np.unique(trained, axis=0)) > SHADES / 3


def test_the_deepest_blue_has_the_smallest_loss_and_the_deepest_red_broke_off_first(lesson):
    atlas = charted(lesson)
    picture = coloured(atlas).astype(int).sum(axis=2)
    for status, field in ((CONVERGED, atlas.measure), (NON_FINITE, atlas.updates)):
        cells = atlas.status == status
        order = np.argsort(field[cells], kind="stable")
        shades = picture[cells][order]
        assert shades[0] == shades.min()
        assert shades[-1] == shades.max()


def test_equal_numbers_have_the_shade_in_the_middle(lesson):
    atlas = charted(lesson)
    atlas.measure[:] = 0.5
    shades = RAMPS[CONVERGED].shades()
    assert np.array_equal(coloured(atlas)[0, 0], shades[(SHADES - 1) // 2])


def test_many_cells_are_ranked_by_some_of_them(lesson, monkeypatch):
    atlas = charted(lesson)
    whole = coloured(atlas).astype(int)
    monkeypatch.setattr("descenso.views.atlas_colours.MOST_RANKED", 100)
    monkeypatch.setattr("descenso.views.atlas_colours.ROWS_AT_ONCE", 5)
    assert np.abs(coloured(atlas).astype(int) - whole).max() < 40


def test_cells_whose_turn_has_not_come_are_grey(lesson):
    atlas = charted(lesson)
    atlas.status[3, 4] = NOT_TRAINED
    picture = coloured(atlas)
    assert np.array_equal(picture[3, 4], UNKNOWN)
    assert (picture == UNKNOWN).all(axis=2).sum() == 1
