"""Each condition on scripts that have it, silence on those that have not, and not a bit changed."""

from __future__ import annotations

import json

import pytest
import torch
from tests.doctor import distant_patients, more_patients, patients, wild_patients
from tests.doctor.patients import HEAD, LOOP, MODULE, MODULE_LOOP, PLAIN
from tests.doctor.running import judged, marked_lines, seen_of

import descenso as ds
from descenso.doctor.conditions import CONDITIONS
from descenso.doctor.interventions import Intervention
from descenso.doctor.mends import ADVICE, REWRITES, mend
from descenso.doctor.reasons import REASONS
from descenso.doctor.record import Place, Record, Sign

PATIENTS: dict[str, list[str]] = {}
for written in (patients, more_patients, wild_patients, distant_patients):
    for condition, sources in written.PATIENTS.items():
        PATIENTS[condition] = PATIENTS.get(condition, []) + sources

SICK = [(name, k) for name in PATIENTS if name != "healthy" for k in range(len(PATIENTS[name]))]


@pytest.fixture(autouse=True)
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.mark.parametrize(("name", "number"), SICK)
def test_the_planted_fault_is_the_first_finding_at_its_line(name, number):
    source = PATIENTS[name][number]
    judgement = judged(source)
    first = judgement.findings[0]
    assert first.id == name
    assert not judgement.not_checked
    if marked_lines(source):
        assert first.line in marked_lines(source)
    assert len({finding.id for finding in judgement.findings if finding.severity != "note"}) <= 1


@pytest.mark.parametrize("source", PATIENTS["healthy"])
def test_a_healthy_training_has_no_error_and_no_warning(source):
    judgement = judged(source)
    assert [f for f in judgement.findings if f.severity != "note"] == []
    assert judgement.status == "healthy"
    assert judgement.record.steps_seen > 0
    assert not judgement.not_checked


@pytest.mark.parametrize("source", [HEAD + PLAIN + LOOP, HEAD + MODULE + MODULE_LOOP])
def test_the_training_ends_in_the_same_bits(source):
    _, watched, _ = seen_of(source)
    torch.manual_seed(0)
    alone = {"__name__": "alone"}
    exec(compile(source, "<alone>", "exec"), alone)
    tensors = {k: v for k, v in alone.items() if isinstance(v, torch.Tensor)}
    assert len(tensors) > 2
    for name, value in tensors.items():
        assert torch.equal(watched[name], value), name
    if "model" in alone:
        pairs = zip(watched["model"].parameters(), alone["model"].parameters(), strict=True)
        assert all(torch.equal(a, b) for a, b in pairs)


def test_a_default_device_of_theirs_is_not_ours():
    """What the doctor makes for itself lies where it can compute, not where theirs is made."""
    loop = LOOP.replace("randperm(200)", "randperm(200, device='cpu')")
    try:
        record, _, error = seen_of(HEAD + PLAIN + 'torch.set_default_device("meta")' + loop)
    finally:
        torch.set_default_device(None)
    assert error is None
    assert not record.not_checked
    assert len(record.losses) == 40


def test_nothing_is_left_behind_after_the_block():
    seed, init = torch.manual_seed, torch.nn.Module.__init__
    modes = torch.overrides._get_current_function_mode_stack()
    with ds.watch():
        assert torch.manual_seed is not seed
    assert torch.manual_seed is seed
    assert torch.nn.Module.__init__ is init
    assert torch.overrides._get_current_function_mode_stack() == modes


def test_the_parameters_are_named_and_placed():
    record, _, _ = seen_of(HEAD + PLAIN + LOOP)
    assert [p.name for p in record.parameters] == ["W1", "b1", "W2", "b2"]
    assert [p.shape for p in record.parameters] == [(2, 16), (16,), (16, 2), (2,)]
    assert all(f"{p.name} = " in p.place.code for p in record.parameters)


def test_the_loss_curve_is_the_scripts_own():
    source = (
        HEAD
        + PLAIN
        + "kept = []\n"
        + LOOP.replace(
            "step(F.cross_entropy(forward(X[i]), y[i]))",
            "loss = F.cross_entropy(forward(X[i]), y[i]); kept.append(loss.item()); step(loss)",
        )
    )
    record, script, _ = seen_of(source)
    assert [point.loss for point in record.losses] == script["kept"]
    assert record.steps_seen == len(script["kept"])


