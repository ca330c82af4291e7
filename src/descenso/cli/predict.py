"""`descenso predict`: the class of new rows, by a trained network."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import click

from descenso.cli.options import make_command
from descenso.cli.output import Output
from descenso.cli.places import place_options, refuse_taken_file
from descenso.language import translate, translate_many
from descenso.runs.durable import write_durably
from descenso.runs.predict import Prediction, predict


def command(name: str, text: str) -> click.Command:
    """The verb with its options, in the current language."""
    return make_command(
        name,
        text,
        [
            click.Argument(["run"], type=click.Path(path_type=Path)),
            click.Argument(["data"]),
            *place_options(
                "--out",
                translate("CSV file to write, instead of standard output."),
                translate("Replace the file that --out names."),
            ),
        ],
        _predict,
    )


def _predict(output: Output, *, run: Path, data: str, out: Path | None, force: bool) -> int:
    refuse_taken_file(out, "--out", force=force)
    prediction = predict(run, data)
    table = _csv(prediction)
    if out is not None:
        write_durably(out, table.encode())
        count = len(prediction.classes)
        output.say(
            translate_many("{count} row: {path}", "{count} rows: {path}", count).format(
                count=count, path=out
            )
        )
    elif not output.json_only:
        output.give_text(table)
    output.give(_document(run, prediction, out))
    return 0


def _csv(prediction: Prediction) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["prediction", *(f"p_{name}" for name in prediction.names)])
    for label, row in zip(prediction.classes, prediction.probabilities.tolist(), strict=True):
        writer.writerow([label, *(f"{p:.6g}" for p in row)])
    return text.getvalue()


def _document(run: Path, prediction: Prediction, out: Path | None) -> dict[str, Any]:
    document: dict[str, Any] = {"run": str(run), "rows": len(prediction.classes)}
    if out is not None:
        return {**document, "out": str(out)}
    rows = zip(prediction.classes, prediction.probabilities.tolist(), strict=True)
    document["predictions"] = [
        {
            "prediction": label,
            **{f"p_{name}": p for name, p in zip(prediction.names, row, strict=True)},
        }
        for label, row in rows
    ]
    return document
