"""`autograder export`: write the marks for another system."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click

from autograder import platforms
from autograder.cli._common import command, course_options, say
from autograder.files import keep_private
from autograder.phrases import phrase


@command
@click.argument("names", nargs=-1)
@click.option("--to", type=click.Choice(platforms.names()), default="nbgrader", show_default=True, help="The format.")
@click.option(
    "--out", type=click.Path(path_type=Path), help="The file to write, - for standard output.  [default: COURSE/grades-FORMAT.csv]"
)
@click.option("--column", "columns", multiple=True, metavar="NAME=COLUMN", help='What the other system calls an assignment ("L1 (1234)").')
@course_options
def export(names: tuple[str, ...], to: str, out: Path | None, columns: tuple[str, ...], folder: Path, db: str | None) -> None:
    """Write the marks for another system.

    The system is Canvas, Moodle, a spreadsheet or nbgrader; the marks include late penalties and manual scores.
    """
    from autograder.classroom.course import Course
    from autograder.classroom.gradebook import Gradebook
    from autograder.platforms.common.export import export as write_marks
    from autograder.platforms.common.export import preliminary

    course = Course(folder, db)
    keep_private(shared=course.settings.groupshared)
    pairs = [column.partition("=") for column in columns]
    if any(not separator for _, separator, _ in pairs):
        raise click.UsageError(phrase("--column takes NAME=COLUMN, e.g. --column 'l1=L1 (1234)'"))
    called = {name: column for name, _, column in pairs}
    with Gradebook(course) as gradebook, tempfile.TemporaryDirectory() as aside:
        if str(out) == "-":
            data = write_marks(gradebook, to, Path(aside) / "marks.csv", names, called).read_bytes()
        else:
            data = f"{write_marks(gradebook, to, out or course.folder / f'grades-{to}.csv', names, called)}\n".encode()
        remarks = preliminary(course, gradebook, names)
    for line in remarks:
        say(line, "yellow")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
