"""A course folder: where things are, which submissions it holds, and who is working in it."""

from __future__ import annotations

import contextlib
import copy
import fcntl
import fnmatch
import hashlib
import json
import os
import re
import shlex
import socket
import threading
import traceback
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone, tzinfo
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

import nbformat
import traitlets.config
from jupyter_core.paths import jupyter_config_dir, jupyter_config_path
from traitlets.config import Config
from traitlets.config.loader import ConfigFileNotFound, FileConfigLoader, JSONFileConfigLoader, LazyConfigValue, PyFileConfigLoader

from autograder.catalogs import SOURCE, catalog_path
from autograder.classroom.book import find_book
from autograder.classroom.times import find_zone, parse_time
from autograder.errors import CourseError, SubmissionError
from autograder.files import is_there, megabytes, read_beside, read_untrusted
from autograder.notebooks.assignment import (
    BEGIN_HIDDEN,
    BEGIN_MARKS,
    BEGIN_SOLUTION,
    END_HIDDEN,
    END_MARKS,
    END_SOLUTION,
    PYTHON,
    Assignment,
    Rules,
    load_assignment,
    with_files,
)
from autograder.phrases import Phrase, phrase
from autograder.reasons import Reason, reason

IGNORED = (".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback")  #: nbgrader's own
NO_TIMEOUT = 3600.0  #: seconds of a cell where the course's settings have no limit
MARKERS = (  #: nbgrader's defaults, and the settings that change them
    (BEGIN_SOLUTION, "ClearSolutions", "begin_solution"),
    (END_SOLUTION, "ClearSolutions", "end_solution"),
    (BEGIN_HIDDEN, "ClearHiddenTests", "begin_test"),
    (END_HIDDEN, "ClearHiddenTests", "end_test"),
    (BEGIN_MARKS, "ClearMarkScheme", "begin_mark_scheme"),
    (END_MARKS, "ClearMarkScheme", "end_mark_scheme"),
)
STEPS = ("sanitize_preprocessors", "autograde_preprocessors", "exporter_class")  #: nbgrader's, in the place of which this grader works
EXECUTES = ("Execute", "ExecutePreprocessor", "NotebookClient")  #: sections of the settings that time cells, the first before the others
CONVERTER = ("Autograde", "BaseConverter")  #: sections of the settings of nbgrader's own command, the first before the others
_EVENTS = ("cell_start", "cell_execute", "cell_complete", "cell_error", "notebook_start", "notebook_complete", "notebook_error")
_NOT_LEFT_OUT = ("CheckCellMetadata", "ClearOutput", "DeduplicateIds", "Execute", "OverwriteCells", "OverwriteKernelspec", "SaveAutoGrades")
#: Settings of nbgrader's autograde with no counterpart here: sections, the first before the others; and what holds where nobody says more.
UNHEARD: tuple[tuple[tuple[str, ...], str, object], ...] = (
    *((EXECUTES, f"on_{event}", None) for event in _EVENTS),
    (EXECUTES, "kernel_manager_class", None),
    (EXECUTES, "extra_arguments", []),
    (EXECUTES, "force_raise_errors", False),
    (EXECUTES, "skip_cells_with_tag", "skip-execution"),
    *(((step, "NbGraderPreprocessor"), "enabled", True) for step in _NOT_LEFT_OUT),
    (("ClearMetadataPreprocessor",), "enabled", False),
    *((("NotebookExporter", "Exporter"), name, []) for name in ("preprocessors", "default_preprocessors")),
)
#: Those that nbgrader's own command follows, with this grader in its steps too.
ITS_OWN: tuple[tuple[tuple[str, ...], str, object], ...] = (
    *((CONVERTER, name, None) for name in ("pre_convert_hook", "post_convert_hook")),
    *((("CourseDirectory",), name, "*") for name in ("student_id", "notebook_id")),
)
MAX_HANDED_OUT = 100_000_000  #: bytes of all files beside an assignment's notebooks
MAX_BESIDE = 50_000_000  #: bytes of a student's files beside the notebook
MAX_FILES = 500  #: so many of them
STRUCTURE = os.path.join("{nbgrader_step}", "{student_id}", "{assignment_id}")  #: nbgrader's own


