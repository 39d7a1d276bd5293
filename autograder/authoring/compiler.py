"""From an author's MyST Markdown to the source notebook that nbgrader and the grader take."""

from __future__ import annotations

import hashlib
import re
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell

from autograder.authoring.cells import HELPERS_ID, Cell, add_helpers, check_fences, nbgrader_flags, read_cells, with_questions
from autograder.authoring.checks import check_markers, check_metadata, check_pairs, check_visible, syntax_problems
from autograder.authoring.declared import read_kit
from autograder.authoring.errors import AuthoringError, placed
from autograder.authoring.front_matter import FrontMatter, kit_folder, read_whole
from autograder.authoring.hidden_tests import finish_test, import_statements
from autograder.authoring.questions import MAY_STOP
from autograder.authoring.translation import messages, translated, translated_helpers, unique
from autograder.catalogs import OURS, SOURCE, Message, catalog_path, read_texts
from autograder.errors import CourseError
from autograder.files import write_whole
from autograder.notebooks import assignment as parts
from autograder.notebooks.name_flow import Problem
from autograder.phrases import phrase


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
    text, front, notebook_metadata = read_whole(path)
    with placed(path, text):
        cells = _compiled(path, text.text, front, salt, language)
    if language != SOURCE:
        notebook_metadata.setdefault(parts.OWN_METADATA, {})["language"] = language
    return _notebook(cells, notebook_metadata)


def _compiled(path: Path, text: str, front: FrontMatter, salt: int | str | None, language: str) -> list[nbformat.NotebookNode]:
    problems: list[Problem] = []
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", path.stem):
        problems.append(Problem(1, phrase("the file name {name!r} is the assignment's name; use letters, digits, - and _", name=path.stem)))
    check_fences(text, problems)
    if problems:
        raise AuthoringError(path, problems)  # the cells below would be read wrongly
    kit = read_kit(kit_folder(path, front))
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
    cells = with_questions(path, read_cells(path, text))
    add_helpers(cells)
    for cell in cells:
        cell.english = cell.node.source
    if language != SOURCE:
        _translate(path, cells, language)

    for cell in cells:
        check_metadata(cell, problems)
    check_pairs(cells, problems)
    for cell in cells:
        check_markers(cell, problems)
    if problems:
        raise AuthoringError(path, problems + syntax_problems(cells))
    problems += syntax_problems(cells)
    given: dict[str, str] = {}
    for cell in cells:
        _fill_in(cell)
        if cell.intent == "given" and cell.node.cell_type == "code":
            given |= import_statements(cell)
        if parts.cell_role(cell.node) == "test":
            finish_test(cell, path.stem, front.seed if salt is None else salt, given, kit, problems)
        elif cell.node.cell_type == "code":
            check_visible(cell, problems)
    if problems:
        raise AuthoringError(path, problems)
    return [cell.node for cell in cells]


def course_catalogs(path: Path, language: str, kit: str | None) -> list[Path]:
    """The catalogs of an assignment's text and of its kit; a course keeps them in `locales/`, beside the folder of its texts."""
    return [catalog_path(path.parent.parent / "locales", language, name) for name in (path.stem, kit) if name]


def translatable(path: Path) -> list[Message]:
    """What there is to translate in an assignment's text and its questions. Raises AuthoringError."""
    text, _, _ = read_whole(path)
    with placed(path, text):
        cells = with_questions(path, read_cells(path, text.text))
    place = f"{path.parent.name}/{path.name}"
    return unique(found for cell in cells for found in messages(cell.node.cell_type, cell.node.source, place))


def _translate(path: Path, cells: list[Cell], language: str) -> None:
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


def _fill_in(cell: Cell) -> None:
    intent = cell.intent
    if intent == "none":
        return
    full: dict[str, object] = {"grade_id": cell.metadata["grade_id"], **nbgrader_flags(intent)}
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
