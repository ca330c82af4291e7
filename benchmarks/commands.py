"""Whole processes, as a user waits for them."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence

from benchmarks.timing import in_turn, ratio

ROUNDS = 7

TORCH = "python -c 'import torch'"
TRAIN = "descenso train"
COMMANDS = {
    "descenso --help": ["--help"],
    TRAIN: ["train"],
    "descenso explain": ["explain"],
    "descenso compare, 8 twins": [
        *("compare", "--vary", "lr=0.001,0.1,1.0,10", "--vary", "hidden=4,64"),
        *("--vary", "activation=tanh", "--vary", "zero-grads=off"),
    ],
}


def table() -> Iterator[str]:
    """Seconds of each command, beside importing PyTorch and beside the default training."""
    with tempfile.TemporaryDirectory() as folder:
        seconds = in_turn(
            {TORCH: lambda: run(["-c", "import torch"], folder)}
            | {
                name: lambda words=words: run(["-m", "descenso", *words], folder)
                for name, words in COMMANDS.items()
            },
            ROUNDS,
        )
    yield "**whole processes**"
    yield ""
    yield "| | seconds | over importing PyTorch | by descenso train |"
    yield "|---|---:|---:|---:|"
    for name, times in seconds.items():
        over = statistics.median(a - b for a, b in zip(times, seconds[TORCH], strict=True))
        above = f"+ {over:.2f}" if over > 0 and name != TORCH else ""
        share = f"{ratio(times, seconds[TRAIN]):.2f}"
        yield f"| {name} | {statistics.median(times):.2f} | {above} | {share} |"


def run(arguments: Sequence[str], folder: str) -> None:
    """One process in `folder`, silent."""
    subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
