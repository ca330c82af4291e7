"""Every check, in the order in which they look."""

from __future__ import annotations

from descenso.doctor.checks.graphs import GraphCheck
from descenso.doctor.checks.leaves import LeafCheck
from descenso.doctor.checks.updates import UpdateCheck
from descenso.doctor.observing.check import Check

CHECKS: tuple[type[Check], ...] = (LeafCheck, UpdateCheck, GraphCheck)
