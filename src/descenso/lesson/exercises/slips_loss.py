"""The usual slips of `cross_entropy`."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from descenso.language import translate
from descenso.lesson.exercises.slip import Slip, Wrong, cuts_graph


def _picked(logits: Tensor, y: Tensor) -> Tensor:
    """The log-probability of each row's true class, as it should be."""
    return torch.log_softmax(logits, dim=1)[torch.arange(len(y)), y]


def _sum(logits: Tensor, y: Tensor) -> Tensor:
    return -_picked(logits, y).sum()


def _not_reduced(logits: Tensor, y: Tensor) -> Tensor:
    return -_picked(logits, y)


def _mean_kept(logits: Tensor, y: Tensor) -> Tensor:
    return -_picked(logits, y).mean(dim=0, keepdim=True)


def _negative(logits: Tensor, y: Tensor) -> Tensor:
    return _picked(logits, y).mean()


def _negative_sum(logits: Tensor, y: Tensor) -> Tensor:
    return _picked(logits, y).sum()


def _wrong_axis(logits: Tensor, y: Tensor) -> Tensor:
    return -torch.log_softmax(logits, dim=0)[torch.arange(len(y)), y].mean()


def _over_all(logits: Tensor, y: Tensor) -> Tensor:
    log_probs = logits - logits.exp().sum().log()
    return -log_probs[torch.arange(len(y)), y].mean()


def _stable_over_all(logits: Tensor, y: Tensor) -> Tensor:
    return -(logits - logits.reshape(-1).logsumexp(dim=0))[torch.arange(len(y)), y].mean()


def _overflow(logits: Tensor, y: Tensor) -> Tensor:
    log_probs = logits - logits.exp().sum(dim=1, keepdim=True).log()
    return -log_probs[torch.arange(len(y)), y].mean()


def _overflow_in_softmax(logits: Tensor, y: Tensor) -> Tensor:
    probs = logits.exp() / logits.exp().sum(dim=1, keepdim=True)
    return -probs[torch.arange(len(y)), y].log().mean()


def _largest_of_all(logits: Tensor, y: Tensor) -> Tensor:
    shifted = logits - logits.max()
    log_probs = shifted - shifted.exp().sum(dim=1, keepdim=True).log()
    return -log_probs[torch.arange(len(y)), y].mean()


def _log_of_softmax(logits: Tensor, y: Tensor) -> Tensor:
    return -torch.softmax(logits, dim=1)[torch.arange(len(y)), y].log().mean()


def _log_of_all_softmax(logits: Tensor, y: Tensor) -> Tensor:
    """As `_log_of_softmax`; the logarithms that nobody asks for make the gradients NaN as well."""
    return -torch.softmax(logits, dim=1).log()[torch.arange(len(y)), y].mean()


def _epsilon(size: float) -> Wrong:
    def cross_entropy(logits: Tensor, y: Tensor) -> Tensor:
        return -(torch.softmax(logits, dim=1)[torch.arange(len(y)), y] + size).log().mean()

    return cross_entropy


def _clamped(size: float) -> Wrong:
    def cross_entropy(logits: Tensor, y: Tensor) -> Tensor:
        return -torch.softmax(logits, dim=1)[torch.arange(len(y)), y].clamp(min=size).log().mean()

    return cross_entropy


def _matrix_picked(logits: Tensor, y: Tensor) -> Tensor:
    return -torch.log_softmax(logits, dim=1)[:, y].mean()


def _rows_picked(logits: Tensor, y: Tensor) -> Tensor:
    return -torch.log_softmax(logits, dim=1)[y].mean()


def _all_entries(logits: Tensor, _y: Tensor) -> Tensor:
    return -torch.log_softmax(logits, dim=1).mean()


def _one_hot_mean(logits: Tensor, y: Tensor) -> Tensor:
    one_hot = torch.eye(logits.shape[1])[y]
    return -(one_hot * torch.log_softmax(logits, dim=1)).mean()


def _no_logarithm(logits: Tensor, y: Tensor) -> Tensor:
    return -torch.softmax(logits, dim=1)[torch.arange(len(y)), y].mean()


def _one_minus_probability(logits: Tensor, y: Tensor) -> Tensor:
    return 1 - torch.softmax(logits, dim=1)[torch.arange(len(y)), y].mean()


def _no_softmax(logits: Tensor, y: Tensor) -> Tensor:
    return -logits[torch.arange(len(y)), y].mean()


def _log_of_logits(logits: Tensor, y: Tensor) -> Tensor:
    return -logits.log()[torch.arange(len(y)), y].mean()


def _log_of_mean(logits: Tensor, y: Tensor) -> Tensor:
    return -torch.softmax(logits, dim=1)[torch.arange(len(y)), y].mean().log()


def _log_sum_exp_only(logits: Tensor, _y: Tensor) -> Tensor:
    return logits.logsumexp(dim=1).mean()


def _binary_logarithm(logits: Tensor, y: Tensor) -> Tensor:
    return -_picked(logits, y).mean() / math.log(2)


def _decimal_logarithm(logits: Tensor, y: Tensor) -> Tensor:
    return -_picked(logits, y).mean() / math.log(10)


def _softmax_twice(logits: Tensor, y: Tensor) -> Tensor:
    return -_picked(torch.softmax(logits, dim=1), y).mean()


