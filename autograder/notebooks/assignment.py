"""An assignment as its source notebook states it: cells, points, hidden tests and their halves."""

from __future__ import annotations

import ast
import copy
import hashlib
import json
import math
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import nbformat
from nbformat.validator import iter_validate

from autograder.errors import CourseError
from autograder.notebooks.name_flow import Problem, bound_names, check_judge, imports, parse
from autograder.notebooks.portions import Shown, portions
from autograder.notebooks.wrapping import unwrap
from autograder.phrases import phrase

BEGIN_HIDDEN = "BEGIN HIDDEN TESTS"
END_HIDDEN = "END HIDDEN TESTS"
BEGIN_JUDGE = "BEGIN JUDGE"
BEGIN_MARKS = "BEGIN MARK SCHEME"
END_MARKS = "END MARK SCHEME"
BEGIN_SOLUTION = "BEGIN SOLUTION"
END_SOLUTION = "END SOLUTION"

# What nbgrader's ClearSolutions puts in the place of a solution, by default.
CODE_STUB = ("# YOUR CODE HERE", "raise NotImplementedError()")
TEXT_STUB = ("YOUR ANSWER HERE",)

VISIBLE_CHECK = "visible_check"  # compares a value in a visible check; no student gives a helper this name, as they do `check`

OWN_METADATA = "autograder"  # of the notebook; what only this grader reads
KIT_FILES = ("observing.py", "judging.py")  # of a course's own verbs
LIMITS = ("cell_cpu",)  # that an assignment may set for itself, as `kernels.confine.Limits` names them

MAX_ID = 64  # characters of a cell id in the notebook format 4.5

Role = Literal["given", "solution", "test"]


HEAVY = ("numpy", "pandas", "scipy", "matplotlib", "sklearn", "tensorflow", "keras")  #: start no thread when imported
#: What a cell may set of the environment before they are imported, since in a student's process it is so already: to this value, or
#: (None) to any, where there is neither a screen nor a graphics card, and hashes were chosen when the process began.
ALREADY_SET = {
    "TF_CPP_MIN_LOG_LEVEL": None,
    "CUDA_VISIBLE_DEVICES": None,
    "PYTHONHASHSEED": None,
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "KERAS_BACKEND": "tensorflow",
}
_SETTING = re.compile(r"""\s*os\.environ\[(['"])(?P<name>\w+)\1\]\s*=\s*(?:str\()?(['"]?)(?P<value>[\w-]*)\3\)?\s*(?:#.*)?""")
SCHEMA = 3  #: of nbgrader's metadata; nbgrader itself reads no other
PYTHON = re.compile(r"(x|i)?python(3[\d.]*)?", re.IGNORECASE)  # names of kernels and languages that are this Python
PYTHON_2 = re.compile(r"i?python-?2[\d.]*", re.IGNORECASE)


class AssignmentError(CourseError):
    """The source notebook of an assignment cannot be used as it is."""


@dataclass(frozen=True)
class Key:
    """The right letter of a question, and what its author says about each letter."""

    letter: str
    feedback: Mapping[str, str]


@dataclass(frozen=True)
class TestCell:
    """One automatically graded cell.

    `judging` is None in an assignment written without a judge marker; then `observing` is all that was hidden.
    `answers` is the grade_id of the solution cell that it tests, if there is one, and `source` the whole cell, as
    plain nbgrader runs it.
    """

    __test__ = False  # for pytest: this is no test class

    grade_id: str
    points: float
    visible: str
    observing: str
    judging: str | None
    travelling: tuple[str, ...]
    answers: str | None
    source: str
    key: Key | None = None
    """Of a multiple-choice question."""
    shown: Shown | None = None
    """What calls the visible examples, apart from what is hidden; None where nothing of them can be shown."""
    earlier: tuple[str, ...] = ()
    """The functions of earlier tasks of which `observing` holds right versions."""
    without_earlier: str = ""
    """`observing` without them."""


