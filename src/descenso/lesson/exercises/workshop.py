"""The learner's code, kept at arm's length: one warm process, and a forked worker for each job.

Defended against: endless loops, crashes, printing, reading, memory, processes left behind, damage
done to PyTorch or Python inside the worker. Not a sandbox: the code runs as the same user, and can
read that user's files, use the network, fork without end, and kill processes; and since what it
did is described in its own process, somebody who sets out to forge a result can. Strangers' files
belong in a container, and marks that matter deserve a look at the source.
"""

from __future__ import annotations

import json
import os
import secrets
import select
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from descenso.errors import RunError
from descenso.language import translate
from descenso.lesson.exercises.processes import JOB
from descenso.processes import end_group, signal_name
from descenso.standby import Standby

if TYPE_CHECKING:
    from descenso.lesson.exercises.cases import Case

GRACE_SECONDS = 10.0
"""Beyond its own limit, after which the warm process is taken for dead."""
FAREWELL_SECONDS = 2.0
"""For the warm process to end its worker, and itself."""
SERVER = "descenso.lesson.exercises.server"
MOST_BYTES = 8 * 2**20
"""Of findings from one worker; right ones come to less than a tenth."""
FILE = "exercise.py"


@dataclass
class Outcome:
    """What a worker told, and how it ended: `finished`, `late` or neither (it crashed)."""

    findings: list[dict[str, Any]] = field(default_factory=list)
    late: bool = False
    signal: str | None = None
    exit_code: int | None = None

    @property
    def finished(self) -> bool:
        """Whether the worker came to its end."""
        return any("finished" in finding or "stopped" in finding for finding in self.findings)


class Workshop:
    """A context manager: inside it, `run` does jobs; at its end nothing is left running."""

    def __init__(self) -> None:
        self._server: Standby | None = None

    def __enter__(self) -> Workshop:
        if not hasattr(os, "fork"):
            raise RunError(
                translate(
                    "exercises check: needs Linux or macOS, to keep the code it runs in bounds. "
                    "On Windows, use WSL."
                )
            )
        self._start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    def run(
        self,
        content: bytes,
        function: str | None,
        cases: tuple[Case, ...],
        seconds: float,
        *,
        own: bool = False,
    ) -> Outcome:
        """Try `function` of the file `content` on `cases`; None only loads the file.

        It finds right functions in place of the file's six others, or the file's `own`.
        """
        token = secrets.token_hex(16)
        # One for each job: what a worker does to its folder is no other's concern.
        folder = Path(tempfile.mkdtemp(prefix="descenso-exercise-")).resolve()
        (folder / FILE).write_bytes(content)
        job = {
            "token": token,
            "file": FILE,
            "function": function,
            "own": own,
            "seconds": seconds,
            "cases": [case.to_json() for case in cases],
        }
        (folder / JOB).write_text(json.dumps(job), encoding="utf-8")
        try:
            return self._do(folder, token.encode() + b" ", seconds)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _do(self, folder: Path, token: bytes, seconds: float) -> Outcome:
        server = self._server or self._start()
        if not server.is_up():
            raise RunError(
                translate(
                    "exercises check: the process that runs the functions did not start. Does "
                    "python -c 'import torch' work?"
                )
            )
        ours, theirs = os.pipe()
        try:
            try:
                server.hand({"folder": str(folder), "seconds": seconds}, [theirs])
            finally:
                os.close(theirs)
            raw, ended = _listen(server, ours, time.monotonic() + seconds + GRACE_SECONDS)
        except OSError:
            raw, ended = b"", None
        finally:
            os.close(ours)
        outcome = Outcome(findings=_findings(raw, token))
        if ended is None:
            # The learner's code ended or stopped the warm process: the next job gets a new one.
            self._stop()
            outcome.signal = "SIGKILL"
        else:
            outcome.late = bool(ended["late"])
            _tell_end(outcome, int(ended["status"]))
        return outcome

    def _start(self) -> Standby:
        """Start the warm process; it imports PyTorch while we do other things."""
        paths = [str(Path(entry).resolve()) for entry in sys.path if entry]
        self._server = Standby(
            ["-m", SERVER],
            folder=tempfile.gettempdir(),
            environment={"PYTHONPATH": os.pathsep.join(paths), "OMP_NUM_THREADS": "1"},
        )
        return self._server

    def _stop(self) -> None:
        if self._server is not None:
            self._server.stop(FAREWELL_SECONDS)
        self._server = None


def _listen(server: Standby, pipe: int, deadline: float) -> tuple[bytes, dict[str, Any] | None]:
    """What the worker wrote, and the server's word on how it ended (None: no word came)."""
    os.set_blocking(pipe, False)
    chunks: list[bytes] = []
    size, waiting, worker, ended = 0, [pipe, server.fileno()], None, None
    while ended is None and time.monotonic() < deadline and size <= MOST_BYTES:
        ready, _, _ = select.select(waiting, [], [], max(0.0, deadline - time.monotonic()))
        if pipe in ready:
            chunks.append(_read(pipe))
            size += len(chunks[-1])
            if not chunks[-1]:
                waiting.remove(pipe)
        if server.fileno() in ready:
            answers = server.answers()
            if answers is None:
                break
            for answer in answers:
                worker = answer.get("worker", worker)
                ended = answer if "status" in answer else ended
    if ended is None and worker is not None:
        end_group(worker)
    while size <= MOST_BYTES and (chunk := _read(pipe)):
        chunks.append(chunk)
        size += len(chunk)
    return b"".join(chunks), ended


def _read(pipe: int) -> bytes:
    try:
        return os.read(pipe, 1 << 16)
    except BlockingIOError:
        return b""


def _findings(raw: bytes, token: bytes) -> list[dict[str, Any]]:
    """The lines with the token in front; whatever else was written there is not ours."""
    findings: list[dict[str, Any]] = []
    for line in raw.split(b"\n"):
        if line.startswith(token):
            try:
                finding = json.loads(line[len(token) :])
            except (ValueError, RecursionError):
                continue
            if isinstance(finding, dict):
                findings.append(finding)
    return findings


def _tell_end(outcome: Outcome, status: int) -> None:
    code = os.waitstatus_to_exitcode(status)
    if code >= 0:
        outcome.exit_code = code
    else:
        outcome.signal = signal_name(-code)
