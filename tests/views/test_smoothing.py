from __future__ import annotations

import math

import pytest

from descenso.views.smoothing import STRETCHES, smoothed


def test_short_curves_stay_as_they_are():
    values = [float(step % 7) for step in range(2 * STRETCHES - 1)]
    assert smoothed(values) == values


def test_a_line_stays_a_line_and_noise_goes():
    line = [2.0 * step for step in range(400)]
    noisy = [value + (-1) ** step * 50 for step, value in enumerate(line)]
    assert smoothed(line)[10:-10] == pytest.approx(line[10:-10])
    assert max(abs(a - b) for a, b in zip(smoothed(noisy)[10:-10], line[10:-10], strict=True)) < 6


def test_gaps_stay_and_do_not_spread():
    values = [1.0] * 400
    values[200:210] = [math.nan, math.inf] * 5
    course = smoothed(values)
    assert [at for at, value in enumerate(course) if math.isnan(value)] == list(range(200, 210))
    assert {value for value in course if not math.isnan(value)} == {1.0}
    assert smoothed([]) == []
