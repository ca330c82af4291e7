"""Evidence on what is measured beside the training: held-out losses, leaks, accuracies, classes."""

from __future__ import annotations

import math
from statistics import fmean

import pytest
import torch
from tests.doctor.distant_patients import PATIENTS as DISTANT
from tests.doctor.evidence.recomputing import Cases, edited, plainly
from tests.doctor.patients import HEAD, PATIENTS, PLAIN
from tests.doctor.wild_patients import OF_NOISE

cases = Cases()

OVERFITTING = (
    HEAD
    + """
X, y = torch.randn(40, 20), torch.randint(2, (40,))
Xv, yv = torch.randn(100, 20), torch.randint(2, (100,))
model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(30):
    for i in torch.arange(40).split(10):
        opt.zero_grad()
        loss = F.cross_entropy(model(X[i]), y[i])
        loss.backward()
        opt.step()
    with torch.no_grad():
        held = F.cross_entropy(model(Xv), yv)
"""
)

LEAKING = PATIENTS["leakage"][0]

AGAINST_ALL = PATIENTS["wrong-metric"][0]

LARGEST = DISTANT["wrong-metric"][0]

BORDER = AGAINST_ALL.replace(
    "((model(X) > 0).float() == y)", "((model(X)[:, 0] > 0.5).float() == y)"
)

DIVISOR = (
    HEAD
    + PLAIN
    + """
for epoch in range(4):
    right = 0
    for i in torch.randperm(180).split(30):
        step(F.cross_entropy(forward(X[i]), y[i]))
    with torch.no_grad():
        accuracy = (forward(X).argmax(1) == y).sum() / 180
"""
)

RARE = (
    HEAD
    + """
X = torch.randn(200, 2)
X[:12] *= 0.1
y = torch.zeros(200).long()
y[:12] = 1
model = nn.Linear(2, 2)
nn.init.zeros_(model.weight); nn.init.zeros_(model.bias)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for k in range(8):
    opt.zero_grad()
    loss = F.cross_entropy(model(X), y)
    loss.backward()
    opt.step()
"""
)


@cases.of("overfitting", HEAD + OF_NOISE)
def the_held_out_loss_beside_guessing_and_what_was_learnt(source):
    run = plainly(source)
    loss = sum(run.losses[-5:]) / 5
    return {"held_out": run["held"].item(), "guess": math.log(2), "loss": loss}


@cases.of("overfitting", OVERFITTING)
def the_lowest_held_out_loss_and_the_last(source):
    spied = edited(
        source,
        ("opt.step()", "opt.step(); kept.append(None)"),
        (
            "F.cross_entropy(model(Xv), yv)",
            "F.cross_entropy(model(Xv), yv); kept.append(held.item())",
        ),
    )
    run = plainly(spied)
    steps, held = 0, []
    for one in run["kept"]:
        steps += one is None
        if one is not None:
            held.append((one, steps))
    lowest, step = min(held)
    since = [loss for loss, one in held if one >= step]
    mean = fmean(loss for loss, _ in held[-len(held) // 5 :])
    return {
        "lowest": lowest,
        "lowest_step": step,
        "last": since[-1] if since == sorted(since) else mean,
        "loss": fmean(run.losses[-5:]),
    }


@cases.of("leakage", LEAKING)
def the_rows_that_are_in_both(source):
    run = plainly(source)
    trained = {tuple(row) for row in run["Z"][run["train"]].tolist()}
    measured = run["Z"][run["test"]].tolist()
    shared = sum(tuple(row) in trained for row in measured)
    return {"rows": len(measured), "shared": shared, "share": shared / len(measured)}


@cases.of("wrong-metric", AGAINST_ALL)
def the_table_of_predictions_against_all_labels(source):
    run = plainly(source)
    predictions = run["model"](run["X"]) > 0
    compared = predictions.float() == run["y"]
    assert run["accuracy"] == compared.float().mean()
    return {
        "problem": "spread",
        "predictions": list(predictions.shape),
        "labels": list(run["y"].shape),
        "compared": list(compared.shape),
    }


@cases.of("wrong-metric", BORDER)
def the_border_that_is_none_of_logits(source):
    run = plainly(source)
    logits = run["model"](run["X"])[:, 0]
    assert logits.min() < 0
    assert logits.max() > 1
    assert run["accuracy"] == ((logits > 0.5).float() == run["y"]).float().mean()
    return {"problem": "threshold", "threshold": 0.5}


@cases.of("wrong-metric", DIVISOR)
def the_rows_and_what_their_hits_are_divided_by(source):
    run = plainly(source)
    hits = (run["forward"](run["X"]).argmax(1) == run["y"]).sum().item()
    return {"problem": "divisor", "divisor": hits / run["accuracy"].item(), "rows": len(run["y"])}


@cases.of("wrong-metric", LARGEST)
def the_scores_that_are_no_classes(source):
    run = plainly(source)
    largest = run["model"](run["X"]).max(1).values
    equal = int((largest == run["y"]).sum())
    return {"problem": "scores", "equal": equal, "rows": len(run["y"])}


@cases.of("class-imbalance", RARE)
def the_class_that_is_never_predicted(source):
    """Over the last two thirds of the steps looked at."""
    spied = edited(source, ("    loss =", "    kept.append(model(X).argmax(1)); loss ="))
    run = plainly(spied)
    predicted = torch.cat(run["kept"][len(run["kept"]) // 3 :])
    labels = run["y"].repeat(len(predicted) // len(run["y"]))
    assert not (predicted == 1).any()
    return {
        "class": 1,
        "share": (run["y"] == 1).double().mean().item(),
        "accuracy": (predicted == labels).double().mean().item(),
        "rows": int((run["y"] == 1).sum()),
    }


@pytest.mark.parametrize("case", cases, ids=str)
def test_the_evidence_is_what_the_plain_run_gives(case):
    case.check()
