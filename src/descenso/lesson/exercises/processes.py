"""What both sides of a check know about processes; imports nothing heavy."""

from __future__ import annotations

import os
import signal

JOB = "job.json"
"""The file that tells a worker what to do."""


def end_group(process: int) -> None:
    """End a process, and every other that it started and that stayed in its group."""
    for end in (os.killpg, os.kill):
        try:
            end(process, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            continue
