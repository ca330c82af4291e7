"""The picture of an atlas while it grows: soon there, and never a burden."""

from __future__ import annotations

import time
from collections.abc import Callable

from descenso.cartography.atlas import Atlas
from descenso.cartography.engine import Progress
from descenso.views.atlas_figure import atlas_png

SHARE = 0.05
"""Part of the time that drawing may take."""


class Preview:
    """Draws each level of the grid once it stands whole, and hands the picture to `show`.

    A level that stands before the drawings so far have earned their time is left out; the first is
    drawn in any case.
    """

    def __init__(self, show: Callable[[bytes], None]) -> None:
        self._show = show
        self._shown: int | None = None
        self._next = 0.0

    def update(self, atlas: Atlas, progress: Progress) -> None:
        """Draw, if there is a finer level to be seen and the time for it."""
        stride = progress.coarse
        if stride in (None, 1, self._shown) or progress.seconds < self._next:
            return
        assert stride is not None
        began = time.perf_counter()
        self._show(atlas_png(atlas, stride))
        self._shown = stride
        self._next = progress.seconds + (time.perf_counter() - began) / SHARE
