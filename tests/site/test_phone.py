"""On a phone: code that can be read, chapters without a script, and letters twice as large."""

from __future__ import annotations

import pytest
from conftest import open_page
from test_pages import pages, swept
from waiting import until

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
COVERED = """() => [...document.querySelectorAll(".copy-code")].filter((button) => {
  const box = button.getBoundingClientRect();
  const walker = document.createTreeWalker(button.parentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (button.contains(walker.currentNode) || !walker.currentNode.data.trim()) continue;
    const range = document.createRange();
    for (const word of walker.currentNode.data.matchAll(/\\S+/g)) {  // spaces at the end of a line hang out of it
      range.setStart(walker.currentNode, word.index);
      range.setEnd(walker.currentNode, word.index + word[0].length);
      for (const r of range.getClientRects()) {
        if (r.left < box.right - 1 && r.right > box.left + 1 && r.top < box.bottom - 2 && r.bottom > box.top + 2) return true;
      }
    }
  }
  return false;
}).map((button) => button.parentElement.textContent.slice(0, 80))"""
SIDEWAYS = """() => [...document.querySelectorAll("article pre")]
  .filter((code) => !code.closest(".cell_output") && code.scrollWidth > code.clientWidth + 1)
  .map((code) => code.textContent.slice(0, 80))"""

# A picture has 160 dots to an inch, so that its smallest letters, of 10 points, have 22.2. Those that are shown smaller than 10 pixels:
SMALL = """() => [...document.querySelectorAll("article .cell_output img")]
  .filter((image) => !image.currentSrc.includes("-phone.") || (10 * 160) / 72 * image.clientWidth / image.naturalWidth < 10)
  .map((image) => [image.alt.slice(0, 60), image.clientWidth, image.naturalWidth])"""

# A picture of a screen is 1000 dots wide, and its letters are 13 high.
SCREENS = """() => [...document.querySelectorAll("article figure > img")]
  .map((image) => [image.alt.slice(0, 60), 13 * image.clientWidth / image.naturalWidth]).filter(([, letter]) => letter < 9.9)"""


# Boxes whose size a script has asked for while they were folded away: each such question lays out a fold that nobody sees.
ASKED = """() => {
  globalThis.asked = [];
  const sizes = [[Element, "scrollWidth"], [Element, "clientWidth"], [HTMLElement, "offsetWidth"], [HTMLElement, "offsetHeight"]];
  for (const [kind, name] of sizes) {
    const { get } = Object.getOwnPropertyDescriptor(kind.prototype, name);
    Object.defineProperty(kind.prototype, name, { get() {
      if (this.closest("details:not([open])")) asked.push(this.outerHTML.slice(0, 80));
      return get.call(this);
    } });
  }
}"""
# Lines of code that went on below, and not further in than they began.
NOT_FURTHER_IN = """() => [...document.querySelectorAll("article :is(div.cell_input, .exercise, .quiz) pre")].flatMap((code) => {
  const rows = [];  // of each line of the code, where its parts begin: [row's top, left]
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT), range = document.createRange();
  let line = [];
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement.closest("button")) continue;
    for (const part of walker.currentNode.data.matchAll(/\\n|[^\\s]+/g)) {
      if (part[0] === "\\n") { rows.push(line); line = []; continue; }
      range.setStart(walker.currentNode, part.index);
      range.setEnd(walker.currentNode, part.index + part[0].length);
      for (const { top, left } of range.getClientRects()) line.push([Math.round(top), left]);
    }
  }
  return rows.filter((line) => line.some(([top, left]) => top > line[0][0] + 8 && left <= line[0][1]))
    .map((line) => [code.textContent.slice(0, 60), line.length]);
})"""
# Tables with a cell of sixty letters that is less than a third of a phone wide.
SQUEEZED = """() => [...document.querySelectorAll("article table")].flatMap((table) => [...table.querySelectorAll("td")]
  .filter((cell) => cell.innerText.length >= 60 && !cell.querySelector(".katex"))
  .filter((cell) => table.rows[0].cells.length > 2 && cell.getBoundingClientRect().width < 120)
  .map((cell) => cell.innerText.slice(0, 60)))"""
