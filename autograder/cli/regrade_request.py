"""`autograder regrade-request`: enter what a student says against a mark."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.cli._common import command, course_options, json_option, tell, write_json
from autograder.phrases import phrase


@command
@click.argument("name")
@click.argument("student")
@click.option("--text", required=True, help="What the student says.")
@click.option("--task", default="", metavar="[NOTEBOOK/]TASK", help="The task that it is about.  [default: all of it]")
@json_option
@course_options
def regrade_request(name: str, student: str, text: str, task: str, as_json: bool, folder: Path, db: str | None) -> None:
    """Enter what a student says against a mark.

    For requests that came by mail or in person; with `autograder serve`, students write theirs on their own page. The report lists them
    among what is to be looked at, until `autograder regrade-answer` answers them.
    """
    from autograder.classroom.course import Course
    from autograder.classroom.gradebook import Gradebook
    from autograder.classroom.regrades import ask

    course = Course(folder, db)
    with Gradebook(course) as gradebook:
        request = ask(course, gradebook, name, student, text, task)
    if as_json:
        write_json(request)
        return
    tell(
        phrase(
            "request {number}: {student}, {task}",
            number=request.id,
            student=request.student,
            task=f"{request.assignment} {request.task}".rstrip(),
        )
    )
