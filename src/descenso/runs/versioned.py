"""JSON files of ours that say by which format they were written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from descenso.errors import ChecksumError, RunError
from descenso.language import translate
from descenso.runs.durable import MOST_JSON, UNREADABLE, damaged, not_read, read_regular


def read_versioned(path: Path, newest: int, absent: str) -> dict[str, Any]:
    """The object in a file, whose number `format` is at least 1 and at most `newest`.

    Raises:
        RunError: it is not there (`absent` says so), cannot be read, or is newer than we are.
        ChecksumError: it is damaged.
    """
    try:
        content = json.loads(read_regular(path, MOST_JSON))
        made_by = content["format"]
    except (FileNotFoundError, NotADirectoryError):
        raise RunError(absent) from None
    except OSError as error:
        raise not_read(path, error) from error
    except UNREADABLE:
        raise ChecksumError(damaged(path)) from None
    if type(made_by) is not int or made_by < 1:
        raise ChecksumError(damaged(path))
    if made_by > newest:
        raise RunError(
            translate(
                "{path}: was made by a newer descenso (format {given}; this one knows {known}). "
                "Update descenso to open it."
            ).format(path=path, given=made_by, known=newest)
        )
    return dict(content)
