"""The frame of every page, book/_templates/layout.html, and the last hand on what Sphinx and its extensions put into it.

A page leaves here with one style sheet and two scripts of the site, no inline script, no inline style and no event
attribute (so that it works under a strict Content-Security-Policy), images with their sizes.
Other modules add their parts with `add_to`: "head", "sidebar" (below the chapters), "header" (before the buttons) or
"article" (below the text).
"""

from __future__ import annotations

import hashlib
import html as entities
import re
from collections.abc import Callable, Iterable
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import takeaway
from docutils import nodes
from on_a_phone import Phones
from PIL import Image
from pygments.formatters import HtmlFormatter
from pygments.styles import get_style_by_name
from pygments.token import STANDARD_TYPES, Text
from sphinx import addnodes
from sphinx.locale import get_translation, init
from sphinx.util import logging

_ = get_translation("course")
TEMPLATES = Path(__file__).parents[1] / "_templates"
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
LONG_CELL = 60  # letters
LONG_LINE = 24  # letters of code: what a question has room for on a phone, beside the button that copies
SHOWN = 0.75  # of the dots of a figure (book/course.mplstyle), or one that is less wide than the page would have larger letters
VERBATIM = ("code", "kbd", "math", "pre", "samp", "script", "svg", "textarea")  # nothing of what they hold is changed
BEHIND_SIGN = re.compile(r"""(?<=[a-zA-Z_)\]])(<span class="o">[.=]</span>|[(\[])(?=[\w"'&<])""")
BEFORE_UNIT = re.compile(r"(?<=\d)\s(?=(?:%|[kMG]B|m?s|min|h)(?!\w))")
INLINE_STYLES = "inline.css"  # the style attributes and style elements of all pages
# What extensions ask for on every page: it is in the bundles, replaced by chrome.js, or of no use here. sphinx-thebe loads a script from
# another host even where it is off.
DROPPED = re.compile(
    r"thebe|(^|/)(documentation_options|doctools|sphinx_highlight|clipboard\.min|copybutton|togglebutton|design-tabs|translations|"
    r"pydata-sphinx-theme|pygments|sphinx-book-theme|theme|basic|mystnb\.[0-9a-f]+|exercise|sphinx-design\.min)\.(js|css)"
)
DROPPED_INLINE = ("THEBE_JS_URL", "kernelName", "toggleHint", "toggleOpenOnPrint", "togglebuttonSelector", "DOCUMENTATION_OPTIONS")

Part = Callable[[Any, str, dict[str, Any]], str]
PARTS: dict[str, list[Part]] = {"head": [], "sidebar": [], "header": [], "article": []}


def add_to(place: str, part: Part) -> None:
    """Let part(app, page name, template context) give HTML for that place of each page."""
    if part not in PARTS[place]:
        PARTS[place].append(part)


# --- pure: HTML in, HTML out


def style_class(declarations: str) -> str:
    """The class that stands for a style attribute."""
    return "s-" + hashlib.sha256(declarations.encode()).hexdigest()[:7]


def style_rule(declarations: str) -> str:
    """The rule of that class. Like an attribute, it wins over the style sheets; a longer form of a property comes first."""
    important = [f"{part.strip()}!important" for part in declarations.split(";") if ":" in part]
    return f".{style_class(declarations)}{{{';'.join(important)}}}"


def break_long_name(name: str) -> str:
    """A name that is too long for a column on a phone may be broken after its points and bars, and nowhere else."""
    return re.sub(r"(?<=[./_=(,-])(?=[a-zA-Z0-9&])", "<wbr>", name)


def keep_units(text: str) -> str:
    """Text in which a number and its unit stay on one line: "8 %", "50 MB"."""
    return BEFORE_UNIT.sub("\N{NARROW NO-BREAK SPACE}", text)


