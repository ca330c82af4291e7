"""Wrong functions that look right, and right ones that look wrong: each was once misjudged."""

from __future__ import annotations

import codecs
from dataclasses import replace
from pathlib import Path

import pytest
from tests.lesson.exercises.planted import HEAD, clear, gradients, init, loss, step, train

from descenso.lesson.exercises.cases import CASES
from descenso.lesson.exercises.check import check_file
from descenso.lesson.exercises.judge import judge
from descenso.lesson.exercises.report import sheet_json, sheet_report

SOLUTIONS = Path(__file__).parent / "solutions"
SOLUTION = (SOLUTIONS / "as_in_the_lesson.py").read_text(encoding="utf-8")
OWN = (SOLUTIONS / "own_signatures.py").read_text(encoding="utf-8")


@pytest.fixture
def verdict_on(workshop):
    def call(function: str, source: str):
        content = (HEAD + source).encode()
        return judge(function, workshop.run(content, function, CASES[function], 20))

    return call


@pytest.fixture
def check(workshop, tmp_path):
    def call(content: bytes, name: str = "mine.py"):
        path = tmp_path / name
        path.write_bytes(content)
        return check_file(workshop, path, 20)

    return call


def forward(*lines: str) -> str:
    body = "".join(f"    {line}\n" for line in lines)
    return f"def forward(X, W1, b1, W2, b2):\n{body}"


CUT = {
    "hidden layer detached": forward("h = torch.relu(X @ W1 + b1).detach()", "return h @ W2 + b2"),
    "hidden layer under no_grad": forward(
        "with torch.no_grad():", "    h = torch.relu(X @ W1 + b1)", "return h @ W2 + b2"
    ),
    "one weight by its data": forward("return torch.relu(X @ W1 + b1) @ W2.data + b2"),
    "one bias by its number": forward(
        "return torch.relu(X @ W1 + torch.tensor(b1.tolist())) @ W2 + b2"
    ),
    "cut off and followed anew": forward(
        "return (torch.relu(X @ W1 + b1) @ W2 + b2).detach().requires_grad_()"
    ),
    "input of the second layer only": forward(
        "h = torch.relu(X @ W1 + b1)", "return h.detach() @ W2 + b2 + 0 * h.sum()"
    ),
}


@pytest.mark.parametrize("source", CUT.values(), ids=list(CUT))
def test_a_graph_that_is_cut_on_the_way_is_wrong_although_the_logits_are_right(verdict_on, source):
    verdict = verdict_on("forward", source)
    assert (verdict.status, verdict.slip.id) == ("wrong", "graph-cut")
    assert all(name.endswith(".grad (backward)") for name in verdict.wrong)


CUT_LOSSES = {
    "log-sum-exp detached": loss(
        "-log_probs[rows, y].mean()", "logits - logits.detach().logsumexp(1, keepdim=True)"
    ),
    "true logit detached": loss("(logits.logsumexp(1) - logits.detach()[rows, y]).mean()"),
}


@pytest.mark.parametrize("source", CUT_LOSSES.values(), ids=list(CUT_LOSSES))
def test_a_loss_with_half_a_gradient_is_wrong(verdict_on, source):
    verdict = verdict_on("cross_entropy", source)
    assert (verdict.status, verdict.slip.id) == ("wrong", "graph-cut")
    assert verdict.wrong == ("logits.grad (backward)",)


def test_a_gradient_of_nan_behind_a_right_loss_is_not_finite_and_no_cut(verdict_on):
    source = """
def cross_entropy(logits, y):
    zero = (logits[0, 0] * 0).abs().sqrt()
    return (logits.logsumexp(1) - logits[torch.arange(len(y)), y]).mean() + zero
"""
    verdict = verdict_on("cross_entropy", source)
    assert (verdict.status, verdict.slip.id) == ("wrong", "not-finite")


def test_wrong_numbers_are_shown_before_wrong_gradients(verdict_on):
    """b2 is 0 on the smallest inputs: only its gradient is missing there."""
    verdict = verdict_on("forward", forward("return torch.relu(X @ W1 + b1) @ W2"))
    assert verdict.slip.id == "no-last-bias"
    assert verdict.wrong == ("logits",)


@pytest.mark.parametrize("mask", ["z1 > 0.1", "z1 > -0.1", "(z1 > 0) & (z1 < 10)", "z1 > -1"])
def test_a_mask_with_another_corner_is_wrong(verdict_on, mask):
    assert verdict_on("gradients", gradients(dz1=f"(d @ W2.T) * ({mask})")).status == "wrong"


