"""How every picture looks, and how one becomes bytes: the same bytes for the same figure."""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.layout_engine import LayoutEngine
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullFormatter, NullLocator

from descenso.views.labels import wants_logarithm

INK = "#22303c"
QUIET = "#5b6975"
FAINT = "#dfe5ea"
COLOURS = (
    "#0072b2", "#d55e00", "#009e73", "#aa4499", "#b08900",
    "#3db7e9", "#7a1f3d", "#444c54", "#7f6ee0", "#6b8e23",
)  # fmt: skip
"""After Okabe and Ito 2008, told apart by colour-blind readers; the yellow darkened for white."""
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "<", ">", "p")

RASTER_DPI = 144
"""Of the images inside a picture: sharp on a dense screen."""

LEGEND_ROW = 19
"""Height of a row of a legend, in points."""

STYLE: dict[str, Any] = {
    "font.family": ["sans-serif"],
    "font.sans-serif": ["DejaVu Sans"],  # comes with matplotlib, and is wider than most others
    "font.size": 11.0,
    "text.color": INK,
    "text.usetex": False,
    "text.parse_math": False,  # a label such as "$5" is a label
    "axes.titlesize": 13.0,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlepad": 10.0,
    "axes.labelcolor": QUIET,
    "axes.edgecolor": "#aab4bd",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.formatter.use_mathtext": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": FAINT,
    "grid.linewidth": 0.8,
    "xtick.color": "#aab4bd",
    "ytick.color": "#aab4bd",
    "xtick.labelcolor": QUIET,
    "ytick.labelcolor": QUIET,
    "lines.linewidth": 2.2,
    "lines.solid_capstyle": "round",
    "legend.frameon": False,
    "legend.fontsize": 10.5,
    "legend.handletextpad": 0.5,
    "legend.columnspacing": 1.6,
    "figure.facecolor": "white",
    "svg.fonttype": "none",  # text stays text: small, searchable, with every script the reader has
    "svg.hashsalt": "descenso",
    "svg.id": None,
}
# The reader's own settings file must not change our pictures; a backend is no look.
_NOT_LOOKS = ("backend", "interactive", "toolbar")
_FAMILY = b"system-ui, 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"


@contextmanager
def house_style() -> Iterator[None]:
    """Matplotlib's own defaults and then `STYLE`, inside a `with` block; no warning on glyphs.

    A character that the measuring font lacks is measured as a box, and drawn by the reader's fonts.
    """
    plain: dict[Any, Any] = {
        name: value
        for name, value in mpl.rcParamsDefault.items()
        if not name.startswith(_NOT_LOOKS)
    }
    settings: Any = plain | STYLE
    with mpl.rc_context(settings), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*[Gg]lyph.*")
        yield


def svg(figure: Figure) -> bytes:
    """The figure as an SVG document: no date, no random names, the same bytes on each call."""
    buffer = io.BytesIO()
    with house_style():
        canvas = FigureCanvasSVG(figure)
        figure.dpi = RASTER_DPI  # drawing leaves another behind
        blank = {"Date": None, "Creator": None}
        canvas.print_svg(buffer, metadata=blank)  # type: ignore[no-untyped-call]
        # A second layout would start from the first and come out a hair different.
        figure.set_layout_engine("none")
    return buffer.getvalue().replace(b"'DejaVu Sans', sans-serif", _FAMILY)


def png(figure: Figure) -> bytes:
    """The figure as a PNG at its own resolution: no version of any program, the same bytes."""
    buffer = io.BytesIO()
    with house_style():
        FigureCanvasAgg(figure).print_png(buffer, metadata={"Software": None})  # type: ignore[no-untyped-call]
    return buffer.getvalue()


class MeasuredOnce(LayoutEngine):
    """Gives the axes all the room that their texts leave, with `foot` points left free below.

    Matplotlib's own engines measure every text twice, which takes as long as the drawing.
    """

    _adjust_compatible = True
    _colorbar_gridspec = True

    def __init__(self, foot: float) -> None:
        super().__init__()
        self.foot = foot

    def execute(self, fig: Figure) -> None:
        """Place the axes, which stand side by side."""
        texts = [axes.get_tightbbox() for axes in fig.axes]
        plots = [axes.get_window_extent() for axes in fig.axes]
        pairs = [(text, plot) for text, plot in zip(texts, plots, strict=True) if text is not None]
        air, width, height = 8 * fig.dpi / 72, fig.bbox.width, fig.bbox.height
        left = air + max(plot.x0 - text.x0 for text, plot in pairs)
        right = air + max(text.x1 - plot.x1 for text, plot in pairs)
        below = air + max(plot.y0 - text.y0 for text, plot in pairs) + self.foot * fig.dpi / 72
        above = air + max(text.y1 - plot.y1 for text, plot in pairs)
        # A power of ten over the y axis lifts the title, and appears only while drawing.
        above += 4 * fig.dpi / 72
        each = (width - len(plots) * (left + right)) / len(plots)
        if each < 0.2 * width / len(plots) or height - below - above < 0.2 * height:
            return  # texts beyond reason: better drawn over than no picture
        fig.subplots_adjust(
            left=left / width,
            right=1 - right / width,
            bottom=below / height,
            top=1 - above / height,
            wspace=(left + right) / each,
        )


