"""Run folders that a stranger made, or that went bad: refused, and nothing is lost."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
import torch

from descenso.core.metrics import EpochMeter
from descenso.errors import ChecksumError, DescensoError, RunError
from descenso.runs.checkpoint import write_checkpoint
from descenso.runs.checksums import check_files, recorded_checksums, seal
from descenso.runs.contents import read_config, read_result, run_from_config
from descenso.runs.folder import (
    CHECKPOINT,
    CHECKSUMS,
    CONFIG,
    EARLIER_CHECKPOINT,
    HOLDER,
    create_folder,
    held,
)
from descenso.runs.opening import open_run
from descenso.runs.resume import reopen_run
from descenso.runs.tensors import from_bytes, to_bytes


def change(folder: Path, *path: str | int, to: object) -> None:
    """Set one value deep inside the configuration."""
    config = json.loads((folder / CONFIG).read_text())
    inner = config
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = to
    (folder / CONFIG).write_text(json.dumps(config))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("options", "hidden"), [1_000_000, 1_000_000]),
        (("options", "hidden"), [1] * 50_000),
        (("options", "hidden"), "16"),
        (("options", "hidden"), None),
        (("options", "lr"), 10**400),
        (("options", "lr"), "0.1"),
        (("options", "epochs"), -1),
        (("options", "nonsense"), 1),
        (("options",), []),
        (("threads",), 0),
        (("threads",), "x"),
        (("threads",), True),
        (("threads",), 10**12),
        (("data", "source"), "clouds"),
        (("data", "source"), {}),
        (("data", "name"), None),
        (("data", "classes"), [1, 2]),
        (("data", "classes"), []),
        (("data", "features"), []),
        (("data", "features"), [1, 2]),
        (("standardization",), {"mean": [0], "scale": [1]}),
        (("standardization",), {"mean": [0, 0], "scale": [0, 0]}),
        (("standardization",), {"mean": ["a", 0], "scale": [1, 1]}),
        (("standardization",), 3),
        (("format",), -1),
        (("format",), True),
        (("format",), "1"),
    ],
)
def test_a_configuration_that_cannot_be_is_refused(train, path, value):
    folder, _ = train(epochs=1)
    change(folder, *path, to=value)
    for opening in (open_run, reopen_run):
        with pytest.raises(DescensoError):
            opening(folder)


def test_a_configuration_nested_without_end_is_damage(train):
    folder, _ = train(epochs=1)
    (folder / CONFIG).write_text("[" * 200_000)
    with pytest.raises(ChecksumError):
        read_config(folder)


@pytest.mark.parametrize("text", ["[]", "{}", "nonsense", '{"status": "finished", "loss": NaN}'])
def test_a_strange_result_is_damage(train, text):
    folder, _ = train(epochs=1)
    (folder / "result.json").write_text(text)
    with pytest.raises(ChecksumError):
        read_result(folder)


@pytest.mark.parametrize(
    "source",
    [
        {"kind": "built-in"},
        {"kind": "built-in", "name": "clouds", "seed": "abc"},
        {"kind": "built-in", "name": "nonsense", "seed": 0},
        {"kind": "file"},
        {"kind": "file", "path": "nowhere.csv", "label": "y"},
        {"kind": "memory"},
        {"kind": "other"},
    ],
)
def test_data_that_cannot_be_found_again_is_refused(train, source):
    folder, _ = train(epochs=1)
    change(folder, "data", "source", to=source)
    with pytest.raises(DescensoError):
        reopen_run(folder, epochs=2)


def test_tampering_is_not_washed_away_by_resuming(train):
    folder, _ = train(epochs=1)
    seal(folder)
    change(folder, "data", "classes", to=["1", "0"])
    with pytest.raises(ChecksumError, match=r"config\.json"):
        reopen_run(folder, epochs=2)
    assert recorded_checksums(folder)
    (folder / CHECKSUMS).unlink()
    with pytest.raises(ChecksumError, match="columns or classes are not the data's"):
        reopen_run(folder, epochs=2)


class TestCheckpoints:
    """A checksum inside a file tells damage from a write; it cannot tell a stranger's content."""

    def forge(self, folder: Path, tensors=None, **about):
        path = folder / CHECKPOINT
        old_tensors, old_about = from_bytes(path.read_bytes(), "checkpoint")
        merged = {k: v for k, v in {**old_about, **about}.items() if v is not ...}
        kept = {k: v for k, v in {**old_tensors, **(tensors or {})}.items() if v is not None}
        path.write_bytes(to_bytes(kept, merged))
        (folder / EARLIER_CHECKPOINT).unlink(missing_ok=True)

    @pytest.mark.parametrize(
        "about",
        [
            {"batch": 13}, {"batch": 10**30}, {"batch": -1}, {"batch": "1"}, {"batch": ...},
            {"epoch": 2}, {"epoch": 1.5}, {"epoch": 10**12}, {"step": 7}, {"step": ...},
            {"seconds": "x"}, {"seconds": None}, {"meter": {}, "batch": 1, "step": 1},
            {"meter": {"strange": 1}}, {"meter": None}, {"run": ...}, {"run": 1},
        ],
    )  # fmt: skip
    def test_impossible_positions_are_refused(self, train, about):
        folder, _ = train(epochs=2)
        self.forge(folder, **about)
        with pytest.raises(ChecksumError):
            reopen_run(folder, epochs=4)

    @pytest.mark.parametrize(
        "tensors",
        [
            {"history": None}, {"history": torch.zeros(2, 3)}, {"order": None},
            {"history": torch.full((2, 9), float("nan"), dtype=torch.float64)},
            {"order": torch.zeros(3, dtype=torch.uint8)}, {"W1": torch.zeros(3, 3)}, {"b2": None},
        ],
    )  # fmt: skip
    def test_impossible_tensors_are_refused(self, train, tensors):
        folder, _ = train(epochs=2)
        self.forge(folder, tensors)
        with pytest.raises(ChecksumError):
            reopen_run(folder, epochs=4)

    def test_a_folder_in_its_place_falls_back_on_the_one_before(self, train):
        folder, _ = train(epochs=3, checkpoint_every=1)
        (folder / CHECKPOINT).unlink()
        (folder / CHECKPOINT).mkdir()
        again = reopen_run(folder, epochs=5)
        assert again.meter is not None
        assert CHECKPOINT in again.remarks[0]