def test_gradients_that_are_right_only_when_sizes_are_alike_are_wrong(verdict_on):
    lucky = "W2.T if W2.shape[0] != X.shape[1] + 1 or len(W2) > 3 else W2.T.flip(1)"
    assert verdict_on("gradients", gradients(dz1=f"(d @ ({lucky})) * (z1 > 0)")).status == "wrong"


ACTIVATIONS = ["F.relu6(Z)", "(Z).clamp(0, 10)", "F.hardtanh(Z, 0, 1)", "F.threshold(Z, 0.1, 0)"]


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_an_activation_that_is_relu_in_the_middle_only_is_wrong(verdict_on, activation):
    source = forward(f"h = {activation.replace('Z', 'X @ W1 + b1')}", "return h @ W2 + b2")
    verdict = verdict_on("forward", source)
    assert verdict.status == "wrong"
    assert "threshold" in activation or verdict.slip.id == "other-activation"


WEIGHTS = {
    "spread evenly": ("0.1732 * (2 * torch.rand({0}, {1}) - 1)", "not-normal"),
    "Xavier's even spread": ("torch.nn.init.xavier_uniform_(torch.empty({0}, {1}))", "not-normal"),
    "rows all alike": ("0.1 * torch.randn(1, {1}).repeat({0}, 1)", "equal-weights"),
    "columns all alike": ("0.1 * torch.randn({0}, 1).repeat(1, {1})", "equal-weights"),
    "0.2 times": ("0.2 * torch.randn({0}, {1})", "wrong-scale"),
    "0.01 times": ("0.01 * torch.randn({0}, {1})", "wrong-scale"),
    "0.1 as a variance": ("0.1 ** 0.5 * torch.randn({0}, {1})", "wrong-scale"),
    "He's": ("torch.randn({0}, {1}) * (2 / {0}) ** 0.5", "wrong-scale"),
    "1 times, drawn anew": ("torch.randn({0} + 1, {1})[1:].clone()", "no-scale"),
    "positive, drawn anew": ("torch.rand({0} + 1, {1})[1:].clone()", "only-positive"),
}


@pytest.mark.parametrize(("weights", "slip"), WEIGHTS.values(), ids=list(WEIGHTS))
def test_weights_that_are_not_a_tenth_of_normal_ones_are_named(verdict_on, weights, slip):
    source = init(
        W1=f"({weights.format('d_in', 'h')}).requires_grad_()",
        W2=f"({weights.format('h', 'd_out')}).requires_grad_()",
    )
    assert verdict_on("init", source).slip.id == slip


@pytest.mark.parametrize("seed", range(20))
def test_no_draw_of_normal_weights_is_complained_of(verdict_on, seed):
    source = init().replace("    W1 =", f"    torch.manual_seed({seed} + d_in)\n    W1 =")
    assert verdict_on("init", source).status == "right"


@pytest.mark.parametrize("clip", ["p.grad.clamp(-10, 10)", "p.grad.clamp(-100, 100)"])
def test_a_gradient_that_is_cut_down_is_wrong(verdict_on, clip):
    assert verdict_on("sgd_step", step(f"p -= lr * {clip}")).slip.id == "clipped-gradient"


def test_a_step_may_clear_the_gradient_and_may_not_spoil_it(verdict_on):
    assert verdict_on("sgd_step", step("p -= lr * p.grad; p.grad = None")).status == "right"
    assert verdict_on("sgd_step", step("p -= lr * p.grad; p.grad.zero_()")).status == "right"
    verdict = verdict_on("sgd_step", step("p -= lr * p.grad; p.grad += 1"))
    assert (verdict.status, verdict.slip.id) == ("wrong", "changes-gradient")


def test_a_batch_size_above_the_number_of_rows_is_one_batch(verdict_on):
    source = train(
        stop="(len(X) if batch_size <= len(X) else 0)",
        after_epoch="history.append(total / max(1, n))",
    )
    verdict = verdict_on("train", source)
    assert verdict.status == "wrong"
    assert verdict.case.arguments["batch_size"]["value"] > 2


HIDDEN_CALLS = {
    "loss by a name that is put together": (
        "cross_entropy",
        "def cross_entropy(logits, y):\n    return getattr(F, 'cross_' + 'entropy')(logits, y)",
        "uses-library-loss",
    ),
    "loss from a table at the top": (
        "cross_entropy",
        "TABLE = [F.nll_loss]\ndef cross_entropy(logits, y):\n"
        "    return TABLE[0](logits.log_softmax(1), y)",
        "uses-library-loss",
    ),
    "backward by a name that is put together": (
        "gradients",
        "def gradients(X, y, *four):\n"
        "    copies = [p.detach().requires_grad_() for p in four]\n"
        "    getattr(cross_entropy(forward(X, *copies), y), 'back' + 'ward')()\n"
        "    return [p.grad for p in copies]",
        "uses-autograd",
    ),
}


