"""Sentences that click says to people in its own code: here so that the catalogue has them.

click takes its texts from gettext's global domain, which `main` points at our catalogue. A test
checks that click still says each of them.
"""

from __future__ import annotations

from descenso.language import translate, translate_many


def library_texts() -> list[str]:
    """What click may say here, in the current language."""
    return [
        translate("Usage:"),
        translate("Options"),
        translate("Commands"),
        translate("Show this message and exit."),
        translate("Missing command."),
        translate("Missing argument"),
        translate("Missing option"),
        translate("Missing parameter"),
        translate("Invalid value: {message}"),
        translate("Invalid value for {param_hint}: {message}"),
        translate("No such option {name!r}."),
        translate("No such command {name!r}."),
        translate("{value!r} is not a valid {number_type}."),
        translate("Option {name!r} does not take a value."),
    ]


def library_plurals(count: int) -> list[str]:
    """The same for texts with a singular and a plural, for `count`."""
    return [
        translate_many(
            "Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", count
        ),
        translate_many(
            "Got unexpected extra argument ({args})",
            "Got unexpected extra arguments ({args})",
            count,
        ),
        translate_many("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", count),
        translate_many(
            "Option {name!r} requires an argument.",
            "Option {name!r} requires {nargs} arguments.",
            count,
        ),
    ]
