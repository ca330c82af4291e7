"""Evidence on what the loss is given: probabilities, axes, shapes, sums, labels."""

from __future__ import annotations

import pytest
import torch
from tests.doctor.evidence.recomputing import Cases, edited, forked, judgement_of, plainly
from tests.doctor.patients import HEAD, LOOP, MODULE, MODULE_LOOP, PATIENTS, PLAIN

cases = Cases()

ONE_HOT_OF_FOUR = (
    HEAD
    + """
y = (X[:, 0] > 0).long() + 2 * (X[:, 1] > 0).long()
model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 4))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for k in range(8):
    opt.zero_grad()
    loss = F.mse_loss(model(X), F.one_hot(y, 4).float())
    loss.backward()
    opt.step()
"""
)

NUMBERS_OF_THREE = (
    HEAD
    + """
y = (X[:, 0] > 0).long() + (X[:, 1] > 2).long()
model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.01)
for k in range(8):
    opt.zero_grad()
    loss = F.mse_loss(model(X)[:, 0], y.float())
    loss.backward()
    opt.step()
"""
)

PROBABILITIES = (
    HEAD
    + MODULE
    + MODULE_LOOP.replace(
        "F.cross_entropy(model(xb), yb)", "F.nll_loss(torch.softmax(model(xb), 1), yb)"
    )
)

BINARY = (
    HEAD
    + """
w = torch.zeros(2, requires_grad=True)
for k in range(8):
    loss = F.binary_cross_entropy_with_logits(X @ w, 2 * y.float() - 1)
    loss.backward()
    with torch.no_grad(): w -= 0.1 * w.grad
    w.grad = None
"""
)

NEVER = (
    HEAD
    + PLAIN.replace("(16, 2))", "(16, 5))").replace("b2 = torch.zeros(2", "b2 = torch.zeros(5")
    + LOOP
)

SEEN_LATE = (
    HEAD
    + """
y = torch.arange(2).repeat_interleave(100)
y[-2:] = 2
W = torch.zeros(2, 3, requires_grad=True)
for k in range(199):
    loss = F.cross_entropy(X[k:k + 2] @ W, y[k:k + 2])
    loss.backward()
    with torch.no_grad(): W -= 0.1 * W.grad
    W.grad = None
"""
)


