"""The browser that opens the pages, and the atlas that the lesson is in."""

from __future__ import annotations

import os
import shutil

import pytest
from tests.views.charts import experiment

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser():
    path = shutil.which("chromium")
    if path is None:
        message = "the pages are checked in chromium, and there is none here"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield started
        started.close()


@pytest.fixture(scope="module")
def lesson():
    """Learning rate and first weights on the lesson's clouds, of which its setting is one."""
    return experiment()
