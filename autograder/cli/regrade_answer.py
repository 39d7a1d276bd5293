"""`autograder regrade-answer`: list regrade requests, and answer one."""

from __future__ import annotations

import shlex
from datetime import datetime
from pathlib import Path

import click

from autograder.cli._common import command, course_options, json_option, tell, write_json
from autograder.phrases import phrase, verbatim


@command
@click.argument("number", type=int, required=False)
@click.option("--text", help="The answer, in Markdown; the student reads it on the feedback page.")
@json_option
@course_options
def regrade_answer(number: int | None, text: str | None, as_json: bool, folder: Path, db: str | None) -> None:
    """List the open regrade requests, or answer one.

    An answer closes the request with this NUMBER, or takes the place of an earlier one. Change the mark itself in nbgrader's formgrader,
    or release and grade again.
    """
    from autograder.classroom.course import Course
    from autograder.classroom.gradebook import Gradebook
    from autograder.classroom.regrades import answer, one, waiting
    from autograder.classroom.times import shown

    if (number is None) != (text is None):
        raise click.UsageError(phrase("a NUMBER takes a --text, which answers that request"))
    course = Course(folder, db)
    with Gradebook(course) as gradebook:
        before = one(gradebook, number) if number is not None else None
        closed = answer(gradebook, number, text) if number is not None and text is not None else None
        open_ones = waiting(gradebook.nbgrader)
    if as_json:
        write_json({"answered": closed, "open": open_ones})
        return
    if closed:
        if before and before.answer is not None:
            tell(phrase("until now its answer was, by {who}: {answer}", who=before.answered_by, answer=before.answer))
        name = closed.assignment.partition("/")[0]
        tell(
            phrase("request {number} of {student} is answered, by {who}", number=closed.id, student=closed.student, who=closed.answered_by)
        )
        page = f"autograder feedback {shlex.quote(name)} --student {shlex.quote(closed.student)}"
        tell(phrase("It stands on the page that is written next: {page}", page=page))
    for each in open_ones:
        about = f"{each.assignment} {each.task}".rstrip()
        asked = shown(datetime.fromisoformat(each.asked_at), course.settings.zone)
        tell(verbatim(f"{each.id}  {each.student}, {about}, {asked}:"))
        tell(verbatim("\n".join(f"    {line}" for line in each.text.split("\n"))))
    if not (open_ones or closed):
        tell(phrase("No request is open."))
