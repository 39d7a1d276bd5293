"""A term that is over: archived as a whole, restored from that, and its students deleted once their time has passed."""

from __future__ import annotations

import json
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result
from made_up import NAME

from autograder.classroom.archive import archive, verified
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.retention import has_passed
from autograder.classroom.scores import class_scores
from autograder.cli import main
from autograder.errors import CourseError
from autograder.pages.feedback import write_feedback
from autograder.pages.report import write_report
from autograder.serving.holder import Holder

PAST = "2020-03-31"
KILLED = """
import os, signal, sys
wanted, count, inside = int(sys.argv.pop(1)), 0, False

def watch(event, arguments):
    global count, inside
    inside |= event == "shutil.rmtree" and sys.argv[-1] in str(arguments[0])
    if inside and event in ("shutil.rmtree", "os.remove", "os.rmdir"):
        count += 1
        if count == wanted:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
from autograder.cli import main
main()
"""


@pytest.fixture
def keeping() -> Iterator[None]:
    """SQLite as it is where what is deleted is not overwritten; Debian's overwrites it."""

    def set_up(connection: Any, _: object) -> None:
        connection.execute("PRAGMA secure_delete = OFF")

    sa.event.listen(sa.engine.Engine, "connect", set_up)
    yield
    sa.event.remove(sa.engine.Engine, "connect", set_up)


@pytest.fixture
def term(course: Course, gradebook: Gradebook, graded: Callable[..., None]) -> Course:
    """A class of two with all that is made of it."""
    for student in ("zanzibar", "bob"):
        gradebook.nbgrader.add_student(student, last_name="Lovelace")
        graded(student)
    write_feedback(course, gradebook, NAME)
    write_report(course, gradebook, NAME)
    (course.folder / "grades-csv.csv").write_text("zanzibar,3")
    attempt = course.attempts / "zanzibar" / NAME / "1" / f"odd \\ name\n{NAME}.ipynb"
    attempt.parent.mkdir(parents=True)
    attempt.write_text("{}")
    gradebook.nbgrader.db.rollback()
    return course


def run(command: str, *words: object, course: Course) -> Result:
    return CliRunner().invoke(main, [command, *map(str, words), "--course", str(course.folder)])


def holds(course: Course) -> list[str]:
    """Files with something of a student's in them or in their name."""
    files = [path for path in course.folder.rglob("*") if path.is_file()]
    return sorted(path.name for path in files if b"zanzibar" in path.read_bytes() or "zanzibar" in str(path.relative_to(course.folder)))


def test_an_archive_is_for_its_owner_alone_and_a_course_again_when_unpacked(term: Course, tmp_path: Path):
    file = tmp_path / "autumn-2026.tar.gz"
    before = {path.relative_to(term.folder): path.read_bytes() for path in term.submitted.rglob("*") if path.is_file()}
    done = run("archive-term", file, course=term)
    assert done.exit_code == 0, done.output
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(("tmp", "autumn"))] == [file.name]
    shutil.rmtree(term.folder)
    (tmp_path / "back").mkdir()
    subprocess.run(["tar", "-xzf", file], cwd=tmp_path / "back", check=True)
    back = Course(tmp_path / "back" / "autumn-2026")
    assert stat.S_IMODE(back.folder.stat().st_mode) == 0o700
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "MANIFEST.sha256"], cwd=back.folder, check=True)
    assert {path.relative_to(back.folder): path.read_bytes() for path in back.submitted.rglob("*") if path.is_file()} == before
    with Gradebook(back) as gradebook:
        assert {student: found.final for student, found in class_scores(gradebook.nbgrader, NAME).by_student.items()} == {
            "bob": 3.0,
            "zanzibar": 3.0,
        }
    assert run("report", course=back).exit_code == 0


def test_an_archive_is_written_once_and_beside_the_course_and_no_link_is_followed(term: Course, tmp_path: Path):
    nowhere = run("archive-term", tmp_path / "no/term.tar.gz", course=term)
    assert f"{tmp_path / 'no'}: there is no such folder" in nowhere.output
    (tmp_path / "secret").write_text("nobody's")
    (term.submitted / "zanzibar" / "link").symlink_to(tmp_path / "secret")
    made = archive(term, tmp_path / "one.tar.gz")
    assert made.left_out == [f"{term.submitted / 'zanzibar' / 'link'}: a link, or no file"]
    assert not [name for name in made.digests if "link" in name]
    with pytest.raises(CourseError, match="is there already"):
        archive(term, tmp_path / "one.tar.gz")
    with pytest.raises(CourseError, match="a part of itself"):
        archive(term, term.folder / "two.tar.gz")
    shutil.move(term.autograded, tmp_path / "elsewhere")
    term.autograded.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CourseError, match="autograded: is a link"):
        archive(term, tmp_path / "two.tar.gz")
    assert "is a link" in run("delete-term", PAST, "--without-archive", "--yes", course=term).output
    assert list((tmp_path / "elsewhere").iterdir())
    assert term.submitted.is_dir()


