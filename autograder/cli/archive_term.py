"""`autograder archive-term`: a whole term in one file."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.cli._common import command, course_options, say, tell
from autograder.phrases import phrase


@command
@click.argument("file", type=click.Path(path_type=Path))
@course_options
def archive_term(file: Path, folder: Path, db: str | None) -> None:
    """Write a whole term into one file.

    FILE, e.g. autumn-2026.tar.gz, holds everything in the course's folder, the gradebook, and a list of it all with checksums. It is for
    its owner alone, and is read back before this is said to be done. `tar -xzf FILE` makes a course of it again.
    """
    from autograder.classroom.archive import archive
    from autograder.classroom.course import Course
    from autograder.classroom.gradebook import Gradebook
    from autograder.classroom.lock import locked

    course = Course(folder, db)
    with Gradebook(course):
        pass  # it says clearly what is wrong with a gradebook
    with locked(course.folder):
        made = archive(course, file)
    tell(phrase("{file}: {number} files, {size} bytes, read back", file=file, number=len(made.digests), size=file.stat().st_size))
    for line in made.left_out:
        say(phrase("left out: {line}", line=line), "yellow")
