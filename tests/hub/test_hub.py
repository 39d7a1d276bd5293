"""A course on a real JupyterHub, as its people walk through it: the students in the browser, the instructor in a terminal.

What a real hub has and this one has not: a system user for each person. Rights on the exchange's folders are therefore not tested here.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jupyterlab_page import restart_and_run_all, validate, write
from programs import BIN, call, environment, jupyter_hub

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "book" / "_ext"))
import vendor  # noqa: E402

pytestmark = [pytest.mark.slow, pytest.mark.browser]

NAME = "doubling"
COURSE = "regularization"
# All users are one system user here, whose name nbgrader would take for each student's.
SETTINGS = """import os
c = get_config()
c.CourseDirectory.course_id = "{course}"
c.Exchange.root = "{exchange}"
if "JUPYTERHUB_USER" in os.environ:
    c.CourseDirectory.student_id = os.environ["JUPYTERHUB_USER"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What the hub keeps: the exchange, the settings of all users, and their homes."""
    (tmp_path / "exchange").mkdir()
    (tmp_path / "exchange").chmod(0o777)
    (tmp_path / "settings").mkdir()
    settings = SETTINGS.format(course=COURSE, exchange=tmp_path / "exchange")
    (tmp_path / "settings" / "nbgrader_config.py").write_text(settings, encoding="utf-8")
    return tmp_path


@pytest.fixture
def teach(folder: Path, course: Path) -> Callable[..., str]:
    """Runs a command as the instructor, in the course's folder."""
    home = folder / "homes" / "teacher"
    shutil.copytree(course, home / COURSE)
    env = environment(home, JUPYTER_CONFIG_PATH=str(folder / "settings"))

    def run(*command: str) -> str:
        place = ["--course", "."] if command[0] == "autograder" else []
        return call(*command, *place, cwd=home / COURSE, env=env)

    return run


@pytest.fixture
def hub(folder: Path) -> Iterator[str]:
    modules = vendor.node_modules(Path(__file__).parent, ROOT / "_build" / "hub")
    proxy = [BIN / "node", modules / "configurable-http-proxy" / "bin" / "configurable-http-proxy"]
    with jupyter_hub(folder, folder / "settings", proxy) as url:
        yield url


def log_in(page: Any, hub: str, student: str) -> None:
    page.goto(f"{hub}/hub/login")
    page.locator("input[name=username]").fill(student)
    page.locator("input[name=password]").fill("any; the authenticator is a dummy")
    page.locator("#login_submit").click()
    page.get_by_role("menuitem", name="Nbgrader").wait_for()


def open_assignments(page: Any) -> None:
    page.get_by_role("menuitem", name="Nbgrader").click()
    page.locator(".lm-Menu-item", has_text="Assignment List").click()


def solve(page: Any, hub: str, student: str, code: str, why: str) -> None:
    """Opens the fetched notebook, types the answers and runs all cells."""
    page.goto(f"{hub}/user/{student}/lab/tree/{NAME}/{NAME}.ipynb")
    text = page.locator(".jp-MarkdownCell", has_text="YOUR ANSWER HERE")
    text.dblclick()
    write(page, text, why)
    answer = page.locator(".jp-CodeCell").nth(1)
    assert "raise NotImplementedError" in answer.inner_text()
    write(page, answer, code)
    restart_and_run_all(page, 3)


STUDENTS = {
    "ada": ("def twice(x):\n    return 2 * x", "Success! Your notebook passes all the tests.", "2 of 5 points"),
    "bob": ("def twice(x):\n    return x**2", "twice of [1, -3] is [2, -6]", "0 of 5 points"),
}


def test_release_fetch_solve_validate_submit_collect_grade_and_feedback(hub, folder: Path, teach, new_page: Callable[[], Any]):
    teach("autograder", "release", NAME)
    teach("nbgrader", "release_assignment", NAME)

    pages = {}
    for student, (code, verdict, _) in STUDENTS.items():
        page = pages[student] = new_page()
        log_in(page, hub, student)
        open_assignments(page)
        page.get_by_text("Fetch", exact=True).click()
        page.get_by_text("Submit", exact=True).wait_for()
        fetched = (folder / "homes" / student / NAME / f"{NAME}.ipynb").read_text(encoding="utf-8")
        assert "HIDDEN" not in fetched
        assert "JUDGE" not in fetched
        solve(page, hub, student, code, f"{student} says: it is two of them.")
        assert verdict in validate(page)
        page.goto(f"{hub}/user/{student}/lab")
        open_assignments(page)
        page.get_by_text("Submit", exact=True).click()
        page.locator("#submitted_assignments_list, .submitted_assignments").get_by_text(NAME).first.wait_for()

    teach("nbgrader", "collect", NAME)
    assert "2 graded" in teach("autograder", "grade", NAME, "--preload", "numpy")
    teach("autograder", "feedback", NAME)
    teach("nbgrader", "release_feedback", NAME)

    for student, (_, _, points) in STUDENTS.items():
        page = pages[student]
        page.reload()
        page.get_by_text("Fetch Feedback").click()
        page.get_by_text("view feedback").wait_for()
        (path,) = (folder / "homes" / student / NAME / "feedback").glob(f"*/{NAME}.html")
        page.goto(f"{hub}/user/{student}/files/{path.relative_to(folder / 'homes' / student)}")
        shown = page.locator("body").inner_text()
        assert points in shown
        assert student in shown
        assert not set(STUDENTS) - {student} & set(shown.split())
        assert ("squared instead of doubled" in shown) == (student == "bob")
