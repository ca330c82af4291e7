from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from tests.lesson.exercises.planted import HEAD, PLANTED

from descenso.errors import DataError, RunError
from descenso.language import speaking
from descenso.lesson.exercises import slips
from descenso.lesson.exercises.cases import CASES
from descenso.lesson.exercises.check import check_file
from descenso.lesson.exercises.judge import judge
from descenso.lesson.exercises.report import sheet_json, sheet_report
from descenso.lesson.exercises.right import RIGHT
from descenso.lesson.exercises.sheet import sheet_text, write_sheet

SOLUTIONS = sorted((Path(__file__).parent / "solutions").glob("*.py"))
FIRST = SOLUTIONS[0].read_text(encoding="utf-8")


def with_function(function: str, source: str) -> str:
    """The first solution, with one function written otherwise."""
    return f"{HEAD}{FIRST}\n\n{source}\n"


@pytest.fixture
def check(workshop, tmp_path):
    def call(source: str, seconds: float = 20):
        path = tmp_path / "mine.py"
        path.write_text(source, encoding="utf-8")
        sheet = check_file(workshop, path, seconds)
        return {verdict.function: verdict for verdict in sheet.verdicts}

    return call


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.stem)
def test_right_solutions_of_every_style_get_no_complaint(workshop, path):
    sheet = check_file(workshop, path, 30)
    assert {verdict.function: verdict.slip for verdict in sheet.verdicts} == dict.fromkeys(RIGHT)
    assert [verdict.status for verdict in sheet.verdicts] == ["right"] * 7


def test_there_are_five_right_solutions_and_more_slips():
    assert len(SOLUTIONS) >= 5


def test_an_empty_sheet_is_not_written_yet_in_both_languages(check):
    for language in ("es", "en"):
        with speaking(language):
            verdicts = check(sheet_text("mine.py"))
        assert {verdict.status for verdict in verdicts.values()} == {"not-written"}


@pytest.mark.parametrize(
    "body", ["pass", "...", "'''Text.'''", "raise NotImplementedError('later')"]
)
def test_an_empty_body_is_not_written_yet(check, body):
    verdicts = check(with_function("zero_grads", f"def zero_grads(*params):\n    {body}"))
    assert verdicts["zero_grads"].status == "not-written"


def test_a_begun_function_that_still_raises_is_not_written_and_says_where(check):
    source = "def forward(X, W1, b1, W2, b2):\n    z1 = X @ W1\n    raise NotImplementedError\n"
    verdict = check(with_function("forward", source))["forward"]
    assert verdict.status == "not-written"
    assert verdict.error.line == with_function("forward", source).count("\n") - 1


def test_one_wrong_function_does_not_make_the_others_look_wrong(check):
    for function in ("forward", "cross_entropy", "sgd_step", "zero_grads"):
        slip, source = next(iter(PLANTED[function].items()))
        verdicts = check(with_function(function, source))
        wrong = {name: verdict.slip.id for name, verdict in verdicts.items() if verdict.slip}
        assert wrong == {function: slip}


def test_the_smallest_wrong_input_is_the_one_that_is_shown(check):
    source = "def forward(X, W1, b1, W2, b2):\n    return torch.relu(X @ W1 + b1) @ W2"
    verdict = check(with_function("forward", source))["forward"]
    assert verdict.case is CASES["forward"][2]
    assert verdict.case.arguments["b2"]["tensor"] == [1.0, 2.0]
    assert verdict.yours["logits"].tolist() == [[2.0, -2.0]]
    assert verdict.right["logits"].tolist() == [[3.0, 0.0]]
    assert verdict.max_difference == 2.0


def test_two_slips_at_once_are_told_one_at_a_time(check):
    source = PLANTED["gradients"]["no-mask"].replace("p / len(y)", "p")
    verdict = check(with_function("gradients", source))["gradients"]
    assert (verdict.slip.id, verdict.likely) == ("no-mask", True)


def test_other_arguments_than_the_sheet_s_are_no_slip_of_the_function(check):
    other = "def sgd_step(params, grads, lr):\n    params[0].sub_(1)"
    found = check(with_function("sgd_step", other))
    assert found["sgd_step"].status == "crashed"
    assert found["sgd_step"].slip is None
    assert "takes 3 positional arguments" in found["sgd_step"].error.message


def test_what_nobody_foresaw_is_wrong_without_a_name(check):
    source = "def forward(X, W1, b1, W2, b2):\n    return X.mean() + 0.123 * (W1.sum() * b2)[None]"
    verdict = check(with_function("forward", source))["forward"]
    assert verdict.status == "wrong"
    assert verdict.case is CASES["forward"][0]


GENERAL = {
    "backward-fails": (
        "forward",
        "def forward(X, W1, b1, W2, b2):\n"
        "    h = torch.relu(X @ W1 + b1)\n"
        "    out = h @ W2 + b2\n    h += 1\n    return out",
    ),
    "returns-nothing": ("forward", "def forward(X, W1, b1, W2, b2):\n    X @ W1"),
    "wrong-result": ("init", "def init(*sizes):\n    return {'W1': torch.zeros(sizes[:2])}"),
    "changes-arguments": (
        "forward",
        "def forward(X, W1, b1, W2, b2):\n"
        "    out = torch.relu(X @ W1 + b1) @ W2 + b2\n    X.zero_()\n    return out",
    ),
    "wrong-shape": ("cross_entropy", "def cross_entropy(logits, y):\n    return logits + 1"),
    "not-finite": ("forward", "def forward(X, W1, b1, W2, b2):\n    return (X @ W1 @ W2) / 0 + b2"),
    "wrong-factor": (
        "forward",
        "def forward(X, W1, b1, W2, b2):\n    return 3 * (torch.relu(X @ W1 + b1) @ W2 + b2)",
    ),
    "uses-descenso": (
        "forward",
        "def forward(X, W1, b1, W2, b2):\n"
        "    from descenso.lesson.exercises.right import forward\n"
        "    return forward(X, W1, b1, W2, b2)",
    ),
}


