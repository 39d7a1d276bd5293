"""Grading one notebook by another, for programs: no course folder, no database."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from autograder.errors import CourseError, SubmissionError
from autograder.files import read_untrusted
from autograder.grading.grader import Grader
from autograder.grading.results import SubmissionResult
from autograder.kernels.confine import Limits
from autograder.notebooks.assignment import as_stored, load_assignment

_graders: dict[tuple[Path, str, bool], Grader] = {}
_lock = threading.Lock()


def grade(
    source_notebook: str | Path,
    submitted_notebook: str | Path | bytes,
    *,
    files: Mapping[str, bytes] | None = None,
    limits: Limits | None = None,
    confined: bool = True,
) -> SubmissionResult:
    """Grades a submitted notebook, a file or its bytes, by the instructor's source notebook.

    `files` lie beside the notebook while it is graded, by their paths from there, with `/` between the parts. The first call with a source
    notebook starts the processes in which students' code runs and is judged; they are kept for later ones, from several threads too, until
    Python ends.

    Returns the scores with their reasons, in points, and the graded notebook; `to_json` and `from_json` carry all but the notebook.
    Raises AssignmentError where the source notebook cannot be used, SubmissionError where the submitted one cannot be graded, CourseError
    where `files` are none, and KernelError where student code cannot be confined; with `confined=False` it is not, which is for
    submissions that you trust.
    """
    source = Path(source_notebook).resolve()
    for name, content in (files or {}).items():
        _check_file(name, content)
    assignment = as_stored(load_assignment(source), {})
    path: Path | None = None
    try:
        if isinstance(submitted_notebook, bytes):
            data = submitted_notebook
        else:
            path = Path(submitted_notebook).absolute()
            data = read_untrusted(path, below=path.parent)
        with _lock:
            key = (source, assignment.digest, confined)
            grader = _graders.get(key)
            if grader is None:
                grader = _graders[key] = Grader(confined, assignments=[assignment], private=[source.parent])
                atexit.register(grader.close)
        return grader.grade(replace(assignment, files=files or {}), data, limits or Limits())
    except SubmissionError as error:
        raise SubmissionError(error.why, path) from error.__cause__


def _check_file(name: object, content: object) -> None:
    """Raises CourseError for what cannot lie beside a notebook."""
    parts = PurePosixPath(name).parts if isinstance(name, str) and name.isprintable() else ()
    if not parts or parts[0] == "/" or ".." in parts:
        raise CourseError(
            "files: {name!r} is not a path under the notebook's folder; write it relative to that folder, such as 'data/marks.csv'",
            name=name,
        )
    if not isinstance(content, bytes):
        raise CourseError("files: {name!r} is a {kind}; give the file's bytes", name=name, kind=type(content).__name__)
