"""CSV files that are read, and encodings and formats that are named."""

import codecs
import contextlib
import csv
import hashlib
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.data.refusals import GOOD, refused, rows_of

from descenso.data import csv_table
from descenso.data.csv_header import read_header
from descenso.data.csv_scan import scan_csv
from descenso.data.csv_table import read_fast
from descenso.data.files import File, read_file
from descenso.data.tables import load_table
from descenso.errors import DataError
from descenso.language import speaking


def test_a_good_file(write):
    path = write(GOOD)
    data = load_table(path, label="y")
    assert data.name == "data"
    assert data.values.dtype == torch.float64
    assert data.values.is_contiguous()
    assert data.values.tolist() == [[1, 2], [3, 4.5], [-0.5, 0.5]]
    assert data.y.dtype == torch.int64
    assert data.y.tolist() == [1, 0, 1]
    assert data.features == ("a", "b")
    assert data.classes == ("blue", "red")
    assert data.source == {"kind": "file", "path": str(path), "label": "y"}
    assert data.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert data.notes == ()


def test_the_label_may_be_any_column(write):
    data = load_table(write("y,a,b\nq,1,2\np,3,4\nq,5,6\n"), label="y")
    assert data.values.tolist() == [[1, 2], [3, 4], [5, 6]]
    assert data.y.tolist() == [1, 0, 1]


def test_white_space_around_names_and_labels_goes(write):
    data = load_table(write(" a , y \n 1 ,q \n2, p\n3,q\n"), label=" y")
    assert (data.features, data.classes) == (("a",), ("p", "q"))
    assert data.y.tolist() == [1, 0, 1]
    assert data.source["label"] == "y"


@pytest.mark.parametrize(
    ("words", "classes"),
    [
        (["10", "9", "-1"], ("-1", "9", "10")),
        (["10", "9", "b"], ("10", "9", "b")),
        (["0.5", "10", "9"], ("0.5", "10", "9")),
        (["Zebra", "apple", "ñu"], ("Zebra", "apple", "ñu")),
        (['"red, dark"', '"say ""hi"""', "x"], ("red, dark", 'say "hi"', "x")),
        ([str(10**30), str(10**30 + 1)], (str(10**30), str(10**30 + 1))),
    ],
)
def test_classes_are_sorted_as_numbers_if_all_are_whole_else_as_text(write, words, classes):
    lines = [f"{i},{word}" for i, word in enumerate(words * 3)]
    data = load_table(write("a,y\n" + "\n".join(lines)), label="y")
    assert data.classes == classes
    given = [next(csv.reader([word]))[0] for word in words]
    assert [data.classes[number] for number in data.y[: len(words)]] == given


VALID = {
    "plain": GOOD,
    "byte order mark": codecs.BOM_UTF8 + GOOD.encode(),
    "CR-only line ends": GOOD.replace("\n", "\r"),
    "CR LF line ends": GOOD.replace("\n", "\r\n"),
    "no last line end": GOOD.rstrip("\n"),
    "blank lines": "\n\n" + GOOD.replace("\n", "\n\n"),
    "quoted": '"a","b","y"\n"1","2","red"\n"3","4.5","blue"\n"-5e-1",".5","red"\n',
    "spaces": "a, b, y\n1,\t2,red\n 3 ,4.5 ,blue\n-5e-1, .5,red\n",
    "plus sign": GOOD.replace("-5e-1", "-5E-01").replace("1,2", "+1,+2"),
}


@pytest.mark.parametrize("how", VALID)
def test_all_these_are_the_same_table_to_both_readers(write, how):
    file = read_file(write(VALID[how]))
    header = read_header(file)
    for read in (read_fast, scan_csv):
        values, labels = read(file, header, "y")
        assert values.tolist() == [[1, 2], [3, 4.5], [-0.5, 0.5]]
        assert [labels.words[code].strip() for code in labels.codes] == ["red", "blue", "red"]
    assert load_table(file.path, label="y").classes == ("blue", "red")


def test_both_readers_agree_bit_for_bit_over_many_pieces(write, monkeypatch):
    monkeypatch.setattr(csv_table, "PIECE", 4096)
    drawn = np.random.default_rng(0).normal(size=(3000, 3)) * 10.0 ** np.arange(-300, 0, 100)
    lines = [",".join(map(repr, map(float, row))) + f",k{i % 5}" for i, row in enumerate(drawn)]
    file = read_file(write("a,b,c,y\r\n" + "\r\n".join(lines)))
    header = read_header(file)
    fast, slow = read_fast(file, header, "y"), scan_csv(file, header, "y")
    assert fast is not None
    assert np.array_equal(fast.values.numpy(), drawn)
    assert torch.equal(fast.values, slow.values)
    for labels in (fast.labels, slow.labels):
        assert [labels.words[code] for code in labels.codes] == [f"k{i % 5}" for i in range(3000)]


ODD_CELLS = [
    "1",
    "2.5",
    "-3e2",
    " 4 ",
    '"6"',
    '""',
    '""""',
    "x",
    "nan",
    '"a"b',
    'q"r',
    '"x,y"',
    '"p\nq"',
    "+7",
    ".",
    "1.",
    ".5",
    "9007199254740993",
    "1e400",
    ' "8"',
    "\x0b",
    "\x0c1",
    "1e-400",
    "0x1",
    "Infinity",
    "1_0",
    "\uff11",
    "\xe9",
    "\ufeff",
    "-0",
    "#",
    "",
    '"',
    ",",
    "\n",
]


