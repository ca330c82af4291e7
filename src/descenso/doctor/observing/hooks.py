"""What PyTorch's modes do not pass on: optimizer steps, loaders, and seeds."""

from __future__ import annotations

import functools
import importlib
import random
import sys
import weakref
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import numpy as np
import torch
from torch.overrides import TorchFunctionMode

from descenso.doctor.observing.frames import Site, is_theirs, their_site, their_sites
from descenso.doctor.observing.mode import Mode, is_on_top, tensors_of
from descenso.doctor.observing.tape import Op


@contextmanager
def listening(mode: Mode, seed_offset: int = 0) -> Iterator[None]:
    """Put `mode` and the hooks in place, and take them away at the end."""
    with ExitStack() as stack:
        stack.enter_context(optimizer_hooks(mode))
        stack.enter_context(quiet_loaders(mode))
        stack.enter_context(seeds_heard(mode, seed_offset))
        stack.enter_context(modules_noted(mode))
        stack.enter_context(loaders_shuffled(mode))
        stack.enter_context(functions_noted(mode))
        stack.enter_context(arrays_noted(mode))
        stack.enter_context(stretches_ended(mode))
        stack.enter_context(mode)
        yield


@contextmanager
def optimizer_hooks(mode: Mode) -> Iterator[None]:
    """Tell `mode` of every optimizer's making and steps."""
    optimizer = importlib.import_module("torch.optim.optimizer")
    make = optimizer.Optimizer.__init__

    @functools.wraps(make)
    def noted(self: Any, *args: Any, **kwargs: Any) -> None:
        mode.training.optimizers.made_from = their_sites(sys._getframe(1))
        if mode.training.updates:
            mode.training.rows.begin_anew()  # perhaps for another network
        make(self, *args, **kwargs)

    clear = optimizer.Optimizer.zero_grad

    @functools.wraps(clear)
    def cleared(self: Any, *args: Any, **kwargs: Any) -> None:
        if mode.training.noting or mode.rest.is_aside:
            clear(self, *args, **kwargs)
            return
        mode.rest.during(tensors_of(self))
        try:
            clear(self, *args, **kwargs)
        finally:
            mode.rest.wake()

    schedule = importlib.import_module("torch.optim.lr_scheduler").LRScheduler
    plan = schedule.__init__

    @functools.wraps(plan)
    def planned(self: Any, *args: Any, **kwargs: Any) -> None:
        mode.training.optimizers.planned_from = their_sites(sys._getframe(1))
        plan(self, *args, **kwargs)

    before = optimizer.register_optimizer_step_pre_hook(mode.optimizer_begins)
    after = optimizer.register_optimizer_step_post_hook(mode.optimizer_ended)
    try:
        with (
            _replaced(optimizer.Optimizer, "__init__", noted),
            _replaced(optimizer.Optimizer, "zero_grad", cleared),
            _replaced(schedule, "__init__", planned),
        ):
            yield
    finally:
        before.remove()
        after.remove()


@contextmanager
def quiet_loaders(mode: Mode) -> Iterator[None]:
    """Step aside while a DataLoader fetches: it takes a batch apart row by row."""
    module = importlib.import_module("torch.utils.data.dataloader")
    loader = module._BaseDataLoaderIter
    fetch, make = loader.__next__, module.DataLoader.__init__
    made: dict[int, tuple[weakref.ref[Any], Site]] = {}

    @functools.wraps(make)
    def noted(self: Any, *args: Any, **kwargs: Any) -> None:
        make(self, *args, **kwargs)
        site = their_site(sys._getframe(1))
        if _is_freshly_seeded(self.generator):
            seed = self.generator.initial_seed()
            mode.training.tell("seeded", seed, False, their_sites(sys._getframe(1)))
        if site is not None and self._index_sampler is not None:
            made[id(self._index_sampler)] = weakref.ref(self._index_sampler), site

    def quietly(self: Any) -> Any:
        if not is_on_top(mode):
            return fetch(self)
        torch._C._pop_torch_function_stack()
        try:
            batch = fetch(self)
        finally:
            torch._C._push_on_torch_function_stack(mode)
        known = made.get(id(self._index_sampler))
        site = known[1] if known is not None and known[0]() is self._index_sampler else None
        here = their_site(sys._getframe(1))
        mode.training.safely(mode.training.rows.drawn, batch, self, site, here)
        return batch

    with (
        _replaced(loader, "__next__", quietly),
        _replaced(module.DataLoader, "__init__", noted),
    ):
        yield


def _is_freshly_seeded(generator: torch.Generator | None) -> bool:
    """Whether nothing was drawn from a generator since it was given its seed."""
    if generator is None or generator.device.type != "cpu":
        return False
    fresh = torch.Generator().manual_seed(generator.initial_seed())
    return torch.equal(generator.get_state(), fresh.get_state())


