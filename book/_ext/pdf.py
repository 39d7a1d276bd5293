"""The whole book as one PDF in each language, printed from the built site: `python book/_ext/pdf.py`, or `make pdf`.

Headless Chromium puts the text of all pages, in the order of the table of contents, into one page over loopback and prints
that. So the file has an outline, its structure for screen readers, and links from one chapter to another. The result lies
beside the notebooks, and the page of downloads shows its link from then on.
"""

from __future__ import annotations

import functools
import http.server
import io
import logging
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml
from editions import edition, languages

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "_build" / "html"
NAME = "notebooks/regularization.pdf"
# What belongs to a screen, or repeats itself on paper. Code that only draws stays away; answers are shown.
PAPER = """
button, .takeaway, .downloads, .quiz-option input, .quiz-result, .quiz-buttons, .quiz-answers > summary, details.hide > summary,
.tag_hide-input > details.hide, .tag_hide-input > .cell_input { display: none !important; }
@page { margin: 18mm 18mm 20mm; size: A4; @bottom-left { color: #555; font: 8.5pt sans-serif; }
  @bottom-right { color: #555; content: counter(page); font: 8.5pt sans-serif; } }
@page :first { @bottom-right { content: ""; } }
html { font-size: 12.5px; }
body, .bd-main, .bd-content, .bd-article-container, .bd-article {
  display: block !important; margin: 0 !important; max-width: none !important; padding: 0 !important; width: auto !important; }
h1, h2, h3, h4 { break-after: avoid; break-inside: avoid; }
.bd-article h1 { display: block !important; font-size: 26px; }
figure, .admonition > p, .sd-card, div.math, .quiz-option, .quiz-feedback, div.cell_output img { break-inside: avoid; }
/* Code goes on on the next page where it has an empty line. Each part has a frame of its own, so that none is left empty. */
div.cell_input, div.highlight, div[class*="highlight-"], div.highlight pre {
  background: none !important; border: 0 !important; break-inside: auto; display: block; padding: 0 !important; }
pre > div { background: #f3f4f5; border-left: 3px solid #1b8a5a; break-inside: avoid; padding: 0 0.75rem; }
pre > div:first-child { padding-top: 0.5rem; }
pre > div + div { padding-top: 1lh; }
pre > div:last-child { padding-bottom: 0.5rem; }
.cell_output pre > div { background: none; border-color: #ccc; }
.cell_output, div.math { break-before: avoid; }  /* a formula stays with what announces it */
.tag_hide-input > .cell_output:has(img) { break-before: auto; }  /* a picture whose code is not shown */
div.highlight pre { font-size: 9.5px !important; overflow: visible !important; white-space: pre-wrap !important; }
.pst-scrollable-table-container, div.math { overflow: visible !important; }
table { font-size: 11px; }
figure img, .cell_output img { max-height: 11cm; max-width: 100%; width: auto !important; }
.quiz fieldset { border: 0; border-top: 1px solid #bbb; break-inside: auto !important; padding: 0.5rem 0; }
.quiz legend, .quiz-text, .quiz-text + .quiz-option { break-after: avoid; }
/* Between flexible boxes Chromium parts a heading from what is below it. */
.sd-container-fluid, .sd-row { display: block !important; }
.sd-row > .sd-col { display: inline-flex !important; vertical-align: top; width: 49% !important; }
/* Each shadow would be a picture in the file. */
.bd-article { --pst-color-shadow: transparent; --sd-color-shadow: transparent; }
a { color: inherit !important; text-decoration: none !important; }
"""
# [names of pages, title of the book] -> titles of the chapters, or the name of a page that is not there
ASSEMBLE = """async ([names, title]) => {
    const parts = [], ids = new Set();
    for (const name of names) {
        const address = new URL(`/${name}.html`, location.href);
        const answer = await fetch(address);
        if (!answer.ok) return name;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const article = page.querySelector("article"), renamed = {};
        article.id = name;
        for (const element of article.querySelectorAll("[id]")) {  // "practice" is in each chapter
            if (ids.has(element.id)) element.id = renamed[element.id] = `${name}/${element.id}`;
            ids.add(element.id);
        }
        for (const image of article.querySelectorAll("img")) {
            image.src = new URL(image.getAttribute("src"), address);
            image.loading = "eager";
        }
        for (const link of page.querySelectorAll("link[rel=stylesheet]")) {
            link.href = new URL(link.getAttribute("href"), address);
            if (![...document.styleSheets].some((sheet) => sheet.href === link.href)) document.head.append(link);
        }
        parts.push({ address, article, name, renamed });
    }
    const places = Object.fromEntries(parts.map((part) => [part.address.pathname, part]));
    const style = document.createElement("style");
    for (const [number, { address, article, name }] of parts.entries()) {
        for (const link of article.querySelectorAll("a[href]")) {
            const to = new URL(link.getAttribute("href"), address), place = places[to.pathname];
            const id = decodeURIComponent(to.hash.slice(1));
            if (place) link.setAttribute("href", `#${encodeURIComponent(place.renamed[id] ?? (id || place.name))}`);
            else if (to.origin === location.origin) link.removeAttribute("href");  // a file of the site, such as a notebook
        }
        for (const details of article.querySelectorAll("details:is(.quiz-answers, .fold)")) details.open = true;  // paper has no click
        article.querySelectorAll(".headerlink").forEach((link) => link.remove());
        for (const pre of article.querySelectorAll("pre")) {
            const parts = [document.createElement("div")];
            for (const node of [...pre.childNodes]) {
                const pieces = node.nodeType === Node.TEXT_NODE ? node.data.split(/\\n{2,}/) : [node];
                for (const [at, piece] of pieces.entries()) {
                    if (at) parts.push(document.createElement("div"));
                    parts.at(-1).append(piece);
                }
            }
            pre.replaceChildren(...parts);
        }
        const heading = article.querySelector("h1").textContent.trim();
        article.style.page = `part-${number}`;
        style.textContent += `@page part-${number} { @bottom-left { content: ${JSON.stringify(number ? heading : "")} } }`;
    }
    document.title = title;
    document.querySelector(".bd-article-container").replaceChildren(...parts.map((part) => part.article));
    document.querySelector(".bd-content").replaceChildren(document.querySelector(".bd-article-container"));
    document.body.replaceChildren(document.querySelector("main"));
    document.head.append(style);
    await Promise.all([...document.images].map((image) => image.decode().catch(() => null)));
    await document.fonts.ready;
    return parts.map((part) => part.article.querySelector("h1").textContent.trim());
}"""


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


