"""The map of an atlas: cells, hues, marks on the axes, and what it says."""

from __future__ import annotations

import io
import math

import matplotlib.image
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from descenso.cartography.atlas import NOT_TRAINED, Atlas
from descenso.cartography.contract import CONVERGED, NON_FINITE, NOT_CONVERGED
from descenso.cartography.engine import Progress
from descenso.cartography.grid import Axis
from descenso.cartography.request import make_request
from descenso.cartography.settings import AXES
from descenso.language import speaking
from descenso.views.atlas_axes import axis_name, minor_ticks, nearest, place, power_text, ticks
from descenso.views.atlas_colours import RAMPS, SHADES, UNKNOWN, coloured
from descenso.views.atlas_figure import FOOT, INCHES, LEFT, MAP, TOP, atlas_figure, atlas_png
from descenso.views.atlas_preview import Preview
from descenso.views.atlas_terminal import AtlasProgress, terminal_map
from descenso.views.atlas_words import (
    bytes_text,
    dimension_sentence,
    duration,
    lesson_setting,
    sentences,
    subtitle,
    work_sentence,
)


def experiment(size=32, **given):
    request = make_request({"size": size, **given})
    return request.experiment(request.material())


@pytest.fixture(scope="module")
def lesson():
    return experiment()


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


