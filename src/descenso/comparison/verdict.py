"""What a twin's change did, judged by its own figures beside the base's.

A problem that the doctor's rules find comes first. Without one, the ends are compared row by row,
and then how soon each got there. What the runs did not show is not said.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from descenso.comparison.beside import Ends, Pace, compare_ends, compare_pace
from descenso.comparison.twins import Trained
from descenso.doctor.problems import PROBLEMS, Finding
from descenso.doctor.vitals import Vitals
from descenso.language import translate

SOONER = 0.8
"""A twin that needs at most this share of the base's epochs is faster; the other way round, slower.
"""


class Verdict(NamedTuple):
    """`id` is one of the doctor's, or `no-difference`, `better`, `worse`, `faster`, `slower`,
    `diverged`; `why` says it in a sentence, `evidence` holds its numbers.
    """

    id: str
    why: str
    evidence: dict[str, Any]


def judge(
    twin: Trained,
    base: Trained,
    *,
    vitals: Vitals,
    findings: Sequence[Finding],
    base_findings: Sequence[Finding],
    first_difference: int | None,
    changed: str,
) -> Verdict:
    """The verdict on `twin`, which differs from `base` in the option `changed`."""
    if first_difference is None:
        return Verdict("no-difference", translate("The same numbers, bit for bit."), {})
    known = {finding.id for finding in base_findings}
    diverged = twin.run.status == "diverged"
    news = [finding for finding in findings if diverged or finding.id not in known]
    if news:
        # What the change can have caused comes first; the twin shares all else with the base.
        chosen = max(news, key=lambda finding: changed in PROBLEMS[finding.id].options)
        return Verdict(chosen.id, chosen.why, chosen.evidence)
    if diverged:
        seen = {"highest_loss": vitals.highest_loss, "steps": len(twin.step_losses)}
        return Verdict("diverged", twin.run.failure or "", seen)
    if base.run.status == "diverged":
        why = translate("It finished, and the base diverged.")
        return Verdict("better", why, {"base_status": base.run.status, "loss": vitals.loss})
    mended = [finding for finding in base_findings if finding.id not in {f.id for f in findings}]
    return _mended(mended, vitals, changed) or _beside(twin, base, changed)


def _mended(findings: Sequence[Finding], vitals: Vitals, changed: str) -> Verdict | None:
    """For a change that takes a problem of the base away, and ends better for it."""
    for finding in findings:
        loss = finding.evidence.get("loss")
        concerns = changed in PROBLEMS[finding.id].options and finding.severity != "note"
        if concerns and loss is not None and vitals.loss is not None and vitals.loss < loss:
            why = translate(
                "It mends the base's {problem}: the loss ends at {twin:.4g} instead of {base:.4g}."
            ).format(problem=finding.id, twin=vitals.loss, base=loss)
            return Verdict("better", why, {"mended": finding.id, "loss": vitals.loss})
    return None


def _beside(twin: Trained, base: Trained, changed: str) -> Verdict:
    ends, pace = compare_ends(twin, base), compare_pace(twin, base)
    calm = _steady(twin) if changed == "lr" else None
    evidence = {
        "ends": ends and ends._asdict(),
        "pace": pace and pace._asdict(),
    }
    classes = ends is not None and ends.is_sure_of_classes
    if ends is not None and ends.is_sure:
        # Where the classes say the opposite, both are told.
        other = _why_classes(ends) if classes and ends.is_at_odds else None
        name = "better" if ends.difference < 0 else "worse"
        return Verdict(name, _said(_why_ends(ends), other, _why_pace(pace), calm), evidence)
    # Losses beyond all measure leave no difference to be sure of; the classes still can.
    if ends is not None and classes and not ends.is_at_odds:
        name = "better" if ends.only_twin > ends.only_base else "worse"
        return Verdict(name, _said(_why_classes(ends), _why_pace(pace), calm), evidence)
    if ends is not None and classes:
        why = _said(_why_alike(twin, base), _end_in_words(ends), _why_classes(ends))
        return Verdict("no-difference", why, evidence)
    if pace is not None and not pace.twin_learned:
        return Verdict("worse", _said(_why_stuck(twin), _end_in_words(ends)), evidence)
    if pace is not None:
        share = math.inf if pace.twin is None else pace.twin / pace.base
        if share <= SOONER or share >= 1 / SOONER:
            name = "faster" if share <= SOONER else "slower"
            why = _said(_why_pace(pace), _end_in_words(ends), calm)
            return Verdict(name, why, evidence)
    why = _said(_why_alike(twin, base), _why_pace(pace), _end_in_words(ends), calm)
    return Verdict("no-difference", why, evidence)


def _said(*sentences: str | None) -> str:
    """The sentences that there are, as one text."""
    return " ".join(sentence for sentence in sentences if sentence)


def _why_ends(ends: Ends) -> str:
    return translate(
        "On {where} its loss is {twin:.4g}, the base's {base:.4g}: {difference:+.2g} ± {error:.1g} "
        "per row."
    ).format(where=_where(ends), **ends._asdict())


def _why_classes(ends: Ends) -> str:
    return translate("Of {where} it gets {twin_right} right, the base {base_right}.").format(
        where=_where(ends), **ends._asdict()
    )


def _why_pace(pace: Pace | None) -> str | None:
    if pace is None:
        return None
    if pace.twin is None and pace.twin_touched is not None:
        return translate(
            "Its loss was down to {level:.3g} in epoch {epoch}, but rose again and did not stay "
            "there; the base's came down for good in {base:.1f} epochs."
        ).format(level=pace.level, epoch=pace.twin_touched, base=pace.base)
    if pace.twin is None:
        return translate(
            "The base's loss came down to {level:.3g} in {base:.1f} epochs, its own never did."
        ).format(level=pace.level, base=pace.base)
    return translate(
        "Its loss came down to {level:.3g} in {twin:.1f} epochs, the base's in {base:.1f}."
    ).format(**pace._asdict())


def _end_in_words(ends: Ends | None) -> str | None:
    """For ends that are no verdict of their own."""
    if ends is None:
        return None
    if ends.is_close:
        text = translate("Both end about the same: {twin:.4g} and {base:.4g} on {where}.")
    else:
        text = translate(
            "On {where} its loss differs by {difference:+.2g} ± {error:.1g} per row: not enough to "
            "be sure."
        )
    return text.format(where=_where(ends), **ends._asdict())


def _where(ends: Ends) -> str:
    """Which rows, and how many."""
    texts = {
        "validation": translate("{rows} validation rows"),
        "fresh": translate("{rows} fresh rows"),
        "training": translate("the {rows} training rows"),
    }
    return texts[ends.origin].format(rows=ends.rows)


def _steady(twin: Trained) -> str | None:
    """For a large learning rate: that nothing ran away, since so many expect it to."""
    highest = max(twin.step_losses)
    if twin.run.options.lr < 1 or highest > 2 * twin.step_losses[0]:
        return None
    return translate(
        "It does not diverge: no batch cost more than {highest:.3g} on the whole way."
    ).format(highest=highest)


def _why_alike(twin: Trained, base: Trained) -> str:
    return translate(
        "No difference to be sure of: the mean loss of the last epoch is {twin:.4g}, the base's "
        "{base:.4g}."
    ).format(twin=twin.run.history[-1].loss, base=base.run.history[-1].loss)


def _why_stuck(twin: Trained) -> str:
    return translate(
        "It did not learn: its loss began at {first:.4g}, and the mean of the last epoch is "
        "{last:.4g}."
    ).format(first=twin.step_losses[0], last=twin.run.history[-1].loss)
