"""Whose marks are not those of what they handed in, because nothing of it, or something else, was graded."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.submitted import SubmittedFolder, digest, files_beside, is_left_out, read_submitted, submitted_folders
from autograder.errors import SubmissionError
from autograder.notebooks.assignment import Assignment
from autograder.phrases import Phrase, phrase, verbatim

_LISTED = 20


def listed(names: Sequence[str]) -> Phrase:
    """Names for a line, the first of very many."""
    shown = verbatim(", ".join(names[:_LISTED]))
    return phrase("{names} and {number} more", names=shown, number=len(names) - _LISTED) if len(names) > _LISTED else shown


def not_graded(course: Course, gradebook: Gradebook, name: str, students: Sequence[str] = ()) -> dict[str, list[str]]:
    """What is handed in for an assignment and not graded as it is, as student, or student/notebook where there are several.

    By what it is instead: "never" graded, "refused" as it is, or graded and handed in "again" since. Raises CourseError.
    """
    found: dict[str, list[str]] = {"never": [], "refused": [], "again": []}
    for assignment in course.assignments(name):
        state = gradebook.state(assignment)
        for submitted in submitted_folders(course, assignment):
            student = submitted.student
            if student in course.settings.excluded or (students and student not in students):
                continue
            here = student if assignment.alone else f"{student}/{assignment.book}"
            content, _, refused = state.get(student, ("", "", None))
            if student not in state:  # nbgrader's own autograde keeps no record of ours
                if not (course.autograded / student / name / f"{assignment.book}.ipynb").exists():
                    found["never"].append(here)
            elif refused is not None:
                found["refused"].append(here)
            elif content != _content(course, assignment, submitted):
                found["again"].append(here)
    return found


def _content(course: Course, assignment: Assignment, submitted: SubmittedFolder) -> str:
    try:
        if is_left_out(course, submitted):
            return digest(b"")
        return digest(read_submitted(course, submitted), files_beside(course, assignment, submitted)[0])
    except SubmissionError:
        return ""


def never_graded(name: str, found: Sequence[str]) -> Phrase:
    """Says so of those that are `found`."""
    return phrase(
        "{name}: handed in, but not graded yet: {listed}; run `autograder grade {argument}`",
        name=name,
        listed=listed(found),
        argument=shlex.quote(name),
    )
