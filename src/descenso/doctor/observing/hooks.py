"""What PyTorch's modes do not pass on: optimizer steps, loaders, and seeds."""

from __future__ import annotations

import importlib
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import numpy as np
import torch

from descenso.doctor.observing.frames import their_site
from descenso.doctor.observing.mode import Mode, is_on_top


@contextmanager
def listening(mode: Mode, seed_offset: int = 0) -> Iterator[None]:
    """Put `mode` and the hooks in place, and take them away at the end."""
    with ExitStack() as stack:
        stack.enter_context(optimizer_hooks(mode))
        stack.enter_context(quiet_loaders(mode))
        stack.enter_context(seeds_heard(mode, seed_offset))
        stack.enter_context(mode)
        yield


@contextmanager
def optimizer_hooks(mode: Mode) -> Iterator[None]:
    """Tell `mode` of every optimizer's steps."""
    optimizer = importlib.import_module("torch.optim.optimizer")
    before = optimizer.register_optimizer_step_pre_hook(mode.optimizer_begins)
    after = optimizer.register_optimizer_step_post_hook(mode.optimizer_ended)
    try:
        yield
    finally:
        before.remove()
        after.remove()


@contextmanager
def quiet_loaders(mode: Mode) -> Iterator[None]:
    """Step aside while a DataLoader fetches: it takes a batch apart row by row."""
    loader = importlib.import_module("torch.utils.data.dataloader")._BaseDataLoaderIter
    fetch = loader.__next__

    def quietly(self: Any) -> Any:
        if not is_on_top(mode):
            return fetch(self)
        torch._C._pop_torch_function_stack()
        try:
            batch = fetch(self)
        finally:
            torch._C._push_on_torch_function_stack(mode)
        mode.training.tell("batch_drawn", batch, self)
        return batch

    with _replaced(loader, "__next__", quietly):
        yield


@contextmanager
def seeds_heard(mode: Mode, offset: int) -> Iterator[None]:
    """Tell of every `torch.manual_seed`, and add `offset` to the seeds that the script sets."""
    seed = torch.manual_seed

    def manual_seed(value: int) -> Any:
        mode.training.tell("seeded", int(value), their_site(sys._getframe(1)))
        return seed(int(value) + offset)

    with _replaced(torch, "manual_seed", manual_seed):
        if not offset:
            yield
            return
        with _moved(random, "seed", offset), _moved(np.random, "seed", offset):
            yield


@contextmanager
def _moved(module: Any, name: str, offset: int) -> Iterator[None]:
    original = getattr(module, name)

    def moved(value: Any = None, *args: Any, **kwargs: Any) -> Any:
        return original(value + offset if isinstance(value, int) else value, *args, **kwargs)

    with _replaced(module, name, moved):
        yield


@contextmanager
def _replaced(owner: Any, name: str, value: Callable[..., Any]) -> Iterator[None]:
    original = getattr(owner, name)
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, original)
