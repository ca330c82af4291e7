"""What one process compiled and kept on disk, another uses beside what it compiles itself."""

from __future__ import annotations

import os
import subprocess
import sys

PROGRAM = """
import sys, torch
from descenso.cartography import kernel, reference
from descenso.compiled import program
from descenso.cartography.contract import start_networks
X = torch.randn(40, 2, dtype=torch.float64, generator=torch.Generator().manual_seed(1))
y = (X.sum(dim=1) > 0).long()
for sizes in [tuple(map(int, word.split("-"))) for word in sys.argv[1:]]:
    start = start_networks(sizes, range(4), seed=3, scales=[0.5] * 4, dtype=torch.float64)
    mine, truth = (
        engine.train_networks(
            start, X, y, lr=0.1, epochs=5, generator=torch.Generator().manual_seed(5)
        )
        for engine in (kernel, reference)
    )
    assert torch.allclose(mine.loss_last, truth.loss_last, rtol=1e-10, atol=0), sizes
print(sum(program.train_groups.stats.cache_hits.values()))
"""


def test_code_from_disk_and_code_compiled_here_do_not_mix(tmp_path):
    hits = []
    for shapes in (["2-3-2"], ["2-5-2", "2-3-2"], ["2-3-2", "2-5-2"]):
        answer = subprocess.run(
            [sys.executable, "-c", PROGRAM, *shapes],
            env={**os.environ, "NUMBA_CACHE_DIR": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == 0, answer.stderr
        hits.append(int(answer.stdout))
    assert hits == [0, 1, 2]
