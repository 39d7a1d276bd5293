"""A course from one term to the next: what somebody wrote goes along, with other seeds; nothing of a student does."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from autograder.authoring.front_matter import read_front_matter
from autograder.authoring.reorder import reordered
from autograder.classroom.course import Course
from autograder.classroom.settings_files import own_settings, settings_of
from autograder.errors import CourseError
from autograder.phrases import Phrase, phrase

#: What a course's folder may hold that was written for it. Everything else stays: a list of what is left out could forget a student's file.
WRITTEN = ("assignments", "questions", "data", "sample-class", "locales", "nbgrader_config.py")


@dataclass(frozen=True)
class NewTerm:
    """What is in the new folder, and what of the old one is not; names of files and folders."""

    copied: list[str]
    left: list[str]
    in_order: list[str]  #: questions whose options keep their order, as FILE: ID
    shared: list[Phrase]  #: a line for each setting that still leads to last term's students


def new_term(course: Course, folder: Path, seed: str) -> NewTerm:
    """Make the folder of the next term's course: texts, questions, kits, data and settings, with `seed` in each text.

    Options of questions are in another order, which follows from `seed`, too.

    Raises CourseError where the folder is there already, or the course has source notebooks without a text, whose hidden tests would be
    last term's.
    """
    if folder.exists():
        raise CourseError("{folder}: already exists; name a folder that does not", folder=folder)
    if without := sorted(set(course.names()) - set(course.written())):
        raise CourseError(
            "{folder}: {names} have no text in {folder_2}; copy them by hand, and change their tests",
            folder=course.source,
            names=", ".join(without),
            folder_2=course.texts,
        )
    kits = {read_front_matter(course.texts / f"{name}.md").kit for name in course.written()}
    wanted = [name for name in (*WRITTEN, *sorted(kit for kit in kits if kit)) if (course.folder / name).exists()]
    try:
        folder.mkdir(parents=True)
        for name in wanted:
            if (course.folder / name).is_dir():
                shutil.copytree(course.folder / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
            else:
                shutil.copy2(course.folder / name, folder / name)
        for text in sorted((folder / "assignments").glob("*.md")):
            _set_seed(text, seed)
        in_order = _reorder(folder, seed)
        for sample in sorted((folder / "sample-class").glob("*.yml")):
            _find_bank(course.folder / "sample-class", sample)
    except OSError as error:
        raise CourseError(
            "{path}: cannot be written ({problem}); make room or set permissions", path=error.filename or folder, problem=error.strerror
        ) from error
    left = sorted(
        path.name for path in course.folder.iterdir() if path.name not in wanted and not path.name.startswith((".", "__pycache__"))
    )
    return NewTerm(wanted, left, in_order, _shared(course.folder, folder))


def _shared(before: Path, folder: Path) -> list[Phrase]:
    old, new = (own_settings(settings_of(place), place).CourseDirectory for place in (before, folder))
    said = {
        "db_url": phrase("is still the gradebook of last term, with its students and marks; name another, or take the line out"),
        "root": phrase("is still the folder of last term; take the line out"),
        "course_id": phrase("is still that of last term, whose hand-ins are in the exchange, if you use one; give the new term another"),
    }
    return [
        phrase("{path}: c.CourseDirectory.{name} {why}", path=folder / "nbgrader_config.py", name=name, why=why)
        for name, why in said.items()
        if new.get(name) and new[name] == old.get(name)
    ]


def _reorder(folder: Path, seed: str) -> list[str]:
    kept = []
    for path in sorted((folder / "questions").glob("*.yml")):
        text, ids = reordered(path, seed)
        path.write_text(text, encoding="utf-8")
        kept += [f"questions/{path.name}: {grade_id}" for grade_id in ids]
    return kept


def _find_bank(before: Path, sample: Path) -> None:
    """Has a sample class name the bank that it named where it was."""
    text = sample.read_text(encoding="utf-8")
    found = re.search(r"^bank:[ \t]*(\S+)[ \t]*$", text, re.MULTILINE)
    if found and (before / found[1]).is_dir():
        there = os.path.relpath((before / found[1]).resolve(), sample.parent.resolve())
        sample.write_text(text[: found.start(1)] + there + text[found.end(1) :], encoding="utf-8")


def _set_seed(text: Path, seed: str) -> None:
    """Changes one line of the front matter, or adds one. Raises CourseError where that is not possible."""
    content = text.read_text(encoding="utf-8")
    end = content.index("\n---", 3)
    head, rest = content[:end], content[end:]
    said = f"seed: '{seed}'"
    if re.search(r"^\s+seed:.*$", head, re.MULTILINE):
        head = re.sub(r"^(\s+)seed:.*$", lambda found: found[1] + said, head, count=1, flags=re.MULTILINE)
    elif re.search(r"^assignment:\s*\{", head, re.MULTILINE):
        head = re.sub(r"^(assignment:.*?)[, ]*\bseed:\s*[^,}]+", r"\1", head, count=1, flags=re.MULTILINE)
        head = re.sub(r"^assignment:\s*\{,?\s*", f"assignment: {{{said}, ", head, count=1, flags=re.MULTILINE)
    else:
        head = re.sub(
            r"^assignment:[ \t]*\n(\s+)", lambda found: f"assignment:\n{found[1]}{said}\n{found[1]}", head, count=1, flags=re.MULTILINE
        )
    text.write_text(head + rest, encoding="utf-8")
    if read_front_matter(text).seed != seed:
        raise CourseError("{text}: the seed could not be set; write `seed: {seed}` under `assignment:`", text=text, seed=seed)
