"""What only a real process shows: start-up, signals, closed pipes, poor encodings."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ENVIRONMENT = {**os.environ, "DESCENSO_LANG": "en", "PYTHONWARNINGS": "error"}
LONG = ("train", "digits", "--epochs", "100000", "--out", "run", "--checkpoint-every", "5")


def start(*words: str, cwd: Path, **options) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", "descenso", *words],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **{"env": ENVIRONMENT, **options},
    )


def test_help_does_not_import_torch():
    code = (
        "import sys\nfrom descenso.cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "sys.exit('torch' in sys.modules or 'matplotlib' in sys.modules)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert b"train" in ended.stdout


def test_importing_descenso_does_not_import_torch():
    code = "import sys, descenso; dir(descenso); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_default_run_needs_neither_scikit_learn_nor_pyarrow(tmp_path):
    code = (
        "import sys\nfrom descenso.cli.main import main\n"
        "try:\n    main(['train', '--epochs', '1'])\nexcept SystemExit as end:\n"
        "    assert end.code == 0\n"
        "sys.exit(bool({'sklearn', 'pyarrow', 'matplotlib.pyplot'} & set(sys.modules)))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False
    )
    assert ended.returncode == 0, ended.stderr


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_one_signal_saves_and_stops_and_the_run_can_go_on(tmp_path, number):
    process = start(*LONG, cwd=tmp_path)
    wait_for(tmp_path / "run" / "checkpoint.safetensors")
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert b"--resume run" in out
    done = json.loads((tmp_path / "run" / "result.json").read_text())
    assert done["status"] == "interrupted"
    assert done["steps"] > 0
    epochs = done["epochs"] + 2
    again = start("train", "--resume", "run", "--epochs", str(epochs), "--json", cwd=tmp_path)
    out, err = again.communicate(timeout=120)
    assert again.returncode == 0, err
    assert json.loads(out)["epochs"] == epochs


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_the_second_signal_stops_at_once():
    code = (
        "import os, signal\nfrom descenso.runs.stopping import StopRequests\n"
        "with StopRequests() as stop:\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n    assert stop.asked()\n    print('noted')\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n    print('never here')\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ended.stdout == b"noted\n"
    assert b"KeyboardInterrupt" in ended.stderr


def wait_for(path: Path) -> None:
    for _ in range(600):
        if path.exists():
            return
        time.sleep(0.1)
    raise AssertionError(f"{path} never came")


def test_a_reader_that_leaves_early_does_not_cost_the_run(tmp_path):
    process = start("train", "--out", "run", cwd=tmp_path)
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 0, err
    assert b"Traceback" not in err
    assert (tmp_path / "run" / "checksums.sha256").exists()


@pytest.mark.skipif(os.name == "nt", reason="POSIX shell")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_standard_streams_do_not_cost_the_run(tmp_path, closed):
    command = f'"{sys.executable}" -m descenso train --epochs 1 --out run {closed}'
    ended = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "run" / "checksums.sha256").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_result_that_could_not_be_written_is_an_error(tmp_path):
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "descenso", "train", "--epochs", "1", "--out", "run", "--json"],
            cwd=tmp_path,
            env=ENVIRONMENT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ended.returncode == 2
    assert b"standard output: could not be written" in ended.stderr
    assert (tmp_path / "run" / "checksums.sha256").exists()


def test_a_network_larger_than_memory_is_refused_before_anything_is_touched(tmp_path):
    first = start("train", "--epochs", "1", "--out", "run", cwd=tmp_path)
    first.communicate(timeout=60)
    before = sorted(entry.name for entry in (tmp_path / "run").iterdir())
    words = ("train", "--hidden", "1000000,1000000", "--out", "run", "--force")
    process = start(*words, cwd=tmp_path)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert b"GB of memory" in err
    assert sorted(entry.name for entry in (tmp_path / "run").iterdir()) == before


def test_a_code_page_without_the_characters(tmp_path):
    environment = {**ENVIRONMENT, "PYTHONIOENCODING": "ascii", "DESCENSO_LANG": "es"}
    process = start("train", "--epochs", "2", "--out", "run", cwd=tmp_path, env=environment)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert out.isascii()
    assert b"|" in out


def test_a_place_where_no_run_can_be_kept(tmp_path):
    (tmp_path / "runs").write_text("a file, where the folder would be")
    process = start("train", cwd=tmp_path)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert b"could not be written" in err
    assert out == b""
    assert (tmp_path / "runs").read_text() == "a file, where the folder would be"


def test_a_home_that_is_nowhere_does_not_matter(tmp_path):
    environment = {**ENVIRONMENT, "HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"}
    process = start("train", "--epochs", "1", "--json", cwd=tmp_path, env=environment)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert json.loads(out)["status"] == "finished"
