"""What people read, in Spanish and English, from one gettext catalogue.

The English text in the source is the key; `locale/es/LC_MESSAGES/descenso.po` holds the Spanish.
The language lives in a context variable, so that one process can serve people of both.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = ("es", "en")
DOMAIN = "descenso"
LOCALE_FOLDER = Path(__file__).parent / "locale"

_chosen: ContextVar[str | None] = ContextVar("language", default=None)


def from_environment() -> str:
    """The language that `DESCENSO_LANG`, else the locale, asks for: `es` or `en`."""
    for variable in ("DESCENSO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "").strip().lower()
        if value:
            return "es" if value.startswith("es") else "en"
    return "en"


def current_language() -> str:
    """The language in force here: the chosen one, else the environment's."""
    return _chosen.get() or from_environment()


def choose_language(language: str) -> None:
    """Speak `language` (one of `LANGUAGES`) from here on."""
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {LANGUAGES}, got {language!r}")
    _chosen.set(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` inside a `with` block."""
    before = _chosen.get()
    choose_language(language)
    try:
        yield
    finally:
        _chosen.set(before)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE_FOLDER, [language], fallback=language == "en")


def translate(text: str) -> str:
    """`text` in the current language."""
    return _catalogue(current_language()).gettext(text)


def translate_many(one: str, many: str, count: int) -> str:
    """`one` or `many`, whichever `count` asks for, in the current language."""
    return _catalogue(current_language()).ngettext(one, many, count)
