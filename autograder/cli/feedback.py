"""`autograder feedback`: write each student's page."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from autograder import platforms
from autograder.cli._common import command, course_options, json_option, released, say, tell, write_json
from autograder.files import keep_private
from autograder.phrases import Phrase, phrase, phrases, verbatim


@command
@click.argument("names", nargs=-1)
@click.option("--student", "students", multiple=True, help="Only this student's; may be repeated.")
@click.option(
    "--to", type=click.Choice(platforms.names()), metavar="PLATFORM", help="Also write an archive that canvas or moodle takes back."
)
@json_option
@course_options
def feedback(names: tuple[str, ...], students: tuple[str, ...], to: str | None, as_json: bool, folder: Path, db: str | None) -> None:
    """Write each student's feedback page.

    The pages go to feedback/STUDENT/NAME/NOTEBOOK.html; with --to, also into feedback/NAME-PLATFORM.zip, for Moodle's "Upload multiple
    feedback files in a zip" or Canvas' "Upload Submissions".
    """
    from autograder.classroom.course import Course
    from autograder.classroom.gradebook import Gradebook
    from autograder.classroom.not_graded import never_graded, not_graded
    from autograder.pages.feedback import write_feedback
    from autograder.pages.rendering import find_site
    from autograder.platforms.common.feedback import check_takes_back, write_archive

    course = Course(folder, db)
    keep_private(shared=course.settings.groupshared)
    if to:
        check_takes_back(to)  # before any page is written
    pages: list[Path] = []
    archives: list[Path] = []
    shown: list[dict[str, object]] = []
    remarks: list[Phrase] = []
    with Gradebook(course) as gradebook:
        for name in released(course, gradebook, names):
            pages += (written := write_feedback(course, gradebook, name, students))
            if never := not_graded(course, gradebook, name, students)["never"]:
                remarks.append(never_graded(name, never))
            shown += [{"assignment": name, "student": page.parents[1].name, "page": page} for page in written]
            if not as_json:
                tell(
                    phrases(
                        "{n} page for {name} under {folder}",
                        "{n} pages for {name} under {folder}",
                        n=len(written),
                        name=name,
                        folder=course.feedback,
                    )
                )
            if to:
                archive = course.feedback / f"{name}-{to}.zip"
                remarks += write_archive(gradebook, name, to, [(page.parents[1].name, page) for page in written], archive)
                archives.append(archive)
                if not as_json:
                    tell(verbatim(archive))
    if as_json:
        write_json({"pages": shown, "archives": archives, "remarks": remarks})
        sys.exit(1 if remarks else 0)
    if pages and (base := find_site(course, pages[0]).base) and not base.startswith("http"):
        tell(
            phrase("Their links lead to the site on this machine. Set html: baseurl: in _config.yml before you give the pages to students.")
        )
    for line in remarks:
        say(line, "yellow")
    sys.exit(1 if remarks else 0)