def mended(data: bytes, author: str) -> bytes:
    """The printed file with its author, and with each heading once in the outline."""
    from pypdf import PdfReader, PdfWriter

    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns that Chromium counts too few objects, which this writing mends
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    mend_titles(writer.root_object.get("/Outlines"))
    writer.add_metadata({"/Author": author})
    written = io.BytesIO()
    writer.write(written)
    return packed(written)


def packed(file: io.BytesIO) -> bytes:
    """The same file with its structure compressed, half of its bytes; pypdf writes each object that is no stream as plain text.

    Object streams and a cross-reference stream: PDF 1.5, ISO 32000-1, 7.5.7 and 7.5.8.
    """
    from pypdf import PdfReader
    from pypdf.generic import ArrayObject, DecodedStreamObject, NameObject, NumberObject, StreamObject

    reader = PdfReader(file)
    size = int(reader.trailer["/Size"])
    known = {number: value for number in range(1, size) if (value := reader.get_object(number)) is not None}
    out, places = io.BytesIO(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"), {0: (0, 0, 255)}
    out.seek(0, io.SEEK_END)

    def put(number: int, value: Any) -> None:
        places[number] = (1, out.tell(), 0)
        out.write(b"%d 0 obj\n" % number)
        value.write_to_stream(out)
        out.write(b"\nendobj\n")

    def stream(content: bytes, **entries: Any) -> Any:
        made = DecodedStreamObject()
        made.set_data(content)
        made = made.flate_encode()
        made.update({NameObject(f"/{name}"): value for name, value in entries.items()})
        return made

    plain = [number for number, value in known.items() if not isinstance(value, StreamObject)]
    for number in known.keys() - set(plain):
        put(number, known[number])
    for first in range(0, len(plain), 200):
        head, body = [], io.BytesIO()
        for place, number in enumerate(plain[first : first + 200]):
            head.append(f"{number} {body.tell()} ")
            places[number] = (2, size, place)
            known[number].write_to_stream(body)
            body.write(b"\n")
        index = "".join(head).encode()
        entries = {"Type": NameObject("/ObjStm"), "N": NumberObject(len(head)), "First": NumberObject(len(index))}
        put(size, stream(index + body.getvalue(), **entries))
        size += 1
    start = out.tell()
    places[size] = (1, start, 0)
    table = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + last.to_bytes(1, "big")
        for kind, place, last in (places.get(number, (0, 0, 255)) for number in range(size + 1))
    )
    entries = {name: reader.trailer.raw_get(f"/{name}") for name in ("Root", "Info")}
    widths = ArrayObject(map(NumberObject, (1, 4, 1)))
    put(size, stream(table, Type=NameObject("/XRef"), Size=NumberObject(size + 1), W=widths, **entries))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def mend_titles(item: Any) -> None:
    """A heading that Chromium moved to the next page has its text twice in the outline: keep it once."""
    from pypdf.generic import NameObject, TextStringObject

    while item is not None:
        item = item.get_object()
        title = str(item.get("/Title", ""))
        half = len(title) // 2
        if half and title[:half] == title[half:]:
            item[NameObject("/Title")] = TextStringObject(title[:half])
        mend_titles(item.get("/First"))
        item = item.get("/Next")


