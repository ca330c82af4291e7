"""The tiles of an atlas on all cores, or on a cluster's: what is missing is trained, and kept."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np

from descenso.cartography.atlas import Atlas
from descenso.cartography.experiment import RESULT, Experiment, Results
from descenso.cartography.store import Store

WAITING = 2
"""Tiles on their way beyond those that are trained: nobody idles, and memory stays bounded."""

LISTEN = 0.1
"""Seconds between two looks at whether to stop."""


@dataclass(frozen=True)
class Workers:
    """Who trains: an executor and how many tiles it trains at once."""

    executor: Executor
    count: int


@dataclass(frozen=True)
class Progress:
    """How far an atlas is: cells that stand, and what this session did to make them stand."""

    done: int
    cells: int
    trained: int
    updates: int
    seconds: float
    coarse: int | None
    """Stride of the finest level that stands whole; None before the first."""

    @property
    def networks_per_second(self) -> float:
        """Of this session."""
        return self.trained / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float:
        """Seconds that are left, about."""
        speed = self.networks_per_second
        return (self.cells - self.done) / speed if speed else float("inf")


def usable_cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def local_threads(count: int | None = None) -> Iterator[Workers]:
    """Threads of this process, one for each core: the kernel works without Python's lock."""
    count = count or usable_cores()
    executor = ThreadPoolExecutor(count)
    try:
        yield Workers(executor, count)
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def chart(
    experiment: Experiment,
    workers: Workers,
    *,
    store: Store | None = None,
    wants_stop: Callable[[], bool] = lambda: False,
    on_progress: Callable[[Atlas, Progress], None] = lambda _atlas, _progress: None,
) -> tuple[Atlas, bool]:
    """Train what `store` lacks (all, without one); the atlas, and whether it stands whole.

    Memory holds the results and a few tiles. Tiles come in any order, and change no bit.

    Raises:
        RunError: the disk refused.
    """
    atlas = Atlas(experiment)
    atlas.work.workers = workers.count
    missing = np.ones(experiment.tiles, bool)
    for number, results in _kept(experiment, store):
        atlas.put(experiment.tile(number), results)
        missing[number] = False
    began = time.perf_counter()
    levels = _Levels(experiment)
    for number, results in _trained(experiment, np.flatnonzero(missing), workers, wants_stop):
        atlas.put(experiment.tile(number), results)
        if store is not None:
            store.add(number, results.tobytes())
        missing[number] = False
        atlas.work.cells += len(results)
        atlas.work.updates += int(results["updates"].sum(dtype=np.int64))
        atlas.work.seconds = time.perf_counter() - began
        on_progress(
            atlas,
            Progress(
                min(int((~missing).sum()) * experiment.in_tile, experiment.cells),
                experiment.cells,
                atlas.work.cells,
                atlas.work.updates,
                atlas.work.seconds,
                levels.standing(missing),
            ),
        )
    if store is not None:
        store.flush()
    return atlas, not missing.any()


class _Levels:
    """Which level of the coarse-to-fine order stands whole; looks at each tile once."""

    def __init__(self, experiment: Experiment) -> None:
        self._ends = [
            (stride, -(-position // experiment.in_tile))
            for stride, position in experiment.order.ends()
        ]
        self._whole = 0

    def standing(self, missing: np.ndarray[Any, Any]) -> int | None:
        while self._whole < len(missing) and not missing[self._whole]:
            self._whole += 1
        standing = [stride for stride, tiles in self._ends if tiles <= self._whole]
        return standing[-1] if standing else None


def _kept(experiment: Experiment, store: Store | None) -> Iterator[tuple[int, Results]]:
    if store is None:
        return

    def length(tile: int) -> int:
        if tile >= experiment.tiles:
            return 0
        first = tile * experiment.in_tile
        return min(experiment.in_tile, experiment.cells - first) * RESULT.itemsize

    for number, content in store.records(length):
        yield number, np.frombuffer(content, RESULT)


def _trained(
    experiment: Experiment,
    numbers: Iterable[int],
    workers: Workers,
    wants_stop: Callable[[], bool],
) -> Iterator[tuple[int, Results]]:
    """Each tile as soon as it is trained; on a wish to stop, those under way and no more."""
    left = iter(numbers)
    under_way: dict[Future[Results], int] = {}
    while True:
        if not wants_stop():
            for number in islice(left, workers.count + WAITING - len(under_way)):
                cells = experiment.tile(int(number))
                under_way[workers.executor.submit(_train, experiment, cells)] = int(number)
        elif under_way:
            for future in [future for future in under_way if future.cancel()]:
                del under_way[future]
        if not under_way:
            return
        ready, _ = wait(under_way, timeout=LISTEN, return_when=FIRST_COMPLETED)
        for future in ready:
            yield under_way.pop(future), future.result()


def _train(experiment: Experiment, cells: Any) -> Results:
    return experiment.train(cells)
