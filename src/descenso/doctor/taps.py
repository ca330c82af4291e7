"""What comes out of a process, as much of it as is worth keeping."""

from __future__ import annotations

import os
from types import TracebackType

CHUNK = 1 << 16


class Tap:
    """A pipe, of which `theirs` is for a process to write to; a context manager.

    Of what comes the first `most` bytes are kept and the last.
    """

    def __init__(self, most: int) -> None:
        self.ours, self.theirs = os.pipe()
        os.set_blocking(self.ours, False)
        self._most = most
        self._head, self._tail = bytearray(), bytearray()
        self._left_out = 0

    def __enter__(self) -> Tap:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.hand_over()
        os.close(self.ours)

    def hand_over(self) -> None:
        """Close `theirs` here: another process has it, or nobody ever will."""
        if self.theirs >= 0:
            os.close(self.theirs)
        self.theirs = -1

    def read(self) -> bool:
        """Take a chunk; False where there is none, for now or for good."""
        try:
            chunk = os.read(self.ours, CHUNK)
        except BlockingIOError:
            return False
        room = max(0, self._most - len(self._head))
        self._head += chunk[:room]
        self._tail += chunk[room:]
        excess = len(self._tail) - self._most
        if excess > 0:
            del self._tail[:excess]
            self._left_out += excess
        return bool(chunk)

    @property
    def content(self) -> bytes:
        """What was kept; where something was left out, a line says how much."""
        gap = f"\n[… {self._left_out} bytes …]\n".encode() if self._left_out else b""
        return bytes(self._head) + gap + bytes(self._tail)
