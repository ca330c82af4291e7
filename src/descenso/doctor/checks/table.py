"""Every check, in the order in which they look."""

from __future__ import annotations

from descenso.doctor.checks.batches import BatchCheck
from descenso.doctor.checks.byhand import HandCheck
from descenso.doctor.checks.classes import ClassCheck
from descenso.doctor.checks.courses import CourseCheck
from descenso.doctor.checks.custom import CustomCheck
from descenso.doctor.checks.depth import DepthCheck
from descenso.doctor.checks.ends import EndCheck
from descenso.doctor.checks.evaluation import EvaluationCheck
from descenso.doctor.checks.features import FeatureCheck
from descenso.doctor.checks.graphs import GraphCheck
from descenso.doctor.checks.labels import LabelCheck
from descenso.doctor.checks.leaves import LeafCheck
from descenso.doctor.checks.losses import LossCheck
from descenso.doctor.checks.metrics import MetricCheck
from descenso.doctor.checks.neighbours import NeighbourCheck
from descenso.doctor.checks.network import NetworkCheck
from descenso.doctor.checks.numbers import NumberCheck
from descenso.doctor.checks.units import UnitCheck
from descenso.doctor.checks.updates import UpdateCheck
from descenso.doctor.checks.widths import WidthCheck
from descenso.doctor.observing.check import Check

CHECKS: tuple[type[Check], ...] = (
    LeafCheck,
    UpdateCheck,
    GraphCheck,
    LossCheck,
    LabelCheck,
    NetworkCheck,
    FeatureCheck,
    NumberCheck,
    BatchCheck,
    EvaluationCheck,
    MetricCheck,
    ClassCheck,
    NeighbourCheck,
    HandCheck,
    CustomCheck,
    EndCheck,
    WidthCheck,
    DepthCheck,
    UnitCheck,
    CourseCheck,
)