@pytest.mark.parametrize("count", [0, 1, 3, 5])
def test_another_number_of_gradients_is_said_so(workshop, count):
    source = f"def gradients(X, *rest):\n    return (X,) * {count}"
    verdict = judge("gradients", workshop.run(source.encode(), "gradients", CASES["gradients"], 20))
    assert (verdict.slip.id, verdict.wrong) == ("wrong-result", ("result",))


def test_every_general_slip_has_its_planted_function():
    assert sorted(GENERAL) == sorted(
        slip.id for slip in (*slips.KINDS, *slips.GENERAL, *slips.FORBIDDEN)
    )


@pytest.mark.parametrize("slip", GENERAL)
def test_a_slip_of_any_function_is_named(workshop, slip):
    function, source = GENERAL[slip]
    outcome = workshop.run((HEAD + source).encode(), function, CASES[function], 20)
    assert judge(function, outcome).slip.id == slip


HELPED = """
def compute(logits, y):
    return F.cross_entropy(logits, y)

def cross_entropy(logits, y):
    return compute(logits, y)
"""
RENAMED = """
from torch.nn.functional import cross_entropy as ce

def cross_entropy(logits, y):
    return ce(logits, y)
"""


@pytest.mark.parametrize("source", [HELPED, RENAMED])
def test_the_finished_loss_is_found_behind_a_helper_and_under_another_name(check, source):
    verdict = check(with_function("cross_entropy", source))["cross_entropy"]
    assert verdict.slip.id == "uses-library-loss"


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"\xff\xfe", "not UTF-8"), (b"#" * 2_000_000, "far larger")],
)
def test_what_is_no_source_file_is_refused(workshop, tmp_path, content, message):
    path = tmp_path / "mine.py"
    path.write_bytes(content)
    with pytest.raises(DataError, match=message):
        check_file(workshop, path, 20)
    with pytest.raises(DataError, match="could not be read"):
        check_file(workshop, tmp_path / "absent.py", 20)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_sheet_is_python_with_seven_functions_and_fits_a_screen(language):
    with speaking(language):
        text = sheet_text('odd \\ name\'s""".py')
    tree = ast.parse(text)
    functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert functions == list(RIGHT)
    assert all(ast.get_docstring(node) for node in tree.body if isinstance(node, ast.FunctionDef))
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [ast.unparse(node) for node in imported] == ["import torch"]
    assert max(map(len, text.splitlines())) <= 88


def test_a_sheet_is_never_written_over_without_force(tmp_path):
    path = tmp_path / "mine.py"
    write_sheet(path)
    path.write_text("mine")
    with pytest.raises(RunError, match="is there already"):
        write_sheet(path)
    assert path.read_text() == "mine"
    write_sheet(path, force=True)
    assert "def train" in path.read_text()
    with pytest.raises(RunError, match="is there already"):
        write_sheet(tmp_path, force=True)
    with pytest.raises(RunError, match="there is no folder"):
        write_sheet(tmp_path / "nowhere" / "mine.py")


def test_a_filled_in_sheet_runs_as_a_program_and_learns(tmp_path):
    _, _, example = sheet_text("mine.py").partition("\n\n\nif __name__")
    path = tmp_path / "mine.py"
    path.write_text(f"{FIRST}\n\nif __name__{example}", encoding="utf-8")
    run = subprocess.run([sys.executable, path], capture_output=True, text=True, check=True)
    lines = run.stdout.splitlines()
    losses = [float(line.partition("loss=")[2]) for line in lines[:5]]
    assert losses[0] > 0.3 > losses[-1]
    assert float(lines[-1].partition("acc=")[2]) > 0.95


def test_the_report_shows_yours_and_what_should_be_in_eighty_columns(workshop, tmp_path):
    path = tmp_path / "mine.py"
    path.write_text(with_function("forward", PLANTED["forward"]["no-last-bias"]))
    sheet = check_file(workshop, path, 20)
    report = sheet_report(sheet, 80, seconds=20)
    assert "6 of 7 right" in report
    assert "wrong: no-last-bias" in report
    assert "yours [[2, -2]]   should be [[3, 0]]   max difference 2" in report
    assert "look for b2" in report
    assert max(map(len, report.splitlines()[1:])) <= 80
    plain = sheet_report(sheet, 80, seconds=20, plain=True)
    assert plain.partition("\n")[2].isascii()


def test_the_json_has_the_input_and_both_results(workshop, tmp_path):
    path = tmp_path / "mine.py"
    path.write_text(with_function("cross_entropy", PLANTED["cross_entropy"]["overflow"]))
    document = sheet_json(check_file(workshop, path, 20), 20)
    assert (document["right"], document["total"], document["status"]) == (6, 7, "incomplete")
    row = document["functions"][2]
    assert (row["name"], row["status"], row["slip"]) == ("cross_entropy", "wrong", "overflow")
    assert row["input"] == {"logits": [[1000.0, 0.0]], "y": [0]}
    assert row["got"]["loss"] in ("nan", "inf")
    assert row["expected"] == {"loss": 0.0}
    assert row["max_difference"] is None
    assert "exp of a large logit" in row["hint"]
