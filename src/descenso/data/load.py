"""One door to all data: a built-in name, a file, or a set that is already there."""

from __future__ import annotations

import os

from descenso.data.dataset import Dataset
from descenso.data.toy import TOYS, load_toy
from descenso.errors import OptionError, unknown_name
from descenso.language import translate


def load(
    source: str | os.PathLike[str] | Dataset, *, label: str | None = None, seed: int = 0
) -> Dataset:
    """The data set that `source` names.

    A row of `TOYS` first (drawn with `seed`); else a text is a path if it has an ending or a
    folder in it, or if such a file exists. For a file that is called like a built-in set write
    `./clouds`. A file needs `label`, the column with the classes.

    Raises:
        OptionError: there is no such name, or a label is given where there is none to choose.
        DataError: the file cannot be used.
    """
    if isinstance(source, Dataset):
        _refuse_label(label, source.name)
        return source
    if isinstance(source, str) and source in TOYS:
        _refuse_label(label, source)
        return load_toy(source, seed)
    if isinstance(source, str) and not _is_path(source):
        raise unknown_name("data", source, TOYS)
    if not isinstance(source, (str, os.PathLike)):
        raise OptionError(
            "data",
            translate("data: expected a name, a path or a Dataset, got {given}.").format(
                given=type(source).__name__
            ),
        )
    # pyarrow takes time to import, and the built-in sets do without.
    from descenso.data.tables import load_table

    return load_table(source, label=label)


def _is_path(text: str) -> bool:
    separators = (os.sep, os.altsep or os.sep)
    has_folder = any(separator in text for separator in separators)
    return bool(has_folder or os.path.splitext(text)[1] or os.path.lexists(text))  # noqa: PTH122


def _refuse_label(label: str | None, name: str) -> None:
    if label is not None:
        raise OptionError(
            "label",
            translate(
                "label: {name} has its classes already; --label is for files. Leave it out."
            ).format(name=name),
        )
