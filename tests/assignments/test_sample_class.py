"""The first whole pass: release, hand in, grade; each score and diagnosis of the sample class, and plain nbgrader's scores."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from warm_kernels import warm_kernels

from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.sample import load_sample_class
from autograder.words import sentence

PROJECT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
HONEST = "student-0[1-8]"  # no endless loop, no deleted or copied cell, a notebook that can be read

pytestmark = pytest.mark.slow


def call(*command, cwd=None, check=True, env=None):
    done = subprocess.run([BIN / command[0], *command[1:]], cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0 or not check, done.stderr
    assert "Traceback (most recent call last)" not in done.stderr or command[0] != "autograder", done.stderr
    return done


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pass") / "exercises"
    (folder / "assignments").mkdir(parents=True)
    text = (PROJECT / "exercises/assignments/l1.md").read_text(encoding="utf-8")
    text = re.sub("^  cell_cpu: .*\n", "", text, flags=re.MULTILINE)  # its own limit is wide, and here an endless loop alone would meet it
    (folder / "assignments" / "l1.md").write_text(text, encoding="utf-8")
    shutil.copy(PROJECT / "exercises/nbgrader_config.py", folder)
    for part in ("sample-class", "questions", "kit"):
        shutil.copytree(PROJECT / "exercises" / part, folder / part)
    (folder.parent / "tests").symlink_to(PROJECT / "tests")
    call("autograder", "release", "--course", folder)
    call("autograder", "sample", "--course", folder)
    return folder


@pytest.fixture(scope="module")
def graded(course):
    done = call("autograder", "grade", "--course", course, "--cell-cpu", "5", "--json", check=False)
    assert done.returncode == 1, done.stderr  # three files cannot be graded
    with Gradebook(Course(course)) as gradebook:
        return json.loads(done.stdout), gradebook.records("l1")


STUDENTS = {student.name: student for student in load_sample_class(PROJECT / "exercises/sample-class/l1.yml")}


@pytest.mark.parametrize("name", STUDENTS)
def test_the_sample_class_gets_its_scores_and_diagnoses(graded, name):
    student, record = STUDENTS[name], graded[1][name]
    if student.scores is None:
        assert record.result is None
        assert student.says in sentence(record.refused)
        return
    assert tuple(test.score for test in record.result.tests) == student.scores
    found = {test.answers: sentence(test.mistake) for test in record.result.tests if test.mistake}
    assert found == dict(student.diagnoses)
    if student.says:
        told = [*map(sentence, record.result.remarks), *(f"{test.outcome.value} {sentence(test.what)}" for test in record.result.tests)]
        assert any(student.says in said for said in told), told


def test_the_run_names_those_that_could_not_be_graded(graded):
    refused = {entry["student"] for entry in graded[0]["refused"]}
    assert refused == {name for name, student in STUDENTS.items() if student.scores is None}


@pytest.mark.browser
def test_each_feedback_page_prints_on_two_sheets_at_most(browser, course, graded):
    call("autograder", "feedback", "l1", "--course", course)
    page = browser.new_page()
    sheets = {}
    for path in (course / "feedback").glob("*/l1/l1.html"):
        page.goto(path.as_uri())
        sheets[path.parts[-3]] = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
    assert sheets.keys() == STUDENTS.keys()
    assert max(sheets.values()) <= 2, sheets


def test_plain_nbgrader_gives_the_same_scores_on_honest_submissions(course, graded, tmp_path):
    """No option of ours: nbgrader's own autograde, in a course folder of its own; only the import of TensorFlow is done once."""
    for part in ("source", "submitted", "kit"):
        shutil.copytree(course / part, tmp_path / part)
    (tmp_path / "nbgrader_config.py").write_text(
        'c = get_config()\nc.CourseDirectory.course_id = "regularization"\nc.ExecutePreprocessor.timeout = 300\n'
    )
    call("nbgrader", "generate_assignment", "l1", cwd=tmp_path)
    with tempfile.TemporaryDirectory() as kernels, warm_kernels(Path(kernels)):
        environment = os.environ | {"JUPYTER_PATH": kernels, "PYTHONPATH": str(tmp_path)}
        call("nbgrader", "autograde", "l1", f"--student={HONEST}", cwd=tmp_path, env=environment)
    with Gradebook(Course(tmp_path)) as gradebook:
        for name in STUDENTS:
            if re.fullmatch(HONEST, name):
                submission = gradebook.nbgrader.find_submission("l1", name)
                theirs = {grade.name: grade.auto_score for grade in submission.notebooks[0].grades}
                assert theirs == {test.grade_id: test.score for test in graded[1][name].result.tests}, name
