"""Whatever is killed, and whenever: nothing committed is lost, no process stays, and the next run ends with the right scores."""

import contextlib
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

AUTOGRADER = Path(sys.executable).with_name("autograder")
STUDENTS = 10
RIGHT = {"twice-test": 2, "total-test": 3}


def descendants(process):
    """Those of now; a number that is given out again later is another process."""
    try:
        return psutil.Process(process).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def is_alive(process):
    with contextlib.suppress(psutil.NoSuchProcess):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


def alive(processes):
    return [process for process in processes if is_alive(process)]


def pause(run):
    with contextlib.suppress(subprocess.TimeoutExpired):
        run.wait(0.02)


def wait_for_end(process):
    """A minute at most: a template that is still importing notices the grader's death when it is done."""
    if is_alive(process):
        with contextlib.suppress(OSError):
            select.select([os.pidfd_open(process.pid)], [], [], 60)


def start(course):
    command = [AUTOGRADER, "grade", "--course", course.folder, "--preload", "numpy", "--workers", "2"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


@pytest.mark.slow
def test_fifty_kills_at_random_moments(course, tmp_path):
    for number in range(STUDENTS):
        course.hand_in(f"student-{number}")
    clean = tmp_path / "clean"
    shutil.copytree(course.folder, clean)
    dice = random.Random(20261122)
    kills = 0
    took = None
    while kills < 50:
        run = start(course)
        began = time.monotonic()
        seen = set()
        moment = dice.uniform(0.2, took or 6.0)
        whom = dice.choice(["coordinator", "any", "any"])
        while run.poll() is None and time.monotonic() - began < moment:
            seen |= set(descendants(run.pid))
            pause(run)
        if run.poll() is None:
            others = [process.pid for process in alive(descendants(run.pid))]
            victim = run.pid if whom == "coordinator" or not others else dice.choice(others)
            seen |= set(descendants(run.pid))
            try:
                os.kill(victim, signal.SIGKILL)
            except ProcessLookupError:  # it had just ended by itself: no kill, and the run goes on
                victim = None
            else:
                kills += 1
            if victim == run.pid:
                run.wait()
            else:
                assert run.wait(120) == 0, run.stderr.read()  # it went on by itself
        for process in seen:
            wait_for_end(process)
        assert not alive(seen)
        assert all(scores in (RIGHT, dict.fromkeys(RIGHT)) for scores in course.scores().values())
        assert not list(course.folder.rglob("*.part")) or run.returncode != 0
        if run.returncode == 0:
            took = time.monotonic() - began
            assert course.scores() == {f"student-{number}": RIGHT for number in range(STUDENTS)}
            shutil.rmtree(course.folder)  # and from the beginning again
            shutil.copytree(clean, course.folder)
    run = start(course)
    assert run.wait(300) == 0, run.stderr.read()
    assert course.scores() == {f"student-{number}": RIGHT for number in range(STUDENTS)}


def test_stopping_by_hand_keeps_what_is_graded(course):
    for number in range(STUDENTS):
        course.hand_in(f"student-{number}", {"twice": "import time\ntime.sleep(0.5)\ndef twice(x): return 2 * x"})
    run = start(course)
    done = course.folder / "autograded"
    while run.poll() is None and len(list(done.glob("*/tiny/tiny.ipynb"))) < 2:  # the first is then in the gradebook as well
        pause(run)
    run.send_signal(signal.SIGINT)
    assert run.wait(60) == 130
    said = run.stderr.read()
    assert "run the same command again" in said
    assert "Traceback" not in said
    graded = [student for student, scores in course.scores().items() if None not in scores.values()]
    assert len(graded) > 0
    assert start(course).wait(120) == 0
    assert len(course.scores()) == STUDENTS
