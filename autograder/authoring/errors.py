"""What is wrong in an assignment's text, with the lines where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from autograder.authoring.included import Place, Whole
from autograder.errors import CourseError
from autograder.notebooks.name_flow import Problem
from autograder.phrases import joined, phrase


class AuthoringError(CourseError):
    """Everything that is wrong in one assignment text, each as `file:line: what and what to do`.

    `places` says where the lines of the problems stand, if some of them stand in another file.
    """

    def __init__(self, path: Path, problems: list[Problem], places: Sequence[Place] = ()) -> None:
        self.path = path
        self.problems = sorted(set(problems), key=lambda problem: (problem.line, problem.message))

        def place(line: int) -> Place:
            return places[line - 1] if 0 < line <= len(places) else (path, line)

        said = []
        for problem in self.problems:
            file, line = place(problem.line)
            message = problem.message
            if problem.other is not None:
                there, other = place(problem.other)
                and_there = phrase("{message} {other} of {there}", message=message, other=other, there=there)
                message = phrase("{message} {other}", message=message, other=other) if there == file else and_there
            said.append(phrase("{file}:{line}: {message}", file=file, line=line, message=message))
        super().__init__(joined("\n", said))


@contextmanager
def placed(path: Path, text: Whole) -> Iterator[None]:
    """What is wrong within is said with the lines of the files, of which the text is made."""
    try:
        yield
    except AuthoringError as error:
        if error.path != path:
            raise
        raise AuthoringError(path, error.problems, text.places) from None
