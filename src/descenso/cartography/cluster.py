"""Workers of a Dask cluster that somebody else runs, as an executor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from descenso.cartography.engine import Workers
from descenso.errors import OptionError
from descenso.language import translate

PATIENCE = 10
"""Seconds until a scheduler counts as out of reach."""


@contextmanager
def cluster(address: str) -> Iterator[Workers]:
    """The workers of the scheduler at `address`, each of which needs descenso.

    A tile whose worker dies is given to another one.

    Raises:
        OptionError: Dask is not installed, the scheduler does not answer, or has no workers.
    """
    try:
        from distributed import Client
    except ImportError:
        raise OptionError(
            "workers",
            translate("workers: needs Dask. Install it with: pip install 'descenso[dask]'"),
        ) from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError, TypeError) as error:
        raise OptionError(
            "workers",
            translate(
                "workers: no Dask scheduler answers at {address}. Is it running? Its address looks "
                "like tcp://127.0.0.1:8786."
            ).format(address=address),
        ) from error
    try:
        count = sum(client.nthreads().values())
        if not count:
            raise OptionError(
                "workers",
                translate("workers: the scheduler at {address} has no workers.").format(
                    address=address
                ),
            )
        with client.get_executor(pure=False) as executor:
            yield Workers(executor, count)
    finally:
        client.close()
