"""The course of the loss: a rate that is too high or too low, a start far from guessing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from contextlib import suppress
from statistics import fmean

import torch
from torch import Tensor

from descenso.doctor.checks.arrays import where_drawn
from descenso.doctor.checks.lines import where_listed, where_said
from descenso.doctor.curvature import rough_curvature
from descenso.doctor.interventions import Intervention
from descenso.doctor.observing.check import Check, Move, Watched
from descenso.doctor.observing.frames import Site, is_module_parameter, place_of
from descenso.doctor.observing.reading import loss_call
from descenso.doctor.observing.tape import Op
from descenso.doctor.observing.training import Training
from descenso.doctor.record import FAR_BETTER, Sign, Suspicion
from descenso.doctor.words import Evidence

LOUD_START = 4.0
"""A first loss of this many times the loss of guessing is confidently wrong."""

DEAFENING = 10.0
"""From this many times on it is told even where the training got over it."""

FAINT_START = 0.05
"""First weights below this size hardly let anything through."""

FAINT_SCORES = 0.005
"""Scores that differ by less than this over the rows: the network hardly sees its input."""

STUCK = 0.8
"""Recent losses this near to guessing: nothing has been learnt."""

HALVED = 0.5
"""A twin confirms a cause if taking it away at least halves the loss that was reached."""

CALM = 1.5
"""A loss that never rose above this many times its first value."""

LONG_STRIDE = 0.02
"""Steps that move the parameters by less than this part of their length are not too long."""

CLEAR_FALL = 0.03
"""From the third quarter to the last: by less, steps that are long only wander."""

TINY_STRIDE = 1e-4
"""Steps of this part hardly go anywhere, whatever the loss does."""

MOST_FASTER = 1e6

ONE_RATE = 0.01
"""Steps of as many times their gradients, up to this part, are those of gradient descent."""

MOST_BENT = 100_000
MOST_ASKED = 8
"""How sharply the loss bends is asked of at most so many parameters, and so many batches."""

FELL_LITTLE = 0.3
"""A last loss above this part of the first leaves something to explain."""


FELL_WELL = 0.1
"""Below this part nothing is left to explain. Between the two a bad start alone may have made the
first loss high, and only a twin that comes far further shows it.
"""


class CourseCheck(Check):
    """Reads the loss curve, the first scores, and how far each update went."""

    ids = (
        "learning-rate-too-high", "learning-rate-too-low", "start-too-large", "start-too-small",
    )  # fmt: skip

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._spread: float | None = None
        self._ratios: list[float] = []
        self._rates: list[float] = []
        self._taught = False  # by probabilities, perhaps another network's

    def loss_value(self, op: Op) -> None:
        if self.training.guess is not None or not self.training.close or op.out is None:
            return
        call = loss_call(op)
        if call is None or call.target is None or not call.scores.requires_grad:
            return
        if op.kwargs.get("reduction", "mean") == "mean":
            self.training.guess = _loss_of_guessing(op.name, call.scores, call.target)
        self._spread = _spread_of(call.scores)

    def loss(self, op: Op) -> None:
        call = loss_call(op) if op.name == "cross_entropy" else None
        if call is not None and call.target is not None and call.target.is_floating_point():
            self._taught = True

    def _one_after_the_other(self) -> bool:
        """Whether one network was trained when another's training was over."""
        updates = [w.updates for w in self.training.parameters.values() if w.updates]
        return len(updates) > 1 and min(updates) + max(updates) <= self.training.updates

    def before_backward(self, root: Tensor | None, site: Site | None) -> None:
        """A mean of log-probabilities by hand: guessing costs the logarithm of the classes."""
        behind = self.training.behind
        averaged = any(op.name == "mean" for op in behind[:3])
        if self.training.guess is not None or not averaged or self.training.updates:
            return
        for op in behind:
            if op.name in ("logsumexp", "log_softmax") and op.operands[0].ndim == 2:
                self.training.guess = math.log(max(op.operands[0].shape[1], 2))
                self._spread = _spread_of(op.operands[0])
                return

    def step(self, number: int, moves: list[Move]) -> None:
        grown = [move for move in moves if move.watched.started_anywhere]  # 0 has no length
        length = math.hypot(*(move.length for move in grown))
        stride = math.hypot(*(move.change_length for move in grown))
        change = math.hypot(*(move.change_length for move in moves))
        slope = math.hypot(*(move.gradient_length for move in moves))
        if length and math.isfinite(stride):
            self._ratios.append(stride / length)
        if slope and math.isfinite(change):
            self._rates.append(change / slope)

    # -- what may be wrong ------------------------------------------------------------------------

    def suspicions(self) -> Iterable[Suspicion]:
        if self.training.updates < 5 or not self.training.losses.first:
            return
        if self._taught and self._one_after_the_other():
            return  # what the second has for its targets, and its lowest loss, the first decides
        if self.training.has_several_losses or min(v for _, v in self.training.losses.points) < 0:
            return  # no one curve, or one whose height says nothing
        yield from self._start()
        yield from self._too_high()
        yield from self._too_low()

    def _start(self) -> Iterable[Suspicion]:
        first, guess = self.training.losses.first[0], self.training.guess
        by_gain = sorted(self._matrices(), key=_gain)
        smallest = where_drawn(by_gain[0].set_at) if by_gain else None
        largest = where_drawn(by_gain[-1].set_at) if by_gain else None
        fit, small = Intervention("fit-start"), Intervention("fit-start", value=0.2)
        if guess and (not math.isfinite(first) or first > LOUD_START * guess):
            gain = _gain(by_gain[-1]) if by_gain else None
            evidence = {"first_loss": first, "guess": guess, "gain": gain}
            yield Suspicion(
                Sign("start-too-large", evidence, place_of(largest), None, 1),
                (fit,),
                STUCK,
                stands=not math.isfinite(first) or first > DEAFENING * guess,
            )
        reached = self._last()
        if guess is None and reached is not None and reached >= STUCK * first:
            sizes = [float(w.start.norm()) / w.start.shape[0] ** 0.5 for w in self._matrices()]
            if sizes and max(sizes) < FAINT_START:
                means = [float(w.start.square().mean().sqrt()) for w in self._matrices()]
                evidence = {"weights": max(means), "first_loss": first}
                sign = Sign("start-too-small", evidence, place_of(smallest), None, 1)
                yield Suspicion(sign, (fit, small), HALVED)
        last = self._last()
        stuck = guess is not None and last is not None and last >= STUCK * guess
        if stuck and self._spread is not None and self._spread < FAINT_SCORES:
            faint: Evidence = {"spread": self._spread, "guess": guess}
            sign = Sign("start-too-small", faint, place_of(smallest), None, 1)
            yield Suspicion(sign, (fit, small), HALVED)

    def _matrices(self) -> list[Watched]:
        return [w for w in self.training.parameters.values() if w.start.ndim >= 2]

    def _too_high(self) -> Iterable[Suspicion]:
        first, last = self.training.losses.first[0], self._last()
        if last is not None and last <= FELL_LITTLE * first:
            return
        highest, strides = self._highest(), self._stride()
        calm = last is not None and highest is not None and highest <= CALM * first
        if calm and strides is not None and strides < LONG_STRIDE:
            return
        fastest = max(self.training.optimizers.rates, default=None)
        evidence = {
            **self._rate(fastest),
            "first_loss": first,
            "loss": last,
            "highest_loss": highest,
            "non_finite_step": self.training.losses.non_finite_step,
        }
        rate, stable = evidence["lr"], self._largest_stable_rate()
        if rate is not None and stable is not None and rate > stable:
            evidence["largest_stable_lr"] = stable
        place = place_of(self._chosen_at(fastest))
        sign = Sign("learning-rate-too-high", evidence, place)
        slower = tuple(Intervention("scale-updates", value=part) for part in (0.1, 0.01))
        yield Suspicion(sign, slower, HALVED)

    def _too_low(self) -> Iterable[Suspicion]:
        first, last, fall = self.training.losses.first[0], self._last(), self._fall()
        if last is None or last <= FELL_WELL * first or fall is None:
            return
        gone = self.training.optimizers.rate_gone_at
        if gone is not None and gone <= self.training.updates / 2 and last > FELL_LITTLE * first:
            evidence: Evidence = {
                "lr": self.training.optimizers.peak_rate,
                "gone_at": gone,
                "steps": self.training.updates,
                "loss": last,
            }
            place = place_of((self.training.optimizers.planned_from or (self._chosen_at(),))[0])
            sign = Sign("learning-rate-too-low", evidence, place)
            yield Suspicion(sign, (Intervention("hold-rate"),), HALVED)
        strides = self._stride()
        tiny = strides is not None and strides < TINY_STRIDE
        long = strides is not None and strides > LONG_STRIDE
        if (fall <= 0 and not tiny) or (fall < CLEAR_FALL and long):
            return
        evidence = {
            **self._rate(self.training.optimizers.rate),
            "first_loss": first,
            "loss": last,
            "last_quarter_fall": fall,
            "update_ratio": strides,
        }
        place = place_of(self._chosen_at())
        factor = 10.0
        while strides and factor * strides < TINY_STRIDE and factor < MOST_FASTER:
            factor *= 10.0
        faster = tuple(Intervention("scale-updates", value=v) for v in (factor, 10.0 * factor))
        gain = HALVED if last > FELL_LITTLE * first else FAR_BETTER
        yield Suspicion(Sign("learning-rate-too-low", evidence, place), faster, gain)

    def _stride(self) -> float | None:
        """By what part of its length a step moves all that is trained, in the middle of cases."""
        return sorted(self._ratios)[len(self._ratios) // 2] if self._ratios else None

    def _rate(self, given: float | None) -> dict[str, float | None]:
        seen = sorted(self._rates)[len(self._rates) // 2] if self._rates else None
        return {"lr": given if given is not None else seen, "given": given is not None}

    def _largest_stable_rate(self) -> float | None:
        """2/λmax at the start, over the rows known: beyond it the steps of gradient descent go
        further up than they came down. None for other steps, and where it cannot be had.
        """
        replay, features = self.training.replay, self.training.rows.features
        descends = self._rates and max(self._rates) <= (1 + ONE_RATE) * min(self._rates)
        if replay is None or features is None or not descends:
            return None
        start = replay.started()
        batches = replay.batches(len(features))[:MOST_ASKED]

        def loss(tensors: Sequence[Tensor]) -> Tensor:
            values, labels = dict(zip(start, tensors, strict=True)), self.training.rows.labels
            parts = [replay.loss(part, features, labels, values) for part in batches]
            return torch.stack(parts).mean()

        if not batches or sum(map(Tensor.numel, start.values())) > MOST_BENT:
            return None
        with suppress(Exception), torch.random.fork_rng(devices=[]):  # theirs may refuse
            sharpest = rough_curvature(loss, list(start.values()))
            return 2 / sharpest if sharpest is not None and sharpest > 0 else None
        return None

    def _chosen_at(self, fastest: float | None = None) -> Site | None:
        """The line that says the rate, or makes the optimizer; by hand, the update. Of groups with
        several rates, that of the `fastest`.
        """
        made, rates = self.training.optimizers.made_from, self.training.optimizers.rates
        if not made:
            return self.training.last_update
        if fastest is not None and fastest > min(rates):
            return where_listed(rates.index(fastest), len(rates), made[0])
        return where_said(rates[0], made) if rates else made[0]

    def _last(self) -> float | None:
        recent = list(self.training.losses.recent)
        last = fmean(recent[-max(1, len(recent) // 2) :])
        return last if math.isfinite(last) else None

    def _highest(self) -> float | None:
        values = [v for _, v in self.training.losses.points if math.isfinite(v)]
        return max(values, default=None)

    def _fall(self) -> float | None:
        """By what part the loss fell from the third quarter of the training to the last."""
        values = [v for _, v in self.training.losses.points if math.isfinite(v)]
        quarter = len(values) // 4
        if quarter < 1:
            return None
        before, after = fmean(values[-2 * quarter : -quarter]), fmean(values[-quarter:])
        return (before - after) / before if before else None


def _gain(watched: Watched) -> float:
    """By how much a matrix of first weights stretches what enters it, in the mean of directions."""
    start = watched.start
    outputs_first = start.ndim > 2 or is_module_parameter(watched.tensor)
    inputs = start[0].numel() if outputs_first else start.shape[0]
    return float(watched.start.square().mean().sqrt()) * math.sqrt(inputs)


def _spread_of(scores: Tensor) -> float | None:
    """By how much scores differ over the rows, in the mean of their columns."""
    return float(scores.detach().float().std(0).mean()) if len(scores) > 1 else None


def _loss_of_guessing(name: str, scores: Tensor, target: Tensor) -> float | None:
    """The loss of not deciding: even odds for every class, 0 for every amount."""
    if name in ("cross_entropy", "nll_loss") and not target.is_floating_point():
        return math.log(scores.shape[1]) if scores.ndim > 1 and scores.shape[1] > 1 else None
    if name in ("binary_cross_entropy", "binary_cross_entropy_with_logits"):
        return math.log(2)
    if name == "mse_loss" and target.numel() > 1 and target.shape == scores.shape:
        return float(target.float().square().mean()) or None
    return None
