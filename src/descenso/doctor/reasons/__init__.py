"""Why: for each id, what was seen of the problem in a sentence or two, with the run's numbers."""

from __future__ import annotations

from collections.abc import Callable

from descenso.doctor.reasons.courses import COURSES
from descenso.doctor.reasons.losses import LOSSES
from descenso.doctor.reasons.network import NETWORK
from descenso.doctor.reasons.rows import ROWS
from descenso.doctor.reasons.updates import UPDATES
from descenso.doctor.record import Sign

REASONS: dict[str, Callable[[Sign], str]] = {**UPDATES, **LOSSES, **ROWS, **NETWORK, **COURSES}


def why(sign: Sign) -> str:
    """What was seen, in the reader's language."""
    return REASONS[sign.id](sign)
