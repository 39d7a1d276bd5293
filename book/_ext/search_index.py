"""The search of the course: every section with its text, read from the finished pages, in one script with the engine.

Sphinx's own search knows neither a misspelling nor a synonym and finds pages, not sections. So `_static/search.js` is made
of MiniSearch (npm), the sections as data, and book/assets/search.js. A page loads it when its reader begins to search.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import vendor
from bs4 import BeautifulSoup, Comment, NavigableString, Tag
from sphinx.locale import get_translation

_ = get_translation("course")
SCRIPT = "search.js"
ENGINE = "minisearch/dist/umd/index.js"
# Not searched: settings of pictures, displayed formulas, drawings and TeX of the others, answers, what code printed, and what every page
# repeats.
LEFT_OUT = (
    ".headerlink, script, style, [data-interactive], div.math, .katex-html, annotation, .quiz-answers, .quiz-buttons, .takeaway, button, "
    ".visually-hidden, .section-number, details.hide > summary, .cell_output pre"
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# How a formula is written in a line of text: what stands low or high in it, as far as there are signs for it
LOW = str.maketrans("0123456789aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
HIGH = str.maketrans("0123456789+-()in\N{MINUS SIGN}\N{DOWN TACK}", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁱⁿ⁻ᵀ")
BLOCKS = ("p", "li", "td", "th", "dt", "dd", "div", "pre", "figcaption", *HEADINGS, "summary", "label", "legend")


@dataclass(frozen=True)
class Section:
    """What the search finds: its address below the site, its title, the titles above it, its text and its code, and whom it is for."""

    address: str
    title: str
    above: str
    text: str
    code: str
    kind: str  # "text", "links" (a list of where to read on), "term" or "guide"


def formula(element: Tag) -> str:
    """MathML in a line: l₂ ∑ⱼ wⱼ², 1/n."""
    parts = [formula(child) for child in element.find_all(True, recursive=False)]
    if not parts:
        return element.get_text().strip("\u2061\u2062 \n")
    match element.name, parts:
        case "msub" | "munder", [base, low]:
            return base + (low.translate(LOW) if not set(low) - set(map(chr, LOW)) else f"_{low}") + " " * (base == "∑")
        case "msup" | "mover", [base, high]:
            return base + (high.translate(HIGH) if not set(high) - set(map(chr, HIGH)) else f"^{high}")
        case "msubsup" | "munderover", [base, low, high]:
            return base + low.translate(LOW) + high.translate(HIGH) + " " * (base == "∑")
        case "mfrac", [above, below]:
            return f"{above}/{below} " if len(above + below) < 3 else f"({above})/({below}) "
        case "msqrt", [root]:
            return f"√{root}"
    return "".join(parts)


def pieces(element: Tag, code: bool = False) -> Iterator[str]:
    """The text of an element without that of the sections, terms and code in it; or the code in it."""
    for child in element.children:
        if isinstance(child, NavigableString) and not isinstance(child, Comment) and not code:
            yield str(child)
        elif isinstance(child, Tag) and child.name == "math" and not code:
            yield formula(child).strip()
        elif isinstance(child, Tag) and child.name == "pre":
            yield child.get_text() if code else " "
        elif isinstance(child, Tag) and child.name != "section" and "glossary" not in child.get("class", []):
            space = " " if child.name in BLOCKS else ""
            yield from (space, *pieces(child, code), space)


def plain(element: Tag, code: bool = False) -> str:
    return " ".join("".join(pieces(element, code)).split())


def heading(section: Tag) -> str:
    found = section.find(HEADINGS, recursive=False)
    return plain(found) if isinstance(found, Tag) else ""


def only_links(section: Tag) -> bool:
    """Whether all that a section says of its own is a list, each point of which leads elsewhere."""
    own = [part for part in section.find_all(True, recursive=False) if part.name not in ("section", "span", *HEADINGS)]
    return bool(own) and all(part.name in ("ul", "ol") and all(point.find("a", href=True) for point in part.find_all("li")) for part in own)


def sections_of(html: str, address: str, kind: str) -> Iterator[Section]:
    """The sections and glossary terms of one page, each with the text that belongs to it and to no section in it."""
    article = BeautifulSoup(html, "html.parser").find("article")
    if not isinstance(article, Tag):
        return
    for part in article.select(LEFT_OUT):
        part.decompose()
    for section in article.find_all("section", id=True):
        title = heading(section)
        above = [heading(parent) for parent in section.find_parents("section")]
        place = f"{address}#{section['id']}" if above else address
        own = plain(section).removeprefix(title).strip()
        said = "links" if kind == "text" and only_links(section) else kind
        yield Section(place, title, ", ".join(reversed(above)), own, plain(section, code=True), said)
    for term in article.select("dl.glossary dt[id]"):
        definition = term.find_next_sibling("dd")
        if isinstance(definition, Tag):
            yield Section(f"{address}#{term['id']}", plain(term), heading(article.find("section")), plain(definition), "", "term")


def words() -> dict[str, str]:
    return {
        "definition": str(_("Definition")),
        "guide": str(_("For instructors")),
        "none": str(_("Nothing found. Try another word.")),
        "found": str(_("{count} sections found")),
        "one": str(_("One section found")),
    }


def write(app: Any, error: Exception | None) -> None:
    if error is not None:
        return
    site = Path(app.outdir)
    order = [app.config.root_doc, *app.env.collect_relations()]
    pages = sorted(app.env.found_docs, key=lambda name: (order.index(name) if name in order else len(order), name))
    sections = [
        asdict(section)
        for name in pages
        for section in sections_of(
            Path(site, f"{name}.html").read_text(encoding="utf-8"),
            f"{name}.html",
            "guide" if Path(name).name.startswith("guide-") else "text",
        )
    ]
    engine = (vendor.node_modules() / ENGINE).read_text(encoding="utf-8").split("//# sourceMappingURL")[0]
    own = (Path(__file__).parents[1] / "assets" / SCRIPT).read_text(encoding="utf-8")
    data = json.dumps({"sections": sections, "words": words()}, ensure_ascii=False, separators=(",", ":"))
    spoken = language_script(app.config.language).read_text(encoding="utf-8")
    (site / "_static" / SCRIPT).write_text(f"{engine}\nglobalThis.courseSearch = {data};\n{spoken}\n{own}", encoding="utf-8")


def language_script(language: str) -> Path:
    """What the search knows of a language; of one that it does not know, nothing but that accents do not count."""
    folder = Path(__file__).parents[1] / "assets"
    path = folder / f"search.{language.partition('_')[0]}.js"
    return path if path.is_file() else folder / "search.any.js"


def search_page(app: Any) -> Iterator[tuple[str, dict[str, Any], str]]:
    field = _("Search this course")
    body = (
        f"<section><h1>{_('Search')}</h1>"
        f'<form class="bd-search" action="search.html" method="get" role="search"><input type="search" class="form-control" name="q" '
        f'placeholder="{field}" aria-label="{field}" autocomplete="off" autocapitalize="off" spellcheck="false"></form>'
        f"<noscript><p>{_('The search needs JavaScript. The glossary leads to the sections too.')}</p></noscript>"
        "</section>"
    )
    yield "search", {"title": str(_("Search")), "body": body, "parents": [], "meta": {}}, "page.html"


def replace_sphinx(app: Any) -> None:
    """No index of Sphinx's, and no page for it."""
    app.builder.search = False


def setup(app: Any) -> dict[str, Any]:
    app.connect("builder-inited", replace_sphinx)
    app.connect("html-collect-pages", search_page)
    app.connect("build-finished", write, priority=800)  # before slim.py
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
