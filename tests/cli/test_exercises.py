from __future__ import annotations

import contextlib
import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.lesson.exercises.planted import HEAD, PLANTED

from descenso.lesson.exercises import workshop
from descenso.lesson.exercises.workshop import Workshop

SOLUTIONS = Path(__file__).parents[1] / "lesson/exercises/solutions"
SOLUTION = (SOLUTIONS / "as_in_the_lesson.py").read_text(encoding="utf-8")
NAMES = ["init", "forward", "cross_entropy", "gradients", "sgd_step", "zero_grads", "train"]


@pytest.fixture(scope="module")
def warm():
    with Workshop() as open_workshop:
        yield open_workshop


@pytest.fixture(autouse=True)
def _one_warm_process(warm, monkeypatch):
    """Starting PyTorch once is enough for all tests of this file."""
    monkeypatch.setattr(workshop, "Workshop", lambda: contextlib.nullcontext(warm))


def wrong(function: str, slip: str) -> str:
    return f"{HEAD}{SOLUTION}\n\n{PLANTED[function][slip]}"


def test_new_writes_a_sheet_and_says_how_to_check_it(descenso):
    ended = descenso("exercises", "new", "my sheet.py")
    assert ended.code == 0
    assert "descenso exercises check 'my sheet.py'" in ended.out
    text = Path("my sheet.py").read_text(encoding="utf-8")
    assert all(f"def {name}(" in text for name in NAMES)
    assert "descenso exercises check 'my sheet.py'" in text


def test_new_never_writes_over_a_file_without_force(descenso):
    Path("mine.py").write_text("mine")
    ended = descenso("exercises", "new", "mine.py")
    assert ended.code == 2
    assert "is there already" in ended.err
    assert Path("mine.py").read_text() == "mine"
    assert descenso("exercises", "new", "mine.py", "--force", "--json").json == {"file": "mine.py"}


def test_a_right_file_ends_with_0_and_a_sheet_with_1(descenso):
    Path("mine.py").write_text(SOLUTION)
    ended = descenso("exercises", "check", "mine.py")
    assert ended.code == 0
    assert "7 of 7 right" in ended.out
    descenso("exercises", "new", "sheet.py")
    ended = descenso("exercises", "check", "sheet.py")
    assert ended.code == 1
    assert ended.out.count("not written yet") == 7
    assert "7 functions to go. Next: init." in ended.out


def test_json_is_one_document_and_names_the_slip(descenso):
    Path("mine.py").write_text(wrong("cross_entropy", "sum-not-mean"))
    ended = descenso("exercises", "check", "mine.py", "--json")
    assert ended.code == 1
    document = ended.json
    assert (document["file"], document["right"], document["total"]) == ("mine.py", 6, 7)
    row = document["functions"][2]
    assert set(row) == {
        "name", "status", "slip", "likely", "input", "got", "expected", "max_difference",
        "error", "hint",
    }  # fmt: skip
    assert (row["name"], row["slip"]) == ("cross_entropy", "sum-not-mean")
    assert row["got"]["loss"] == pytest.approx(2 * row["expected"]["loss"])


def test_several_files_are_told_one_after_the_other(descenso):
    Path("a.py").write_text(SOLUTION)
    Path("b.py").write_text(wrong("forward", "no-biases"))
    ended = descenso("exercises", "check", "a.py", "b.py", "--csv", "out.csv")
    assert ended.code == 1
    assert ended.out.index("a.py: 7 of 7") < ended.out.index("b.py: 6 of 7")
    rows = list(csv.reader(io.StringIO(Path("out.csv").read_text(encoding="utf-8"))))
    assert [row[0] for row in rows] == ["file", "a.py", "b.py"]


@pytest.fixture
def folder():
    path = Path("class")
    path.mkdir()
    (path / "good.py").write_text(SOLUTION)
    (path / "=cmd.py").write_text(wrong("gradients", "no-mask"))
    (path / "hangs.py").write_text(f"{SOLUTION}\n\ndef train(*all):\n    while True: pass\n")
    (path / "broken.py").write_text("def init(:")
    (path / "latin.py").write_bytes("# año\n".encode("latin-1"))
    (path / "a_folder.py").mkdir()
    (path / "notes.txt").write_text("not one of them")
    (path / ".hidden.py").write_text("")
    return path


