"""The lock of a course's folder: one writes at a time."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import socket
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

from autograder.errors import CourseError


@contextlib.contextmanager
def locked(folder: Path, *, briefly: bool = False) -> Iterator[None]:
    """Held while results are written. Raises CourseError, saying who holds it, where another run does.

    `briefly` is for who holds it for moments only, and can wait: nobody is refused for that, and it waits for everybody.
    """
    path = folder / ".autograder.lock"
    try:
        held = open(path, "ab+", buffering=0)  # noqa: SIM115
    except OSError as error:
        raise CourseError(
            "{path}: cannot be written ({problem}); make room or set permissions, then run again", path=path, problem=error.strerror
        ) from None
    with held as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if briefly else fcntl.LOCK_NB))
        except BlockingIOError:
            file.seek(0)
            try:
                holder = json.loads(file.read())
            except ValueError:  # it is not there yet, or no longer
                holder = None
            if holder and not holder["briefly"]:
                raise CourseError(
                    "{course}: another run is at work here (process {process} on {machine} since {since}); wait until it is done",
                    course=folder,
                    process=holder["process"],
                    machine=holder["machine"],
                    since=holder["since"],
                ) from None
            fcntl.flock(file, fcntl.LOCK_EX)
        since = datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC")
        holder = {"process": os.getpid(), "machine": socket.gethostname(), "since": since, "briefly": briefly}
        try:
            file.truncate(0)
            file.write(json.dumps(holder).encode())
        except OSError as error:
            raise CourseError(
                "{path}: cannot be written ({problem}); make room, then run again", path=path, problem=error.strerror
            ) from None
        try:
            yield
        finally:
            with contextlib.suppress(OSError):
                file.truncate(0)  # what stands there is of who holds it
