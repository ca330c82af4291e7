"""The usual slips of the training loop, as one loop with one thing wrong at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from descenso.language import translate
from descenso.lesson.exercises import right
from descenso.lesson.exercises.slip import Evidence, Slip, Wrong

Rows = tuple[Tensor, Tensor]


def _shuffled(rows: int, generator: torch.Generator) -> Tensor:
    return torch.randperm(rows, generator=generator)


def _in_order(rows: int, _generator: torch.Generator) -> Tensor:
    return torch.arange(rows)


def _mean(losses: list[float]) -> float:
    return sum(losses) / max(1, len(losses))


def _step(params: tuple[Tensor, ...], lr: float) -> None:
    W1, b1, W2, b2 = params
    right.sgd_step(W1, b1, W2, b2, lr)


@dataclass(frozen=True)
class Loop:
    """A training loop; each field is a place where people go wrong."""

    order: Callable[[int, torch.Generator], Tensor] = _shuffled
    shuffle_once: bool = False
    labels_follow: bool = True
    batches: Callable[[list[Rows]], list[Rows]] = lambda rows: rows
    clears: str = "before"
    steps: str = "each batch"
    lr: Callable[[float], float] = lambda lr: lr
    epochs: Callable[[int], int] = lambda epochs: epochs
    copies: bool = False
    reports: Callable[[list[list[float]]], object] = lambda epochs: list(map(_mean, epochs))

    def __call__(  # noqa: PLR0917
        self,
        X: Tensor,
        y: Tensor,
        W1: Tensor,
        b1: Tensor,
        W2: Tensor,
        b2: Tensor,
        lr: float,
        epochs: int,
        batch_size: int,
        generator: torch.Generator,
    ) -> object:
        """`train`, with this slip."""
        params: tuple[Tensor, ...] = (W1, b1, W2, b2)
        if self.copies:
            params = tuple(p.detach().clone().requires_grad_() for p in params)
        history: list[list[float]] = []
        order = self.order(len(X), generator)
        for epoch in range(self.epochs(epochs)):
            if epoch and not self.shuffle_once:
                order = self.order(len(X), generator)
            history.append([])
            if self.clears == "each epoch":
                right.zero_grads(*params)
            for rows, truth in self.batches(list(self._batches(X, y, order, batch_size))):
                history[-1].append(self._batch(rows, truth, params, self.lr(lr)))
            if self.steps == "each epoch":
                _step(params, self.lr(lr))
        return self.reports(history)

    def _batches(self, X: Tensor, y: Tensor, order: Tensor, batch_size: int) -> Iterator[Rows]:
        labels = y[order] if self.labels_follow else y
        return zip(X[order].split(batch_size), labels.split(batch_size), strict=True)

    def _batch(self, rows: Tensor, truth: Tensor, params: tuple[Tensor, ...], lr: float) -> float:
        if self.clears == "before":
            right.zero_grads(*params)
        loss = right.cross_entropy(right.forward(rows, *params), truth)
        loss.backward()
        if self.clears == "before the step":
            right.zero_grads(*params)
        if self.steps == "each batch":
            _step(params, lr)
        if self.steps == "twice":
            _step(params, lr)
            _step(params, lr)
        return loss.item()


def _with_graph(*arguments: object) -> object:
    """A history of tensors that keep their graphs alive."""
    losses = Loop()(*arguments)  # type: ignore[arg-type]
    assert isinstance(losses, list)
    return [torch.tensor(loss, requires_grad=True) * 1 for loss in losses]


def _one_full_batch(batches: list[Rows]) -> list[Rows]:
    X, y = zip(*batches, strict=True)
    return [(torch.cat(X), torch.cat(y))]


def _drop_last(batches: list[Rows]) -> list[Rows]:
    return [rows for rows in batches if len(rows[1]) == len(batches[0][1])]


def _fixed(value: float) -> Wrong:
    return Loop(lr=lambda _lr: value)


def _no_gradient(seen: Evidence) -> bool:
    raised = seen.observation.raised
    return raised is not None and "NoneType" in raised.message and ".backward" not in seen.used


TRAIN = (
    Slip(
        "no-backward",
        lambda: translate(
            "The step found no gradients: nobody computed them. What fills the .grad of the "
            "parameters?"
        ),
        sign=_no_gradient,
    ),
    Slip(
        "no-zero-grads",
        lambda: translate(
            "The gradients are never cleared, so each step also repeats all steps before it (a "
            "heavy ball without friction). See where zero_grads belongs."
        ),
        (Loop(clears="never"), Loop(clears="each epoch")),
    ),
    Slip(
        "no-step",
        lambda: translate(
            "The losses are those of a network that never changes: the parameters you were given "
            "did not move. Is the step missing?"
        ),
        (Loop(steps="never"),),
        only_if=lambda seen: not seen.used & {"sgd_step", ".grad", ".sub_", ".data"},
    ),
    Slip(
        "cleared-before-step",
        lambda: translate(
            "The gradients are cleared after backward() and before the step: the step finds only "
            "zeros, and nothing moves."
        ),
        (Loop(clears="before the step"),),
    ),
    Slip(
        "trains-a-copy",
        lambda: translate(
            "The loss falls, but the parameters you were given have not moved: what was trained is "
            "a copy. Work with the tensors themselves."
        ),
        (Loop(copies=True),),
    ),
    Slip(
        "one-step-per-epoch",
        lambda: translate(
            "There is one step for each epoch; each batch should move the parameters. Look at how "
            "far the step is indented, and at how large a batch is."
        ),
        (
            Loop(steps="each epoch"),
            Loop(steps="each epoch", clears="each epoch"),
            Loop(steps="each epoch", clears="never"),
            Loop(batches=_one_full_batch),
            Loop(batches=_one_full_batch, order=_in_order),
        ),
    ),
    Slip(
        "two-steps-per-batch",
        lambda: translate("Each batch moves the parameters twice: is the step there two times?"),
        (Loop(steps="twice"),),
    ),
    Slip(
        "no-shuffle",
        lambda: translate(
            "The rows come in the order of the file, in every epoch: draw a new order at the start "
            "of each, as the task says."
        ),
        (Loop(order=_in_order),),
    ),
    Slip(
        "shuffles-once",
        lambda: translate(
            "The order is drawn once, before the epochs: each epoch deserves a new one. Look at "
            "the indentation."
        ),
        (Loop(shuffle_once=True),),
    ),
    Slip(
        "ignores-generator",
        lambda: translate(
            "The same generator gave two different trainings: the order comes from somewhere else. "
            "Hand the generator on to what draws the order."
        ),
        (Loop(order=lambda rows, _generator: torch.randperm(rows)),),
        sign=lambda seen: seen.yours.get("same generator, same result") == "False",
    ),
    Slip(
        "labels-left-behind",
        lambda: translate(
            "The rows of X are put in a new order and the labels are not: every row learns the "
            "class of another."
        ),
        (Loop(labels_follow=False),),
    ),
    Slip(
        "first-batch-only",
        lambda: translate(
            "Each epoch ends after its first batch. Is there a return or break in the loop, or is "
            "the slice always the same?"
        ),
        (
            Loop(batches=lambda batches: batches[:1]),
            Loop(batches=lambda batches: batches[:1] * len(batches)),
            Loop(batches=lambda batches: batches[:1], order=_in_order),
            Loop(batches=lambda batches: batches[:1] * len(batches), order=_in_order),
        ),
    ),
    Slip(
        "drops-last-batch",
        lambda: translate(
            "When the rows do not divide evenly, the last batch is smaller; yours leaves it out."
        ),
        (Loop(batches=_drop_last),),
    ),
    Slip(
        "wrong-number-of-epochs",
        lambda: translate("That is one epoch too many or too few: look at the ends of the range."),
        (Loop(epochs=lambda epochs: epochs - 1), Loop(epochs=lambda epochs: epochs + 1)),
    ),
    Slip(
        "fixed-learning-rate",
        lambda: translate("The training does not depend on lr: a fixed number is in its place?"),
        (_fixed(0.1), _fixed(0.01), _fixed(0.001), _fixed(1.0)),
    ),
    Slip(
        "sum-of-losses",
        lambda: translate(
            "The training is right; the losses you give back are sums over the batches, not means."
        ),
        (Loop(reports=lambda epochs: list(map(sum, epochs))),),
    ),
    Slip(
        "last-batch-loss",
        lambda: translate(
            "The training is right; you give back the loss of each epoch's last batch, not the "
            "mean of all its batches."
        ),
        (Loop(reports=lambda epochs: [losses[-1] for losses in epochs]),),
    ),
    Slip(
        "loss-per-batch",
        lambda: translate(
            "The training is right; you give back one loss for each batch, or only one in all, and "
            "the task asks for one for each epoch."
        ),
        (
            Loop(reports=lambda epochs: [loss for losses in epochs for loss in losses]),
            Loop(reports=lambda epochs: _mean(epochs[-1])),
            Loop(reports=lambda epochs: [_mean(epochs[-1])]),
        ),
    ),
    Slip(
        "running-loss-kept",
        lambda: translate(
            "The sum of the losses goes on from one epoch to the next: it has to start at 0 again."
        ),
        (
            Loop(
                reports=lambda epochs: [
                    sum(map(sum, epochs[: number + 1])) / len(losses)
                    for number, losses in enumerate(epochs)
                ]
            ),
        ),
    ),
    Slip(
        "no-losses",
        lambda: translate(
            "The training is right, but the losses did not come back: is the return missing?"
        ),
        (Loop(reports=lambda _epochs: None), Loop(reports=lambda _epochs: [])),
    ),
    Slip(
        "keeps-the-graph",
        lambda: translate(
            "Each loss in the list still holds its whole graph, and the memory of every batch with "
            "it. Keep the number alone."
        ),
        (_with_graph,),
        sign=lambda seen: seen.wrong == ("losses.requires_grad",),
    ),
    Slip(
        "uses-optimizer",
        lambda: translate("The task is to train by hand, without torch.optim."),
        uses=("torch.optim",),
    ),
)
