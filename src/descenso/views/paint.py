"""Colours in a terminal: only where there is one, and where nobody has asked for none."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TextIO, TypeAlias

Paint: TypeAlias = Callable[[str, str], str]
"""Takes a style's name and a text."""


def painter(stream: TextIO | None, styles: Mapping[str, str]) -> Paint:
    """Puts the codes of a style (ECMA-48, such as `1;36`) around a text, if `stream` shows them."""
    colours = (
        stream is not None
        and stream.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )
    if not colours:
        return lambda _style, text: text
    return lambda style, text: f"\x1b[{styles[style]}m{text}\x1b[0m"
