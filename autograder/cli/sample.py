"""`autograder sample`: let the made-up class hand in."""

from __future__ import annotations

from pathlib import Path

from autograder.cli._common import command, course_options, tell
from autograder.errors import CourseError


@command
@course_options
def sample(folder: Path, db: str | None) -> None:
    """Let the made-up class hand in.

    Its notebooks are made from sample-class/NAME.yml and put into submitted/; submissions that are already there stay.
    """
    from autograder.classroom.course import Course
    from autograder.classroom.sample import make_sample_class

    course = Course(folder, db)
    if not (texts := sorted((course.folder / "sample-class").glob("*.yml"))):
        raise CourseError(f"{course.folder / 'sample-class'}: no made-up class is written here (NAME.yml)")
    for text in texts:
        tell(f"{len(make_sample_class(course.folder, text.stem))} students handed in {text.stem}")
