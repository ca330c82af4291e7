"""The result of a check, as text for a terminal and as JSON."""

from __future__ import annotations

import math
import textwrap
from typing import Any

from torch import Tensor

from descenso.language import translate, translate_many
from descenso.language.readable import readable
from descenso.lesson.exercises.cases import Case
from descenso.lesson.exercises.check import Sheet
from descenso.lesson.exercises.facts import Fact, Facts
from descenso.lesson.exercises.judge import ERROR, Verdict, difference
from descenso.lesson.exercises.words import (
    error_text,
    fact_label,
    hint_for,
    inputs_text,
    right_text,
    yours_text,
)

INDENT = " " * 6
MOST_FACTS = 2
"""Facts that are shown in full; of more, the names."""
SIGNS = {"right": "✓", "not-written": "·", "wrong": "✗", "crashed": "✗", "timed-out": "✗"}
PLAIN_SIGNS = {"right": "+", "not-written": ".", "wrong": "x", "crashed": "x", "timed-out": "x"}
NEEDED = "".join(SIGNS.values()) + "—≈…"
"""What a terminal must be able to print; else `plain` is for it."""


def sheet_report(sheet: Sheet, columns: int, *, seconds: float, plain: bool = False) -> str:
    """The verdicts on one file, in at most `columns` cells where words allow it."""
    head = translate("{file}: {right} of {total} right").format(
        file=readable(str(sheet.file)), right=sheet.right, total=sheet.total
    )
    width = max(len(verdict.function) for verdict in sheet.verdicts)
    lines = [head, ""]
    first = sheet.verdicts[0]
    if first.case is None and _nothing_ran(sheet):
        # The file itself does not run: said once and not seven times.
        lines += _paragraph(_what_happened(first), columns)
        lines += _paragraph(hint_for(first, seconds), columns)
        return _finished("\n".join(lines), plain)
    for verdict in sheet.verdicts:
        sign = (PLAIN_SIGNS if plain else SIGNS)[verdict.status]
        lines.append(f"  {sign} {verdict.function:<{width}}  {_short(verdict)}".rstrip())
        lines += _details(verdict, columns, seconds)
    if lines[-1]:
        lines.append("")
    lines += textwrap.wrap(_last_word(sheet), columns)
    return _finished("\n".join(lines), plain)


def _finished(text: str, plain: bool) -> str:
    swaps: dict[str, str | int | None] = {"—": "-", "≈": "~", "…": "...", "−": "-"}
    return text.translate(str.maketrans(swaps)) if plain else text


def _nothing_ran(sheet: Sheet) -> bool:
    return sheet.right == 0 and all(
        (verdict.status, verdict.error, verdict.end, verdict.case)
        == (sheet.verdicts[0].status, sheet.verdicts[0].error, sheet.verdicts[0].end, None)
        and verdict.status in ("crashed", "timed-out")
        for verdict in sheet.verdicts
    )


def _short(verdict: Verdict) -> str:
    """A verdict in a few words, behind the function's name."""
    words = {
        "right": translate("right"),
        "wrong": translate("wrong"),
        "not-written": translate("not written yet"),
        "crashed": translate("stopped with an error"),
        "timed-out": translate("never ended"),
    }
    short = words[verdict.status]
    if verdict.likely and verdict.slip is not None:
        return translate("{short}, probably: {slip}").format(short=short, slip=verdict.slip.id)
    if verdict.slip is not None:
        return f"{short}: {verdict.slip.id}"
    if verdict.status == "not-written" and verdict.error is not None and verdict.error.line:
        line = verdict.error.line
        return translate("{short} (raise NotImplementedError in line {line})").format(
            short=short, line=line
        )
    return short


def _what_happened(verdict: Verdict) -> str:
    if verdict.error is not None:
        return error_text(verdict.error)
    if verdict.status == "timed-out":
        return translate("The file had not loaded when its time was over.")
    return translate("The file ended its own process while it loaded.")


def _details(verdict: Verdict, columns: int, seconds: float) -> list[str]:
    if verdict.status in ("right", "not-written"):
        return []
    lines: list[str] = []
    if verdict.case is not None:
        lines += _inputs(verdict.case, columns)
    if verdict.error is not None:
        lines += _paragraph(error_text(verdict.error), columns)
    else:
        lines += _facts(verdict, columns)
    lines += _paragraph(hint_for(verdict, seconds), columns, start=f"{INDENT}-> ")
    return [*lines, ""]


def _inputs(case: Case, columns: int) -> list[str]:
    """The arguments side by side, as many as fit on a line."""
    label = translate("on")
    lines = [f"{INDENT}{label}"]
    for part in inputs_text(case):
        if len(lines[-1]) + 2 + len(part) > columns and lines[-1].strip() != label:
            lines.append(INDENT + " " * len(label))
        lines[-1] += f"  {part}"
    return lines


