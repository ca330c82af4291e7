"""Evidence on the rows themselves: columns, numbers that are none, scales, labels."""

from __future__ import annotations

import math

import numpy as np
import pytest
from tests.doctor.evidence.recomputing import Cases, edited, forked, judgement_of, plainly
from tests.doctor.patients import HEAD, LOOP, MODULE, MODULE_LOOP, PATIENTS, PLAIN

cases = Cases()

EMPTY_COLUMNS = (
    HEAD
    + """
X = torch.cat([X, torch.full((200, 1), 3.0), X[:, :1], torch.zeros(200, 1), X[:, 1:]], 1)
"""
    + PLAIN.replace("torch.randn(2, 16)", "torch.randn(6, 16)")
    + LOOP
)

BROKEN_LABELS = (
    HEAD
    + """
t = X.sum(1)
t[[5, 77]] = float('-inf')
w = torch.zeros(2, requires_grad=True)
for k in range(5):
    loss = F.mse_loss(X @ w, t)
    loss.backward()
    with torch.no_grad(): w -= 0.01 * w.grad
    w.grad = None
"""
)

BROKEN_BATCH = (
    HEAD
    + """
class Rows(torch.utils.data.Dataset):
    def __len__(self): return 200
    def __getitem__(self, k): return X[k], y[k]
X[102, 1] = float('nan'); X[130, 0] = float('nan')
"""
    + MODULE
    + MODULE_LOOP.replace("TensorDataset(X, y)", "Rows()").replace(
        "shuffle=True", "sampler=torch.arange(3, 200, 3).tolist()"
    )
)

WIDE = (
    HEAD
    + """
X = X * torch.tensor([1.0, 1000.0]) + torch.tensor([0.0, 50000.0])
"""
    + PLAIN
    + """
for k in range(40):
    step(F.cross_entropy(forward(X), y))
"""
)

STRANGERS = (  # targets in another order than their rows
    HEAD
    + """
Z = torch.randn(300, 3); t = (torch.tanh(Z[:, 0] + Z[:, 1]) - Z[:, 2])[torch.randperm(300)]
W1 = (0.5 * torch.randn(3, 8)).requires_grad_(); W2 = (0.3 * torch.randn(8, 1)).requires_grad_()
for k in range(80):
    loss = F.mse_loss((torch.tanh(Z @ W1) @ W2).squeeze(1), t)
    W1.grad = W2.grad = None
    loss.backward()
    with torch.no_grad():
        W1 -= 0.1 * W1.grad
        W2 -= 0.1 * W2.grad
"""
)

THREE_WRONG = HEAD + "y[[11, 60, 150]] = 1 - y[[11, 60, 150]]\n" + PLAIN + LOOP

THREE_WRONG_UNKNOWN = (
    THREE_WRONG.replace(LOOP, "").replace(PLAIN, "")
    + """
class Rows(torch.utils.data.Dataset):
    def __len__(self): return 200
    def __getitem__(self, k): return X[k], y[k]
"""
    + MODULE
    + MODULE_LOOP.replace("TensorDataset(X, y)", "Rows()")
)

THREE_WRONG_OF_MANY = (
    HEAD
    + """
X = torch.cat([torch.randn(1500, 2) - 9, torch.randn(1500, 2) + 9])
y = torch.arange(2).repeat_interleave(1500)
y[[10, 60, 1502, 2000]] = 1 - y[[10, 60, 1502, 2000]]
model = nn.Linear(2, 2)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for k in range(4):
    opt.zero_grad()
    loss = F.cross_entropy(model(X), y)
    loss.backward()
    opt.step()
"""
)


def table_of(source: str) -> np.ndarray:
    return plainly(source)["X"].detach().numpy()


@cases.of("constant-feature", EMPTY_COLUMNS)
def the_columns_of_one_value(source):
    table = table_of(source)
    columns = [k for k in range(table.shape[1]) if len(set(table[:, k])) == 1]
    assert columns
    blank = not table[0, columns].any()
    return {"columns": columns, "count": len(columns), "rows": len(table), "blank": blank}


@cases.of("duplicate-feature", EMPTY_COLUMNS)
def the_pairs_of_equal_columns(source):
    table = table_of(source)
    width = table.shape[1]
    pairs = [
        [i, j]
        for i in range(width)
        for j in range(i + 1, width)
        if (table[:, i] == table[:, j]).all() and len(set(table[:, i])) > 1
    ]
    assert pairs
    return {"columns": sorted(pairs, key=lambda p: p[1]), "count": len(pairs), "rows": len(table)}


