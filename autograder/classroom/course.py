"""A course folder: where things are, and the assignments that it holds."""

from __future__ import annotations

import contextlib
import fnmatch
import hashlib
import os
import re
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from traitlets.config import Config

from autograder.catalogs import SOURCE, catalog_path
from autograder.classroom.book import find_book, language_of
from autograder.classroom.settings import Settings
from autograder.errors import CourseError
from autograder.files import megabytes
from autograder.notebooks.assignment import Assignment, load_assignment, with_files
from autograder.phrases import Phrase, phrase

MAX_HANDED_OUT = 100_000_000  #: bytes of all files beside an assignment's notebooks


class Course:
    """A folder with `source/` or `assignments/` in it; the rest is made as it is needed."""

    def __init__(self, folder: Path, db: str | None = None, config: Config | None = None) -> None:
        """`config`: nbgrader's settings, where its own command has them. Raises CourseError where `folder` is no course."""
        self.folder = folder
        self.settings = Settings(folder, config)
        if not folder.is_dir():
            raise CourseError("{folder}: there is no such folder; name the course's folder with --course", folder=folder)
        if config is None:
            self.settings.check_root()
        if not (self.source.is_dir() or self.texts.is_dir()):
            raise CourseError(
                "{folder}: this is not a course folder, since it has neither assignments/ nor {source}/; name the right one with --course",
                folder=folder,
                source=os.path.relpath(self.source, folder),
            )
        self._db = db
        self._loaded: dict[Path, tuple[object, Assignment]] = {}
        self._searched: dict[str, tuple[object, dict[str, Phrase]]] = {}
        self.settings.check_structure()

    @property
    def id(self) -> str:
        """What nbgrader's settings call the course; as in nbgrader, nothing unless they do."""
        return str(self.settings.config.CourseDirectory.get("course_id", ""))

    @cached_property
    def db(self) -> str:
        """The gradebook's address: as the caller gave it, else as nbgrader's settings have it, else of a file in the folder."""
        stated = self._db or self.settings.config.CourseDirectory.get("db_url")
        return str(stated or f"sqlite:///{(self.folder / 'gradebook.db').resolve()}")

    @property
    def texts(self) -> Path:
        """The assignments as they are written."""
        return self.folder / "assignments"

    @property
    def source(self) -> Path:
        return self._step("source")

    @cached_property
    def language(self) -> str:
        """The course's own: what the book that belongs to it is in."""
        book = find_book(self.folder)
        return SOURCE if book is None else language_of(book.config)

    @property
    def locales(self) -> Path:
        """Catalogs of what the course's authors wrote."""
        return self.folder / "locales"

    def edition(self, language: str) -> tuple[Path, Path]:
        """Where the source and the students' notebooks in this language lie; those in the course's own are nbgrader's folders."""
        if language == self.language:
            return self.source, self._step("release")
        return self.folder / f"source-{language}", self.folder / f"release-{language}"

    def spoken(self, name: str, language: str) -> str:
        """What to compile a text to for an edition: a course may be written in its own language, and then has no catalog for it."""
        written = language == self.language and not catalog_path(self.locales, language, name).is_file()
        return SOURCE if written else language

    def languages(self, name: str) -> list[str]:
        """In which languages there is an assignment, the course's own first."""
        others = sorted(path.parent.name for path in self.folder.glob(f"source-*/{name}"))
        return [self.language, *(folder.removeprefix("source-") for folder in others)]

    @property
    def submitted(self) -> Path:
        return self._step("submitted")

    @property
    def autograded(self) -> Path:
        return self._step("autograded")

    @property
    def feedback(self) -> Path:
        return self._step("feedback")

    @property
    def attempts(self) -> Path:
        """Everything that `autograder serve` took in, a folder for each attempt."""
        return self.folder / "attempts"

    def _step(self, name: str) -> Path:
        """The folder of one of nbgrader's steps, as nbgrader's settings call it."""
        return self.folder / str(self.settings.config.CourseDirectory.get(f"{name}_directory", name))

    @property
    def report(self) -> Path:
        return self.folder / "report"

    def private(self) -> list[Path]:
        """Of what no student's code may see anything: the folder, and what nbgrader's settings keep in other places."""
        config = self.settings.config
        folders = (f"{name}_directory" for name in ("source", "release", "submitted", "autograded", "feedback", "solution"))
        configured = [config.CourseDirectory.get(name) for name in (*folders, "root")] + [config.Exchange.get("root")]
        if self.db.startswith("sqlite:///"):
            file = self.db.removeprefix("sqlite:///")
            configured += [file, f"{file}-journal", f"{file}-wal"]
        return [self.folder.resolve(), *(self.folder.resolve() / str(path) for path in configured if path), *self._elsewhere()]

    def _elsewhere(self) -> Iterator[Path]:
        """Parts of the course that are links to where they are kept. Below `submitted/`, where students might put some, none counts."""
        kits = [path.parent for path in self.folder.glob("*/judging.py")]
        written = [self.source, self._step("solution"), self.texts, self.folder / "questions", *self.folder.glob("source-*"), *kits]
        within = [path for folder in written for pattern in ("*", "*/*") for path in folder.glob(pattern)]
        files = [path for path in self.folder.glob("*") if path.is_file()]
        yield from (path for path in (*written, *self._made(), *within, *files) if path.is_symlink())

    def holds(self, path: Path) -> bool:
        """Whether a path is, lies in or contains the folders in which the course keeps what it hands out, takes in and writes."""
        whole, given = self.folder.resolve(), path.resolve()
        parts = [folder.resolve() for folder in (self.texts, self.source, *self.folder.glob("source-*"), *self._made())]
        return any(folder.is_relative_to(given) for folder in (whole, *parts)) or any(given.is_relative_to(folder) for folder in parts)

    def _made(self) -> list[Path]:
        """What is handed out, taken in and written."""
        steps = map(self._step, ("release", "submitted", "autograded", "feedback"))
        return [*steps, *self.folder.glob("release-*"), self.attempts, self.report]

    def names(self) -> list[str]:
        """The assignments that have a source notebook."""
        return sorted(path.name for path in self.source.glob("*") if self.notebooks(path.name))

    def notebooks(self, name: str) -> list[Path]:
        """The source notebooks of an assignment: all that are in its folder, whatever they are called, as in nbgrader."""
        return sorted(path for path in (self.source / name).glob("*.ipynb") if path.is_file())

    def written(self) -> list[str]:
        """The assignments that have a text."""
        return sorted(path.stem for path in self.texts.glob("*.md"))

    def assignments(self, name: str, *, to_release: bool = False) -> list[Assignment]:
        """What an assignment's notebooks ask, one by one. Raises CourseError where there is none, or one cannot be graded here.

        What is not released yet is searched by the release itself, and is not given to anybody's code.
        """
        paths = self.notebooks(name)
        if not paths:
            if (text := self.texts / f"{name}.md").is_file():
                raise CourseError(
                    "{text}: is written, but not released; run `autograder release {argument}` first", text=text, argument=shlex.quote(name)
                )
            known = ", ".join(sorted({*self.names(), *self.written()})) or phrase("none yet")
            raise CourseError(
                "{course}: there is no assignment {name} here (there are: {known}); check the name",
                course=self.folder,
                name=name,
                known=known,
            )
        found = [self._load(path, name, alone=len(paths) == 1) for path in paths]
        files = self._handed_out(name)
        if not to_release:
            files = self._without_hidden_parts(name, found, files)
        return [with_files(self._timed(assignment), files) for assignment in found]

    def _load(self, path: Path, name: str, *, alone: bool) -> Assignment:
        """What a notebook asks. One that has not changed is not read again, which takes far longer than grading one test."""
        try:
            stat = path.stat()
        except OSError:
            stat = None
        state = stat and (stat.st_ino, stat.st_mtime_ns, stat.st_size), alone
        known = self._loaded.get(path)
        if known is None or known[0] != state:
            known = self._loaded[path] = state, load_assignment(path, self.folder, name, alone=alone, rules=self.settings.rules)
        return known[1]

    def _timed(self, assignment: Assignment) -> Assignment:
        """With the time that nbgrader's settings give a cell, in an assignment that nbgrader's own autograde could grade as well."""
        if all(test.judging is not None for test in assignment.tests.values()):
            return assignment
        seconds = max((self.settings.seconds(cell) for cell in assignment.notebook.cells if cell.cell_type == "code"), default=0.0)
        return replace(assignment, limits={**assignment.limits, "cell_cpu": max(seconds, assignment.limits.get("cell_cpu", 0.0))})

    def _handed_out(self, name: str) -> dict[str, bytes]:
        """The files beside an assignment's source notebooks, which nbgrader hands out with them, by their paths."""
        files: dict[str, bytes] = {}
        size = 0
        for path in sorted((self.source / name).rglob("*")):
            at = path.relative_to(self.source / name)
            if not path.is_file() or any(fnmatch.fnmatchcase(part, pattern) for part in at.parts for pattern in self.settings.ignored):
                continue
            size += path.stat().st_size
            if size > MAX_HANDED_OUT:
                raise CourseError(
                    "{path}: the files beside the notebook are more than {most} together, which is more than can be "
                    "given to each submission; hand out less, or let the notebook make its own data",
                    path=path,
                    most=megabytes(MAX_HANDED_OUT),
                )
            files[at.as_posix()] = path.read_bytes()
        return files

    def _without_hidden_parts(self, name: str, assignments: Sequence[Assignment], files: Mapping[str, bytes]) -> dict[str, bytes]:
        """Without what students do not have and must not get: an editor's copy of a notebook, a script made of it, a repository.

        Such a file comes into `source/` after a release, which would have found it. What is in the release, students have. Raises
        CourseError where a cell names such a file, and may need it.
        """
        released = self.edition(self.language)[1] / name
        new = {at: data for at, data in files.items() if not _is_file_of(released / at, data)}
        if not new:
            return dict(files)
        paths = self.notebooks(name)
        state = (
            tuple(sorted((at, hashlib.sha256(data).digest()) for at, data in new.items())),
            tuple(self._loaded[path][0] for path in paths),
        )
        if self._searched.get(name, (None, {}))[0] != state:
            from autograder.classroom.leaks import find_leaks_in_files  # which takes long to import, and most have no such files

            known = [*self.settings.public, *self.settings.stubs]
            self._searched[name] = state, find_leaks_in_files(paths, new, known, self.settings.markers)
        left_out = self._searched[name][1]
        sources = [cell.source for one in assignments for cell in one.notebook.cells if cell.cell_type == "code"]
        for at, what in left_out.items():
            path = PurePosixPath(at)
            names = {path.name, *([path.stem] if path.suffix == ".py" and path.stem not in {one.book for one in assignments} else [])}
            if any(re.search(rf"(?<![\w-]){re.escape(each)}(?![\w-])", source) for each in names for source in sources):
                raise CourseError(
                    "{path}: is not in {released}, a cell names it, and students' code must not read it: {what}; take that out of it, "
                    "or say in nbgrader_config.py that it is not secret, and why (c.Autograder.public)",
                    path=self.source / name / at,
                    released=released,
                    what=what,
                )
        return {at: data for at, data in files.items() if at not in left_out}

    def assignment(self, name: str, book: str | None = None) -> Assignment:
        """The only notebook of an assignment, or the one that is called `book`. Raises CourseError."""
        found = [one for one in self.assignments(name) if book in (None, one.book)]
        if len(found) != 1:
            listed = ", ".join(path.name for path in self.notebooks(name))
            wanted = phrase("a notebook {book}.ipynb", book=book) if book else phrase("one notebook alone")
            raise CourseError(
                "{folder}: holds {listed}, where {wanted} is expected", folder=self.source / name, listed=listed, wanted=wanted
            )
        return found[0]

    def editions(self, assignment: Assignment) -> list[Assignment]:
        """The assignment in each language, its own first. Raises CourseError where one does not belong to it."""
        found = [assignment]
        for language in self.languages(assignment.name)[1:]:
            path = self.edition(language)[0] / assignment.name / f"{assignment.book}.ipynb"
            other = self._load(path, assignment.name, alone=assignment.alone)
            if _tests(other) != _tests(self.assignment(assignment.name, assignment.book)):
                raise CourseError(
                    "{path}: its tests are not those of {assignment} in {folder}; run: autograder release {argument} --language {language}",
                    path=path,
                    assignment=assignment.key,
                    folder=self.source,
                    argument=shlex.quote(assignment.name),
                    language=language,
                )
            found.append(with_files(self._timed(other), assignment.files))
        return found

    def catalogs(self, assignment: Assignment, language: str) -> list[Path]:
        """The catalogs of what an assignment says, whether or not they are there."""
        from autograder.authoring.compiler import course_catalogs  # which takes long to import, and most courses have no texts

        text = self.texts / f"{assignment.name}.md"
        return course_catalogs(text, language, assignment.kit.name if assignment.kit else None)

    def readable(self, names: Iterable[str] = ()) -> list[Assignment]:
        """Those of these assignments (else of all) that can be read; what is wrong with the others is said where they are used."""
        found = []
        for name in names or self.names():
            with contextlib.suppress(CourseError):
                found += self.assignments(name)
        return found


def _is_file_of(path: Path, data: bytes) -> bool:
    """Whether this is what a file holds."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _tests(assignment: Assignment) -> object:
    """What decides scores, which is the same in every language."""
    return {name: (test.points, test.observing, test.judging, test.travelling) for name, test in assignment.tests.items()}, list(
        assignment.released
    )
