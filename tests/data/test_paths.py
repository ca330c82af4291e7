"""What a path leads to that is not a file to read."""

import errno
import os
import socket
from pathlib import Path

import pytest
from tests.data.refusals import GOOD, refused

from descenso.data.files import read_file
from descenso.data.tables import load_table
from descenso.errors import DataError


def test_a_missing_file_gets_did_you_mean(write):
    path = write(GOOD, "flowers.csv")
    refused(path.with_name("flowrs.csv"), "no such file", "Did you mean 'flowers.csv'?")


def test_a_missing_folder_is_named(tmp_path):
    refused(tmp_path / "nowhere" / "a.csv", "no such file", str(tmp_path / "nowhere"))


def test_a_file_used_as_a_folder(write):
    refused(write(GOOD) / "a.csv", "no such file")


def test_a_folder(write, tmp_path):
    write(GOOD)
    message = refused(tmp_path, "folder", "'data.csv'")
    assert message.startswith(tmp_path.name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFO")
def test_a_fifo_is_refused_without_waiting_for_a_writer(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    refused(tmp_path / "pipe.csv", "a pipe")


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="the system has no /dev")
def test_a_device():
    refused("/dev/zero", "a device")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="the system has no sockets in folders")
def test_a_socket(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("s.csv")
        refused("s.csv", "a socket")


def test_no_permission(write, monkeypatch):
    path = write(GOOD)

    def deny(_self):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", deny)
    refused(path, "no permission")


@pytest.mark.parametrize("name", ["x" * 300 + ".csv", "nul\0byte.csv"])
def test_a_name_that_the_system_refuses(tmp_path, name):
    with pytest.raises(DataError, match=r"cannot be read|no such file"):
        load_table(tmp_path / name, label="y")


def test_larger_than_memory_is_refused_before_it_is_read(write, monkeypatch):
    path = write(GOOD)
    monkeypatch.setattr(Path, "read_bytes", lambda _self: pytest.fail("it was read"))
    with pytest.raises(DataError, match=r"^data\.csv: reading it needs .* GB") as caught:
        read_file(path, memory=lambda: len(GOOD))
    assert "sample" in str(caught.value)


def test_memory_that_is_not_known_refuses_nothing(write):
    assert read_file(write(GOOD), memory=lambda: None).data == GOOD.encode()
