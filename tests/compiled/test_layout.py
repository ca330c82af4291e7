"""Where the kernel's numbers lie, and that no bit depends on it."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from descenso.cartography import kernel
from descenso.cartography.contract import start_networks
from descenso.compiled import layout
from descenso.compiled.layout import shape_for
from descenso.compiled.program import new_work


def trained(networks=11, rows=70):
    draw = torch.Generator().manual_seed(1)
    X = torch.randn(rows, 3, generator=draw)
    y = (X.sum(dim=1) > 0).long()
    start = start_networks((3, 5, 2), range(networks), seed=3, scales=[0.7] * networks)
    return kernel.train_networks(
        start, X, y, lr=0.3, epochs=4, generator=torch.Generator().manual_seed(5)
    )


def same_bits(one, other):
    pairs = zip(
        (tensor for layer in one.params for tensor in layer),
        (tensor for layer in other.params for tensor in layer),
        strict=True,
    )
    return all(torch.equal(a, b) for a, b in pairs)


def test_vectors_of_any_width_give_the_same_bits(monkeypatch):
    found = []
    for width in (16, 32, 64):
        monkeypatch.setattr(kernel, "vector_bytes", lambda width=width: width)
        found.append(trained())
    assert same_bits(found[0], found[1])
    assert same_bits(found[1], found[2])


def test_chunks_of_any_length_give_the_same_bits(monkeypatch):
    whole = trained()
    monkeypatch.setattr(layout, "MOST_CHUNK", 8)
    assert same_bits(whole, trained())


@pytest.mark.parametrize("classes", [2, 10, 1000, 100_000])
def test_a_product_over_a_chunk_never_overflows(classes):
    shape = shape_for((2, classes), "relu", "cross_entropy", np.dtype("float32"), bytes_=32)
    assert shape.chunk >= 1
    assert float(classes) ** shape.chunk < torch.finfo(torch.float32).max


def test_parts_do_not_overlap():
    shape = shape_for((3, 4, 5, 2), "sine", "cross_entropy", np.dtype("float64"), bytes_=32)
    found = shape.layout
    begins = [
        0, found.parameters, found.velocity, found.zero, found.settings, found.momentum,
        found.weight_decay, found.alive, found.total, found.losses, *found.activations,
    ]  # fmt: skip
    assert begins == sorted(set(begins))
    assert found.parameters == 4 * 4 + 5 * 5 + 6 * 2
    work = new_work(shape)
    assert work.shape == (found.slots, 4)
    assert work.ctypes.data % 32 == 0
    ones = work.any(axis=1).nonzero()[0]
    assert len(ones) == 2 * shape.chunk
