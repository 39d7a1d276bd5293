"""The whole book as one PDF, printed from the built site: `python book/_ext/pdf.py`, or `make pdf`.

Headless Chromium prints each page over loopback, in the order of the table of contents. pypdf joins the parts, turns
links between pages into links within the file, and adds page numbers. The result lies beside the notebooks, and
the page of downloads shows its link from then on.
"""

from __future__ import annotations

import functools
import http.server
import io
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "_build" / "html"
TARGET = SITE / "notebooks" / "regularization.pdf"
MARGIN = {"top": "18mm", "bottom": "20mm", "left": "18mm", "right": "18mm"}
# What belongs to a screen, or repeats itself on paper. Code that only draws stays away; answers are shown.
PAPER = """
.bd-sidebar-primary, .bd-sidebar-secondary, .bd-header, .bd-header-article, .header-article, .prev-next-footer, .bd-footer,
.bd-footer-content, .bd-footer-article, .headerlink, .copybtn, button, .takeaway, .downloads, .quiz-option input, .quiz-result,
.quiz-buttons, .quiz-answers > summary, details.hide > summary, .skip-link, .pst-skip-link, .bd-article-container > .header-article-items,
.tag_hide-input > details.hide, .tag_hide-input > .cell_input, .paper-none { display: none !important; }
html { font-size: 12.5px; }
body, .bd-container, .bd-container__inner, .bd-main, .bd-content, .bd-article-container, .bd-article {
  display: block !important; margin: 0 !important; max-width: none !important; padding: 0 !important; width: auto !important; }
h1, h2, h3, h4 { break-after: avoid; break-inside: avoid; }
.bd-article h1 { display: block !important; font-size: 26px; }
figure, .admonition > p, div.math, table, .quiz-option, div.cell_output img { break-inside: avoid; }
div.highlight pre { break-inside: auto; font-size: 9.5px !important; overflow: visible !important; white-space: pre-wrap !important; }
.pst-scrollable-table-container, div.math { overflow: visible !important; }
table { font-size: 11px; }
figure img, .cell_output img { max-height: 11cm; max-width: 100%; width: auto !important; }
.quiz fieldset { border: 0; border-top: 1px solid #bbb; padding: 0.5rem 0; }
a { color: inherit !important; text-decoration: none !important; }
"""
STAMP = """<style>
@page {{ size: A4; margin: 0 }} body {{ font: 8.5pt sans-serif; color: #555; margin: 0 }}
div {{ box-sizing: border-box; break-after: page; height: 296.5mm; padding: 284mm 18mm 0; display: flex; justify-content: space-between }}
</style>{pages}"""


class PdfError(RuntimeError):
    """The book could not be printed; the message says what to do."""


def pages_of(toc: dict[str, Any]) -> list[str]:
    """Names of the pages in the order of the table of contents."""
    return [toc["root"], *(chapter["file"] for part in toc["parts"] for chapter in part["chapters"])]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """No line per request."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on a free port of this machine."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def printed(context: Any, address: str) -> tuple[bytes, str]:
    """One page of the site as PDF, and its title."""
    page = context.new_page()
    answer = page.goto(address, wait_until="networkidle")
    if answer is None or not answer.ok:
        raise PdfError(f"{urlsplit(address).path} is not in {SITE.relative_to(ROOT)}. Build the site first: make site")
    page.add_style_tag(content=PAPER)
    page.evaluate("""async () => {
        document.querySelectorAll("img").forEach((image) => { image.loading = "eager"; });
        document.querySelectorAll("details.quiz-answers").forEach((details) => { details.open = true; });
        await Promise.all([...document.images].map((image) => image.decode().catch(() => null)));
        await document.fonts.ready;
    }""")
    title = page.locator("article h1").first.evaluate("""(h1) => [...h1.childNodes]
        .filter((node) => !node.classList?.contains("headerlink")).map((node) => node.textContent).join("")""")
    data = page.pdf(format="A4", margin=MARGIN, print_background=True, outline=True, tagged=True)
    page.close()
    return data, title.strip()


def join(parts: list[tuple[str, str, bytes]], origin: str) -> Any:
    """One document of (page name, title, PDF) parts: outline from their headings, links within the document."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    starts: dict[str, int] = {}
    anchors: dict[tuple[str, str], tuple[int, float]] = {}
    for name, title, data in parts:
        reader, start = PdfReader(io.BytesIO(data)), len(writer.pages)
        starts[name] = start
        for anchor, place in reader.named_destinations.items():
            anchors[name, anchor.lstrip("/")] = (start + (reader.get_destination_page_number(place) or 0), float(place.top or 0))
        writer.append(reader, import_outline=bool(reader.outline))
        if not reader.outline:
            writer.add_outline_item(title=title, page_number=start)
    mend_titles(writer.root_object.get("/Outlines"))
    names = [next(name for name in reversed(starts) if starts[name] <= number) for number in range(len(writer.pages))]
    for page, name in zip(writer.pages, names, strict=True):
        for annotation in page.get("/Annots") or []:
            relink(annotation.get_object(), name, origin, writer, starts, anchors)
    return writer


