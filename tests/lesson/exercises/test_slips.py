from __future__ import annotations

import pytest
import torch
from tests.lesson.exercises.planted import PLANTED

from descenso.language import speaking
from descenso.lesson.exercises.calls import observe
from descenso.lesson.exercises.cases import CASES, build
from descenso.lesson.exercises.facts import FACTS
from descenso.lesson.exercises.judge import judge, known_facts
from descenso.lesson.exercises.right import ALSO_RIGHT, RIGHT
from descenso.lesson.exercises.slips import FORBIDDEN, GENERAL, KINDS, SLIPS
from descenso.lesson.exercises.tasks import TASKS
from descenso.lesson.exercises.workshop import Outcome

ROWS = [(function, slip) for function, slips in SLIPS.items() for slip in slips]
VARIANTS = [
    pytest.param(function, slip, variant, id=f"{function}-{slip.id}-{number}")
    for function, slip in ROWS
    for number, variant in enumerate(slip.variants)
]


def told(function, known, used=()):
    """What a worker would tell of a function of ours."""
    cases = enumerate(CASES[function])
    return Outcome(
        [
            {"loaded": True},
            {"present": True, "empty": False, "used": list(used)},
            *({"case": number, **observe(known, case.to_json())} for number, case in cases),
            {"finished": True},
        ]
    )


def test_every_table_has_the_same_seven_functions_in_the_same_order():
    for table in (SLIPS, CASES, FACTS, TASKS):
        assert list(table) == list(RIGHT)
    assert list(RIGHT)[:2] == ["init", "forward"]
    assert len(RIGHT) == 7


def test_every_slip_has_its_planted_function_and_the_other_way_round():
    for function, slips in SLIPS.items():
        names = [slip.id for slip in slips]
        assert len(set(names)) == len(names)
        assert sorted(names) == sorted(PLANTED[function])
    assert sum(map(len, SLIPS.values())) >= 60


@pytest.mark.parametrize(("function", "slip", "variant"), VARIANTS)
def test_what_a_slip_is_known_by_is_wrong_and_named_after_it(function, slip, variant):
    used = set() if slip.id == "no-step" else {"sgd_step"}
    verdict = judge(function, told(function, variant, used))
    assert verdict.status == "wrong"
    assert verdict.slip is not None
    assert verdict.slip.id == slip.id


@pytest.mark.parametrize("function", RIGHT)
def test_the_right_functions_are_right(function):
    for known in (RIGHT[function], *ALSO_RIGHT.get(function, ())):
        assert judge(function, told(function, known)).status == "right"


@pytest.mark.parametrize("slip", [*(slip for _, slip in ROWS), *KINDS, *GENERAL, *FORBIDDEN])
def test_a_hint_is_short_and_does_not_name_the_solution(slip):
    with speaking("en"):
        hint = slip.hint()
    assert 30 < len(hint) < 260
    assert "\n" not in hint
    for solution in ("torch.arange(", "p -= lr", "requires_grad_()", ".T @", "keepdim", "p.sub_"):
        assert solution not in hint


@pytest.mark.parametrize("function", ["forward", "gradients"])
def test_no_hidden_unit_stands_on_the_corner_where_gradients_are_looked_at(function):
    """At z = 0 any slope from 0 to 1 is a right one: nobody is to be judged by it."""
    for case in CASES[function]:
        given = {name: build(spec) for name, spec in case.arguments.items()}
        assert (given["X"] @ given["W1"] + given["b1"]).abs().min() > 1e-3


@pytest.mark.parametrize("function", ["forward", "gradients"])
def test_hidden_units_lie_close_to_the_corner_on_both_sides_and_far_out(function):
    z = []
    for case in CASES[function]:
        given = {name: build(spec) for name, spec in case.arguments.items()}
        z += (given["X"] @ given["W1"] + given["b1"]).flatten().tolist()
    assert any(-0.1 < value < 0 for value in z)
    assert any(0 < value < 0.1 for value in z)
    assert max(z) > 10


def test_a_gradient_case_has_no_two_sizes_alike():
    sizes = []
    for case in CASES["gradients"]:
        given = {name: build(spec) for name, spec in case.arguments.items()}
        sizes.append({*given["X"].shape, *given["W2"].shape})
    assert any(len(of_case) == 4 for of_case in sizes)


def test_the_cases_come_from_the_smallest_up():
    def size(case):
        specs = [spec for spec in case.arguments.values() if "tensor" in spec]
        return sum(torch.tensor(spec["tensor"]).numel() for spec in specs)

    for function in ("forward", "gradients", "train"):
        sizes = [size(case) for case in CASES[function]]
        assert sizes[0] == min(sizes)
        assert sizes[-1] == max(sizes)


def test_known_facts_are_kept():
    known_facts.cache_clear()
    first = known_facts("forward", RIGHT["forward"])
    assert known_facts("forward", RIGHT["forward"]) is first