@dataclass(frozen=True)
class SubmittedFolder:
    """One student's folder for one assignment; the notebook in it may be missing or unreadable."""

    student: str
    assignment: str
    path: Path

    @property
    def below(self) -> Path:
        """The folder to trust, which holds the student's."""
        return self.path.parents[2]


class Course:
    """A folder with `source/` or `assignments/` in it; the rest is made as it is needed."""

    def __init__(self, folder: Path, db: str | None = None, config: Config | None = None) -> None:
        """`config`: nbgrader's settings, where its own command has them. Raises CourseError where `folder` is no course."""
        self.folder = folder
        self._given = config
        if not folder.is_dir():
            raise CourseError("{folder}: there is no such folder; name the course's folder with --course", folder=folder)
        if config is None:
            self._check_root()
        if not (self.source.is_dir() or self.texts.is_dir()):
            raise CourseError(
                "{folder}: this is not a course folder, since it has neither assignments/ nor {source}/; name the right one with --course",
                folder=folder,
                source=os.path.relpath(self.source, folder),
            )
        self._db = db
        self._loaded: dict[Path, tuple[object, Assignment]] = {}
        self._searched: dict[str, tuple[object, dict[str, Phrase]]] = {}
        structure = self.config.CourseDirectory.get("directory_structure", STRUCTURE)
        if structure != STRUCTURE:
            where = self.where("CourseDirectory", "directory_structure")
            raise CourseError(
                "{where}: CourseDirectory.directory_structure is {structure!r}, but this grader knows only {expected}; "
                "leave it out, or grade this course with nbgrader's own autograde",
                where=where,
                structure=structure,
                expected=STRUCTURE,
            )

    @cached_property
    def config(self) -> Config:
        """What nbgrader's settings say for this course. Raises CourseError, with the file and line."""
        given = [] if self._given is None else [(self.folder, self._given)]
        return _merged([*self._files, *given])

    def _check_root(self) -> None:
        """Raises CourseError where the folder's own settings say that the course is elsewhere, as where it was copied with them."""
        root = own_settings(self._files, self.folder).CourseDirectory.get("root")
        if root and not _same(self.folder / str(root), self.folder):
            raise CourseError(
                "{where}: c.CourseDirectory.root is {root!r}, which is not this folder; if the "
                "course is here, take that line out; else name that folder with --course, and move the other settings into its own "
                "nbgrader_config.py, where nbgrader finds them, too",
                where=self.where("CourseDirectory", "root"),
                root=str(root),
            )

    @cached_property
    def _files(self) -> list[tuple[Path, Config]]:
        return list(settings_of(self.folder))

    def where(self, section: str, name: str) -> Path:
        """The file that a setting is taken from; of one that nobody has set, the course's own."""
        files = [path for path, config in self._files if name in config.get(section, {})]
        if files or self._given is None:
            return files[-1] if files else self.folder / "nbgrader_config.py"
        return Path(phrase("the settings of nbgrader's command"))

    @cached_property
    def rules(self) -> Rules:
        """How test cells without a judge half are scored here. Raises CourseError where the settings are none."""
        strict = self.config.Autograder.get("strict", "nbgrader")
        if strict not in ("nbgrader", "just"):
            raise CourseError(
                "{where}: c.Autograder.strict is {strict!r}; write 'nbgrader' or 'just'",
                where=self.where("Autograder", "strict"),
                strict=strict,
            )
        ignoring = self.config.IgnorePattern.get("enabled", False)  # by default nbgrader leaves that step out, whatever its pattern is
        pattern = str(self.config.IgnorePattern.get("pattern", "")) if ignoring else ""
        try:
            re.compile(pattern)
        except re.error as error:
            where = self.where("IgnorePattern", "pattern")
            raise CourseError(
                "{where}: c.IgnorePattern.pattern {pattern!r} is not a regular expression ({error}); fix it",
                where=where,
                pattern=pattern,
                error=error,
            ) from None
        return Rules(
            stderr_costs=strict == "nbgrader",
            ignored=pattern,
            missing_are_back=bool(self.config.OverwriteCells.get("add_missing_cells", False)),
            hidden=(self.markers[BEGIN_HIDDEN], self.markers[END_HIDDEN]),
        )

    def check_steps(self, *, inside: bool) -> None:
        """Raises CourseError where nbgrader's settings have its autograde do what this grader would leave out.

        `inside` says that it is nbgrader's own command that runs, which calls hooks and chooses submissions by itself.
        """
        for section, name in [*self.config.Autograder.get("replaced", ()), *own_steps(self.config)]:
            raise self._unheard(section, name, phrase("but this grader does not run a course's own steps"))
        for sections, name, default in UNHEARD:
            if (section := self._differs(sections, name, default)) is not None:
                raise self._unheard(section, name, phrase("but this grader does not follow it"))
        section = self._differs(EXECUTES, "kernel_name", "")
        if section is not None and not PYTHON.fullmatch(str(self.config[section].kernel_name)):
            raise self._unheard(section, "kernel_name", phrase("but this grader runs cells only in its own Python"))
        for sections, name, default in () if inside else ITS_OWN:
            if (section := self._differs(sections, name, default)) is not None:
                raise CourseError(
                    "{where}: c.{section}.{name} is set, which `autograder grade` does not follow; take it out, or "
                    "run `nbgrader autograde`, which does, and which grades as this grader where the settings say use(c)",
                    where=self.where(section, name),
                    section=section,
                    name=name,
                )

    def _differs(self, sections: Iterable[str], name: str, default: object) -> str | None:
        """In which of these sections, the first before the others, nbgrader's settings have another value than `default`; None if not."""
        section = next((section for section in sections if name in self.config.get(section, {})), None)
        return None if section is None or self._setting(section, name, default) == default else section

    def _unheard(self, section: str, name: str, why: str) -> CourseError:
        return CourseError(
            "{where}: c.{section}.{name} is set, {why}; take that out, or grade this course with nbgrader's own "
            "autograde, without use(c) in the settings",
            where=self.where(section, name),
            section=section,
            name=name,
            why=why,
        )

    @cached_property
    def excluded(self) -> frozenset[str]:
        """Students whom nbgrader's settings leave out."""
        return frozenset(str(self._setting("CourseDirectory", "student_id_exclude", "")).split(",")) - {""}

    @property
    def groupshared(self) -> bool:
        """Whether several graders share the folder as a group of the system, each of whom may write what another has written."""
        return bool(self._setting("CourseDirectory", "groupshared", False))

    @property
    def enrols(self) -> bool:
        """Whether a student whom the gradebook does not know is entered there when something of theirs is graded, as by default."""
        return bool(self._setting("Autograde", "create_student", True))

    @cached_property
    def markers(self) -> dict[str, str]:
        """nbgrader's default markers around what students do not get, and what its settings have in their places here."""
        return {default: str(self.config[section].get(f"{name}_delimeter", default)) for default, section, name in MARKERS}

    @cached_property
    def public(self) -> dict[str, str]:
        """Texts of hidden parts that are no secret here, each with the reason. Raises CourseError where one has none."""
        stated = self.config.Autograder.get("public", {})
        if not isinstance(stated, dict) or not all(isinstance(part, str) and part.strip() for pair in stated.items() for part in pair):
            raise CourseError(
                "{where}: c.Autograder.public is not a table of texts, each with the reason why it is not "
                'secret; write c.Autograder.public = {{"the text": "the reason"}}',
                where=self.where("Autograder", "public"),
            )
        return dict(stated)

    @property
    def stubs(self) -> list[str]:
        """What nbgrader's settings put in the place of a solution, in code and in text."""
        stated = self.config.ClearSolutions
        code = stated.get("code_stub")
        return [str(text) for text in (*(code.values() if isinstance(code, dict) else (code or "",)), stated.get("text_stub", ""))]

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
        return self.folder / str(self.config.CourseDirectory.get(f"{name}_directory", name))

    @property
    def report(self) -> Path:
        return self.folder / "report"

    def private(self) -> list[Path]:
        """Of what no student's code may see anything: the folder, and what nbgrader's settings keep in other places."""
        config = self.config
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
            known = self._loaded[path] = state, load_assignment(path, self.folder, name, alone=alone, rules=self.rules)
        return known[1]

    def _timed(self, assignment: Assignment) -> Assignment:
        """With the time that nbgrader's settings give a cell, in an assignment that nbgrader's own autograde could grade as well."""
        if all(test.judging is not None for test in assignment.tests.values()):
            return assignment
        seconds = max((self._seconds(cell) for cell in assignment.notebook.cells if cell.cell_type == "code"), default=0.0)
        return replace(assignment, limits={**assignment.limits, "cell_cpu": max(seconds, assignment.limits.get("cell_cpu", 0.0))})

    def _seconds(self, cell: nbformat.NotebookNode) -> float:
        """The time that nbgrader's settings give a cell: those of its own step before those of the classes that it is made of.

        0 where they say nothing. Raises CourseError where a function of the course fails.
        """
        sections = [name for name in EXECUTES if {"timeout", "timeout_func"} & set(self.config.get(name, {}))]
        functions = [self.config[name]["timeout_func"] for name in sections if self.config[name].get("timeout_func") is not None]
        stated = [
            self._checked(name, "timeout", self.config[name]["timeout"], (int, float, type(None)), phrase("a number of seconds"))
            for name in sections
            if "timeout" in self.config[name]
        ]
        if functions:
            try:
                seconds = functions[0](cell)
                return NO_TIMEOUT if not seconds or seconds < 0 else float(seconds)
            except Exception as error:  # it is the course's own, and may raise anything
                where = self.where(next(name for name in sections if "timeout_func" in self.config[name]), "timeout_func")
                raise CourseError(
                    "{where}: timeout_func failed ({kind}: {error}); fix it, or set c.Execute.timeout",
                    where=where,
                    kind=type(error).__name__,
                    error=error,
                ) from error
        return 0.0 if not stated else NO_TIMEOUT if not stated[0] or stated[0] < 0 else float(stated[0])

    def _handed_out(self, name: str) -> dict[str, bytes]:
        """The files beside an assignment's source notebooks, which nbgrader hands out with them, by their paths."""
        files: dict[str, bytes] = {}
        size = 0
        for path in sorted((self.source / name).rglob("*")):
            at = path.relative_to(self.source / name)
            if not path.is_file() or any(fnmatch.fnmatchcase(part, pattern) for part in at.parts for pattern in self._ignored):
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
        state = tuple(sorted((at, digest(data)) for at, data in new.items())), tuple(self._loaded[path][0] for path in paths)
        if self._searched.get(name, (None, {}))[0] != state:
            from autograder.classroom.leaks import find_leaks_in_files  # which takes long to import, and most have no such files

            self._searched[name] = state, find_leaks_in_files(paths, new, [*self.public, *self.stubs], self.markers)
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

    def _setting(self, section: str, name: str, default: Any) -> Any:
        """What nbgrader's settings say, which may be a change to the default."""
        found = self.config[section].get(name, default)
        return found.get_value(default) if isinstance(found, LazyConfigValue) else found

    def _checked(self, section: str, name: str, value: Any, kinds: tuple[type, ...], expected: Phrase) -> Any:
        """The value of a setting. Raises CourseError where it is of no such kind: a text would pass for a list of its letters."""
        if not isinstance(value, kinds):
            raise CourseError(
                "{where}: c.{section}.{name} is {value!r}; write {expected}",
                where=self.where(section, name),
                section=section,
                name=name,
                value=value,
                expected=expected,
            )
        return value

    @property
    def _ignored(self) -> tuple[str, ...]:
        """Of files and folders that nbgrader does not copy, and notebooks, which are not files beside the notebook."""
        stated = self._setting("CourseDirectory", "ignore", list(IGNORED))
        return (*self._checked("CourseDirectory", "ignore", stated, (list, tuple, set), phrase("a list of patterns")), "*.ipynb")

    def beside(self, assignment: Assignment, submitted: SubmittedFolder) -> tuple[dict[str, bytes], list[Reason]]:
        """A student's own files beside the notebook, and what was left out of them. Links are not followed.

        What is handed out with the assignment is not read from there, except as the course's Autograde.exclude_overwriting says.
        """
        skip = (*self._ignored, "timestamp.txt", "submission_secret.txt")
        folder = submitted.path.parent
        files, left_out = read_beside(folder, below=submitted.below, skip=skip, limit=MAX_BESIDE, count=MAX_FILES)
        setting = "Autograde", "exclude_overwriting"
        by_name = self._checked(*setting, self._setting(*setting, {}), (dict,), phrase('a table of lists, as {"l1": ["data.csv"]}'))
        own = self._checked(*setting, by_name.get(assignment.name, []), (list, tuple, set), phrase("a list of files"))
        ours = {*assignment.files, *(str(step) for name in assignment.files for step in PurePosixPath(name).parents)} - set(own)
        taken = {name: content for name, content in files.items() if not {name, *map(str, PurePosixPath(name).parents)} & ours - {"."}}
        return taken, left_out

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

    def submitted_folders(self, assignment: Assignment) -> list[SubmittedFolder]:
        """All folders handed in for an assignment, by student, with this notebook of it. Links are not followed.

        A student's id is in Unicode's composed form, whatever the folder's name is in: macOS takes letters and accents apart.
        """
        return _one_each(self._folders(assignment))

    def odd_folders(self, assignment: Assignment) -> list[tuple[str, Phrase]]:
        """Folders below `submitted/` that are not graded, as they can be shown, and why."""
        folders = list(self._folders(assignment))
        taken = {submitted.path.parents[1] for submitted in _one_each(folders)}
        found: list[tuple[str, Phrase]] = []
        for submitted in folders:
            name, folder = submitted.student, submitted.path.parents[1]
            if not _is_text(name):
                found.append(
                    (os.fsencode(name).decode("utf-8", "backslashreplace"), phrase("the folder's name is not UTF-8 text; rename it"))
                )
            elif is_markup(name):
                found.append((ascii(name)[1:-1], AS_MARKUP))
            elif folder not in taken:
                found.append((ascii(name)[1:-1], phrase("another folder has the same name in another Unicode form; keep one of them")))
        handed_in = {submitted.student for submitted in folders}
        for entry in self._students():
            if entry.name not in handed_in and _is_text(entry.name):
                with contextlib.suppress(OSError):
                    same = [name for name in os.listdir(entry.path) if _letter_case(name) == _letter_case(assignment.name)]
                    found += [
                        (
                            f"{entry.name}/{name}",
                            phrase("the assignment is called {assignment}; rename the folder", assignment=assignment.name),
                        )
                        for name in same
                    ]
        return sorted(found)

    def submitted_folder(self, assignment: Assignment, student: str) -> SubmittedFolder:
        """Where this student's notebook lies, if it was handed in."""
        return SubmittedFolder(student, assignment.name, Path(self.submitted, student, assignment.name, f"{assignment.book}.ipynb"))

    def _folders(self, assignment: Assignment) -> Iterator[SubmittedFolder]:
        for entry in self._students():
            if is_there(os.path.join(entry.path, assignment.name)):
                yield self.submitted_folder(assignment, entry.name)

    def _students(self) -> list[os.DirEntry[str]]:
        with contextlib.suppress(FileNotFoundError), os.scandir(self.submitted) as students:
            found = [entry for entry in students if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)]
            return sorted(found, key=lambda entry: (not unicodedata.is_normalized("NFC", entry.name), entry.name))
        return []

    def read(self, submitted: SubmittedFolder) -> bytes:
        """The notebook's bytes. Raises SubmissionError where it cannot be taken."""
        if not os.path.islink(submitted.path.parent) and not is_there(submitted.path):
            there = {path.name for path in submitted.path.parent.glob("*.ipynb*")}
            others = sorted(there - {path.name for path in self.notebooks(submitted.assignment)})[:5]
            if not others:
                raise SubmissionError(reason("no-such-file", name=submitted.path.name))
            raise SubmissionError(reason("no-such-file-but", name=submitted.path.name, others=", ".join(map(repr, others))))
        return read_untrusted(submitted.path, below=submitted.below)

    def is_left_out(self, submitted: SubmittedFolder) -> bool:
        """Whether other notebooks of the assignment were handed in and this one was not. One of an unknown name may be this one."""
        folder = submitted.path.parent
        if os.path.islink(folder) or is_there(submitted.path):
            return False
        there = {path.name for path in folder.glob("*.ipynb*")} - set(IGNORED)
        return bool(there) and there <= {path.name for path in self.notebooks(submitted.assignment)}

    @cached_property
    def zone(self) -> tzinfo | None:
        """The zone in which nbgrader's settings have times written (`c.Exchange.timezone`), if they name one. Raises CourseError."""
        name = self.config.Exchange.get("timezone")
        if not name:
            return None
        if (zone := find_zone(str(name))) is None:
            raise CourseError(
                "{where}: c.Exchange.timezone: there is no zone {name!r}; write e.g. Europe/Berlin",
                where=self.where("Exchange", "timezone"),
                name=name,
            )
        return zone

    def handed_in(self, submitted: SubmittedFolder) -> tuple[str | None, Reason | None]:
        """When a submission was handed in, as nbgrader's exchange notes it beside the notebook, in UTC; else None.

        And what is odd about it: a student can write this file too, and a time that may be another hour counts as none.
        """
        path = submitted.path.with_name("timestamp.txt")
        if not is_there(path):
            return None, None
        try:
            text = read_untrusted(path, below=submitted.below, limit=100).decode("utf-8").strip()
        except (SubmissionError, UnicodeDecodeError):
            return None, reason("time-unreadable")
        time = parse_time(text, self.zone)
        if time is None:
            return None, reason("time-not-understood", text=ascii(text)[1:-1])
        return f"{time.isoformat(sep=' ')} UTC", None

    @contextlib.contextmanager
    def lock(self, *, briefly: bool = False) -> Iterator[None]:
        """Held while results are written. Raises CourseError, saying who holds it, where another run does.

        `briefly` is for who holds it for moments only, and can wait: nobody is refused for that, and it waits for everybody.
        """
        path = self.folder / ".autograder.lock"
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
                        course=self.folder,
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


