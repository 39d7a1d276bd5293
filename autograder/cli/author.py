"""`autograder author`: compile assignment texts."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.cli._common import command, course_option, tell, written
from autograder.phrases import verbatim


@command
@click.argument("names", nargs=-1)
@course_option
def author(names: tuple[str, ...], folder: Path) -> None:
    """Compile assignment texts to source notebooks.

    Each assignments/NAME.md becomes source/NAME/NAME.ipynb; each mistake in a text is named with its line.
    """
    from autograder.authoring.compiler import author as compile_text
    from autograder.classroom.course import Course

    course = Course(folder)
    for name in written(course, names):
        for language in course.languages(name):
            tell(verbatim(compile_text(course.texts / f"{name}.md", course.edition(language)[0], course.spoken(name, language))))
