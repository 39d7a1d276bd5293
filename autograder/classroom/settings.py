"""What nbgrader's settings say for a course, and which of them this grader cannot follow."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import tzinfo
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat
from traitlets.config import Config
from traitlets.config.loader import LazyConfigValue

from autograder.classroom.settings_files import merged, own_settings, same_folder, settings_of
from autograder.classroom.times import find_zone
from autograder.errors import CourseError
from autograder.notebooks.assignment import BEGIN_HIDDEN, BEGIN_MARKS, BEGIN_SOLUTION, END_HIDDEN, END_MARKS, END_SOLUTION, PYTHON, Rules
from autograder.phrases import Phrase, phrase

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
STRUCTURE = os.path.join("{nbgrader_step}", "{student_id}", "{assignment_id}")  #: nbgrader's own


class Settings:
    """What nbgrader's settings say for the course in `folder`."""

    def __init__(self, folder: Path, given: Config | None = None) -> None:
        """`given`: the settings of nbgrader's own command, where that runs."""
        self.folder = folder
        self._given = given

    @cached_property
    def config(self) -> Config:
        """What nbgrader's settings say for this course. Raises CourseError, with the file and line."""
        given = [] if self._given is None else [(self.folder, self._given)]
        return merged([*self._files, *given])

    def check_root(self) -> None:
        """Raises CourseError where the folder's own settings say that the course is elsewhere, as where it was copied with them."""
        root = own_settings(self._files, self.folder).CourseDirectory.get("root")
        if root and not same_folder(self.folder / str(root), self.folder):
            raise CourseError(
                "{where}: c.CourseDirectory.root is {root!r}, which is not this folder; if the "
                "course is here, take that line out; else name that folder with --course, and move the other settings into its own "
                "nbgrader_config.py, where nbgrader finds them, too",
                where=self.where("CourseDirectory", "root"),
                root=str(root),
            )

    def check_structure(self) -> None:
        """Raises CourseError where the folders are in another order than nbgrader's own."""
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
        return None if section is None or self.get(section, name, default) == default else section

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
        return frozenset(str(self.get("CourseDirectory", "student_id_exclude", "")).split(",")) - {""}

    @property
    def groupshared(self) -> bool:
        """Whether several graders share the folder as a group of the system, each of whom may write what another has written."""
        return bool(self.get("CourseDirectory", "groupshared", False))

    @property
    def enrols(self) -> bool:
        """Whether a student whom the gradebook does not know is entered there when something of theirs is graded, as by default."""
        return bool(self.get("Autograde", "create_student", True))

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

    def seconds(self, cell: nbformat.NotebookNode) -> float:
        """The time that nbgrader's settings give a cell: those of its own step before those of the classes that it is made of.

        0 where they say nothing. Raises CourseError where a function of the course fails.
        """
        sections = [name for name in EXECUTES if {"timeout", "timeout_func"} & set(self.config.get(name, {}))]
        functions = [self.config[name]["timeout_func"] for name in sections if self.config[name].get("timeout_func") is not None]
        stated = [
            self.checked(name, "timeout", self.config[name]["timeout"], (int, float, type(None)), phrase("a number of seconds"))
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

    def get(self, section: str, name: str, default: Any) -> Any:
        """What nbgrader's settings say, which may be a change to the default."""
        found = self.config[section].get(name, default)
        return found.get_value(default) if isinstance(found, LazyConfigValue) else found

    def checked(self, section: str, name: str, value: Any, kinds: tuple[type, ...], expected: Phrase) -> Any:
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
    def ignored(self) -> tuple[str, ...]:
        """Of files and folders that nbgrader does not copy, and notebooks, which are not files beside the notebook."""
        stated = self.get("CourseDirectory", "ignore", list(IGNORED))
        return (*self.checked("CourseDirectory", "ignore", stated, (list, tuple, set), phrase("a list of patterns")), "*.ipynb")

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


def own_steps(config: Config) -> list[tuple[str, str]]:
    """Of settings, those of a course's own in the place of which this grader works: section and name."""
    stated = [(section, name) for section in CONVERTER for name in STEPS if name in config.get(section, {})]
    return [(section, name) for section, name in stated if not _is_plugin(config[section][name])]


def _is_plugin(steps: object) -> bool:
    found = steps if isinstance(steps, list) else [steps]
    return bool(found) and all(getattr(step, "__module__", "") == "autograder.nbgrader_plugin" for step in found)
