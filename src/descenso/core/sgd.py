"""The update, written by hand: stochastic gradient descent."""

from __future__ import annotations

import torch

from descenso.types import Gradients, Layer, Params


def sgd_step(
    params: Params,
    gradients: Gradients,
    *,
    lr: float,
    momentum: float = 0.0,
    weight_decay: float = 0.0,
    velocity: Gradients | None = None,
) -> Gradients:
    """Move every parameter downhill, in place, and give back what `lr` multiplied.

        g = gradient + weight_decay * p
        v = momentum * v + g            (only with momentum)
        p = p - lr * v                  (without it: p - lr * g)

    With neither option this is the lesson's `p -= lr * p.grad`. `velocity` (shaped like `params`,
    zeros at first) is updated in place and is needed when `momentum` is not 0. Momentum: Polyak
    1964, in the form that PyTorch uses; η is `lr`, β is `momentum`, λ is `weight_decay`.
    """
    assert velocity is not None or not momentum, "momentum needs a velocity to remember"
    with torch.no_grad():
        if weight_decay:
            gradients = _map_pairs(gradients, params, weight_decay)
        if momentum and velocity is not None:
            for past, fresh in zip(velocity, gradients, strict=True):
                past.W.mul_(momentum).add_(fresh.W)
                past.b.mul_(momentum).add_(fresh.b)
            gradients = velocity
        for (W, b), (dW, db) in zip(params, gradients, strict=True):
            W.sub_(dW, alpha=lr)
            b.sub_(db, alpha=lr)
    return gradients


def _map_pairs(gradients: Gradients, params: Params, factor: float) -> Gradients:
    """Gradient + factor * parameter, for every tensor."""
    return tuple(
        Layer(dW.add(W, alpha=factor), db.add(b, alpha=factor))
        for (dW, db), (W, b) in zip(gradients, params, strict=True)
    )
