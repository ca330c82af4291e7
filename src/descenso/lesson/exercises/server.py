"""The warm process: it has imported PyTorch once, and forks a worker for every job.

No line of a learner's code runs in here. Jobs come through a socket, each with the pipe that its
worker writes to; the answer is the worker's number and, later, how it ended. If whoever asked goes
away, so does this, and the worker with it.
"""

from __future__ import annotations

import json
import os
import select
import socket
import time
from pathlib import Path

import torch

from descenso.lesson.exercises.worker import work
from descenso.processes import LEFT, adopt_orphans, end_group, end_orphans, peek
from descenso.standby import standing_by, tell

PAUSE = 0.002
"""Seconds between two looks at the worker."""


def serve(control: socket.socket) -> None:
    """Do jobs until whoever asks for them hangs up."""
    torch.set_num_threads(1)  # no threads: only a process without them can be forked safely
    adopt_orphans()
    tell(control, {"ready": True})
    while True:
        message, pipes, _, _ = socket.recv_fds(control, 65_536, 1)
        if not message:
            return
        job = json.loads(message)
        worker = os.fork()
        if not worker:
            _become_worker(control, Path(job["folder"]), pipes[0])
        os.close(pipes[0])
        tell(control, {"worker": worker})
        status, late = _await(worker, control, job["seconds"])
        tell(control, {"status": status, "late": late})


def _become_worker(control: socket.socket, folder: Path, pipe: int) -> None:
    """Never comes back."""
    try:
        os.setsid()
        control.close()
        work(folder, pipe)
    except BaseException:
        os._exit(1)
    os._exit(0)


def _await(worker: int, control: socket.socket, seconds: float) -> tuple[int, bool]:
    """How the worker ended (as `os.waitpid` tells it), and whether its time had run out."""
    deadline = time.monotonic() + seconds
    late = gone = False
    status = peek(worker)
    while status is None:
        late = time.monotonic() > deadline
        # Nobody writes while a job is being done: if there is something, it is the end.
        gone = bool(select.select([control], [], [], PAUSE)[0])
        if late or gone:
            break
        status = peek(worker)
    end_group(worker)
    if status in (None, LEFT):
        _, status = os.waitpid(worker, 0)
    end_orphans()
    if gone:
        raise SystemExit(0)
    assert status is not None, "it was waited for"
    return status, late


if __name__ == "__main__":
    with standing_by() as wire:
        serve(wire)
