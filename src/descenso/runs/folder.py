"""The run folder: where it is, which files are the run's, and who holds it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from descenso.errors import RunError
from descenso.language import translate
from descenso.runs.durable import MOST_JSON, make_folder, not_written, read_regular, write_durably
from descenso.runs.taken import folder_is_taken

CONFIG = "config.json"
HISTORY = "history.csv"
PARAMETERS = "parameters.safetensors"
RESULT = "result.json"
CHECKSUMS = "checksums.sha256"
CHECKPOINT = "checkpoint.safetensors"
EARLIER_CHECKPOINT = "checkpoint.previous.safetensors"
LOCK = ".lock"
HOLDER = ".lock-holder"

RUN_FILES = (
    CONFIG,
    HISTORY,
    PARAMETERS,
    CHECKPOINT,
    EARLIER_CHECKPOINT,
    RESULT,
    "loss.svg",
    "boundary.svg",
    "report.html",
    CHECKSUMS,
)
"""Every file that is ours. Whatever else lies in a run's folder belongs to somebody."""


def create_folder(folder: Path, *, force: bool = False) -> None:
    """Make a run folder without a run in it, durably.

    Raises:
        RunError: something is there already and `force` is not given, or it cannot be made. With
            `force` a run is replaced, only a run, and files in its folder that are not ours stay.
    """
    try:
        if folder_is_taken(folder, is_run, force=force):
            raise RunError(
                translate(
                    "{folder}: is there already. Choose another --out, or --force to replace a run."
                ).format(folder=folder)
            )
        if force and is_run(folder):
            with held(folder):
                for name in run_files(folder):
                    (folder / name).unlink()
    except OSError as error:
        raise not_written(folder, error) from error
    make_folder(folder)


def is_run(folder: Path) -> bool:
    """Whether the configuration in `folder` is one of ours, and not another program's."""
    try:
        config = json.loads(read_regular(folder / CONFIG, MOST_JSON))
        return isinstance(config, dict) and {"format", "options", "data"} <= set(config)
    except (OSError, ValueError, RecursionError):
        return False


def run_files(folder: Path) -> list[str]:
    """Names of those of our files that are in `folder`."""
    return [name for name in RUN_FILES if os.path.lexists(folder / name)]


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold `folder` against every other process, inside a `with` block.

    Raises:
        RunError: another process holds it; the message has its number.
    """
    lock = FileLock(folder / LOCK)
    holder = folder / HOLDER
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise RunError(
            translate("{folder}: is in use by process {process}. Wait for it, or end it.").format(
                folder=folder, process=_who(holder)
            )
        ) from None
    except OSError as error:
        raise not_written(folder, error) from error
    try:
        write_durably(holder, str(os.getpid()).encode())
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _who(holder: Path) -> str:
    try:
        return str(int(read_regular(holder, 100)))
    except (OSError, ValueError):
        return "?"


def list_runs(parent: Path) -> list[Path]:
    """The run folders directly inside `parent`, by name."""
    if not parent.is_dir():
        return []
    return sorted(entry for entry in parent.iterdir() if (entry / CONFIG).is_file())
