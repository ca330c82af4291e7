"""Keeps the watcher out of what a script says: its tracebacks and warnings are as if it ran alone.

PyTorch hands a watched call to the watcher, which makes it. So the watcher's frames stand between
the script's line and PyTorch's, and a warning that means "the caller's line" would mean ours.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from types import FrameType, TracebackType
from typing import TextIO

import torch

OURS = str(Path(__file__).parent)
HANDING_OVER = torch.overrides.__file__
TORCH = str(Path(torch.__file__).parent)
MODULES = r"descenso\.doctor\b|torch\.overrides$"
"""Where a warning is located that was meant for the script."""


def without_watcher(error: BaseException) -> BaseException:
    """The error, and those that it came from, with the frames that they would have had alone."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop()
        if one is not None and id(one) not in seen:
            seen.add(id(one))
            one.__traceback__ = _cleared(one.__traceback__)
            waiting += [one.__cause__, one.__context__]
    return error


def _cleared(trace: TracebackType | None) -> TracebackType | None:
    """A function that hands itself over is there twice, before the watcher and after."""
    kept: list[TracebackType] = []
    handed_over = False
    while trace is not None:
        filename = trace.tb_frame.f_code.co_filename
        if filename.startswith(OURS) or filename == HANDING_OVER:
            handed_over = True
        else:
            if handed_over and kept and kept[-1].tb_frame.f_code is trace.tb_frame.f_code:
                kept.pop()
            handed_over = False
            kept.append(trace)
        trace = trace.tb_next
    following = None
    for one in reversed(kept):
        one.tb_next = following
        following = one
    return following


def let_warnings_find_their_line() -> None:
    """From here on, a warning that would be located in the watcher is issued at the script's line.

    There it meets the filters, and is shown once for each line, as if nobody watched.
    """
    shown: Callable[..., None] = warnings.showwarning

    def show(  # noqa: PLR0917  (the standard library's signature)
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        caller = _caller_of_watcher() if _is_between(filename) else None
        if caller is None:
            shown(message, category, filename, lineno, file, line)
            return
        warnings.warn_explicit(
            message,
            category,
            caller.f_code.co_filename,
            caller.f_lineno,
            module=caller.f_globals.get("__name__"),
            registry=caller.f_globals.setdefault("__warningregistry__", {}),
        )

    warnings.showwarning = show
    warnings.filterwarnings("always", module=MODULES)


def _is_between(filename: str) -> bool:
    return filename.startswith(OURS) or filename == HANDING_OVER


def _caller_of_watcher() -> FrameType | None:
    """The nearest frame beyond the watcher's that is not PyTorch's own."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None and not _is_between(frame.f_code.co_filename):
        frame = frame.f_back
    while frame is not None and frame.f_code.co_filename.startswith((OURS, TORCH)):
        frame = frame.f_back
    return frame