@cases.of("non-finite-input", *PATIENTS["non-finite-input"])
def the_numbers_that_are_none(source):
    bad = np.argwhere(~np.isfinite(table_of(source)))
    row, column = map(int, bad[0])
    value = str(table_of(source)[row, column])
    return {"row": row, "column": column, "count": len(bad), "value": value, "whole": True}


@cases.of("non-finite-input", BROKEN_LABELS)
def the_labels_that_are_none(source):
    bad = np.argwhere(~np.isfinite(plainly(source)["t"].numpy()))
    return {"row": int(bad[0, 0]), "column": 0, "count": len(bad), "value": "-inf", "whole": False}


@cases.of("non-finite-input", BROKEN_BATCH)
def the_row_of_the_batch_where_the_set_is_not_known(source):
    """Rows 3, 6, 9, … come in batches of 25; only row 130 is not among them."""
    batch = table_of(source)[3::3][25:50]
    ((row, column),) = np.argwhere(~np.isfinite(batch))
    return {"row": int(row), "column": int(column), "count": 1, "value": "nan", "whole": False}


def test_a_row_of_a_batch_is_not_said_to_be_one_of_the_data():
    finding = next(f for f in judgement_of(BROKEN_BATCH).findings if f.id == "non-finite-input")
    assert finding.step == 2
    assert "batch of step 2" in finding.why


@cases.of("unscaled-inputs", WIDE)
def the_scales_and_what_standardising_is_worth(source):
    table = table_of(source).astype(np.float64)
    scales = table.std(0, ddof=1)
    standard = edited(source, ("W1 = ", "X = (X - X.mean(0)) / X.std(0, correction=0)\nW1 = "))
    return {
        "largest_deviation": float(scales.max()),
        "smallest_deviation": float(scales.min()),
        "largest_mean": float(abs(table.mean(0)).max()),
        **forked(plainly(source).losses, plainly(standard).losses, "standardize-inputs"),
    }


def nearest_labels(table: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The labels of the 8 rows nearest to each row, in standardised features."""
    table = (table - table.mean(0)) / table.std(0, ddof=1)
    distances = np.square(table[:, None] - table[None]).sum(2)
    np.fill_diagonal(distances, math.inf)
    return labels[np.argsort(distances, axis=1)[:, :8]]


@cases.of("labels-misaligned", PATIENTS["labels-misaligned"][0])
def how_often_neighbours_share_their_label(source):
    labels = plainly(source)["y"].numpy()
    near = nearest_labels(table_of(source).astype(np.float64), labels)
    shares = np.bincount(labels) / len(labels)
    losses = plainly(source).losses
    return {
        "agreement": float((near == labels[:, None]).mean()),
        "chance": float((shares**2).sum()),
        "loss": float(np.mean(losses[-25:])),
    }


@cases.of("labels-misaligned", STRANGERS)
def how_far_neighbours_tell_an_amount(source):
    run = plainly(source)
    targets = run["t"].numpy().astype(np.float64)
    centred = targets - targets.mean()
    near = nearest_labels(run["Z"].numpy().astype(np.float64), centred)
    return {
        "correlation": float((centred * near.mean(1)).mean() / targets.var()),
        "variance": float(targets.var()),
        "loss": float(np.mean(run.losses[-25:])),
    }


@cases.of("label-errors", THREE_WRONG, THREE_WRONG_OF_MANY)
def the_rows_against_all_their_neighbours(source):
    """Of more than 2000 rows every second is looked at; their numbers are those of the whole."""
    labels, every = plainly(source)["y"].numpy(), 2 if source == THREE_WRONG_OF_MANY else 1
    looked_at = labels[::every]
    near = nearest_labels(table_of(source)[::every].astype(np.float64), looked_at)
    alone = (near != looked_at[:, None]).all(1) & (near == near[:, :1]).all(1)
    rows = (every * alone.nonzero()[0]).tolist()
    assert len(rows) >= 3
    return {"rows": rows, "count": len(rows), "neighbours": near.shape[1]}


@cases.of("label-errors", THREE_WRONG_UNKNOWN)
def as_many_rows_without_numbers(source):
    return {**the_rows_against_all_their_neighbours(source), "rows": None}


@pytest.mark.parametrize("case", cases, ids=str)
def test_the_evidence_is_what_the_plain_run_gives(case):
    case.check()
