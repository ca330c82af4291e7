"""A small atlas, and what lies in a folder of one."""

from __future__ import annotations

from pathlib import Path

SMALL = ("--size", "8", "--epochs", "2", "--engine", "reference")


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith(".lock"))
