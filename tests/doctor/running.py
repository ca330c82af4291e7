"""Runs a script's text under the doctor's eyes, in this process."""

from __future__ import annotations

import linecache
import random
import sys
import types
import warnings

import numpy as np
import torch

from descenso.doctor.judgement import judge
from descenso.doctor.watch import watch

NAME = "<patient>"


def seen_of(source, intervention=None, seed_offset=0):
    """The record of `source`, its globals at the end, and the exception that ended it."""
    source = source.strip("\n")
    linecache.cache[NAME] = (len(source), None, source.splitlines(True), NAME)
    main, before = types.ModuleType("__main__"), sys.modules["__main__"]
    sys.modules["__main__"] = main
    torch.manual_seed(0)
    random.seed(0)
    np.random.seed(0)
    error = None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with watch(intervention, seed_offset=seed_offset) as seen:
                exec(compile(source, NAME, "exec"), main.__dict__)
        except Exception as raised:
            error = raised
        finally:
            sys.modules["__main__"] = before
    return seen.record, main.__dict__, error


def judged(source):
    """What the doctor says about `source`, second runs included."""
    record, _, _ = seen_of(source)
    return judge(record, lambda intervention, offset: seen_of(source, intervention, offset)[0])


def marked_lines(source):
    """The lines that end in the mark of the planted fault."""
    lines = source.strip("\n").split("\n")
    return [number for number, line in enumerate(lines, start=1) if line.endswith("# <-")]
