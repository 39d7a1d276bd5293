"""`autograder regrade-answer`: list regrade requests, and answer one."""

from __future__ import annotations

import shlex
from datetime import datetime
from pathlib import Path

import click

from autograder.cli._common import command, course_options, harmless, json_option, tell, write_json


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
        raise click.UsageError("a NUMBER takes a --text, which answers that request")
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
            tell(harmless(f"until now its answer was, by {before.answered_by}: {before.answer}"))
        name = closed.assignment.partition("/")[0]
        tell(harmless(f"request {closed.id} of {closed.student} is answered, by {closed.answered_by}"))
        page = f"autograder feedback {shlex.quote(name)} --student {shlex.quote(closed.student)}"
        tell(harmless(f"It stands on the page that is written next: {page}"))
    for each in open_ones:
        about = f"{each.assignment} {each.task}".rstrip()
        asked = shown(datetime.fromisoformat(each.asked_at), course.zone)
        tell(harmless(f"{each.id}  {each.student}, {about}, {asked}:"))
        tell("\n".join(f"    {harmless(line)}" for line in each.text.split("\n")))
    if not (open_ones or closed):
        tell("No request is open.")
