"""Taking in what was handed in: a folder for each attempt that nothing changes afterwards, then an entry in the queue."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from autograder.classroom.attempts import Attempt, Attempts, Source, State, costs, now, policy_of, taken
from autograder.classroom.course import Course
from autograder.classroom.submitted import digest, is_markup
from autograder.errors import CourseError
from autograder.files import make_private, write_whole
from autograder.serving.holder import one_at_a_time

NOT_CONTENT = ("timestamp.txt", "submission_secret.txt")
MOST_WAITING = 10  #: attempts of one student by HTTP that are not done, whatever the ration is: nobody fills the disk
_FORBIDDEN = set("/\\*?[]\0")  #: in nbgrader's exchange, or in folders' names, they would mean more than themselves


@dataclass
class TooManyError(Exception):
    """The ration is used up, until `next` or for good."""

    next: datetime | None


def is_plain(student: str) -> bool:
    """Whether a student's name can be a folder's name and nothing else."""
    return (
        0 < len(student.encode(errors="replace")) <= 200
        and student.isprintable()
        and not student.startswith(".")
        and not _FORBIDDEN & set(student)
        and not is_markup(student)
        and unicodedata.is_normalized("NFC", student)  # a folder's name in another form is read as this one
    )


def content(files: Mapping[str, bytes]) -> str:
    """Names what was handed in, whenever that was."""
    return digest(b"", {name: data for name, data in files.items() if name not in NOT_CONTENT})


class Intake:
    """Where attempts begin, for several threads and services at once."""

    def __init__(self, course: Course, attempts: Attempts) -> None:
        self._course, self._attempts = course, attempts

    def hand_in(self, student: str, name: str, book: str, data: bytes) -> Attempt:
        """A notebook that came by HTTP; the very same again, while it waits to be graded, is the same attempt.

        Raises TooManyError, and CourseError where nothing can be written.
        """
        time = now()
        written = f"{time.astimezone(timezone.utc).replace(tzinfo=None).isoformat(sep=' ', timespec='microseconds')} UTC"
        files = {f"{book}.ipynb": data, "timestamp.txt": written.encode()}
        with self._alone():
            unfinished = [each for each in self._attempts.of_student(student) if not each.is_done]
            for each in unfinished:
                if (each.assignment, each.source, each.digest) == (name, Source.HTTP, content(files)):
                    return each
            due = self._next(student, name, content(files), time)
            if due is None or due > time:
                raise TooManyError(due)
            if len(unfinished) >= MOST_WAITING:
                raise TooManyError(time + timedelta(minutes=1))
            attempt = self._enter(student, name, Source.HTTP, None, files, time)
        assert attempt is not None, "its origin is random"
        return attempt

    def from_exchange(self, student: str, name: str, origin: str, files: Mapping[str, bytes], received_at: datetime) -> Attempt | None:
        """What lies in the exchange already; beyond the ration it waits for its day. None where another service was faster."""
        with self._alone():
            due = self._next(student, name, content(files), received_at, replacing=True)
            later = due if due is not None and due > received_at else None
            state = State.OVER if due is None else State.WAITING
            return self._enter(student, name, Source.EXCHANGE, origin, files, received_at, not_before=later, state=state)

    def from_submitted(self, student: str, name: str, files: Mapping[str, bytes]) -> Attempt | None:
        """What a person has put into `submitted/`, which is not a student's attempt, and is not rationed."""
        origin = f"{student}/{name}/{content(files)}"
        return self._enter(student, name, Source.SUBMITTED, digest(origin.encode()), files, now())

    def try_out(self) -> None:
        """Raises CourseError, or what the database raises, where nothing could be taken in at present."""
        place = self._course.attempts / ".try"
        try:
            make_private(self._course.attempts, shared=self._course.settings.groupshared)
            shutil.rmtree(place, ignore_errors=True)
            write_folder(place, {"try": bytes(1_000_000)})
            shutil.rmtree(place)
        except OSError as error:
            raise CourseError(
                "{place}: cannot be written ({problem}); make room or set permissions", place=place, problem=error.strerror
            ) from error
        self._attempts.give_back("nobody")

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Between the look at the ration and the entry no other attempt comes, of another service's neither. Raises CourseError."""
        try:
            with one_at_a_time(self._course, "intake"):
                yield
        except OSError as error:
            raise CourseError(
                "{course}: cannot be written ({problem}); make room or set permissions", course=self._course.folder, problem=error.strerror
            ) from error

    def _next(self, student: str, name: str, digest: str, time: datetime, *, replacing: bool = False) -> datetime | None:
        """When an attempt with this content may be made; with `replacing` it takes the place of one that waits for its day."""
        ration, before = policy_of(self._course, name).attempts, self._attempts.of_student(student, name)
        if ration is None or not costs(before, digest, time):
            return time
        return ration.next([each for each in taken(before) if not replacing or each <= time], time)

    def _enter(
        self,
        student: str,
        name: str,
        source: Source,
        origin: str | None,
        files: Mapping[str, bytes],
        time: datetime,
        *,
        not_before: datetime | None = None,
        state: State = State.WAITING,
    ) -> Attempt | None:
        if not is_plain(student):
            raise CourseError("{student!r}: is not a name that a student can have here", student=student)
        folder = f"{time.astimezone(timezone.utc):%Y%m%dT%H%M%S}-{secrets.token_hex(6)}"
        place = self._course.attempts / student / name
        try:
            make_private(self._course.attempts, shared=self._course.settings.groupshared)
            place.mkdir(parents=True, exist_ok=True)
            write_folder(place / folder, files)
        except OSError as error:
            raise CourseError(
                "{place}: cannot be written ({problem}); make room or set permissions", place=place, problem=error.strerror
            ) from error
        attempt = None
        try:
            attempt = self._attempts.add(
                name, student, source, origin or folder, folder, time, content(files), not_before=not_before, state=state
            )
        finally:
            if attempt is None:  # nobody was told that it is taken in
                shutil.rmtree(place / folder)
        return attempt


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes a folder that is there as a whole or not at all. Raises OSError."""
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    for name, data in files.items():
        (part / name).parent.mkdir(parents=True, exist_ok=True)
        write_whole(part / name, data)
    os.rename(part, folder)
