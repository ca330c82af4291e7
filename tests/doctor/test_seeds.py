"""Second runs from other seeds: where one could be luck, most of three have to say the same."""

from __future__ import annotations

import pytest
from tests.doctor.patients import HEAD
from tests.doctor.running import judged, seen_of

from descenso.doctor.interventions import Intervention
from descenso.doctor.judgement import judge
from descenso.doctor.record import LossPoint, Record, Sign, Suspicion

SLOWER = Intervention("scale-updates", value=0.1)
RATE = {"lr": 1.0, "given": True, "first_loss": 2.0, "highest_loss": 2.0, "loss": 1.0}
SIGN = Sign("learning-rate-too-high", {**RATE, "non_finite_step": None})


def run(*losses: float) -> Record:
    points = tuple(LossPoint(step, loss) for step, loss in enumerate(losses, start=1))
    return Record(losses=points, steps_seen=len(losses))


BASE = Record(
    losses=run(2.0, 1.0).losses,
    steps_seen=2,
    suspicions=(Suspicion(SIGN, (SLOWER,), gain=0.5),),
)


class Reruns:
    """Plays second runs: `twins` by seed offset, and unchanged ones that end in `bases`."""

    def __init__(self, twins, bases=()):
        self.twins, self.bases, self.asked = twins, bases, []

    def __call__(self, intervention, offset):
        self.asked.append((intervention.kind, offset))
        if intervention == SLOWER:
            return self.twins[offset]
        return self.bases[offset - 1]


def test_a_twin_that_is_far_better_is_asked_once():
    reruns = Reruns([run(2.0, 0.1)])
    (finding,) = judge(BASE, reruns).findings
    assert reruns.asked == [("scale-updates", 0)]
    assert "seeds" not in finding.evidence


@pytest.mark.parametrize(
    ("twins", "asked", "agreeing"), [((0.4, 0.4), 2, 2), ((0.4, 0.9, 0.4), 3, 2)]
)
def test_one_that_is_hardly_better_is_reported_where_most_seeds_say_so(twins, asked, agreeing):
    reruns = Reruns(
        [run(2.0, twins[0]), *(run(2.1, end) for end in twins[1:])], [run(2.1, 1.1)] * 2
    )
    judgement = judge(BASE, reruns)
    (finding,) = judgement.findings
    assert (finding.evidence["seeds"], finding.evidence["seeds_agreeing"]) == (asked, agreeing)
    assert (finding.evidence["loss"], finding.evidence["fork_loss"]) == (1.0, 0.4)
    assert f"{agreeing} of {asked} seeds" in finding.why
    assert reruns.asked[1:3] == [("as-it-is", 1), ("scale-updates", 1)]
    assert not judgement.not_checked


def test_and_not_where_it_was_the_luck_of_one_seed():
    reruns = Reruns([run(2.0, 0.4), run(2.1, 0.9), run(2.2, 1.0)], [run(2.1, 1.1), run(2.2, 1.2)])
    judgement = judge(BASE, reruns)
    assert judgement.findings == ()
    assert judgement.status == "healthy"
    assert len(judgement.twins) == 1


def test_a_script_that_draws_nothing_has_no_other_seeds():
    reruns = Reruns([run(2.0, 0.4), run(2.0, 0.4)], [run(2.0, 1.0)])
    (finding,) = judge(BASE, reruns).findings
    assert "seeds" not in finding.evidence
    assert len(reruns.asked) == 3


def test_a_script_that_starts_from_elsewhere_each_time_is_asked_again_and_that_is_said():
    reruns = Reruns([run(1.7, 0.1), run(1.8, 0.1)], [run(1.9, 1.1)])
    judgement = judge(BASE, reruns)
    (finding,) = judgement.findings
    assert finding.evidence["seeds"] == 2
    assert ("determinism", "runs-differ") in judgement.not_checked


DRAWN_ANEW = (
    HEAD
    + """
import numpy as np
w = torch.tensor(np.random.default_rng().normal(size=2)).float().requires_grad_()
t = X @ torch.tensor([1.0, -2.0])
for k in range(60):
    F.mse_loss(X @ w, t).backward()
    with torch.no_grad():
        w -= 2.0 * w.grad
        w.grad = None
"""
)


def test_numbers_that_come_from_the_system_are_noticed():
    judgement = judged(DRAWN_ANEW)
    assert judgement.findings[0].id == "learning-rate-too-high"
    assert ("determinism", "runs-differ") in judgement.not_checked


def test_another_seed_is_another_run_also_where_none_is_set():
    drawn = HEAD.replace("torch.manual_seed(0)", "") + "import random, numpy as np\n"
    drawn += "by_all = X[0, 0].item(), random.random(), np.random.rand()\n"
    first, again, other = (seen_of(drawn, None, offset)[1]["by_all"] for offset in (0, 0, 1))
    assert first == again
    assert all(here != there for here, there in zip(first, other, strict=True))
