"""A released course with one small assignment, and the system's Chromium."""

from __future__ import annotations

import shutil
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from programs import PATIENCE, call, environment

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With the settings that every course of this repository has."""
    folder = tmp_path_factory.mktemp("walk") / "course"
    (folder / "assignments").mkdir(parents=True)
    shutil.copy(HERE / "doubling.md", folder / "assignments")
    shutil.copy(ROOT / "exercises" / "nbgrader_config.py", folder)
    call("autograder", "release", "--course", folder, cwd=folder, env=environment(folder.parent / "home"))
    return folder


@pytest.fixture(scope="module")
def in_jupyterlab(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment in which JupyterLab and its server find what our wheel puts beside them.

    An editable install, as the tests' own, leaves such files out.
    """
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT / "autograder", folder / "source" / "autograder", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / "source")
    build = ("-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, folder / "source")
    call(Path(sys.executable).name, *build, cwd=folder, env=environment(folder / "home"))
    (wheel,) = folder.glob("autograder-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "wheel")
    (data,) = (folder / "wheel").glob("*.data/data")
    return {"JUPYTER_PATH": str(data / "share" / "jupyter"), "JUPYTER_CONFIG_PATH": str(data / "etc" / "jupyter")}


@pytest.fixture
def new_page(browser: Any) -> Iterator[Callable[[], Any]]:
    """A page of a person of its own: no cookie is shared."""
    contexts = []

    def make() -> Any:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(PATIENCE * 1000)  # a server that starts on a busy machine takes its time
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()