def test_a_damaged_archive_is_known(term: Course, tmp_path: Path):
    archive(term, tmp_path / "one.tar.gz")
    whole = (tmp_path / "one.tar.gz").read_bytes()
    for damaged in (whole[: len(whole) // 2], whole[:-9] + b"\0" + whole[-8:], b"", whole[:200] + bytes(20) + whole[220:]):
        (tmp_path / "bad.tar.gz").write_bytes(damaged)
        with pytest.raises(CourseError, match=r"bad\.tar\.gz: "):
            verified(tmp_path / "bad.tar.gz")
    subprocess.run(["tar", "-xzf", "one.tar.gz"], cwd=tmp_path, check=True)
    (tmp_path / "one" / "submitted" / "bob" / NAME / f"{NAME}.ipynb").write_text("{}")
    subprocess.run(["tar", "-czf", "bad.tar.gz", "one"], cwd=tmp_path, check=True)
    with pytest.raises(CourseError, match=r"bad\.tar\.gz: "):
        verified(tmp_path / "bad.tar.gz")
    with pytest.raises(CourseError, match=r"none\.tar\.gz: is no archive that can be read \(No such file or directory\);"):
        verified(tmp_path / "none.tar.gz")


def test_nothing_is_deleted_before_its_day_nor_without_yes_nor_without_an_archive_that_holds_it(term: Course, tmp_path: Path, hand_in):
    there = holds(term)
    said = run("delete-term", PAST, course=term)
    assert said.exit_code == 0
    assert f"would go: {term.submitted}, 2 files" in said.output
    assert "would go: 2 rows of student" in said.output
    assert "--yes does it" in said.output
    later = run("delete-term", "9000-01-01", "--without-archive", "--yes", course=term)
    assert (later.exit_code, "stays until 9000-01-01" in later.output) == (0, True)
    assert "nothing is deleted without an archive" in run("delete-term", PAST, "--yes", course=term).output
    file = tmp_path / "one.tar.gz"
    archive(term, file)
    hand_in("bob", code="x = 1")
    refused = run("delete-term", PAST, "--archive", file, "--yes", course=term)
    assert f"{term.submitted / 'bob' / NAME / f'{NAME}.ipynb'}: is not in" in refused.output.replace("\n", "")
    hand_in("bob")
    with Gradebook(term) as gradebook:
        gradebook.nbgrader.find_grade("weighted-mean-test", NAME, NAME, "bob").manual_score = 1.0
        gradebook.nbgrader.db.commit()
    assert "has changed since" in run("delete-term", PAST, "--archive", file, "--yes", course=term).output
    holder = Holder(term)
    assert "`autograder serve` is at work" in run("delete-term", PAST, "--without-archive", "--yes", course=term).output
    holder.close()
    assert holds(term) == there


def test_of_the_students_nothing_stays_and_of_the_course_everything(keeping: None, term: Course, tmp_path: Path):
    kept = {path: path.read_bytes() for part in ("assignments", "source", "release") for path in (term.folder / part).rglob("*.*")}
    (tmp_path / "mine").write_text("mine")
    (term.submitted / "zanzibar" / "link").symlink_to(tmp_path / "mine")
    (term.folder / "letters of zanzibar.txt").write_text("Dear")
    archive(term, tmp_path / "one.tar.gz")
    done = run("delete-term", PAST, "--archive", tmp_path / "one.tar.gz", "--yes", "--json", course=term)
    assert done.exit_code == 0, done.output
    plain = json.loads(done.output)
    assert (plain["deleted"], plain["archived"], plain["stays"]) == (True, True, ["letters of zanzibar.txt"])
    assert holds(term) == ["letters of zanzibar.txt"]
    assert (tmp_path / "mine").read_text() == "mine"
    assert {path: path.read_bytes() for path in kept} == kept
    with Gradebook(term) as gradebook:
        assert class_scores(gradebook.nbgrader, NAME).by_student == {}
        gradebook.check_assignment(term.assignment(NAME))
    assert "Nothing of a student" in run("delete-term", PAST, "--archive", tmp_path / "one.tar.gz", "--yes", course=term).output


@pytest.mark.slow  # starts the command line again and again
def test_a_deletion_that_is_killed_anywhere_is_finished_by_the_next_one(term: Course, tmp_path: Path):
    archive(term, tmp_path / "one.tar.gz")
    words = ["delete-term", PAST, "--archive", tmp_path / "one.tar.gz", "--yes", "--course", term.folder]
    for step in (1, 2, 3, 2):
        killed = subprocess.run([sys.executable, "-c", KILLED, str(step), *map(str, words)], capture_output=True, text=True, check=False)
        assert killed.returncode == -9, killed.stderr
    assert holds(term)
    assert run(*words[:-2], course=term).exit_code == 0
    assert holds(term) == []


@pytest.mark.parametrize(
    ("hour", "zone", "passed"),
    [(21, None, False), (23, "Europe/Berlin", True), (23, "America/New_York", False), (21, "Europe/Berlin", False)],
)
def test_a_day_ends_at_midnight_where_the_course_is(course: Course, hour: int, zone: str | None, passed: bool):
    (course.folder / "nbgrader_config.py").write_text(f"c = get_config()\nc.Exchange.timezone = {zone!r}\n" if zone else "")
    now = datetime(2028, 3, 30, hour, 30, tzinfo=timezone.utc)
    assert has_passed(date(2028, 3, 30), Course(course.folder), now) is passed
