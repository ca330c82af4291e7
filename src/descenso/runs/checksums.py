"""The SHA-256 of every file of a run, in the format that `sha256sum -c` reads."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from descenso.errors import ChecksumError
from descenso.language import translate
from descenso.runs.contents import read_config
from descenso.runs.durable import (
    MOST_JSON,
    damaged,
    flush_folder,
    read_regular,
    sha256,
    write_durably,
)
from descenso.runs.folder import CHECKSUMS, run_files


class FileCheck(NamedTuple):
    """One file of a run: `problem` says in words what is wrong, None when it is whole."""

    file: str
    problem: str | None


def seal(folder: Path) -> None:
    """Write down the SHA-256 of every file, in the format that `sha256sum -c` reads."""
    names = [name for name in run_files(folder) if name != CHECKSUMS]
    lines = [f"{sha256(read_regular(folder / name))}  {name}\n" for name in names]
    write_durably(folder / CHECKSUMS, "".join(lines).encode())


def unseal(folder: Path) -> None:
    """Take the checksums away, since the files are about to change."""
    (folder / CHECKSUMS).unlink(missing_ok=True)
    flush_folder(folder)


def recorded_checksums(folder: Path) -> dict[str, str]:
    """SHA-256 by file name as `seal` wrote them; empty for a run that is not over.

    Raises:
        ChecksumError: the list itself is damaged.
    """
    path = folder / CHECKSUMS
    try:
        lines = read_regular(path, MOST_JSON).decode().splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError):
        raise ChecksumError(damaged(path)) from None
    pairs = [line.split("  ", 1) for line in lines]
    if not pairs or any(len(pair) != 2 or Path(pair[1]).name != pair[1] for pair in pairs):
        raise ChecksumError(damaged(path))
    return {name: digest for digest, name in pairs}


def check_files(folder: Path) -> list[FileCheck]:
    """Compare every file of the run with its checksum; one of ours without any is a problem.

    Raises:
        RunError: `folder` is not a run.
        ChecksumError: the list of checksums is damaged.
    """
    recorded = recorded_checksums(folder)
    if not recorded:
        read_config(folder)
        return [FileCheck(CHECKSUMS, translate("is not there: the run is not over."))]
    checks = [
        FileCheck(name, check_file(folder, name, digest)) for name, digest in recorded.items()
    ]
    unlisted = set(run_files(folder)) - set(recorded) - {CHECKSUMS}
    without = translate("has no checksum.")
    return [*checks, *(FileCheck(name, without) for name in sorted(unlisted))]


def require_whole(folder: Path, recorded: dict[str, str], *names: str) -> None:
    """Refuse any of the files `names` that has a recorded checksum and is not what was written.

    Raises:
        ChecksumError: names the file.
    """
    for name in names:
        if name in recorded and (problem := check_file(folder, name, recorded[name])):
            raise ChecksumError(f"{folder / name}: {problem}")


def check_file(folder: Path, name: str, digest: str) -> str | None:
    """What is wrong with one file, in words; None when its SHA-256 is `digest`."""
    try:
        content = read_regular(folder / name)
    except FileNotFoundError:
        return translate("is missing.")
    except OSError as error:
        return translate("could not be read: {why}.").format(why=error.strerror or error)
    return None if sha256(content) == digest else translate("is not what was written.")
