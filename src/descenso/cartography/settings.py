"""What an atlas can have on its axes: for each name what it sets, and which values it takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import torch

Values: TypeAlias = np.ndarray[Any, np.dtype[np.float64]]

LARGEST = float(torch.finfo(torch.float32).max)


@dataclass
class Settings:
    """Of several networks: `lr` (networks, layers), the others (networks,), all float64."""

    lr: Values
    scale: Values
    momentum: Values
    weight_decay: Values


@dataclass(frozen=True)
class AxisKind:
    """One row of `AXES`.

    Attributes:
        name: as people write it.
        put: writes a value for each network (networks,) into the settings.
        most: the largest value; the smallest is 0.
        above_zero: whether 0 itself is refused.
        layers: how many layers a network needs to have it.
        lesson: the lesson's own value.
    """

    name: str
    put: Callable[[Settings, Values], None]
    lesson: float
    most: float = LARGEST
    above_zero: bool = False
    layers: int = 1


def _put_lr(settings: Settings, values: Values) -> None:
    settings.lr[:] = values[:, np.newaxis]


def _put_lr_of(layer: int) -> Callable[[Settings, Values], None]:
    def put(settings: Settings, values: Values) -> None:
        settings.lr[:, layer] = values

    return put


def _put(name: str) -> Callable[[Settings, Values], None]:
    return lambda settings, values: setattr(settings, name, values)


AXES = {
    kind.name: kind
    for kind in (
        AxisKind("lr", _put_lr, lesson=0.1, above_zero=True),
        AxisKind("lr1", _put_lr_of(0), lesson=0.1, above_zero=True),
        AxisKind("lr2", _put_lr_of(1), lesson=0.1, above_zero=True, layers=2),
        AxisKind("init-scale", _put("scale"), lesson=0.1),
        AxisKind("momentum", _put("momentum"), lesson=0.0, most=1.0),
        AxisKind("weight-decay", _put("weight_decay"), lesson=0.0),
    )
}
"""In the order in which they are applied: `lr1` after `lr`, which it corrects."""
