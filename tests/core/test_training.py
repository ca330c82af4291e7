from __future__ import annotations

import itertools
import math

import pytest
import torch
import torch.nn.functional as F

from descenso.core.checks import check_training_data
from descenso.core.gradients import manual_gradients
from descenso.core.metrics import EpochMeter, accuracy, evaluate, norm
from descenso.core.network import init_params, named_tensors
from descenso.core.records import Progress
from descenso.core.training import epochs, steps
from descenso.errors import DivergenceError, OptionError
from descenso.random import generator
from descenso.types import Layer


def clouds(dtype=torch.float32):
    g = generator(0, "data")
    X = torch.cat([torch.randn(200, 2, generator=g) - 2, torch.randn(200, 2, generator=g) + 2])
    return X.to(dtype), torch.arange(2).repeat_interleave(200)


def start(sizes=(2, 16, 2), dtype=torch.float32):
    return init_params(sizes, generator=generator(0, "parameters"), dtype=dtype)


def order():
    return generator(0, "batches")


def flat(params):
    return torch.cat([tensor.detach().reshape(-1) for _, tensor in named_tensors(params)])


def trained(params=None, **options):
    params = params if params is not None else start()
    X, y = clouds(params[0].W.dtype)
    records = list(steps(params, X, y, generator=order(), **options))
    return params, records


def plain_loop(params, *, epochs=30, lr=0.1, batch_size=32, clear=True):
    """The lesson's loop, mended, in PyTorch alone: the same start and the same batch order."""
    (W1, b1), (W2, b2) = params
    X, y = clouds(W1.dtype)
    g = order()
    losses = []
    for _ in range(epochs):
        rows = torch.randperm(len(X), generator=g)
        for xb, yb in zip(X[rows].split(batch_size), y[rows].split(batch_size), strict=True):
            if clear:
                for p in (W1, b1, W2, b2):
                    p.grad = None
            h1 = torch.relu(torch.addmm(b1, xb, W1))
            loss = F.cross_entropy(torch.addmm(b2, h1, W2), yb)
            loss.backward()
            with torch.no_grad():
                for p in (W1, b1, W2, b2):
                    p.sub_(p.grad, alpha=lr)
            losses.append(loss.item())
    return losses


@pytest.mark.parametrize("clear", [True, False])
def test_steps_are_a_plain_loop_bit_for_bit(clear):
    ours, records = trained(clear_gradients=clear)
    theirs = start()
    losses = plain_loop(theirs, clear=clear)
    assert len(records) == 390
    assert [record.loss for record in records] == losses
    assert torch.equal(flat(ours), flat(theirs))


@pytest.mark.parametrize(
    ("dtype", "relative"), [(torch.float32, 1e-5), (torch.float64, 1e-12)], ids=["32", "64"]
)
def test_manual_training_ends_where_autograd_does(dtype, relative):
    manual, _ = trained(start(dtype=dtype), engine="manual")
    auto, _ = trained(start(dtype=dtype))
    difference = (flat(manual) - flat(auto)).norm() / flat(auto).norm()
    assert difference <= relative


def test_never_clearing_is_momentum_one_bit_for_bit():
    kept, _ = trained(start(dtype=torch.float64), clear_gradients=False)
    rolling, _ = trained(start(dtype=torch.float64), momentum=1.0)
    assert torch.equal(flat(kept), flat(rolling))


@pytest.mark.parametrize("engine", ["autograd", "manual"])
def test_twice_the_same_is_the_same_bits(engine):
    assert torch.equal(flat(trained(engine=engine)[0]), flat(trained(engine=engine)[0]))


def test_the_last_smaller_batch_is_kept_and_the_epochs_loss_is_the_mean_over_batches():
    params = start()
    X, y = clouds()
    losses = [record.loss for record in steps(start(), X, y, epochs=1, generator=order())]
    assert len(losses) == 13
    (row,) = epochs(params, X, y, epochs=1, generator=order())
    assert row.loss == pytest.approx(sum(losses) / 13, rel=1e-12)


def test_every_row_is_seen_once_in_an_epoch():
    X = torch.arange(50.0).unsqueeze(1)
    seen = []

    class Spy:
        def __call__(self, params, rows, truth, **choices):
            seen.extend(rows.squeeze(1).tolist())
            return real(params, rows, truth, **choices)

    from descenso.core import gradients

    real = gradients.ENGINES["autograd"]
    table = {**gradients.ENGINES, "spy": Spy()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gradients, "ENGINES", table)
        params = start((1, 2, 2))
        options = {"epochs": 1, "batch_size": 8, "lr": 1e-9, "engine": "spy"}
        list(steps(params, X, torch.arange(50) % 2, generator=order(), **options))
    assert sorted(seen) == X.squeeze(1).tolist()
    assert seen != X.squeeze(1).tolist()


