"""Every line against plain PyTorch: the code as it stands, and autograd's own intermediates."""

from __future__ import annotations

import math

import pytest
import torch
import torch.nn.functional as F

from descenso.core.activations import ACTIVATIONS
from descenso.core.gradients import manual_gradients
from descenso.core.network import named_tensors
from descenso.data.dataset import Dataset
from descenso.data.load import load
from descenso.data.toy import load_toy
from descenso.errors import DataError, OptionError
from descenso.explanation.explanation import explain_step
from descenso.explanation.line import PARTS
from descenso.runs.options import TrainOptions
from descenso.runs.run import new_run, prepare
from descenso.runs.trainer import train_run

OPTIONS = [
    {},
    {"step": 77},
    {"hidden": ()},
    {"hidden": (5, 4, 3)},
    {"step": 12, "momentum": 0.9},
    {"step": 12, "weight_decay": 0.03},
    {"step": 12, "zero_grads": False},
    {"step": 12, "momentum": 0.9, "weight_decay": 0.03, "zero_grads": False},
    {"data": "iris", "batch_size": 150},
    {"data": "iris", "batch_size": 7, "step": 22, "engine": "manual"},
    *({"activation": name, "hidden": (6, 5), "init": "he"} for name in ACTIVATIONS),
]


def value(told, name):
    """A tensor by its name, from whichever line has it."""
    return next(
        line.values[name].tensor for line in told.lines if name in line.values
    )  # fmt: skip


def names(told):
    return {name for line in told.lines for name in line.values}


