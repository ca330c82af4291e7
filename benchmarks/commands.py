"""Whole processes, as a user waits for them."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence

from benchmarks.timing import in_turn

ROUNDS = 7


def table() -> Iterator[str]:
    """Seconds of the help, of importing PyTorch, and of the default training."""
    with tempfile.TemporaryDirectory() as folder:
        seconds = in_turn(
            {
                "descenso --help": lambda: run(["-m", "descenso", "--help"], folder),
                "python -c 'import torch'": lambda: run(["-c", "import torch"], folder),
                "descenso train": lambda: run(["-m", "descenso", "train"], folder),
            },
            ROUNDS,
        )
    bare = seconds["python -c 'import torch'"]
    over = [a - b for a, b in zip(seconds["descenso train"], bare, strict=True)]
    yield "**whole processes**"
    yield ""
    yield "| | seconds | over importing PyTorch |"
    yield "|---|---:|---:|"
    for name, times in seconds.items():
        above = f"+ {statistics.median(over):.2f}" if name == "descenso train" else ""
        yield f"| {name} | {statistics.median(times):.2f} | {above} |"


def run(arguments: Sequence[str], folder: str) -> None:
    """One process in `folder`, silent."""
    subprocess.run([sys.executable, *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL)
