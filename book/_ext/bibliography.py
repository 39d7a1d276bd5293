"""Citations and the list of references in the words of an edition: Zou y Hastie (2005); En …, páginas …, segunda edición.

The titles of works stay as they are, and are marked as English, which all works cited here are written in.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from pybtex.plugin import register_plugin as register_for_pybtex
from pybtex.style.formatting.plain import Style
from pybtex.style.template import Node, field, optional, tag
from pybtex_docutils import Backend
from sphinx.locale import get_translation
from sphinxcontrib.bibtex.plugin import register_plugin
from sphinxcontrib.bibtex.style.referencing import PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

_ = get_translation("course")
ENGLISH = "language-en"  # docutils writes lang="en" for this class
#: Fields that stay as they were published.
NAMES = ("title", "booktitle", "journal", "series", "publisher", "school", "institution", "organization", "howpublished")


def in_words_of_edition(app: Any, config: Any) -> None:
    """Chooses the styles of an edition; the English book has those of sphinxcontrib-bibtex."""
    if not config.course_edition:
        return
    # what the templates of BibTeX's styles say between the fields, in as far as a course's works are articles, books and parts of them
    said = {
        **{"In": _("In"), "pages": _("pages"), "chapter": _("chapter"), "volume": _("volume"), "Volume": _("Volume"), "of": _("of")},
        **{"editor": _("editor"), "editors": _("editors")},
    }
    editions = {"first": _("first edition"), "second": _("second edition"), "third": _("third edition"), "fourth": _("fourth edition")}
    join_two = f" {_('and')} "

    class Works(Style):
        def format_names(self, role: str, as_sentence: bool = True) -> Any:
            return _of_names(super().format_names(role, as_sentence), join_two)

        def format_edition(self, _entry: Any) -> Any:
            return optional[field("edition", apply_func=lambda number: editions.get(str(number).lower(), number))]

        def format_entry(self, label: str, entry: Any, bib_data: Any = None) -> Any:
            english = getattr(super(), f"get_{entry.type}_template")
            setattr(self, f"get_{entry.type}_template", lambda entry: _in_language(english(entry), said))
            return super().format_entry(label, entry, bib_data)

    class AuthorYear(AuthorYearReferenceStyle):
        def __init__(self) -> None:
            super().__init__(person=PersonStyle(sep2=join_two, last_sep=join_two))

    Backend.tags[ENGLISH] = lambda raw, text, *children: nodes.inline(raw, text, *children, classes=[ENGLISH])
    register_for_pybtex("pybtex.style.formatting", "plain_of_edition", Works, force=True)
    register_plugin("sphinxcontrib.bibtex.style.referencing", "author_year_of_edition", AuthorYear, force=True)
    config.bibtex_default_style = "plain_of_edition"
    config.bibtex_reference_style = "author_year_of_edition"


def _in_language(template: Any, said: dict[str, str]) -> Any:
    """A template with its own words translated; titles and names are marked as English."""
    if isinstance(template, str):
        return said.get(template, template)
    if not isinstance(template, Node):
        return template
    made = template()  # a copy
    made.children = [_in_language(child, said) for child in template.children]
    return tag(ENGLISH)[made] if template.name in ("field", "optional_field") and template.args[0] in NAMES else made


def _of_names(template: Any, join_two: str) -> Any:
    """A template of names joined as the language joins them."""
    if not isinstance(template, Node):
        return template
    made = template(sep2=join_two, last_sep=join_two) if template.name == "names" else template()
    made.children = [_of_names(child, join_two) for child in template.children]
    return made


def setup(app: Any) -> dict[str, Any]:
    app.connect("config-inited", in_words_of_edition, priority=900)  # the words are loaded by then
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": False}
