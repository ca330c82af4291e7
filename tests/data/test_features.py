"""Features without a label, to predict from."""

import pytest
import torch

from descenso.data.tables import load_features
from descenso.errors import DataError


def test_features_are_matched_by_name_in_any_order(write, parquet):
    path = write("c,a,b\n3,1,2\n6,4,5\n")
    assert load_features(path, ["a", "b", "c"]).tolist() == [[1, 2, 3], [4, 5, 6]]
    assert load_features(path, ["c", "a", "b"]).tolist() == [[3, 1, 2], [6, 4, 5]]
    values = load_features(parquet({"c": [3, 6], "a": [1, 4], "b": [2, 5]}), ["a", "b", "c"])
    assert values.tolist() == [[1, 2, 3], [4, 5, 6]]
    assert values.dtype == torch.float64


def test_a_single_feature_and_row(write):
    assert load_features(write("a\n1\n"), ["a"]).tolist() == [[1]]
    assert load_features(write("a\n1\n2"), ["a"]).tolist() == [[1], [2]]
    assert load_features(write("a\r\n1\r\n2\r\n"), ["a"]).tolist() == [[1], [2]]


def test_a_blank_line_in_one_column_is_a_missing_value_not_a_lost_row(write):
    with pytest.raises(DataError, match=r"line 3, column 'a': a value is missing"):
        load_features(write("a\n1\n\n2\n"), ["a"])


def test_a_missing_column_is_named(write):
    with pytest.raises(DataError, match=r"data\.csv: column 'length'.*Did you mean 'lenght'\?"):
        load_features(write("a,lenght\n1,2\n"), ["a", "length"])
    with pytest.raises(DataError, match=r"column 'b': this column is missing.*'a'"):
        load_features(write("a\n1\n"), ["a", "b"])


def test_an_extra_column_is_named(write):
    with pytest.raises(DataError, match=r"data\.csv: column 'y': the network was not trained"):
        load_features(write("a,y\n1,p\n"), ["a"])


def test_features_without_rows(write):
    with pytest.raises(DataError, match="no rows"):
        load_features(write("a,b\n"), ["a", "b"])


def test_a_fault_in_features_has_its_place(write):
    with pytest.raises(DataError, match=r"line 3, column 'b': expected a number, got 'x'"):
        load_features(write("a,b\n1,2\n1,x\n1,2\n"), ["b", "a"])
