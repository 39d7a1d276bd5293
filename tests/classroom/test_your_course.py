"""What the guide has an instructor do whose course runs on nbgrader: a trial on a copy, a test divided in two, and the way back."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader import api
from plain import Shape, by_hand, checked, grade, hand_in, scores, solution, write_source

from autograder.classroom.course import Course
from autograder.classroom.release import release

pytestmark = pytest.mark.slow  # each grades for real, the first in nbgrader too

GUIDE = (Path(__file__).parents[2] / "book/guide-your-course.md").read_text(encoding="utf-8")
TWICE = solution("twice", "def twice(x):\n    return 2 * x")
RIGHT, WRONG = "def twice(x):\n    return x + x", "def twice(x):\n    return 4"


def section(heading: str) -> str:
    return GUIDE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def run(folder: Path, *lines: str) -> str:
    """What these lines print in a shell that stops at the first that fails."""
    path = {"PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    done = subprocess.run(["bash", "-ec", "\n".join(lines)], cwd=folder, env=os.environ | path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def by_person(folder: Path) -> list[tuple[float | None, float | None, str | None]]:
    """What a person has entered: scores, extra credit and comments."""
    with api.Gradebook(f"sqlite:///{folder}/gradebook.db") as gradebook:
        (graded,) = [one for one in gradebook.assignment_submissions("ps1") if one.student.id == "ann"]
        grades, comments = graded.notebooks[0].grades, graded.notebooks[0].comments
        entered = [(one.manual_score, one.extra_credit, None) for one in sorted(grades, key=lambda one: one.name)]
        return entered + [(None, None, one.manual_comment) for one in sorted(comments, key=lambda one: one.name)]


def test_a_trial_on_a_copy_gives_the_scores_that_are_there_keeps_marks_and_leaves_a_way_back(tmp_path):
    course = tmp_path / "ps-course"
    test = checked("twice-test", 2, "assert twice(2) == 4\n### BEGIN HIDDEN TESTS\nassert twice(3) == 6\n### END HIDDEN TESTS")
    answers = {"ann": {"problem1": {"twice": RIGHT, "why": "It is."}}, "bob": {"problem1": {"twice": WRONG}}}
    shapes = {"ps1": Shape({"problem1": [TWICE, test, by_hand("why", 3, "Because.")]}, answers)}
    write_source(course, shapes)
    (course / "nbgrader_config.py").write_text('c = get_config()\nc.CourseDirectory.course_id = "ps"\n')
    run(course, "nbgrader generate_assignment ps1")
    hand_in(course, shapes)
    run(course, "nbgrader autograde ps1")
    with api.Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        grade = gradebook.find_grade("why", "problem1", "ps1", "ann")
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 2.5, 0.5, False
        gradebook.find_comment("why", "problem1", "ps1", "ann").manual_comment = "Nearly."
        gradebook.db.commit()
    marks, before = by_person(course), scores(course)
    assert (2.5, 0.5, None) in marks

    blocks = re.findall(r"(?:^    .*\n)+", section("2. Try it on a copy"), re.MULTILINE)
    copy, settings, compare = ([line[4:] for line in block.splitlines()] for block in blocks)
    trial = tmp_path / "trial"
    run(tmp_path, *copy)
    with (trial / "nbgrader_config.py").open("a") as file:
        file.write("\n".join([*settings, ""]))
    assert "2 graded" in run(trial, *compare)
    assert (trial / "before.csv").read_text() == (trial / "after.csv").read_text()
    assert (by_person(trial), scores(trial)) == (marks, before)  # and what is marked waits for nobody
    assert "You have handed in again" not in run(trial, "autograder feedback ps1", "cat feedback/ann/ps1/problem1.html")

    lines = (trial / "nbgrader_config.py").read_text().splitlines()
    (trial / "nbgrader_config.py").write_text("\n".join(line for line in lines if line not in settings))
    run(trial, "nbgrader autograde ps1 --force", "nbgrader export --to marks.csv")
    assert by_person(trial) == marks
    assert {key: score for key, (score, _) in scores(trial).items()} == {key: score for key, (score, _) in before.items()}
    assert "ps1,,,ann,,,,5.0,0.0,5.0,5.0" in (trial / "marks.csv").read_text()


def test_a_test_that_is_divided_as_the_guide_does_it_cannot_be_faked(tmp_path):
    (divided,) = re.findall(r"^```python\n(.*?)^```", section("Tests that students cannot fake"), re.MULTILINE | re.DOTALL)
    fake = f"import autograder.judging\nautograder.judging.expect = lambda *_: None\n{WRONG}"
    answers = {name: {"problem1": {"twice": source}} for name, source in {"ann": RIGHT, "bob": WRONG, "eve": fake}.items()}
    shapes = {"ps1": Shape({"problem1": [TWICE, checked("twice-test", 2, divided.rstrip())]}, answers)}
    write_source(tmp_path, shapes)
    release(tmp_path, ["ps1"])
    assert "seen" not in (tmp_path / "release/ps1/problem1.ipynb").read_text()
    hand_in(tmp_path, shapes)
    grade(Course(tmp_path))
    assert {student: score for (_, _, student, _), (score, _) in scores(tmp_path).items()} == {"ann": 2, "bob": 0, "eve": 0}
