"""How sharply the loss bends: the largest eigenvalue of its Hessian, without the Hessian.

Gradient descent with learning rate η multiplies the distance to a minimum along an eigenvector of
eigenvalue λ by |1 − ηλ| in each step: beyond η = 2/λ it grows (LeCun, Simard, Pearlmutter 1993).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from descenso.core.activations import Activation
from descenso.core.losses import Loss, find_loss
from descenso.core.network import forward
from descenso.types import Features, Layer, Params, Targets

MOST_ROWS = 20_000
MOST_PARAMETERS = 2_000_000
MOST_PRODUCTS = 300
TOLERANCE = 1e-9
ROUGHLY, MOST_ROUGH_PRODUCTS = 1e-4, 40
"""For a number that is to be said in three digits, in single precision."""


class Curvature(NamedTuple):
    """`largest` is λmax, 1/parameter² in units of the loss; `direction` its unit vector, flat.

    It is exact (to about 1e-9 of the spectrum's width) for `rows` rows, by `products`
    Hessian-vector products.
    """

    largest: float
    direction: Tensor
    rows: int
    products: int


def largest_curvature(
    params: Params,
    X: Features,
    y: Targets,
    *,
    activation: str | Activation = "relu",
    loss: str | Loss = "cross_entropy",
) -> Curvature | None:
    """λmax of the loss over the rows of `X` at `params`, in float64.

    Of more than `MOST_ROWS` rows every so many-th is taken, and `rows` says how many. None where
    it cannot be had: a number is not finite, or there are more than `MOST_PARAMETERS`.
    """
    if sum(tensor.numel() for layer in params for tensor in layer) > MOST_PARAMETERS:
        return None
    stride = -(-X.shape[0] // MOST_ROWS)
    X, y = X[::stride], y[::stride]
    leaves = [tensor.detach().double().requires_grad_() for layer in params for tensor in layer]
    copy = tuple(map(Layer, leaves[::2], leaves[1::2]))
    targets = y.double() if y.is_floating_point() else y
    value = find_loss(loss).value(forward(copy, X.double(), activation=activation), targets)
    found = _largest_eigenpair(*_hessian_product(value, leaves))
    return found and Curvature(found[0], found[1], X.shape[0], found[2])


def rough_curvature(
    loss: Callable[[Sequence[Tensor]], Tensor], tensors: Sequence[Tensor]
) -> float | None:
    """λmax of any `loss` of float tensors at these, 1/parameter² in units of the loss, to about
    `ROUGHLY` of the spectrum's width; None where a number is not finite.
    """
    leaves = [tensor.detach().clone().requires_grad_() for tensor in tensors]
    with torch.enable_grad():
        product, size = _hessian_product(loss(leaves), leaves)
    found = _largest_eigenpair(product, size, ROUGHLY, MOST_ROUGH_PRODUCTS)
    return found and found[0]


def _hessian_product(
    value: Tensor, leaves: Sequence[Tensor]
) -> tuple[Callable[[Tensor], Tensor], int]:
    """The function v → H v for flat vectors v (size,) float64, and size.

    H v is the gradient of gᵀv with g the gradient: two passes of autograd, never a matrix
    (Pearlmutter 1994).
    """
    slopes = torch.autograd.grad(
        value, leaves, create_graph=True, allow_unused=True, materialize_grads=True
    )
    gradient = _flat(slopes)

    def product(v: Tensor) -> Tensor:
        if not gradient.requires_grad:  # the loss is linear in every parameter
            return torch.zeros_like(v)
        parts = torch.autograd.grad(
            gradient,
            leaves,
            v.to(gradient.dtype),
            retain_graph=True,
            allow_unused=True,
            materialize_grads=True,
        )
        return _flat(parts).double()

    return product, gradient.numel()


def _largest_eigenpair(
    product: Callable[[Tensor], Tensor],
    size: int,
    tolerance: float = TOLERANCE,
    most_products: int = MOST_PRODUCTS,
) -> tuple[float, Tensor, int] | None:
    """Largest eigenvalue of a symmetric operator, its unit vector, and the products it took.

    Lanczos 1950: power iteration that keeps every vector it has met and looks for the best
    combination of them. Plain power iteration needs hundreds of products for six digits where two
    eigenvalues are close, and finds the most negative one if that is larger.
    """
    generator = torch.Generator(device="cpu").manual_seed(0)
    vector = torch.randn(size, generator=generator, dtype=torch.float64)
    basis = [vector / vector.norm()]
    diagonal: list[Tensor] = []
    beside: list[Tensor] = []
    for count in range(1, min(size, most_products) + 1):
        image = product(basis[-1].to(vector.device)).cpu()
        if not image.isfinite().all():
            return None
        diagonal.append(image @ basis[-1])
        known = torch.stack(basis)
        for _ in range(2):  # once is not orthogonal enough in floating point
            image = image - known.T @ (known @ image)
        rest = image.norm()
        values, vectors = torch.linalg.eigh(_tridiagonal(diagonal, beside))
        scale = values.abs().max()
        # The product of the two bounds how far the eigenvalue can be off.
        if rest * vectors[-1, -1].abs() <= tolerance * scale or count == size:
            break
        beside.append(rest)
        basis.append(image / rest)
    best = known.T @ vectors[:, -1]
    return values[-1].item(), best / best.norm(), count


def _tridiagonal(diagonal: list[Tensor], beside: list[Tensor]) -> Tensor:
    matrix = torch.diag(torch.stack(diagonal))
    if beside:
        off = torch.stack(beside)
        matrix = matrix + torch.diag(off, 1) + torch.diag(off, -1)
    return matrix


def _flat(tensors: Sequence[Tensor]) -> Tensor:
    return torch.cat([tensor.reshape(-1) for tensor in tensors])
