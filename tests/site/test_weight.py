"""What a page costs: bytes over the wire, as a browser counts them, and what the site ships."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from waiting import until

ROOT = Path(__file__).resolve().parents[2]
TOC = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
CHAPTERS = [Path(page["file"]).name for part in TOC["parts"] if part["caption"] in ("First steps", "Chapters") for page in part["chapters"]]
FIRST, SECOND = 190_000, 150_000
FIRST_CHAPTER = "fitting"  # where a reader begins: it is to cost no more than a later page does


class Meter:
    """Adds up the bytes that a page takes from the network: headers and compressed bodies."""

    def __init__(self, context, page):
        self.bytes = 0
        client = context.new_cdp_session(page)
        client.send("Network.enable")
        client.on("Network.loadingFinished", lambda event: self.add(event["encodedDataLength"]))

    def add(self, count):
        self.bytes += count


def read_to_the_end(page, url):
    """Open a page and bring every lazy image in."""
    page.goto(url, wait_until="networkidle")
    page.evaluate("document.querySelectorAll('img').forEach((image) => { image.loading = 'eager'; })")
    until(page, "[...document.images].every((image) => image.complete)")
    page.wait_for_load_state("networkidle")


def transferred(browser, book, name, before=None):
    """Bytes that a page takes, as the first of a visit or after another one."""
    context = browser.new_context()
    page = context.new_page()
    if before:
        read_to_the_end(page, f"{book}/{before}.html")
    meter = Meter(context, page)
    read_to_the_end(page, f"{book}/{name}.html")
    context.close()
    return meter.bytes


def second_page(browser, book, name):
    """The same from the home page, where a reader comes from: it has no formulas, so their fonts are counted in."""
    return transferred(browser, book, name, before="guide-grading" if name == "index" else "index")


@pytest.mark.browser
@pytest.mark.parametrize("name", [*CHAPTERS, "guide-first-course"])  # of all other pages the one with most pictures
def test_a_page_is_light_at_first_and_lighter_as_a_second_page(browser, site, name):
    first, second = transferred(browser, f"{site}/book", name), second_page(browser, f"{site}/book", name)
    print(f"{name}: {first / 1000:.0f} kB at first, {second / 1000:.0f} kB after the home page")
    assert first < (SECOND if name == FIRST_CHAPTER else FIRST)
    assert second < SECOND


@pytest.mark.browser
def test_a_page_without_formulas_loads_no_style_and_no_font_for_them(visit):
    asked = visit("guide-deploying").requests
    assert [url for url in asked if "katex" in url.lower()] == []


@pytest.mark.browser
def test_an_image_far_down_waits(visit):
    seen = visit("l1")
    images = seen.page.locator("article img")
    loaded = [url for url in seen.requests if "/_images/" in url]
    assert len(loaded) < images.count()


@pytest.mark.browser
def test_images_keep_their_place_while_they_load(visit):
    read = "all => all.map((i) => [i.src, i.getAttribute('width'), i.getAttribute('height')])"
    sizes = visit("l1").page.eval_on_selector_all("article img", read)
    assert [source for source, width, height in sizes if not width or not height] == []


def test_no_source_map_and_no_unused_library_is_shipped(html):
    shipped = [path.relative_to(html).as_posix() for path in html.rglob("*") if path.is_file()]
    unwanted = (".map", ".po", ".mo", "bootstrap.js", "fontawesome.js", "pydata-sphinx-theme.css", "fa-solid-900.woff2", "thebe")
    assert [path for path in shipped if any(word in path for word in unwanted)] == []
