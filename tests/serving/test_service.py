"""From hand-in to feedback without anybody in between: nbgrader's exchange and `submitted/`, what counts, and what a kill leaves."""

from __future__ import annotations

import getpass
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy
from meanwhile import meanwhile
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeFactory
from school import RIGHT, SQUARED, TOTAL, TWICE, Class

from autograder.classroom.attempts import Attempt, Attempts, Source, State, graded_folder
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.scores import class_scores
from autograder.classroom.settings_files import nbgrader_config
from autograder.serving.exchange import Exchange, HandedIn, NotTakenError
from autograder.serving.service import Service

pytestmark = pytest.mark.slow

HALF = {"twice": SQUARED, "total": TOTAL}  # 3 of 5
OTHER_HALF = {"twice": TWICE, "total": "def total(values):\n    return 3\n"}  # 2 of 5


def done(service: Service, student: str, number: int = 1) -> list[Attempt]:
    """A student's attempts, once so many are done."""
    found = service.attempts.of_student(student)
    return found if len([each for each in found if each.is_done]) >= number else []


def test_what_is_submitted_comes_back_by_fetch_feedback(school, serve):
    service = serve()
    school.submit("ada")
    school.submit("bob", HALF)
    school.until(lambda: done(service, "ada") and done(service, "bob"))
    assert school.scores() == {"ada": 5, "bob": 3}
    (page,) = school.fetch_feedback("ada")
    assert "<strong>5</strong> of 5 points" in page
    (page,) = school.fetch_feedback("bob")
    assert "<strong>3</strong> of 5 points" in page
    assert "squared" in page
    assert "ada" not in page
    released = list((school.folder / "exchange" / "regularization" / "feedback").glob("*.html"))
    assert len(released) == 2
    assert all(path.stat().st_mode & 0o004 for path in released), "students are other users"


def test_what_an_instructor_puts_there_is_graded_and_what_is_collected_besides_is_graded_once(school, serve):
    service = serve()
    folder = school.course.submitted / "ada" / "tiny"
    folder.mkdir(parents=True)
    (folder / "tiny.ipynb").write_bytes(school.notebook(HALF))
    (attempt,) = school.until(lambda: done(service, "ada"))
    assert (attempt.source, attempt.counts, attempt.score) == (Source.SUBMITTED, True, 3)
    school.submit("bob")
    school.until(lambda: done(service, "bob"))
    config = nbgrader_config(school.course.folder)
    config.CourseDirectory.root = str(school.course.folder)
    config.CourseDirectory.assignment_id = "tiny"
    config.ExchangeCollect.update = True
    ExchangeFactory(config=config).Collect(coursedir=CourseDirectory(config=config)).start()
    (folder / "tiny.ipynb").write_bytes(school.notebook(RIGHT))  # it is looked at after what was collected, or with it
    school.until(lambda: done(service, "ada", 2))
    assert len(service.attempts.of_student("bob")) == 1
    assert school.scores() == {"ada": 5, "bob": 5}


@pytest.mark.parametrize(("counts", "expected"), [("last", 2), ("best", 3), ("first", 3)])
def test_which_attempt_counts(school, serve, says, counts, expected):
    says(counts=counts)
    service = serve()
    for number, answers in enumerate((HALF, OTHER_HALF), 1):
        school.submit("ada", answers)
        school.until(lambda number=number: done(service, "ada", number))
    assert school.scores() == {"ada": expected}
    pages = school.fetch_feedback("ada")
    assert ["<strong>3</strong> of 5" in pages[0], "<strong>2</strong> of 5" in pages[1]] == [True, True]
    assert ["not the attempt that counts" in page for page in pages] == [False, expected != 2]
    handed_in = [path.read_bytes() for path in school.course.attempts.glob("ada/tiny/2*/tiny.ipynb")]
    assert sorted(handed_in) == sorted(map(school.notebook, (HALF, OTHER_HALF)))


def test_the_best_is_what_is_most_worth_after_the_late_penalty(school, serve, says):
    says(counts="best")
    (config := school.course.folder / "nbgrader_config.py").write_text(config.read_text() + 'c.LatePenalty.rule = "zero"\n')
    service = serve()
    school.submit("ada", HALF)
    school.until(lambda: done(service, "ada"))
    with Gradebook(school.course) as gradebook:
        gradebook.set_due("tiny", datetime.now(timezone.utc).replace(tzinfo=None))
    school.submit("ada", RIGHT)
    attempts = school.until(lambda: done(service, "ada", 2))
    assert [(each.score, each.final, each.counts) for each in attempts] == [(3, 3, True), (5, 0, False)]
    assert school.scores() == {"ada": 3}


