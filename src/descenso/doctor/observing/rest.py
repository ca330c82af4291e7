"""Stretches of a step in which nothing needs to be heard: there the mode steps aside.

From where rows meet the first parameter to the loss, from a loss to its backward pass, and from
there to the end of the update, most loops do the same in every step: they compute, clear gradients
and change parameters. A stretch that has passed so a few times runs without the mode afterwards;
the parameters' version counters say then what was updated.
"""

from __future__ import annotations

import threading
from collections import Counter
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from descenso.doctor.observing.frames import is_module_parameter, their_frame, their_sites

if TYPE_CHECKING:
    from types import FrameType

    from descenso.doctor.observing.check import Watched
    from descenso.doctor.observing.training import Training

QUIET = 4
"""After so many passes without anything to hear, a stretch is slept through."""


class Rest:
    """Which stretches are quiet, and whether the mode is aside now.

    A stretch begins with a first product, with a loss or with the end of a backward pass, on a line
    that was called from a line; it ends with the loss, with the next backward pass, or with the
    update. Anything else to hear in it makes it loud, for good.
    """

    def __init__(self, training: Training) -> None:
        self.training = training
        self._quiet: Counter[Any] = Counter()
        self._loud: set[Any] = set()
        self._stretch: Any = None
        self._after: dict[Any, Any] = {}  # the stretch that a forward pass led to
        self._announced = False
        self._aside: Any = None
        self._versions: list[tuple[Watched, int]] = []
        self._thread = threading.get_ident()

    @property
    def is_aside(self) -> bool:
        """Whether calls pass unheard now."""
        return self._aside is not None

    def begins(self, kind: str, frame: FrameType | None) -> None:
        """A loss or a backward pass is over."""
        self.disturbed()
        frame = their_frame(frame)
        if frame is None or threading.get_ident() != self._thread:
            return
        key = (kind, *_place_of(frame), *_place_of(frame.f_back))
        if key in self._loud:
            return
        self._stretch = key
        # Ours has to be the only mode; it is off the stack while it is called.
        ordinary = not self.training.noting and torch.is_grad_enabled()
        if self._quiet[key] >= QUIET and ordinary and not torch._C._len_torch_function_stack():
            self._sleep()

    def forward_begins(self, frame: FrameType) -> None:
        """Rows meet a parameter, and the loss of this step need not be heard, if one comes: nobody
        has to look again before the backward pass, if all lines that led here have led there.
        """
        if self._stretch is not None or threading.get_ident() != self._thread:
            return
        key = ("forward", *their_sites(frame))
        if key in self._loud:
            return
        self._stretch = key
        led_to = self._after.get(key)
        quiet = min(self._quiet[key], self._quiet[led_to]) >= QUIET
        if quiet and not torch._C._len_torch_function_stack():
            self._sleep()

    def loss_ended(self, frame: FrameType) -> None:
        """A loss is there; with it ends a forward pass that had nothing else to hear."""
        forward = self._stretch
        if forward is not None and forward[0] == "forward":
            self._over()
        self.begins("backward", frame)
        if forward is not None and self._stretch is not None:
            self._after[forward] = self._stretch

    def during(self, tensors: list[Tensor]) -> None:
        """An optimizer works on `tensors`, and its updates are counted already: up to `wake`."""
        alone = torch._C._len_torch_function_stack() == 1
        if self._aside is None and alone and not _has_functions(tensors):
            self._step_aside()

    def _sleep(self) -> None:
        parameters = self.training.parameters.values()
        self._step_aside()
        self._versions = [(one, one.tensor._version) for one in parameters]

    def _step_aside(self) -> None:
        self._aside = torch._C.DisableTorchFunction()
        self._aside.__enter__()

    def disturbed(self) -> None:
        """There was something to hear before the stretch came to its end."""
        if self._stretch is not None:
            self._loud.add(self._stretch)
            self._stretch = None

    def pass_announced(self) -> None:
        """`backward` or `grad` was called, and is about to run."""
        self._announced = True
        self.wake()

    def pass_begins(self) -> None:
        """The mode has heard of a backward pass: the stretch before it, if any, is over."""
        if self._announced and self._stretch is not None:
            self._over()
        self.disturbed()  # had we stepped aside, this pass would have been missed

    def pass_ended(self, frame: FrameType | None) -> None:
        """It ran; an update may follow."""
        self._announced = False
        self.begins("update", frame)

    def block_begins(self) -> None:
        """A block without gradients begins: an update, else perhaps an evaluation."""
        if self._aside is not None and self._stretch is not None and self._stretch[0] != "update":
            self.wake()

    def update_may_be_over(self) -> None:
        """A block without gradients, or an optimizer's step, has ended."""
        if threading.get_ident() != self._thread:
            return
        self.wake()
        if self._stretch is not None and self._stretch[0] == "update" and self.training.has_moved:
            self._over()

    def _over(self) -> None:
        tensors = [one.tensor for one in self.training.parameters.values()]
        known = self._quiet[self._stretch]
        if not self.training.noting and (known or not _has_functions(tensors)):
            self._quiet[self._stretch] += 1
        self._stretch = None

    def wake(self) -> None:
        """Step in again, and count what was updated meanwhile."""
        if self._aside is None or threading.get_ident() != self._thread:
            return
        changed = [one for one, version in self._versions if one.tensor._version != version]
        self._aside.__exit__(None, None, None)
        self._aside, self._versions = None, []
        if changed:
            self.training.updated(changed)


def _place_of(frame: FrameType | None) -> tuple[int, int]:
    """Which line of which code."""
    return (0, 0) if frame is None else (id(frame.f_code), frame.f_lineno)


def _has_functions(tensors: list[Tensor]) -> bool:
    """Whether a class of theirs is among the tensors': it may change what operations do."""
    return any(type(t) is not Tensor and not is_module_parameter(t) for t in tensors)
