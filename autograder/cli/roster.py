"""`autograder roster`: enter a class list."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.cli._common import command, course_options, harmless


@command
@click.argument("file", type=click.Path(path_type=Path))
@course_options
def roster(file: Path, folder: Path, db: str | None) -> None:
    """Enter a class list in the gradebook.

    An export of Canvas or Moodle, or any CSV with a column student_id.
    """
    from autograder.classroom.course import Course
    from autograder.classroom.gradebook import Gradebook
    from autograder.platforms.common.roster import apply, load_roster

    course = Course(folder, db)
    with course.lock(), Gradebook(course, new=True) as gradebook:
        entries = load_roster(file)
        applied = apply(gradebook, entries)
    click.echo(f"{len(applied.added)} students added, {len(applied.changed)} changed, {applied.unchanged} unchanged")
    if not any(entry.first_name or entry.last_name for entry in entries):
        click.echo("It gives no names. If they are in it, call their columns first_name and last_name, and load it again.")
    if applied.missing:
        click.echo(harmless(f"in the gradebook but not in {file} (they stay): {', '.join(applied.missing)}"))
