"""`autograder report`: write the class report."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.cli._common import command, course_options, json_option, released, tell, write_json
from autograder.files import keep_private
from autograder.phrases import verbatim


@command
@click.argument("names", nargs=-1)
@json_option
@course_options
def report(names: tuple[str, ...], as_json: bool, folder: Path, db: str | None) -> None:
    """Write the class report.

    It is put into report/NAME/: a page, and its data as CSV and JSON.
    """
    from autograder.classroom.course import Course
    from autograder.classroom.gradebook import Gradebook
    from autograder.pages.report import write_report

    course = Course(folder, db)
    keep_private(shared=course.settings.groupshared)
    with Gradebook(course) as gradebook:
        paths = {name: write_report(course, gradebook, name) for name in released(course, gradebook, names)}
    if as_json:
        write_json([{"assignment": name, "files": files} for name, files in paths.items()])
        return
    for path in (path for files in paths.values() for path in files):
        tell(verbatim(path))
