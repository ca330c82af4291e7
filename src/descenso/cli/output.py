"""Where words go: results to standard output, talk to standard error, JSON alone when asked."""

from __future__ import annotations

import json
import os
import shutil
import sys
from typing import Any, TextIO

from descenso.errors import RunError
from descenso.language import translate
from descenso.language.readable import readable


class Output:
    """The two standard streams, for people or (`json_only`) for programs.

    Whoever reads may leave at any time (`descenso … | head`): what cannot be written any more is
    dropped, and the work goes on. Characters that the terminal's encoding lacks become `?`.
    """

    def __init__(self) -> None:
        self.json_only = False
        for stream in (sys.stdout, sys.stderr):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure:
                reconfigure(errors="replace")

    @property
    def columns(self) -> int:
        """Width of the terminal, 80 where there is none."""
        return shutil.get_terminal_size((80, 24)).columns

    @property
    def stream(self) -> TextIO | None:
        """Where `say` writes; None where that stream was closed before we began."""
        return sys.stderr if self.json_only else sys.stdout

    def say(self, text: str) -> None:
        """A result for a person: standard output, or standard error beside JSON."""
        self._write(self.stream, text)

    def remark(self, text: str) -> None:
        """Talk that is not the result: standard error."""
        self._write(sys.stderr, text)

    def complain(self, text: str) -> None:
        """An error, told on standard error."""
        # A file's name may hold control codes; the line ends are our own.
        self._write(sys.stderr, "\n".join(map(readable, f"descenso: {text}".split("\n"))))

    def give(self, document: dict[str, Any]) -> None:
        """The one JSON document, if JSON was asked for."""
        if self.json_only:
            self.give_text(json.dumps(document, allow_nan=False) + "\n")

    def give_text(self, text: str) -> None:
        """A result that programs read: standard output, in UTF-8 whatever the terminal speaks.

        Raises:
            RunError: it could not be written, and not because the reader has left.
        """
        stream = sys.stdout
        if stream is None:
            return
        try:
            stream.flush()
            if stream.isatty() or not hasattr(stream, "buffer"):
                stream.write(text)
            else:
                stream.buffer.write(text.encode())
                stream.buffer.flush()
            stream.flush()
        except BrokenPipeError:
            self._silence(stream)
        except OSError as error:
            self._silence(stream)
            raise RunError(
                translate("standard output: could not be written: {why}.").format(
                    why=error.strerror or error
                )
            ) from error

    def close(self) -> None:
        """Flush, so that an early reader's absence is noticed here and not at the very end."""
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                self._flush(stream)

    def _write(self, stream: TextIO | None, text: str) -> None:
        if stream is None:
            return
        try:
            stream.write(text + "\n")
        except (OSError, ValueError):
            self._silence(stream)
        self._flush(stream)

    def _flush(self, stream: TextIO) -> None:
        try:
            stream.flush()
        except (OSError, ValueError):
            self._silence(stream)

    @staticmethod
    def _silence(stream: TextIO) -> None:
        """Send the rest of a stream that nobody reads to nowhere."""
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
        except (OSError, ValueError):
            return
