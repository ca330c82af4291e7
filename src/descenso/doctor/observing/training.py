"""The state of a watched training: its parameters, its steps, its losses, and who looks at them."""

from __future__ import annotations

import sys
import weakref
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

import torch
from torch import Tensor

from descenso.doctor.observing.check import Gradients, Move, Watched
from descenso.doctor.observing.curve import Curve
from descenso.doctor.observing.frames import (
    Site,
    is_module_parameter,
    names_in_sight,
    place_of,
    their_frame,
    their_sites,
)
from descenso.doctor.observing.optimizers import Optimizers
from descenso.doctor.observing.reading import leaves_of, ops_behind
from descenso.doctor.observing.replay import CannotReplayError, Replay
from descenso.doctor.observing.rows import Batch, Rows
from descenso.doctor.observing.tape import Op, Tape
from descenso.doctor.observing.telling import Telling
from descenso.doctor.record import SeenParameter

CLOSE_LOOKS = 8
"""So many steps at the start are watched operation by operation."""

OFTEN, SELDOM = 3, 2
"""After that a step is watched so when the count of steps has grown by this part of itself: first
by a third, and two in a row, since some invariants compare a step with the one before; then by
half.
"""

EARLY = 20

ALIKE = 0.5
"""A parameter points nearly where it pointed before an update: their cosine is above this."""


