"""The same grading on a Dask cluster: no shared files, lost workers, a submission that loses every worker."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import distributed
import pytest

BIN = Path(sys.executable).parent
STUDENTS = 12
FLAGS = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")

pytestmark = pytest.mark.slow


def line_with(process, word):
    for line in process.stderr:
        if word in line:
            return line
    raise AssertionError(f"{word} never came")


@pytest.fixture
def cluster(tmp_path):
    """A scheduler and three workers, each a process with a folder of its own."""
    environment = os.environ | {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "2"}
    options = {"stderr": subprocess.PIPE, "stdout": subprocess.DEVNULL, "text": True, "cwd": tmp_path, "env": environment}
    scheduler = subprocess.Popen([BIN / "dask", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"], **options)
    address = line_with(scheduler, "Scheduler at:").split()[-1]
    workers = [subprocess.Popen([BIN / "dask", "worker", address, *FLAGS], **options) for _ in range(3)]
    for worker in workers:
        line_with(worker, "Registered to")
    processes = [*workers, scheduler]
    yield address, processes
    for process in processes:
        process.kill()
        process.wait()


def command(course, address):
    return [BIN / "autograder", "grade", "--course", course.folder, "--scheduler", address, "--preload", "numpy"]


def test_a_class_is_graded_though_a_worker_is_killed(course, cluster):
    address, workers = cluster
    for number in range(STUDENTS):
        course.hand_in(f"student-{number}", {"twice": "import time\ntime.sleep(0.3)\ndef twice(x): return 2 * x"})
    run = subprocess.Popen(command(course, address), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    graded = course.folder / "autograded"
    while run.poll() is None and len(list(graded.glob("*/tiny/tiny.ipynb"))) < 2:
        try:
            run.wait(0.05)
        except subprocess.TimeoutExpired:
            continue
    workers[0].send_signal(signal.SIGKILL)
    out, err = run.communicate(timeout=300)
    assert run.returncode == 0, err
    assert out.startswith(f"{STUDENTS} graded")
    assert set(map(str, course.scores().values())) == {str({"twice-test": 2.0, "total-test": 0.0})}


def test_a_submission_that_loses_every_worker_is_reported_and_costs_nobody_else(course, cluster):
    address, workers = cluster
    course.hand_in("ann")
    course.hand_in("poison", {"twice": "while True: pass"})
    with distributed.Client(address, set_as_default=False) as client:
        processes = client.run(os.getpid)
        run = subprocess.Popen([*command(course, address), "--cell-cpu", "600"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        lost = set()
        while run.poll() is None:
            holding = [worker for worker, keys in client.processing().items() if keys and worker not in lost]
            if "ann" in course.scores() and holding and len(lost) < 3:
                os.kill(processes[holding[0]], signal.SIGKILL)
                lost.add(holding[0])
                replacement = [BIN / "dask", "worker", address, *FLAGS]
                workers.append(subprocess.Popen(replacement, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True))
                line_with(workers[-1], "Registered to")
                processes = client.run(os.getpid)
            with contextlib.suppress(subprocess.TimeoutExpired):
                run.wait(0.2)
    out, err = run.communicate()
    assert run.returncode == 1, err
    assert out.startswith("1 graded, 0 unchanged, 1 not gradable")
    assert "each worker that took it was lost" in err
    assert "Traceback" not in err
    assert len(lost) == 3
    assert course.scores()["ann"] == {"twice-test": 2.0, "total-test": 3.0}


def test_a_scheduler_that_goes_away_is_said_in_a_line(course, cluster):
    address, processes = cluster
    course.hand_in("ann")
    course.hand_in("bob", {"twice": "while True: pass"})
    run = subprocess.Popen([*command(course, address), "--cell-cpu", "600"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while run.poll() is None and not (course.autograded / "ann/tiny/tiny.ipynb").exists():
        with contextlib.suppress(subprocess.TimeoutExpired):
            run.wait(0.2)
    for process in processes:  # scheduler and workers
        process.kill()
    _, err = run.communicate(timeout=300)
    assert run.returncode == 1
    assert "what was graded is kept" in err
    assert "Traceback" not in err
    assert course.scores()["ann"] == {"twice-test": 2.0, "total-test": 3.0}


def test_no_scheduler_is_said_in_a_line(course):
    course.hand_in("ann")
    done = subprocess.run(command(course, "tcp://127.0.0.1:9"), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "no Dask scheduler answers" in done.stderr
    assert "Traceback" not in done.stderr
