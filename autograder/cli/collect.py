"""`autograder collect`: take in what was handed in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from autograder.cli._common import command, course_options, json_option, say, tell, write_json
from autograder.files import keep_private
from autograder.phrases import phrase


@command
@click.argument("name")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--worksheet", type=click.Path(path_type=Path), help="Moodle's grading worksheet, which says which number is whose.")
@click.option("--replace", is_flag=True, help="A newer file takes the place of an older one, which is kept in replaced/.")
@json_option
@course_options
def collect(name: str, path: Path, worksheet: Path | None, replace: bool, as_json: bool, folder: Path, db: str | None) -> None:
    """Put what was handed in into submitted/.

    PATH is a folder or zip file as Canvas or Moodle makes it, or one with a folder or file named after each student's id.
    """
    from autograder.classroom.course import Course
    from autograder.classroom.gradebook import Gradebook
    from autograder.classroom.lock import locked
    from autograder.platforms.common.collect import collect as take_in
    from autograder.platforms.common.roster import load_roster

    course = Course(folder, db)
    keep_private(shared=course.settings.groupshared)
    with locked(course.folder), Gradebook(course) as gradebook:
        found = take_in(course, gradebook, name, path, worksheet=load_roster(worksheet).entries if worksheet else (), replace=replace)
    if as_json:
        write_json(found)
        sys.exit(1 if found.remarks else 0)
    tell(
        phrase(
            "{new} new, {replaced} replaced, {unchanged} unchanged, {remarks} to look at",
            new=len(found.new),
            replaced=len(found.replaced),
            unchanged=len(found.unchanged),
            remarks=len(found.remarks),
        )
    )
    if found.late:
        tell(phrase("handed in late, according to the platform: {late}", late=", ".join(found.late)))
    for line in found.remarks:
        say(line, "yellow")
    sys.exit(1 if found.remarks else 0)
