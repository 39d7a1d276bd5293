"""From an author's MyST Markdown to the source notebook that nbgrader and the grader take."""

from __future__ import annotations

import ast
import hashlib
import json
import math
import re
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Any

import nbformat
import yaml
from IPython.core.inputtransformer2 import TransformerManager
from jupytext.myst import MystMetadataParsingError, get_parser, myst_to_notebook
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell

from autograder.authoring.declared import Halves, Kit, expand, is_declared, read_kit, verbs, with_imports
from autograder.authoring.front_matter import FrontMatter
from autograder.authoring.included import Place, Whole, with_parts
from autograder.authoring.questions import MAY_STOP, Question, read_questions
from autograder.authoring.questions import cells as question_cells
from autograder.authoring.rations import FORMS, parse_ration
from autograder.authoring.translation import messages, translated, translated_helpers, unique
from autograder.catalogs import OURS, SOURCE, Message, catalog_path, read_texts
from autograder.errors import CourseError
from autograder.files import write_whole
from autograder.notebooks import assignment as parts
from autograder.notebooks import wrapping
from autograder.notebooks.name_flow import Problem, bound_names, check_judge, check_observing, imports, parse
from autograder.phrases import Phrase, joined, phrase

KEYS_POLICIES = ("after-due", "always", "never")
COUNTING = ("last", "best", "first")
DETAILS = ("everything", "names", "score")
FRONT_MATTER_KEYS = ("title", "minutes", "seed", "keys", "cell_cpu", "kit", "imports", "attempts", "counts", "detail")
_DERIVED = ("grade", "solution", "locked", "task", "schema_version", "cell_type")
_MARKERS = {
    "solution": (parts.BEGIN_SOLUTION, parts.END_SOLUTION),
    "hidden": (parts.BEGIN_HIDDEN, parts.END_HIDDEN),
}


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
def _placed(path: Path, text: Whole) -> Iterator[None]:
    """What is wrong within is said with the lines of the files, of which the text is made."""
    try:
        yield
    except AuthoringError as error:
        if error.path != path:
            raise
        raise AuthoringError(path, error.problems, text.places) from None


@dataclass
class _Cell:
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

    def numbered_lines(self) -> Iterator[tuple[int, str]]:
        return enumerate(self.node.source.split("\n"), self.source_line)


def read_front_matter(path: Path) -> FrontMatter:
    """Read the head of an assignment text. Raises AuthoringError, with lines."""
    problems: list[Problem] = []
    front, _ = _front_matter(_read_text(path), problems)
    if problems:
        raise AuthoringError(path, problems)
    return front


def author(path: Path, source_dir: Path, language: str = SOURCE) -> Path:
    """Write `source_dir/<name>/<name>.ipynb` from the text at `path`, deterministic to the byte.

    A notebook that would not change is left alone, time stamp included. Raises AuthoringError before anything is
    written.
    """
    text = nbformat.writes(compile_assignment(path, language=language)) + "\n"
    target = source_dir / path.stem / f"{path.stem}.ipynb"
    try:
        if target.is_file() and target.read_bytes() == text.encode():
            return target
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, text, aside=source_dir)  # nbgrader releases whatever lies beside a notebook
    except OSError as error:
        raise CourseError(
            "{target}: cannot be written ({problem}); make room or set permissions, and run again", target=target, problem=error.strerror
        ) from None
    return target


def compile_assignment(path: Path, salt: int | str | None = None, language: str = SOURCE) -> nbformat.NotebookNode:
    """Compile an assignment text to a notebook with nbgrader's full metadata and literal seeds.

    `salt`, where given, takes the place of the front matter's `seed`: the hidden tests then draw other numbers. In another `language`
    than the text's, what students see is that of the catalog in `locales/` beside the folder of the texts; grade_ids, points, hidden tests
    and seeds are those of the text. Raises AuthoringError with everything that is wrong in the file.
    """
    text, front, notebook_metadata = _read(path)
    with _placed(path, text):
        cells = _compiled(path, text.text, front, salt, language)
    if language != SOURCE:
        notebook_metadata.setdefault(parts.OWN_METADATA, {})["language"] = language
    return _notebook(cells, notebook_metadata)


