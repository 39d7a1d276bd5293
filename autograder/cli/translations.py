"""`autograder translations`: bring catalogs up to date, and say what is left to translate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.cli._common import command, course_option, tell
from autograder.cli._language import command_messages
from autograder.phrases import phrase

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

    from autograder.catalogs import State
    from autograder.classroom.course import Course

SHOWN = 5
KEYWORDS = {"N_": None, "NN_": (1, 2), "_": None, "gettext": None, "ngettext": (1, 2)}


@command
@click.argument("languages", nargs=-1)
@course_option
def translations(languages: tuple[str, ...], folder: Path) -> None:
    """Bring the course's catalogs up to date.

    It also lists what is missing in each of them. There is a catalog for each assignment, one for the course's kit, and one for the
    grader's own words if the grader does not know the language: locales/CODE/LC_MESSAGES/NAME.po. A sentence that has changed keeps its
    translation, marked as fuzzy; until somebody has looked at it, the English sentence is shown. If no language is given, all languages
    of the course are updated.
    """
    from autograder.classroom.course import Course
    from autograder.errors import CourseError

    course = Course(folder)
    wanted = languages or tuple(sorted(path.name.replace("_", "-") for path in course.locales.glob("*") if path.is_dir()))
    if not wanted:
        raise CourseError("{folder}: there is no language yet; start one: autograder translations es", folder=course.locales)
    for language in wanted:
        for state in bring_up_to_date(course, language):
            tell(
                phrase(
                    "{path}: {missing} missing, {fuzzy} fuzzy of {messages} sentences; {left} of {words} words left",
                    path=state.path,
                    missing=len(state.missing),
                    fuzzy=len(state.fuzzy),
                    messages=state.messages,
                    left=state.words_left,
                    words=state.words,
                )
            )
            left = [
                *(phrase("  missing: {english}", english=shortened(english)) for english in state.missing),
                *(phrase("  fuzzy: {english}", english=shortened(english)) for english in state.fuzzy),
            ]
            for line in left[:SHOWN]:
                tell(line)
            if len(left) > SHOWN:
                tell(phrase("  and {number} more, in the file", number=len(left) - SHOWN))


def shortened(sentence: str) -> str:
    """In one line of the terminal."""
    return " ".join(sentence.split())[:110]


def bring_up_to_date(course: Course, language: str) -> list[State]:
    """The catalogs of a language, each as it is now."""
    from autograder.authoring.compiler import translatable
    from autograder.authoring.front_matter import read_front_matter
    from autograder.authoring.translation import kit_messages, unique
    from autograder.catalogs import OURS, catalog_path, update, update_from

    states = []
    kits: dict[str, Path] = {}
    for name in course.written():
        text = course.texts / f"{name}.md"
        states.append(update(catalog_path(course.locales, language, name), translatable(text), language))
        if kit := read_front_matter(text).kit:
            kits[kit] = course.folder / kit
    for kit, where in sorted(kits.items()):
        found = [one for path in sorted(where.glob("*.py")) for one in kit_messages(path.read_text(encoding="utf-8"), f"{kit}/{path.name}")]
        states.append(update(catalog_path(course.locales, language, kit), unique(found), language))
    ours = catalog_path(OURS, language, "autograder")
    states.append(update_from(ours if ours.is_file() else catalog_path(course.locales, language, "autograder"), grader_words(), language))
    if ours.is_file():
        states.append(update_from(catalog_path(OURS, language, "commands"), terminal_words(), language, formats=False))
    return states


def grader_words() -> Catalog:
    """What the grader itself says, sentence by sentence."""
    from babel.messages.catalog import Catalog
    from babel.messages.extract import extract_from_dir
    from babel.messages.frontend import parse_mapping_cfg

    from autograder.catalogs import OURS

    with (OURS / "babel.cfg").open(encoding="utf-8") as file:
        method, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    catalog = Catalog(charset="utf-8")
    for place, _, message, comments, context in extract_from_dir(OURS.parent, method, options, KEYWORDS):
        catalog.add(message, locations=[(f"autograder/{place}", 0)], auto_comments=comments, context=context)
    return catalog


def terminal_words() -> Catalog:
    """What the commands say, which has a catalog of its own."""
    from babel.messages.catalog import Catalog

    from autograder.catalogs import FIELDS

    catalog = Catalog(charset="utf-8")
    for message, place, has_fields in command_messages():
        catalog.add(message, locations=[(place, 0)], flags=[FIELDS] if has_fields else [])
    return catalog
