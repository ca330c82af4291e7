"""The rows that a training sees: what enters the first layer, and the labels beside it."""

from __future__ import annotations

import weakref
from collections import deque
from statistics import fmean
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor

from descenso.doctor.observing.calls import LOOKUPS, LOSS_FUNCTIONS, PRODUCTS, RECURRENT
from descenso.doctor.observing.frames import Site
from descenso.doctor.observing.reading import VIEWS, feeding, is_leaf, loss_call
from descenso.doctor.observing.tape import PICKS, Op, Tape

MOST_ROWS = 4096
"""Where the whole set is not to be had, so many rows of batches are kept."""


SCALINGS = frozenset({"sub", "div", "mul", "add", "__truediv__"})
"""Arithmetic that may standardise a table."""

MOST_SEEN = 20_000
"""Of at most so many rows it is remembered that they were trained on."""


class Batch(NamedTuple):
    """One step's rows: inputs (rows, …), labels (rows, …) or None, where they entered the network.

    `picked_from` is the number of rows of the set from which the batch was taken, 0 if unknown;
    `drawn` says that a loader handed it out.
    """

    inputs: Tensor
    labels: Tensor | None
    site: Site | None
    picked_from: int
    drawn: bool = False


class Drawn(NamedTuple):
    """A loader: how many rows it has, the line that made it, and that on which it handed them out;
    without rows where there was none.
    """

    rows: int = 0
    made: Site | None = None
    handed: Site | None = None


