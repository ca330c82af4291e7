"""Parquet files: what is read, and what is refused."""

import hashlib

import numpy as np
import pyarrow as pa
import pyarrow.parquet
import pytest
import torch
from tests.data.refusals import GOOD, refused

from descenso.data.tables import load_table
from descenso.errors import DataError

LABELS = ["q", "p", "q", "p"]


def test_a_parquet_file(parquet):
    path = parquet({"a": [1.5, 2, 3, 4], " y ": LABELS, "b": [1, 2, 3, 4]})
    data = load_table(path, label="y")
    assert data.values.tolist() == [[1.5, 1], [2, 2], [3, 3], [4, 4]]
    assert data.values.is_contiguous()
    assert data.y.tolist() == [1, 0, 1, 0]
    assert data.classes == ("p", "q")
    assert data.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert data.notes == ()


@pytest.mark.parametrize(
    "column",
    [
        pa.array([True, False, True, True]),
        pa.array([1, 0, 1, 1], pa.int8()),
        pa.array([1, 0, 1, 1], pa.uint64()),
        pa.array([1, 0, 1, 1], pa.float16()),
        pa.array([1, 0, 1, 1], pa.float32()),
        pa.array([1, 0, 1, 1], pa.decimal128(10, 2)),
        pa.array([1, 0, 1, 1], pa.int64()).dictionary_encode(),
    ],
    ids=lambda column: str(column.type).split("<")[0],
)
def test_kinds_of_numbers_in_parquet(parquet, column):
    data = load_table(parquet({"a": column, "y": LABELS}), label="y")
    assert data.values.dtype == torch.float64
    assert data.values.tolist() == [[1], [0], [1], [1]]


@pytest.mark.parametrize(
    ("column", "classes"),
    [
        (pa.array(LABELS).dictionary_encode(), ("p", "q")),
        (pa.array(LABELS, pa.large_string()), ("p", "q")),
        (pa.array([True, False, True, False]), ("false", "true")),
        (pa.array([10, 9, 10, 9]), ("9", "10")),
        (pa.array([10.0, 9.0, 10.0, 9.0]), ("9", "10")),
        (pa.array([0.5, 9.0, 0.5, 9.0]), ("0.5", "9")),
        (pa.array([1, 2, 1, 2], pa.decimal128(10, 0)), ("1", "2")),
    ],
    ids=str,
)
def test_kinds_of_labels_in_parquet(parquet, column, classes):
    data = load_table(parquet({"a": [1, 2, 3, 4], "y": column}), label="y")
    assert data.classes == classes
    assert data.y.bincount().tolist() == [2, 2]


def test_parquet_cut_off(parquet):
    path = parquet({"a": [1, 2], "y": ["p", "q"]})
    path.write_bytes(path.read_bytes()[:-40])
    refused(path, "cut off")


@pytest.mark.parametrize("content", [b"PAR1", b"PAR1PAR1", b"PAR1" + bytes(100) + b"PAR1"])
def test_parquet_with_nothing_in_it(write, content):
    with pytest.raises(DataError, match=r"cut off|damaged"):
        load_table(write(content, "data.parquet"), label="y")


def test_parquet_damaged_in_a_column(parquet):
    path = parquet({"a": np.random.default_rng(0).normal(size=5000), "y": ["p", "q"] * 2500})
    content = bytearray(path.read_bytes())
    content[4:40] = b"\xff" * 36
    path.write_bytes(content)
    refused(path, "damaged")


def test_an_empty_parquet_file(write):
    refused(write(b"", "data.parquet"), "empty")


def test_parquet_without_rows(parquet):
    refused(parquet({"a": pa.array([], pa.float64()), "y": pa.array([], pa.string())}), "no rows")


def test_parquet_called_csv_is_read_for_what_it_is(parquet):
    data = load_table(parquet({"a": [1, 2], "y": ["p", "q"]}, "data.csv"), label="y")
    assert data.rows == 2
    assert "data.csv is a Parquet file" in data.notes[0]


