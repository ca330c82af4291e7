"""Why a script did not come to its end, in the reader's language.

This is for what has nothing to do with training: a question to the keyboard, the network, memory,
time, a missing module or file. What a problem of training explains, that problem's own words do.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from descenso.doctor.record import Crash
from descenso.doctor.script import Outcome
from descenso.language import translate
from descenso.language.readable import readable

MOST_MESSAGE = 300
"""Characters of an error's own text that are quoted."""


PACKAGES = {
    "PIL": "pillow",
    "bs4": "beautifulsoup4",
    "cv2": "opencv-python",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "yaml": "pyyaml",
}
"""Modules that are called otherwise where they are installed from."""


class _Row(NamedTuple):
    """An error that has its own words: the names of its type, what is in its text, the words."""

    kinds: tuple[str, ...]
    pattern: str
    say: Callable[[re.Match[str]], str]


def _asked(_found: re.Match[str]) -> str:
    return translate(
        "It asks for input, and nobody is there to answer. Give the value in the script, or as an "
        "argument after --."
    )


def _went_out() -> str:
    return translate(
        "It asks for the network, which is not there for a watched script. Download the data once "
        "by hand, and read it from the disk."
    )


def _took_too_much(_found: re.Match[str]) -> str:
    return translate(
        "It asks for more memory than a watched script may take: three quarters of this machine's."
    )


def _misses_module(found: re.Match[str]) -> str:
    module = found[1]
    if module in ("google", "google.colab"):
        return translate(
            "It imports google.colab, which is there only in Colab. Take those lines out, and read "
            "the data from the disk."
        )
    top = module.partition(".")[0]
    return translate(
        "It imports {module}, which is not installed beside this descenso. Install it with: pip "
        "install {package}"
    ).format(module=module, package=PACKAGES.get(top, top))


def _misses_file(found: re.Match[str]) -> str:
    return translate(
        "It opens {path}, which is not there. A script's own paths begin in the folder from which "
        "descenso was called, a notebook's in its own folder."
    ).format(path=found[1])


_ROWS = (
    _Row(("EOFError",), r"EOF when reading a line", _asked),
    _Row(("MemoryError",), r"", _took_too_much),
    _Row((), r"can't allocate memory|Cannot allocate memory", _took_too_much),
    _Row(("ModuleNotFoundError",), r"No module named '([^']+)'", _misses_module),
    _Row(("FileNotFoundError",), r"No such file or directory: ('.*')", _misses_file),
)


def ending(outcome: Outcome) -> str | None:
    """A sentence or two on how the script ended; None where it simply came to its end."""
    crash = outcome.record.crash if outcome.record else None
    if outcome.end == "error" and crash is not None:
        return _went_out() if outcome.network_refused else _explained(crash)
    if outcome.end == "exit" and outcome.exit_code:
        return translate("The script ended itself, with exit code {code}.").format(
            code=outcome.exit_code
        )
    return _stopped(outcome)


def error_line(crash: Crash) -> str:
    """`ValueError: what it says`, on one line of bearable length."""
    message = readable(crash.message.strip(), MOST_MESSAGE)
    return f"{crash.kind}: {message}" if message else crash.kind


def _explained(crash: Crash) -> str | None:
    for row in _ROWS:
        found = re.search(row.pattern, crash.message)
        if found and (not row.kinds or crash.kind in row.kinds):
            return row.say(found)
    return None


def _stopped(outcome: Outcome) -> str | None:
    """For a script that was ended from outside."""
    seconds, memory = f"{outcome.seconds:.0f}", f"{outcome.peak_memory / 2**30:.1f}"
    told = {
        "step-limit": translate("Stopped after as many steps as --max-steps allows."),
        "timed-out": translate(
            "Stopped after {seconds} s: it was still running. --timeout gives it more time, "
            "--max-steps ends it sooner."
        ).format(seconds=seconds),
        "out-of-memory": translate(
            "Stopped: it and what it started had taken {memory} GiB of memory, more than three "
            "quarters of this machine's."
        ).format(memory=memory),
        "too-many-processes": translate("Stopped: it started processes without end."),
        "killed": translate(
            "Its process ended at once ({how}), before anything could be said about its training."
        ).format(
            how=outcome.signal or translate("exit code {code}").format(code=outcome.exit_code)
        ),
    }
    return told.get(outcome.end)
