"""Evidence on which rows each step sees."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
import torch
from tests.doctor.evidence.recomputing import Cases, edited, plainly, told
from tests.doctor.patients import HEAD, PATIENTS

cases = Cases()

SAME = PATIENTS["same-batch"][0].replace("range(40)", "range(8)")

SORTED = edited(  # two epochs of 20 batches: every step is heard
    PATIENTS["not-shuffled"][0],
    ("range(15)", "range(2)"),
    ("200, 5", "200, 10"),
    ("s + 5", "s + 10"),
)

SORTED_AMOUNTS = (
    HEAD
    + """
X = torch.linspace(-2, 2, 200)[:, None]
t = X[:, 0].abs()
w, b = torch.zeros(1, 1, requires_grad=True), torch.zeros(1, requires_grad=True)
for epoch in range(2):
    for s in range(0, 200, 10):
        xb, tb = X[s:s + 10], t[s:s + 10]
        loss = F.mse_loss((xb @ w + b)[:, 0], tb)
        w.grad = b.grad = None
        loss.backward()
        with torch.no_grad():
            w -= 0.2 * w.grad
            b -= 0.2 * b.grad
"""
)

SEEDED = PATIENTS["reset-seed"][0]

SEEDED_LONG = SEEDED.replace("range(40)", "range(90)")

NEW_START = (
    HEAD
    + """
for epoch in range(8):
    torch.manual_seed(1)
    W = torch.randn(2, 2, requires_grad=True)
    for k in range(1):
        loss = F.cross_entropy(X @ W, y)
        W.grad = None
        loss.backward()
        with torch.no_grad(): W -= 0.1 * W.grad
"""
)


@cases.of("same-batch", SAME)
def the_rows_that_every_step_sees(source):
    spied = edited(source, ("step(F", "kept.append(X[rows].clone()); step(F"))
    run = plainly(spied)
    seen = {batch.numpy().tobytes() for batch in run["kept"]}
    assert len(seen) == 1
    return {"rows": len(run["kept"][0]), "of": len(run["X"]), "steps": len(run["kept"])}


def shuffled(source: str) -> str:
    """The script with its rows in the order that the doctor draws: the first from the seed 0."""
    order = "order = torch.randperm(200, generator=torch.Generator().manual_seed(0))\n"
    labels = "t" if "t = " in source else "y"
    return edited(source, ("w, b = ", f"{order}X, {labels} = X[order], {labels}[order]\nw, b = "))


def whole_loss(source: str) -> float:
    """The mean loss of the trained map over all rows, in batches of the script's size."""
    run = plainly(source)
    scores = (run["X"] @ run["w"] + run["b"]).detach()
    if "t" in run.end:
        return torch.nn.functional.mse_loss(scores[:, 0], run["t"]).item()
    return torch.nn.functional.binary_cross_entropy_with_logits(scores, run["y"].float()).item()


def what_shuffling_is_worth(source: str) -> dict[str, object]:
    """What both orders came to over all rows: the batches of a sorted set say nothing of it."""
    base, twin = whole_loss(source), whole_loss(shuffled(source))
    return {"loss": base, "fork_loss": twin, "fork": "shuffle-rows", "fork_value": None}


@cases.of("not-shuffled", SORTED)
def how_often_a_label_follows_its_like(source):
    labels = 2 * plainly(source)["y"].tolist()
    same = [a == b for a, b in pairwise(labels)]
    shares = [count / len(labels) for count in Counter(labels).values()]
    return {
        "same": sum(same) / len(same),
        "expected": sum(share**2 for share in shares),
        "period": 200 // 10,
        **what_shuffling_is_worth(source),
    }


@cases.of("not-shuffled", SORTED_AMOUNTS)
def how_much_an_amount_says_of_the_next(source):
    amounts = np.array(2 * plainly(source)["t"].tolist())
    centred = amounts - amounts.mean()
    together = (centred[:-1] * centred[1:]).mean() / centred.var()
    return {"correlation": float(together), "period": 200 // 10, **what_shuffling_is_worth(source)}


def test_a_gap_between_the_batches_heard_is_no_step_from_row_to_row():
    """Of 600 batches the first dozens are heard and some pairs of later ones; from row to row
    the label changes once in a hundred rows, from pair to pair of batches more often.
    """
    assert told(PATIENTS["not-shuffled"][0], "not-shuffled")["same"] > 0.988


@cases.of("reset-seed", SEEDED, SEEDED_LONG)
def how_often_the_seed_came_again(source):
    """The first time is not counted: nothing was learnt before it."""
    spied = edited(source, ("    torch.manual_seed(0)", "    kept.append(k); torch.manual_seed(0)"))
    return {"seed": 0, "times": len(plainly(spied)["kept"]) - 1, "start": False}


@cases.of("reset-seed", NEW_START)
def how_often_the_first_values_came_back(source):
    spied = edited(source, ("    for k", "    kept.append(W.detach().clone())\n    for k"))
    starts = plainly(spied)["kept"]
    again = sum(torch.equal(one, starts[0]) for one in starts[1:])
    return {"seed": None, "times": again, "start": True}


@pytest.mark.parametrize("case", cases, ids=str)
def test_the_evidence_is_what_the_plain_run_gives(case):
    case.check()
