# ruff: noqa: E501  # scripts as they are
"""Evidence on the course of the loss: rates, ends, and numbers that are lost."""

from __future__ import annotations

import math
from statistics import fmean

import pytest
import torch
import torch.nn.functional as F
from tests.doctor.distant_patients import BY_HEART, PER_BATCH
from tests.doctor.evidence.recomputing import Cases, edited, forked, judgement_of, plainly
from tests.doctor.patients import HEAD, PATIENTS, PLAIN
from tests.doctor.running import judged
from tests.doctor.wild_patients import HARDLY_BEGUN

cases = Cases()

LINE = (
    HEAD
    + """
t = X @ torch.tensor([1.0, -2.0])
w = torch.zeros(2, requires_grad=True)
opt = torch.optim.SGD([w], lr=RATE)
for k in range(STEPS):
    opt.zero_grad()
    loss = F.mse_loss(X @ w, t)
    loss.backward()
    opt.step()
"""
)

DIVERGING = LINE.replace("RATE", "0.25").replace("STEPS", "60")

LOST = LINE.replace("RATE", "2.0").replace("STEPS", "60")

HIGH_BY_HAND = (
    LINE.replace("opt = torch.optim.SGD([w], lr=RATE)", "")
    .replace("opt.zero_grad()", "w.grad = None")
    .replace("STEPS", "60")
    .replace("opt.step()", "with torch.no_grad(): w -= 0.25 * w.grad")
)

AWAY_FROM_0 = ("torch.zeros(2, ", "torch.ones(2, ")

BENT = (
    HEAD
    + """
y = (X[:, 0] > 0).long()
W1 = torch.nn.init.normal_(torch.empty(2, 4), 0.0, 1.0).requires_grad_()
W2 = torch.nn.init.normal_(torch.empty(4, 2), 0.0, 1.0).requires_grad_()
for k in range(60):
    loss = F.cross_entropy(torch.tanh(X @ W1) @ W2, y)
    loss.backward()
    with torch.no_grad():
        for p in (W1, W2):
            p -= 60.0 * p.grad
            p.grad = None
"""
)

CRAWLING = LINE.replace("RATE", "5e-4").replace("STEPS", "8").replace(*AWAY_FROM_0)

CRAWLING_BY_HAND = (
    HIGH_BY_HAND.replace("0.25 *", "0.0005 *")
    .replace("range(60)", "range(8)")
    .replace(*AWAY_FROM_0)
)

SCHEDULED = HEAD + PER_BATCH

UNFINISHED = LINE.replace("RATE", "0.02").replace("STEPS", "40")

NARROW = (
    HEAD
    + """
y = ((X[:, 0] > 0) != (X[:, 1] > 0)).long()
X = torch.randn(200, 2)
y = ((X[:, 0] > 0) != (X[:, 1] > 0)).long()
model = nn.Sequential(nn.Linear(2, 1), nn.Tanh(), nn.Linear(1, 2))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for k in range(60):
    opt.zero_grad()
    F.cross_entropy(model(X), y).backward()
    opt.step()
"""
)

SLOPE_AT_ZERO = PATIENTS["non-finite"][0]

EXPONENTIAL = (
    HEAD
    + PLAIN
    + """
for k in range(30):
    z = forward(X)
    loss = F.cross_entropy(z, y) + 1e-38 * torch.exp((60.0 + 3.0 * k + 0 * z).mean())
    step(loss)
"""
)

LAST_UPDATE = LINE.replace("RATE", "1e38").replace("STEPS", "12")

DIVIDED_BY_NONE = (
    HEAD
    + PLAIN.replace("p -= lr * p.grad", "p -= lr * p.grad / (5 - k)")
    + """
for k in range(12):
    step(F.cross_entropy(forward(X), y))
"""
)

LOG = PATIENTS["log-of-zero"][0]

LOG_OF_SECOND = LOG.replace(
    "y * torch.log(p) + (1 - y) * torch.log(1 - p)",
    "torch.xlogy(0.8 * y + 0.1, p) + torch.xlogy(0.9 - 0.8 * y, 1 - p)",
)


def last_quarter(losses: list[float]) -> tuple[float, float]:
    """The means of the last quarter and of the one before."""
    quarter = len(losses) // 4
    return fmean(losses[-quarter:]), fmean(losses[-2 * quarter : -quarter])


def sharpest_of_the_parabola(X: torch.Tensor) -> float:
    """The largest eigenvalue of 2 XᵀX / n, the Hessian of a line's squared error."""
    X = X.double()
    return torch.linalg.eigvalsh(2 * X.T @ X / len(X)).max().item()


