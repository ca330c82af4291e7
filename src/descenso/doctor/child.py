"""The watched process: runs the script as Python would, under the watcher, and reports at its end.

The report is one line of JSON on a pipe of its own, behind a token that was drawn for this run;
what the script prints has nothing to do with it. Everything else is as if the script ran alone:
its output, its traceback, its exit code.
"""

from __future__ import annotations

import atexit
import builtins
import faulthandler
import importlib.abc
import importlib.machinery
import json
import linecache
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import CodeType, FrameType, ModuleType, TracebackType
from typing import Any

from descenso.doctor.as_alone import let_warnings_find_their_line, without_watcher
from descenso.doctor.fences import Fence, fence
from descenso.doctor.interventions import Intervention
from descenso.doctor.watch import StepLimit, watch

AGAIN = 0.5
"""Seconds after which a script that would not stop is told again."""


class TimeIsUp(BaseException):
    """Raised inside the script when its time is over; no `except Exception` catches it."""


def run_job(job: dict[str, Any], pipe: int) -> None:
    """Run the script that `job` describes and end this process; never comes back."""
    os.set_inheritable(pipe, False)
    faulthandler.enable(pipe, all_threads=False)  # a crash in C tells its line there, and no more
    teller = _Teller(pipe, job["token"])
    module = _prepare_main(job)
    teller.fence = fence(job["memory"])
    let_warnings_find_their_line()
    teller.watch(job)
    leave_at_once = os._exit

    def leave(code: int) -> None:
        """`os._exit`: as it is, once what was seen is told."""
        teller.tell("exit")
        leave_at_once(code)

    os._exit = leave  # type: ignore[assignment]
    alarm = _Alarm(job["seconds"])
    error = _run(module, job["pieces"], alarm)
    end, code = _told_end(error)
    # Whoever catches everything may have made something else of the end of the time.
    end = "timed-out" if alarm.rung else end
    teller.tell(end, error)
    leave_at_once(_end_as_python_does(error, code))


class _Teller:
    """Watches, and tells once what was seen; in copies of the process it keeps silent."""

    def __init__(self, pipe: int, token: str) -> None:
        self._pipe, self._token = pipe, token
        self._process = os.getpid()
        self._stack = ExitStack()
        self.fence = Fence()

    def watch(self, job: dict[str, Any]) -> None:
        """Begin to watch, with the job's intervention in force."""
        given = job["intervention"]
        self._files = {filename for filename, _, _ in job["pieces"]}
        self._seen = self._stack.enter_context(
            watch(
                Intervention.from_json(given) if given else None,
                seed_offset=job["seed_offset"],
                max_steps=job["max_steps"],
            )
        )

    def tell(self, end: str, error: BaseException | None = None) -> None:
        """Stop watching, and tell how the script ended and what was seen."""
        if os.getpid() != self._process:  # the script forked, and this is the copy
            return
        self._process = -1
        report: dict[str, Any] = {
            "end": end,
            "at": self._place(error),
            "network_refused": self.fence.network_refused,
        }
        try:
            if error is not None and end == "error":
                self._stack.__exit__(type(error), error, error.__traceback__)
            else:  # time and steps that are over, and an exit on purpose, are no crash
                self._stack.close()
            report["record"] = self._seen.record.to_json()
            line = json.dumps(report)
        except Exception:
            line = json.dumps({**report, "record": None, "failure": traceback.format_exc()})
        rest = f"{self._token} {line}\n".encode()
        while rest:
            rest = rest[os.write(self._pipe, rest) :]

    def _place(self, error: BaseException | None) -> tuple[str, int] | None:
        """The innermost line of the script's own that an error passed through."""
        if isinstance(error, SyntaxError) and error.filename and error.filename in self._files:
            return error.filename, error.lineno or 1
        trace = error.__traceback__ if error else None
        places = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(trace)]
        return next((place for place in reversed(places) if place[0] in self._files), None)


