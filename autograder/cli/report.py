"""`autograder report`: write the class report."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.cli._common import command, course_options, released
from autograder.files import keep_private


@command
@click.argument("names", nargs=-1)
@course_options
def report(names: tuple[str, ...], folder: Path, db: str | None) -> None:
    """Write the class report.

    It is put into report/NAME/: a page, and its data as CSV and JSON.
    """
    keep_private()
    from autograder.classroom.course import Course
    from autograder.classroom.gradebook import Gradebook
    from autograder.pages.report import write_report

    course = Course(folder, db)
    with Gradebook(course) as gradebook:
        for name in released(course, gradebook, names):
            for path in write_report(course, gradebook, name):
                click.echo(path)