@cases.of("learning-rate-too-high", DIVERGING, LOST, HIGH_BY_HAND)
def the_losses_and_those_with_a_slower_rate(source):
    run = plainly(source)
    given = "lr=" in source
    rate, part = (2.0, 0.01) if source == LOST else (0.25, 0.1)
    written = f"lr={rate}" if given else f"{rate} *"
    slower = edited(source, (written, written.replace(f"{rate}", f"{rate * part}")))
    finite = [loss for loss in run.losses if math.isfinite(loss)]
    lost = [step for step, loss in enumerate(run.losses, start=1) if not math.isfinite(loss)]
    return {
        "lr": rate,
        "given": given,
        "first_loss": run.losses[0],
        "highest_loss": max(finite),
        "non_finite_step": lost[0] if lost else None,
        "largest_stable_lr": 2 / sharpest_of_the_parabola(run["X"]),
        **forked(run.losses, plainly(slower).losses, "scale-updates", part),
    }


@pytest.mark.parametrize("source", [DIVERGING, LOST, HIGH_BY_HAND])
def test_a_rate_that_is_said_to_be_too_high_is_above_two_over_the_curvature(source):
    stable = 2 / sharpest_of_the_parabola(plainly(source)["X"])
    evidence = judgement_of(source).findings[0].evidence
    assert evidence["lr"] > stable > evidence["fork_value"] * evidence["lr"]


def test_the_rate_from_which_steps_grow_is_two_over_the_sharpest_bend_at_the_start():
    run = plainly(BENT.replace("for k in range(60)", "for k in range(0)"))
    X, y = run["X"].double(), run["y"]
    start = torch.cat([run["W1"].detach().flatten(), run["W2"].detach().flatten()]).double()

    def loss(numbers):
        W1, W2 = numbers[:8].view(2, 4), numbers[8:].view(4, 2)
        return F.cross_entropy(torch.tanh(X @ W1) @ W2, y)

    sharpest = torch.linalg.eigvalsh(torch.autograd.functional.hessian(loss, start)).max().item()
    (finding,) = judgement_of(BENT).findings
    assert finding.id == "learning-rate-too-high"
    assert finding.evidence["largest_stable_lr"] == pytest.approx(2 / sharpest, rel=1e-3)
    assert f"{2 / sharpest:.3g}" in finding.why


def test_adam_has_no_largest_rate():
    by_adam = LINE.replace("SGD", "Adam").replace("RATE", "30.0").replace("STEPS", "60")
    finding = judgement_of(by_adam).findings[0]
    assert finding.id == "learning-rate-too-high"
    assert "largest_stable_lr" not in finding.evidence


