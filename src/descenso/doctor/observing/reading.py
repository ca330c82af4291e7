"""Reading the tape: what lies behind a tensor, and what a loss was given."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any, NamedTuple

from torch import Tensor

from descenso.doctor.observing.tape import Op, Tape

VIEWS = frozenset(
    {
        "view", "reshape", "flatten", "squeeze", "unsqueeze", "contiguous", "clone", "to", "float",
        "double", "T", "mT", "t", "transpose", "permute", "expand", "view_as", "reshape_as", "cpu",
        "cuda", "dropout", "identity", "swapaxes", "movedim", "ravel", "unflatten", "type_as",
        "__getitem__", "expand_as", "squeeze_", "unsqueeze_", "unbind",
    }
)  # fmt: skip
"""Operations that hand on what they were given, in another shape or place."""


class LossCall(NamedTuple):
    """What a loss function was called with; `target` is None where none was found."""

    scores: Tensor
    target: Tensor | None
    maker: Op | None


def ops_behind(tape: Tape, root: Tensor, until: Container[int] = ()) -> list[Op]:
    """The operations of this step that `root` was computed by, the last one first; not those that
    made the tensors whose `id` is in `until`.
    """
    first = tape.maker(root)
    waiting = [first] if first is not None else []
    seen: set[int] = set()
    found = []
    while waiting:
        op = waiting.pop(0)
        if id(op) in seen or op.out is None or id(op.out) in until:
            continue
        seen.add(id(op))
        found.append(op)
        waiting.extend(maker for maker in op.makers if maker is not None)
    return found


def with_ancestors(op: Op | None) -> set[Op]:
    """An operation and all that its operands were made by, also where their tensors are gone."""
    found: set[Op] = set()
    waiting = [op] if op is not None else []
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(maker for maker in one.makers if maker is not None)
    return found


def loss_call(op: Op) -> LossCall | None:
    """Scores and target of a call of one of PyTorch's loss functions."""
    scores = argument(op, 0, "input")
    target = argument(op, 1, "target")
    if not isinstance(scores, Tensor):
        return None
    return LossCall(scores, target if isinstance(target, Tensor) else None, maker_of(op, scores))


def argument(op: Op, position: int, name: str, default: Any = None) -> Any:
    """An argument of the call, given by position or by name."""
    return op.args[position] if len(op.args) > position else op.kwargs.get(name, default)


def maker_of(op: Op, operand: Tensor) -> Op | None:
    """What made `operand` before `op` took it."""
    pairs = zip(op.operands, op.makers, strict=False)
    return next((maker for tensor, maker in pairs if tensor is operand), None)


def before_views(op: Op | None) -> Op | None:
    """The operation behind `op` that did more than hand on what it was given."""
    while op is not None and op.name in VIEWS:
        op = op.makers[0] if op.makers else None
    return op


def feeding(op: Op) -> Iterator[tuple[Tensor, Op | None]]:
    """Each operand with the operation that made it."""
    return zip(op.operands, op.makers, strict=False)


def is_leaf(tensor: Tensor) -> bool:
    """`Tensor.is_leaf`, which PyTorch refuses to tell of a view that was taken where gradients were
    off, once what it is a view of has changed: that is no parameter.
    """
    try:
        return tensor.is_leaf
    except RuntimeError:
        return False


def weights_of(op: Op) -> Iterator[int]:
    """`id` of the parameters that a product multiplies with, also as a transposed view."""
    added = 1 if op.name in ("addmm", "addmv") else 0
    biases = {id(op.args[2])} if op.name == "linear" and len(op.args) > 2 else set()
    for operand, maker in list(feeding(op))[added:]:
        viewed = maker if maker is not None and maker.name in VIEWS else None
        source = viewed.operands[0] if viewed is not None and viewed.operands else operand
        if source.requires_grad and is_leaf(source) and id(source) not in biases:
            yield id(source)


def leaves_of(roots: list[Tensor]) -> list[Tensor]:
    """The leaves that a backward pass from `roots` reaches, those of the first layers first."""
    found: dict[int, Tensor] = {}
    seen: set[Any] = set()
    waiting = [root.grad_fn for root in roots if root.grad_fn is not None]
    found.update({id(root): root for root in roots if root.grad_fn is None and root.requires_grad})
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        leaf = getattr(node, "variable", None)
        if isinstance(leaf, Tensor):
            found[id(leaf)] = leaf
        waiting.extend(next_node for next_node, _ in node.next_functions if next_node is not None)
    return list(reversed(found.values()))
