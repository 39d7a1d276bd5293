"""The last hand on every page: what the theme's templates write, without what this course does not need.

A page leaves here with one style sheet and two scripts of the site, no inline script, no inline style and no event
attribute (so that it works under a strict Content-Security-Policy), one viewport, one h1, images with their sizes.
Other modules add their parts with `add_to`: "head", "sidebar" or "article" (below the text).
"""

from __future__ import annotations

import hashlib
import html as entities
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import takeaway
from on_a_phone import Phones
from PIL import Image
from sphinx.locale import get_translation, init
from sphinx.util import logging

_ = get_translation("course")
logger = logging.getLogger(__name__)

BUNDLE = "site.css"  # book/_ext/slim.py makes it of STYLES
STYLES = (
    "basic.css",
    "styles/pydata-sphinx-theme.css",
    "pygments.css",
    "styles/sphinx-book-theme.css",
    "mystnb.*.css",
    "exercise.css",
    "sphinx-design.min.css",
    "course.css",
)
SCRIPTS = "site.js"  # … and this one of:
SCRIPT_PARTS = ("chrome.js", "language.js", "quiz.js", "progress.js", "terms.js")
LONG_NAME = 16  # letters
INLINE_STYLES = "inline.css"  # the style attributes and style elements of all pages
# Scripts of the theme and of extensions that chrome.js replaces, or that no page here needs.
DROPPED_SCRIPTS = re.compile(
    r"/(documentation_options|doctools|sphinx_highlight|clipboard\.min|copybutton|togglebutton|design-tabs|searchtools|"
    r"language_data|searchindex|translations|bootstrap|pydata-sphinx-theme|sphinx-book-theme|fontawesome)\.js"
)
DROPPED_STYLES = re.compile(
    r"/(styles/theme|styles/pydata-sphinx-theme|pygments|styles/sphinx-book-theme|togglebutton|copybutton|"
    r"mystnb\.[0-9a-f]+|exercise|sphinx-design\.min)\.css"
)
DROPPED_INLINE = (
    "kernelName",
    "toggleHint",
    "toggleOpenOnPrint",
    "togglebuttonSelector",
    "DOCUMENTATION_OPTIONS",
    "dataset.mode",
    "Activate the search",
)

Part = Callable[[Any, str, dict[str, Any]], str]
PARTS: dict[str, list[Part]] = {"head": [], "sidebar": [], "article": []}


Step = Callable[[Any, str, str], str]
STEPS: list[Step] = []


def add_step(step: Step) -> None:
    """Let step(app, page name, page) change each page."""
    if step not in STEPS:
        STEPS.append(step)


def add_to(place: str, part: Part) -> None:
    """Let part(app, page name, template context) give HTML for that place of each page."""
    if part not in PARTS[place]:
        PARTS[place].append(part)


# --- pure functions: HTML in, HTML out


def drop_scripts(page: str) -> tuple[str, list[str]]:
    """Without the scripts that this course does not need, and the inline scripts that are left (there should be none)."""
    left: list[str] = []

    def decide(match: re.Match[str]) -> str:
        attributes, body = match[1], match[2].strip()
        if "src=" in attributes:
            return "" if DROPPED_SCRIPTS.search("/" + attributes.split('src="')[-1]) else match[0]
        if "thebe" in attributes:
            return ""
        if "application/" in attributes:  # data, which is not run
            return match[0]
        if body and not any(word in body for word in DROPPED_INLINE):
            left.append(body)
            return match[0]
        return ""

    page = re.sub(r"<script\b([^>]*)>(.*?)</script>\s*", decide, page, flags=re.S)
    return re.sub(r'<link rel="preload" as="script"[^>]*>\s*', "", page), left


def drop_styles(page: str) -> tuple[str, set[str]]:
    """Without the links to style sheets that are in the bundle, and without style elements; the rules of those in the text."""
    page = re.sub(r"<link\b[^>]*>\s*", lambda m: "" if "stylesheet" in m[0] and DROPPED_STYLES.search(m[0]) else m[0], page)
    page = re.sub(r"<noscript>\s*<style>.*?</style>\s*</noscript>\s*", "", page, flags=re.S)
    rules = {" ".join(rule.split()) for rule in re.findall(r"<style\b[^>]*>(.*?)</style>", page, flags=re.S)}
    return re.sub(r"<style\b[^>]*>.*?</style>\s*", "", page, flags=re.S), rules - {""}


def style_class(declarations: str) -> str:
    """The class that stands for a style attribute."""
    return "s-" + hashlib.sha256(declarations.encode()).hexdigest()[:7]


