"""Evidence on parameters that gradients never reach, and on graphs that live too long."""

from __future__ import annotations

import re

import pytest
import torch
from tests.doctor.evidence.recomputing import Cases, edited, plainly
from tests.doctor.patients import HEAD, LOOP, MODULE, MODULE_LOOP, PLAIN

cases = Cases()

SCALED_AFTER = (
    HEAD
    + """
W = 0.1 * torch.randn(2, 2, requires_grad=True)
for k in range(5):
    loss = F.cross_entropy(X @ W, y)
    loss.backward()
    with torch.no_grad(): W -= 0.1 * W.grad
"""
)

RESHAPED_FOR_OPTIM = (
    HEAD
    + """
W = torch.zeros(4, requires_grad=True).view(2, 2)
opt = torch.optim.SGD([W], lr=0.1)
"""
)

REBOUND = (
    HEAD
    + """
w = torch.zeros(2, requires_grad=True)
for k in range(5):
    loss = F.binary_cross_entropy_with_logits(X @ w, y.float())
    loss.backward()
    w = w - 0.1 * w.grad
"""
)

REBOUND_UNRECORDED = REBOUND.replace(
    "    w = w - 0.1 * w.grad", "    with torch.no_grad(): w = w - 0.1 * w.grad"
)

NO_FLAG = (
    HEAD
    + PLAIN.replace(
        "W1 = (0.5 * torch.randn(2, 16)).requires_grad_()", "W1 = 0.5 * torch.randn(2, 16)"
    )
    + LOOP
)

CUT = (
    HEAD
    + PLAIN.replace(
        "return torch.relu(x @ W1 + b1) @ W2", "return torch.relu(x @ W1 + b1).detach() @ W2"
    )
    + LOOP
)

NO_BACKWARD = HEAD + MODULE + MODULE_LOOP.replace("loss.backward()", "pass")

IN_GRAPH = (
    HEAD
    + """
w = torch.zeros(2, requires_grad=True)
for k in range(5):
    loss = F.binary_cross_entropy_with_logits(X @ w, y.float())
    loss.backward()
    w -= 0.1 * w.grad
"""
)

RUNNING = (
    HEAD
    + PLAIN
    + """
total = 0
for k in range(12):
    loss = F.cross_entropy(forward(X), y)
    step(loss)
    total = total + loss
"""
)

TWICE = (
    HEAD
    + PLAIN
    + """
state = torch.zeros(200, 2)
for k in range(5):
    state = 0.5 * state + forward(X)
    step(F.cross_entropy(state, y))
"""
)


def operation(tensor: torch.Tensor) -> str:
    """The operation that made it, by the name of autograd's node for its derivative."""
    return re.sub(r"Backward\d+$", "", type(tensor.grad_fn).__name__).lower()


@cases.of("non-leaf-parameter", SCALED_AFTER, RESHAPED_FOR_OPTIM)
def what_made_it(source):
    run = plainly(source)
    assert run.error is not None
    W = run["W"]
    return {"operation": operation(W), "is_leaf": W.is_leaf, "shape": list(W.shape)}


@cases.of("rebound-parameter", REBOUND, REBOUND_UNRECORDED)
def what_the_name_holds_after_one_update(source):
    w = plainly(edited(source, ("range(5)", "range(1)")))["w"]
    assert w.requires_grad == ("no_grad" not in source)
    assert plainly(source).error is not None
    return {"operation": "sub", "requires_grad": w.requires_grad, "is_leaf": w.is_leaf}


@cases.of("detached-parameter", NO_FLAG, CUT)
def what_no_gradient_reached(source):
    run = plainly(edited(source, ("p -= lr * p.grad", "p -= 0 if p.grad is None else p.grad")))
    W1 = run["W1"]
    assert run.error is None
    assert W1.grad is None
    assert run["W2"].grad is not None
    cut = "detach" if W1.requires_grad else ""
    return {"requires_grad": W1.requires_grad, "cut": cut, "shape": list(W1.shape)}


@cases.of("missing-backward", NO_BACKWARD)
def losses_and_steps_without_a_gradient(source):
    counted = edited(
        source,
        ("opt.step()", "opt.step(); kept.append('step')"),
        ("yb)\n", "yb); kept.append('loss')\n"),
    )
    run = plainly(counted)
    assert run.losses == []
    assert all(p.grad is None for p in run["model"].parameters())
    return {"losses": run["kept"].count("loss"), "steps": run["kept"].count("step")}


@cases.of("update-in-graph", IN_GRAPH)
def the_leaf_that_must_not_be_changed(source):
    run = plainly(source)
    with pytest.raises(RuntimeError, match="in-place operation"):
        raise run.error
    return {"leaf": run["w"].is_leaf and run["w"].requires_grad}


@cases.of("retained-graph", RUNNING)
def the_losses_whose_graphs_the_total_keeps(source):
    return {
        "steps": losses_in_the_graph_of(plainly(source)["total"]),
        "second": False,
        "listed": False,
    }


@cases.of("retained-graph", TWICE)
def the_second_way_through_one_graph(source):
    run = plainly(source)
    with pytest.raises(RuntimeError, match="a second time"):
        raise run.error
    return {"second": len(run.losses) == 2}


def losses_in_the_graph_of(total: torch.Tensor) -> int:
    """How many calls of a loss lie behind it that autograd still holds."""
    seen, waiting = set(), [total.grad_fn]
    while waiting:
        node = waiting.pop()
        if node is not None and node not in seen:
            seen.add(node)
            waiting.extend(before for before, _ in node.next_functions)
    return sum("NllLoss" in type(node).__name__ for node in seen)


@pytest.mark.parametrize("case", cases, ids=str)
def test_the_evidence_is_what_the_plain_run_gives(case):
    case.check()
