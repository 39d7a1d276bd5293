"""Files that services lock: one as long as it runs, so that others know who is alive; and one while no other may do the same."""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from autograder.classroom.course import Course
from autograder.files import make_private


def _folder(course: Course) -> Path:
    return course.folder / ".autograder-serve"


class Holder:
    """A running service, by a name that no other has."""

    def __init__(self, course: Course) -> None:
        make_private(_folder(course))
        self.name = secrets.token_hex(8)
        self._path = _folder(course) / self.name
        begun = self._path.with_suffix(".lock")  # which nobody takes for a service's: under its own name it is locked from the first
        self._file = os.open(begun, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._file, fcntl.LOCK_EX)
        os.rename(begun, self._path)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._path.unlink()
        os.close(self._file)


@contextlib.contextmanager
def one_at_a_time(course: Course, what: str) -> Iterator[None]:
    """Held by one thread of all services on a course, whatever ends it. Raises OSError."""
    make_private(_folder(course))
    file = os.open(_folder(course) / f"{what}.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
    finally:
        os.close(file)


def is_gone(course: Course, name: str) -> bool:
    """Whether the service of this name has ended. Its file goes with it."""
    path = _folder(course) / name
    try:
        file = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink(missing_ok=True)
        return True
    except BlockingIOError:
        return False
    finally:
        os.close(file)


def is_served(course: Course) -> bool:
    """Whether a service works on this course."""
    folder = _folder(course)
    return folder.is_dir() and any(path.suffix != ".lock" and not is_gone(course, path.name) for path in folder.iterdir())
