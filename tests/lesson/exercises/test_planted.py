from __future__ import annotations

import pytest
from tests.lesson.exercises.planted import HEAD, PLANTED

from descenso.lesson.exercises.cases import CASES
from descenso.lesson.exercises.judge import judge
from descenso.lesson.exercises.slips import SLIPS

ROWS = [(function, slip) for function, slips in SLIPS.items() for slip in slips]


@pytest.mark.parametrize(
    ("function", "slip"), ROWS, ids=[f"{function}-{slip.id}" for function, slip in ROWS]
)
def test_a_planted_slip_is_named(workshop, function, slip):
    source = HEAD + PLANTED[function][slip.id]
    verdict = judge(function, workshop.run(source.encode(), function, CASES[function], 20))
    assert verdict.status == "wrong"
    assert verdict.slip is slip
    if not slip.uses:
        assert verdict.case in CASES[function]
        assert verdict.wrong
