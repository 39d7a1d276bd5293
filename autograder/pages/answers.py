"""What a notebook asks and what a student answered: titles of tasks, answers in their cells, keys of questions."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from autograder.classroom.course import Course, SubmittedFolder
from autograder.errors import SubmissionError
from autograder.files import read_untrusted
from autograder.notebooks.assignment import Assignment, cell_grade_id, cell_role
from autograder.notebooks.submission import parse_submission, rebuild

MAX_GRADED_BYTES = 200_000_000


@dataclass(frozen=True)
class Key:
    """The right letter of a question, and what its author says about each letter."""

    letter: str
    feedback: Mapping[str, str]


def titles(assignment: Assignment) -> dict[str, str]:
    """For each cell with a grade_id the heading that it stands under, else its name."""
    found: dict[str, str] = {}
    heading, taken = "", False
    for cell in assignment.notebook.cells:
        if cell.cell_type == "markdown":
            headings = re.findall(r"^#{2,6}\s+(.+?)\s*#*\s*$", cell.source, re.MULTILINE)
            if headings:
                heading, taken = re.sub(r"[`*_$]", "", headings[-1]), False
        grade_id = cell_grade_id(cell)
        if grade_id is not None and cell_role(cell) == "solution":
            # a second answer below one heading would have the same title: its name tells them apart
            found[grade_id] = heading if heading and not taken else grade_id
            taken = True
    return found


def answers(course: Course, student: str, assignment: Assignment) -> dict[str, str]:
    """The source of each solution cell by grade_id: as graded, or else as handed in. Empty where there is neither."""
    path = course.autograded / student / assignment.name / f"{assignment.name}.ipynb"
    try:
        notebook = json.loads(read_untrusted(path, below=course.autograded, limit=MAX_GRADED_BYTES))
        return {
            grade_id: "".join(cell["source"])
            for cell in notebook["cells"]
            if (grade_id := cell["metadata"].get("nbgrader", {}).get("grade_id")) in assignment.released
        }
    except (SubmissionError, ValueError, KeyError, TypeError, AttributeError):
        pass
    try:
        submitted = SubmittedFolder(student, assignment.name, course.submitted / student / assignment.name / f"{assignment.name}.ipynb")
        rebuilt = rebuild(assignment, parse_submission(course.read(submitted)))
    except SubmissionError:
        return {}
    return {cell.grade_id: cell.source for cell in rebuilt.cells if cell.role == "solution" and cell.grade_id}


def answer_key(judging: str | None) -> Key | None:
    """The key that a judge half states as `expect_choice(answer, "B", {...})`, read without running it."""
    if not judging or "expect_choice" not in judging:
        return None
    try:
        tree = ast.parse(judging)
    except SyntaxError:
        return None
    names: dict[str, ast.expr] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            names[node.targets[0].id] = node.value
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "expect_choice":
            stated = dict(zip(("answer", "key", "feedback"), node.args, strict=False))
            stated |= {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg}
            letter, feedback = (_literal(stated.get(name), names) for name in ("key", "feedback"))
            if isinstance(letter, str) and isinstance(feedback, dict):
                return Key(letter, {str(option): str(text) for option, text in feedback.items()})
    return None


def _literal(node: ast.expr | None, names: Mapping[str, ast.expr]) -> object:
    if isinstance(node, ast.Name):
        node = names.get(node.id)
    try:
        return None if node is None else ast.literal_eval(node)
    except ValueError:
        return None
