"""What a notebook asks and what a student answered: titles of tasks, answers in their cells."""

from __future__ import annotations

import json
import re
from pathlib import Path

from autograder.classroom.course import Course
from autograder.classroom.submitted import read_submitted, submitted_folder
from autograder.errors import SubmissionError
from autograder.files import read_untrusted
from autograder.notebooks.assignment import Assignment, cell_grade_id, cell_role
from autograder.notebooks.submission import parse_submission, rebuild
from autograder.notebooks.touches import MOST, touches
from autograder.reasons import Place

MAX_GRADED_BYTES = 200_000_000


def titles(assignment: Assignment) -> dict[str, str]:
    """For each cell with a grade_id the heading that it stands under, else its name."""
    found: dict[str, str] = {}
    heading, taken = "", False
    for cell in assignment.notebook.cells:
        if cell.cell_type == "markdown":
            source = assignment.released.get(cell_grade_id(cell) or "", cell.source)  # without the lines around a solution, and without it
            headings = re.findall(r"^#{2,6}\s+(.+?)\s*#*\s*$", source, re.MULTILINE)
            if headings:
                heading, taken = re.sub(r"[`*_$]", "", headings[-1]), False
        grade_id = cell_grade_id(cell)
        if grade_id is not None and cell_role(cell) == "solution":
            # a second answer below one heading would have the same title: its name tells them apart
            found[grade_id] = heading if heading and not taken else grade_id
            taken = True
    return found


def reached_for(course: Course, student: str, assignment: Assignment) -> list[tuple[Place, str]]:
    """Where the cells that a student has written, as handed in, reach for what observes them; each kind once a cell."""
    try:
        rebuilt = rebuild(assignment, parse_submission(read_submitted(course, submitted_folder(course, assignment, student))))
    except SubmissionError:
        return []
    found = []
    left = MOST
    for number, cell in enumerate(rebuilt.cells, 1):
        if cell.kind == "code" and (cell.role == "own" or cell.answered):
            given = {touch.what for touch in touches(assignment.released.get(cell.grade_id or "", ""))}
            first = {touch.what: touch for touch in reversed(touches(cell.source, left)) if touch.what not in given}
            found += [(Place(cell.grade_id, number, touch.line), touch.what) for touch in sorted(first.values())]
            left -= len(cell.source)
    return found


def answers(course: Course, student: str, assignment: Assignment, graded: Path | None = None) -> dict[str, str]:
    """The source of each solution cell by grade_id: as graded, or else as handed in. Empty where there is neither.

    `graded` is the graded notebook of another attempt than the one that counts.
    """
    path = graded or course.autograded / student / assignment.name / f"{assignment.book}.ipynb"
    try:
        notebook = json.loads(read_untrusted(path, below=path.parents[2], limit=MAX_GRADED_BYTES))
        return {
            grade_id: "".join(cell["source"])
            for cell in notebook["cells"]
            if (grade_id := cell["metadata"].get("nbgrader", {}).get("grade_id")) in assignment.released
        }
    except (SubmissionError, ValueError, KeyError, TypeError, AttributeError):
        pass
    if graded is not None:
        return {}
    try:
        rebuilt = rebuild(assignment, parse_submission(read_submitted(course, submitted_folder(course, assignment, student))))
    except SubmissionError:
        return {}
    return {cell.grade_id: cell.source for cell in rebuilt.cells if cell.role == "solution" and cell.grade_id}
