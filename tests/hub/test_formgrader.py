"""nbgrader's formgrader, in JupyterLab in a browser, on what `autograder grade` has left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from programs import PATIENCE, TOKEN, call, environment, hand_in, jupyter_lab

from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook

pytestmark = [pytest.mark.slow, pytest.mark.browser]

NAME = "doubling"
RIGHT = "def twice(x):\n    return x + x"
# each sets a mark on the outermost window, which is the instructor's JupyterLab: same origin, same rights
SCRIPTS = (
    '<script>top.owned = 1</script><img src=x onerror="top.owned = 2"><svg onload="top.owned = 3"></svg>'
    '<details ontoggle="top.owned = 4" open>'
)
LINK = "[click](javascript:top.owned=5) <a href='javascript:top.owned=6'>click</a>"
SHOW = f"from IPython.display import HTML, Markdown, display\ndisplay(HTML({SCRIPTS!r}), Markdown({LINK!r}))\nprint({SCRIPTS!r})"


def run(course: Path, *arguments: str) -> str:
    return call("autograder", *arguments, "--course", course, cwd=course.parent, env=environment(course.parent / "home"))


def grade(course: Path, *options: str) -> str:
    # without TensorFlow, which this assignment does not use: seconds instead of half a minute
    return run(course, "grade", NAME, "--preload", "numpy", *options)


def scores(course: Path) -> dict[str, float]:
    with Gradebook(Course(course)) as gradebook:
        return {submission.student.id: submission.score for submission in gradebook.nbgrader.assignment_submissions(NAME)}


@pytest.fixture(scope="module")
def graded(course: Path) -> Path:
    hand_in(course, "ada", NAME, {"twice": RIGHT, "why": "Twice is two of them."})
    hand_in(course, "bob", NAME, {"twice": "def twice(x):\n    return x ** 2", "why": "It is not."})
    own = [
        {"cell_type": "markdown", "metadata": {}, "source": SCRIPTS + LINK},
        {
            "cell_type": "code",
            "metadata": {},
            "source": SHOW,
            "outputs": [{"output_type": "display_data", "metadata": {}, "data": {"text/html": SCRIPTS}}],
            "execution_count": 1,
        },
    ]
    code = f"def twice(x):\n    # </pre></div>{SCRIPTS}\n    raise ValueError({SCRIPTS!r})"
    hand_in(course, "eve", NAME, {"twice": code, "why": f"Because. {SCRIPTS} {LINK}"}, own)
    grade(course)
    return course


@pytest.fixture(scope="module")
def lab(graded: Path) -> Iterator[str]:
    with jupyter_lab(graded, environment(graded.parent / "home")) as url:
        yield url


@pytest.fixture
def open_page(new_page: Callable[[], Any], lab: str) -> Callable[[str], Any]:
    """Opens a page of the server with the instructor's token."""

    def open_it(path: str) -> Any:
        page = new_page()
        page.context.request.get(f"{lab}/lab?token={TOKEN}")  # leaves the cookie; the formgrader's own pages do not
        page.goto(f"{lab}/{path}")
        return page

    return open_it


def table(page: Any) -> dict[str, tuple[str, str]]:
    """Status and score by student, of the formgrader's list of submissions."""
    page.locator("td.student-id").first.wait_for()
    rows = page.locator("tbody tr").all()
    return {
        row.locator(".student-id").inner_text(): (row.locator(".status").inner_text(), row.locator(".score").inner_text()) for row in rows
    }


def test_every_submission_is_autograded_and_has_its_score(open_page):
    page = open_page("lab")
    page.get_by_role("menuitem", name="Nbgrader").click()
    page.locator(".lm-Menu-item", has_text="Formgrader").first.click()
    formgrader = page.frame_locator("iframe").last
    formgrader.locator(".num-submissions a", has_text="3").click()
    formgrader.locator(".student-id", has_text="ada").wait_for()
    frame = next(frame for frame in page.frames if "manage_submissions" in frame.url)
    assert table(frame) == {
        "ada": ("needs manual grading", "2 / 5"),
        "bob": ("needs manual grading", "0 / 5"),
        "eve": ("needs manual grading", "0 / 5"),
    }


def submission(page: Any) -> Any:
    return page.locator("#notebook-container").first  # nbconvert's template puts one into the other


def open_submission(open_page: Callable[[str], Any], student: str) -> Any:
    page = open_page(f"formgrader/gradebook/{NAME}/{NAME}")
    link = page.locator("td.name a.name-shown", has_text=re.compile(f"^{student}$"))
    link.wait_for(state="attached")
    page.goto(page.evaluate("link => link.href", link.element_handle()))
    submission(page).wait_for()
    for field in ("#twice-test", "#twice-comment"):  # of each kind one: the page gives it a placeholder when it listens to these fields
        page.locator(f"{field}[placeholder]").wait_for(state="attached")
    return page


def fill(page: Any, field: str, text: str) -> None:
    """Types into a field of the formgrader and waits until the server has it."""
    with page.expect_response(lambda answer: "/formgrader/api/" in answer.url and answer.request.method == "PUT") as answer:
        page.locator(field).fill(text)
        page.locator(field).blur()
    assert answer.value.ok


def test_a_grade_and_a_comment_by_hand_stay_when_all_is_graded_again(open_page, graded: Path):
    page = open_submission(open_page, "bob")
    fill(page, "#twice-test", "1.5")
    fill(page, "#twice-comment", "Half of it for the idea.")
    fill(page, "#why", "3")
    grade(graded, "--again")
    page = open_submission(open_page, "bob")
    # the page is there before what it asks the server for
    for field, value in {"#twice-test": "1.5", "#why": "3", "#twice-comment": "Half of it for the idea."}.items():
        expect(page.locator(field)).to_have_value(value, timeout=PATIENCE * 1000)
    assert table(open_page(f"formgrader/manage_submissions/{NAME}"))["bob"][1] == "4.5 / 5"
    run(graded, "feedback", NAME)
    feedback = (graded / "feedback" / "bob" / NAME / f"{NAME}.html").read_text(encoding="utf-8")
    assert "Half of it for the idea." in feedback
    assert "4.5" in feedback


def test_what_a_student_wrote_does_not_run_in_the_instructors_browser(open_page, graded: Path):
    assert "top.owned = 1" in (graded / "submitted" / "eve" / NAME / f"{NAME}.ipynb").read_text(encoding="utf-8")
    page = open_submission(open_page, "eve")
    assert "Because." in submission(page).inner_text()
    for link in submission(page).locator("a").all():
        assert not (link.get_attribute("href") or "").lower().startswith("javascript")
    assert page.evaluate("window.owned") is None


def test_the_formgraders_own_button_grades_as_the_command_does(open_page, graded: Path):
    hand_in(graded, "fay", NAME, {"twice": "def twice(x):\n    return 2.0 * x", "why": ""})
    page = open_page(f"formgrader/manage_submissions/{NAME}")
    assert table(page)["fay"] == ("needs autograding", "")
    page.locator("tr", has=page.locator(".student-id", has_text="fay")).locator(".autograde a").click()
    page.locator(".modal-title", has_text="Success").wait_for()
    assert table(open_page(f"formgrader/manage_submissions/{NAME}"))["fay"][1] == "2 / 5"
    by_button = scores(graded)
    assert "0 graded, 4 unchanged" in grade(graded)
    grade(graded, "--again")
    assert scores(graded) == by_button