@pytest.mark.parametrize("at", [1, 12, 13, 14, 200])
@pytest.mark.parametrize("options", [{}, {"momentum": 0.9}, {"clear_gradients": False}])
def test_going_on_from_any_step_ends_in_the_same_bits(at, options):
    whole, _ = trained(**options)
    params, progress = start(), Progress()
    X, y = clouds()
    stream = steps(params, X, y, generator=order(), progress=progress, **options)
    list(itertools.islice(stream, at))
    del stream
    # Another process would have nothing but what `params` and `progress` hold.
    rest = list(steps(params, X, y, generator=order(), progress=progress, **options))
    assert len(rest) == 390 - at
    assert torch.equal(flat(params), flat(whole))


def test_rows_are_gathered_in_parts_without_changing_a_bit(monkeypatch):
    whole, _ = trained(epochs=2)
    monkeypatch.setattr("descenso.core.training.GATHERED_ROWS", 64)
    parts, _ = trained(epochs=2)
    assert torch.equal(flat(whole), flat(parts))


def test_an_abandoned_stream_leaves_gradients_enabled():
    stream = steps(start(), *clouds(), engine="manual", generator=order())
    next(stream)
    assert torch.is_grad_enabled()


def test_the_records_say_what_happened():
    params = start()
    X, y = clouds()
    held_out = (X[::3], y[::3])
    rows = list(epochs(params, X, y, epochs=3, validation=held_out, generator=order()))
    last = rows[-1]
    measured = evaluate(params, *held_out)
    assert [row.epoch for row in rows] == [1, 2, 3]
    assert last.accuracy == accuracy(params, X, y)
    assert last.validation_accuracy == measured.accuracy
    assert last.validation_loss == measured.loss
    assert last.parameter_norm == norm(params)
    assert last.parameter_norm == pytest.approx(flat(params).double().norm().item())
    assert 0 < last.update_ratio < 1


def test_the_norms_of_an_epoch_are_those_of_its_steps():
    X, y = clouds()
    (row,) = epochs(start(), X, y, epochs=1, batch_size=100, generator=order())
    squares, ratios, params = [], [], start()
    for step in steps(params, X, y, epochs=1, batch_size=100, generator=order()):
        squares.append(flat(step.gradients).double().square().sum().item())
        ratios.append(0.1 * math.sqrt(squares[-1]) / flat(params).double().norm().item())
    assert row.gradient_norm == pytest.approx(math.sqrt(sum(squares) / 4))
    assert row.update_ratio == pytest.approx(sum(ratios) / 4)


def test_a_closed_meter_starts_again():
    meter = EpochMeter()
    params = start()
    for step in steps(params, *clouds(), epochs=1, generator=order()):
        meter.add(step, params, 0.1)
    meter.close(step, params, clouds(), None)
    assert meter == EpochMeter()


def test_accuracy_counts_the_rows_that_are_right():
    params = init_params([1, 2], init="zeros", generator=order())
    with torch.no_grad():
        params[0].W[0, 1] = 1.0
    X = torch.tensor([[1.0], [2.0], [-1.0], [3.0]])
    assert accuracy(params, X, torch.tensor([1, 1, 1, 0])) == 0.5


def test_dead_units_are_those_that_no_row_passes():
    params = start((2, 3, 2))
    with torch.no_grad():
        params[0].b[1] = -1e6
    assert evaluate(params, *clouds()).dead_units == 1
    assert evaluate(params, *clouds(), activation="sine").dead_units == 0


def test_evaluation_in_parts_is_evaluation(monkeypatch):
    whole = evaluate(start(), *clouds())
    monkeypatch.setattr("descenso.core.metrics.ROWS_AT_ONCE", 7)
    parts = evaluate(start(), *clouds())
    assert parts.accuracy == whole.accuracy
    assert parts.loss == pytest.approx(whole.loss, rel=1e-6)


