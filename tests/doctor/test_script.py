from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.doctor.alone import run_by_python

from descenso.doctor.fences import REFUSED
from descenso.doctor.script import run_script
from descenso.doctor.source import read_source
from descenso.processes import children_of

ENDS = {
    "to its end": ("x = 1", "finished", 0, None),
    "with an exit": ("import sys\nsys.exit(3)", "exit", 3, 2),
    "with an exit at once": ("import os\nos._exit(4)", "exit", 4, None),
    "with an error": ("def f():\n    1 / 0\n\nf()", "error", 1, 2),
    "with an error in a library": ("import json\n\njson.loads('')", "error", 1, 3),
    "with wrong Python": ("x = 1\ny = = 2", "error", 1, 2),
    "with a question": ("x = 1\ny = input()", "error", 1, 2),
    "with too much at once": ("import torch\nx = torch.ones(2**38)", "error", 1, 2),
    "with too much bit by bit": ("kept = []\nwhile True: kept.append(bytes(10**7))", "error", 1, 2),
    "with the network": (
        "import socket\nsocket.create_connection(('127.0.0.1', 80))", "error", 1, 2,
    ),
    "with a name": ("import socket\nsocket.getaddrinfo('example.org', 80)", "error", 1, 2),
}  # fmt: skip


@pytest.mark.parametrize(("text", "end", "code", "line"), ENDS.values(), ids=list(ENDS))
def test_how_a_script_ended_and_at_which_of_its_lines(outcome_of, shared, text, end, code, line):
    outcome = outcome_of(text)
    assert (outcome.end, outcome.exit_code, outcome.signal) == (end, code, None)
    assert outcome.at == (None if line is None else (str(shared[1]), line))
    assert outcome.failure is None
    assert outcome.record is not None


def test_the_network_is_refused_with_a_reason(outcome_of):
    text = "import urllib.request\nurllib.request.urlopen('http://example.org')"
    outcome = outcome_of(text)
    assert REFUSED.encode() in outcome.stderr
    assert outcome.network_refused
    assert not outcome_of("1 / 0").network_refused


def test_sockets_within_the_machine_work(outcome_of):
    text = (
        "import socket, tempfile, os\nwith tempfile.TemporaryDirectory() as folder:\n"
        "    path = os.path.join(folder, 's')\n    one = socket.socket(socket.AF_UNIX)\n"
        "    one.bind(path)\n    one.listen()\n    two = socket.socket(socket.AF_UNIX)\n"
        "    two.connect(path)\nprint('connected')"
    )
    assert outcome_of(text).stdout == b"connected\n"


ENDLESS = {
    "loops": "while True:\n    pass",
    "sleeps": "import time\ntime.sleep(600)",
    "loops and catches": (
        "while True:\n    try:\n        while True:\n            pass\n    except Exception: pass"
    ),
    "loops and catches all": (
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass"
    ),
    "makes an exit of it": (
        "import sys\ntry:\n    while True: pass\nexcept BaseException:\n    sys.exit(3)"
    ),
    "waits for a process": "import subprocess\nsubprocess.run(['sleep', '600'])",
    "prints": "while True:\n    print('x' * 1000)",
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=list(ENDLESS))
def test_an_endless_script_is_stopped_and_what_was_seen_is_told(outcome_of, text):
    outcome = outcome_of(text, timeout=0.6)
    assert (outcome.end, outcome.exit_code) == ("timed-out", None)
    assert outcome.at is not None
    assert outcome.record is not None
    assert outcome.seconds < 4
    assert len(outcome.stdout) < 3 * 2**20


def test_long_output_keeps_its_beginning_and_its_end(outcome_of):
    outcome = outcome_of("print('first')\nfor n in range(600_000): print(n)\nprint('last')")
    assert outcome.stdout.startswith(b"first\n0\n1\n")
    assert outcome.stdout.endswith(b"\n599999\nlast\n")
    assert b" bytes \xe2\x80\xa6]\n" in outcome.stdout


HOSTILE = {
    "kills itself": ("import os\nos.kill(os.getpid(), 9)", "killed", "SIGKILL"),
    "kills its group": ("import os\nos.killpg(0, 9)", "killed", "SIGKILL"),
    "kills what keeps it": (
        "import os, time\nos.kill(os.getppid(), 9)\ntime.sleep(5)", "killed", None,
    ),
    "closes everything": ("import os\nos.closerange(0, 500)", "killed", None),
    "forks without end": (
        "import os\nwhile True:\n    os.fork()", ("too-many-processes", "out-of-memory"), "SIGKILL",
    ),
    "eats memory in many processes": (
        "import os, time\nfor _ in range(8):\n    if not os.fork():\n"
        "        kept = bytearray(os.urandom(1)) * (200 * 2**20)\n        time.sleep(600)\n"
        "time.sleep(600)",
        "out-of-memory", "SIGKILL",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "end", "signal"), HOSTILE.values(), ids=list(HOSTILE))
def test_a_hostile_script_ends_and_the_next_one_runs(outcome_of, text, end, signal):
    outcome = outcome_of(text)
    assert outcome.end == end or outcome.end in end
    assert outcome.signal == signal
    assert outcome.record is None
    assert outcome_of("print(1)").stdout == b"1\n"


