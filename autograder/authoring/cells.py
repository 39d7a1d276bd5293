"""The cells of an assignment's text, each with its lines, those of its questions and that of the checks' verbs among them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Any

import nbformat
import yaml
from IPython.core.inputtransformer2 import TransformerManager
from jupytext.myst import MystMetadataParsingError, get_parser, myst_to_notebook
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.authoring.errors import AuthoringError
from autograder.authoring.front_matter import read_whole
from autograder.authoring.questions import Question, read_questions
from autograder.authoring.questions import cells as question_cells
from autograder.notebooks.name_flow import Problem, bound_names, parse
from autograder.phrases import phrase

_FENCES = ("code-cell", "raw-cell", "questions", "include")  # what a text's fences can be, beside those that are only shown
_QUESTIONS = re.compile(r"^(`{3,})\{questions\}[ \t]*(\S*)[ \t]*\n\1[ \t]*$", re.MULTILINE)
HELPERS_ID = "short-messages"  # the grade_id of the cell with the verbs of visible checks


@dataclass
class Cell:
    """A cell of the text: where its fence or heading stands and where its source begins (lines from 1)."""

    node: nbformat.NotebookNode
    line: int
    source_line: int
    metadata: dict[str, Any]
    english: str = ""  #: the source before it was translated

    @property
    def grade_id(self) -> str | None:
        found = self.metadata.get("grade_id")
        return found if isinstance(found, str) else None

    @property
    def intent(self) -> str:
        """What the short metadata asks for: a role, or `none`."""
        metadata = self.metadata
        if not metadata:
            return "none"
        if metadata.get("solution"):
            return "manual" if "points" in metadata or metadata.get("grade") else "solution"
        if "points" in metadata or metadata.get("grade") or str(metadata.get("grade_id", "")).endswith("-test"):
            return "test"
        return "given"

    def numbered_lines(self) -> Iterator[tuple[int, str]]:
        return enumerate(self.node.source.split("\n"), self.source_line)


def check_fences(text: str, problems: list[Problem]) -> None:
    """Markdown closes an open fence silently, at the end of the file or at the next one: not what anybody meant."""
    lines = text.split("\n")
    for token in get_parser().parse(text + "\n"):
        if token.type != "fence" or token.map is None:
            continue
        first, last = token.map
        kind = token.info.split("}")[0] + "}" if token.info.startswith("{") else ""
        meant = get_close_matches(kind[1:-1].strip(), _FENCES, 1, 0.75)
        if meant and kind[1:-1] != meant[0]:
            problems.append(Problem(first + 1, phrase("{kind} is not a cell; did you mean {{{meant}}}?", kind=kind, meant=meant[0])))
            continue
        if not re.match(r"\{(code|raw)-", token.info) and re.match(r"(---\n|:)(.*\n)*?:?nbgrader:", token.content):
            problems.append(
                Problem(first + 1, phrase("this is a block of code that is shown, not a cell; begin it with ```{code-cell} python"))
            )
            continue
        if kind == "{include}":
            problems.append(
                Problem(
                    first + 1,
                    phrase("write {fence}{{include}} NAME.md, and {fence} alone in the next line; both unindented", fence=token.markup),
                )
            )
        if not kind:
            continue
        inner = next((n for n in range(first + 1, last) if re.match(r"\s*(```+|~~~+)\s*\{(code|raw)-cell\}", lines[n])), None)
        closed = last - 1 > first and lines[min(last, len(lines)) - 1].strip().startswith(token.markup)
        if inner is not None:
            problems.append(Problem(first + 1, phrase("this {kind} is not closed before the next one, at line", kind=kind), inner + 1))
        elif not closed:
            problems.append(Problem(first + 1, phrase("this {kind} is not closed; end it with {fence}", kind=kind, fence=token.markup)))


def read_cells(path: Path, text: str) -> list[Cell]:
    """The cells of a text whose fences are right. Raises AuthoringError, with lines."""
    try:
        notebook = myst_to_notebook(text, add_source_map=True)
    except (MystMetadataParsingError, yaml.YAMLError) as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else 1
        cause = error if isinstance(error, yaml.YAMLError) else error.__context__
        mark = getattr(cause, "problem_mark", None)
        reason = getattr(cause, "problem", None) or str(error).split("\n")[0]
        problem = Problem(
            line + (mark.line + 1 if mark else 0), phrase("the metadata of this cell cannot be read: {reason}", reason=reason)
        )
        raise AuthoringError(path, [problem]) from None
    except Exception as error:  # jupytext passes on whatever odd metadata makes its own code raise
        reason = str(error).split("\n")[0][:200]
        raise AuthoringError(path, [Problem(1, phrase("cannot be read as a MyST notebook: {reason}", reason=reason))]) from None
    lines = text.splitlines()
    cells, problems = [], []
    for node, start in zip(notebook.cells, notebook.metadata["source_map"], strict=True):
        line = start if node.cell_type != "markdown" else start + 1
        source = node.source.split("\n")
        # the metadata block stands between the fence and the source, and Markdown may begin with blank lines
        matching = (n for n in range(start, len(lines)) if node.source and lines[n : n + len(source)] == source)
        source_line = next(matching, line - 1) + 1
        metadata = node.metadata.get("nbgrader", {})
        if not isinstance(node.metadata, dict) or not isinstance(metadata, dict):
            problems.append(Problem(line, phrase("`nbgrader` is not a mapping; write for example {grade_id: name, points: 2}")))
            metadata = {}
        for key in node.metadata if isinstance(node.metadata, dict) else ():
            if key != "nbgrader" and get_close_matches(str(key), ["nbgrader"], 1, 0.75):
                problems.append(Problem(line, phrase("a cell's metadata take no key `{key}`; did you mean `nbgrader`?", key=key)))
        if node.cell_type == "code" and re.match(r"\s*:?nbgrader\s*:", node.source):
            problems.append(
                Problem(
                    source_line, phrase("write metadata right below the fence, as a line such as :nbgrader: {grade_id: name, points: 2}")
                )
            )
        if node.cell_type == "markdown":
            line = source_line
            for number, found in enumerate(source, source_line):
                if re.match(r"\s*(`{3,}|~{3,}|:{3,})\s*\{(code|raw)-cell\}", found):
                    problems.append(Problem(number, phrase("a code cell inside a list or another block is not run; unindent it")))
        cells.append(Cell(node, line, source_line, dict(metadata)))
    if not any(cell.metadata or _QUESTIONS.search(cell.node.source) for cell in cells):
        problems.append(Problem(1, phrase("no cell has nbgrader metadata; this is not an assignment")))
    if problems:
        raise AuthoringError(path, problems)
    return cells


def with_questions(path: Path, cells: list[Cell]) -> list[Cell]:
    """The cells, with those of a file of questions where the text says ```{questions} name.yml```."""
    found: list[Cell] = []
    for cell in cells:
        place = _QUESTIONS.search(cell.node.source) if cell.node.cell_type == "markdown" else None
        if place is None:
            found.append(cell)
            continue
        line = cell.source_line + cell.node.source[: place.start()].count("\n")
        name = place[2] or f"{path.stem}.yml"
        file = path.parent.parent / "questions" / name
        read = read_questions(file)
        problems = [one for one in read if isinstance(one, Problem)]
        if problems:
            raise (
                AuthoringError(file, problems) if file.is_file() else AuthoringError(path, [Problem(line, one.message) for one in problems])
            )
        before, after = cell.node.source[: place.start()].rstrip(), cell.node.source[place.end() :].strip()
        if before:
            found.append(Cell(new_markdown_cell(before), cell.line, cell.source_line, cell.metadata))
        for question in read:
            if isinstance(question, Question):
                found += [Cell(node, line, line, dict(node.metadata.get("nbgrader", {}))) for node in question_cells(question)]
        if after:
            found.append(Cell(new_markdown_cell(after), line, line, {}))
    return found


def questions_of(path: Path) -> dict[str, Question]:
    """The questions that a text takes from files, by grade_id; of those that are right. Raises AuthoringError."""
    found = [
        question
        for place in _QUESTIONS.finditer(read_whole(path)[0].text)
        for question in read_questions(path.parent.parent / "questions" / (place[2] or f"{path.stem}.yml"))
        if isinstance(question, Question)
    ]
    return {question.grade_id: question for question in found}


def add_helpers(cells: list[Cell]) -> None:
    """Puts a cell with `visible_check`, `check_letter` and the like, where the text has none, after the imports or above the first task."""
    source = files("autograder.authoring").joinpath("student_helpers.py").read_text(encoding="utf-8").rstrip("\n")
    verbs = set(bound_names(ast.parse(source).body)) - {"contextmanager", "NotImplementedError"}
    code = [cell for cell in cells if cell.node.cell_type == "code"]
    trees = [parse(plain_python(cell.node.source)) for cell in code]
    used = {node.id for tree in trees if isinstance(tree, ast.Module) for node in ast.walk(tree) if isinstance(node, ast.Name)}
    defined = {name for tree in trees if isinstance(tree, ast.Module) for name in bound_names(tree.body)}
    if not (used & verbs) or verbs & defined or not code:
        return
    first = next((at for at, cell in enumerate(cells) if cell.node.cell_type == "code" and cell.intent != "given"), len(cells))
    given = [at for at, cell in enumerate(cells[:first]) if cell.node.cell_type == "code"]
    at = given[0] + 1 if given else max(0, min(1, first - 1))  # what stands first is the title; a lone text is the task's own
    line = cells[at - 1].line if at else 1
    node = new_code_cell(source, metadata={"nbgrader": {"grade_id": HELPERS_ID, "locked": True}})
    cells.insert(at, Cell(node, line, line, {"grade_id": HELPERS_ID, "locked": True}))


def nbgrader_flags(intent: str) -> dict[str, object]:
    """What nbgrader's full metadata say of a cell with this intent."""
    return {
        "grade": intent in ("test", "manual"),
        "solution": intent in ("solution", "manual"),
        "locked": intent in ("test", "given"),
        "task": False,
        "schema_version": 3,
    }


def plain_python(source: str) -> str:
    """A cell's source as IPython compiles it, line by line the same number of lines for line magics."""
    transformed: str = TransformerManager().transform_cell(source)
    return transformed
