"""Taking one suspected cause away while somebody's training runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from descenso.doctor.interventions import Intervention
from descenso.doctor.observing.frames import Site
from descenso.doctor.observing.training import Training


class Changing:
    """Realises one intervention on the calls that the mode shows it."""

    def __init__(self, training: Training, intervention: Intervention) -> None:
        self.training = training
        self.intervention = intervention

    def operation(
        self,
        func: Callable[..., Any],
        name: str,
        site: Site | None,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> tuple[bool, tuple[Any, ...], Any]:
        """Whether the call is replaced; the arguments to use; the result in place of the call's."""
        return False, args, None

    def before_backward(self) -> None:
        """A backward pass is about to run."""
        if self.intervention.kind == "clear-gradients":
            for watched in self.training.parameters.values():
                watched.tensor.grad = None

    def before_update(self, tensors: list[Tensor]) -> list[Tensor] | None:
        """The values before an update, if they will be needed after it."""
        if self.intervention.kind != "scale-updates":
            return None
        return [tensor.detach().clone() for tensor in tensors]

    def after_update(self, tensors: list[Tensor], before: list[Tensor] | None) -> None:
        """Scale what the update did."""
        if before is None:
            return
        factor = float(self.intervention.value or 1.0)
        with torch.no_grad():
            for tensor, old in zip(tensors, before, strict=True):
                tensor.copy_(old + factor * (tensor - old))
