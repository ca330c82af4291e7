from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from descenso.doctor.fences import REFUSED
from descenso.doctor.script import Runner, run_script
from descenso.doctor.source import read_source
from descenso.processes import children_of

MEMORY = 2**30


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One warm process for the scripts that leave it whole, and the file that they are written to.

    Every test that needs another source, folder or environment starts its own.
    """
    path = tmp_path_factory.mktemp("scripts") / "script.py"
    path.write_text("")
    with Runner(read_source(path), ["--lr", "0.1"], timeout=20, memory=MEMORY) as runner:
        yield runner, path


@pytest.fixture
def outcome_of(shared):
    """How a script ends that has these lines."""

    def run(text, **options):
        runner, path = shared
        path.write_text(text)
        runner.source = read_source(path)
        return runner.run(**options)

    return run


def run_by_python(path, *arguments, cwd=None):
    return subprocess.run(
        [sys.executable, str(path), *arguments], capture_output=True, stdin=subprocess.DEVNULL,
        cwd=cwd, check=False,
    )  # fmt: skip


TRAINING = """\
import sys
import torch

torch.manual_seed(3)
X, y = torch.randn(40, 2), torch.arange(40) % 2
W = torch.zeros(2, 2, requires_grad=True)
for step in range(20):
    loss = torch.nn.functional.cross_entropy(X @ W, y)
    loss.backward()
    with torch.no_grad():
        W -= 0.1 * W.grad
        W.grad.zero_()
    print(step, loss.item().hex(), file=sys.stderr if step % 2 else sys.stdout)
print(W.tolist(), torch.rand(3).tolist(), W.grad_fn, torch.initial_seed())
"""

ALIKE = {
    "trains": TRAINING,
    "knows itself": (
        "import sys, __main__\n"
        "print(sys.argv[1:], __file__, __name__, sys.path[0], __spec__, __package__, __doc__)\n"
        "print(__builtins__, __annotations__, __main__.print, __loader__.path, len(vars()))\n"
    ),
    "says good-bye": (
        "import atexit, threading, time\natexit.register(print, 'bye')\n"
        "threading.Thread(target=lambda: (time.sleep(0.2), print('thread'))).start()\nprint('main')"
    ),
    "raises": "def inner():\n    raise ValueError('no')\n\ndef outer():\n    inner()\n\nouter()\n",
    "raises from another": (
        "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    raise KeyError('x') from error"
    ),
    "has its own hook": "import sys\nsys.excepthook = lambda *e: print('mine', e[0])\n1 / 0",
    "does not parse": "x = 1\ny = (\n",
    "exits": "import sys\nprint('a')\nsys.exit(3)",
    "exits with words": "import sys\nsys.exit('bye')",
    "exits without a code": "raise SystemExit",
    "exits with a large code": "import sys\nsys.exit(259)",
    "exits at once": "import os\nprint('lost')\nos._exit(4)",
    "warns": "import warnings\nwarnings.warn('careful', DeprecationWarning)",
    "forks and waits": "import os\nif os.fork():\n    os.wait()\nprint('here')",
    "forks and does not wait": "import os, time\nos.fork() or time.sleep(0.2)\nprint('x')",
    "asks": "input('name? ')",
    "writes bytes": "import sys\nsys.stdout.buffer.write(bytes(range(256)))",
    "loads with workers": (
        "import torch\nfrom torch.utils.data import DataLoader, TensorDataset\n"
        "torch.manual_seed(1)\nif __name__ == '__main__':\n"
        "    rows = DataLoader(TensorDataset(torch.arange(12.0)), 4, shuffle=True, num_workers=2)\n"
        "    print([batch.tolist() for batch, in rows])"
    ),
    "starts processes anew": (
        "import multiprocessing\ndef work(x):\n    return x * x\n"
        "if __name__ == '__main__':\n    context = multiprocessing.get_context('spawn')\n"
        "    with context.Pool(1) as pool:\n"
        "        print(pool.map(work, [1, 2, 3]))"
    ),
    "has a class in its main module": (
        "import pickle\nclass Thing:\n    pass\nprint(type(pickle.loads(pickle.dumps(Thing()))))"
    ),
    "refuses shapes": "import torch\nX = torch.ones(3, 2)\nprint(X @\n      torch.ones(3))",
    "refuses a dtype": (
        "import torch\nimport torch.nn.functional as F\n\ndef loss(y):\n"
        "    return F.cross_entropy(torch.ones(3, 2), y)\n\nloss(torch.ones(3))"
    ),
    "refuses in a module": "import torch\ntorch.nn.Linear(3, 2)(torch.ones(4, 4))",
    "goes back twice": (
        "import torch\nx = torch.ones(2, requires_grad=True)\ny = (x * x).sum()\n"
        "y.backward()\ny.backward()"
    ),
    "changes a leaf in place": "import torch\nx = torch.ones(2, requires_grad=True)\nx -= 1",
    "raises from one of PyTorch's": (
        "import torch\ntry:\n    torch.ones(3) + torch.ones(2)\nexcept RuntimeError as error:\n"
        "    raise ValueError('no') from error"
    ),
    "is warned of two shapes": (
        "import torch\nimport torch.nn.functional as F\nfor _ in range(3):\n"
        "    F.mse_loss(torch.ones(3, 1), torch.ones(3))\n"
        "F.mse_loss(torch.ones(3, 1), torch.ones(3))"
    ),
    "is warned of no leaf": (
        "import torch\nW = 0.1 * torch.randn(2, 2, requires_grad=True)\n(W * W).sum().backward()\n"
        "for _ in range(2):\n    W.grad\nprint(W.grad)"
    ),
    "is warned of an axis": (
        "import torch\ndef f(x):\n    return torch.nn.functional.softmax(x)\nf(torch.ones(2, 2))"
    ),
    "is warned of nothing": (
        "import warnings, torch\nwarnings.simplefilter('ignore')\n"
        "torch.nn.functional.mse_loss(torch.ones(3, 1), torch.ones(3))"
    ),
    "takes warnings for errors": (
        "import warnings, torch\nwarnings.simplefilter('error')\n"
        "torch.nn.functional.mse_loss(torch.ones(3, 1), torch.ones(3))"
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", ALIKE.values(), ids=list(ALIKE))
def test_a_watched_script_prints_and_ends_as_it_does_alone(outcome_of, shared, text):
    outcome = outcome_of(text)
    alone = run_by_python(shared[1], "--lr", "0.1")
    assert outcome.stdout == alone.stdout
    assert outcome.stderr == alone.stderr
    assert outcome.exit_code == alone.returncode


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
    command = [sys.executable, "-m", "descenso", "doctor", str(path)]
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
