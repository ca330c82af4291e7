"""Named tensors in a safetensors file that proves itself whole.

safetensors has no checksum. Ours writes one into the file's own metadata, taken over the same file
without it; reading writes the content again and compares every byte, so that a bit flipped anywhere
(in a number, a name, the padding) is found.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import safetensors.torch
from safetensors import SafetensorError
from torch import Tensor

from descenso.errors import ChecksumError
from descenso.runs.durable import UNREADABLE, damaged, not_read, read_regular, sha256

HEADER_ROOM = 1_000_000
"""Bytes that names and metadata may take in a file that somebody hands us."""


def to_bytes(tensors: dict[str, Tensor], about: dict[str, Any]) -> bytes:
    """The file's bytes: the same for the same tensors and `about` (plain JSON values)."""
    seal = sha256(_serialize(tensors, about))
    return _serialize(tensors, {**about, "sha256": seal})


def from_bytes(content: bytes, name: str) -> tuple[dict[str, Tensor], dict[str, Any]]:
    """The tensors and the `about` of a file that `to_bytes` wrote; `name` is for messages.

    Raises:
        ChecksumError: a byte differs from what was written, or the end is missing.
    """
    try:
        tensors = safetensors.torch.load(content)
        about = json.loads(_metadata(content))
        seal = about.pop("sha256")
        whole = to_bytes(tensors, about) == content and sha256(_serialize(tensors, about)) == seal
    except (SafetensorError, *UNREADABLE) as error:
        raise ChecksumError(damaged(name)) from error
    if not whole:
        raise ChecksumError(damaged(name))
    return tensors, about


def read_tensors(path: Path, expected_bytes: int) -> tuple[dict[str, Tensor], dict[str, Any]]:
    """`from_bytes` of a file, refused before reading when it is far larger than it should be.

    Raises:
        RunError: it cannot be read, or is larger than `expected_bytes` of numbers allow.
        ChecksumError: it is damaged.
    """
    try:
        content = read_regular(path, expected_bytes + HEADER_ROOM)
    except OSError as error:
        raise not_read(path, error) from error
    return from_bytes(content, str(path))


def _serialize(tensors: dict[str, Tensor], about: dict[str, Any]) -> bytes:
    # One metadata entry only: the library writes several in an order of its own, call by call.
    text = json.dumps(about, sort_keys=True)
    in_rows = {name: tensor.contiguous() for name, tensor in tensors.items()}
    return bytes(safetensors.torch.save(in_rows, metadata={"descenso": text}))


def _metadata(content: bytes) -> str:
    length = int.from_bytes(content[:8], "little")
    return str(json.loads(content[8 : 8 + length])["__metadata__"]["descenso"])