def _other_class(logits: Tensor, _y: Tensor) -> Tensor:
    return -torch.log_softmax(logits, dim=1).max(dim=1).values.mean()


def _cut_graph(logits: Tensor, y: Tensor) -> Tensor:
    return -_picked(logits, y).mean().detach()


def _cut_below(logits: Tensor, y: Tensor) -> Tensor:
    """The sum below the fraction taken as if it were a constant."""
    return (logits.detach().logsumexp(dim=1) - logits[torch.arange(len(y)), y]).mean()


def _item(logits: Tensor, y: Tensor) -> float:
    return -_picked(logits, y).mean().item()


CROSS_ENTROPY = (
    Slip(
        "sum-not-mean",
        lambda: translate(
            "The rows' losses were added up and not averaged: the loss, and with it every step, "
            "would grow with the batch."
        ),
        (_sum,),
    ),
    Slip(
        "not-reduced",
        lambda: translate(
            "There is one loss for each row here; backward() needs a single number, of shape ()."
        ),
        (_not_reduced, _mean_kept),
    ),
    Slip(
        "wrong-sign",
        lambda: translate(
            "The sign is the wrong way round: a log-probability is negative, a loss is positive, "
            "and training would make it worse and worse."
        ),
        (_negative, _negative_sum),
    ),
    Slip(
        "wrong-axis",
        lambda: translate(
            "The probabilities are made over the wrong axis: those of one row must add up to 1. "
            "Look at every dim."
        ),
        (_wrong_axis, _over_all, _stable_over_all),
    ),
    Slip(
        "overflow",
        lambda: translate(
            "exp of a large logit is infinite, and the loss with it. Subtracting the same number "
            "from all logits of a row changes no probability: which number helps?"
        ),
        (_overflow, _overflow_in_softmax, _largest_of_all),
    ),
    Slip(
        "log-of-zero",
        lambda: translate(
            "softmax rounded a small probability to exactly 0, and its logarithm is infinite. Stay "
            "with logarithms from the start, so that nothing is rounded away."
        ),
        (_log_of_softmax, _log_of_all_softmax),
    ),
    Slip(
        "epsilon-in-log",
        lambda: translate(
            "A small number inside the logarithm hides the 0 and caps the loss: a network that is "
            "very wrong is told that it is only a little wrong."
        ),
        tuple(  # the sizes people use
            wrong(10.0**-power) for power in range(4, 17) for wrong in (_epsilon, _clamped)
        ),
    ),
    Slip(
        "picks-a-matrix",
        lambda: translate(
            "log_probs[:, y] picks whole columns, for every row all labels of the batch. Each row "
            "needs only its own label: give an index for the row as well."
        ),
        (_matrix_picked,),
    ),
    Slip(
        "picks-rows",
        lambda: translate(
            "log_probs[y] picks rows; the label says which column of its row is meant."
        ),
        (_rows_picked,),
    ),
    Slip(
        "mean-over-all",
        lambda: translate(
            "The mean goes over all entries, the zeros or the other classes too. Only the true "
            "class of each row counts, and there are as many of those as rows."
        ),
        (_all_entries, _one_hot_mean),
    ),
    Slip(
        "no-logarithm",
        lambda: translate(
            "Probabilities are averaged here, not their logarithms. The logarithm is what makes a "
            "confident mistake expensive."
        ),
        (_no_logarithm, _one_minus_probability),
    ),
    Slip(
        "no-softmax",
        lambda: translate(
            "Logits are not log-probabilities yet: each row's log-sum-exp has to come off first."
        ),
        (_no_softmax, _log_of_logits),
    ),
    Slip(
        "log-of-mean",
        lambda: translate("First the logarithm of each row, then the mean: the order matters."),
        (_log_of_mean,),
    ),
    Slip(
        "not-picked",
        lambda: translate(
            "The labels y have no part in this: the loss is about the probability of the true "
            "class."
        ),
        (_log_sum_exp_only, _other_class),
    ),
    Slip(
        "other-logarithm",
        lambda: translate("Another base: the task asks for the natural logarithm, torch.log."),
        (_binary_logarithm, _decimal_logarithm),
    ),
    Slip(
        "softmax-twice",
        lambda: translate(
            "Softmax was taken twice: logits go straight into the log-softmax, only once."
        ),
        (_softmax_twice,),
    ),
    Slip(
        "graph-cut",
        lambda: translate(
            "The number is right, but the graph that leads back to the logits is cut, at the end "
            "or on the way (item, detach, .data or no_grad?): loss.backward() would not begin, or "
            "give the wrong gradient."
        ),
        (_cut_graph, _cut_below, _item),
        sign=lambda seen: seen.wrong == ("loss.requires_grad",) or cuts_graph(seen),
    ),
    Slip(
        "uses-library-loss",
        lambda: translate(
            "Here the loss is to be written by hand: exp, log, logsumexp or log_softmax, but not "
            "the finished cross_entropy or nll_loss."
        ),
        uses=(
            "torch.nn.functional.cross_entropy",
            "torch.nn.functional.nll_loss",
            "torch.nn.CrossEntropyLoss",
            "torch.nn.NLLLoss",
            "torch.nll_loss",
        ),
    ),
)
