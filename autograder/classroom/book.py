"""The book that belongs to a course: where its pages are, and links to them from notebooks that students open elsewhere."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nbformat
import yaml

from autograder.catalogs import SOURCE, catalog_path, read_texts
from autograder.errors import CourseError
from autograder.files import write_whole

_LINK = re.compile(r"\[(?P<said>[^\]\n]+)\]\((?P<page>[A-Za-z0-9_-]+)\.html(?P<section>#[\w-]+)?\)")


@dataclass(frozen=True)
class Book:
    """`folder` holds `_config.yml`; `pages` is the path of the texts below it and of the pages below `address`, "" where none is set."""

    folder: Path
    config: Mapping[str, Any]
    pages: str
    address: str
    language: str = ""  #: of an edition beside the book's own

    def edition(self, language: str) -> Book:
        """The book in another language, as `course_languages` of its settings lists it; the book itself where it does not."""
        settings = self.config.get("sphinx")
        settings = settings.get("config") if isinstance(settings, dict) else None
        others = settings.get("course_languages") if isinstance(settings, dict) else None
        if not isinstance(others, list) or language not in others:
            return self
        return replace(self, address=self.address and f"{self.address.rstrip('/')}/{language}/", language=language)

    def below(self, base: str) -> str:
        """The address of the pages of a site that lies at `base`."""
        return "/".join(part for part in (base.rstrip("/"), self.pages) if part) + "/"

    def title(self, page: str) -> str | None:
        """The heading of a page's text."""
        try:
            text = (self.folder / self.pages / f"{page}.md").read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None
        found = re.search(r"^# (.+)$", text, re.MULTILINE)
        return self.heading(page, found[1].strip()) if found else None

    def heading(self, page: str, english: str) -> str:
        """A heading of a page in the language of this edition. Raises CourseError for a catalog that cannot be read."""
        if not self.language:
            return english
        name = f"{self.pages}/{page}" if self.pages else page
        return read_texts([catalog_path(self.folder / "locales", self.language, name)]).translated(english) or english


def find_book(course: Path) -> Book | None:
    """By `_config.yml` and `_toc.yml` in the course's folder or the one above; its address is `html: baseurl:`.

    Raises CourseError where a file is no YAML, or the address none.
    """
    for folder in (course, course.resolve().parent):
        if not (folder / "_config.yml").is_file():
            continue
        config, contents = _mapping(folder / "_config.yml"), _mapping(folder / "_toc.yml")
        html = config.get("html")
        address = str((html if isinstance(html, dict) else {}).get("baseurl") or "")
        if address and not re.match(r"https?://", address):
            raise CourseError(
                "{path}: html: baseurl: {address!r} is not an address; write https://…", path=folder / "_config.yml", address=address
            )
        return Book(folder, config, os.path.dirname(str(contents.get("root") or "")), address)
    return None


def language_of(config: Mapping[str, Any]) -> str:
    """As Jupyter Book has it: `sphinx: config: language:`."""
    sphinx = config.get("sphinx")
    settings = sphinx.get("config") if isinstance(sphinx, dict) else None
    return str((settings if isinstance(settings, dict) else {}).get("language") or SOURCE)


def link_chapters(notebook: Path, book: Book | None) -> None:
    """Makes links to pages of the book lead there from anywhere; without an address they say in words where to look."""
    found = nbformat.read(notebook, as_version=4)
    for cell in found.cells:
        if cell.cell_type == "markdown" and "nbgrader" not in cell.metadata:  # what nbgrader keeps a checksum of stays as it is
            cell.source = _LINK.sub(lambda link: _linked(link, book), cell.source)
    write_whole(notebook, nbformat.writes(found) + "\n")


def _linked(link: re.Match[str], book: Book | None) -> str:
    said, page, section = link["said"], link["page"], link["section"] or ""
    if book is not None and book.address:
        return f"[{said}]({book.below(book.address)}{page}.html{section})"
    title = (book.title(page) if book is not None else None) or page
    if said == title:
        return f"*{said}*"
    return f"*{said}* (*{title}*)" if book is not None and book.language else f"*{said}*, in *{title}*"


def _mapping(path: Path) -> dict[str, Any]:
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CourseError(
            "{path}: cannot be read ({error}); fix it and run again", path=path, error=" ".join(str(error).split())[:200]
        ) from None
    return found if isinstance(found, dict) else {}
