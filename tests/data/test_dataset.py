"""Scaling and splitting: their properties, determinism, extremes."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.preprocessing import StandardScaler

from descenso.data.dataset import Dataset, Standardization, split
from descenso.errors import DataError, OptionError
from descenso.random import generator


def dataset(y, values=None):
    y = torch.tensor(y)
    if values is None:
        values = torch.arange(2.0 * len(y), dtype=torch.float64).reshape(-1, 2)
    classes = tuple("abcdefgh"[: int(y.max()) + 1])
    features = tuple(f"x{number}" for number in range(values.shape[1]))
    return Dataset("test", values, y, features, classes, {"kind": "built-in"}, "0" * 64)


def test_values_become_float32_for_the_network():
    data = dataset([0, 1], torch.tensor([[0.1], [1.0]], dtype=torch.float64))
    assert data.X.dtype == torch.float32
    assert data.X[0, 0].item() == np.float32(0.1)


def test_take_keeps_rows_and_labels_together():
    data = dataset([0, 1, 2])
    taken = data.take(torch.tensor([2, 0]))
    assert taken.y.tolist() == [2, 0]
    assert taken.values.tolist() == [[4, 5], [0, 1]]
    assert taken.classes == data.classes
    assert torch.equal(taken.X, taken.values.float()), "not the cached ones of the whole"


def test_standardization_agrees_with_scikit_learn():
    values = torch.randn(50, 3, generator=generator(0, "data"), dtype=torch.float64) * 7 + 3
    theirs = StandardScaler().fit_transform(values.numpy())
    ours = Standardization.fit(values).apply(values)
    np.testing.assert_allclose(ours.numpy(), theirs, rtol=1e-12, atol=1e-12)


def test_standardised_columns_have_mean_0_and_deviation_1():
    values = torch.randn(200, 4, generator=generator(1, "data"), dtype=torch.float64).exp()
    scaled = Standardization.fit(values).apply(values)
    assert scaled.mean(dim=0).abs().max() < 1e-12
    assert (scaled.std(dim=0, correction=0) - 1).abs().max() < 1e-12


@pytest.mark.parametrize("constant", [0.1, 1e30, -3.0, 0.0])
def test_a_constant_column_becomes_0_and_nothing_infinite(constant):
    values = torch.full((7, 1), constant, dtype=torch.float64)
    fitted = Standardization.fit(values)
    assert fitted.scale == (1.0,)
    scaled = fitted.apply(values)
    assert (scaled.abs() <= abs(constant) * 1e-15).all()


def test_a_single_row_can_be_standardised():
    fitted = Standardization.fit(torch.tensor([[5.0, -1.0]], dtype=torch.float64))
    assert fitted == Standardization((5.0, -1.0), (1.0, 1.0))


def test_standardization_is_plain_floats():
    fitted = Standardization.fit(torch.eye(3, dtype=torch.float64))
    assert all(type(number) is float for number in fitted.mean + fitted.scale)


def test_what_was_fitted_on_the_training_rows_is_applied_to_others():
    fitted = Standardization((1.0,), (2.0,))
    other = torch.tensor([[5.0]], dtype=torch.float64)
    assert fitted.apply(other).item() == 2.0
    assert other.item() == 5.0, "a copy: what was given stays"


@given(
    y=st.lists(st.integers(0, 2), min_size=1, max_size=40).map(lambda y: [*y, 0, 0, 1, 1, 2, 2]),
    fraction=st.floats(0.001, 0.999),
    seed=st.integers(0, 1000),
)
@settings(deadline=None, max_examples=60)
def test_a_split_loses_no_row_and_keeps_every_class(y, fraction, seed):
    data = dataset(y)
    train, held_out = split(data, fraction, generator(seed, "split"))
    both = torch.cat([train.values, held_out.values])
    assert sorted(both[:, 0].tolist()) == data.values[:, 0].tolist()
    for number in range(3):
        total = y.count(number)
        held = int((held_out.y == number).sum())
        assert 1 <= held <= total - 1
        assert abs(held - fraction * total) <= 1
    for part in (train, held_out):
        first = part.values[:, 0]
        assert (first.diff() > 0).all(), "rows stay in order"
        assert part.y.tolist() == [y[int(value) // 2] for value in first]


def test_the_same_generator_gives_the_same_split_and_another_gives_another():
    data = dataset([0, 1] * 50)
    one, two, other = (split(data, 0.3, generator(seed, "split"))[1] for seed in (0, 0, 1))
    assert torch.equal(one.values, two.values)
    assert not torch.equal(one.values, other.values)


def test_fraction_0_has_no_validation_set():
    data = dataset([0, 1])
    assert split(data, 0, generator(0, "split")) == (data, None)


@pytest.mark.parametrize("fraction", [1, -0.1, 2, float("nan"), float("inf")])
def test_other_fractions_are_refused(fraction):
    with pytest.raises(OptionError, match="validation") as caught:
        split(dataset([0, 0, 1, 1]), fraction, generator(0, "split"))
    assert caught.value.option == "validation"


def test_a_class_of_one_row_cannot_be_on_both_sides():
    with pytest.raises(DataError, match="class 'b'"):
        split(dataset([0, 0, 1]), 0.5, generator(0, "split"))