def mend_titles(item: Any) -> None:
    """A heading that Chromium laid out in two pieces has its text twice in the outline: keep it once."""
    from pypdf.generic import NameObject, TextStringObject

    while item is not None:
        item = item.get_object()
        title = str(item.get("/Title", ""))
        half = len(title) // 2
        if half and title[:half] == title[half:]:
            item[NameObject("/Title")] = TextStringObject(title[:half])
        mend_titles(item.get("/First"))
        item = item.get("/Next")


def relink(
    link: Any, name: str, origin: str, writer: Any, starts: dict[str, int], anchors: dict[tuple[str, str], tuple[int, float]]
) -> None:
    """Let a link to a page of the site, or to a place on its own page, lead to its place in the document."""
    from pypdf.generic import ArrayObject, FloatObject, NameObject, NullObject

    uri, inner = str((link.get("/A") or {}).get("/URI", "")), link.get("/Dest")
    if uri.startswith(origin):
        parts = urlsplit(uri)
        target, anchor = parts.path.strip("/").removesuffix(".html"), parts.fragment
    elif isinstance(inner, str):
        target, anchor = name, inner.lstrip("/")
    else:
        return
    if target not in starts:  # a file of the site, such as a notebook
        link.pop("/A", None)
        return
    number, top = anchors.get((target, anchor), (starts[target], 842.0))
    link.pop("/A", None)
    destination = [writer.pages[number].indirect_reference, NameObject("/XYZ"), NullObject(), FloatObject(top), NullObject()]
    link[NameObject("/Dest")] = ArrayObject(destination)


def add_numbers(writer: Any, titles: list[str], print_html: Any) -> None:
    """The title of the chapter and the page number at the foot of each page but the first."""
    import html

    from pypdf import PdfReader

    feet = [f"<div><span>{html.escape(title)}</span><span>{number}</span></div>" for number, title in enumerate(titles, 1)]
    feet[0] = "<div></div>"
    stamps = PdfReader(io.BytesIO(print_html(STAMP.format(pages="".join(feet))))).pages
    for page, stamp in zip(writer.pages, stamps, strict=False):
        page.merge_page(stamp)
        page.compress_content_streams()


def show_link() -> None:
    """Pages of the site that name the PDF show its link from now on."""
    for path in SITE.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if "<li data-pdf hidden>" in text:
            path.write_text(text.replace("<li data-pdf hidden>", "<li data-pdf>"), encoding="utf-8")


def make() -> int:
    """Print, join, number and write; returns the number of pages."""
    from playwright.sync_api import sync_playwright

    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    if not TARGET.parent.is_dir():
        raise PdfError(f"{SITE.relative_to(ROOT)} holds no finished site. Build it first: make site")
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        raise PdfError("Chromium was not found. Install it (apt-get install chromium), or set CHROMIUM to its path.")
    with served(SITE) as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(color_scheme="light", reduced_motion="reduce", bypass_csp=True, java_script_enabled=True)
        parts = []
        for name in pages_of(toc):
            data, title = printed(context, f"{origin}/{name}.html")
            parts.append((name, title, data))
            print(f"  {title}", flush=True)
        writer = join(parts, origin)

        def print_html(text: str) -> bytes:
            page = context.new_page()
            page.set_content(text)
            return bytes(page.pdf(prefer_css_page_size=True))

        add_numbers(writer, titles_of(parts), print_html)
        browser.close()
    writer.add_metadata({"/Title": config["title"], "/Author": config["author"]})
    writer.root_object.pop("/StructTreeRoot", None)  # pypdf does not join the parts' structure
    writer.compress_identical_objects()
    with TARGET.open("wb") as file:
        writer.write(file)
    show_link()
    return len(writer.pages)


def titles_of(parts: list[tuple[str, str, bytes]]) -> list[str]:
    """For each page of the document the title of its chapter."""
    from pypdf import PdfReader

    return [title for _name, title, data in parts for _page in PdfReader(io.BytesIO(data)).pages]


def main() -> int:
    try:
        count = make()
    except PdfError as error:
        print(f"PDF not made. {error}", file=sys.stderr)
        return 1
    print(f"PDF: {TARGET.relative_to(ROOT)}, {count} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
