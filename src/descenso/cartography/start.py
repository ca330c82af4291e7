"""A start and its rows out of an npz that anybody may have written: no pickle, nothing unbounded.

`W1 W2 …` (inputs, outputs), `X` (rows, inputs) and `Y` ((rows, outputs), or (rows,) classes), with
`b1 b2 …` (outputs,) if the network has biases.
"""

from __future__ import annotations

import io
import math
import re
import tokenize
import zipfile
import zlib
from collections.abc import Mapping
from itertools import count, takewhile
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import torch
from torch import Tensor

from descenso.core.network import empty_layer
from descenso.data.faults import fault, listed
from descenso.data.files import File, memory_size, require_memory
from descenso.errors import DataError
from descenso.language import translate
from descenso.runs.durable import UNREADABLE
from descenso.types import Layer, Params

Array: TypeAlias = np.ndarray[Any, Any]

MOST_ARRAYS = 1000
MOST_HEADER = 4096
"""Bytes of the text that says what an array is."""

OURS = re.compile(r"(?:X|Y|[Wb](?:0|[1-9][0-9]{0,3}))\.npy")

BROKEN = (
    EOFError,
    NotImplementedError,
    OSError,
    SyntaxError,
    tokenize.TokenError,
    zipfile.BadZipFile,
    zlib.error,
    *UNREADABLE,
)
"""What reading a strange archive can raise."""


class Start(NamedTuple):
    """`params` are float32 or float64, as are X and, where they are no classes, y."""

    params: Params
    X: Tensor
    y: Tensor
    has_biases: bool


def read_start(file: File) -> Start:
    """The start in an npz file.

    Raises:
        DataError: it is no npz, an array is missing, or one does not fit.
    """
    arrays = _read_arrays(file)
    depth = len(list(takewhile(lambda number: f"W{number}" in arrays, count(1))))
    _require_names(file, arrays, depth)
    biases = [name for name in arrays if name.startswith("b")]
    if biases and sorted(biases) != sorted(f"b{number}" for number in range(1, depth + 1)):
        message = translate("it has {names}. A bias for each layer, or none, was expected.")
        raise fault(file.name, message.format(names=listed(sorted(biases))))
    _require_numbers(file, arrays)
    _require_shapes(file, arrays, depth)
    layers = []
    for number in range(1, depth + 1):
        W = torch.from_numpy(arrays[f"W{number}"])
        layer = empty_layer(W.shape[0], W.shape[1], W.dtype)
        layer.W.copy_(W)
        if biases:
            layer.b.copy_(torch.from_numpy(arrays[f"b{number}"]))
        layers.append(Layer(layer.W.requires_grad_(), layer.b.requires_grad_()))
    X, Y = torch.from_numpy(arrays["X"]), torch.from_numpy(arrays["Y"])
    return Start(tuple(layers), X, Y.long() if Y.dim() == 1 else Y, bool(biases))


