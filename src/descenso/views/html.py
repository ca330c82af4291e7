"""The page about a run: one file that needs nothing else and asks nobody for anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from torch import Tensor

from descenso.core.network import named_tensors
from descenso.data.dataset import Dataset
from descenso.language import translate
from descenso.language.readable import readable
from descenso.runs.classes import ClassScore, confusion_matrix, per_class
from descenso.runs.run import Prepared, Run, guessing_loss
from descenso.views import words
from descenso.views.diagram import diagram
from descenso.views.labels import short_number
from descenso.views.page import LABEL_LENGTH, embedded, page
from descenso.views.terminal import status_word

MOST_TENSORS = 24
MOST_FEATURES = 12
MOST_CLASSES = 200


def report(
    run: Run,
    prepared: Prepared,
    pictures: Mapping[str, bytes],
    versions: Mapping[str, str] | None = None,
) -> str:
    """The page, in the current language.

    `pictures` holds SVG documents under `loss`, `boundary` or `confusion`, and `gradient`; those
    that are absent are left out. `versions` says what it was made with, by name.
    """
    matrix = confusion(run, judged(prepared))
    return page(
        "report.html",
        style="report.css",
        run=run,
        prepared=prepared,
        headline=words.headline(run),
        loss_sentence=words.loss_sentence(run),
        status=status_word(run.status),
        guess=_guess(run),
        data_rows=_data_rows(run, prepared),
        option_rows=_option_rows(run),
        diagram=diagram(run.sizes),
        parameters=sum(tensor.numel() for _, tensor in named_tensors(run.params)),
        tensors=_tensors(run),
        more_tensors=max(0, 2 * len(run.params) - MOST_TENSORS),
        measured=words.measured_rows(run),
        scores=_scores(run, matrix),
        more_classes=max(0, len(run.data.classes) - MOST_CLASSES),
        pictures=_embedded(run, pictures, matrix),
        versions=versions or {},
        notes=prepared.raw_training.notes,
    )


def judged(prepared: Prepared) -> Dataset:
    """The rows that classes are judged on: the validation rows, or else the training rows."""
    return prepared.raw_validation or prepared.raw_training


def confusion(run: Run, rows: Dataset) -> Tensor | None:
    """Confusion matrix (classes, classes) int64 of the run's network on raw `rows`.

    None for a network so far gone that its outputs are not finite: it predicts nothing.
    """
    chances = run.probabilities(rows.values)
    if not chances.isfinite().all():
        return None
    return confusion_matrix(rows.y, chances.argmax(dim=1), len(run.data.classes))


def _scores(run: Run, matrix: Tensor | None) -> list[tuple[str, ClassScore]]:
    if matrix is None:
        return []
    return list(zip(run.data.classes, per_class(matrix), strict=True))[:MOST_CLASSES]


def _embedded(
    run: Run, pictures: Mapping[str, bytes], matrix: Tensor | None
) -> dict[str, dict[str, str]]:
    """For each picture: its address with all its bytes, and what it shows in words."""
    right, rows = (int(matrix.trace()), int(matrix.sum())) if matrix is not None else (0, 0)
    shows = {
        "loss": lambda: words.loss_alt(run),
        "boundary": lambda: words.boundary_alt(run),
        "confusion": lambda: words.confusion_alt(right, rows, len(run.data.classes)),
        "gradient": lambda: words.gradient_alt(run),
    }
    return {
        name: {
            "address": embedded(picture),
            "alt": shows[name](),
        }
        for name, picture in pictures.items()
    }


def _guess(run: Run) -> dict[str, Any] | None:
    """Loss beside ln C, for the bar: lengths are parts of 100."""
    if not run.history:
        return None
    loss, guess = run.history[-1].loss, guessing_loss(len(run.data.classes))
    top = max(loss, guess)
    return {
        "loss": short_number(loss),
        "guess": short_number(guess),
        "loss_length": f"{100 * loss / top:.1f}",
        "guess_length": f"{100 * guess / top:.1f}",
    }


def _data_rows(run: Run, prepared: Prepared) -> list[tuple[str, str]]:
    rows = [(translate("name"), readable(run.data.name, LABEL_LENGTH))]
    if "path" in run.data.source:
        rows.append((translate("file"), readable(str(run.data.source["path"]), 120)))
        label = readable(str(run.data.source["label"]), LABEL_LENGTH)
        rows.append((translate("label column"), label))
    held_out = prepared.validation.rows if prepared.validation else 0
    split = translate("{rows}: {training} to train on, {validation} to validate").format(
        rows=run.data.rows, training=prepared.training.rows, validation=held_out
    )
    return [
        *rows,
        (translate("rows"), split if held_out else str(run.data.rows)),
        (translate("features"), _listed(run.data.features)),
        (translate("classes"), _listed(run.data.classes)),
        ("SHA-256", run.data.sha256),
    ]


def _listed(names: tuple[str, ...]) -> str:
    """`3: a, b, c`, the first few where there are many."""
    shown = ", ".join(readable(name, 30) for name in names[:MOST_FEATURES])
    rest = len(names) - MOST_FEATURES
    if rest > 0:
        shown += ", … " + translate("and {count} more").format(count=rest)
    return f"{len(names)}: {shown}"


def _option_rows(run: Run) -> list[tuple[str, str, str, bool]]:
    """Name, value, meaning, and whether it was changed from its default, for every option."""
    meanings, changed = words.option_words(), run.options.changed()
    return [
        (
            "--" + name.replace("_", "-"),
            _option_value(run, name, value),
            meanings.get(name, ""),
            name in changed,
        )
        for name, value in run.config.items()
    ]


def _option_value(run: Run, name: str, value: object) -> str:
    if name == "init_scale" and value is None:
        return f"{run.options.scale:g}" if run.options.init == "normal" else "—"
    if name == "standardize" and value is None:
        value = run.standardization is not None
    if isinstance(value, bool):
        return translate("yes") if value else translate("no")
    if isinstance(value, list):
        return ", ".join(map(str, value)) or translate("none")
    return f"{value:g}" if isinstance(value, float) else str(value)


def _tensors(run: Run) -> list[str]:
    """`W1 (2×16)`, `b1 (16)` …"""
    named = list(named_tensors(run.params))[:MOST_TENSORS]
    return [f"{name} ({'×'.join(map(str, tensor.shape))})" for name, tensor in named]
