"""`make bench`: every table, or those that are named in `TABLES`."""

from __future__ import annotations

import platform
import sys

import torch

from benchmarks import atlases, commands, growth, loading, many, training, watching

TABLES = {
    "training": training.table,
    "many": many.table,
    "growth": growth.table,
    "atlases": atlases.table,
    "watching": watching.table,
    "loading": loading.table,
    "commands": commands.table,
}


def main() -> None:
    """Print the tables whose names are given, or all."""
    print(
        f"Python {platform.python_version()}, PyTorch {torch.__version__}, "
        f"{torch.get_num_threads()} cores, {torch.backends.cpu.get_cpu_capability()}"
    )
    for name in sys.argv[1:] or TABLES:
        print()
        for line in TABLES[name]():
            print(line, flush=True)


if __name__ == "__main__":
    main()
