"""What a run looks like in a terminal: its lines, a curve, a table of runs, a progress bar."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, TextIO

from descenso.language import translate
from descenso.language.readable import readable
from descenso.views.curve import loss_curve
from descenso.views.labels import percent, short_number
from descenso.views.table import text_table

if TYPE_CHECKING:
    from rich.progress import Progress

    from descenso.core.records import Epoch, Step

__all__ = ["LiveProgress", "can_print", "epoch_line", "is_shown", "loss_curve", "runs_table"]

NUMBERS = (3, 4, 5, 6)
"""Columns of the table of runs that are aligned on the right."""
DISPENSABLE = (6, 4, 3, 7, 2, 1)
"""Its columns that give way in a narrow terminal, the least telling first."""


def epoch_line(epoch: Epoch, epochs: int) -> str:
    """`epoch  1 | loss=0.6412 | acc=0.905`, and the validation figures where there are any.

    The lesson's own line, the same in every language, so that programs can read it too.
    """
    width = max(2, len(str(epochs)))
    parts = [
        f"epoch {epoch.epoch:>{width}}",
        f"loss={short_number(epoch.loss):>6}",
        f"acc={epoch.accuracy:.3f}",
    ]
    if epoch.validation_loss is not None:
        parts.append(f"val_loss={short_number(epoch.validation_loss):>6}")
    if epoch.validation_accuracy is not None:
        parts.append(f"val_acc={epoch.validation_accuracy:.3f}")
    return " | ".join(parts)


def is_shown(epoch: int, epochs: int) -> bool:
    """Whether `epoch` of `epochs` gets a line: 1, 5, 10, 20 … 100, 200 … 1000 …, and the last."""
    stride = max(10, 10 ** (len(str(epoch)) - 1))
    return epoch in (1, 5, epochs) or epoch % stride == 0


def can_print(text: str, stream: TextIO | None) -> bool:
    """Whether the encoding of `stream` has every character of `text`; nothing does for None."""
    try:
        text.encode(getattr(stream, "encoding", "ascii") or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def runs_table(summaries: Sequence[Mapping[str, Any]], columns: int, *, plain: bool = False) -> str:
    """A line for each run, from `Run.summary()` with its folder under `"run"`.

    Laid out as `text_table` does.
    """
    if not summaries:
        return translate("There are no runs yet.")
    return text_table(
        _cells(summaries), columns, numbers=NUMBERS, dispensable=DISPENSABLE, plain=plain
    )


def _cells(summaries: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    head = [
        translate("run"),
        translate("data"),
        translate("network"),
        translate("epochs"),
        translate("loss"),
        translate("accuracy"),
        translate("validation"),
        translate("status"),
    ]
    return [head, *(_row(summary) for summary in summaries)]


def _row(summary: Mapping[str, Any]) -> list[str]:
    loss, validation = summary.get("loss"), summary.get("validation")
    return [
        readable(str(summary.get("run", "")), 60),
        readable(str(summary["data"]["name"]), 24),
        "-".join(map(str, summary["network"]["sizes"])),
        str(summary["epochs"]),
        "—" if loss is None else short_number(loss),
        percent(summary.get("accuracy")),
        percent(validation["accuracy"] if validation else None),
        status_word(summary["status"]),
    ]


def status_word(status: str) -> str:
    """A run's status in the reader's language."""
    words = {
        "running": translate("running"),
        "finished": translate("finished"),
        "diverged": translate("diverged"),
        "interrupted": translate("interrupted"),
    }
    return words.get(status, status)


class LiveProgress:
    """A bar on standard error while a network trains: epoch, loss, time left.

    It shows itself only in a terminal and after `DELAY` seconds, redraws at most ten times a
    second, and leaves nothing behind. `aside` lets others print past it. Use it as a context
    manager and hand every `Step` to `update`, which is cheap: most calls only look at the clock.
    """

    DELAY = 1.0
    INTERVAL = 0.1

    def __init__(self, epochs: int, stream: TextIO | None = None) -> None:
        self.stream = stream if stream is not None else sys.stderr
        self._epochs = epochs
        self._next = float("inf")
        self._progress: Progress | None = None

    def __enter__(self) -> LiveProgress:
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

    def update(self, step: Step) -> None:
        """Show where training stands, if it is time to."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + self.INTERVAL
        if self._progress is None:
            self._progress = self._make_bar()
            self._progress.start()
        done = step.epoch - 1 + (step.batch + 1) / step.batches
        self._progress.update(
            self._progress.task_ids[0],
            completed=done,
            epoch=f"{step.epoch}/{self._epochs}",
            loss=short_number(step.loss),
            refresh=True,
        )

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar out of the way of what is printed inside the `with` block."""
        if self._progress is not None:
            self._progress.stop()
        yield
        if self._progress is not None:
            self._progress.start()

    def _make_bar(self) -> Progress:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        progress = Progress(
            TextColumn(translate("epoch") + " {task.fields[epoch]}", markup=False),
            BarColumn(bar_width=None),
            TextColumn(translate("loss") + " {task.fields[loss]}", markup=False),
            TimeRemainingColumn(compact=True),
            console=Console(file=self.stream),
            # No thread of its own, and standard output stays what it is: it may be a file.
            auto_refresh=False,
            redirect_stdout=False,
            redirect_stderr=False,
            transient=True,
            expand=True,
        )
        progress.add_task("", total=self._epochs, epoch=f"1/{self._epochs}", loss="")
        return progress