def style_rule(declarations: str) -> str:
    """The rule of that class. Like an attribute, it wins over the style sheets; a longer form of a property comes first."""
    important = [f"{part.strip()}!important" for part in declarations.split(";") if ":" in part]
    return f".{style_class(declarations)}{{{';'.join(important)}}}"


def inline_styles_to_classes(page: str) -> tuple[str, set[str]]:
    """The page with a class for each style attribute, and the attributes' contents."""
    found: set[str] = set()

    def one_tag(match: re.Match[str]) -> str:
        tag = match[0]
        style = re.search(r'\sstyle="([^"]*)"', tag)
        if not style:
            return tag
        declarations = entities.unescape(style[1]).strip()
        tag = tag.replace(style[0], "", 1)
        if not declarations:
            return tag
        found.add(declarations)
        name = style_class(declarations)
        if re.search(r'\sclass="', tag):
            return re.sub(r'(\sclass=")', rf"\g<1>{name} ", tag, count=1)
        return re.sub(r"^<([\w-]+)", rf'<\1 class="{name}"', tag)

    return re.sub(r'<[a-zA-Z][^<>]*\sstyle="[^<>]*>', one_tag, page), found


def drop_furniture(page: str) -> str:
    """Without empty bars, banners, advertising places and the second copy of title and contents for printing."""
    page = re.sub(r'<div id="jb-print-docs-body".*?(?=<div id="searchbox">)', "", page, flags=re.S)
    for pattern in (
        r'<div id="searchbox"></div>',
        r'<div id="pst-scroll-pixel-helper"></div>',
        r'<div class="sbt-scroll-pixel-helper"></div>',
        r'<button type="button" class="btn rounded-pill" id="pst-back-to-top">.*?</button>',
        r'<div class="pst-async-banner-revealer.*?</div>',
        r'<header id="pst-header".*?</header>',
        r'<div class="sidebar-header-items sidebar-primary__section">.*?</div>',
        r'<div class="sidebar-primary-items__end sidebar-primary__section">.*?</div>\s*</div>\s*</div>',
        r'<footer class="bd-footer">\s*</footer>',
        r'<div class="footer-item">\s*</div>',
        r'<meta name="docsearch:[^>]*>',
        r"<!--.*?-->",
    ):
        page = re.sub(pattern, "", page, flags=re.S)
    page = re.sub(r'<meta name="viewport"[^>]*>\s*', "", page)
    page = page.replace('data-theme="auto"', 'data-theme="light"')  # chrome-first.js sets it before the first paint
    return re.sub(r"\n\s*\n+", "\n", page) if "<pre" not in page else re.sub(r"\n(\s*\n){2,}", "\n\n", page)


def size_images(page: str, size_of: Callable[[str], tuple[int, int] | None], offered: Callable[[str, str], str]) -> str:
    """Each image of the text with its size, so that nothing moves while it loads; all but the first wait until they are near.

    `offered` gives a tag, of an image at a source, with what else a browser may choose.
    """
    seen = 0

    def one(match: re.Match[str]) -> str:
        nonlocal seen
        tag, seen = match[0], seen + 1
        source = re.search(r'src="([^"]*)"', tag)
        size = size_of(source[1]) if source and "width=" not in tag else None
        extra = f' width="{size[0]}" height="{size[1]}"' if size else ""
        if seen > 1 and "loading=" not in tag:
            extra += ' loading="lazy" decoding="async"'
        tag = re.sub(r"\s*/?>$", f"{extra}>", tag)
        return offered(tag, source[1]) if source else tag

    return re.sub(r"<img\b[^>]*>", one, page)