def _compiled(path: Path, text: str, front: FrontMatter, salt: int | str | None, language: str) -> list[nbformat.NotebookNode]:
    problems: list[Problem] = []
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", path.stem):
        problems.append(Problem(1, phrase("the file name {name!r} is the assignment's name; use letters, digits, - and _", name=path.stem)))
    _check_fences(text, problems)
    if problems:
        raise AuthoringError(path, problems)  # the cells below would be read wrongly
    kit = read_kit(_kit_folder(path, front))
    if kit.folder is not None and not (kit.observing or kit.judging or any(kit.folder.glob("*.md"))):
        problems.append(
            Problem(
                1,
                phrase(
                    "the kit {kit}/ beside this folder has neither observing.py nor judging.py, and no parts of texts; write one",
                    kit=front.kit,
                ),
            )
        )
    cells = _with_questions(path, _read_cells(path, text))
    _add_helpers(cells)
    for cell in cells:
        cell.english = cell.node.source
    if language != SOURCE:
        _translate(path, cells, language)

    for cell in cells:
        _check_metadata(cell, problems)
    _check_pairs(cells, problems)
    for cell in cells:
        _check_markers(cell, problems)
    if problems:
        raise AuthoringError(path, problems + _syntax_problems(cells))
    problems += _syntax_problems(cells)
    given: dict[str, str] = {}
    for cell in cells:
        _fill_in(cell)
        if _intent(cell) == "given" and cell.node.cell_type == "code":
            given |= _imports(cell)
        if parts.cell_role(cell.node) == "test":
            _finish_test(cell, path.stem, front.seed if salt is None else salt, given, kit, problems)
        elif cell.node.cell_type == "code":
            _check_visible(cell, problems)
    if problems:
        raise AuthoringError(path, problems)
    return [cell.node for cell in cells]


# reading the text


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise CourseError(
            "{path}: no such file; `autograder author` is for assignments that are written as a text, assignments/NAME.md. One that is a "
            "notebook in source/ needs no more than `autograder release NAME`",
            path=path,
        ) from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise AuthoringError(path, [Problem(line, phrase("not UTF-8 text; save the file as UTF-8"))]) from None
    except OSError as error:
        raise CourseError("{path}: cannot be read ({problem})", path=path, problem=error.strerror) from None


def _read(path: Path) -> tuple[Whole, FrontMatter, dict[str, Any]]:
    """The text with the parts that it takes from its kit, its settings, and the metadata that its notebook needs. Raises AuthoringError."""
    text = _read_text(path)
    problems: list[Problem] = []
    front, metadata = _front_matter(text, problems)
    if problems:
        raise AuthoringError(path, problems)
    whole = with_parts(path, text, _kit_folder(path, front))
    if not isinstance(whole, Whole):
        raise AuthoringError(path, whole)
    return whole, front, metadata


def _kit_folder(path: Path, front: FrontMatter) -> Path | None:
    return None if front.kit is None else path.parent.parent / front.kit


