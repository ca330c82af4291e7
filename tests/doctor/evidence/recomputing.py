"""What a finding says in numbers, against the same script run where nobody watches.

A case is a script, an id, and a function that works the evidence out anew: from the tensors that
the plain run leaves behind, from what an edit of the script wrote down, or in closed form. The
whole evidence is compared, so that no number of it goes unchecked.
"""

from __future__ import annotations

import json
import math
import random
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from statistics import fmean
from typing import Any, NamedTuple

import numpy as np
import pytest
import torch
from tests.doctor.running import judged


@dataclass(frozen=True)
class Plain:
    """A script that ran alone: its globals, its loss at each backward pass, what ended it."""

    end: dict[str, Any]
    losses: list[float]
    error: Exception | None

    def __getitem__(self, name: str) -> Any:
        return self.end[name]


@cache
def plainly(source: str, **given: Any) -> Plain:
    """Run `source` with nothing around it but a note of each loss; `kept` is a list of its own."""
    torch.manual_seed(0)
    random.seed(0)
    np.random.seed(0)
    end: dict[str, Any] = {"__name__": "__main__", "kept": [], **given}
    losses: list[float] = []
    backward, grad = torch.Tensor.backward, torch.autograd.grad

    def noted(root, *args, **kwargs):
        losses.append(root.item())
        return backward(root, *args, **kwargs)

    def noted_too(root, *args, **kwargs):
        losses.append(root.item())
        return grad(root, *args, **kwargs)

    error = None
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        patch.setattr(torch.Tensor, "backward", noted)
        patch.setattr(torch.autograd, "grad", noted_too)
        try:
            exec(compile(source, "<plain>", "exec"), end)
        except Exception as raised:
            error = raised
    return Plain(end, losses, error)


def edited(source: str, *changes: tuple[str, str]) -> str:
    """The script with each first text of a pair replaced by the second; it must be there."""
    for old, new in changes:
        assert old in source, old
        source = source.replace(old, new)
    return source


@cache
def judgement_of(source: str):
    """What the doctor says about `source`, second runs included."""
    return judged(source)


def told(source: str, kind: str) -> dict[str, Any]:
    """The evidence of the one finding under this id."""
    findings = [f for f in judgement_of(source).findings if f.id == kind]
    assert len(findings) == 1, [f.id for f in judgement_of(source).findings]
    return findings[0].evidence


SEEDS = "seeds", "seeds_agreeing"
"""From how many seeds a second run was tried, and from how many it came out so; a test of its own
works them out.
"""


class Case(NamedTuple):
    """A script that has the condition, and what its evidence has to be."""

    id: str
    source: str
    recomputed: Callable[[str], dict[str, Any]]

    def __str__(self) -> str:
        return f"{self.id}: {self.recomputed.__name__}"

    def check(self) -> None:
        """The evidence is what the plain run gives, number by number, and survives JSON."""
        evidence = told(self.source, self.id)
        seeds = {name: evidence[name] for name in SEEDS if name in evidence}
        assert not seeds or 2 * seeds["seeds_agreeing"] > seeds["seeds"] in (2, 3)
        assert_same(evidence, self.recomputed(self.source) | seeds)
        assert json.loads(json.dumps(evidence)) == evidence


class Cases(list[Case]):
    """The cases of one family of ids."""

    def of(self, kind: str, *sources: str) -> Callable[..., Any]:
        """Decorates the function that works out the evidence of `kind` on each of `sources`."""

        def note(recomputed: Callable[[str], dict[str, Any]]) -> Callable[[str], dict[str, Any]]:
            self.extend(Case(kind, source, recomputed) for source in sources)
            return recomputed

        return note


def assert_same(evidence: dict[str, Any], recomputed: dict[str, Any]) -> None:
    """Equal keys and values; numbers with a fraction up to rounding in float32."""
    assert set(evidence) == set(recomputed)
    for name, value in recomputed.items():
        expected = pytest.approx(value, rel=1e-4, abs=1e-7) if _is_real(value) else value
        assert evidence[name] == expected, name
        assert isinstance(evidence[name], bool) == isinstance(value, bool), name


def _is_real(value: object) -> bool:
    return isinstance(value, float)


def tail(losses: Iterable[float]) -> float | None:
    """The mean of the last tenth; None where it is not a number."""
    values = list(losses)
    mean = fmean(values[-max(1, len(values) // 10) :])
    return mean if math.isfinite(mean) else None


def forked(
    base: list[float], twin: list[float], kind: str, value: float | str | None = None
) -> dict[str, Any]:
    """What a second run adds to the evidence: both ends, and what was changed."""
    return {"loss": tail(base), "fork_loss": tail(twin), "fork": kind, "fork_value": value}


def fitted(source: str, kind: str) -> dict[str, Any]:
    """The same for the start that the doctor draws: its end is that of the twin it shows."""
    twins = [twin for twin in judgement_of(source).twins if twin.id == kind]
    twin = [point.loss for point in twins[-1].losses]
    base = plainly(source).losses
    assert twins[-1].intervention.kind == "fit-start"
    assert len(twin) == len(base)
    assert twin[0] != pytest.approx(base[0], rel=1e-3)
    return forked(base, twin, "fit-start")
