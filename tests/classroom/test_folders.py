"""Folders below submitted/, as file systems and archives spell them. Nothing here needs a kernel."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from made_up import MEAN, NAME

from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.late import rule_of
from autograder.classroom.release import release
from autograder.classroom.scores import class_scores, people
from autograder.classroom.submitted import files_beside, submitted_folder
from autograder.cli import main
from autograder.errors import CourseError
from autograder.files import write_whole

APART, TOGETHER = "zoe\u0308", "zo\u00eb"


def test_a_folder_whose_name_macos_took_apart_is_the_students(course: Course, gradebook: Gradebook, hand_in, grade):
    gradebook.nbgrader.add_student(TOGETHER)
    hand_in(APART)
    assert grade().graded == [(NAME, TOGETHER)]
    assert people(gradebook.nbgrader).keys() == {TOGETHER}


def test_of_two_folders_with_one_name_one_is_named(course: Course, gradebook: Gradebook, hand_in, grade):
    hand_in(APART)
    hand_in(TOGETHER)
    summary = grade()
    assert summary.graded == [(NAME, TOGETHER)]
    ((_, _, said),) = summary.refused
    assert "zoe\\u0308: another folder has the same name in another Unicode form" in said


@pytest.mark.parametrize(
    ("folder", "said"), [("Ada/averages", "the gradebook knows ada"), ("ada/Averages", "the assignment is called averages")]
)
def test_a_folder_with_other_capitals_is_named_and_enrols_nobody(
    course: Course, gradebook: Gradebook, hand_in, grade, folder: str, said: str
):
    gradebook.nbgrader.add_student("ada")
    hand_in("x")
    (course.submitted / folder).parent.mkdir()
    (course.submitted / "x" / NAME).rename(course.submitted / folder)
    summary = grade()
    assert not summary.graded
    assert said in summary.refused[0][2]
    assert people(gradebook.nbgrader).keys() == {"ada"}


def test_whom_nbgraders_settings_leave_out_is_not_graded_and_who_is_not_to_be_enrolled_is_named(course: Course, hand_in, grade, gradebook):
    (course.folder / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.student_id_exclude = 'tester,eve'\nc.Autograde.create_student = False\n"
    )
    gradebook.nbgrader.add_student("ada")
    for student in ("ada", "tester", "bob"):
        hand_in(student)
    summary = grade(Course(course.folder))
    assert summary.graded == [(NAME, "ada")]
    ((_, student, said),) = summary.refused
    assert student == "bob"
    assert "the gradebook does not know this student, and c.Autograde.create_student is False" in said
    assert people(gradebook.nbgrader).keys() == {"ada"}


def test_a_name_that_a_browser_lengthened_is_said(course: Course, gradebook: Gradebook, hand_in, grade):
    hand_in("ada")
    path = course.submitted / "ada" / NAME / f"{NAME}.ipynb"
    path.rename(path.with_name(f"{NAME}.ipynb.txt"))
    assert f"but '{NAME}.ipynb.txt'; rename that to {NAME}.ipynb" in grade().refused[0][2]


def test_what_does_not_exist_is_told_from_what_was_not_released(course: Course):
    with pytest.raises(CourseError, match=f"there is no assignment l9 here .there are: {NAME}.; check the name"):
        course.assignment("l9")
    (course.texts / "draft.md").write_text("x")
    with pytest.raises(CourseError, match=r"draft\.md: is written, but not released; run `autograder release draft` first"):
        course.assignment("draft")


def test_a_misspelt_assignment_is_named_with_those_that_there_are(course: Course, gradebook: Gradebook):
    with pytest.raises(CourseError, match=f"there is no assignment l9 here .there are: {NAME}.; check the name"):
        release(course.folder, ["l9"])
    with pytest.raises(CourseError, match=f"does not know the assignment l9 .known: {NAME}.; check the name, or run `autograder release"):
        class_scores(gradebook.nbgrader, "l9")


def test_commands_find_the_course_that_somebody_is_in_as_nbgraders_do(course: Course, tmp_path, monkeypatch):
    def reported() -> str:
        return CliRunner().invoke(main, ["due", NAME]).output

    monkeypatch.chdir(course.folder)
    assert NAME in reported()
    assert "no such folder" not in reported()
    (course.folder / "exercises").mkdir()  # what is named by default comes first, and is never passed over in silence
    assert "exercises: this is not a course folder" in reported()
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert "exercises: there is no such folder; name the course's folder with --course" in reported()
    Path("nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.source_directory = 'quelle'\n")
    assert "no such folder" not in reported()


def test_graded_notebooks_are_closed_to_others(course: Course, hand_in, grade):
    course.autograded.mkdir(mode=0o755)
    hand_in("ada")
    grade()
    assert course.autograded.stat().st_mode & 0o007 == 0


def test_settings_of_user_and_machine_hold_as_in_nbgrader_and_the_courses_own_before_them(tmp_path, monkeypatch):
    """A file in the working folder, or a student's, is none of them."""
    user, machine, course, student = (tmp_path / name for name in ("user", "machine", "course", "course/submitted/ann/hw"))
    for folder in (user, machine, course / "source", student):
        folder.mkdir(parents=True)
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(user))
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", f"{machine}:")
    monkeypatch.chdir(student)
    (machine / "nbgrader_config.json").write_text('{"CourseDirectory": {"submitted_directory": "m", "feedback_directory": "m"}}')
    (user / "jupyter_config.py").write_text('c.CourseDirectory.course_id = "base"\nc.Exchange.timezone = "UTC"')
    (user / "nbgrader_config.py").write_text('c.CourseDirectory.course_id = "user"\nc.CourseDirectory.feedback_directory = "u"')
    (course / "nbgrader_config.py").write_text('c.CourseDirectory.autograded_directory = "c"\nc.CourseDirectory.feedback_directory = "c"')
    (student / "nbgrader_config.py").write_text("raise RuntimeError")
    found = Course(course)
    assert (found.id, str(found.settings.zone)) == ("user", "UTC")
    assert [path.name for path in (found.submitted, found.autograded, found.feedback)] == ["m", "c", "c"]
    (user / "nbgrader_config.py").write_text("c.X = 1 / 0")
    with pytest.raises(CourseError, match=r"user/nbgrader_config\.py:1: ZeroDivisionError"):
        _ = Course(course).id


