"""An answer that a person reads: nothing to read earns nothing by itself, and a mark belongs to the answer that was read."""

from __future__ import annotations

import json

import pytest

from autograder.authoring.compiler import author
from autograder.classroom.attempts import Attempts
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.release import release
from autograder.classroom.scores import CellScore, class_scores
from autograder.grading.results import Outcome, SubmissionResult, TestResult
from autograder.pages.feedback import feedback_page
from autograder.serving.marking import LONGEST, to_mark

TEXT = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
assignment: {title: Doubling, minutes: 5}
---
# Doubling

```{code-cell} python
:nbgrader: {grade_id: twice, solution: true}
def twice(x):
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION
```

```{code-cell} python
:nbgrader: {grade_id: twice-test, points: 2}
assert twice(1) == 2
### BEGIN HIDDEN TESTS
from autograder.observing import outcome

observed = outcome(lambda: twice(SEED))
### BEGIN JUDGE
from autograder.judging import expect

expect(observed, 2 * SEED)
### END HIDDEN TESTS
```

Why does doubling keep the sign?

+++ {"nbgrader": {"grade_id": "why", "solution": true, "grade": true, "points": 3}}

Because 2 is positive.
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    folder = tmp_path_factory.mktemp("course")
    (folder / "assignments").mkdir()
    (folder / "assignments" / "doubling.md").write_text(TEXT)
    author(folder / "assignments" / "doubling.md", folder / "source")
    release(folder, ["doubling"])
    return Course(folder)


def hand_in(course: Course, student: str, digest: str, *, answered: bool) -> CellScore:
    """As the engine saves it; what became of `why`."""
    with Gradebook(course) as gradebook:
        test = TestResult("twice-test", Outcome.PASSED, 2.0, 2.0, "twice")
        result = SubmissionResult(tests=(test,), unanswered=() if answered else ("why",))
        gradebook.save(course.assignment("doubling"), student, digest, result, None)
    return score(course, student)


def score(course: Course, student: str) -> CellScore:
    with Gradebook(course) as gradebook:
        return class_scores(gradebook.nbgrader, "doubling").by_student[student].cells["why"]


def mark(course: Course, student: str, points: float) -> None:
    """As the formgrader saves it."""
    with Gradebook(course) as gradebook:
        grade = gradebook.nbgrader.find_grade("why", "doubling", "doubling", student)
        grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.nbgrader.db.commit()


def page(course: Course, student: str) -> str:
    with Gradebook(course) as gradebook:
        return feedback_page(course, gradebook, course.assignment("doubling"), student)


def test_an_answer_waits_and_an_untouched_one_has_no_points_by_itself(course: Course):
    assert hand_in(course, "ann", "1", answered=True) == CellScore(None, None, 0.0, True)
    assert hand_in(course, "bob", "1", answered=False) == CellScore(0.0, None, 0.0, False)
    assert "Waiting for a person" in page(course, "ann")
    assert "Part of your work has not been marked yet" in page(course, "ann")
    assert "Write your answer in place of the text in this cell" in page(course, "bob")
    assert "Part of your work has not been marked yet" not in page(course, "bob")


def test_a_new_answer_after_a_mark_waits_for_a_person_and_the_mark_stays_visible(course: Course):
    hand_in(course, "cee", "1", answered=True)
    mark(course, "cee", 1.0)
    assert hand_in(course, "cee", "1", answered=True) == CellScore(None, 1.0, 0.0, False)  # graded again, not handed in again
    assert "Graded by a person" in page(course, "cee")
    assert hand_in(course, "cee", "2", answered=True) == CellScore(None, 1.0, 0.0, True)
    assert "the points that were given before count" in page(course, "cee")
    assert "Part of your work has not been marked yet" in page(course, "cee")
    mark(course, "cee", 3.0)
    assert "Graded by a person" in page(course, "cee")
    assert hand_in(course, "cee", "3", answered=False) == CellScore(0.0, 3.0, 0.0, True)


def test_of_an_answer_that_no_browser_can_bear_the_page_for_graders_shows_the_beginning(course: Course):
    hand_in(course, "dot", "1", answered=True)
    folder = course.autograded / "dot" / "doubling"
    folder.mkdir(parents=True)
    cell = {"metadata": {"nbgrader": {"grade_id": "why"}}, "source": "x" * 1_000_000}
    (folder / "doubling.ipynb").write_text(json.dumps({"cells": [cell]}))
    with Gradebook(course) as gradebook:
        found = to_mark(course, gradebook, [course.assignment("doubling")], Attempts(course))
    (seen,) = [each for each in found.answers if each.student == "dot"]
    assert (seen.answer, seen.shortened) == ("x" * LONGEST, True)
