"""Atlases that have a name: data, network and both axes at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from descenso.cartography.grid import Axis
from descenso.cartography.material import PAPER_WIDTH

SIZE = 256
"""Cells along each side, if nobody says."""

DEFAULT = "lr-scale"
"""The preset of a request that names neither a preset nor an axis."""


@dataclass(frozen=True)
class Preset:
    """One row of `PRESETS`; whatever else is asked for changes it.

    Attributes:
        name: as people write it.
        x, y: the axes.
        options: train options that are not at the lesson's default.
        paper: whether network and data are those of `material.paper_material`, and every update
            is on all rows.
    """

    name: str
    x: Axis
    y: Axis
    options: Mapping[str, Any] = field(default_factory=dict)
    paper: bool = False


def _axis(name: str, low: float, high: float, *, linear: bool = False) -> Axis:
    return Axis(name, low, high, SIZE, linear)


def _fractal(name: str, activation: str) -> Preset:
    """One of the published experiments (arXiv 2402.06184): columns are the layer at the input."""
    return Preset(
        name,
        _axis("lr1", 1e-3, 1e6),
        _axis("lr2", 1e-3, 1e6),
        {"hidden": (PAPER_WIDTH,), "activation": activation, "init_scale": 1.0, "epochs": 500},
        paper=True,
    )


PRESETS = {
    preset.name: preset
    for preset in (
        Preset("lr-scale", _axis("lr", 1e-3, 1e3), _axis("init-scale", 1e-3, 1e1)),
        Preset("lr-lr", _axis("lr1", 1e-3, 1e3), _axis("lr2", 1e-3, 1e3)),
        Preset("lr-momentum", _axis("lr", 1e-3, 1e3), _axis("momentum", 0, 1, linear=True)),
        _fractal("fractal-tanh", "tanh"),
        _fractal("fractal-relu", "relu"),
        _fractal("fractal-linear", "identity"),
    )
}
