"""A learning platform is one file: the one in CONTRIBUTING.md, as it stands there."""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

import pytest
from made_up import NAME

from autograder import platforms
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.platforms.common.collect import collect
from autograder.platforms.common.export import export
from autograder.platforms.common.roster import apply, load_roster

GUIDE = Path(__file__).parents[2] / "CONTRIBUTING.md"


@pytest.fixture
def ilias(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The file beside the others, as far as Python can tell."""
    (source,) = re.findall(r'```python\n("""Ilias.*?)```', GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "beside").mkdir()
    (tmp_path / "beside" / "ilias.py").write_text(source, encoding="utf-8")
    monkeypatch.setattr(platforms, "__path__", [*platforms.__path__, str(tmp_path / "beside")])
    yield
    sys.modules.pop("autograder.platforms.ilias", None)


def test_one_file_brings_class_list_download_and_marks(ilias, course: Course, gradebook: Gradebook, graded, tmp_path: Path):
    assert platforms.names() == ["canvas", "csv", "ilias", "moodle", "nbgrader"]
    assert platforms.find("ilias").name == "ilias"

    (tmp_path / "list.csv").write_text("Kennung,Vorname,Nachname\nada,Ada,Lovelace\nzoe,Zoë,李\n", encoding="utf-8")
    assert apply(gradebook, load_roster(tmp_path / "list.csv")).added == ["ada", "zoe"]

    folder = tmp_path / "download"
    folder.mkdir()
    for name in ("ada-7-averages.ipynb", "ada-12-averages.ipynb", "bob-8-averages.ipynb"):
        (folder / name).write_text(name)
    report = collect(course, gradebook, NAME, folder)
    assert report.new == ["ada"]
    assert (course.submitted / "ada" / NAME / f"{NAME}.ipynb").read_text() == "ada-12-averages.ipynb"
    assert "bob-8-averages.ipynb: no student on the roster is called bob" in report.remarks

    graded("zoe")
    with open(export(gradebook, "ilias", tmp_path / "marks.csv", columns={NAME: "Mittelwerte"}), encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["Kennung", "Mittelwerte"], ["zoe", "3"]]


def test_every_platform_is_called_like_its_file():
    assert [platform.name for platform in platforms.every()] == platforms.names()