@dataclass(frozen=True)
class Rules:
    """How a test cell without a judge half is scored; by default as nbgrader does it."""

    stderr_costs: bool = True  #: text on stderr costs the cell its points
    ignored: str = ""  #: a regular expression: text on stderr in which it is found costs nothing
    missing_are_back: bool = False  #: a graded cell that was deleted is put back before grading
    hidden: tuple[str, str] = (BEGIN_HIDDEN, END_HIDDEN)  #: what stands in the lines around what is hidden of a test


DEFAULT = Rules()


@dataclass(frozen=True)
class Assignment:
    """A source notebook, read and taken apart.

    `digest` changes with anything that can change a score. `limits` are those that right answers need and the grader's defaults do not
    give. `kit` is the folder of the course's own verbs, and `imports` are the modules to import once for all submissions.
    """

    name: str
    title: str
    notebook: nbformat.NotebookNode
    tests: Mapping[str, TestCell]
    digest: str
    released: Mapping[str, str] = field(repr=False)
    """The source of each solution cell as the student got it, by grade_id."""
    stored: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The source of each cell as nbgrader's gradebook holds it, by grade_id; see `as_stored`."""
    limits: Mapping[str, float] = field(default_factory=dict)
    kit: Path | None = None
    imports: tuple[str, ...] = ()
    language: str = "en"
    """Of what students read in it; the hidden halves and their sentences are the same in every language."""
    book: str = ""
    """The notebook's own name, where it is not the assignment's."""
    alone: bool = True
    """Whether it is the assignment's only notebook."""
    rules: Rules = DEFAULT
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """What lies beside the notebook while it is graded, by its path from there."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "book", self.book or self.name)

    @property
    def key(self) -> str:
        """What results are kept by, and the place of a report: no folder or notebook has a `/` in its name."""
        return self.name if self.alone else f"{self.name}/{self.book}"

    @property
    def scored_as_nbgrader(self) -> bool:
        """Whether nbgrader's own rules decide every score: no test has a judge half."""
        return all(test.judging is None for test in self.tests.values())

    @property
    def points(self) -> float:
        """The sum of what the automatically graded cells are worth."""
        return sum(test.points for test in self.tests.values())

    @property
    def judge_modules(self) -> set[str]:
        """The modules that the judge halves import."""
        found: set[str] = set()
        for test in self.tests.values():
            for node in ast.walk(ast.parse(test.judging or "")):
                if isinstance(node, ast.Import):
                    found.update(alias.name for alias in node.names)
                elif isinstance(node, ast.ImportFrom) and node.module:
                    found.add(node.module)
        return found

    def defined(self, grade_id: str) -> set[str]:
        """The names that the author's solution of a cell defines."""
        sources = (cell.source for cell in self.notebook.cells if cell_grade_id(cell) == grade_id and cell.cell_type == "code")
        trees = (parse(source) for source in sources)
        return set().union(*(bound_names(tree.body) for tree in trees if not isinstance(tree, Problem)))

    @cached_property
    def tested(self) -> Mapping[str, str]:
        """For each test the answer that it is about: as its name says, else by what it calls, else the last one before it; else itself."""
        found: dict[str, str] = {}
        before: list[tuple[str, set[str]]] = []
        for cell in self.notebook.cells:
            grade_id = cell_grade_id(cell)
            if grade_id is None or cell.cell_type != "code":
                continue
            if cell_role(cell) == "solution" and not grader_metadata(cell).get("grade"):
                before.append((grade_id, self.defined(grade_id)))
            elif grade_id in self.tests:
                words = set(re.findall(r"\w+", self.tests[grade_id].source))
                called = [answer for answer, names in before if names & words]
                guess = (called or [answer for answer, _ in before] or [grade_id])[-1]
                found[grade_id] = self.tests[grade_id].answers or guess
        return found

    @cached_property
    def prose(self) -> frozenset[str]:
        """The answers that are text, not code."""
        return frozenset(name for cell in self.notebook.cells if cell.cell_type == "markdown" and (name := cell_grade_id(cell)))

    def kind(self, grade_id: str) -> Literal["task", "question"]:
        """Whether a solution cell (or its test) belongs to a programming task or to a multiple-choice question."""
        tests = (test for test in self.tests.values() if grade_id in (test.grade_id, test.answers))
        return "question" if any(test.key is not None for test in tests) else "task"