@pytest.mark.parametrize("size", [40, 50])
def test_a_coarse_picture_shows_each_cell_until_the_next(size):
    atlas = charted(experiment(size, preset="lr-lr", zoom="1:100,1:100"))
    coarse = coloured(atlas, 4)
    drawn = map_of(pixels_of(atlas, 4), size)
    each = len(drawn) // size
    for row, column in ((1, 1), (17, 30), (size - 2, size - 2)):
        middle = drawn[-1 - (row * each + each // 2), column * each + each // 2]
        assert np.array_equal(middle, coarse[row // 4, column // 4])


def axis(low, high, *, linear=False, size=101):
    return Axis("lr", low, high, size, linear)


@pytest.mark.parametrize(
    ("drawn", "texts"),
    [
        (axis(1e-3, 1e3), ["10⁻³", "10⁻²", "0.1", "1", "10", "10²", "10³"]),
        (axis(1e-3, 1e6), ["10⁻³", "10⁻²", "0.1", "1", "10", "10²", "10³", "10⁴", "10⁵", "10⁶"]),
        (axis(0.5, 30), ["0.5", "1", "2", "5", "10", "20"]),
        (axis(1, 2), ["1", "1.2", "1.4", "1.6", "1.8", "2"]),
        (axis(12.345, 12.346), ["12.345", "12.3452", "12.3454", "12.3456", "12.3458", "12.346"]),
        (axis(0, 1, linear=True), ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        (axis(0.1, 0.9, linear=True), ["0.2", "0.4", "0.6", "0.8"]),
    ],
)
def test_numbers_on_the_axes(drawn, texts):
    marks = ticks(drawn)
    assert [mark.text for mark in marks] == texts
    assert all(0 <= mark.place <= 1 for mark in marks)
    assert sorted(marks) == marks


@pytest.mark.parametrize(
    "drawn",
    [
        axis(1e-30, 1e30), axis(1e-38, 1e38), axis(3, 3.0000001), axis(1e-7, 2e-7),
        axis(9.9e5, 1.01e6, linear=True), axis(1e-9, 1, linear=True), axis(0.7, 40),
        axis(1, 1 + 1e-12), axis(0, 3e38, linear=True),
    ],
)  # fmt: skip
def test_any_range_has_a_few_numbers_that_differ(drawn):
    texts = [mark.text for mark in ticks(drawn)]
    assert 2 <= len(texts) <= 12
    assert len(set(texts)) == len(texts)
    assert len(minor_ticks(drawn)) < 150


@pytest.mark.parametrize("name", AXES)
def test_every_axis_has_its_words_and_its_option(name):
    drawn = Axis(name, 0.1, 0.9, 8)
    words = {}
    for language in ("es", "en"):
        with speaking(language):
            words[language] = axis_name(drawn)
        assert name in words[language]
    assert name == "momentum" or words["es"] != words["en"]


def test_a_number_lies_in_the_middle_of_its_cell():
    drawn = axis(1, 100, size=3)
    assert [place(drawn, value) for value in (1, 10, 100)] == pytest.approx([1 / 6, 1 / 2, 5 / 6])
    assert [nearest(drawn, value) for value in (1, 9, 11, 100)] == [0, 1, 1, 2]
    assert nearest(drawn, 0.01) is None
    assert nearest(drawn, 1e4) is None
    assert nearest(drawn, 0.0) is None
    assert power_text(1e-12) == "10⁻¹²"


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


def test_what_the_map_answers(lesson):
    said = " ".join(sentences(charted(lesson)))
    assert "50.0% of the networks train" in said
    assert "At init-scale 0.1 the largest lr that trains is 0.8." in said
    assert "lr 0.001 trains: a batch's loss goes from 0.6900 to 0.0500." in said
    assert "lr 1 does not train: a batch's loss goes from 0.6900 to 0.0500." in said
    assert "The smallest that does not" not in said


def test_a_ragged_edge_is_told_from_both_sides(lesson):
    atlas = charted(lesson)
    atlas.status[:, 4] = NON_FINITE
    said = " ".join(sentences(atlas))
    assert "The smallest that does not is 0.00595." in said


def test_a_map_without_an_edge(lesson):
    atlas = charted(lesson)
    atlas.status[:] = CONVERGED
    assert "At init-scale 0.1 lr trains up to the edge of the map, 1000." in sentences(atlas)
    assert "too short" in dimension_sentence(atlas)
    atlas.status[:] = NON_FINITE
    assert "At init-scale 0.1 no lr on this map trains." in sentences(atlas)


def test_other_axes_are_told_beside_their_middle():
    given = {"x": "momentum=0.1:0.9", "y": "weight-decay=0.1:1"}
    assert len(sentences(charted(experiment(**given)))) == 2
    given = {"x": "momentum=0.1:0.9", "y": "lr=0.1:1", "linear": True, "size": 33}
    said = " ".join(sentences(charted(experiment(**given))))
    assert "At momentum 0.5 lr trains up to the edge of the map, 1." in said


def test_an_unfinished_atlas_says_so(lesson):
    atlas = charted(lesson)
    atlas.status[16:] = NOT_TRAINED
    said = " ".join(sentences(atlas))
    assert "50.0% have not been trained yet." in said
    assert "Dimension" not in said


def test_large_numbers_stay_readable(lesson):
    atlas = charted(lesson)
    atlas.work.cells, atlas.work.updates, atlas.work.seconds = 1_048_576, 408_944_640, 90.0
    assert work_sentence(atlas) == (
        "1 048 576 networks trained in 90 s: 4.54 million updates a second."
    )
    assert [duration(s) for s in (0.2, 99, 600, 7200, 1e6)] == [
        "1 s", "99 s", "10 min", "2.0 h", "12 days",
    ]  # fmt: skip
    assert [bytes_text(b) for b in (29_000, 2.9e9, 4e13)] == ["0.029 MB", "2.9 GB", "40 TB"]


def test_names_of_strangers_are_shown_as_text(lesson):
    from dataclasses import replace

    atlas = charted(replace(lesson, name="a\u202eb$x$<script>" + "z" * 1000))
    assert "\\u202e" in subtitle(atlas)
    assert len(subtitle(atlas)) < 120
    atlas_png(atlas)


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
def test_the_map_in_letters(lesson, columns):
    lines = terminal_map(charted(lesson), columns, colours=False).split("\n")
    assert "".join(lines).isascii()
    rows = [line for line in lines if set(line) & set("#o.") and " " not in line.strip()[-3:]]
    assert all(len(line) <= max(columns, 15) for line in lines[:-3])
    assert lines[0].split()[0] == "10"
    body = lines[1].split()[-1]
    assert body == "#" * body.count("#") + "o" * body.count("o") + "." * body.count(".")
    assert body.count("#") == pytest.approx(len(body) / 2, abs=1)
    assert len(rows) >= 4


def test_the_map_in_colours(lesson):
    drawn = terminal_map(charted(lesson), 80, colours=True).split("\n")
    cells = drawn[0].split("▀")
    assert len(cells) == 41
    assert cells[0].count("\x1b[38;5;") == 1
    assert drawn[0].endswith("\x1b[0m")
    assert "\x1b" not in "".join(drawn[-3:])


class Screen(io.StringIO):
    def isatty(self):
        return True


def progress(**changes):
    given = {"done": 512, "cells": 1024, "trained": 512, "updates": 10, "seconds": 2.0, "left": 2.0,
             "coarse": None}  # fmt: skip
    return Progress(**given | changes)


def test_a_bar_for_those_who_wait(monkeypatch):
    now = [100.0]
    monkeypatch.setattr("descenso.views.bar.time.monotonic", lambda: now[0])
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    screen, pipe = Screen(), io.StringIO()
    with AtlasProgress(1024, screen) as shown, AtlasProgress(1024, pipe) as hidden:
        shown.update(progress())
        assert screen.getvalue() == ""
        now[0] += 2
        shown.update(progress())
        hidden.update(progress())
    assert "512 / 1024" in screen.getvalue()
    assert "256 networks/s" in screen.getvalue()
    assert pipe.getvalue() == ""


def test_a_preview_of_each_finer_level_that_there_is_time_for(lesson, monkeypatch):
    shown, now = [], [0.0]

    def draw(_atlas, stride):
        now[0] += 0.5
        return str(stride).encode()

    monkeypatch.setattr("descenso.views.atlas_preview.atlas_png", draw)
    monkeypatch.setattr("descenso.views.atlas_preview.time.perf_counter", lambda: now[0])
    preview = Preview(shown.append)
    for seconds, coarse in (
        (0.5, None),
        (1, 8),
        (2, 8),
        (3, 4),
        (12, 4),
        (13, 4),
        (20, 2),
        (90, 1),
    ):
        preview.update(None, progress(seconds=seconds, coarse=coarse))
    assert shown == [b"8", b"4"]