@pytest.mark.skipif(os.name == "nt", reason="FIFOs and links are POSIX")
class TestPlacesThatAreNoFiles:
    @pytest.mark.parametrize(
        "name", [CONFIG, "result.json", "parameters.safetensors", CHECKPOINT, CHECKSUMS]
    )
    def test_a_pipe_is_never_waited_for(self, train, name):
        folder, _ = train(epochs=1)
        (folder / EARLIER_CHECKPOINT).unlink(missing_ok=True)
        (folder / name).unlink(missing_ok=True)
        os.mkfifo(folder / name)
        opening = (lambda f: reopen_run(f, epochs=2)) if name == CHECKPOINT else open_run
        with pytest.raises(RunError):
            opening(folder)

    def test_an_endless_device_is_not_read(self, train):
        folder, _ = train(epochs=1)
        (folder / "parameters.safetensors").unlink()
        (folder / "parameters.safetensors").symlink_to("/dev/zero")
        with pytest.raises(RunError, match="not a regular file"):
            open_run(folder)

    def test_a_planted_link_is_not_written_through(self, train, tmp_path):
        folder, run = train(epochs=1)
        victim = tmp_path / "thesis.txt"
        victim.write_text("years of work")
        (folder / HOLDER).symlink_to(victim)
        (folder / f".{CHECKPOINT}.{os.getpid()}.tmp").symlink_to(victim)
        (folder / "config.json").unlink()
        (folder / "config.json").symlink_to(victim)
        with held(folder):
            write_checkpoint(folder, run, EpochMeter())
            from descenso.runs.contents import write_config

            write_config(folder, run)
        assert victim.read_text() == "years of work"
        assert not (folder / "config.json").is_symlink()


class TestForce:
    def test_another_programs_folder_is_not_a_run(self, tmp_path):
        (tmp_path / CONFIG).write_text('{"name": "my app"}')
        (tmp_path / "thesis.tex").write_text("years of work")
        with pytest.raises(RunError, match="is there already"):
            create_folder(tmp_path, force=True)
        assert (tmp_path / CONFIG).exists()

    def test_what_is_not_ours_stays(self, train):
        folder, _ = train(epochs=1)
        (folder / "notes.txt").write_text("mine")
        (folder / "data.csv").write_text("a,b\n")
        create_folder(folder, force=True)
        left = {entry.name for entry in folder.iterdir() if not entry.name.startswith(".")}
        assert left == {"notes.txt", "data.csv"}


def test_a_run_in_the_listing_that_is_bad_is_only_itself(train):
    folder, _ = train(epochs=1)
    assert run_from_config(folder, read_config(folder)).sizes == (2, 16, 2)
    seal(folder)
    assert all(check.problem is None for check in check_files(folder))
