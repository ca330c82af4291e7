"""A warm process that runs scripts for every test of a file."""

from __future__ import annotations

import pytest

from descenso.doctor.script import Runner
from descenso.doctor.source import read_source

MEMORY = 2**30


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One warm process for the scripts that leave it whole, and the file that they are written to.

    Every test that needs another source, folder or environment starts its own.
    """
    path = tmp_path_factory.mktemp("scripts") / "script.py"
    path.write_text("")
    with Runner(read_source(path), ["--lr", "0.1"], timeout=20, memory=MEMORY) as runner:
        yield runner, path


@pytest.fixture
def outcome_of(shared):
    """How a script ends that has these lines."""

    def run(text, **options):
        runner, path = shared
        path.write_text(text)
        runner.source = read_source(path)
        return runner.run(**options)

    return run
