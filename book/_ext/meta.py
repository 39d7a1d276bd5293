"""What search engines and social networks ask of a page: a description, a card, one address, a map of the site; and a page for 404.

Addresses need to know where the site is published: `html: baseurl:` in _config.yml. Without it, what needs an address is left out.
By hand, because the extensions for this know one edition that has an address: sphinx-sitemap would write a map for each language,
sphinx-notfound-page finds its styles in a folder that it has to be told, and sphinxext-opengraph draws a picture for each page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import finish
from docutils import nodes
from languages import others, said_in
from PIL import Image, ImageDraw, ImageFont
from sphinx.locale import get_translation

_ = get_translation("course")
LOST = ("This page is not here", "The address may be mistyped, or the page has moved.", "To the first page")
CARD = "_static/card.png"
DEPTH = 6  # folders below the site's own, as far as a wrong address is followed without settings


def shorten(text: str, limit: int = 155) -> str:
    """The first sentences that fit; else as many words as fit."""
    text = " ".join(text.split())
    sentences = re.match(rf"(.{{40,{limit}}}[.!?])(?:\s|$)", text)
    if len(text) <= limit or sentences is None:
        return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
    return sentences[1]


def describe(_app: Any, _name: str, _template: str, context: dict[str, Any], doctree: Any) -> None:
    """The page's description is its first paragraph outside of boxes."""
    if doctree is None:
        return
    for paragraph in doctree.findall(nodes.paragraph):
        if isinstance(paragraph.parent, nodes.section | nodes.document) and len(paragraph.astext()) > 40:
            plain = paragraph.deepcopy()
            for formula in list(plain.findall(nodes.math)):
                formula.replace_self(nodes.Text(formula.astext().replace("\\", "")))
            context["course_description"] = shorten(plain.astext())
            return


def head(app: Any, name: str, context: dict[str, Any]) -> str:
    title = re.sub(r"<[^>]+>", "", context.get("title") or "") or app.config.html_title
    description = context.get("course_description") or _("{title}, a part of: {course}").format(title=title, course=app.config.html_title)
    base = base_url(app)
    lines = [
        f'<meta name="description" content="{escape(description)}">',
        f'<meta property="og:title" content="{escape(title)}">',
        f'<meta property="og:description" content="{escape(description)}">',
        '<meta property="og:type" content="article">',
        f'<meta property="og:site_name" content="{escape(app.config.html_title)}">',
    ]
    if base:
        lines += [
            f'<meta property="og:url" content="{escape(base + name)}.html">',
            f'<meta property="og:image" content="{escape(base + CARD)}">',
            '<meta property="og:image:width" content="1200">',
            '<meta property="og:image:height" content="630">',
            f'<meta property="og:image:alt" content="{escape(_("The title of the course beside a diamond and a circle"))}">',
            '<meta name="twitter:card" content="summary_large_image">',
        ]
    if name in ("404", "search", "genindex"):
        lines.append('<meta name="robots" content="noindex">')
    if name != "404":  # or the first page of a visit has other headings than all later ones
        font = context["pathto"]("_static/headings.woff", resource=True)
        lines.append(f'<link rel="preload" href="{escape(font)}" as="font" type="font/woff" crossorigin>')
    if name == "404":  # it is shown at any depth
        lines.insert(0, f'<base href="{escape(base)}">' if base else "\n".join(steps_up(app)))
    return "\n".join(lines)


def steps_up(app: Any) -> Iterator[str]:
    """Scripts of which those that lie at the site's root or an edition's are found; the page is told which folders are not its own.

    A reader without JavaScript gets the style sheets that are found, one of which shows the links that hold at its depth.
    """
    below = [] if app.config.course_edition else [other.folder for other in others(app)]
    for up in range(DEPTH):
        yield f'<script src="{"../" * up}_static/root.js" data-below="{" ".join(below)}"></script>'
    yield "<noscript>"
    for up in range(1, DEPTH):
        for sheet in (finish.BUNDLE, lost_sheet(app, up)):
            yield f'<link rel="stylesheet" href="{"../" * up}_static/{sheet}">'
    yield "</noscript>"


def lost_sheet(app: Any, up: int) -> str:
    """The style sheet of a wrong address so many folders below the edition, whose name no other edition uses."""
    return "-".join(filter(None, ("lost", app.config.course_edition, f"{up}.css")))


def links_up(app: Any, home: str, words: str) -> str:
    """For each depth the link to `home` that holds there, where no script tells the page where the site begins."""
    if base_url(app):
        return ""
    links = (f'<p class="lost-{up}" hidden><a href="{"../" * up}{home}">{words}</a></p>' for up in range(1, DEPTH))
    return f"<noscript>{''.join(links)}</noscript>"


