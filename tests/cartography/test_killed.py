"""A process that is killed while it draws an atlas, and a store that the disk spoilt."""

from __future__ import annotations

import errno
import io
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cartography.driver import whole
from tests.cartography.lesson import drawn, experiment

from descenso.cartography.experiment import RESULT
from descenso.cartography.store import HEADER, MAGIC, RECORD, Store
from descenso.errors import RunError

ROOT = Path(__file__).parents[2]


def npz(atlas):
    file = io.BytesIO()
    atlas.write(file)
    return file.getvalue()


def drawing(folder):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.cartography.driver", str(folder)],
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )


def killed_at(folder, size):
    """Draw until the store has `size` bytes, and kill; the exit status."""
    part = folder / "part"
    process = drawing(folder)
    while process.poll() is None and not (part.exists() and part.stat().st_size >= size):
        time.sleep(0.001)
    process.kill()
    process.communicate()
    return process.returncode


def test_an_atlas_that_was_killed_again_and_again_has_the_same_bytes(tmp_path):
    truth, _ = drawn(whole())
    size = whole().cells * RESULT.itemsize
    chance = random.Random(time.time_ns())
    moments = sorted(size * chance.uniform(0.0, 0.8) for _ in range(2))
    ends = [killed_at(tmp_path, moment) for moment in moments]
    assert -signal.SIGKILL in ends, f"never killed in time: {moments}"
    last = drawing(tmp_path)
    answer, _ = last.communicate(timeout=120)
    assert last.returncode == 0
    assert int(answer) < whole().cells
    assert (tmp_path / "atlas.npz").read_bytes() == npz(truth)


@pytest.fixture
def small(monkeypatch):
    """Of 100 cells and four tiles, the last of which has 4 cells."""
    monkeypatch.setattr("descenso.cartography.experiment.MOST_IN_TILE", 32)
    return experiment(10, epochs=1)


@pytest.fixture
def part(small, tmp_path):
    path = tmp_path / "part"
    with Store.create(path, {"digest": small.digest()}) as store:
        assert drawn(small, store=store)[1]
    return path


def kept(path, lengths):
    with Store.reopen(path) as store:
        return dict(store.records(lambda tile: lengths[tile] if tile < len(lengths) else 0))


def test_a_flipped_byte_anywhere_is_found(part, small):
    """It costs its own tile, no other; in the header it costs the store."""
    content = part.read_bytes()
    lengths = [32 * RESULT.itemsize] * 3 + [4 * RESULT.itemsize]
    truth = kept(part, lengths)
    assert sorted(truth) == [0, 1, 2, 3]
    begin = content.index(b"}") + 1
    # Every byte of what is read as a number, and one of eleven of the results.
    record = RECORD.size + lengths[0]
    for place in range(len(content)):
        if place >= begin and (place - begin) % record >= RECORD.size and place % 11:
            continue
        spoilt = bytearray(content)
        spoilt[place] ^= 1 << place % 8
        part.write_bytes(spoilt)
        if place < begin:
            with pytest.raises(RunError, match="is damaged"):
                Store.reopen(part)
            continue
        found = kept(part, lengths)
        assert found.items() < truth.items()
        if (place - begin) % record >= RECORD.size:
            assert len(found) == 3


@pytest.mark.parametrize("torn", [1, 30, 150])
def test_a_torn_record_is_trained_again(part, small, torn):
    truth = npz(drawn(small)[0])
    whole = part.read_bytes()
    part.write_bytes(whole[:-torn])
    for trained in (small.cells, 0):
        with Store.reopen(part) as store:
            atlas, _ = drawn(small, store=store)
        assert 0 < atlas.work.cells < small.cells if trained else atlas.work.cells == 0
        assert npz(atlas) == truth
    assert sorted(part.read_bytes()) == sorted(whole)


def test_a_tile_beyond_the_grid_and_a_tile_twice_count_for_nothing(part, small):
    content = part.read_bytes()
    results = bytes(4 * RESULT.itemsize)
    for tile in (small.tiles, 2**40):
        part.write_bytes(content)
        with Store.reopen(part) as store:
            list(store.records(lambda tile: small_length(small, tile)))
            store.add(tile, results)
        with Store.reopen(part) as store:
            atlas, whole = drawn(small, store=store)
        assert whole
        assert atlas.work.cells == 0
        assert part.read_bytes() == content
    part.write_bytes(content + content[content.index(b"}") + 1 :][: RECORD.size + 32 * 29])
    with Store.reopen(part) as store:
        seen = []
        atlas, whole = drawn(small, store=store, on_progress=lambda *_: seen.append(1))
    assert whole
    assert not seen
    assert npz(atlas) == npz(drawn(small)[0])


def small_length(what, tile):
    return (len(what.tile(tile)) if tile < what.tiles else 0) * RESULT.itemsize


@pytest.mark.parametrize("content", [b"", MAGIC, MAGIC + HEADER.pack(2**32 - 1, 0), b"{}" * 99])
def test_what_is_no_store_is_refused(tmp_path, content):
    path = tmp_path / "part"
    path.write_bytes(content)
    with pytest.raises(RunError, match=r"part: is damaged.*--force"):
        Store.reopen(path)
    assert path.read_bytes() == content


def test_neither_a_pipe_nor_a_folder_nor_nothing_is_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder", "nothing"):
        with pytest.raises(RunError, match=f"{name}: could not be read"):
            Store.reopen(tmp_path / name)


def test_a_store_takes_no_other_ones_place(part):
    content = part.read_bytes()
    with pytest.raises(RunError, match="could not be written"):
        Store.create(part, {})
    assert part.read_bytes() == content


class Full:
    """A file on a disk with room for `room` bytes more."""

    def __init__(self, file, room):
        self.file, self.room = file, room

    def __getattr__(self, name):
        return getattr(self.file, name)

    def write(self, content):
        if not self.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = self.file.write(content[: self.room])
        self.room -= written
        return written


@pytest.mark.parametrize("room", [0, 5, 1000, 1900])
def test_a_full_disk_keeps_what_was_finished(small, tmp_path, room):
    path = tmp_path / "part"
    with Store.create(path, {"digest": small.digest()}) as store:
        store._file = Full(store._file, room)
        with pytest.raises(RunError, match=r"No space.*What was finished is kept"):
            drawn(small, threads=1, store=store)
    with Store.reopen(path) as store:
        atlas, whole = drawn(small, store=store)
    assert whole
    assert small.cells - atlas.work.cells == room // (RECORD.size + 32 * RESULT.itemsize) * 32
    assert npz(atlas) == npz(drawn(small)[0])


def test_what_cannot_be_flushed_is_told(small, part, monkeypatch):
    def refused(_descriptor):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    store = Store.reopen(part)
    monkeypatch.setattr("os.fsync", refused)
    with pytest.raises(RunError, match="part: could not be written"):
        store.close()
    assert store._file.closed
