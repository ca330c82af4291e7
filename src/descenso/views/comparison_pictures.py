"""All that is drawn about a comparison, as the bytes of the files in its folder."""

from __future__ import annotations

from descenso.comparison.comparison import Comparison
from descenso.comparison.files import DESCENT, FIGURE, MICROSCOPE, PAGE
from descenso.views.comparison_figures import (
    comparison_figure,
    descent_figure,
    microscope_figure,
)
from descenso.views.comparison_page import comparison_page
from descenso.views.style import svg


def comparison_files(comparison: Comparison) -> dict[str, bytes]:
    """The figure of the twins, those of the step and of `.grad` where they tell, and the page."""
    files = {FIGURE: svg(comparison_figure(comparison))}
    if comparison.lines:
        files[DESCENT] = svg(descent_figure(comparison.lines))
    seen = next((twin.microscope for twin in comparison.twins if twin.microscope), None)
    if seen is not None:
        files[MICROSCOPE] = svg(microscope_figure(seen))
    files[PAGE] = comparison_page(comparison, files).encode()
    return files
