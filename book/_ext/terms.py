"""Terms of the glossary in the chapters: the first use on a page links there, and shows the definition on hover or focus.

The definitions that a page needs are written into it when the book is built; book/assets/terms.js shows them. Without
JavaScript the link is left. Terms with a remark in brackets, "bias (of a layer)", are linked by {term} alone.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

import finish
from docutils import nodes
from progress import chapters
from quiz import quiz_question
from sphinx import addnodes
from sphinx.locale import get_translation

_ = get_translation("course")
# Where a term is left alone: headings, links, code, captions, formulas, tables, boxes and practice questions.
CLOSED = (
    *(nodes.title, nodes.reference, nodes.literal, nodes.literal_block, nodes.caption, nodes.math, nodes.strong, nodes.term, nodes.table),
    *(nodes.Admonition, quiz_question),
)


SEE = re.compile(r"(?:^|(?<=[.!?)])\s+)\w+ $")  # a sentence of one word and a link: "See", "Véase"


def glossary_terms(app: Any) -> dict[str, tuple[str, str]]:
    """Term in lower case -> (page, anchor)."""
    found = {}
    for (kind, name), (page, anchor) in app.env.get_domain("std").objects.items():
        if kind == "term":
            found[name.lower()] = (page, anchor)
    return found


def pattern_of(terms: list[str], language: str = "en") -> re.Pattern[str]:
    """Finds a term as a word, in singular or plural; the longest first."""
    plain = sorted((term for term in terms if "(" not in term), key=len, reverse=True)
    said = "|".join(map(spanish if language == "es" else re.escape, plain))
    return re.compile(rf"(?<![\w-])({said})(s|es)?(?![\w-])", re.IGNORECASE)


def spanish(term: str) -> str:
    """An expression for a term whose words may each be in the plural: umbral suave, umbrales suaves; penalización, penalizaciones."""
    words = [re.sub(r"ión$", "i[óo]n", re.escape(word)) for word in term.split(" ")]
    return "(?:s|es)? ".join(words)


def link_terms(app: Any, doctree: Any, name: str) -> None:
    """Make the first use of each term on a chapter page a link to the glossary."""
    if name not in chapters(app):
        return
    terms = glossary_terms(app)
    if not terms:
        return
    pattern, used = pattern_of(list(terms), app.config.language), set[str]()
    for text in list(doctree.findall(nodes.Text)):
        if not isinstance(text.parent, nodes.paragraph | nodes.emphasis) or any(isinstance(above, CLOSED) for above in ancestors(text)):
            continue
        pieces, end = [], 0
        for match in pattern.finditer(text):
            term = match[1].lower()
            if term not in terms:  # a plural within
                term = next(known for known in terms if "(" not in known and pattern_of([known], app.config.language).fullmatch(match[0]))
            if term in used:
                continue
            used.add(term)
            page, anchor = terms[term]
            uri = app.builder.get_relative_uri(name, page) + f"#{anchor}"
            link = nodes.reference("", "", nodes.inline("", match[0]), refuri=uri, internal=True, classes=["course-term"])
            pieces += [nodes.Text(text[end : match.start()]), link]
            end = match.end()
        if pieces:
            text.parent.replace(text, [*pieces, nodes.Text(text[end:])])


def ancestors(node: Any) -> list[Any]:
    found = []
    while node.parent is not None:
        node = node.parent
        found.append(node)
    return found


def definition_nodes(glossary: Any) -> dict[str, nodes.paragraph]:
    """Anchor -> first paragraph of the definition, with the text of links in place of links and without "See …"."""
    found = {}
    for item in glossary.findall(nodes.definition_list_item):
        paragraph = next(item.findall(nodes.paragraph), None)
        anchors = [anchor for term in item.findall(nodes.term) for anchor in term["ids"]]
        if paragraph is None or not anchors:
            continue
        copy = paragraph.deepcopy()
        for link in list(copy.findall(addnodes.pending_xref)):
            link.replace_self(nodes.Text(link.astext()))
        see = next((i for i, child in enumerate(copy.children) if isinstance(child, nodes.Text) and SEE.search(child)), None)
        if see is not None:
            last = SEE.sub("", copy[see])
            copy.children[see:] = [nodes.Text(last)] if last else []
        for anchor in anchors:
            found[anchor] = copy
    return found


def definitions(app: Any, name: str, context: dict[str, Any]) -> str:
    """The definitions that the links of a page show."""
    wanted = dict.fromkeys(re.findall(r'href="[^"]*\bglossary\.html#(term-[^"]+)"', context.get("body") or ""))
    terms = glossary_terms(app)
    if not wanted or not terms or name not in app.env.found_docs:
        return ""
    page = next(iter(terms.values()))[0]
    known = definition_nodes(app.env.get_doctree(page))
    lines = [
        f'<span id="tip-{escape(anchor)}">{re.sub(r"^<p>|</p>$", "", app.builder.render_partial(known[anchor])["fragment"].strip())}</span>'
        for anchor in wanted
        if anchor in known
    ]
    return f'<div class="course-definitions" hidden>{"".join(lines)}</div><div class="course-tip" role="tooltip" hidden></div>'


def setup(app: Any) -> dict[str, Any]:
    finish.add_to("article", definitions)
    app.connect("doctree-resolved", link_terms)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": False}
