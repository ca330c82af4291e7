"""Code that crashes, hangs, cheats or damages: a finding each time, and the others are checked."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import pytest
from tests.lesson.exercises.planted import HEAD

from descenso.lesson.exercises.cases import CASES
from descenso.lesson.exercises.check import check_file
from descenso.lesson.exercises.judge import judge
from descenso.lesson.exercises.report import sheet_report
from descenso.lesson.exercises.workshop import Workshop

FORWARD = "def forward(X, W1, b1, W2, b2):\n    {}\n    return torch.relu(X @ W1 + b1) @ W2 + b2\n"
SOLUTION = (Path(__file__).parent / "solutions/as_in_the_lesson.py").read_text(encoding="utf-8")


@pytest.fixture
def status_of(workshop):
    def call(line: str, head: str = "", seconds: float = 20):
        source = f"{HEAD}import os, sys\n{head}\n{FORWARD.format(line)}"
        return judge("forward", workshop.run(source.encode(), "forward", CASES["forward"], seconds))

    return call


HARMLESS = {
    "prints a lot": "print('x' * 3_000_000); print('y', file=sys.stderr)",
    "closes its output": "sys.stdout.close()",
    "changes its folder": "os.chdir('/')",
    "deletes its file": "os.path.exists(__file__) and os.unlink(__file__)",
    "leaves a child behind": "os.fork() or (__import__('time').sleep(600), os._exit(0))",
    "leaves a child in a session of its own": (
        "os.fork() or (os.setsid(), __import__('time').sleep(600), os._exit(0))"
    ),
    "forks and lets both go on": "os.fork()",
    "removes its folder": "__import__('shutil').rmtree(os.path.dirname(__file__), True)",
    "breaks torch for itself only": "torch.relu_ = None; torch.softmax = None",
    "writes to every descriptor": "[_write(n) for n in range(3, 30)]",
    "pretends that it is finished": "print('{\"finished\": true}')",
}
WRITE = """
def _write(number):
    try:
        os.write(number, b'{"finished": true, "case": 0}\\n')
    except OSError:
        pass