def test_csv_called_parquet_is_read_for_what_it_is(write):
    data = load_table(write(GOOD, "data.parquet"), label="y")
    assert data.rows == 3
    assert "read as CSV" in data.notes[0]


def test_something_else_called_parquet(write):
    refused(write(b"\x80\x04\x95" + bytes(50), "data.parquet"), "not a Parquet file", "PAR1")


@pytest.mark.parametrize(
    ("column", "parts"),
    [
        (pa.array([[1], [2], [3], [4]]), ["list", "column of its own"]),
        (pa.array([{"u": 1}] * 4), ["struct", "column of its own"]),
        (pa.array([1, 2, 3, 4], pa.timestamp("s")), ["timestamp", "days since the first"]),
        (pa.array([1, 2, 3, 4], pa.date32()), ["date", "days since the first"]),
        (pa.array([b"x"] * 4), ["binary", "delete"]),
    ],
    ids=lambda value: str(value.type) if isinstance(value, pa.Array) else "",
)
def test_parquet_columns_that_are_no_numbers(parquet, column, parts):
    refused(parquet({"a": column, "y": LABELS}), "column 'a'", "expected numbers", *parts)
    refused(parquet({"a": [1, 2, 3, 4], "y": column}), "column 'y'", "expected labels", *parts)


@pytest.mark.parametrize("encode", [False, True])
def test_a_text_feature_in_parquet(parquet, encode):
    words = pa.array(["red", "blue", "red", "blue"])
    column = words.dictionary_encode() if encode else words
    message = refused(parquet({"a": column, "y": LABELS}), "column 'a'", "holds words", "'red'")
    assert "0 and 1" in message


@pytest.mark.parametrize("gone", [None, float("nan")])
def test_missing_values_in_parquet(parquet, gone):
    path = parquet({"a": [1.0, 2, 3, gone], "b": [1.0, gone, gone, 4], "y": LABELS})
    refused(path, "row 2, column 'b'", "first of 3", "in 2 of the columns")


def test_a_column_of_nulls_in_parquet(parquet):
    refused(parquet({"a": pa.nulls(4), "y": LABELS}), "row 1, column 'a'", "first of 4")
    refused(parquet({"a": [1, 2, 3, 4], "y": pa.nulls(4)}), "row 1, column 'y'", "4 in all")


@pytest.mark.parametrize("gone", [None, "", "NaN"])
def test_missing_labels_in_parquet(parquet, gone):
    path = parquet({"a": [1, 2, 3, 4], "y": ["p", "q", gone, gone]})
    refused(path, "row 3, column 'y'", "label is missing", "2 in all")


def test_a_nan_label_in_parquet(parquet):
    refused(parquet({"a": [1, 2, 3, 4], "y": [1.0, 2, float("nan"), 1]}), "row 3", "label is miss")


@pytest.mark.parametrize("value", [float("inf"), -1e39, 1e300])
def test_beyond_float32_in_parquet(parquet, value):
    refused(parquet({"a": [1.0, 2, value, 4], "y": LABELS}), "row 3, column 'a'")


def test_an_integer_that_float64_cannot_hold_in_parquet(parquet):
    refused(parquet({"a": [1, 2, 2**53 + 1, 4], "y": LABELS}), "row 3", str(2**53 + 1), "float64")
    big = pa.array([1, 2, 2**64 - 1, 4], pa.uint64())
    refused(parquet({"a": big, "y": LABELS}), "row 3", str(2**64 - 1))
    fine = load_table(parquet({"a": [1, 2, 2**60, -(2**63)], "y": LABELS}), label="y")
    assert fine.values[:, 0].tolist() == [1, 2, 2.0**60, -(2.0**63)]


def test_duplicate_names_in_parquet(tmp_path):
    table = pa.Table.from_arrays([pa.array([1, 2])] * 2 + [pa.array(["p", "q"])], ["a", "a ", "y"])
    pa.parquet.write_table(table, tmp_path / "d.parquet")
    refused(tmp_path / "d.parquet", "column 'a'", "two columns have this name")
