"""`make course` looks for hidden parts in the whole site, the printed books included, which takes minutes; here its pages are looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.classroom.course import Course
from autograder.classroom.leaks import find_site_leaks

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(("source", "pages"), [("source", "book"), ("source-es", "es/book")])
def test_no_page_says_what_a_hidden_test_says(html, source, pages):
    course = Course(ROOT / "exercises")
    notebooks = sorted((course.folder / source).glob("*/*.ipynb"))
    assert len(notebooks) == 5
    found = find_site_leaks(notebooks, [html / pages], course.public, course.markers)
    assert [str(leak) for leaks in found.values() for leak in leaks] == []
