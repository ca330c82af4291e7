"""Files on disk: what is read, and every fault of a file with its place and its mend."""

import codecs
import contextlib
import csv
import errno
import hashlib
import os
import socket
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from descenso.data import csv_table
from descenso.data.cells import MISSING_WORDS
from descenso.data.csv_header import read_header
from descenso.data.csv_scan import scan_csv
from descenso.data.csv_table import read_fast
from descenso.data.files import File, read_file
from descenso.data.tables import load_features, load_table
from descenso.errors import DataError
from descenso.language import speaking

GOOD = "a,b,y\n1,2,red\n3,4.5,blue\n-5e-1,.5,red\n"


@pytest.fixture
def write(tmp_path):
    """Write text or bytes as `data.csv` and give the path."""

    def write(content, name="data.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def refused(path, *parts, label="y"):
    """The message of the refusal, which must hold all of `parts` and keep the form of all."""
    with pytest.raises(DataError) as caught:
        load_table(path, label=label)
    message = str(caught.value)
    assert message.startswith(Path(path).name)
    assert message.count("\n") <= 2
    assert "{" not in message
    for part in parts:
        assert part in message, message
    return message


def rows_of(number, bad=None):
    """`number` good rows under `a,b,y`; `bad` maps a line of the file to its text."""
    lines = ["a,b,y"] + [f"{i}.5,{i % 7},{'red' if i % 2 else 'blue'}" for i in range(number)]
    for line, text in (bad or {}).items():
        lines[line - 1] = text
    return "\n".join(lines) + "\n"


# --- what is read ---------------------------------------------------------------------------------


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


# --- encodings and formats ------------------------------------------------------------------------


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


# --- the header -----------------------------------------------------------------------------------


def test_an_empty_file(write):
    refused(write(""), "empty")


@pytest.mark.parametrize("text", ["\n", "\n\r\n\n", "   \n"])
def test_only_blank_lines(write, text):
    refused(write(text), "blank")


@pytest.mark.parametrize("text", ["a,b,y", "a,b,y\n", "a,b,y\n\n\n"])
def test_header_only(write, text):
    refused(write(text), "no rows")


def test_duplicate_names(write):
    refused(write("a,b, a,y\n1,2,3,p\n"), "line 1, column 'a'", "number 1 and number 3")


def test_an_empty_first_name_is_probably_row_numbers(write):
    refused(write(",a,y\n0,1,p\n"), "line 1", "column number 1", "index=False")


def test_an_empty_last_name_is_a_trailing_comma(write):
    refused(write("a,y,\n1,p,\n"), "line 1", "column number 3", "comma at the end")


def test_an_empty_name_in_between(write):
    refused(write("a,,y\n1,2,p\n"), "column number 2")


def test_a_quote_left_open_in_the_header(write):
    refused(write('a,"y\n1,p\n'), "line 1", "quote")


@pytest.mark.parametrize("preamble", ["# made by hand", "Report of 2024", "x, of, March"])
def test_preamble_lines(write, preamble):
    path = write(f"{preamble}\n\n{GOOD}")
    refused(path, "Line 3 looks like", "delete", "'y'")


def test_preamble_lines_without_a_label_given(write):
    refused(write(f"Report of 2024\n{GOOD}"), "Line 2 looks like", label=None)


def test_no_header(write):
    refused(write("1,2,0\n3,4,1\n5,6,0\n"), "first line holds numbers")


def test_a_label_is_required_and_the_columns_are_listed(write):
    refused(write(GOOD), "--label COLUMN", "'a', 'b', 'y'", label=None)


def test_an_unknown_label_gets_did_you_mean(write):
    refused(write("a,kind\n1,p\n2,q\n"), "'knd'", "Did you mean 'kind'?", label="knd")


def test_a_label_and_nothing_else(write):
    refused(write("y\np\nq\n"), "column 'y'", "no column beside the label")


# --- rows -----------------------------------------------------------------------------------------


def test_a_row_too_short(write):
    refused(write("a,b,y\n1,2,p\n1,q\n3,4,p\n"), "line 3", "expected 3 values", "got 2")


def test_a_row_too_long(write):
    refused(write("a,y\n1,p\n2,q,r,s\n"), "line 3", "expected 2 values", "got 4", "in quotes")


def test_blank_lines_count_as_lines(write):
    refused(write("\na,y\n\n1,p\n\n2\n"), "line 6", "got 1")


def test_a_trailing_comma(write):
    refused(write("a,y\n1,p\n2,q,\n"), "line 3", "got 3", "comma too many")


def test_a_decimal_comma_without_quotes(write):
    refused(write("a,b,y\n1,5,2,5,p\n"), "line 2", "got 5", "decimal comma")


def test_rows_with_another_separator_than_the_header(write):
    refused(write("a,b,y\n1;2;p\n"), "line 2", "separated by commas")


@pytest.mark.parametrize(
    "rows",
    ['1,p\n2,"q\n3,p\n4,q\n', '1,p\n2,"q\n3,p\n4,"q\n', '1,p\n2,"q', '1,p\n2,"q\n3,p\n4,q"\n5,p\n'],
)
def test_an_unclosed_quote_is_named_by_the_line_that_opens_it(write, rows):
    refused(write("a,y\n" + rows), "line 3", "quote is opened", "not closed")


def test_an_unclosed_quote_before_very_many_rows(write):
    rows = "".join(f"{number},p\n" for number in range(60_000))
    refused(write(f'a,y\n1,p\n2,"q\n{rows}'), "line 3", "quote is opened")


def test_text_after_a_closing_quote(write):
    refused(write('a,y\n1,"p"q\n2,q\n'), "line 2", "after a closing quote")


# --- cells ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["inf", "-Infinity", "INF"])
def test_an_infinity(write, cell):
    path = write(rows_of(9, {5: f"1,{cell},red"}))
    refused(path, "line 5, column 'b'", repr(cell), "finite")


@pytest.mark.parametrize("cell", ["1e999", "-1e999", "3.5e38", "1e39", "9" * 5000])
def test_beyond_float32(write, cell):
    path = write(rows_of(9, {5: f"1,{cell},red"}))
    refused(path, "line 5, column 'b'", "too large", "3.4e+38")


def test_the_largest_float32_is_fine(write):
    largest = torch.finfo(torch.float32).max
    data = load_table(write(rows_of(9, {5: f"1,{largest!r},red"})), label="y")
    assert data.X.isfinite().all()
    assert data.values[3, 1].item() == largest


@pytest.mark.parametrize("word", MISSING_WORDS)
@pytest.mark.parametrize("change", [str, str.upper])
def test_every_missing_word_is_refused_with_count_and_first_place(write, word, change):
    cell = change(word)
    path = write(rows_of(9, {5: f"1,{cell},red", 6: f"{cell},{cell},red"}))
    refused(path, "line 5, column 'b'", "first of 3", "in 2 of the columns", "n/a")


def test_one_missing_value(write):
    refused(write(rows_of(9, {5: "1,,red"})), "line 5, column 'b'", "the only one")


@pytest.mark.parametrize("cell", ['"1,5"', '"-0,25"', '"1234,5"'])
def test_a_decimal_comma(write, cell):
    path = write(rows_of(9, {5: f"1,{cell},red"}))
    refused(path, "line 5, column 'b'", cell.strip('"'), "decimal comma")


def test_a_whole_column_of_decimal_commas_is_not_a_column_of_words(write):
    text = 'a,y\n"1,5",p\n"2,5",q\n"3,25",p\n'
    refused(write(text), "line 2, column 'a'", "decimal comma")


@pytest.mark.parametrize("cell", ['"1,000"', '"12,345,678"', '"1,000.5"'])
def test_commas_for_thousands(write, cell):
    refused(write(rows_of(9, {5: f"1,{cell},red"})), "line 5, column 'b'", "thousands")


@pytest.mark.parametrize("cell", ["12%", "3.5 kg", "$3.50", "20°C"])
def test_a_unit(write, cell):
    refused(write(rows_of(9, {5: f"1,{cell},red"})), "line 5", cell, "number alone")


def test_a_date(write):
    refused(write(rows_of(9, {5: "2024-01-31,1,red"})), "line 5, column 'a'", "date")


@pytest.mark.parametrize("cell", ["9007199254740993", "-9007199254740993", "1" + "0" * 29 + "1"])
def test_an_integer_that_float64_cannot_hold(write, cell):
    path = write(rows_of(9, {5: f"1,{cell},red"}))
    refused(path, "line 5, column 'b'", cell, "float64", "identifier")


@pytest.mark.parametrize("cell", ["9007199254740994", "1e20", "1e16"])
def test_large_numbers_that_float64_holds_are_fine(write, cell):
    data = load_table(write(rows_of(9, {5: f"1,{cell},red"})), label="y")
    assert data.values[3, 1].item() == float(cell)


@pytest.mark.parametrize("cell", ["1_000", "0x10", "1d5", "１", "1 2", "--1", "1e", "."])
def test_what_is_no_number(write, cell):
    path = write(rows_of(9, {5: f"1,{cell},red"}))
    refused(path, "line 5, column 'b'", "expected a number", repr(cell))


def test_text_at_row_200_001_of_a_numeric_column(write):
    path = write(rows_of(200_010, {200_002: "oops,1,red"}))
    refused(path, "line 200002, column 'a'", "'oops'")


def test_a_long_cell_is_shortened_and_control_characters_are_shown(write):
    message = refused(write(rows_of(9, {5: f"\x1b[31m{'z' * 500},1,red"})), "\\x1b")
    assert len(message) < 250
    assert "\x1b" not in message


def test_a_text_feature_is_told_from_a_few_bad_cells(write):
    lines = [f"{i},{['red', 'blue', 'green', 'grey'][i % 4]},{'pq'[i % 2]}" for i in range(8)]
    message = refused(
        write("size,colour,y\n" + "\n".join(lines)), "line 2, column 'colour'", "holds words"
    )
    assert "'red', 'blue', 'green', …" in message
    assert "one column of 0 and 1 for each word" in message
    assert "columns=['colour']" in message


def test_a_text_feature_comes_before_a_missing_value_above_it(write):
    refused(write("a,b,y\n,1,p\n2,red,q\n3,blue,p\n"), "column 'b'", "holds words")


def test_a_feature_of_names_is_to_be_deleted(write):
    lines = [f"{i},person {i},{'pq'[i % 2]}" for i in range(100)]
    refused(write("a,who,y\n" + "\n".join(lines)), "column 'who'", "identifier: delete")


# --- labels ---------------------------------------------------------------------------------------


def test_one_class_only(write):
    refused(write("a,y\n1,p\n2,p\n"), "column 'y'", "same label, 'p'", "two classes")


def test_a_single_row(write):
    refused(write("a,y\n1,p\n"), "same label")


@pytest.mark.parametrize("word", ["", "nan", "NaN", " NA ", "?"])
def test_a_missing_label(write, word):
    path = write(f"a,y\n1,p\n2,{word}\n3,q\n4,{word}\n")
    refused(path, "line 3, column 'y'", "label is missing", "2 in all")


@pytest.mark.parametrize("pair", [("1", "1.0"), ("1", "01"), ("0", "-0"), ("2.50", "2.5")])
def test_labels_equal_as_numbers_and_different_as_text(write, pair):
    path = write("a,y\n" + "\n".join(f"{i},{pair[i % 2]}" for i in range(6)))
    refused(path, "column 'y'", repr(pair[0]), repr(pair[1]), "same number")


def test_more_classes_than_half_the_rows(write):
    path = write("a,y\n" + "\n".join(f"{i},{i / 10}" for i in range(10)))
    refused(path, "column 'y'", "10 different labels in 10 rows", "probably not a label")
    half = write("a,y\n" + "\n".join(f"{i},{i % 5}" for i in range(10)))
    assert len(load_table(half, label="y").classes) == 5


# --- what the path leads to -----------------------------------------------------------------------


def test_a_missing_file_gets_did_you_mean(write):
    path = write(GOOD, "flowers.csv")
    refused(path.with_name("flowrs.csv"), "no such file", "Did you mean 'flowers.csv'?")


def test_a_missing_folder_is_named(tmp_path):
    refused(tmp_path / "nowhere" / "a.csv", "no such file", str(tmp_path / "nowhere"))


def test_a_file_used_as_a_folder(write):
    refused(write(GOOD) / "a.csv", "no such file")


def test_a_folder(write, tmp_path):
    write(GOOD)
    message = refused(tmp_path, "folder", "'data.csv'")
    assert message.startswith(tmp_path.name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFO")
def test_a_fifo_is_refused_without_waiting_for_a_writer(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    refused(tmp_path / "pipe.csv", "a pipe")


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="the system has no /dev")
def test_a_device():
    refused("/dev/zero", "a device")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="the system has no sockets in folders")
def test_a_socket(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("s.csv")
        refused("s.csv", "a socket")


def test_no_permission(write, monkeypatch):
    path = write(GOOD)

    def deny(_self):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", deny)
    refused(path, "no permission")


@pytest.mark.parametrize("name", ["x" * 300 + ".csv", "nul\0byte.csv"])
def test_a_name_that_the_system_refuses(tmp_path, name):
    with pytest.raises(DataError, match=r"cannot be read|no such file"):
        load_table(tmp_path / name, label="y")


def test_larger_than_memory_is_refused_before_it_is_read(write, monkeypatch):
    path = write(GOOD)
    monkeypatch.setattr(Path, "read_bytes", lambda _self: pytest.fail("it was read"))
    with pytest.raises(DataError, match=r"^data\.csv: reading it needs .* GB") as caught:
        read_file(path, memory=lambda: len(GOOD))
    assert "sample" in str(caught.value)


def test_memory_that_is_not_known_refuses_nothing(write):
    assert read_file(write(GOOD), memory=lambda: None).data == GOOD.encode()


# --- Parquet --------------------------------------------------------------------------------------


@pytest.fixture
def parquet(tmp_path):
    """Write columns as `data.parquet` and give the path."""

    def parquet(columns, name="data.parquet"):
        pa.parquet.write_table(pa.table(columns), tmp_path / name)
        return tmp_path / name

    return parquet


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


# --- features alone, to predict from --------------------------------------------------------------


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