@pytest.mark.parametrize(
    ("function", "source", "slip"), HIDDEN_CALLS.values(), ids=list(HIDDEN_CALLS)
)
def test_what_a_task_forbids_is_found_however_it_is_called(verdict_on, function, source, slip):
    assert verdict_on(function, source).slip.id == slip


def test_functions_with_arguments_of_their_own_are_right_beside_one_another(check):
    sheet = check(OWN.encode())
    assert [verdict.status for verdict in sheet.verdicts] == ["right"] * 7


def test_a_mistake_among_functions_with_arguments_of_their_own_stays_one(check):
    sheet = check(OWN.replace("masked_fill(z1 <= 0, 0)", "masked_fill(z1 <= 0, 1)").encode())
    assert sheet.right == 6
    assert sheet.verdicts[3].status != "right"


SPECIAL = "# {}\n" + SOLUTION


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + SPECIAL.format("año").encode(),
        codecs.BOM_UTF8 + f"# coding: utf-8\n{SOLUTION}".encode(),
        SPECIAL.format("-*- coding: latin-1 -*- año").encode("latin-1"),
        f"#!/usr/bin/python\r\n# vim: set fileencoding=cp1252 : año\n{SOLUTION}".encode("cp1252"),
    ],
)
def test_a_file_in_any_encoding_that_it_declares_is_read(check, content):
    assert check(content).right == 7


@pytest.mark.parametrize("name", ["nonsense", "hex", "utf-16"])
def test_an_encoding_that_does_not_fit_is_told_once(check, name):
    sheet = check(f"# coding: {name}\n{SOLUTION}".encode())
    assert {verdict.status for verdict in sheet.verdicts} == {"crashed"}
    assert sheet.verdicts[0].error.type == "SyntaxError"


def test_what_pytorch_has_not_implemented_is_not_a_function_left_empty(verdict_on):
    line = "torch.zeros(2, device='meta').tolist()"
    verdict = verdict_on("forward", forward(line, "return X"))
    assert verdict.status == "crashed"
    assert verdict.error.type == "NotImplementedError"
    assert verdict.error.message


@pytest.mark.parametrize("text", ["", "'later'", "\n        'later'"])
def test_a_placeholder_behind_other_lines_is_one_with_any_message(verdict_on, text):
    source = forward("h = X @ W1", f"raise NotImplementedError({text})")
    assert verdict_on("forward", source).status == "not-written"


EVIL = "\x1b[31m\u202e\x9b"


def test_nothing_of_the_learner_s_reaches_the_terminal_unchanged(check):
    source = (
        f"{SOLUTION}\nOdd = type({EVIL!r}, (Exception,), {{}})\n"
        f"def forward(*all):\n    raise Odd({EVIL!r})\n"
        f"def init(*all):\n    return type({EVIL!r}, (), {{}})()\n"
    )
    sheet = check(source.encode(), f"{EVIL}\n.py")
    for text in (sheet_report(sheet, 80, seconds=20), sheet_report(replace(sheet), 20, seconds=20)):
        assert all(sign.isprintable() or sign == "\n" for sign in text)
    assert "\\u001b[31m" in sheet_report(sheet, 200, seconds=20)
    assert sheet_json(sheet, 20)["functions"][1]["error"]["message"] == EVIL


@pytest.mark.parametrize("number", ["np.float32(total / n)", "np.mean([total / n])"])
def test_losses_may_be_numbers_of_numpy(verdict_on, number):
    source = train(after_epoch=f"history.append({number})")
    assert verdict_on("train", f"import numpy as np\n{source}").status == "right"


def test_a_leaf_changed_in_place_is_an_error_with_a_hint(check):
    source = "def cross_entropy(logits, y):\n    logits -= logits.max()\n    return logits.sum()"
    sheet = check(f"{SOLUTION}\n\n{source}\n".encode())
    assert sheet.verdicts[2].status == "crashed"
    assert "changed in place" in sheet_json(sheet, 20)["functions"][2]["hint"]


def test_a_right_clearing_is_no_mistake(verdict_on):
    assert verdict_on("zero_grads", clear("p.grad = torch.zeros_like(p)")).status == "right"