def test_missing_zero_grad_tells_the_norms_of_that_step():
    source = HEAD + PLAIN.replace("for p in P: p.grad = None", "pass") + LOOP
    finding = judged(source).findings[0]
    assert finding.id == "missing-zero-grad"
    assert finding.evidence["stored_norm"] > 0
    assert finding.evidence["piled"] >= 2


def test_a_record_survives_the_way_through_json():
    for name in ("learning-rate-too-high", "label-range", "unscaled-inputs"):
        record, _, _ = seen_of(PATIENTS[name][0])
        assert Record.from_json(json.loads(json.dumps(record.to_json()))) == record


def test_an_intervention_scales_every_update():
    source = (
        HEAD
        + PLAIN
        + "first = W1.detach().clone()\n"
        + """
step(F.cross_entropy(forward(X), y))
moved = (W1 - first).detach()
"""
    )
    _, whole, _ = seen_of(source)
    _, tenth, _ = seen_of(source, Intervention("scale-updates", value=0.1))
    torch.testing.assert_close(tenth["moved"], 0.1 * whole["moved"], rtol=1e-4, atol=1e-7)
    assert whole["moved"].abs().max() > 0


@pytest.mark.parametrize("layer", ["RNN", "GRU", "LSTM"])
def test_a_fitted_start_keeps_a_recurrent_memory_gate_by_gate(layer):
    source = (
        HEAD
        + f"""
memory = nn.{layer}(3, 5, num_layers=2, batch_first=True)
memory(torch.randn(4, 7, 3))
kept = [memory.weight_hh_l0.detach().clone(), memory.weight_hh_l1.detach().clone()]
"""
    )
    _, script, error = seen_of(source, Intervention("fit-start"))
    assert error is None
    for weights in script["kept"]:
        for gate in weights.split(5):
            torch.testing.assert_close(gate @ gate.T, torch.eye(5), atol=1e-5, rtol=0)


def test_without_a_second_run_no_guess_is_reported():
    with ds.watch() as seen:
        exec(compile(PATIENTS["unscaled-inputs"][0], "<patient>", "exec"), {"__name__": "x"})
    assert [f.id for f in seen.findings if f.severity != "note"] == []
    assert ("unscaled-inputs", "no-second-run") in seen.judgement.not_checked


def test_every_condition_has_its_words():
    assert set(REASONS) == set(ADVICE) == set(CONDITIONS)
    assert set(REWRITES) <= set(CONDITIONS)
    for condition in CONDITIONS.values():
        assert condition.explains <= set(CONDITIONS)


@pytest.mark.parametrize(
    ("name", "code", "written"),
    [
        (
            "non-leaf-parameter",
            "W1 = 0.1 * torch.randn(d_in, h, requires_grad=True)",
            "W1 = (0.1 * torch.randn(d_in, h)).requires_grad_()",
        ),
        (
            "non-leaf-parameter",
            "self.w = nn.Parameter(torch.randn(n, m)) * 0.6",
            "self.w = nn.Parameter((torch.randn(n, m)) * 0.6)",
        ),
        ("rebound-parameter", "w = w - lr * w.grad", "with torch.no_grad(): w -= lr * w.grad"),
        ("retained-graph", "running += loss", "running += loss.item()"),
        ("wrong-sign", "w1 += lr * w1.grad", "w1 -= lr * w1.grad"),
        ("softmax-wrong-axis", "p = z.softmax(dim=0)", "p = z.softmax(dim=1)"),
        ("sum-loss", "loss = ((p - t) ** 2).sum()", "loss = ((p - t) ** 2).mean()"),
    ],
)
def test_the_corrected_line_is_theirs(name, code, written):
    sign = Sign(name, {}, Place("a.py", 3, code))
    assert written in mend(sign)


def test_a_loss_that_is_lost_between_two_looks_is_looked_at_again():
    source = (
        HEAD
        + PLAIN
        + """
for k in range(300):
    loss = F.cross_entropy(forward(X), y)
    if k > 200:
        loss = loss + torch.log(torch.zeros(()) * loss)
    step(loss)
"""
    )
    first = judged(source).findings[0]
    assert first.id == "log-of-zero"
    assert first.step == 202
