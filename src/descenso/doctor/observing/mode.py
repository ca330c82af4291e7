"""The function mode: each call that PyTorch is asked for passes here, runs, and is told onwards."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode, _get_current_function_mode_stack

from descenso.doctor.observing.calls import Kind, kind_of
from descenso.doctor.observing.frames import (
    Site,
    is_theirs,
    their_frame,
    their_site,
    their_sites,
)
from descenso.doctor.observing.owners import Modules, Views
from descenso.doctor.observing.rest import Rest
from descenso.doctor.observing.tape import Op, address_of

if TYPE_CHECKING:
    from types import FrameType

    from descenso.doctor.observing.changing import Changing
    from descenso.doctor.observing.training import Training


HEARD = 64
"""After so many passes the labels that the loss is given are known."""

GLANCES = 16
"""Then every so many-th loss is heard: what is predicted late in the training counts, too."""

OPERATION, PRODUCT = Kind.OPERATION, Kind.PRODUCT
IN_PLACE, READ_GRADIENT, LOSS = Kind.INPLACE, Kind.READ_GRADIENT, Kind.LOSS

ENDS_OF_STRETCHES = (LOSS, Kind.BACKWARD, Kind.GRADIENT)

HEARD_ALWAYS = (Kind.COMPARISON, Kind.READ_DATA, Kind.SET_DATA)
"""What comes every so many steps often comes in the first one, which is watched closely."""

MAKES_LEAVES = frozenset(
    {"requires_grad_", "empty", "randn", "rand", "zeros", "ones", "full", "tensor"}
)


class Mode(TorchFunctionMode):
    """Lets every call through as it came, unless `changing` has something to change."""

    def __init__(self, training: Training, changing: Changing | None = None) -> None:
        super().__init__()
        self.training = training
        self.changing = changing
        training.changing = changing is not None
        self.rest = Rest(training)
        self.in_optimizer = False
        self.modules = Modules()
        self._kinds: dict[Any, tuple[Kind, Callable[..., Any] | None]] = {}
        self._views = Views(training.parameters)
        self._handlers: dict[Kind, Callable[..., Any]] = {
            Kind.OPERATION: self._operation,
            Kind.PRODUCT: self._product,
            Kind.COMPARISON: self._comparison,
            Kind.LEAF: self._operation,
            Kind.INPLACE: self._in_place,
            Kind.LOSS: self._loss,
            Kind.READ_GRADIENT: self._read_gradient,
            Kind.READ_DATA: self._read_data,
            Kind.SET_DATA: self._set_data,
            Kind.SET_GRADIENT: self._set_gradient,
            Kind.BACKWARD: self._backward,
            Kind.GRADIENT: self._gradient,
        }

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Any,
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:
        known = self._kinds.get(func)
        if known is None:
            kind = kind_of(func)
            known = self._kinds[func] = kind, self._handlers.get(kind)
        kind, handler = known
        if handler is None or self.in_optimizer:
            return func(*args, **kwargs) if kwargs else func(*args)
        if not self.training.noting:  # nearly every call only has to pass, and quickly
            if kind is OPERATION or not args or self._means_nothing(kind, args):
                result = func(*args, **kwargs) if kwargs else func(*args)
                if kind is PRODUCT and not self._glances():
                    self.rest.forward_begins(sys._getframe(1))
                return result
            if kind not in ENDS_OF_STRETCHES:
                self.rest.disturbed()
        elif kind in HEARD_ALWAYS or (kind is PRODUCT and not torch.is_grad_enabled()):
            self.rest.disturbed()
        return handler(func, args, kwargs or {}, sys._getframe(1))

    # -- one handler for each kind --------------------------------------------------------------

    def _set_gradient(
        self, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], f: FrameType
    ) -> Any:
        if len(args) > 1 and args[1] is not None and is_theirs(f.f_code):
            self.training.gradients_given = True
        if self.training.close:
            given = args[1] if len(args) > 1 else None
            self.training.tell("gradient_set", args[0], given, their_site(f))
        return func(*args, **kwargs)

    def _operation(
        self, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], f: FrameType
    ) -> Any:
        name = getattr(func, "__name__", "")
        site = their_site(f)
        if self.changing is not None:
            replaced, args, result = self.changing.operation(func, name, site, args, kwargs)
        else:
            replaced, result = False, None
        if not replaced:
            op = self._starting(name, site, args, kwargs)
            if op is not None:
                op.made_at = self.modules.line_of(f)
                op.function = func
            result = func(*args, **kwargs)
            self._taken(op, result)
            if name in MAKES_LEAVES and isinstance(result, Tensor) and result.is_leaf:
                self.training.tape.called_from(result, their_sites(f))
        if name == "detach" and args and id(args[0]) in self.training.parameters:
            self._views.note(result, args[0])
        return result

    def _means_nothing(self, kind: Kind, args: tuple[Any, ...]) -> bool:
        """Whether nobody needs to look at a call in an ordinary step; simple updates are noted."""
        training, target = self.training, args[0]
        if kind is IN_PLACE:
            key = id(target)
            watched = training.parameters.get(key)
            if watched is None:
                return not (key in self._views or isinstance(target, list))
            if training.passes or training.by_hand:
                training.updated((watched,))
            return True
        if kind is READ_GRADIENT:
            return target.grad is not None
        if kind is Kind.SET_GRADIENT:
            return len(args) < 2 or args[1] is None
        return kind is PRODUCT and torch.is_grad_enabled() and not training.rows.collecting

    def _collect(self, args: tuple[Any, ...]) -> None:
        """Remember the rows that enter the first layer."""
        for data, weights in pairwise(args):
            if isinstance(data, Tensor) and isinstance(weights, Tensor) and weights.requires_grad:
                # Numbers, or the row numbers of a lookup.
                plain = not data.requires_grad and data.dtype != torch.bool and data.ndim >= 2
                if plain and address_of(data):
                    self.training.rows.note(data)
                return

    def _product(
        self, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], f: FrameType
    ) -> Any:
        if not torch.is_grad_enabled():
            self.training.tell("evaluated", args, kwargs, f)
        elif self.training.rows.collecting:
            self.training.safely(self._collect, args)
        if not self.training.noting:
            return func(*args, **kwargs)
        return self._operation(func, args, kwargs, f)

    def _comparison(
        self, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], f: FrameType
    ) -> Any:
        if self.training.updates and is_theirs(f.f_code):
            self.training.evaluates()
        return self._operation(func, args, kwargs, f)

    def _starting(
        self, name: str, site: Site | None, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Op | None:
        op: Op | None = self.training.safely(self.training.tape.starting, name, site, args, kwargs)
        return op

    def _taken(self, op: Op | None, result: Any) -> None:
        if op is None:
            return
        self.training.safely(self.training.tape.finished, op, result)
        if self.training.by_hand:
            self.training.safely(self.training.hand_operation, op)
            self.training.check_limit()
        if op.out is not None and self.training.noting:
            self.training.tell_op(op)

    def _loss(
        self, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], f: FrameType
    ) -> Any:
        if self.training.noting or self._glances() or not torch.is_grad_enabled():
            result = self._heard_loss(func, args, kwargs, f)
        else:
            result = func(*args, **kwargs)
        self.rest.loss_ended(f)
        return result

    def _glances(self) -> bool:
        """Whether this step's loss is to be heard though the step is not watched closely."""
        return self.training.passes <= HEARD or self.training.passes % GLANCES == 0

    def _heard_loss(
        self, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], f: FrameType
    ) -> Any:
        site = their_site(f)
        op = self._starting(func.__name__, site, args, kwargs)
        if op is not None:
            op.made_at = self.modules.line_of(f) if self.training.noting else None
            op.function = func
            self.training.tell("loss", op)
        result = func(*args, **kwargs)
        self.training.last_loss = (func.__name__, site)
        self.training.losses_without_backward += 1
        if op is not None:
            if self.training.noting:
                self._taken(op, result)
            op.out = result
            self.training.tell("loss_value", op)
        return result

    def _read_gradient(
        self, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], f: FrameType
    ) -> Any:
        gradient = func(*args)
        known = None if gradient is None else self.training.tape.maker(gradient)
        if known is not None and known.name == "grad":
            return gradient  # read before, and the same since
        if (gradient is None or self.training.noting) and is_theirs(f.f_code):
            site = (f.f_code.co_filename, f.f_lineno)
            if gradient is not None:
                op = Op("grad", site, args, {}, args, (None,))
                self.training.safely(self.training.tape.finished, op, gradient)
            self.training.tell("gradient_read", args[0], gradient, f)
        return gradient

    def _read_data(
        self, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], f: FrameType
    ) -> Any:
        if self.changing is not None:
            replaced, _, result = self.changing.operation(func, "data", their_site(f), args, kwargs)
            if replaced:
                return result
        data = func(*args, **kwargs)
        if id(args[0]) in self.training.parameters:
            self._views.note(data, args[0])
        if self.training.noting:
            self._taken(self._starting("data", their_site(f), args, {}), data)
        return data

    def _in_place(
        self, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], f: FrameType
    ) -> Any:
        changed = self._views.parameters_among(args[0]) if args else []
        if not changed:
            unknown = self.training.maybe_by_hand and self.training.passes == 0
            if unknown and self.training.close and is_theirs(f.f_code):
                return self._by_hand(func, args, kwargs, f)
            return (
                self._operation(func, args, kwargs, f)
                if self.training.noting
                else func(*args, **kwargs)
            )
        return self._update(changed, f, func, args, kwargs)

    def _by_hand(
        self, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], f: FrameType
    ) -> Any:
        """An update without any backward pass, perhaps with a gradient worked out by hand."""
        target = args[0] if args and isinstance(args[0], Tensor) else None
        plain = target is not None and target.is_floating_point() and not target.requires_grad
        before = target.detach().clone() if target is not None and plain else None
        result = self._operation(func, args, kwargs, f)
        if target is not None and before is not None:
            self.training.tell("changed_by_hand", target, before, their_site(f))
        return result

    def _set_data(
        self, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], f: FrameType
    ) -> Any:
        target, value = args[0], args[1]
        same = isinstance(value, Tensor) and address_of(value) == address_of(target)
        changed = [] if same else self._views.parameters_among(target)
        if not changed:
            return func(*args, **kwargs)
        return self._update(changed, f, func, args, kwargs)

    def _update(
        self,
        changed: list[Tensor],
        f: FrameType,
        func: Callable[..., Any],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> Any:
        if self.training.passes == 0 and not self.training.by_hand:
            return func(*args, **kwargs)  # still making the first values
        if not self.training.noting:
            known = map(self.training.parameters.get, map(id, changed))
            self.training.updated([one for one in known if one is not None])
            return func(*args, **kwargs)
        op, site = None, their_site(f)
        if self.training.close:
            op = self._starting(getattr(func, "__name__", ""), site, args, kwargs)
        self.training.safely(self.training.update_begins, changed, site, op)
        if self.training.by_hand:
            self.training.check_limit()
        before = self.changing.before_update(changed) if self.changing else None
        result = func(*args, **kwargs)
        if self.changing and before is not None:
            self.changing.after_update(changed, before)
        if op is not None:
            self._taken(op, result)
        return result

    def _backward(
        self, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], f: FrameType
    ) -> Any:
        given = args[0] if args else kwargs.get("tensors", ())
        roots = [given] if isinstance(given, Tensor) else list(given)
        return self._pass(func, args, kwargs, f, roots, None)

    def _gradient(
        self, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], f: FrameType
    ) -> Any:
        outputs, inputs = (*args, kwargs.get("outputs"), kwargs.get("inputs"))[:2]
        inputs = kwargs.get("inputs", inputs) if len(args) < 2 else args[1]
        roots = [outputs] if isinstance(outputs, Tensor) else list(outputs)
        wanted = [inputs] if isinstance(inputs, Tensor) else list(inputs)
        if kwargs.get("create_graph") or roots[0].numel() != 1:
            self.training.differentiated.update(map(id, wanted))
            return func(*args, **kwargs)  # a derivative inside the loss, not a step
        return self._pass(func, args, kwargs, f, roots, wanted)

    def _pass(  # noqa: PLR0917  # what the mode was called with, and what it is about
        self,
        func: Callable[..., Any],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        f: FrameType,
        roots: list[Tensor],
        wanted: list[Tensor] | None,
    ) -> Any:
        self.rest.pass_begins()
        site = self.training.safely(self.training.backward_begins, roots, wanted, f)
        self.training.check_limit()
        if self.changing is not None:
            self.changing.before_backward()
        result = func(*args, **kwargs)
        self.training.safely(self.training.backward_ended, site, wanted, result)
        self.rest.pass_ended(f)
        return result

    # -- optimizers, loaders, seeds -------------------------------------------------------------

    def optimizer_begins(self, optimizer: Any, args: Any, kwargs: Any) -> None:
        """Before `optimizer.step()`; with a closure, the passes and updates inside are seen."""
        tensors = tensors_of(optimizer)
        self.rest.wake()
        frame = their_frame(sys._getframe(1))
        self.training.safely(self.training.optimizer_seen, optimizer, tensors, frame)
        if self.changing is not None:
            self.changing.before_optimizer(optimizer)
        if args[1:] or kwargs.get("closure") is not None:
            if self.training.passes == 0:  # perhaps none will come
                self.training.tell("before_update", [], None, None)
            return
        self.training.safely(self.training.update_begins, tensors, their_site(frame), None)
        if self.changing is not None:
            self._before_optimizer = self.changing.before_update(tensors)
        self.in_optimizer = True
        self.rest.during(tensors)

    def optimizer_ended(self, optimizer: Any, args: Any, kwargs: Any) -> None:
        """After `optimizer.step()`."""
        if self.in_optimizer and self.changing is not None:
            self.changing.after_update(tensors_of(optimizer), self._before_optimizer)
        self.in_optimizer = False
        self.rest.update_may_be_over()


def tensors_of(optimizer: Any) -> list[Tensor]:
    """What an optimizer updates."""
    return [tensor for group in optimizer.param_groups for tensor in group["params"]]


def is_on_top(mode: Mode) -> bool:
    """Whether no other function mode was entered after `mode`."""
    stack = _get_current_function_mode_stack()
    return bool(stack) and stack[-1] is mode
