"""Feedback pages as an archive that a learning platform takes back and gives to each student."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

from autograder import platforms
from autograder.classroom import kept
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.not_graded import listed
from autograder.classroom.scores import Person, people
from autograder.errors import CourseError
from autograder.files import replacing
from autograder.phrases import Phrase, joined, phrase
from autograder.platforms.common.contract import Platform


def check_takes_back(to: str) -> None:
    """Raises CourseError where the platform `to` takes no pages back."""
    if type(platforms.find(to)).feedback_name is Platform.feedback_name:
        able = [each.name for each in platforms.every() if type(each).feedback_name is not Platform.feedback_name]
        raise CourseError("{to}: does not take pages back; {platforms} do", to=to, platforms=" and ".join(able))


def write_archive(gradebook: Gradebook, name: str, to: str, pages: Sequence[tuple[str, Path]], path: Path) -> list[Phrase]:
    """Write the pages (student, page) of an assignment to `path`, a zip for the platform `to`. Raises CourseError.

    A platform knows a page by numbers that its download of the submissions held. Returns a line that names the students whose
    notebooks did not come from such a download, and whose pages are therefore not in it; none where there are none.
    """
    check_takes_back(to)
    platform = platforms.find(to)
    files, roster = kept.files(gradebook.nbgrader, name), people(gradebook.nbgrader)
    others: list[str] = []
    names: dict[str, Path] = {}
    for student, page in pages:
        file = files.get(student)
        if file is None or file.platform != to or not file.key:
            others.append(student)
        elif called := platform.feedback_name(file, roster.get(student, Person(student)), f"feedback-{page.name}"):
            names[called] = page
    remarks: list[Phrase] = []
    if others:
        remarks.append(
            phrase(
                "{name}: not in the archive for {platform}, since these notebooks did not come from a download from there: {students}; "
                "collect them with `autograder collect`, or send the pages in {folder}",
                name=name,
                platform=to.capitalize(),
                students=listed(sorted(set(others))),
                folder=path.parent,
            )
        )
    if not names:
        nothing = phrase("{name}: there is no page that {platform} can take back", name=name, platform=to.capitalize())
        raise CourseError(joined("\n", [*remarks, nothing]))
    try:
        with replacing(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            for called, page in names.items():
                archive.write(page, called)
    except OSError as error:
        raise CourseError(
            "{path}: cannot be written ({problem}); check the folder, or name another file", path=path, problem=error.strerror
        ) from error
    return remarks
