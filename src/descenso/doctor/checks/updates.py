"""Whether each update uses the gradient of its own step, and moves every parameter downhill."""

from __future__ import annotations

import inspect
import math
from collections import Counter
from collections.abc import Iterable
from types import FunctionType

import torch
from torch import Tensor

from descenso.doctor.checks.lines import update_without
from descenso.doctor.checks.names import where_changed
from descenso.doctor.observing.calls import LOSS_FUNCTIONS
from descenso.doctor.observing.check import Check, Move, Watched
from descenso.doctor.observing.frames import Site, is_module_parameter, is_theirs, place_of
from descenso.doctor.observing.reading import before_views
from descenso.doctor.observing.tape import Op
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Sign
from descenso.doctor.words import Evidence

ENOUGH = 3
"""So many steps have to agree before anything is said about all of them."""


STRAIGHT = 0.99
"""A cosine beyond this: the step is the gradient itself, no momentum that overshot."""


ROSE = 2.0
"""A loss that ends this many times above its lowest has turned round."""


LOGARITHMS = frozenset({"log_softmax", "logsumexp", "log"})
"""Of what labels pick out of these, minus the mean is a loss: above 0, and better when small."""


class UpdateCheck(Check):
    """Compares `.grad` before and after each backward pass, and what the update then receives."""

    ids = (
        "missing-zero-grad", "zero-before-step", "wrong-sign", "parameter-not-updated",
    )  # fmt: skip
    listens_to = frozenset({"zero_", "fill_", "mul_", "__imul__", "copy_"})

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._old: dict[int, Tensor] = {}
        self._after: dict[int, tuple[Tensor, int, bool]] = {}
        self._pass_of_after = 0
        self._piled: Counter[int] = Counter()
        self._piles: dict[int, Evidence] = {}
        self._zeroed: Counter[int] = Counter()
        self._fed: Counter[int] = Counter()
        self._cleared_at: Site | None = None
        self._zeroed_at: Site | None = None
        self._with_gradient: Counter[int] = Counter()
        self._cosines: list[float] = []  # between what a step did and its gradient
        self._uphill_at: Site | None = None
        self._unmoved: Counter[int] = Counter()
        self._negated_passes = 0
        self._is_likelihood = False

    # -- gradients that pile up, or are gone too soon ---------------------------------------------

    def op(self, op: Op) -> None:
        if op.args and any(op.args[0] is kept for kept, _, _ in self._after.values()):
            self._cleared_at = op.site

    def gradient_set(self, tensor: Tensor, given: Tensor | None, site: Site | None) -> None:
        if id(tensor) in self._after:
            self._cleared_at = site

    def before_backward(self, root: Tensor | None, site: Site | None) -> None:
        if root is not None:
            self._look_for_minus(root)
        self._old.clear()
        if self.training.passes != self._pass_of_after:
            self._after.clear()
        for key, watched in self.training.parameters.items():
            gradient = watched.tensor.grad
            kept = self._after.get(key)
            if gradient is None or kept is None or not watched.updated_since_backward:
                continue
            if gradient is kept[0] and gradient._version == kept[1] and _any(gradient):
                self._old[key] = gradient.detach().clone()

    def _look_for_minus(self, root: Tensor) -> None:
        names = {op.name for op in self.training.behind}
        if names & LOGARITHMS and names & {"gather", "take_along_dim"} and bool((root > 0).all()):
            self._is_likelihood = True
        maker = self.training.tape.maker(root)
        if maker is None or not maker.makers or maker.makers[0] is None:
            return
        if maker.name in ("mean", "sum") and _is_log_probability(maker.makers[0]):
            self._negated_passes += 1
            self._uphill_at = maker.site
            return
        minus = maker.name == "neg" or (maker.name == "mul" and -1 in maker.args[1:])
        if minus and maker.makers[0].name in LOSS_FUNCTIONS:
            self._negated_passes += 1
            self._uphill_at = maker.site

    def after_backward(self, site: Site | None) -> None:
        self._after.clear()
        self._pass_of_after = self.training.passes
        for key, watched in self.training.parameters.items():
            gradient = watched.tensor.grad
            if gradient is None or gradient.is_sparse:
                continue
            some = _any(gradient)
            self._after[key] = (gradient, gradient._version, some)
            if some:
                self._with_gradient[key] += 1

    def before_update(self, watched: list[Watched], site: Site | None, op: Op | None) -> None:
        for one in watched:
            key = id(one.tensor)
            kept = self._after.get(key)
            if kept is None or one.updated_since_backward:
                continue
            gradient = one.tensor.grad
            same = gradient is kept[0] and kept[0]._version == kept[1]
            if same:
                self._fed[key] += 1
                if key in self._old:
                    self._note_pile(key, kept[0])
            elif kept[2] and (gradient is None or not _any(gradient)):
                self._zeroed[key] += 1
                self._zeroed_at = self._cleared_at

    def _note_pile(self, key: int, stored: Tensor) -> None:
        self._piled[key] += 1
        old = self._old[key]
        self._piles[key] = {
            "stored_norm": float(stored.norm()),
            "fresh_norm": float((stored - old).norm()),
            "updates": self.training.step,
        }

    # -- where the step goes ----------------------------------------------------------------------

    def step(self, number: int, moves: list[Move]) -> None:
        dot = sum(float(move.change.reshape(-1).dot(move.gradient.reshape(-1))) for move in moves)
        change = math.hypot(*(move.change_length for move in moves))
        slope = math.hypot(*(move.gradient_length for move in moves))
        if dot != 0 and math.isfinite(dot) and change and slope:
            self._cosines.append(dot / (change * slope))
        for move in moves:
            key = id(move.watched.tensor)
            if _any(move.gradient) and not _any(move.change):
                self._unmoved[key] += 1

    # -- what it means ----------------------------------------------------------------------------

    def signs(self) -> Iterable[Sign]:
        return [*self._piling(), *self._zeroing(), *self._uphill(), *self._not_updated()]

    def _piling(self) -> Iterable[Sign]:
        if not self._piled:
            return
        key, count = self._piled.most_common(1)[0]
        if count >= ENOUGH - 1:
            evidence = {**self._piles[key], "piled": count}
            yield self._sign("missing-zero-grad", evidence, self.training.last_backward, key)

    def _zeroing(self) -> Iterable[Sign]:
        if not self._zeroed:
            return
        key, count = self._zeroed.most_common(1)[0]
        if count >= ENOUGH - 1 and not self._fed[key]:
            site = self._zeroed_at or self.training.last_update
            yield self._sign("zero-before-step", {"updates": count}, site, key)

    def _uphill(self) -> Iterable[Sign]:
        steps = len(self._cosines)
        uphill = sum(cosine > 0 for cosine in self._cosines)
        evidence = {"steps": steps, "uphill": uphill, "minus": False}
        if self._maximizes_on_purpose():
            return
        if steps >= ENOUGH and (uphill == steps or self._turned_uphill()):
            yield self._sign("wrong-sign", evidence, self._updated_at(), None)
        elif self._negated_passes >= ENOUGH:
            evidence = {
                "steps": self._negated_passes,
                "uphill": self._negated_passes,
                "minus": True,
            }
            yield self._sign("wrong-sign", evidence, self._uphill_at, None)

    def _updated_at(self) -> Site | None:
        """The line that changes the parameters, also in an optimizer that is theirs."""
        made = self.training.optimizers.made
        step = inspect.unwrap(vars(made[0]).get("step", len)) if made is not None else len
        own = where_changed(step) if isinstance(step, FunctionType) else None
        return own if own and is_theirs(step.__code__) else self.training.last_update

    def _turned_uphill(self) -> bool:
        """Whether the last steps went straight up, and the loss with them: a rate below 0."""
        straight = all(cosine > STRAIGHT for cosine in self._cosines[-2:])
        losses = [value for _, value in self.training.losses.points]
        return straight and max(losses[-ENOUGH:]) > ROSE * min(losses) > 0

    def _maximizes_on_purpose(self) -> bool:
        """Whether an optimizer is told to climb something that is no loss, PyTorch's or theirs."""
        is_loss = self._is_likelihood or self.training.last_loss is not None
        return self.training.optimizers.maximize and not is_loss

    def _not_updated(self) -> Iterable[Sign]:
        if self._zeroed and not self._fed:
            return
        still = [
            (key, watched)
            for key, watched in self.training.parameters.items()
            if self._gradients_of(key) >= ENOUGH
            and watched.updates == 0
            and watched.reached >= ENOUGH  # an input with a gradient is another one in each step
            and torch.equal(watched.tensor, watched.start)
            and not self._is_input(watched.tensor)
        ]
        if not still:
            return
        key, watched = still[0]
        evidence = {
            "passes": self.training.passes,
            "parameters": [one.name for _, one in still],
            "all": len(still) == len(self.training.parameters),
        }
        site = self.training.last_backward if evidence["all"] else self._left_out_at(watched)
        yield self._sign("parameter-not-updated", evidence, site, key)

    def _is_input(self, tensor: Tensor) -> bool:
        """Whether something was differentiated by it on the way to the loss, as by a point."""
        return id(tensor) in self.training.differentiated and not is_module_parameter(tensor)

    def _left_out_at(self, watched: Watched) -> Site | None:
        """Where it ought to be updated: at the optimizer's making, or among the others' updates."""
        training = self.training
        if training.optimizers.steps or training.last_update is None:
            return next(iter(training.optimizers.made_from), watched.origin)
        return update_without(training.last_update, watched.name)

    def _gradients_of(self, key: int) -> int:
        return max(self._with_gradient[key], self._unmoved[key])

    def _sign(self, kind: str, evidence: Evidence, site: Site | None, key: int | None) -> Sign:
        watched = self.training.parameters.get(key) if key is not None else None
        name = watched.name if watched is not None else None
        return Sign(kind, evidence, place_of(site), name or None, 1)


def _is_log_probability(op: Op | None) -> bool:
    """Whether these are logarithms of the probabilities of the labels, as they are: at most 0."""
    picked = before_views(op)
    if picked is not None and picked.name == "gather" and picked.makers:
        picked = before_views(picked.makers[0])
    return picked is not None and picked.name == "log_softmax"


def _any(tensor: Tensor) -> bool:
    return bool(tensor.any())
