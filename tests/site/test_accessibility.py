"""axe-core finds nothing on any page, light or dark, wide or narrow; what it cannot see is tried by keyboard."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import vendor
from test_pages import pages, swept
from waiting import until

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
ALL = [*(f"book/{name}.html" for name in pages()), "search.html?q=lasso", "genindex.html", "404.html"]


@pytest.fixture(scope="module")
def axe() -> str:
    """axe-core, pinned in tests/site/audit."""
    modules = vendor.node_modules(HERE / "audit", HERE.parents[1] / "_build" / "audit")
    return (modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(browser):
    context = browser.new_context(reduced_motion="reduce", has_touch=True, is_mobile=True)  # without hovering, copy buttons always show
    yield context.new_page()
    context.close()


# What a reader can open is open: folded code and answers, and the feedback of a wrong answer.
OPEN = """() => {
  for (const details of document.querySelectorAll("article details")) details.open = true;
  for (const form of document.querySelectorAll("form.quiz")) {
    if (form.dataset.kind === "number") form.querySelector("input").value = "-987";
    else form.querySelector(`input[value="${form.querySelector('.quiz-feedback[data-right="false"]').dataset.label}"]`).checked = true;
    form.requestSubmit();
  }
}"""
# Thousands of elements that add nothing, and minutes: drawings of formulas (hidden from screen readers, MathML stands for
# them, in the colour of the text around) and, on each background, all but the first token of code in each colour.
THIN_OUT = """() => {
  for (const drawing of document.querySelectorAll(".katex-html")) drawing.remove();
  const seen = new Set();
  for (const code of document.querySelectorAll("article pre")) {
    const behind = [];
    for (let box = code; box; box = box.parentElement) behind.push(getComputedStyle(box).backgroundColor);
    for (const token of code.querySelectorAll("span[class]")) {
      const kind = `${token.className} on ${behind}`;
      if (seen.has(kind)) token.replaceWith(token.textContent);
      else seen.add(kind);
    }
  }
}"""
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
# Both happen in quiet moments.
LAID_OUT = """() => [...document.querySelectorAll("article section")]
  .every((section) => getComputedStyle(section).contentVisibility === "visible")"""
REACHABLE = """() => [...document.querySelectorAll("article pre, article div.math, .pst-scrollable-table-container")]
  .every((box) => (box.scrollWidth > box.clientWidth + 1) === (box.tabIndex === 0))"""
RUN = """async () => {
  const found = await axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } });
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)}`));
}"""


def prepare(page, axe):
    """Get an open page ready for `look`."""
    until(page, LAID_OUT)
    page.evaluate(OPEN)
    page.evaluate(THIN_OUT)
    page.evaluate(axe)


def look(page, width, theme):
    """What axe finds at this width in this theme."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)
    until(page, "(theme) => document.documentElement.dataset.theme === theme", arg=theme)
    page.evaluate(TWO_FRAMES)
    until(page, REACHABLE)
    return page.evaluate(RUN)


# Each of the two has both widths and both themes.
LOOKS = (((1280, "light"), (375, "dark")), ((1280, "dark"), (375, "light")))


@pytest.mark.parametrize(("path", "looks"), swept(LOOKS, ALL), ids=str)
def test_axe_finds_nothing_in_either_theme_at_either_width(page, site, axe, path, looks):
    page.goto(f"{site}/{path}", wait_until="load")
    prepare(page, axe)
    found = {(width, theme): look(page, width, theme) for width, theme in looks}
    assert {case: rules for case, rules in found.items() if rules} == {}


def test_the_first_stop_of_the_keyboard_leads_past_the_chapters(visit):
    page = visit("l1").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main-content")


def test_every_stop_of_the_keyboard_can_be_seen(visit):
    page = visit("l1").page
    hidden = []
    for _ in range(45):
        page.keyboard.press("Tab")
        style = page.evaluate("""() => {
            const target = document.activeElement, style = getComputedStyle(target), box = target.getBoundingClientRect();
            return [target.outerHTML.slice(0, 100), style.outlineStyle, parseFloat(style.outlineWidth), box.width];
        }""")
        if style[1] == "none" or style[2] < 2 or style[3] == 0:
            hidden.append(style)
    assert hidden == []


def test_the_chapters_open_on_a_phone_and_give_the_focus_back(visit):
    page = visit("l1", viewport={"width": 375, "height": 800}).page
    button = page.get_by_role("button", name="Show or hide the chapters")
    button.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("dialog", name="Course").get_by_role("link", name="Summary").is_visible()
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    assert button.evaluate("(element) => element === document.activeElement")


def test_nothing_moves_for_a_reader_who_asked_for_that(visit):
    page = visit("l1", reduced_motion="reduce").page
    longest = "Math.max(...[...document.querySelectorAll('*')].map((e) => parseFloat(getComputedStyle(e).transitionDuration) || 0))"
    assert page.evaluate(longest) < 0.001


def test_a_printed_page_has_its_title_and_text_and_none_of_the_buttons(visit):
    page = visit("l1").page
    page.emulate_media(media="print")
    assert page.locator("article h1").is_visible()
    for hidden in (
        ".bd-sidebar-primary",
        ".bd-sidebar-secondary",
        ".bd-header-article",
        ".prev-next-footer",
        ".copy-code",
        ".course-below",
    ):
        assert page.locator(hidden).first.is_hidden(), hidden


def test_a_page_has_one_first_heading_and_skips_no_level(visit):
    for name in ("index", "l1", "guide-grading"):
        levels = visit(name).page.eval_on_selector_all("main :is(h1,h2,h3,h4,h5,h6)", "all => all.map((h) => +h.tagName[1])")
        assert levels.count(1) == 1
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


# How far the colour of a link is from what is behind it: 1 to 21
CONTRAST = """(link) => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const clear = (box) => /, 0\\)$/.test(getComputedStyle(box).backgroundColor);
  let box = link;
  while (box.parentElement && clear(box)) box = box.parentElement;
  const [low, high] = [getComputedStyle(link).color, getComputedStyle(box).backgroundColor].map(light).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}"""
LINKS = (
    ".course-place a",
    "article p a.reference.internal >> nth=0",
    ".bd-sidebar-primary a.reference >> nth=3",
    ".page-toc a >> nth=2",
    "article h2 .headerlink",
)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_link_can_be_read_with_the_pointer_on_it(visit, theme):
    page = visit("l1", color_scheme=theme, reduced_motion="reduce", viewport={"width": 1440, "height": 900}).page
    for name in LINKS:
        link = page.locator(name).first
        link.locator("..").hover()  # the sign beside a heading is there when the pointer is
        link.hover()
        assert link.evaluate("(link) => link.matches(':hover')"), name
        assert link.evaluate(CONTRAST) >= 4.5, name
