"""Set-up that every test shares: shapes checked at run time, English texts, a quiet machine."""

from __future__ import annotations

import os

import jaxtyping

# Before anything of core/ is imported: every annotated shape is checked while the tests run.
jaxtyping.install_import_hook(["descenso.core"], "beartype.beartype")

import pytest  # noqa: E402
import torch  # noqa: E402

from descenso.language import speaking  # noqa: E402


@pytest.fixture(autouse=True)
def _english():
    """Tests read messages in English unless they choose otherwise."""
    with speaking("en"):
        yield


@pytest.fixture(autouse=True, scope="session")
def _one_thread():
    """Small work is faster on one thread, and two test processes share two cores."""
    torch.set_num_threads(1)


@pytest.fixture
def in_ci() -> bool:
    """Whether a missing browser is a failure and not a reason to skip."""
    return bool(os.environ.get("CI"))
