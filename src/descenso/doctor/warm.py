"""The warm process: it has imported PyTorch once, and forks a process for every run of a script.

No line of the script runs in here. It holds every run to its time and memory, and ends whatever a
run leaves behind. If whoever asked goes away, so does this, and the run with it. Twins start from
the same state: random numbers that the script does not seed are the same in all of them.
"""

from __future__ import annotations

import json
import os
import random
import select
import socket
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy.random  # noqa: F401  (its seed is drawn when it is imported)
import torch

from descenso.doctor.child import run_job
from descenso.processes import LEFT, adopt_orphans, children_of, end_group, end_orphans, peek
from descenso.standby import standing_by, tell

PAUSE = 0.02
"""Seconds between two looks at the script."""
GRACE = 10.0
"""Seconds past its own limit that a script has to wind up, before it is ended from outside."""
FAREWELL = 1.0
"""Seconds that processes may live on which the script started and did not wait for."""
MOST_PROCESSES = 256
"""More than any loader of data has workers; a script that forks without end reaches it at once."""


def serve(control: socket.socket) -> None:
    """Do jobs until whoever asks for them hangs up."""
    adopt_orphans()
    torch.initial_seed()  # draws the seed that every run shares
    luck = random.getstate()
    tell(control, {"ready": True})
    while True:
        message, pipes, _, _ = socket.recv_fds(control, 65_536, 4)
        if not message:
            return
        limits = json.loads(message)
        script = os.fork()
        if not script:
            control.close()
            random.setstate(luck)  # a fork draws it anew
            _become_script(pipes)
        for pipe in pipes:
            os.close(pipe)
        tell(control, {"script": script})
        tell(control, _guard(script, control, limits))


def _become_script(pipes: list[int]) -> None:
    """Never comes back."""
    job, report, *streams = pipes
    try:
        os.setsid()
        nowhere = os.open(os.devnull, os.O_RDONLY)
        for number, descriptor in enumerate([nowhere, *streams]):
            os.dup2(descriptor, number)
            os.close(descriptor)
        with os.fdopen(job, "rb") as file:
            file.seek(0)
            work = json.load(file)
        run_job(work, report)
    finally:
        os._exit(1)


def _guard(script: int, control: socket.socket, limits: dict[str, Any]) -> dict[str, Any]:
    """Wait for the script, end all that it started, and say how it ended."""
    begun = time.monotonic()
    stopped, peak = None, 0
    status = peek(script)
    while status is None:
        processes = _descendants()
        peak = max(peak, _memory(processes))
        if time.monotonic() - begun > limits["seconds"] + GRACE:
            stopped = "timed-out"
        elif len(processes) > MOST_PROCESSES:
            stopped = "too-many-processes"
        elif peak > limits["memory"]:
            stopped = "out-of-memory"
        # Nobody writes while a job is being done: if there is something, it is the end.
        if stopped or select.select([control], [], [], PAUSE)[0]:
            break
        status = peek(script)
    seconds = time.monotonic() - begun
    _see_off(script, wait=stopped is None)
    if status in (None, LEFT):
        _, status = os.waitpid(script, 0)
    end_orphans()
    return {"status": status, "stopped": stopped, "seconds": seconds, "peak": peak}


def _see_off(script: int, *, wait: bool) -> None:
    """Let what the script started end by itself for a moment, then end it."""
    deadline = time.monotonic() + FAREWELL
    while wait and time.monotonic() < deadline:
        if not set(_descendants()) - {script}:
            break
        time.sleep(PAUSE)
    end_group(script)


def _descendants() -> list[int]:
    """Every process that runs because of this one; orphans have become its children."""
    found: list[int] = []
    waiting = [os.getpid()]
    while waiting and len(found) <= MOST_PROCESSES:
        new = children_of(waiting.pop())
        found += new
        waiting += new
    return found


def _memory(processes: list[int]) -> int:
    """Bytes that the processes hold: each one's own, and once what they share."""
    own, shared = 0, 0
    for process in processes:
        with suppress(OSError, ValueError, IndexError):
            words = Path(f"/proc/{process}/statm").read_text().split()
            own += int(words[1]) - int(words[2])
            shared = max(shared, int(words[2]))
    return (own + shared) * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """Stand by; never comes back."""
    with standing_by() as wire:
        serve(wire)
