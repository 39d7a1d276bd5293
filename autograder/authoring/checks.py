"""What is wrong in the cells of an assignment's text: their metadata, what belongs together, markers, Python."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterator

from autograder.authoring.cells import Cell, nbgrader_flags, plain_python
from autograder.notebooks import assignment as parts
from autograder.notebooks.name_flow import Problem, imports, parse
from autograder.phrases import Phrase, phrase

_DERIVED = ("grade", "solution", "locked", "task", "schema_version", "cell_type")
_MARKERS = {
    "solution": (parts.BEGIN_SOLUTION, parts.END_SOLUTION),
    "hidden": (parts.BEGIN_HIDDEN, parts.END_HIDDEN),
}


def check_metadata(cell: Cell, problems: list[Problem]) -> None:
    """A cell's metadata are those that nbgrader takes, and do not contradict one another."""
    metadata, intent = cell.metadata, cell.intent
    if intent == "none":
        return

    def complain(message: Phrase) -> None:
        problems.append(Problem(cell.line, message))

    grade_id = metadata.get("grade_id")
    if grade_id is None:
        complain(phrase("a cell with nbgrader metadata needs a grade_id"))
    elif not isinstance(grade_id, str) or not re.fullmatch(r"[A-Za-z0-9_-]+", grade_id):
        complain(phrase("grade_id {grade_id!r} is not allowed; use letters, digits, - and _", grade_id=grade_id))
    for key, value in metadata.items():
        if key not in ("grade_id", "points", *_DERIVED):
            complain(phrase("nbgrader takes no key `{key}`, only grade_id, points and solution", key=key))
        elif key == "task" and value:
            complain(phrase("nbgrader's task cells are not supported; use a Markdown cell with solution: true and points"))
        elif key in _DERIVED[:3] and not isinstance(value, bool):
            complain(phrase("`{key}` must be true or false", key=key))
        elif key in nbgrader_flags(intent) and value != nbgrader_flags(intent)[key]:
            complain(
                phrase(
                    "`{key}: {value}` contradicts the rest, which makes this a {intent} cell; leave it out",
                    key=key,
                    value=value,
                    intent=intent,
                )
            )
    if metadata.get("cell_type", cell.node.cell_type) != cell.node.cell_type:
        complain(
            phrase(
                "`cell_type: {stated}` contradicts the cell, which is {actual}", stated=metadata["cell_type"], actual=cell.node.cell_type
            )
        )
    if intent in ("test", "manual"):
        points = metadata.get("points")
        if points is None:
            complain(phrase("points are missing: write {{grade_id: {grade_id}, points: 2}}", grade_id=grade_id))
        elif isinstance(points, bool) or not isinstance(points, (int, float)) or not 0 < points < math.inf:
            complain(phrase("points must be a positive number, not {points!r}", points=points))
    if cell.node.cell_type != "code" and intent in ("solution", "test"):
        complain(
            phrase("a solution cell must be a code cell; a written answer needs points too")
            if intent == "solution"
            else phrase("a {intent} cell must be a code cell", intent=intent)
        )
    if cell.node.cell_type == "raw":
        complain(phrase("a raw cell cannot be graded"))


def check_pairs(cells: list[Cell], problems: list[Problem]) -> None:
    """No grade_id occurs twice, and each solution cell has its test cell, further down."""
    first: dict[str, Cell] = {}
    order: dict[str, int] = {}
    for number, cell in enumerate(cells):
        if cell.grade_id is None:
            continue
        if cell.grade_id in first:
            said = phrase("rename one of two cells: grade_id {grade_id} occurs twice, first at line", grade_id=cell.grade_id)
            problems.append(Problem(cell.line, said, first[cell.grade_id].line))
            continue
        first[cell.grade_id], order[cell.grade_id] = cell, number
    for grade_id, cell in first.items():
        if cell.intent == "solution":
            test = first.get(f"{grade_id}-test")
            if test is None or test.intent != "test":
                problems.append(
                    Problem(
                        cell.line,
                        phrase("solution cell {grade_id} has no test cell; add one with grade_id {grade_id}-test", grade_id=grade_id),
                    )
                )
            elif order[f"{grade_id}-test"] < order[grade_id]:
                problems.append(
                    Problem(test.line, phrase("test cell {grade_id}-test comes before its solution; move it down", grade_id=grade_id))
                )
        elif cell.intent == "test":
            answers = grade_id.removesuffix("-test")
            if answers == grade_id:
                problems.append(
                    Problem(cell.line, phrase("a test cell is named after its solution cell: {grade_id}-test", grade_id=grade_id))
                )
            elif answers not in first or first[answers].intent != "solution":
                problems.append(
                    Problem(
                        cell.line,
                        phrase(
                            "test cell {grade_id} has no solution cell; add one with {{grade_id: {answers}, solution: true}}",
                            grade_id=grade_id,
                            answers=answers,
                        ),
                    )
                )