def _front_matter(text: str, problems: list[Problem]) -> tuple[FrontMatter, dict[str, Any]]:
    """The assignment's own settings, and the metadata that the notebook needs."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    needed: dict[str, Any] = {"kernelspec": kernel, "language_info": {"name": "python"}}
    lines = text.split("\n")
    if not lines or lines[0].strip() != "---":
        problems.append(Problem(1, phrase("no front matter; begin with --- and jupytext and kernelspec (see another assignment)")))
        return FrontMatter(), needed
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == "---"), None)
    if end is None:
        problems.append(Problem(1, phrase("the front matter is not closed; end it with a line of ---")))
        return FrontMatter(), needed
    try:
        data = yaml.safe_load("\n".join(lines[1:end])) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        problems.append(
            Problem(line, phrase("the front matter is not valid YAML: {error}", error=getattr(error, "problem", None) or error))
        )
        return FrontMatter(), needed
    if not isinstance(data, dict):
        problems.append(Problem(1, phrase("the front matter is not a mapping; write `key: value` lines")))
        return FrontMatter(), needed
    if isinstance(data.get("kernelspec"), dict):
        kernel.update({key: str(value) for key, value in data["kernelspec"].items() if key in kernel})
    own = data.get("assignment", {})

    def complain(key: str, message: Phrase) -> None:
        pattern = re.compile(rf"(^|[\s{{,]){re.escape(str(key))}\s*:")
        line = next((n for n, found in enumerate(lines[:end], 1) if pattern.search(found)), 1)
        problems.append(Problem(line, message))

    for key in data:
        if key not in _HEAD and (meant := get_close_matches(str(key), _HEAD, 1, 0.75)):
            complain(key, phrase("the front matter takes no key `{key}`; did you mean `{meant}`?", key=key, meant=meant[0]))
    if not isinstance(own, dict):
        complain("assignment", phrase("`assignment` is not a mapping; write {keys} under it", keys=", ".join(FRONT_MATTER_KEYS)))
        return FrontMatter(), needed
    for key in own:
        if key not in FRONT_MATTER_KEYS:
            complain(key, phrase("`assignment` takes no key `{key}`, only {keys}", key=key, keys=", ".join(FRONT_MATTER_KEYS)))
    title, minutes = own.get("title"), own.get("minutes")
    seed, keys = own.get("seed", 0), own.get("keys", "after-due")
    cell_cpu, kit, modules = own.get("cell_cpu"), own.get("kit"), own.get("imports", [])
    if title is not None and not isinstance(title, str):
        complain("title", phrase("`title` must be text"))
    if minutes is not None and (isinstance(minutes, bool) or not isinstance(minutes, int) or minutes <= 0):
        complain("minutes", phrase("`minutes` must be a whole number above 0"))
    if cell_cpu is not None and (isinstance(cell_cpu, bool) or not isinstance(cell_cpu, int) or cell_cpu <= 0):
        complain("cell_cpu", phrase("`cell_cpu` must be a whole number of seconds above 0"))
    if kit is not None and (not isinstance(kit, str) or not kit.isidentifier()):
        complain("kit", phrase("`kit` must be the name of a folder beside the folder of this text, such as kit"))
    if not isinstance(modules, list) or not all(isinstance(name, str) and re.fullmatch(r"[A-Za-z_][\w.]*", name) for name in modules):
        complain("imports", phrase("`imports` must be a list of modules, such as [numpy, pandas]"))
    if isinstance(seed, bool) or not isinstance(seed, (int, str)):
        complain("seed", phrase("`seed` must be a whole number or text"))
    if keys not in KEYS_POLICIES:
        complain("keys", phrase("`keys` must be one of {words}", words=", ".join(KEYS_POLICIES)))
    ration = None
    if "attempts" in own:
        try:
            ration = parse_ration(own["attempts"])
        except ValueError:
            complain("attempts", phrase("`attempts` must be a ration such as {forms}", forms=FORMS))
    counts, detail = own.get("counts", "last"), own.get("detail", "everything")
    if counts not in COUNTING:
        complain("counts", phrase("`counts` must be one of {words}", words=", ".join(COUNTING)))
    if detail not in DETAILS:
        complain("detail", phrase("`detail` must be one of {words}", words=", ".join(DETAILS)))
    if problems:
        return FrontMatter(), needed
    settings = {"cell_cpu": cell_cpu, "kit": kit, "imports": modules}
    if any(settings.values()):
        needed[parts.OWN_METADATA] = {name: value for name, value in settings.items() if value}
    return FrontMatter(title, minutes, seed, keys, cell_cpu, kit, tuple(modules), ration, counts, detail), needed


_FENCES = ("code-cell", "raw-cell", "questions", "include")  # what a text's fences can be, beside those that are only shown
_HEAD = ("assignment", "jupytext", "kernelspec")


def _check_fences(text: str, problems: list[Problem]) -> None:
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


def _read_cells(path: Path, text: str) -> list[_Cell]:
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
        cells.append(_Cell(node, line, source_line, dict(metadata)))
    if not any(cell.metadata or _QUESTIONS.search(cell.node.source) for cell in cells):
        problems.append(Problem(1, phrase("no cell has nbgrader metadata; this is not an assignment")))
    if problems:
        raise AuthoringError(path, problems)
    return cells


_QUESTIONS = re.compile(r"^(`{3,})\{questions\}[ \t]*(\S*)[ \t]*\n\1[ \t]*$", re.MULTILINE)


def _with_questions(path: Path, cells: list[_Cell]) -> list[_Cell]:
    """The cells, with those of a file of questions where the text says ```{questions} name.yml```."""
    found: list[_Cell] = []
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
            found.append(_Cell(new_markdown_cell(before), cell.line, cell.source_line, cell.metadata))
        for question in read:
            if isinstance(question, Question):
                found += [_Cell(node, line, line, dict(node.metadata.get("nbgrader", {}))) for node in question_cells(question)]
        if after:
            found.append(_Cell(new_markdown_cell(after), line, line, {}))
    return found


def questions_of(path: Path) -> dict[str, Question]:
    """The questions that a text takes from files, by grade_id; of those that are right. Raises AuthoringError."""
    found = [
        question
        for place in _QUESTIONS.finditer(_read(path)[0].text)
        for question in read_questions(path.parent.parent / "questions" / (place[2] or f"{path.stem}.yml"))
        if isinstance(question, Question)
    ]
    return {question.grade_id: question for question in found}


HELPERS_ID = "short-messages"  # the grade_id of the cell with the verbs of visible checks


def _add_helpers(cells: list[_Cell]) -> None:
    """Puts a cell with `visible_check`, `check_letter` and the like, where the text has none, after the imports or above the first task."""
    source = files("autograder.authoring").joinpath("student_helpers.py").read_text(encoding="utf-8").rstrip("\n")
    verbs = set(bound_names(ast.parse(source).body)) - {"contextmanager", "NotImplementedError"}
    code = [cell for cell in cells if cell.node.cell_type == "code"]
    trees = [parse(_plain_python(cell.node.source)) for cell in code]
    used = {node.id for tree in trees if isinstance(tree, ast.Module) for node in ast.walk(tree) if isinstance(node, ast.Name)}
    defined = {name for tree in trees if isinstance(tree, ast.Module) for name in bound_names(tree.body)}
    if not (used & verbs) or verbs & defined or not code:
        return
    first = next((at for at, cell in enumerate(cells) if cell.node.cell_type == "code" and _intent(cell) != "given"), len(cells))
    given = [at for at, cell in enumerate(cells[:first]) if cell.node.cell_type == "code"]
    at = given[0] + 1 if given else max(0, min(1, first - 1))  # what stands first is the title; a lone text is the task's own
    line = cells[at - 1].line if at else 1
    node = new_code_cell(source, metadata={"nbgrader": {"grade_id": HELPERS_ID, "locked": True}})
    cells.insert(at, _Cell(node, line, line, {"grade_id": HELPERS_ID, "locked": True}))


# other languages


def course_catalogs(path: Path, language: str, kit: str | None) -> list[Path]:
    """The catalogs of an assignment's text and of its kit; a course keeps them in `locales/`, beside the folder of its texts."""
    return [catalog_path(path.parent.parent / "locales", language, name) for name in (path.stem, kit) if name]


