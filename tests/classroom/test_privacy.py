"""A student who is deleted is gone."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.privacy import remove_student
from autograder.classroom.scores import people


def test_not_a_byte_of_a_removed_student_stays_in_the_gradebooks_file(course: Course, gradebook: Gradebook, graded: Callable[..., None]):
    # Debian's SQLite overwrites what is deleted, others do not
    sa.event.listen(gradebook.nbgrader.engine, "connect", lambda connection, _: connection.execute("PRAGMA secure_delete = OFF"))
    gradebook.nbgrader.engine.dispose()
    gradebook.nbgrader.add_student("zanzibar", last_name="Lovelace", email="lovelace@x.example")
    graded("zanzibar")
    graded("bob")
    file = course.folder / "gradebook.db"
    assert b"zanzibar" in file.read_bytes()
    remove_student(course, gradebook, "zanzibar")
    assert b"zanzibar" not in file.read_bytes()
    assert b"lovelace" not in file.read_bytes().lower()
    assert set(people(gradebook.nbgrader)) == {"bob"}
