from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from descenso.cli.main import main


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def json(self):
        """Standard output as the one JSON document that it has to be."""
        return json.loads(self.out)


@pytest.fixture
def descenso(capsys, monkeypatch, tmp_path):
    """Call the command line in an empty folder; gives exit code and both outputs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("DESCENSO_LANG", "en")
    monkeypatch.setenv("COLUMNS", "80")

    def call(*words: str) -> Outcome:
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        captured = capsys.readouterr()
        return Outcome(ended.value.code, captured.out, captured.err)

    return call
