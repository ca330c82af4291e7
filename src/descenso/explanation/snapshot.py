"""One step of a real run, taken out: what was there just before it, and what it left behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from torch import Tensor

from descenso.core.metrics import Evaluation, evaluate
from descenso.core.network import copied, layer_sizes
from descenso.core.records import Step
from descenso.core.training import steps
from descenso.errors import DivergenceError, OptionError
from descenso.language import translate
from descenso.runs.options import TrainOptions
from descenso.runs.run import Prepared, Run
from descenso.runs.trainer import labelled_rows, on_threads, step_arguments
from descenso.types import Gradients, Layer, Params


@dataclass(frozen=True)
class Snapshot:
    """Step `number` of a run.

    Attributes:
        number: of the step, from 1.
        epoch: it belongs to, from 1.
        rows: (batch,) int64, numbers of its rows among the training rows, from 0.
        X: (batch, inputs) float64: the rows, exactly as the float32 run saw them.
        y: (batch,) int64.
        params: float64 leaves, exactly the float32 values just before the step.
        velocity: the momentum just before it, float64; None without momentum.
        kept: the gradients never cleared, just before it, float64; None where they are cleared.
        after: the run's own parameters after it, float32.
        gradients: the run's own gradient, float32.
        directions: what the learning rate multiplied in the run, float32.
        start: the network before any training, measured on all training rows.
        now: the same just before this step.
        training_rows: their number.
        features: names of the columns of X.
        classes: names of the classes.
        options: of the run.
    """

    number: int
    epoch: int
    rows: Tensor
    X: Tensor
    y: Tensor
    params: Params
    velocity: Gradients | None
    kept: Gradients | None
    after: Params
    gradients: Gradients
    directions: Gradients
    start: Evaluation
    now: Evaluation
    training_rows: int
    features: tuple[str, ...]
    classes: tuple[str, ...]
    options: TrainOptions

    @property
    def sizes(self) -> tuple[int, ...]:
        """(inputs, hidden …, classes)."""
        return layer_sizes(self.params)


def take_step(run: Run, prepared: Prepared, number: int) -> Snapshot:
    """Train `run`, which is at its start, up to and including step `number`.

    Raises:
        OptionError: the run has no such step, or diverged before it was done.
    """
    options = run.options
    X, y = labelled_rows(prepared.training, "cpu")
    _check_number(number, options.epochs * -(-len(X) // options.batch_size))
    with on_threads(run.threads):
        stream = steps(run.params, X, y, **step_arguments(run))
        start = evaluate(run.params, X, y, activation=options.activation)
        try:
            for _ in islice(stream, number - 1):
                pass
            params, progress = copied(run.params), run.progress
            velocity = progress.velocity and copied(progress.velocity)
            kept = progress.kept and copied(progress.kept)
            now = evaluate(run.params, X, y, activation=options.activation)
            step = next(stream)
            gradients, directions = copied(step.gradients), copied(step.directions)
            after = copied(run.params)
            if not _is_finite(after):
                _run_until_divergence(stream)
        except DivergenceError as error:
            raise _diverged(number, error) from error
    return Snapshot(
        number=number,
        epoch=step.epoch,
        rows=step.rows,
        X=X[step.rows].double(),
        y=y[step.rows],
        params=_as_leaves(params),
        velocity=velocity and _as_double(velocity),
        kept=kept and _as_double(kept),
        after=after,
        gradients=gradients,
        directions=directions,
        start=start,
        now=now,
        training_rows=len(X),
        features=run.data.features,
        classes=run.data.classes,
        options=options,
    )


def _check_number(number: object, last: int) -> None:
    if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= last:
        raise OptionError(
            "step",
            translate(
                "step: expected a whole number from 1 to {last}, the run's last step, got {given}. "
                "More epochs give more steps."
            ).format(last=last, given=repr(number)),
        )


def _diverged(number: int, error: DivergenceError) -> OptionError:
    """What to ask for instead of a step that the run did not survive."""
    if error.step > 1:
        advice = translate("Ask for a step from 1 to {last}.").format(last=error.step - 1)
    else:
        advice = translate("Not even its first step came out; change the options.")
    return OptionError(
        "step",
        translate("step: the run diverged before step {number} was done. {why} {advice}").format(
            number=number, why=error, advice=advice
        ),
    )


def _run_until_divergence(stream: Iterator[Step]) -> None:
    """Let the run notice what it notices at the end of its epoch, and say at which step it was."""
    for _ in stream:
        pass
    raise AssertionError("parameters that are not finite went unnoticed")


def _is_finite(layers: Params) -> bool:
    return all(bool(tensor.isfinite().all()) for layer in layers for tensor in layer)


def _as_double(layers: Params) -> Params:
    return tuple(Layer(W.double(), b.double()) for W, b in layers)


def _as_leaves(layers: Params) -> Params:
    return tuple(Layer(W.requires_grad_(), b.requires_grad_()) for W, b in _as_double(layers))
