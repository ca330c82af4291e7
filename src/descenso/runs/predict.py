"""Using what was trained: the class of rows that carry no label."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from torch import Tensor

from descenso.data.dataset import Dataset
from descenso.data.load import load
from descenso.data.toy import TOYS
from descenso.errors import DataError, RunError
from descenso.language import translate
from descenso.runs.opening import open_run
from descenso.runs.run import Run


@dataclass(frozen=True)
class Prediction:
    """For each row the likeliest class and the probability of every class.

    `classes` has a class text for each row; `probabilities` is (rows, classes) float32, its columns
    in the order of `names`.
    """

    classes: list[str]
    probabilities: Tensor
    names: tuple[str, ...]


def predict(
    run: Run | str | os.PathLike[str], data: str | os.PathLike[str] | Dataset
) -> Prediction:
    """Classes and probabilities for the rows of `data` (a file, a built-in name, a `Dataset`).

    Columns are matched by name. `run` is a run or its folder.

    Raises:
        DataError: a column is missing or extra, or the file cannot be used.
        RunError: there is no such run.
    """
    opened = run if isinstance(run, Run) else open_run(Path(run))
    probabilities = opened.probabilities(_values(opened, data))
    if not probabilities.isfinite().all():
        raise RunError(
            translate(
                "{data}: the network's outputs for these rows are not finite (its training is "
                "{status}), so it predicts nothing. Train again with a smaller learning rate."
            ).format(data=opened.data.name, status=opened.status)
        )
    names = opened.data.classes
    return Prediction(
        [names[index] for index in probabilities.argmax(dim=1).tolist()], probabilities, names
    )


def _values(run: Run, data: str | os.PathLike[str] | Dataset) -> Tensor:
    """The rows of `data` with the columns that `run` was trained with."""
    if isinstance(data, str | os.PathLike) and str(data) not in TOYS:
        # pyarrow takes time to import, and the built-in sets do without.
        from descenso.data.tables import load_features

        return load_features(data, run.data.features)
    dataset = load(data, seed=run.options.seed)
    if dataset.features != run.data.features:
        raise DataError(
            translate(
                "{data}: has the features {given}, but the network was trained with {expected}."
            ).format(
                data=dataset.name,
                given=", ".join(dataset.features[:8]),
                expected=", ".join(run.data.features[:8]),
            )
        )
    return dataset.values
