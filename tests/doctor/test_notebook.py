from __future__ import annotations

import json
from pathlib import Path

import pytest

from descenso.doctor.notebook import code_cells, plain_python
from descenso.doctor.source import Position, read_source
from descenso.errors import DataError


def notebook(*cells, **metadata):
    return {
        "cells": [
            {"cell_type": kind, "metadata": {}, "source": text.splitlines(keepends=True)}
            for kind, text in cells
        ],
        "metadata": metadata,
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def code(*texts):
    return [("code", text) for text in texts]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("%matplotlib inline\nx = 1", "pass\nx = 1"),
        ("!pip install torch\nx = 1", "pass\nx = 1"),
        ("if a:\n    !ls {a}\n    b()", "if a:\n    pass\n    b()"),
        ("files = !ls\nprint(files)", "files = []\nprint(files)"),
        ("t = %timeit -o f()\nx = 1", "t = None\nx = 1"),
        ("%time train(3)\nx", "train(3)\nx"),
        ("%%time\ntrain(3)\n%cd ..\n", "\ntrain(3)\npass\n"),
        ("\n%%capture out\ntrain(3)", "\n\ntrain(3)"),
        ("%%bash\nfor i in 1 2; do echo $i; done", "\n"),
        ("%%writefile model.py\nimport torch", "\n"),
        ("torch.relu?\nx = 1", "pass\nx = 1"),
        ("??torch.relu\nx = 1", "pass\nx = 1"),
        # What only looks like a magic.
        ("text = '''\n%matplotlib inline\n!ls\n'''", "text = '''\n%matplotlib inline\n!ls\n'''"),
        ("x = (a\n% b)", "x = (a\n% b)"),
        ("%cd ..\nx = (a\n% b)\ny = a \\\n% b", "pass\nx = (a\n% b)\ny = a \\\n% b"),
        ("%cd ..\ntext = '''\n%cd ..\n'''\n!ls", "pass\ntext = '''\n%cd ..\n'''\npass"),
        ("a != b\n%cd ..", "a != b\npass"),
        # Wrong Python stays as it is, for Python to tell.
        ("def f(:\n    pass", "def f(:\n    pass"),
    ],
)
def test_magics_go_and_every_line_keeps_its_number(cell, expected):
    assert plain_python(cell) == expected
    assert plain_python(cell).count("\n") == cell.count("\n")


def test_code_cells_in_order_without_empty_ones():
    cells = [("markdown", "# Title"), ("code", "a = 1"), ("code", " \n"), ("code", "b = 2\nc = 3")]
    assert code_cells(json.dumps(notebook(*cells))) == ["a = 1", "b = 2\nc = 3"]


def test_an_old_notebook_is_read_too():
    old = {"worksheets": [{"cells": [{"cell_type": "code", "input": ["a = 1\n", "b = 2"]}]}]}
    assert code_cells(json.dumps(old)) == ["a = 1\nb = 2"]


@pytest.mark.parametrize("name", ["python", "ipython3", "Python", "python3"])
def test_python_by_any_name(name):
    assert code_cells(json.dumps(notebook(*code("a"), language_info={"name": name}))) == ["a"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[1]",
        b"{}",
        b'{"cells": 3}',
        b"\xff\xfe",
        b'{"cells": [3]}',
        json.dumps(notebook(*code("x <- 1"), kernelspec={"language": "R"})).encode(),
    ],
)
def test_what_is_no_python_notebook_is_refused(tmp_path, content):
    path = tmp_path / "strange.ipynb"
    path.write_bytes(content)
    with pytest.raises(DataError, match=r"strange\.ipynb: is no Python notebook"):
        read_source(path)


@pytest.mark.parametrize("indent", [None, 1, 4])
def test_lines_of_cells_are_found_for_people_and_in_the_file(tmp_path, indent):
    path = tmp_path / "lesson.ipynb"
    texts = ["a = 1\nb = 'ñ\\n\"'", "%cd ..\nc = 3", "a = 1\nb = 'ñ\\n\"'"]
    written = json.dumps(notebook(*code(*texts)), indent=indent, ensure_ascii=indent == 4)
    path.write_text(written, encoding="utf-8")
    source = read_source(path)
    assert [piece.code for piece in source.pieces][1] == "pass\nc = 3"
    place = source.place(source.pieces[2].filename, 2)
    assert place == Position(str(path), 2, 3)
    assert source.lines(place)[1] == "b = 'ñ\\n\"'"
    assert source.lines(source.place(source.pieces[1].filename, 1))[0] == "%cd .."
    on_disk = source.raw_line(place)
    if indent is None:
        assert on_disk is None
    else:
        assert json.loads(written.splitlines()[on_disk - 1]) == "b = 'ñ\\n\"'"
        assert on_disk > source.raw_line(source.place(source.pieces[0].filename, 2))


def test_a_script_in_another_encoding_is_read_as_python_reads_it(tmp_path):
    path = tmp_path / "old.py"
    path.write_bytes("# -*- coding: latin-1 -*-\nx = 'año'\r\n".encode("latin-1"))
    source = read_source(path)
    assert source.pieces[0].code.split("\n")[1] == "x = 'año'"
    assert source.lines(Position(str(path), 2))[1] == "x = 'año'"
    assert source.raw_line(source.place(str(path), 2)) == 2
    assert source.lines(source.place("/elsewhere/helper.py", 2)) == []


def test_other_files_are_named_from_this_folder_where_they_are_below_it(tmp_path, monkeypatch):
    (tmp_path / "train.py").write_text("import helper")
    monkeypatch.chdir(tmp_path)
    source = read_source(Path("train.py"))
    assert source.place(str(tmp_path / "train.py"), 1) == Position("train.py", 1)
    assert source.place(str(tmp_path / "sub" / "helper.py"), 3) == Position("sub/helper.py", 3)
    assert source.place("/elsewhere/helper.py", 3) == Position("/elsewhere/helper.py", 3)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("absent.py", None, "could not be read"),
        ("script.txt", b"x", "expected a script"),
        ("script.py", b"x = '\xff'", "is not text in UTF-8"),
        ("script.py", b"# coding: nonsense\n", "is not text in UTF-8"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path, name, content, message):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(DataError, match=message):
        read_source(tmp_path / name)


def test_a_folder_is_no_script(tmp_path):
    (tmp_path / "folder.py").mkdir()
    with pytest.raises(DataError, match="not a regular file"):
        read_source(tmp_path / "folder.py")


def test_the_environment_that_a_file_sets_before_it_imports_is_known(tmp_path):
    path = tmp_path / "threads.py"
    path.write_text(
        'import os\nos.environ["OMP_NUM_THREADS"] = "2"\n'
        'os.environ.setdefault("MKL_NUM_THREADS", "1")\n'
        'os.environ["N"] = str(3)\nother["X"] = "1"\n'
        'def f():\n    os.environ["LATER"] = "1"\n'
    )
    assert read_source(path).environment() == {"OMP_NUM_THREADS": "2", "MKL_NUM_THREADS": "1"}
