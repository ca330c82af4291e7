"""Runs a program in a fork of this process, which has PyTorch imported already."""

from __future__ import annotations

import json
import os
import re
import runpy
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, NamedTuple

import torch

LIMIT = 120
"""Seconds that a program may take."""

NUMBER = re.compile(r"[-+]?(?:\d+\.\d+(?:e[-+]?\d+)?|\d+(?:e[-+]?\d+)?|nan|inf)", re.IGNORECASE)


class Ran(NamedTuple):
    """How a run ended: its exit status, what it printed, and what the watcher brought back."""

    status: int
    output: str
    errors: str
    seen: Any

    @property
    def last_number(self) -> float | None:
        """The last number that was printed."""
        numbers = NUMBER.findall(self.output)
        return float(numbers[-1]) if numbers else None


def warm_up() -> None:
    """Import what programs import, once, so that each fork has it."""
    import numpy as np  # noqa: F401
    import sklearn.datasets
    import sklearn.model_selection  # noqa: F401

    torch.set_num_threads(1)
    torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1).step()


def run(
    code: str,
    around: Callable[[], AbstractContextManager[Any]] = nullcontext,
    bring: Callable[[Any], Any] = lambda _watcher: None,
) -> Ran:
    """Run `code` as `__main__` inside `around()`, and bring back `bring` of what that gave."""
    with tempfile.TemporaryDirectory() as folder:
        script, out, err, seen = (Path(folder, name) for name in ("program.py", "o", "e", "s"))
        script.write_text(code, encoding="utf-8")
        child = os.fork()
        if child == 0:
            os._exit(_in_child(script, out, err, lambda: _watched(script, seen, around, bring)))
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        brought = json.loads(seen.read_text()) if seen.exists() else None
        return Ran(
            status, out.read_text(errors="replace"), err.read_text(errors="replace"), brought
        )


def _watched(
    script: Path,
    seen: Path,
    around: Callable[[], AbstractContextManager[Any]],
    bring: Callable[[Any], Any],
) -> None:
    with around() as watcher:
        try:
            sys.argv = [str(script)]
            runpy.run_path(str(script), run_name="__main__")
        finally:
            seen.write_text(json.dumps(bring(watcher)))


def _in_child(script: Path, out: Path, err: Path, work: Callable[[], None]) -> int:
    """The exit status of `work`, with its output in files."""
    for stream, path in ((1, out), (2, err)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), stream)
    os.chdir(script.parent)
    os.environ["MPLBACKEND"] = "agg"
    signal.alarm(LIMIT)
    try:
        work()
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return status
