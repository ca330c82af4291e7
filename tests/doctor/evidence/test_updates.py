# ruff: noqa: E501  # scripts as they are
"""Evidence on what each update uses, where it goes, and gradients written by hand."""

from __future__ import annotations

import pytest
import torch
from tests.doctor.evidence.recomputing import Cases, edited, judgement_of, plainly
from tests.doctor.patients import HEAD, LOOP, PATIENTS, PLAIN

cases = Cases()

SIX = """
for k in range(6):
    step(F.cross_entropy(forward(X[k::6]), y[k::6]))
"""

PILED = HEAD + PLAIN.replace("for p in P: p.grad = None", "pass") + SIX

ZEROED = (
    HEAD + PLAIN.replace("    with torch", "    for p in P: p.grad.zero_()\n    with torch") + SIX
)

UPHILL = HEAD + PLAIN.replace("p -= lr", "p += lr") + SIX

NEGATED = HEAD + PLAIN + SIX.replace("step(F", "step(-F")

FROZEN_ONE = HEAD + PLAIN.replace("for p in P: p -= lr", "for p in (W1, b1, W2): p -= lr") + LOOP

NO_UPDATE = HEAD + PLAIN.replace("for p in P: p -= lr * p.grad", "pass") + LOOP


@cases.of("missing-zero-grad", PILED)
def the_pile_beside_a_fresh_gradient(source):
    """`kept` holds the values, the rows and the stored gradient of the named parameter."""
    noted = ("loss.backward()", "loss.backward(); kept.append(W1.grad.clone())")
    stored = plainly(edited(source, noted))["kept"]
    alone = edited(
        source,
        (
            "loss.backward()",
            "kept.append(torch.autograd.grad(loss, W1, retain_graph=True)[0]); loss.backward()",
        ),
    )
    fresh = plainly(alone)["kept"]
    piles = [before + new for before, new in zip(stored, fresh[1:], strict=False)]
    torch.testing.assert_close(stored[1:], piles)
    return {
        "stored_norm": stored[-1].norm().item(),
        "fresh_norm": fresh[-1].norm().item(),
        "updates": len(stored),
        "piled": len(piles),
    }


def test_the_norms_are_those_of_the_parameter_that_is_named():
    assert judgement_of(PILED).findings[0].tensor == "W1"


@cases.of("zero-before-step", ZEROED)
def the_updates_that_received_zeros(source):
    run = plainly(edited(source, ("p -= lr * p.grad", "kept.append(p.grad.abs().max().item())")))
    given = torch.tensor(run["kept"]).view(-1, 4)
    return {"updates": int((given == 0).all(1).sum())}


@cases.of("wrong-sign", UPHILL)
def the_steps_along_the_gradient(source):
    turned = edited(
        source,
        (
            "for p in P: p += lr * p.grad",
            "for p in P: before = p.clone(); p += lr * p.grad; kept.append(((p - before) * p.grad).sum().item())",
        ),
    )
    products = torch.tensor(plainly(turned)["kept"]).view(-1, 4).sum(1)
    return {"steps": len(products), "uphill": int((products > 0).sum()), "minus": False}


@cases.of("wrong-sign", NEGATED)
def the_steps_that_raise_the_loss_that_was_negated(source):
    turned = edited(
        source,
        (
            "    step(-F.cross_entropy(forward(X[k::6]), y[k::6]))",
            """
    before = F.cross_entropy(forward(X[k::6]), y[k::6]).item()
    step(-F.cross_entropy(forward(X[k::6]), y[k::6]), lr=1e-3)
    kept.append(F.cross_entropy(forward(X[k::6]), y[k::6]).item() - before)""",
        ),
    )
    rises = plainly(turned)["kept"]
    return {"steps": len(rises), "uphill": sum(rise > 0 for rise in rises), "minus": True}


@cases.of("parameter-not-updated", FROZEN_ONE, NO_UPDATE)
def what_has_a_gradient_and_its_first_value(source):
    start = edited(
        source,
        ("P = (W1, b1, W2, b2)", "P = (W1, b1, W2, b2); kept += [p.detach().clone() for p in P]"),
    )
    run = plainly(start)
    same = [torch.equal(p, q) for p, q in zip(run["P"], run["kept"], strict=True)]
    assert all(p.grad.any() for p in run["P"])
    names = [name for name, one in zip(("W1", "b1", "W2", "b2"), same, strict=True) if one]
    return {"passes": len(run.losses), "parameters": names, "all": all(same)}


@cases.of("wrong-gradient", PATIENTS["wrong-gradient"][0])
def the_angle_of_the_first_update(source):
    w = plainly(edited(source, ("range(50)", "range(1)")))["w"].double()
    X, t = (plainly(source)[name].double() for name in ("X", "t"))
    slope = 2 * X.T @ (X @ torch.zeros(2).double() - t) / len(t)  # of the mean of (X w − t)²
    return {"cosine": torch.cosine_similarity(w, -slope, dim=0).item(), "shape": [2]}


@cases.of("wrong-gradient", PATIENTS["wrong-gradient"][1])
def their_backward_beside_the_derivative_of_a_cube(source):
    """Along the directions that the check draws: three, from the seeds 0, 1 and 2."""
    run = plainly(edited(source, ("range(20)", "range(0)")))
    x = (run["X"] @ run["W"]).detach().double()
    pairs = []
    for seed in range(3):
        draw = torch.Generator().manual_seed(seed)
        g, move = (torch.randn(x.shape, generator=draw, dtype=torch.float64) for _ in range(2))
        told_slope = ((2 * x**2 * g + x) * move).sum().item()
        pairs.append((told_slope, (3 * x**2 * g * move).sum().item()))
    furthest = max(pairs, key=lambda pair: abs(pair[0] - pair[1]))
    return {"function": "Cube", "told": furthest[0], "true": furthest[1]}


@pytest.mark.parametrize("case", cases, ids=str)
def test_the_evidence_is_what_the_plain_run_gives(case):
    case.check()
