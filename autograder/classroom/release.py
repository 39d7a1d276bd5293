"""Releasing: the students' notebooks, made by nbgrader and checked for leaks before anybody sees them."""

from __future__ import annotations

import copy
import logging
import os
import shlex
import shutil
import tempfile
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from nbclient.exceptions import CellExecutionError
from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.nbgraderformat import ValidationError
from nbgrader.preprocessors import InstantiateTests, SaveCells
from traitlets.config import Config
from traitlets.utils.importstring import import_item

from autograder.classroom.book import find_book, link_chapters
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook, database_name
from autograder.classroom.leaks import Leak, find_leaks, find_site_leaks
from autograder.classroom.settings_files import nbgrader_config
from autograder.errors import CourseError
from autograder.notebooks.assignment import cell_grade_id
from autograder.phrases import Phrase, joined, phrase, verbatim

SHOWN_LEAKS = 10


class LeakError(CourseError):
    """Something hidden can be read in what would be released, or in a built site."""

    def __init__(self, name: str, leaks: Sequence[Leak]) -> None:
        self.leaks = tuple(leaks)
        more = [phrase("  and {number} more", number=len(leaks) - SHOWN_LEAKS)] if len(leaks) > SHOWN_LEAKS else []
        lines = [phrase("  {leak}", leak=leak.phrase) for leak in leaks[:SHOWN_LEAKS]]
        cure = phrase(
            "Take it out where it comes from (and build a site again), then release again. If it is not secret, nbgrader_config.py can "
            'say so, and why: c.Autograder.public = {"the text": "the reason"}'
        )
        super().__init__(joined("\n", [phrase("{name} was not released: hidden parts can be read", name=name), *lines, *more, cure]))


def release(course_dir: Path, names: Sequence[str] = (), sites: Sequence[Path] = (), *, db: str | None = None) -> list[Path]:
    """Make `release/<name>/` from `source/<name>/` with nbgrader's generate_assignment; return the folders.

    Without names, everything in `source/` is released; without `db`, the gradebook is the one that the course's
    nbgrader_config.py names. Each assignment is made in a folder aside and looked through together with the built
    sites; only then it enters the gradebook and takes its place.
    An assignment that there is in other languages than the course's own, in `source-<language>/`, is released in these as well, into
    `release-<language>/`; the gradebook knows the cells and points of the course's own alone.
    Raises LeakError if hidden parts can be read, CourseError for what could not be graded later and any other trouble; what was there
    stays as it was. Of several assignments those are released that can be, before one error says what became of the others.
    """
    course_dir = course_dir.resolve()
    config = _config(course_dir)
    if db is not None:
        config.CourseDirectory.db_url = db
    course = Course(course_dir, db)
    _check_entered(course)
    _check_steps(course)
    _check_frames(course)
    names = list(names) or _all_names(course_dir, config)
    refused: dict[str, CourseError] = {}
    editions: dict[str, dict[str, list[Path]]] = {}
    for name in names:
        try:
            course.assignments(name, to_release=True)  # a name that is none, and what grading would refuse, is refused now
            found = {one: _notebooks(course_dir, _in_language(config, course, one), name) for one in course.languages(name)}
        except CourseError as error:
            refused[name] = error
            continue
        for language, notebooks in found.items():
            editions.setdefault(language, {})[name] = notebooks
    with_others = {
        one: _other_editions(course, name, one) for those in editions.values() for name, notebooks in those.items() for one in notebooks
    }
    public = [*course.settings.public, *course.settings.stubs]
    on_sites = find_site_leaks(with_others, sites, public, course.settings.markers)
    released: list[Path] = []
    for language, those in editions.items():
        settings, other = _in_language(config, course, language), language if language != course.language else ""
        for name, notebooks in those.items():
            if name in refused:
                continue
            leaks = [leak for one in notebooks for leak in on_sites[one]]
            try:
                released.append(_release_one(course_dir, settings, name, notebooks, other, leaks, public, course.settings.markers))
            except CourseError as error:
                refused[name] = error
    if not refused:
        return released
    if len(names) == 1:
        raise next(iter(refused.values()))
    done = [name for name in names if name not in refused]
    others = phrase("The others were released: {done}", done=", ".join(done)) if done else phrase("No other was released")
    raise CourseError(joined("\n", [*refused.values(), others]))


