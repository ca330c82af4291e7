"""What is in a run folder: configuration, parameters, history, result."""

from __future__ import annotations

import csv
import io
import json
import math
import platform
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

import torch

from descenso.core.network import empty_layer, named_tensors
from descenso.core.records import Epoch
from descenso.data.dataset import Standardization
from descenso.errors import ChecksumError, RunError
from descenso.language import translate
from descenso.runs.durable import (
    MOST_JSON,
    UNREADABLE,
    damaged,
    read_regular,
    write_durably,
)
from descenso.runs.folder import CONFIG, HISTORY, PARAMETERS, RESULT
from descenso.runs.options import TrainOptions
from descenso.runs.run import DataCard, Run, Status, check_memory
from descenso.runs.tensors import read_tensors, to_bytes
from descenso.runs.versioned import read_versioned
from descenso.types import Layer, Params

FORMAT = 1
"""Version of the run folder; a folder with a larger one was made by a newer descenso."""


MOST_THREADS = 4096

WHOLE_COLUMNS = ("epoch", "dead_units")
"""Columns of the history that hold whole numbers; the others hold floats."""


def versions() -> dict[str, str]:
    """Versions that the numbers depend on."""
    return {
        "descenso": version("descenso"),
        "torch": torch.__version__,
        "python": platform.python_version(),
    }


def write_config(folder: Path, run: Run) -> None:
    """`config.json`: every choice made, and what the numbers depend on."""
    scaling = run.standardization
    config = {
        "format": FORMAT,
        "options": run.options.to_json(),
        "data": {
            "name": run.data.name,
            "rows": run.data.rows,
            "features": list(run.data.features),
            "classes": list(run.data.classes),
            "source": run.data.source,
            "sha256": run.data.sha256,
        },
        "standardization": {"mean": scaling.mean, "scale": scaling.scale} if scaling else None,
        "sizes": list(run.sizes),
        "threads": run.threads,
        "command": run.command,
        "versions": versions(),
    }
    write_durably(folder / CONFIG, _json_bytes(config))


def read_config(folder: Path) -> dict[str, Any]:
    """What `write_config` wrote.

    Raises:
        RunError: there is no run, it is damaged, or a newer descenso made it.
    """
    absent = translate("{folder}: is not a run: it has no {file}.").format(
        folder=folder, file=CONFIG
    )
    return read_versioned(folder / CONFIG, FORMAT, absent)


def run_from_config(folder: Path, config: dict[str, Any]) -> Run:
    """A run without parameters yet (zeros), from what `read_config` gave.

    Raises:
        ChecksumError: the configuration does not describe a run that could be.
    """
    try:
        card, scaling = _data_card(config["data"]), _scaling(config)
        options = TrainOptions.from_json(config["options"])
        sizes = (len(card.features), *options.hidden, len(card.classes))
        check_memory(sizes)
        threads = config["threads"]
        _require(type(threads) is int and 1 <= threads <= MOST_THREADS)
        params = _zero_params(sizes)
    except UNREADABLE:
        raise ChecksumError(damaged(folder / CONFIG)) from None
    return Run(options, card, scaling, threads, params)


def _data_card(data: dict[str, Any]) -> DataCard:
    source, names = data["source"], [*data["features"], *data["classes"], data["name"]]
    _require(all(isinstance(name, str) for name in [*names, data["sha256"], source["kind"]]))
    _require(len(data["features"]) >= 1 and len(data["classes"]) >= 2)
    return DataCard(
        data["name"],
        int(data["rows"]),
        tuple(data["features"]),
        tuple(data["classes"]),
        source,
        data["sha256"],
    )


def _scaling(config: dict[str, Any]) -> Standardization | None:
    given = config["standardization"]
    if given is None:
        return None
    mean, scale = tuple(map(float, given["mean"])), tuple(map(float, given["scale"]))
    _require(len(mean) == len(scale) == len(config["data"]["features"]))
    _require(all(map(math.isfinite, mean + scale)) and min(scale) > 0)
    return Standardization(mean, scale)


def _require(condition: bool) -> None:
    """Raise what `UNREADABLE` catches, unless `condition` holds."""
    if not condition:
        raise ValueError


