"""Runs a script in processes of its own, kept in bounds, and brings back what was seen of it.

Defended against: endless loops, memory without end, forks, `sys.exit` and `os._exit`, crashes,
questions to the keyboard, the network through Python's sockets, processes left behind. Not a
sandbox: the script runs as the same user, with that user's files. Strangers' scripts belong in a
container.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, TypeAlias

from descenso.doctor.fences import memory_allowance
from descenso.doctor.interventions import Intervention
from descenso.doctor.keeper import Keeper
from descenso.doctor.record import Record
from descenso.doctor.source import Source
from descenso.doctor.taps import Tap
from descenso.processes import signal_name

TIMEOUT = 60.0
"""Seconds that one run of a script has, unless told otherwise."""

MOST_REPORT = 64 * 2**20
"""Bytes of what a script's process tells about it; usual reports have a thousandth of that."""
MOST_OUTPUT = 2**20
"""Bytes of what a script prints, of its beginning and of its end."""

CRASHED_AT = re.compile(r'  File "(.+)", line (\d+) in ')

BACKEND = {"MPLBACKEND": "module://descenso.doctor.unseen"}
"""Figures are not shown."""

End: TypeAlias = Literal[
    "finished",
    "error",
    "exit",
    "step-limit",
    "timed-out",
    "out-of-memory",
    "too-many-processes",
    "killed",
]


@dataclass(frozen=True)
class Outcome:
    """One run of a script: what was seen, and how it ended.

    `record` is None where the process died before it could tell. `at` is the script's own line
    (filename, number) at which it was stopped, where that is known. `stdout` and `stderr` are what
    it printed, the middle left out where it is long. `network_refused` says that it asked for the
    network. `failure` is the traceback of a mistake of the doctor's own.
    """

    end: End
    record: Record | None
    exit_code: int | None
    signal: str | None
    at: tuple[str, int] | None
    stdout: bytes
    stderr: bytes
    seconds: float
    peak_memory: int
    network_refused: bool = False
    failure: str | None = None


def run_script(
    source: Source,
    arguments: Sequence[str] = (),
    *,
    intervention: Intervention | None = None,
    max_steps: int | None = None,
    timeout: float = TIMEOUT,
    memory: int | None = None,
) -> Outcome:
    """Run a script once, watched; see `Runner`."""
    with Runner(source, arguments, timeout=timeout, memory=memory) as runner:
        return runner.run(intervention, max_steps=max_steps)


class Runner:
    """A context manager: inside it, `run` runs the script; at its end nothing is left running.

    `timeout` is in seconds for each run, `memory` in bytes (None: three quarters of the machine's).
    """

    def __init__(
        self,
        source: Source,
        arguments: Sequence[str] = (),
        *,
        timeout: float = TIMEOUT,
        memory: int | None = None,
    ) -> None:
        self.source, self.timeout = source, timeout
        self._arguments = list(arguments)
        self._memory = memory or memory_allowance()
        self._keeper: Keeper | None = None

    def __enter__(self) -> Runner:
        self._keeper = self._new_keeper()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._dismiss()

    def run(
        self,
        intervention: Intervention | None = None,
        *,
        seed_offset: int = 0,
        max_steps: int | None = None,
        timeout: float | None = None,
    ) -> Outcome:
        """Run the script from its beginning, as it is or with one thing changed.

        `max_steps` counts updates of the parameters; `timeout` can only be less than the runner's.

        Raises:
            RunError: Python with PyTorch did not start, or cannot be kept in bounds here.
        """
        token = secrets.token_hex(16)
        seconds = min(self.timeout, timeout or self.timeout)
        limits = {"seconds": seconds, "memory": self._memory}
        job = {
            **limits,
            "token": token,
            "path": str(self.source.path),
            "given": self.source.given,
            "arguments": self._arguments,
            "notebook": self.source.is_notebook,
            "pieces": self.source.pieces,
            "intervention": intervention and intervention.to_json(),
            "seed_offset": seed_offset,
            "max_steps": max_steps,
        }
        if self._keeper is None:
            self._keeper = self._new_keeper()
        with ExitStack() as stack:
            taps = [stack.enter_context(Tap(most)) for most in (MOST_REPORT, *2 * [MOST_OUTPUT])]
            ended = self._keeper.run(job, limits, taps)
            report, stdout, stderr = (tap.content for tap in taps)
        if ended is None:
            # The script ended or stopped the process that kept it: the next run gets a new one.
            self._dismiss()
        told = _told(report, token) or {"at": self._crashed_at(report)}
        return _outcome(told, ended, stdout, stderr)

    def _crashed_at(self, report: bytes) -> tuple[str, int] | None:
        """The script's innermost line in what `faulthandler` wrote as the process died."""
        own = {piece.filename for piece in self.source.pieces}
        for filename, line in re.findall(CRASHED_AT, report.decode("utf-8", "replace")):
            if filename in own:
                return filename, int(line)
        return None

    def _new_keeper(self) -> Keeper:
        folder = self.source.path.parent if self.source.is_notebook else Path.cwd()
        return Keeper({**self.source.environment(), **BACKEND}, folder)

    def _dismiss(self) -> None:
        if self._keeper is not None:
            self._keeper.stop()
        self._keeper = None


def _told(report: bytes, token: str) -> dict[str, Any]:
    """The line with the token in front; whatever else was written there is not ours."""
    mark = token.encode() + b" "
    for line in report.split(b"\n"):
        if line.startswith(mark):
            told: dict[str, Any] = json.loads(line.removeprefix(mark))
            return told
    return {}


def _outcome(
    told: dict[str, Any], ended: dict[str, Any] | None, stdout: bytes, stderr: bytes
) -> Outcome:
    code = None if ended is None else os.waitstatus_to_exitcode(ended["status"])
    stopped = ended["stopped"] if ended else None
    record, at = told.get("record"), told.get("at")
    end: End = stopped or told.get("end", "killed")
    if end in ("timed-out", "step-limit") and code is not None and code >= 0:
        code = None  # ours, not the script's
    return Outcome(
        end=end,
        record=Record.from_json(record) if record else None,
        exit_code=code if code is not None and code >= 0 else None,
        signal=signal_name(-code) if code is not None and code < 0 else None,
        at=(at[0], at[1]) if at else None,
        stdout=stdout,
        stderr=stderr,
        seconds=ended["seconds"] if ended else 0.0,
        peak_memory=ended["peak"] if ended else 0,
        network_refused=told.get("network_refused", False),
        failure=told.get("failure"),
    )
