"""From the texts of a label column to classes with numbers."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from descenso.data.cells import is_integer, is_number
from descenso.data.faults import fault, listed, quoted
from descenso.data.rows import Labels
from descenso.language import translate


def to_classes(file: str, column: str, labels: Labels) -> tuple[Tensor, tuple[str, ...]]:
    """Each row's class number, (rows,) int64, and the classes' texts, stripped, in order.

    In the order of the numbers if all are whole numbers, else of the texts.

    Raises:
        DataError: there is one class only, two classes are one number written in two ways, or
            there are so many classes that the column is hardly a label.
    """
    words = [word.strip() for word in labels.words]
    whole = all(is_integer(word) for word in words)
    classes = sorted(set(words), key=(lambda word: (_value(word), word)) if whole else str)
    _check_numbers(file, column, classes)
    rows = len(labels.codes)
    if len(classes) == 1:
        message = translate(
            "every row has the same label, {name}. Expected two classes or more."
        ).format(name=quoted(classes[0]))
        raise fault(file, message, column=column)
    # Two classes are a label even if there are only three rows.
    if len(classes) > 2 and len(classes) * 2 > rows:
        message = translate(
            "{classes} different labels in {rows} rows: this is probably not a label, but a "
            "measurement or an identifier.\nChoose another column with --label."
        ).format(classes=len(classes), rows=rows)
        raise fault(file, message, column=column)
    number = {name: index for index, name in enumerate(classes)}
    renumber = np.array([number[word] for word in words], dtype=np.int64)
    return torch.from_numpy(renumber[labels.codes]), tuple(classes)


def _value(word: str) -> float:
    # Not int(): it refuses thousands of digits.
    return float(word)


def _check_numbers(file: str, column: str, classes: list[str]) -> None:
    """Nothing, or a DataError if two texts are the same number: `1` and `1.0` are one class."""
    written: dict[float, str] = {}
    for name in classes:
        if not is_number(name):
            continue
        value = float(name)
        # Beyond 2**53 different whole numbers can share a float: those are different names.
        if value in written and abs(value) < 2**53:
            message = translate(
                "the labels {pair} are the same number written in two ways, and would be two "
                "classes.\nWrite it in one way in every row."
            ).format(pair=listed([written[value], name]))
            raise fault(file, message, column=column)
        written[value] = name