def write_parameters(folder: Path, params: Params) -> None:
    """`parameters.safetensors`: `W1 b1 W2 b2 …` float32."""
    tensors = {name: tensor.detach().cpu() for name, tensor in named_tensors(params)}
    write_durably(folder / PARAMETERS, to_bytes(tensors, {}))


def read_parameters(folder: Path, sizes: tuple[int, ...]) -> Params:
    """What `write_parameters` wrote, as leaves, checked against the configuration's `sizes`.

    Raises:
        RunError: there are none.
        ChecksumError: they are damaged or of another network.
    """
    expected = dict(named_tensors(_zero_params(sizes)))
    path = folder / PARAMETERS
    if not path.exists():
        raise RunError(
            translate(
                "{folder}: has no parameters yet: its training was cut short. "
                "Go on with: descenso train --resume {folder}"
            ).format(folder=folder)
        )
    tensors, _ = read_tensors(path, sum(tensor.nbytes for tensor in expected.values()))
    return params_from(tensors, sizes, str(path))


def params_from(
    tensors: dict[str, torch.Tensor], sizes: tuple[int, ...], name: str, prefix: str = ""
) -> Params:
    """The tensors named as `named_tensors` names them, as leaves of a network of `sizes`.

    Raises:
        ChecksumError: one is missing, or has another shape or dtype.
    """
    layers = _zero_params(sizes)
    for key, tensor in named_tensors(layers, prefix):
        found = tensors.get(key)
        if found is None or found.shape != tensor.shape or found.dtype != tensor.dtype:
            raise ChecksumError(
                translate("{path}: {tensor} is missing or of another shape.").format(
                    path=name, tensor=key
                )
            )
        tensor.copy_(found)
    return tuple(Layer(W.requires_grad_(), b.requires_grad_()) for W, b in layers)


def write_history(folder: Path, history: list[Epoch]) -> None:
    """`history.csv`: a row per epoch; numbers read back as the same floats."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(Epoch._fields)
    writer.writerows(["" if value is None else repr(value) for value in row] for row in history)
    write_durably(folder / HISTORY, text.getvalue().encode())


def read_history(folder: Path) -> list[Epoch]:
    """What `write_history` wrote.

    Raises:
        ChecksumError: it is not a history.
    """
    path = folder / HISTORY
    try:
        rows = list(csv.DictReader(io.StringIO(read_regular(path).decode(), newline="")))
        return [
            Epoch(**{name: _number(name, row[name]) for name in Epoch._fields})  # type: ignore[arg-type]
            for row in rows
        ]
    except (OSError, *UNREADABLE):
        raise ChecksumError(damaged(path)) from None


def _number(name: str, text: str) -> float | int | None:
    if not text:
        return None
    return int(text) if name in WHOLE_COLUMNS else float(text)


def write_result(folder: Path, run: Run) -> None:
    """`result.json`: what came out, as `descenso train --json` prints it."""
    write_durably(folder / RESULT, _json_bytes(run.summary()))


def read_result(folder: Path) -> dict[str, Any]:
    """What `write_result` wrote; for a run that is not over, its status is `running`.

    Raises:
        ChecksumError: it is not a result.
    """
    path = folder / RESULT
    try:
        result = json.loads(read_regular(path, MOST_JSON), parse_constant=_refuse_constant)
        _require({"status", "seconds", "failure", "steps", "data", "network"} <= set(result))
        return dict(result)
    except FileNotFoundError:
        status: Status = "running"
        return {"status": status, "seconds": 0.0, "failure": None, "steps": 0}
    except (OSError, *UNREADABLE):
        raise ChecksumError(damaged(path)) from None


def _refuse_constant(word: str) -> None:
    raise ValueError(f"JSON has no {word}")


def _zero_params(sizes: tuple[int, ...] | list[int]) -> Params:
    """Zeros that lie in memory as first parameters do: that decides the last bits of training."""
    return tuple(empty_layer(fan_in, fan_out) for fan_in, fan_out in pairwise(sizes))


def _json_bytes(value: object) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()
