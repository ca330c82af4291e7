"""Workers of a Dask cluster that somebody else runs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Any, NamedTuple, TypeAlias

import torch

from descenso.cartography.engine import Trainer, Workers
from descenso.cartography.experiment import Experiment, Results
from descenso.cartography.grid import Cells
from descenso.errors import OptionError, RunError
from descenso.language import translate

PATIENCE = 10
"""Seconds until a scheduler counts as out of reach, and workers as gone for good."""

DECIDING = ("descenso", "numba", "numpy", "torch")
"""Packages whose versions decide the bits of a result."""

Versions: TypeAlias = dict[str, str | None]
"""Of each of `DECIDING`; None where it is not installed."""


class Order(NamedTuple):
    """What a worker is given once for all tiles: the experiment, and the versions that it asks."""

    experiment: Experiment
    versions: Versions


class Stranger(NamedTuple):
    """What a worker of other versions gives in place of results."""

    address: str
    versions: Versions


@contextmanager
def cluster(address: str) -> Iterator[Workers]:
    """The workers of the scheduler at `address`, with the same versions of `DECIDING` as here.

    A tile whose worker dies is given to another one. Dask speaks pickle with whom it is told to
    speak to: name a scheduler that you trust.

    Raises:
        OptionError: Dask is not installed, the scheduler does not answer or has no workers, or
            versions differ.
    """
    if find_spec("distributed") is None:
        raise OptionError(
            "workers",
            translate("workers: needs Dask. Install it with: pip install 'descenso[dask]'"),
        )
    with _quiet(), _client(address) as client:
        count = sum(client.nthreads().values())
        if not count:
            raise OptionError(
                "workers",
                translate("workers: the scheduler at {address} has no workers.").format(
                    address=address
                ),
            )
        _refuse_other_versions(client, address)
        yield Workers(count, lambda experiment: _trainer(client, experiment))


@contextmanager
def _quiet() -> Iterator[None]:
    """Our errors say what happened: Dask's own account of it, tracebacks and all, stays away."""
    logger = logging.getLogger("distributed.client")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


def _client(address: str) -> Any:
    from distributed import Client

    try:
        with ThreadPoolExecutor(1) as thread:  # a notebook's own thread runs a loop already
            thread.submit(asyncio.run, _reach(address)).result()
        return Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError, TypeError) as error:
        raise OptionError(
            "workers",
            translate(
                "workers: no Dask scheduler answers at {address}. Is it running? Its address looks "
                "like tcp://127.0.0.1:8786."
            ).format(address=address),
        ) from error


async def _reach(address: str) -> None:
    """Raise what is wrong with `address`: a `Client` would wait for ever on a port that is mute."""
    from distributed.comm.core import connect

    connection = await asyncio.wait_for(connect(address, timeout=PATIENCE), PATIENCE)
    connection.abort()


def _refuse_other_versions(client: Any, address: str) -> None:
    """Of the workers and of the scheduler, which takes apart what it hands on."""
    found = client.get_versions(packages=list(DECIDING))
    for place, theirs in {address: found["scheduler"], **found["workers"]}.items():
        why = _difference(Stranger(place, theirs["packages"]), _versions())
        if why:
            raise OptionError("workers", "workers: " + why)


def _versions() -> Versions:
    found: Versions = {}
    for name in DECIDING:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = None
    return found


def _difference(stranger: Stranger, asked: Versions) -> str | None:
    """A sentence about the first package of another version, if there is one."""
    for name in DECIDING:
        found = stranger.versions[name]
        if found != asked[name]:
            return translate(
                "{address} has {name} {found}, and here it is {asked}: results could differ. "
                "Install the same version on both."
            ).format(
                address=stranger.address,
                name=name,
                found=found or translate("not installed"),
                asked=asked[name],
            )
    return None


def _trainer(client: Any, experiment: Experiment) -> Trainer:
    """Trains cells on the cluster.

    The order is a task of its own: Dask brings its result to each worker once, and makes it again
    where it went down with its worker.
    """
    import dask

    # The data may be large: it goes over once, and no warning is due.
    with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 TiB"}):
        order = client.submit(Order, experiment, _versions(), pure=False)

    def train(cells: Cells) -> Future[Results]:
        answer = _answer(client, order, cells)
        return asyncio.run_coroutine_threadsafe(answer, client.loop.asyncio_loop)

    return train


def _train(order: Order, cells: Cells) -> Results | Stranger:
    """On a worker, one that came later than `_refuse_other_versions` among them."""
    from distributed import get_worker

    here = _versions()
    if here != order.versions:
        return Stranger(get_worker().address, here)
    torch.set_num_threads(1)  # the other cores have workers of their own
    return order.experiment.train(cells)


async def _answer(client: Any, order: Any, cells: Cells) -> Results:
    """What comes of a tile. No place but the caller keeps it thereafter."""
    from distributed import CancelledError, KilledWorker

    tile = client.submit(_train, order, cells, pure=False)
    try:
        answer = await _result(client, tile)
    except KilledWorker as error:
        raise RunError(
            translate(
                "A tile was given to {count} workers of the cluster, and all of them died. Have "
                "they memory enough? What was finished is kept."
            ).format(count=error.allowed_failures + 1)
        ) from error
    except (CancelledError, OSError) as error:
        raise RunError(
            translate("The Dask scheduler no longer answers. What was finished is kept.")
        ) from error
    except ImportError as error:
        raise RunError(
            translate(
                "A worker of the cluster lacks {name}. Install there what is installed here. What "
                "was finished is kept."
            ).format(name=error.name)
        ) from error
    finally:
        tile.release()
    if isinstance(answer, Stranger):
        raise RunError(str(_difference(answer, _versions())))
    return answer


async def _result(client: Any, tile: Any) -> Results | Stranger:
    """Wait for a tile as long as there are workers.

    A scheduler that is silent for a while may be busy (it imports what it hands on); one that is
    gone ends the connection, and every wait with it.
    """
    while True:
        try:
            answer: Results | Stranger = await tile.result(timeout=PATIENCE)
            return answer
        except TimeoutError:
            with suppress(TimeoutError):
                workers = await asyncio.wait_for(client.scheduler.ncores(), PATIENCE)
                if not workers:
                    raise RunError(
                        translate("The cluster has no workers any more. What was finished is kept.")
                    ) from None
