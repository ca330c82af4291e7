"""What is asked of the learner: each function's signature, and its task in their language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from descenso.language import translate


@dataclass(frozen=True)
class Task:
    """One function to fill in. `gets`, `gives` and `why` give texts in the reader's language."""

    name: str
    arguments: tuple[str, ...]
    title: Callable[[], str]
    gets: Callable[[], tuple[str, ...]]
    gives: Callable[[], tuple[str, ...]]
    rules: Callable[[], tuple[str, ...]]
    why: Callable[[], str]


def _parameters() -> str:
    return translate("W1 (d_in, h), b1 (h,), W2 (h, d_out), b2 (d_out,): the parameters")


def _rows() -> str:
    return translate("X (batch, d_in): a row for each example")


def _labels() -> str:
    return translate("y (batch,): the class numbers, from 0 to d_out - 1, as int64")


TASKS: dict[str, Task] = {
    task.name: task
    for task in (
        Task(
            "init",
            ("d_in", "h", "d_out"),
            lambda: translate("The first parameters of a network with one hidden layer."),
            lambda: (translate("d_in, h, d_out: how many inputs, hidden units and classes"),),
            lambda: (
                translate("W1 (d_in, h), b1 (h,), W2 (h, d_out), b2 (d_out,), in this order"),
            ),
            lambda: (
                translate("Weights: 0.1 times standard normal numbers (torch.randn)."),
                translate("Biases: zeros."),
                translate("All four are leaves that require grad."),
            ),
            lambda: translate("only a leaf that requires grad gets a .grad from backward()."),
        ),
        Task(
            "forward",
            ("X", "W1", "b1", "W2", "b2"),
            lambda: translate("What the network says about each example."),
            lambda: (_rows(), _parameters()),
            lambda: (translate("the logits (batch, d_out)"),),
            lambda: (
                translate("Hidden layer: a linear map with its bias, then ReLU."),
                translate("Output layer: a linear map with its bias, and nothing after it."),
            ),
            lambda: translate(
                "without something that is not linear in between, two layers are one."
            ),
        ),
        Task(
            "cross_entropy",
            ("logits", "y"),
            lambda: translate("How wrong the network is: one number."),
            lambda: (translate("logits (batch, d_out)"), _labels()),
            lambda: (
                translate(
                    "the mean over the batch of -log(probability of the true class), shape ()"
                ),
            ),
            lambda: (
                translate("The probabilities are the softmax of each row of logits."),
                translate("It has to hold for logits such as 1000 and -1000."),
                translate(
                    "By hand: exp, log, logsumexp and log_softmax may be used; "
                    "F.cross_entropy and F.nll_loss may not."
                ),
            ),
            lambda: translate("this scalar is where backward() begins."),
        ),
        Task(
            "gradients",
            ("X", "y", "W1", "b1", "W2", "b2"),
            lambda: translate("How the mean loss changes with each parameter, by the chain rule."),
            lambda: (_rows(), _labels(), _parameters()),
            lambda: (translate("dW1, db1, dW2, db2, each shaped like its parameter"),),
            lambda: (
                translate("By hand, with products and sums: no backward(), no autograd."),
                translate("You may call your forward, or compute what you need again."),
                translate("Leave the parameters as they are."),
            ),
            lambda: translate("what you can derive yourself, you can also explain."),
        ),
        Task(
            "sgd_step",
            ("W1", "b1", "W2", "b2", "lr"),
            lambda: translate("One step downhill."),
            lambda: (
                translate("W1, b1, W2, b2: leaves, each with its .grad"),
                translate("lr: the learning rate, a number"),
            ),
            lambda: (translate("nothing: the tensors themselves change"),),
            lambda: (
                translate("Each parameter moves by lr times its gradient, against it."),
                translate("They stay leaves that require grad. No torch.optim."),
            ),
            lambda: translate("this line is all that learning is."),
        ),
        Task(
            "zero_grads",
            ("W1", "b1", "W2", "b2"),
            lambda: translate("Clear the gradients."),
            lambda: (
                translate("W1, b1, W2, b2: leaves; .grad is None before the first backward()"),
            ),
            lambda: (translate("nothing: afterwards each .grad is None or all zeros"),),
            lambda: (translate("The parameters stay as they are."),),
            lambda: translate("backward() adds to what is in .grad."),
        ),
        Task(
            "train",
            ("X", "y", "W1", "b1", "W2", "b2", "lr", "epochs", "batch_size", "generator"),
            lambda: translate("The training loop: it puts the other functions together."),
            lambda: (
                _rows(),
                _labels(),
                _parameters(),
                translate("lr, epochs, batch_size: numbers"),
                translate("generator: a torch.Generator"),
            ),
            lambda: (
                translate("a list with a number for each epoch: the mean of its batches' losses"),
            ),
            lambda: (
                translate("Each epoch starts by drawing the order of the rows:"),
                "    order = torch.randperm(len(X), generator=generator)",
                translate(
                    "It takes batch_size rows at a time in this order; the last, perhaps smaller, "
                    "batch counts too. Each batch moves the parameters once."
                ),
                translate("Here autograd computes the gradients: call backward()."),
            ),
            lambda: translate("forward, loss, backward, step, clear: every training is this."),
        ),
    )
}
"""The tasks in the order of the lesson."""
