"""The numbers and names on the axes of an atlas."""

from __future__ import annotations

import pytest

from descenso.cartography.grid import Axis
from descenso.cartography.settings import AXES
from descenso.language import speaking
from descenso.views.atlas_axes import axis_name, minor_ticks, nearest, place, power_text, ticks


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