def name_landmarks(page: str) -> str:
    """Names and roles that the theme leaves out: for a screen reader, and for speech input that says what it sees."""
    course, contents, search, mode = _("Course"), _("On this page"), _("Search"), _("Colour mode")
    page = page.replace(
        'class="bd-sidebar-primary bd-sidebar">', f'class="bd-sidebar-primary bd-sidebar" role="region" aria-label="{course}">'
    )
    page = page.replace('<dialog id="pst-primary-sidebar-modal">', f'<dialog id="pst-primary-sidebar-modal" aria-label="{course}">')
    page = page.replace('<dialog id="pst-secondary-sidebar-modal">', f'<dialog id="pst-secondary-sidebar-modal" aria-label="{contents}">')
    page = page.replace('<dialog id="pst-search-dialog">', f'<dialog id="pst-search-dialog" aria-label="{search}">')
    page = page.replace(
        '<nav class="bd-links bd-docs-nav" aria-label="Main">', f'<nav class="bd-links bd-docs-nav" aria-label="{_("Chapters")}">'
    )
    page = re.sub(r'(<button class="btn search-button-field[^>]*?) title="[^"]*" aria-label="[^"]*"', r"\1", page)
    page = re.sub(r'(<span class="search-button__kbd-shortcut")', r'\1 aria-hidden="true"', page)
    for place, name in (("primary", _("Show or hide the chapters")), ("secondary", contents)):
        page = re.sub(
            rf'(<button class="sidebar-toggle {place}-toggle[^"]*") title="[^"]*"', rf'\1 title="{name}" aria-label="{name}"', page
        )
    # Sphinx has these in English alone for some languages.
    for english, said in (
        ("heading", _("Link to this heading")),
        ("image", _("Link to this image")),
        ("table", _("Link to this table")),
        ("code", _("Link to this code")),
        ("term", _("Link to this term")),
        ("equation", _("Link to this equation")),
    ):
        page = page.replace(f'title="Link to this {english}"', f'title="{said}"')
    page = page.replace('<summary aria-label="Toggle hidden content">', "<summary>")
    page = page.replace('role="doc-biblioentry"', 'role="listitem"')  # what the list around it may hold
    modes = f'data-auto="{_("as the system")}" data-light="{_("light")}" data-dark="{_("dark")}"'
    page = re.sub(
        r'(<button class="[^"]*theme-switch-button[^"]*")[^>]*>',
        rf'\1 type="button" title="{mode}" aria-label="{mode}" {modes}>',
        page,
    )
    page = re.sub(r'(<i class="theme-switch[^>]*?) title="[^"]*"', r"\1", page)
    page = re.sub(r'<(i|span) class="((?:theme-switch )?fa[srb]?[ -][^"]*)"', r'<\1 aria-hidden="true" class="\2"', page)
    page = re.sub(r' data-bs-(?:placement|toggle|title)="(?:bottom|tooltip|left|Color mode)"', "", page)
    return page.replace(
        '<div class="prev-next-area">', f'<div class="prev-next-area" role="navigation" aria-label="{_("Previous and next page")}">'
    )


def guide_apart(page: str) -> str:
    """The instructor's pages folded away below the students' ones, and open on one of themselves."""

    def one(match: re.Match[str]) -> str:
        caption = re.sub(r"<[^>]+>", "", match[1])
        state = " open" if "current active" in match[2] else ""
        return f'<details class="course-guide"{state}><summary>{caption}</summary>{match[2]}</details>'

    return re.sub(
        r'<p aria-level="2" class="caption" role="heading">((?:(?!</p>).)*)</p>\s*(<ul(?:(?!</ul>).)*/?guide-.*?</ul>)',
        one,
        page,
        flags=re.S,
    )


def reachable_tables(page: str) -> str:
    """A table wider than a phone scrolls in its own box, by keyboard too; an empty corner is no heading."""
    page = re.sub(r'<th class="head">\s*(?:<p>\s*</p>)?\s*</th>', '<td class="head"></td>', page)
    return page.replace('<div class="pst-scrollable-table-container">', '<div class="pst-scrollable-table-container" tabindex="0">')


def break_long_names(page: str) -> str:
    """A name in the text that is too long for a column on a phone may be broken after its points and bars, and nowhere else."""

    def one(match: re.Match[str]) -> str:
        if len(entities.unescape(match[1])) < LONG_NAME:
            return match[0]
        return f'<span class="pre long-name">{re.sub(r"(?<=[./_=(,-])(?=[a-zA-Z0-9&])", "<wbr>", match[1])}</span>'

    return re.sub(r'<span class="pre">([^<]+)</span>', one, page)


# --- the one place that knows Sphinx


