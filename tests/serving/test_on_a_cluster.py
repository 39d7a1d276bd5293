"""`autograder serve` with a Dask cluster behind it: real scheduler, real workers, and what a loss of either leaves."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from dask_cluster import DaskCluster
from school import RIGHT, TOTAL, Class

from autograder.classroom.attempts import State

pytestmark = pytest.mark.slow

STUDENTS = [f"student-{number}" for number in range(6)]
LOOPING = {"twice": "while True: pass", "total": TOTAL}


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[DaskCluster]:
    (tmp_path / "cluster").mkdir()
    made = DaskCluster(tmp_path / "cluster")
    yield made
    made.close()


def all_done(service, students=STUDENTS):
    return all(any(each.is_done for each in service.attempts.of_student(student)) for student in students)


def test_the_queue_feeds_a_cluster_and_a_worker_that_is_lost_costs_nobody_a_result(school: Class, serve, cluster):
    cluster.add_workers(2)
    slow = {**RIGHT, "twice": f"import time\ntime.sleep(0.3)\n{RIGHT['twice']}"}
    service = serve(scheduler=cluster.address)
    assert service.workers == 2
    for student in STUDENTS * 2:
        school.submit(student, slow)
    school.until(lambda: service.attempts.counted()[State.GRADED] >= 1)
    cluster.workers[0].kill()
    school.until(lambda: service.attempts.counted()[State.GRADED] == 2 * len(STUDENTS))
    found = [service.attempts.of_student(student) for student in STUDENTS]
    assert [[each.tries for each in mine] for mine in found] == [[1, 1]] * len(STUDENTS)
    assert max(mine[0].started_at for mine in found) < min(mine[1].started_at for mine in found), "nobody's second before another's first"
    assert school.scores() == dict.fromkeys(STUDENTS, 5)
    assert all(len(school.fetch_feedback(student)) == 2 for student in STUDENTS)
    school.until(lambda: service.workers == 1)


def test_a_scheduler_that_is_gone_and_comes_back_loses_no_hand_in(school: Class, serve, cluster, caplog):
    cluster.add_workers(1)
    service = serve(scheduler=cluster.address)
    for student in STUDENTS:
        school.submit(student)
    school.until(lambda: service.attempts.counted()[State.GRADED] >= 1)
    cluster.close()
    school.until(lambda: service.trouble)
    school.submit("late")
    assert f"{cluster.address}: " in service.trouble
    cluster.start_scheduler()
    cluster.add_workers(2)
    school.until(lambda: all_done(service, [*STUDENTS, "late"]))
    found = [service.attempts.of_student(student) for student in [*STUDENTS, "late"]]
    assert [len(each) for each in found] == [1] * len(found)
    assert {each.state for (each,) in found} == {State.GRADED}
    assert {each.tries for (each,) in found} == {1}, "what befalls the cluster is no try of the attempt's"
    assert school.scores() == dict.fromkeys([*STUDENTS, "late"], 5)
    school.until(lambda: not service.trouble)
    said = [record.getMessage() for record in caplog.records if record.name == "autograder.serve"]
    assert all("\n" not in line and "Traceback" not in line for line in said), said


def test_attempts_wait_while_there_are_no_workers(school: Class, serve, cluster):
    (only,) = cluster.add_workers(1)
    service = serve(scheduler=cluster.address)
    only.kill()
    school.until(lambda: not service.workers)
    assert "no workers" in service.trouble
    school.submit("ada")
    school.until(lambda: service.attempts.of_student("ada"))
    cluster.add_workers(1)
    school.until(lambda: all_done(service, ["ada"]))
    assert school.scores() == {"ada": 5}
    assert not service.trouble


def test_without_a_scheduler_nothing_is_served_and_that_is_said_in_a_line(school: Class):
    command = [sys.executable, "-m", "autograder.cli", "serve", "--course", school.course.folder, "--scheduler", "tcp://127.0.0.1:9"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1
    assert "tcp://127.0.0.1:9: no Dask scheduler answers there" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
