"""What other tools look at, recorded from a plain program: one row for each backward pass.

They read Keras models, `nn.Module` hooks or saved tensors. Here the same numbers are taken as the
operations pass, so that all tools judge the same runs.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch.optim.optimizer import register_optimizer_step_pre_hook
from torch.overrides import TorchFunctionMode

MOST_STEPS = 1000
"""Backward passes that are recorded: criteria that hold or fail at all show it by then."""

ACTIVATIONS = ("relu", "relu_", "tanh", "tanh_", "sigmoid", "sigmoid_")
PRODUCTS = ("linear", "matmul", "__matmul__", "mm", "addmm", "__rmatmul__")
LOSSES = (
    *("cross_entropy", "nll_loss", "mse_loss", "l1_loss", "smooth_l1_loss"),
    *("binary_cross_entropy", "binary_cross_entropy_with_logits"),
)


class Recorder(TorchFunctionMode):
    """Notes what passes; never changes it."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[dict[str, Any]] = []
        self.inputs: dict[str, float] | None = None
        self.validation: list[tuple[int, float, float | None]] = []
        self.learning_rate: float | None = None
        self.last_loss: str | None = None
        self._layers: list[dict[str, Any]] = []
        self._accuracy: float | None = None
        self._confusion: dict[int, list[int]] = {}
        self._order: dict[int, int] = {}
        self._before: list[torch.Tensor] = []

    def __torch_function__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: Any = None
    ) -> Any:
        kwargs = kwargs or {}
        name = getattr(func, "__name__", "")
        if name == "backward" and isinstance(args[0], torch.Tensor):
            leaves = _leaves(args[0])
            result = func(*args, **kwargs)
            self._step(args[0], leaves, [leaf.grad for leaf in leaves])
            return result
        result = func(*args, **kwargs)
        if len(self.steps) < MOST_STEPS:
            self._note(name, args, kwargs, result)
        return result

    def _note(self, name: str, args: tuple[Any, ...], kwargs: Any, result: Any) -> None:
        if name == "grad" and args and isinstance(args[0], torch.Tensor):
            wanted = args[1] if len(args) > 1 else kwargs.get("inputs")
            wanted = [wanted] if isinstance(wanted, torch.Tensor) else list(wanted)
            self._step(args[0], wanted, list(result))
        elif name in PRODUCTS and isinstance(args[0], torch.Tensor):
            self._first_input(args[0])
            for one in args:
                if isinstance(one, torch.Tensor) and one.requires_grad and one.is_leaf:
                    self._order.setdefault(id(one), len(self._order))
            self._layers.append({"kind": "product", **_spread(result)})
        elif name in ACTIVATIONS and isinstance(result, torch.Tensor):
            kind = name.rstrip("_")
            self._layers.append({"kind": kind, **_activity(kind, result), **_spread(result)})
        elif name in LOSSES and isinstance(result, torch.Tensor) and result.dim() == 0:
            self._loss(name, args, kwargs, result)

    def _first_input(self, x: torch.Tensor) -> None:
        if self.inputs is None and not x.requires_grad and x.is_floating_point() and x.numel():
            self.inputs = {
                "min": x.min().item(),
                "max": x.max().item(),
                "mean": x.mean().item(),
                "std": x.std().item() if x.numel() > 1 else 0.0,
                "nan": float(not torch.isfinite(x).all()),
            }

    def _loss(self, name: str, args: tuple[Any, ...], kwargs: Any, result: torch.Tensor) -> None:
        output = args[0]
        target = args[1] if len(args) > 1 else kwargs.get("target")
        accuracy = self._score(name, output, target, learning=result.requires_grad)
        if result.requires_grad:
            self._accuracy = accuracy
            raw = name == "nll_loss" and bool((output > 0).any())
            self.last_loss = "nll_loss of scores" if raw else name
        else:
            self.validation.append((len(self.steps), result.item(), accuracy))

    def _score(self, name: str, output: Any, target: Any, *, learning: bool) -> float | None:
        if name in ("cross_entropy", "nll_loss") and target.dtype == torch.long:
            predicted, target = output.argmax(1), target.reshape(-1)
        elif name.startswith("binary_cross_entropy"):
            middle = 0.0 if name.endswith("logits") else 0.5
            predicted, target = (
                (output > middle).reshape(-1).long(),
                target.reshape(-1).round().long(),
            )
        else:
            return None
        right = predicted == target
        for kind in target.unique().tolist() if learning else ():
            seen = self._confusion.setdefault(int(kind), [0, 0])
            seen[0] += int((target == kind).sum())
            seen[1] += int(right[target == kind].sum())
        return right.float().mean().item()

    def _step(self, loss: torch.Tensor, leaves: list[Any], grads: list[Any]) -> None:
        forward = sorted(
            zip(leaves, grads, strict=True), key=lambda pair: self._order.get(id(pair[0]), 0)
        )
        pairs = [
            (leaf.detach(), grad.detach())
            for leaf, grad in forward
            if isinstance(grad, torch.Tensor) and leaf.dim() > 1
        ]
        if len(self.steps) < MOST_STEPS:
            weights = [weight for weight, _grad in pairs]
            changes = self._changes(weights)
            self.steps.append(
                {
                    "loss": loss.sum().item(),
                    "accuracy": self._accuracy,
                    "layers": self._layers,
                    "weights": [
                        {**_weight(weight), **_gradient(grad), "change": change}
                        for (weight, grad), change in zip(pairs, changes, strict=True)
                    ],
                }
            )
            self._before = [weight.clone() for weight in weights]
        self._layers, self._accuracy = [], None

    def _changes(self, weights: list[torch.Tensor]) -> list[float | None]:
        """Mean absolute update of each weight since the last step, by its mean absolute value."""
        if [w.shape for w in weights] != [w.shape for w in self._before]:
            return [None] * len(weights)
        return [
            ((now - old).abs().mean() / (old.abs().mean() + 1e-12)).item()
            for now, old in zip(weights, self._before, strict=True)
        ]

    def vitals(self) -> dict[str, Any]:
        """All that was recorded, as plain numbers."""
        return {
            "steps": self.steps,
            "inputs": self.inputs,
            "validation": self.validation,
            "learning_rate": self.learning_rate,
            "last_loss": self.last_loss,
            "confusion": list(self._confusion.values()),
        }


