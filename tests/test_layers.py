"""Which part of the grader may import which. A part knows nothing of what stands below it here."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "autograder"
BOTTOM = {"bytecode", "catalogs", "errors", "files", "phrases", "reasons"}
ALLOWED: dict[str, set[str]] = {
    "reasons": set(),
    "bytecode": set(),
    "phrases": {"reasons"},
    "errors": {"phrases", "reasons"},
    "files": {"errors", "phrases", "reasons"},
    "catalogs": {"errors", "files", "phrases"},
    "words": {"catalogs", "errors", "phrases", "reasons"},
    "observing": set(),  # student code can import it, and must find nothing else
    "judging": {"bytecode", "observing", "reasons"},
    "kernels": BOTTOM,
    "notebooks": BOTTOM,
    "authoring": BOTTOM | {"judging", "notebooks", "observing"},
    "grading": BOTTOM | {"judging", "kernels", "notebooks"},
    "checking": BOTTOM | {"authoring", "grading", "judging", "kernels", "notebooks"},
    "classroom": BOTTOM | {"authoring", "checking", "grading", "judging", "kernels", "notebooks"},
    "platforms": BOTTOM | {"classroom", "notebooks"},
    "pages": BOTTOM | {"authoring", "classroom", "grading", "judging", "notebooks", "platforms", "words"},
    "serving": BOTTOM | {"authoring", "classroom", "grading", "kernels", "notebooks", "pages", "words"},
}
ANYTHING = {"cli", "nbgrader_plugin"}
# Words are for the pages and the command line. Here an error is raised that a person meets as it is, an author's text compared, or a
# graded notebook given its outputs.
WITH_WORDS = {
    "checking.check",
    "classroom.engine",
    "errors",
    "grading.endings",
    "grading.scoring",
    "judging.expectations",
    "notebooks.submission",
}


def modules() -> Iterator[tuple[str, str]]:
    """Name and source of each module of the package, without `autograder.` in front; of a package, its own name."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if name:
            yield name, path.read_text(encoding="utf-8")


def imported(source: str) -> set[str]:
    """What a module imports of the package, wherever in it the import stands; without `autograder.` in front."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute here, so that a reader and this test see where they lead"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name.partition(".")[2] for name in found if name.startswith("autograder.")}


def forbidden(name: str, source: str) -> set[str]:
    """What a module imports of other rooms, and may not."""
    room = name.partition(".")[0]
    if room in ANYTHING:
        return set()
    allowed = ALLOWED[room] | {room} | ({"words"} if name in WITH_WORDS else set())
    return {other for other in imported(source) if other.partition(".")[0] not in allowed}


def test_each_room_imports_only_what_stands_above_it():
    found = {name: sorted(wrong) for name, source in modules() if (wrong := forbidden(name, source))}
    assert not found, f"see ALLOWED in this file for what each room may import: {found}"


def test_the_table_knows_every_room_and_has_no_circle():
    rooms = {name.partition(".")[0] for name, _ in modules()}
    assert rooms == ALLOWED.keys() | ANYTHING
    above: set[str] = set()
    for room, others in ALLOWED.items():
        assert others <= above | {room}, room
        above.add(room)


@pytest.mark.parametrize(
    "source",
    [
        "import autograder.grading.grader",
        "from autograder.grading import grader",
        "from autograder import grading",
        "def later():\n    from autograder.grading.results import TestResult",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import autograder.grading as g",
    ],
)
def test_an_import_is_found_wherever_it_stands(source: str):
    assert forbidden("platforms.canvas", source)
    assert not forbidden("cli.grade", source)
