"""`nbgrader autograde` and `generate_feedback` in a course whose settings say `use(c)`: what is refused has one line and leaves no row."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from nbgrader import api
from plain import Shape, by_hand, checked, hand_in, scores, solution, write_source

from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook, version_here
from autograder.classroom.release import release
from autograder.errors import CourseError
from autograder.words import sentence

pytestmark = pytest.mark.slow  # each starts nbgrader

DOUBLE = solution("double", "def double(x):\n    return 2 * x")
DOUBLE_TEST = checked("double-test", 2, "assert double(2) == 4")
WHY = by_hand("why", 3, "Because.")
RIGHT = {"double": "def double(x):\n    return x + x"}
SHAPES = {
    "hw": Shape(
        {"one": [DOUBLE, DOUBLE_TEST], "two": [WHY]},
        {
            "ann": {"one": RIGHT, "two": {"why": "It is."}},
            "half": {"one": RIGHT},
            "renamed": {"one": RIGHT},
            "linked": {"one": RIGHT},
            "piped": {"one": RIGHT},
            "broken": {"one": RIGHT},
            "timeless": {"one": RIGHT},
        },
        files={"data.csv": "1,2"},
    ),
    "other": Shape({"r": [DOUBLE, DOUBLE_TEST]}, {"ann": {"r": {}}, "half": {"r": {}}}),
}
# Folders below others, as where the exchange lies in the course.
CONFIG = """
c = get_config()
c.CourseDirectory.submitted_directory = "exchange/course/submitted"
c.CourseDirectory.autograded_directory = "exchange/course/autograded"
"""
USE = "from autograder.nbgrader_plugin import use\nuse(c)\n"
REFUSED = {
    "renamed": "there is no two.ipynb, but",
    "linked": "grades.csv is a link",
    "piped": "waits.csv is not a regular file",
    "broken": "its JSON is not valid",
    "timeless": "nbgrader cannot read the time",
}


NBGRADER = Path(sys.executable).with_name("nbgrader")


def nbgrader(course, *arguments):
    return subprocess.run([NBGRADER, *arguments], cwd=course.folder, capture_output=True, text=True, check=False, timeout=300)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("inside") / "course"
    write_source(folder, SHAPES)
    (folder / "nbgrader_config.py").write_text(CONFIG)
    release(folder)
    hand_in(folder, SHAPES)
    (folder / "exchange/course").mkdir(parents=True)
    (folder / "submitted").rename(folder / "exchange/course/submitted")
    (folder / "nbgrader_config.py").write_text(CONFIG + USE)
    course = Course(folder)
    os.symlink(folder / "gradebook.db", course.submitted / "linked/hw/grades.csv")
    os.mkfifo(course.submitted / "piped/hw/waits.csv")
    (course.submitted / "broken/hw/one.ipynb").write_text("{")
    (course.submitted / "timeless/hw/timestamp.txt").write_text("yesterday")
    (course.submitted / "renamed/hw/two (1).ipynb").write_text("{}")
    path = folder / "source/other/r.ipynb"
    path.write_text(path.read_text().replace('"language": "python"', '"language": "R"'))
    return course


@pytest.fixture(scope="module")
def said(course):
    done = nbgrader(course, "autograde", "hw")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return [line.split("ERROR] ", 1)[1] for line in done.stderr.splitlines() if "ERROR] " in line]


def test_each_refused_submission_has_one_line(course, said):
    assert len(said) == len(REFUSED)
    for student, why in REFUSED.items():
        (line,) = (line for line in said if line.startswith(f"{course.submitted / student / 'hw'}: "))
        assert why in line


def test_no_row_is_left_half_made_and_the_reason_is_kept(course, said):
    with Gradebook(course) as gradebook:
        assert {student.id for student in gradebook.nbgrader.students} == {"ann", "half"}
        kept = gradebook.records("hw/one")
    assert {student for student in kept if kept[student].refused} == set(REFUSED)
    assert {path.name for path in course.autograded.iterdir()} == {"ann", "half"}
    assert "time" in sentence(kept["timeless"].refused)


def test_others_are_graded_and_a_notebook_that_was_left_out_is_named(course, said):
    found = {key[1:]: value for key, value in scores(course.folder).items()}
    assert found == {
        ("one", "ann", "double-test"): (2, False),
        ("two", "ann", "why"): (None, True),
        ("one", "half", "double-test"): (2, False),
        ("two", "half", "why"): (0, False),
    }
    assert (course.autograded / "ann/hw/data.csv").read_text() == "1,2"
    with Gradebook(course) as gradebook:
        assert "there is no two.ipynb" in sentence(gradebook.records("hw/two")["half"].result.remarks[0])


def test_an_assignment_that_cannot_be_graded_is_refused_once_for_all(course):
    done = nbgrader(course, "autograde", "other")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.count("its language is R") == 1


def test_feedback_on_what_nbgrader_graded_by_itself_is_refused_in_one_line(course, said):
    shutil.copytree(course.autograded / "ann", course.autograded / "eve")
    with Gradebook(course) as gradebook:
        gradebook.nbgrader.add_student("eve")
        gradebook.nbgrader.add_submission("hw", "eve")
    done = nbgrader(course, "generate_feedback", "hw")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert (course.feedback / "ann/hw/one.html").exists()
    assert not (course.feedback / "eve/hw/one.html").exists()
    assert "eve" in done.stderr


def test_settings_hold_that_lie_where_the_command_runs_or_among_its_arguments(tmp_path):
    loud = "import sys\n\ndef double(x):\n    print('!', file=sys.stderr)\n    return 2 * x"
    shapes = {"hw": Shape({"one": [DOUBLE, DOUBLE_TEST]}, {"ann": {"one": {"double": loud}}})}
    write_source(tmp_path / "course", shapes)
    release(tmp_path / "course")
    hand_in(tmp_path / "course", shapes)
    above = tmp_path / "nbgrader_config.py"
    above.write_text(f"c = get_config()\nc.CourseDirectory.root = 'course'\n{USE}")
    done = subprocess.run([NBGRADER, "autograde", "hw"], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert scores(tmp_path / "course") == {("hw", "one", "ann", "double-test"): (0, False)}
    above.write_text(above.read_text() + "c.Autograder.strict = 'just'\n")
    done = subprocess.run([NBGRADER, "autograde", "hw", "--force"], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300)
    assert scores(tmp_path / "course") == {("hw", "one", "ann", "double-test"): (2, False)}
    command = [NBGRADER, "autograde", "hw", "--force", "--Execute.skip_cells_with_tag=later"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 1
    assert "the settings of nbgrader's command: c.Execute.skip_cells_with_tag is set" in done.stderr
    with pytest.raises(CourseError, match=r"nbgrader_config\.py: c\.CourseDirectory\.root is 'course', which is not this folder"):
        Course(tmp_path)


def test_the_version_of_the_gradebooks_tables_is_the_one_that_alembic_finds():
    folder = Path(api.__file__).with_name("alembic")
    assert version_here() == ScriptDirectory(str(folder)).get_current_head()


def test_a_gradebook_that_is_made_here_has_the_version_that_nbgrader_gives_it_though_no_alembic_can_be_started(tmp_path, monkeypatch):
    (tmp_path / "source").mkdir()
    with api.Gradebook(f"sqlite:///{tmp_path / 'theirs.db'}"):
        monkeypatch.setenv("PATH", "")
    with Gradebook(Course(tmp_path), new=True):
        pass
    found = []
    for name in ("theirs.db", "gradebook.db"):
        with contextlib.closing(sqlite3.connect(tmp_path / name)) as book:
            table = book.execute("SELECT sql FROM sqlite_master WHERE name = 'alembic_version'").fetchall()
            found.append((table, book.execute("SELECT * FROM alembic_version").fetchall()))
    assert found[0] == found[1]


def test_what_takes_as_long_as_grading_is_not_imported_for_it():
    late = ("alembic", "tensorflow", "pandas", "jupytext", "matplotlib", "autograder.pages.feedback")
    code = f"import sys, autograder.nbgrader_plugin; print([name for name in {late} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
