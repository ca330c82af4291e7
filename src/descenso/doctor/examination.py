"""The whole of a visit: one run as it is, as many twins as there are guesses, one judgement."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from descenso.doctor.endings import ending, error_line
from descenso.doctor.interventions import Intervention
from descenso.doctor.judgement import Judgement, Status, judge
from descenso.doctor.problems import Finding
from descenso.doctor.record import Record, SeenParameter
from descenso.doctor.script import Outcome, Runner
from descenso.doctor.source import Position, Source

PATIENCE = 3.0
"""Times the time of one run that all twins together may take."""

BROKEN = ("killed", "out-of-memory", "too-many-processes")
"""Ends after which nothing can be said about a training that would have followed."""


@dataclass(frozen=True)
class Examination:
    """What is said about a script, and what it rests on. `runs` counts the script's runs."""

    source: Source
    outcome: Outcome
    judgement: Judgement
    runs: int
    seconds: float

    @property
    def status(self) -> Status:
        """The judgement's, unless the script's process died before it had told anything."""
        if self.outcome.end in BROKEN or self.outcome.record is None:
            return "crashed"
        return self.judgement.status

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the training, the first cause first."""
        return self.judgement.findings

    @property
    def checked(self) -> tuple[str, ...]:
        """Ids that were looked for: none where there was nothing to look at."""
        record = self.judgement.record
        return self.judgement.checked if record.steps_seen or record.parameters else ()

    @property
    def is_well(self) -> bool:
        """Whether there is no error, no warning, and no crash."""
        serious = any(finding.severity != "note" for finding in self.findings)
        return not serious and self.status != "crashed" and not self.never_trained

    @property
    def never_trained(self) -> bool:
        """Whether its time was over before anything was trained."""
        return self.outcome.end == "timed-out" and self.status == "no-training"

    @property
    def ending(self) -> str | None:
        """Why the script did not come to its end, where no finding says so."""
        explained = self.outcome.end == "error" and self.findings
        return None if explained else ending(self.outcome)

    @property
    def error(self) -> str | None:
        """The exception that ended the script, on one line."""
        crash = self.judgement.record.crash
        return error_line(crash) if crash else None

    @property
    def stopped_at(self) -> Position | None:
        """The script's own line at which it ended too soon."""
        return self.source.place(*self.outcome.at) if self.outcome.at else None

    def place(self, finding: Finding) -> Position | None:
        """Where a finding is, for people."""
        if finding.file is None or finding.line is None:
            return None
        return self.source.place(finding.file, finding.line)

    def name_of(self, one: SeenParameter) -> str:
        """A parameter's name; a leaf that never had one is called as what was made of it there."""
        if one.name or one.place is None:
            return one.name
        there = (one.place.file, one.place.line)
        names = (found.tensor for found in self.findings if (found.file, found.line) == there)
        return next(filter(None, names), "")

    def to_json(self) -> dict[str, Any]:
        """The document of `descenso doctor --json`."""
        record, at = self.judgement.record, self.stopped_at
        return {
            "file": self.source.given,
            "status": self.status,
            "steps_seen": record.steps_seen,
            "parameters": [self._parameter(one) for one in record.parameters],
            "findings": [self._finding(one) for one in self.findings],
            "checked": list(self.checked),
            "not_checked": [{"what": what, "why": why} for what, why in self.judgement.not_checked],
            "losses": [list(point) for point in record.losses],
            "twins": [
                {
                    "id": twin.id,
                    "change": twin.intervention.to_json(),
                    "losses": [list(point) for point in twin.losses],
                }
                for twin in self.judgement.twins
            ],
            "script": {
                "end": self.outcome.end,
                "exit_code": self.outcome.exit_code,
                "signal": self.outcome.signal,
                **_position(at),
                "error": self.error,
                "why": self.ending,
                "seconds": round(self.outcome.seconds, 3),
            },
            "runs": self.runs,
            "seconds": round(self.seconds, 3),
        }

    def _parameter(self, one: SeenParameter) -> dict[str, Any]:
        place = self.source.place(one.place.file, one.place.line) if one.place else None
        return {"name": self.name_of(one), "shape": list(one.shape), **_position(place)}

    def _finding(self, one: Finding) -> dict[str, Any]:
        return {
            "id": one.id,
            "severity": one.severity,
            **_position(self.place(one)),
            "tensor": one.tensor,
            "step": one.step,
            "evidence": plain_evidence(one.evidence),
            "why": one.why,
            "fix": one.fix,
            "symptoms": list(one.symptoms),
        }


def plain_evidence(value: Any) -> Any:
    """The evidence for a JSON document, which has no infinity and no NaN: they become null."""
    if isinstance(value, dict):
        return {key: plain_evidence(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain_evidence(part) for part in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _position(place: Position | None) -> dict[str, Any]:
    file, line, cell = place or (None, None, None)
    return {"file": file, "line": line, "cell": cell}


def examine(
    runner: Runner,
    *,
    max_steps: int | None = None,
    on_run: Callable[[Intervention | None], None] = lambda _change: None,
) -> Examination:
    """Run the script, and as often again as guesses have to be put to the test.

    All second runs together have three times as long as the one. `on_run` is called before each run
    with what is changed in it.

    Raises:
        RunError: Python with PyTorch did not start, or cannot be kept in bounds on this system.
    """
    begun = time.monotonic()
    on_run(None)
    outcome = runner.run(max_steps=max_steps)
    twins = _Twins(runner, outcome, max_steps, on_run)
    judgement = judge(outcome.record or Record(), twins.run)
    return Examination(runner.source, outcome, judgement, 1 + twins.count, time.monotonic() - begun)


class _Twins:
    """Runs the script again with one thing changed, for as many steps as its base took."""

    def __init__(
        self,
        runner: Runner,
        base: Outcome,
        max_steps: int | None,
        on_run: Callable[[Intervention | None], None],
    ) -> None:
        self._runner, self._on_run = runner, on_run
        cut_short = base.end in ("timed-out", "step-limit") and base.record is not None
        self._max_steps = base.record.steps_seen if cut_short and base.record else max_steps
        self._timeout = min(runner.timeout, 5.0 + 3 * base.seconds)
        self._deadline = time.monotonic() + PATIENCE * runner.timeout
        self.count = 0

    def run(self, intervention: Intervention, seed_offset: int) -> Record | None:
        """What was seen of the twin; None where there is no time left, or it died."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            return None
        self.count += 1
        self._on_run(intervention)
        return self._runner.run(
            intervention,
            seed_offset=seed_offset,
            max_steps=self._max_steps,
            timeout=min(self._timeout, left),
        ).record