def test_a_folder_gives_a_row_for_each_file(descenso, folder):
    ended = descenso("exercises", "check", folder, "--timeout", "2")
    assert ended.code == 1
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert list(rows[0]) == ["file", *NAMES, "right", "total"]
    by_name = {row["file"]: row for row in rows}
    assert list(by_name) == [
        "'=cmd.py",
        "a_folder.py",
        "broken.py",
        "good.py",
        "hangs.py",
        "latin.py",
    ]
    assert (by_name["'=cmd.py"]["gradients"], by_name["'=cmd.py"]["right"]) == ("no-mask", "6")
    assert {by_name["good.py"][name] for name in NAMES} == {"right"}
    assert (by_name["hangs.py"]["train"], by_name["hangs.py"]["right"]) == ("timed-out", "6")
    assert {by_name["broken.py"][name] for name in NAMES} == {"crashed"}
    for name in ("latin.py", "a_folder.py"):
        assert {by_name[name][function] for function in NAMES} == {"unreadable"}
    assert "6/6" in ended.err


def test_a_folders_csv_goes_to_a_file_and_never_over_another(descenso, folder):
    for name in ("hangs.py", "broken.py", "latin.py"):
        (folder / name).unlink()
    words = ("exercises", "check", folder, "--csv", "marks.csv")
    ended = descenso(*words)
    assert ended.code == 1
    assert "marks.csv" in ended.out
    written = Path("marks.csv").read_bytes()
    again = descenso(*words)
    assert again.code == 2
    assert "is there already" in again.err
    assert Path("marks.csv").read_bytes() == written
    document = descenso(*words, "--force", "--json").json
    assert [Path(entry["file"]).name for entry in document["submissions"]] == [
        "=cmd.py", "a_folder.py", "good.py",
    ]  # fmt: skip
    assert document["submissions"][1]["status"] == "unreadable"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["absent.py"], "could not be read"),
        (["latin.py"], "not UTF-8"),
        (["empty"], "has no .py files"),
        (["empty", "latin.py"], "Give one folder, or files"),
        (["fine.py", "--timeout", "0"], "timeout: expected seconds above 0"),
        (["fine.py", "--timeout", "nan"], "timeout: expected seconds above 0"),
        ([], "Missing argument"),
    ],
)
def test_a_wrong_request_is_refused(descenso, words, message):
    Path("latin.py").write_bytes("# año\n".encode("latin-1"))
    Path("fine.py").write_text(SOLUTION)
    Path("empty").mkdir()
    ended = descenso("exercises", "check", *words)
    assert ended.code == 2
    assert message in ended.err
    assert ended.out == ""


@pytest.mark.parametrize("name", ["=1+1.py", "+a.py", "-a.py", "@a.py", "\ta.py"])
def test_no_name_is_a_formula(name):
    from descenso.lesson.exercises.submissions import harmless

    assert harmless(name).startswith("'")
    assert harmless("año.py") == "año.py"
    assert harmless("a\nb\udcff.py").isprintable()


def test_exercises_alone_shows_its_verbs_without_pytorch(descenso):
    ended = descenso("exercises")
    assert ended.code == 0
    assert "check" in ended.out
    assert "new" in ended.out
    code = (
        "import sys; from descenso.cli.main import main\n"
        "try: main(['exercises', 'check', '--help'])\n"
        "except SystemExit: print('torch' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "False"


def test_exercises_alone_is_refused_with_json(descenso):
    ended = descenso("exercises", "--json")
    assert ended.code == 2
    assert "--json" in ended.err
    assert ended.out == ""


def test_names_of_files_reach_the_terminal_only_as_signs_that_can_be_seen(descenso):
    odd = "\x1b[31m\u202e.py"
    ended = descenso("exercises", "new", odd)
    assert ended.code == 0
    shown = [ended.out + ended.err, Path(odd).read_text(encoding="utf-8")]
    for words in (["new", odd], ["check", odd], ["check", "."], ["new", f"{odd}/x.py"]):
        ended = descenso("exercises", *words)
        shown.append(ended.out + ended.err)
    for text in shown:
        assert all(sign.isprintable() or sign == "\n" for sign in text)
        assert "u202e" in text


def test_what_learners_print_is_not_in_the_json(descenso):
    Path("mine.py").write_text(f"print('hello')\n{SOLUTION}\nprint('{{}}')\n")
    ended = descenso("exercises", "check", "mine.py", "--json")
    assert json.loads(ended.out)["right"] == 7
