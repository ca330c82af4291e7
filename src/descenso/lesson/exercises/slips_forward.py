"""The usual slips of `forward`. The wrong forwards differ from the right one in one place each."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from descenso.language import translate
from descenso.lesson.exercises.slip import Slip, Wrong, cuts_graph


def _no_first_bias(X: Tensor, W1: Tensor, _b1: Tensor, W2: Tensor, b2: Tensor) -> Tensor:
    return torch.relu(X @ W1) @ W2 + b2


def _no_last_bias(X: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, _b2: Tensor) -> Tensor:
    return torch.relu(X @ W1 + b1) @ W2


def _no_biases(X: Tensor, W1: Tensor, _b1: Tensor, W2: Tensor, _b2: Tensor) -> Tensor:
    return torch.relu(X @ W1) @ W2


def _linear(X: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor) -> Tensor:
    return (X @ W1 + b1) @ W2 + b2


def _hidden_by(function: Callable[[Tensor], Tensor]) -> Wrong:
    def forward(X: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor) -> Tensor:
        return function(X @ W1 + b1) @ W2 + b2

    return forward


def _bias_after_activation(X: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor) -> Tensor:
    return (torch.relu(X @ W1) + b1) @ W2 + b2


def _output_through(function: Callable[[Tensor], Tensor]) -> Wrong:
    def forward(X: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor) -> object:
        return function(torch.relu(X @ W1 + b1) @ W2 + b2)

    return forward


def _probabilities(function: Callable[[Tensor], Tensor]) -> Wrong:
    """Softmax at the end, and another activation before it as well."""

    def forward(X: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor) -> Tensor:
        return torch.softmax(function(X @ W1 + b1) @ W2 + b2, dim=1)

    return forward


def _only_last_activation(X: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor) -> Tensor:
    return torch.relu((X @ W1 + b1) @ W2 + b2)


def _transposed(first: bool, last: bool) -> Wrong:
    def forward(X: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor) -> Tensor:
        h = torch.relu(X @ (W1.T if first else W1) + b1)
        return h @ (W2.T if last else W2) + b2

    return forward


def _wrong_order(X: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor) -> Tensor:
    return W2 @ torch.relu(W1 @ X + b1) + b2


def _entry_by_entry(X: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor) -> Tensor:
    return torch.relu(X * W1 + b1) @ W2 + b2


def _hidden_layer(X: Tensor, W1: Tensor, b1: Tensor, _W2: Tensor, _b2: Tensor) -> Tensor:
    return torch.relu(X @ W1 + b1)


def _cut_graph(X: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor) -> Tensor:
    return (torch.relu(X @ W1 + b1) @ W2 + b2).detach()


def _cut_hidden(X: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor) -> Tensor:
    return torch.relu(X @ W1 + b1).detach() @ W2 + b2


FORWARD = (
    Slip(
        "no-activation",
        lambda: translate(
            "Nothing happens between the two layers: two linear layers in a row are one linear "
            "layer. Where did the ReLU go?"
        ),
        (_linear,),
    ),
    Slip(
        "no-first-bias",
        lambda: translate("The hidden layer lacks its bias: look for b1."),
        (_no_first_bias,),
    ),
    Slip(
        "no-last-bias",
        lambda: translate("The logits lack their bias: look for b2."),
        (_no_last_bias,),
    ),
    Slip(
        "no-biases",
        lambda: translate("Neither layer adds its bias: look for b1 and b2."),
        (_no_biases,),
    ),
    Slip(
        "other-activation",
        lambda: translate(
            "The hidden layer has another activation than the ReLU that the task asks for: ReLU "
            "keeps what is above 0 and makes all else 0."
        ),
        tuple(
            map(
                _hidden_by,
                (
                    torch.tanh,
                    torch.sigmoid,
                    torch.abs,
                    torch.exp,
                    lambda z: torch.where(z > 0, z, 0.01 * z),
                    lambda z: z.clamp(0, 1),
                    lambda z: z.clamp(0, 6),
                    lambda z: z.clamp(0, 10),
                    lambda z: (z > 0).float(),
                ),
            )
        ),
    ),
    Slip(
        "bias-after-activation",
        lambda: translate(
            "The bias b1 comes after the ReLU; it belongs inside, where it moves the corner."
        ),
        (_bias_after_activation,),
    ),
    Slip(
        "activation-on-logits",
        lambda: translate(
            "The logits went through an activation as well. A logit may be negative: the last "
            "layer has none."
        ),
        (*map(_output_through, (torch.relu, torch.tanh, torch.sigmoid)), _only_last_activation),
    ),
    Slip(
        "softmax-on-logits",
        lambda: translate(
            "Probabilities came out, or their logarithms. The loss does that itself: forward gives "
            "the bare logits."
        ),
        (
            *map(
                _output_through,
                (
                    lambda z: torch.softmax(z, dim=1),
                    lambda z: torch.softmax(z, dim=0),
                    lambda z: torch.log_softmax(z, dim=1),
                ),
            ),
            *map(_probabilities, (torch.tanh, torch.sigmoid, lambda z: z)),
        ),
    ),
    Slip(
        "transposed-weights",
        lambda: translate(
            "A weight matrix was transposed. W1 is (d_in, h) and W2 is (h, d_out): the product "
            "with what comes in from the left fits as they are."
        ),
        (_transposed(True, False), _transposed(False, True), _transposed(True, True)),
    ),
    Slip(
        "wrong-order",
        lambda: translate(
            "In a product of matrices the order counts: the rows of X are the examples, so X "
            "stands on the left of W1."
        ),
        (_wrong_order,),
    ),
    Slip(
        "entry-by-entry",
        lambda: translate(
            "* multiplies entry by entry; the product of matrices has a sign of its own."
        ),
        (_entry_by_entry,),
    ),
    Slip(
        "hidden-layer-only",
        lambda: translate("This is the hidden layer; the logits need one more layer."),
        (_hidden_layer,),
    ),
    Slip(
        "graph-cut",
        lambda: translate(
            "The numbers are right, but the graph that leads back to the parameters is cut, at "
            "the end or on the way (detach, .data, no_grad or item?): logits.sum().backward() "
            "would not give every parameter its gradient."
        ),
        (_cut_graph, _cut_hidden),
        sign=cuts_graph,
    ),
    Slip(
        "uses-module",
        lambda: translate(
            "The task is to write this with tensors alone, without the layers of torch.nn."
        ),
        uses=("torch.nn.Linear", "torch.nn.Module", "torch.nn.Sequential", "torch.nn.Parameter"),
    ),
)
