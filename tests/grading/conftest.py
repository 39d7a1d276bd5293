"""A course with one tiny assignment, graded by the real grader; without TensorFlow, so that it takes seconds."""

import json
import shutil
from pathlib import Path

import pytest

from autograder.authoring.compiler import author
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.release import release
from autograder.grading.grader import Grader

TEXT = Path(__file__).with_name("tiny.md")
RIGHT = {"twice": "def twice(x):\n    return x + x\n", "total": "def total(values):\n    return float(sum(values))\n"}


@pytest.fixture(scope="session")
def grader():
    with Grader(modules=("numpy",)) as warm:
        warm.wait()
        yield warm


@pytest.fixture(scope="session")
def released(tmp_path_factory):
    """A released course without submissions, to copy: making a gradebook takes nbgrader seconds."""
    folder = tmp_path_factory.mktemp("released")
    (folder / "assignments").mkdir()
    shutil.copy(TEXT, folder / "assignments" / "tiny.md")
    (folder / "nbgrader_config.py").write_text('c = get_config()\nc.CourseDirectory.course_id = "regularization"\n')
    author(folder / "assignments" / "tiny.md", folder / "source")
    release(folder, ["tiny"])
    return folder


class TinyCourse(Course):
    """A course with helpers that hand in and read scores."""

    def hand_in(self, student, answers=RIGHT, own=()):
        notebook = json.loads((self.folder / "release/tiny/tiny.ipynb").read_text())
        for cell in notebook["cells"]:
            grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id")
            if grade_id in answers:
                cell["source"] = answers[grade_id]
        for source in own:
            notebook["cells"].insert(2, {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None})
        return self.hand_in_bytes(student, json.dumps(notebook).encode())

    def hand_in_bytes(self, student, data):
        folder = self.submitted / student / "tiny"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "tiny.ipynb").write_bytes(data)
        return data

    def scores(self):
        with Gradebook(self) as gradebook:
            return {
                submission.student.id: {grade.name: grade.auto_score for grade in submission.notebooks[0].grades}
                for submission in gradebook.nbgrader.assignment_submissions("tiny")
            }


@pytest.fixture
def course(released, tmp_path):
    shutil.copytree(released, tmp_path / "course")
    return TinyCourse(tmp_path / "course")
