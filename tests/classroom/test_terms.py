"""The next term's course: what was written, with other seeds, and nothing of a student."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up import NAME

from autograder.authoring.compiler import compile_assignment, read_front_matter
from autograder.classroom.course import Course
from autograder.classroom.terms import new_term
from autograder.errors import CourseError


def test_texts_go_along_with_another_seed_and_students_do_not(course: Course, hand_in, tmp_path: Path):
    hand_in("ada")
    (course.folder / "marks of ada.csv").write_text("ada")
    (course.folder / "data").mkdir()
    (course.folder / "data" / "cars.csv").write_text("1")
    (course.folder / "nbgrader_config.py").write_text("c = get_config()\n")
    made = new_term(Course(course.folder), tmp_path / "spring-2027", "spring-2027")
    assert made.copied == ["assignments", "data", "nbgrader_config.py"]
    assert {"gradebook.db", "marks of ada.csv", "submitted", "release", "source"} <= set(made.left)
    files = [path for path in (tmp_path / "spring-2027").rglob("*") if path.is_file()]
    assert sorted(path.name for path in files) == [f"{NAME}.md", "cars.csv", "nbgrader_config.py"]
    assert not any("ada" in path.read_text() for path in files)
    old, new = course.texts / f"{NAME}.md", tmp_path / "spring-2027" / "assignments" / f"{NAME}.md"
    assert read_front_matter(new).seed == "spring-2027"
    assert read_front_matter(new).title == read_front_matter(old).title
    assert compile_assignment(new).cells != compile_assignment(old).cells
    assert old.read_text().partition("\n---\n")[2] == new.read_text().partition("\n---\n")[2]
    with pytest.raises(CourseError, match="already exists"):
        new_term(course, tmp_path / "spring-2027", "x")


@pytest.mark.parametrize(
    "head",
    [
        "assignment: {title: A, minutes: 5}",
        "assignment: {seed: 3, title: A, minutes: 5}",
        "assignment: {title: A, seed: abc, minutes: 5}",
        "assignment:\n  title: A\n  minutes: 5",
        "assignment:\n  title: A\n  seed: 3\n  minutes: 5",
    ],
)
def test_the_seed_is_set_however_the_front_matter_is_written(course: Course, tmp_path: Path, head: str):
    text = course.texts / f"{NAME}.md"
    before, _, rest = text.read_text().partition("assignment:")
    text.write_text(before + head + "\n---\n" + rest.partition("\n---\n")[2])
    new_term(course, tmp_path / "new", "2027")
    found = read_front_matter(tmp_path / "new" / "assignments" / f"{NAME}.md")
    assert (found.seed, found.title, found.minutes) == ("2027", "A", 5)
