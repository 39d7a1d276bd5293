"""A mark that a person has given stands for what that person read: it waits again where that has changed, and nowhere else.

nbgrader's own autograde marks as "needs manual grade" all that was marked by hand in a submission that it grades again (--force, or a
newer timestamp), whether or not it changed; but never a task cell.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from plain import Shape, by_hand, checked, grade, grade_plainly, hand_in, solution, task, write_source

from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.release import release
from autograder.pages.feedback import write_feedback

TEST = checked("double-test", 2, "assert double(2) == 4")
SHAPE = Shape(
    {
        "hw": [
            solution("double", "def double(x):\n    return 2 * x"),
            TEST,
            by_hand("why", 3, "Because."),
            by_hand("shown", 1, "pass", python=True),
            task("plot", 2, "Draw it below.\n\n=== BEGIN MARK SCHEME ===\nit is drawn\n=== END MARK SCHEME ==="),
        ],
        "more": [by_hand("what", 2, "This.")],
    },
    {},
)
ANSWERS = {"double": "def double(x):\n    return 3 * x", "why": "<b>Two</b> is even.", "shown": "print(double(1))"}
MARKED = ("double-test", "why", "shown", "plot", "what")


def handed_in(course: Course, student: str, change: dict[str, str] | None = None, **files: str) -> None:
    books = {"hw": ANSWERS | (change or {}), "more": {"what": "That."}}
    own = {student: {"table.csv": "1,2"} | {f"{name}.csv": content for name, content in files.items()}}
    hand_in(course.folder, {"ps": replace(SHAPE, students={student: books}, own_files=own)})


def waiting(course: Course, student: str) -> set[str]:
    """Of the marked cells, those that wait for a person; each still has its mark."""
    found = set()
    with Gradebook(course) as gradebook:
        for book in gradebook.nbgrader.find_submission("ps", student).notebooks:
            for row in book.grades:
                assert row.manual_score == 1.0, row
                found |= {row.name} if row.needs_manual_grade else set()
    return found


def mark(course: Course, *students: str) -> None:
    """As the formgrader does."""
    with Gradebook(course) as gradebook:
        for student in students:
            for book in gradebook.nbgrader.find_submission("ps", student).notebooks:
                for row in book.grades:
                    row.manual_score, row.needs_manual_grade = 1.0, False
        gradebook.nbgrader.db.commit()


def nbgraders_own(course: Course) -> None:
    """Grades with nbgrader's autograde, which uses this program."""
    (course.folder / "nbgrader_config.py").write_text("c = get_config()\nfrom autograder.nbgrader_plugin import use\nuse(c)\n")
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "autograde", "ps", "--force"],
        cwd=course.folder,
        env=os.environ | {"JUPYTER_CONFIG_DIR": str(course.folder)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


CHANGES = {
    "ann": ({}, {}, set()),
    "bob": ({"why": "It is even."}, {}, {"double-test", "why", "shown", "plot"}),
    "cyd": ({"double": "def double(x):\n    return x + x + x"}, {}, {"double-test", "shown", "plot"}),  # the text is what was read
    "dot": ({}, {"table": "1,3"}, {*MARKED}),
}


@pytest.fixture(scope="module")
def marked_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course that nbgrader's own autograde has graded, with marks of a person's in it."""
    folder = tmp_path_factory.mktemp("marked") / "course"
    write_source(folder, {"ps": SHAPE})
    release(folder)
    for student in CHANGES:
        handed_in(Course(folder), student)
    grade_plainly(folder, folder.parent / "aside")
    mark(Course(folder.parent / "aside"), *CHANGES)
    return folder.parent / "aside"


@pytest.fixture
def course(marked_elsewhere: Path, tmp_path: Path) -> Course:
    shutil.copytree(marked_elsewhere, tmp_path / "course")
    return Course(tmp_path / "course")


@pytest.mark.slow
def test_at_the_first_grading_a_mark_waits_again_only_where_what_was_read_has_changed(course):
    for student, (answers, files, _) in CHANGES.items():
        handed_in(course, student, answers, **files)
    assert len(grade(course).graded) == 2 * len(CHANGES)
    assert {student: waiting(course, student) for student in CHANGES} == {student: change[2] for student, change in CHANGES.items()}
    with Gradebook(course) as gradebook:
        pages = {page.parts[-3]: page.read_text() for page in write_feedback(course, gradebook, "ps") if page.stem == "hw"}
    assert ["look at this answer again" in pages[student] for student in ("ann", "bob")] == [False, True]
    mark(course, *CHANGES)
    assert len(grade(course, again=True).graded) == 2 * len(CHANGES)
    assert {student: waiting(course, student) for student in CHANGES} == {student: set() for student in CHANGES}


@pytest.mark.slow
@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize(("now", "waits"), [("iVBORw0K", set()), ("R0lGODlh", {"why"}), (None, {"why"})])
def test_an_answer_that_shows_a_picture_of_its_own_waits_again_with_another_picture(marked_elsewhere, tmp_path, now, waits, inside):
    """nbgrader's graded notebooks hold it, this program's do not."""
    shutil.copytree(marked_elsewhere, tmp_path / "course")
    course = Course(tmp_path / "course")

    def draw(path: Path, picture: str | None) -> None:
        notebook = json.loads(path.read_text())
        (answer,) = (cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade_id") == "why")
        answer["source"] = "![](attachment:a.png)"
        answer["attachments"] = {"a.png": {"image/png": picture}} if picture else {}
        path.chmod(0o644)
        path.write_text(json.dumps(notebook))

    draw(course.autograded / "ann/ps/hw.ipynb", "iVBORw0K")
    draw(course.submitted / "ann/ps/hw.ipynb", now)
    if inside:
        nbgraders_own(course)
    else:
        grade(course)
    assert waiting(course, "ann") == waits
    grade(course, again=True)
    assert waiting(course, "ann") == waits


@pytest.mark.slow
def test_another_test_asks_for_a_person_only_where_it_gives_other_points(course):
    grade(course)
    for source, waits in (("assert double(2) == 4 and True", set()), ("assert double(2) == 6", {"double-test"})):
        cells = [checked("double-test", 2, source) if cell is TEST else cell for cell in SHAPE.notebooks["hw"]]
        write_source(course.folder, {"ps": replace(SHAPE, notebooks=SHAPE.notebooks | {"hw": cells})})
        release(course.folder)
        grade(course)
        assert waiting(course, "ann") == waits


@pytest.mark.slow
def test_what_could_not_be_graded_in_between_was_not_read(course):
    grade(course)
    path = course.submitted / "ann/ps/hw.ipynb"
    before = path.read_bytes()
    path.write_text("no notebook")
    assert [student for _, student, _ in grade(course).refused] == ["ann"]
    path.write_bytes(before)
    grade(course)
    assert waiting(course, "ann") == set()


@pytest.mark.slow
def test_a_notebook_that_was_only_saved_again_has_been_read(course):
    grade(course)
    path = course.submitted / "ann/ps/hw.ipynb"
    notebook = json.loads(path.read_text())
    notebook["metadata"]["saved"] = "again"
    path.write_text(json.dumps(notebook))
    assert grade(course).graded == [("ps/hw", "ann")]
    assert waiting(course, "ann") == set()


@pytest.mark.slow
def test_inside_nbgrader_a_mark_waits_again_only_where_what_was_read_has_changed(course):
    for student, (answers, files, _) in CHANGES.items():
        handed_in(course, student, answers, **files)
    nbgraders_own(course)
    assert {student: waiting(course, student) for student in CHANGES} == {student: change[2] for student, change in CHANGES.items()}
