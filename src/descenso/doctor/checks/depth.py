"""Gradients that grow or die on their way back: from layer to layer, or through time."""

from __future__ import annotations

import contextlib
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import starmap
from statistics import fmean

import torch
from torch import Tensor
from torch.utils.hooks import RemovableHandle

from descenso.doctor.checks.arrays import where_drawn
from descenso.doctor.checks.lines import in_use
from descenso.doctor.interventions import Intervention
from descenso.doctor.observing.calls import MATRIX_PRODUCTS, PRODUCTS, RECURRENT
from descenso.doctor.observing.check import Check, Move, Watched
from descenso.doctor.observing.frames import Site, place_of
from descenso.doctor.observing.reading import feeding, is_leaf, weights_of
from descenso.doctor.observing.tape import Op, tensors_among
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Sign, Suspicion
from descenso.doctor.words import Evidence

FAR = 30.0
"""Gradients of first and last layer, or step in time, this many times apart."""

FEWEST_LAYERS = 4

MANY_TIMES = 5
"""Weights that are used so often in one pass are a recurrent layer's."""

MOST_LOOKS = 5

FELL_LITTLE = 0.2
"""A loss that fell below this part of the first leaves nothing to explain."""

CONFIRMED = 0.5
SMALL = 0.2
"""Deviation of the layers' outputs in a cautious start: residual sums and tanh stay in range."""


