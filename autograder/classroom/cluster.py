"""Grading on a Dask cluster: the same pure function, with assignment and submission sent as data.

Workers need no files of the coordinator's. Each holds one pair of warm templates for all its threads, made at the first
submission. Dask gives a submission whose worker is lost to another worker; one that loses more than its `allowed-failures` is given up.
Where a worker sees the course all the same, on the coordinator's machine or a shared disk, nothing of it is in view of student code.
"""

from __future__ import annotations

import atexit
import contextlib
import logging
import os
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.errors import CourseError
from autograder.files import keep_private, make_private
from autograder.grading.grader import Grader
from autograder.grading.results import SubmissionResult
from autograder.kernels.confine import Limits
from autograder.notebooks.assignment import Assignment
from autograder.notebooks.submission import SubmissionError
from autograder.reasons import reason

if TYPE_CHECKING:
    from autograder.classroom.engine import Submit

_lock = threading.Lock()
_graders: dict[tuple[bool, tuple[str, ...], Path | None, tuple[Path, ...]], Grader] = {}


def grade_here(
    assignment: Assignment, data: bytes, limits: Limits, confined: bool, modules: tuple[str, ...], course: tuple[Path, ...] = ()
) -> SubmissionResult:
    """Grades one submission in this worker process; `course` is where the coordinator keeps the course."""
    with _lock:
        wanted = (confined, (*modules, *assignment.imports), assignment.kit, course)
        grader = _graders.get(wanted)
        if grader is None:
            keep_private()
            grader = _graders[wanted] = Grader(confined, modules, [assignment], private=(*_seen_here(course), *_of_the_worker()))
            atexit.register(grader.close)
    return grader.grade(assignment, data, limits)


def _seen_here(course: tuple[Path, ...]) -> tuple[Path, ...]:
    """The course's places if this machine has any of them: one that comes later, beside a gradebook, is its own then."""
    return course if any(os.path.lexists(path) for path in course) else ()


def _of_the_worker() -> list[Path]:
    """What Dask keeps beside its worker: its configuration, its certificates, and what it has no memory for."""
    import dask
    import distributed

    found = list(dask.config.paths)
    with contextlib.suppress(ValueError):  # this process is no worker
        worker = distributed.get_worker()
        make_private(Path(worker.local_directory))
        found.append(worker.local_directory)
        found += [path for path in worker.security.get_tls_config_for_role("worker").values() if isinstance(path, str)]
    return [Path(path) for path in found if os.path.lexists(path)]


@contextlib.contextmanager
def connect(address: str, confined: bool, modules: tuple[str, ...], course: tuple[Path, ...]) -> Iterator[tuple[Submit, int]]:
    """Connects to a scheduler, by TLS where the address begins with `tls://`, with the certificates that Dask's configuration names.

    `course` is where the course is kept, of which student code sees nothing. Raises CourseError where there is no scheduler, or it has no
    workers.
    """
    try:
        import distributed
    except ImportError:
        raise CourseError("--scheduler needs Dask: pip install -e '.[cluster]', in the folder of the repository") from None
    logging.disable()  # Dask's tracebacks, of what is said here in a line
    try:
        keys = distributed.Security()
        usable = keys.get_connection_args("client").get("ssl_context") is not None
    except OSError as error:  # of a file, or what is in it
        raise CourseError(f"the certificate for the cluster cannot be used ({error}); look at Dask's configuration") from None
    if address.startswith("tls://") and not usable:
        raise CourseError(f"{address}: needs a certificate; name it in Dask's configuration, below distributed.comm.tls")
    try:
        client = distributed.Client(address, timeout="10s", set_as_default=False, security=keys)
    except (OSError, TimeoutError, ValueError, RuntimeError) as error:
        raise CourseError(f"{address}: no Dask scheduler answers there ({error}); start one with `dask scheduler`") from None
    with client:
        width = sum(client.nthreads().values())
        if not width:
            raise CourseError(f"{address}: the scheduler has no workers yet; start some with `dask worker {address}`")
        executor = client.get_executor(pure=False)

        def submit(assignment: Assignment, data: bytes, limits: Limits) -> Future[SubmissionResult]:
            outcome: Future[SubmissionResult] = Future()
            begun = executor.submit(grade_here, assignment, data, limits, confined, modules, course)
            begun.add_done_callback(lambda done: _pass_on(done, outcome, address))
            return outcome

        yield submit, width


def _pass_on(done: Future[SubmissionResult], outcome: Future[SubmissionResult], address: str) -> None:
    """Passes on how a submission came out; what befell the cluster, in our own words."""
    from distributed.scheduler import KilledWorker

    try:
        outcome.set_result(done.result())
    except KilledWorker:
        outcome.set_exception(SubmissionError(reason("workers-lost")))
    except CancelledError:
        outcome.set_exception(CourseError(f"{address}: the scheduler is gone; start it and run again, what was graded is kept"))
    except Exception as error:
        outcome.set_exception(error)