@given(
    cells=st.lists(st.tuples(*[st.sampled_from(["1", "-2.5", "3e1"])] * 2, st.sampled_from("pq"))),
    odd=st.lists(st.tuples(st.integers(0, 20), st.sampled_from(ODD_CELLS))),
    ends=st.tuples(st.sampled_from(["\n", "\r", "\r\n", "\n\n"]), st.sampled_from(["", "\n"])),
)
@settings(deadline=None, max_examples=400)
def test_what_the_fast_reader_accepts_the_slow_one_reads_alike(cells, odd, ends):
    flat = [cell for row in cells for cell in row]
    for place, text in odd[:2]:
        flat[place : place + 1] = [text]
    lines = [",".join(flat[start : start + 3]) for start in range(0, len(flat), 3)]
    content = "a,b,y\n" + ends[0].join(lines) + ends[1]
    file = File("data.csv", Path("data.csv"), content.encode())
    header = read_header(file)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_table, "PIECE", 16)
        fast = read_fast(file, header, "y")
    if fast is None:
        with contextlib.suppress(DataError):
            scan_csv(file, header, "y")
        return
    slow = scan_csv(file, header, "y")
    assert torch.equal(fast.values, slow.values)
    one, two = ([r.labels.words[c].strip() for c in r.labels.codes] for r in (fast, slow))
    assert one == two


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_fault_is_found_with_its_line_whatever_the_piece_and_line_end(write, monkeypatch, end):
    monkeypatch.setattr(csv_table, "PIECE", 512)
    text = rows_of(400, {333: "oops,1,red"}).replace("\n", end)
    refused(write(text), "line 333, column 'a'", "'oops'")


def test_ten_thousand_columns(write):
    names = [f"x{number}" for number in range(10_000)]
    rows = [",".join([f"{i + 0.25}"] * 10_000) + f",{'pq'[i % 2]}" for i in range(4)]
    data = load_table(write(",".join([*names, "y"]) + "\n" + "\n".join(rows)), label="y")
    assert data.values.shape == (4, 10_000)
    assert data.values[:, -1].tolist() == [0.25, 1.25, 2.25, 3.25]


def test_a_path_with_spaces_and_emoji(tmp_path):
    folder = tmp_path / "my data 🌋"
    folder.mkdir()
    (folder / "año 1 🐚.csv").write_text(GOOD)
    assert load_table(folder / "año 1 🐚.csv", label="y").name == "año 1 🐚"


def test_two_rows_are_enough(write):
    assert load_table(write("a,y\n1,p\n2,q\n"), label="y").rows == 2


def test_constant_features_are_noted(write):
    data = load_table(write("a,b,y\n1,7,p\n2,7,q\n3,7,q\n"), label="y")
    assert len(data.notes) == 1
    assert "'b'" in data.notes[0]
    assert "'a'" not in data.notes[0]
    both = load_table(write("a,b,y\n1,7,p\n1,7,q\n1,7,q\n"), label="y")
    assert "2 features" in both.notes[0]


def test_a_feature_that_changes_late_is_not_constant(write):
    assert load_table(write(rows_of(300).replace("299.5,", "1.5,")), label="y").notes == ()
    lines = ["a,b,y"] + [f"{i},{int(i == 250)},{'pq'[i % 2]}" for i in range(300)]
    assert load_table(write("\n".join(lines)), label="y").notes == ()


def test_no_fault_speaks_only_english(write):
    path = write("a,y\n1,p\noops,q\n3,p\n4,q\n")
    english = refused(path)
    with speaking("es"), pytest.raises(DataError) as caught:
        load_table(path, label="y")
    assert str(caught.value).startswith("data.csv")
    assert english.startswith("data.csv: line 3, column 'a'")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(write, encoding):
    refused(write(GOOD.encode(encoding)), "UTF-16", "UTF-8")


def test_utf_32_is_named(write):
    refused(write(GOOD.encode("utf-32")), "UTF-32")


def test_latin_1_in_a_label(write):
    path = write("a,y\n1,rojo\n2,añil\n3,rojo\n".encode("latin-1"))
    refused(path, "line 3, column 'y'", "Latin-1", "'añil'", "UTF-8")


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_the_line_of_a_byte_is_counted_with_every_line_end(write, end):
    text = "a,y\n1,p\n\n2,ñ\n".replace("\n", end)
    refused(write(text.encode("latin-1")), "line 4, column 'y'", "Latin-1")


def test_a_byte_order_mark_within_the_file_is_seen(write):
    text = rows_of(9, {2: "\ufeff1,2,red"})
    refused(write(text), "line 2, column 'a'", "\\ufeff1")


def test_latin_1_in_the_header(write):
    refused(write("año,y\n1,p\n2,q\n".encode("latin-1")), "line 1, column 'año'", "Latin-1")


def test_latin_1_in_a_feature(write):
    refused(write("a,y\n1,p\n2é,q\n".encode("latin-1")), "line 3, column 'a'", "Latin-1")


def test_a_nul_byte(write):
    refused(write(b"a,y\n1,p\n2,q\0\n3,p\n"), "line 3", "NUL", "byte 12")


@pytest.mark.parametrize(
    ("magic", "kind"), [(b"PK\x03\x04", "Excel"), (b"\x1f\x8b", "gzip"), (b"\x93NUMPY", "NumPy")]
)
def test_other_formats_are_named(write, magic, kind):
    refused(write(magic + bytes(100)), kind, "CSV")


@pytest.mark.parametrize(("separator", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_another_separator_is_named(write, separator, name):
    refused(write(GOOD.replace(",", separator)), "line 1", name, "commas")
    refused(write(GOOD.replace(".", ",").replace(",", separator)), name)