@pytest.mark.parametrize("counts", ["best", "last"])
def test_an_extension_after_grading_changes_what_late_attempts_are_worth_and_which_counts(school, serve, says, counts):
    says(counts=counts)
    (config := school.course.folder / "nbgrader_config.py").write_text(config.read_text() + 'c.LatePenalty.rule = "zero"\n')
    service = serve()
    for student in ("ada", "bob"):
        school.submit(student, HALF)
        school.until(lambda student=student: done(service, student))
    due = datetime.now(timezone.utc).replace(tzinfo=None)
    with Gradebook(school.course) as gradebook:
        gradebook.set_due("tiny", due)
    for student in ("ada", "bob"):
        school.submit(student, RIGHT)
        school.until(lambda student=student: done(service, student, 2))
    assert [each.final for each in service.attempts.of_student("ada")] == [3, 0]
    with Gradebook(school.course) as gradebook:
        gradebook.extend("tiny", ["ada"], due + timedelta(days=1))
    school.until(lambda: [each.final for each in done(service, "ada", 2)] == [3, 5] and school.scores()["ada"] == 5)
    assert [each.counts for each in school.until(lambda: done(service, "ada", 2))] == [False, True]
    assert "<strong>5</strong> of 5 points" in school.fetch_feedback("ada")[1]
    with Gradebook(school.course) as gradebook:
        assert class_scores(gradebook.nbgrader, "tiny").by_student["ada"].final == 5
        assert class_scores(gradebook.nbgrader, "tiny").by_student["bob"].final == (3 if counts == "best" else 0)
        gradebook.extend("tiny", ["ada"], None)
    school.until(lambda: [each.final for each in done(service, "ada", 2)] == [3, 0])
    expected = [True, False] if counts == "best" else [False, True]
    school.until(lambda: [each.counts for each in done(service, "ada", 2)] == expected)


def test_a_queue_that_cannot_be_read_for_a_while_ends_nothing(school, serve, caplog):
    service = serve()
    engine = sqlalchemy.create_engine(school.course.db)

    def rename(before: str, after: str) -> None:
        with engine.begin() as db:
            db.execute(sqlalchemy.text(f"ALTER TABLE {before} RENAME TO {after}"))

    rename("autograder_attempt", "aside")
    school.submit("ada")
    school.until(lambda: service.trouble)
    assert service.alive
    rename("aside", "autograder_attempt")
    school.until(lambda: done(service, "ada"))
    assert school.scores() == {"ada": 5}
    school.until(lambda: not service.trouble)
    said = [record.getMessage() for record in caplog.records if record.name == "autograder.serve"]
    assert said
    assert not [line for line in said if "\n" in line or "SELECT" in line], "one line, and none of the database's own language"


def test_beyond_the_ration_the_newest_waits_for_its_day_and_without_days_there_is_no_more(school, serve, says):
    says(attempts="1 a day")
    service = serve()
    for answers in (HALF, OTHER_HALF, RIGHT):
        known = len(service.attempts.of_student("ada"))
        school.submit("ada", answers)
        school.until(lambda known=known: len(service.attempts.of_student("ada")) > known)
    first, second, third = school.until(lambda: done(service, "ada", 2))
    assert [each.state for each in (first, second, third)] == [State.GRADED, State.REPLACED, State.WAITING]
    assert third.not_before == first.received_at + timedelta(days=1)
    assert school.scores() == {"ada": 3}
    says(attempts="1")
    school.submit("bob")
    school.until(lambda: done(service, "bob"))
    school.submit("bob", HALF)
    assert [each.state for each in school.until(lambda: done(service, "bob", 2))] == [State.GRADED, State.OVER]


def test_the_same_again_which_is_free_has_the_same_result_until_there_is_another_release(school, serve, says):
    """Else a notebook that guesses, or does something else each minute, has as many attempts as it likes."""
    says(attempts="1")
    service = serve()
    guesses = HALF | {"total": f"import time\nprint(time.time_ns())\n{TOTAL}"}
    for number in (1, 2):
        school.submit("ada", guesses)
        school.until(lambda number=number: done(service, "ada", number))
    notebook = school.course.folder / "source" / "tiny" / "tiny.ipynb"
    os.utime(notebook)
    school.submit("ada", guesses)
    first, second, third = school.until(lambda: done(service, "ada", 3))
    shown = [(graded_folder(service.course, each) / "tiny.ipynb").read_text(encoding="utf-8") for each in (first, second, third)]
    assert shown[0] == shown[1]
    assert shown[0] != shown[2]
    assert [(each.state, each.score) for each in (first, second, third)] == [(State.GRADED, 3)] * 3
    assert school.scores() == {"ada": 3}
    assert ["<strong>3</strong> of 5" in page for page in school.fetch_feedback("ada")] == [True] * 3