@contextmanager
def recording() -> Iterator[Recorder]:
    """A recorder that also reads the learning rate of optimizers."""
    recorder = Recorder()

    def read(optimizer: Any, _args: Any, _kwargs: Any) -> None:
        recorder.learning_rate = float(optimizer.param_groups[0]["lr"])

    handle = register_optimizer_step_pre_hook(read)
    try:
        with recorder:
            yield recorder
    finally:
        handle.remove()


def _leaves(loss: torch.Tensor) -> list[torch.Tensor]:
    """The leaves that a loss was made of."""
    found: list[torch.Tensor] = []
    stack, seen = [loss.grad_fn], set()
    while stack:
        node = stack.pop()
        if node is None or node in seen:
            continue
        seen.add(node)
        if hasattr(node, "variable"):
            found.append(node.variable)
        stack.extend(parent for parent, _index in node.next_functions)
    return found


def _spread(x: torch.Tensor) -> dict[str, Any]:
    x = x.detach()
    finite = bool(torch.isfinite(x).all()) if x.is_floating_point() else True
    std = x.std().item() if x.is_floating_point() and x.numel() > 1 and finite else None
    return {"mean": x.float().mean().item(), "std": std, "finite": finite}


def _activity(kind: str, out: torch.Tensor) -> dict[str, Any]:
    out = out.detach().reshape(-1, out.shape[-1]) if out.dim() else out.detach().reshape(1, 1)
    if kind == "relu":
        major = torch.quantile(out.float(), 0.95, dim=0)
        return {
            "zeros": (out <= 0).float().mean().item(),
            "dead": (major < 1e-5).float().mean().item(),
            "active": (out > 0).float().mean(0).le(0.01).float().mean().item(),
        }
    low, high = (-1.0, 1.0) if kind == "tanh" else (0.0, 1.0)
    nearness = ((2 * (out - low) / (high - low)) - 1).abs()  # 0 in the middle, 1 at the ends
    at = (
        {5.0: math.tanh(5.0), 9.4999: math.tanh(9.4999)}
        if kind == "tanh"
        else {
            5.0: math.tanh(2.5),
            9.4999: math.tanh(8.5),
        }
    )
    return {
        "beyond_5": (nearness >= at[5.0]).float().mean().item(),
        "stuck": (nearness >= at[9.4999]).float().mean(0).ge(0.99).float().mean().item(),
        "ro": (nearness.mean(0) > 0.85).float().mean().item(),
    }


def _weight(w: torch.Tensor) -> dict[str, float]:
    return {
        "mean": w.mean().item(),
        "size": w.abs().mean().item(),
        "variance": w.var().item() if w.numel() > 1 else 0.0,
        "same": float(w.numel() > 1 and bool(w.max() == w.min())),
        "negative": (w < 0).float().mean().item(),
        "tiny": (w.abs() < 1e-5).float().mean().item(),
    }


def _gradient(g: torch.Tensor) -> dict[str, float]:
    flat = g.float().reshape(-1)
    spread = flat.quantile(0.95) - flat.quantile(0.05) if flat.numel() < 1_000_000 else flat.std()
    return {
        "gradient_norm": g.norm().item(),
        "gradient_size": g.abs().mean().item(),
        "gradient_mean": g.mean().item(),
        "gradient_zeros": (g == 0).float().mean().item(),
        "gradient_spread": spread.item(),
    }
