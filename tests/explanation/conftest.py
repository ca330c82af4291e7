from __future__ import annotations

import pytest

from descenso.data.load import load
from descenso.explanation.explanation import BATCH_SIZE, explain_step
from descenso.runs.options import make_options


@pytest.fixture(scope="session")
def told():
    """Explain a step of a run with these options."""

    def tell(data="clouds", *, step=1, entries=(), **options):
        chosen = make_options({"batch_size": BATCH_SIZE, **options})
        return explain_step(load(data), chosen, step=step, entries=entries)

    return tell
