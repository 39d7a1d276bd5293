"""nbgrader's exchange, by nbgrader's own classes and settings: what is new in its inbound folder, and feedback back through it."""

from __future__ import annotations

import logging
import os
import pwd
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeError, ExchangeFactory, default
from nbgrader.utils import notebook_hash

from autograder.classroom.course import Course
from autograder.classroom.settings import IGNORED
from autograder.classroom.settings_files import nbgrader_config
from autograder.classroom.submitted import MAX_BESIDE, MAX_FILES
from autograder.classroom.times import parse_time
from autograder.errors import CourseError, SubmissionError
from autograder.files import MAX_BYTES, read_beside, read_untrusted

SECRET = "submission_secret.txt"


class NotTakenError(Exception):
    """A folder of the exchange is not what it claims to be; the text says why."""


@dataclass(frozen=True)
class HandedIn:
    """A folder in the exchange. What its name says was written by whoever made it; `Exchange.read` compares its owner."""

    folder: str  #: its name
    student: str
    assignment: str
    received_at: datetime  #: as the file system has it
    time: datetime | None  #: as its name has it, in UTC without a zone; None where that may be several hours


class Exchange:
    """The exchange of a course. Raises CourseError where it is none that is a folder."""

    def __init__(self, course: Course) -> None:
        if not course.id:
            raise CourseError(
                "{course}: the exchange needs the course's id; set c.CourseDirectory.course_id in nbgrader_config.py", course=course.folder
            )
        self._course = course
        self._factory = ExchangeFactory(config=self._config())
        if not issubclass(self._factory.collect, default.ExchangeCollect):
            raise CourseError(
                "{course}: nbgrader's settings name an exchange of another kind ({kind}), which is not a "
                "folder that can be watched; serve without --exchange, and collect as before",
                course=course.folder,
                kind=self._factory.collect.__name__,
            )
        self._collect = self._factory.Collect(coursedir=CourseDirectory(config=self._config()), log=_silent())
        self.inbound = Path(self._collect.root) / course.id / "inbound"
        self._parsed: dict[str, tuple[Any, str, str, str]] = {}  #: by folder: nbgrader's time, the name again, student, assignment

    def new(self, known: Set[str], assignments: Set[str]) -> Iterator[HandedIn | tuple[str, str]]:
        """What lies in the inbound folder and is not `known`, the earliest first; of a folder that is not taken, its name and why.

        A folder that is still being written is passed over until it is whole.
        """
        try:
            with os.scandir(self.inbound) as entries:
                names = [entry.name for entry in entries if entry.name not in known and entry.is_dir(follow_symlinks=False)]
        except FileNotFoundError:
            return
        found = []
        for name in names:
            if not name.isprintable():  # nor could the queue keep it, where it is no Unicode
                yield name, "its name is not one that nbgrader gives"
                continue
            try:
                if name not in self._parsed:
                    record = self._collect._path_to_record(str(self.inbound / name))
                    student = str(record["username"])
                    self._parsed[name] = record["timestamp"], name, student, name[len(student) + 1 :].split("+")[0]
                found.append(self._parsed[name])
            except Exception as error:  # its name may be anything, and nbgrader's parser raises as much
                yield name, f"its name is not one that nbgrader gives ({type(error).__name__})"
        for _, name, student, assignment in sorted(found):
            if assignment not in assignments:
                continue
            try:
                # nbgrader writes this file last, whole
                if not read_untrusted(self.inbound / name / SECRET, below=self.inbound, limit=1000):
                    continue
                # the later of both, so that a folder which was made ready long ago comes when it is moved here, or when it is completed
                both = (self.inbound / name, self.inbound / name / SECRET)
                received = max(os.stat(path, follow_symlinks=False).st_ctime for path in both)
            except (SubmissionError, OSError):
                continue
            time = parse_time(name[len(student) + len(assignment) + 2 :].split("+")[0], self._course.settings.zone)
            yield HandedIn(name, student, assignment, datetime.fromtimestamp(received, timezone.utc), time)

    def read(self, found: HandedIn) -> dict[str, bytes]:
        """The files of a folder, of the very one whose owner is compared: students may put another in its place at any time.

        Raises NotTakenError where it does not belong to whom it names, OSError where it is gone.
        """
        folder = os.open(self.inbound / found.folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            if self._collect.check_owner and (owner := _owner(os.fstat(folder).st_uid)) != found.student:
                raise NotTakenError(
                    f"claims to be {found.student}'s, but belongs to {owner}; if that is right, set c.ExchangeCollect.check_owner = False"
                )
            opened = Path(f"/proc/self/fd/{folder}")
            files, _ = read_beside(opened, below=opened, skip=IGNORED, limit=MAX_BYTES + MAX_BESIDE, count=MAX_FILES)
            return files
        finally:
            os.close(folder)

    def release(self, student: str, name: str, pages: Path) -> None:
        """Puts a student's pages where nbgrader's fetch_feedback looks. `pages` holds `student/name/`, as `feedback/` does.

        Raises CourseError.
        """
        config = self._config()
        config.CourseDirectory.feedback_directory = str(pages.resolve())
        config.CourseDirectory.student_id = student
        config.CourseDirectory.assignment_id = name
        release = self._factory.ReleaseFeedback(coursedir=CourseDirectory(config=config), log=_silent())
        try:
            release.start()
            secret = (pages / student / name / SECRET).read_text(encoding="ascii")
            for page in (pages / student / name).glob("*.html"):
                # students are other users, who have to read it; the folder hides its name from them
                os.chmod(Path(release.dest_path, f"{notebook_hash(secret=secret, notebook_id=page.stem)}.html"), 0o644)
        except (ExchangeError, OSError) as error:
            raise CourseError(
                "{folder}: the feedback cannot be released ({error}); look at the folder's owner and permissions",
                folder=release.root,
                error=error,
            ) from error

    def _config(self) -> Any:
        config = nbgrader_config(self._course.folder)
        config.CourseDirectory.root = str(self._course.folder.resolve())
        config.CourseDirectory.db_url = self._course.db
        return config


def _owner(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return "a user without a name"


def _silent() -> logging.Logger:
    """nbgrader's classes say what they do; what is wrong comes as an error."""
    log = logging.Logger("autograder.exchange")
    log.addHandler(logging.NullHandler())
    return log
