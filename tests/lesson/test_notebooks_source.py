"""The sources become valid notebooks, and both languages hold the same lesson."""

from __future__ import annotations

import ast
import json
import re

import nbformat
import pytest
from tests.lesson.cells import code_cells
from tests.test_package import is_banned, used_names

from descenso.errors import OptionError, RunError
from descenso.language import LANGUAGES
from descenso.lesson.notebook import (
    NAMES,
    SOURCES,
    lesson_cells,
    lesson_notebook,
    read_cells,
    write_lesson,
)

SMALL = """\
# %% [markdown] id="hello"
# # A title
#
# text

# %% id="sum"
a = 1  # one


print(a)
"""


def test_a_source_is_taken_apart():
    hello, total = read_cells(SMALL)
    assert (hello.kind, hello.id, hello.source) == ("markdown", "hello", "# A title\n\ntext")
    assert (total.kind, total.id, total.source) == ("code", "sum", "a = 1  # one\n\n\nprint(a)")


def put_together(cells):
    """The py:percent text of cells, with one empty line between two."""
    parts = []
    for cell in cells:
        if cell.kind == "code":
            parts.append(f'# %% id="{cell.id}"\n{cell.source}\n')
        else:
            lines = "\n".join(f"# {line}".rstrip() for line in cell.source.split("\n"))
            parts.append(f'# %% [markdown] id="{cell.id}"\n{lines}\n')
    return "\n".join(parts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_taken_apart_and_put_together_again_it_is_the_same_text(language):
    source = (SOURCES / f"{NAMES[language]}.py").read_text(encoding="utf-8")
    again = put_together(read_cells(source))
    assert read_cells(again) == read_cells(source)
    # The formatter keeps two empty lines around functions, also where a cell ends.
    assert re.sub(r"\n{2,}", "\n\n", again) == re.sub(r"\n{2,}", "\n\n", source)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("x = 1\n# %% id='a'", "line 1: stands before the first cell"),
        ("# %%\nx = 1\n", "line 1: expected"),
        ('# %% id="a b"\nx = 1\n', "line 1: expected"),
        ('# %% id="a"\n# %% id="a"\n', "line 2: there is a cell 'a' already"),
        ('# %% [markdown] id="a"\n# text\ntext\n', "line 3: in a text cell, yet no comment"),
    ],
)
def test_a_slip_in_a_source_is_told_with_its_line(text, complaint):
    with pytest.raises(ValueError, match=complaint):
        read_cells(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notebook_is_valid_and_without_outputs(language):
    notebook = nbformat.reads(json.dumps(lesson_notebook(language)), as_version=4)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    assert notebook.metadata.descenso.language == language
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert (cell.outputs, cell.execution_count) == ([], None)
    assert [cell.source for cell in notebook.cells] == [c.source for c in lesson_cells(language)]


def bare(source: str) -> str:
    """The code without comments and words: what both languages must share."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
        elif isinstance(node, ast.JoinedStr):
            values = [v for v in node.values if isinstance(v, ast.FormattedValue)]
            node.values = sorted(values, key=ast.dump)
    return ast.dump(tree)


def test_both_languages_have_the_same_cells_and_the_same_code():
    spanish, english = lesson_cells("es"), lesson_cells("en")
    assert [(c.kind, c.id) for c in spanish] == [(c.kind, c.id) for c in english]
    for one, other in zip(spanish, english, strict=True):
        if one.kind == "code":
            assert bare(one.source) == bare(other.source), one.id
        else:
            assert structure(one.source) == structure(other.source), one.id
            assert one.source != other.source, one.id


def structure(text: str) -> tuple[int, ...]:
    """Headings of each depth, list items, table rows, folded hints, formulas, code fences."""
    patterns = (r"^# ", r"^## ", r"^### ", r"^\d\. ", r"^- ", r"^\|", "<details>", r"\$\$", "```")
    return tuple(len(re.findall(pattern, text, re.MULTILINE)) for pattern in patterns)


@pytest.mark.parametrize(
    ("one", "other"),
    [("x = 1", "x = 2"), ("print(f'{a}')", "print(f'{b}')"), ("f(a, b)", "f(b, a)")],
)
def test_the_comparison_sees_a_difference(one, other):
    assert bare(one) != bare(other)
    assert bare("print(f'{a} of {b}')  # yes") == bare("print(f'de {b}, {a}')  # sí")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_nine_sections_are_there_in_order(language):
    headings = [
        line.split(")")[0].removeprefix("## ")
        for cell in lesson_cells(language)
        for line in cell.source.split("\n")
        if re.match(r"## \d\)", line)
    ]
    assert headings == list("123456789")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cells_keep_the_lessons_restrictions(language):
    used = set()
    for cell in code_cells(language):
        used |= used_names(ast.parse(cell.source))
    assert [name for name in sorted(used) if is_banned(name)] == []
    roots = {name.split(".")[0] for name in used if name.startswith("torch.nn")}
    assert roots <= {"torch"}
    assert {n for n in used if n.startswith("torch.nn.")} <= {
        n for n in used if n.startswith("torch.nn.functional")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_package_is_called_only_to_look_and_to_check(language):
    """Whoever deletes these calls still has the whole network: none hides the model or the step."""
    calls = {
        name for cell in code_cells(language) for name in re.findall(r"\bds\.(\w+)", cell.source)
    }
    assert calls <= {"Layer", "manual_gradients", "steps", "cross_entropy"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_prediction_is_delivered_open(language):
    assignments = re.findall(
        r"^(prediction_\w+) = (\S+)",
        "\n".join(cell.source for cell in code_cells(language)),
        re.MULTILINE,
    )
    assert len(assignments) >= 13
    assert {value for _, value in assignments} == {"None"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_code_fits_the_page(language):
    for cell in code_cells(language):
        assert max(map(len, cell.source.split("\n"))) <= 120, cell.id


def test_writing_makes_the_folder_and_refuses_what_is_there(tmp_path):
    folder = tmp_path / "a folder"
    path, count = write_lesson("es", folder)
    assert path == folder / "sesion-3.ipynb"
    written = path.read_bytes()
    assert count == len(json.loads(written)["cells"])
    path.write_text("my answers")
    with pytest.raises(RunError, match="is there already, perhaps with your"):
        write_lesson("es", folder)
    assert path.read_text() == "my answers"
    write_lesson("es", folder, force=True)
    assert path.read_bytes() == written


def test_a_folder_of_that_name_is_never_replaced(tmp_path):
    (tmp_path / "session-3.ipynb").mkdir()
    with pytest.raises(RunError, match="is there already"):
        write_lesson("en", tmp_path, force=True)


def test_a_folder_that_is_a_file_is_told(tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(RunError, match="could not be written"):
        write_lesson("en", tmp_path / "taken")


def test_an_unknown_language_is_refused(tmp_path):
    with pytest.raises(OptionError, match="expected one of es, en, got 'fr'"):
        write_lesson("fr", tmp_path)
