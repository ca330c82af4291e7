"""From what a worker told to a verdict: right, or the smallest wrong input, and the slip."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import torch
from torch import Tensor

from descenso.lesson.exercises.calls import observe
from descenso.lesson.exercises.cases import CASES, Case
from descenso.lesson.exercises.facts import BACKWARD, FACTS, Facts, differing, has_mark
from descenso.lesson.exercises.observation import (
    Observation,
    Raised,
    read_observation,
    read_raised,
)
from descenso.lesson.exercises.right import ALSO_RIGHT, RIGHT
from descenso.lesson.exercises.slip import Evidence, Slip, Wrong
from descenso.lesson.exercises.slips import FORBIDDEN, GENERAL, KINDS, SLIPS
from descenso.lesson.exercises.workshop import Outcome

STATUSES = ("right", "wrong", "not-written", "crashed", "timed-out")
ERROR = "error"
"""Name of the fact that a call ended in an error."""


@dataclass(frozen=True)
class Verdict:
    """What is said of one function; `status` is one of `STATUSES`.

    `case` is the smallest input on which it went wrong, with the facts there and the names of
    those that differ. `error` is what it raised, `end` how its process ended (`exit 3`, `SIGSEGV`).
    `likely` says that the slip explains this input, but not all that follow.
    """

    function: str
    status: str
    slip: Slip | None = None
    case: Case | None = None
    yours: Facts = field(default_factory=dict)
    right: Facts = field(default_factory=dict)
    wrong: tuple[str, ...] = ()
    error: Raised | None = None
    end: str | None = None
    likely: bool = False

    @property
    def max_difference(self) -> float | None:
        """The largest difference of two numbers in the same place; None where none can be taken."""
        sizes = [difference(self.yours.get(name), self.right.get(name)) for name in self.wrong]
        known = [size for size in sizes if size is not None]
        return max(known) if known else None


def difference(yours: object, right: object) -> float | None:
    """The largest distance between two facts; None if they are no numbers of the same shape."""
    if not (isinstance(yours, Tensor) and isinstance(right, Tensor)):
        return None
    if yours.shape != right.shape or not yours.numel():
        return None
    largest = (yours - right).abs().max().item()
    return largest if math.isfinite(largest) else None


def judge(function: str, outcome: Outcome) -> Verdict:
    """The verdict on `function` from what its worker told."""
    told = _merged(outcome.findings)
    if "stopped" in told:
        return Verdict(function, "crashed", error=read_raised(told["stopped"]))
    if told.get("present") is False or told.get("empty"):
        return Verdict(function, "not-written")
    used = frozenset(str(name) for name in told.get("used", ()))
    trials = _trials(function, outcome.findings)
    first = _first_wrong(trials)
    if first is not None and _is_placeholder(first.observation.raised, told):
        return Verdict(function, "not-written", error=first.observation.raised)
    if first is not None:
        return _verdict_on(function, trials, first, used)
    if not outcome.finished or len(trials) < len(CASES[function]):
        return _unfinished(function, outcome, len(trials))
    slip = _forbidden(function, used)
    return Verdict(function, "right" if slip is None else "wrong", slip)


@dataclass(frozen=True)
class Trial:
    """One case: what was observed, as facts, beside the right ones."""

    case: Case
    observation: Observation
    yours: Facts
    right: Facts
    wrong: tuple[str, ...]


def _first_wrong(trials: list[Trial]) -> Trial | None:
    """The smallest wrong input; one with wrong numbers says more than one with wrong gradients."""
    wrong = [trial for trial in trials if trial.wrong]
    in_numbers = (trial for trial in wrong if not has_mark(trial.wrong[0], BACKWARD))
    return next(in_numbers, wrong[0] if wrong else None)


def _merged(findings: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {name: value for finding in findings for name, value in finding.items()}


def _trials(function: str, findings: Sequence[dict[str, Any]]) -> list[Trial]:
    """One for each case that was told of, from the first on, without a gap."""
    observations = [
        observation
        for finding in findings
        if "case" in finding and (observation := read_observation(finding)) is not None
    ]
    in_order = [
        observation for place, observation in enumerate(observations) if observation.case == place
    ]
    yours = [
        facts_of(function, case, observation)
        for case, observation in zip(CASES[function], in_order, strict=False)
    ]
    answers = _answer_that_fits(function, yours)
    return [
        Trial(case, observation, mine, right, tuple(differing(mine, right)))
        for case, observation, mine, right in zip(
            CASES[function], in_order, yours, answers, strict=False
        )
    ]


def _answer_that_fits(function: str, yours: list[Facts]) -> tuple[Facts, ...]:
    """The right facts in the reading of the task that comes nearest to what was done."""
    readings = [RIGHT[function], *ALSO_RIGHT.get(function, ())]
    answers = [known_facts(function, reading) for reading in readings]

    def mistakes(answer: tuple[Facts, ...]) -> int:
        return sum(bool(differing(a, b)) for a, b in zip(yours, answer, strict=False))

    return min(answers, key=mistakes)


def facts_of(function: str, case: Case, observation: Observation) -> Facts:
    """The facts of one call, or the one fact that it ended in an error."""
    if observation.raised is not None:
        return {ERROR: f"{observation.raised.type}: {observation.raised.message}"}
    return FACTS[function](observation, case)


@cache
def known_facts(function: str, known: Wrong) -> tuple[Facts, ...]:
    """What a function of ours, right or with a slip, gives on every case."""
    found = []
    with torch.random.fork_rng(devices=[]), _one_thread():
        for number, case in enumerate(CASES[function]):
            told = observe(known, case.to_json())
            observation = read_observation({"case": number, **told})
            assert observation is not None, "our own functions are described in full"
            found.append(facts_of(function, case, observation))
    return tuple(found)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Tensors of ten numbers are slower on several threads, up to a hundred times."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _forbidden(function: str, used: frozenset[str]) -> Slip | None:
    """The first slip whose names the source uses."""
    for slip in (*FORBIDDEN, *SLIPS[function]):
        if any(
            name == start or name.startswith(f"{start}.") for name in used for start in slip.uses
        ):
            return slip
    return None


def _verdict_on(function: str, trials: list[Trial], first: Trial, used: frozenset[str]) -> Verdict:
    raised = first.observation.raised
    if raised is not None and _takes_other_arguments(function, raised):
        return Verdict(function, "crashed", None, first.case, error=raised)
    evidence = Evidence(first.observation, first.yours, first.right, first.wrong, used)
    slip = _forbidden(function, used) or _named(function, trials, evidence)
    likely = slip is None
    if slip is None:
        slip = _nearest(function, trials, evidence) or _general(evidence)
    return Verdict(
        function,
        "crashed" if raised is not None and slip is None else "wrong",
        slip,
        first.case,
        first.yours,
        first.right,
        first.wrong,
        raised,
        likely=likely and slip in SLIPS[function],
    )


def _is_placeholder(raised: Raised | None, told: dict[str, Any]) -> bool:
    """Whether it is the sheet's own error; PyTorch raises one of that kind, with a message."""
    return (
        raised is not None
        and raised.type == "NotImplementedError"
        and (not raised.message or raised.line in told.get("placeholders", ()))
    )


