"""Facts worth seeing before any training: first loss, silent units, size of an update."""

from __future__ import annotations

from dataclasses import dataclass

from torch import Tensor, linalg

from descenso.core.network import named_tensors
from descenso.explanation.snapshot import Snapshot
from descenso.runs.run import guessing_loss


@dataclass(frozen=True)
class Facts:
    """Measured on all training rows unless it says otherwise.

    Attributes:
        first_loss: of the network before any training.
        guess: ln C, what guessing among C classes costs.
        loss_now: just before this step.
        hidden_units: their number.
        silent_first: hidden units with derivative 0 on every row before any training.
        silent_now: the same just before this step.
        update_ratios: for each parameter ‖η·direction‖ / ‖parameter‖ of this step, as the run took
            it; None for a parameter that was all zeros.
    """

    first_loss: float
    guess: float
    loss_now: float
    hidden_units: int
    silent_first: int
    silent_now: int
    update_ratios: dict[str, float | None]

    def to_json(self) -> dict[str, object]:
        """Plain values."""
        return dict(vars(self))


def facts(snapshot: Snapshot) -> Facts:
    """The facts of the run that `snapshot` is taken from."""
    directions = dict(named_tensors(snapshot.directions))
    return Facts(
        first_loss=snapshot.start.loss,
        guess=guessing_loss(len(snapshot.classes)),
        loss_now=snapshot.now.loss,
        hidden_units=sum(snapshot.sizes[1:-1]),
        silent_first=snapshot.start.dead_units,
        silent_now=snapshot.now.dead_units,
        update_ratios={
            name: _ratio(snapshot.options.lr, directions[name], tensor)
            for name, tensor in named_tensors(snapshot.params)
        },
    )


def _ratio(lr: float, direction: Tensor, parameter: Tensor) -> float | None:
    size = linalg.vector_norm(parameter.detach()).item()
    return lr * linalg.vector_norm(direction.double()).item() / size if size else None
