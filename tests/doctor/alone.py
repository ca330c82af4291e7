"""A script as Python runs it, with nobody watching."""

from __future__ import annotations

import subprocess
import sys


def run_by_python(path, *arguments, cwd=None):
    return subprocess.run(
        [sys.executable, str(path), *arguments], capture_output=True, stdin=subprocess.DEVNULL,
        cwd=cwd, check=False,
    )  # fmt: skip