@pytest.mark.parametrize("detail", ["names", "score"])
def test_before_it_is_due_feedback_says_no_more_than_it_may_and_afterwards_everything(school, serve, says, detail):
    says(detail=detail)
    with Gradebook(school.course) as gradebook:
        gradebook.set_due("tiny", datetime(2100, 1, 1))
    service = serve()
    school.submit("ada", HALF)
    school.until(lambda: done(service, "ada"))
    (page,) = school.fetch_feedback("ada")
    assert "<strong>3</strong> of 5" in page
    assert ("squared" in page) == (detail == "names")
    assert ("Not right yet" in page) == (detail == "names")
    assert "propert" not in page
    with Gradebook(school.course) as gradebook:
        gradebook.set_due("tiny", datetime(2020, 1, 1))
    school.until(lambda: not service.attempts.untold("tiny", 1))
    (page,) = school.fetch_feedback("ada")
    assert "squared" in page
    assert "this page" not in page


def test_a_page_that_was_written_a_moment_before_it_was_due_is_written_anew(school, serve, says):
    says(detail="score")
    with Gradebook(school.course) as gradebook:
        gradebook.set_due("tiny", datetime(2100, 1, 1))

    def let_it_be_due() -> None:
        with Gradebook(school.course) as gradebook:
            gradebook.set_due("tiny", datetime(2020, 1, 1))

    with meanwhile(let_it_be_due, lambda _: (school.course.feedback / "ada" / "tiny" / "tiny.html").exists()):
        service = serve()
        school.submit("ada", HALF)
        school.until(lambda: done(service, "ada"))
    school.until(lambda: not service.attempts.untold("tiny", 1))
    (page,) = school.fetch_feedback("ada")
    assert "squared" in page


def test_a_page_that_cannot_be_written_anew_keeps_nobody_else_waiting(school, serve, says):
    says(detail="score")
    with Gradebook(school.course) as gradebook:
        gradebook.set_due("tiny", datetime(2100, 1, 1))
    service = serve()
    for student in ("ada", "bob"):
        school.submit(student, HALF)
        school.until(lambda student=student: done(service, student))
    with sqlalchemy.create_engine(school.course.db).begin() as database:  # by hand, or by another version
        database.execute(sqlalchemy.text("""UPDATE autograder_attempt SET results = '{"tiny": "7"}' WHERE student = 'ada'"""))
    with Gradebook(school.course) as gradebook:
        gradebook.set_due("tiny", datetime(2020, 1, 1))
    school.until(lambda: not service.alive or not service.attempts.untold("tiny", 1))
    assert service.alive
    (page,) = school.fetch_feedback("bob")
    assert "squared" in page


SERVICE = """
import sys
from pathlib import Path
from autograder.classroom.course import Course
from autograder.serving.exchange import Exchange
from autograder.serving.service import Service
course = Course(Path(sys.argv[1]))
service = Service(course, exchange=Exchange(course), preload=("numpy",), workers=2, poll=0.05)
service.start()
service._thread.join()
"""


def test_killed_while_it_grades_nothing_is_lost_and_nothing_counts_twice(school, serve):
    students = [f"student-{number}" for number in range(6)]
    for student in students:
        school.submit(student)
    killed = subprocess.Popen([sys.executable, "-c", SERVICE, school.course.folder])
    queue = Attempts(school.course)
    school.until(lambda: queue.counted()[State.GRADED] >= 1)
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    before = {each.id for student in students for each in queue.of_student(student) if each.is_done}
    service = serve()
    school.until(lambda: all(done(service, student) for student in students))
    found = [service.attempts.of_student(student) for student in students]
    assert [len(each) for each in found] == [1] * 6
    assert all(each.tries == 1 for (each,) in found if each.id in before)
    assert school.scores() == dict.fromkeys(students, 5)
    assert all(len(school.fetch_feedback(student)) == 1 for student in students)
    queue.close()


