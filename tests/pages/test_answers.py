"""What a notebook's answers are called on all pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.checking.check import compile_text
from autograder.pages.answers import titles

DOUBLING = Path(__file__).parents[1] / "hub" / "doubling.md"


@pytest.mark.parametrize("solution", ["Twice.", "## Twice\n\nTwice."])
def test_no_answer_is_called_by_the_lines_around_its_solution_or_by_the_solution(tmp_path: Path, solution: str):
    text = DOUBLING.read_text(encoding="utf-8").replace("Adding a number to itself counts it twice.", solution)
    (tmp_path / "doubling.md").write_text(text, encoding="utf-8")
    assert titles(compile_text(tmp_path / "doubling.md")) == {"twice": "twice", "why": "why"}


def test_an_answer_is_called_by_a_heading_of_its_own_cell(tmp_path: Path):
    text = DOUBLING.read_text(encoding="utf-8").replace("Why is `x + x`", "## The sum\n\nWhy is `x + x`")
    (tmp_path / "doubling.md").write_text(text, encoding="utf-8")
    assert titles(compile_text(tmp_path / "doubling.md"))["why"] == "The sum"
