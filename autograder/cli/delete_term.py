"""`autograder delete-term`: delete a term's students once a date has passed."""

from __future__ import annotations

from datetime import date, datetime, timezone
from pathlib import Path

import click

from autograder.cli._common import command, course_options, json_option, tell, write_json
from autograder.errors import CourseError
from autograder.phrases import phrase


@command
@click.argument("day", metavar="YYYY-MM-DD")
@click.option("--archive", type=click.Path(path_type=Path), help="The term's archive, which must hold all that goes as it is now.")
@click.option("--without-archive", is_flag=True, help="Delete what is nowhere else.")
@click.option("--yes", is_flag=True, help="Do it; else it is only said what would go.")
@json_option
@course_options
def delete_term(day: str, archive: Path | None, without_archive: bool, yes: bool, as_json: bool, folder: Path, db: str | None) -> None:
    """Delete a term's students, once this day has passed.

    Submissions, attempts, graded notebooks, feedback, reports, exported marks, and all that the gradebook says of students. Texts and
    assignments stay. Before the day has passed nothing is deleted, so it can be run every night.
    """
    from autograder.classroom.course import Course
    from autograder.classroom.gradebook import Gradebook
    from autograder.classroom.lock import locked
    from autograder.classroom.retention import check_archived, delete, has_passed, term_of
    from autograder.serving.holder import is_served

    try:
        last = date.fromisoformat(day)
    except ValueError:
        raise click.UsageError(phrase("{day}: is not a date; write it as 2028-09-30", day=day)) from None
    if archive and without_archive:
        raise click.UsageError(phrase("--archive and --without-archive exclude each other"))
    course = Course(folder, db)
    with locked(course.folder), Gradebook(course) as gradebook:
        term = term_of(course, gradebook)
        passed = has_passed(last, course, datetime.now(timezone.utc))
        if archive:
            check_archived(course, gradebook, term, archive)
        deleted = yes and passed
        if deleted:
            if not (archive or without_archive or term.is_empty):
                raise CourseError(
                    "{folder}: nothing is deleted without an archive; make one with `autograder archive-term` and name it with --archive, "
                    "or say --without-archive",
                    folder=folder,
                )
            if is_served(course):
                raise CourseError(
                    "{folder}: `autograder serve` is at work here and takes in what students send; end it first", folder=folder
                )
            delete(gradebook, term)
    if as_json:
        kept = {str(path): number for path, number in term.folders.items()}
        plain = {"files": term.files, "rows": term.rows, "stays": term.stays, "archived": archive is not None}
        write_json({"day": day, "passed": passed, "deleted": deleted, "folders": kept} | plain)
        return
    verb = phrase("deleted") if deleted else phrase("would go") if passed else phrase("stays until {day} has passed", day=day)
    for path, number in term.folders.items():
        tell(phrase("{verb}: {path}, {number} files", verb=verb, path=path, number=number))
    for path in term.files:
        tell(phrase("{verb}: {path}", verb=verb, path=path))
    for table, number in term.rows.items():
        if number:
            tell(phrase("{verb}: {number} rows of {table} in {gradebook}", verb=verb, number=number, table=table, gradebook=gradebook.name))
    if term.is_empty:
        tell(phrase("Nothing of a student is here."))
    if term.stays:
        tell(phrase("look yourself whether students are in these, which stay: {stays}", stays=", ".join(term.stays)))
    if passed and not deleted and not term.is_empty:
        tell(phrase("Nothing is deleted yet; --yes does it."))