def close(one, other, tolerance=1e-12):
    torch.testing.assert_close(one, other, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_the_code_runs_and_makes_the_values_that_are_shown(told, options):
    """What stands there is Python: the lines are run, one after the other, and compared."""
    step = told(**options)
    prepared = prepare(load(options.get("data", "clouds")), step.run.options)
    snapshot = step.snapshot
    space = {
        "torch": torch, "F": F, "math": math,
        "X_train": prepared.training.X.double(), "y_train": prepared.training.y,
    }  # fmt: skip
    kept = dict(named_tensors(snapshot.kept or ()))
    for name, tensor in named_tensors(snapshot.params):
        space[name] = tensor.detach().clone().requires_grad_()
        space[name].grad = kept.get(name, torch.zeros_like(tensor)).clone()
    for name, tensor in named_tensors(snapshot.velocity or ()):
        space[f"v{name}"] = tensor.clone()
    parameters = {name: space[name] for name, _ in named_tensors(snapshot.params)}
    with torch.no_grad():
        for line in step.lines:
            if "..." in line.code:
                space["X"], space["y"] = snapshot.X, snapshot.y
                continue
            exec(line.code, space)
            if line.result:
                made = line.result.removesuffix("_after")
                base, _, attribute = made.partition(".")
                found = getattr(space[base], attribute) if attribute else space[base]
                close(found.detach(), line.values[line.result].tensor)
    for name, parameter in parameters.items():
        close(parameter.detach(), value(step, f"{name}_after"))
        close(parameter.grad, value(step, f"{name}.grad_after"))


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_every_line_is_what_autograd_finds(told, options):
    """Written anew in plain PyTorch; `retain_grad` gives each intermediate's gradient."""
    step = told(**options)
    snapshot = step.snapshot
    function = ACTIVATIONS[snapshot.options.activation].function
    leaves = {
        name: p.detach().clone().requires_grad_() for name, p in named_tensors(snapshot.params)
    }
    made, h = {}, snapshot.X
    depth = len(snapshot.params)
    for layer in range(1, depth + 1):
        z = h @ leaves[f"W{layer}"] + leaves[f"b{layer}"]
        made["logits" if layer == depth else f"z{layer}"] = z
        if layer < depth:
            h = made[f"h{layer}"] = function(z)
    made["log_probs"] = F.log_softmax(z, dim=1)
    made["loss"] = F.cross_entropy(z, snapshot.y)
    for tensor in made.values():
        tensor.retain_grad()
    made["loss"].backward()
    for name, tensor in made.items():
        close(value(step, name), tensor.detach())
        if name not in ("loss", "log_probs"):
            close(value(step, f"d{name}"), tensor.grad)
    for name, tensor in leaves.items():
        close(value(step, f"d{name}"), tensor.grad)
    close(
        value(step, "picked"), made["log_probs"].detach()[torch.arange(len(snapshot.y)), snapshot.y]
    )


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_the_gradient_lines_are_cores_own_to_the_bit(told, options):
    step = told(**options)
    snapshot = step.snapshot
    _, expected = manual_gradients(
        snapshot.params, snapshot.X, snapshot.y, activation=snapshot.options.activation
    )
    for name, tensor in named_tensors(expected, "d"):
        assert torch.equal(value(step, name), tensor)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_the_update_lands_where_the_real_run_lands(told, options):
    """An independent float32 training of as many steps has these parameters, up to rounding."""
    step = told(**options)
    dataset = load(options.get("data", "clouds"))
    prepared = prepare(dataset, step.run.options)
    run = new_run(dataset, prepared, step.run.options)
    for seen in train_run(run, prepared):
        if getattr(seen, "step", None) == step.snapshot.number:
            break
    for name, tensor in named_tensors(run.params):
        after = value(step, f"{name}_after")
        scale = after.abs().max().item()
        assert (after - tensor.detach().double()).abs().max().item() <= 2e-6 * max(scale, 1e-3)
    assert torch.equal(
        snapshot_after(step),
        torch.cat([t.detach().flatten() for _, t in named_tensors(run.params)]),
    )


def snapshot_after(step):
    return torch.cat([tensor.flatten() for _, tensor in named_tensors(step.snapshot.after)])


@pytest.mark.parametrize("options", OPTIONS[:8], ids=str)
def test_shapes_parts_and_texts_are_complete(told, options):
    step = told(**options)
    assert [line.part for line in step.lines] == sorted(
        (line.part for line in step.lines), key=PARTS.index
    )
    for line in step.lines:
        assert line.code
        assert line.formula
        assert len(line.says) > 40
        assert "{" not in line.says + line.formula + line.code
        assert line.shapes == {name: tuple(n.tensor.shape) for name, n in line.values.items()}
    axes = {axis for line in step.lines for named in line.values.values() for axis in named.axes}
    for line in step.lines:
        for named in line.values.values():
            for axis, size in zip(named.axes, named.tensor.shape, strict=True):
                assert len(step.labels(axis)) == size
    assert "batch" in axes


def test_only_the_options_that_are_on_have_lines(told):
    plain = names(told())
    assert not [name for name in plain if name.startswith("v")]
    assert "W1.grad" not in plain
    missing = told(zero_grads=False).lines[-1]
    assert missing.code.startswith("# for p in")
    assert "missing" in missing.says
    assert told().lines[-1].code == "for p in (W1, b1, W2, b2):\n    p.grad.zero_()"
    decayed = next(line for line in told(weight_decay=0.5).lines if line.result == "W1_after")
    assert decayed.code == "W1 -= 0.1 * (dW1 + 0.5 * W1)"
    rolling = next(line for line in told(momentum=0.5).lines if line.result == "vb2_after")
    assert rolling.code == "vb2 = 0.5 * vb2 + db2"


def test_uses_are_the_cells_that_the_entry_depends_on(told):
    """Changing a cell that is not named leaves the formula alone: its symbols name every cell."""
    step = told(hidden=(3,), batch_size=4)
    for line in step.lines:
        if line.result in (None, "X"):
            continue
        shape = line.values[line.result].tensor.shape
        entry = line.entry(tuple(0 for _ in shape))
        for name, pattern in entry.uses:
            shape = line.values[name].tensor.shape
            cells = [()]
            for place, size in zip(pattern, shape, strict=True):
                cells = [
                    (*c, n) for c in cells for n in (range(size) if place is None else [place])
                ]
            for cell in cells:
                title = f"{name}[{','.join(map(str, cell))}]"
                assert title in entry.symbols or name in ("y",), (line.code, title)
        named = {name for name, _ in entry.uses}
        assert named <= set(line.values)


def test_a_later_step_is_the_runs_own(told):
    first, later = told(step=1), told(step=51)
    assert (first.snapshot.epoch, later.snapshot.epoch) == (1, 2)
    assert first.snapshot.rows.tolist() != later.snapshot.rows.tolist()
    assert later.facts.first_loss == first.facts.first_loss
    assert later.facts.loss_now < first.facts.loss_now


def test_facts_are_what_the_run_shows(told):
    step = told(weight_decay=0.1, momentum=0.5, step=5)
    ratios = step.facts.update_ratios
    before = dict(named_tensors(step.snapshot.params))
    for name, after in named_tensors(step.snapshot.after):
        moved = (after.double() - before[name].detach()).norm() / before[name].detach().norm()
        assert ratios[name] == pytest.approx(moved.item(), rel=1e-4)
    assert step.facts.guess == math.log(2)
    assert told().facts.update_ratios["b1"] is None
    assert told(init="zeros").facts.silent_first == 16
    assert told(activation="tanh").facts.silent_first == 0


@pytest.mark.parametrize("step", [0, -1, 1501, True, 1.5, "2"])
def test_a_step_that_the_run_does_not_have_is_refused(told, step):
    with pytest.raises(OptionError, match="from 1 to 1500, the run's last step") as refused:
        told(step=step)
    assert refused.value.option == "step"


def test_a_step_after_a_divergence_says_which_can_be_asked_for(told):
    options = {"data": "clouds", "lr": 1e4, "init": "he", "hidden": (16, 16, 16)}
    with pytest.raises(OptionError, match=r"diverged before step 40 was done") as refused:
        told(step=40, **options)
    last = int(str(refused.value).rsplit("to ", 1)[1].rstrip("."))
    assert told(step=last, **options).snapshot.number == last
    with pytest.raises(OptionError, match=r"diverged before step"):
        told(step=last + 1, **options)


def one_class():
    toy = load_toy("clouds", 0)
    return Dataset(
        "one", toy.values, torch.zeros(400, dtype=torch.int64), ("a", "b"), ("only",),
        {"kind": "memory"}, "",
    )  # fmt: skip


def test_one_class_alone_has_nothing_to_learn_and_says_so_in_zeros():
    step = explain_step(one_class(), TrainOptions(batch_size=4))
    assert value(step, "loss").item() == 0
    assert all(row.approximate for row in step.agreement)


def test_a_set_that_cannot_be_split_is_refused():
    toy = load_toy("clouds", 0)
    y = torch.zeros(400, dtype=torch.int64)
    y[0] = 1
    lone = Dataset("lone", toy.values, y, ("a", "b"), ("x", "y"), {"kind": "memory"}, "")
    with pytest.raises(DataError, match="has 1 row"):
        explain_step(lone, TrainOptions(batch_size=4, validation=0.2))


def test_a_batch_larger_than_the_data_is_refused(told):
    with pytest.raises(OptionError, match="batch-size"):
        told(batch_size=401)
