"""The mode steps aside where nothing is to be heard, and misses nothing that is."""

from __future__ import annotations

import builtins

import pytest
import torch
from tests.doctor.patients import HEAD, LOOP, MODULE, MODULE_LOOP, PLAIN
from tests.doctor.running import seen_of

from descenso.doctor.observing.mode import Mode

LONG = LOOP.replace("range(5)", "range(20)")
LOOPS = {
    "by hand": (HEAD + PLAIN + LONG, 0.8),
    "optimizer": (HEAD + MODULE + MODULE_LOOP.replace("range(5)", "range(20)"), 0.99),
}


@pytest.fixture(autouse=True)
def no_default_device():
    """A default device that somebody left behind is a mode too, and keeps ours awake."""
    torch.set_default_device(None)


@pytest.fixture
def heard(monkeypatch):
    """How many calls reached the mode in each run."""
    counts = []
    passed = Mode.__torch_function__

    def counted(self, func, types, args=(), kwargs=None):
        counts[-1] += 1
        return passed(self, func, types, args, kwargs)

    monkeypatch.setattr(Mode, "__torch_function__", counted)

    def run(source):
        counts.append(0)
        return (*seen_of(source)[:2], counts[-1])

    return run


@pytest.mark.parametrize(("source", "share"), LOOPS.values(), ids=LOOPS)
def test_calls_pass_unheard_and_every_update_is_counted(heard, source, share, monkeypatch):
    record, watched, calls = heard(source)
    monkeypatch.setattr("descenso.doctor.observing.rest.QUIET", 10**9)
    awake, never_rested, all_calls = heard(source)
    assert calls < share * all_calls
    assert record.steps_seen == awake.steps_seen == 160
    assert record.losses == awake.losses
    assert record.signs == awake.signs
    for one, other in zip(_weights(watched), _weights(never_rested), strict=True):
        assert torch.equal(one, other)


def _weights(script):
    return script["P"] if "P" in script else list(script["model"].parameters())


@pytest.mark.parametrize(
    "between",
    [
        "hits = (logits.argmax(1) == y[i])",  # a metric between a loss and its backward pass
        "before = W1.data.sum()",
    ],
)
def test_a_stretch_with_something_to_hear_is_never_slept_through(heard, between):
    loss = f"""
        logits = forward(X[i]); loss = F.cross_entropy(logits, y[i])
        {between}
        for p in P: p.grad = None
        loss.backward()
        with torch.no_grad():
            for p in P: p -= 0.1 * p.grad; told = p.data
"""
    loop = "for epoch in range(20):\n    for i in torch.randperm(200).split(25):" + loss
    record, _, calls = heard(HEAD + PLAIN + loop)
    assert record.steps_seen == 160
    assert calls > 160 * 20


def test_a_mode_of_theirs_that_is_entered_meanwhile_hears_every_call():
    source = """
from torch.overrides import TorchFunctionMode
class Counting(TorchFunctionMode):
    calls = 0
    def __torch_function__(self, func, types, args=(), kwargs=None):
        Counting.calls += 1
        return func(*args, **(kwargs or {}))
for k in range(60):
    loss = F.cross_entropy(forward(X), y)
    for p in P: p.grad = None
    if k > 40:
        with Counting(): doubled = loss * 2
    loss.backward()
    with torch.no_grad():
        for p in P: p -= 0.1 * p.grad
"""
    record, script, error = seen_of(HEAD + PLAIN + source)
    assert error is None
    assert script["Counting"].calls == 19
    assert record.steps_seen == 60


def test_a_pass_of_which_nothing_is_told_beforehand_keeps_the_mode_awake(monkeypatch):
    """`grad` was taken from PyTorch before the block: no hook of ours is in it."""
    monkeypatch.setattr(builtins, "taken_before", torch.autograd.grad, raising=False)
    source = """
for k in range(60):
    loss = F.cross_entropy(forward(X), y)
    gradients = taken_before(loss, P)
    with torch.no_grad():
        for p, g in zip(P, gradients): p -= 0.1 * g
"""
    record, _, error = seen_of(HEAD + PLAIN + source)
    assert error is None
    assert record.steps_seen == 60
    assert len(record.losses) == 60


def test_an_evaluation_after_a_loop_that_was_left_early_is_heard():
    source = """
for k in range(150):
    loss = F.cross_entropy(forward(X), y)
    if k == 140: break
    for p in P: p.grad = None
    loss.backward()
    with torch.no_grad():
        for p in P: p -= 0.1 * p.grad
with torch.no_grad():
    told = (forward(X).argmax(1) == y).float().mean()
"""
    times = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Mode, "_comparison", _noting(times, Mode._comparison))
        record = seen_of(HEAD + PLAIN + source)[0]
    assert record.steps_seen == 140
    assert len(times) == 2  # argmax and ==


def test_nothing_stays_aside_after_the_block():
    source = """
for k in range(60):
    loss = F.cross_entropy(forward(X), y)
    for p in P: p.grad = None
    if k == 50: raise RuntimeError("in the middle of a stretch")
    loss.backward()
    with torch.no_grad():
        for p in P: p -= 0.1 * p.grad
"""
    _, _, error = seen_of(HEAD + PLAIN + source)
    assert "in the middle" in str(error)
    assert torch._C._is_torch_function_enabled()


@pytest.mark.parametrize("where", ["before the pass", "before the update"])
def test_what_comes_every_so_many_steps_is_heard(where):
    look = "if k % 50 == 0: told = (forward(X).argmax(1) == y).float().mean()"
    source = f"""
for k in range(151):
    loss = F.cross_entropy(forward(X), y)
    {look if where == "before the pass" else "pass"}
    for p in P: p.grad = None
    loss.backward()
    {look if where == "before the update" else "pass"}
    with torch.no_grad():
        for p in P: p -= 0.1 * p.grad
"""
    times = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Mode, "_comparison", _noting(times, Mode._comparison))
        seen_of(HEAD + PLAIN + source)
    assert len(times) == 2 * 4  # argmax and == in each of the steps 0, 50, 100 and 150


def _noting(times, original):
    def noted(self, *given):
        times.append(self.training.step)
        return original(self, *given)

    return noted
