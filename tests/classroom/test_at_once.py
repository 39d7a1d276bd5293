"""What follows from each other is written at once: nobody who looks, and no kill, comes between."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from made_up import MEAN, NAME
from meanwhile import meanwhile

from autograder.classroom import regrades
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.scores import class_scores
from autograder.serving.marking import mark

DUE = datetime(2026, 10, 1, 12)


def refuse(gradebook: Gradebook, what: str) -> None:
    """As if the disk were full at this moment."""
    with gradebook.nbgrader.engine.begin() as db:
        db.execute(sa.text(f"CREATE TRIGGER refused BEFORE {what} BEGIN SELECT RAISE(ABORT, 'refused'); END"))


def test_marks_are_entered_with_the_answer_to_the_request_or_not_at_all(course: Course, gradebook: Gradebook, graded):
    graded("ada")
    asked = regrades.ask(course, gradebook, NAME, "ada", "why?")
    digest = gradebook.records(NAME)["ada"].submission_digest
    form = {"key": NAME, "student": "ada", "digest": digest, "request": str(asked.id), "answer": "Look", f"points.{MEAN}": "1"}
    refuse(gradebook, "UPDATE ON autograder_regrade")
    with pytest.raises(sa.exc.SQLAlchemyError):
        mark(gradebook, course.assignments(NAME), form)
    gradebook.nbgrader.db.rollback()
    assert class_scores(gradebook.nbgrader, NAME).by_student["ada"].final == 3
    with gradebook.nbgrader.engine.begin() as db:
        db.execute(sa.text("DROP TRIGGER refused"))
    mark(gradebook, course.assignments(NAME), form)
    with Gradebook(course) as others:
        assert class_scores(others.nbgrader, NAME).by_student["ada"].final == 2
        assert regrades.one(others, asked.id).answer == "Look"


def test_an_extension_is_given_to_all_who_are_named_or_to_nobody(course: Course, gradebook: Gradebook, graded):
    gradebook.set_due(NAME, DUE)
    gradebook.nbgrader.add_student("ada")
    graded("bob")
    refuse(gradebook, "UPDATE OF extension ON submitted_assignment")
    with pytest.raises(sa.exc.SQLAlchemyError):
        gradebook.extend(NAME, ["ada", "bob"], DUE + timedelta(days=1))
    assert gradebook.extensions(NAME) == {}


def test_scores_are_those_of_one_moment_whoever_writes_while_they_are_read(course: Course, gradebook: Gradebook, graded):
    graded("ada")

    def grade_again() -> None:
        with contextlib.closing(sqlite3.connect(course.folder / "gradebook.db", timeout=0)) as db:
            db.executescript("BEGIN; UPDATE submitted_notebook SET late_submission_penalty = 1; UPDATE grade SET auto_score = 0.5; COMMIT;")

    with meanwhile(lambda: refused(grade_again), lambda statement: "FROM grade" in statement and "auto_score" in statement):
        (scores,) = class_scores(gradebook.nbgrader, NAME).by_student.values()
    assert (scores.raw, scores.penalty) in ((3, 0), (1, 1))
    assert not refused(grade_again)
    (scores,) = class_scores(gradebook.nbgrader, NAME).by_student.values()
    assert (scores.raw, scores.penalty) == (1, 1)


def refused(write: Callable[[], None]) -> bool:
    """Whether somebody else has the gradebook at this moment."""
    try:
        write()
    except sqlite3.OperationalError as error:
        return "locked" in str(error)
    return False


def test_two_programs_that_show_keys_for_the_first_time_note_one_time(course: Course, gradebook: Gradebook):
    with (
        Gradebook(course) as other,
        meanwhile(lambda: other.note_keys_shown(NAME), lambda statement: statement.startswith("INSERT INTO autograder_keys_shown")),
    ):
        gradebook.note_keys_shown(NAME)
    assert gradebook.keys_shown(NAME) is not None