def _tests(assignment: Assignment) -> object:
    """What decides scores, which is the same in every language."""
    return {name: (test.points, test.observing, test.judging, test.travelling) for name, test in assignment.tests.items()}, list(
        assignment.released
    )


def language_of(config: Mapping[str, Any]) -> str:
    """As Jupyter Book has it: `sphinx: config: language:`."""
    sphinx = config.get("sphinx")
    settings = sphinx.get("config") if isinstance(sphinx, dict) else None
    return str((settings if isinstance(settings, dict) else {}).get("language") or SOURCE)


#: Of the folder of a student whom nobody should have.
AS_MARKUP = phrase("nbgrader's formgrader would take <, > and \" in a student's id for a part of its page; rename the folder")


def is_markup(student: str) -> bool:
    """Whether an id could run in the browser of whoever grades: nbgrader's formgrader writes it into pages as it is."""
    return not set('<>"').isdisjoint(student)


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _is_text(name: str) -> bool:
    """Whether a file's name is UTF-8: one that is not comes with half characters in it, which no database or page can hold."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _letter_case(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())


def own_steps(config: Config) -> list[tuple[str, str]]:
    """Of settings, those of a course's own in the place of which this grader works: section and name."""
    stated = [(section, name) for section in CONVERTER for name in STEPS if name in config.get(section, {})]
    return [(section, name) for section, name in stated if not _is_plugin(config[section][name])]


