"""`autograder serve` as a person starts it, beside the other commands."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from school import RIGHT, Class

from autograder.classroom.attempts import Attempts, State
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.lock import locked
from autograder.classroom.privacy import remove_student
from autograder.errors import CourseError
from autograder.serving.intake import MOST_WAITING, Intake, TooManyError
from autograder.serving.service import Service

COMMAND = [sys.executable, "-m", "autograder.cli", "serve", "--preload", "numpy", "--workers", "1"]


@pytest.mark.slow
def test_it_serves_until_it_is_told_to_end(school: Class):
    (tokens := school.folder / "tokens").write_text("ada=0123456789abcdef\n")
    tokens.chmod(0o600)
    command = [*COMMAND, "--course", school.course.folder, "--tokens", tokens, "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stderr is not None
    said = [process.stdout.readline() for _ in range(3)]
    assert said[2] == "ready\n", [*said, process.stderr.read()]
    assert "inbound" in said[0]
    address = said[1].split()[1]
    headers = {"Authorization": "token 0123456789abcdef"}
    school.submit("bob")
    wanted = urllib.request.Request(f"{address}api/assignments/tiny/attempts", school.notebook(RIGHT), headers)
    attempt = json.load(urllib.request.urlopen(wanted))
    while not attempt["done_at"]:
        attempt = json.load(
            urllib.request.urlopen(urllib.request.Request(f"{address}api/attempts/{attempt['id']}?wait=20", headers=headers))
        )
    school.until(lambda: school.scores() == {"ada": 5, "bob": 5})
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, out + err
    assert "Traceback" not in err
    queue = Attempts(school.course)
    assert queue.holders() == set()
    queue.close()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--tokens", "nowhere"], "nowhere: cannot be read"),
        (["--exchange", "--db", "sqlite:///nowhere.db"], "there is no gradebook"),
    ],
)
@pytest.mark.slow
def test_what_keeps_it_from_serving_is_said(school: Class, options: list[str], said: str):
    done = subprocess.run([*COMMAND, "--course", school.course.folder, *options], capture_output=True, text=True, cwd=school.folder)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_the_lock_that_is_held_for_moments_is_waited_for_and_the_other_refused(school: Class):
    held, leave = threading.Event(), threading.Event()

    def hold(briefly: bool) -> None:
        with locked(school.course.folder, briefly=briefly):
            held.set()
            leave.wait()

    def take() -> str:
        with locked(school.course.folder):
            return "taken"

    with ThreadPoolExecutor(2) as pool:
        pool.submit(hold, True)
        held.wait()
        waiting = pool.submit(take)
        assert not waiting.done()
        leave.set()
        assert waiting.result() == "taken"
        held.clear()
        leave.clear()
        pool.submit(hold, False)
        held.wait()
        try:
            with pytest.raises(CourseError, match="another run is at work here"):
                take()
        finally:
            leave.set()


LOOKED_AT = """
import sys
from pathlib import Path
from autograder.classroom.course import Course
from autograder.serving.holder import Holder, is_gone, is_served
course, now, seen = Course(Path(sys.argv[1])), [True], []

def look(event, arguments):
    if event == "fcntl.flock" and now and now.pop():
        seen.append(is_served(course))

sys.addaudithook(look)
holder = Holder(course)
print(seen, is_gone(course, holder.name), is_served(course))
"""


def test_a_service_that_is_looked_at_in_the_moment_of_its_start_is_not_taken_for_one_that_is_gone(school: Class):
    done = subprocess.run([sys.executable, "-c", LOOKED_AT, school.course.folder], capture_output=True, text=True)
    assert done.stdout.strip() == "[False] False True", done.stderr


def test_what_is_removed_of_a_student_is_the_attempts_too(school: Class):
    queue = Attempts(school.course)
    Intake(school.course, queue).hand_in("ada", "tiny", "tiny", b"a notebook")
    Intake(school.course, queue).hand_in("bob", "tiny", "tiny", b"a notebook")
    with Gradebook(school.course) as gradebook:
        remove_student(school.course, gradebook, "ada")
    assert queue.of_student("ada") == []
    assert [path.name for path in school.course.attempts.iterdir()] == ["bob"]
    queue.close()


def test_nobody_fills_the_disk_with_what_waits(school: Class):
    queue = Attempts(school.course)
    intake = Intake(school.course, queue)
    for number in range(MOST_WAITING):
        intake.hand_in("eve", "tiny", "tiny", b"notebook %d" % number)
    with pytest.raises(TooManyError):
        intake.hand_in("eve", "tiny", "tiny", b"a notebook")
    intake.hand_in("ada", "tiny", "tiny", b"a notebook")
    queue.close()


def test_the_same_notebook_sent_again_while_it_waits_is_the_same_attempt(school: Class):
    """A browser or a program that heard no answer sends it again."""
    queue = Attempts(school.course)
    intake = Intake(school.course, queue)
    first = intake.hand_in("ada", "tiny", "tiny", b"a notebook")
    assert intake.hand_in("ada", "tiny", "tiny", b"a notebook").id == first.id
    others = [intake.hand_in("ada", "tiny", "tiny", b"another"), intake.hand_in("bob", "tiny", "tiny", b"a notebook")]
    assert first.id not in {each.id for each in others}
    taken = queue.claim("service")
    queue.finish(taken, State.GRADED)
    assert intake.hand_in("ada", "tiny", "tiny", b"a notebook").id != first.id
    queue.close()


@pytest.mark.slow
def test_an_attempt_that_ends_the_service_each_time_is_given_up(school: Class, serve):
    queue = Attempts(school.course)
    Intake(school.course, queue).hand_in("ada", "tiny", "tiny", school.notebook(RIGHT))
    for _ in range(3):
        queue.claim("gone")
        queue.give_back("gone")
    service: Service = serve()
    (attempt,) = school.until(lambda: [each for each in service.attempts.of_student("ada") if each.is_done])
    assert attempt.why is not None
    assert attempt.why.code == "service-ended"
    queue.close()
