"""The tiles of an atlas on all cores, or on a cluster's: what is missing is trained, and kept."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

import numpy as np

from descenso.cartography.atlas import Atlas, Work
from descenso.cartography.experiment import RESULT, Experiment, Results
from descenso.cartography.grid import Cells
from descenso.cartography.store import Store
from descenso.runs.trainer import on_threads

EACH = 6
"""Tiles that each worker has, the one that it trains among them: nobody idles, nothing piles up."""

LISTEN = 0.1
"""Seconds between two looks at whether to stop."""

Trainer: TypeAlias = Callable[[Cells], Future[Results]]
"""Begins to train some cells of one experiment."""


@dataclass(frozen=True)
class Workers:
    """Who trains.

    Attributes:
        count: how many tiles they train at once.
        trainer: takes an experiment, and gives what trains its cells.
    """

    count: int
    trainer: Callable[[Experiment], Trainer]


@dataclass(frozen=True)
class Progress:
    """How far an atlas is: cells that stand, and what this session did to make them stand."""

    done: int
    cells: int
    trained: int
    updates: int
    seconds: float
    left: float
    """Seconds that are left, about; infinity before there is anything to judge by."""
    coarse: int | None
    """Stride of the finest level that stands whole; None before the first."""

    @property
    def networks_per_second(self) -> float:
        """Of this session."""
        return self.trained / self.seconds if self.seconds else 0.0


def usable_cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def local_threads(count: int | None = None) -> Iterator[Workers]:
    """Threads of this process, one for each core: the kernel works without Python's lock.

    PyTorch works on one thread inside the block: the tiles share the cores already.
    """
    count = count or usable_cores()
    with on_threads(1):
        executor = ThreadPoolExecutor(count)
        try:
            yield Workers(
                count, lambda experiment: lambda cells: executor.submit(experiment.train, cells)
            )
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

    `store` has the experiment's digest in its header. Memory holds the results and a few tiles.
    Tiles come in any order, and change no bit. When one cannot be trained, those that came before
    it are in the store.

    Raises:
        RunError: the disk refused, or the workers are gone.
    """
    atlas = Atlas(experiment)
    atlas.work.workers = workers.count
    standing = _Standing(experiment)
    for number, results in _kept(experiment, store):
        atlas.put(experiment.tile(number), results)
        standing.add(number, len(results))
    clock = _Clock(atlas.work)
    with closing(_trained(experiment, standing.missing(), workers, wants_stop)) as tiles:
        for number, results in tiles:
            atlas.put(experiment.tile(number), results)
            if store is not None:
                store.add(number, results.tobytes())
            standing.add(number, len(results))
            clock.see(results)
            on_progress(atlas, _progress(atlas, standing, clock))
    if store is not None:
        store.flush()
    return atlas, standing.cells == experiment.cells


def _progress(atlas: Atlas, standing: _Standing, clock: _Clock) -> Progress:
    cells = atlas.experiment.cells
    return Progress(
        standing.cells,
        cells,
        atlas.work.cells,
        atlas.work.updates,
        atlas.work.seconds,
        clock.left(cells - standing.cells),
        standing.coarse(),
    )


class _Standing:
    """Which tiles stand, how many cells they have, and which levels of the order are whole."""

    def __init__(self, experiment: Experiment) -> None:
        self.cells = 0
        self._stands = np.zeros(experiment.tiles, bool)
        self._ends = [
            (stride, -(-position // experiment.in_tile))
            for stride, position in experiment.order.ends()
        ]
        self._whole = 0

    def missing(self) -> Cells:
        """The numbers of the tiles that do not stand."""
        return np.flatnonzero(~self._stands)

    def add(self, number: int, cells: int) -> None:
        """Count a tile, once."""
        self.cells += 0 if self._stands[number] else cells
        self._stands[number] = True

    def coarse(self) -> int | None:
        """Stride of the finest level that stands whole; looks at each tile once in all."""
        while self._whole < len(self._stands) and self._stands[self._whole]:
            self._whole += 1
        strides = [stride for stride, tiles in self._ends if tiles <= self._whole]
        return strides[-1] if strides else None


class _Clock:
    """Counts what a session does, and judges how long the rest will take.

    The first tiles, one for each worker, wait for the kernel to be compiled: the judgement begins
    behind them.
    """

    def __init__(self, work: Work) -> None:
        self._work, self._began = work, time.perf_counter()
        self._tiles, self._from = 0, (0, 0.0)

    def see(self, results: Results) -> None:
        """Count a tile that has been trained."""
        self._work.cells += len(results)
        self._work.updates += int(results["updates"].sum(dtype=np.int64))
        self._work.seconds = time.perf_counter() - self._began
        self._tiles += 1
        if self._tiles == self._work.workers:
            self._from = self._work.cells, self._work.seconds

    def left(self, cells: int) -> float:
        """Seconds that `cells` more will take."""
        if not cells:
            return 0.0
        if self._tiles <= self._work.workers:
            return float("inf")
        trained, seconds = self._work.cells - self._from[0], self._work.seconds - self._from[1]
        return cells * seconds / trained


def _kept(experiment: Experiment, store: Store | None) -> Iterator[tuple[int, Results]]:
    if store is None:
        return
    assert store.header["digest"] == experiment.digest(), "a store of another experiment"

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
) -> Generator[tuple[int, Results], None, None]:
    """Each tile as soon as it is trained; on a wish to stop, those under way and no more."""
    train = workers.trainer(experiment)
    left = iter(numbers)
    under_way: dict[Future[Results], int] = {}
    try:
        while True:
            if not wants_stop():
                for number in islice(left, EACH * workers.count - len(under_way)):
                    under_way[train(experiment.tile(int(number)))] = int(number)
            else:
                for future in [future for future in under_way if future.cancel()]:
                    del under_way[future]
            if not under_way:
                return
            ready, _ = wait(under_way, timeout=LISTEN, return_when=FIRST_COMPLETED)
            yield from _finished(ready, under_way)
    finally:
        for future in under_way:
            future.cancel()


def _finished(
    ready: Iterable[Future[Any]], under_way: dict[Future[Results], int]
) -> Iterator[tuple[int, Results]]:
    """What is ready, those that failed last: what was trained beside them is kept."""
    for future in sorted(ready, key=lambda future: future.exception() is not None):
        yield under_way.pop(future), future.result()