def given_to(name: str, source: str) -> list[tuple[torch.Tensor, ...]]:
    """The arguments of each call of one of PyTorch's functions that lead to the loss."""
    calls = []
    function = getattr(torch.nn.functional, name)

    def noted(*args, **kwargs):
        calls.append(tuple(a.detach() for a in args if isinstance(a, torch.Tensor)))
        return function(*args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(torch.nn.functional, name, noted)
        plainly.__wrapped__(source)
    return calls


def sums_to_one(table: torch.Tensor, axis: int) -> bool:
    return torch.allclose(table.sum(axis), torch.ones(()), atol=1e-4)


@cases.of("double-softmax", *PATIENTS["double-softmax"])
def the_rows_that_are_probabilities_already(source):
    scores, _ = given_to("cross_entropy", source)[0]
    assert (scores >= 0).all()
    assert sums_to_one(scores, 1)
    return {"shape": list(scores.shape), "loss": "cross_entropy"}


@cases.of("softmax-wrong-axis", PATIENTS["softmax-wrong-axis"][0])
def the_columns_that_sum_to_one(source):
    p = plainly(source)["p"].detach()
    assert sums_to_one(p, 0)
    assert not sums_to_one(p, 1)
    return {"shape": list(p.shape), "operation": "softmax"}


@cases.of("softmax-wrong-axis", PATIENTS["softmax-wrong-axis"][1])
def the_logarithms_of_columns_that_sum_to_one(source):
    logs, _ = given_to("nll_loss", source)[0]
    assert sums_to_one(logs.exp(), 0)
    assert not sums_to_one(logs.exp(), 1)
    return {"shape": list(logs.shape), "operation": "log_softmax"}


@cases.of("activated-logits", *PATIENTS["activated-logits"])
def the_range_that_an_activation_leaves(source):
    scores, _ = given_to("cross_entropy", source)[0]
    assert scores.min() >= 0
    squashed = bool(scores.max() < 1 and (scores > 0).all())
    activation = "sigmoid" if squashed else "relu"
    assert squashed or (scores == 0).any()
    return {"shape": list(scores.shape), "activation": activation, "loss": "cross_entropy"}


@cases.of("broadcast-loss", *PATIENTS["broadcast-loss"])
def the_table_of_all_against_all(source):
    run = plainly(source)
    scores = run["X"] @ run["w"] if "w" in run.end else run["model"](run["X"])
    every = scores - run["t"]
    mean = (every**2).mean().item()
    again = run["loss"].item()
    assert mean <= again < 1.1 * mean  # the script's own loss, one update before
    return {
        "scores": list(scores.shape),
        "target": list(run["t"].shape),
        "spread": list(every.shape),
    }


@cases.of("sum-loss", PATIENTS["sum-loss"][0])
def the_rows_that_are_summed_and_the_steps_divided(source):
    scores, target = given_to("cross_entropy", source)[0]
    rows = len(scores)
    mean = torch.nn.functional.cross_entropy(scores, target).item()
    assert plainly(source).losses[0] == pytest.approx(rows * mean, rel=1e-5)
    slower = plainly(edited(source, ("lr=0.5", f"lr={0.5 / rows}"))).losses
    fork = forked(plainly(source).losses, slower, "scale-updates", 1 / rows)
    return {"rows": rows, "operation": "cross_entropy", **fork}


@cases.of("wrong-loss", PATIENTS["wrong-loss"][0], ONE_HOT_OF_FOUR, NUMBERS_OF_THREE)
def the_classes_that_are_measured_as_amounts(source):
    scores, _ = given_to("mse_loss", source)[0]
    classes = len(plainly(source)["y"].unique())
    return {"shape": list(scores.shape), "loss": "mse_loss", "given": "classes", "classes": classes}


@cases.of("wrong-loss", PATIENTS["wrong-loss"][1], PROBABILITIES)
def the_scores_that_are_no_logarithms(source):
    scores, _ = given_to("nll_loss", source)[0]
    given = "probabilities" if sums_to_one(scores, 1) else "raw"
    assert not sums_to_one(scores.exp(), 1)
    return {
        "shape": list(scores.shape),
        "loss": "nll_loss",
        "given": given,
        "mean": scores.mean().item(),
    }


@cases.of("label-range", PATIENTS["label-range"][0])
def the_ends_of_the_labels(source):
    run = plainly(source)
    with pytest.raises(IndexError):
        raise run.error
    scores, target = given_to("cross_entropy", source)[0]
    return {
        "problem": "range",
        "lowest": int(target.min()),
        "highest": int(target.max()),
        "classes": scores.shape[1],
    }


@cases.of("label-range", PATIENTS["label-range"][1], PATIENTS["label-range"][2])
def the_labels_that_are_no_class_numbers(source):
    _, target = given_to("cross_entropy", source)[0]
    problem = "float" if target.is_floating_point() else "one-hot"
    dtype = {torch.float32: "float32", torch.int64: "int64"}[target.dtype]
    return {"problem": problem, "dtype": dtype, "shape": list(target.shape)}


@cases.of("label-range", PATIENTS["label-range"][3])
def what_the_script_raises(source):
    return {"problem": "refused", "message": str(plainly(source).error)}


@cases.of("label-range", BINARY)
def the_labels_beside_zero_and_one(source):
    _, target = given_to("binary_cross_entropy_with_logits", source)[0]
    return {
        "problem": "binary",
        "lowest": target.min().item(),
        "highest": target.max().item(),
        "classes": 2,
    }


@cases.of("label-range", NEVER)
def the_classes_of_no_row(source):
    run = plainly(source)
    classes = run["W2"].shape[1]
    never = sorted(set(range(classes)) - set(run["y"].tolist()))
    return {"problem": "never", "never": never, "classes": classes}


@pytest.mark.parametrize("case", cases, ids=str)
def test_the_evidence_is_what_the_plain_run_gives(case):
    case.check()


def test_a_class_that_comes_late_is_not_one_that_never_comes():
    assert "label-range" not in [f.id for f in judgement_of(SEEN_LATE).findings]
