"""A start out of a file that anybody may have written."""

from __future__ import annotations

import io
import os
import struct
import zipfile

import numpy as np
import pytest
import torch

from descenso.cartography.engine import chart, local_threads
from descenso.cartography.request import make_request
from descenso.core.losses import cross_entropy
from descenso.core.network import forward
from descenso.errors import DataError

DRAW = np.random.default_rng(0)


def arrays(**changes):
    content = {
        "W1": DRAW.standard_normal((3, 4)),
        "W2": DRAW.standard_normal((4, 2)),
        "X": DRAW.standard_normal((10, 3)),
        "Y": DRAW.standard_normal((10, 2)),
    }
    return {name: array for name, array in {**content, **changes}.items() if array is not None}


@pytest.fixture
def write(tmp_path):
    def write(**content):
        path = tmp_path / "start.npz"
        np.savez(path, **content)
        return path

    return write


def material_of(path, **given):
    return make_request({"start": str(path), "size": 4, **given}).material()


def test_a_start_is_trained_as_it_stands(write):
    content = arrays(Y=np.array([0, 1] * 5, np.uint8), b1=np.ones(4), b2=np.array([0.5, -0.5]))
    path = write(**content)
    given = {"start": path, "size": 2, "epochs": 1, "batch_size": 10, "engine": "reference"}
    request = make_request({**given, "x": "lr=0.1:1", "y": "momentum=0.1:0.9"})
    material = request.material()
    assert (material.name, material.train_biases, material.loss) == ("start", True, "cross_entropy")
    for number, (W, b) in enumerate(material.start, start=1):
        assert np.array_equal(W.detach().numpy(), content[f"W{number}"])
        assert np.array_equal(b.detach().numpy(), content[f"b{number}"])
    with local_threads(1) as workers:
        atlas, _ = chart(request.experiment(material), workers)
    expected = cross_entropy(forward(material.start, material.X), material.y).item()
    assert atlas.loss_first[0, 0] == pytest.approx(float(expected), rel=1e-12)


def test_targets_of_any_width_and_float32(write):
    single = {name: array.astype(">f4") for name, array in arrays().items()}
    material = material_of(write(**single))
    assert material.start[0].W.dtype == material.y.dtype == torch.float32
    assert (material.loss, material.train_biases) == ("mean_squared_error", False)
    assert not material.start[0].b.any()


def test_arrays_in_columns_are_read_as_they_are(write):
    content = arrays()
    material = material_of(write(**{**content, "W1": np.asfortranarray(content["W1"])}))
    assert np.array_equal(material.start[0].W.detach().numpy(), content["W1"])


BAD = np.full((3, 4), 1.0)
BAD[1, 2] = np.nan


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"W1": None}, "'W1' missing; it has 'W2', 'X', 'Y'"),
        ({"X": None}, "'X' missing"),
        ({"W2": None, "W3": np.ones((4, 2))}, "it has 'W3', and no W2"),
        ({"W1": np.ones((5, 4))}, "W1 has the shape 5 × 4. Expected 3 × outputs"),
        ({"W2": np.ones((5, 2))}, "W2 has the shape 5 × 2. Expected 4 × outputs"),
        ({"W1": np.ones(3)}, "W1 has the shape 3. Expected 3 × outputs"),
        ({"W1": np.array(3.0)}, "W1 has the shape 1. Expected 3 × outputs"),
        ({"X": np.ones((0, 3))}, "X has the shape 0 × 3"),
        ({"Y": np.ones((10, 3))}, "Y has the shape 10 × 3. Expected 10 × 2"),
        ({"Y": np.ones(10)}, "Y has the shape 10. Expected 10 × 2"),
        ({"Y": np.ones(9, int)}, "Y has the shape 9. Expected 10"),
        ({"Y": np.full(10, 2)}, "Y has classes from 2 to 2. Expected 0 to 1"),
        ({"W1": BAD}, "W1 has a number that is not finite, at [1, 2]"),
        ({"X": np.ones((10, 3), np.float32)}, "X is of float32, W1 of float64"),
        ({"W1": np.ones((3, 4), int)}, "W1 is of int64"),
        ({"W1": np.ones((3, 4), complex)}, "W1 is of complex128"),
        ({"W1": np.full((3, 4), "a")}, "W1 is of str"),
        ({"W1": np.full((3, 4), None)}, "W1 is of object"),
        ({"b1": np.ones(4)}, "it has 'b1'. A bias for each layer"),
        ({"b1": np.ones(3), "b2": np.ones(2)}, "b1 has the shape 3. Expected 4"),
    ],
)
def test_what_does_not_fit_is_named(write, changes, message):
    with pytest.raises(DataError) as refused:
        material_of(write(**arrays(**changes)))
    assert str(refused.value).startswith("start.npz: ")
    assert message in str(refused.value)


def npy(header: str, data: bytes = b"") -> bytes:
    text = header.encode() + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text + data


@pytest.mark.parametrize(
    "header",
    [
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000, 1000000000)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (-1, 4)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (3, 5)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (3, 3)}",
        "{'descr': '<f8', 'fortran_order': False}",
        "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (3, 4)}",
        "__import__('os').system('false')",
        "{" * 3000,
        " " * 60000,
    ],
)
def test_a_header_is_not_believed(tmp_path, header):
    path = tmp_path / "start.npz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("W1.npy", npy(header, bytes(96)))
    with pytest.raises(DataError, match=r"^start\.npz: "):
        material_of(path)


def whole(compress=zipfile.ZIP_STORED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compress) as archive:
        for name, array in arrays().items():
            buffer = io.BytesIO()
            np.save(buffer, array)
            archive.writestr(f"{name}.npy", buffer.getvalue())
    return file.getvalue()


def test_compressed_archives_are_read(tmp_path):
    (tmp_path / "start.npz").write_bytes(whole(zipfile.ZIP_DEFLATED))
    assert material_of(tmp_path / "start.npz").X.shape == (10, 3)


@pytest.mark.parametrize("at", [0.2, 0.5, 0.99])
def test_a_truncated_file_is_refused(tmp_path, at):
    content = whole()
    (tmp_path / "start.npz").write_bytes(content[: int(at * len(content))])
    with pytest.raises(DataError, match="this is no whole npz file"):
        material_of(tmp_path / "start.npz")


def test_a_flipped_bit_is_found(tmp_path):
    content = bytearray(whole())
    content[content.index(b"NUMPY") + 200] ^= 1
    (tmp_path / "start.npz").write_bytes(content)
    with pytest.raises(DataError, match="this is no whole npz file"):
        material_of(tmp_path / "start.npz")


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\x80\x04K\x01."])
def test_other_files_are_refused(tmp_path, content):
    (tmp_path / "start.npz").write_bytes(content)
    with pytest.raises(DataError, match=r"^start\.npz: "):
        material_of(tmp_path / "start.npz")


def test_an_archive_that_swells_beyond_memory_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("descenso.cartography.start.memory_size", lambda: 1000)
    (tmp_path / "start.npz").write_bytes(whole())
    with pytest.raises(DataError, match="GB of memory"):
        material_of(tmp_path / "start.npz")


def test_more_members_than_any_network_has_are_refused(tmp_path):
    path = tmp_path / "start.npz"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(2000):
            archive.writestr(f"{number}", b"")
    with pytest.raises(DataError, match="no whole npz"):
        material_of(path)


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_a_pipe_a_folder_and_nothing_are_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.npz")
    (tmp_path / "folder.npz").mkdir()
    for name in ("pipe.npz", "folder.npz", "nothing.npz"):
        with pytest.raises(DataError, match=name):
            material_of(tmp_path / name)
