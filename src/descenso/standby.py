"""A process that stands by: it has imported what takes long, and forks another for every job.

Both ends of the wire are here: `Standby` is ours; the process itself lives in `standing_by`, and
says what it has to say with `tell`. Jobs go over with the files that they are about, and lines of
JSON come back. When either end goes away, the other one hears of it.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from descenso.processes import end_group

START_SECONDS = 120.0
"""For importing PyTorch on the slowest disk."""


class Standby:
    """The process, as we see it; it imports what it needs while we do other things.

    `start` is what Python is told to run, `environment` is added to ours, and complaints of a
    process that does not come up go to `stderr`.
    """

    def __init__(
        self,
        start: Sequence[str],
        *,
        folder: str | Path,
        environment: Mapping[str, str],
        stderr: IO[bytes] | int = subprocess.DEVNULL,
    ) -> None:
        self._control, theirs = socket.socketpair()
        self._unread, self._up = b"", False
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", *start, str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=stderr,
                pass_fds=[theirs.fileno()],
                cwd=folder,
                env={**os.environ, **environment},
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def fileno(self) -> int:
        """The descriptor that can be read when there are answers."""
        return self._control.fileno()

    def is_up(self) -> bool:
        """Wait for its first word, once; False if it hung up instead, or took too long."""
        if not self._up:
            self._control.settimeout(START_SECONDS)
            with suppress(OSError):
                self._up = bool(self.answers())
            self._control.settimeout(None)
        return self._up

    def hand(self, job: Mapping[str, Any], descriptors: Sequence[int]) -> None:
        """Hand over a job, and files that are open here.

        Raises:
            OSError: nobody is there to take it.
        """
        socket.send_fds(self._control, [json.dumps(job).encode()], descriptors)

    def answers(self) -> list[dict[str, Any]] | None:
        """Its whole lines; None when it has hung up.

        Raises:
            OSError: the wire is broken.
        """
        chunk = self._control.recv(65_536)
        if not chunk:
            return None
        *lines, self._unread = (self._unread + chunk).split(b"\n")
        return [json.loads(line) for line in lines]

    def stop(self, seconds: float) -> None:
        """Hang up, and end it if it has not gone after `seconds`: it ends its own jobs first."""
        self._control.close()
        try:
            self._process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            end_group(self._process.pid)
            self._process.wait()


@contextmanager
def standing_by() -> Iterator[socket.socket]:
    """The wire, whose number is the only argument; the process ends with the `with` block."""
    try:
        yield socket.socket(fileno=int(sys.argv[1]))
    finally:
        os._exit(0)  # taking PyTorch apart in order would take half a second, for nobody


def tell(control: socket.socket, answer: Mapping[str, Any]) -> None:
    """Send a line to whoever asks for jobs."""
    with suppress(BrokenPipeError):  # it has gone; the next look at the socket says so
        control.sendall(json.dumps(answer).encode() + b"\n")
