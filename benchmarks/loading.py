"""Reading a CSV of a million rows strictly, against pyarrow's bare reader."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv

from benchmarks.timing import in_turn, ratio
from descenso.data.load import load

ROWS, FEATURES, ROUNDS = 1_000_000, 20, 5


def table() -> Iterator[str]:
    """One table: seconds, and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "numbers.csv"
        write(path)
        seconds = in_turn(
            {
                "pyarrow.csv.read_csv": lambda: pa.csv.read_csv(path),
                "descenso, checked and hashed": lambda: load(path, label="label"),
            },
            ROUNDS,
        )
        bare = seconds["pyarrow.csv.read_csv"]
        yield f"**a CSV of {ROWS:,} × {FEATURES} numbers** ({path.stat().st_size / 1e6:.0f} MB)"
        yield ""
        yield "| | seconds | by pyarrow |"
        yield "|---|---:|---:|"
        for name, times in seconds.items():
            yield f"| {name} | {statistics.median(times):.2f} | {ratio(times, bare):.2f} |"


def write(path: Path) -> None:
    """The table: random numbers and a label of three classes."""
    random = np.random.default_rng(0)
    columns = {f"x{i}": random.standard_normal(ROWS).round(6) for i in range(FEATURES)}
    columns["label"] = random.integers(0, 3, ROWS)
    pa.csv.write_csv(pa.table(columns), path)