def _check_entered(course: Course) -> None:
    """Raises CourseError where nbgrader's settings keep an assignment out of the gradebook."""
    for section, name, kept_out in (("GenerateAssignment", "no_database", True), ("SaveCells", "enabled", False)):
        if course.settings.config[section].get(name) == kept_out:
            raise CourseError(
                "{where}: c.{section}.{name} is {kept_out}, which keeps assignments out of the gradebook, from "
                "which they are graded; take that out",
                where=course.settings.where(section, name),
                section=section,
                name=name,
                kept_out=kept_out,
            )


def _check_steps(course: Course) -> None:
    """Raises CourseError where nbgrader's settings name steps that are not there, or leave out the one that saves the cells."""
    named = course.settings.config.GenerateAssignment.get("preprocessors")
    where = course.settings.where("GenerateAssignment", "preprocessors")
    for step in named or ():
        try:
            _step(step)
        except Exception as error:  # a module of anybody's can raise whatever it likes
            raise CourseError(
                "{where}: c.GenerateAssignment.preprocessors names {step!r}, which cannot be imported here ({error}); install it in the "
                "grader's environment, or take it out",
                where=where,
                step=step,
                error=error,
            ) from None
    if named and not any(map(_saves, named)):
        raise CourseError(
            "{where}: c.GenerateAssignment.preprocessors leaves out nbgrader.preprocessors.SaveCells, without which no assignment enters "
            "the gradebook, from which it is graded; add it",
            where=where,
        )


def _step(step: Any) -> Any:
    """A step of nbgrader's, which settings may name by its path."""
    return import_item(step) if isinstance(step, str) else step


def _saves(step: Any) -> bool:
    step = _step(step)
    return isinstance(step, type) and issubclass(step, SaveCells)


def _check_frames(course: Course) -> None:
    """Raises CourseError where nbgrader's settings put a notebook before or after every other one that is not there."""
    for name in ("header", "footer"):
        file = str(course.settings.config.IncludeHeaderFooter.get(name, ""))
        if file and not (course.folder / file).is_file():
            raise CourseError(
                "{where}: c.IncludeHeaderFooter.{name} is {file!r}, and {folder} has no such file; put it there, or take that out",
                where=course.settings.where("IncludeHeaderFooter", name),
                name=name,
                file=file,
                folder=course.folder,
            )


def _in_language(config: Config, course: Course, language: str) -> Config:
    """The settings with which nbgrader makes an edition."""
    if language == course.language:
        return config
    config = copy.deepcopy(config)
    source, target = course.edition(language)
    config.CourseDirectory.source_directory, config.CourseDirectory.release_directory = source.name, target.name
    return config


def _notebooks(course_dir: Path, config: Config, name: str) -> list[Path]:
    """The source notebooks of an assignment. Raises CourseError if it has none."""
    course = CourseDirectory(config=config)
    source = Path(os.path.normpath(course.format_path(course.source_directory, ".", name)))
    notebooks = sorted(source.glob("*.ipynb"))
    if not notebooks:
        raise CourseError("{source}: no notebook is here; run `autograder author {argument}`", source=source, argument=shlex.quote(name))
    return notebooks


def _other_editions(course: Course, name: str, notebook: Path) -> list[Path]:
    """The source notebooks of the same in other languages."""
    paths = [course.edition(language)[0] / name / notebook.name for language in course.languages(name)]
    return [path for path in paths if path.is_file() and not path.samefile(notebook)]


