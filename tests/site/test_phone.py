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


def test_the_chapters_are_there_without_a_script(visit):
    page = visit("l1", java_script_enabled=False, **PHONE).page
    page.get_by_role("link", name="Chapters", exact=True).click()
    link = page.get_by_role("navigation", name="Chapters").get_by_role("link", name="L2 (Ridge)")
    assert link.is_visible()
    link.click()
    page.wait_for_url("**/l2.html")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["index", "l1", "keras-in-practice", "summary", "glossary", "guide-grading"])
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
