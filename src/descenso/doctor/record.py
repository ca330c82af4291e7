"""What was seen of one training, as plain JSON: it crosses from the watched process to ours.

A record holds no tensor and no sentence. Texts are made from it later, in the reader's language.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from descenso.doctor.interventions import Intervention
from descenso.doctor.words import Evidence


class Place(NamedTuple):
    """A line of the watched code: its file, its number from 1, and its text."""

    file: str
    line: int
    code: str = ""


@dataclass(frozen=True)
class SeenParameter:
    """A parameter of the watched network, and the line that made it where that was seen."""

    name: str
    shape: tuple[int, ...]
    place: Place | None = None


@dataclass(frozen=True)
class Sign:
    """A problem by its id, with what was seen of it: where, on which tensor, at which step."""

    id: str
    evidence: Evidence
    place: Place | None = None
    tensor: str | None = None
    step: int | None = None


CELL = "#cell="
"""Stands between a notebook's path and the number of a cell in the names of its texts."""

FAR_BETTER = 0.1
"""A second run that ends below this part of the first's loss leaves no doubt."""


@dataclass(frozen=True)
class Suspicion:
    """A sign that is a guess until one of `interventions`, tried in order, makes the run better.

    `gain` is the share of the base's last loss that the twin has to get down to; where the base
    did not end in a number, any number will do. With `stands` the sign is decided, and the second
    run only tells whether it hurts.
    """

    sign: Sign
    interventions: tuple[Intervention, ...]
    gain: float
    stands: bool = False


@dataclass(frozen=True)
class Crash:
    """The exception that ended the script: its type's name, its text, and the script's line."""

    kind: str
    message: str
    place: Place | None = None


class LossPoint(NamedTuple):
    """The training loss of one step, counted from 1; None where it was not finite."""

    step: int
    loss: float | None


@dataclass(frozen=True)
class Record:
    """All that the watcher saw.

    `whole_loss` is the loss over all rows at the end, where the training can be run on them.
    `steps_seen` counts updates, and `lost_at` is the step whose loss was the first that is not
    finite. `losses` is the curve, thinned evenly when it is long. `signs` are
    decided, `suspicions` wait for a second run. `checked` holds ids; `not_checked` maps an id or a
    topic to the name of the reason.
    """

    parameters: tuple[SeenParameter, ...] = ()
    steps_seen: int = 0
    lost_at: int | None = None
    losses: tuple[LossPoint, ...] = ()
    whole_loss: float | None = None
    signs: tuple[Sign, ...] = ()
    suspicions: tuple[Suspicion, ...] = ()
    crash: Crash | None = None
    checked: tuple[str, ...] = ()
    not_checked: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The record as dictionaries, lists, numbers and texts."""
        return asdict(self)

    @classmethod
    def from_json(cls, given: dict[str, Any]) -> Record:
        """The record that `to_json` wrote, after any number of trips through `json`."""
        crash = given["crash"]
        return cls(
            parameters=tuple(
                SeenParameter(one["name"], tuple(one["shape"]), _place(one["place"]))
                for one in given["parameters"]
            ),
            steps_seen=given["steps_seen"],
            lost_at=given["lost_at"],
            losses=tuple(LossPoint(*point) for point in given["losses"]),
            whole_loss=given["whole_loss"],
            signs=tuple(map(_sign, given["signs"])),
            suspicions=tuple(
                Suspicion(
                    _sign(one["sign"]),
                    tuple(map(Intervention.from_json, one["interventions"])),
                    one["gain"],
                    one["stands"],
                )
                for one in given["suspicions"]
            ),
            crash=crash and Crash(crash["kind"], crash["message"], _place(crash["place"])),
            checked=tuple(given["checked"]),
            not_checked=tuple((topic, reason) for topic, reason in given["not_checked"]),
        )


def _place(given: list[Any] | None) -> Place | None:
    return None if given is None else Place(*given)


def _sign(given: dict[str, Any]) -> Sign:
    return Sign(
        given["id"], given["evidence"], _place(given["place"]), given["tensor"], given["step"]
    )
