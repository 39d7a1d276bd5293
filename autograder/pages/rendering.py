"""HTML pages that stand alone: one file, no script, nothing fetched, and a policy that says so to the browser."""

from __future__ import annotations

import base64
import functools
import hashlib
import os
import re
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import jinja2
import markupsafe
from markdown_it import MarkdownIt

from autograder.catalogs import SOURCE, read_texts
from autograder.classroom.book import Book, find_book, language_of
from autograder.classroom.course import Course
from autograder.notebooks.assignment import Assignment
from autograder.pages.environment import page_environment
from autograder.words import N_, Words, words_in

_TEMPLATES = jinja2.PackageLoader("autograder.pages", "templates")
_OF = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "


def render(template: str, words: Words, forms: bool = False, /, **values: Any) -> str:
    """Fill in a template in the language of `words`; every value is escaped. Adds `style` and the `policy` that allows this style alone.

    With `forms`, a page can be sent back to where it came from.
    """
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    action = "'self'" if forms else "'none'"
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action {action}"
    return (
        _environment(words)
        .get_template(template)
        .render(style=style, policy=policy, language=words.language, direction=words.locale.text_direction, **values)
    )


@functools.cache
def _environment(words: Words) -> jinja2.Environment:
    environment = page_environment(_TEMPLATES, words)
    environment.filters["points"] = functools.partial(points, words)
    environment.filters["name_in"] = lambda value, names: names.get(value, value)
    environment.filters["moment"] = words.moment
    environment.filters["say"] = words.sentence
    environment.filters["prose"] = prose
    environment.filters["markdown"] = markdown
    environment.filters["style"] = markupsafe.Markup  # the style sheet is ours; nothing else may use this
    return environment


@functools.cache
def _style() -> str:
    return files("autograder.pages").joinpath("templates/page.css").read_text(encoding="utf-8")


def points(words: Words, value: float | None) -> str:
    """A score as people write it: 2, 1.5, 0.33."""
    return "\N{EN DASH}" if value is None else words.number(value, "0.##")


def prose(text: str) -> markupsafe.Markup:
    """An author's text: escaped, with `code` between backticks."""
    return markupsafe.Markup(re.sub(r"`([^`\n]+)`", r"<code>\1</code>", str(markupsafe.escape(text))))


@functools.cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table").disable("image")


def markdown(text: str) -> markupsafe.Markup:
    """A grader's Markdown, as nbgrader's formgrader takes it. HTML in it is text, and a picture is a link: pages fetch nothing."""
    return markupsafe.Markup(_markdown().render(text))


def duration(words: Words, seconds: float) -> str:
    """`40 s`, `12 min`, `3.5 h`."""
    if seconds < 120:
        return words.say(N_("{number} s"), number=words.number(seconds, "@##"))
    if seconds < 7200:
        return words.say(N_("{number} min"), number=words.number(seconds / 60, "@##"))
    return words.say(N_("{number} h"), number=words.number(seconds / 3600, "@##"))


@dataclass(frozen=True)
class Section:
    """Where something can be read: what the link says, and where it goes (None: no site is known)."""

    title: str
    url: str | None


@dataclass(frozen=True)
class Site:
    """The course's book: the folder of its texts, the address of its pages, and its language."""

    base: str | None
    texts: Path | None
    language: str = SOURCE
    locales: Path | None = None  #: where the course keeps catalogs of its own
    book: Book | None = None
    _titles: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def section(self, see: str | None) -> Section | None:
        """The section that `see` ("l1.html#soft-threshold") names."""
        if not see:
            return None
        if see not in self._titles:
            self._titles[see] = self._title(see)
        return Section(self._titles[see], None if self.base is None else self.base + see)

    def _title(self, see: str) -> str:
        """The headings of page and section, from the book's text; else made of the name."""
        page, _, label = see.partition("#")
        page = page.removesuffix(".html")
        plain = _OF.join(part.replace("-", " ") for part in (page, label) if part)
        if self.texts is None or not re.fullmatch(r"[\w-]+", page):
            return plain
        try:
            text = (self.texts / f"{page}.md").read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return plain
        chapter = re.search(r"^# (.+)$", text, re.MULTILINE)
        section = re.search(rf"^\({re.escape(label)}\)=\s*\n#+ (.+)$", text, re.MULTILINE) if label else None
        found = [match[1].strip() for match in (chapter, section) if match]
        if self.book is not None:
            found = [self.book.heading(page, heading) for heading in found]
        return _OF.join(dict.fromkeys(found)) if found and (section or not label) else plain


def find_site(course: Course, page: Path | None = None, language: str = "") -> Site:
    """The book that belongs to a course: `_config.yml` and `_toc.yml` in the course's folder or the one above.

    The address is `html: baseurl:` of `_config.yml`. Without one, links go from `page` to the site that is built beside
    the book, if it is there; without that, there are none. In another `language` they lead to that edition of the book, where there is one.
    Raises CourseError where a file is no YAML.
    """
    book = find_book(course.folder)
    if book is None:
        return Site(None, None)
    book = book.edition(language)
    base = book.address
    if not base and page is not None:
        built = book.folder.resolve() / "_build" / "html" / book.language
        if (built / book.pages).is_dir():
            base = os.path.relpath(built, page.resolve().parent)
    return Site(book.below(base) if base else None, book.folder / book.pages, language_of(book.config), book.folder / "locales", book)


def find_words(site: Site, course: Course | None = None, assignment: Assignment | None = None, language: str = "") -> Words:
    """The words of a language, the book's unless another is named, by a catalog of the course's or one of ours; else English.

    Times are in the course's zone. With a course and an assignment, what its authors wrote is known as well.
    """
    language = language or site.language
    folders = [*([course.locales] if course else []), *([site.locales] if site.locales else [])]
    words = words_in(language, *folders, zone=course.settings.zone if course else None)
    if course is None or assignment is None or words.language == SOURCE:
        return words
    return words.knowing(read_texts(course.catalogs(assignment, words.language)))
