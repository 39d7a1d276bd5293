"""Grading on a Dask cluster: the same pure function, with assignment and submission sent as data.

Workers need no files of the coordinator's: the course's kit travels with each submission, too. Each holds one pair of warm templates for
all its threads, made at the first submission. Dask gives a submission whose worker is lost to another worker; one that loses more than
its `allowed-failures` is given up. Where a worker sees the course all the same, on the coordinator's machine or a shared disk, nothing of
it is in view of student code.
"""

from __future__ import annotations

import atexit
import contextlib
import logging
import os
import shutil
import tempfile
import threading
from concurrent.futures import CancelledError, Future
from dataclasses import replace
from pathlib import Path
from typing import Any

from autograder.errors import CourseError
from autograder.files import keep_private, make_private
from autograder.grading.grader import Grader
from autograder.grading.results import SubmissionResult
from autograder.kernels.confine import Limits
from autograder.notebooks.assignment import Assignment, kit_files
from autograder.notebooks.submission import SubmissionError
from autograder.phrases import phrase
from autograder.reasons import reason

Kit = tuple[str, tuple[tuple[str, bytes], ...]]  #: its name, and its files by their names

_lock = threading.Lock()
_graders: dict[tuple[bool, tuple[str, ...], Kit | None, tuple[Path, ...]], tuple[Grader, Path | None]] = {}


class SchedulerGoneError(CourseError):
    """Whoever handed out the work is gone, and what was being graded with it."""

    def __init__(self, address: str) -> None:
        super().__init__(phrase("{address}: the scheduler is gone; start it again, what was graded is kept", address=address))


def grade_here(
    assignment: Assignment,
    data: bytes,
    limits: Limits,
    confined: bool,
    modules: tuple[str, ...],
    course: tuple[Path, ...] = (),
    kit: Kit | None = None,
) -> SubmissionResult:
    """Grades one submission in this worker process; `course` is where the coordinator keeps the course, `kit` what it has of the kit."""
    with _lock:
        wanted = (confined, tuple(dict.fromkeys((*modules, *assignment.imports))), kit, course)
        if wanted not in _graders:
            keep_private()
            place = None if kit is None else _write(kit)
            hidden = (*_seen_here(course), *_of_the_worker(), *([place] if place else []))
            grader = Grader(confined, modules, [replace(assignment, kit=place)], private=hidden)
            atexit.register(grader.close)
            _graders[wanted] = grader, place
        grader, place = _graders[wanted]
    return grader.grade(replace(assignment, kit=place), data, limits)


def _write(kit: Kit) -> Path:
    """The kit's folder on this machine, for the templates to read, and for this user alone."""
    name, files = kit
    folder = Path(tempfile.mkdtemp(prefix="autograder-kit-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / name).mkdir()
    for file, content in files:
        (folder / name / file).write_bytes(content)
    return folder / name


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


class Cluster:
    """A connection to a scheduler, of which several threads may ask for gradings."""

    def __init__(self, address: str, confined: bool, modules: tuple[str, ...], course: tuple[Path, ...]) -> None:
        """Connects by TLS where the address begins with `tls://`, with the certificates that Dask's configuration names.

        `course` is where the course is kept, of which student code sees nothing. Raises CourseError where there is no scheduler, or it
        has no workers.
        """
        try:
            import distributed
        except ImportError:
            raise CourseError("--scheduler needs Dask: pip install -e '.[cluster]', in the folder of the repository") from None
        _hush()
        try:
            keys = distributed.Security()
            usable = keys.get_connection_args("client").get("ssl_context") is not None
        except OSError as error:  # of a file, or what is in it
            raise CourseError(
                "the certificate for the cluster cannot be used ({error}); look at Dask's configuration", error=error
            ) from None
        if address.startswith("tls://") and not usable:
            raise CourseError(
                "{address}: needs a certificate; name it in Dask's configuration, under distributed.comm.tls", address=address
            )
        self._address, self._with = address, (confined, modules, course)
        try:
            self._client: Any = distributed.Client(address, timeout="10s", set_as_default=False, security=keys)
        except (OSError, TimeoutError, ValueError, RuntimeError) as error:
            raise CourseError(
                "{address}: no Dask scheduler answers there ({error}); start one with `dask scheduler`", address=address, error=error
            ) from None
        self._executor = self._client.get_executor(pure=False)
        if not self.width():
            self.close()
            raise CourseError("{address}: the scheduler has no workers yet; start some with `dask worker {address}`", address=address)

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._client.close()

    def width(self) -> int:
        """How many submissions its workers grade at a time, at present. Raises SchedulerGoneError."""
        try:
            return sum(self._client.nthreads(callback_timeout=10).values())
        except Exception:  # Dask has many for a connection that has ended
            raise SchedulerGoneError(self._address) from None

    def submit(self, assignment: Assignment, data: bytes, limits: Limits) -> Future[SubmissionResult]:
        """Begins to grade one submission somewhere. Its outcome may be a SchedulerGoneError."""
        kit = None if assignment.kit is None else (assignment.kit.name, kit_files(assignment.kit))
        outcome: Future[SubmissionResult] = Future()
        try:
            begun = self._executor.submit(grade_here, replace(assignment, kit=None), data, limits, *self._with, kit)
        except Exception:  # Dask says that its client is closed in several ways
            outcome.set_exception(SchedulerGoneError(self._address))
            return outcome
        begun.add_done_callback(lambda done: _pass_on(done, outcome, self._address))
        return outcome

    def grade(self, assignment: Assignment, data: bytes, limits: Limits) -> SubmissionResult:
        """As `Grader.grade`, on one of the workers. Raises SchedulerGoneError as well."""
        return self.submit(assignment, data, limits).result()


def _hush() -> None:
    """Dask's tracebacks, of what is said here in a line."""
    for name in [name for name in logging.root.manager.loggerDict if name.partition(".")[0] == "distributed"]:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _pass_on(done: Future[SubmissionResult], outcome: Future[SubmissionResult], address: str) -> None:
    """Passes on how a submission came out; what befell the cluster, in our own words."""
    from distributed.scheduler import KilledWorker

    try:
        outcome.set_result(done.result())
    except KilledWorker:
        outcome.set_exception(SubmissionError(reason("workers-lost")))
    except CancelledError:
        outcome.set_exception(SchedulerGoneError(address))
    except Exception as error:
        outcome.set_exception(error)
