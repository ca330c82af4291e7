"""What an atlas says of itself."""

from __future__ import annotations

from tests.views.charts import charted, experiment

from descenso.cartography.atlas import NOT_TRAINED
from descenso.cartography.contract import CONVERGED, NON_FINITE
from descenso.views.atlas_figure import atlas_png
from descenso.views.atlas_words import (
    bytes_text,
    dimension_sentence,
    duration,
    sentences,
    subtitle,
    work_sentence,
)


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
