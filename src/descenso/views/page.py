"""A page that is one file: its style and script are inside it, and its policy lets in no others."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from descenso.language import current_language, translate, translate_many
from descenso.language.readable import readable
from descenso.views.labels import percent

TEMPLATES = Path(__file__).parent / "templates"
LABEL_LENGTH = 60


def page(template: str, *, style: str, script: str | None = None, **values: Any) -> str:
    """`template` filled in with `values`, in the current language.

    `style` and `script` are files beside it; `page.css` comes before every style.
    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["label"] = lambda text: readable(str(text), LABEL_LENGTH)
    environment.filters["visible"] = lambda text: readable(str(text))
    environment.filters["percent"] = percent
    looks = _read("page.css") + _read(style)
    acts = _read(script) if script else ""
    return environment.get_template(template).render(
        translate=translate,
        translate_many=translate_many,
        language=current_language(),
        style=looks,
        style_hash=_digest(looks),
        script=acts,
        script_hash=_digest(acts),
        **values,
    )


def embedded(picture: bytes, kind: str = "image/svg+xml") -> str:
    """The address of a picture that holds all of its bytes; an SVG document unless `kind` says."""
    return f"data:{kind};base64," + base64.b64encode(picture).decode()


def _read(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """How the page's own policy names a script or style that it allows."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
