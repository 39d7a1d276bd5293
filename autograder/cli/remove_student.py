"""`autograder remove-student`: delete all that is kept of a student."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.cli._common import command, course_options, tell
from autograder.cli._language import said
from autograder.phrases import phrase


@command
@click.argument("student")
@click.confirmation_option(prompt=said(phrase("This deletes submissions, scores and feedback for good. Continue?")))
@course_options
def remove_student(student: str, folder: Path, db: str | None) -> None:
    """Delete everything that is kept of a student."""
    from autograder.classroom.course import Course
    from autograder.classroom.gradebook import Gradebook
    from autograder.classroom.lock import locked
    from autograder.classroom.privacy import remove_student as remove

    course = Course(folder, db)
    with locked(course.folder), Gradebook(course) as gradebook:
        gone = remove(course, gradebook, student)
    tell(
        phrase(
            "{student} is gone from the gradebook and from {number} folders; run `autograder report` to write the report again",
            student=student,
            number=len(gone),
        )
    )