class Rows:
    """The training set as far as it is known: the whole tensors, else the batches seen so far.

    `numbered` says whether its row k is row k of a tensor of theirs; batches may come in any order.
    `site` is the line that made their loader, else the one where rows entered the network;
    `made` are the lines that made, or last wrote into, features and labels; `first_made` is that of
    the features before slices were taken, `labels_first_made` that of the labels; `names` is what
    they call the two.
    """

    def __init__(self) -> None:
        self.features: Tensor | None = None
        self.labels: Tensor | None = None
        self.whole = False
        self.seen: set[int] = set()
        self.again: deque[float] = deque(maxlen=10)  # the shares that were known already
        self.collecting = True
        self.numbered = True
        self._kept: set[int] = set()
        self._stale = 0
        self.site: Site | None = None
        self.made: tuple[Site | None, Site | None] = (None, None)
        self.names = ("", "")
        self.first_made: Site | None = None
        self.labels_first_made: Site | None = None
        self._dataset: Any = None
        self._drawn: dict[int, tuple[weakref.ref[Tensor], Drawn]] = {}

    def drawn(self, batch: object, loader: Any, site: Site | None, here: Site | None) -> None:
        """A DataLoader that was made at `site` handed out `batch` on the line `here`."""
        self.site = self.site or site
        dataset = getattr(loader, "_dataset", None)
        parts = batch if isinstance(batch, (list, tuple)) else [batch]
        if dataset is None or not hasattr(dataset, "__len__"):
            return
        self._drawn = {
            id(part): (weakref.ref(part), Drawn(len(dataset), site, here))
            for part in parts
            if isinstance(part, Tensor)
        }
        self._dataset = dataset if self._dataset is None else self._dataset
        if not self.whole:
            self._take_dataset(dataset)

    def _take_dataset(self, dataset: Any) -> None:
        indices = getattr(dataset, "indices", None)
        tensors = getattr(getattr(dataset, "dataset", dataset), "tensors", None)
        if not isinstance(tensors, tuple) or len(tensors) != 2:
            return
        self.features, self.labels = tensors if indices is None else (t[indices] for t in tensors)
        self.whole = self.numbered = True

    def note(self, inputs: Tensor) -> None:
        """Add the rows of a training batch; the set is complete when batches bring nothing new."""
        before, keys = len(self.seen), row_keys(inputs)
        self.again.append(fmean(key in self.seen for key in keys) if keys else 0.0)
        self.seen.update(keys)
        self._stale = self._stale + 1 if len(self.seen) == before else 0
        self.collecting = self._stale < 3 and len(self.seen) < MOST_SEEN

    @property
    def features_made(self) -> Site | None:
        """The line that made the features, before slices were taken where that is known."""
        return self.first_made or self.made[0]

    def begin_anew(self) -> None:
        """What comes may be trained on for the first time: another network has seen no row yet."""
        self.seen.clear()
        self.again.clear()
        self.collecting, self._stale = True, 0

    def batch_of(self, tape: Tape, ops: list[Op]) -> Batch | None:
        """The batch that the step recorded on `tape` was about; `ops` lie behind its loss."""
        found = self._entering(ops)
        if found is None:
            return None
        inputs, maker, op = found
        labels, labels_maker = self._labels_in(tape, ops, len(inputs))
        pick, label_pick = _pick_behind(maker), _pick_behind(labels_maker)
        source, count = _picked_from(pick, inputs), pick.picked_from if pick is not None else 0
        targets = _picked_from(label_pick, labels)
        if source is not None and targets is not None and _differ(pick, label_pick):
            source = targets = None  # row k of the one does not belong to row k of the other
        drawn, loader_made, _ = self.drawn_where(inputs)
        batch = Batch(inputs, labels, op.site, count or drawn, drawn > 0)
        if op.name in RECURRENT:  # of sequences, rows alone tell too little
            return batch
        if self.made == (None, None):
            known = (self.features, self.labels) if self.whole else (source, targets)
            pairs = zip(known, (inputs, labels), strict=True)
            first, second = (
                _made_at(tape, whole if whole is not None else self._held(part), part)
                for whole, part in pairs
            )
            self.made = first, second
            self.first_made = _made_at(tape, _before_slices(tape, known[0], picks=True), inputs)
            self.labels_first_made = _made_at(tape, _before_slices(tape, known[1]), labels)
        if source is not None and not self.whole:
            if targets is None or len(targets) == len(source):
                self.features, self.labels = _table(source), targets
                self.whole = self.numbered = True
        elif not self.whole:
            self._append(inputs, labels)
        self.site = loader_made or self.site or op.site
        return batch

    def _entering(self, ops: list[Op]) -> tuple[Tensor, Op | None, Op] | None:
        """The data operand of the first product with something that has a gradient."""
        for op in reversed(ops):
            if op.name == "mul" and (column := _scaled_column(op)) is not None:
                return column
            if op.name in RECURRENT and op.args[-1] is True and op.operands[0].ndim == 3:
                rows = op.operands[0]
                return None if rows.requires_grad else (rows, op.makers[0], op)
            if op.name in LOOKUPS and op.operands[0].ndim >= 2:
                return op.operands[0], op.makers[0], op
            if op.name == "__getitem__" and _looks_up(op):
                return op.operands[1], op.makers[1], op
            if op.name not in PRODUCTS or len(op.operands) < 2:
                continue
            if not any(operand.requires_grad for operand in op.operands):
                continue
            for operand, maker in feeding(op):
                if not operand.requires_grad and operand.is_floating_point() and operand.ndim >= 2:
                    return None if _is_used_again(op, ops) else (operand, maker, op)
        return None

    def _labels_in(self, tape: Tape, ops: list[Op], rows: int) -> tuple[Tensor | None, Op | None]:
        for op in ops:
            if op.name in LOSS_FUNCTIONS and (call := loss_call(op)) is not None:
                target = call.target
                if target is not None and target.ndim and len(target) == rows:
                    return target, tape.maker(target)
        for op in ops:
            for operand in _flat(op.args):
                if not operand.requires_grad and operand.ndim and len(operand) == rows:
                    whole = not operand.is_floating_point()
                    compared = op.name in ("sub", "mul")
                    picked = whole and op.name in ("__getitem__", "gather")
                    if (compared or picked) and not (whole and _is_counting(operand)):
                        return operand, tape.maker(operand)
        return None, None

    def drawn_where(self, tensor: Tensor) -> Drawn:
        """Which loader handed out `tensor`, and where."""
        known = self._drawn.get(id(tensor))
        return known[1] if known is not None and known[0]() is tensor else Drawn()

    def _held(self, part: Tensor | None) -> Tensor | None:
        """The tensor of a dataset of theirs from which it seems to take `part`."""
        if part is None or self._dataset is None:
            return None
        alike = (
            held
            for held in getattr(self._dataset, "__dict__", {}).values()
            if isinstance(held, Tensor) and held.shape[1:] == part.shape[1:]
        )
        return next((held for held in alike if held.dtype == part.dtype), None)

    def _append(self, inputs: Tensor, labels: Tensor | None) -> None:
        """Keep the rows that no batch before brought: an epoch brings the same ones again."""
        table, targets = _table(inputs.detach()), None if labels is None else labels.detach()
        keys = row_keys(table if targets is None else _beside(table, targets))
        if self.features is None:
            self._kept.update(keys)
            self.features = table.clone()
            self.labels = None if targets is None else targets.clone()
            return
        alike = (self.labels is None) == (targets is None)
        if len(self.features) >= MOST_ROWS or not alike:
            return
        new = [number for number, key in enumerate(keys) if key not in self._kept]
        if not new or table.shape[1:] != self.features.shape[1:]:
            return
        self._kept.update(keys)
        self.numbered = False
        self.features = torch.cat([self.features, table[new]])
        if self.labels is not None and targets is not None:
            self.labels = torch.cat([self.labels, targets[new]])


def _pick_behind(maker: Op | None) -> Op | None:
    """The operation of this step that picked these rows, if one did."""
    while maker is not None and maker.name not in PICKS:
        if maker.name not in VIEWS:
            return None
        maker = maker.makers[0] if maker.makers else None
    return maker


def _picked_from(pick: Op | None, rows: Tensor | None) -> Tensor | None:
    """What they were picked from, where that is a table of the same kind."""
    if pick is None or rows is None or not pick.operands:
        return None
    return pick.operands[0] if pick.operands[0].ndim == rows.ndim else None