def test_two_services_grade_no_attempt_twice(school, serve):
    services = [serve(), serve()]
    students = [f"student-{number}" for number in range(5)]
    for student in students * 2:
        school.submit(student)
    for student in students:
        school.until(lambda student=student: done(services[0], student, 2))
    found = [each for student in students for each in services[1].attempts.of_student(student)]
    assert len(found) == 10
    assert {each.tries for each in found} == {1}
    assert [each.counts for each in found] == [False, True] * 5


def test_who_claims_to_be_another_is_named_and_not_graded(school, serve):
    (config := school.course.folder / "nbgrader_config.py").write_text(
        config.read_text().replace("check_owner = False", "check_owner = True")
    )
    service = serve()
    school.submit("mallory-as-bob")
    school.until(lambda: service.remarks)
    (said,) = service.remarks.values()
    assert "mallory-as-bob" in said
    assert service.attempts.of_student("mallory-as-bob") == []


def test_a_folder_that_is_put_in_the_place_of_anothers_is_not_taken_for_theirs(school, tmp_path):
    (config := school.course.folder / "nbgrader_config.py").write_text(
        config.read_text().replace("check_owner = False", "check_owner = True")
    )
    exchange = Exchange(school.course)
    school.submit(getpass.getuser())  # whose folders are all of them here
    (found,) = exchange.new(set(), {"tiny"})
    assert isinstance(found, HandedIn)
    assert set(exchange.read(found)) >= {"tiny.ipynb"}
    claimed = replace(found, student="victim")
    with pytest.raises(NotTakenError, match="belongs to"):
        exchange.read(claimed)
    # What is compared is what is read: a link to what is another's leads nowhere.
    os.rename(exchange.inbound / found.folder, tmp_path / "mine")
    os.symlink(tmp_path / "mine", exchange.inbound / found.folder)
    with pytest.raises(OSError, match=r"directory|symbolic"):
        exchange.read(found)


def test_a_folder_that_was_made_ready_long_ago_comes_when_it_is_moved_here(school, tmp_path):
    exchange = Exchange(school.course)
    school.submit("eve")
    (folder,) = exchange.inbound.iterdir()
    written = os.stat(folder / "submission_secret.txt").st_ctime
    while os.stat(folder).st_ctime <= written:  # the clock of files ticks some hundred times a second
        os.rename(folder, tmp_path / "ready")
        os.rename(tmp_path / "ready", folder)
    (found,) = exchange.new(set(), {"tiny"})
    assert isinstance(found, HandedIn)
    assert found.received_at.timestamp() == pytest.approx(os.stat(folder).st_ctime, abs=1e-5, rel=0)


@pytest.mark.parametrize("odd", [b"\xff", b"\n", "\u202e".encode()])
def test_a_name_that_is_no_text_ends_nothing(school, serve, odd):
    school.submit("eve")
    (first,) = (school.folder / "exchange" / "regularization" / "inbound").iterdir()
    shutil.copytree(os.fsencode(first), os.fsencode(first).replace(b"+20", b"+19") + odd)
    service = serve()
    school.until(lambda: done(service, "eve"))
    assert list(service.remarks.values()) == ["its name is not one that nbgrader gives"]
    assert service.alive


def test_who_is_spelled_otherwise_in_the_gradebook_is_told_and_keeps_nobody_waiting(school, serve):
    with Gradebook(school.course) as gradebook:
        gradebook.nbgrader.update_or_create_student("Eve")
    service = serve()
    school.submit("eve", b"no notebook")
    school.submit("eve", RIGHT)
    attempts = school.until(lambda: done(service, "eve", 2))
    assert [(each.state, each.counts) for each in attempts] == [(State.REFUSED, False)] * 2
    assert not service.trouble
    assert "it could not be entered into the gradebook" in school.fetch_feedback("eve")[1]


def test_a_folder_that_is_still_written_is_left_and_links_in_it_lead_nowhere(school, serve):
    secret = school.folder / "secret.ipynb"
    secret.write_bytes(school.notebook(RIGHT))
    school.submit("eve")
    (folder,) = (school.folder / "exchange" / "regularization" / "inbound").iterdir()
    os.unlink(folder / "tiny.ipynb")
    os.symlink(secret, folder / "tiny.ipynb")
    half = folder.with_name(folder.name.replace("eve", "zoe"))
    shutil.copytree(folder, half, symlinks=True)
    (half / "submission_secret.txt").write_text("")
    service = serve()
    (attempt,) = school.until(lambda: done(service, "eve"))
    assert attempt.state is State.REFUSED
    assert attempt.why is not None
    assert attempt.why.code == "no-such-file"
    assert service.attempts.of_student("zoe") == []
    os.unlink(half / "tiny.ipynb")
    (half / "tiny.ipynb").write_bytes(school.notebook(RIGHT))
    (half / "submission_secret.txt").write_text("whole")
    assert school.until(lambda: done(service, "zoe"))[0].score == 5