@contextmanager
def loaders_shuffled(mode: Mode) -> Iterator[None]:
    """Where rows are to be shuffled, let loaders that go in order go in a random one."""
    changing = mode.changing
    if changing is None or changing.kind != "shuffle-rows":
        yield
        return
    data = importlib.import_module("torch.utils.data")
    in_order = data.SequentialSampler.__iter__

    def shuffled(self: Any) -> Iterator[int]:
        return iter(changing.order(len(list(in_order(self)))).tolist())

    with _replaced(data.SequentialSampler, "__iter__", shuffled):
        yield


@contextmanager
def functions_noted(mode: Mode) -> Iterator[None]:
    """Tell of the `torch.autograd.Function`s that theirs define and apply."""
    owner = torch.autograd.Function
    original = owner.__dict__["apply"]

    def noted(cls: Any, *args: Any, **kwargs: Any) -> Any:
        result = original.__func__(cls, *args, **kwargs)
        frame = sys._getframe(1)
        if not kwargs and is_theirs(frame.f_code) and is_on_top(mode):
            torch._C._pop_torch_function_stack()
            try:
                site = (frame.f_code.co_filename, frame.f_lineno)
                mode.training.tell("function_applied", cls, args, site)
            finally:
                torch._C._push_on_torch_function_stack(mode)
        return result

    with _replaced(owner, "apply", classmethod(noted)):
        yield


@contextmanager
def arrays_noted(mode: Mode) -> Iterator[None]:
    """Note where tensors are made of arrays in place."""
    original = torch.from_numpy

    @functools.wraps(original)
    def noted(array: Any) -> torch.Tensor:
        tensor = original(array)
        site = their_site(sys._getframe(1))
        if is_on_top(mode):
            op = Op("from_numpy", site, (), {}, (), ())
            mode.training.safely(mode.training.tape.finished, op, tensor)
        return tensor

    with _replaced(torch, "from_numpy", noted):
        yield


@contextmanager
def stretches_ended(mode: Mode) -> Iterator[None]:
    """Tell `mode.rest` of what may end a stretch: passes, blocks without gradients, other modes."""
    rest = mode.rest
    autograd = importlib.import_module("torch.autograd")
    device = importlib.import_module("torch.utils._device").DeviceContext
    with ExitStack() as stack:
        stack.callback(rest.wake)
        for owner, name, told in (
            (torch.Tensor, "backward", rest.pass_announced),
            (autograd, "backward", rest.pass_announced),
            (autograd, "grad", rest.pass_announced),
            (TorchFunctionMode, "__enter__", rest.wake),
            (device, "__enter__", rest.wake),
            (torch.no_grad, "__enter__", rest.block_begins),
            (torch.inference_mode, "__enter__", rest.block_begins),
        ):
            stack.enter_context(_replaced(owner, name, _before(told, vars(owner)[name])))
        leave = torch.no_grad.__exit__

        @functools.wraps(leave)
        def left(self: Any, *error: Any) -> None:
            leave(self, *error)
            rest.update_may_be_over()

        stack.enter_context(_replaced(torch.no_grad, "__exit__", left))
        yield


def _before(told: Callable[[], None], original: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(original)
    def telling(*args: Any, **kwargs: Any) -> Any:
        told()
        return original(*args, **kwargs)

    return telling


@contextmanager
def modules_noted(mode: Mode) -> Iterator[None]:
    """Note on which line each `nn.Module` is made: a mend often belongs there."""
    module = importlib.import_module("torch.nn").Module
    make = module.__init__

    @functools.wraps(make)
    def noted(self: Any, *args: Any, **kwargs: Any) -> None:
        site = their_site(sys._getframe(1))
        if site is not None:
            mode.modules.note(self, site)
        make(self, *args, **kwargs)

    with _replaced(module, "__init__", noted):
        yield


@contextmanager
def seeds_heard(mode: Mode, offset: int) -> Iterator[None]:
    """Tell of every seed that the script sets, and add `offset` to it; where it sets none, begin
    from another one.
    """
    if offset:
        torch.manual_seed(torch.initial_seed() + offset)
        random.seed(offset)
        np.random.seed(offset)
    with ExitStack() as stack:
        for module, name in (
            (torch, "manual_seed"),
            (random, "seed"),
            (np.random, "seed"),
            (np.random, "default_rng"),
        ):
            stack.enter_context(_heard(mode, module, name, offset))
        yield


@contextmanager
def _heard(mode: Mode, module: Any, name: str, offset: int) -> Iterator[None]:
    original = getattr(module, name)

    @functools.wraps(original)
    def heard(*args: Any, **kwargs: Any) -> Any:
        given = args[0] if args else kwargs.get("seed")
        if not isinstance(given, int):
            return original(*args, **kwargs)
        if name != "default_rng" or torch.is_grad_enabled():  # an evaluation may draw the same
            own = name == "default_rng"
            mode.training.tell("seeded", given, own, their_sites(sys._getframe(1)))
        if args:
            return original(given + offset, *args[1:], **kwargs)
        return original(**{**kwargs, "seed": given + offset})

    with _replaced(module, name, heard):
        yield


@contextmanager
def _replaced(owner: Any, name: str, value: object) -> Iterator[None]:
    original = vars(owner)[name]
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, original)