class Finisher:
    """Takes each rendered page through the functions above; remembers the style attributes it met."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self.rules: set[str] = set()  # what inline.css needs for the pages written in this build
        self.sizes: dict[str, tuple[int, int] | None] = {}
        self.phones: Phones | None = None

    def image_size(self, source: str) -> tuple[int, int] | None:
        """Width and height of an image that the builder copies; None for one that it does not know."""
        name = source.rsplit("/", 1)[-1]
        if name not in self.sizes:
            self.sizes[name] = None
            for path, copied in self.app.builder.images.items():
                file = Path(self.app.srcdir, path)
                if copied == name and file.suffix.lower() in (".png", ".jpg", ".jpeg", ".gif", ".webp") and file.is_file():
                    with Image.open(file) as image:
                        self.sizes[name] = image.size
        return self.sizes[name]

    def for_phones(self, tag: str, source: str) -> str:
        """An image's tag with the figure as a phone shows it."""
        if self.phones is None:  # when the first page is written all chapters have been run
            self.phones = Phones(takeaway.ran(self.app, name) for name in takeaway.chapter_pages(self.app))
        return self.phones.offered(tag, source, Path(self.app.outdir, "_images"))

    def __call__(self, page: str, name: str, context: dict[str, Any]) -> str:
        page, inline = drop_scripts(page)
        for body in inline:
            logger.warning(
                "%s has an inline script, which a strict Content-Security-Policy forbids. Put it into a file: %s", name, body[:200]
            )
        handler = re.search(r'<\w[^<>]*\son\w+="[^"]*"', page)
        if handler:
            logger.warning("%s has an event attribute. Add the listener in a script file: %s", name, handler[0][:200])
        page, rules = drop_styles(page)
        page = guide_apart(name_landmarks(drop_furniture(page)))
        page = reachable_tables(size_images(break_long_names(page), self.image_size, self.for_phones))
        page = self.insert_parts(page, name, context)
        for step in STEPS:
            page = step(self.app, name, page)
        page, styles = inline_styles_to_classes(page)
        rules |= {style_rule(style) for style in styles}
        self.rules |= rules
        return page.replace("</head>", self.links(name, bool(rules)) + "</head>", 1)

    def insert_parts(self, page: str, name: str, context: dict[str, Any]) -> str:
        made = {place: "\n".join(filter(None, (part(self.app, name, context) for part in parts))) for place, parts in PARTS.items()}
        page = re.sub(
            r"(<head>\s*<meta charset[^>]*>)", r'\1\n<meta name="viewport" content="width=device-width, initial-scale=1">', page, count=1
        )
        page = page.replace("</head>", made["head"] + "\n</head>", 1)
        main = page.find('<main id="main-content"')
        chapters_end = page.rfind("</nav>", 0, main)
        if chapters_end >= 0:
            page = page[: chapters_end + 6] + made["sidebar"] + page[chapters_end + 6 :]
        words = {"copy": _("Copy"), "copied": _("Copied"), "not-copied": _("Not copied. Select the text instead.")}
        words["search"] = "../" * name.count("/") + "_static/search.js"  # loaded when a reader begins to search: chrome.js
        words["site"] = "../" * (name.count("/") + bool(self.app.config.course_edition)) or "./"  # the root of all editions
        data = "".join(f' data-{key}="{entities.escape(word)}"' for key, word in words.items())
        page = re.sub(r"<body\b", lambda match: match[0] + data, page, count=1)
        page = re.sub(
            r'(<main id="main-content"[^>]*>)', r'\1<div id="course-status" class="visually-hidden" role="status"></div>', page, count=1
        )
        # Without its script a narrow page has the chapters below its text.
        menu = f'<a class="no-script-menu" href="#pst-primary-sidebar">{_("Chapters")}</a>'
        page = page.replace('<div class="bd-article-container">', f'<div class="bd-article-container">{menu}', 1)
        return page.replace("</article>", "</article>\n" + made["article"], 1)

    def links(self, name: str, styled: bool) -> str:
        root = "../" * name.count("/")
        static = f"{root}_static/"
        lines = [f'<script src="{static}chrome-first.js"></script>', f'<link rel="stylesheet" href="{static}{BUNDLE}">']
        if styled:
            lines.append(f'<link rel="stylesheet" href="{static}{INLINE_STYLES}">')
        lines.append(f'<script defer src="{static}{SCRIPTS}"></script>')
        return "\n".join(lines) + "\n"


def install(app: Any) -> None:
    """Let every page of the HTML builder pass through a Finisher on its way to the disk."""
    if app.builder.format != "html":
        return
    finisher = Finisher(app)
    app.builder.finisher = finisher
    render = app.builder.templates.render

    def render_finished(template: str, context: dict[str, Any]) -> str:
        page = render(template, context)
        return finisher(page, context["pagename"], context) if "</head>" in page and "pagename" in context else page

    app.builder.templates.render = render_finished


def load_words(_app: Any, config: Any) -> None:
    """The translation of the words in book/_ext: locales/<language>/LC_MESSAGES/course.mo, where there is one."""
    init([config.course_catalogs], config.language, "course")


def setup(app: Any) -> dict[str, Any]:
    app.add_config_value("course_languages", [], "html")  # what they are: book/_ext/languages.py
    app.add_config_value("course_edition", "", "html")
    app.add_config_value("course_catalogs", str(Path(__file__).resolve().parents[2] / "locales"), "env")
    app.connect("config-inited", load_words)
    app.connect("builder-inited", install, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": False}
