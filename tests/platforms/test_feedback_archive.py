"""Pages that go back through the platform: the archive is read here as the platforms read it."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from made_up import NAME

from autograder.classroom import kept
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.privacy import remove_student
from autograder.errors import CourseError
from autograder.platforms.common.collect import collect
from autograder.platforms.common.contract import RosterEntry
from autograder.platforms.common.feedback import write_archive


def read_by_canvas(name: str) -> tuple[str, str] | None:
    """User and file: infer_comment_context_from_filename in canvas-lms, app/models/abstract_assignment.rb."""
    parts = [part for part in name.split("_") if part != "LATE"]
    user, file, *_ = [*(part for part in parts if re.fullmatch(r"\d+", part)), "", ""]
    return None if parts[0] == "anon" or parts[-1].startswith("link") or not file else (user, file)


def read_by_moodle(path: str) -> tuple[str, str, str] | None:
    """Participant, plugin and title: is_valid_filename_for_import in moodle, mod/assign/feedback/file/importziplib.php."""
    if path.startswith((".", "~")):
        return None
    parts = path.split("_", 4)
    return (parts[1], f"{parts[2]}_{parts[3]}", parts[4]) if len(parts) == 5 and parts[1].isdecimal() else None


@pytest.fixture
def archive(course: Course, gradebook: Gradebook, graded: Callable[..., None], tmp_path: Path) -> Callable[..., list[str]]:
    """Collects a download of these paths for ada (Canvas' 41) and 4711 (Canvas' 42), and gives the names in the archive."""
    gradebook.nbgrader.add_student("ada", first_name="Ada_1", last_name="Lovelace", lms_user_id="41")
    gradebook.nbgrader.add_student("4711", first_name="Zoë", last_name="李", lms_user_id="42")

    def write(to: str, *paths: str) -> list[str]:
        pages = []
        for student in ("ada", "4711"):
            graded(student)
            page = course.feedback / student / NAME / f"{NAME}.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(student)
            pages.append((student, page))
        with zipfile.ZipFile(tmp_path / "download.zip", "w") as download:
            for path, (student, _) in zip(paths, pages, strict=False):
                download.write(course.submitted / student / NAME / f"{NAME}.ipynb", path)
        worksheet = [RosterEntry("ada", participant="7001"), RosterEntry("4711", participant="7002")]
        report = collect(course, gradebook, NAME, tmp_path / "download.zip", worksheet=worksheet)
        assert len(report.unchanged) == len(paths)
        remarks = write_archive(gradebook, NAME, to, pages, course.feedback / "x.zip")
        with zipfile.ZipFile(course.feedback / "x.zip") as found:
            return sorted(f"{found.read(name).decode()}: {name}" for name in found.namelist()) + remarks

    return write


def test_canvas_finds_user_and_file(archive):
    four, ada = archive("canvas", "u_1lovelaceada_LATE_41_900_averages.ipynb", "zoe_42_901_averages.ipynb")
    assert four.startswith("4711: ")
    assert read_by_canvas(four.partition(": ")[2]) == ("42", "901")
    assert read_by_canvas(ada.partition(": ")[2]) == ("41", "900")
    assert four.endswith(f"_feedback-{NAME}.html")


def test_moodle_finds_the_participant(archive):
    first, second = archive(
        "moodle", "Ada Lovelace_7001_assignsubmission_file/averages.ipynb", "Zoë 李_7002_assignsubmission_file_averages.ipynb"
    )
    assert read_by_moodle(first.removeprefix("4711: ")) == ("7002", "assignfeedback_file", f"feedback-{NAME}.html")
    assert read_by_moodle(second.removeprefix("ada: ")) == ("7001", "assignfeedback_file", f"feedback-{NAME}.html")


def test_who_handed_in_some_other_way_is_named_and_of_nobody_there_is_no_archive(archive, course, gradebook):
    (one, remark) = archive("canvas", "lovelaceada_41_900_averages.ipynb")
    assert one.startswith("ada: ")
    assert remark.startswith(f"{NAME}: not in the archive for Canvas, since these notebooks did not come from a download from there: 4711;")
    with pytest.raises(CourseError, match="there is no page that Moodle can take back"):
        write_archive(gradebook, NAME, "moodle", [("ada", course.folder)], course.feedback / "y.zip")
    with pytest.raises(CourseError, match="csv: does not take pages back; canvas and moodle do"):
        write_archive(gradebook, NAME, "csv", [], course.feedback / "y.zip")


def test_what_is_kept_of_a_download_goes_with_the_student(archive, course, gradebook):
    archive("canvas", "lovelaceada_LATE_41_900_averages.ipynb")
    assert kept.files(gradebook.nbgrader, NAME)["ada"] == kept.PlatformFile("canvas", "41", "900", True)
    remove_student(course, gradebook, "ada")
    assert "ada" not in kept.files(gradebook.nbgrader, NAME)
    assert not list(course.feedback.glob("*.zip"))


def test_a_platform_that_takes_no_pages_is_refused_before_any_is_written(course, gradebook, graded):
    graded("ada")
    command = [Path(sys.executable).with_name("autograder"), "feedback", "--course", course.folder, "--to", "csv"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "autograder: csv: does not take pages back; canvas and moodle do\n"
    assert not course.feedback.exists()