class TestDivergence:
    def diverge(self, **options):
        params, progress = start(), Progress()
        X, y = clouds()
        records = []
        with pytest.raises(DivergenceError) as caught:
            for record in steps(params, X, y, generator=order(), progress=progress, **options):
                records.append(record)
        return params, records, caught.value, progress

    @pytest.mark.parametrize("lr", [100.0, 1e10, 1e30, 3e38])
    @pytest.mark.parametrize("engine", ["autograd", "manual"])
    def test_the_parameters_keep_their_last_finite_values(self, lr, engine):
        params, records, error, progress = self.diverge(lr=lr, engine=engine)
        assert flat(params).isfinite().all()
        assert error.step == progress.step + 1
        # Those values are exactly what one gets by stopping one step earlier.
        again = start()
        list(
            itertools.islice(
                steps(again, *clouds(), lr=lr, engine=engine, generator=order()), error.step - 1
            )
        )
        assert torch.equal(flat(params), flat(again))
        assert len(records) >= error.step - 1

    def test_the_message_names_step_tensor_and_what_to_do(self):
        _, _, error, _ = self.diverge(lr=1e30)
        assert f"step {error.step} (epoch 1): {error.tensor} is not finite" in str(error)
        assert "below 1e+30" in str(error)
        assert error.tensor in {"z1", "z2", "h1", "loss", "dW1", "W1", "b1", "dW2", "W2", "db1"}

    def test_a_parameter_that_overflows_behind_a_finite_loss_is_found(self):
        """W1 becomes −inf, its ReLU units die, the loss stays finite: the epoch's end notices."""
        X, y = clouds()
        params = init_params([2, 4], init="zeros", generator=order())
        progress = Progress()
        with torch.no_grad():
            params[0].b[3] = -3.3e38
        with pytest.raises(DivergenceError) as caught:
            for _ in steps(
                params,
                X,
                y,
                epochs=1,
                lr=0.1,
                weight_decay=-2.0,
                generator=order(),
                progress=progress,
            ):
                pass
        assert caught.value.tensor == "b1"
        assert caught.value.step == 1
        assert flat(params).isfinite().all()

    def test_outputs_that_overflow_only_for_rows_measured_afterwards_are_a_divergence(self):
        params = init_params((2, 16, 2), scale=5.0, generator=generator(0, "parameters"))
        X, y = clouds()
        far = (torch.full((2, 2), 3e38), torch.tensor([0, 1]))
        options = {"epochs": 1, "lr": 1e-3, "validation": far, "generator": order()}
        with pytest.raises(DivergenceError, match="outputs for some rows are not") as caught:
            list(epochs(params, X, y, **options))
        assert (caught.value.epoch, caught.value.step, caught.value.tensor) == (1, 13, "loss")

    def test_data_that_is_not_finite_is_blamed_itself(self):
        X, y = clouds()
        X[17, 1] = math.nan
        with pytest.raises(DivergenceError) as caught:
            list(steps(start(), X, y, generator=order()))
        assert caught.value.tensor == "X"
        assert "clean it" in str(caught.value)

    def test_resuming_in_the_middle_of_an_epoch_finds_the_same_step(self):
        params, _, error, _ = self.diverge(lr=20.0, momentum=0.99, engine="manual")
        again, progress = start(), Progress()
        options = {"lr": 20.0, "momentum": 0.99, "engine": "manual", "progress": progress}
        list(itertools.islice(steps(again, *clouds(), generator=order(), **options), 2))
        with pytest.raises(DivergenceError) as caught:
            list(steps(again, *clouds(), generator=order(), **options))
        assert (caught.value.step, caught.value.tensor) == (error.step, error.tensor)
        assert torch.equal(flat(again), flat(params))


class TestRefusals:
    """Data goes to the check itself: in the tests the annotated shapes would speak first."""

    def refuse(self, match, X=None, y=None):
        good_X, good_y = clouds()
        with pytest.raises(OptionError, match=match):
            check_training_data(start(), good_X if X is None else X, good_y if y is None else y)

    def test_integer_inputs(self):
        self.refuse(
            r"X: expected rows × 2 of torch.float32.*X.float\(\)", X=torch.ones(400, 2).int()
        )

    def test_float_labels(self):
        self.refuse(r"y: expected class numbers.*y.long\(\)", y=torch.zeros(400))

    def test_labels_out_of_range(self):
        self.refuse(r"from 0 to 1 of torch.int64, got 0 to 2", y=torch.arange(400) % 3)

    def test_labels_for_other_rows(self):
        self.refuse(r"expected 400 labels.*got 399", y=torch.zeros(399).long())

    @pytest.mark.parametrize("batch_size", [0, -1, 401])
    def test_impossible_batches(self, batch_size):
        with pytest.raises(OptionError, match="batch-size: expected 1 to 400"):
            steps(start(), *clouds(), batch_size=batch_size, generator=order())

    def test_an_unknown_engine(self):
        with pytest.raises(OptionError, match="Did you mean 'manual'"):
            steps(start(), *clouds(), engine="manuel", generator=order())

    def test_a_refusal_comes_before_the_first_step_is_asked_for(self):
        params = start()
        before = flat(params)
        with pytest.raises(OptionError):
            steps(params, *clouds(), batch_size=0, generator=order())
        assert torch.equal(flat(params), before)


@pytest.mark.parametrize("batch_size", [1, 400])
def test_a_batch_of_one_and_of_all(batch_size):
    _, records = trained(epochs=1, batch_size=batch_size)
    assert len(records) == math.ceil(400 / batch_size)


def test_a_single_row():
    params = start((2, 3, 2))
    (record,) = steps(
        params, torch.ones(1, 2), torch.tensor([1]), epochs=1, batch_size=1, generator=order()
    )
    assert record.loss == pytest.approx(math.log(2), abs=0.05)


@pytest.mark.parametrize("batch_size", [1, 32, 30, 400])
def test_a_step_says_which_rows_it_saw(batch_size):
    params = start(dtype=torch.float64)
    X, y = clouds(torch.float64)
    before, seen = [p.detach().clone() for _, p in named_tensors(params)], []
    for step in steps(params, X, y, generator=order(), epochs=2, batch_size=batch_size):
        old = tuple(map(Layer, before[::2], before[1::2]))
        loss, _ = manual_gradients(old, X[step.rows], y[step.rows])
        assert loss.item() == pytest.approx(step.loss, rel=1e-12)
        before = [p.detach().clone() for _, p in named_tensors(params)]
        seen += step.rows.tolist()
    assert sorted(seen[: len(X)]) == sorted(seen[len(X) :]) == list(range(len(X)))
