"""A comparison as a page and pictures: complete, the same bytes, nothing from strangers."""

from __future__ import annotations

import re

import pytest
import torch

from descenso.comparison.changes import read_changes
from descenso.comparison.comparison import compare_twins
from descenso.data.dataset import Dataset
from descenso.data.load import load
from descenso.language import speaking
from descenso.runs.options import make_options
from descenso.views.comparison_figures import comparison_figure
from descenso.views.comparison_pictures import comparison_files
from descenso.views.comparison_terminal import comparison_table, verdict_paragraphs
from descenso.views.style import svg


def compared(*vary, data="clouds", **options):
    dataset = data if isinstance(data, Dataset) else load(data)
    return compare_twins(dataset, read_changes(vary), make_options({"epochs": 4, **options}))


@pytest.fixture(scope="module")
def lesson():
    with speaking("en"):
        return compared("lr=0.001,10,100", "zero-grads=off")


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_files_are_the_same_bytes_each_time(lesson, language):
    with speaking(language):
        assert comparison_files(lesson) == comparison_files(lesson)


def test_the_page_holds_everything_and_asks_for_nothing(lesson):
    page = comparison_files(lesson)["comparison.html"].decode()
    assert page.count("data:image/svg+xml;base64,") == 3
    assert "default-src 'none'" in page
    assert not re.search(r"(src|href)=\"(?!data:)", page)
    assert "<script" not in page
    for twin in lesson.twins:
        assert twin.label in page
        assert twin.verdict.id in page


def test_a_picture_has_a_curve_for_each_twin_that_differs():
    found = compared("lr=0.1,1", "hidden=4")
    figure = comparison_figure(found)
    text = svg(figure).decode()
    assert text.count(">lr=1<") == 1
    assert ">lr=0.1<" not in text
    assert ">base<" in text


def test_a_training_without_a_single_epoch_says_so(lesson):
    text = svg(comparison_figure(lesson)).decode()
    assert "lr=100 (no epoch finished)" in text


def test_four_features_have_no_boundaries():
    found = compared("lr=1", data="iris", standardize=True)
    assert set(comparison_files(found)) == {"comparison.svg", "descent.svg", "comparison.html"}
    assert comparison_figure(found).get_figheight() < 5


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
def test_a_table_fits(lesson, columns):
    table = comparison_table(lesson, columns).splitlines()
    assert max(map(len, table)) <= max(columns, 32)
    assert len(table) == 2 + 1 + len(lesson.twins)
    lines = verdict_paragraphs(lesson, columns).splitlines()
    sentences = [line for line in lines if line.startswith(" ")]
    assert max(map(len, sentences)) <= max(columns, 30)


def test_at_eighty_columns_nothing_is_left_out(lesson):
    head = comparison_table(lesson, 80).splitlines()[0].split()
    assert head == ["twin", "loss", "held", "out", "acc", "‖θ‖", "step", "verdict"]


def test_ascii_is_enough(lesson):
    comparison_table(lesson, 80, plain=True).encode("ascii")


def test_names_from_a_file_are_text():
    evil = "<script>alert(1)</script>\u202e"
    dataset = Dataset(
        name=evil,
        values=torch.randn(40, 2, dtype=torch.float64, generator=torch.Generator().manual_seed(0)),
        y=torch.arange(40) % 2,
        features=(evil, "b"),
        classes=(evil, "c"),
        source={"kind": "memory"},
        sha256="",
    )
    files = comparison_files(compared("lr=1", data=dataset))
    for content in files.values():
        assert b"<script>alert" not in content
        assert "\u202e".encode() not in content