def translatable(path: Path) -> list[Message]:
    """What there is to translate in an assignment's text and its questions. Raises AuthoringError."""
    text, _, _ = _read(path)
    with _placed(path, text):
        cells = _with_questions(path, _read_cells(path, text.text))
    place = f"{path.parent.name}/{path.name}"
    return unique(found for cell in cells for found in messages(cell.node.cell_type, cell.node.source, place))


def _translate(path: Path, cells: list[_Cell], language: str) -> None:
    catalog = catalog_path(path.parent.parent / "locales", language, path.stem)
    if not catalog.is_file():
        raise CourseError(
            "{catalog}: there is no such catalog; start one with: autograder translations {argument}",
            catalog=catalog,
            argument=shlex.quote(language),
        )
    texts, ours = read_texts([catalog]), read_texts([catalog_path(OURS, language, "autograder")], flag="python-brace-format")
    for cell in cells:
        if cell.grade_id == HELPERS_ID:
            cell.node.source = translated_helpers(cell.node.source, ours)
        else:
            cell.node.source = translated(cell.node.cell_type, cell.node.source, texts)


# checking metadata


def _intent(cell: _Cell) -> str:
    """What the short metadata asks for: a role, or `none`."""
    metadata = cell.metadata
    if not metadata:
        return "none"
    if metadata.get("solution"):
        return "manual" if "points" in metadata or metadata.get("grade") else "solution"
    if "points" in metadata or metadata.get("grade") or str(metadata.get("grade_id", "")).endswith("-test"):
        return "test"
    return "given"


