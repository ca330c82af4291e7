"""A run that was cut off, however it was, ends in the same bits as one that never was."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from descenso.core.network import named_tensors
from descenso.errors import ChecksumError, DataError, RunError
from descenso.runs.checkpoint import write_checkpoint
from descenso.runs.checksums import recorded_checksums, seal
from descenso.runs.contents import FORMAT, read_history
from descenso.runs.folder import CHECKPOINT, CONFIG, EARLIER_CHECKPOINT, held
from descenso.runs.opening import open_run
from descenso.runs.resume import reopen_run
from descenso.runs.trainer import train_run

RESULTS = ("parameters.safetensors", "history.csv")


def resume(folder, **changes):
    again = reopen_run(folder, **changes)
    for _ in train_run(again.run, again.prepared, folder=folder, meter=again.meter):
        pass
    return again


def results(folder):
    return [(folder / name).read_bytes() for name in RESULTS]


VARIANTS = {
    "plain": {},
    "momentum and decay": {"momentum": 0.9, "weight_decay": 0.01},
    "gradients never cleared": {"zero_grads": False},
    "validation": {"validation": 0.3, "standardize": True},
    "by hand, deep": {"engine": "manual", "hidden": (8, 8)},
    "compiled": {"engine": "kernel", "momentum": 0.9},
}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("stop_at", [1, 9, 13, 14, 40])
def test_stopped_at_a_step_and_resumed(train, begin, variant, stop_at):
    options = {"epochs": 5, "checkpoint_every": 2, **VARIANTS[variant]}
    whole, _ = train("whole", **options)
    folder, run, prepared = begin("cut", **options)
    seen = iter(range(10**6))
    for _ in train_run(run, prepared, folder=folder, wants_stop=lambda: next(seen) + 1 >= stop_at):
        pass
    assert run.status == "interrupted"
    assert run.progress.step == stop_at
    again = resume(folder)
    assert again.run.status == "finished"
    assert results(folder) == results(whole)


def test_killed_before_the_first_checkpoint_it_begins_again(train, begin):
    whole, _ = train("whole", epochs=3)
    folder, *_ = begin("cut", epochs=3)
    again = resume(folder)
    assert again.meter is None
    assert results(folder) == results(whole)


@pytest.mark.parametrize("damage", ["truncated", "empty", "flipped", "gone"])
def test_a_damaged_newest_checkpoint_falls_back_on_the_one_before_and_says_so(train, begin, damage):
    whole, _ = train("whole", epochs=6, checkpoint_every=1)
    folder, run, prepared = begin("cut", epochs=6, checkpoint_every=1)
    stream = train_run(run, prepared, folder=folder)
    for event in stream:
        if getattr(event, "epoch", 0) == 4:
            break
    stream.close()
    newest = folder / CHECKPOINT
    content = newest.read_bytes()
    if damage == "gone":
        newest.unlink()
    else:
        broken = {"truncated": content[:-7], "empty": b"", "flipped": content[:-1] + b"\x01"}
        newest.write_bytes(broken[damage])
    again = resume(folder)
    assert again.meter is not None
    assert (again.remarks == []) == (damage == "gone")
    assert all(CHECKPOINT in remark and "damaged" in remark for remark in again.remarks)
    assert results(folder) == results(whole)


def test_the_one_whole_checkpoint_outlives_the_next_write_that_fails(train, monkeypatch):
    folder, _ = train(epochs=4, checkpoint_every=1)
    (folder / CHECKPOINT).write_bytes(b"broken")
    again = reopen_run(folder, epochs=6)

    def dies(*_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr("descenso.runs.checkpoint.write_durably", dies)
    with pytest.raises(KeyboardInterrupt):
        write_checkpoint(folder, again.run, again.meter)
    monkeypatch.undo()
    assert reopen_run(folder, epochs=6).meter is not None


def test_when_no_checkpoint_is_whole_nothing_is_begun_anew(train):
    folder, _ = train(epochs=4, checkpoint_every=1)
    for name in (CHECKPOINT, EARLIER_CHECKPOINT):
        (folder / name).write_bytes(b"broken")
    with pytest.raises(ChecksumError, match="damaged"):
        reopen_run(folder, epochs=9)


def test_a_checkpoint_of_another_run_is_not_taken(train):
    folder, _ = train("one", epochs=2, seed=1)
    other, _ = train("other", epochs=2, seed=2)
    (folder / CHECKPOINT).write_bytes((other / CHECKPOINT).read_bytes())
    (folder / EARLIER_CHECKPOINT).unlink(missing_ok=True)
    with pytest.raises(ChecksumError, match="belongs to another run"):
        reopen_run(folder, epochs=9)


def test_cut_off_between_the_last_step_and_the_results_the_rest_is_done(train):
    folder, _ = train(epochs=2)
    expected = results(folder)
    for name in (*RESULTS, "result.json"):
        (folder / name).unlink()
    assert resume(folder).run.status == "finished"
    assert results(folder) == expected


def test_more_epochs_later_are_the_same_bits_as_all_at_once(train):
    whole, _ = train("whole", epochs=9)
    folder, _ = train("short", epochs=4)
    resume(folder, epochs=9)
    assert results(folder) == results(whole)
    assert len(read_history(folder)) == 9
    assert json.loads((folder / CONFIG).read_text())["options"]["epochs"] == 9


def test_a_finished_run_says_that_it_is_finished(train):
    folder, _ = train(epochs=2)
    seal(folder)
    for changes in ({}, {"epochs": 1}):
        with pytest.raises(RunError, match=r"has all its 2 epochs.*--epochs 12"):
            reopen_run(folder, **changes)


def test_a_diverged_run_is_not_continued(train):
    folder, run = train(lr=100.0)
    assert run.status == "diverged"
    assert all(tensor.isfinite().all() for _, tensor in named_tensors(open_run(folder).params))
    with pytest.raises(RunError, match="diverged"):
        reopen_run(folder)


def test_resuming_takes_the_old_checksums_away_until_it_is_over(train):
    folder, _ = train(epochs=2)
    seal(folder)
    reopen_run(folder, epochs=3)
    assert recorded_checksums(folder) == {}


def test_data_that_changed_is_refused(tmp_path, begin):
    table = tmp_path / "data.csv"
    rows = [f"{i / 10},{-i / 7},{i % 2}" for i in range(40)]
    table.write_text("a,b,label\n" + "\n".join(rows) + "\n")
    from descenso.data.load import load
    from descenso.runs.contents import write_config
    from descenso.runs.folder import create_folder
    from descenso.runs.options import TrainOptions
    from descenso.runs.run import new_run, prepare

    options = TrainOptions(epochs=2)
    dataset = load(str(table), label="label")
    folder = tmp_path / "run"
    create_folder(folder)
    write_config(folder, new_run(dataset, prepare(dataset, options), options))
    reopen_run(folder)
    table.write_text(table.read_text().replace("0.5,", "0.6,"))
    with pytest.raises(DataError, match=r"data.csv: has changed since the run was begun"):
        reopen_run(folder)


def test_a_run_of_a_newer_version_is_refused(train):
    folder, _ = train(epochs=1)
    config = json.loads((folder / CONFIG).read_text())
    (folder / CONFIG).write_text(json.dumps({**config, "format": FORMAT + 1}))
    for opening in (reopen_run, open_run):
        with pytest.raises(RunError, match="newer descenso"):
            opening(folder)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1}', '{"format": "1"}'])
def test_a_broken_configuration_is_refused(train, content):
    folder, _ = train(epochs=1)
    (folder / CONFIG).write_text(content)
    with pytest.raises(RunError):
        reopen_run(folder)


def test_two_processes_on_one_run_the_second_is_refused_by_name(train):
    folder, _ = train(epochs=1)
    code = (
        "import sys, time; from pathlib import Path; from descenso.runs.folder import held\n"
        "with held(Path(sys.argv[1])):\n    print('held', flush=True); time.sleep(60)"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(RunError, match=f"in use by process {other.pid}"), held(folder):
            pass
    finally:
        other.kill()
        other.communicate()
    with held(folder):
        pass


def test_a_flipped_bit_in_the_parameters_of_a_finished_run_is_found(train):
    folder, _ = train(epochs=1)
    path = folder / "parameters.safetensors"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.write_bytes(content)
    with pytest.raises(ChecksumError, match="is damaged"):
        open_run(folder)


def test_an_interrupted_checkpoint_write_leaves_one_to_go_on_from(begin, monkeypatch):
    folder, run, prepared = begin("cut", epochs=4, checkpoint_every=1)
    stream = train_run(run, prepared, folder=folder)
    while run.progress.epoch < 3:
        next(stream)
    stream.close()
    from descenso.core.metrics import EpochMeter

    def dies(*_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr("descenso.runs.checkpoint.write_durably", dies)
    with pytest.raises(KeyboardInterrupt):
        write_checkpoint(folder, run, EpochMeter())
    monkeypatch.undo()
    assert not (folder / CHECKPOINT).exists()
    assert reopen_run(folder).meter is not None


# The same with real processes and SIGKILL. Set DESCENSO_KILLS=50 for the full count.
KILLS = int(os.environ.get("DESCENSO_KILLS", "50"))
VICTIM = """
import sys
from pathlib import Path
from descenso.runs.folder import held
from descenso.runs.resume import reopen_run
from descenso.runs.trainer import train_run
import os
print("ready", flush=True)
for line in sys.stdin:
    folder = Path(line.rstrip("\\n"))
    pid = os.fork()
    if pid == 0:
        with held(folder):
            again = reopen_run(folder)
            for _ in train_run(again.run, again.prepared, folder=folder, meter=again.meter):
                pass
        os._exit(0)
    print(pid, flush=True)
    print(os.waitpid(pid, 0)[1], flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="fork and SIGKILL are POSIX")
