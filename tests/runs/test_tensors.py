from __future__ import annotations

import json

import pytest
import safetensors.torch
import torch

from descenso.errors import ChecksumError, RunError
from descenso.runs.tensors import from_bytes, read_tensors, to_bytes

TENSORS = {"W1": torch.randn(3, 2), "b1": torch.zeros(2), "order": torch.arange(5).byte()}


def test_what_is_written_is_read():
    tensors, about = from_bytes(to_bytes(TENSORS, {"epoch": 3}), "file")
    assert about == {"epoch": 3}
    assert all(torch.equal(tensors[name], TENSORS[name]) for name in TENSORS)


def test_any_safetensors_reader_opens_it():
    opened = safetensors.torch.load(to_bytes(TENSORS, {}))
    assert torch.equal(opened["W1"], TENSORS["W1"])


def test_the_same_content_is_the_same_bytes():
    about = {"b": 1, "a": {"d": 2, "c": 0.1}}
    assert len({to_bytes(TENSORS, about) for _ in range(20)}) == 1


def test_every_single_flipped_bit_is_found():
    content = to_bytes(TENSORS, {"epoch": 3})
    for position in range(len(content)):
        for bit in range(8):
            broken = bytearray(content)
            broken[position] ^= 1 << bit
            with pytest.raises(ChecksumError, match="is damaged"):
                from_bytes(bytes(broken), "file")


def test_every_truncation_is_found():
    content = to_bytes(TENSORS, {})
    for length in range(len(content)):
        with pytest.raises(ChecksumError):
            from_bytes(content[:length], "file")


def header(entries) -> bytes:
    text = json.dumps(entries).encode()
    return len(text).to_bytes(8, "little") + text


@pytest.mark.parametrize(
    "content",
    [
        header({"W1": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}) + bytes(8),
        header(
            {
                "W1": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]},
                "W2": {"dtype": "F32", "shape": [2], "data_offsets": [4, 12]},
            }
        )
        + bytes(12),
        header({"W1": {"dtype": "Q9", "shape": [2], "data_offsets": [0, 8]}}) + bytes(8),
        header({"W1": {"dtype": "F32", "shape": [2**40], "data_offsets": [0, 8]}}) + bytes(8),
        (2**63).to_bytes(8, "little") + b"{}",
        b"",
        b"PK\x03\x04 a zip",
        header({"__metadata__": {"descenso": "[]"}}),
        header({"__metadata__": {"descenso": "{"}}),
    ],
    ids=[
        "no seal", "overlapping offsets", "unknown dtype", "shape beyond the data",
        "endless header", "empty", "another format", "metadata of another kind", "broken metadata",
    ],
)  # fmt: skip
def test_a_hostile_file_is_refused(content):
    with pytest.raises(ChecksumError):
        from_bytes(content, "file")


def test_a_file_far_larger_than_the_network_is_refused_unread(tmp_path):
    path = tmp_path / "parameters.safetensors"
    with path.open("wb") as file:
        file.truncate(10**12)
    with pytest.raises(RunError, match="far larger than it should be"):
        read_tensors(path, 1000)


def test_a_missing_file_is_an_error_with_its_reason(tmp_path):
    with pytest.raises(RunError, match="No such file"):
        read_tensors(tmp_path / "none", 10)
