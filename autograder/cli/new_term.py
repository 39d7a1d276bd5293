"""`autograder new-term`: the course of the next term, without anybody's data."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click

from autograder.cli._common import command, course_options, harmless, say, tell


@command
@click.argument("target", metavar="NEW_FOLDER", type=click.Path(path_type=Path))
@click.option("--seed", help="The seed of the hidden tests' random numbers.  [default: the new folder's name]")
@course_options
def new_term(target: Path, seed: str | None, folder: Path, db: str | None) -> None:
    """Make the next term's course folder.

    Texts, questions, kits, data and settings are copied, with other random numbers in the hidden tests and the options of questions in
    another order; nothing of a student's is.
    """
    from autograder.classroom.course import Course
    from autograder.classroom.terms import new_term as make

    seed = seed or target.resolve().name
    if not re.fullmatch(r"[\w .-]+", seed):
        raise click.UsageError(f"--seed: {seed!r}: letters, digits, spaces and . - _ are allowed")
    made = make(Course(folder, db), target, seed)
    tell(f"{target}: {', '.join(made.copied)}")
    if made.left:
        tell(harmless(f"left where they are: {', '.join(made.left)}"))
    for question in made.in_order:
        tell(harmless(f"options kept in their order, since a text may name them by letter or place: {question}"))
    for line in made.shared:
        say(line, "yellow")
    tell(f"Try the tests with their new numbers before you give them to anybody: autograder check --course {shlex.quote(str(target))}")
