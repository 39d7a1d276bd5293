"""The editions of the book in other languages, as each page knows them: the switch that leads to the same section, alternates for search
engines, and names of sections that are the same in all.

`course_languages` in _config.yml lists the editions beside the English one, each below a folder of its name. book/_ext/editions.py makes
their sources; in their settings `course_edition` says which of them it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import finish
from catalogs import LOCALES
from docutils import nodes
from myst_parser.mdit_to_docutils.base import default_slugify
from sphinx.locale import get_translation
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from autograder.catalogs import SOURCE, catalog_path, read_texts

_ = get_translation("course")
logger = logging.getLogger(__name__)
# Each edition says these of itself: its own name, and how it offers itself to readers of another one.
_("English"), _("Read this page in English"), _("Close")
READ_IT = "Read this page in English"


@dataclass(frozen=True)
class Other:
    """Another edition of a page."""

    language: str
    folder: str  #: below the site's root, with a slash; "" for the English one
    name: str
    offer: str
    close: str


def others(app: Any) -> Iterator[Other]:
    """The editions beside this one."""
    for language in [SOURCE, *app.config.course_languages]:
        if language != app.config.language.replace("_", "-"):
            yield Other(language, "" if language == SOURCE else f"{language}/", *said_in(language, "English", READ_IT, "Close"))


def said_in(language: str, *words: str) -> list[str]:
    """Words of the interface in another edition's language."""
    texts = read_texts([catalog_path(LOCALES, language, "course")])
    return [texts.translated(word) or word for word in words]


def way_to_root(app: Any, name: str) -> str:
    """From a page to the root of the site, which all editions share."""
    return "../" * (name.count("/") + bool(app.config.course_edition))


def switch(app: Any, name: str, _context: dict[str, Any]) -> str:
    """A link to each other edition; book/assets/language.js leads it to the section that is being read."""
    if name not in app.env.found_docs and name != "search":
        return ""
    root = way_to_root(app, name)
    return "".join(
        f'<a class="course-language pst-navbar-icon" rel="alternate" hreflang="{other.language}" lang="{other.language}" '
        f'href="{root}{other.folder}{name}.html" data-offer="{escape(other.offer)}" data-close="{escape(other.close)}">{other.name}</a>'
        for other in others(app)
    )


def alternates(app: Any, name: str, _context: dict[str, Any]) -> str:
    """Where the editions of a page are, for search engines; they need whole addresses."""
    editions = list(others(app))
    if not app.config.html_baseurl or not editions or name not in app.env.found_docs:
        return ""
    places = {app.config.language.replace("_", "-"): app.config.course_edition, **{other.language: other.folder for other in editions}}
    root = site_address(app)
    lines = [(language, f"{root}{folder.rstrip('/')}{'/' if folder else ''}{name}.html") for language, folder in places.items()]
    lines.append(("x-default", f"{root}{name}.html"))
    return "\n".join(f'<link rel="alternate" hreflang="{language}" href="{escape(address)}">' for language, address in sorted(lines))


def site_address(app: Any) -> str:
    """The address of the root of the site, with a slash, or ""."""
    base = (app.config.html_baseurl or "").rstrip("/")
    if app.config.course_edition:
        base = base.removesuffix(f"/{app.config.course_edition}")
    return f"{base}/" if base else ""


class SectionNames(SphinxTransform):
    """In an edition that is a translation: each section has the name that it has in English, so that an address holds in all of them.

    A link such as `guide-hub.md#what-students-do`, which GitHub follows too, names the English heading.
    """

    default_priority = 840  # before labels are collected

    def apply(self, **_kwargs: Any) -> None:
        headings = english_headings(Path(self.app.srcdir)).get(self.env.docname)
        if headings is None:
            return
        names = [nodes.make_id(heading) for heading in headings]
        sections = [node for node in self.document.findall(nodes.section) if of_page(node)]
        if len(sections) != len(names):
            logger.warning("%s has %d sections, and %d in English", self.env.docname, len(sections), len(names))
            return
        renamed = [(section, name) for section, name in zip(sections, names, strict=True) if section["ids"] and name]
        own = {section["ids"][0] for section, _name in renamed}
        taken = {name for name in self.document.ids if name not in own}
        for section, name in renamed:
            old = section["ids"][0]
            # a label before the heading may be what the heading would be named after
            new = name if name in section["ids"] or name not in taken else old
            taken.add(new)
            section["ids"] = [new, *(each for each in section["ids"][1:] if each != new)]
            if "slug" in section:
                section["slug"] = new
            self.document.ids.pop(old, None)
            self.document.ids[new] = section
            for known, identity in self.document.nameids.items():
                if identity == old:
                    self.document.nameids[known] = new
        slugs = self.env.metadata[self.env.docname].setdefault("myst_slugs", {})
        for section, heading in zip(sections, headings, strict=True):
            if section["ids"]:
                slugs.setdefault(default_slugify(heading), (section.line, section["ids"][0], section[0].astext()))


def of_page(section: nodes.Element) -> bool:
    """Whether a section is one of the page itself, and not the box of an exercise."""
    if not section.children or not isinstance(section[0], nodes.title):
        return False
    above = section.parent
    while isinstance(above, nodes.section):
        above = above.parent
    return isinstance(above, nodes.document)


def english_headings(source: Path) -> dict[str, list[str]]:
    """Page -> its headings in English, as book/_ext/editions.py wrote them; nothing for the English book."""
    path = source / "headings.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def setup(app: Any) -> dict[str, Any]:
    finish.add_to("head", alternates)
    finish.add_to("header", switch)
    app.add_transform(SectionNames)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": False}