def check_markers(cell: Cell, problems: list[Problem]) -> None:
    """Markers stand at their place, in pairs, in order, each alone on its line."""
    intent, is_code = cell.intent, cell.node.cell_type == "code"
    allowed = {"solution": "solution", "manual": "solution", "test": "hidden"}.get(intent)
    counted = {"solution": 0, "hidden": 0}
    opened: tuple[str, int] | None = None
    judge = 0
    for number, line in cell.numbered_lines():
        if parts.BEGIN_JUDGE in line:
            if not parts.is_judge_marker(line) or line != line.lstrip():
                problems.append(Problem(number, phrase("write the marker alone and unindented: ### {marker}", marker=parts.BEGIN_JUDGE)))
            elif opened is None or opened[0] != "hidden":
                problems.append(
                    Problem(number, phrase("### {marker} is outside the hidden tests; move it inside", marker=parts.BEGIN_JUDGE))
                )
            elif judge:
                problems.append(Problem(number, phrase("### {marker} occurs twice, first at line", marker=parts.BEGIN_JUDGE), judge))
            judge = judge or number
            continue
        for kind, (begin, end) in _MARKERS.items():
            if begin not in line and end not in line:
                continue
            marker = begin if begin in line else end
            if not re.fullmatch(rf"\s*(###\s*)?{marker}\s*", line) or (is_code and "###" not in line):
                problems.append(Problem(number, phrase("write the marker alone on its line: ### {marker}", marker=marker)))
            elif kind == "hidden" and line != line.lstrip():
                problems.append(Problem(number, phrase("write the marker unindented: ### {marker}", marker=marker)))
            if kind != allowed:
                place = phrase("solution cell (solution: true)") if kind == "solution" else phrase("test cell (points: …)")
                problems.append(Problem(number, phrase("### {marker} is outside a {place}", marker=marker, place=place)))
            if marker == begin:
                if opened is not None:
                    problems.append(Problem(number, phrase("### {marker} before the end of the one at line", marker=begin), opened[1]))
                elif kind == "hidden" and counted[kind]:
                    problems.append(
                        Problem(number, phrase("### {marker} occurs twice; a test cell has only one hidden region", marker=begin))
                    )
                counted[kind] += 1
                opened = (kind, number)
            else:
                if opened is None or opened[0] != kind:
                    problems.append(Problem(number, phrase("### {end} without a ### {begin} before it", end=end, begin=begin)))
                opened = None
    if opened is not None:
        problems.append(
            Problem(opened[1], phrase("### {begin} is not closed; add ### {end}", begin=_MARKERS[opened[0]][0], end=_MARKERS[opened[0]][1]))
        )
    if intent == "solution" and not counted["solution"]:
        problems.append(
            Problem(
                cell.line,
                phrase(
                    "solution cell {grade_id} has no solution region; put the answer between ### {begin} and ### {end}",
                    grade_id=cell.grade_id,
                    begin=parts.BEGIN_SOLUTION,
                    end=parts.END_SOLUTION,
                ),
            )
        )
    if intent == "test" and counted["hidden"] and not judge and allowed == "hidden":
        problems.append(
            Problem(
                cell.line,
                phrase(
                    "test cell {grade_id} has no judge half; write ### {marker} between observing and judging",
                    grade_id=cell.grade_id,
                    marker=parts.BEGIN_JUDGE,
                ),
            )
        )
    if intent == "test" and not counted["hidden"]:
        problems.append(
            Problem(
                cell.line,
                phrase(
                    "test cell {grade_id} has no hidden tests; put them between ### {begin} and ### {end}",
                    grade_id=cell.grade_id,
                    begin=parts.BEGIN_HIDDEN,
                    end=parts.END_HIDDEN,
                ),
            )
        )


def syntax_problems(cells: list[Cell]) -> list[Problem]:
    """Code cells that are no Python."""
    problems = []
    for cell in cells:
        if cell.node.cell_type != "code" or not cell.node.source.strip():
            continue
        source = cell.node.source
        if re.match(r"\s*%%", source):
            if cell.intent == "test":
                problems.append(Problem(cell.source_line, phrase("a test cell cannot be a cell magic (%%)")))
            continue
        found = parse(plain_python(source))
        if isinstance(found, Problem):
            problems.append(Problem(cell.source_line + found.line - 1, found.message))
    return problems


def check_visible(cell: Cell, problems: list[Problem]) -> None:
    """What the student sees and runs: no import of the grader, no SEED, and a fair start for a question."""
    found = parse(plain_python(cell.node.source))
    if isinstance(found, Problem):
        return
    problems.extend(student_problems(found, cell.source_line))
    grade_id = cell.grade_id
    if grade_id and grade_id.startswith("q-") and parts.cell_role(cell.node) == "solution":
        name = "answer_" + grade_id.replace("-", "_")
        start = parts.released_source(cell.node)
        answers = "\n".join(region for _, region in parts.solution_regions(cell.node.source))
        if not re.search(rf"^{name}\s*=\s*None\b", start, re.MULTILINE):
            problems.append(
                Problem(cell.line, phrase("question {grade_id} must be released with a line: {name} = None", grade_id=grade_id, name=name))
            )
        if not re.search(rf"^\s*{name}\s*=\s*([\"'])[A-D]\1", answers, re.MULTILINE):
            problems.append(
                Problem(
                    cell.line, phrase("the solution of {grade_id} must set {name} to a letter from A to D", grade_id=grade_id, name=name)
                )
            )


def student_problems(tree: ast.AST, first_line: int) -> Iterator[Problem]:
    """What code that students see must not use: the grader, and SEED."""
    for line, module, _ in imports(tree):
        if module.split(".")[0] == "autograder":
            yield Problem(first_line + line - 1, phrase("students do not have autograder installed; import it in hidden tests only"))
            break
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == "SEED":
            yield Problem(first_line + node.lineno - 1, phrase("SEED is known in hidden tests only; write a number here"))
