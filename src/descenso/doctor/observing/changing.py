"""Taking one suspected cause away while somebody's training runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch
from torch import Tensor

from descenso.doctor.interventions import LOADER, Intervention
from descenso.doctor.observing.calls import CONVOLUTIONS, MATRIX_PRODUCTS, PRODUCTS, RECURRENT
from descenso.doctor.observing.frames import Site
from descenso.doctor.observing.training import Training

ENOUGH_ROWS = 256
"""Means and deviations of the inputs are taken from this many rows, or all if there are fewer."""

BIASED = CONVOLUTIONS | {"linear", "addmm"}
SUMS = frozenset({"add", "add_", "sub"})
SCALES = frozenset({"mul", "__rmul__", "div", "__truediv__"})


class Changing:
    """Realises one intervention on the calls that the mode shows it. It never touches the
    script's random numbers: what it draws comes from a generator of its own.
    """

    def __init__(self, training: Training, intervention: Intervention) -> None:
        self.training = training
        self.intervention = intervention
        self.kind = intervention.kind
        self._generator = torch.Generator(device="cpu").manual_seed(0)
        self._orders: dict[int, Tensor] = {}
        self._fitted: set[int] = set()
        self._rates: dict[tuple[int, int], float] = {}
        self._moments: dict[int, list[Tensor]] = {}

    def operation(
        self,
        func: Callable[..., Any],
        name: str,
        site: Site | None,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> tuple[bool, tuple[Any, ...], Any]:
        """Whether the call is replaced; the arguments to use; the result in place of the call's."""
        if self._hands_on(name, site, args):
            return True, args, args[0]
        if self.kind == "standardize-inputs" and name in PRODUCTS | {"mul"}:
            return False, self._standardized(name, args), None
        if self.kind == "fit-start" and self.training.passes == 0:
            with torch.no_grad():
                self._fit(func, name, args, kwargs)
        if self.kind == "scale-updates" and name in ("sub", "add") and self._rebinds(args, site):
            start = args[0].detach()
            moved = start + float(self.intervention.value or 1.0) * (func(*args, **kwargs) - start)
            if site in self.training.renewed_at:
                self.training.updated_anew(args[0], moved, site)
            return True, args, moved
        if self.kind == "shuffle-rows" and self.intervention.target != LOADER:
            return False, self._shuffled(name, args), None
        return False, args, None

    def _hands_on(self, name: str, site: Site | None, args: tuple[Any, ...]) -> bool:
        """Whether the call is to do nothing."""
        if self.kind == "skip-call":
            return name == self.intervention.value and self._is_target(site)
        if self.kind == "let-gradients-through":
            return name in ("detach", "data") and self._is_target(site)
        scales = self.kind == "unit-slope" and name in SCALES
        return scales and factor_in(args) == self.intervention.value

    def _rebinds(self, args: tuple[Any, ...], site: Site | None) -> bool:
        """Whether a parameter moves by being made anew: `W = W - lr * g`, with g its gradient."""
        if len(args) < 2 or id(args[0]) not in self.training.parameters:
            return False
        if site in self.training.renewed_at:
            return True
        step = args[1]
        maker = self.training.tape.maker(step) if isinstance(step, Tensor) else None
        if maker is None or step.shape != args[0].shape:
            return False
        return maker.name == "grad" or any(
            before is not None and before.name == "grad" for before in maker.makers
        )

    def _is_target(self, site: Site | None) -> bool:
        return site is not None and f"{site[0]}:{site[1]}" == self.intervention.target

    def before_backward(self) -> None:
        """A backward pass is about to run."""
        if self.kind == "clear-gradients":
            for watched in self.training.parameters.values():
                watched.tensor.grad = None

    # -- updates ----------------------------------------------------------------------------------

    def before_update(self, tensors: list[Tensor]) -> list[Tensor] | None:
        """The values before an update, if they will be needed after it."""
        if self.kind != "scale-updates":
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

    def before_optimizer(self, optimizer: Any) -> None:
        """An optimizer is about to take a step."""
        if self.kind == "hold-rate":
            for number, group in enumerate(optimizer.param_groups):
                key = id(optimizer), number
                self._rates[key] = max(float(group["lr"]), self._rates.get(key, 0.0))
                group["lr"] = self._rates[key]

    # -- inputs -----------------------------------------------------------------------------------

    def _standardized(self, name: str, args: tuple[Any, ...]) -> tuple[Any, ...]:
        place = 1 if name in ("addmm", "addmv") else 0
        if len(args) <= place + 1 or not all(isinstance(one, Tensor) for one in args[place:2]):
            return args
        other = place + 1
        if name == "mul" and args[0].requires_grad:
            place, other = 1, 0
        data, weights = args[place], args[other]
        if data.requires_grad or not data.ndim or not data.is_floating_point():
            return args
        if (name == "mul") != (weights.numel() == 1 and data.numel() > 1):
            return args
        key = weights.data_ptr()
        if key not in self._moments:
            if not (torch.is_grad_enabled() and weights.requires_grad):
                return args
            self._moments[key] = []
        seen = self._moments[key]
        if torch.is_grad_enabled() and sum(map(len, seen)) < ENOUGH_ROWS:
            seen.append(data.detach().reshape(-1, data.shape[-1] if data.ndim > 1 else 1))
        known = torch.cat(seen)
        mean, deviation = known.mean(0), known.std(0, correction=0)
        deviation = torch.where(deviation > 0, deviation, torch.ones_like(deviation))
        changed = list(args)
        changed[place] = (data - mean) / deviation
        return tuple(changed)

    # -- the start --------------------------------------------------------------------------------

    def _fit(
        self, func: Callable[..., Any], name: str, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        """Draw a layer's weights anew when they are first used, so that over this batch each of
        its outputs has deviation 1, or the intervention's value, and choose its bias so that the
        mean is 0 (Krähenbühl and others 2016).
        """
        if name in SUMS and len(args) > 1:
            for bias in self._unfitted(args[1:]):
                if bias.ndim <= 1 and isinstance(args[0], Tensor):
                    self._center(bias, args[0])
        if name in RECURRENT:
            self._fit_memory(name, args)
        if name in MATRIX_PRODUCTS | CONVOLUTIONS:
            self._fit_matrix(func, name, args, kwargs)

    def _fit_matrix(
        self, func: Callable[..., Any], name: str, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        weights = [one for one in self._unfitted(args) if one.ndim > 1]
        if len(weights) > 1:  # a product of parameters alone
            for matrix in weights:
                self._fitted.add(_memory(matrix))
                drawn = torch.randn(matrix.shape, generator=self._generator, device="cpu")
                matrix.data.copy_(drawn / min(matrix.shape) ** 0.25)
            return
        biases = [one for one in self._unfitted((*args, *kwargs.values())) if one.ndim <= 1]
        for matrix in weights:
            self._fitted.add(_memory(matrix))
            drawn = torch.randn(matrix.shape, generator=self._generator, device="cpu")
            matrix.data.copy_(drawn / matrix.shape[0] ** 0.5)
            for bias in biases:
                bias.data.zero_()
            out = func(*map(_detached, args), **kwargs)
            if name in CONVOLUTIONS:
                out = out.movedim(1 - matrix.ndim, -1)  # channels last
            spread = float(_by_row(out).std(0).mean()) if len(_by_row(out)) > 1 else 1.0
            if spread > 0:
                scale = float(self.intervention.value or 1.0) / spread
                matrix.data.mul_(scale)
                out = scale * out
            elif matrix.ndim == 2 and matrix.shape[0] == matrix.shape[1]:
                matrix.data.copy_(torch.linalg.qr(drawn).Q)  # a memory, still empty, that is kept
            for bias in biases if name in BIASED else ():
                self._center(bias, out)

    def _fit_memory(self, name: str, args: tuple[Any, ...]) -> None:
        """Draw a recurrent layer anew: what it keeps of its memory is orthogonal, gate by gate, so
        that nothing grows or fades, and an LSTM begins by keeping (Jozefowicz and others 2015).
        """
        given = [one for one in args if isinstance(one, (list, tuple))][-1]  # before it, memories
        for number, weights in enumerate(self._unfitted(tuple(given))):
            self._fitted.add(_memory(weights))
            if weights.ndim == 1:
                weights.data.zero_()
                if name == "lstm" and number % 4 == 2:
                    weights.data[len(weights) // 4 : len(weights) // 2] = 1.0
                continue
            gates = weights.data.split(weights.shape[1])
            square = all(gate.shape[0] == gate.shape[1] for gate in gates)
            drawn = torch.randn(weights.shape, generator=self._generator, device="cpu")
            scale = float(self.intervention.value or 1.0)
            weights.data.copy_(scale * drawn / weights.shape[1] ** 0.5)
            if square and number % 2:
                for gate, normal in zip(gates, drawn.split(weights.shape[1]), strict=True):
                    gate.copy_(torch.linalg.qr(normal).Q)

    def _center(self, bias: Tensor, out: Tensor) -> None:
        self._fitted.add(_memory(bias))
        mean = _by_row(out.detach()).mean(0)
        bias.data.copy_(-(mean if bias.shape == mean.shape else mean.mean().expand_as(bias)))

    def _unfitted(self, args: tuple[Any, ...]) -> Iterator[Tensor]:
        for value in args:
            if (
                isinstance(value, Tensor)
                and value.requires_grad
                and _memory(value) not in self._fitted
            ):
                base = value if value._base is None else value._base
                if base.is_leaf and value.is_floating_point():
                    yield value

    # -- the order of the rows --------------------------------------------------------------------

    def order(self, count: int) -> Tensor:
        """One permutation for all tensors of `count` rows: features and labels stay together."""
        if count not in self._orders:
            self._orders[count] = torch.randperm(count, generator=self._generator, device="cpu")
        return self._orders[count]

    def _shuffled(self, name: str, args: tuple[Any, ...]) -> tuple[Any, ...]:
        if not args or not isinstance(args[0], Tensor) or args[0].ndim < 1 or args[0].requires_grad:
            return args
        table = args[0]
        if name in ("split", "chunk", "narrow") and len(table) > 1:
            return (table[self.order(len(table)).to(table.device)], *args[1:])
        if name == "__getitem__" and isinstance(args[1], slice) and len(table) > 1:
            return (table[self.order(len(table)).to(table.device)], *args[1:])
        picks = name in ("__getitem__", "index_select")
        index = _row_numbers(args[-1]) if picks else None
        if index is not None:
            return (*args[:-1], self.order(len(table)).to(index.device)[index])
        return args


def factor_in(args: tuple[Any, ...]) -> float | None:
    """The plain number by which `SCALES` multiply or divide a tensor."""
    other = args[1] if len(args) > 1 else None
    return float(other) if isinstance(other, (int, float)) else None


def _row_numbers(index: Any) -> Tensor | None:
    """An index that is a row of row numbers, as a tensor, whatever holds them."""
    if isinstance(index, (list, np.ndarray)):
        if not len(index) or not isinstance(index[0], (int, np.integer)) or index[0] is True:
            return None
        index = torch.as_tensor(index)
    numbers = isinstance(index, Tensor) and index.dtype == torch.int64 and index.ndim == 1
    return index if numbers else None


def _memory(tensor: Tensor) -> int:
    return tensor.untyped_storage().data_ptr()


def _by_row(tensor: Tensor) -> Tensor:
    """Rows by outputs, whatever else there is counted as rows."""
    return tensor.reshape(-1, tensor.shape[-1]) if tensor.ndim > 1 else tensor.reshape(-1, 1)


def _detached(value: Any) -> Any:
    return value.detach() if isinstance(value, Tensor) else value
