"""`autograder new-term`: the course of the next term, without anybody's data."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click

from autograder.cli._common import command, course_options, say, tell
from autograder.phrases import phrase, verbatim


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
        raise click.UsageError(phrase("--seed: {seed!r}: letters, digits, spaces and . - _ are allowed", seed=seed))
    made = make(Course(folder, db), target, seed)
    tell(verbatim(f"{target}: {', '.join(made.copied)}"))
    if made.left:
        tell(phrase("left where they are: {names}", names=", ".join(made.left)))
    for question in made.in_order:
        tell(phrase("options kept in their order, since a text may name them by letter or place: {question}", question=question))
    for line in made.shared:
        say(line, "yellow")
    tell(
        phrase(
            "Try the tests with their new numbers before you give them to anybody: autograder check --course {argument}",
            argument=shlex.quote(str(target)),
        )
    )
