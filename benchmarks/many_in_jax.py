"""Many networks in JAX: `jit` and `scan` in two formulations, of which the better counts."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import torch

from benchmarks.many_jobs import LR, Job
from descenso.random import generator


def trainings(job: Job, epochs: int) -> dict[str, Callable[[], object]]:
    """Each formulation as a function that trains once; compiled by its first call."""
    forms = {"JAX, networks in the first axis": _first_axis}
    if job.networks > 1:
        forms["JAX, networks in the last axis"] = _last_axis
    return {name: _training(job, epochs, form) for name, form in forms.items()}


def _training(job: Job, epochs: int, form: Callable[[Job], Any]) -> Callable[[], object]:
    import jax

    double = job.X.dtype == torch.float64

    def precision() -> Any:
        return jax.enable_x64(True) if double else nullcontext()

    with precision():
        value_and_gradient, shaped = form(job)
        params = [
            tuple(jax.numpy.asarray(shaped(p), job.X.numpy().dtype) for p in layer)
            for layer in _start(job)
        ]
        data = _batches(job, epochs)

        def step(params: Any, batch: Any) -> Any:
            loss, gradients = value_and_gradient(params, *batch)
            return jax.tree.map(lambda p, g: p - LR * g, params, gradients), loss

        def epoch(params: Any, batches: Any) -> Any:
            whole, rest = batches
            params, losses = jax.lax.scan(step, params, whole)
            if rest is not None:
                params, losses = step(params, rest)
            return params, losses

        compiled = jax.jit(lambda params, data: jax.lax.scan(epoch, params, data))

    def train() -> object:
        with precision():
            return jax.block_until_ready(compiled(params, data))

    return train


def _start(job: Job) -> list[tuple[Any, Any]]:
    draw = generator(0, "parameters")
    return [
        (
            0.1 * torch.randn(job.networks, fan_in, fan_out, generator=draw).numpy(),
            torch.zeros(job.networks, fan_out).numpy(),
        )
        for fan_in, fan_out in zip(job.sizes, job.sizes[1:], strict=False)
    ]


def _batches(job: Job, epochs: int) -> Any:
    """((epochs, whole batches, batch, …) X and y, the smaller last batch of each epoch or None)."""
    import jax.numpy as jnp

    X, y = job.X.numpy(), job.y.numpy()
    rows = len(X)
    size = job.batch_size or rows
    draw = generator(0, "batches")
    orders = torch.stack([torch.randperm(rows, generator=draw) for _ in range(epochs)]).numpy()
    whole = rows // size * size

    def cut(array: Any) -> Any:
        return jnp.asarray(array[orders[:, :whole]].reshape(epochs, -1, size, *array.shape[1:]))

    rest = None
    if whole < rows:
        rest = (jnp.asarray(X[orders[:, whole:]]), jnp.asarray(y[orders[:, whole:]]))
    return (cut(X), cut(y)), rest


def _activation(job: Job) -> Any:
    import jax.numpy as jnp

    return {"relu": lambda z: jnp.maximum(z, 0), "tanh": jnp.tanh}[job.activation]


def _first_axis(job: Job) -> Any:
    """One network's loss, its gradient mapped over the stack; one network is not mapped."""
    import jax
    import jax.numpy as jnp

    activation = _activation(job)

    def loss(params: Any, X: Any, y: Any) -> Any:
        h = X
        for W, b in params[:-1]:
            h = activation(h @ W + b)
        z = h @ params[-1][0] + params[-1][1]
        if job.is_regression:
            return jnp.square(z - y).mean()
        return -jnp.take_along_axis(jax.nn.log_softmax(z), y[:, None], 1).mean()

    if job.networks == 1:
        return jax.value_and_grad(loss), lambda p: p[0]
    return jax.vmap(jax.value_and_grad(loss), in_axes=(0, None, None)), lambda p: p


def _last_axis(job: Job) -> Any:
    """The losses' sum with the networks in the innermost axis, where vectors are."""
    import jax
    import jax.numpy as jnp
    import numpy as np

    activation = _activation(job)

    def loss(params: Any, X: Any, y: Any) -> Any:
        h = None
        for number, (W, b) in enumerate(params):
            z = jnp.einsum("bi,ion->bon", X, W) if h is None else jnp.einsum("bin,ion->bon", h, W)
            h = activation(z + b) if number < len(params) - 1 else z + b
        if job.is_regression:
            return jnp.square(h - y[:, :, None]).mean(axis=(0, 1)).sum()
        right = jnp.broadcast_to(y[:, None, None], (h.shape[0], 1, h.shape[2]))
        truth = jnp.take_along_axis(h, right, 1)[:, 0]
        return (jax.nn.logsumexp(h, axis=1) - truth).mean(axis=0).sum()

    return jax.value_and_grad(loss), lambda p: np.moveaxis(p, 0, -1)
