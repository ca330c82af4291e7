"""Who trains an atlas: this computer's cores, or a cluster's."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager

from descenso.cartography.engine import Workers, local_threads
from descenso.errors import OptionError, shortened
from descenso.language import translate

ADDRESS = re.compile(r"(?:[a-z]+://)?\S+:\d{1,5}|inproc://\S+")


def workers_at(address: str | None) -> AbstractContextManager[Workers]:
    """The workers of the Dask scheduler at `address`; for None a thread for each core.

    Raises:
        OptionError: that is no address; or, when the block is entered, as `cluster` does.
    """
    if address is None:
        return local_threads()
    # Dask would look for a computer of such a name, for a long time.
    if not ADDRESS.fullmatch(address):
        raise OptionError(
            "workers",
            translate(
                "workers: expected the address of a scheduler, such as tcp://127.0.0.1:8786, got "
                "{given}."
            ).format(given=shortened(repr(address))),
        )
    # Dask takes a second to import, and is not always installed.
    from descenso.cartography.cluster import cluster

    return cluster(address)
