# ruff: noqa: E501  # scripts as they are
"""Evidence on layers, units, first weights, and gradients on their way through."""

from __future__ import annotations

import math

import pytest
import torch
from tests.doctor.evidence.recomputing import Cases, edited, fitted, plainly
from tests.doctor.more_patients import LATER
from tests.doctor.patients import HEAD, LOOP, PATIENTS, PLAIN
from tests.doctor.running import judged, seen_of
from tests.doctor.wild_patients import STEEP, STEEP_TANHS

from descenso.doctor.interventions import Intervention

cases = Cases()

TWO_IN_ADDMM = (
    HEAD
    + PLAIN.replace(
        "return torch.relu(x @ W1 + b1) @ W2 + b2",
        "return torch.addmm(b2, torch.addmm(b1, x, W1), W2)",
    )
    + LOOP
)

FULL = """
for k in range(6):
    step(F.cross_entropy(forward(X), y), lr={lr})
"""

HALF_DEAD = (
    HEAD
    + PLAIN.replace(
        "b1 = torch.zeros(16, requires_grad=True)",
        "b1 = torch.tensor(14 * [-20.0] + 2 * [0.0], requires_grad=True)",
    )
    + """
for k in range(40):
    step(F.cross_entropy(forward(X[k % 8::8]), y[k % 8::8]), lr=0.002)
"""
)

SATURATED = (
    HEAD
    + PLAIN.replace("relu", "tanh")
    .replace("0.5 * torch.randn(2", "40 * torch.randn(2")
    .replace("0.5 * torch.randn(16", "2 * torch.randn(16")
    + FULL.format(lr=0.02)
)

DEEP = (
    HEAD
    + """
W = [({scale} * torch.randn(2 if k == 0 else 16, 16)).requires_grad_() for k in range(8)]
W.append((0.3 * torch.randn(16, 2)).requires_grad_())
def forward(x):
    for w in W[:-1]: x = {activation}(x @ w)
    return x @ W[-1]
for k in range(60):
    loss = F.cross_entropy(forward(X), y)
    loss.backward()
    with torch.no_grad():
        for w in W: w -= 0.05 * w.grad; w.grad = None
"""
)

VANISHING = DEEP.format(scale=0.4, activation="torch.sigmoid")

THROUGH_TIME = LATER["exploding-gradient"][0]

EXPLODING = DEEP.format(scale=0.8, activation="torch.sin").replace(
    "W = [", "y = (X[:, 0] > X[:, 1]).long()\nW = ["
)

LOUD_MSE = (
    HEAD
    + """
t = X.sum(1, keepdim=True) / 4
W1 = (5 * torch.randn(2, 16)).requires_grad_()
W2 = (5 * torch.randn(16, 1)).requires_grad_()
for k in range(20):
    loss = F.mse_loss(torch.tanh(X @ W1) @ W2, t)
    loss.backward()
    with torch.no_grad():
        for w in (W1, W2): w -= 0.001 * w.grad; w.grad = None
"""
)

FAINT = (
    HEAD
    + PLAIN.replace("0.5 * torch.randn", "1e-4 * torch.randn")
    + """
for k in range(30):
    step(F.cross_entropy(forward(X), y), lr=0.2)
"""
)

FAINT_LOGS = FAINT.replace(
    "F.cross_entropy(forward(X), y)", "-forward(X).log_softmax(1)[torch.arange(200), y].mean()"
)

FAINT_SQUARES = FAINT.replace(
    "F.cross_entropy(forward(X), y), lr=0.2",
    "(forward(X)[:, 0] - (2.0 * y - 1)).square().mean(), lr=0.05",
)


@cases.of("no-activation", *PATIENTS["no-activation"], TWO_IN_ADDMM)
def the_widths_of_two_layers_that_are_one_map(source):
    run = plainly(source)
    net = run["model"] if "model" in run.end else run["forward"]
    a, b = run["X"][:100], run["X"][100:]
    torch.testing.assert_close(net((a + b) / 2), (net(a) + net(b)) / 2)
    outputs = net(a).shape[1]
    hidden = run["W2"].shape[0] if "W2" in run.end else run["model"][0].out_features
    second = next(
        number
        for number, line in enumerate(source.strip("\n").split("\n"), start=1)
        if "@ W2" in line or "model(xb)" in line or ", W2)" in line
    )
    return {
        "inputs": run["X"].shape[1],
        "hidden": hidden,
        "outputs": outputs,
        "second_line": second,
    }


