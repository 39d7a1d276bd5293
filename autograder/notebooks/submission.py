"""Submissions: files and notebooks from people whom the grader does not trust.

A file is opened without following a link and without blocking. Its JSON is measured before it is parsed. Of a
notebook only the kind, the source and the grade_id of each cell are kept; the graded notebook is then rebuilt from the
assignment, so that nothing else of a submission can reach a kernel, a gradebook or a browser.
"""

from __future__ import annotations

import ast
import hashlib
import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any, Literal

import nbformat

from autograder.errors import SubmissionError as SubmissionError
from autograder.notebooks.assignment import (
    MAX_ID,
    Assignment,
    cell_grade_id,
    cell_role,
    free_id,
    grader_metadata,
    released_source,
)
from autograder.notebooks.cutting import cut
from autograder.reasons import Reason, reason

MAX_BYTES = 20_000_000  #: of a notebook without its outputs
CUT_FROM = 1_000_000  #: bytes from which on outputs are cut out before the JSON is read
MAX_DEPTH = 100
MAX_STRINGS = 2_000_000
MAX_VALUES = 3_000_000
MAX_CONTAINERS = 500_000
MAX_CELLS = 2_000
MAX_CELL_CHARACTERS = 1_000_000
MAX_NUMBER_LENGTH = 400
MAX_ANSWER = 50_000  # characters of a cell in which it is looked what it defines
MAX_MARKDOWN = 20_000  # characters of a cell that is shown as Markdown, for which nbconvert may take the square of its length

_MARKERS = re.compile(r"^(<{7} |>{7} |={7}\r?$)", re.MULTILINE)  # what git leaves where two versions disagree

Kind = Literal["code", "markdown", "raw"]
Role = Literal["given", "solution", "test", "own"]


@dataclass(frozen=True)
class SubmittedCell:
    """What is kept of a cell."""

    kind: Kind
    source: str
    grade_id: str | None
    cell_id: str | None = None  #: the notebook's own name for it


@dataclass(frozen=True)
class Submission:
    """What is kept of a notebook; `remarks` say what is odd about it."""

    cells: tuple[SubmittedCell, ...]
    remarks: tuple[Reason, ...]


@dataclass(frozen=True)
class RebuiltCell:
    """A cell of the notebook to grade. `answered`: a solution cell, not empty, that differs from the released one."""

    role: Role
    kind: Kind
    source: str
    grade_id: str | None
    answered: bool
    known: int | None = None  #: which of the assignment's cells it is; None of the student's own


@dataclass(frozen=True)
class Rebuilt:
    """The notebook to grade, in order, and every remark on the submission."""

    cells: tuple[RebuiltCell, ...]
    remarks: tuple[Reason, ...]


# the notebook


def parse_submission(data: bytes) -> Submission:
    """Read a notebook of format 3 or 4 and keep kind, source and grade_id of its cells.

    Tolerates what honest programs write (a byte order mark, UTF-16, sources as lists, NaN in outputs, many outputs). Time and memory are
    bounded by the limits above. Raises SubmissionError and nothing else.
    """
    remarks: list[Reason] = []
    text = _decode(data, remarks)
    notebook = _load(text, remarks)
    if not isinstance(notebook, dict):
        raise SubmissionError(reason("json-no-notebook"))
    raw_cells = list(_raw_cells(notebook, remarks))
    if len(raw_cells) > MAX_CELLS:
        raise SubmissionError(reason("many-cells", cells=len(raw_cells), most=MAX_CELLS))
    cells = tuple(found for found in (_keep(cell, remarks) for cell in raw_cells) if found is not None)
    return Submission(cells, tuple(dict.fromkeys(remarks)))


