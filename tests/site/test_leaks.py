"""`make course` looks for hidden parts in the whole site, the printed books included, which takes minutes; here its pages are looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.classroom.course import Course
from autograder.classroom.leaks import find_site_leaks

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("source", "other", "folder"),
    [
        ("source", "source-es", "book"),
        ("source-es", "source", "es/book"),
        ("source", "source-es", "es/notebooks/assignments"),
        ("source-es", "source", "notebooks/assignments"),
    ],
)
def test_nothing_published_says_what_a_hidden_test_says(html, source, other, folder):
    course = Course(ROOT / "exercises")
    notebooks = {path: [course.folder / other / path.parent.name / path.name] for path in (course.folder / source).glob("*/*.ipynb")}
    assert len(notebooks) == 5
    found = find_site_leaks(notebooks, [html / folder], course.settings.public, course.settings.markers)
    assert [str(leak) for leaks in found.values() for leak in leaks] == []
