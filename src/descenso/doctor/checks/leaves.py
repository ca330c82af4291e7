"""Parameters that gradients never reach: results of operations, rebound names, cut graphs."""

from __future__ import annotations

import weakref
from collections.abc import Iterable
from types import FrameType

from torch import Tensor

from descenso.doctor.checks.lines import backward_not_called
from descenso.doctor.checks.names import name_given, outside
from descenso.doctor.observing.check import Check, Watched
from descenso.doctor.observing.frames import (
    Site,
    is_module_parameter,
    names_in_sight,
    place_of,
)
from descenso.doctor.observing.reading import feeding, is_leaf, leaves_of
from descenso.doctor.observing.tape import LEAVES_TORCH, Op
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Sign

ARITHMETIC = frozenset(
    {
        "add", "sub", "mul", "div", "neg", "__rsub__", "rsub", "true_divide", "subtract",
        "multiply", "clamp", "clip", "__radd__", "__rmul__", "addcdiv", "addcmul", "lerp",
        "sign", "sqrt", "pow", "__rpow__", "__rdiv__", "__rtruediv__",
    }
)  # fmt: skip
COPIES = frozenset({"detach", "data", "clone"})
CUTS = frozenset({"detach", "data", "tensor", "as_tensor", "from_numpy"}) | LEAVES_TORCH