def grader_metadata(cell: nbformat.NotebookNode) -> Mapping[str, object]:
    """The nbgrader metadata of a cell, empty if it has none that means anything."""
    found = cell.get("metadata", {}).get("nbgrader", {})
    if not isinstance(found, dict) or not any(found.get(key) for key in ("grade", "solution", "locked", "task")):
        return {}
    return found


def cell_role(cell: nbformat.NotebookNode) -> Role:
    """`solution` (the student writes it), `test` (scored by running it) or `given` (everything else)."""
    metadata = grader_metadata(cell)
    if metadata.get("solution"):
        return "solution"
    if metadata.get("grade") and cell.cell_type == "code":
        return "test"
    return "given"


def cell_grade_id(cell: nbformat.NotebookNode) -> str | None:
    """The grade_id of a cell that nbgrader knows, else None."""
    found = grader_metadata(cell).get("grade_id")
    return found if isinstance(found, str) else None


def split_test_cell(source: str) -> tuple[str, str, str | None]:
    """Split a test cell into its visible part, its observing half and its judge half (None without a marker).

    Lines hold a marker wherever nbgrader's default delimiters stand in them. What follows `### END HIDDEN TESTS` is
    visible again; several hidden regions are taken together. Raises AssignmentError when markers do not pair up.
    """
    visible: list[str] = []
    observing: list[str] = []
    judging: list[str] | None = None
    hidden = judge_open = False
    for line in source.split("\n"):
        if BEGIN_HIDDEN in line:
            if hidden:
                raise AssignmentError("### {begin} is inside a hidden region; end the first one before it", begin=BEGIN_HIDDEN)
            hidden = True
        elif END_HIDDEN in line:
            if not hidden:
                raise AssignmentError("### {end} without a ### {begin} before it", end=END_HIDDEN, begin=BEGIN_HIDDEN)
            hidden = judge_open = False
        elif is_judge_marker(line):
            if not hidden:
                raise AssignmentError("### {marker} is outside the hidden tests; move it inside", marker=BEGIN_JUDGE)
            if judging is not None:
                raise AssignmentError("### {marker} occurs twice; a test cell has only one judge half", marker=BEGIN_JUDGE)
            judging, judge_open = [], True
        elif not hidden:
            visible.append(line)
        elif judge_open and judging is not None:
            judging.append(line)
        else:
            observing.append(line)
    if hidden:
        raise AssignmentError("### {begin} without a ### {end} after it", begin=BEGIN_HIDDEN, end=END_HIDDEN)
    return "\n".join(visible), "\n".join(observing), None if judging is None else "\n".join(judging)


def is_judge_marker(line: str) -> bool:
    """Whether a line is the marker between the halves: a comment that says nothing else."""
    return re.fullmatch(rf"\s*#+\s*{BEGIN_JUDGE}\s*", line) is not None


def without_hidden(source: str) -> str:
    """A source without its hidden tests and its mark scheme, by nbgrader's default delimiters."""
    kept: list[str] = []
    inside: str | None = None
    for line in source.split("\n"):
        if inside is not None:
            inside = None if inside in line else inside
        elif BEGIN_HIDDEN in line:
            inside = END_HIDDEN
        elif BEGIN_MARKS in line:
            inside = END_MARKS
        else:
            kept.append(line)
    return "\n".join(kept)


def released_source(cell: nbformat.NotebookNode) -> str:
    """The source of a cell as nbgrader's generate_assignment releases it, with its default stubs and delimiters."""
    lines = cell.source.split("\n")
    stub = CODE_STUB if cell.cell_type == "code" else TEXT_STUB
    kept: list[str] = []
    inside: str | None = None
    replaced = False
    for line in lines:
        if BEGIN_SOLUTION in line:
            inside, replaced = END_SOLUTION, True
            indent = line[: len(line) - len(line.lstrip())]
            kept.extend(indent + text for text in stub)
        elif BEGIN_HIDDEN in line:
            inside = END_HIDDEN
        elif BEGIN_MARKS in line:
            inside = END_MARKS
        elif END_SOLUTION in line or END_HIDDEN in line or END_MARKS in line:
            inside = None
        elif inside is None:
            kept.append(line)
    if cell_role(cell) == "solution" and not replaced:
        return "\n".join(stub)
    return "\n".join(kept)


