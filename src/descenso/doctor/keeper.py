"""Our side of the warm process (`warm.py`): starts it, hands it jobs, ends it."""

from __future__ import annotations

import json
import os
import selectors
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from descenso.doctor.taps import Tap
from descenso.errors import RunError
from descenso.language import translate
from descenso.language.readable import readable
from descenso.processes import end_group
from descenso.standby import Standby

LATE_SECONDS = 30.0
"""Beyond a script's time, after which the warm process is taken for dead."""
FAREWELL_SECONDS = 5.0
"""For the warm process to end its script, and itself."""

ROOT = str(Path(__file__).parents[2])
BOOT = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    "from descenso.doctor.warm import main; del sys.path[0]; main()"
)
"""Finds this very package, whatever is installed, and leaves the path as it was."""


class Keeper:
    """The warm process; it imports PyTorch while we do other things.

    `environment` is added to ours, `folder` is where scripts run.

    Raises:
        RunError: this system has no way to keep a script in bounds.
    """

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        if not hasattr(os, "fork"):
            raise RunError(
                translate(
                    "doctor: needs Linux or macOS, to keep the script it runs in bounds. On "
                    "Windows, use WSL."
                )
            )
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115
        self._warm = Standby(
            ["-c", BOOT, ROOT], folder=folder, environment=environment, stderr=self._complaints
        )

    def run(
        self, job: Mapping[str, Any], limits: Mapping[str, float], taps: Sequence[Tap]
    ) -> dict[str, Any] | None:
        """Have a job done, which writes to `taps`; gives the word on how it ended.

        None where no word came: the script has ended or stopped the warm process itself.

        Raises:
            RunError: Python with PyTorch did not start.
        """
        if not self._warm.is_up():
            raise self._not_started()
        try:
            with tempfile.TemporaryFile() as file:
                file.write(json.dumps(job).encode())
                file.flush()
                pipes = [file.fileno(), *(tap.theirs for tap in taps)]
                self._warm.hand(limits, pipes)
            for tap in taps:
                tap.hand_over()
            return self._listen(limits["seconds"] + LATE_SECONDS, taps)
        except OSError:
            return None

    def _not_started(self) -> RunError:
        self._complaints.seek(0)
        *_, last = [b"", *self._complaints.read().splitlines()]
        return RunError(
            translate(
                "doctor: the process that runs scripts did not start. Does "
                "python -c 'import torch' work? {why}"
            ).format(why=readable(last.decode(errors="replace"), 200))
        )

    def _listen(self, seconds: float, taps: Sequence[Tap]) -> dict[str, Any] | None:
        """Take in what the script writes until the word comes on how it ended."""
        ended, script, deadline = None, None, time.monotonic() + seconds
        with selectors.DefaultSelector() as selector:
            for tap in taps:
                selector.register(tap.ours, selectors.EVENT_READ, tap)
            selector.register(self._warm, selectors.EVENT_READ)
            while ended is None and time.monotonic() < deadline:
                ready = [key for key, _ in selector.select(deadline - time.monotonic())]
                for key in ready:
                    if key.data is not None and not key.data.read():
                        selector.unregister(key.fd)
                if not any(key.data is None for key in ready):
                    continue
                answers = self._warm.answers()
                if answers is None:
                    break
                for answer in answers:
                    script = answer.get("script", script)
                    ended = answer if "status" in answer else ended
        if ended is None and script is not None:
            end_group(script)
        for tap in taps:
            while tap.read():
                pass
        return ended

    def stop(self) -> None:
        """End the process, and all that it keeps."""
        self._warm.stop(FAREWELL_SECONDS)
        self._complaints.close()