def base_url(app: Any) -> str:
    """The address of the site with a slash at its end, or an empty text."""
    base = app.config.html_baseurl or ""
    return base.rstrip("/") + "/" if base else ""


def not_found(app: Any) -> Iterator[tuple[str, dict[str, Any], str]]:
    """404.html, which GitHub Pages shows by itself and a web server is told to."""
    home = f"{app.config.root_doc}.html"
    body = (
        f"<section><h1>{_('This page is not here')}</h1>"
        f"<p>{_('The address may be mistyped, or the page has moved.')}</p>"
        f'<p class="lost-0"><a href="{home}">{_("To the first page")}</a> · <a href="search.html">{_("Search this course")}</a></p>'
        f"{links_up(app, home, _('To the first page'))}</section>"
    )
    for other in [] if app.config.course_edition else others(app):  # a server shows the one at the root, whatever was asked for
        lost, mistyped, first = said_in(other.language, *LOST)
        body += (
            f'<section lang="{other.language}"><h2>{lost}</h2><p>{mistyped}</p>'
            f'<p class="lost-0"><a href="{other.folder}{home}">{first}</a></p>'
            f"{links_up(app, other.folder + home, first)}</section>"
        )
    yield "404", {"title": str(_("Page not found")), "body": body, "parents": [], "meta": {}}, "page.html"


def write_files(app: Any, error: Exception | None) -> None:
    """sitemap.xml, robots.txt, the page at the root that leads to the first one, and the picture of the card."""
    if error is not None:
        return
    site, base = Path(app.outdir), base_url(app)
    if not app.config.course_edition:  # at the root for all editions
        write_map(app, site, base)
    title, home = escape(app.config.html_title), f"{app.config.root_doc}.html"
    (site / "index.html").write_text(
        f'<!DOCTYPE html>\n<html lang="{app.config.language or "en"}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="refresh" content="0; url={home}">\n<link rel="canonical" href="{escape(base + home)}">\n'
        f'</head>\n<body><p><a href="{home}">{title}</a></p></body>\n</html>\n',
        encoding="utf-8",
    )
    for up in range(1, 1 if base else DEPTH):
        (site / "_static" / lost_sheet(app, up)).write_text(
            f"p.lost-{up} {{ display: block !important; }}\n"
            ".lost-0, .bd-sidebar-primary, .no-script-menu { display: none !important; }\n",
            encoding="utf-8",
        )
    draw_card(app.config.html_title, site / CARD)


def write_map(app: Any, site: Path, base: str) -> None:
    """robots.txt, and where the site has an address sitemap.xml with the pages of all editions."""
    robots = ["User-agent: *", "Allow: /"]
    if base:
        folders = ("", *(f"{language}/" for language in app.config.course_languages))
        pages = [f"{folder}{page}" for folder in folders for page in sorted(app.env.found_docs)]
        urls = "\n".join(f"  <url><loc>{escape(base + page)}.html</loc></url>" for page in pages)
        (site / "sitemap.xml").write_text(
            f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}\n</urlset>\n',
            encoding="utf-8",
        )
        robots.append(f"Sitemap: {base}sitemap.xml")
    (site / "robots.txt").write_text("\n".join(robots) + "\n", encoding="utf-8")


def draw_card(title: str, path: Path) -> None:
    """1200 by 630 pixels: the title, and the two shapes that the course is about."""
    from matplotlib import font_manager

    image = Image.new("RGB", (1200, 630), "#ffffff")
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(font_manager.findfont("DejaVu Sans:bold"), 62)
    lines, line = [], ""
    for word in title.split():
        if line and draw.textlength(f"{line} {word}", font=font) > 640:
            lines, line = [*lines, line], word
        else:
            line = f"{line} {word}".strip()
    for row, text in enumerate([*lines, line]):
        draw.text((70, 150 + 84 * row), text, font=font, fill="#14213d")
    x, y, radius = 960, 315, 170
    draw.line([(x - 210, y), (x + 210, y)], fill="#9aa5b1", width=3)
    draw.line([(x, y - 210), (x, y + 210)], fill="#9aa5b1", width=3)
    draw.ellipse([x - radius, y - radius, x + radius, y + radius], outline="#0072b2", width=12)
    draw.polygon([(x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius)], outline="#d55e00", width=12)
    image.quantize(32).save(path, optimize=True)


def setup(app: Any) -> dict[str, Any]:
    finish.add_to("head", head)
    app.connect("html-page-context", describe)
    app.connect("html-collect-pages", not_found)
    app.connect("build-finished", write_files, priority=950)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": False}