def _read_arrays(file: File) -> dict[str, Array]:
    """The arrays whose names mean something, in the machine's own byte order."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            members = archive.infolist()
            if len(members) > MOST_ARRAYS:
                raise ValueError("members")
            wanted = [member for member in members if OURS.fullmatch(member.filename)]
            needed = sum(member.file_size for member in wanted)
            require_memory(file.name, 3 * needed, memory_size())
            return {
                member.filename.removesuffix(".npy"): _read_array(file, archive, member)
                for member in wanted
            }
    except DataError:
        raise
    except BROKEN as error:
        message = translate(
            "this is no whole npz file. numpy.savez(file, W1=…, W2=…, X=…, Y=…) writes one."
        )
        raise fault(file.name, message) from error


def _read_array(file: File, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Array:
    """One array, whose header is believed only where the bytes are there."""
    name = member.filename.removesuffix(".npy")
    with archive.open(member) as content:
        major, _ = np.lib.format.read_magic(content)
        read = np.lib.format.read_array_header_1_0
        if major > 1:
            read = np.lib.format.read_array_header_2_0
        shape, by_column, dtype = read(content, max_header_size=MOST_HEADER)
        if dtype.kind not in "fiu" or (dtype.kind == "f" and dtype.itemsize not in (4, 8)):
            message = translate(
                "{array} is of {dtype}. Expected float32 or float64, or whole numbers for classes."
            )
            raise fault(file.name, message.format(array=name, dtype=_shown(dtype)))
        length = math.prod(shape) * dtype.itemsize
        if min(shape, default=1) < 0 or length > member.file_size:
            raise ValueError("shape")
        data = content.read(length + 1)
    if len(data) != length:
        raise ValueError("length")
    flat = np.frombuffer(data, dtype).astype(dtype.newbyteorder("="))
    return flat.reshape(shape, order="F" if by_column else "C")


def _shown(dtype: np.dtype[Any]) -> str:
    return "object" if dtype.hasobject else dtype.newbyteorder("=").name[:40]


def _require_names(file: File, arrays: Mapping[str, Array], depth: int) -> None:
    missing = [name for name in ("X", "Y") if name not in arrays]
    missing = ([] if depth else ["W1"]) + missing
    if missing:
        message = translate(
            "{names} missing; it has {given}. Expected W1, W2 … (inputs × outputs), X and Y."
        )
        given = listed(sorted(arrays)) if arrays else translate("none of them")
        raise fault(file.name, message.format(names=listed(missing), given=given))
    beyond = [n for n in arrays if n[0] == "W" and not 1 <= int(n[1:]) <= depth]
    if beyond:
        message = translate("it has {names}, and no {missing}.")
        raise fault(
            file.name, message.format(names=listed(sorted(beyond)), missing=f"W{depth + 1}")
        )


def _require_numbers(file: File, arrays: Mapping[str, Array]) -> None:
    """One floating-point type throughout, classes aside, and nothing infinite."""
    dtype = arrays["W1"].dtype
    if arrays["Y"].ndim == 1 and arrays["Y"].dtype.kind in "iu":
        floats = {name: array for name, array in arrays.items() if name != "Y"}
    else:
        floats = dict(arrays)
    for name, array in floats.items():
        if array.dtype != dtype or dtype.kind != "f":
            message = translate(
                "{array} is of {given}, W1 of {dtype}. Expected float64 or float32 for all of them."
            )
            types = {"given": _shown(array.dtype), "dtype": _shown(dtype)}
            raise fault(file.name, message.format(array=name, **types))
        if not np.isfinite(array).all():
            place = tuple(np.argwhere(~np.isfinite(array))[0].tolist())
            message = translate("{array} has a number that is not finite, at {place}.")
            raise fault(file.name, message.format(array=name, place=list(place)))


def _require_shapes(file: File, arrays: Mapping[str, Array], depth: int) -> None:
    """Each layer takes what the one before gives, from the columns of X to those of Y."""
    X, Y = arrays["X"], arrays["Y"]
    if X.ndim != 2 or X.size == 0:
        raise _misshapen(file, "X", X, translate("rows × inputs"))
    fan_in = X.shape[1]
    for number in range(1, depth + 1):
        W = arrays[f"W{number}"]
        if W.ndim != 2 or W.shape[0] != fan_in or W.shape[1] == 0:
            expected = translate("{inputs} × outputs").format(inputs=fan_in)
            raise _misshapen(file, f"W{number}", W, expected)
        fan_in = W.shape[1]
        b = arrays.get(f"b{number}")
        if b is not None and b.shape != (fan_in,):
            raise _misshapen(file, f"b{number}", b, f"{fan_in}")
    if Y.ndim == 1 and Y.dtype.kind in "iu":
        _require_classes(file, Y, len(X), fan_in)
    elif Y.shape != (len(X), fan_in):
        raise _misshapen(file, "Y", Y, f"{len(X)} × {fan_in}")


def _require_classes(file: File, Y: Array, rows: int, classes: int) -> None:
    if len(Y) != rows:
        raise _misshapen(file, "Y", Y, f"{rows}")
    if Y.min() < 0 or Y.max() >= classes:
        message = translate("Y has classes from {low} to {high}. Expected 0 to {last}.")
        raise fault(file.name, message.format(low=Y.min(), high=Y.max(), last=classes - 1))


def _misshapen(file: File, name: str, array: Array, expected: str) -> DataError:
    given = " × ".join(map(str, array.shape)) or "1"
    message = translate("{array} has the shape {given}. Expected {expected}.")
    return fault(file.name, message.format(array=name, given=given, expected=expected))