@pytest.mark.parametrize(
    "setting",
    [
        'Autograder.strict = "no"',
        'Exchange.timezone = "Nowhere"',
        'LatePenalty.rule = "much"',
        'IgnorePattern.pattern = "("; c.IgnorePattern.enabled = True',
    ],
)
def test_a_setting_that_is_none_is_refused_with_the_file_that_it_stands_in(tmp_path, monkeypatch, setting):
    user, course = tmp_path / "user", tmp_path / "course"
    for folder in (user, course / "source"):
        folder.mkdir(parents=True)
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(user))
    section, name = setting.split(" ")[0].split(".")
    (course / "nbgrader_config.py").write_text("c = get_config()")
    for place in (user, course):
        (place / "nbgrader_config.py").write_text(f"c = get_config()\nc.{setting}")
        settings = Course(course).settings
        with pytest.raises(CourseError) as error:
            _ = settings.rules, settings.zone, rule_of(settings.config, settings.where(section, name))
        assert str(error.value).startswith(f"{place / 'nbgrader_config.py'}: ")


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ('CourseDirectory.ignore = "*.bak"', "a list of patterns"),
        ("CourseDirectory.ignore = 3", "a list of patterns"),
        ('Autograde.exclude_overwriting = ["data.csv"]', "a table of lists"),
        ('Autograde.exclude_overwriting = {"averages": "data.csv"}', "a list of files"),
    ],
)
def test_a_setting_of_another_kind_is_refused_and_not_read_letter_by_letter(course: Course, hand_in, setting: str, expected: str):
    hand_in("ada")
    path = course.folder / "nbgrader_config.py"
    path.write_text(f"c = get_config()\nc.{setting}")
    found = Course(course.folder)
    with pytest.raises(CourseError) as error:
        files_beside(found, assignment := found.assignment(NAME), submitted_folder(found, assignment, "ada"))
    said, name = str(error.value), setting.split(" ")[0]
    assert said.startswith(f"{path}: c.{name} is ")
    assert f"; write {expected}" in said


def test_a_graded_cell_that_was_taken_out_after_the_release_is_not_passed_over(course: Course, hand_in, grade):
    hand_in("ada")
    grade()
    path = course.source / NAME / f"{NAME}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") != MEAN]
    nbformat.write(notebook, path)
    with pytest.raises(CourseError, match="the gradebook holds other cells or points for averages"):
        grade()


_READ = """
import sys
from pathlib import Path
from autograder.classroom.course import Course
from autograder.classroom.submitted import read_submitted, submitted_folders
from autograder.errors import SubmissionError
course = Course(Path(sys.argv[1]))
for submitted in submitted_folders(course, course.assignment(sys.argv[2])):
    try:
        read_submitted(course, submitted)
    except SubmissionError as error:
        print(submitted.student, error)
"""


@pytest.mark.slow
@pytest.mark.parametrize("closed", ["ada", f"ada/{NAME}", f"ada/{NAME}/{NAME}.ipynb"])
def test_what_the_grader_may_not_open_is_named_and_does_not_count_as_absent(course: Course, hand_in, closed: str):
    hand_in("ada")
    path = course.submitted / closed
    path.chmod(0)
    no_rights = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    said = subprocess.run([*no_rights, sys.executable, "-c", _READ, course.folder, NAME], capture_output=True, text=True, check=True)
    path.chmod(0o700)
    assert said.stdout == f"ada {path.name} cannot be opened (Permission denied)\n"


def test_an_assignment_that_changes_is_read_again(course: Course):
    before = course.assignment(NAME)
    assert course.assignment(NAME) is not None
    path = course.source / NAME / f"{NAME}.ipynb"
    write_whole(path, path.read_text(encoding="utf-8").replace("# ", "# Other ", 1))
    after = course.assignment(NAME)
    assert (before.title, after.title) == (after.title.removeprefix("Other "), f"Other {before.title}")


@pytest.mark.parametrize("part", ["source", "source/averages", "source/averages/averages.ipynb", "release", "submitted", "roster.csv"])
def test_what_the_course_has_by_a_link_is_private_where_it_lies(part, course: Course, tmp_path: Path):
    path, kept = course.folder / part, tmp_path / "elsewhere"
    if path.exists():
        path.rename(kept)
    elif path.suffix:
        kept.touch()
    else:
        kept.mkdir()
    path.symlink_to(kept)
    assert kept in [found.resolve() for found in course.private()]


def test_what_a_student_may_have_linked_to_is_not_private(course: Course, tmp_path: Path):
    (course.submitted / "ada").mkdir(parents=True)
    (course.submitted / "ada" / NAME).symlink_to(tmp_path)
    assert tmp_path not in [found.resolve() for found in course.private()]
