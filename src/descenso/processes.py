"""Processes that run other people's code: bounds on them, and an end for all that they started.

Imports nothing heavy: it is read in processes that have to be up at once.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

BECOME_SUBREAPER = 36
"""`PR_SET_CHILD_SUBREAPER` of Linux: orphans of a descendant become this process's children."""

LEFT = -1
"""A child has ended, and its status is still to be fetched."""

MOST_ROUNDS = 100
"""Of ending orphans: each may have left others behind."""


def end_group(process: int) -> None:
    """End a process, and every other that it started and that stayed in its group."""
    for end in (os.killpg, os.kill):
        with suppress(ProcessLookupError, PermissionError):
            end(process, signal.SIGKILL)


def adopt_orphans() -> None:
    """From here on, what descendants of this process leave behind becomes its child (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(BECOME_SUBREAPER, 1, 0, 0, 0)


def end_orphans() -> None:
    """End every child of this process and what it left behind, as far as the system tells."""
    for _ in range(MOST_ROUNDS):
        orphans = children_of(os.getpid())
        if not orphans:
            return
        for orphan in orphans:
            end_group(orphan)
            with suppress(ChildProcessError):
                os.waitpid(orphan, 0)


def peek(child: int) -> int | None:
    """None while the child runs; else its status as `os.waitpid` tells it, or `LEFT`.

    Where the system can look without fetching, the child's number stays taken until its group has
    been ended, so that no other process can be meant by it.
    """
    if hasattr(os, "waitid"):
        ended = os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT | os.WNOHANG)
        return None if ended is None else LEFT
    number, status = os.waitpid(child, os.WNOHANG)
    return status if number else None


def children_of(process: int) -> list[int]:
    """The children that `process` has now, whichever of its threads started them."""
    found: list[int] = []
    for thread in Path(f"/proc/{process}/task").glob("*"):
        with suppress(OSError, ValueError):
            found += [int(word) for word in (thread / "children").read_text().split()]
    return found


def bound(kind: int, most: int) -> None:
    """Lower a limit of `resource`, where the system has it and does not set a lower one itself."""
    import resource

    _, hard = resource.getrlimit(kind)
    if hard == resource.RLIM_INFINITY or most < hard:
        with suppress(OSError, ValueError):
            resource.setrlimit(kind, (most, most))


def address_space() -> int:
    """Bytes of address space in use; on systems that do not tell, far more than is needed."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:
        return 2**40
    return pages * os.sysconf("SC_PAGE_SIZE")


def signal_name(number: int) -> str:
    """`SIGSEGV` for 11; the number itself where the system has no name for it."""
    known = {one.value: one.name for one in signal.Signals}
    return known.get(number, str(number))
