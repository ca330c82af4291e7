"""Runs one function of a learner's file on every case, and says what happened: numbers, no verdict.

This is the process that belongs to the learner: it may be stopped, crash or run for ever. What is
found goes down a pipe of its own, one line of JSON each, behind a token that was drawn for this
process; printing, reading and files of the learner's have nothing to do with it.
"""

from __future__ import annotations

import importlib.abc
import importlib.util
import json
import os
import resource
import sys
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

from descenso.lesson.exercises.calls import describe_error, observe
from descenso.lesson.exercises.processes import JOB
from descenso.lesson.exercises.reading import Source, read_source
from descenso.lesson.exercises.right import RIGHT
from descenso.lesson.exercises.witness import Witness
from descenso.processes import address_space, bound

MODULE = "exercise"
PACKAGE = "descenso"

WATCHED = ("cross_entropy", "gradients")
"""What these ask of PyTorch is noted while they run: the source may not show it."""

MOST_MEMORY = 2 * 2**30
"""Bytes beyond what PyTorch itself has taken: the cases need a few thousand."""
MOST_WRITTEN = 64 * 2**20
"""Bytes of the largest file that the learner's code may write."""


def work(folder: Path, pipe: int) -> None:
    """Do the job that lies in `folder`, and tell it to `pipe`."""
    job = json.loads((folder / JOB).read_bytes())
    (folder / JOB).unlink()
    _fence(folder, job["seconds"])
    process = os.getpid()

    def tell(finding: dict[str, Any]) -> None:
        if os.getpid() != process:  # the learner's code forked, and this is the copy
            os._exit(1)
        line = f"{job['token']} {json.dumps(finding)}\n".encode()
        while line:
            line = line[os.write(pipe, line) :]

    path = folder / job["file"]
    try:
        source = read_source(path.read_bytes())
        _hide_solutions()
        module = _load(path)
    except BaseException as error:
        tell({"stopped": describe_error(error, str(path))})
        return
    tell({"loaded": True})
    if job["function"] is not None:
        _try_cases(module, source, job, path, tell)
    tell({"finished": True})


def _fence(folder: Path, seconds: float) -> None:
    """A group of processes of its own, no terminal, and bounds on what it may take."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.chdir(folder)
    cpu = int(seconds) + 2
    for kind, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_FSIZE, MOST_WRITTEN),
        (resource.RLIMIT_AS, address_space() + MOST_MEMORY),
    ):
        bound(kind, most)


class _Hidden(importlib.abc.MetaPathFinder):
    """Says of this package that there is none."""

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        """Nothing is found here; the name of the package is not looked for anywhere else."""
        if fullname.partition(".")[0] == PACKAGE:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)
        return None


def _hide_solutions() -> None:
    """The right functions are here; a learner's file is not to import them."""
    for name in list(sys.modules):
        if name.partition(".")[0] == PACKAGE:
            del sys.modules[name]
    sys.meta_path.insert(0, _Hidden())


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(MODULE, path)
    assert spec is not None, "a path always gives one"
    assert spec.loader is not None, "a .py file always has one"
    module = importlib.util.module_from_spec(spec)
    sys.modules[MODULE] = module
    spec.loader.exec_module(module)
    return module


def _try_cases(
    module: ModuleType,
    source: Source,
    job: dict[str, Any],
    path: Path,
    tell: Callable[[dict[str, Any]], None],
) -> None:
    name = job["function"]
    function = getattr(module, name, None)
    used = source.used.get(name, frozenset())
    tell(
        {
            "present": callable(function),
            "empty": name in source.empty,
            "used": sorted(used),
            "placeholders": sorted(source.placeholders),
        }
    )
    if not callable(function) or name in source.empty:
        return
    for other, right in {} if job["own"] else RIGHT.items():
        if other != name:
            setattr(module, other, right)
    witness = Witness()
    tried = witness.watching(function) if name in WATCHED else function
    for number, case in enumerate(job["cases"]):
        tell({"case": number, **observe(tried, case, file=str(path))})
    tell({"used": sorted(used | witness.names)})