def show_link(site: Path) -> None:
    """Pages of an edition that name the PDF show its link from now on."""
    for path in (site / "book").glob("*.html"):
        text = path.read_text(encoding="utf-8")
        if "<li data-pdf hidden>" in text:
            path.write_text(text.replace("<li data-pdf hidden>", "<li data-pdf>"), encoding="utf-8")


def make(site: Path, source: Path) -> int:
    """Assemble, print and write one edition; returns the number of chapters."""
    from playwright.sync_api import sync_playwright

    target = site / NAME
    if not target.parent.is_dir():
        raise PdfError(f"{site.relative_to(ROOT)} holds no finished site. Build it first: make site")
    toc = yaml.safe_load((source / "_toc.yml").read_text(encoding="utf-8"))
    config = yaml.safe_load((source / "_config.yml").read_text(encoding="utf-8"))
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        raise PdfError("Chromium was not found. Install it (apt-get install chromium), or set CHROMIUM to its path.")
    with served(site) as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(color_scheme="light", reduced_motion="reduce")
        page.goto(f"{origin}/{toc['root']}.html")
        titles = page.evaluate(ASSEMBLE, [pages_of(toc), config["title"]])
        if isinstance(titles, str):
            raise PdfError(f"{titles}.html is not in {site.relative_to(ROOT)}. Build the site first: make site")
        page.add_style_tag(content=PAPER)
        data = page.pdf(prefer_css_page_size=True, print_background=True, outline=True, tagged=True)
        browser.close()
    target.write_bytes(mended(data, config["author"]))
    show_link(site)
    return len(titles)


def main() -> int:
    printed = [(SITE, ROOT), *((made.site, made.source) for made in map(edition, languages()))]
    try:
        for site, source in printed:
            count = make(site, source)
            print(f"PDF: {(site / NAME).relative_to(ROOT)}, {count} chapters")
    except PdfError as error:
        print(f"PDF not made. {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