def long_line(line: str) -> str:
    """A line of code; one that a phone has no room for may be broken behind a sign too, or a long call would leave its first row to
    blanks, and says how far it is indented, since what wraps goes further in (course.css)."""
    text = entities.unescape(re.sub(r"<[^>]+>", "", line)).rstrip()
    indented = min(-(-(len(text) - len(text.lstrip())) // 4) * 4, 32)
    broken = BEHIND_SIGN.sub(r"\1<wbr>", line)
    return f'<span class="in-{indented}">{broken}</span>' if len(text) > LONG_LINE else line


def dropped(script: str) -> bool:
    return not script.strip() or any(word in script for word in DROPPED_INLINE)


def written(tag: str, attributes: dict[str, str | None], end: str) -> str:
    said = (f" {name}" if value is None else f' {name}="{entities.escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{''.join(said)}{end}"


class Hand(HTMLParser):
    """Goes over the body of a page. What it does not change stays as it was, to the letter."""

    def __init__(self, size_of: Callable[[str], tuple[int, int] | None], offered: Callable[[str, str], str]) -> None:
        """`offered` gives a tag, of an image at a source, with what else a browser may choose."""
        super().__init__(convert_charrefs=False)
        self.size_of, self.offered = size_of, offered
        self.parts: list[str] = []
        self.rules: set[str] = set()  # what the page needs of inline.css
        self.forbidden: list[str] = []  # what a strict policy forbids and nobody here can move into a file
        self.dropping = False  # in a style element
        self.images = 0
        self.verbatim = 0  # open elements of these
        # Where in `parts` the last of each began; -1: it can be none
        self.name = self.corner = self.caption = self.script = self.figure = -1
        self.lists = 0  # open lists since the caption
        self.said = {  # Sphinx has these in English alone for some languages
            "Link to this heading": _("Link to this heading"),
            "Link to this image": _("Link to this image"),
            "Link to this table": _("Link to this table"),
            "Link to this code": _("Link to this code"),
            "Link to this term": _("Link to this term"),
            "Link to this equation": _("Link to this equation"),
        }

    def over(self, page: str) -> str:
        self.feed(page)
        self.close()
        return "".join(self.parts)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        text = self.get_starttag_text() or ""
        given = dict(attributes)
        classes = (given.get("class") or "").split()
        self.dropping = tag == "style"
        if self.dropping:
            return
        self.verbatim += tag in VERBATIM
        wanted = given | self.mended(tag, given, classes)
        for name in [name for name, value in wanted.items() if value == "" and name in ("style", "aria-label")]:
            del wanted[name]
        if wanted != given:
            text = written(tag, wanted, "/>" if text.endswith("/>") else ">")
        if tag == "img" and (source := given.get("src")):
            text, whole = self.offered(text, source), text
            if text == whole and self.figure >= 0:  # a picture that a phone has no own one of is scrolled there, by keyboard too
                self.parts[self.figure] = self.parts[self.figure].replace("<figure", '<figure tabindex="0"', 1)
        self.script = len(self.parts) if tag == "script" and "src" not in given else -1
        self.forbidden += [text for name in given if name.startswith("on")]
        self.name = len(self.parts) if tag == "span" and classes == ["pre"] else -1
        if tag == "th":
            self.corner = len(self.parts)
        elif tag == "figure":
            self.figure = len(self.parts)
        elif tag == "p" and "caption" in classes:
            self.caption, self.lists = len(self.parts), 0
        self.lists += tag == "ul"
        self.parts.append(text)

    def mended(self, tag: str, given: dict[str, str | None], classes: list[str]) -> dict[str, str | None]:
        """The attributes that a tag is given in place of its own."""
        new: dict[str, str | None] = {}
        if style := (given.get("style") or "").strip():
            self.rules.add(style_rule(style))
            new["class"] = " ".join([style_class(style), *classes])
        if "style" in given:
            new["style"] = ""
        if given.get("title") in self.said:
            new["title"] = str(self.said[given["title"] or ""])
        if "pst-scrollable-table-container" in classes:
            new["tabindex"] = "0"  # a table wider than a phone scrolls in its own box, by keyboard too
        if given.get("role") == "doc-biblioentry":
            new["role"] = "listitem"  # what the list around it may hold
        if tag == "summary" and given.get("aria-label") == "Toggle hidden content":
            new["aria-label"] = ""  # MyST-NB hides the words of the fold by it
        if tag == "img":  # nothing moves while images load, and all but the first wait until they are near
            self.images += 1
            if "width" not in given and (size := self.size_of(given.get("src") or "")):
                new |= {"width": str(round(SHOWN * size[0])), "height": str(round(SHOWN * size[1]))}
            if self.images > 1 and "loading" not in given:
                new |= {"loading": "lazy", "decoding": "async"}
        return new

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        self.verbatim -= tag in VERBATIM

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self.dropping = False
            return
        self.verbatim -= tag in VERBATIM
        if tag == "span" and self.name >= 0:
            name = "".join(self.parts[self.name + 1 :])
            if len(entities.unescape(name)) >= LONG_NAME:
                self.parts[self.name :] = ['<span class="pre long-name">', break_long_name(name)]
        self.name = -1
        self.parts.append(f"</{tag}>")
        if tag == "figure":
            self.figure = -1
        elif tag == "script" and self.script >= 0:
            self.judge_script()
        elif tag == "th" and self.corner >= 0 and not self.words(self.corner):  # an empty corner is no heading
            self.parts[self.corner :] = ['<td class="head"></td>']
        elif tag == "ul":
            self.lists -= 1
            if self.lists == 0 and self.caption >= 0:
                self.fold_guide()
                self.caption = -1

    def judge_script(self) -> None:
        """An inline script: data stay, what an extension needs for its own buttons goes, any other one is reported."""
        start, *body = self.parts[self.script : -1]
        if "thebe" in start or dropped("".join(body)):
            del self.parts[self.script :]
        elif 'type="application/' not in start:
            self.forbidden.append(start + "".join(body))

    def fold_guide(self) -> None:
        """The instructor's pages folded away below the students' ones, and open on one of themselves: the theme knows one list alone."""
        chapters = "".join(self.parts[self.caption :])
        if "guide-" in chapters:
            end = self.parts.index("</p>", self.caption)
            words = "".join(part for part in self.parts[self.caption : end] if not part.startswith("<"))
            start = f'<details class="course-guide"{" open" if "current active" in chapters else ""}><summary>{words}</summary>'
            self.parts[self.caption :] = [start, *self.parts[end + 1 :], "</details>"]

    def words(self, start: int) -> str:
        return "".join(part for part in self.parts[start:] if not part.startswith("<")).strip()

    def handle_data(self, data: str) -> None:
        if self.dropping:
            self.rules |= {" ".join(data.split())} - {""}
        else:
            self.parts.append(data if self.verbatim else keep_units(data))

    def handle_entityref(self, name: str) -> None:
        self.parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.parts.append(f"&#{name};")


# --- the one place that knows Sphinx


def plain_code(styles: Iterable[str]) -> type[HtmlFormatter[str]]:
    """Writes code in which a word that no style sets apart has no element of its own: three in five, and half of all elements of a page."""
    looks = [get_style_by_name(name).style_for_token for name in styles]
    plain = {kind for kind in STANDARD_TYPES if all(look(kind) == look(Text) for look in looks)}

    class PlainCode(HtmlFormatter[str]):
        def format(self, tokensource: Any, outfile: Any) -> None:
            super().format(((Text if kind in plain else kind, text) for kind, text in tokensource), outfile)

        def wrap(self, source: Any) -> Any:
            return super().wrap((code, long_line(line) if code else line) for code, line in source)

    return PlainCode


class Finisher:
    """What the layout asks for each page; remembers the style attributes it met."""

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

    def finished(self, name: str, body: str) -> tuple[str, bool]:
        """The body of a page as readers get it, and whether it needs inline.css."""
        hand = Hand(self.image_size, self.for_phones)
        body = hand.over(body)
        for tag in hand.forbidden:
            logger.warning(
                "%s has an inline script or an event attribute, which a strict Content-Security-Policy forbids. Put it into a file: %s",
                name,
                tag[:200],
            )
        self.rules |= hand.rules
        return body, bool(hand.rules)

    def needed(self, name: str, asset: Any) -> bool:
        """Whether a page loads a style sheet or script that an extension asks for."""
        if asset.filename:
            return not DROPPED.search(str(asset.filename).split("?")[0])
        body = asset.attributes.get("body") or ""
        if not dropped(body):
            logger.warning(
                "%s has an inline script, which a strict Content-Security-Policy forbids. Put it into a file: %s", name, body[:200]
            )
            return True
        return False

    def words(self) -> dict[str, str]:
        """What the layout says, for a screen reader and for speech input that says what it sees too; the theme leaves most of it out."""
        said = {
            "course": _("Course"),
            "contents": _("On this page"),
            "search": _("Search"),
            "chapters": _("Chapters"),
            "toggle": _("Show or hide the chapters"),
            "mode": _("Colour mode"),
            "auto": _("as the system"),
            "light": _("light"),
            "dark": _("dark"),
            "way": _("Previous and next page"),
            "place": _("Where this page stands"),
            "copy": _("Copy"),
            "copied": _("Copied"),
            "not_copied": _("Not copied. Select the text instead."),
        }
        return {key: entities.escape(str(word)) for key, word in said.items()}


def part_of(app: Any, name: str) -> str:
    """The part of the table of contents that a page belongs to; an empty text for one that is in none."""
    parts = app.env.tocs[app.config.root_doc].findall(addnodes.toctree)
    return next((part.get("caption") or "" for part in parts if name in part["includefiles"]), "")


def mark_tables(_app: Any, doctree: nodes.document, _name: str) -> None:
    """Tables that hold sentences beside each other, for course.css, which has no room for that on a phone."""
    for table in doctree.findall(nodes.table):
        cells = [cell.astext() for cell in table.findall(nodes.entry)]
        if len(list(table.findall(nodes.colspec))) > 2 and max(map(len, cells)) >= LONG_CELL:
            table["classes"].append("of-sentences")


def install(app: Any) -> None:
    app.builder.finisher = Finisher(app)
    theme = app.builder.theme.get_options()
    app.builder.highlighter.formatter = plain_code(theme[f"pygments_{mode}_style"] for mode in ("light", "dark"))


def fill(app: Any, name: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
    """What book/_templates/layout.html takes."""
    finisher = app.builder.finisher
    context |= {
        "words": finisher.words(),
        "part_of_course": part_of(app, name),
        "site_root": "../" * (name.count("/") + bool(app.config.course_edition)) or "./",  # of all editions
        "part": lambda place: "\n".join(filter(None, (part(app, name, context) for part in PARTS[place]))),
        "finished": partial(finisher.finished, name),
        "needed": partial(finisher.needed, name),
    }


def prepare(_app: Any, config: Any) -> None:
    """The layout; and the translation of the words in book/_ext: locales/<language>/LC_MESSAGES/course.mo, where there is one."""
    config.templates_path = [str(TEMPLATES), *config.templates_path]
    init([config.course_catalogs], config.language, "course")


def setup(app: Any) -> dict[str, Any]:
    app.add_config_value("course_languages", [], "html")  # what they are: book/_ext/languages.py
    app.add_config_value("course_edition", "", "html")
    app.add_config_value("course_catalogs", str(Path(__file__).resolve().parents[2] / "locales"), "env")
    app.connect("config-inited", prepare)
    app.connect("builder-inited", install, priority=900)
    app.connect("doctree-resolved", mark_tables)
    app.connect("html-page-context", fill, priority=950)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": False}
