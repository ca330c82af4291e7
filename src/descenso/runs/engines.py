"""The table of engines that a run can choose from: core's, and the compiled one."""

from __future__ import annotations

from typing import Any

from torch import Tensor

from descenso.core.gradients import ENGINES as CORE_ENGINES
from descenso.core.gradients import GradientEngine
from descenso.errors import look_up
from descenso.types import Gradients


def _kernel(*args: Any, **options: Any) -> tuple[Tensor, Gradients]:
    # numba takes half a second to import.
    from descenso.compiled.gradients import kernel_gradients

    return kernel_gradients(*args, **options)


ENGINES: dict[str, GradientEngine] = {**CORE_ENGINES, "kernel": _kernel}


def find_engine(engine: str) -> GradientEngine:
    """The row of `ENGINES` called `engine`.

    Raises:
        OptionError: no row has that name.
    """
    return look_up(ENGINES, "engine", engine)
