"""The sample class is written from the released notebook, the same each time."""

import shutil
from pathlib import Path

import nbformat
import pytest

from autograder.authoring.compiler import compile_assignment
from autograder.classroom.sample import SampleError, load_sample_class, make_sample_class
from autograder.notebooks.assignment import grader_metadata, released_source

EXERCISES = Path(__file__).parents[2] / "exercises"


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A course with l1 released, by the project's own idea of what nbgrader releases."""
    notebook = compile_assignment(EXERCISES / "assignments" / "l1.md")
    for cell in notebook.cells:
        cell.source = released_source(cell)
    folder = tmp_path_factory.mktemp("released")
    (folder / "release" / "l1").mkdir(parents=True)
    nbformat.write(notebook, folder / "release" / "l1" / "l1.ipynb")
    text = (EXERCISES / "sample-class" / "l1.yml").read_text()
    (folder / "sample-class").mkdir()
    bank = Path(__file__).parents[1] / "banks" / "l1"
    (folder / "sample-class" / "l1.yml").write_text(text.replace("../../tests/banks/l1", str(bank)))
    return folder


@pytest.fixture
def course(released, tmp_path):
    return Path(shutil.copytree(released, tmp_path / "course"))


def read(course, student):
    return nbformat.read(course / "submitted" / student / "l1" / "l1.ipynb", as_version=4)


def grade_ids(notebook):
    return [grader_metadata(cell).get("grade_id") for cell in notebook.cells]


def test_each_student_hands_in_the_same_to_the_byte_each_time(course):
    students = make_sample_class(course, "l1")
    first = {path: path.read_bytes() for path in (course / "submitted").rglob("*") if path.is_file()}
    for path in first:
        path.unlink()
        path.parent.rmdir()
    assert make_sample_class(course, "l1") == students
    assert {path: path.read_bytes() for path in (course / "submitted").rglob("*") if path.is_file()} == first
    assert len(students) == len(first) >= 12


def test_the_class_hands_in_what_its_text_says(course):
    make_sample_class(course, "l1")
    released = nbformat.read(course / "release" / "l1" / "l1.ipynb", as_version=4)
    assert read(course, "student-15") == released
    assert set(grade_ids(released)) - set(grade_ids(read(course, "student-10"))) == {"select-test", "q-l1-when"}
    assert grade_ids(read(course, "student-11")).count("lasso-test") == 2
    assert len(read(course, "student-03").cells) == len(released.cells) + 4
    assert "# diagnosis:" not in (course / "submitted" / "student-05" / "l1" / "l1.ipynb").read_text()
    assert (course / "submitted" / "student-12" / "l1" / "l1.ipynb").read_bytes() == b""
    assert [path.name for path in (course / "submitted" / "student-14" / "l1").iterdir()] == ["l1 (final).ipynb"]


def test_a_submission_that_is_there_stays(course):
    kept = course / "submitted" / "student-01" / "l1" / "l1.ipynb"
    kept.parent.mkdir(parents=True)
    kept.write_text("mine")
    make_sample_class(course, "l1")
    assert kept.read_text() == "mine"


def test_every_student_that_can_be_graded_has_a_score_for_each_test():
    for student in load_sample_class(EXERCISES / "sample-class" / "l1.yml"):
        assert student.scores is None or len(student.scores) == 8, student.name
        assert student.scores is not None or student.file is not None or student.filename, student.name
        assert student.scores is None or not any(
            score and task in student.diagnoses for score, task in zip(student.scores, student.cells, strict=False)
        )


def test_without_a_release_it_says_what_to_do(course):
    (course / "release" / "l1" / "l1.ipynb").unlink()
    with pytest.raises(SampleError, match="autograder release l1"):
        make_sample_class(course, "l1")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("wrong_mean\n", "wrong_median\n", "student-05: l1-penalty/wrong_median is missing"),
        ("delete: select-test", "delete: sort-test", "student-10: l1.ipynb has no cell sort-test"),
        ("students:", "pupils:", "write the students under"),
        ("students:", "students: [", "not valid YAML"),
    ],
)
def test_a_mistake_in_the_text_is_named_with_its_student(course, old, new, said):
    text = course / "sample-class" / "l1.yml"
    text.write_text(text.read_text().replace(old, new))
    with pytest.raises(SampleError, match=said):
        make_sample_class(course, "l1")
