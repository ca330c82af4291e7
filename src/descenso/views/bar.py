"""A bar on standard error that shows itself late, redraws seldom, and leaves nothing behind."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn


class LiveBar:
    """Shows itself only in a terminal and after `DELAY` seconds, at most ten times a second.

    A subclass says in `columns` what stands beside the bar. `aside` lets others print past it. Use
    it as a context manager; `is_due` only looks at the clock.
    """

    DELAY = 1.0
    INTERVAL = 0.1

    def __init__(self, total: float, stream: TextIO | None = None) -> None:
        self.stream = stream if stream is not None else sys.stderr
        self._total = total
        self._next = float("inf")
        self._progress: Progress | None = None

    def columns(self) -> list[ProgressColumn]:
        """What is drawn, the bar itself included; texts find what `show` is given in `fields`."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        """Begin to count the delay."""
        # A dumb terminal cannot take a line back, so that every redraw would stay.
        if self.stream is not None and self.stream.isatty() and os.environ.get("TERM") != "dumb":
            self._next = time.monotonic() + self.DELAY
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        if self._progress is not None:
            self._progress.stop()
        self._progress, self._next = None, float("inf")

    def is_due(self) -> bool:
        """Whether it is time to show where the work stands."""
        return time.monotonic() >= self._next

    def show(self, done: float, /, **fields: Any) -> None:
        """Show `done` of the total, with `fields` in the texts."""
        self._next = time.monotonic() + self.INTERVAL
        if self._progress is None:
            self._progress = self._make(fields)
            self._progress.start()
        self._progress.update(self._progress.task_ids[0], completed=done, refresh=True, **fields)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar out of the way of what is printed inside the `with` block."""
        if self._progress is not None:
            self._progress.stop()
        yield
        if self._progress is not None:
            self._progress.start()

    def _make(self, fields: dict[str, Any]) -> Progress:
        from rich.console import Console
        from rich.progress import Progress

        progress = Progress(
            *self.columns(),
            console=Console(file=self.stream),
            # No thread of its own, and standard output stays what it is: it may be a file.
            auto_refresh=False,
            redirect_stdout=False,
            redirect_stderr=False,
            transient=True,
            expand=True,
        )
        progress.add_task("", total=self._total, **fields)
        return progress
