"""The files of nbgrader's settings, read and merged as nbgrader's commands do it."""

from __future__ import annotations

import contextlib
import copy
import os
import threading
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path

import traitlets.config
from jupyter_core.paths import jupyter_config_dir, jupyter_config_path
from traitlets.config import Config
from traitlets.config.loader import ConfigFileNotFound, FileConfigLoader, JSONFileConfigLoader, PyFileConfigLoader

from autograder.errors import CourseError

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
_READING = threading.RLock()  # what is put in the place of a function of traitlets is there for one file at a time


def nbgrader_config(folder: Path) -> Config:
    """What nbgrader's settings say, of the machine, the user and the course, the later before the earlier, as nbgrader reads them.

    Jupyter says where those of machine and user lie: `jupyter --paths`. Raises CourseError, with the file and line.
    """
    return merged(settings_of(folder))


def own_settings(settings: Iterable[tuple[Path, Config]], folder: Path) -> Config:
    """Those in a folder's own files."""
    return merged((path, config) for path, config in settings if same_folder(path.parent, folder))


def merged(settings: Iterable[tuple[Path, Config]]) -> Config:
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


def same_folder(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)
