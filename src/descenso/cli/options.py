"""Options that verbs share, and how command-line words become Python values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from descenso.cli.output import Output
from descenso.errors import OptionError
from descenso.language import translate


class Hidden(click.ParamType):  # type: ignore[type-arg]
    """`16`, `16,16` or `0` (no hidden layer), as a tuple of widths."""

    name = "WIDTHS"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        """The widths; ranges are the business of `TrainOptions`."""
        try:
            widths = tuple(int(word) for word in str(value).split(","))
        except ValueError:
            self.fail(
                translate("expected widths such as 16 or 16,16, or 0 for none, got {given}").format(
                    given=repr(value)
                ),
                param,
                ctx,
            )
        return () if widths == (0,) else widths


def label_option() -> click.Option:
    """`--label`, of every verb that takes data."""
    return click.Option(["--label"], help=translate("The column that holds the class, for a file."))


def timeout_option(seconds: float, text: str) -> click.Option:
    """`--timeout`, with its default; `text` says for what."""
    return click.Option(["--timeout"], type=float, default=seconds, metavar="SECONDS", help=text)


def refuse_timeout(seconds: float, most: float) -> None:
    """Refuse what is no time to wait, and more than `most`.

    Raises:
        OptionError: it is one of these.
    """
    if not 0 < seconds <= most:
        raise OptionError(
            "timeout",
            translate("timeout: expected seconds above 0, at most {most:g}, got {given:g}.").format(
                most=most, given=seconds
            ),
        )


def shared_options() -> list[click.Parameter]:
    """What every verb takes: `--json` and `--debug`."""
    return [
        click.Option(
            ["--json"],
            is_flag=True,
            expose_value=False,
            callback=_ask_for_json,
            is_eager=True,
            help=translate("Print one JSON document, and nothing else, on standard output."),
        ),
        debug_option(),
    ]


def debug_option() -> click.Option:
    """`--debug`, which stands before or behind the verb."""
    return click.Option(
        ["--debug"],
        is_flag=True,
        expose_value=False,
        help=translate("Show where in the program an error arose."),
    )


def _ask_for_json(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        ctx.ensure_object(Output).json_only = True


def make_command(
    name: str, text: str, params: list[click.Parameter], run: Callable[..., int]
) -> click.Command:
    """A verb: `run` receives the `Output` and the parameters, and gives back the exit code."""
    return click.Command(
        name,
        help=text,
        params=[*params, *shared_options()],
        callback=click.pass_obj(run),
        context_settings={"max_content_width": 100, "show_default": True},
    )
