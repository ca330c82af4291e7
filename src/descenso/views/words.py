"""The sentences about a run: its result, what was chosen, and what each picture shows."""

from __future__ import annotations

from descenso.core.records import Epoch
from descenso.language import translate, translate_many
from descenso.language.readable import readable
from descenso.runs.run import Run, guessing_loss
from descenso.views.labels import percent, short_number


def headline(run: Run) -> str:
    """The result in one sentence."""
    if not run.history:
        return translate("Training stopped before its first epoch was finished.")
    last = run.history[-1]
    if run.status == "diverged":
        return translate(
            "Training broke off after {epochs}: its numbers stopped being finite."
        ).format(epochs=epochs_text(len(run.history)))
    if run.status == "interrupted":
        return translate(
            "Interrupted after {done} of {epochs}, with {accuracy} of the training rows right."
        ).format(
            done=len(run.history),
            epochs=epochs_text(run.options.epochs),
            accuracy=percent(last.accuracy),
        )
    if last.validation_accuracy is not None:
        return translate(
            "{validation} of the rows it never saw are given the right class, and {accuracy} of "
            "those it was trained on."
        ).format(validation=percent(last.validation_accuracy), accuracy=percent(last.accuracy))
    return translate("The network gives {accuracy} of its training rows the right class.").format(
        accuracy=percent(last.accuracy)
    )


def loss_sentence(run: Run) -> str:
    """Where the loss went, and how that compares with guessing; empty without an epoch."""
    if not run.history:
        return ""
    first, last = run.history[0].loss, run.history[-1].loss
    guess = guessing_loss(len(run.data.classes))
    if len(run.history) == 1:
        way = translate("The mean loss of its only epoch is {last}.")
    elif last < first:
        way = translate(
            "The loss went down from {first} in epoch {from_epoch} to {last} in epoch {to}."
        )
    else:
        way = translate(
            "The loss did not go down: {first} in epoch {from_epoch}, {last} in epoch {to}."
        )
    if last < 0.98 * guess:
        verdict = translate("Guessing among {classes} classes would cost ln {classes} ≈ {guess}.")
    elif last <= 1.02 * guess:
        verdict = translate(
            "That is what guessing among {classes} classes costs: ln {classes} ≈ {guess}."
        )
    else:
        verdict = translate(
            "That is worse than guessing among {classes} classes, which costs "
            "ln {classes} ≈ {guess}."
        )
    return f"{way} {verdict}".format(
        first=short_number(first),
        last=short_number(last),
        from_epoch=run.history[0].epoch,
        to=run.history[-1].epoch,
        classes=len(run.data.classes),
        guess=short_number(guess),
    )


def epochs_text(count: int) -> str:
    """`1 epoch`, `30 epochs`."""
    return translate_many("{count} epoch", "{count} epochs", count).format(count=count)


def option_words() -> dict[str, str]:
    """What each train option is, in a few words."""
    return {
        "hidden": translate("units of each hidden layer"),
        "activation": translate("function between two layers"),
        "init": translate("how the first weights are drawn"),
        "init_scale": translate("standard deviation of the first weights"),
        "lr": translate("learning rate: the size of a step"),
        "momentum": translate("how much of the last step goes on"),
        "weight_decay": translate("pull of the parameters towards 0"),
        "batch_size": translate("rows of an update"),
        "epochs": translate("passes over the training rows"),
        "seed": translate("where all randomness begins"),
        "zero_grads": translate("gradients are cleared before each step"),
        "validation": translate("share of the rows held out of training"),
        "standardize": translate("features brought to mean 0 and deviation 1"),
        "engine": translate("who computes the gradients"),
        "device": translate("where it is computed"),
        "checkpoint_every": translate("epochs between two checkpoints"),
    }


def measured_rows(run: Run) -> list[tuple[str, list[str]]]:
    """Rows of the table first / last epoch: the name of a measure, and its values."""
    ends = run.history[:1] + run.history[1:][-1:]
    validated = bool(ends) and ends[-1].validation_loss is not None
    rows = [
        (translate("loss"), [short_number(row.loss) for row in ends]),
        (translate("accuracy"), [percent(row.accuracy) for row in ends]),
    ]
    if validated:
        rows += [
            (translate("validation loss"), [_or_dash(row) for row in ends]),
            (translate("validation accuracy"), [percent(row.validation_accuracy) for row in ends]),
        ]
    return [
        *rows,
        (translate("gradient norm"), [f"{row.gradient_norm:.3g}" for row in ends]),
        (translate("update ‖Δ‖ / parameters ‖θ‖"), [f"{row.update_ratio:.3g}" for row in ends]),
        (translate("parameter norm"), [f"{row.parameter_norm:.4g}" for row in ends]),
        (translate("dead hidden units"), [str(row.dead_units) for row in ends]),
    ]


def _or_dash(row: Epoch) -> str:
    return "—" if row.validation_loss is None else short_number(row.validation_loss)


def loss_alt(run: Run) -> str:
    """What the loss picture shows, for those who do not see it."""
    if not run.history:
        return translate("An empty chart: no epoch was finished.")
    return translate(
        "Line chart of the loss over {epochs}, from {first} to {last}; a dotted line marks "
        "guessing, {guess}."
    ).format(
        epochs=epochs_text(len(run.history)),
        first=short_number(run.history[0].loss),
        last=short_number(run.history[-1].loss),
        guess=short_number(guessing_loss(len(run.data.classes))),
    )


def boundary_alt(run: Run) -> str:
    """What the boundary picture shows."""
    accuracy = run.history[-1].accuracy if run.history else None
    return translate(
        "Map of the plane of {x} and {y}: {rows} points of {classes} classes over the colours of "
        "the likeliest class; {accuracy} of the training points lie on their own side of the line."
    ).format(
        x=readable(run.data.features[0], 40),
        y=readable(run.data.features[1], 40),
        rows=run.data.rows,
        classes=len(run.data.classes),
        accuracy=percent(accuracy),
    )


def confusion_alt(right: int, rows: int, classes: int) -> str:
    """What the confusion matrix shows."""
    return translate(
        "Confusion matrix of {classes} classes: {right} of {rows} rows lie on the diagonal."
    ).format(classes=classes, right=right, rows=rows)


def gradient_alt(run: Run) -> str:
    """What the two gradient panels show."""
    if not run.history:
        return translate("An empty chart: no epoch was finished.")
    first, last = run.history[0], run.history[-1]
    return translate(
        "Two line charts: the gradient norm from {norm_first} to {norm_last}, the relative size of "
        "an update from {ratio_first} to {ratio_last}."
    ).format(
        norm_first=f"{first.gradient_norm:.3g}",
        norm_last=f"{last.gradient_norm:.3g}",
        ratio_first=f"{first.update_ratio:.3g}",
        ratio_last=f"{last.update_ratio:.3g}",
    )
