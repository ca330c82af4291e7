"""The page about a comparison: one file that needs nothing else and asks nobody for anything."""

from __future__ import annotations

from collections.abc import Mapping

from descenso.comparison.comparison import Comparison, Twin
from descenso.language import translate
from descenso.views.comparison_terminal import proof_sentence
from descenso.views.labels import percent, short_number
from descenso.views.page import embedded, page

CALM = ("no-difference", "faster", "better")
"""Verdicts that are no reason to worry."""


def comparison_page(comparison: Comparison, pictures: Mapping[str, bytes]) -> str:
    """The page, in the current language; `pictures` holds SVG documents under their file names."""
    base = comparison.base.trained.run
    return page(
        "comparison.html",
        style="report.css",
        comparison=comparison,
        base=base,
        headline=_headline(comparison),
        twins=[_card(twin) for twin in (comparison.base, *comparison.twins)],
        pictures={name: embedded(picture) for name, picture in pictures.items()},
        calm=CALM,
        proofs=[proof_sentence(twin) for twin in comparison.twins if twin.microscope],
        stable=_stable(comparison.base),
        bound="2(1 + β)/λmax" if base.options.momentum else "2/λmax",
    )


def _headline(comparison: Comparison) -> str:
    names = {twin.change.name for twin in comparison.twins if twin.change}
    varied = ", ".join(sorted(name.replace("_", "-") for name in names))
    return translate("{count} twins that differ in one thing: {varied}").format(
        count=len(comparison.twins), varied=varied
    )


def _card(twin: Twin) -> dict[str, object]:
    """A row of the table, as texts."""
    run, vitals = twin.trained.run, twin.vitals
    last = run.history[-1] if run.history else None
    held_out = twin.trained.held_out_loss
    curvature = vitals.curvature_last
    findings = [] if twin.verdict else [(f.id, f.why) for f in twin.findings]
    return {
        "label": twin.label,
        "status": run.status,
        "loss": _number(last.loss if last else None),
        "held_out": _number(held_out),
        "accuracy": percent(last.accuracy if last else None),
        "gradient_norm": _number(vitals.gradient_norm),
        "parameter_norm": _number(vitals.parameter_norm),
        "curvature": _number(curvature.largest if curvature else None),
        "silent": _silent(twin),
        "parts": "—" if twin.first_difference is None else str(twin.first_difference),
        "verdict": twin.verdict,
        "findings": findings,
    }


def _silent(twin: Twin) -> str:
    """`3 / 16` silent units; where units can saturate, the share of activations that do."""
    layers = twin.vitals.end
    silent, units = sum(one.silent for one in layers), sum(one.units for one in layers)
    shown = f"{silent} / {units}"
    shares = [one.saturated for one in layers if one.saturated is not None]
    return f"{shown} · {percent(sum(shares) / len(shares))}" if shares else shown


def _stable(base: Twin) -> str | None:
    stable = base.vitals.largest_stable_lr
    return None if stable is None else short_number(stable)


def _number(value: float | None) -> str:
    return "—" if value is None else short_number(value)