def _expected(intent: str) -> dict[str, object]:
    return {
        "grade": intent in ("test", "manual"),
        "solution": intent in ("solution", "manual"),
        "locked": intent in ("test", "given"),
        "task": False,
        "schema_version": 3,
    }


def _check_metadata(cell: _Cell, problems: list[Problem]) -> None:
    metadata, intent = cell.metadata, _intent(cell)
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
        elif key in _expected(intent) and value != _expected(intent)[key]:
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


def _check_pairs(cells: list[_Cell], problems: list[Problem]) -> None:
    first: dict[str, _Cell] = {}
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
        if _intent(cell) == "solution":
            test = first.get(f"{grade_id}-test")
            if test is None or _intent(test) != "test":
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
        elif _intent(cell) == "test":
            answers = grade_id.removesuffix("-test")
            if answers == grade_id:
                problems.append(
                    Problem(cell.line, phrase("a test cell is named after its solution cell: {grade_id}-test", grade_id=grade_id))
                )
            elif answers not in first or _intent(first[answers]) != "solution":
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


# checking sources


def _check_markers(cell: _Cell, problems: list[Problem]) -> None:
    """Markers stand at their place, in pairs, in order, each alone on its line."""
    intent, is_code = _intent(cell), cell.node.cell_type == "code"
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


def _plain_python(source: str) -> str:
    """A cell's source as IPython compiles it, line by line the same number of lines for line magics."""
    transformed: str = TransformerManager().transform_cell(source)
    return transformed


def _syntax_problems(cells: list[_Cell]) -> list[Problem]:
    problems = []
    for cell in cells:
        if cell.node.cell_type != "code" or not cell.node.source.strip():
            continue
        source = cell.node.source
        if re.match(r"\s*%%", source):
            if _intent(cell) == "test":
                problems.append(Problem(cell.source_line, phrase("a test cell cannot be a cell magic (%%)")))
            continue
        found = parse(_plain_python(source))
        if isinstance(found, Problem):
            problems.append(Problem(cell.source_line + found.line - 1, found.message))
    return problems


def _check_visible(cell: _Cell, problems: list[Problem]) -> None:
    """What the student sees and runs: no import of the grader, no SEED, and a fair start for a question."""
    found = parse(_plain_python(cell.node.source))
    if isinstance(found, Problem):
        return
    problems.extend(_student_problems(found, cell.source_line))
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


