"""A released course with an exchange, and the service on it."""

from __future__ import annotations

import asyncio
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from over_http import STUDENTS, Client, Served, token
from school import CONFIG, TEXT, Class

from autograder.authoring.compiler import author
from autograder.classroom.course import Course
from autograder.classroom.release import release
from autograder.serving.exchange import Exchange
from autograder.serving.service import Service
from autograder.serving.web import listen


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("released")
    (folder / "assignments").mkdir()
    (folder / "assignments" / "tiny.md").write_text(TEXT, encoding="utf-8")
    (folder / "nbgrader_config.py").write_text(CONFIG.format(root="/nowhere"), encoding="utf-8")
    author(folder / "assignments" / "tiny.md", folder / "source")
    release(folder, ["tiny"])
    return folder


@pytest.fixture
def school(released: Path, tmp_path: Path) -> Class:
    shutil.copytree(released, tmp_path / "course")
    exchange = tmp_path / "exchange"
    (tmp_path / "course" / "nbgrader_config.py").write_text(CONFIG.format(root=str(exchange)), encoding="utf-8")
    for name in ("", "regularization", "regularization/inbound", "regularization/outbound"):
        (exchange / name).mkdir()
        os.chmod(exchange / name, 0o777)
    shutil.copytree(tmp_path / "course" / "release" / "tiny", exchange / "regularization" / "outbound" / "tiny")
    return Class(Course(tmp_path / "course"), tmp_path, threading.Condition())


@pytest.fixture
def says(school: Class) -> Callable[..., None]:
    """Sets what the head of the text says of attempts."""

    def write(**settings: str) -> None:
        stated = "".join(f", {key}: {value}" for key, value in settings.items())
        text = school.course.texts / "tiny.md"
        text.write_text(TEXT.replace("minutes: 5", f"minutes: 5{stated}"), encoding="utf-8")

    return write


@pytest.fixture
def serve(school: Class) -> Iterator[Callable[..., Service]]:
    """Starts services; each looks at the folders without pause."""
    services: list[Service] = []

    def start(**options: Any) -> Service:
        course = Course(school.course.folder)
        service = Service(
            course, exchange=Exchange(course), preload=("numpy",), on_done=lambda attempt: school.change(), poll=0.05, **options
        )
        services.append(service)
        service.start()
        return service

    yield start
    for service in services:
        service.close()


@pytest.fixture(scope="module")
def served(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("web")
    shutil.copytree(released, folder / "course")
    (folder / "course" / "nbgrader_config.py").write_text(CONFIG.format(root=str(folder / "exchange")))
    tokens = folder / "tokens"
    tokens.write_text("# who may hand in\n\n" + "".join(f"{name}={token(name)}\n" for name in (*STUDENTS, "teacher")))
    tokens.chmod(0o600)
    school = Class(Course(folder / "course"), folder, threading.Condition())
    service = Service(Course(folder / "course"), preload=("numpy",), poll=0.05, private=[tokens])
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def open_up() -> tuple[Any, str]:
        listening = listen(service, loop, tokens, frozenset({"teacher"}), 0)
        return listening, str(listening.__enter__())

    async def close_down(listening: Any) -> None:
        listening.__exit__(None, None, None)

    listening, address = asyncio.run_coroutine_threadsafe(open_up(), loop).result()
    port = int(address.rsplit(":", 1)[1].strip("/"))
    cold = [Client(port, token("ada")).ask(path)[0] for path in ("/healthz", "/", "/api/assignments")]
    assert cold == [503] * 3, "nobody is told that there are no assignments while they are read"
    assert Client(port).ask("/")[0] == 401, "a hub that starts a service takes a 503 for its failure"
    service.start()
    try:
        yield Served(school, service, port)
    finally:
        asyncio.run_coroutine_threadsafe(close_down(listening), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
        service.close()