def _prepare_main(job: dict[str, Any]) -> ModuleType:
    """A `__main__` such as `python FILE ARGS` makes, and arguments and paths to match."""
    path = Path(job["path"])
    module = ModuleType("__main__")
    module.__dict__.update(
        __file__=str(path),
        __builtins__=builtins,
        __cached__=None,
        __annotations__={},
        __loader__=importlib.machinery.SourceFileLoader("__main__", str(path)),
    )
    if job["notebook"]:
        del module.__file__, module.__cached__
        module.__dict__.update(display=_ignore, get_ipython=_Shell)
        # Python's own way to show an error reads lines from files, and cells are none.
        sys.excepthook = traceback.print_exception
        for filename, text, _ in job["pieces"]:
            linecache.cache[filename] = (len(text), None, text.splitlines(True), filename)
    sys.modules["__main__"] = module
    sys.argv = [job["given"], *job["arguments"]]
    sys.path.insert(0, str(path.resolve().parent))
    return module


def _ignore(*_given: object, **_options: object) -> None:
    """`display`, which every notebook has: nothing is shown."""


class _Shell:
    """`get_ipython()`, which every notebook has: whatever it is asked to do, it does not."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        return _ignore


class _Code(importlib.abc.InspectLoader):
    """Hands out code that was compiled before."""

    def __init__(self, code: CodeType) -> None:
        self._code = code

    def get_code(self, fullname: str) -> CodeType:
        """The code, whatever the module is called."""
        return self._code

    def get_source(self, fullname: str) -> None:
        """There is no need for it."""


class _Alarm:
    """Raises `TimeIsUp` in the script after `seconds`, and again until it stops."""

    def __init__(self, seconds: float) -> None:
        self.rung = False
        signal.signal(signal.SIGALRM, self._ring)
        signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)

    def _ring(self, _number: int, _frame: FrameType | None) -> None:
        self.rung = True
        raise TimeIsUp

    def stop(self) -> None:
        """From here on it is quiet."""
        signal.setitimer(signal.ITIMER_REAL, 0)


def _run(
    module: ModuleType, pieces: list[tuple[str, str, str]], alarm: _Alarm
) -> BaseException | None:
    """Run the pieces in order; gives the error that ended them, with the script's frames only."""
    try:
        for filename, _, code in pieces:
            compiled = _Code(compile(code, filename, "exec", dont_inherit=True))
            compiled.exec_module(module)
        alarm.stop()
    except BaseException as error:
        alarm.stop()
        names = {filename for filename, _, _ in pieces}
        return error.with_traceback(_from_script_on(error.__traceback__, names))
    return None


def _from_script_on(trace: TracebackType | None, names: set[str]) -> TracebackType | None:
    """The traceback without what lies outside the script's first frame, as Python would show it."""
    while trace is not None and trace.tb_frame.f_code.co_filename not in names:
        trace = trace.tb_next
    return trace


def _told_end(error: BaseException | None) -> tuple[str, int]:
    """How the script ended, and its exit code."""
    if error is None:
        return "finished", 0
    if isinstance(error, SystemExit):
        code = error.code
        return "exit", code & 0xFF if isinstance(code, int) else int(code is not None)
    if isinstance(error, TimeIsUp):
        return "timed-out", 1
    if isinstance(error, StepLimit):
        return "step-limit", 1
    return "error", 1


def _end_as_python_does(error: BaseException | None, code: int) -> int:
    """Show the error, wait for threads, say good-bye, empty the streams; gives the exit code."""
    if isinstance(error, SystemExit):
        if error.code is not None and not isinstance(error.code, int):
            print(error.code, file=sys.stderr)
    elif error is not None and not isinstance(error, TimeIsUp | StepLimit):
        without_watcher(error)
        sys.excepthook(type(error), error, error.__traceback__)
    if not isinstance(error, TimeIsUp | StepLimit):
        threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            code = code or 120  # Python's own code for this
    return code