def only_visible(source: str, markers: tuple[str, str]) -> str:
    """A test's source with empty lines in the place of those that nbgrader takes out for students, so that lines keep their numbers."""
    begin, end = markers
    kept: list[str] = []
    inside = False
    for line in source.split("\n"):
        inside = inside or begin in line or BEGIN_MARKS in line
        kept.append("" if inside else line)
        inside = inside and not (end in line or END_MARKS in line)
    return "\n".join(kept)


def solution_regions(source: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each solution region of a cell with the visible lines that stand before it."""
    before: list[str] = []
    region: list[str] | None = None
    for line in source.split("\n"):
        if BEGIN_SOLUTION in line:
            region = []
        elif END_SOLUTION in line and region is not None:
            yield tuple(before), "\n".join(region)
            region = None
        elif region is not None:
            region.append(line)
        else:
            before.append(line)


def free_id(wanted: str, taken: set[str]) -> str:
    """A cell id that is not taken yet, the wanted one if it is free; it is taken afterwards."""
    candidate, number = wanted[:MAX_ID], 1
    while candidate in taken:
        number += 1
        candidate = f"{wanted[: MAX_ID - 8]}-{number}"
    taken.add(candidate)
    return candidate


def load_assignment(
    path: Path, folder: Path | None = None, name: str | None = None, *, alone: bool = True, rules: Rules = DEFAULT
) -> Assignment:
    """Read a source notebook: ours or any other that nbgrader's generate_assignment takes.

    `folder` is the course's, in which its kit lies; without it the notebook's place `source/NAME/NAME.ipynb` says where that is.
    `name` is the assignment's, if it is not the notebook's; it may have several notebooks, of which this one is not `alone`.
    Raises AssignmentError, naming file and cell, when it is missing, no notebook, or contradicts itself.
    """
    notebook = _read_notebook(path)
    _check_language(path, notebook)
    tests: dict[str, TestCell] = {}
    released: dict[str, str] = {}
    seen: set[str] = set()
    for number, cell in enumerate(notebook.cells, start=1):
        grade_id = cell_grade_id(cell)
        if grade_id is None:
            if grader_metadata(cell):
                raise AssignmentError(
                    "{path}: cell {number} of the notebook has nbgrader metadata without a grade_id; give it one", path=path, number=number
                )
            continue
        if grade_id in seen:
            raise AssignmentError("{path}: grade_id {grade_id} occurs twice; each cell needs its own", path=path, grade_id=grade_id)
        if (version := grader_metadata(cell).get("schema_version", 0)) != SCHEMA:
            newer = isinstance(version, int) and version > SCHEMA
            cure = (
                phrase("It is of a newer nbgrader, which this grader does not know yet")
                if newer
                else phrase("In a copy of the course run `nbgrader update .`")
            )
            raise AssignmentError(
                "{path}: cell {grade_id} holds nbgrader's metadata in another form than version {version}; its points could be misread. "
                "{cure}",
                path=path,
                grade_id=grade_id,
                version=SCHEMA,
                cure=cure,
            )
        seen.add(grade_id)
        if cell.cell_type == "raw" and any(grader_metadata(cell).get(part) for part in ("grade", "solution", "locked", "task")):
            raise AssignmentError(
                "{path}: cell {grade_id} is a raw cell, which nbgrader cannot enter in its gradebook; make it code or Markdown, or take "
                "nbgrader's metadata out of it",
                path=path,
                grade_id=grade_id,
            )
        if cell_role(cell) == "solution":
            released[grade_id] = released_source(cell)
        elif cell_role(cell) == "test":
            tests[grade_id] = _read_test(path, cell, grade_id)
    tests = {grade_id: test if test.answers in released else _without_answer(test) for grade_id, test in tests.items()}
    settings = _read_settings(path, notebook)
    said = [asdict(rules)] if rules != DEFAULT else []
    limits = {name: value for name, value in settings.items() if name in LIMITS}
    kit = _kit(path, folder, settings.get("kit"))
    verbs = [[name, hashlib.sha256(content).hexdigest()] for name, content in kit_files(kit)]
    scoring = [_what_scores(cell) for cell in notebook.cells if _may_score(cell)]
    return Assignment(
        name=name or path.stem,
        book=path.stem,
        alone=alone,
        rules=rules,
        title=_title(notebook) or path.stem,
        notebook=notebook,
        tests=tests,
        digest=_digest([*scoring, *([limits] if limits else []), *said, *([verbs] if verbs else [])]),
        released=released,
        limits=limits,
        kit=kit,
        imports=tuple(settings["imports"]) if "imports" in settings else _heavy_imports(path, notebook),
        language=settings.get("language", "en"),
    )


def with_files(assignment: Assignment, files: Mapping[str, bytes]) -> Assignment:
    """The assignment with the files that are handed out with it."""
    if not files:
        return assignment
    hashes = [[name, hashlib.sha256(content).hexdigest()] for name, content in sorted(files.items())]
    return replace(assignment, files=files, digest=_digest([assignment.digest, hashes]))


def as_stored(assignment: Assignment, stored: Mapping[str, str]) -> Assignment:
    """The assignment as it was released, by the sources that nbgrader's gradebook holds: where `nbgrader autograde` takes them too.

    They have in them what nbgrader made of the source notebook: instantiated AUTOTESTs, the course's own stubs and delimiters. A cell
    with a judge half, which this grader alone reads, is taken from the source notebook. Raises AssignmentError.
    """
    tests = dict(assignment.tests)
    for grade_id, test in assignment.tests.items():
        source = stored.get(grade_id, test.source)
        if test.judging is None and source != test.source:
            tests[grade_id] = replace(test, source=source, visible=source, observing="")
        if re.search(r"^\s*#+\s*(HASHED\s+)?AUTOTEST\b", tests[grade_id].source, re.MULTILINE):
            raise AssignmentError(
                "{assignment}: cell {grade_id} has AUTOTEST lines for which the gradebook holds no tests; release it again, with "
                "`autograder release {argument}` or `nbgrader generate_assignment {argument}`",
                assignment=assignment.key,
                grade_id=grade_id,
                argument=shlex.quote(assignment.name),
            )
    released = dict(assignment.released)
    notebook = copy.deepcopy(assignment.notebook)
    for cell in notebook.cells:
        known = cell_grade_id(cell)
        if known is None or known not in stored:
            continue
        if cell_role(cell) == "solution":
            released[known] = without_hidden(stored[known])
        elif known not in tests or tests[known].judging is None:
            cell.source = stored[known]
    changed = {grade_id: test.source for grade_id, test in tests.items() if test is not assignment.tests[grade_id]}
    changed |= {f"stub of {grade_id}": source for grade_id, source in released.items() if source != assignment.released[grade_id]}
    digest = _digest([assignment.digest, sorted(changed.items())]) if changed else assignment.digest
    return replace(assignment, tests=tests, released=released, notebook=notebook, stored=dict(stored), digest=digest)


def _read_notebook(path: Path) -> nbformat.NotebookNode:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise AssignmentError("{path}: no such file; check the name, or write it with: autograder author", path=path) from None
    except (OSError, UnicodeDecodeError) as error:
        raise AssignmentError(
            "{path}: cannot be read ({error}); restore a copy, or write it again with: autograder author", path=path, error=error
        ) from None
    try:
        notebook = nbformat.reads(text, as_version=4)
        for cell in notebook.cells:
            if not isinstance(cell.source, str) or cell.cell_type not in ("code", "markdown", "raw"):
                raise ValueError("a cell has no source")
        for wrong in iter_validate(notebook):  # what nbformat mends or nbgrader leaves out, such as outputs, may be wrong
            if "metadata" in wrong.relative_path:
                raise ValueError(f"{'.'.join(map(str, wrong.relative_path))}: {wrong.message}")
    except Exception as error:  # nbformat raises whatever its JSON, schema and conversion code raises
        reason = str(error).split("\n")[0][:200]
        raise AssignmentError(
            "{path}: not a notebook that can be read ({reason}); restore a copy, or write it again with: autograder author",
            path=path,
            reason=reason,
        ) from None
    return notebook


def _check_language(path: Path, notebook: nbformat.NotebookNode) -> None:
    """Raises AssignmentError unless the notebook is Python 3's: by its language, or else by its kernel's name; without either it is."""
    kernel, info = (notebook.metadata.get(key) for key in ("kernelspec", "language_info"))
    kernel, info = (found if isinstance(found, dict) else {} for found in (kernel, info))
    name = str(kernel.get("name") or "python")
    stated = [str(found) for found in (kernel.get("language"), info.get("name")) if found]
    if PYTHON_2.fullmatch(name):
        stated = ["Python 2"]  # elsewhere its language is just Python
    for language in stated or [name]:
        if not PYTHON.fullmatch(language):
            what = (
                phrase("its language is {language}", language=language)
                if stated
                else phrase("its kernel {language} does not say that its language is Python", language=language)
            )
            raise AssignmentError(
                "{path}: {what}, and this grader runs only Python 3; if its cells are Python 3, choose a kernel of Python 3 and save "
                "it; otherwise grade this assignment with nbgrader's own autograde, in a course whose nbgrader_config.py "
                "does not use this grader",
                path=path,
                what=what,
            )


def _read_settings(path: Path, notebook: nbformat.NotebookNode) -> dict[str, Any]:
    """What the notebook's own metadata says: limits in seconds, the kit's name, and modules to import once."""
    found = notebook.metadata.get(OWN_METADATA, {})
    if not isinstance(found, dict):
        raise AssignmentError(
            "{path}: the metadata `{keys}` is not a mapping; write the notebook again: autograder author", path=path, keys=OWN_METADATA
        )
    for name, value in found.items():
        if name in LIMITS and not isinstance(value, bool) and isinstance(value, (int, float)) and 0 < value < math.inf:
            continue
        if name == "kit" and isinstance(value, str) and value.isidentifier():
            continue
        if name == "language" and isinstance(value, str) and re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*", value):
            continue
        if name == "imports" and isinstance(value, list) and all(isinstance(one, str) for one in value):
            continue
        raise AssignmentError(
            "{path}: the notebook's metadata sets {name!r} to {value!r}; it may set {limits} to a number of seconds above 0, "
            "`kit` to a folder's name, `imports` to a list of modules and `language` to a code such as es",
            path=path,
            name=name,
            value=value,
            limits=", ".join(LIMITS),
        )
    return {name: float(value) if name in LIMITS else value for name, value in found.items()}


def _sets_up(line: str) -> bool:
    """Whether a line says something about the environment that could change what a library does when it is imported."""
    if not re.search(r"environ|putenv|%(?:set_)?env\b", line) or re.fullmatch(r"\s*(?:import|from)\s[\w\s.,]+", line):
        return False
    found = _SETTING.fullmatch(line)
    return found is None or ALREADY_SET.get(found["name"], "") not in (None, found["value"])


def _heavy_imports(path: Path, notebook: nbformat.NotebookNode) -> tuple[str, ...]:
    """What a notebook that does not say so itself imports of libraries that take long and can be imported in advance.

    Not what a test imports first, since what that writes costs points there; nothing where a cell sets up the environment before, or
    where a file beside the notebook has a library's name.
    """
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "code" and cell_role(cell) != "test"]
    if any(_sets_up(line) for source in cells for line in source.split("\n")):
        return ()
    found: dict[str, None] = {}
    for source in cells:
        lines = ["pass" if line.lstrip().startswith(("%", "!")) else line for line in source.split("\n")]
        tree = parse("\n".join(lines))
        for _, module, _ in () if isinstance(tree, Problem) else imports(tree):
            root = module.split(".")[0]
            if root in HEAVY and not ((path.parent / root).exists() or (path.parent / f"{root}.py").exists()):
                found["matplotlib.pyplot" if module == "matplotlib.pyplot" else root] = None
    return tuple(found)


def _kit(path: Path, folder: Path | None, name: str | None) -> Path | None:
    """The folder of the course's kit. Raises AssignmentError where it is not there."""
    if name is None:
        return None
    kit = (folder.resolve() if folder else path.resolve().parents[2]) / name
    if not kit.is_dir():
        raise AssignmentError(
            "{path}: its kit {kit} is not there; put it beside source/, or name another in the assignment's text", path=path, kit=kit
        )
    return kit


def kit_files(kit: Path | None) -> tuple[tuple[str, bytes], ...]:
    """What a kit has: its observing and its judging part, by file name. Raises AssignmentError."""
    found: list[tuple[str, bytes]] = []
    if kit is None:
        return ()
    for name in KIT_FILES:
        try:
            found.append((name, (kit / name).read_bytes()))
        except FileNotFoundError:
            continue
        except OSError as error:
            raise AssignmentError(
                "{path}: cannot be read ({problem}); set its permissions", path=kit / name, problem=error.strerror
            ) from None
    return tuple(found)


def _read_test(path: Path, cell: nbformat.NotebookNode, grade_id: str) -> TestCell:
    points = grader_metadata(cell).get("points")
    if isinstance(points, bool) or not isinstance(points, (int, float)) or not 0 <= points < float("inf"):
        raise AssignmentError(
            "{path}: cell {grade_id}: points must be a number, not {points!r}", path=path, grade_id=grade_id, points=points
        )
    try:
        visible, observing, judging = split_test_cell(cell.source)
    except AssignmentError as error:
        raise AssignmentError("{path}: cell {grade_id}: {error}", path=path, grade_id=grade_id, error=error) from None
    travelling: tuple[str, ...] = ()
    parts = None
    if judging is not None:
        observing, written, judging = unwrap(observing, judging)
        checked = check_judge(judging, written, visible)
        if checked.problems:
            tree = parse(observing)
            if not isinstance(tree, Problem) and bound_names(tree.body).get("inputs") == "definition":
                raise AssignmentError(
                    "{path}: cell {grade_id}: a test that defines `inputs` has to be compiled from a text: write the assignment as "
                    "assignments/{name}.md and run `autograder author`. In a notebook, write out both halves with their imports: "
                    "`from autograder.observing import outcome` and `observed = outcome(lambda: ...)` in the first, "
                    "`from autograder.judging import expect` and `expect(observed, ...)` in the judge half",
                    path=path,
                    grade_id=grade_id,
                    name=path.parent.name,
                )
            raise AssignmentError(
                "{path}: cell {grade_id}, judge half: {problem}", path=path, grade_id=grade_id, problem=checked.problems[0].message
            )
        travelling = checked.travelling
        parts = portions(observing, judging)
    answers = grade_id[: -len("-test")] if grade_id.endswith("-test") else None
    test = TestCell(grade_id, float(points), visible, observing, judging, travelling, answers, cell.source, _read_key(judging))
    return test if parts is None else replace(test, shown=parts.shown, earlier=parts.earlier, without_earlier=parts.without)


def _read_key(judging: str | None) -> Key | None:
    """The key that a judge half states as `expect_choice(answer, "B", {...})`, read without running it."""
    if not judging or "expect_choice" not in judging:
        return None
    tree = ast.parse(judging)
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


def _without_answer(test: TestCell) -> TestCell:
    return replace(test, answers=None)


def _title(notebook: nbformat.NotebookNode) -> str | None:
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            found = re.search(r"^#\s+(.+?)\s*#*\s*$", cell.source, re.MULTILINE)
            if found:
                return found[1]
    return None


def _may_score(cell: nbformat.NotebookNode) -> bool:
    return cell.cell_type == "code" or bool(grader_metadata(cell))


def _what_scores(cell: nbformat.NotebookNode) -> list[object]:
    """Of a solution cell the stub counts (it tells what was answered), not the reference solution."""
    role = cell_role(cell)
    source = released_source(cell) if role == "solution" else cell.source
    return [role, cell.cell_type, cell_grade_id(cell), grader_metadata(cell).get("points"), source]


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=True).encode()).hexdigest()