@cases.of("symmetric-start", PATIENTS["symmetric-start"][0])
def the_columns_that_stay_one(source):
    kept = edited(source, ("p -= lr * p.grad", "p -= lr * p.grad; kept.append(id(p))"))
    run = plainly(kept)
    W1 = run["W1"].detach()
    assert torch.allclose(W1, W1[:, :1].expand_as(W1), rtol=1e-5)
    assert not torch.allclose(W1, torch.full((2, 16), 0.1), rtol=1e-2)
    updates = run["kept"].count(id(run["W1"]))
    return {"units": 16, "updates": updates, "constant": True, "value": 0.1}


@cases.of("symmetric-start", PATIENTS["symmetric-start"][1])
def the_zeros_that_stay_one(source):
    run = plainly(edited(source, ("opt.step()", "opt.step(); kept.append('step')")))
    W = run["model"][0].weight.detach()
    assert torch.allclose(W, W[:1].expand_as(W), rtol=1e-5)
    return {"units": len(W), "updates": len(run["kept"]), "constant": True, "value": 0.0}


def hidden_of(source: str) -> list[torch.Tensor]:
    """What the hidden units gave in each step."""
    line = next(line for line in source.split("\n") if "return torch." in line)
    made = line.split("return ")[1].split(" @ W2")[0]
    spied = edited(source, (line, f"    kept.append({made}.detach()); {line.strip()}"))
    return plainly(spied)["kept"]


@cases.of("dead-units", PATIENTS["dead-units"][0], HALF_DEAD)
def the_units_that_no_row_switches_on(source):
    last = torch.cat(hidden_of(source)[-6:])
    run = plainly(source)
    whole = torch.relu(run["X"] @ run["W1"] + run["b1"])
    silent = int((last == 0).all(0).sum())
    assert silent == int((whole == 0).all(0).sum())
    return {
        "silent": silent,
        "units": whole.shape[1],
        "rows": len(last),
        **fitted(source, "dead-units"),
    }


@cases.of("saturated-units", SATURATED)
def the_share_at_the_flat_ends(source):
    last = torch.stack(hidden_of(source)[-6:])
    share = (last.abs() > 0.99).double().mean().item()
    return {"saturated": share, **fitted(source, "saturated-units")}


def first_gradients(source: str, model: bool) -> list[torch.Tensor]:
    """The gradients of the weight matrices in the first step, from input to output."""
    noted = ("loss.backward()", "loss.backward(); kept.append([p.grad.clone() for p in {}])")
    among = "model.parameters()" if model else "W"
    kept = plainly(edited(source, (noted[0], noted[1].format(among))))["kept"]
    return [gradient for gradient in kept[0] if gradient.ndim == 2]


@cases.of("vanishing-gradient", PATIENTS["vanishing-gradient"][0], VANISHING)
def the_gradients_that_shrink_on_their_way_back(source):
    found = first_gradients(source, "model" in source)
    first, last = (g.square().mean().sqrt().item() for g in (found[0], found[-1]))
    assert last > 30 * first
    return {
        "first": first,
        "last": last,
        "layers": len(found),
        **fitted(source, "vanishing-gradient"),
    }


@cases.of("exploding-gradient", EXPLODING)
def the_gradients_that_grow_on_their_way_back(source):
    found = first_gradients(source, model=False)
    first, last = (g.square().mean().sqrt().item() for g in (found[0], found[-1]))
    assert first > 30 * last
    return {
        "first": first,
        "last": last,
        "layers": len(found),
        **fitted(source, "exploding-gradient"),
    }


@cases.of("exploding-gradient", THROUGH_TIME)
def the_gradients_that_grow_through_time(source):
    """At what the memory's matrix gave, in the first pass, at its first step and its last."""
    steps = edited(
        source,
        ("h = torch.tanh(S[:, s:s + 1] @ U + h @ V)",
         "z = h @ V; z.retain_grad(); kept.append(z); h = torch.tanh(S[:, s:s + 1] @ U + z)"),
    )  # fmt: skip
    first, *_, last = (z.grad.norm().item() for z in plainly(steps)["kept"][:30])
    assert first > 30 * last
    return {"steps": 30, "first": first, "last": last, **fitted(source, "exploding-gradient")}


