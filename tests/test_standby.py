"""A process that stands by, with jobs that only echo: both ends of the wire."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time

import pytest

from descenso.standby import Standby

SERVER = """
import json, os, socket, sys, time
from descenso.standby import standing_by, tell

def serve(control):
    tell(control, {"ready": True})
    while True:
        message, files, _, _ = socket.recv_fds(control, 65_536, 2)
        if not message:
            return
        job = json.loads(message)
        for file in files:
            os.write(file, job["text"].encode())
            os.close(file)
        tell(control, {"begun": job["text"]})
        tell(control, {"status": 0})

with standing_by() as wire:
    serve(wire)
"""


PATH = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


@pytest.fixture
def standby():
    started = []

    def start(program: str, **options) -> Standby:
        words, folder = ["-c", program], tempfile.gettempdir()
        started.append(Standby(words, folder=folder, environment={**PATH, "MARK": "1"}, **options))
        return started[-1]

    yield start
    for one in started:
        one.stop(0.2)


def answers_to(standby: Standby, count: int) -> list[dict]:
    """The next answers; the wire may bring them together or one by one."""
    found = []
    while len(found) < count:
        found += standby.answers()
    return found


def test_jobs_go_over_with_their_files_and_lines_come_back(standby):
    process = standby(SERVER)
    assert process.is_up()
    for text in ("one", "two"):
        ours, theirs = os.pipe()
        process.hand({"text": text}, [theirs])
        os.close(theirs)
        assert answers_to(process, 2) == [{"begun": text}, {"status": 0}]
        with os.fdopen(ours) as pipe:
            assert pipe.read() == text
    assert process.is_up(), "its first word is waited for once"


def test_a_line_in_pieces_is_one_answer(standby):
    process = standby(
        "import socket, sys, time\n"
        "wire = socket.socket(fileno=int(sys.argv[1]))\n"
        "for piece in (b'{\"ready\"', b': true}\\n{\"status\": 1}\\n'):\n"
        "    wire.sendall(piece); time.sleep(0.2)\n"
        "wire.recv(1)"
    )
    assert answers_to(process, 2) == [{"ready": True}, {"status": 1}]


def test_it_runs_apart_in_its_folder_with_what_is_added_to_our_environment(standby):
    process = standby(
        "import os, sys, socket\nfrom descenso.standby import tell\n"
        "wire = socket.socket(fileno=int(sys.argv[1]))\n"
        "tell(wire, dict(folder=os.getcwd(), mark=os.environ['MARK'], ours='PATH' in os.environ,"
        " session=os.getsid(0), read=sys.stdin.read()))\nwire.recv(1)"
    )
    assert answers_to(process, 1) == [
        {
            "folder": os.path.realpath(tempfile.gettempdir()),
            "mark": "1",
            "ours": "PATH" in os.environ,
            "session": process.pid,
            "read": "",
        }
    ]


def test_one_that_does_not_come_up_says_why_where_it_was_told(standby):
    with tempfile.TemporaryFile() as complaints:
        process = standby("raise SystemExit('no torch')", stderr=complaints)
        assert not process.is_up()
        assert process.answers() is None
        process.stop(20)
        complaints.seek(0)
        assert complaints.read() == b"no torch\n"


def test_one_that_is_silent_for_too_long_is_not_up(standby, monkeypatch):
    monkeypatch.setattr("descenso.standby.START_SECONDS", 0.2)
    assert not standby("import sys; sys.stdin.read(); import time; time.sleep(600)").is_up()


def test_it_goes_by_itself_when_we_hang_up_and_is_ended_if_it_does_not(standby):
    for program, most in ((SERVER, 20), ("import time; time.sleep(600)", 0.2)):
        process = standby(program)
        if program == SERVER:
            assert process.is_up()
        begun = time.monotonic()
        process.stop(most)
        assert time.monotonic() - begun < 20
        with pytest.raises(ProcessLookupError):
            os.kill(process.pid, 0)


def test_whoever_answers_into_the_void_lives_on():
    program = (
        "import socket\nfrom descenso.standby import tell\n"
        "ours, theirs = socket.socketpair()\nours.close()\n"
        "tell(theirs, {'status': 0})\nprint('alive')"
    )
    words = [sys.executable, "-c", program]
    assert subprocess.check_output(words, env={**os.environ, **PATH}, text=True) == "alive\n"