def _decode(data: bytes, remarks: list[Reason]) -> str:
    whole = data.rstrip(b"\0 \r\n\t")
    if not whole:
        raise SubmissionError(reason("only-nul-bytes" if b"\0" in data else "empty"))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):  # an editor or a shell of Windows
        try:
            data = data.decode("utf-16").encode()
        except (UnicodeDecodeError, UnicodeEncodeError):
            raise SubmissionError(reason("not-utf-8")) from None
        remarks.append(reason("utf-16"))
    elif b"\0" in whole:
        raise SubmissionError(reason("nul-bytes", line=whole[: whole.index(b"\0")].count(b"\n") + 1))
    elif b"\0" in data:
        data = whole
        remarks.append(reason("nul-bytes-after"))
    if len(data) > CUT_FROM:
        shorter = cut(data)
        if shorter is None:
            raise SubmissionError(reason("many-values"))
        data = shorter
    if len(data) > MAX_BYTES:
        raise SubmissionError(reason("data-too-large", most=f"{MAX_BYTES / 1e6:g}"))
    _measure(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SubmissionError(reason("not-utf-8")) from None


def _measure(data: bytes) -> None:
    """Refuse JSON that is too deep or holds too many values, by counting what stands outside strings."""
    plain = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    if plain.count(b'"') > 2 * MAX_STRINGS:
        raise SubmissionError(reason("many-strings"))
    structure = b"".join(plain.split(b'"')[::2])
    if structure.count(b",") > MAX_VALUES or structure.count(b"[") + structure.count(b"{") > MAX_CONTAINERS:
        raise SubmissionError(reason("many-values"))
    depth = 0
    for byte in structure.translate(None, bytes(set(range(256)) - set(b"[]{}"))):
        depth += 1 if byte in b"[{" else -1
        if depth > MAX_DEPTH:
            raise SubmissionError(reason("too-deep", most=MAX_DEPTH))


def _load(text: str, remarks: list[Reason]) -> Any:
    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(items)
        if len(found) != len(items):
            remarks.append(reason("key-twice"))
        return found

    def number(literal: str) -> int | None:
        if len(literal) <= MAX_NUMBER_LENGTH:
            return int(literal)
        remarks.append(reason("huge-number"))
        return None

    try:
        # NaN and Infinity are not JSON, but programs write them into outputs, which are dropped anyway
        return json.loads(text, object_pairs_hook=pairs, parse_int=number, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        if markers := _MARKERS.search(text):
            raise SubmissionError(reason("conflict-markers", line=text[: markers.start()].count("\n") + 1)) from None
        raise SubmissionError(reason("no-json", line=error.lineno)) from None
    except (ValueError, RecursionError, MemoryError):
        raise SubmissionError(reason("no-json-at-all")) from None


def _raw_cells(notebook: Mapping[str, Any], remarks: list[Reason]) -> Iterator[Any]:
    version = notebook.get("nbformat")
    if isinstance(notebook.get("cells"), list):
        if version != 4:
            remarks.append(reason("unknown-format"))
        yield from notebook["cells"]
    elif isinstance(notebook.get("worksheets"), list):
        remarks.append(reason("old-format"))
        for sheet in notebook["worksheets"]:
            if isinstance(sheet, dict) and isinstance(sheet.get("cells"), list):
                yield from sheet["cells"]
    else:
        raise SubmissionError(reason("json-no-cells"))


def _keep(cell: Any, remarks: list[Reason]) -> SubmittedCell | None:
    if not isinstance(cell, dict):
        remarks.append(reason("no-cell"))
        return None
    stated = cell.get("cell_type")
    kind: Kind = "raw"
    if stated == "code":
        kind = "code"
    elif stated in ("markdown", "heading", "html"):
        kind = "markdown"
    elif stated != "raw":
        remarks.append(reason("unknown-type"))
    source = _source(cell.get("source", cell.get("input", "")), remarks)
    cell_id = cell.get("id")
    return SubmittedCell(kind, source, _submitted_id(cell), cell_id if isinstance(cell_id, str) else None)


def _source(value: Any, remarks: list[Reason]) -> str:
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        value = "".join(value)
    if not isinstance(value, str):
        remarks.append(reason("unreadable-source"))
        return ""
    if len(value) > MAX_CELL_CHARACTERS:
        raise SubmissionError(reason("long-cell", most=MAX_CELL_CHARACTERS))
    clean = re.sub("[\x00\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", value)
    if clean != value:
        remarks.append(reason("characters-replaced"))
    return clean.replace("\r\n", "\n").replace("\r", "\n")


def _submitted_id(cell: Mapping[str, Any]) -> str | None:
    metadata = cell.get("metadata")
    found = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    grade_id = found.get("grade_id") if isinstance(found, dict) else None
    return grade_id if isinstance(grade_id, str) and re.fullmatch(r"[A-Za-z0-9_-]{1,200}", grade_id) else None


# the notebook to grade


def rebuild(assignment: Assignment, submission: Submission) -> Rebuilt:
    """The notebook to grade: the assignment's cells, with the student's answers and own cells in their places.

    Where no test has a judge half it is the student's notebook as nbgrader takes it, see `_as_nbgrader`. Otherwise a solution cell that
    stands twice counts with its first copy that differs from the released one. Further copies that differ stay in their place as the
    student's own cells, as they ran for the student; nbgrader runs them too.
    A cell that lost its metadata is known by its id, its content or its place. A solution cell that is nowhere to be found is back,
    but empty: what the student wrote in its stead must not be undone by a stub.
    """
    known = assignment.notebook.cells
    ids = {grade_id: index for index, cell in enumerate(known) if (grade_id := cell_grade_id(cell)) is not None}
    sources = [handed_out(assignment, cell) for cell in known]
    released = [_tidy(source) for source in sources]
    places = _places(assignment, submission.cells, ids, released)

    remarks = list(submission.remarks)
    lost = sum(index >= 0 and cell_grade_id(known[index]) not in (None, cell.grade_id) for index, cell in _zip(places, submission))
    remarks += [reason("cells-matched", n=lost)] if lost else []
    unknown = {cell.grade_id for cell in submission.cells if cell.grade_id is not None} - set(ids) - set(assignment.stored)
    if assignment.scored_as_nbgrader:
        cells, found = _as_nbgrader(assignment, submission, places, released)
        remarks += [*found, *_unknown_cells(unknown), *_answers_elsewhere(assignment, cells)]
        return Rebuilt(tuple(cells), tuple(dict.fromkeys(remarks)))
    answers: dict[int, str] = {}
    copies: dict[int, int] = {}
    own: dict[int, list[SubmittedCell]] = {}
    anchor, furthest, reordered = -1, -1, False
    for index, cell in _zip(places, submission):
        tidy = _tidy(cell.source)
        if index >= 0 and cell_grade_id(known[index]) is None:
            anchor = index
            continue
        if index < 0:
            if cell.grade_id is not None and cell.grade_id in assignment.stored:  # nbgrader's settings put it in, as a header
                own.setdefault(anchor, []).append(replace(cell, source=assignment.stored[cell.grade_id]))
            elif tidy and cell.kind != "raw":
                own.setdefault(anchor, []).append(cell)
            continue
        copies[index] = copies.get(index, 0) + 1
        if copies[index] == 1:
            reordered = reordered or index < furthest
            anchor, furthest = index, max(index, furthest)
        if cell_role(known[index]) != "solution":
            if tidy != released[index] and copies[index] == 1:
                remarks.append(reason("given-changed", cell=cell_grade_id(known[index])))
            continue
        remarks += _type_changed(cell, known[index])
        if _is_untouched(assignment, known[index], cell, released[index]):
            continue
        if index not in answers:
            answers[index] = cell.source
        elif tidy != _tidy(answers[index]):
            own.setdefault(anchor, []).append(SubmittedCell(cell.kind, cell.source, None))

    remarks += [*_remarks_on_places(known, ids, copies), *([reason("reordered")] if reordered else []), *_unknown_cells(unknown)]

    cells = [_own(cell) for cell in own.get(-1, [])]
    for index, node in enumerate(known):
        role = cell_role(node)
        source = sources[index] if role == "solution" else node.source
        if role == "solution" and node.cell_type == "code" and index not in copies and copies:
            source = ""
        cells.append(RebuiltCell(role, node.cell_type, answers.get(index, source), cell_grade_id(node), index in answers, index))
        cells += [_own(cell) for cell in own.get(index, [])]
    remarks += _answers_elsewhere(assignment, cells)
    return Rebuilt(tuple(cells), tuple(dict.fromkeys(remarks)))


def _as_nbgrader(
    assignment: Assignment, submission: Submission, places: list[int], released: Sequence[str]
) -> tuple[list[RebuiltCell], list[Reason]]:
    """The student's cells in the student's order, with nbgrader's locked cells as they were, and remarks on them.

    What nbgrader does not lock counts as it was handed in, and what was deleted is gone. Graded cells that were deleted are back where
    nbgrader's settings say so. nbgrader gives up where a cell stands twice: here the last copy that was answered counts, earlier ones
    that were answered run where they stand, and copies of what was handed out are left out.
    """
    known = assignment.notebook.cells
    answered = [
        index >= 0 and cell_role(known[index]) == "solution" and not _is_untouched(assignment, known[index], cell, released[index])
        for index, cell in _zip(places, submission)
    ]
    counts = {index: at for written in (False, True) for at, index in enumerate(places) if index >= 0 and answered[at] is written}
    copies = {index: places.count(index) for index in counts if cell_grade_id(known[index])}
    cells: list[RebuiltCell] = []
    remarks: list[Reason] = []
    for at, (index, cell) in enumerate(_zip(places, submission)):
        if index >= 0 and counts[index] != at and not answered[at]:
            continue
        if index < 0 or counts[index] != at:
            stored = assignment.stored.get(cell.grade_id or "") if index < 0 else None  # nbgrader's settings put it in, as a header
            own = cell if stored is None else replace(cell, source=stored)
            cells += [_own(own)] if _tidy(own.source) and own.kind != "raw" else []
            continue
        node = known[index]
        role, grade_id = cell_role(node), cell_grade_id(node)
        source = cell.source if role == "solution" or grade_id is None else node.source
        if role == "solution":
            remarks += _type_changed(cell, node)
        elif grade_id is not None and _tidy(cell.source) != released[index]:
            remarks.append(reason("given-changed", cell=grade_id))
        cells.append(RebuiltCell(role, node.cell_type, source, grade_id, answered[at], index))
    ids = {grade_id: index for index, node in enumerate(known) if (grade_id := cell_grade_id(node))}
    order = [cell.known for cell in cells if cell.known is not None and cell.grade_id]
    remarks += [*_remarks_on_places(known, ids, copies), *([reason("reordered-kept")] if order != sorted(order) else [])]
    if assignment.rules.missing_are_back:
        for index, node in enumerate(known):
            if index not in counts and grader_metadata(node).get("grade"):
                after = [at for at, cell in enumerate(cells) if cell.known is not None and cell.known < index]
                role = cell_role(node)
                source = handed_out(assignment, node) if role == "solution" else node.source
                back = RebuiltCell(role, node.cell_type, source, cell_grade_id(node), role == "solution", index)
                cells.insert(max(after, default=-1) + 1, back)
    return cells, remarks


def as_handed_out(assignment: Assignment) -> Rebuilt:
    """The assignment's own cells, with nothing answered."""
    cells = [
        RebuiltCell(
            role, node.cell_type, handed_out(assignment, node) if role == "solution" else node.source, cell_grade_id(node), False, index
        )
        for index, node in enumerate(assignment.notebook.cells)
        if (role := cell_role(node))
    ]
    return Rebuilt(tuple(cells), ())


def _is_untouched(assignment: Assignment, node: nbformat.NotebookNode, cell: SubmittedCell, released: str) -> bool:
    """Whether a solution cell is as it was handed out. A person reads a changed one, an emptied one too; otherwise that is no answer."""
    if grader_metadata(node).get("grade"):
        return cell.source == assignment.stored.get(cell_grade_id(node) or "", handed_out(assignment, node))
    return _tidy(cell.source) in (released, "")


def _type_changed(cell: SubmittedCell, node: nbformat.NotebookNode) -> list[Reason]:
    if cell.kind == node.cell_type:
        return []
    return [reason("type-changed", cell=cell_grade_id(node), now=cell.kind, known=node.cell_type)]


def _unknown_cells(unknown: set[str]) -> list[Reason]:
    return [reason("unknown-cell", cell=name) for name in sorted(filter(None, unknown))[:20]]


def _zip(places: list[int], submission: Submission) -> Iterator[tuple[int, SubmittedCell]]:
    return zip(places, submission.cells, strict=True)


def _places(assignment: Assignment, cells: Sequence[SubmittedCell], ids: Mapping[str, int], released: Sequence[str]) -> list[int]:
    """Which cell of the assignment each submitted cell is, -1 where it is the student's own.

    By grade_id; where that is lost, by the cell's own id; then by its content, in order; then, for an answer, by its place between cells
    that are known: if it defines what the answer there defines, or if there are as many such cells as answers are missing.
    """
    known = assignment.notebook.cells
    places = [ids.get(cell.grade_id or "", -1) for cell in cells]
    taken = set(places)
    named = {str(node.get("id")): index for index, node in enumerate(known) if cell_grade_id(node)} | dict(ids)
    alike: dict[tuple[str, str], list[int]] = {}
    for index, node in enumerate(known):
        alike.setdefault((node.cell_type, released[index]), []).append(index)

    def settle(at: int, index: int) -> None:
        places[at] = index
        taken.add(index)

    free = {at for at, cell in enumerate(cells) if places[at] < 0 and cell.grade_id not in assignment.stored}
    for at in sorted(free):
        index = named.get(cells[at].cell_id or "", -1)
        if index not in taken and known[index].cell_type == cells[at].kind:
            settle(at, index)
    last = -1
    for at, cell in enumerate(cells):
        if places[at] < 0 and at in free:
            same = [index for index in alike.get((cell.kind, _tidy(cell.source)), []) if index not in taken]
            if same:
                settle(at, next((index for index in same if index > last), same[0]))
        last = places[at] if places[at] >= 0 else last
    gap: list[int] = []
    last = -1
    for at in range(len(cells) + 1):
        here = places[at] if at < len(cells) else len(known)
        if here < 0:
            gap += [at] if at in free and _tidy(cells[at].source) else []
            continue
        missing = [index for index in range(last + 1, here) if index not in taken and cell_role(known[index]) == "solution"]
        for index in missing:
            wanted = defined_in(known[index].source) | defined_in(released[index])
            found = [other for other in gap if cells[other].kind == known[index].cell_type and wanted & defined_in(cells[other].source)]
            if len(found) == 1 and places[found[0]] < 0:
                settle(found[0], index)
        for kind in ("code", "markdown"):
            open_places = [index for index in missing if index not in taken and known[index].cell_type == kind]
            rest = [other for other in gap if places[other] < 0 and cells[other].kind == kind]
            if len(open_places) == len(rest):
                for other, index in zip(rest, open_places, strict=True):
                    settle(other, index)
        gap, last = [], here
    return places


@lru_cache(maxsize=256)
def defined_in(source: str) -> set[str]:
    """The names that a cell of Python defines at its outermost level; none where it is no Python, or longer than anybody writes."""
    if len(source) > MAX_ANSWER:
        return set()
    lines = ["pass" if line.lstrip().startswith(("%", "!")) else line for line in source.split("\n")]
    try:
        body = ast.parse("\n".join(lines)).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()
    names: set[str] = set()
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)}
    return names


