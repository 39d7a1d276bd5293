"""`autograder feedback`: write each student's page."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.cli._common import command, course_options, released


@command
@click.argument("names", nargs=-1)
@click.option("--student", "students", multiple=True, help="Only this student's; may be repeated.")
@course_options
def feedback(names: tuple[str, ...], students: tuple[str, ...], folder: Path, db: str | None) -> None:
    """Write each student's page.

    To feedback/STUDENT/NAME/NOTEBOOK.html.
    """
    from autograder.classroom.course import Course
    from autograder.classroom.gradebook import Gradebook
    from autograder.pages.feedback import write_feedback
    from autograder.pages.rendering import find_site

    course = Course(folder, db)
    pages: list[Path] = []
    with Gradebook(course) as gradebook:
        for name in released(course, gradebook, names):
            pages += (written := write_feedback(course, gradebook, name, students))
            click.echo(f"{len(written)} pages for {name} below {course.feedback}")
    if pages and (base := find_site(course, pages[0]).base) and not base.startswith("http"):
        click.echo("Their links lead to the site on this machine. Set html: baseurl: in _config.yml before students get the pages.")