def test_sigkill_at_random_moments_ends_in_the_same_bits(begin, train):
    """Each round a fresh run is killed at a random moment, then gone on with until it is over."""
    options = {"epochs": 12, "checkpoint_every": 1, "momentum": 0.9}
    whole, _ = train("whole", **options)
    expected = results(whole)
    began = time.perf_counter()
    train("timed", **options)
    usual = time.perf_counter() - began
    chance = random.Random(20261123)
    same, killed = 0, 0
    with subprocess.Popen(
        [sys.executable, "-c", VICTIM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as nursery:

        def run_until_killed(folder: Path, delay: float | None) -> int:
            nursery.stdin.write(f"{folder}\n")
            nursery.stdin.flush()
            pid = int(nursery.stdout.readline())
            if delay is not None:
                time.sleep(delay)
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            return int(nursery.stdout.readline())

        assert nursery.stdout.readline() == "ready\n"
        number = 0
        while killed < KILLS:
            number += 1
            folder, *_ = begin(f"victim-{number}", **options)
            if run_until_killed(folder, chance.uniform(0, usual)) == signal.SIGKILL:
                killed += 1
                assert run_until_killed(folder, None) == 0
                same += results(folder) == expected
            else:
                # It was over first: the machine is quicker now than when it was timed.
                usual *= 0.9
        nursery.stdin.close()
    print(f"{killed} were killed while they worked, {same} of them ended in the same bits")
    assert same == KILLS
