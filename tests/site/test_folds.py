"""Exercises in the chapters: three each, with a hint and a solution that open on demand, on the page and in the notebook."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

BOOK = Path(__file__).resolve().parents[2] / "book"
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(BOOK.glob("*.md"))}
CHAPTERS = [name for name, text in PAGES.items() if "\nkernelspec:\n" in text and "\n## Exercises\n" in text]
KINDS = ("Predict, then run", "Change one thing", "Find the fault")


def source(chapter: str) -> str:
    return PAGES[chapter].split("\n## Exercises\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_has_an_exercise_of_each_kind_with_a_hint_and_a_solution_that_asserts_its_result(chapter):
    text = source(chapter)
    labels = re.findall(r"^```\{exercise\} (.+)\n:label: ([a-z0-9-]+)$", text, flags=re.M)
    assert [title.split(": ")[0] for title, _label in labels] == list(KINDS)
    assert text.count(":::{admonition} Hint\n:class: dropdown\n") == 3
    solutions = re.findall(r"^```\{solution-start\} ([a-z0-9-]+)\n```\n(.*?)^```\{solution-end\}", text, flags=re.M | re.S)
    assert [label for label, _ in solutions] == [label for _, label in labels]
    for label, solution in solutions:
        assert re.search(r"^```\{code-cell\} python\n.*?^ *assert .*?^```", solution, flags=re.M | re.S), label


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_hints_and_solutions_are_folded_on_the_page(html, chapter):
    page = (html / "book" / f"{chapter}.html").read_text(encoding="utf-8")
    assert re.findall(r'<details class="[^"]*\bfold"[^>]*>\s*<summary>(Hint|Solution)', page) == ["Hint", "Solution"] * 3
    names = re.findall(r'\sid="([^"]+)"', page)
    assert [name for name in set(names) if names.count(name) > 1] == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_cells_of_a_solution_can_be_run_in_the_notebook_and_are_collapsed(html, chapter):
    notebook = nbformat.read(html / "notebooks" / f"{chapter}.ipynb", as_version=4)
    hidden = [cell for cell in notebook.cells if cell.metadata.get("jupyter", {}).get("source_hidden")]
    assert len(hidden) >= 3
    assert all(cell.cell_type == "code" and "assert" in cell.source for cell in hidden)


@pytest.mark.browser
def test_a_solution_opens_by_keyboard(visit):
    seen = visit("l2")
    solution = seen.page.locator("details.fold", has=seen.page.locator("pre")).first
    assert not solution.locator("pre").first.is_visible()
    solution.locator("summary").first.focus()
    seen.page.keyboard.press("Enter")
    assert solution.locator("pre").first.is_visible()
    assert seen.complaints == []