def _answers_elsewhere(assignment: Assignment, cells: Sequence[RebuiltCell]) -> Iterator[Reason]:
    """Answers that stand where they cannot count, in front of their stub or behind their test: a person should see them."""
    solutions = {cell_grade_id(node): node.source for node in assignment.notebook.cells if cell_role(node) == "solution"}
    tested = {name for test in assignment.tests.values() for name in re.findall(r"\w+", test.source)}
    written = [
        (at, defined_in(cell.source)) for at, cell in enumerate(cells) if cell.kind == "code" and (cell.role == "own" or cell.answered)
    ]
    for at, cell in enumerate(cells):
        if cell.role != "solution" or cell.kind != "code" or cell.answered or not cell.source:
            continue
        wanted = (defined_in(solutions[cell.grade_id]) | defined_in(cell.source)) & tested
        until = next((later for later in range(at, len(cells)) if cells[later].role == "test"), len(cells))
        for other, names in written:
            if not at < other < until and wanted & names:
                yield reason("answer-elsewhere", cell=cell.grade_id, number=other + 1)


def handed_out(assignment: Assignment, cell: nbformat.NotebookNode) -> str:
    grade_id = cell_grade_id(cell)
    return assignment.released.get(grade_id or "", released_source(cell))


def _remarks_on_places(known: Sequence[nbformat.NotebookNode], ids: Mapping[str, int], copies: Mapping[int, int]) -> Iterator[Reason]:
    tasks = {index for index in ids.values() if cell_role(known[index]) in ("solution", "test")}
    if ids and not copies.keys() & (tasks or ids.values()):  # assignments of one course have some given cells in common
        yield reason("another-notebook")
        return
    for grade_id, index in ids.items():
        if index not in copies:
            yield reason("cell-missing", cell=grade_id)
        elif copies[index] > 1:
            yield reason("cell-copies", cell=grade_id, n=copies[index])


