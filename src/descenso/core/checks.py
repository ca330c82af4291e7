"""What training refuses before it begins: each message names the mistake and the mend."""

from __future__ import annotations

import torch
from torch import Tensor

from descenso.core.network import named_tensors
from descenso.errors import OptionError
from descenso.language import translate
from descenso.types import Params


def check_leaves(params: Params) -> None:
    """Refuse parameters that autograd would never fill the `.grad` of.

    Raises:
        OptionError: names the tensor, the operation that made it, and the mend.
    """
    for name, tensor in named_tensors(params):
        if not tensor.is_leaf:
            made_by = type(tensor.grad_fn).__name__
            raise OptionError(
                "params",
                translate(
                    "params: {name} is not a leaf but the result of an operation ({made_by}), so "
                    "its .grad stays None and no update can reach it. Make the values first and "
                    "ask for gradients last: {name} = (0.1 * torch.randn(...)).requires_grad_()"
                ).format(name=name, made_by=made_by),
            )
        if not tensor.requires_grad:
            raise OptionError(
                "params",
                translate(
                    "params: {name} does not require grad, so autograd leaves it out. "
                    "Write {name}.requires_grad_() after making it."
                ).format(name=name),
            )


def check_training_data(params: Params, X: Tensor, y: Tensor) -> None:
    """Refuse data that does not fit the network, naming shapes and dtypes.

    Raises:
        OptionError: for `X` or `y`.
    """
    inputs, outputs = params[0].W.shape[0], params[-1].b.shape[0]
    dtype = params[0].W.dtype
    if X.dim() != 2 or X.shape[1] != inputs or X.shape[0] == 0 or X.dtype != dtype:
        raise OptionError(
            "X",
            translate(
                "X: expected rows × {inputs} of {dtype}, got shape {shape} of {given}. "
                "For whole numbers, X.float() makes them fit."
            ).format(inputs=inputs, dtype=dtype, shape=tuple(X.shape), given=X.dtype),
        )
    if y.shape[0] != X.shape[0]:
        raise OptionError(
            "y",
            translate("y: expected {rows} labels, one for each row of X, got {given}.").format(
                rows=X.shape[0], given=y.shape[0]
            ),
        )
    if y.dim() == 1 and (y.dtype != torch.int64 or y.min() < 0 or y.max() >= outputs):
        raise OptionError(
            "y",
            translate(
                "y: expected class numbers from 0 to {last} of torch.int64, got {low:g} to "
                "{high:g} of {dtype}. y.long() makes whole numbers of floats."
            ).format(last=outputs - 1, low=y.min(), high=y.max(), dtype=y.dtype),
        )


def check_batch_size(batch_size: int, rows: int) -> None:
    """Refuse a batch that is empty or larger than the data.

    Raises:
        OptionError: for `batch_size`.
    """
    if not 1 <= batch_size <= rows:
        raise OptionError(
            "batch_size",
            translate("batch-size: expected 1 to {rows} (all training rows), got {given}.").format(
                rows=rows, given=batch_size
            ),
        )
