"""Graphs that live longer than their step: totals that keep them, updates that autograd records."""

from __future__ import annotations

import weakref
from collections import defaultdict
from collections.abc import Iterable
from types import FrameType

from torch import Tensor

from descenso.doctor.checks.lines import kept_at
from descenso.doctor.observing.check import Check
from descenso.doctor.observing.frames import Site, place_of
from descenso.doctor.observing.reading import is_leaf, with_ancestors
from descenso.doctor.observing.tape import Op
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Sign

KEPT = 4
"""So many losses of the first steps are looked for again."""

LATER = 10
"""After so many passes their graphs should be gone."""

SUMS = frozenset({"add", "add_", "__iadd__", "__radd__"})
ENOUGH = 3


class GraphCheck(Check):
    """Watches sums of losses, and the exceptions that a graph raises."""

    ids = ("retained-graph", "update-in-graph")
    listens_to = SUMS

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._growing: defaultdict[Site, set[int]] = defaultdict(set)
        self._roots: set[Site] = set()
        self._losses: list[list[weakref.ref[Tensor]]] = []
        self._kept: Sign | None = None
        self._crash: Sign | None = None

    def op(self, op: Op) -> None:
        out = op.out
        if out is None or out.numel() != 1 or not out.requires_grad or is_leaf(out):
            return
        if op.site is not None and any(m is not None and m.site == op.site for m in op.makers):
            self._growing[op.site].add(self.training.passes)

    def before_backward(self, root: Tensor | None, site: Site | None) -> None:
        if root is None:
            return
        self._look_for_kept(site)
        for op in with_ancestors(self.training.tape.maker(root)):
            if op.site is not None and op.name in SUMS:
                self._roots.add(op.site)

    def _look_for_kept(self, site: Site | None) -> None:
        """Whether the losses of the first steps are all still there, and their graphs with them."""
        if len(self._losses) < KEPT:
            scalars = [o.out for o in self.training.behind if o.out is not None]
            self._losses.append([weakref.ref(one) for one in scalars if one.numel() == 1])
        elif self.training.passes >= LATER and self._kept is None:
            alive = [any(_has_graph(one()) for one in of_a_step) for of_a_step in self._losses]
            if all(alive) and site is not None:
                evidence = {"steps": self.training.passes, "second": False, "listed": True}
                self._kept = Sign("retained-graph", evidence, place_of(kept_at(site)), None, 2)

    def crashed(self, error: BaseException, frame: FrameType | None, line: int) -> None:
        text = str(error)
        site = (frame.f_code.co_filename, line) if frame is not None else None
        in_place = "a leaf Variable that requires grad is being used in an in-place" in text
        if in_place or ("a view of a leaf Variable" in text and "in-place" in text):
            self._crash = Sign(
                "update-in-graph", {"leaf": True}, place_of(site), None, self.training.step
            )
        elif "backward through the graph a second time" in text:
            self._crash = Sign(
                "retained-graph", {"second": True}, place_of(site), None, self.training.step
            )

    def signs(self) -> Iterable[Sign]:
        if self._crash is not None:
            yield self._crash
        elif self._kept is not None:
            yield self._kept
            return
        for site, passes in self._growing.items():
            if len(passes) >= ENOUGH and site not in self._roots:
                evidence = {"steps": self.training.passes, "second": False, "listed": False}
                yield Sign("retained-graph", evidence, place_of(site), None, 2)
                return


def _has_graph(tensor: Tensor | None) -> bool:
    return tensor is not None and tensor.grad_fn is not None
