"""A course folder: where things are, which submissions it holds, and who is working in it."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import socket
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from traitlets.config import Config
from traitlets.config.loader import ConfigFileNotFound, PyFileConfigLoader

from autograder.authoring.compiler import course_catalogs
from autograder.catalogs import SOURCE, catalog_path
from autograder.errors import CourseError, SubmissionError
from autograder.files import read_untrusted
from autograder.notebooks.assignment import Assignment, load_assignment
from autograder.reasons import reason


@dataclass(frozen=True)
class SubmittedFolder:
    """One student's folder for one assignment; the notebook in it may be missing or unreadable."""

    student: str
    assignment: str
    path: Path


class Course:
    """A folder with `source/` or `assignments/` in it; the rest is made as it is needed."""

    def __init__(self, folder: Path, db: str | None = None) -> None:
        """Raises CourseError where `folder` is no course."""
        self.folder = folder
        if not folder.is_dir():
            raise CourseError(f"{folder}: there is no such folder; name the course's folder with --course")
        if not (self.source.is_dir() or self.texts.is_dir()):
            raise CourseError(
                f"{folder}: this is no course folder, it has neither assignments/ nor source/; name the right one with --course"
            )
        self._db = db

    @cached_property
    def config(self) -> Config:
        """What the course's nbgrader_config.py says. Raises CourseError, with the line."""
        return nbgrader_config(self.folder)

    @property
    def id(self) -> str:
        """What nbgrader's settings call the course; as in nbgrader, nothing unless they do."""
        return str(self.config.CourseDirectory.get("course_id", ""))

    @cached_property
    def db(self) -> str:
        """The gradebook's address: as the caller gave it, else as nbgrader's settings have it, else of a file in the folder."""
        stated = self._db or self.config.CourseDirectory.get("db_url")
        return str(stated or f"sqlite:///{(self.folder / 'gradebook.db').resolve()}")

    @property
    def texts(self) -> Path:
        """The assignments as they are written."""
        return self.folder / "assignments"

    @property
    def source(self) -> Path:
        return self.folder / "source"

    @cached_property
    def language(self) -> str:
        """The course's own: `sphinx: config: language:` of the book's `_config.yml`, which lies here or in the folder above."""
        for folder in (self.folder, self.folder.resolve().parent):
            if (folder / "_config.yml").is_file():
                return language_of(read_mapping(folder / "_config.yml"))
        return SOURCE

    @property
    def locales(self) -> Path:
        """Catalogs of what the course's authors wrote."""
        return self.folder / "locales"

    def edition(self, language: str) -> tuple[Path, Path]:
        """Where the source and the students' notebooks in this language lie; those in the course's own are nbgrader's folders."""
        if language == self.language:
            return self.source, self.folder / "release"
        return self.folder / f"source-{language}", self.folder / f"release-{language}"

    def spoken(self, name: str, language: str) -> str:
        """What to compile a text to for an edition: a course may be written in its own language, and then has no catalog for it."""
        written = language == self.language and not catalog_path(self.locales, language, name).is_file()
        return SOURCE if written else language

    def languages(self, name: str) -> list[str]:
        """In which languages there is an assignment, the course's own first."""
        others = sorted(path.parents[1].name for path in self.folder.glob(f"source-*/{name}/{name}.ipynb"))
        return [self.language, *(folder.removeprefix("source-") for folder in others)]

    @property
    def submitted(self) -> Path:
        return self.folder / "submitted"

    @property
    def autograded(self) -> Path:
        return self.folder / "autograded"

    @property
    def feedback(self) -> Path:
        return self.folder / "feedback"

    @property
    def report(self) -> Path:
        return self.folder / "report"

    def private(self) -> list[Path]:
        """Of what no student's code may see anything: the folder, and what nbgrader's settings keep in other places."""
        config = nbgrader_config(self.folder)
        folders = (f"{name}_directory" for name in ("source", "release", "submitted", "autograded", "feedback", "solution"))
        told = [config.CourseDirectory.get(name) for name in (*folders, "root")] + [config.Exchange.get("root")]
        if self.db.startswith("sqlite:///"):
            file = self.db.removeprefix("sqlite:///")
            told += [file, f"{file}-journal", f"{file}-wal"]
        return [self.folder.resolve(), *(self.folder.resolve() / str(path) for path in told if path)]

    def names(self) -> list[str]:
        """The assignments that have a source notebook."""
        return sorted(path.name for path in self.source.glob("*") if (path / f"{path.name}.ipynb").is_file())

    def written(self) -> list[str]:
        """The assignments that have a text."""
        return sorted(path.stem for path in self.texts.glob("*.md"))

    def assignment(self, name: str) -> Assignment:
        path = self.source / name / f"{name}.ipynb"
        if not path.is_file():
            known = ", ".join(self.names()) or "none yet"
            raise CourseError(f"{path}: there is no assignment {name} here (known: {known}); run `autograder release {name}` first")
        return load_assignment(path, self.folder)

    def editions(self, name: str) -> list[Assignment]:
        """The assignment in each language, the course's own first. Raises CourseError where one does not belong to the others."""
        first, *others = self.languages(name)
        found = [self.assignment(name)]
        for language in others:
            source, _ = self.edition(language)
            path = source / name / f"{name}.ipynb"
            found.append(load_assignment(path, self.folder))
            if _tests(found[-1]) != _tests(found[0]):
                raise CourseError(
                    f"{path}: its tests are not those of {name} in {first}; run: autograder release {name} --language {language}"
                )
        return found

    def catalogs(self, assignment: Assignment, language: str) -> list[Path]:
        """The catalogs of what an assignment says, whether or not they are there."""
        text = self.texts / f"{assignment.name}.md"
        return course_catalogs(text, language, assignment.kit.name if assignment.kit else None)

    def readable(self, names: Iterable[str] = ()) -> list[Assignment]:
        """Those of these assignments (else of all) that can be read; what is wrong with the others is said where they are used."""
        found = []
        for name in names or self.names():
            with contextlib.suppress(CourseError):
                found.append(self.assignment(name))
        return found

    def submitted_folders(self, assignment: str) -> list[SubmittedFolder]:
        """All folders handed in for an assignment, by student. Links are not followed."""
        found = [submitted for submitted in self._folders(assignment) if _is_text(submitted.student)]
        return sorted(found, key=lambda submitted: submitted.student)

    def unreadable_names(self, assignment: str) -> list[str]:
        """Folders that can be no student's, since their names are no text; with escapes, to be shown."""
        names = (submitted.student for submitted in self._folders(assignment) if not _is_text(submitted.student))
        return sorted(os.fsencode(name).decode("utf-8", "backslashreplace") for name in names)

    def _folders(self, assignment: str) -> Iterator[SubmittedFolder]:
        with contextlib.suppress(FileNotFoundError), os.scandir(self.submitted) as students:
            for entry in students:
                folder = self.submitted / entry.name / assignment
                if entry.name.startswith(".") or not entry.is_dir(follow_symlinks=False) or not os.path.lexists(folder):
                    continue
                yield SubmittedFolder(entry.name, assignment, folder / f"{assignment}.ipynb")

    def read(self, submitted: SubmittedFolder) -> bytes:
        """The notebook's bytes. Raises SubmissionError where it cannot be taken."""
        if not submitted.path.parent.is_symlink() and not os.path.lexists(submitted.path):
            others = sorted(path.name for path in submitted.path.parent.glob("*.ipynb"))[:5]
            if not others:
                raise SubmissionError(reason("no-such-file", name=submitted.path.name))
            raise SubmissionError(reason("no-such-file-but", name=submitted.path.name, others=", ".join(map(repr, others))))
        return read_untrusted(submitted.path, below=self.submitted)

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Held while results are written. Raises CourseError, saying who holds it, where another run does."""
        path = self.folder / ".autograder.lock"
        try:
            held = open(path, "ab+", buffering=0)  # noqa: SIM115
        except OSError as error:
            raise CourseError(f"{path}: cannot be written ({error.strerror}); make room or set permissions, then run again") from None
        with held as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.seek(0)
                raise CourseError(f"{self.folder}: another run is at work here ({file.read().decode()}); wait for it") from None
            now = datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC")
            try:
                file.truncate(0)
                file.write(f"process {os.getpid()} on {socket.gethostname()} since {now}".encode())
            except OSError as error:
                raise CourseError(f"{path}: cannot be written ({error.strerror}); make room, then run again") from None
            yield


def _tests(assignment: Assignment) -> object:
    """What decides scores, which is the same in every language."""
    return {name: (test.points, test.observing, test.judging, test.travelling) for name, test in assignment.tests.items()}, list(
        assignment.released
    )


def language_of(config: dict[str, Any]) -> str:
    """As Jupyter Book has it: `sphinx: config: language:`."""
    sphinx = config.get("sphinx")
    settings = sphinx.get("config") if isinstance(sphinx, dict) else None
    return str((settings if isinstance(settings, dict) else {}).get("language") or SOURCE)


def read_mapping(path: Path) -> dict[str, Any]:
    """A YAML file of settings; empty where there is none. Raises CourseError."""
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CourseError(f"{path}: cannot be read ({' '.join(str(error).split())[:200]}); mend it and run again") from None
    return found if isinstance(found, dict) else {}


def _is_text(name: str) -> bool:
    """Whether a file's name is UTF-8: one that is not comes with half characters in it, which no database or page can hold."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def nbgrader_config(folder: Path) -> Config:
    """What the course's nbgrader_config.py says. Raises CourseError, with the line."""
    path = folder / "nbgrader_config.py"
    try:
        return PyFileConfigLoader(path.name, path=str(folder.resolve())).load_config()
    except ConfigFileNotFound:
        return Config()
    except (Exception, SystemExit) as error:  # it is Python, and may raise anything
        steps = traceback.extract_tb(error.__traceback__)
        lines = [step.lineno for step in steps if os.path.basename(step.filename) == path.name]
        line = lines[-1] if lines else getattr(error, "lineno", None)
        raise CourseError(f"{path}{f':{line}' if line else ''}: {type(error).__name__}: {error}") from error


def digest(data: bytes) -> str:
    """Names the content of a submission."""
    return hashlib.sha256(data).hexdigest()