def test_a_crash_in_c_is_told_with_the_scripts_line(outcome_of, shared):
    text = "import ctypes\n\ndef f():\n    ctypes.string_at(0)\n\nf()"
    outcome = outcome_of(text)
    assert (outcome.end, outcome.signal, outcome.record) == ("killed", "SIGSEGV", None)
    assert outcome.at == (str(shared[1]), 4)
    assert outcome.stderr == b""


def test_an_interrupt_ends_everything_at_once(tmp_path):
    trace = tmp_path / "pid"
    path = tmp_path / "endless.py"
    path.write_text(
        f"import os, time\nprint(os.getpid(), file=open({str(trace)!r}, 'w'), flush=True)\n"
        "time.sleep(600)"
    )
    # A suite that runs in the background of a shell hands on that Ctrl-C is ignored.
    program = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from descenso.cli.main import main; main()"
    )
    command = [sys.executable, "-c", program, "doctor", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as asker:
        wait_for(lambda: trace.exists() and trace.read_text().endswith("\n"))
        asker.send_signal(signal.SIGINT)
        out, err = asker.communicate(timeout=20)
    assert asker.returncode == 130
    assert b"Traceback" not in out + err
    assert not Path(f"/proc/{trace.read_text().strip()}").exists()


def test_nothing_is_left_running(tmp_path):
    trace = tmp_path / "pids"
    path = tmp_path / "daemon.py"
    path.write_text(
        "import os, time\n"
        "for own_session in (False, True):\n"
        "    if not os.fork():\n"
        "        if own_session: os.setsid()\n"
        f"        print(os.getpid(), file=open({str(trace)!r}, 'a'))\n"
        "        time.sleep(600)\n"
        "time.sleep(0.3)\nprint('done')\n"
    )
    before = set(children_of(os.getpid()))
    outcome = run_script(read_source(path), timeout=20)
    assert (outcome.end, outcome.stdout) == ("finished", b"done\n")
    left = [int(word) for word in trace.read_text().split()]
    assert len(left) == 2
    for process in left:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
    assert set(children_of(os.getpid())) == before


def test_it_ends_when_whoever_asked_is_killed(tmp_path):
    trace = tmp_path / "pid"
    path = tmp_path / "endless.py"
    path.write_text(
        f"import os, time\nprint(os.getpid(), file=open({str(trace)!r}, 'w'), flush=True)\n"
        "time.sleep(600)"
    )
    program = (
        "import sys; from pathlib import Path; from descenso.doctor.source import read_source;"
        "from descenso.doctor.script import run_script; run_script(read_source(Path(sys.argv[1])))"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(path)]) as asker:
        wait_for(lambda: trace.exists() and trace.read_text().endswith("\n"))
        asker.kill()
    script = int(trace.read_text())
    wait_for(lambda: not Path(f"/proc/{script}").exists())


def wait_for(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_runs_that_seed_nothing_start_alike_and_draw_what_they_like(outcome_of):
    text = (
        "import random, torch, numpy\n"
        "print(torch.rand(1).item(), random.random(), numpy.random.rand(), hash('a'))"
    )
    assert outcome_of(text).stdout == outcome_of(text).stdout


def test_a_notebook_runs_cell_by_cell_in_its_own_folder(tmp_path):
    (tmp_path / "data.txt").write_text("7")
    cells = [
        "%matplotlib inline\nimport matplotlib.pyplot as plt\nfrom pathlib import Path\nx = 1",
        "!echo never\nx += int(Path('data.txt').read_text())\nx",
        "plt.plot([1, 2])\nplt.show()\nplt.figure().show()\nprint(x, __name__)",
        "display(x)\nget_ipython().run_line_magic('time', 'x = 0')",
        "def f():\n    raise ValueError(x)\n\nf()",
        "print('never')",
    ]
    path = tmp_path / "book.ipynb"
    path.write_text(
        json.dumps({"cells": [{"cell_type": "code", "source": text} for text in cells]})
    )
    source = read_source(path)
    outcome = run_script(source, timeout=60)
    assert outcome.stdout == b"8 __main__\n"
    assert source.place(*outcome.at) == (str(path), 2, 5)
    lines = outcome.stderr.decode().splitlines()
    assert lines[0] == "Traceback (most recent call last):"
    assert lines[-2].strip() == "raise ValueError(x)"
    assert lines[-1] == "ValueError: 8"
    assert "importlib" not in outcome.stderr.decode()


def test_threads_that_the_script_asks_for_before_it_imports_torch_count(tmp_path, monkeypatch):
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    path = tmp_path / "threads.py"
    path.write_text(
        "import os\nos.environ['OMP_NUM_THREADS'] = '1'\n"
        "import torch\nprint(torch.get_num_threads())"
    )
    assert run_script(read_source(path)).stdout == run_by_python(path).stdout == b"1\n"


def test_modules_beside_the_script_are_found_and_ours_do_not_hide_theirs(tmp_path, monkeypatch):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "helper.py").write_text("value = 7")
    (tmp_path / "sub" / "json.py").write_text("raise RuntimeError('not this one')")
    path = tmp_path / "sub" / "script.py"
    path.write_text("import helper, os\nprint(helper.value, os.getcwd())")
    monkeypatch.chdir(tmp_path)
    outcome = run_script(read_source(Path("sub/script.py")))
    assert outcome.stdout == f"7 {tmp_path}\n".encode()
    assert outcome.failure is None
