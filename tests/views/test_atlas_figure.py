"""The picture of an atlas: whole pixels, the lesson's mark, and texts that fit."""

from __future__ import annotations

import io
import math

import matplotlib.image
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from tests.views.charts import charted, experiment

from descenso.language import speaking
from descenso.views.atlas_colours import coloured
from descenso.views.atlas_figure import FOOT, INCHES, LEFT, MAP, TOP, atlas_figure, atlas_png
from descenso.views.atlas_words import (
    lesson_setting,
)


def pixels_of(atlas, stride=1):
    content = matplotlib.image.imread(io.BytesIO(atlas_png(atlas, stride)))
    return np.round(255 * content[:, :, :3]).astype(np.uint8)


def map_of(pixels, size):
    """The map's pixels, the highest row first."""
    side = size * max(1, round(MAP / size))
    dpi = side / INCHES
    left, foot = round(dpi * LEFT), round(dpi * FOOT)
    bottom = pixels.shape[0] - foot
    return pixels[bottom - side : bottom, left : left + side]


@pytest.mark.parametrize("size", [5, 32, 300, 1000])
def test_every_cell_is_drawn_as_whole_pixels(size):
    what = experiment(size, preset="lr-lr", zoom="1:100,1:100")  # without the lesson's mark
    atlas = charted(what)
    drawn = map_of(pixels_of(atlas), size)
    each = len(drawn) // size
    expected = coloured(atlas)[::-1].repeat(each, axis=0).repeat(each, axis=1)
    # The frame covers half a line's width at the edges.
    inner = slice(3, -3)
    assert np.array_equal(drawn[inner, inner], expected[inner, inner])


@pytest.mark.parametrize("size", [40, 50])
def test_a_coarse_picture_shows_each_cell_until_the_next(size):
    atlas = charted(experiment(size, preset="lr-lr", zoom="1:100,1:100"))
    coarse = coloured(atlas, 4)
    drawn = map_of(pixels_of(atlas, 4), size)
    each = len(drawn) // size
    for row, column in ((1, 1), (17, 30), (size - 2, size - 2)):
        middle = drawn[-1 - (row * each + each // 2), column * each + each // 2]
        assert np.array_equal(middle, coarse[row // 4, column // 4])


def test_the_picture_has_the_same_bytes_and_leaves_no_trace(lesson):
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    atlas = charted(lesson)
    assert atlas_png(atlas) == atlas_png(charted(lesson))
    assert dict(mpl.rcParams) == before
    assert atlas_png(atlas) != atlas_png(charted(lesson, seed=1))


def test_a_small_picture_is_as_sharp_as_its_frame_needs(lesson):
    pixels = pixels_of(charted(lesson))
    assert pixels.shape[0] == round((TOP + INCHES + FOOT) * 100)


def mark_of(figure):
    return [line for line in figure.axes[0].get_lines() if line.get_gid() == "lesson"]


def test_the_lessons_setting_is_marked_where_it_lies(lesson):
    figure = atlas_figure(charted(lesson))
    (mark,) = mark_of(figure)
    x = (math.log10(0.1 / 1e-3) / 6 * 31 + 0.5) / 32
    y = (math.log10(0.1 / 1e-3) / 4 * 31 + 0.5) / 32
    assert (mark.get_xdata()[0], mark.get_ydata()[0]) == pytest.approx((x, y))
    assert "the lesson" in [text.get_text() for text in figure.axes[0].texts]


@pytest.mark.parametrize(
    "given", [{"zoom": "1:10,0.1:1"}, {"preset": "fractal-tanh"}, {"x": "lr=0.2:3", "y": "lr2=1:2"}]
)
def test_no_mark_where_the_lesson_is_not(given):
    atlas = charted(experiment(**given))
    assert lesson_setting(atlas) is None
    assert mark_of(atlas_figure(atlas)) == []


def test_the_picture_says_what_it_shows(lesson):
    atlas = charted(lesson)
    figure = atlas_figure(atlas)
    axes = figure.axes[0]
    assert axes.get_xlabel() == "learning rate (lr)"
    assert axes.get_ylabel() == "size of the first weights (init-scale)"
    assert axes.get_xticklabels()[0].get_text() == "10⁻³"
    words = " ".join(text.get_text() for text in figure.texts)
    for part in (
        "2-16-2 relu on clouds · 1024 networks, 390 updates each",
        "50.0%",
        "breaks off: a number is no longer finite",
        "Dimension of the boundary (box counting)",
    ):
        assert part in words


@pytest.mark.parametrize("language", ["es", "en"])
def test_no_text_of_the_picture_is_cut_off_or_drawn_over(language, lesson):
    atlas = charted(lesson)
    with speaking(language):
        figure = atlas_figure(atlas)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    drawn = canvas.get_renderer()
    boxes = [text.get_window_extent(drawn) for text in figure.texts if text.get_text()]
    boxes += [axes.get_tightbbox(drawn) for axes in figure.axes]
    for number, box in enumerate(boxes):
        assert box.x0 >= 0
        assert box.y0 >= 0
        assert box.x1 <= figure.bbox.width
        assert box.y1 <= figure.bbox.height
        for other in boxes[number + 1 :]:
            assert not box.padded(-1).overlaps(other.padded(-1))
