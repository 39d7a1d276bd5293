"""Marks as nbgrader, Canvas and Moodle take them."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from made_up import MEAN, NAME, OUTLIER, mean, outlier

from autograder import platforms
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.errors import CourseError
from autograder.grading.results import Outcome
from autograder.platforms.common.export import export
from autograder.platforms.common.roster import apply, load_roster
from autograder.platforms.common.tables import to_csv


@pytest.fixture
def marked(gradebook: Gradebook, graded: Callable[..., None]) -> Gradebook:
    """ada: 1.5 by hand, 1 right, 0.5 for being late; bob: odd names; eve handed nothing in."""
    gradebook.nbgrader.add_student("ada", first_name="Ada", last_name="Lovelace", email="ada@x.example", lms_user_id="41")
    gradebook.nbgrader.add_student("bob", first_name='Zoë, "Z"\n李', last_name="=1+1", email="@bob")
    gradebook.nbgrader.add_student("eve", first_name="Eve", last_name="O'Neil")
    graded("ada", mean(Outcome.FAILED), outlier(), timestamp="2026-01-02 03:04:05 UTC")
    graded("bob")
    gradebook.nbgrader.find_grade(MEAN, NAME, NAME, "ada").manual_score = 1.5
    gradebook.nbgrader.find_submission(NAME, "ada").notebooks[0].late_submission_penalty = 0.5
    gradebook.nbgrader.db.commit()
    return gradebook


def written(gradebook: Gradebook, tmp_path: Path, to: str, **options: object) -> list[list[str]]:
    """As `autograder export` writes it."""
    return read(export(gradebook, to, tmp_path / "marks.csv", **options))  # type: ignore[arg-type]


def written_by_exporter(gradebook: Gradebook, tmp_path: Path, to: str, **traits: object) -> list[list[str]]:
    """As `nbgrader export` writes it, which can set more."""
    exporter = platforms.find(to).exporter(to=str(tmp_path / "marks.csv"), **traits)
    exporter.export(gradebook.nbgrader)
    return read(tmp_path / "marks.csv")


def read(path: Path) -> list[list[str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_the_plain_table_has_a_column_for_each_task(marked, tmp_path):
    header, *rows = written(marked, tmp_path, "csv")
    by_student = {row[1]: dict(zip(header, row, strict=True)) for row in rows}
    ada = by_student["ada"]
    assert (ada["raw_score"], ada["late_penalty"], ada["score"], ada["max_score"]) == ("2.5", "0.5", "2", "3")
    assert (ada[MEAN], ada[OUTLIER], ada["timestamp"]) == ("1.5", "1", "2026-01-02 03:04:05 UTC")
    assert by_student["bob"]["score"] == "3"
    assert by_student["eve"]["score"] == ""


def test_canvas_gets_its_own_header_and_points_row(marked, tmp_path):
    header, points, *rows = written(marked, tmp_path, "canvas", columns={NAME: "Averages (991)"})
    assert header == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Averages (991)"]
    assert points == ["Points Possible", "", "", "", "", "3"]
    assert ["Lovelace, Ada", "41", "", "ada", "", "2"] in rows
    # an empty cell would take away what Canvas has: nothing handed in, no row
    assert "eve" not in [row[3] for row in rows]


def test_moodle_gets_what_its_grade_import_maps(marked, tmp_path):
    header, *rows = written(marked, tmp_path, "moodle")
    assert header[:6] == ["First name", "Last name", "Username", "ID number", "Email address", NAME]
    assert ["Ada", "Lovelace", "ada", "41", "ada@x.example", "2"] in [row[:6] for row in rows]
    # an empty cell would take away what Moodle has: nothing handed in, no row
    assert "eve" not in [row[2] for row in rows]
    assert set(header[6:]) == {f"{NAME}: {MEAN}", f"{NAME}: {OUTLIER}"}
    header, *_ = written_by_exporter(marked, tmp_path, "moodle", tasks=False)
    assert len(header) == 6


def test_nbgraders_own_table_is_as_nbgrader_writes_it(marked, tmp_path):
    header, *rows = written(marked, tmp_path, "nbgrader")
    by_student = {row[3]: dict(zip(header, row, strict=True)) for row in rows}
    assert [by_student["ada"][key] for key in ("raw_score", "late_submission_penalty", "score", "max_score")] == [
        "2.5",
        "0.5",
        "2.0",
        "3.0",
    ]
    assert by_student["eve"]["score"] == "0.0"


@pytest.mark.parametrize("to", platforms.names())
def test_odd_names_stay_one_cell_and_no_formula(marked, tmp_path, to: str):
    header, *rows = written(marked, tmp_path, to)
    assert all(len(row) == len(header) for row in rows)
    values = [value for row in rows for value in row]
    assert not [value for value in values if value.startswith(("=", "@", "+", "-")) or "\n" in value]
    assert any("Zoë" in value and "李" in value for value in values)


@pytest.mark.parametrize("name", ["=1+1", "Eve;=1+1", "Eve; @SUM(1)", "Eve;\t-1", 'Eve;"=1+1;"', 'Eve; ""@SUM(1)', 'Eve;" "+1'])
def test_a_name_is_no_formula_where_a_semicolon_ends_a_cell_either(name):
    lines = to_csv(["student", "name"], [["eve", name]]).split("\r\n")
    (cells,) = csv.reader(lines[1:2], delimiter=";")
    cells[0] = cells[0].removeprefix("eve,")
    assert not any(cell.strip(' "').startswith(("=", "@", "+", "-")) for cell in cells)


@pytest.mark.parametrize("to", platforms.names())
def test_only_the_students_asked_for_are_written(marked, tmp_path, to: str):
    text = str(written_by_exporter(marked, tmp_path, to, student=["ada"], assignment=[NAME]))
    assert "Lovelace" in text
    assert "Zoë" not in text


def test_what_is_not_known_is_an_error_that_names_what_is(marked, tmp_path):
    with pytest.raises(CourseError, match=f"no assignment l9 .known: {NAME}"):
        written(marked, tmp_path, "csv", assignments=["l9"])
    with pytest.raises(CourseError, match=f"no assignment l9 .known: {NAME}"):
        written(marked, tmp_path, "canvas", columns={"l9": "L9 (1)"})
    with pytest.raises(CourseError, match="there are canvas, csv, moodle, nbgrader"):
        written(marked, tmp_path, "pdf")
    with pytest.raises(CourseError, match="canvas and moodle can"):
        written(marked, tmp_path, "csv", columns={NAME: "Averages"})
    with pytest.raises(CourseError, match="cannot be written"):
        export(marked, "csv", tmp_path / "no" / "folder.csv")


@pytest.mark.slow  # starts nbgrader
@pytest.mark.parametrize("to", platforms.names())
def test_nbgrader_export_takes_the_exporters(course: Course, marked, tmp_path, to: str):
    exporter = platforms.find(to).exporter
    command = [
        sys.executable,
        "-m",
        "nbgrader",
        "export",
        f"--exporter={exporter.__module__}.{exporter.__name__}",
        "--to",
        "marks.csv",
    ]
    done = subprocess.run(command, cwd=course.folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Lovelace" in (course.folder / "marks.csv").read_text(encoding="utf-8")


def test_canvas_gets_the_column_and_the_sis_ids_that_its_own_export_had(marked, tmp_path):
    text = f"Student,ID,SIS User ID,SIS Login ID,Section,{NAME.upper()} (991),Other (7)\n"
    (tmp_path / "list.csv").write_text(text + '"Lovelace, Ada",41,S-1,ada,A,,\n', encoding="utf-8")
    apply(marked, load_roster(tmp_path / "list.csv"))
    header, _, *rows = written(marked, tmp_path, "canvas")
    assert header[5:] == [f"{NAME.upper()} (991)"]
    assert ["Lovelace, Ada", "41", "S-1", "ada", "", "2"] in rows
    assert written(marked, tmp_path, "canvas", columns={NAME: "Mine (1)"})[0][5:] == ["Mine (1)"]
    assert written(marked, tmp_path, "moodle")[0][5] == NAME
    (tmp_path / "list.csv").write_text(text.replace("Other (7)", f"{NAME} (8)") + '"Lovelace, Ada",41,S-1,ada,A,,\n', encoding="utf-8")
    apply(marked, load_roster(tmp_path / "list.csv"))
    assert written(marked, tmp_path, "canvas")[0][5:] == [NAME]  # which of two it is, nobody knows


@pytest.mark.slow  # starts the command line
def test_marks_go_to_standard_output_and_a_reader_that_has_enough_ends_it_quietly(course: Course, marked):
    command = [Path(sys.executable).with_name("autograder"), "export", "--course", course.folder, "--to", "canvas", "--out", "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout.startswith(b"Student,ID,")
    closed = subprocess.run(["sh", "-c", '"$@" | true', "sh", *command], capture_output=True)
    assert closed.stderr == b""


@pytest.mark.slow  # starts the command line
def test_marks_without_what_a_person_has_yet_to_mark_are_said_to_be_that(course: Course, marked):
    submission = marked.nbgrader.assignment_submissions(NAME)[0]
    submission.notebooks[0].grades[0].needs_manual_grade = True
    student = submission.student.id
    marked.nbgrader.db.commit()
    command = [Path(sys.executable).with_name("autograder"), "export", "--course", course.folder, "--to", "canvas", "--out", "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"{NAME}: marks without what a person has yet to mark: {student}" in done.stderr
    assert done.stdout.startswith("Student,ID,")
