"""A comparison in a terminal: a table of the twins, and a paragraph on each."""

from __future__ import annotations

import textwrap

from descenso.comparison.comparison import Comparison, Twin
from descenso.language import translate
from descenso.language.readable import readable
from descenso.views.labels import percent, short_number
from descenso.views.table import text_table

NUMBERS = (1, 2, 3, 4, 5)
DISPENSABLE = (4, 3, 2, 5, 1)


def comparison_table(comparison: Comparison, columns: int, *, plain: bool = False) -> str:
    """A line for the base and one for each twin, in at most `columns` cells."""
    head = [
        translate("twin"),
        translate("loss"),
        translate("held out"),
        "acc",
        "|p|" if plain else "‖θ‖",
        translate("step"),
        translate("verdict"),
    ]
    rows = [_row(twin) for twin in (comparison.base, *comparison.twins)]
    return text_table([head, *rows], columns, numbers=NUMBERS, dispensable=DISPENSABLE, plain=plain)


def _row(twin: Twin) -> list[str]:
    run = twin.trained.run
    last = run.history[-1] if run.history else None
    held_out = twin.trained.held_out_loss
    return [
        readable(twin.label, 40),
        "—" if last is None else short_number(last.loss),
        "—" if held_out is None else short_number(held_out),
        percent(last.accuracy if last else None),
        short_number(twin.vitals.parameter_norm),
        "—" if twin.first_difference is None else str(twin.first_difference),
        twin.verdict.id if twin.verdict else "",
    ]


def verdict_paragraphs(comparison: Comparison, columns: int) -> str:
    """What was found about each twin that differs from the base, and about the base itself."""
    paragraphs = [
        _paragraph(f"{comparison.base.label}: {finding.id}", [finding.why, finding.fix], columns)
        for finding in comparison.base.findings
    ]
    for twin in comparison.twins:
        if twin.verdict is None or twin.first_difference is None:
            continue
        more = [proof_sentence(twin)] if twin.microscope else []
        title = f"{twin.label}: {twin.verdict.id}"
        paragraphs.append(_paragraph(title, [twin.verdict.why, *more], columns))
    return "\n\n".join(paragraphs)


def proof_sentence(twin: Twin) -> str:
    """What training beside momentum 1 has shown."""
    seen = twin.microscope
    assert seen is not None
    if seen.is_momentum:
        return translate(
            "Proved on this run: trained in float64 beside momentum 1 with clearing, all {updates} "
            "updates gave the same parameters, bit for bit."
        ).format(updates=seen.updates)
    return translate(
        "Trained in float64 beside momentum 1 with clearing, the first {identical} of {updates} "
        "updates gave the same parameters, bit for bit."
    ).format(identical=seen.identical, updates=seen.updates)


def _paragraph(title: str, sentences: list[str], columns: int) -> str:
    width = max(20, min(columns, 100)) - 2
    body = textwrap.fill(
        readable(" ".join(sentences)), width, initial_indent="  ", subsequent_indent="  ",
        break_on_hyphens=False,
    )  # fmt: skip
    return f"{readable(title)}\n{body}"
