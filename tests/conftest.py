"""What tests of every folder use: one way to a real browser, and one rule for what is slow."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "exercises"))  # the course's kit
_SETTINGS = tempfile.TemporaryDirectory(prefix="jupyter-settings-")
os.environ["JUPYTER_CONFIG_DIR"] = _SETTINGS.name  # nobody's own settings for nbgrader or Jupyter reach a test
# As the command line does: jsonschema, which nbformat imports, builds a grammar for a text format that no notebook uses.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


@pytest.hookimpl(tryfirst=True)  # before -m looks at the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever needs the built site, or a grader with its warm processes, is slow; nobody has to remember to say so."""
    for item in items:
        if {"html", "grader"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(autouse=True)
def umask() -> Iterator[None]:
    """The grader's commands set it, for a process that is theirs; a test that runs one in its own process leaves it as it was."""
    before = os.umask(0o022)
    os.umask(before)
    yield
    os.umask(before)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Headless Chromium, the system's, so that nothing is downloaded.

    One for each module: while it is open, an event loop runs in this thread, in which a second browser cannot start.
    """
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.fail("Chromium was not found. Run: sudo apt-get install chromium (or set CHROMIUM)", pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()
