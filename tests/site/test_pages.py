"""What a reader's browser sees on every page of the book."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from fontTools.ttLib import TTFont
from waiting import until

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
TOC = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))


def pages() -> list[str]:
    """Names of all pages in the table of contents, without folder."""
    chapters = [chapter for part in TOC.get("parts", [TOC]) for chapter in part["chapters"]]
    return [Path(name).name for name in [TOC["root"], *(chapter["file"] for chapter in chapters)]]


def swept(ways: Sequence[Any], names: Sequence[str] = ()) -> list[tuple[str, Any]]:
    """Every page with one of the ways, in turn; with each of them where SWEEP=all, as every night (make sweep)."""
    names = names or pages()
    if os.environ.get("SWEEP") == "all":
        return [(name, way) for name in names for way in ways]
    return [(name, ways[turn % len(ways)]) for turn, name in enumerate(names)]


@pytest.mark.parametrize("reading", pages(), indirect=True)
def test_formulas_are_rendered_and_no_tex_is_left_in_the_text(reading):
    text = reading.evaluate("""() => {
        const copy = document.querySelector("article").cloneNode(true);
        copy.querySelectorAll("pre, code, annotation, .katex").forEach((node) => node.remove());
        return copy.textContent;
    }""")
    assert re.findall(r"\$[^$\n]{1,80}\$|\\(?:frac|sum|ell|lambda|text|begin)\b", text) == []
    assert reading.locator(".katex-error").count() == 0
    assert reading.locator(".math").count() == reading.locator(".math .katex > .katex-mathml math").count()


def test_the_formulas_of_a_chapter_need_no_script_and_use_the_fonts_of_the_site(visit, site):
    seen = visit("l1", java_script_enabled=False)
    box = seen.page.locator("div.math .katex-html").first.bounding_box()
    assert box["width"] > 100
    assert box["height"] > 20
    assert any(url.startswith(site) and "KaTeX_Main" in url for url in seen.requests)


@pytest.mark.parametrize("reading", pages(), indirect=True)
def test_figures_are_loaded_and_described(reading):
    reading.evaluate("document.querySelectorAll('article img').forEach((img) => { img.loading = 'eager'; })")
    until(reading, "[...document.querySelectorAll('article img')].every((img) => img.complete)")
    images = reading.eval_on_selector_all("article img", "all => all.map(i => [i.src, i.alt, i.naturalWidth])")
    assert [src for src, _alt, width in images if width == 0] == []
    assert [src for src, alt, _width in images if len(alt) < 30 or alt.endswith((".png", ".svg"))] == []


LEFT_BEHIND = """() => [...document.querySelectorAll("article span.math")].flatMap((formula) => {
    const after = formula.nextSibling, parts = [...formula.querySelectorAll(".katex-base")];
    if (after?.nodeType !== Node.TEXT_NODE || !/^\\S/.test(after.data)) return [];
    const sign = document.createRange();
    sign.setStart(after, 0);
    sign.setEnd(after, 1);
    const end = parts.at(-1).getBoundingClientRect();
    return sign.getBoundingClientRect().left < end.left ? [formula.querySelector("annotation").textContent + after.data[0]] : [];
})"""


@pytest.mark.parametrize("name", ["penalties", "l1", "l2", "elastic-net", "choosing", "notation"])
def test_no_line_begins_with_the_full_stop_after_a_formula(visit, name):
    page = visit(name, reduced_motion="reduce").page
    until(page, "[...document.querySelectorAll('article section')].every((s) => getComputedStyle(s).contentVisibility === 'visible')")
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    found = {}
    for width in (320, 340, 360, 375, 390, 414, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = page.evaluate(LEFT_BEHIND)
    assert {width: formulas for width, formulas in found.items() if formulas} == {}


# Formulas of which a part is painted outside the box that they are cut to
CUT = """() => [...document.querySelectorAll("article .math")].filter((box) => {
  const style = getComputedStyle(box);
  return style.overflowY !== "visible" && box.scrollHeight > box.clientHeight + 1;
}).map((box) => box.querySelector("annotation").textContent)"""
# As a reader sets it who needs more room (WCAG 1.4.12)
ROOMY = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""


@pytest.mark.parametrize("name", ["cheat-sheet", "fitting", "choosing", "elastic-net", "keras-in-practice"])
def test_no_formula_is_cut_at_its_foot(visit, name):
    page = visit(name, reduced_motion="reduce").page
    until(page, "[...document.querySelectorAll('article section')].every((s) => getComputedStyle(s).contentVisibility === 'visible')")
    assert page.evaluate(CUT) == []
    page.evaluate(ROOMY)
    assert page.evaluate(CUT) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("name", "width"), swept([375, 1280]))
def test_nothing_sticks_out_of_the_page(visit, name, width):
    page = visit(name, viewport={"width": width, "height": 800}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# Lines of what a cell printed that stand in columns, three or more, and are longer than their box on a wide screen, which breaks them.
BROKEN_COLUMNS = """() => {
  document.querySelectorAll("details").forEach((details) => { details.open = true; });
  return [...document.querySelectorAll(".cell_output pre")].flatMap((box) => {
    const letters = box.appendChild(document.createElement("span"));
    letters.textContent = "0".repeat(100);
    const { paddingLeft, paddingRight } = getComputedStyle(box), width = letters.getBoundingClientRect().width / 100;
    letters.remove();
    const room = (box.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)) / width + 0.01;
    return box.textContent.split("\\n").filter((line) => line.length > room && line.trim().split(/ {2,}/).length > 3);
  });
}"""


@pytest.mark.parametrize("folder", ["", "es/"])
def test_what_a_cell_printed_in_columns_stays_in_columns(visit, html, folder):
    names = [path.stem for path in sorted((html / folder / "book").glob("*.html")) if "cell_output" in path.read_text(encoding="utf-8")]
    assert len(names) > 10
    page = visit(f"../{folder}book/{names[0]}").page
    broken = {}
    for name in names:
        page.goto(page.url.rsplit("/", 1)[0] + f"/{name}.html")
        if found := page.evaluate(BROKEN_COLUMNS):
            broken[name] = found
    assert broken == {}


@pytest.mark.parametrize("reading", pages(), indirect=True)
def test_one_search_field_and_no_log_line(reading):
    assert reading.locator("input[type=search]:visible, .search-button-field:visible").count() <= 1
    assert reading.locator(".bd-header").evaluate_all("all => all.filter(e => e.offsetHeight > 0).length") == 0
    assert "absl::InitializeLog" not in reading.locator("article").text_content()
    assert reading.locator(".stderr").count() == 0


@pytest.mark.parametrize("folder", ["", "es/"])
def test_headings_have_their_own_type_with_no_more_letters_than_they_need(visit, html, folder):
    page = visit(f"../{folder}book/l1").page
    page.evaluate("document.fonts.load('600 1em \\'Course Headings\\'')")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith('"Course Headings"')
    until(page, "[...document.fonts].some((font) => font.family.includes('Course Headings') && font.status === 'loaded')")
    font = html / folder / "_static" / "headings.woff"
    told = page.evaluate("document.querySelector('link[rel=preload][as=font]').href")  # for a visit's first page, too
    assert told.endswith(f"/{(Path(folder) / '_static' / font.name).as_posix()}")
    assert font.stat().st_size < 9_000
    with TTFont(font) as loaded:
        letters = set(loaded.getBestCmap())
        assert loaded["name"].getDebugName(14).endswith("/OFL")  # the licence stays with the font
    said = "".join(page.locator("article").locator("h1, h2, h3").all_inner_texts())
    assert {letter for letter in said if letter.isalpha() and ord(letter) not in letters} == set()


def test_the_icons_come_from_a_small_font_of_the_site(visit):
    seen = visit("l1")
    assert [url for url in seen.requests if "fontawesome" in url] == []
    assert any(url.endswith("icons.woff") for url in seen.requests)


def test_the_root_of_the_site_leads_to_the_home_page(browser, site, html):
    root = (html / "index.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in root
    assert "<title>Regularization" in root
    page = browser.new_page()
    page.goto(f"{site}/index.html")
    page.wait_for_url("**/book/index.html")
    assert "Regularization" in page.title()
    page.close()


# A figure has 160 dots to an inch, so that letters of 11 points are 24.4 dots high.
LETTERS = """() => [...document.querySelectorAll("article .cell_output img")]
  .map((image) => (11 * 160) / 72 * image.clientWidth / image.naturalWidth)
  .filter((height) => height < 14 || height > 19)"""


@pytest.mark.parametrize("reading", pages(), indirect=True)
def test_letters_of_all_figures_are_of_one_size(reading):
    reading.evaluate("document.querySelectorAll('article img').forEach((image) => { image.loading = 'eager'; })")
    until(reading, "[...document.querySelectorAll('article img')].every((image) => image.complete)")
    assert reading.evaluate(LETTERS) == []
