"""One training step told line by line, from the real run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from descenso.core.activations import Activation, find_activation
from descenso.data.dataset import Dataset
from descenso.explanation.agreement import Agreement, agreement
from descenso.explanation.backward import backward_lines
from descenso.explanation.entries import choose_entries, default_places
from descenso.explanation.facts import Facts, facts
from descenso.explanation.forward import forward_lines
from descenso.explanation.line import Entry, Index, Line
from descenso.explanation.snapshot import Snapshot, take_step
from descenso.explanation.update import update_lines
from descenso.explanation.workspace import Workspace
from descenso.runs.options import TrainOptions
from descenso.runs.run import Run, new_run, prepare

BATCH_SIZE = 8
"""Rows of a batch that is to be read: few enough to see them all."""


@dataclass(frozen=True)
class Explanation:
    """One step of a run: its lines in the order in which they run, and what stands behind them.

    `chosen` gives for the result of each line the entry that is written out. Texts are in the
    language that was current when it was made.
    """

    run: Run
    snapshot: Snapshot
    lines: list[Line]
    facts: Facts
    chosen: Mapping[str, Index]
    notes: tuple[str, ...] = ()

    @cached_property
    def agreement(self) -> list[Agreement]:
        """The gradient four ways: a row for each of `W1 b1 W2 b2 …`."""
        return agreement(self.snapshot, find_activation(self.snapshot.options.activation))

    def entry(self, line: Line) -> Entry | None:
        """The chosen entry of a line; None where it computes nothing."""
        return line.entry(self.chosen[line.result]) if line.result is not None else None

    def labels(self, axis: str) -> list[str]:
        """What stands at each place of an axis: row numbers, names of features and classes.

        Hidden units have nothing but their number.
        """
        if axis == "batch":
            return [str(row) for row in self.snapshot.rows.tolist()]
        names = {"inputs": self.snapshot.features, "classes": self.snapshot.classes}
        if axis in names:
            return list(names[axis])
        return [""] * self.snapshot.sizes[int(axis.removeprefix("hidden"))]

    def to_json(self) -> dict[str, Any]:
        """Plain values: what `descenso explain --json` prints. All numbers are finite."""
        snapshot, summary = self.snapshot, self.run.summary()
        return {
            "step": snapshot.number,
            "epoch": snapshot.epoch,
            "rows": snapshot.rows.tolist(),
            "run": {
                **{key: summary[key] for key in ("data", "network", "engine")},
                "options": self.run.config,
            },
            "lines": [self._line(line) for line in self.lines],
            "agreement": [row.to_json() for row in self.agreement],
            "facts": self.facts.to_json(),
        }

    def _line(self, line: Line) -> dict[str, Any]:
        document: dict[str, Any] = {
            "part": line.part,
            "name": line.result,
            "code": line.code,
            "formula": line.formula,
            "shapes": {name: list(shape) for name, shape in line.shapes.items()},
            "says": line.says,
            "values": {name: named.tensor.tolist() for name, named in line.values.items()},
        }
        entry = self.entry(line)
        if entry is not None:
            document["substituted"] = {
                "entry": entry.title,
                "symbols": entry.symbols,
                "expression": entry.expression,
                "value": entry.value,
            }
        return document


def explain_step(
    dataset: Dataset, options: TrainOptions, *, step: int = 1, entries: Iterable[str] = ()
) -> Explanation:
    """Train on `dataset` up to step number `step`, and tell that step line by line.

    Every line is computed in float64 from the float32 numbers that the run had just before it.

    Raises:
        OptionError: the options do not fit the data, the run has no such step, or an entry that is
            asked for does not exist.
        DataError: the data cannot be split.
    """
    prepared = prepare(dataset, options)
    run = new_run(dataset, prepared, options)
    snapshot = take_step(run, prepared, step)
    lines, chosen = _tell(snapshot, find_activation(options.activation), entries)
    return Explanation(
        run=run,
        snapshot=snapshot,
        lines=lines,
        facts=facts(snapshot),
        chosen=chosen,
        notes=prepared.training.notes,
    )


def _tell(
    snapshot: Snapshot, activation: Activation, entries: Iterable[str]
) -> tuple[list[Line], dict[str, Index]]:
    space = Workspace(snapshot)
    lines = [
        *forward_lines(space),
        *backward_lines(space, activation),
        *update_lines(space),
    ]
    hidden = {f"dz{layer}": f"hidden{layer}" for layer in range(1, len(snapshot.params))}
    values = {name: space[name] for name in ("X", "y", "dlogits", *hidden)}
    places = default_places(values, hidden)
    return lines, choose_entries(entries, lines, places)