@dataclass
class Training(Telling):
    """What is known so far. `step` is the number of the step that is under way, from 1.

    `noting` says whether operations are noted one by one: in steps that are watched closely, in
    evaluations, and where something is changed. During a backward pass that is watched closely,
    `behind` holds the operations that its root was computed by, the last one first, and `batch`
    the rows that it is about. `keeps_apart` says how many rows of the set from which batches are
    picked are only evaluated.
    """

    tape: Tape = field(default_factory=Tape)
    rows: Rows = field(default_factory=Rows)
    losses: Curve = field(default_factory=Curve)
    behind: list[Op] = field(default_factory=list)
    batch: Batch | None = None
    replay: Replay | None = None
    parameters: dict[int, Watched] = field(default_factory=dict)
    passes: int = 0
    updates: int = 0
    optimizers: Optimizers = field(default_factory=Optimizers)
    guess: float | None = None
    maybe_by_hand: bool = True
    by_hand: bool = False
    differentiated: set[int] = field(default_factory=set)
    hand_loss: tuple[str, Site | None] | None = None
    renewed_at: set[Site | None] = field(default_factory=set)
    gradients_given: bool = False
    keeps_apart: int = 0
    evaluating: bool = False
    close: bool = True
    changing: bool = False
    noting: bool = True
    look_at: int | None = None
    max_steps: int | None = None
    step_limit: type[BaseException] = StopIteration
    last_loss: tuple[str, Site | None] | None = None
    losses_without_backward: int = 0
    last_backward: Site | None = None
    passed_from: tuple[Site, ...] = ()
    last_update: Site | None = None
    root: Tensor | None = None
    _met: dict[int, weakref.ref[Tensor]] = field(default_factory=dict)
    _switches: int = 0
    _next_close: int = 0
    _upcoming: bool = True
    _updated: bool = False
    _pass_of_update: int = 0
    _gradients: Gradients | None = None

    @property
    def step(self) -> int:
        return self.updates + 1

    @property
    def has_several_losses(self) -> bool:
        """Whether backward passes take turns on several lines: the curve is of no one loss."""
        return self._switches > self.passes / 10

    @property
    def has_moved(self) -> bool:
        """Whether parameters have been updated since the last backward pass."""
        return self._updated

    def check_limit(self) -> None:
        """Raise the error that ends the script when it has taken all its steps."""
        if self.max_steps is not None and self.updates >= self.max_steps:
            raise self.step_limit

    def name_of(self, tensor: Tensor, frame: FrameType | None = None) -> str | None:
        """What they call `tensor`."""
        known = self.parameters.get(id(tensor))
        if known is not None:
            return known.name
        return names_in_sight(frame).get(id(tensor)) if frame is not None else None

    def discover(self, tensors: Iterable[Tensor], frame: FrameType | None) -> None:
        """Take in the parameters among `tensors` that are new."""
        new = [t for t in tensors if id(t) not in self.parameters or self._stale(t)]
        if not new:
            return
        names = names_in_sight(frame)
        for tensor in new:
            name = names.get(id(tensor), "")
            before = next((w for w in self.parameters.values() if name and w.name == name), None)
            met = self._met.get(id(tensor))
            is_new = met is None or met() is not tensor
            if before is not None and is_new and _is_of_another_network(tensor, before):
                self.parameters.pop(id(before.tensor), None)
            elif before is not None and before.tensor.shape == tensor.shape:
                self.parameters.pop(id(before.tensor), None)
                self._restarted(before, tensor)
                if not torch.equal(before.tensor, tensor):
                    before.updates += 1  # an update that made a new leaf
                    self._moves_on()
                before.tensor = tensor  # the name moved on to a new leaf
                self.parameters[id(tensor)] = before
                continue
            origin = self.tape.origin(tensor)
            set_at = self.tape.filling(tensor) or origin
            start = tensor.detach().clone()
            made_from = self.tape.callers(tensor)
            self._met[id(tensor)] = weakref.ref(tensor)
            self.parameters[id(tensor)] = Watched(tensor, name, origin, set_at, start, made_from)

    def _restarted(self, watched: Watched, tensor: Tensor) -> None:
        if watched.updates and torch.equal(tensor, watched.start) and bool(tensor.any()):
            self.losses.run_ends()
            watched.restarts += 1
            made_from = self.tape.callers(tensor) or watched.made_from
            watched.restarted_at = made_from[-1] if made_from else watched.origin

    def _stale(self, tensor: Tensor) -> bool:
        return self.parameters[id(tensor)].tensor is not tensor

    # -- events, in the order in which a step has them -------------------------------------------

    def backward_begins(
        self, roots: list[Tensor], wanted: list[Tensor] | None, frame: FrameType | None
    ) -> Site | None:
        """A backward pass from `roots`; `wanted` are the tensors that `grad` was asked for."""
        frame = their_frame(frame)
        site = frame and (frame.f_code.co_filename, frame.f_lineno)
        if self._updated:
            self._step_ends()
        root = roots[0] if roots else None
        self.root = root
        self._switches += self.last_backward not in (None, site)
        self.last_backward = site
        # Something may change parameters that are not known yet.
        lost = self.passes - self._pass_of_update > 3 and self.passes < 500
        self._attend(close=self.close or lost, evaluating=False)
        if self.close or wanted is not None:
            leaves = [t for t in wanted if t.is_leaf] if wanted is not None else leaves_of(roots)
            self.discover(leaves, frame)
            for leaf in leaves:
                self.parameters[id(leaf)].reached += 1
        if root is not None and root.numel() == 1:
            self._note_loss(root)
        if wanted is not None:
            self.tell("gradients_wanted", wanted, site)
        if self.close:
            self.behind = [] if root is None else ops_behind(self.tape, root, self.parameters)
            self.batch = self.rows.batch_of(self.tape, self.behind) if self.behind else None
            if self.batch is not None and self.passes == 0:
                names = names_in_sight(frame)
                held = self.rows.features, self.rows.labels
                self.rows.names = names.get(id(held[0]), ""), names.get(id(held[1]), "")
            if self.replay is None and self.batch is not None and root is not None and self.updates:
                self.replay = self._replay_of(root, self.batch)
            self.passed_from = their_sites(frame)
            self.tell("before_backward", root, site)
        return site

    def _replay_of(self, root: Tensor, batch: Batch) -> Replay | None:
        with suppress(CannotReplayError):
            return Replay(self.tape, root, batch, self.parameters)
        return None

    def whole_loss(self) -> float | None:
        """The loss over all rows with the parameters as they are; None where it cannot be had."""
        rows = self.rows
        if self.replay is None or rows.features is None:
            return None
        with suppress(Exception):  # a step that is not the same for other rows
            return self.replay.mean_loss(rows.features, rows.labels)
        return None

    def backward_ended(self, site: Site | None, wanted: list[Tensor] | None, result: Any) -> None:
        """It ran; where `grad` was called, `result` holds the gradients of `wanted`."""
        self.passes += 1
        given: dict[int, Tensor] | None = None
        if wanted is not None:
            pairs = [(t, g) for t, g in zip(wanted, result, strict=True) if g is not None]
            given = {id(tensor): gradient for tensor, gradient in pairs}
        for watched in self.parameters.values():
            watched.updated_since_backward = False
        if self.close:
            self._gradients = self._snapshot(given)
            self.tell("after_backward", site)
            self.behind, self.batch = [], None
        self.root = None
        self.tape.clear()
        if given is not None:
            for tensor, gradient in pairs:
                self.tape.finished(Op("grad", site, (), {}, (tensor,), (None,)), gradient)

    def optimizer_seen(
        self, optimizer: Any, tensors: list[Tensor], frame: FrameType | None
    ) -> None:
        """An optimizer takes a step over `tensors`."""
        self.discover([t for t in tensors if t.requires_grad], frame)
        if self.optimizers.seen(optimizer, tensors, self.step):
            for tensor in tensors:
                if not tensor.requires_grad and frame is not None:
                    self.tell("gradient_read", tensor, None, frame)

    def update_begins(self, tensors: list[Tensor], site: Site | None, op: Op | None) -> None:
        """Some parameters are about to change."""
        watched = [self.parameters[id(t)] for t in tensors if id(t) in self.parameters]
        if self.by_hand and any(one.updated_since_backward for one in watched):
            self._hand_step_ends()
        self._moves_on()
        self.last_update = site
        if self.close:
            self.tell("before_update", watched, site, op)
        for one in watched:
            one.updates += 1
            one.updated_since_backward = True

    def trained_by_hand(
        self, trained: list[tuple[Tensor, Tensor]], loss: Op, again: Tensor
    ) -> None:
        """There is no backward pass, and yet a training: each of `trained`, with its first value,
        has been updated once with a gradient worked out by hand, and `again` twice.
        """
        self.by_hand, self.hand_loss = True, (loss.name, loss.site)
        self.discover([tensor for tensor, _ in trained], their_frame(sys._getframe()))
        for tensor, start in trained:
            watched = self.parameters[id(tensor)]
            watched.start, watched.updates = start, 1
        losses = map(self._hand_loss_of, self.tape.ops)
        values = [value for value in losses if value is not None]
        self._note_loss(values[0])
        self._hand_step_ends()
        for value in values[1:]:
            self._note_loss(value)
        if not self.optimizers.steps:
            self.updated([self.parameters[id(again)]])

    def hand_operation(self, op: Op) -> None:
        """An operation in a training by hand: where it is the loss, its value is noted; where it
        gives a parameter's next value, that takes the parameter's place.
        """
        value = self._hand_loss_of(op)
        if value is not None:
            self._note_loss(value)
        if op.site in self.renewed_at and op.operands and op.out is not None:
            self.updated_anew(op.operands[0], op.out, op.site)

    def updated_anew(self, last: Tensor, now: Tensor, site: Site | None) -> None:
        """On a line of `renewed_at`, `now` was made of `last`: perhaps a parameter's update."""
        if id(last) in self.parameters:
            self.update_begins([last], self.last_update or site, None)
            self.renewed(last, now)

    def renewed(self, last: Tensor, now: Tensor) -> None:
        """A parameter has moved on to a new tensor, as in `W = W - lr * dW`."""
        watched = self.parameters.get(id(last))
        if watched is not None and now.shape == last.shape:
            del self.parameters[id(last)]
            watched.tensor = now
            self.parameters[id(now)] = watched

    def _hand_loss_of(self, op: Op) -> Tensor | None:
        """What `op` gave, if it is the loss of this training by hand; where it is a residual, the
        mean of its squares.
        """
        out = op.out if (op.name, op.site) == self.hand_loss else None
        return out if out is None or out.numel() == 1 else out.detach().square().mean()

    def _hand_step_ends(self) -> None:
        for watched in self.parameters.values():
            watched.updated_since_backward = False
        self.passes += 1
        self._step_ends()
        self.tape.clear()

    def ended(self) -> None:
        """Nothing more will come."""
        self.max_steps = None
        self.losses.run_ends()
        if self._updated:
            self._step_ends()

    def updated(self, watched: Iterable[Watched]) -> None:
        """Parameters change in a step that is not looked at closely."""
        self._moves_on()
        for one in watched:
            one.updates += 1
            one.updated_since_backward = True

    def _snapshot(self, given: dict[int, Tensor] | None) -> Gradients:
        values, gradients = {}, {}
        for key, watched in self.parameters.items():
            gradient = watched.tensor.grad if given is None else given.get(key)
            if gradient is not None and not gradient.is_sparse:
                values[key] = watched.tensor.detach().clone()
                gradients[key] = gradient.detach().clone()
        return Gradients(self.step, values, gradients)

    def _step_ends(self) -> None:
        if self.close and self._gradients is not None:
            moves = [
                Move(watched, watched.tensor.detach() - self._gradients.values[key], gradient)
                for key, gradient in self._gradients.gradients.items()
                if (watched := self.parameters.get(key)) is not None
            ]
            self.tell("step", self.step, moves)
        self._gradients = None
        self._updated = False
        self.updates += 1
        self._attend(close=self._upcoming, evaluating=self.evaluating)

    def _moves_on(self) -> None:
        """Parameters change: what comes after that is already the next step's forward pass."""
        self._pass_of_update = self.passes
        self.losses.moves_on()
        if not self._updated:
            self._updated = True
            self._upcoming = self._is_close(self.step + 1)
            self.noting = self.noting or self._upcoming

    def _attend(self, *, close: bool, evaluating: bool) -> None:
        self.close, self.evaluating = close, evaluating
        self.noting = close or evaluating or self.changing or self.by_hand

    def evaluates(self) -> None:
        """What comes next, up to the next backward pass, belongs to an evaluation."""
        self._attend(close=self.close, evaluating=True)

    def _is_close(self, step: int) -> bool:
        if step <= CLOSE_LOOKS or (self.look_at is not None and 0 <= self.look_at - step <= 1):
            return True
        if step >= self._next_close:
            if step >= EARLY:
                self._next_close = step + step // SELDOM
            else:
                self._next_close = step + 1 if step % 2 else step + max(2, step // OFTEN)
            return True
        return False

    def _note_loss(self, root: Tensor) -> None:
        if self.losses.note(self.step, root.item()):
            self.tell("non_finite", root)

    def seen_parameters(self) -> tuple[SeenParameter, ...]:
        """The parameters for the record, in the order in which they were met."""
        return tuple(
            SeenParameter(w.name, tuple(w.tensor.shape), place_of(w.origin))
            for w in self.parameters.values()
        )


def _is_of_another_network(tensor: Tensor, before: Watched) -> bool:
    """Whether a module's parameter was drawn anew under a name that another one had: an update
    leaves it much as it was, and another start of the same training begins as that one did.
    """
    if not is_module_parameter(tensor) or tensor.shape != before.tensor.shape:
        return False
    if torch.equal(tensor, before.start):
        return False
    return float(torch.cosine_similarity(tensor.flatten(), before.tensor.flatten(), 0)) < ALIKE
