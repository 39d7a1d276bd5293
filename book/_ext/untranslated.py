"""What stays English on a page of an edition is marked as such: lang="en", so that it is read aloud, hyphenated and directed as English.

book/_ext/editions.py puts an invisible sign before each sentence that has no translation; it is taken out of the document here.
"""

from __future__ import annotations

from typing import Any

from babel import Locale
from bibliography import ENGLISH
from docutils import nodes
from page_texts import UNTRANSLATED
from sphinx import addnodes
from sphinx.transforms import SphinxTransform


class MarkEnglish(SphinxTransform):
    """Wraps the sentences that begin with the sign; and in a glossary, the English names below those of the language."""

    default_priority = 5  # before anything is made of the texts

    def apply(self, **_kwargs: Any) -> None:
        for text in list(self.document.findall(nodes.Text)):
            if UNTRANSLATED in text:
                parent = text.parent
                parent.replace(text, nodes.Text(text.replace(UNTRANSLATED, "")))
                if isinstance(parent, nodes.TextElement):
                    _wrap(parent, [ENGLISH, "untranslated"])
        if self.config.course_edition:
            for glossary in self.document.findall(addnodes.glossary):
                for item in glossary.findall(nodes.definition_list_item):
                    for original in list(item.findall(nodes.term))[1:]:
                        _wrap(original, [ENGLISH])


def _wrap(element: nodes.TextElement, classes: list[str]) -> None:
    inner = nodes.inline("", "", *element.children, classes=classes)
    element.children = []
    element += inner


def turn(app: Any, _name: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
    """The direction of the page's language, for the layout."""
    language = app.config.language or "en"
    context["direction"] = Locale.parse(language, sep="-" if "-" in language else "_").text_direction


def setup(app: Any) -> dict[str, Any]:
    app.connect("html-page-context", turn)
    app.add_transform(MarkEnglish)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": False}
