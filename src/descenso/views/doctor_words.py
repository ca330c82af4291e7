"""What a report says besides its findings: how many, what was looked for, how it ended."""

from __future__ import annotations

from descenso.doctor.examination import Examination
from descenso.doctor.interventions import Intervention
from descenso.doctor.judgement import Status
from descenso.doctor.source import Position
from descenso.language import translate, translate_many
from descenso.language.readable import readable
from descenso.views.labels import short_number


def headline(seen: Examination) -> str:
    """The verdict in a line."""
    name = readable(seen.source.path.name, 60)
    serious = sum(finding.severity != "note" for finding in seen.findings)
    if serious:
        return translate_many(
            "{file}: {count} problem", "{file}: {count} problems", serious
        ).format(file=name, count=serious)
    told = {
        "healthy": translate("{file}: no problem found"),
        "problems": translate("{file}: no problem found"),
        "crashed": translate("{file}: did not come to its end"),
        "no-training": translate("{file}: no training seen"),
    }
    return told[seen.status].format(file=name)


def summary(seen: Examination) -> str:
    """What the verdict rests on: parameters, steps, losses, runs."""
    record = seen.judgement.record
    steps = translate_many("{count} step", "{count} steps", record.steps_seen)
    tensors = translate_many("{count} parameter", "{count} parameters", len(record.parameters))
    runs = translate_many("{count} run of the script", "{count} runs of the script", seen.runs)
    parts = [
        tensors.format(count=len(record.parameters)),
        steps.format(count=record.steps_seen),
        *_losses(seen),
        runs.format(count=seen.runs),
    ]
    return " · ".join(parts)


def _losses(seen: Examination) -> list[str]:
    """`loss 0.69 → 0.12`, from the first to the last of the curve."""
    points = seen.judgement.record.losses
    if len(points) < 2:
        return []
    first, last = ("—" if p.loss is None else short_number(p.loss) for p in (points[0], points[-1]))
    return [translate("loss {first} → {last}").format(first=first, last=last)]


def severity_word(severity: str) -> str:
    """`error`, `warning` or `note` in the reader's language."""
    words = {
        "error": translate("error"),
        "warning": translate("warning"),
        "note": translate("note"),
    }
    return words[severity]


def status_word(status: Status) -> str:
    """A status in the reader's language."""
    words = {
        "healthy": translate("healthy"),
        "problems": translate("problems"),
        "crashed": translate("crashed"),
        "no-training": translate("no training"),
    }
    return words[status]


def place_words(place: Position) -> str:
    """`train.py:24`, or `lesson.ipynb, cell 4, line 6`, or without a file where it is this one."""
    if not place.file:
        return translate("cell {cell}, line {line}").format(cell=place.cell, line=place.line)
    file = readable(place.file, 100)
    if place.cell is None:
        return f"{file}:{place.line}"
    return translate("{file}, cell {cell}, line {line}").format(
        file=file, cell=place.cell, line=place.line
    )


def change_words(change: Intervention) -> str:
    """What a second run of the script has changed."""
    words = {
        "scale-updates": translate("every update × {value}"),
        "clear-gradients": translate("gradients cleared before each backward()"),
        "skip-call": translate("without {value}"),
        "standardize-inputs": translate("inputs standardised"),
        "shuffle-rows": translate("rows shuffled"),
        "fit-start": translate("a start fitted to the layers"),
        "hold-rate": translate("the learning rate held where it was largest"),
        "unit-slope": translate("slope 1 in place of {value}"),
        "let-gradients-through": translate("gradients let through"),
        "look-closely": translate("as it is, watched closely"),
        "as-it-is": translate("as it is, from another seed"),
    }
    value = f"{change.value:g}" if isinstance(change.value, float) else str(change.value)
    return words[change.kind].format(value=readable(value, 40))


def reason_words(reason: str) -> str:
    """Why something was not checked; what has no words of its own is shown as it is."""
    words = {
        "no-second-run": translate("needs a second run"),
        "runs-differ": translate("two runs of it differ from the first loss on"),
    }
    return words.get(reason, readable(reason, 80))


def checked_words(seen: Examination) -> list[str]:
    """What was looked for, and what could not be looked for: silence is never health."""
    checked, unchecked = seen.checked, seen.judgement.not_checked
    said = []
    if checked:
        said.append(translate("Checked: {names}.").format(names=", ".join(sorted(checked))))
    if unchecked:
        named = ", ".join(f"{what} ({reason_words(why)})" for what, why in unchecked)
        said.append(translate("Not checked: {names}.").format(names=named))
    return said or [translate("Nothing was checked: there was no training to look at.")]


def end_words(seen: Examination) -> list[str]:
    """How the script ended, where it did not simply come to its end."""
    said = []
    if seen.error:
        said.append(translate("The script stopped with {error}").format(error=seen.error))
    return said + ([seen.ending] if seen.ending else [])
