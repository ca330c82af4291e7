"""Telling the checks what happens; one of them that fails is left out, and the script goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import torch

from descenso.doctor.observing.check import Check
from descenso.doctor.observing.tape import Op
from descenso.doctor.record import Sign, Suspicion


@dataclass
class Telling:
    """The checks that look on, and the ids of those that failed, each with its error."""

    checks: list[Check] = field(default_factory=list)
    broken: dict[str, str] = field(default_factory=dict)
    _listeners: dict[str, list[Check]] = field(default_factory=dict)
    _op_listeners: dict[str, list[Check]] = field(default_factory=dict)

    def tell(self, event: str, *arguments: Any) -> None:
        """Call the method `event` of each check that has one of its own."""
        listeners = self._listeners.get(event)
        if listeners is None:
            listeners = [
                c for c in self.checks if getattr(type(c), event) is not getattr(Check, event)
            ]
            self._listeners[event] = listeners
        self._call(listeners, event, arguments)

    def tell_op(self, op: Op) -> None:
        """An operation has run: call `op` of the checks that listen to its name."""
        listeners = self._op_listeners.get(op.name)
        if listeners is None:
            listeners = [check for check in self.checks if op.name in check.listens_to]
            self._op_listeners[op.name] = listeners
        self._call(listeners, "op", (op,))

    def _call(self, listeners: list[Check], event: str, arguments: tuple[Any, ...]) -> None:
        if not listeners:
            return
        grad_was_enabled = torch.is_grad_enabled()
        if grad_was_enabled:  # `no_grad` does the same, at ten times the price
            torch._C._set_grad_enabled(False)
        try:
            for check in tuple(listeners):
                try:
                    getattr(check, event)(*arguments)
                except Exception as error:  # our mistake must not become theirs
                    self._drop(check, error)
        finally:
            if grad_was_enabled:
                torch._C._set_grad_enabled(True)

    def safely(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """What `function` gives, or None where it fails: the script must not notice."""
        try:
            return function(*arguments)
        except Exception as error:
            self.broken.setdefault("watching", f"{type(error).__name__}: {error}")
            return None

    def _drop(self, check: Check, error: Exception) -> None:
        for listeners in (*self._listeners.values(), *self._op_listeners.values()):
            if check in listeners:
                listeners.remove(check)
        self.checks.remove(check)
        self.broken.update(dict.fromkeys(check.ids, f"{type(error).__name__}: {error}"))

    def gather(self) -> tuple[list[Sign], list[Suspicion]]:
        """What all checks decided, and what they suspect."""
        signs: list[Sign] = []
        suspicions: list[Suspicion] = []
        for check in tuple(self.checks):
            try:
                signs.extend(check.signs())
                suspicions.extend(check.suspicions())
            except Exception as error:
                self._drop(check, error)
        return signs, suspicions