def _student_problems(tree: ast.AST, first_line: int) -> Iterator[Problem]:
    for line, module, _ in imports(tree):
        if module.split(".")[0] == "autograder":
            yield Problem(first_line + line - 1, phrase("students do not have autograder installed; import it in hidden tests only"))
            break
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == "SEED":
            yield Problem(first_line + node.lineno - 1, phrase("SEED is known in hidden tests only; write a number here"))


def _imports(cell: _Cell) -> dict[str, str]:
    """What a cell imports, each as a statement of its own, by the name that it sets."""
    found = parse(_plain_python(cell.node.source))
    statements = {}
    for node in [] if isinstance(found, Problem) else found.body:
        if isinstance(node, ast.Import):
            for alias in node.names:
                statements[alias.asname or alias.name.split(".")[0]] = ast.unparse(ast.Import([alias]))
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                statements[alias.asname or alias.name] = ast.unparse(ast.ImportFrom(node.module, [alias], node.level))
    return statements


def _finish_test(cell: _Cell, assignment: str, salt: int | str, given: Mapping[str, str], kit: Kit, problems: list[Problem]) -> None:
    """Expand a declared test, check both halves, write the seed into them, and make each a function.

    `given` are the imports of the cells that students are given, which both functions know.
    """
    numbered = list(cell.numbered_lines())
    where: dict[str, list[int]] = {"visible": [], "observing": [], "judging": []}
    part = "visible"
    for number, line in numbered:
        if parts.BEGIN_HIDDEN in line:
            part = "observing"
        elif parts.END_HIDDEN in line:
            part = "visible"
        elif parts.is_judge_marker(line):
            part = "judging"
        else:
            where[part].append(number)
    visible, observing, judging = parts.split_test_cell(cell.node.source)
    visible_python = _plain_python(visible)
    own_lines = [*where["observing"], *where["judging"]]

    def report(part: str, found: Iterable[Problem], places: Sequence[tuple[str, int]] = ()) -> None:
        for problem in found:
            stands, line = places[min(problem.line, len(places)) - 1] if places else (part, problem.line)
            lines = where[stands] or [cell.source_line]
            problems.append(Problem(lines[min(line, len(lines)) - 1], problem.message))

    before = len(problems)
    tree = parse(visible_python)
    report("visible", (tree,) if isinstance(tree, Problem) else tuple(_student_problems(tree, 1)))
    report("observing", check_observing(observing))
    if judging is None or isinstance(parse(observing), Problem):
        return
    if isinstance(found := parse(judging), Problem):
        report("judging", (found,))
        return
    places: dict[str, Sequence[tuple[str, int]]] = {"observing": (), "judging": ()}
    if is_declared(observing):
        expanded = expand(observing, judging, kit)
        if not isinstance(expanded, Halves):
            for part, problem in expanded:
                report(part, (problem,))
            return
        observing, judging = expanded.observing, expanded.judging
        places = {"observing": expanded.observing_lines, "judging": expanded.judging_lines}
    else:
        observing, judging = _with_verbs(observing, judging, kit, places)
    seed = derive_seed(assignment, cell.grade_id or "", cell.english, salt)
    written: dict[str, str] = {}
    for part, source in (("observing", observing), ("judging", judging)):
        tree = ast.parse(source)
        report(part, tuple(_seed_problems(tree)), places[part])
        written[part] = replace_seed(source, tree, seed)
    checked = check_judge(written["judging"], written["observing"], visible_python)
    report("judging", checked.problems, places["judging"])
    if len(problems) > before:
        return
    try:
        halves = wrapping.wrap(written["observing"], written["judging"], checked.travelling, given)
    except SyntaxError as error:
        problems.append(
            Problem(cell.line, phrase("the hidden tests become two functions, in which this is not allowed: {error}", error=error.msg))
        )
        return
    lines, kept = iter(halves), []
    for number, line in numbered:
        if parts.BEGIN_HIDDEN in line or parts.is_judge_marker(line):
            kept += [line, next(lines)]
        elif number not in own_lines:
            kept.append(line)
    cell.node.source = "\n".join(kept)


