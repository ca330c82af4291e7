from __future__ import annotations

import pytest

from descenso.data.load import load
from descenso.runs.contents import write_config
from descenso.runs.folder import create_folder
from descenso.runs.options import make_options
from descenso.runs.run import new_run, prepare
from descenso.runs.trainer import train_run


@pytest.fixture
def begin(tmp_path):
    """Begin a run in a folder, and give back folder, run and prepared data."""

    def make(name="run", data="clouds", **options):
        chosen = make_options(options)
        dataset = load(data, seed=chosen.seed)
        prepared = prepare(dataset, chosen)
        folder = tmp_path / name
        create_folder(folder)
        run = new_run(dataset, prepared, chosen)
        write_config(folder, run)
        return folder, run, prepared

    return make


@pytest.fixture
def train(begin):
    """Train a run in a folder to its end, and give back both."""

    def make(name="run", data="clouds", **options):
        folder, run, prepared = begin(name, data, **options)
        for _ in train_run(run, prepared, folder=folder):
            pass
        return folder, run

    return make