def _is_plugin(steps: object) -> bool:
    found = steps if isinstance(steps, list) else [steps]
    return bool(found) and all(getattr(step, "__module__", "") == "autograder.nbgrader_plugin" for step in found)


def nbgrader_config(folder: Path) -> Config:
    """What nbgrader's settings say, of the machine, the user and the course, the later before the earlier, as nbgrader reads them.

    Jupyter says where those of machine and user lie: `jupyter --paths`. Raises CourseError, with the file and line.
    """
    return _merged(settings_of(folder))


def own_settings(settings: Iterable[tuple[Path, Config]], folder: Path) -> Config:
    """Those in a folder's own files."""
    return _merged((path, config) for path, config in settings if _same(path.parent, folder))


def _merged(settings: Iterable[tuple[Path, Config]]) -> Config:
    config = Config()
    for _, found in settings:
        config.merge(copy.deepcopy(found))  # what is merged later would be in the first, too
    return config


def settings_of(folder: Path) -> Iterator[tuple[Path, Config]]:
    """Each file of nbgrader's settings, those that come before the others last. Raises CourseError, with the file and line."""
    user = [path for path in dict.fromkeys([jupyter_config_dir(), *jupyter_config_path()]) if os.path.isabs(path)]
    for name, places in (("jupyter_config", user), ("nbgrader_config", [str(folder.resolve()), *user])):
        for place in reversed(places):
            for loader in (PyFileConfigLoader(f"{name}.py", path=place), JSONFileConfigLoader(f"{name}.json", path=place)):
                path = Path(place, loader.filename)
                try:
                    found = _load(loader, path)
                except ConfigFileNotFound:
                    continue
                yield path, found