def _release_one(
    course_dir: Path,
    config: Config,
    name: str,
    notebooks: Sequence[Path],
    language: str,
    on_sites: Sequence[Leak],
    public: Sequence[str],
    markers: Mapping[str, str],
) -> Path:
    course = CourseDirectory(config=config)
    target = Path(os.path.normpath(course.format_path(course.release_directory, ".", name)))
    aside = Path(tempfile.mkdtemp(prefix=".release-", dir=course_dir))
    try:
        made = _generate(config, name, aside, save=False)
        leaks = [*(leak for notebook in notebooks for leak in find_leaks(notebook, [made], public=public, markers=markers)), *on_sites]
        if leaks:
            shown = [Leak(leak.place.replace(str(made), str(target)), leak.what, leak.excerpt) for leak in leaks]
            raise LeakError(name, shown)
        if not language:
            with Gradebook(Course(course_dir, course.db_url), new=True):
                pass  # it says clearly what is wrong with a gradebook; nbgrader does not look
            made = _generate(config, name, aside, save=True)
        book = find_book(course_dir)
        book = book.edition(language) if book else None
        for notebook in made.rglob("*.ipynb"):
            link_chapters(notebook, book)
        _replace(made, target, aside / "before")
    except OSError as error:
        raise CourseError(
            "{target}: cannot be written ({problem}); make room or set permissions, and run again", target=target, problem=error.strerror
        ) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return target