def _facts(verdict: Verdict, columns: int) -> list[str]:
    """For each fact that differs: yours, what is right, and how far apart they are."""
    shown = verdict.wrong[::-1] if verdict.function == "gradients" else verdict.wrong
    lines: list[str] = []
    for name in shown[:MOST_FACTS]:
        lines += _compared(name, verdict, columns)
    rest = [fact_label(name) for name in shown[MOST_FACTS:]]
    if rest:
        also = translate("also wrong: {names}").format(names=", ".join(rest))
        lines += _paragraph(also, columns)
    fine = [name for name in verdict.right if name.startswith("d") and name not in verdict.wrong]
    if fine and verdict.function == "gradients":
        lines += _paragraph(translate("right: {names}").format(names=", ".join(fine)), columns)
    return lines


def _compared(name: str, verdict: Verdict, columns: int) -> list[str]:
    """On one line where it fits, else on three."""
    yours, right = verdict.yours.get(name), verdict.right.get(name)
    rows = [yours_text(name, yours), right_text(name, right)]
    if isinstance(yours, Tensor) and isinstance(right, Tensor) and yours.shape != right.shape:
        rows = [
            translate("{value}, shape {shape}").format(value=text, shape=tuple(fact.shape))
            for text, fact in zip(rows, (yours, right), strict=True)
        ]
    labels = translate("yours"), translate("should be")
    far = difference(yours, right)
    distance = [translate("max difference {far:.4g}").format(far=far)] if far else []
    parts = [f"{label} {text}" for label, text in zip(labels, rows, strict=True)]
    line = "   ".join([f"{INDENT}{fact_label(name)}", *parts, *distance])
    if len(line) <= columns:
        return [line]
    width = max(map(len, labels))
    parts = [f"{label:<{width}} {text}" for label, text in zip(labels, rows, strict=True)]
    inner = f"{INDENT}  "
    lines = [f"{INDENT}{fact_label(name)}"]
    for part in (*parts, *distance):
        lines += textwrap.wrap(
            part, columns, initial_indent=inner, subsequent_indent=inner + " " * (width + 1)
        )
    return lines


def _paragraph(text: str | None, columns: int, start: str = INDENT) -> list[str]:
    if not text:
        return []
    return textwrap.wrap(
        text,
        max(20, columns),
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_on_hyphens=False,
    )


def _last_word(sheet: Sheet) -> str:
    if sheet.right == sheet.total:
        return translate(
            "All right: this is a whole neural network, and you wrote every line of it. Now run "
            "it: python {file}"
        ).format(file=readable(str(sheet.file)))
    left = [verdict for verdict in sheet.verdicts if verdict.status != "right"]
    begun = [verdict for verdict in left if verdict.status != "not-written"]
    return translate_many(
        "{count} function to go: {name}.", "{count} functions to go. Next: {name}.", len(left)
    ).format(count=len(left), name=(begun or left)[0].function)


def sheet_json(sheet: Sheet, seconds: float) -> dict[str, Any]:
    """The same for programs; numbers that are not finite are words, since JSON has none."""
    return {
        "file": str(sheet.file),
        "status": sheet.status,
        "functions": [_verdict_json(verdict, seconds) for verdict in sheet.verdicts],
        "right": sheet.right,
        "total": sheet.total,
    }


def _verdict_json(verdict: Verdict, seconds: float) -> dict[str, Any]:
    return {
        "name": verdict.function,
        "status": verdict.status,
        "slip": verdict.slip.id if verdict.slip is not None else None,
        "likely": verdict.likely,
        "input": None if verdict.case is None else _plain(_input(verdict.case)),
        "got": _facts_json(verdict.yours, verdict.wrong),
        "expected": _facts_json(verdict.right, verdict.wrong),
        "max_difference": verdict.max_difference,
        "error": None
        if verdict.error is None
        else {
            "type": verdict.error.type,
            "message": verdict.error.message,
            "line": verdict.error.line,
        },
        "hint": hint_for(verdict, seconds),
    }


def _input(case: Case) -> dict[str, Any]:
    """The arguments by name: numbers, nested lists, a generator's seed; gradients as `W1.grad`."""
    values: dict[str, Any] = {}
    for name, spec in case.arguments.items():
        values[name] = spec.get("tensor", spec.get("value", {"seed": spec.get("generator")}))
        if spec.get("grad") is not None:
            values[f"{name}.grad"] = spec["grad"]
    return values


def _facts_json(facts: Facts, names: tuple[str, ...]) -> dict[str, Any] | None:
    if not names:
        return None
    return {name: _fact_json(facts[name]) for name in names if name in facts and name != ERROR}


def _fact_json(fact: Fact) -> Any:
    return fact if isinstance(fact, str) else _plain(fact.tolist())


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return value + 0.0 if math.isfinite(value) else str(value)
    return value
