"""Whose memory a view shares, and which line made the module that computes."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Any

from torch import Tensor

from descenso.doctor.observing.frames import Site, is_theirs

if TYPE_CHECKING:
    from types import FrameType

    from descenso.doctor.observing.check import Watched

MOST_VIEWS = 512


class Views:
    """Views of parameters, as `W.data` and `W.detach()` are: to change one is an update."""

    def __init__(self, parameters: dict[int, Watched]) -> None:
        self._parameters = parameters
        self._known: dict[int, tuple[weakref.ref[Tensor], Tensor]] = {}

    def __contains__(self, key: int) -> bool:
        return key in self._known

    def note(self, view: Tensor, parameter: Tensor) -> None:
        """A change of `view` is a change of `parameter`."""
        if len(self._known) > MOST_VIEWS:
            self._known = {k: v for k, v in self._known.items() if v[0]() is not None}
        self._known[id(view)] = (weakref.ref(view), parameter)

    def parameters_among(self, target: Any) -> list[Tensor]:
        """The parameters that a change of `target` changes: itself, or what it is a view of."""
        found = []
        for tensor in target if isinstance(target, (list, tuple)) else (target,):
            if not isinstance(tensor, Tensor):
                continue
            if id(tensor) in self._parameters:
                found.append(tensor)
                continue
            known = self._known.get(id(tensor))
            if known is not None and known[0]() is tensor:
                found.append(known[1])
        return found


class Modules:
    """The lines on which `nn.Module`s were made: a mend often belongs there."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[weakref.ref[Any], Site]] = {}

    def note(self, module: Any, site: Site) -> None:
        """`module` is being made on this line."""
        self._made[id(module)] = (weakref.ref(module), site)

    def line_of(self, f: FrameType | None) -> Site | None:
        """Where the module was made whose `forward` called this, unless theirs called it."""
        module = None
        while f is not None and not is_theirs(f.f_code):
            if f.f_code.co_name == "forward":
                if module is not None:  # called by a container, not by a line of theirs
                    made = self._made.get(id(module))
                    return made[1] if made is not None and made[0]() is module else None
                module = f.f_locals.get("self")
            f = f.f_back
        return None
