"""The files of a comparison's folder, by name."""

FIGURE = "comparison.svg"
DESCENT = "descent.svg"
MICROSCOPE = "microscope.svg"
PAGE = "comparison.html"

COMPARISON_FILES = (FIGURE, DESCENT, MICROSCOPE, PAGE)