@cases.of("learning-rate-too-low", CRAWLING, CRAWLING_BY_HAND)
def the_crawl_and_where_a_faster_rate_comes(source):
    step = "opt.step()" if "opt.step()" in source else "with torch.no_grad(): w -= 0.0005 * w.grad"
    spied = edited(
        source,
        (
            f"    {step}",
            f"    before = w.detach().clone()\n    {step}\n    kept.append(((w - before).norm() / w.norm()).item())",
        ),
    )
    faster = edited(source, ("lr=5e-4", "lr=5e-3") if "lr=" in source else ("0.0005 *", "0.005 *"))
    run = plainly(spied)
    last, before = last_quarter(run.losses)
    return {
        "lr": 5e-4,
        "given": "lr=" in source,
        "first_loss": run.losses[0],
        "last_quarter_fall": (before - last) / before,
        "update_ratio": sorted(run["kept"])[len(run["kept"]) // 2],
        **forked(run.losses, plainly(faster).losses, "scale-updates", 10.0),
    }


def test_the_other_seeds_are_runs_of_the_script_from_other_seeds():
    evidence = judgement_of(CRAWLING).findings[0].evidence
    agreeing = []
    for seed in range(evidence["seeds"]):
        other = edited(CRAWLING, ("manual_seed(0)", f"manual_seed({seed})"))
        faster = edited(other, ("lr=5e-4", "lr=5e-3"))
        agreeing.append(plainly(faster).losses[-1] <= 0.75 * plainly(other).losses[-1])
    assert (len(agreeing), sum(agreeing)) == (2, evidence["seeds_agreeing"])


@cases.of("learning-rate-too-low", SCHEDULED)
def the_step_at_which_the_schedule_leaves_nothing(source):
    step = "backward(); opt.step()"
    noted = edited(source, (step, f"{step}; kept.append(opt.param_groups[0]['lr'])"))
    run = plainly(noted)
    rates = run["kept"]
    held = edited(source, ("        plan.step()", "        pass"))
    return {
        "lr": rates[0],
        "gone_at": 1 + next(k for k, rate in enumerate(rates) if rate <= 1e-3 * rates[0]),
        "steps": len(rates),
        **forked(run.losses, plainly(held).losses, "hold-rate"),
    }


def went_on(source: str, steps: int) -> bool:
    """Whether so many steps more on one half of the rows bring the other half's loss far down."""
    run = plainly(source)
    order = torch.randperm(len(run["X"]), generator=torch.Generator().manual_seed(0))
    learnt, asked = order.chunk(2)
    X, t, w = run["X"], run["t"], run["w"].detach().clone().requires_grad_()
    before = F.mse_loss(X[asked] @ w, t[asked]).item()
    for _ in range(steps):
        (slope,) = torch.autograd.grad(F.mse_loss(X[learnt] @ w, t[learnt]), w)
        w = (w - 0.02 * slope).detach().requires_grad_()
    return F.mse_loss(X[asked] @ w, t[asked]).item() <= 0.6 * before


@cases.of("stopped-early", UNFINISHED)
def the_fall_of_the_last_quarter(source):
    run = plainly(edited(source, ("opt.step()", "opt.step(); kept.append(k)")))
    last, before = last_quarter(run.losses)
    return {
        "steps": len(run["kept"]),
        "last_quarter_fall": (before - last) / before,
        "loss": last,
        "went_on": went_on(source, 4 * len(run["kept"])),
    }


def test_a_training_that_hardly_began_comes_far_when_it_goes_on():
    (found,) = (f for f in judged(HEAD + HARDLY_BEGUN).findings if f.id == "stopped-early")
    longer = plainly(edited(HEAD + HARDLY_BEGUN, ("k > 2 and", "k > 33 and")))
    assert found.evidence["steps"] < 100
    assert found.evidence["went_on"]
    assert found.evidence["further"] < 0.6 * found.evidence["loss"]
    assert sum(longer.losses[-12:]) / 12 < 0.6 * found.evidence["loss"]


@cases.of("too-few-units", NARROW)
def the_one_unit_and_where_the_loss_stays(source):
    run = plainly(source)
    last, _ = last_quarter(run.losses)
    return {"units": run["model"][0].out_features, "loss": last, "first_loss": run.losses[0]}


def growth(source: str, step: int) -> float:
    """How many times as large the longest parameter or the highest loss has become before it."""
    spied = edited(
        source,
        (
            "P = (W1, b1, W2, b2)",
            "P = (W1, b1, W2, b2); kept.append([p.norm().item() for p in P])",
        ),
        ("    loss.backward()", "    kept.append([p.norm().item() for p in P]); loss.backward()"),
    )
    run = plainly(spied)
    lengths = [
        one / first
        for one, first in zip(run["kept"][step], run["kept"][0], strict=True)
        if first > 0
    ]
    losses = [loss / run.losses[0] for loss in run.losses[:step] if math.isfinite(loss)]
    return max(filter(math.isfinite, lengths + losses))


@cases.of("log-of-zero", LOG, LOG_OF_SECOND)
def the_smallest_probability_that_had_its_logarithm_taken(source):
    step = next(k for k, loss in enumerate(plainly(source).losses, 1) if not math.isfinite(loss))
    spied = edited(source, ("    loss = -", "    kept.append(p.detach())\n    loss = -"))
    p = plainly(spied)["kept"][step - 1]
    smallest = min(p.min().item(), (1 - p).min().item())
    assert smallest == 0
    operation = "xlogy" if "xlogy" in source else "log"
    return {"operation": operation, "growth": growth(source, step), "smallest": smallest}


@cases.of("non-finite", SLOPE_AT_ZERO)
def the_slope_at_zero(source):
    run = plainly(edited(source, ("range(100)", "range(1)")))
    assert math.isfinite(run.losses[0])
    assert run["W1"].grad.isnan().any()
    return {"operation": "sqrt", "backward": True, "growth": growth(source, 1)}


@cases.of("non-finite", EXPONENTIAL)
def the_first_operation_beyond_the_largest_number(source):
    losses = plainly(source).losses
    step = next(k for k, loss in enumerate(losses, start=1) if not math.isfinite(loss))
    argument = 60.0 + 3.0 * (step - 1)
    assert argument - 3.0 < math.log(torch.finfo(torch.float32).max) < argument
    return {"operation": "exp", "growth": growth(source, step)}


@cases.of("non-finite", DIVIDED_BY_NONE)
def the_division_by_zero_in_an_update(source):
    run = plainly(edited(source, ("range(12)", "range(6)")))
    assert not torch.isfinite(run["W1"]).all()
    return {"operation": "div", "growth": growth(source, 7)}


@cases.of("non-finite", LAST_UPDATE)
def the_update_beyond_the_largest_number(source):
    """The loss was finite, and grew not at all, in the one step before."""
    run = plainly(edited(source, ("range(12)", "range(1)")))
    assert run["w"].isinf().all()
    assert math.isfinite(run.losses[0])
    return {"operation": "update", "growth": 1.0}


@pytest.mark.parametrize("case", cases, ids=str)
def test_the_evidence_is_what_the_plain_run_gives(case):
    case.check()


def test_a_start_that_is_got_over_by_heart_is_measured_on_all_rows():
    (found,) = [f for f in judged(HEAD + BY_HEART).findings if f.id == "start-too-large"]
    run = plainly(HEAD + BY_HEART)
    first, second, last = run["W"]
    scores = torch.relu(torch.relu(run["Z"] @ first) @ second) @ last
    assert found.evidence["all_rows"] is True
    assert found.evidence["loss"] == pytest.approx(F.cross_entropy(scores, run["t"]).item())
    assert fmean(run.losses[-40:]) < 1e-3 < found.evidence["fork_loss"]
    assert found.evidence["fork_loss"] < 0.5 * found.evidence["loss"]
    assert "all rows" in found.why
