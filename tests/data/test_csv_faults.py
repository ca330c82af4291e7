"""Every fault of a CSV file, with its place and its mend."""

import pytest
import torch
from tests.data.refusals import GOOD, refused, rows_of

from descenso.data.cells import MISSING_WORDS
from descenso.data.tables import load_table


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
