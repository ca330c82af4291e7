"""Which call is of which kind: the watcher asks once for each function, then looks it up."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import Any


class Kind(Enum):
    """What a call means for a training."""

    LOOK = auto()  # reads an attribute: shape, is_leaf, …
    OPERATION = auto()
    PRODUCT = auto()
    COMPARISON = auto()
    LEAF = auto()
    INPLACE = auto()
    LOSS = auto()
    READ_GRADIENT = auto()
    READ_DATA = auto()
    SET_DATA = auto()
    SET_GRADIENT = auto()
    BACKWARD = auto()
    GRADIENT = auto()


LOSS_FUNCTIONS = frozenset(
    {
        "cross_entropy", "nll_loss", "mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss",
        "binary_cross_entropy", "binary_cross_entropy_with_logits", "kl_div", "gaussian_nll_loss",
        "poisson_nll_loss", "hinge_embedding_loss", "soft_margin_loss", "multi_margin_loss",
        "multilabel_margin_loss", "multilabel_soft_margin_loss", "margin_ranking_loss",
    }
)  # fmt: skip

COMPARISONS = frozenset({"__eq__", "eq"})

MATRIX_PRODUCTS = frozenset(
    {"matmul", "__rmatmul__", "mm", "mv", "linear", "addmm", "addmv", "einsum", "dot"}
)
"""Products of a tensor with a matrix of weights."""

CONVOLUTIONS = frozenset({"conv1d", "conv2d", "conv3d"})
"""Products of a tensor with a few weights at each of its places."""

PRODUCTS = MATRIX_PRODUCTS | CONVOLUTIONS | {"bmm", "baddbmm", "bilinear"}
"""Operations in which data meet parameters."""

RECURRENT = frozenset({"rnn_tanh", "rnn_relu", "gru", "lstm"})
"""Recurrent layers in one call: rows, first memory, weights, and how many layers and biases."""

LOOKUPS = frozenset({"embedding", "embedding_bag"})
"""Operations in which row numbers meet a table of parameters: the first layer of a text."""

_ATTRIBUTES = {
    ("grad", "__get__"): Kind.READ_GRADIENT,
    ("data", "__get__"): Kind.READ_DATA,
    ("T", "__get__"): Kind.OPERATION,
    ("mT", "__get__"): Kind.OPERATION,
    ("data", "__set__"): Kind.SET_DATA,
    ("grad", "__set__"): Kind.SET_GRADIENT,
    ("grad", "__delete__"): Kind.SET_GRADIENT,
}

_LOOKS = frozenset(
    {
        "size", "dim", "numel", "__len__", "__repr__", "__format__", "__hash__", "is_contiguous",
        "stride", "element_size", "data_ptr", "type", "get_device", "is_floating_point",
        "is_complex", "_set_grad_enabled", "_record_function_enter_new", "__bool__", "__contains__",
        "is_tensor", "is_storage", "nelement", "ndimension", "storage_offset", "__dir__",
        "_record_function_exit._RecordFunction", "untyped_storage", "is_same_size", "is_signed",
        "_is_view", "register_hook", "retain_grad", "register_post_accumulate_grad_hook",
    }
)  # fmt: skip


_BY_NAME: dict[str, Kind] = {
    **dict.fromkeys(_LOOKS, Kind.LOOK),
    **dict.fromkeys(LOSS_FUNCTIONS, Kind.LOSS),
    **dict.fromkeys(PRODUCTS | LOOKUPS, Kind.PRODUCT),
    **dict.fromkeys((*COMPARISONS, "argmax"), Kind.COMPARISON),
    "requires_grad_": Kind.LEAF,
    "backward": Kind.BACKWARD,
    "grad": Kind.GRADIENT,
}


def kind_of(function: Callable[..., Any]) -> Kind:
    """The kind of a function as PyTorch's function mode hands it over."""
    name = getattr(function, "__name__", "")
    if name in ("__get__", "__set__", "__delete__"):
        attribute = getattr(getattr(function, "__self__", None), "__name__", "")
        return _ATTRIBUTES.get((attribute, name), Kind.LOOK)
    return _BY_NAME.get(name) or (Kind.INPLACE if changes_in_place(name) else Kind.OPERATION)


def changes_in_place(name: str) -> bool:
    """Whether the function of this name changes its first argument."""
    if name.startswith("__"):
        return name == "__setitem__" or name in (
            "__iadd__", "__isub__", "__imul__", "__itruediv__", "__idiv__", "__ipow__",
        )  # fmt: skip
    return name.endswith("_") and name != "requires_grad_"
