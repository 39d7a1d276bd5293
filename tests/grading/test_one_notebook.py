"""`autograder.grade`: one notebook graded by another, without course or database."""

import asyncio
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
    with pytest.raises(SubmissionError, match=rf"^{tmp_path}/gone\.ipynb: there is no gone\.ipynb"):
        autograder.grade(source, tmp_path / "gone.ipynb")
    (tmp_path / "empty.ipynb").touch()
    with pytest.raises(SubmissionError, match=rf"^{tmp_path}/empty\.ipynb: the file is empty") as caught:
        autograder.grade(source, str(tmp_path / "empty.ipynb"))
    assert caught.value.why.code == "empty"
    with pytest.raises(CourseError, match="no such file"):
        autograder.grade(tmp_path / "gone.ipynb", b"")
    old = tmp_path / "old.ipynb"
    old.write_text(source.read_text().replace('"schema_version": 3', '"schema_version": 1'))
    with pytest.raises(CourseError, match=r"run `nbgrader update \.`"):
        autograder.grade(old, source)


@pytest.mark.parametrize("name", ["../helper.py", "/tmp/helper.py", "", ".", "a/../../helper.py", "a\0b", 1])
def test_a_file_that_cannot_lie_beside_the_notebook_is_refused_by_name(source, name):
    with pytest.raises(CourseError, match="is not a path under the notebook's folder"):
        autograder.grade(source, b"", files={name: b""})


def test_a_file_that_is_no_bytes_is_refused_by_name(source):
    with pytest.raises(CourseError, match=r"'data/x\.csv' is a str; give the file's bytes"):
        autograder.grade(source, b"", files={"data/x.csv": "1, 2"})


def test_it_works_where_an_event_loop_runs_as_in_jupyter(source):
    data = handed_in(source, "def twice(x):\n    return x + x")

    async def cell():
        return autograder.grade(source, data).score, (await asyncio.to_thread(autograder.grade, source, data)).score

    assert asyncio.run(cell()) == (5, 5)
