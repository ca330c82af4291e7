from __future__ import annotations

import pytest
import torch

from descenso.core.checks import check_leaves
from descenso.core.gradients import zero_grads
from descenso.core.network import init_params, named_tensors
from descenso.core.sgd import sgd_step
from descenso.core.training import steps
from descenso.errors import OptionError
from descenso.random import generator
from descenso.types import Layer


def flat(params):
    return torch.cat([tensor.detach().reshape(-1) for _, tensor in named_tensors(params)])


def start(seed=0):
    return init_params([3, 4, 2], generator=generator(seed, "p"), dtype=torch.float64)


@pytest.mark.parametrize("momentum", [0.0, 0.9, 1.0])
@pytest.mark.parametrize("weight_decay", [0.0, 0.01])
def test_it_is_the_optimisers_update(momentum, weight_decay):
    ours, theirs = start(), start()
    tensors = [tensor for _, tensor in named_tensors(theirs)]
    optimiser = torch.optim.SGD(tensors, lr=0.3, momentum=momentum, weight_decay=weight_decay)
    velocity = tuple(Layer(torch.zeros_like(W), torch.zeros_like(b)) for W, b in ours)
    for step in range(5):
        gradients = start(seed=step + 1)
        gradients = tuple(Layer(W.detach(), b.detach()) for W, b in gradients)
        for tensor, (_, gradient) in zip(tensors, named_tensors(gradients), strict=True):
            tensor.grad = gradient.clone()
        optimiser.step()
        sgd_step(
            ours,
            gradients,
            lr=0.3,
            momentum=momentum,
            weight_decay=weight_decay,
            velocity=velocity,
        )
    torch.testing.assert_close(flat(ours), flat(theirs))


def test_the_plain_step_is_the_lessons_and_gives_back_the_gradient():
    params = start()
    before = flat(params)
    gradients = tuple(Layer(torch.ones_like(W), torch.ones_like(b)) for W, b in params)
    assert sgd_step(params, gradients, lr=0.5) is gradients
    torch.testing.assert_close(flat(params), before - 0.5)
    assert all(tensor.is_leaf and tensor.requires_grad for _, tensor in named_tensors(params))


def test_zero_grads_clears_what_backward_added():
    params = start()
    flat_loss = sum(tensor.square().sum() for _, tensor in named_tensors(params))
    flat_loss.backward()
    assert any(tensor.grad.any() for _, tensor in named_tensors(params))
    zero_grads(params)
    assert not any(tensor.grad.any() for _, tensor in named_tensors(params))


def test_zero_grads_before_any_backward_is_harmless():
    zero_grads(start())


def test_a_non_leaf_is_refused_by_name_with_the_mend():
    W1 = 0.1 * torch.randn(2, 16, requires_grad=True)
    b1 = torch.zeros(16, requires_grad=True)
    W2 = (0.1 * torch.randn(16, 2)).requires_grad_()
    params = (Layer(W1, b1), Layer(W2, torch.zeros(2, requires_grad=True)))
    X, y = torch.randn(8, 2), torch.arange(8) % 2
    with pytest.raises(OptionError) as caught:
        steps(params, X, y, batch_size=4, generator=generator(0, "batches"))
    message = str(caught.value)
    assert "W1 is not a leaf" in message
    assert "MulBackward0" in message
    assert "W1 = (0.1 * torch.randn(...)).requires_grad_()" in message


def test_a_parameter_without_grad_is_refused_by_name():
    params = (Layer(torch.randn(2, 2).requires_grad_(), torch.zeros(2)),)
    with pytest.raises(OptionError, match="b1 does not require grad"):
        check_leaves(params)
