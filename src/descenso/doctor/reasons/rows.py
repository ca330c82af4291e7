"""Why: the rows and their labels: what they hold, how they are drawn, what is measured on them."""

from __future__ import annotations

from collections.abc import Callable

from descenso.doctor.reasons.saying import either, plain, say, with_twin
from descenso.doctor.record import Sign
from descenso.language import translate


def _metric(s: Sign) -> str:
    problem = s.evidence["problem"]
    if problem == "spread":
        text = translate(
            "Predictions of shape {predictions} meet labels of shape {labels}: every prediction is "
            "compared with every label ({compared}), so this is not the accuracy."
        )
    elif problem == "threshold":
        text = translate(
            "The outputs are logits: the border between the classes is at 0, not at {threshold:g}."
        )
    elif problem == "axis":
        text = translate(
            "The largest score is sought over the {rows} rows (dim 0), once for each of the "
            "{columns} columns: it should be sought over the columns, once for each row."
        )
    elif problem == "scores":
        text = translate(
            "Scores are compared with the numbers of classes, and {equal} of {rows} are equal: a "
            "prediction is the number of the class with the largest score (argmax)."
        )
    else:
        text = translate("The hits of {rows} rows are divided by {divisor:g}.")
    return say(text, s)


def _reset(s: Sign) -> str:
    if s.evidence["start"]:
        text = translate(
            "{tensor} came back with the very same first values at least {times} times: what was "
            "learnt is thrown away inside the loop."
        )
    elif s.evidence["seed"] is None:
        text = translate(
            "The rows are drawn anew in every step, and {times} times out of {times} they were the "
            "same: their generator starts from the same seed inside the loop."
        )
    else:
        text = translate(
            "The seed {seed} is set again inside the loop ({times} times seen): each time the same "
            "random numbers, so the same rows come again."
        )
    return say(text, s)


def _broken_input(s: Sign) -> str:
    if s.evidence["whole"]:
        text = translate(
            "The data contain {value}: first in row {row}, column {column} (counted from 0), "
            "{count} in all. Every number computed from it is lost."
        )
    else:
        text = translate(
            "The batch of step {step} contains {value}: first in its row {row}, column {column} "
            "(counted from 0), {count} in all. Every number computed from it is lost."
        )
    return say(text, s)


def _sorted(s: Sign) -> str:
    if "same" in s.evidence:
        text = translate(
            "The batches come in the order of the labels: {same:.0%} of the rows follow one of "
            "their like ({expected:.0%} in a random order). Each class is forgotten while the next "
            "is seen."
        )
    else:
        text = translate(
            "The batches come in the order of what is to be predicted: its correlation from one "
            "row to the next is {correlation:.2f} (0 in a random order). Each part of the range is "
            "forgotten while the next is seen."
        )
    return with_twin(say(text, s), s)


def _label_errors(s: Sign) -> str:
    if s.evidence["rows"] is not None:
        text = translate(
            "{count} rows have another label than all of the {neighbours} rows nearest to them, "
            "which agree: rows {rows} (counted from 0) are worth a look."
        )
    else:
        text = translate(
            "{count} rows have another label than all of the {neighbours} rows nearest to them, "
            "which agree. The rows came in batches of unknown order, so they have no numbers here."
        )
    return say(text, s)


ROWS: dict[str, Callable[[Sign], str]] = {
    "non-finite-input": _broken_input,
    "reset-seed": _reset,
    "same-batch": plain(
        lambda: translate(
            "Every step sees the same {rows} rows of {of}: the others are never learnt from."
        )
    ),
    "wrong-metric": _metric,
    "leakage": plain(
        lambda: translate(
            "{shared} of the {rows} rows measured here are also in the training data, to the last "
            "bit: the figure says nothing about new rows."
        )
    ),
    "labels-misaligned": either(
        "correlation",
        lambda: translate(
            "The targets seem not to belong to the rows: the targets of rows that are alike "
            "correlate by {correlation:.2f}, and the loss stays at their variance ({loss:.3g} "
            "beside {variance:.3g})."
        ),
        lambda: translate(
            "The labels seem not to belong to the rows: rows that are alike share their label in "
            "{agreement:.0%} of cases ({chance:.0%} by chance), and the loss stays at guessing "
            "({loss:.3g})."
        ),
    ),
    "unscaled-inputs": plain(
        lambda: translate(
            "The features differ in scale (deviations from {smallest_deviation:.3g} to "
            "{largest_deviation:.3g}, means up to {largest_mean:.3g}), and the largest sets the "
            "pace for all."
        )
    ),
    "not-shuffled": _sorted,
    "class-imbalance": plain(
        lambda: translate(
            "Class {class} has {share:.1%} of the rows and is never predicted: {accuracy:.1%} are "
            "right without it."
        )
    ),
    "duplicate-feature": plain(
        lambda: translate(
            "Columns {columns} are equal in all {rows} rows: one of each pair is enough."
        )
    ),
    "label-errors": _label_errors,
    "constant-feature": plain(
        lambda: translate(
            "Columns {columns} have the same value in all {rows} rows: they say nothing."
        )
    ),
}
