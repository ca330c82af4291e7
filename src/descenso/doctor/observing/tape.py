"""The tape: which operation made which tensor from which, on which line of theirs.

It holds tensors only from one forward pass to its backward pass, and never more than `MOST_BYTES`;
what is kept after that are names and lines of tensors that are still alive.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from torch import Tensor
from torch.multiprocessing.reductions import StorageWeakRef

from descenso.doctor.observing.calls import changes_in_place
from descenso.doctor.observing.frames import Site

MOST_OPS = 3000
MOST_BYTES = 64 * 2**20


LEAVES_TORCH = frozenset({"item", "numpy", "tolist", "__float__", "__array__"})
"""Operations whose result is no tensor: what comes after them has no gradient."""


PICKS = frozenset({"__getitem__", "index_select", "narrow", "split", "chunk", "select", "unbind"})
"""Operations that take rows of a tensor."""


class Op:
    """One operation that passed: its name, the line of theirs, what went in, what came out.

    `operands` are the tensors among its arguments and `makers` the operation that made each, None
    for a tensor from elsewhere; `made_at` is the line that made the module that called it,
    `picked_from` how many rows there were where it picked some. After the step only `name`, `site`
    and the makers' names remain.
    """

    __slots__ = (
        "__weakref__", "args", "function", "kwargs", "made_at", "makers", "name", "operands", "out",
        "picked_from", "site",
    )  # fmt: skip

    def __init__(  # noqa: PLR0917  # one record, made in three places
        self,
        name: str,
        site: Site | None,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        operands: tuple[Tensor, ...],
        makers: tuple[Op | None, ...],
    ) -> None:
        self.name = name
        self.site = site
        self.args = args
        self.kwargs = kwargs
        self.operands = operands
        self.makers = makers
        self.out: Tensor | None = None
        self.function: Callable[..., Any] | None = None
        self.made_at: Site | None = None
        self.picked_from = len(operands[0]) if name in PICKS and operands[0].ndim else 0

    @property
    def where(self) -> Site | None:
        """The line to mend: where the module that called this was made, else the call."""
        return self.made_at or self.site

    def forget(self) -> None:
        """Let go of every tensor, and of what lies further back than the direct makers."""
        self.args, self.kwargs, self.operands, self.out, self.function = (), {}, (), None, None
        for maker in self.makers:
            if maker is not None:
                maker.makers = ()


T = TypeVar("T")


class _ByMemory(Generic[T]):
    """What is known of the memory that a tensor lies in, as long as that memory lives."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[StorageWeakRef, T]] = {}
        self._refused = 0

    def of(self, tensor: Tensor) -> T | None:
        found = self._known.get(address_of(tensor))
        return found[1] if found is not None and not found[0].expired() else None

    def note(self, tensor: Tensor, known: T) -> None:
        address = address_of(tensor)
        if not address:
            return
        if len(self._known) >= MOST_OPS and address not in self._known:
            self._refused += 1
            if self._refused % MOST_OPS != 1:  # to look through all of them is dear
                return
            self._known = {k: v for k, v in self._known.items() if not v[0].expired()}
        if len(self._known) < MOST_OPS or address in self._known:
            self._known[address] = StorageWeakRef(tensor.untyped_storage()), known


class Tape:
    """The operations since the last backward pass, and the makers of what is still alive."""

    def __init__(self) -> None:
        self.ops: list[Op] = []
        self._bytes = 0
        self._makers: dict[int, tuple[weakref.ref[Tensor], Op]] = {}
        self._first: dict[int, tuple[weakref.ref[Tensor], Site]] = {}
        self._stores: _ByMemory[Site] = _ByMemory()
        self._callers: _ByMemory[tuple[Site, ...]] = _ByMemory()
        self._fillings: _ByMemory[Site] = _ByMemory()

    def maker(self, tensor: Tensor) -> Op | None:
        """The last operation that made or changed `tensor`."""
        found = self._makers.get(id(tensor))
        return found[1] if found is not None and found[0]() is tensor else None

    def alive(self, key: int) -> tuple[Tensor, Op] | None:
        """The living tensor with this `id`, and the operation that made it."""
        found = self._makers.get(key)
        tensor = None if found is None else found[0]()
        return None if found is None or tensor is None else (tensor, found[1])

    def origin(self, tensor: Tensor) -> Site | None:
        """The line where `tensor`, or the memory that it lies in, was made."""
        found = self._first.get(id(tensor))
        if found is not None and found[0]() is tensor:
            return found[1]
        return self._stores.of(tensor)

    def filling(self, tensor: Tensor) -> Site | None:
        """The last line that changed the memory of `tensor` in place, from its beginning."""
        return self._fillings.of(tensor)

    def callers(self, tensor: Tensor) -> tuple[Site, ...]:
        """The lines of theirs from which the leaf `tensor` was made, the innermost first."""
        return self._callers.of(tensor) or ()

    def called_from(self, tensor: Tensor, sites: tuple[Site, ...]) -> None:
        """Note from which lines a leaf is made."""
        if sites:
            self._callers.note(tensor, sites)

    def starting(
        self, name: str, site: Site | None, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Op:
        """The operation that is about to run. Its makers are looked up before it changes them."""
        operands = tuple(tensors_among(args, kwargs))
        return Op(name, site, args, kwargs, operands, tuple(map(self.maker, operands)))

    def finished(self, op: Op, result: Any) -> None:
        """Keep `op` with what it gave."""
        if op.name == "__setitem__":
            result = op.args[0]
        if op.site is not None and changes_in_place(op.name):
            self._fillings.note(op.operands[0], op.site)
        for out in tensors_among((result,), {}):
            if op.out is None:
                op.out = out
                self._bytes += out.numel() * out.element_size()
            key = id(out)
            alive = weakref.ref(out)
            self._makers[key] = (alive, op)
            if op.site is not None:
                known = self._first.get(key)
                if known is None or known[0]() is not out:
                    self._first[key] = (alive, op.site)
                    if not (op.operands and out.requires_grad):  # no data, nor ever a parameter's
                        self._stores.note(out, op.site)
        if op.out is not None or op.name in LEAVES_TORCH:
            self.ops.append(op)
        if len(self.ops) > MOST_OPS or self._bytes > MOST_BYTES:
            self.clear()

    def clear(self) -> None:
        """Let go of all tensors."""
        if not self.ops:
            return
        for op in self.ops:
            op.forget()
        self.ops.clear()
        self._bytes = 0
        self._makers = {k: v for k, v in self._makers.items() if v[0]() is not None}
        self._first = {k: v for k, v in self._first.items() if v[0]() is not None}


def tensors_among(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Iterator[Tensor]:
    """The tensors among the arguments of a call, also those in lists and tuples."""
    for value in (*args, *kwargs.values()):
        if isinstance(value, Tensor):
            yield value
        elif isinstance(value, (list, tuple)):
            for item in value:
                if isinstance(item, Tensor):
                    yield item


def address_of(tensor: Tensor) -> int:
    """Where the tensor's memory begins; 0 for one without memory."""
    try:
        return tensor.data_ptr()
    except RuntimeError:  # a tensor without memory: meta, sparse, fake
        return 0
