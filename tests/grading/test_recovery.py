"""Whatever is killed, and whenever, or where the disk is full: nothing committed is lost, and the next run ends with the right scores."""

import contextlib
import json
import os
import random
import re
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

AUTOGRADER = Path(sys.executable).with_name("autograder")
STUDENTS = 10
KILLS = int(os.environ.get("KILLS", "12"))  # `make kills` asks for 200, each night
RIGHT = {"twice-test": 2, "total-test": 3}
PATIENCE = 300  # seconds until what never comes counts as not coming


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
    """A template that is still importing notices the grader's death when it is done."""
    if is_alive(process):
        with contextlib.suppress(OSError):
            select.select([os.pidfd_open(process.pid)], [], [], PATIENCE)


def start(course):
    command = [AUTOGRADER, "grade", "--course", course.folder, "--preload", "numpy", "--workers", "2"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


@pytest.mark.slow
def test_kills_at_random_moments(course, tmp_path):
    for number in range(STUDENTS):
        course.hand_in(f"student-{number}")
    clean = tmp_path / "clean"
    shutil.copytree(course.folder, clean)
    dice = random.Random(20261122)
    kills = 0
    took = None
    while kills < KILLS:
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
                assert run.wait(PATIENCE) == 0, run.stderr.read()  # it went on by itself
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
    assert run.wait(PATIENCE) == 0, run.stderr.read()
    assert course.scores() == {f"student-{number}": RIGHT for number in range(STUDENTS)}


@pytest.mark.slow
def test_stopping_by_hand_keeps_what_is_graded(course):
    for number in range(STUDENTS):
        course.hand_in(f"student-{number}", {"twice": "import time\ntime.sleep(0.5)\ndef twice(x): return 2 * x"})
    run = start(course)
    done = course.folder / "autograded"
    while run.poll() is None and len(list(done.glob("*/tiny/tiny.ipynb"))) < 2:  # the first is then in the gradebook as well
        pause(run)
    run.send_signal(signal.SIGINT)
    assert run.wait(PATIENCE) == 130
    said = run.stderr.read()
    assert "run the same command again" in said
    assert "Traceback" not in said
    graded = [student for student, scores in course.scores().items() if None not in scores.values()]
    assert len(graded) > 0
    assert start(course).wait(PATIENCE) == 0
    assert len(course.scores()) == STUDENTS


DISK = """
import sys
sys.path.insert(0, sys.argv[1])
import test_recovery
test_recovery.fill_a_disk(*sys.argv[2:])
"""


@pytest.mark.slow
def test_a_disk_that_fills_at_random_moments(course, tmp_path):
    for number in range(STUDENTS):
        course.hand_in(f"student-{number}")
    (disk := tmp_path / "disk").mkdir()
    alone = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--user", "--map-root-user", "--mount"]
    done = subprocess.run([*alone, sys.executable, "-c", DISK, Path(__file__).parent, course.folder, disk], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def fill_a_disk(source, disk):
    """Grades a class on a disk of its own, in a view of files of its own, that is full from a random moment of each run on."""
    from conftest import TinyCourse

    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk], check=True)
    clean = Path(shutil.copytree(source, Path(disk, "clean")))
    course = TinyCourse(Path(shutil.copytree(clean, Path(disk, "course"))))
    dice = random.Random(20261128)
    full = 0
    for number in range(max(KILLS // 8, 1)):
        known = course.scores()
        run = start(course)
        with contextlib.suppress(subprocess.TimeoutExpired):
            run.wait(dice.uniform(1.0, 6.0) if number else 0.5)
        spare = dice.choice([0, 4, 16, 64]) * 1024 if number else 0
        ended = run.poll() is not None
        # Linux refuses a size below what is in use, which grows between the look and the call.
        for _ in range(100):
            taken = shutil.disk_usage(disk).used + spare
            if subprocess.run(["mount", "-o", f"remount,size={taken}", disk], check=False, capture_output=True).returncode == 0:
                break
        else:
            raise AssertionError("the disk cannot be made small")
        said = run.communicate(timeout=PATIENCE)[1]
        subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
        assert "Traceback" not in said, said
        if run.returncode != 0:
            full += 1
            assert re.search("No space left on device|disk is full", said), said
        with contextlib.closing(sqlite3.connect(course.folder / "gradebook.db")) as book:
            assert book.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        scores = course.scores()
        assert all(scores[student] == found for student, found in known.items() if None not in found.values()), (known, scores)
        assert all(found in (RIGHT, dict.fromkeys(RIGHT)) for found in scores.values())
        for notebook in course.autograded.rglob("*.ipynb"):
            json.loads(notebook.read_text())
        if run.returncode == 0:
            assert ended or scores == {f"student-{number}": RIGHT for number in range(STUDENTS)}
            shutil.rmtree(course.folder)
            shutil.copytree(clean, course.folder)
    assert full  # the first, at least
    run = start(course)
    assert run.wait(PATIENCE) == 0, run.stderr.read()
    assert course.scores() == {f"student-{number}": RIGHT for number in range(STUDENTS)}
