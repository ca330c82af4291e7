"""What may be written over: nothing of anybody's, and of ours only by force."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from descenso.runs.taken import file_is_taken, folder_is_taken

posix = pytest.mark.skipif(os.name == "nt", reason="FIFOs and links are POSIX")


def ours(folder: Path) -> bool:
    return (folder / "ours").is_file()


def place(path: Path, kind: str) -> Path:
    """Something of that kind at `path`, and its path."""
    if kind == "a file":
        path.write_text("mine")
    elif kind == "a pipe":
        os.mkfifo(path)
    elif kind == "a link to nowhere":
        path.symlink_to(path.with_name("nowhere"))
    elif kind == "a link to an empty folder":
        path.with_name("elsewhere").mkdir()
        path.symlink_to(path.with_name("elsewhere"))
    elif kind != "nothing":
        path.mkdir()
        for name in kind.split("+"):
            if name != "an empty folder":
                (path / name).write_text("")
    return path


FREE = ["nothing", "an empty folder", ".lock", ".lock+.lock-holder"]
LINKS = [pytest.param("a link to an empty folder", marks=posix)]
STRANGE = ["a file", "thesis.txt", ".lock+thesis.txt"]
NO_FOLDERS = [pytest.param(kind, marks=posix) for kind in ("a pipe", "a link to nowhere")]


@pytest.mark.parametrize("force", [False, True])
class TestFolders:
    def taken(self, path: Path, *, force: bool) -> bool:
        return folder_is_taken(path, ours, force=force, leavings={".lock", ".lock-holder"})

    @pytest.mark.parametrize("kind", [*FREE, *LINKS])
    def test_where_nothing_is_there_nothing_is_lost(self, tmp_path, kind, force):
        assert not self.taken(place(tmp_path / "out", kind), force=force)

    @pytest.mark.parametrize("kind", [*STRANGE, *NO_FOLDERS])
    def test_what_is_not_ours_stays_whatever_is_asked(self, tmp_path, kind, force):
        assert self.taken(place(tmp_path / "out", kind), force=force)

    @pytest.mark.parametrize("kind", ["ours", "ours+thesis.txt", "ours+.lock"])
    def test_ours_is_replaced_by_force_alone(self, tmp_path, kind, force):
        assert self.taken(place(tmp_path / "out", kind), force=force) is not force

    def test_without_leavings_only_an_empty_folder_is_free(self, tmp_path, force):
        assert folder_is_taken(place(tmp_path / "out", ".lock"), ours, force=force)


@pytest.mark.parametrize("force", [False, True])
class TestFiles:
    def test_a_free_name(self, tmp_path, force):
        assert not file_is_taken(tmp_path / "page.html", force=force)

    def test_a_file_is_replaced_by_force_alone(self, tmp_path, force):
        assert file_is_taken(place(tmp_path / "page.html", "a file"), force=force) is not force

    @pytest.mark.parametrize("kind", ["an empty folder", pytest.param("a pipe", marks=posix)])
    def test_what_is_no_file_stays(self, tmp_path, kind, force):
        assert file_is_taken(place(tmp_path / "page.html", kind), force=force)
