"""`autograder roster`: enter a class list."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

import click

from autograder.cli._common import command, course_options, json_option, say, tell, write_json
from autograder.phrases import phrase, verbatim


@command
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--new", multiple=True, metavar="ID", help="This id is a new student's, although it looks like another's; may be repeated.")
@json_option
@course_options
def roster(file: Path, new: tuple[str, ...], as_json: bool, folder: Path, db: str | None) -> None:
    """Enter a class list in the gradebook.

    FILE is an export from Canvas or Moodle, or any CSV file with a column student_id.
    """
    from autograder.classroom.course import Course
    from autograder.classroom.gradebook import Gradebook
    from autograder.classroom.lock import locked
    from autograder.platforms.common.roster import apply, load_roster

    course = Course(folder, db)
    with locked(course.folder), Gradebook(course, new=True) as gradebook:
        found = load_roster(file)
        applied = apply(gradebook, found, new)
    if as_json:
        write_json(asdict(applied) | {"left_out": found.left_out})
        sys.exit(1 if found.left_out or applied.alike else 0)
    tell(
        phrase(
            "{added} students added, {changed} changed, {unchanged} unchanged",
            added=len(applied.added),
            changed=len(applied.changed),
            unchanged=applied.unchanged,
        )
    )
    if not any(entry.first_name or entry.last_name for entry in found.entries):
        tell(phrase("No names were found in it. If they are there, call their columns first_name and last_name, and load it again."))
    if applied.missing:
        tell(phrase("in the gradebook but not in {file} (they stay):", file=file))
        for student in applied.missing:
            tell(verbatim(f"  {student}"))
    for line in (*found.left_out, *applied.alike):
        say(phrase("{file}: {line}", file=file, line=line), "yellow")
    sys.exit(1 if found.left_out or applied.alike else 0)
