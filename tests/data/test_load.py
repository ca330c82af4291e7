"""One door: names, paths, sets."""

from pathlib import Path

import pytest

from descenso.data.load import load
from descenso.data.toy import TOYS, load_toy
from descenso.errors import DataError, OptionError

CSV = "x,y\n1,a\n2,b\n3,a\n"


def test_a_built_in_name_with_its_seed():
    assert load("xor", seed=8).sha256 == load_toy("xor", 8).sha256


def test_a_data_set_comes_back_as_it_is():
    data = load_toy("xor")
    assert load(data) is data


@pytest.mark.parametrize("as_path", [str, Path])
def test_a_path_as_text_or_object(tmp_path, as_path):
    (tmp_path / "a.csv").write_text(CSV)
    data = load(as_path(tmp_path / "a.csv"), label="y")
    assert data.name == "a"
    assert data.source["path"] == str(tmp_path / "a.csv")


def test_a_file_without_ending_is_found_because_it_exists(tmp_path, monkeypatch):
    (tmp_path / "plain").write_text(CSV)
    monkeypatch.chdir(tmp_path)
    data = load("plain", label="y")
    assert data.source["path"] == str(tmp_path / "plain"), "absolute, to be found again"


def test_a_built_in_name_wins_over_a_file_of_that_name(tmp_path, monkeypatch):
    (tmp_path / "iris").write_text(CSV)
    monkeypatch.chdir(tmp_path)
    assert load("iris").rows == 150
    assert load("./iris", label="y").rows == 3


def test_an_unknown_name_gets_did_you_mean():
    with pytest.raises(OptionError, match="Did you mean 'spirals'") as caught:
        load("spirls")
    assert caught.value.option == "data"


def test_a_name_far_from_all_lists_them():
    with pytest.raises(OptionError, match="checkerboard") as caught:
        load("zzzzzzzz")
    assert all(name in str(caught.value) for name in TOYS)


@pytest.mark.parametrize("source", ["missing.csv", "folder/missing"])
def test_what_looks_like_a_path_is_a_missing_file(source):
    with pytest.raises(DataError, match="no such file"):
        load(source, label="y")


@pytest.mark.parametrize("source", ["clouds", load_toy("clouds")])
def test_a_label_is_refused_where_there_is_none_to_choose(source):
    with pytest.raises(OptionError, match="clouds has its classes already") as caught:
        load(source, label="y")
    assert caught.value.option == "label"


def test_another_type_is_refused_by_name():
    with pytest.raises(OptionError, match="got int"):
        load(5)  # type: ignore[arg-type]
