"""Tables on disk, CSV and Parquet, read strictly: understood as a whole, or refused by name."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import torch
from torch import Tensor

from descenso.data.csv_table import CsvTable
from descenso.data.dataset import Dataset
from descenso.data.faults import fault, listed, quoted
from descenso.data.files import File, read_file
from descenso.data.labels import to_classes
from descenso.data.parquet import MAGIC, ParquetTable
from descenso.data.rows import Table
from descenso.errors import did_you_mean
from descenso.language import translate, translate_many


def load_table(path: str | os.PathLike[str], *, label: str | None) -> Dataset:
    """A CSV or Parquet file as a data set: column `label` holds the classes, the others numbers.

    CSV is UTF-8 with commas and a first line of names. The bytes decide between CSV and Parquet,
    not the name. Values are float64, classes are texts, in the order of the numbers if all are
    whole numbers, else of the texts.

    Raises:
        DataError: the file, or a place in it, cannot be used; the message says which and why.
    """
    file = read_file(path)
    table = _open(file)
    label = _check_label(file.name, table, label)
    features = tuple(name for name in table.names if name != label)
    if not features:
        message = translate("there is no column beside the label. Add features to learn from.")
        raise fault(file.name, message, column=label)
    with ThreadPoolExecutor(1) as beside:
        digest = beside.submit(lambda: hashlib.sha256(file.data).hexdigest())
        values, labels = table.read(label)
    assert labels is not None
    y, classes = to_classes(file.name, label, labels)
    return Dataset(
        name=file.path.stem,
        values=values,
        y=y,
        features=features,
        classes=classes,
        source={"kind": "file", "path": str(file.path), "label": label},
        sha256=digest.result(),
        notes=(*_misnamed(file), *_constant(features, values)),
    )


def load_features(path: str | os.PathLike[str], features: Sequence[str]) -> Tensor:
    """The columns `features` of a file, (rows, features) float64, in the order asked for.

    The file may have them in any order, and must have no others.

    Raises:
        DataError: a column is missing or too many, or the file cannot be used.
    """
    file = read_file(path)
    table = _open(file)
    missing = [name for name in features if name not in table.names]
    asked = set(features)
    extra = [name for name in table.names if name not in asked]
    if missing:
        message = translate("this column is missing; the network was trained with it.")
        hint = did_you_mean(missing[0], extra) if extra else _columns(table)
        raise fault(file.name, f"{message} {hint}", column=missing[0])
    if extra:
        message = translate("the network was not trained with this column. Delete it.")
        raise fault(file.name, message, column=extra[0])
    values = table.read(None).values
    if tuple(features) == table.names:
        return values
    number = {name: index for index, name in enumerate(table.names)}
    return values[:, [number[name] for name in features]]


def _open(file: File) -> Table:
    if file.data.startswith(MAGIC):
        return ParquetTable(file)
    if file.path.suffix.lower() == ".parquet" and not file.data[:1000].isascii():
        message = translate(
            "this is not a Parquet file: it begins with {bytes}, not with {magic}. Get it again."
        ).format(bytes=repr(file.data[:4])[1:], magic=repr(MAGIC.decode()))
        raise fault(file.name, message)
    return CsvTable(file)


def _check_label(file: str, table: Table, label: str | None) -> str:
    """`label`, stripped, if it is one of the table's columns."""
    if label is not None and label.strip() in table.names:
        return label.strip()
    if label is None:
        message = translate("which column holds the classes? Say it with --label COLUMN.")
        raise fault(file, "\n".join([message, table.hint(None) or _columns(table)]))
    message = translate("there is no column {label}.").format(label=quoted(label))
    hint = table.hint(label.strip()) or did_you_mean(label, table.names)
    raise fault(file, f"{message} {hint}")


def _columns(table: Table) -> str:
    return translate("The columns are {names}.").format(names=listed(table.names))


def _misnamed(file: File) -> tuple[str, ...]:
    """A note if the name's ending says one format and the bytes are the other."""
    is_parquet = file.data.startswith(MAGIC)
    ending = file.path.suffix.lower()
    if is_parquet and ending != ".parquet":
        note = translate("{file} is a Parquet file by its content, and was read as one.")
    elif not is_parquet and ending == ".parquet":
        note = translate("{file} is not a Parquet file but text, and was read as CSV.")
    else:
        return ()
    return (note.format(file=file.name),)


def _constant(features: tuple[str, ...], values: Tensor) -> tuple[str, ...]:
    """A note on the features that have one value only."""
    # Nearly every column shows two values at once; only the others are worth a look at all rows.
    candidates = torch.nonzero((values[:100] == values[0]).all(dim=0)).flatten().tolist()
    names = [features[i] for i in candidates if bool((values[:, i] == values[0, i]).all())]
    if not names:
        return ()
    note = translate_many(
        "The feature {names} has one value in all rows: it says nothing about the classes.",
        "{count} features have one value in all rows and say nothing about the classes: {names}.",
        len(names),
    )
    return (note.format(names=listed(names), count=len(names)),)
