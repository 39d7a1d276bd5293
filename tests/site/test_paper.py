"""What a reader prints is black on white from either colour mode, and nothing of it is cut."""

from __future__ import annotations

import pytest
from test_pages import swept

pytestmark = pytest.mark.browser

# Text that is not near black, or stands on something that is not near white.
FAINT = """() => {
  const light = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
    return a < 0.1 ? null : (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  };
  const found = new Set();
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const box = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !box.getClientRects().length) continue;
    if (box.closest("svg, .headerlink, .katex-mathml, .visually-hidden, .sd-badge")) continue;
    let behind = 1;
    for (let e = box; e; e = e.parentElement) {
      const own = light(getComputedStyle(e).backgroundColor);
      if (own !== null && !/, 0\\.\\d+\\)$/.test(getComputedStyle(e).backgroundColor)) { behind = own; break; }
    }
    const ink = light(getComputedStyle(box).color);
    if (ink > 0.45 || behind < 0.8) found.add(`${box.tagName}.${box.className} ${getComputedStyle(box).color} on ${behind.toFixed(2)}`);
  }
  return [...found].slice(0, 8);
}"""
CUT = """() => [...document.querySelectorAll("article pre, article .pst-scrollable-table-container")]
  .filter((box) => box.getClientRects().length && (box.getBoundingClientRect().right > innerWidth + 1
    || (getComputedStyle(box).overflowX !== "visible" && box.scrollWidth > box.clientWidth + 1)))
  .map((box) => `${box.className} ${box.scrollWidth} in ${box.clientWidth}: ${box.textContent.slice(0, 60)}`)"""


@pytest.mark.parametrize(("name", "theme"), swept(["dark", "light"]))
def test_a_page_prints_black_on_white_and_whole(visit, name, theme):
    page = visit(name, color_scheme=theme, viewport={"width": 700, "height": 1000}).page  # A4 between its margins
    assert page.evaluate("document.documentElement.dataset.theme") == theme
    page.emulate_media(media="print", color_scheme=theme)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(FAINT) == []
    assert page.evaluate(CUT) == []
    filters = page.eval_on_selector_all("article img", "all => all.map((i) => getComputedStyle(i).filter)")
    assert set(filters) <= {"none"}


def test_a_fold_that_is_closed_leaves_no_empty_box_on_paper_and_one_that_is_open_is_printed(visit):
    page = visit("fitting").page
    folds = page.locator("article details:is(.fold, .quiz-answers)")
    count = folds.count()
    assert count > 8
    folds.nth(1).evaluate("(fold) => { fold.open = true; }")
    page.emulate_media(media="print")
    assert [k for k in range(count) if folds.nth(k).is_visible()] == [1]
    assert folds.nth(1).locator("p").first.is_visible()
