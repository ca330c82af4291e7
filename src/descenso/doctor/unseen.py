"""A matplotlib backend for watched scripts: figures are drawn when saved, and shown nowhere.

Matplotlib finds it by the variable `MPLBACKEND`; its names are those that a backend has to have.
"""

from __future__ import annotations

from matplotlib.backend_bases import FigureManagerBase
from matplotlib.backends.backend_agg import FigureCanvasAgg


class FigureManager(FigureManagerBase):
    """The window of a figure, were there one."""

    def show(self) -> None:
        """Nothing, where the base class warns that there is no window."""


class FigureCanvas(FigureCanvasAgg):
    """Draws as usual."""

    manager_class = FigureManager
