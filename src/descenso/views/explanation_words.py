"""What the terminal and the page both say about an explained step."""

from __future__ import annotations

from descenso.explanation.agreement import MEASURING, Agreement
from descenso.explanation.explanation import Explanation
from descenso.language import translate, translate_many
from descenso.language.readable import readable
from descenso.views.labels import short_number


def part_title(part: str) -> str:
    """A part of the step in the reader's language."""
    return {
        "batch": translate("The batch"),
        "forward": translate("Forward: from the rows to the scores"),
        "loss": translate("The loss: one number"),
        "backward": translate("Backward: the chain rule, one factor at a time"),
        "update": translate("The update"),
        "clearing": translate("Clearing"),
    }[part]


def headline(explanation: Explanation) -> str:
    """Which step of which run this is."""
    snapshot = explanation.snapshot
    return translate("Step {step} (epoch {epoch}) on {data}, line by line").format(
        step=snapshot.number,
        epoch=snapshot.epoch,
        data=readable(explanation.run.data.name, 40),
    )


def summary(explanation: Explanation) -> str:
    """Network, activation, batch and precision in a sentence."""
    snapshot = explanation.snapshot
    sizes = "-".join(map(str, snapshot.sizes))
    network = f"{sizes} {snapshot.options.activation}" if len(snapshot.sizes) > 2 else sizes
    rows = translate_many(
        "a batch of {count} row", "a batch of {count} rows", len(snapshot.y)
    ).format(count=len(snapshot.y))
    return translate(
        "Network {network}, {batch}. Every number is computed in float64 from the parameters that "
        "the run had just before this step."
    ).format(network=network, batch=rows)


def agreement_head() -> list[str]:
    """The columns of the table of agreement."""
    return [
        translate("gradient"),
        translate("exact"),
        translate("approximate"),
        translate("max difference"),
        translate("differences"),
        translate("checked"),
        translate("twice"),
        "float32",
    ]


def agreement_cells(row: Agreement) -> list[str]:
    """A row of that table."""
    measured = row.finite_difference.max_rel
    if not row.checked:
        differences = "—"
    elif _is_too_small(row):
        differences = translate("too small")
    else:
        differences = f"{measured:.1e}"
    return [
        f"d{row.parameter}",
        yes_or_no(row.exact),
        yes_or_no(row.approximate),
        f"{row.manual_vs_autograd.max_abs:.1e}",
        differences,
        f"{row.checked}/{row.entries}",
        "×2" if row.exactly_double else "≠",
        f"{row.run.max_rel:.1e}",
    ]


def _is_too_small(row: Agreement) -> bool:
    """Whether all ways agree although differences could not measure a gradient so small."""
    return row.approximate and row.finite_difference.max_rel > MEASURING


def yes_or_no(answer: bool) -> str:
    """In the reader's language."""
    return translate("yes") if answer else translate("no")


def agreement_legend(explanation: Explanation) -> list[str]:
    """How to read the table, a sentence for each column that needs one."""
    sentences = [
        translate(
            "exact: the gradient derived by hand and autograd's are the same bits. approximate: "
            "they and the finite differences are the same up to rounding."
        ),
        translate(
            "max difference: by hand beside autograd. differences: by hand beside centred finite "
            "differences, relative to the largest entry; checked: entries that were measured."
        ),
        translate(
            "twice: ×2 where calling backward() twice without clearing gave exactly the double. "
            "float32: the run's own gradient beside this one, relative."
        ),
    ]
    corners = sum(row.on_corner for row in explanation.agreement)
    if corners:
        sentences.append(
            translate_many(
                "{count} entry lies on a corner of the activation, where there is no slope to "
                "measure.",
                "{count} entries lie on a corner of the activation, where there is no slope to "
                "measure.",
                corners,
            ).format(count=corners)
        )
    if any(map(_is_too_small, explanation.agreement)):
        sentences.append(
            translate(
                "too small: the gradient has all but vanished, so finite differences measure only "
                "their own rounding."
            )
        )
    if not all(row.approximate and row.exactly_double for row in explanation.agreement):
        sentences.append(
            translate("They do not all agree: a derivative is wrong, or float64 is at its limits.")
        )
    return sentences


def fact_rows(explanation: Explanation) -> list[tuple[str, str]]:
    """Sanity facts: a name and a sentence for each."""
    facts, snapshot = explanation.facts, explanation.snapshot
    rows = [
        (
            translate("First loss"),
            translate(
                "{loss} on all {rows} training rows before any training; guessing among "
                "{classes} classes costs ln {classes} ≈ {guess}."
            ).format(
                loss=short_number(facts.first_loss),
                rows=snapshot.training_rows,
                classes=len(snapshot.classes),
                guess=short_number(facts.guess),
            ),
        )
    ]
    if snapshot.number > 1:
        rows.append(
            (
                translate("Loss now"),
                translate("{loss} on all training rows, just before this step.").format(
                    loss=short_number(facts.loss_now)
                ),
            )
        )
    if facts.hidden_units:
        rows.append((translate("Silent units"), _silent(explanation)))
    rows.append((translate("Update / parameter"), _ratios(explanation)))
    return rows


def _silent(explanation: Explanation) -> str:
    facts = explanation.facts
    return translate(
        "{first} of {units} hidden units pass no gradient on any training row before training, "
        "{now} before this step."
    ).format(first=facts.silent_first, units=facts.hidden_units, now=facts.silent_now)


def _ratios(explanation: Explanation) -> str:
    shown = ", ".join(
        f"{name} {ratio:.2g}" if ratio is not None else f"{name} —"
        for name, ratio in explanation.facts.update_ratios.items()
    )
    return translate(
        "‖step‖ / ‖parameter‖: {ratios}. A rule of thumb is about 0.001; — stands for a parameter "
        "that was all zeros."
    ).format(ratios=shown)