"""


@pytest.mark.parametrize("line", HARMLESS.values(), ids=list(HARMLESS))
def test_what_a_function_does_besides_does_not_disturb_the_check(status_of, line):
    assert status_of(line, WRITE).status == "right"


CRASHES = {
    "exits": ("os._exit(0)", "exit 0"),
    "exits with a code": ("os._exit(7)", "exit 7"),
    "kills itself": ("os.kill(os.getpid(), 11)", "SIGSEGV"),
    "kills its group": ("os.killpg(0, 9)", "SIGKILL"),
    "kills the warm process": ("os.kill(os.getppid(), 9)", "SIGKILL"),
    "closes every descriptor": ("os.closerange(0, 200)", "exit 1"),
}


@pytest.mark.parametrize(("line", "end"), CRASHES.values(), ids=list(CRASHES))
def test_a_process_that_ends_is_a_finding_with_its_end(status_of, line, end):
    verdict = status_of(line + "; __import__('time').sleep(0.3)")
    assert (verdict.status, verdict.end) == ("crashed", end)
    assert verdict.case is CASES["forward"][0]
    assert status_of("pass").status == "right"


RAISES = {
    "SystemExit": "sys.exit(3)",
    "KeyboardInterrupt": "raise KeyboardInterrupt",
    "BaseException": "raise BaseException('no')",
    "EOFError": "input()",
    "RecursionError": "f = lambda: f(); f()",
    "ZeroDivisionError": "1 / 0",
}


@pytest.mark.parametrize(("kind", "line"), RAISES.items(), ids=list(RAISES))
def test_an_error_is_a_finding_with_its_line(status_of, kind, line):
    verdict = status_of(line)
    assert verdict.status == "crashed"
    assert verdict.error.type == kind
    assert verdict.error.line == 8


def test_memory_is_bounded(status_of):
    verdict = status_of("torch.zeros(2**33)")
    assert verdict.status == "crashed"
    assert "alloc" in verdict.error.message
    assert status_of("'x' * 2**34").error.type == "MemoryError"


@pytest.mark.parametrize(
    "line",
    [
        "while True: pass",
        "__import__('time').sleep(600)",
        "__import__('signal').signal(15, lambda *_: None); [None for _ in iter(int, 1)]",
    ],
)
def test_an_endless_function_is_a_finding_and_the_rest_is_checked(status_of, line):
    verdict = status_of(line, seconds=0.7)
    assert verdict.status == "timed-out"
    assert verdict.case is CASES["forward"][0]
    assert status_of("pass").status == "right"


def test_a_hang_after_a_wrong_answer_does_not_hide_the_wrong_answer(status_of):
    verdict = status_of("if len(X) > 1:\n        while True: pass\n    return X @ W1", seconds=0.7)
    assert (verdict.status, verdict.case) == ("wrong", CASES["forward"][0])


def test_nothing_is_left_running_or_lying_about(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    trace = tmp_path / "pid"
    line = (
        f"os.fork() or (os.setsid(), open({str(trace)!r}, 'w').write(str(os.getpid())), "
        "__import__('time').sleep(600), os._exit(0)); __import__('time').sleep(0.5)"
    )
    with Workshop() as workshop:
        source = f"{HEAD}import os\n{FORWARD.format(line)}"
        workshop.run(source.encode(), "forward", CASES["forward"][:1], 20)
        server = workshop._server.pid
    for process in (int(trace.read_text()), server):
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
    assert list(tmp_path.iterdir()) == [trace]


@pytest.mark.parametrize(
    ("source", "kind", "line"),
    [
        ("import torch\ndef forward(:\n", "SyntaxError", 2),
        ("import torch\nimport nonsense_module\n", "ModuleNotFoundError", 2),
        ("import sys\n\nsys.exit('bye')\n", "SystemExit", 3),
        ("(" * 500, "SyntaxError", 1),
    ],
)
def test_a_file_that_does_not_load_is_told_once_with_its_line(
    workshop, tmp_path, source, kind, line
):
    path = tmp_path / "mine.py"
    path.write_text(source)
    sheet = check_file(workshop, path, 20)
    assert {verdict.status for verdict in sheet.verdicts} == {"crashed"}
    assert (sheet.verdicts[0].error.type, sheet.verdicts[0].error.line) == (kind, line)
    report = sheet_report(sheet, 80, seconds=20)
    assert report.count(kind) == 1
    assert len(report.splitlines()) <= 6


@pytest.mark.parametrize(
    ("source", "status"),
    [("import os\nos._exit(0)", "crashed"), ("while True: pass", "timed-out")],
)
def test_a_file_that_ends_or_hangs_while_loading_costs_its_time_once(
    workshop, tmp_path, source, status
):
    path = tmp_path / "mine.py"
    path.write_text(source)
    begun = time.monotonic()
    sheet = check_file(workshop, path, 1)
    assert {verdict.status for verdict in sheet.verdicts} == {status}
    assert time.monotonic() - begun < 6


def test_builtins_broken_at_the_top_of_the_file_break_only_that_file(workshop, tmp_path):
    path = tmp_path / "mine.py"
    path.write_text("import builtins, torch\nbuiltins.len = None\ntorch.tensor = None\n" + SOLUTION)
    assert check_file(workshop, path, 20).right < 7
    path.write_text(SOLUTION)
    assert check_file(workshop, path, 20).right == 7


@pytest.mark.parametrize(
    "line",
    [
        "import descenso",
        "from descenso.lesson.exercises.right import RIGHT; globals().update(RIGHT)",
        "import importlib; importlib.import_module('descenso' + '.core.losses')",
        "import sys; sys.modules['descenso.core.losses'].cross_entropy",
    ],
)
def test_the_right_functions_cannot_be_imported(workshop, tmp_path, line):
    path = tmp_path / "mine.py"
    path.write_text(f"{line}\n{SOLUTION}")
    sheet = check_file(workshop, path, 20)
    assert {verdict.status for verdict in sheet.verdicts} == {"crashed"}
    assert sheet.verdicts[0].error.type in ("ModuleNotFoundError", "KeyError")
    if sheet.verdicts[0].error.type == "ModuleNotFoundError":
        assert "with PyTorch alone, without descenso" in sheet_report(sheet, 200, seconds=20)
