"""Each released notebook, worked through in JupyterLab as a student does: run as it comes, solve, run, validate, hand in."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyterlab_page import restart_and_run_all, validate, write
from programs import TOKEN, call, environment, jupyter_lab
from waiting import until
from warm_kernels import warm_kernels

from autograder.grading.grader import Grader
from autograder.kernels.confine import Limits
from autograder.notebooks.assignment import cell_grade_id, cell_role, load_assignment

ROOT = Path(__file__).resolve().parents[2]
# Every night all of them (make sweep), with each change two: what JupyterLab does with a notebook hangs little on its text, and
# nbgrader's validator itself tries all of them each time, in tests/assignments.
NAMES = ("l1", "keras-in-practice", *(("fitting", "l2", "elastic-net") if os.environ.get("SWEEP") == "all" else ()))
PICTURES = os.environ.get("PICTURES")  # a folder, for whoever wants to look

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("released") / "course"
    for part in ("questions", "kit"):
        shutil.copytree(ROOT / "exercises" / part, folder / part)
    (folder / "assignments").mkdir()
    for name in NAMES:
        shutil.copy(ROOT / "exercises" / "assignments" / f"{name}.md", folder / "assignments")
    call("autograder", "release", "--course", folder, cwd=folder, env=environment(folder.parent / "home"))
    return folder


@pytest.fixture(scope="module")
def lab(course: Path) -> Iterator[str]:
    home = course.parent / "student"
    shutil.copytree(course / "release", home)
    settings = home / ".jupyter" / "lab" / "user-settings" / "@jupyterlab" / "notebook-extension" / "tracker.jupyterlab-settings"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"windowingMode": "none"}')  # all cells are there, in sight or not
    with (
        tempfile.TemporaryDirectory() as kernels,
        warm_kernels(Path(kernels)),
        jupyter_lab(home, environment(home, JUPYTER_PATH=kernels)) as url,
    ):
        yield url


@pytest.fixture(scope="module")
def grader(course: Path) -> Iterator[Grader]:
    with Grader(assignments=[load_assignment(course / "source" / name / f"{name}.ipynb") for name in NAMES]) as one:
        yield one


def picture(page: Any, name: str) -> None:
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png")


@pytest.mark.parametrize("name", NAMES)
def test_a_student_works_through_it(name: str, course: Path, lab: str, grader: Grader, new_page: Callable[[], Any]):
    assignment = load_assignment(course / "source" / name / f"{name}.ipynb")
    code = [cell for cell in assignment.notebook.cells if cell.cell_type == "code"]
    page = new_page()
    page.set_viewport_size({"width": 1280, "height": 1600})
    page.goto(f"{lab}/lab/workspaces/{name}/tree/{name}/{name}.ipynb?token={TOKEN}")
    page.get_by_role("menuitem", name="Nbgrader").wait_for()
    until(page, f"document.querySelectorAll('.jp-CodeCell').length === {len(code)}")

    restart_and_run_all(page, len(code))
    said = page.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']").all_text_contents()
    tests = [test.answers for test in assignment.tests.values()]
    assert len(said) == len(tests) + sum(answer.startswith("q-") for answer in tests)  # a question's own cell says it too
    assert not [text for text in said if not re.fullmatch(r"Still open: (this question|[\w.]+)\.", text.strip())]
    picture(page, f"{name}-open")

    for number, cell in enumerate(code):
        if cell_role(cell) == "solution":
            at = page.locator(".jp-CodeCell").nth(number)
            at.scroll_into_view_if_needed()
            write(page, at, cell.source)
    restart_and_run_all(page, len(code))
    said = page.locator(".jp-OutputArea-output").all_text_contents()
    assert not [text for text in said if re.search(r"Error|Still open|Warning", text)], said
    picture(page, f"{name}-solved")

    assert "Success! Your notebook passes all the tests." in validate(page)

    handed_in = course.parent / "student" / name / f"{name}.ipynb"
    answered = {cell_grade_id(cell) for cell in code if cell_role(cell) == "solution"}
    saved = nbformat.read(handed_in, as_version=4)
    assert not [cell for cell in saved.cells if cell_grade_id(cell) in answered and "YOUR CODE HERE" in cell.source]
    graded = grader.grade(assignment, handed_in.read_bytes(), Limits())
    assert {test.grade_id: test.score for test in graded.tests} == {test.grade_id: test.points for test in graded.tests}
    assert graded.remarks == ()