def _own(cell: SubmittedCell) -> RebuiltCell:
    return RebuiltCell("own", cell.kind, cell.source, None, False)


def _tidy(source: str) -> str:
    """Source without what editors add or drop by themselves: spaces at line ends, empty lines around."""
    return "\n".join(line.rstrip() for line in source.split("\n")).strip("\n")


def to_notebook(rebuilt: Rebuilt, assignment: Assignment) -> nbformat.NotebookNode:
    """The rebuilt notebook in format 4.5, without outputs, with nbgrader's metadata from the assignment."""
    taken: set[str] = {grade_id for cell in rebuilt.cells if (grade_id := cell.grade_id)}
    cells = []
    for number, cell in enumerate(rebuilt.cells):
        metadata: dict[str, Any] = {}
        if cell.known is not None:
            node = assignment.notebook.cells[cell.known]
            metadata = json.loads(json.dumps(node.metadata))
            if grader_metadata(node):
                metadata["nbgrader"]["checksum"] = _checksum(node, assignment)
                metadata["nbgrader"]["cell_type"] = node.cell_type
        if cell.grade_id is not None and len(cell.grade_id) <= MAX_ID:  # noqa: SIM108
            cell_id = cell.grade_id
        else:
            cell_id = free_id(f"{cell.role}-{number}", taken)
        source = _harmless(cell.source) if cell.kind == "markdown" and cell.role in ("own", "solution") else cell.source
        # By hand: nbformat's makers look every cell up in their schema.
        code: dict[str, Any] = {"execution_count": None, "outputs": []} if cell.kind == "code" else {}
        cells.append({"cell_type": cell.kind, "id": cell_id, "metadata": metadata, "source": source, **code})
    metadata = {key: assignment.notebook.metadata[key] for key in ("kernelspec", "language_info") if key in assignment.notebook.metadata}
    return nbformat.from_dict({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def as_file(notebook: Mapping[str, Any]) -> str:
    """The text of a notebook's file, to the byte as nbformat writes it, in a third of the time: it copies, and looks up all in a schema."""
    return _indented({**notebook, "cells": [_in_lines(cell) for cell in notebook["cells"]]}, "\n") + "\n"


def _in_lines(cell: Mapping[str, Any]) -> dict[str, Any]:
    """A cell as it is in a file, where what may have several lines is a list of them."""
    outputs = [
        {**output, "text": output["text"].splitlines(True)}
        if output["output_type"] == "stream"
        else {**output, "data": {kind: _lines(kind, shown) for kind, shown in output["data"].items()}}
        if "data" in output
        else output
        for output in cell.get("outputs", ())
    ]
    return {**cell, "source": cell["source"].splitlines(True)} | ({"outputs": outputs} if "outputs" in cell else {})


def _lines(kind: str, shown: Any) -> Any:
    return shown.splitlines(True) if isinstance(shown, str) and kind.startswith("text/") else shown


def _indented(value: Any, margin: str) -> str:
    """JSON with its keys in order, each value on a line of its own; `margin` begins a line."""
    if isinstance(value, str):
        return encode_basestring(value)
    if not value or not isinstance(value, (dict, list)):
        return json.dumps(value)
    inner = margin + " "
    if isinstance(value, dict):
        items = [f"{encode_basestring(key)}: {_indented(value[key], inner)}" for key in sorted(value)]
        return "{" + inner + f",{inner}".join(items) + margin + "}"
    items = [encode_basestring(each) if isinstance(each, str) else _indented(each, inner) for each in value]
    return "[" + inner + f",{inner}".join(items) + margin + "]"


# What programs of the page act on: formulas with links and styles (MathJax), drawings that a program from elsewhere makes (mermaid).
_ACTING = re.compile(r"\\(?:href|require|style|class|cssId|data|mmlToken|url|bbox)(?![A-Za-z])|(?:`{3}|~{3})[\s{.]*mermaid", re.IGNORECASE)
# Formulas drawn where they do not stand, over a score say: moved, without a size, with a negative one, or with one that a macro gives.
_MOVING = re.compile(
    r"\\(?:raise(?:box)?|lower|move(?:left|right)|v?center|smash|math[lrc]lap|[lrc]lap|rule|space(?=\s*\{)|above(?:withdelims)?|genfrac"
    r"|enclose|unicode|toggle|action|mathtip|texttip|[gex]?def|let|(?:re)?newcommand|providecommand|newenvironment|csname)(?![A-Za-z])"
    r"|\\(?:[hv]space|[hvm]skip|m?kern|mspace)[*\s{]*-|\\\\[*\s]*\[[\s{]*-",
    re.IGNORECASE,
)
_BACKWARDS = re.compile(r"\\(?:!|neg[a-z]+space)")
_MOST_BACKWARDS = 20  #: steps, each of a quarter of a letter
_LINK = re.compile(r"\]\s*\(\s*(?:<\s*)?([^)\s>]*)|\]:\s*(?:<\s*)?(\S+)")  # each part begins at a bracket, so that it takes linear time


def _harmless(text: str) -> str:
    """A student's Markdown, for programs that show it unfiltered with the rights of an instructor (nbgrader's formgrader).

    With anything in it that could be HTML, a picture (its address is asked for unseen, say that which logs out), a link to
    something other than a page, or a formula or drawing with such a link or that could lie over other text, and where it is very long,
    the text is shown as it was typed.
    """
    links = ["".join(found) for found in _LINK.findall(text)]
    # Markdown turns `&#36;` into a dollar sign, and programs of the page read the formula that begins there.
    formulas = html.unescape(text)
    plain = not (re.search(r"<[A-Za-z/!?]|!\[", text) or _ACTING.search(formulas) or _MOVING.search(formulas))
    plain = plain and len(_BACKWARDS.findall(formulas)) <= _MOST_BACKWARDS
    if len(text) <= MAX_MARKDOWN and plain and all(_is_page(link) for link in links):
        return text
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}text\n{text}\n{fence}"


def _is_page(link: str) -> bool:
    # other pages of the same server, such as the one that logs out, would be opened with the rights of whoever grades
    return link.lower().startswith(("https://", "http://", "#")) or not re.search(r"[:&\\%]|^/|\.\.", link)


def _checksum(cell: nbformat.NotebookNode, assignment: Assignment) -> str:
    """As nbgrader.utils.compute_checksum gives it, when it stores the cell in the gradebook."""
    metadata = grader_metadata(cell)
    grade, solution = bool(metadata.get("grade")), bool(metadata.get("solution"))
    locked = not solution and (grade or bool(metadata.get("locked")))
    grade_id = str(metadata["grade_id"])
    source = assignment.stored.get(grade_id) or (assignment.released[grade_id] if solution else cell.source)
    parts = [source, cell.cell_type, str(grade), str(solution), str(locked), str(metadata["grade_id"])]
    if grade:
        parts.append(str(float(str(metadata["points"]))))
    return hashlib.md5("".join(parts).encode(), usedforsecurity=False).hexdigest()
