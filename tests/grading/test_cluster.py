"""The same grading on a Dask cluster: no shared files, lost workers, a submission that loses every worker."""

import contextlib
import os
import re
import signal
import subprocess
from dataclasses import replace
from pathlib import Path

import distributed
import numpy
import pytest
from dask_cluster import BIN, FLAGS, DaskCluster, line_with

from autograder.classroom.cluster import grade_here
from autograder.kernels.confine import Limits
from autograder.kernels.kernel import KernelError
from autograder.notebooks.assignment import kit_files

STUDENTS = 12

pytestmark = pytest.mark.slow


@pytest.fixture(name="cluster")
def three_workers(tmp_path):
    made = DaskCluster(tmp_path)
    yield made.address, [*made.add_workers(3), made.scheduler]
    made.close()


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
    assert list(course.scores().values()) == [{"twice-test": 2.0, "total-test": 0.0}] * STUDENTS


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
    assert "every worker that took it was lost" in err
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


def test_a_worker_hides_the_course_where_it_can_see_it_and_needs_nothing_of_it_where_not(course):
    assignment = course.assignment("tiny")
    data = course.hand_in("ann")
    elsewhere = (Path("/usr/lib/course-of-another-machine"),)
    assert grade_here(assignment, data, Limits(), True, (), elsewhere).score == 5
    with pytest.raises(KernelError, match=os.path.dirname(numpy.__file__)):  # which students' code needs
        grade_here(assignment, data, Limits(), True, (), (Path(numpy.__file__).parent,))


KIT = "def double(x):\n    return {factor} * x\n"


@pytest.fixture
def with_kit(course):
    """A course whose right answer stands in its kit."""
    (course.folder / "tools").mkdir()
    (course.folder / "tools/judging.py").write_text(KIT.format(factor=2))
    text = (course.folder / "assignments/tiny.md").read_text()
    text = text.replace("minutes: 5", "minutes: 5, kit: tools").replace("2 * one", "tools.judging.double(one)")
    text = text.replace("import expect\nx =", "import expect\nimport tools.judging\nx =")
    (course.folder / "assignments/tiny.md").write_text(text)
    subprocess.run([BIN / "autograder", "release", "tiny", "--course", course.folder], check=True, capture_output=True)
    return course


def test_a_kit_travels_with_the_submission_and_another_kit_is_another_grading(with_kit, cluster, tmp_path):
    address, _ = cluster
    with_kit.hand_in("ann")
    elsewhere = tmp_path / "on-the-coordinator-alone"
    kit = ("tools", kit_files(with_kit.assignment("tiny").kit))
    away = replace(with_kit.assignment("tiny"), kit=None)
    (with_kit.folder / "tools").rename(elsewhere)  # what a worker on another machine sees
    with distributed.Client(address, set_as_default=False) as client:
        result = client.submit(grade_here, away, with_kit.hand_in("ann"), Limits(), True, (), (), kit, pure=False).result()
    assert result.score == 5
    elsewhere.rename(with_kit.folder / "tools")
    assert run(with_kit, address)["ann"] == {"twice-test": 2.0, "total-test": 3.0}
    (with_kit.folder / "tools/judging.py").write_text(KIT.format(factor=3))
    assert run(with_kit, address)["ann"] == {"twice-test": 0.0, "total-test": 3.0}, "graded again, by what the kit says now"


def run(course, address):
    subprocess.run(command(course, address), check=True, capture_output=True)
    return course.scores()


# --- by TLS, as the guide has it --------------------------------------------------------------------------------

GUIDE = (Path(__file__).parents[2] / "book/guide-deploying.md").read_text(encoding="utf-8")


def certificate(folder):
    """What the guide says to make, in another folder; the environment that names it."""
    made, configured = (re.search(f"((?:^    .*\n)+)(?<={end})", GUIDE, re.MULTILINE) for end in ("out cluster.pem\n", "cluster.key}\n"))
    folder.mkdir()
    commands = "".join(line[4:] for line in made[1].splitlines(keepends=True)).replace("/etc/grading", str(folder))
    subprocess.run(["sh", "-ec", commands], check=True, capture_output=True)
    text = "".join(line[4:] for line in configured[1].splitlines(keepends=True)).replace("/etc/grading", str(folder))
    (folder / "tls.yaml").write_text(text)
    return os.environ | {"DASK_CONFIG": str(folder)}


@contextlib.contextmanager
def encrypted(environment, folder):
    """A scheduler and a worker in a folder of its own."""
    options = {"stderr": subprocess.PIPE, "stdout": subprocess.DEVNULL, "text": True, "cwd": folder, "env": environment}
    arguments = ["--protocol", "tls", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    processes = [subprocess.Popen([BIN / "dask", "scheduler", *arguments], **options)]
    try:
        address = line_with(processes[0], "Scheduler at:").split()[-1]
        processes.append(subprocess.Popen([BIN / "dask", "worker", address, *FLAGS], **options))
        line_with(processes[1], "Registered to")
        yield address
    finally:
        for process in reversed(processes):
            process.kill()
            process.wait()


LOOK = """import os
seen = [path for path in {paths!r} if os.path.exists(path)]
def twice(x): return 7 if seen else 2 * x
"""


def test_only_who_has_the_key_is_let_in_and_what_a_worker_could_read_students_cannot(course, tmp_path):
    environment = certificate(tmp_path / "keys")
    assert (tmp_path / "keys/cluster.key").stat().st_mode & 0o077 == 0
    private = [tmp_path / "keys", course.folder, course.folder / "gradebook.db", tmp_path / "worker"]
    course.hand_in("ann", {"twice": LOOK.format(paths=list(map(str, private))), "total": "def total(values): return float(sum(values))"})
    (tmp_path / "worker").mkdir()
    with encrypted(environment, tmp_path / "worker") as address:
        assert address.startswith("tls://")
        for stranger in (os.environ, certificate(tmp_path / "other-keys")):
            done = subprocess.run(command(course, address), capture_output=True, text=True, env=stranger)
            assert done.returncode == 1
            assert address in done.stderr
            assert "Traceback" not in done.stderr
            assert course.scores().get("ann", {}).get("twice-test") is None
        done = subprocess.run(command(course, address), capture_output=True, text=True, env=environment)
        assert done.returncode == 0, done.stderr
    assert course.scores()["ann"] == {"twice-test": 2.0, "total-test": 3.0}
