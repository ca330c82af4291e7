"""The doctor's report as a page: one file that needs nothing else and asks nobody for anything."""

from __future__ import annotations

import json
import shlex
from typing import Any

from descenso.doctor.examination import Examination, plain_evidence
from descenso.doctor.problems import Finding
from descenso.doctor.source import Position
from descenso.language import translate
from descenso.language.readable import readable
from descenso.views.doctor_figures import losses_figure
from descenso.views.doctor_words import (
    change_words,
    end_words,
    headline,
    place_words,
    reason_words,
    severity_word,
    status_word,
    summary,
)
from descenso.views.labels import short_number
from descenso.views.page import embedded, page
from descenso.views.quoted import quote
from descenso.views.style import svg

MOST_OUTPUT = 20_000
"""Characters of the script's own output, of its end."""


def doctor_page(seen: Examination) -> str:
    """The page, in the current language."""
    figure = losses_figure(seen)
    return page(
        "doctor.html",
        style="report.css",
        seen=seen,
        headline=headline(seen),
        summary=summary(seen),
        status=status_word(seen.status),
        cards=[_card(seen, finding) for finding in seen.findings],
        ending=_ending(seen),
        picture=embedded(svg(figure)) if figure else None,
        twins=_twins(seen),
        not_checked=[(what, reason_words(why)) for what, why in seen.judgement.not_checked],
        parameters=_parameters(seen),
        output=_output(seen.outcome.stdout),
        complaints=_output(seen.outcome.stderr),
        command=_command(seen),
    )


def _command(seen: Examination) -> str | None:
    """None for what is no file."""
    return f"descenso doctor {shlex.quote(seen.source.given)}" if seen.source.pieces else None


def _card(seen: Examination, finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "severity": finding.severity,
        "word": severity_word(finding.severity),
        "tensor": finding.tensor,
        "step": finding.step,
        "why": finding.why,
        "fix": finding.fix,
        "symptoms": finding.symptoms,
        "evidence": [(name, _shown(value)) for name, value in finding.evidence.items()],
        **_quoted(seen, seen.place(finding)),
    }


def _quoted(seen: Examination, place: Position | None) -> dict[str, Any]:
    """Where it is, and the lines there."""
    return {
        "place": place_words(place) if place else None,
        "lines": quote(seen.source, place) if place else [],
    }


def _ending(seen: Examination) -> dict[str, Any] | None:
    said = end_words(seen)
    return {"said": said, **_quoted(seen, seen.stopped_at)} if said else None


def _shown(value: Any) -> str:
    """A piece of evidence: numbers short, everything else as JSON writes it."""
    if isinstance(value, float):
        return short_number(value)
    if isinstance(value, str):
        return readable(value, 200)
    return readable(json.dumps(plain_evidence(value), ensure_ascii=False), 200)


def _twins(seen: Examination) -> list[tuple[str, str, str]]:
    """Id, what was changed, and the last loss, of the script as it is and of each twin."""
    rows = [("", translate("as it is"), _last(seen.judgement.record.losses))]
    rows += [
        (twin.id, change_words(twin.intervention), _last(twin.losses))
        for twin in seen.judgement.twins
    ]
    return rows if len(rows) > 1 else []


def _last(losses: Any) -> str:
    return short_number(losses[-1].loss) if losses and losses[-1].loss is not None else "—"


def _parameters(seen: Examination) -> list[str]:
    """`W1 (2×16)` …"""
    return [
        f"{readable(seen.name_of(one), 40)} ({'×'.join(map(str, one.shape)) or '1'})"
        for one in seen.judgement.record.parameters
    ]


def _output(content: bytes) -> str:
    """The end of what was printed; control codes are left out but for the ends of lines."""
    text = content.decode(errors="replace")[-MOST_OUTPUT:]
    return "\n".join(readable(line.expandtabs(8)) for line in text.splitlines())
