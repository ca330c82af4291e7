"""The run folder: where it is, which files are the run's, and who holds it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from descenso.errors import RunError
from descenso.language import translate
from descenso.runs.durable import flush_folder, not_written

CONFIG = "config.json"
HISTORY = "history.csv"
PARAMETERS = "parameters.safetensors"
RESULT = "result.json"
CHECKSUMS = "checksums.sha256"
CHECKPOINT = "checkpoint.safetensors"
EARLIER_CHECKPOINT = "checkpoint.previous.safetensors"
LOCK = ".lock"
HOLDER = ".lock-holder"


def create_folder(folder: Path, *, force: bool = False) -> None:
    """Make an empty run folder, durably.

    Raises:
        RunError: something is there already and `force` is not given, or it cannot be made. With
            `force` only a run (a folder with our files) is replaced, and only our own files go.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            if not force or not (folder / CONFIG).is_file():
                raise RunError(
                    translate(
                        "{folder}: is there already. Choose another --out, or --force to replace a "
                        "run."
                    ).format(folder=folder)
                )
            with held(folder):
                for name in run_files(folder):
                    (folder / name).unlink()
        folder.mkdir(parents=True, exist_ok=True)
        flush_folder(folder.parent)
    except OSError as error:
        raise not_written(folder, error) from error


def run_files(folder: Path) -> list[str]:
    """Names of the run's files: all but those that say who holds it and half-written ones."""
    return sorted(
        entry.name for entry in folder.iterdir() if entry.is_file() and entry.name[0] != "."
    )


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
        who = holder.read_text() if holder.exists() else "?"
        raise RunError(
            translate("{folder}: is in use by process {process}. Wait for it, or end it.").format(
                folder=folder, process=who
            )
        ) from None
    except OSError as error:
        raise not_written(folder, error) from error
    try:
        holder.write_text(str(os.getpid()))
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def list_runs(parent: Path) -> list[Path]:
    """The run folders directly inside `parent`, by name."""
    if not parent.is_dir():
        return []
    return sorted(entry for entry in parent.iterdir() if (entry / CONFIG).is_file())
