"""Opening a run that is over, to look at it or to use it."""

from __future__ import annotations

from pathlib import Path

from descenso.runs.checksums import recorded_checksums, require_whole
from descenso.runs.contents import (
    read_config,
    read_history,
    read_parameters,
    read_result,
    run_from_config,
)
from descenso.runs.folder import CONFIG, HISTORY, PARAMETERS, RESULT
from descenso.runs.run import Run, on_device


def open_run(folder: Path) -> Run:
    """The run in `folder` with the parameters it ended with.

    Raises:
        RunError: there is no run, it has no parameters yet, or a newer descenso made it.
        ChecksumError: a file that is read here is not what was written.
    """
    recorded = recorded_checksums(folder)
    require_whole(folder, recorded, CONFIG, PARAMETERS, RESULT, HISTORY)
    run = run_from_config(folder, read_config(folder))
    run.params = on_device(read_parameters(folder, run.sizes), run.options.device)
    result = read_result(folder)
    run.status = result["status"]
    run.seconds = result["seconds"]
    run.failure = result["failure"]
    run.progress.step = result["steps"]
    run.history = read_history(folder)
    return run