class LeafCheck(Check):
    """Follows `.grad` reads, and what is made of gradients outside of an in-place update."""

    ids = (
        "non-leaf-parameter", "rebound-parameter", "detached-parameter", "missing-backward",
        "update-in-graph",
    )  # fmt: skip
    listens_to = ARITHMETIC | {"requires_grad_"}

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._derived: weakref.WeakSet[Op] = weakref.WeakSet()
        self._rebinding: weakref.WeakKeyDictionary[Op, str] = weakref.WeakKeyDictionary()
        self._signs: dict[tuple[str, Site | str | None], Sign] = {}
        self._wanted: dict[int, tuple[Tensor, str | None]] = {}
        self._reached: set[int] = set()
        self._cuts: dict[int, tuple[str, Site | None]] = {}
        self._frozen: set[int] = set()
        self._loss_before_update: Site | None = None
        self._seen_update: list[tuple[str, Site | None]] = []

    # -- what is seen -----------------------------------------------------------------------------

    def op(self, op: Op) -> None:
        if op.name == "requires_grad_":
            if op.out is not None and not op.out.requires_grad:
                self._frozen.add(id(op.out))
            return
        if op.out is None:
            return
        if not any(self._from_gradient(maker) for maker in op.makers):
            return
        parameter = self._parameter_beside(op)
        if parameter is None:
            self._derived.add(op)
        else:
            self._rebinding[op] = parameter
            if len(self._seen_update) < 20:
                self._seen_update.append((parameter, op.site))

    def _from_gradient(self, maker: Op | None) -> bool:
        return maker is not None and (maker.name == "grad" or maker in self._derived)

    def _parameter_beside(self, op: Op) -> str | None:
        """The name of the parameter of the result's shape from which a gradient is subtracted."""
        for given in zip(op.operands, op.makers, strict=True):
            operand, maker = given
            if op.out is None or operand.shape != op.out.shape or self._from_gradient(maker):
                continue
            while maker is not None and maker.name in COPIES and maker.operands:
                operand, maker = maker.operands[0], maker.makers[0]
            known = self.training.parameters.get(id(operand))
            if known is not None:
                return known.name
            if maker is not None and maker in self._rebinding:
                return self._rebinding[maker]
        return None

    def gradient_read(self, tensor: Tensor, gradient: Tensor | None, frame: FrameType) -> None:
        if gradient is not None:
            self._reached.add(id(tensor))
            return
        maker = self.training.tape.maker(tensor)
        if maker is not None and maker in self._rebinding:
            self._rebound(tensor, maker, frame)
        elif not tensor.is_leaf and not tensor.retains_grad and tensor.requires_grad:
            self._not_a_leaf(tensor, frame)
        elif tensor.is_leaf and not tensor.requires_grad:
            self._without_gradient(tensor, frame)
        elif tensor.is_leaf:
            self._wanted.setdefault(id(tensor), (tensor, self.training.name_of(tensor, frame)))

    def gradients_wanted(self, wanted: list[Tensor], site: Site | None) -> None:
        """With respect to the results of updates: these are in the graph, and so is the past."""
        for tensor in wanted:
            maker = None if tensor.is_leaf else self.training.tape.maker(tensor)
            if maker is not None and maker in self._rebinding:
                name = self._rebinding[maker] or None
                self._add("update-in-graph", maker.site, name, {"leaf": False})
                return

    def before_update(self, watched: list[Watched], site: Site | None, op: Op | None) -> None:
        if not self.training.passes and self._loss_before_update is None:
            self._loss_before_update = self._loss_line()

    def before_backward(self, root: Tensor | None, site: Site | None) -> None:
        if root is None:
            return
        reached = {id(leaf) for leaf in leaves_of([root])} if root.requires_grad else set()
        if root.is_leaf and root.requires_grad:
            reached.discard(id(root))
        self._reached |= reached
        missed = {
            id(operand): operand
            for op in self.training.tape.ops
            for operand in op.operands
            if operand.requires_grad and is_leaf(operand) and id(operand) not in reached
        }
        for key, leaf in missed.items():
            if key not in self._cuts and key != id(root):
                self._cuts[key] = self._cut_after(leaf, root)
        if not root.requires_grad:
            self._nothing_to_derive(root, site)

    def _cut_after(self, leaf: Tensor, root: Tensor) -> tuple[str, Site | None]:
        """Name and line of the operation where what `leaf` fed lost its gradient."""
        if root.is_leaf and root.requires_grad:
            maker = self.training.tape.maker(root)
            return "tensor", maker.site if maker is not None else self.training.last_backward
        touched = {id(leaf)}
        flows: set[Op] = set()  # of an operation with several results, one may be cut
        first: tuple[str, Site | None] | None = None
        for op in self.training.tape.ops:
            if not (flows & set(op.makers) or any(id(o) in touched for o in op.operands)):
                continue
            flows.add(op)
            if op.out is not None:
                touched.add(id(op.out))
            lost = op.out is None or not op.out.requires_grad
            had = any(operand.requires_grad for operand in op.operands)
            if lost and had:
                if op.name in CUTS:
                    return op.name, op.site
                first = first or (op.name, op.site)
        return first or ("", None)

    def _nothing_to_derive(self, root: Tensor, site: Site | None) -> None:
        """`backward` is about to fail: no tensor that made the loss asks for a gradient."""
        for op in self.training.tape.ops:
            for operand, maker in zip(op.operands, op.makers, strict=True):
                if maker is not None and maker in self._rebinding:
                    self._rebound(operand, maker, None)
                    return

    # -- what it means ----------------------------------------------------------------------------

    def _rebound(self, tensor: Tensor, maker: Op, frame: FrameType | None) -> None:
        name = self._rebinding[maker]
        self._add(
            "rebound-parameter",
            maker.site,
            name or self.training.name_of(tensor, frame),
            {
                "operation": maker.name,
                "requires_grad": tensor.requires_grad,
                "is_leaf": tensor.is_leaf,
            },
        )

    def _not_a_leaf(self, tensor: Tensor, frame: FrameType) -> None:
        maker = self.training.tape.maker(tensor)
        self._add(
            "non-leaf-parameter",
            maker.site if maker is not None else (frame.f_code.co_filename, frame.f_lineno),
            self.training.name_of(tensor, frame),
            {
                "operation": maker.name if maker is not None else type(tensor.grad_fn).__name__,
                "is_leaf": False,
                "shape": list(tensor.shape),
            },
        )

    def _without_gradient(self, tensor: Tensor, frame: FrameType) -> None:
        frozen = is_module_parameter(tensor) or id(tensor) in self._frozen
        if frozen or not tensor.is_floating_point():
            return
        here = frame.f_code.co_filename, frame.f_lineno
        origin, name = self.training.tape.origin(tensor), self.training.name_of(tensor, frame)
        self._add(
            "detached-parameter",
            outside(origin, name or "", here) if origin is not None else here,
            name,
            {"requires_grad": False, "cut": "", "shape": list(tensor.shape)},
        )

    def _add(
        self, kind: str, site: Site | None, name: str | None, evidence: dict[str, object]
    ) -> None:
        key = (kind, site)
        if key not in self._signs:
            self._signs[key] = Sign(
                kind, dict(evidence), place_of(site), name or None, self.training.step
            )

    def crashed(self, error: BaseException, frame: FrameType | None, line: int) -> None:
        if "can't optimize a non-leaf" in str(error) and frame is not None:
            names = names_in_sight(frame)
            for tensor in _refused(error):
                maker = self.training.tape.maker(tensor)
                if maker is not None:
                    shape = list(tensor.shape)
                    evidence = {"operation": maker.name, "is_leaf": False, "shape": shape}
                    self._add("non-leaf-parameter", maker.site, names.get(id(tensor)), evidence)

        if "backward through the graph a second time" in str(error):
            self._made_once()

    def _made_once(self) -> None:
        """What a step took from before the first one, on a line that no step runs again."""
        now = {op.site for op in self.training.tape.ops}
        for op in self.training.tape.ops:
            for operand, maker in feeding(op):
                if maker is None or maker.out is not None or maker.site in now:
                    continue
                if maker.name in ARITHMETIC and operand.requires_grad:
                    evidence = {
                        "operation": maker.name,
                        "is_leaf": False,
                        "shape": list(operand.shape),
                    }
                    name = name_given(maker.site)
                    self._add("non-leaf-parameter", maker.site, name, evidence)

    def signs(self) -> Iterable[Sign]:
        yield from self._signs.values()
        yield from self._rebound_unread()
        yield from self._cut_off()
        yield from self._never_backward()

    def _rebound_unread(self) -> Iterable[Sign]:
        """A parameter that became a plain number in its first update, which was then the last."""
        if self.training.passes > 2 or self._signs or self.training.updates:
            return
        for name, site in self._seen_update:
            evidence = {"operation": "sub", "requires_grad": False, "is_leaf": True}
            yield Sign("rebound-parameter", evidence, place_of(site), name or None, 1)
            return

    def _cut_off(self) -> Iterable[Sign]:
        if self.training.passes == 0:
            return
        wanted = {key: (tensor, None) for key, tensor in self.training.optimizers.tensors.items()}
        for key, (tensor, name) in {**wanted, **self._wanted}.items():
            if key in self._reached or key not in self._cuts or tensor.grad is not None:
                continue
            operation, site = self._cuts[key]
            if site is None:
                continue  # never met on the way to a loss: something else put it aside
            known = self.training.parameters.get(key)
            evidence = {"requires_grad": True, "cut": operation, "shape": list(tensor.shape)}
            yield Sign(
                "detached-parameter",
                evidence,
                place_of(site),
                name or (known.name if known else None),
                1,
            )
            return  # one cut is one cause, however many parameters lie behind it

    def _never_backward(self) -> Iterable[Sign]:
        training = self.training
        if training.gradients_given:
            return
        if training.passes or not (training.optimizers.steps or self._wanted):
            return
        site = self._loss_before_update or self._loss_line()
        if site is None:
            return
        site = backward_not_called(site) or site
        evidence = {"losses": training.losses_without_backward, "steps": training.optimizers.steps}
        yield Sign("missing-backward", evidence, place_of(site), None, 1)

    def _loss_line(self) -> Site | None:
        """Where the last loss was, else the last single number with a gradient: one by hand."""
        if self.training.last_loss is not None:
            return self.training.last_loss[1]
        for op in reversed(self.training.tape.ops):
            if op.out is not None and op.out.numel() == 1 and op.out.grad_fn is not None:
                return op.site
        return None


def _refused(error: BaseException) -> list[Tensor]:
    """What an optimizer was given and refused, read where it raised `error`."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    group = trace.tb_frame.f_locals.get("param_group", {}) if trace is not None else {}
    given = list(group.get("params", ())) if isinstance(group, dict) else []
    tensors = [one for one in given if isinstance(one, Tensor)]
    return [one for one in tensors if not one.is_leaf and not one.retains_grad]
