"""What a large atlas holds in memory: its results and a few tiles."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST = 600
"""Megabytes above the interpreter with all that is imported."""

PROGRAM = """
import sys
from pathlib import Path
import torch
from descenso.cartography import kernel
from descenso.cartography.store import Store
from descenso.runs.durable import write_durably
from tests.cartography.lesson import drawn, experiment

def peak():
    # Not ru_maxrss: a child's begins at its parent's.
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024

def small(size):
    data, rows = experiment(size), slice(None, None, 25)
    return experiment(
        size, X=data.X[rows], y=data.y[rows], epochs=2, batch_size=None, engine="kernel"
    )

small(2).train(small(2).tile(0))
before, what, folder = peak(), small(2048), Path(sys.argv[1])
with Store.create(folder / "part", {"digest": what.digest()}) as store:
    atlas, whole = drawn(what, store=store)
with Store.reopen(folder / "part") as store:
    again, _ = drawn(what, store=store)
assert whole and again.work.cells == 0 and (again.status == atlas.status).all()
del again
write_durably(folder / "atlas.npz", atlas.write)
assert atlas.summary()["box_counting_dimension"] is not None
print(peak() - before)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux tells the peak")
def test_an_atlas_of_four_million_networks_takes_little_more_than_its_results(tmp_path):
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    assert 100 < float(answer.stdout) < MOST
