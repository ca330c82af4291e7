"""The doctor's report as SARIF 2.1.0, which editors and code hosts show beside the lines.

Static Analysis Results Interchange Format, OASIS Standard, 27 March 2020.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote as as_uri

from descenso.doctor.examination import Examination, plain_evidence
from descenso.doctor.problems import Finding
from descenso.doctor.source import Position
from descenso.language import current_language
from descenso.views.doctor_words import end_words, place_words
from descenso.views.quoted import quote

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "note": "note"}
"""SARIF's names for our severities."""


def doctor_sarif(seen: Examination) -> dict[str, Any]:
    """The report as one SARIF log with one run."""
    ids = list(dict.fromkeys(finding.id for finding in seen.findings))
    driver = {
        "name": "descenso",
        "semanticVersion": version("descenso"),
        "language": current_language(),
        "rules": [{"id": one} for one in ids],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [_invocation(seen)],
        "results": [_result(seen, finding, ids) for finding in seen.findings],
        "columnKind": "unicodeCodePoints",
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(seen: Examination, finding: Finding, ids: list[str]) -> dict[str, Any]:
    place = seen.place(finding)
    return {
        "ruleId": finding.id,
        "ruleIndex": ids.index(finding.id),
        "level": LEVELS[finding.severity],
        "message": {"text": f"{finding.why}\n{finding.fix}"},
        "locations": [_location(seen, place)] if place else [],
        "properties": {
            "tensor": finding.tensor,
            "step": finding.step,
            "evidence": plain_evidence(finding.evidence),
            "symptoms": list(finding.symptoms),
        },
    }


def _invocation(seen: Examination) -> dict[str, Any]:
    """How the script's run went; an error of its own is a notification, no result."""
    said, place = end_words(seen), seen.stopped_at
    notification = {
        "level": "error" if seen.status == "crashed" else "note",
        "message": {"text": "\n".join(said)},
        "locations": [_location(seen, place)] if place else [],
    }
    invocation: dict[str, Any] = {
        "executionSuccessful": seen.status != "crashed",
        "toolExecutionNotifications": [notification] if said else [],
    }
    if seen.outcome.exit_code is not None:
        invocation["exitCode"] = seen.outcome.exit_code
    if seen.outcome.signal is not None:
        invocation["exitSignalName"] = seen.outcome.signal
    return invocation


def _location(seen: Examination, place: Position) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.file)}}
    line = seen.source.raw_line(place)
    if line is not None:
        meant = [one.text for one in quote(seen.source, place) if one.meant]
        region: dict[str, Any] = {"startLine": line}
        physical["region"] = region | ({"snippet": {"text": meant[0]}} if meant else {})
    location: dict[str, Any] = {"physicalLocation": physical}
    if place.cell is not None:
        location["message"] = {"text": place_words(place)}
    return location


def _uri(file: str) -> str:
    """Relative where the path is, so that a code host finds it in its repository."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else as_uri(path.as_posix())