def largest_gain(source: str) -> float:
    """By how much the first weights stretch what enters them, of the layer where that is most."""
    run = plainly(source)
    each = [W.square().mean().sqrt().item() * len(W) ** 0.5 for W in (run["W1"], run["W2"])]
    return max(each)


def test_a_slope_before_the_activation_is_taken_away_and_not_the_start():
    (found,) = judged(HEAD + STEEP).findings
    gentle = edited(HEAD + STEEP, ("200.0 * model[0](Z)", "model[0](Z)"))
    last = plainly(gentle).losses[-50:]
    assert found.evidence["fork_loss"] == pytest.approx(sum(last) / 50, rel=1e-3)
    assert "200" in found.fix


@cases.of("exploding-gradient", HEAD + STEEP_TANHS)
def the_gradients_that_grow_from_hidden_layer_to_hidden_layer(source):
    spied = edited(
        source,
        ("x = torch.tanh(x @ w)", "x = x @ w; x.retain_grad(); kept.append(x); x = torch.tanh(x)"),
    )
    first, *_, last = (z.grad.norm().item() for z in plainly(spied)["kept"][:16])
    assert first > 30 * last
    return {"hidden": 16, "first": first, "last": last, **fitted(source, "exploding-gradient")}


@cases.of("start-too-large", PATIENTS["start-too-large"][0])
def the_first_loss_beside_even_odds(source):
    run = plainly(source)
    return {
        "first_loss": run.losses[0],
        "guess": math.log(run["W2"].shape[1]),
        "gain": largest_gain(edited(source, ("range(5)", "range(0)"))),
        **fitted(source, "start-too-large"),
    }


@cases.of("start-too-large", LOUD_MSE)
def the_first_loss_beside_that_of_answering_zero(source):
    run = plainly(source)
    guess = run["t"].square().mean().item()
    gain = largest_gain(edited(source, ("range(20)", "range(0)")))
    twin = fitted(source, "start-too-large")
    return {"first_loss": run.losses[0], "guess": guess, "gain": gain, **twin}


@cases.of("start-too-small", FAINT, FAINT_LOGS)
def the_spread_of_the_first_scores(source):
    run = plainly(edited(source, ("range(30)", "range(0)")))
    spread = run["forward"](run["X"]).std(0).mean().item()
    return {"spread": spread, "guess": math.log(2), **fitted(source, "start-too-small")}


@cases.of("start-too-small", FAINT_SQUARES)
def the_size_of_the_first_weights(source):
    run = plainly(edited(source, ("range(30)", "range(0)")))
    sizes = [W.square().mean().sqrt().item() for W in (run["W1"], run["W2"])]
    return {
        "weights": max(sizes),
        "first_loss": plainly(source).losses[0],
        **fitted(source, "start-too-small"),
    }


@pytest.mark.parametrize("case", cases, ids=str)
def test_the_evidence_is_what_the_plain_run_gives(case):
    case.check()


def test_a_fitted_start_changes_the_first_values_and_nothing_else():
    """Put into the script by hand, these values give the twin's curve; each layer's outputs have
    mean 0 and deviation 1.
    """
    marked = edited(
        HALF_DEAD,
        ("P = (W1, b1, W2, b2)", "P = (W1, b1, W2, b2); first = []"),
        (
            "loss.backward()",
            "first or first.extend(p.detach().clone() for p in P); loss.backward()",
        ),
    )
    record, twin, _ = seen_of(marked, Intervention("fit-start"))
    W1, b1, W2, b2 = twin["first"]
    rows = twin["X"][0::8]
    for out in (rows @ W1 + b1, torch.relu(rows @ W1 + b1) @ W2 + b2):
        assert out.std(0).mean().item() == pytest.approx(1, rel=1e-4)
        torch.testing.assert_close(out.mean(0), torch.zeros(out.shape[1]), atol=1e-5, rtol=0)
    by_hand = edited(
        HALF_DEAD,
        (
            "P = (W1, b1, W2, b2)",
            "P = (W1, b1, W2, b2)\nwith torch.no_grad():\n    for p, q in zip(P, FIRST): p.copy_(q)",
        ),
    )
    run = plainly.__wrapped__(by_hand, FIRST=twin["first"])
    assert [point.loss for point in record.losses] == pytest.approx(run.losses, rel=1e-5)
