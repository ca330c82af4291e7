"""Every choice that a training run makes, with the lesson's defaults, checked in one place."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any

import torch

from descenso.core.activations import find_activation
from descenso.core.network import INITS, LESSON_SCALE
from descenso.errors import OptionError, look_up, shortened, unknown_name
from descenso.language import translate
from descenso.random import check_seed
from descenso.runs.engines import find_engine

LARGEST_FLOAT32 = torch.finfo(torch.float32).max
LARGEST_WIDTH = 1_000_000
MOST_LAYERS = 1000
REAL_OPTIONS = ("init_scale", "lr", "momentum", "weight_decay", "validation")


@dataclass(frozen=True)
class TrainOptions:
    """The options of `descenso train`, by their Python names.

    Attributes:
        hidden: units of each hidden layer; empty for none.
        activation: a name in `ACTIVATIONS`.
        init: a name in `INITS`.
        init_scale: standard deviation of the first weights, for `init="normal"` alone; None is the
            lesson's 0.1 there.
        lr: learning rate, above 0.
        momentum: 0 to 1. 1 never forgets: a ball without friction.
        weight_decay: 0 or more.
        batch_size: rows of an update, at most those of the training data.
        epochs: passes over the data, 1 or more.
        seed: a 64-bit whole number; data, first parameters, batches and split draw from it.
        zero_grads: clear the gradients before each step, as the lesson does.
        validation: share of the rows, in [0, 1), held out of training.
        standardize: subtract the mean and divide by the deviation; None is yes for files only.
        engine: a name in `ENGINES`.
        device: `cpu` or `cuda`.
        checkpoint_every: epochs between two checkpoints, 1 or more.
    """

    hidden: tuple[int, ...] = (16,)
    activation: str = "relu"
    init: str = "normal"
    init_scale: float | None = None
    lr: float = 0.1
    momentum: float = 0.0
    weight_decay: float = 0.0
    batch_size: int = 32
    epochs: int = 30
    seed: int = 0
    zero_grads: bool = True
    validation: float = 0.0
    standardize: bool | None = None
    engine: str = "autograd"
    device: str = "cpu"
    checkpoint_every: int = 10

    def __post_init__(self) -> None:
        """Refuse every value that cannot work, before anything is read or written."""
        for name, (passes, expected) in _limits().items():
            value = getattr(self, name)
            if not passes(value):
                raise OptionError(
                    name,
                    translate("{option}: expected {expected}, got {given}.").format(
                        option=name.replace("_", "-"),
                        expected=expected,
                        given=shortened(repr(value)),
                    ),
                )
        find_activation(self.activation)
        find_engine(self.engine)
        look_up(INITS, "init", self.init)
        if self.init != "normal" and self.init_scale is not None:
            raise OptionError(
                "init_scale",
                translate("init-scale: goes with --init normal only; {init} sets its own.").format(
                    init=self.init
                ),
            )
        check_seed(self.seed)
        if self.device == "cuda" and not torch.cuda.is_available():
            raise OptionError(
                "device", translate("device: PyTorch finds no CUDA device here. Use --device cpu.")
            )
        if self.device == "cuda" and self.engine == "kernel":
            raise OptionError(
                "engine",
                translate("engine: kernel works on the CPU alone. Use --device cpu, or manual."),
            )

    @property
    def scale(self) -> float:
        """The standard deviation that `init_params` receives."""
        return LESSON_SCALE if self.init_scale is None else self.init_scale

    def to_json(self) -> dict[str, Any]:
        """Plain values, one for each option; `from_json` turns them back."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {**values, "hidden": list(self.hidden)}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> TrainOptions:
        """The options that `to_json` wrote."""
        return make_options({**values, "hidden": tuple(values["hidden"])})

    def changed(self) -> dict[str, Any]:
        """The options that are not at their default."""
        return {
            field.name: getattr(self, field.name)
            for field in fields(self)
            if field.default is not MISSING and getattr(self, field.name) != field.default
        }

    def with_changes(self, **changes: Any) -> TrainOptions:
        """The same options with some changed, checked again."""
        return replace(self, **changes)


def make_options(values: dict[str, Any]) -> TrainOptions:
    """`TrainOptions(**values)`, with a hint where a name is not an option.

    Raises:
        OptionError: an unknown name, or a value that cannot be used.
    """
    known = [field.name for field in fields(TrainOptions)]
    for name in values:
        if name not in known:
            raise unknown_name("train", name, known)
    return TrainOptions(**{name: _plain(name, value) for name, value in values.items()})


def _plain(name: str, value: Any) -> Any:
    """`value` as Python's own type: a NumPy number as a number, widths as a tuple."""
    if getattr(value, "shape", None) == () and hasattr(value, "item"):
        value = value.item()
    if name == "hidden":
        if isinstance(value, list | tuple):
            value = tuple(_plain("width", width) for width in value)
        elif isinstance(value, int) and not isinstance(value, bool):
            value = (value,)
        return () if value == (0,) else value
    if name in REAL_OPTIONS and isinstance(value, int) and not isinstance(value, bool):
        return float(value) if abs(value) <= LARGEST_FLOAT32 else value
    return value


def _is_whole(low: int, high: float = math.inf) -> Callable[[Any], bool]:
    return lambda v: isinstance(v, int) and not isinstance(v, bool) and low <= v <= high


def _is_real(low: float, high: float, *, above: bool = False) -> Callable[[Any], bool]:
    """Whether a value is a number from `low` (with `above`: above it) to `high`; NaN is not."""
    return lambda v: (
        isinstance(v, int | float)
        and not isinstance(v, bool)
        and (low < v if above else low <= v)
        and v <= high
    )


def _is_yes_or_no(value: Any) -> bool:
    return isinstance(value, bool)


def _limits() -> dict[str, tuple[Callable[[Any], bool], str]]:
    """For each option with a range: the test it has to pass, and the range in words."""
    is_width = _is_whole(1, LARGEST_WIDTH)
    return {
        "hidden": (
            lambda v: (
                isinstance(v, tuple)
                and len(v) <= MOST_LAYERS
                and all(is_width(width) for width in v)
            ),
            translate("at most {layers} widths from 1 to {most}, or 0 for no hidden layer").format(
                layers=MOST_LAYERS, most=LARGEST_WIDTH
            ),
        ),
        "init_scale": (
            lambda v: v is None or _is_real(0, LARGEST_FLOAT32)(v),
            translate("a number from 0 up"),
        ),
        "lr": (
            _is_real(0, LARGEST_FLOAT32, above=True),
            translate("a number above 0, at most {most:.3g}").format(most=LARGEST_FLOAT32),
        ),
        "momentum": (_is_real(0, 1), translate("a number from 0 to 1")),
        "weight_decay": (_is_real(0, LARGEST_FLOAT32), translate("a number from 0 up")),
        "batch_size": (_is_whole(1), translate("a whole number from 1 up")),
        "epochs": (_is_whole(1, 10**9), translate("a whole number from 1 up")),
        "zero_grads": (_is_yes_or_no, translate("True or False")),
        "validation": (
            lambda v: _is_real(0, 1)(v) and v < 1,
            translate("a fraction from 0 up to, not including, 1"),
        ),
        "standardize": (lambda v: v is None or _is_yes_or_no(v), translate("True or False")),
        "device": (lambda v: v in ("cpu", "cuda"), "cpu | cuda"),
        "checkpoint_every": (_is_whole(1), translate("a whole number from 1 up")),
    }
