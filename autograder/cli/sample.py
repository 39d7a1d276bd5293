"""`autograder sample`: let the made-up class hand in."""

from __future__ import annotations

from pathlib import Path

from autograder.cli._common import command, course_option, tell
from autograder.errors import CourseError
from autograder.phrases import phrase


@command
@course_option
def sample(folder: Path) -> None:
    """Let the made-up class hand in.

    Its notebooks are made from sample-class/NAME.yml and put into submitted/; submissions that are already there stay.
    """
    from autograder.classroom.course import Course
    from autograder.classroom.sample import make_sample_class

    course = Course(folder)
    if not (texts := sorted((course.folder / "sample-class").glob("*.yml"))):
        raise CourseError("{folder}: no made-up class is written here (NAME.yml)", folder=course.folder / "sample-class")
    for text in texts:
        tell(
            phrase(
                "{number} students handed in {assignment}", number=len(make_sample_class(course.folder, text.stem)), assignment=text.stem
            )
        )
