"""`autograder due`: until when an assignment may be handed in, for all or for one student."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import click

from autograder.cli._common import command, course_options, json_option, tell, write_json
from autograder.errors import CourseError
from autograder.phrases import phrase


@command
@click.argument("name")
@click.argument("when", required=False)
@click.option("--student", "students", multiple=True, help="An extension for this student; may be repeated.")
@click.option("--remove", is_flag=True, help="Take back the extensions of these students.")
@json_option
@course_options
def due(name: str, when: str | None, students: tuple[str, ...], remove: bool, as_json: bool, folder: Path, db: str | None) -> None:
    """Show or set a due date, and extensions.

    WHEN is e.g. "2026-10-01 12:00 Europe/Berlin"; if it has no zone, c.Exchange.timezone in nbgrader_config.py says which is meant.
    With --student it is an extension, whether or not the student has handed in.
    """
    from autograder.classroom.course import Course
    from autograder.classroom.gradebook import Gradebook
    from autograder.classroom.lock import locked
    from autograder.classroom.scores import class_scores
    from autograder.classroom.times import parse_time, shown

    if remove and (when or not students):
        raise click.UsageError(phrase("--remove takes --student, and no time"))
    if students and not (when or remove):
        raise click.UsageError(phrase("--student takes a time, or --remove"))
    course = Course(folder, db)
    with locked(course.folder), Gradebook(course) as gradebook:
        if when:
            time = parse_time(when, course.settings.zone, later=True)
            if time is None or (course.settings.zone is None and parse_time(f"{when} UTC") is not None):
                raise CourseError(
                    "{when}: not a definite time; write e.g. '2026-10-01 12:00 Europe/Berlin', with a zone unless c.Exchange.timezone in "
                    "nbgrader_config.py names one",
                    when=when,
                )
            if students:
                gradebook.extend(name, students, time)
            else:
                gradebook.set_due(name, time)
        elif remove:
            gradebook.extend(name, students, None)
        scores = class_scores(gradebook.nbgrader, name)
        extensions = sorted(gradebook.extensions(name).items())
    if as_json:
        found = [
            {"student": student, "seconds": int(each.total_seconds()), "until": scores.due and scores.due + each}
            for student, each in extensions
        ]
        write_json({"assignment": name, "due": scores.due, "extensions": found})
        return
    tell(
        phrase("{name}: due {due}", name=name, due=shown(scores.due, course.settings.zone))
        if scores.due
        else phrase("{name}: no due date", name=name)
    )
    for student, each in extensions:
        extension = _span(each)
        if scores.due:
            until = shown(scores.due + each, course.settings.zone)
            tell(phrase("  {student}: extended by {extension} until {until}", student=student, extension=extension, until=until))
        else:
            tell(phrase("  {student}: extended by {extension}", student=student, extension=extension))
    if when or remove:
        tell(phrase("Penalties follow with the next `autograder grade`."))


def _span(time: timedelta) -> str:
    """With the signs of the units, which are the same in all languages."""
    minutes, seconds = divmod(time.seconds, 60)
    parts = {"d": time.days, "h": minutes // 60, "min": minutes % 60, "s": seconds}
    return " ".join(f"{number} {unit}" for unit, number in parts.items() if number)
