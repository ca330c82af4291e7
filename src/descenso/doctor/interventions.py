"""What the doctor can change in somebody's training without touching their file.

An intervention takes one suspected cause away. The watcher realises it as operations pass, so that
it needs to know nothing of the script's names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Kind: TypeAlias = Literal[
    "scale-updates",
    "hold-rate",
    "clear-gradients",
    "skip-call",
    "standardize-inputs",
    "shuffle-rows",
    "fit-start",
    "unit-slope",
    "let-gradients-through",
    "look-closely",
    "as-it-is",
]

KINDS: dict[str, str] = {
    "scale-updates": "every change of a parameter is multiplied by `value`",
    "hold-rate": "every optimizer keeps the largest learning rate that it has had",
    "clear-gradients": ".grad of every parameter is cleared before each backward pass",
    "skip-call": "the call at `target` (file:line) of the function `value` hands its input on",
    "standardize-inputs": "the tensor that enters the first product has mean 0 and deviation 1",
    "shuffle-rows": "rows are permuted where batches are drawn; `target` may say only by loaders",
    "fit-start": "weights are drawn anew; each layer's output gets deviation `value`, or 1",
    "unit-slope": "a tensor that is to be multiplied by the number `value` is handed on as it is",
    "let-gradients-through": "the detach at `target` (file:line) hands its input on",
    "look-closely": "nothing is changed; step number `value` is watched operation by operation",
    "as-it-is": "nothing is changed: another seed tells how much is noise",
}
"""What each kind does, for whoever reads the code or a report's JSON."""

LOADER = "loader"
"""The target of `shuffle-rows` where a loader draws the batches: other picks prepare the set."""


@dataclass(frozen=True)
class Intervention:
    """One change: its kind, where it acts (empty for everywhere), and with which number or name."""

    kind: Kind
    target: str = ""
    value: float | str | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain JSON, for the way to a child process."""
        return {"kind": self.kind, "target": self.target, "value": self.value}

    @classmethod
    def from_json(cls, given: dict[str, Any]) -> Intervention:
        """The intervention that `to_json` wrote."""
        return cls(given["kind"], given["target"], given["value"])
