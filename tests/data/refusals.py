"""What the tests of data files share: how a refusal looks, and rows to refuse."""

from pathlib import Path

import pytest

from descenso.data.tables import load_table
from descenso.errors import DataError

GOOD = "a,b,y\n1,2,red\n3,4.5,blue\n-5e-1,.5,red\n"


def refused(path, *parts, label="y"):
    """The message of the refusal, which must hold all of `parts` and keep the form of all."""
    with pytest.raises(DataError) as caught:
        load_table(path, label=label)
    message = str(caught.value)
    assert message.startswith(Path(path).name)
    assert message.count("\n") <= 2
    assert "{" not in message
    for part in parts:
        assert part in message, message
    return message


def rows_of(number, bad=None):
    """`number` good rows under `a,b,y`; `bad` maps a line of the file to its text."""
    lines = ["a,b,y"] + [f"{i}.5,{i % 7},{'red' if i % 2 else 'blue'}" for i in range(number)]
    for line, text in (bad or {}).items():
        lines[line - 1] = text
    return "\n".join(lines) + "\n"
