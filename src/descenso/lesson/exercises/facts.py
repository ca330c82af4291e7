"""What a call comes to, as facts with names: numbers (a tensor) or words. Facts are compared.

The right function gives the facts that are asked for. A fact is in words where numbers would say
too much (weights are random, but leaves or not) or where there are none (`None` came back).
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from descenso.lesson.exercises.cases import Case, Spec
from descenso.lesson.exercises.observation import Observation, Seen

Fact = Tensor | str
Facts = dict[str, Fact]

PARAMETERS = ("W1", "b1", "W2", "b2")
ROUNDING = 1e-4
"""Of the largest right entry: float32 keeps seven digits, and the slips change the first three."""
SMALLEST = 1e-5

RESULT = "result"
"""The fact that not the right kind of thing was given back."""

ENOUGH = 500
"""Entries from which the standard deviation is known to a few per cent."""
SCALE = "≈ 0.1"
CENTRE = "≈ 0"
FAR = 2.6
"""Of so many normal numbers the largest lies beyond this many deviations, but for one draw in a
million; of numbers that are spread evenly, none lies beyond 1.7."""

AFTERWARDS = "after"
ENTRIES = "all"
COLUMNS = "columns"
ROWS = "rows"
BACKWARD = "backward"


def marked(name: str, mark: str) -> str:
    """A fact about `name` that is no attribute of it: `X (after)`."""
    return f"{name} ({mark})"


def has_mark(name: str, mark: str) -> bool:
    """Whether the fact called `name` has this mark."""
    return name.endswith(f" ({mark})")


def same(yours: Fact, right: Fact) -> bool:
    """Whether two facts agree: words to the letter, numbers up to rounding, shapes exactly."""
    if isinstance(yours, str) or isinstance(right, str):
        return isinstance(yours, str) and isinstance(right, str) and yours == right
    if yours.shape != right.shape:
        return False
    finite = right[right.isfinite()].abs()
    scale = finite.max().item() if finite.numel() else 0.0
    return torch.allclose(yours, right, rtol=0, atol=SMALLEST + ROUNDING * scale, equal_nan=True)


def differing(yours: Facts, right: Facts) -> list[str]:
    """Names of the facts that differ, in the order of the right ones.

    Where the thing given back is of another kind, that is all there is to say; and wrong numbers
    have wrong gradients, which say something only where the numbers are right.
    """
    if (RESULT in yours) != (RESULT in right):
        return [RESULT]
    names = [*right, *(name for name in yours if name not in right)]
    found = [
        name
        for name in names
        if name not in yours or name not in right or not same(yours[name], right[name])
    ]
    return [name for name in found if not has_mark(name, BACKWARD)] or found


def _value(seen: Seen) -> Fact:
    """The numbers, or what came instead of them."""
    if seen.is_tensor and seen.values is not None:
        return seen.values
    if seen.is_tensor:
        return f"Tensor {seen.shape}"
    if seen.items is not None:
        return f"{seen.type} ({len(seen.items)})"
    return "None" if seen.type == "NoneType" else seen.type


def _unchanged(observation: Observation, case: Case) -> Facts:
    """The tensors that the function was given, afterwards."""
    return {
        marked(name, AFTERWARDS): _value(observation.arguments[name])
        for name, spec in case.arguments.items()
        if "tensor" in spec
    }


def _way_back(observation: Observation) -> Facts:
    """What `backward()` on the sum would add to each `.grad`: wrong where the graph is cut."""
    return {
        marked(f"{name}.grad", BACKWARD): _value(seen)
        for name, seen in observation.way_back.items()
    }


def _result(name: str) -> Callable[[Observation, Case], Facts]:
    def facts(observation: Observation, case: Case) -> Facts:
        seen = observation.result
        found: Facts = {name: _value(seen)}
        if seen.is_tensor:
            found[f"{name}.requires_grad"] = str(seen.tracked)
        return {**found, **_unchanged(observation, case), **_way_back(observation)}

    return facts


def _gradients(observation: Observation, case: Case) -> Facts:
    items = observation.result.items
    if items is None or len(items) != len(PARAMETERS):
        return {RESULT: _value(observation.result)}
    found = {f"d{name}": _value(item) for name, item in zip(PARAMETERS, items, strict=True)}
    return {**found, **_unchanged(observation, case)}


def _init(observation: Observation, _case: Case) -> Facts:
    items = observation.result.items
    if items is None or len(items) != len(PARAMETERS):
        return {RESULT: _value(observation.result)}
    named = dict(zip(PARAMETERS, items, strict=True))
    found: Facts = {}
    for name, seen in named.items():
        if not seen.is_tensor:
            found[name] = _value(seen)
            continue
        found[f"{name}.shape"] = str(seen.shape)
        found[f"{name}.dtype"] = seen.dtype
        found[f"{name}.is_leaf"] = str(seen.leaf)
        found[f"{name}.requires_grad"] = str(seen.tracked)
        if seen.values is not None:
            found.update(_spread(name, seen.values))
    found["storage"] = str(len({seen.storage for seen in items if seen.is_tensor}))
    W1, W2 = named["W1"].values, named["W2"].values
    alike = W1 is not None and W2 is not None and W1.shape == W2.shape and bool((W1 == W2).all())
    found["W1 == W2"] = str(alike)
    return found


def _spread(name: str, values: Tensor) -> Facts:
    """Biases in full; of weights how they are spread, since their numbers are chance."""
    if name.startswith("b"):
        return {name: values}
    found = _copies(name, values)
    if values.numel() >= ENOUGH:
        deviation, mean = values.std().item(), values.mean().item()
        found[f"{name}.std()"] = SCALE if 0.09 < deviation < 0.11 else f"{deviation:.2g}"
        found[f"{name}.mean()"] = CENTRE if abs(mean) < 0.015 else f"{mean:.1g}"
        tail = values.abs().max().item() / deviation if deviation else 0.0
        found[largest(name)] = f"> {FAR}" if tail > FAR else f"{tail:.2g}"
    return found


def largest(name: str) -> str:
    """The fact how far the largest weight lies out: by it an even spread shows."""
    return f"{name}.abs().max() / {name}.std()"


def _copies(name: str, values: Tensor) -> Facts:
    """Whether all entries are one number, or all columns or rows are the same."""
    if not values.numel() or values.dim() != 2:
        return {}
    if bool((values == values[0, 0]).all()):
        first = values[0, 0].item()
        alone = values.numel() == 1 and first != 0
        return {} if alone else {marked(name, ENTRIES): f"= {first:.3g}"}
    found: Facts = {}
    if values.shape[1] > 1 and bool((values == values[:, :1]).all()):
        found[marked(name, COLUMNS)] = "="
    if values.shape[0] > 1 and bool((values == values[:1]).all()):
        found[marked(name, ROWS)] = "="
    return found


def _step(observation: Observation, case: Case) -> Facts:
    found: Facts = {}
    for name in PARAMETERS:
        seen = observation.arguments[name]
        found[name] = _value(seen)
        found[f"{name}.is_leaf"] = str(seen.leaf)
        found[f"{name}.requires_grad"] = str(seen.tracked)
        found[marked(f"{name}.grad", AFTERWARDS)] = _kept_or_cleared(seen, case.arguments[name])
    return found


def _kept_or_cleared(seen: Seen, spec: Spec) -> Fact:
    """The gradient as it was; one that the step has cleared is as good."""
    kept = torch.tensor(spec["grad"], dtype=torch.float64)
    if seen.grad is None:
        return kept
    value = _value(seen.grad)
    return kept if isinstance(value, Tensor) and not value.any() else value


def _cleared(observation: Observation, _case: Case) -> Facts:
    """A `.grad` of None is as clear as one of zeros."""
    found: Facts = {}
    for name in PARAMETERS:
        seen = observation.arguments[name]
        value = _value(seen)
        nothing = torch.zeros_like(value) if isinstance(value, Tensor) else "None"
        found[f"{name}.grad"] = nothing if seen.grad is None else _value(seen.grad)
        found[name] = value
        found[f"{name}.requires_grad"] = str(seen.tracked)
    return found


def _trained(observation: Observation, _case: Case) -> Facts:
    found: Facts = {"losses": _losses(observation.result)}
    if _keeps_graph(observation.result):
        found["losses.requires_grad"] = "True"
    again = observation.arguments_again or {}
    repeated = True
    for name in PARAMETERS:
        found[name] = _value(observation.arguments[name])
        if name in again:
            repeated = repeated and same(_value(again[name]), found[name])
    found["same generator, same result"] = str(repeated)
    return found


def _losses(seen: Seen) -> Fact:
    """A list or tuple of numbers or scalars, or a tensor of them: one value an epoch."""
    if seen.items is None:
        return _value(seen)
    numbers = [item.values for item in seen.items]
    if any(number is None or number.numel() != 1 for number in numbers):
        return _value(seen)
    flat = [number.reshape(()) for number in numbers if number is not None]
    return torch.stack(flat) if flat else torch.zeros(0, dtype=torch.float64)


def _keeps_graph(seen: Seen) -> bool:
    return seen.tracked or any(item.tracked for item in seen.items or ())


FACTS: dict[str, Callable[[Observation, Case], Facts]] = {
    "init": _init,
    "forward": _result("logits"),
    "cross_entropy": _result("loss"),
    "gradients": _gradients,
    "sgd_step": _step,
    "zero_grads": _cleared,
    "train": _trained,
}
"""For each function, what a call of it comes to."""