class DepthCheck(Check):
    """Measures gradients on their way through the first backward pass."""

    ids = ("exploding-gradient", "vanishing-gradient")

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._hooks: list[RemovableHandle] = []
        self._lengths: dict[int, float] = {}
        self._looked = False
        self._looks = 0
        self._memory: tuple[int, float, Watched | None] | None = None
        self._norms: list[float] = []
        self._first_layer: Watched | None = None
        self._through_time: list[float] = []
        self._through_layers: list[float] = []  # that of the outputs is none of the network's
        self._shrinks: Site | None = None
        self._grows: Site | None = None

    # -- one pass, operation by operation ---------------------------------------------------------

    def before_backward(self, root: Tensor | None, site: Site | None) -> None:
        memory = next((op for op in self.training.behind if op.name in RECURRENT), None)
        if memory is not None and self._memory is None:
            self._memory = self._through(memory)
        layers = sum(op.name in MATRIX_PRODUCTS for op in self.training.behind)
        if self._looked or layers < FEWEST_LAYERS:
            return
        self._looked = True
        self._looks += 1
        for out in {id(op.out): op.out for op in self.training.behind}.values():
            if out is not None and out.requires_grad and not is_leaf(out) and out.numel() > 1:
                with contextlib.suppress(RuntimeError):  # a view that was changed
                    self._hooks.append(out.register_hook(self._noting(id(out))))

    def _through(self, op: Op) -> tuple[int, float, Watched | None] | None:
        """How many steps a recurrent layer in one call takes, how long a gradient of length 1 at
        the last of them is at the first, and the weights that it passes again and again.
        """
        rows, first, weights, biases, layers, _, _, both, by_row = op.args
        if not isinstance(weights, (list, tuple)) or rows.ndim < 3 or op.function is None:
            return None  # rows of several lengths, packed
        memories = [one.detach().requires_grad_() for one in tensors_among((first,), {})]
        given = memories[0] if isinstance(first, Tensor) else memories
        with torch.enable_grad():
            out = op.function(
                rows.detach(), given, list(map(Tensor.detach, weights)), biases, layers, 0.0, False,
                both, by_row,
            )  # fmt: skip
            last = out[1][-1]
            pull = torch.randn(last.shape, generator=torch.Generator().manual_seed(0), device="cpu")
            gradients = torch.autograd.grad(last, memories, (pull / pull.norm()).to(last))
        length = math.hypot(*(float(gradient.double().norm()) for gradient in gradients))
        kept = self.training.parameters.get(id(weights[1]))
        return rows.shape[1 if by_row else 0], length, kept

    def _noting(self, key: int) -> Callable[[Tensor], None]:
        def note(gradient: Tensor) -> None:
            self._lengths[key] = float(gradient.detach().double().norm())

        return note

    def after_backward(self, site: Site | None) -> None:
        if not self._hooks:
            return
        for hook in self._hooks:
            hook.remove()
        self._hooks = []
        behind = set(map(id, self.training.behind))
        ops = [op for op in self.training.tape.ops if id(op) in behind]
        uses = _used_most(ops)
        self._through_time = self._along(uses)
        self._through_layers = self._along([op for op in ops if op.name in MATRIX_PRODUCTS])[:-1]
        if len(uses) >= MANY_TIMES > len(self._through_time) and self._looks < MOST_LOOKS:
            self._looked = False  # what follows the memory starts at 0 and lets nothing back yet
        self._shrinks, self._grows = self._blamed(ops)
        self._lengths = {}

    def _along(self, uses: list[Op]) -> list[float]:
        return [length for op in uses if (length := self._length_of(op.out))]

    def _length_of(self, tensor: Tensor | None) -> float:
        """Of the gradient that reached a tensor on the way; 0 for a parameter or a constant."""
        return self._lengths.get(id(tensor), 0.0)

    def _blamed(self, ops: list[Op]) -> tuple[Site | None, Site | None]:
        """The lines whose operations shrink a gradient most, and let it grow most, taken together.

        Where a product does it, that is the line which set its weights.
        """
        factors: defaultdict[Site, list[float]] = defaultdict(list)
        for op in ops:
            after = self._length_of(op.out)
            before = max(map(self._length_of, op.operands), default=0.0)
            line = self._line_of(op)
            if line is not None and after and before and math.isfinite(before / after):
                factors[line].append(math.log(before / after))
        if not factors:
            return None, None
        sums = {line: sum(each) for line, each in factors.items()}
        return min(sums, key=sums.__getitem__), max(sums, key=sums.__getitem__)

    def _line_of(self, op: Op) -> Site | None:
        if op.name not in PRODUCTS:
            return in_use(op.where)
        known = map(self.training.parameters.get, weights_of(op))
        return next((w.set_at for w in known if w is not None), None)

    # -- one step, matrix by matrix ---------------------------------------------------------------

    def step(self, number: int, moves: list[Move]) -> None:
        matrices = [m for m in moves if m.gradient.ndim >= 2]
        if not self._norms and len(matrices) >= 2:
            self._norms = [m.gradient_length / m.gradient.numel() ** 0.5 for m in matrices]
            self._first_layer = matrices[0].watched

    # -- what it means ----------------------------------------------------------------------------

    def suspicions(self) -> Iterable[Suspicion]:
        first, last = self.training.losses.first[:1], list(self.training.losses.recent)[-20:]
        if not first or fmean(last) < FELL_LITTLE * first[0]:  # false for NaN
            return
        time, hidden = self._through_time, self._through_layers
        if self._memory is not None and self._memory[0] >= MANY_TIMES:
            steps, length, kept = self._memory
            yield from self._judged(length, 1.0, {"steps": steps}, kept)
        elif len(time) >= MANY_TIMES:
            yield from self._judged(time[0], time[-1], {"steps": len(time)})
        elif len(self._norms) >= FEWEST_LAYERS:
            layers: Evidence = {"layers": len(self._norms)}
            found = [*self._judged(self._norms[0], self._norms[-1], layers)]
            if not found and len(hidden) > 1 and hidden[0] > FAR * hidden[-1]:
                found = [*self._judged(hidden[0], hidden[-1], {"hidden": len(hidden)})]
            yield from found

    def _judged(
        self, first: float, last: float, found: Evidence, blamed: Watched | None = None
    ) -> Iterator[Suspicion]:
        finite = all(map(math.isfinite, (first, last, *self._norms)))
        ratio = (first / last if last else 1.0) if finite else math.inf
        if 1 / FAR <= ratio <= FAR:
            return
        grows = ratio > FAR or self._rose()
        line = self._grows if grows else self._shrinks
        if blamed is not None:
            line = blamed.set_at
        known = self.training.parameters.values()
        there = [w for w in known if w.start.ndim >= 2 and w.set_at == line]
        layer = blamed or (there[0] if there else self._first_layer)
        set_at = layer.set_at if layer is not None else None
        sign = Sign(
            "exploding-gradient" if grows else "vanishing-gradient",
            {**found, "first": first, "last": last},
            place_of(where_drawn(line or set_at)),
            layer.name or None if layer is not None else None,
            1,
        )
        starts = tuple(starmap(Intervention, (("fit-start",), ("fit-start", "", SMALL))))
        yield Suspicion(sign, starts, CONFIRMED)

    def _rose(self) -> bool:
        losses = self.training.losses.first
        return not all(map(math.isfinite, losses)) or max(losses) > 10 * losses[0]


def _used_most(ops: list[Op]) -> list[Op]:
    """The products with the weights that are used most often, in the order in which they ran."""
    uses: defaultdict[int, list[Op]] = defaultdict(list)
    for op in ops:
        if op.name in MATRIX_PRODUCTS:
            for key in set(weights_of(op)):
                uses[key].append(op)
    # Of weights that are used alike often, those that multiply what has a gradient carry it on.
    return max(uses.values(), key=lambda one: (len(one), _carries(one[-1])), default=[])


def _carries(op: Op) -> bool:
    return any(tensor.requires_grad and maker is not None for tensor, maker in feeding(op))
