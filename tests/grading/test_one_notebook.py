"""`autograder.grade`: one notebook graded by another, without course or database."""

import json
from pathlib import Path

import nbformat
import pytest

import autograder
from autograder.authoring.compiler import author
from autograder.errors import CourseError, SubmissionError
from autograder.grading.results import SubmissionResult

pytestmark = pytest.mark.slow  # the first call starts the grader's processes


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return author(Path(__file__).with_name("tiny.md"), tmp_path_factory.mktemp("source"))


def handed_in(source, twice):
    notebook = nbformat.read(source, as_version=4)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "twice":
            cell.source = twice
    return nbformat.writes(notebook).encode()


def test_a_notebook_is_graded_by_its_source_and_the_result_is_data(source, tmp_path):
    path = tmp_path / "submitted.ipynb"
    path.write_bytes(handed_in(source, "def twice(x):\n    return x + x"))
    result = autograder.grade(source, path)
    assert (result.score, result.points) == (5, 5)
    assert SubmissionResult.from_json(result.to_json()) == result
    assert {test["grade_id"]: test["score"] for test in json.loads(result.to_json())["tests"]} == {"twice-test": 2, "total-test": 3}
    assert result.notebook["cells"]


def test_bytes_are_graded_with_files_beside_them(source):
    data = handed_in(source, "import helper\ntwice = helper.twice")
    assert autograder.grade(source, data).score == 3
    assert autograder.grade(source, data, files={"helper.py": b"def twice(x):\n    return 2 * x"}).score == 5


def test_what_cannot_be_graded_is_an_error_with_a_reason(source, tmp_path):
    with pytest.raises(SubmissionError, match="not a notebook"):
        autograder.grade(source, b"no notebook")
    with pytest.raises(SubmissionError, match=r"there is no gone\.ipynb"):
        autograder.grade(source, tmp_path / "gone.ipynb")
    with pytest.raises(CourseError, match="no such file"):
        autograder.grade(tmp_path / "gone.ipynb", b"")
