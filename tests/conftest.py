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


# Files that take longest, with the longest first. Each is run by one process from its beginning to its end, so none may begin last.
LONGEST = (
    *("checking/test_banks.py", "assignments/test_sample_class.py", "attacks/test_attacks.py", "site/test_takeaway.py"),
    *("classroom/test_as_nbgrader.py", "grading/test_recovery.py", "hub/test_released_notebooks.py", "assignments/test_assignments.py"),
    *("hub/test_hub_service.py", "hub/test_hub.py", "grading/test_postgresql.py", "grading/test_cluster.py", "site/test_lab.py"),
)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: while a test waits, for a page or for a limit of time, another has its core."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(tryfirst=True)  # before -m looks at the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever needs the built site, or a grader with its warm processes, is slow; nobody has to remember to say so."""
    for item in items:
        if {"html", "grader"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)
    rank = {Path(__file__).parent / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get(item.path, len(rank)))


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

    Where there is one that was built without windows, it is taken: the same engine opens a page with half the processor time.
    One for each module: while it is open, an event loop runs in this thread, in which a second browser cannot start.
    """
    from playwright.sync_api import sync_playwright

    builds = map(shutil.which, ("chromium-headless-shell", "chromium", "google-chrome"))
    path = os.environ.get("CHROMIUM") or next(filter(None, builds), None)
    if path is None:
        pytest.fail("Chromium was not found. Run: sudo apt-get install chromium (or set CHROMIUM)", pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()
