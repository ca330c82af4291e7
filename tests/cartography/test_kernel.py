"""The compiled kernel against the reference: the same arguments, the same networks."""

from __future__ import annotations

import pytest
import torch

from descenso.cartography import kernel, reference
from descenso.cartography.contract import NON_FINITE, start_networks
from descenso.core.activations import ACTIVATIONS
from descenso.types import Layer

ROWS = 400
"""As the lesson: in batches of 32 the last one has 16, and 30 epochs are 390 updates."""


def problem(sizes, *, dtype=torch.float64, networks=5, loss="cross_entropy", scale=0.5, rows=ROWS):
    draw = torch.Generator().manual_seed(1)
    X = torch.randn(rows, sizes[0], generator=draw, dtype=dtype)
    if loss == "cross_entropy":
        y = (X.sum(dim=1) > 0).long() + (X[:, 0] > 1).long() * (sizes[-1] > 2)
    else:
        y = X[:, :1].sin().expand(-1, sizes[-1]).contiguous()
    scales = [scale] * networks
    return start_networks(sizes, range(networks), seed=3, scales=scales, dtype=dtype), X, y


def order():
    return torch.Generator().manual_seed(5)


def difference(mine, truth):
    """The largest difference of a parameter, over the largest of its tensor."""
    pairs = [
        pair
        for layers in zip(mine.params, truth.params, strict=True)
        for pair in zip(*layers, strict=True)
    ]
    return max(((p - q).abs().max() / q.abs().max()).item() for p, q in pairs)


CASES = [
    *(((2, 4, 2), {"activation": name}) for name in ACTIVATIONS),
    ((2, 2), {}),
    ((2, 16, 2), {}),
    ((1, 1, 2), {"batch_size": 400}),
    ((3, 7, 5, 3), {"activation": "tanh", "momentum": 0.9, "batch_size": 7, "epochs": 7}),
    ((2, 3, 4, 3, 5, 2), {"activation": "relu", "weight_decay": 0.01, "batch_size": 100}),
    ((5, 33, 11), {"activation": "gelu", "batch_size": 50}),
    ((4, 3), {"loss": "mean_squared_error", "batch_size": None, "train_biases": False}),
    ((2, 9, 6), {"loss": "mean_squared_error", "activation": "softplus", "momentum": 0.5}),
]


def both(start, X, y, **options):
    """(the kernel's, the reference's): trained with the same arguments."""
    return tuple(
        engine.train_networks(start, X, y, generator=order(), **options)
        for engine in (kernel, reference)
    )


@pytest.mark.parametrize(("sizes", "options"), CASES, ids=str)
def test_the_kernel_trains_as_the_reference_does(sizes, options):
    start, X, y = problem(sizes, loss=options.get("loss", "cross_entropy"))
    # Small enough to converge: chaos would make much of the last bit.
    lr = torch.tensor([0.001, 0.003, 0.01, 0.02, 0.03], dtype=torch.float64)
    mine, truth = both(start, X, y, lr=lr, **{"epochs": 30} | options)
    assert difference(mine, truth) < 1e-10
    assert torch.allclose(mine.loss_first, truth.loss_first, rtol=1e-12, atol=0)
    assert torch.allclose(mine.loss_last, truth.loss_last, rtol=1e-10, atol=0)
    assert torch.allclose(mine.measure, truth.measure, rtol=1e-10, atol=0)
    assert torch.equal(mine.status, truth.status)
    assert torch.equal(mine.updates, truth.updates)


@pytest.mark.parametrize(("sizes", "options"), CASES[:3] + CASES[-5:], ids=str)
def test_float32_strays_from_float64_no_further_than_the_reference_does(sizes, options):
    wide, X, y = problem(sizes, loss=options.get("loss", "cross_entropy"))
    narrow = tuple(Layer(W.float(), b.float()) for W, b in wide)
    targets = y if y.dtype == torch.int64 else y.float()
    options = {"lr": 0.01, "epochs": 30} | options
    # The same numbers, so that only the arithmetic differs.
    exact = tuple(Layer(W.double(), b.double()) for W, b in narrow)
    truth = reference.train_networks(
        exact, X.float().double(), targets if y.dtype == torch.int64 else targets.double(),
        generator=order(), **options,
    )  # fmt: skip
    mine, theirs = both(narrow, X.float(), targets, **options)
    rounding = torch.finfo(torch.float32).eps
    assert difference(mine, truth) <= 4 * max(difference(theirs, truth), rounding)


def test_one_that_diverges_among_1024_changes_no_bit_of_the_others():
    start, X, y = problem((2, 16, 2), networks=1024, dtype=torch.float32)
    lr = torch.full((1024,), 0.1)
    calm = kernel.train_networks(start, X, y, lr=lr, epochs=2, generator=order())
    lr[517] = 1e30
    wild = kernel.train_networks(start, X, y, lr=lr, epochs=2, generator=order())
    assert (wild.status == NON_FINITE).nonzero().flatten().tolist() == [517]
    others = torch.arange(1024) != 517
    for here, there in zip(calm.params, wild.params, strict=True):
        assert torch.equal(here.W[others], there.W[others])
        assert torch.equal(here.b[others], there.b[others])
    assert torch.equal(calm.measure[others], wild.measure[others])


def test_each_layer_of_each_network_has_its_own_settings():
    start, X, y = problem((2, 4, 2))
    draw = order()
    settings = {
        name: most * torch.rand(5, 2, generator=draw, dtype=torch.float64)
        for name, most in (("lr", 0.3), ("momentum", 0.9), ("weight_decay", 0.1))
    }
    mine, truth = both(start, X, y, epochs=3, **settings)
    assert difference(mine, truth) < 1e-12


def test_a_network_has_the_same_bits_wherever_it_stands_and_whoever_diverges_beside_it():
    start, X, y = problem((2, 4, 2), networks=19, dtype=torch.float32)
    lr = torch.full((19,), 0.1)
    calm = kernel.train_networks(start, X, y, lr=lr, epochs=5, generator=order())
    lr[4] = 1e30
    wild = kernel.train_networks(start, X, y, lr=lr, epochs=5, generator=order())
    assert wild.status[4] == NON_FINITE
    for i in (0, 3, 5, 18):
        one = tuple(Layer(W[i : i + 1], b[i : i + 1]) for W, b in start)
        alone = kernel.train_networks(one, X, y, lr=0.1, epochs=5, generator=order())
        for here, there, single in zip(calm.params, wild.params, alone.params, strict=True):
            for a, b, c in zip(here, there, single, strict=True):
                assert torch.equal(a[i], b[i])
                assert torch.equal(a[i], c[0])


def test_a_diverged_network_keeps_its_last_finite_parameters_as_the_reference_does():
    start, X, y = problem((2, 4, 2))
    lr = torch.tensor([0.1, 1e3, 1e30, 1e200, 0.1], dtype=torch.float64)
    mine = kernel.train_networks(start, X, y, lr=lr, epochs=2, generator=order())
    truth = reference.train_networks(start, X, y, lr=lr, epochs=2, generator=order())
    assert torch.equal(mine.status, truth.status)
    assert (mine.status == NON_FINITE).any()
    assert torch.equal(mine.updates, truth.updates)
    assert difference(mine, truth) < 1e-6
    assert all(tensor.isfinite().all() for layer in mine.params for tensor in layer)
