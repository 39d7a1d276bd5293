"""Deleting a student: files, feedback, scores, and what is kept beside nbgrader's tables."""

from __future__ import annotations

import shutil
from pathlib import Path

import sqlalchemy as sa

from autograder.classroom import attempts, kept
from autograder.classroom.course import Course
from autograder.classroom.gradebook import RESULTS, Gradebook
from autograder.errors import CourseError


def remove_student(course: Course, gradebook: Gradebook, student: str) -> list[Path]:
    """Removes everything of one student; returns the folders that are gone. The class report has to be written again.

    Raises CourseError where neither the gradebook nor a folder knows the student.
    """
    if not student or "/" in student or student in (".", ".."):
        raise CourseError("{student!r}: this is not a student's name", student=student)
    places = (course.submitted, course.autograded, course.feedback, course.folder / "replaced", course.attempts)
    folders = [place / student for place in places if (place / student).is_dir() and not (place / student).is_symlink()]
    db = gradebook.nbgrader.db
    known = db.execute(sa.delete(RESULTS).where(RESULTS.c.student == student)).rowcount > 0
    kept.forget(gradebook.nbgrader, student)
    attempts.forget(gradebook.nbgrader, student)
    db.commit()
    if any(one.id == student for one in gradebook.nbgrader.students):
        gradebook.nbgrader.remove_student(student)
        known = True
    db.rollback()
    gradebook.forget_what_is_deleted()
    if not known and not folders:
        raise CourseError(
            "{student}: neither the gradebook nor a folder of {course} knows this student", student=student, course=course.folder
        )
    for folder in folders:
        shutil.rmtree(folder)
    for archive in course.feedback.glob("*.zip"):  # pages of the whole class, which are written again
        archive.unlink()
    return folders
