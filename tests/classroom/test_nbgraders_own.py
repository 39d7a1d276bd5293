"""The course of nbgrader's documentation, with what its students handed in, and the notebooks of its test suite: each cell has its score.

They come with nbgrader, so that nothing is fetched for it and none of it lies here.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import nbgrader
import pytest
from plain import grade, grade_plainly, scores
from warm_kernels import warm_kernels

from autograder.classroom.course import Course
from autograder.classroom.release import release
from autograder.errors import CourseError

pytestmark = pytest.mark.slow

THERE = Path(nbgrader.__file__).parent
DOCUMENTED = THERE / "docs/source/user_guide"
TESTED = THERE / "tests/apps/files"
#: by assignment: what is handed in for it, each by a student of its own. nbgrader's tests hand these in, too.
HANDED_IN = {
    "submitted-unchanged": [
        "changed",
        "cheat-attempt",
        "cheat-attempt-alternative",
        "grade-cell-changed",
        "locked-cell-changed",
        "unchanged",
    ],
    "autotest-simple": ["changed", "unchanged"],
    "autotest-hashed": ["changed", "unchanged"],
    "autotest-multi": ["changed", "unchanged"],
    "autotest-hidden": ["changed-right", "changed-wrong", "unchanged"],
}
#: these are handed in as they are released, and, with their solutions, as they were written
ALONE = ["open_relative_file", "test", "test-hidden-tests", "test-with-output", "validating-environment-variable", "validation-zero-points"]
REFUSED = {
    "test-v0": "in another form than version 3",
    "test-v1": "in another form than version 3",
    "test-v2": "in another form than version 3",
    "too-new": "of a newer nbgrader, which this grader does not know yet",
}


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Course:
    folder = tmp_path_factory.mktemp("own") / "course"
    for name in ("ps1", "ps1_autotest"):
        shutil.copytree(DOCUMENTED / "source" / name, folder / "source" / name)
    shutil.copy(DOCUMENTED / "source/header.ipynb", folder / "source")
    shutil.copy(TESTED / "autotests.yml", folder)
    (folder / "nbgrader_config.py").write_text('c = get_config()\nc.IncludeHeaderFooter.header = "source/header.ipynb"\n')
    for name in [*HANDED_IN, *ALONE]:
        put(TESTED / f"{name}.ipynb", folder / "source" / name)
    (folder / "source/open_relative_file/data.txt").write_bytes((TESTED / "data.txt").read_bytes())
    release(folder)
    for student in ("bitdiddle", "hacker"):
        shutil.copytree(DOCUMENTED / "submitted" / student / "ps1", folder / "submitted" / student / "ps1")
    for name, kinds in HANDED_IN.items():
        for kind in kinds:
            put(TESTED / f"{name.removesuffix('-unchanged')}-{kind}.ipynb", folder / "submitted" / kind / name, f"{name}.ipynb")
    for name in [*ALONE, "ps1_autotest"]:
        shutil.copytree(folder / "release" / name, folder / "submitted/unchanged" / name)
        shutil.copytree(folder / "source" / name, folder / "submitted/solved" / name)
    return Course(folder)


def put(file: Path, folder: Path, name: str = "") -> None:
    folder.mkdir(parents=True)
    shutil.copy(file, folder / (name or file.name))


def test_each_cell_has_nbgraders_score(course: Course, tmp_path: Path):
    with tempfile.TemporaryDirectory() as folder, warm_kernels(Path(folder), ()) as kernels, pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(kernels))
        plain = grade_plainly(course.folder, tmp_path / "plain")
    assert not grade(course).refused
    found = scores(course.folder)
    assert found == plain
    earned = [score for score, _ in found.values() if score]
    assert (len(found), len(earned)) == (115, 35)


@pytest.mark.parametrize(("name", "why"), REFUSED.items())
def test_metadata_of_another_version_is_refused_by_name(tmp_path: Path, name: str, why: str):
    put(TESTED / f"{name}.ipynb", tmp_path / "source" / name)
    with pytest.raises(CourseError, match=why) as refused:
        release(tmp_path)
    assert f"{name}.ipynb" in str(refused.value)
