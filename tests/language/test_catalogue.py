from __future__ import annotations

import gettext
import inspect
import string
from pathlib import Path

import click
import pytest
from babel.messages.mofile import read_mo
from tools.messages import CATALOGUE, collect, read_catalogue

from descenso.cli import library_texts
from descenso.language import (
    LANGUAGES,
    LOCALE_FOLDER,
    choose_language,
    current_language,
    from_environment,
    speaking,
    translate,
    translate_many,
)

FOUND, SPANISH = collect(), read_catalogue()


def texts(message):
    return (message.id,) if isinstance(message.id, str) else message.id


def translations(message):
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def placeholders(text):
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name is not None})


def test_the_catalogue_has_the_texts_of_the_source_and_no_others():
    in_source = {texts(message) for message in FOUND if message.id}
    in_catalogue = {texts(message) for message in SPANISH if message.id}
    assert len(in_source) > 200
    assert in_source == in_catalogue, "run: make messages"


@pytest.mark.parametrize("message", [m for m in SPANISH if m.id], ids=lambda m: texts(m)[0][:40])
def test_a_text_has_a_spanish_one_with_the_same_places(message):
    assert all(translations(message))
    assert not message.fuzzy
    known = {name for text in texts(message) for name in placeholders(text)}
    assert placeholders(translations(message)[-1]) == placeholders(texts(message)[-1])
    assert set(placeholders(translations(message)[0])) <= known


def test_the_compiled_catalogue_is_the_current_one():
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = {texts(m)[0]: translations(m) for m in read_mo(file) if m.id}
    assert compiled == {texts(m)[0]: translations(m) for m in SPANISH if m.id}


def test_click_still_says_what_the_catalogue_translates_for_it():
    folder = Path(inspect.getfile(click)).parent
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    said = library_texts.library_texts() + library_texts.library_plurals(1)
    assert [text for text in said if f'"{text}"' not in source] == []


def test_languages_are_told_apart():
    with speaking("es"):
        assert translate("loss") == "pérdida"
        assert translate_many("{count} epoch", "{count} epochs", 2) == "{count} épocas"
    with speaking("en"):
        assert translate("loss") == "loss"
        assert translate_many("{count} epoch", "{count} epochs", 1) == "{count} epoch"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"DESCENSO_LANG": "es"}, "es"),
        ({"DESCENSO_LANG": "en", "LANG": "es_ES.UTF-8"}, "en"),
        ({"LANG": "es_MX.UTF-8"}, "es"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "es_ES"}, "en"),
        ({}, "en"),
    ],
)
def test_the_environment_chooses(monkeypatch, environment, expected):
    for name in ("DESCENSO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert from_environment() == expected


def test_speaking_ends_with_its_block_even_after_an_error():
    with speaking("en"), pytest.raises(KeyError), speaking("es"):
        raise KeyError
    assert current_language() == "en"


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="language must be one of"):
        choose_language("fr")


def test_every_language_but_the_sources_has_a_catalogue():
    for language in LANGUAGES:
        found = gettext.find("descenso", LOCALE_FOLDER, [language])
        assert (found is None) == (language == "en")