def new_figure(width: float, height: float, *, legend_rows: int = 0) -> Figure:
    """An empty figure of that many inches, with room for a legend at its foot."""
    foot = LEGEND_ROW * legend_rows + 4 if legend_rows else 0
    return Figure(figsize=(width, height), layout=MeasuredOnce(foot))


def add_legend(figure: Figure, handles: Sequence[Artist], labels: list[str], columns: int) -> None:
    """A legend at the foot, whatever the labels are."""
    legend = figure.legend(
        handles,
        [str(number) for number in range(len(labels))],
        loc="lower center",
        ncols=columns,
        borderaxespad=0.3,
    )
    # Set afterwards: a label that begins with "_" is otherwise left out, with a warning.
    for text, label in zip(legend.get_texts(), labels, strict=True):
        text.set_text(label)


def name_axes(axes: Axes, title: str, x: str, y: str) -> None:
    """Title on the left, names on both axes."""
    axes.set_title(title)
    axes.set_xlabel(x)
    axes.set_ylabel(y)


def explain(axes: Axes, text: str) -> None:
    """A line of quiet words in the place of a picture that has nothing to show."""
    axes.set_axis_off()
    axes.text(0.5, 0.5, text, ha="center", va="center", color=QUIET, transform=axes.transAxes)


def scale_values(axes: Axes, values: list[float]) -> None:
    """Limits and ticks of the y axis: linear from 0, or logarithmic beyond two powers of ten."""
    finite = [value for value in values if math.isfinite(value)]
    if not wants_logarithm(finite):
        top = max(finite, default=0.0)
        axes.set_ylim(0, 1.08 * top or 1.0)
        axes.yaxis.set_major_formatter(FuncFormatter(_plain_tick))
        return
    positive = [value for value in finite if value > 0]
    low, high = math.log10(min(positive)), math.log10(max(positive))
    pad = 0.05 * (high - low)
    axes.set_yscale("log", nonpositive="clip")
    axes.set_ylim(10 ** max(low - pad, -300), 10 ** min(high + pad, 300))
    axes.yaxis.set_major_locator(LogLocator(base=10, numticks=7))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(FuncFormatter(_plain_tick))
    axes.yaxis.set_minor_formatter(NullFormatter())


def scale_rates(axes: Axes) -> None:
    """A logarithmic x axis with plain numbers on it."""
    axes.set_xscale("log")
    axes.xaxis.set_major_locator(LogLocator(base=10, numticks=7))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(_plain_tick))


def scale_epochs(axes: Axes, epochs: list[int]) -> None:
    """Whole numbers on the x axis, with air beside a single epoch."""
    first, last = epochs[0], epochs[-1]
    pad = max(0.02 * (last - first), 0.5 if first == last else 0)
    axes.set_xlim(first - min(pad, 0.5), last + pad)  # there is no epoch 0 to show
    locator = MaxNLocator(nbins=8, integer=True, min_n_ticks=1, steps=[1, 2, 5, 10])
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(FuncFormatter(_plain_tick))


def draw_curve(
    axes: Axes, epochs: list[int], values: list[float], *, marker: str = "o", **look: Any
) -> None:
    """A curve over epochs; few points are marked, so that a single one can be seen."""
    xs, ys = thin_out(epochs, values)
    axes.plot(xs, ys, marker=marker if len(xs) <= 15 else "", markersize=6, **look)


def thin_out(
    epochs: list[int], values: list[float], buckets: int = 400
) -> tuple[list[int], list[float]]:
    """At most four points of each of `buckets` stretches: first, lowest, highest, last."""
    if len(values) <= 4 * buckets:
        return epochs, values
    kept: list[int] = []
    size = math.ceil(len(values) / buckets)
    for start in range(0, len(values), size):
        stretch = range(start, min(start + size, len(values)))
        lowest, highest = min(stretch, key=values.__getitem__), max(stretch, key=values.__getitem__)
        kept += sorted({stretch[0], lowest, highest, stretch[-1]})
    return [epochs[i] for i in kept], [values[i] for i in kept]


def _plain_tick(value: float, _position: int | None = None) -> str:
    """1000 and 0.001 as they are, 1e+16 where that is shorter."""
    if value != 0 and not 1e-4 <= abs(value) < 1e6:
        return f"{value:.4g}"
    return f"{value:.10g}"
