"""Every write call of a run fails once, in turn: no file may be damaged by it."""

from __future__ import annotations

import errno
import os
import pathlib

import pytest

from descenso.core.metrics import EpochMeter
from descenso.errors import RunError
from descenso.runs.checkpoint import restore_checkpoint, write_checkpoint
from descenso.runs.checksums import check_files, seal
from descenso.runs.contents import write_config
from descenso.runs.durable import write_durably
from descenso.runs.folder import CHECKSUMS, run_files
from descenso.runs.trainer import store_outcome


class FailingDisk:
    """Counts the calls that touch the disk, and lets call number `failing` fail."""

    NAMES = ("write", "flush", "fsync", "replace", "open")

    def __init__(self, patch: pytest.MonkeyPatch, failing: int, code: int) -> None:
        self.calls = 0
        self.failing = failing
        self.code = code
        self._wrap(patch, os, "fsync")
        self._wrap(patch, pathlib.Path, "replace")
        opened = pathlib.Path.open
        disk = self

        def open_counted(path, mode="r", *arguments, **options):
            if not set(mode) & set("wx"):
                return opened(path, mode, *arguments, **options)
            disk.count()
            return CountedFile(opened(path, mode, *arguments, **options), disk)

        patch.setattr(pathlib.Path, "open", open_counted)

    def count(self) -> None:
        self.calls += 1
        if self.calls == self.failing:
            raise OSError(self.code, os.strerror(self.code))

    def _wrap(self, patch, owner, name):
        real = getattr(owner, name)

        def counted(*arguments):
            self.count()
            return real(*arguments)

        patch.setattr(owner, name, counted)


class CountedFile:
    """A file whose write and flush count; half of the content is written before a failure."""

    def __init__(self, file, disk):
        self.file, self.disk = file, disk

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.file.close()

    def write(self, content):
        self.file.write(content[: len(content) // 2])
        self.disk.count()
        self.file.write(content[len(content) // 2 :])

    def flush(self):
        self.disk.count()
        self.file.flush()

    def fileno(self):
        return self.file.fileno()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_one_write_is_all_or_nothing_at_every_call(tmp_path, code):
    path = tmp_path / "file"
    failing, written = 0, False
    while not written:
        failing += 1
        path.write_bytes(b"old")
        with pytest.MonkeyPatch.context() as patch:
            FailingDisk(patch, failing, code)
            try:
                write_durably(path, b"new content")
                written = True
            except RunError as error:
                reason = str(error)
        assert path.read_bytes() in (b"old", b"new content")
        assert [entry.name for entry in tmp_path.iterdir()] == ["file"]
        assert written or os.strerror(code) in reason
    assert path.read_bytes() == b"new content"
    assert failing == 7, "open, write, flush, fsync, rename and the folder's fsync failed once each"


def snapshot(folder):
    return {name: (folder / name).read_bytes() for name in run_files(folder)}


def test_a_run_survives_a_failure_of_every_write_in_turn(begin, train):
    """Storing a second state over a first: at each file stands one or the other, whole."""
    folder, _ = train("run", epochs=2, checkpoint_every=1)
    seal(folder)
    first = snapshot(folder)
    _, later = train("later", epochs=4, checkpoint_every=1)
    _, probe, _ = begin("probe", epochs=4, checkpoint_every=1)

    def store():
        write_checkpoint(folder, later, EpochMeter())
        write_config(folder, later)
        store_outcome(folder, later)
        seal(folder)

    store()
    second = snapshot(folder)
    damaged, failures, failing = 0, 0, 0
    while True:
        failing += 1
        for name in run_files(folder):
            (folder / name).unlink()
        for name, content in first.items():
            (folder / name).write_bytes(content)
        with pytest.MonkeyPatch.context() as patch:
            FailingDisk(patch, failing, errno.ENOSPC)
            try:
                store()
            except (RunError, OSError):
                failures += 1
            else:
                break
        checkpoints = {first["checkpoint.safetensors"], second["checkpoint.safetensors"]}
        for name, content in snapshot(folder).items():
            allowed = {first.get(name), second.get(name)}
            if name.startswith("checkpoint"):
                allowed |= checkpoints
            damaged += content not in allowed
        assert not list(folder.glob(".*.tmp"))
        meter, _ = restore_checkpoint(folder, probe, 13)
        assert meter is not None
    assert failures > 30
    assert damaged == 0


def test_a_folder_that_cannot_be_written_is_a_clear_error(tmp_path):
    missing = tmp_path / "gone" / "file"
    with pytest.raises(RunError, match="could not be written: No such file"):
        write_durably(missing, b"x")


def test_check_files_tells_flipped_missing_and_strange_files(train):
    folder, _ = train(epochs=1)
    seal(folder)
    assert all(check.problem is None for check in check_files(folder))
    content = bytearray((folder / "parameters.safetensors").read_bytes())
    content[-1] ^= 1
    (folder / "parameters.safetensors").write_bytes(content)
    (folder / "history.csv").unlink()
    (folder / "notes.txt").write_text("mine, and nobody's business")
    (folder / "loss.svg").write_text("planted")
    problems = {check.file: check.problem for check in check_files(folder) if check.problem}
    assert problems == {
        "parameters.safetensors": "is not what was written.",
        "history.csv": "is missing.",
        "loss.svg": "has no checksum.",
    }


def test_the_checksums_are_those_of_sha256sum(train, tmp_path):
    import hashlib

    folder, _ = train(epochs=1)
    seal(folder)
    for line in (folder / CHECKSUMS).read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
