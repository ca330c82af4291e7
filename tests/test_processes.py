from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from descenso.processes import LEFT, children_of, end_group, peek, signal_name


def run(program):
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout


def test_a_limit_is_lowered_and_never_raised():
    program = (
        "import resource as r; from descenso.processes import bound\n"
        "for most in (400, 500, 300): bound(r.RLIMIT_NOFILE, most); print(r.getrlimit(7))"
    )
    assert run(program).splitlines() == ["(400, 400)", "(400, 400)", "(300, 300)"]


def test_children_are_seen_and_ended_with_their_group():
    before = children_of(os.getpid())
    with subprocess.Popen(["sh", "-c", "sleep 600 & wait"], start_new_session=True) as child:
        assert set(children_of(os.getpid())) - set(before) == {child.pid}
        deadline = time.monotonic() + 20
        while not (found := children_of(child.pid)):
            assert time.monotonic() < deadline
        end_group(child.pid)
        assert child.wait() == -signal.SIGKILL
    with pytest.raises(ProcessLookupError):
        while time.monotonic() < deadline:  # its own parent's death hands it on first
            os.kill(found[0], 0)
            time.sleep(0.01)
    end_group(child.pid)  # nobody is there any more


def test_what_was_left_behind_is_adopted_and_ended():
    program = (
        "import os, time\nfrom descenso.processes import adopt_orphans, children_of, end_orphans\n"
        "adopt_orphans()\nreader, writer = os.pipe()\n"
        "if not os.fork():\n"
        "    if not os.fork():\n        os.setsid()\n"
        "        os.write(writer, str(os.getpid()).encode())\n        time.sleep(600)\n"
        "    os._exit(0)\n"
        "orphan = int(os.read(reader, 20))\nend_orphans()\n"
        "try:\n    os.kill(orphan, 0)\nexcept ProcessLookupError:\n    print('gone')\n"
        "print(children_of(os.getpid()))"
    )
    assert run(program) == "gone\n[]\n"


def test_a_child_is_looked_at_without_fetching_its_end():
    child = os.posix_spawn("/bin/sh", ["sh", "-c", "read x; exit 7"], os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0)])  # fmt: skip
    while (status := peek(child)) is None:
        time.sleep(0.01)
    if status == LEFT:
        assert peek(child) == LEFT
        _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 7


def test_signals_by_name_or_number():
    assert (signal_name(11), signal_name(500)) == ("SIGSEGV", "500")
