"""What a watched script may not do: use the network, or take more than its share of memory."""

from __future__ import annotations

import os
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from descenso.processes import address_space, bound

REFUSED = "descenso doctor: the network is not there for a watched script"
"""What a script reads that asks for the network; its report explains it in the reader's language.

Never translated: the script may print it, and programs may look for it.
"""

_NAMES = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
_CALLS = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg")


class Fence:
    """Remembers whether something was refused: who asked may have kept the reason to itself."""

    def __init__(self) -> None:
        self.network_refused = False

    def watch_network(self, event: str, given: tuple[Any, ...]) -> None:
        """An audit hook; sockets within the machine, by which processes talk, are let through."""
        outside = event in _CALLS and given[0].family in (socket.AF_INET, socket.AF_INET6)
        if outside or event in _NAMES:
            self.network_refused = True
            raise ConnectionRefusedError(REFUSED)


def fence(memory: int) -> Fence:
    """Bounds for this process and all that it starts: no network, no core file, so much memory."""
    import resource

    bound(resource.RLIMIT_CORE, 0)
    # CUDA reserves addresses for all the memory of all devices before it takes any.
    if not Path("/dev/nvidiactl").exists():
        bound(resource.RLIMIT_AS, address_space() + memory)
    raised = Fence()
    sys.addaudithook(raised.watch_network)
    return raised


def memory_allowance() -> int:
    """Bytes that a script may take: three quarters of what this machine or container has."""
    sizes = [os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")]
    for limit in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        with suppress(OSError, ValueError):
            sizes.append(int(Path(limit).read_text()))
    return 3 * min(sizes) // 4
