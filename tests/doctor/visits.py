"""Examinations made by hand: what the doctor's reports are made from, without running anything."""

from __future__ import annotations

import dataclasses

from descenso.doctor.examination import Examination
from descenso.doctor.interventions import Intervention
from descenso.doctor.judgement import Judgement
from descenso.doctor.problems import Finding
from descenso.doctor.record import Crash, LossPoint, Place, Record, SeenParameter
from descenso.doctor.script import Outcome
from descenso.doctor.source import read_source
from descenso.doctor.trial import Twin

SCRIPT = """\
import torch

d_in, h = 2, 16
# Inicialización simple
W1 = 0.1 * torch.randn(d_in, h, requires_grad=True)
b1 = torch.zeros(h, requires_grad=True)

\tlr = 0.5
"""


def outcome(**changed) -> Outcome:
    usual = Outcome(
        end="finished", record=Record(), exit_code=0, signal=None, at=None, stdout=b"", stderr=b"",
        seconds=1.25, peak_memory=2**28,
    )  # fmt: skip
    return dataclasses.replace(usual, **changed)


def finding(path, line=5, **changed) -> Finding:
    usual = Finding(
        id="non-leaf-parameter",
        severity="error",
        why="W1 is the result of a multiplication.",
        fix="W1 = (0.1 * torch.randn(d_in, h)).requires_grad_()",
        evidence={"is_leaf": False, "ratio": float("nan"), "shape": (2, 16)},
        file=str(path),
        line=line,
        tensor="W1",
        step=1,
        symptoms=("vanishing-gradient",),
    )
    return usual._replace(**changed)


def visit(
    folder, findings=(), *, text=SCRIPT, status="problems", twins=True, name="train.py", **changed
):
    """A visit of a script with `text`: `findings` are made from its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    source = read_source(path)
    filename = source.pieces[0].filename
    record = Record(
        parameters=(SeenParameter("W1", (2, 16), Place(filename, 5)), SeenParameter("b", ())),
        steps_seen=40,
        losses=tuple(
            LossPoint(step, None if step == 7 else 1 / step) for step in range(1, 41)
        ),
        crash=changed.pop("crash", None),
        checked=("wrong-sign", "missing-zero-grad"),
        not_checked=(("dead-units", "no-second-run"),),
    )  # fmt: skip
    second = Twin(
        "learning-rate-too-high",
        Intervention("scale-updates", value=0.1),
        tuple(LossPoint(step, 0.5 / step) for step in range(1, 41)),
    )
    judgement = Judgement(
        status,
        tuple(one(filename) for one in findings),
        (second,) if twins else (),
        record.checked,
        record.not_checked,
        record,
    )
    ended = outcome(record=record, **changed)
    return Examination(source, ended, judgement, 2, 3.5)


CRASH = Crash("AttributeError", "'NoneType' object has no attribute 'abs'", None)
