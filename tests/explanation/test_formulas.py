"""Every number that a substituted formula shows comes to the value beside it."""

from __future__ import annotations

import itertools

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.explanation.reading import comes_to, evaluate

from descenso.core.activations import ACTIVATIONS
from descenso.explanation.activations import WRITTEN
from descenso.explanation.expressions import (
    MOST_TERMS,
    Cell,
    Exact,
    add,
    apply,
    plain,
    substitute,
)

NUMBERS = st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: x if abs(x) > 1e-300 else 0.0)


def entries(line, most=40):
    """Up to so many entries of a line's result, evenly spread."""
    shape = line.values[line.result].tensor.shape
    indices = list(itertools.product(*map(range, shape)))
    return [line.entry(index) for index in indices[:: max(1, len(indices) // most)]]


def wrong(told):
    return [
        (entry.title, entry.expression, entry.value)
        for line in told.lines
        if line.result
        for entry in entries(line)
        if not comes_to(entry.expression, entry.value)
        or (entry.number != 0 and abs(float(entry.value) - entry.number) > 0.06 * abs(entry.number)
            and abs(entry.number) > 1e-9)
    ]  # fmt: skip


@pytest.mark.parametrize("depth", range(5))
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_formula_comes_to_its_value(told, activation, depth):
    assert (
        wrong(told(activation=activation, hidden=(4, 3, 5, 2)[:depth], init="he", seed=depth)) == []
    )


@pytest.mark.parametrize(
    "options",
    [
        {"step": 400, "epochs": 50, "lr": 1.0},
        {"step": 30, "momentum": 0.9, "weight_decay": 0.01, "zero_grads": False},
        {"step": 2, "momentum": 1.0},
        {"step": 20, "weight_decay": 0.1},
        {"data": "iris", "batch_size": 7, "step": 30},
        {"data": "wine", "lr": 1e-4},
        {"data": "digits", "hidden": (12,), "batch_size": 3},
        {"init": "zeros"},
        {"init_scale": 100.0},
        {"init_scale": 1e-12},
        {"hidden": (), "batch_size": 1},
        {"data": "clouds", "step": 3, "lr": 10.0},
    ],
    ids=str,
)
def test_at_the_extremes_too(told, options):
    assert wrong(told(**options)) == []


def test_the_reader_is_not_fooled():
    assert comes_to("0.5*(-2.5) + 1", "-0.25")
    assert not comes_to("0.5*(-2.5) + 1", "-0.26")
    assert not comes_to("1.234e-05 + 1e-05", "2.334e-05")
    with pytest.raises(ValueError, match="not arithmetic"):
        evaluate("__import__('os')")


@given(st.lists(NUMBERS, min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_sums_of_products_of_any_numbers(numbers):
    cells = [Cell("a", (n,), number) for n, number in enumerate(numbers)]
    terms = [apply("product", one, other) for one, other in itertools.pairwise([*cells, cells[0]])]
    value = sum(a * b for a, b in itertools.pairwise([*numbers, numbers[0]]))
    assert comes_to(*substitute(add(terms), value))


@given(NUMBERS, NUMBERS, NUMBERS)
@settings(max_examples=150, deadline=None)
def test_the_text_means_what_the_tree_means(a, b, c):
    """Parentheses are where they have to be, whatever the signs are."""
    x, y, z = (Cell(name, (), number) for name, number in zip("xyz", (a, b, c), strict=True))
    trees = [
        apply("difference", x, apply("difference", y, z)),
        apply("difference", x, apply("sum", y, z)),
        apply("product", apply("sum", x, y), z),
        apply("product", x, apply("quotient", y, Exact(3))),
        apply("quotient", x, apply("product", Exact(2), Exact(4))),
        apply("negative", apply("sum", x, y)),
        apply("square", x),
        apply("negative", apply("square", y)),
        apply("product", x, apply("choice", y, z, Exact(0.01))),
        apply("product", x, apply("positive", y)),
        apply("sum", x, y, z),
    ]
    for tree in trees:
        assert evaluate(tree.text(17)) == pytest.approx(tree.evaluate(17), rel=1e-12, abs=0)


def test_digits_grow_where_terms_cancel():
    cells = [Cell("a", (0,), 1.23456789), Cell("a", (1,), -1.23456)]
    assert substitute(add(cells), cells[0].value + cells[1].value) == (
        "1.23456789 - 1.23456",
        "7.89e-06",
    )


def test_what_is_only_rounding_is_shown_in_decimals():
    expression, value = substitute(add([Cell("a", (), 0.1), Cell("a", (), -0.1)]), 1.3e-17)
    assert comes_to(expression, value)
    assert float(value) == 0


def test_a_very_long_sum_ends_in_one_number():
    cells = [Cell("a", (n,), 1 / (n + 1)) for n in range(3 * MOST_TERMS)]
    expression, value = substitute(add(cells), sum(cell.value for cell in cells))
    assert expression.count(" + ") == MOST_TERMS
    assert comes_to(expression, value)


def test_zero_has_no_sign():
    assert plain(-0.0, 4) == "0"


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_every_activation_is_written_and_means_what_core_computes(name):
    """A row of core's table without a row here, or with a wrong one, fails."""
    row, written = ACTIVATIONS[name], WRITTEN[name]
    assert written.name == name
    z = torch.tensor(
        [-1e30, -800.0, -50.0, -31.0, -29.0, -3.0, -0.7, -1e-3, -1e-12, 0.0, 1e-12, 1e-3, 0.7, 3.0,
         29.0, 31.0, 50.0, 800.0, 1e30], dtype=torch.float64,
    )  # fmt: skip
    h = row.function(z)
    slope = row.derivative(z, h)
    for n in range(len(z)):
        at_z, at_h = (Cell(kind, (n,), tensor[n].item()) for kind, tensor in (("z", z), ("h", h)))
        for tree, expected in ((written.value(at_z), h[n]), (written.slope(at_z, at_h), slope[n])):
            assert tree.evaluate(17) == pytest.approx(expected.item(), rel=1e-3, abs=1e-12)
            assert comes_to(*substitute(tree, expected.item())), (name, z[n])
    assert written.why() != written.why_back()
    assert set(WRITTEN) == set(ACTIVATIONS)
