from __future__ import annotations

import pytest
from tests.doctor.visits import outcome

from descenso.doctor.endings import ending, error_line
from descenso.doctor.record import Crash, Record
from descenso.language import speaking

CRASHES = {
    "EOFError: EOF when reading a line": "asks for input",
    "MemoryError: ": "more memory than a watched script may take",
    "RuntimeError: [enforce fail] DefaultCPUAllocator: can't allocate memory: you tried": (
        "more memory than a watched script may take"
    ),
    "ModuleNotFoundError: No module named 'foo.bar'": "Install it with: pip install foo",
    "ModuleNotFoundError: No module named 'sklearn'": "Install it with: pip install scikit-learn",
    "ModuleNotFoundError: No module named 'google.colab'": "only in Colab",
    "ModuleNotFoundError: No module named 'google'": "only in Colab",
    "FileNotFoundError: [Errno 2] No such file or directory: 'data/x.csv'": "'data/x.csv'",
}


@pytest.mark.parametrize(("error", "expected"), CRASHES.items())
def test_errors_that_have_nothing_to_do_with_training_are_explained(error, expected):
    kind, _, message = error.partition(": ")
    ended = outcome(end="error", exit_code=1, record=Record(crash=Crash(kind, message)))
    assert expected in ending(ended)
    english = ending(ended)
    with speaking("es"):
        assert ending(ended) not in (None, english)


def test_the_network_is_the_reason_even_where_the_error_does_not_say_so():
    crash = Crash("RuntimeError", "Error downloading train-images-idx3-ubyte.gz")
    refused = outcome(end="error", record=Record(crash=crash), network_refused=True)
    assert "asks for the network" in ending(refused)
    assert ending(outcome(end="error", record=Record(crash=crash))) is None
    assert ending(outcome(end="finished", network_refused=True)) is None


@pytest.mark.parametrize(
    "crash", [Crash("ValueError", "EOF when reading a line"), Crash("EOFError", "Ran out of input")]
)
def test_other_errors_are_left_to_their_own_words(crash):
    assert ending(outcome(end="error", record=Record(crash=crash))) is None


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ({"end": "finished"}, None),
        ({"end": "exit", "exit_code": 0}, None),
        ({"end": "exit", "exit_code": 3}, "exit code 3"),
        ({"end": "step-limit"}, "--max-steps"),
        ({"end": "timed-out", "seconds": 59.8}, "Stopped after 60 s"),
        ({"end": "out-of-memory", "peak_memory": 3 * 2**30}, "3.0 GiB"),
        ({"end": "too-many-processes"}, "processes without end"),
        ({"end": "killed", "signal": "SIGSEGV", "exit_code": None}, "SIGSEGV"),
        ({"end": "killed", "exit_code": 1}, "exit code 1"),
    ],
)
def test_how_a_script_was_ended(how, expected):
    said = ending(outcome(**how))
    assert said == expected or expected in said


def test_an_error_on_one_bearable_line():
    assert error_line(Crash("KeyError", "")) == "KeyError"
    line = error_line(Crash("ValueError", "a\nb\x1b[31m" + "x" * 10_000))
    assert line.startswith("ValueError: a\\u000ab\\u001b[31mx")
    assert len(line) < 330
