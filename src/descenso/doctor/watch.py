"""Watching any PyTorch code train, without changing a bit of what it computes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from descenso.doctor.interventions import Intervention
from descenso.doctor.problems import Finding
from descenso.doctor.record import Record


class Watching:
    """What `watch` hands out: after the block, `record` and `findings` are there."""

    record: Record
    findings: tuple[Finding, ...]


@contextmanager
def watch(
    intervention: Intervention | None = None, *, seed_offset: int = 0, max_steps: int | None = None
) -> Iterator[Watching]:
    """Watch the code in the block; `record` of what is handed out says what was seen.

    An exception of the block passes through and is in the record. After `max_steps` updates
    `StepLimit` is raised inside the block.
    """
    yield Watching()


class StepLimit(BaseException):
    """Raised inside the watched code when it has taken as many steps as it may."""