def _differ(one: Op | None, other: Op | None) -> bool:
    """Whether both pick by number, and not the same numbers."""
    first, second = (_numbers_of(pick) for pick in (one, other))
    return first is not None and second is not None and not torch.equal(first.cpu(), second.cpu())


def _numbers_of(pick: Op | None) -> Tensor | None:
    """Which rows were picked; None where they were not picked by number."""
    index = pick.args[-1] if pick is not None and pick.args else None
    if pick is not None and isinstance(index, slice):
        return torch.arange(pick.picked_from)[index]
    return index if isinstance(index, Tensor) and index.dtype == torch.int64 else None


def _scaled_column(op: Op) -> tuple[Tensor, Op | None, Op] | None:
    """The data in `slope * x`, one number for each row, times a parameter that is one number."""
    pairs = list(feeding(op))
    if len(pairs) != 2 or sum(_is_one_parameter(tensor) for tensor, _ in pairs) != 1:
        return None
    data, maker = next(pair for pair in pairs if not _is_one_parameter(pair[0]))
    column = data.ndim == 1 or (data.ndim == 2 and data.shape[1] == 1)
    fits = column and len(data) > 1 and data.is_floating_point() and not data.requires_grad
    return (data, maker, op) if fits else None


def _looks_up(op: Op) -> bool:
    """Whether rows of a parameter are taken by number, several for each row of the data."""
    if len(op.operands) != 2 or not (op.operands[0].requires_grad and is_leaf(op.operands[0])):
        return False
    return op.operands[1].dtype == torch.int64 and op.operands[1].ndim >= 2


def _is_one_parameter(tensor: Tensor) -> bool:
    return tensor.numel() == 1 and tensor.requires_grad and is_leaf(tensor)


def _table(rows: Tensor) -> Tensor:
    """Rows of one number each as a table of one column."""
    return rows[:, None] if rows.ndim == 1 else rows


def _before_slices(tape: Tape, rows: Tensor | None, *, picks: bool = False) -> Tensor | None:
    """The tensor of which `rows` are one stretch, a split into training and held-out rows, before
    all of its rows were scaled alike; with `picks` before they were put in order by number, too.
    """
    maker = tape.maker(rows) if rows is not None else None
    while maker is not None and (
        _is_stretch(maker)
        or _scales_alike(maker)
        or (picks and maker.operands and _numbers_of(maker) is not None)
    ):
        rows, maker = maker.operands[0], maker.makers[0]
    return rows


def _is_stretch(op: Op) -> bool:
    index = op.args[1] if op.name == "__getitem__" and len(op.args) > 1 else None
    return bool(op.operands) and (isinstance(index, slice) or op.name in ("split", "narrow"))


def _scales_alike(op: Op) -> bool:
    """Whether it is arithmetic of rows and one number, or one for each column."""
    if op.name not in SCALINGS or not op.operands or not op.operands[0].ndim:
        return False
    rows, *others = op.operands
    return all(other.numel() <= max(1, rows[0].numel()) < rows.numel() for other in others)


def _made_at(tape: Tape, whole: Tensor | None, part: Tensor | None) -> Site | None:
    """The line that last wrote into a set, or made it; of a batch where the set is not known."""
    known = whole if whole is not None else part
    return None if known is None else tape.filling(known) or tape.origin(known)


def _is_used_again(first: Op, ops: list[Op]) -> bool:
    """Whether the same weights meet other rows too: a recurrent layer sees a row bit by bit."""
    weights = [operand for operand in first.operands if operand.requires_grad and is_leaf(operand)]
    return any(
        op is not first
        and op.name in PRODUCTS
        and any(o is w for o in op.operands for w in weights)
        for op in ops
    )


def row_keys(rows: Tensor) -> list[int]:
    """A number for each row that its bits decide: a sum of them times fixed odd numbers of 64 bits.

    Rows that differ get the same number about once in 10^19 times.
    """
    table = _table(rows.detach()).cpu().float().flatten(1)[:MOST_SEEN].contiguous().numpy()
    bits = table.view(np.uint32).astype(np.uint64)
    draws = np.random.Generator(np.random.PCG64(0))
    odd = draws.integers(0, 2**63, bits.shape[1], dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    keys: list[int] = (bits * odd).sum(1).tolist()
    return keys


def _beside(rows: Tensor, labels: Tensor) -> Tensor:
    """Each row with its label at its end."""
    return torch.cat([part.cpu().float().reshape(len(part), -1) for part in (rows, labels)], 1)


def _flat(args: tuple[Any, ...]) -> list[Tensor]:
    found = []
    for value in args:
        if isinstance(value, Tensor):
            found.append(value)
        elif isinstance(value, (list, tuple)):
            found.extend(_flat(tuple(value)))
    return found


def _is_counting(tensor: Tensor) -> bool:
    """Whether it is 0, 1, 2, …: row numbers beside the labels in `scores[rows, labels]`."""
    return torch.equal(tensor, torch.arange(len(tensor), device=tensor.device, dtype=tensor.dtype))
