"""Watching any PyTorch code train, without changing a bit of what it computes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from types import FrameType, TracebackType

import torch

from descenso.doctor.checks.table import CHECKS
from descenso.doctor.interventions import Intervention
from descenso.doctor.judgement import Judgement, judge
from descenso.doctor.observing.changing import Changing
from descenso.doctor.observing.frames import is_theirs, place_of
from descenso.doctor.observing.hooks import listening
from descenso.doctor.observing.mode import Mode
from descenso.doctor.observing.training import Training
from descenso.doctor.problems import Finding
from descenso.doctor.record import Crash, Record


class StepLimit(BaseException):
    """Raised inside the watched code when it has taken as many steps as it may."""


class Watching:
    """What `watch` hands out: after the block, `record`, `findings` and `judgement` are there."""

    def __init__(self, training: Training) -> None:
        self._training = training
        self._crash: Crash | None = None

    def crashed(self, error: BaseException, traceback: TracebackType | None) -> None:
        """The watched code raised `error`."""
        frame, line = _their_end(traceback)
        place = place_of((frame.f_code.co_filename, line)) if frame is not None else None
        self._crash = Crash(type(error).__name__, str(error), place)
        self._training.tell("crashed", error, frame, line)

    def ended(self) -> None:
        """The block is over, or what comes after is not of interest."""
        self._training.ended()

    def snapshot(self) -> Record:
        """What was seen up to now."""
        with torch.device("cpu"):  # whatever default device theirs have left behind
            return self._snapshot()

    def _snapshot(self) -> Record:
        training = self._training
        signs, suspicions = training.gather()
        checked = [one for check in training.checks for one in check.ids]
        return Record(
            parameters=training.seen_parameters(),
            steps_seen=training.updates,
            lost_at=training.losses.non_finite_step,
            losses=training.losses.for_record(),
            whole_loss=training.whole_loss(),
            signs=tuple(signs),
            suspicions=tuple(suspicions),
            crash=self._crash,
            checked=tuple(sorted(set(checked) - set(training.broken))),
            not_checked=tuple((one, why) for one, why in training.broken.items()),
        )

    @cached_property
    def record(self) -> Record:
        """What was seen of the whole block."""
        return self.snapshot()

    @cached_property
    def judgement(self) -> Judgement:
        """What it means. Guesses need a second run, which a block of code does not allow."""
        return judge(self.record)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the training, the first cause first."""
        return self.judgement.findings


@contextmanager
def watch(
    intervention: Intervention | None = None, *, seed_offset: int = 0, max_steps: int | None = None
) -> Iterator[Watching]:
    """Watch the code in the block; `findings` of what is handed out says what is wrong with it.

    With `intervention` one thing is changed as operations pass, and `seed_offset` is added to the
    seeds that the code sets. An exception passes through, and is explained in the findings. After
    `max_steps` updates `StepLimit` is raised inside the block.

    Example:
        >>> import torch
        >>> w = torch.ones(2, requires_grad=True)
        >>> with watch() as seen:
        ...     for _ in range(5):
        ...         (gradient,) = torch.autograd.grad((w ** 2).sum(), [w])
        ...         with torch.no_grad():
        ...             w += 0.1 * gradient
        >>> [finding.id for finding in seen.findings]
        ['wrong-sign']
    """
    training = Training(max_steps=max_steps, step_limit=StepLimit)
    training.checks.extend(check(training) for check in CHECKS)
    changing = None
    if intervention is not None and intervention.kind == "look-closely":
        training.look_at = int(intervention.value or 0)
    elif intervention is not None:
        changing = Changing(training, intervention)
    seen = Watching(training)
    try:
        with listening(Mode(training, changing), seed_offset):
            yield seen
    except BaseException as error:
        if not isinstance(error, StepLimit):
            seen.crashed(error, sys.exc_info()[2])
        raise
    finally:
        seen.ended()


def _their_end(traceback: TracebackType | None) -> tuple[FrameType | None, int]:
    """The innermost frame of theirs that the exception went through, and its line."""
    found: tuple[FrameType | None, int] = (None, 0)
    while traceback is not None:
        if is_theirs(traceback.tb_frame.f_code):
            found = (traceback.tb_frame, traceback.tb_lineno)
        traceback = traceback.tb_next
    return found