def _replace(made: Path, target: Path, before: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        target.rename(before)
    try:
        made.rename(target)
    except OSError:
        if before.exists():
            before.rename(target)
        raise


def _generate(config: Config, name: str, aside: Path, *, save: bool) -> Path:
    """Run nbgrader's converter into a folder aside; without `save`, the gradebook is left alone."""
    config = copy.deepcopy(config)
    config.CourseDirectory.assignment_id = name
    config.CourseDirectory.release_directory = str(aside / "release")
    with _quiet_log() as (log, said):
        course = CourseDirectory(config=config, log=log)
        converter = _Generate(coursedir=course, config=config, log=log)
        converter.force = True
        converter.preprocessors = [_Tests if each is InstantiateTests else each for each in map(_step, converter.preprocessors)]
        if not save:
            converter.no_database = True
            converter.preprocessors = [each for each in converter.preprocessors if not _saves(each)]
        try:
            converter.start()
        except (NbGraderException, SystemExit) as error:
            raise CourseError(
                "{name} was not released: {reason}", name=name, reason=_reason(said, str(error), course.db_url, converter.failed)
            ) from None
        except Exception as error:  # the gradebook's errors come from SQLAlchemy and Alembic, of any class
            raise CourseError(
                "{name} was not released: {reason}", name=name, reason=_reason([*said, str(error)], "", course.db_url)
            ) from None
    return Path(os.path.normpath(course.format_path(course.release_directory, ".", name)))


class _Generate(GenerateAssignment):  # type: ignore[misc, unused-ignore]
    """Keeps where a step of nbgrader's failed, of which its log says neither notebook nor cell."""

    failed: _Failed | None = None

    def convert_single_notebook(self, notebook_filename: str) -> None:
        try:
            super().convert_single_notebook(notebook_filename)
        except Exception as error:
            self.failed = _failed(notebook_filename, error)
            raise


class _Tests(InstantiateTests):  # type: ignore[misc, unused-ignore]
    """Ends its kernel, which nbgrader's leaves running where a cell raises."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        try:
            return super().preprocess(nb, resources)  # type: ignore[no-any-return, unused-ignore]
        finally:
            if self.kc is not None:
                self.kc.shutdown()


@dataclass(frozen=True)
class _Failed:
    """The notebook and the cell that was looked at when a step failed, and what the step says, if it says anything."""

    where: Phrase
    said: Phrase | None = None


def _failed(notebook: str, error: Exception) -> _Failed:
    where = verbatim(notebook := os.path.normpath(notebook))
    if isinstance(found := error.__context__, ValidationError):  # the step itself says no more than that there was one
        places = {frame.f_code.co_name: frame.f_locals for frame, _ in traceback.walk_tb(found.__traceback__)}
        if cell := places.get("validate_cell", {}).get("cell"):
            at = places["validate_nb"]["nb"].cells.index(cell) + 1
            where = phrase("{notebook}: cell {cell}", notebook=notebook, cell=cell_grade_id(cell) or at)
        said = found.message.split("\n")[0]
        not_valid = phrase(
            "{where}: nbgrader's metadata is not valid: {said}; choose the cell's type anew in nbgrader's Create Assignment",
            where=where,
            said=said,
        )
        return _Failed(where, not_valid)
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_name == "preprocess_cell":
            _, cell, _, at = (frame.f_locals[name] for name in frame.f_code.co_varnames[:4])
            where = phrase("{notebook}: cell {cell}", notebook=notebook, cell=cell_grade_id(cell) or at + 1)
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_name == "_load_test_template_file":
            return _Failed(where, _no_templates(where, frame.f_locals["self"].autotest_filename, error))
    if isinstance(error, CellExecutionError):  # its own text is a list of the traceback's lines, and cannot be shown
        raised = phrase(
            "{where} raises {kind}: {message}, as AUTOTEST lines run what stands in the notebook; mend it and release again",
            where=where,
            kind=error.ename,
            message=str(error.evalue).split("\n")[0],
        )
        return _Failed(where, raised)
    if not str(error):
        return _Failed(where)
    return _Failed(where, phrase("{where}: {kind}: {error}", where=where, kind=type(error).__name__, error=str(error).split("\n")[0]))


def _no_templates(where: Phrase, file: str, error: Exception) -> Phrase:
    """What is wrong with the file that says what AUTOTEST lines test."""
    if isinstance(error, FileNotFoundError):
        return phrase(
            "{where}: has AUTOTEST lines, and neither its folder nor the course's has {file}, which says what they test; put one there, as "
            "nbgrader's guide shows it, or take the lines out",
            where=where,
            file=file,
        )
    if isinstance(error, KeyError):
        return phrase(
            "{where}: {file}, which says what AUTOTEST lines test, has no part {part}; add it, as nbgrader's guide shows it",
            where=where,
            file=file,
            part=error.args[0],
        )
    problem = error.__context__ if isinstance(error.__context__, yaml.YAMLError) else error  # nbgrader's own handling of it can fail
    said = " ".join(str(problem).split())
    return phrase(
        "{where}: {file}, which says what AUTOTEST lines test, cannot be read ({said}); mend it", where=where, file=file, said=said
    )


def _reason(said: Sequence[str], error: str, db_url: str, failed: _Failed | None = None) -> Phrase:
    """What nbgrader's log says went wrong, in one line."""
    text = "\n".join(said)
    if "database is locked" in text:
        return phrase(
            "the gradebook {gradebook} is locked; close whatever uses it (a grading run, the formgrader) and try again",
            gradebook=database_name(db_url),
        )
    if "No space left on device" in text:
        return phrase("no space is left for {gradebook} or the notebooks; make room and run again", gradebook=database_name(db_url))
    if "old version" in text and "nbgrader update" in text:
        return phrase(
            "its notebooks hold nbgrader's metadata in an old form; make a copy of the course, run `nbgrader update .` in it, release again"
        )
    if "submissions associated with it" in text:
        return phrase("submissions are graded, so its cells cannot be added or removed; change only their text, or rename it")
    if failed and failed.said:
        return failed.said
    lines = [line for line in text.split("\n") if line.strip() and "see the the above" not in line]
    errors = [line for line in lines if "Error" in line and not line.startswith(" ")]
    what = (errors or (lines[:1] if failed else lines) or [error])[-1].strip()
    return phrase("{where}: {error}", where=failed.where, error=what) if failed else verbatim(what)


@contextmanager
def _quiet_log() -> Iterator[tuple[logging.Logger, list[str]]]:
    """A logger that keeps what nbgrader complains about, and prints nothing."""
    said: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    log = logging.Logger("autograder.release", logging.WARNING)
    log.addHandler(Keep())
    yield log, said


def _config(course_dir: Path) -> Config:
    """nbgrader's settings for the course, with the course folder as root."""
    if not course_dir.is_dir():
        raise CourseError("{course_dir}: no such folder; name the course folder, the one with source/ in it", course_dir=course_dir)
    config = nbgrader_config(course_dir)
    config.CourseDirectory.root = str(course_dir)
    return config


def _all_names(course_dir: Path, config: Config) -> list[str]:
    course = CourseDirectory(config=config)
    source = Path(os.path.normpath(course.format_path(course.source_directory, ".", "x"))).parent
    names = sorted(path.parent.name for path in source.glob("*/*.ipynb"))
    if not names:
        raise CourseError(
            "{course_dir}: no assignment is here, neither {source}/NAME/NAME.ipynb nor assignments/NAME.md; write one",
            course_dir=course_dir,
            source=source,
        )
    return list(dict.fromkeys(names))
