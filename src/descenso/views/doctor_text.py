"""The doctor's report in a terminal, as a compiler writes it: a line, and what is wrong with it."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator
from typing import TextIO

from descenso.doctor.examination import Examination
from descenso.doctor.problems import Finding
from descenso.doctor.source import Position
from descenso.language import translate
from descenso.language.readable import readable
from descenso.views.curve import BRAILLE, loss_curve
from descenso.views.doctor_words import (
    checked_words,
    end_words,
    headline,
    place_words,
    severity_word,
    summary,
)
from descenso.views.paint import Paint, painter
from descenso.views.quoted import UNSEEN, quote
from descenso.views.smoothing import smoothed
from descenso.views.table import cell_width
from descenso.views.terminal import can_print

SIGNS = "│›─→·…—‾×≈λβηθ²∇" + BRAILLE
ASCII: dict[str, str | int | None] = {
    "│": "|", "›": ">", "─": "-", "→": "->", "·": "-", "…": "...", "—": "-", "‾": "^", "×": "x",
    "≈": "~", "λ": "lambda", "β": "beta", "η": "lr", "θ": "theta", "²": "^2", "∇": "grad",
    UNSEEN: "?",
}  # fmt: skip

STYLES = {
    "error": "1;31", "warning": "1;33", "note": "1;36", "title": "1", "quiet": "2", "mend": "32",
    "well": "1;32",
}  # fmt: skip

CURVE_ROWS = 5
MOST_CURVE_COLUMNS = 72


def doctor_text(seen: Examination, columns: int = 80, *, stream: TextIO | None = None) -> str:
    """The report for a terminal of so many columns; coloured only where `stream` is one."""
    paint = painter(stream, STYLES)
    plain = stream is not None and not can_print(SIGNS, stream)
    width = max(40, columns)
    rows = [paint("well" if seen.is_well else "title", headline(seen))]
    rows += _wrapped(summary(seen), width, 0)
    for finding in seen.findings:
        rows += ["", *_finding(seen, finding, width, paint)]
    rows += _end(seen, width, paint)
    curve = _curve(seen, width, plain=plain)
    rows += ["", *curve] if curve else []
    rows += [""]
    for sentence in checked_words(seen):
        rows += [paint("quiet", row) for row in _wrapped(sentence, width, 0)]
    text = "\n".join(rows)
    return text.translate(str.maketrans(ASCII)) if plain else text


def _finding(seen: Examination, finding: Finding, width: int, paint: Paint) -> Iterator[str]:
    kind = severity_word(finding.severity)
    yield f"{paint(finding.severity, kind)} {paint('title', finding.id)}{_about(finding)}"
    place = seen.place(finding)
    indent = 2
    if place is not None:
        yield "  " + paint("quiet", place_words(place))
        rows, indent = _quoted(seen, place, finding.severity, paint)
        yield from rows
    yield from _wrapped(finding.why, width, indent)
    yield from _mend(finding.fix, width, indent, paint)
    if finding.symptoms:
        also = translate("It also shows as: {names}.").format(names=", ".join(finding.symptoms))
        yield from (paint("quiet", row) for row in _wrapped(also, width, indent))


def _about(finding: Finding) -> str:
    """` · W1 · step 3`, as far as there is something to say."""
    parts = [readable(finding.tensor, 40)] if finding.tensor else []
    if finding.step is not None:
        parts.append(translate("step {step}").format(step=finding.step))
    return "".join(f" · {part}" for part in parts)


def _quoted(
    seen: Examination, place: Position, severity: str, paint: Paint
) -> tuple[list[str], int]:
    """The lines of the code, the one that is meant underlined; and how far what is said goes in."""
    lines = quote(seen.source, place)
    if not lines:
        return [], 2
    margin = len(str(lines[-1].number)) + 2
    rows = [" " * margin + paint("quiet", " │")]
    for line in lines:
        mark = "› " if line.meant else "  "
        number = f"{mark}{line.number:>{margin - 2}}"
        if not line.meant:
            rows.append(paint("quiet", f"{number} │ ") + line.text)
            continue
        rows.append(paint(severity, f"{number} │ ") + paint("title", line.text))
        start = len(line.text) - len(line.text.lstrip())
        under = " " * start + paint(severity, "‾" * max(1, cell_width(line.text.strip())))
        rows.append(" " * margin + paint("quiet", " │ ") + under)
    return [row.rstrip() for row in rows], margin + 3


def _mend(fix: str, width: int, indent: int, paint: Paint) -> Iterator[str]:
    """The mend, whose lines of code keep their own spaces."""
    first, *rest = fix.split("\n")
    rows = _wrapped(f"→ {first}", width, indent, hanging=2)
    rows += [" " * (indent + 2) + row for row in rest]
    yield from (paint("mend", row) for row in rows)


def _end(seen: Examination, width: int, paint: Paint) -> Iterator[str]:
    said = end_words(seen)
    if not said:
        return
    yield ""
    place = seen.stopped_at
    indent = 0
    if place is not None and not any(seen.place(finding) == place for finding in seen.findings):
        yield paint("quiet", place_words(place))
        rows, indent = _quoted(seen, place, "note", paint)
        yield from rows
    for sentence in said:
        yield from _wrapped(sentence, width, indent)


def _curve(seen: Examination, width: int, *, plain: bool) -> list[str]:
    points = seen.judgement.record.losses
    losses = [math.nan if point.loss is None else point.loss for point in points]
    if sum(map(math.isfinite, losses)) < 2:
        return []
    axis = (str(points[0].step), translate("step"), str(points[-1].step))
    columns = min(width, MOST_CURVE_COLUMNS)
    course = smoothed(losses)
    return loss_curve(course, columns=columns, rows=CURVE_ROWS, plain=plain, axis=axis).split("\n")


def _wrapped(text: str, width: int, indent: int, *, hanging: int = 0) -> list[str]:
    return textwrap.wrap(
        text,
        max(width, indent + 30),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_on_hyphens=False,
        break_long_words=False,
    )