#: Names that nbgrader's settings had in old versions, a section or one option of it, and what its commands make of them, in their order.
RENAMED: tuple[tuple[str, str, str, str], ...] = (
    *((old, "", "NbGrader", "") for old in ("NbGraderConfig", "BasicConfig", "BaseNbGraderApp", "BaseApp")),
    *(("NbGrader", name, "CourseDirectory", name) for name in ("student_id", "assignment_id", "notebook_id", "directory_structure")),
    *(
        ("NbGrader", f"{step}_directory", "CourseDirectory", f"{step}_directory")
        for step in ("source", "release", "submitted", "autograded", "feedback", "solution")
    ),
    ("NbGrader", "db_url", "CourseDirectory", "db_url"),
    ("NbGrader", "course_directory", "CourseDirectory", "root"),
    ("NbGrader", "ignore", "CourseDirectory", "ignore"),
    ("NbGrader", "course_id", "CourseDirectory", "course_id"),
    ("Exchange", "course_id", "CourseDirectory", "course_id"),
    ("TransferApp", "exchange_directory", "Exchange", "root"),
    ("TransferApp", "cache_directory", "Exchange", "cache"),
    ("TransferApp", "", "Exchange", ""),
    ("BaseNbConvertApp", "", "BaseConverter", ""),
    ("AutogradeApp", "", "Autograde", ""),
    ("AssignApp", "", "GenerateAssignment", ""),
)


