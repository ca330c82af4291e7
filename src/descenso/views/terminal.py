"""What a run looks like in a terminal: its lines, a curve, a table of runs, a progress bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from descenso.language import translate
from descenso.language.readable import readable
from descenso.views.bar import LiveBar
from descenso.views.curve import loss_curve
from descenso.views.labels import percent, short_number
from descenso.views.table import text_table

if TYPE_CHECKING:
    from rich.progress import ProgressColumn

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


class LiveProgress(LiveBar):
    """A bar while a network trains: epoch, loss, time left.

    Hand every `Step` to `update`, which is cheap: most calls only look at the clock.
    """

    def __init__(self, epochs: int, stream: TextIO | None = None) -> None:
        super().__init__(epochs, stream)
        self._epochs = epochs

    def update(self, step: Step) -> None:
        """Show where training stands, if it is time to."""
        if self.is_due():
            self.show(
                step.epoch - 1 + (step.batch + 1) / step.batches,
                epoch=f"{step.epoch}/{self._epochs}",
                loss=short_number(step.loss),
            )

    def columns(self) -> list[ProgressColumn]:
        """Epoch, bar, loss, time left."""
        from rich.progress import BarColumn, TextColumn, TimeRemainingColumn

        return [
            TextColumn(translate("epoch") + " {task.fields[epoch]}", markup=False),
            BarColumn(bar_width=None),
            TextColumn(translate("loss") + " {task.fields[loss]}", markup=False),
            TimeRemainingColumn(compact=True),
        ]