def test_what_was_graded_before_there_was_a_service_is_its_first_attempt(school: Class, serve, says):
    says(counts="best")
    folder = school.course.submitted / "ada" / "tiny"
    folder.mkdir(parents=True)
    (folder / "tiny.ipynb").write_bytes(school.notebook(RIGHT))
    command = [Path(sys.executable).with_name("autograder"), "grade", "--course", school.course.folder, "--preload", "numpy"]
    subprocess.run(command, check=True, capture_output=True)
    service = serve()
    school.until(lambda: done(service, "ada"))
    school.submit("ada", HALF)
    attempts = school.until(lambda: done(service, "ada", 2))
    assert [(each.score, each.counts, each.tries) for each in attempts] == [(5, True, 0), (3, False, 1)]
    assert school.scores() == {"ada": 5}


def test_what_was_collected_before_there_was_a_service_is_not_graded_again(school: Class, serve):
    school.submit("ada", RIGHT)
    school.submit("ada", HALF)
    config = nbgrader_config(school.course.folder)
    config.CourseDirectory.root = str(school.course.folder)
    config.CourseDirectory.assignment_id = "tiny"
    ExchangeFactory(config=config).Collect(coursedir=CourseDirectory(config=config)).start()
    service = serve()
    school.until(lambda: done(service, "ada"))
    school.submit("ada", OTHER_HALF)
    attempts = school.until(lambda: done(service, "ada", 2))
    assert [(each.source, each.score, each.counts) for each in attempts] == [
        (Source.SUBMITTED, 3, False),
        (Source.EXCHANGE, 2, True),
    ]


@pytest.mark.parametrize("broken", ["timestamp.txt", "submission_secret.txt"])
def test_odd_files_beside_a_notebook_keep_nobody_from_a_result(school: Class, serve, says, broken: str):
    says(counts="first")  # so that the second is no submission, and has a page of its own
    service = serve()
    school.submit("eve", RIGHT)
    school.until(lambda: done(service, "eve"))
    inbound = school.folder / "exchange" / "regularization" / "inbound"
    (first,) = inbound.iterdir()
    other = inbound / first.name.replace("+20", "+21")  # a century later
    part = shutil.copytree(first, school.folder / "part")
    os.unlink(part / broken)
    (part / broken).write_bytes(b"\xff\xfe odd \0")
    os.rename(part, other)
    attempts = school.until(lambda: done(service, "eve", 2))
    assert [each.score for each in attempts] == [5, 5]
    assert not service.trouble


def test_whatever_files_beside_a_notebook_are_called_everybody_gets_a_result(school: Class, serve, says):
    says(counts="first")
    service = serve()
    school.submit("eve", RIGHT)
    school.until(lambda: done(service, "eve"))
    inbound = school.folder / "exchange" / "regularization" / "inbound"
    (first,) = inbound.iterdir()
    part = shutil.copytree(first, school.folder / "part")
    for name in ("tiny.ipynb.part", "timestamp.txt.part"):
        (part / name).mkdir()
        (part / name / "a.txt").touch()
    for name in ("graded", "n" * 251 + ".txt"):
        (part / name).touch()
    os.rename(part, inbound / first.name.replace("+20", "+21"))
    school.submit("ann", RIGHT)
    school.until(lambda: done(service, "ann"))
    assert [each.score for each in school.until(lambda: done(service, "eve", 2))] == [5, 5]
    assert not service.trouble


def test_a_release_is_taken_up_while_it_runs(school: Class, serve):
    service = serve()
    text = (school.course.texts / "tiny.md").read_text().replace("Tiny", "More")
    (school.course.texts / "more.md").write_text(text)
    from autograder.authoring.compiler import author
    from autograder.classroom.release import release

    author(school.course.texts / "more.md", school.course.source)
    release(school.course.folder, ["more"])
    school.until(lambda: "more" in service.assignments)
    folder = Course(school.course.folder).submitted / "ada" / "more"
    folder.mkdir(parents=True)
    (folder / "more.ipynb").write_bytes((school.course.source / "more" / "more.ipynb").read_bytes())
    (attempt,) = school.until(lambda: done(service, "ada"))
    assert attempt.score == 5