def leans_on_others(function: str, outcome: Outcome) -> bool:
    """Whether `function` calls another of the seven, so that it matters whose that is."""
    used = _merged(outcome.findings).get("used", ())
    return any(name in used for name in RIGHT if name != function)


def _takes_other_arguments(function: str, raised: Raised) -> bool:
    """Whether the call itself failed, before anything of the function ran."""
    return raised.type == "TypeError" and raised.message.startswith(f"{function}() ")


def _named(function: str, trials: list[Trial], evidence: Evidence) -> Slip | None:
    """The slip that gives the same on every case; else one whose sign is there, or gives part."""
    possible = [slip for slip in SLIPS[function] if slip.only_if(evidence)]
    for slip in possible:
        if any(_fits(function, variant, trials) for variant in slip.variants):
            return slip
    kinds = KINDS if evidence.observation.raised is None else ()
    signed = _signed((*kinds, *possible), evidence)
    if signed is not None:
        return signed
    told = tuple(name for name in evidence.wrong if name in evidence.yours)
    for name in _in_order_of_computing(function, told):
        for slip in possible:
            if any(_fits(function, variant, trials, name) for variant in slip.variants):
                return slip
    return None


def _nearest(function: str, trials: list[Trial], evidence: Evidence) -> Slip | None:
    """The slip that explains the first wrong input and all before it, and most of the rest.

    Two slips at once look like neither; the smallest input often shows only one of them.
    """
    first = evidence.observation.case
    best, most = None, 0
    for slip in SLIPS[function]:
        for variant in slip.variants if slip.only_if(evidence) else ():
            known = known_facts(function, variant)
            if _fits(function, variant, trials[: first + 1]):
                agreeing = sum(
                    not differing(trial.yours, facts)
                    for trial, facts in zip(trials, known, strict=False)
                )
                if agreeing > most:
                    best, most = slip, agreeing
    return best


def _general(evidence: Evidence) -> Slip | None:
    return None if evidence.observation.raised is not None else _signed(GENERAL, evidence)


def _signed(slips: Iterable[Slip], evidence: Evidence) -> Slip | None:
    return next((slip for slip in slips if slip.sign is not None and slip.sign(evidence)), None)


def _in_order_of_computing(function: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Gradients are computed from the last to the first: the first wrong one spoils the rest."""
    return names[::-1] if function == "gradients" else names


def _fits(function: str, variant: Wrong, trials: list[Trial], name: str | None = None) -> bool:
    """Whether `variant` does what was seen on every case; with `name`, as far as that fact goes."""
    wrong_somewhere = False
    for trial, facts in zip(trials, known_facts(function, variant), strict=False):
        mine, theirs, right = (_only(name, part) for part in (trial.yours, facts, trial.right))
        if differing(mine, theirs):
            return False
        wrong_somewhere = wrong_somewhere or bool(differing(mine, right))
    return wrong_somewhere


def _only(name: str | None, facts: Facts) -> Facts:
    if name is None:
        return facts
    return {name: facts[name]} if name in facts else {}


def _unfinished(function: str, outcome: Outcome, done: int) -> Verdict:
    """The process ended or was ended before its work was done: in this case, or while loading."""
    loaded = any("present" in finding for finding in outcome.findings)
    cases = CASES[function]
    case = cases[done] if loaded and done < len(cases) else None
    if outcome.late or outcome.signal == "SIGXCPU":
        return Verdict(function, "timed-out", case=case)
    end = outcome.signal or f"exit {outcome.exit_code}"
    return Verdict(function, "crashed", case=case, end=end)