def _with_verbs(observing: str, judging: str, kit: Kit, places: dict[str, Sequence[tuple[str, int]]]) -> tuple[str, str]:
    """The halves of a test in free code, which may use the verbs without importing them."""
    found = []
    for part, source, known in (
        ("observing", observing, {**verbs("autograder.observing"), **kit.observing}),
        ("judging", judging, {**verbs("autograder.judging"), **kit.judging}),
    ):
        text, added = with_imports(source, known)
        count = source.count("\n") + 1
        places[part] = (*[(part, 1)] * added, *((part, number) for number in range(1, count + 1)))
        found.append(text)
    return found[0], found[1]


def _seed_problems(tree: ast.AST) -> Iterator[Problem]:
    for node in ast.walk(tree):
        set_here = (
            (isinstance(node, ast.Name) and node.id == "SEED" and not isinstance(node.ctx, ast.Load))
            or (isinstance(node, ast.arg) and node.arg == "SEED")
            or (isinstance(node, ast.alias) and "SEED" in (node.name, node.asname))
        )
        if set_here and isinstance(node, (ast.Name, ast.arg, ast.alias)):
            yield Problem(node.lineno, phrase("SEED is replaced by a number and cannot be set; choose another name"))
        if isinstance(node, ast.JoinedStr):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Name) and inner.id == "SEED":
                    yield Problem(node.lineno, phrase("SEED cannot be used in an f-string; give it a name first"))


def derive_seed(assignment: str, grade_id: str, source: str, salt: int | str) -> int:
    """A seed below 2**31 that changes with the test's text, so that nobody can learn it from an earlier year."""
    digest = hashlib.sha256(json.dumps([assignment, grade_id, source, str(salt)]).encode()).digest()
    return int.from_bytes(digest[:4], "big") >> 1


def replace_seed(source: str, tree: ast.AST, seed: int) -> str:
    """Put the number where the name SEED is read; strings, comments and attributes stay as they are."""
    lines = source.split("\n")
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "SEED"]
    for node in sorted(found, key=lambda node: (node.lineno, node.col_offset), reverse=True):
        line = lines[node.lineno - 1].encode()
        changed = line[: node.col_offset] + str(seed).encode() + line[node.end_col_offset :]
        lines[node.lineno - 1] = changed.decode()
    return "\n".join(lines)


# writing the notebook


def _fill_in(cell: _Cell) -> None:
    intent = _intent(cell)
    if intent == "none":
        return
    full: dict[str, object] = {"grade_id": cell.metadata["grade_id"], **_expected(intent)}
    if intent in ("test", "manual"):
        points = cell.metadata["points"]
        full["points"] = int(points) if points == int(points) else points
    cell.node.metadata["nbgrader"] = nbformat.from_dict(full)
    if intent == "test":
        cell.node.metadata["tags"] = [*dict.fromkeys([*cell.node.metadata.get("tags", []), MAY_STOP])]


def _notebook(cells: list[nbformat.NotebookNode], metadata: Mapping[str, Any]) -> nbformat.NotebookNode:
    make = {"code": new_code_cell, "markdown": new_markdown_cell, "raw": new_raw_cell}
    ids: set[str] = set()
    built = []
    for cell in cells:
        grade_id = parts.cell_grade_id(cell)
        content = hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()
        wanted = grade_id if grade_id and len(grade_id) <= parts.MAX_ID else content[:12]
        built.append(make[cell.cell_type](cell.source, id=parts.free_id(wanted, ids), metadata=cell.metadata))
    notebook = new_notebook(cells=built, metadata=nbformat.from_dict(dict(metadata)))
    notebook.nbformat_minor = 5
    return notebook