# Formulas beside whose number there is no room, although there is room below or above it.
NUMBER_CUT = """() => [...document.querySelectorAll("article div.math")].filter((box) => box.scrollWidth > box.clientWidth + 1
  && box.querySelector(".katex-display").getBoundingClientRect().width <= box.clientWidth).map((box) => box.id)"""
WIDE = "[...document.querySelectorAll('article details pre')].filter((box) => box.scrollWidth > box.clientWidth + 1)"


@pytest.mark.parametrize("name", pages())
def test_letters_of_figures_can_be_read(visit, name):
    page = visit(name, **PHONE).page
    page.evaluate("""() => {
        document.querySelectorAll("article details").forEach((details) => { details.open = true; });
        document.querySelectorAll("article img").forEach((image) => { image.loading = "eager"; });
    }""")
    until(page, "[...document.querySelectorAll('article img')].every((image) => image.complete)")
    assert page.evaluate(SMALL) == []
    assert page.evaluate(SCREENS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(("name", "width"), swept([360, 1280]))
def test_code_is_wrapped_and_no_button_covers_it(visit, name, width):
    page = visit(name, **{**PHONE, "viewport": {"width": width, "height": 740}}).page
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert page.evaluate(COVERED) == []
    assert page.evaluate(SIDEWAYS) == []
    if width == 360:
        assert len(page.evaluate(NOT_FURTHER_IN)) <= 2  # of about 150: a name that is wider than what is left beside the blanks before it


def test_code_that_is_selected_on_a_phone_is_the_code(visit):
    page = visit("l1", **PHONE).page
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")

    def selected(text: str) -> str:
        cell = page.locator("div.cell_input pre", has_text=text).first
        return cell.evaluate("(code) => { getSelection().selectAllChildren(code); return getSelection().toString(); }")

    modules = ("keras", "matplotlib.pyplot as plt", "numpy as np", "pandas as pd", "tensorflow as tf")
    assert "\n".join(["import os\n", *(f"import {module}" for module in modules), "from keras"]) in selected("import os")
    assert '\n\n\ndef houses(n, seed, extra=0):\n    """' in selected("def houses(")


@pytest.mark.parametrize("name", pages())
def test_neither_sentences_in_tables_nor_numbers_of_formulas_are_squeezed(visit, name):
    page = visit(name, **PHONE).page
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert page.evaluate(SQUEEZED) == []
    assert page.evaluate(NUMBER_CUT) == []


def test_a_table_of_sentences_stays_a_table_for_a_screen_reader(visit):
    page = visit("guide-your-course", **PHONE).page
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    counts = [page.locator(f"article table {kind}").count() for kind in ("tr", "th", "td")]
    assert [roles.count(role) for role in ("row", "columnheader", "cell")] == counts


def test_the_chapters_are_there_without_a_script(visit):
    page = visit("l1", java_script_enabled=False, **PHONE).page
    page.get_by_role("link", name="Chapters", exact=True).click()
    link = page.get_by_role("navigation", name="Chapters").get_by_role("link", name="L2 (Ridge)")
    assert link.is_visible()
    link.click()
    page.wait_for_url("**/l2.html")


@pytest.mark.parametrize(("name", "width"), swept([360, 1280], pages()[::2]) + swept([360], pages()[1::2]))
def test_letters_of_twice_the_size_need_no_scrolling_sideways(visit, name, width):
    page = visit(name, **{**PHONE, "viewport": {"width": width, "height": 740}}).page
    # As a reader's own setting does it. A sheet from a script is not the page's, so that its policy has nothing to say.
    page.evaluate("""() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync("html { font-size: 200% !important; }");
        document.adoptedStyleSheets = [sheet];
    }""")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["penalties", "l1", "guide-reference"])
def test_what_is_folded_away_is_not_laid_out_as_a_page_loads_and_can_be_scrolled_by_keys_once_it_is_open(browser, site, name):
    context = browser.new_context(**PHONE)
    context.add_init_script(f"({ASKED})()")
    page = open_page(context, site, name).page
    page.evaluate("document.fonts.ready")
    assert page.evaluate("asked") == []
    page.evaluate("document.querySelectorAll('article details').forEach((details) => { details.open = true; })")
    until(page, f"{WIDE}.every((box) => box.tabIndex === 0)")
    assert name != "l1" or page.evaluate(f"{WIDE}.length") > 0
    context.close()