def _renamed(config: Config) -> Config:
    """With today's names, as nbgrader's commands have it: settings of old courses would be left out without a word."""
    for section, name, new_section, new_name in RENAMED:
        if section not in config:
            continue
        if not name:
            config[new_section].merge(config.pop(section))
        elif name in config[section]:
            config[new_section][new_name] = config[section].pop(name)
    return config


_READING = threading.RLock()  # what is put in the place of a function of traitlets is there for one file at a time


@contextlib.contextmanager
def _as_asked_for(loader: FileConfigLoader) -> Iterator[None]:
    """traitlets' own get_config, which some files import and call, gives the settings that are being read.

    In nbgrader's commands it gives those of the command, which is the same; where no command of nbgrader's runs, others, or none.
    """
    places = (traitlets.config, traitlets.config.application)
    with _READING:
        before = traitlets.config.get_config
        for place in places:
            place.get_config = lambda: loader.config
        try:
            yield
        finally:
            for place in places:
                place.get_config = before


def _load(loader: FileConfigLoader, path: Path) -> Config:
    """Raises CourseError, with the line, and ConfigFileNotFound."""
    try:
        with _as_asked_for(loader):
            return _renamed(loader.load_config())
    except ConfigFileNotFound:
        raise
    except (Exception, SystemExit) as error:  # it is Python, and may raise anything
        steps = traceback.extract_tb(error.__traceback__)
        lines = [step.lineno for step in steps if os.path.basename(step.filename) == path.name]
        line = lines[-1] if lines else getattr(error, "lineno", None)
        place = f"{path}:{line}" if line else path
        raise CourseError("{place}: {kind}: {error}", place=place, kind=type(error).__name__, error=error) from error


def _one_each(folders: Iterable[SubmittedFolder]) -> list[SubmittedFolder]:
    """Of each student the first, by student."""
    found: dict[str, SubmittedFolder] = {}
    for submitted in folders:
        if _is_text(submitted.student) and not is_markup(submitted.student):
            student = unicodedata.normalize("NFC", submitted.student)
            found.setdefault(student, submitted if student == submitted.student else replace(submitted, student=student))
    return [found[student] for student in sorted(found)]


def _is_file_of(path: Path, data: bytes) -> bool:
    """Whether this is what a file holds."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def digest(data: bytes, files: Mapping[str, bytes] | None = None) -> str:
    """Names the content of a submission: its notebook's, and that of the files beside it."""
    content = hashlib.sha256(data)
    for name, other in sorted((files or {}).items()):
        content.update(b"\0" + name.encode() + b"\0" + hashlib.sha256(other).digest())
    return content.hexdigest()
