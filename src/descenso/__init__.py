"""descenso: a laboratory for understanding how a neural network trains.

`import descenso as ds` costs nothing: PyTorch is imported when a name first needs it.

Example:
    >>> import descenso as ds
    >>> run = ds.train("moons", init="he", lr=1.0, epochs=60)
    >>> run.history[-1].accuracy > 0.9
    True
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from descenso.api.comparing import compare
    from descenso.api.explaining import explain
    from descenso.api.mapping import atlas
    from descenso.api.training import TrainedRun, train
    from descenso.core.activations import ACTIVATIONS as activations
    from descenso.core.gradients import autograd_gradients, manual_gradients, zero_grads
    from descenso.core.losses import cross_entropy
    from descenso.core.metrics import accuracy
    from descenso.core.network import forward, init_params
    from descenso.core.sgd import sgd_step
    from descenso.core.training import epochs, steps
    from descenso.data.load import load
    from descenso.doctor.watch import watch
    from descenso.runs.predict import predict
    from descenso.types import Layer

# Where each public name lives: (module, name there).
_HOMES = {
    "Layer": ("descenso.types", "Layer"),
    "init_params": ("descenso.core.network", "init_params"),
    "forward": ("descenso.core.network", "forward"),
    "cross_entropy": ("descenso.core.losses", "cross_entropy"),
    "accuracy": ("descenso.core.metrics", "accuracy"),
    "autograd_gradients": ("descenso.core.gradients", "autograd_gradients"),
    "manual_gradients": ("descenso.core.gradients", "manual_gradients"),
    "zero_grads": ("descenso.core.gradients", "zero_grads"),
    "sgd_step": ("descenso.core.sgd", "sgd_step"),
    "steps": ("descenso.core.training", "steps"),
    "epochs": ("descenso.core.training", "epochs"),
    "activations": ("descenso.core.activations", "ACTIVATIONS"),
    "load": ("descenso.data.load", "load"),
    "train": ("descenso.api.training", "train"),
    "explain": ("descenso.api.explaining", "explain"),
    "compare": ("descenso.api.comparing", "compare"),
    "atlas": ("descenso.api.mapping", "atlas"),
    "predict": ("descenso.runs.predict", "predict"),
    "watch": ("descenso.doctor.watch", "watch"),
    "TrainedRun": ("descenso.api.training", "TrainedRun"),
}

__all__ = [
    "Layer",
    "TrainedRun",
    "accuracy",
    "activations",
    "atlas",
    "autograd_gradients",
    "compare",
    "cross_entropy",
    "epochs",
    "explain",
    "forward",
    "init_params",
    "load",
    "manual_gradients",
    "predict",
    "sgd_step",
    "steps",
    "train",
    "watch",
    "zero_grads",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'descenso' has no attribute {name!r}")
    module, there = _HOMES[name]
    return getattr(importlib.import_module(module), there)


def load_ipython_extension(shell: Any) -> None:
    """What `%load_ext descenso` calls: from then on a notebook has `%%doctor`."""
    from descenso.api.magic import register

    register(shell)


def __dir__() -> list[str]:
    return sorted(__all__)
