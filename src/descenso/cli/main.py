"""The `descenso` command: language, verbs, and how an error is told."""

from __future__ import annotations

import gc
import gettext
import importlib
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib.metadata import version

import click

from descenso.cli.options import debug_option
from descenso.cli.output import Output
from descenso.errors import DescensoError, OptionError, did_you_mean, shortened
from descenso.language import (
    DOMAIN,
    LANGUAGES,
    LOCALE_FOLDER,
    choose_language,
    current_language,
    translate,
)

DONE, WRONG_REQUEST, INTERRUPTED = 0, 2, 130


def _verbs() -> dict[str, str]:
    """Every verb with its line in the help. A verb's own module is imported when it is called."""
    return {
        "train": translate("Train a network from scratch, and keep the run in a folder."),
        "explain": translate("Tell one training step line by line, with the run's own numbers."),
        "compare": translate("Train twins that differ in one thing, and say what it changed."),
        "atlas": translate("Train a network for each pair of settings, and map which train."),
        "doctor": translate("Run a script or notebook, and say what is wrong with its training."),
        "lesson": translate("Write the lesson's notebook, and open it."),
        "exercises": translate("Write the functions to fill in, and check what was written."),
        "predict": translate("Give the class of new rows with a trained network."),
        "runs": translate("List the runs in a folder."),
        "verify": translate("Check every file of a run against its checksum."),
    }


class Verbs(click.Group):
    """The verbs, imported only when called: `descenso --help` never waits for PyTorch."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the verbs."""
        return list(_verbs())

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that the first word names, or an error with the nearest one."""
        if args and args[0] not in _verbs() and not args[0].startswith("-"):
            unknown = translate("there is no verb {given}.").format(given=shortened(repr(args[0])))
            raise click.UsageError(f"{unknown} {did_you_mean(args[0], _verbs())}", ctx)
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command, built in the current language."""
        if cmd_name not in _verbs():
            return None
        module = importlib.import_module(f"descenso.cli.{cmd_name}")
        build: Callable[[str, str], click.Command] = module.command
        return build(cmd_name, _verbs()[cmd_name])

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of verbs, without importing them."""
        with formatter.section(translate("Commands")):
            formatter.write_dl(list(_verbs().items()))


def _root() -> click.Group:
    return Verbs(
        "descenso",
        help=translate("Train a neural network from scratch and understand every line of it."),
        params=[
            click.Option(
                ["--lang"],
                type=click.Choice(LANGUAGES),
                expose_value=False,
                help=translate("Language, before the verb; else DESCENSO_LANG, else the locale."),
            ),
            debug_option(),
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_print_version,
                help=translate("Show the version and exit."),
            ),
        ],
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )


def _print_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"descenso {version('descenso')}")
        ctx.exit()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; always ends in `SystemExit` with a code of SURFACE's four."""
    # Imports make a million objects that stay; looking through them again and again while they
    # come costs the default run a tenth of its time.
    gc.set_threshold(50_000, 20, 100)
    words = list(sys.argv[1:] if arguments is None else arguments)
    _choose_language(words)
    output = Output()
    try:
        _refuse_broken_text(words)
        code = _root().main(words, prog_name="descenso", standalone_mode=False, obj=output)
    except (click.exceptions.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except click.ClickException as error:
        output.complain(_in_a_few_lines(error))
        code = WRONG_REQUEST
    except (DescensoError, OSError, MemoryError) as error:
        if "--debug" in words:
            traceback.print_exc()
        output.complain(str(error) or type(error).__name__)
        code = WRONG_REQUEST
    output.close()
    sys.exit(code if isinstance(code, int) else DONE)


def _refuse_broken_text(words: list[str]) -> None:
    """Names that are not UTF-8 could neither be shown nor kept in a configuration."""
    for word in words:
        if any("\ud800" <= sign <= "\udfff" for sign in word):
            raise OptionError(
                word,
                translate("{word}: this name is not UTF-8. Rename the file or folder.").format(
                    word=ascii(word)
                ),
            )


def _in_a_few_lines(error: click.ClickException) -> str:
    """The message, and where the help is."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return error.format_message()
    hint = translate("See: {command} --help").format(command=context.command_path)
    return f"{error.format_message()}\n{hint}"


def _choose_language(words: list[str]) -> None:
    """Find the language before anything is said: the options' help is a text, too."""
    for index, word in enumerate(words):
        if not word.startswith("-"):
            break
        wanted = word.partition("=")[2] if "=" in word else "".join(words[index + 1 : index + 2])
        if word.partition("=")[0] == "--lang" and wanted in LANGUAGES:
            choose_language(wanted)
            break
    # click takes its own sentences from gettext's global domain.
    os.environ["LANGUAGE"] = current_language()
    gettext.bindtextdomain(DOMAIN, LOCALE_FOLDER)
    gettext.textdomain(DOMAIN)
