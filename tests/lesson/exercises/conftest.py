from __future__ import annotations

import pytest

from descenso.lesson.exercises.workshop import Workshop


@pytest.fixture(scope="package")
def workshop():
    """One warm process for all tests: each job has a worker of its own."""
    with Workshop() as open_workshop:
        yield open_workshop
