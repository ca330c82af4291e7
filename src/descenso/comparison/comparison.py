"""A whole comparison: the base, its twins, and a verdict on each."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from descenso.comparison.changes import Change
from descenso.comparison.descent import StepLine, step_lines
from descenso.comparison.microscope import Microscope, look_closely
from descenso.comparison.replay import first_difference_step
from descenso.comparison.twins import Family, Trained
from descenso.comparison.verdict import Verdict, judge
from descenso.data.dataset import Dataset
from descenso.doctor.problems import Finding, diagnose
from descenso.doctor.vitals import Vitals
from descenso.errors import OptionError
from descenso.language import translate
from descenso.runs.options import TrainOptions, make_options
from descenso.runs.run import network_sizes
from descenso.runs.trainer import on_threads


@dataclass(frozen=True)
class Twin:
    """One twin: what was changed (None for the base itself), what came out, what it means."""

    change: Change | None
    trained: Trained
    vitals: Vitals
    findings: list[Finding]
    first_difference: int | None
    verdict: Verdict | None
    microscope: Microscope | None

    @property
    def label(self) -> str:
        """`lr=0.1`; for the base, that."""
        return self.change.shown if self.change else translate("base")

    def to_json(self) -> dict[str, Any]:
        """The twin as `descenso compare --json` prints it."""
        v, run = self.vitals, self.trained.run
        last = run.history[-1] if run.history else None
        document: dict[str, Any] = {
            "status": run.status,
            "steps": len(self.trained.step_losses),
            "loss": v.loss,
            "accuracy": last.accuracy if last else None,
            "validation_loss": self.trained.held_out_loss,
            "validation_rows": self.trained.judged.origin,
            "parameter_norm": v.parameter_norm,
            "gradient_norm": v.gradient_norm,
            "update_ratio": v.update_ratio,
            "highest_loss": v.highest_loss,
            "lambda_max": {
                "start": v.curvature_first and v.curvature_first.largest,
                "end": v.curvature_last and v.curvature_last.largest,
            },
            "largest_stable_lr": v.largest_stable_lr,
            "layers": [layer._asdict() for layer in v.end],
            "findings": [finding._asdict() for finding in self.findings],
        }
        if self.change is not None and self.verdict is not None:
            name, value = self.change
            document = {
                "change": {name: list(value) if isinstance(value, tuple) else value},
                **document,
                "first_difference_step": self.first_difference,
                "verdict": self.verdict._asdict(),
            }
        if self.microscope is not None:
            document["microscope"] = self.microscope.to_json()
        finite: dict[str, Any] = _finite(document)
        return finite


@dataclass(frozen=True)
class Comparison:
    """The base and its twins, in the order asked for; `lines` where learning rates were varied."""

    base: Twin
    twins: list[Twin]
    lines: list[StepLine]

    def to_json(self) -> dict[str, Any]:
        """The document of `descenso compare --json`, but for the figure's place."""
        run = self.base.trained.run
        return {
            "base": {
                "data": run.data.name,
                "options": run.config,
                **self.base.to_json(),
            },
            "twins": [twin.to_json() for twin in self.twins],
            "along_the_step": [_finite(line.to_json()) for line in self.lines],
        }


def compare_twins(
    dataset: Dataset,
    changes: Sequence[Change],
    options: TrainOptions,
    *,
    on_twin: Callable[[str], None] = lambda _label: None,
) -> Comparison:
    """Train `options` on `dataset`, and once more for each change; judge every twin.

    `on_twin` hears the label of each before it is trained.

    Raises:
        OptionError: nothing to vary, or a value that cannot be used; nothing was trained then.
    """
    if not changes:
        raise OptionError(
            "vary",
            translate("vary: nothing to compare. Say what to vary, such as --vary lr=0.01,0.1."),
        )
    chosen = [(change, _changed(options, change)) for change in dict.fromkeys(changes)]
    for _, twin_options in chosen:
        network_sizes(dataset, twin_options)  # refuses what is larger than memory
    family = Family(dataset, options)
    on_twin(translate("base"))
    threads = family.train(options).run.threads
    # What is measured is as small as what is trained: more threads would wait for each other.
    with on_threads(threads):
        base = _base(family, options)
        twins = []
        for change, twin_options in chosen:
            on_twin(change.shown)
            twins.append(_twin(family, change, twin_options, base))
        rates = [twin.trained for twin in twins if twin.change and twin.change.name == "lr"]
        lines = step_lines(base.trained, rates) if rates else []
    return Comparison(base, twins, lines)


def _changed(options: TrainOptions, change: Change) -> TrainOptions:
    """The options with one change, checked; its value may be NumPy's own."""
    return make_options({**_values(options), change.name: change.value})


def _values(options: TrainOptions) -> dict[str, Any]:
    return {**options.to_json(), "hidden": options.hidden}


def _base(family: Family, options: TrainOptions) -> Twin:
    trained, vitals = family.train(options), family.vitals(options)
    return Twin(None, trained, vitals, diagnose(vitals), None, None, look_closely(trained))


def _twin(family: Family, change: Change, options: TrainOptions, base: Twin) -> Twin:
    trained, vitals = family.train(options), family.vitals(options)
    parted = first_difference_step(base.trained, trained)
    findings = diagnose(vitals) if parted is not None else base.findings
    verdict = judge(
        trained,
        base.trained,
        vitals=vitals,
        findings=findings,
        base_findings=base.findings,
        first_difference=parted,
        changed=change.name,
    )
    return Twin(change, trained, vitals, findings, parted, verdict, look_closely(trained))


def _finite(value: Any) -> Any:
    """The same document with None for every number that JSON has no word for."""
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
