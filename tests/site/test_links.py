"""Every place that can be linked to is where a reader lands who opens its address cold."""

from __future__ import annotations

import pytest
from test_pages import swept

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Headings, labels, formulas, figures, terms, questions; not the fields of a form and what is drawn.
PLACES = """() => [...document.querySelectorAll("article [id]")]
  .filter((e) => !e.closest("svg, [hidden], label, button, details:not([open]) > :not(summary)") && !e.matches("input, output, canvas")
    && (e.getClientRects().length || e.matches("span, a")))
  .map((e) => e.id)"""
SETTLED = """async () => {
  await document.fonts.ready;
  for (let still = 0, last = -1; still < 5;) {
    await new Promise(requestAnimationFrame);
    const now = document.documentElement.scrollHeight + scrollY;
    still = now === last ? still + 1 : 0;
    last = now;
  }
}"""
# How far the page must still be moved to show the place where a click on a link to it would.
OFF = """(id) => {
  const before = scrollY;
  document.getElementById(id).scrollIntoView({ behavior: "instant" });
  return Math.abs(scrollY - before);
}"""


# Where each place is on the page, whatever part of it is in view.
TOPS = "(ids) => ids.map((id) => document.getElementById(id).getBoundingClientRect().top + scrollY)"
READ = """async () => {
  for (const image of document.images) image.loading = "eager";
  for (let y = 0; y < document.documentElement.scrollHeight; y += 600) {
    scrollTo({ top: y, behavior: "instant" });
    await new Promise(requestAnimationFrame);
  }
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
}"""


@pytest.mark.parametrize(("name", "width"), swept([360, 800, 1280]))
def test_every_fragment_of_a_page_lands_when_opened_cold(browser, site, name, width):
    """The one farthest down does; and what is loaded, shown or read later moves none of the others."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.set_default_timeout(120_000)
    context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.goto(f"{site}/book/{name}.html")
    places = page.evaluate(PLACES)
    assert places
    page.goto("about:blank")
    page.goto(f"{site}/book/{name}.html#{places[-1]}", wait_until="load")
    first = page.evaluate(TOPS, places)
    page.evaluate(SETTLED)
    assert page.evaluate(OFF, places[-1]) <= 8
    page.evaluate(READ)
    moved = {place: now - then for place, then, now in zip(places, first, page.evaluate(TOPS, places), strict=True) if abs(now - then) > 8}
    context.close()
    assert moved == {}


def test_a_link_followed_at_once_and_a_reload_land_where_they_should(browser, site):
    page = browser.new_page()
    page.goto(f"{site}/book/l1.html", wait_until="commit")
    page.wait_for_selector("a[href='#graded-exercise']", state="attached")
    page.evaluate("document.querySelector('a[href=\"#graded-exercise\"]').click()")
    page.evaluate(SETTLED)
    assert page.evaluate(OFF, "graded-exercise") <= 8
    before = page.evaluate("scrollY")
    page.goto(f"{site}/book/l2.html")
    page.go_back()
    page.evaluate(SETTLED)
    assert abs(page.evaluate("scrollY") - before) <= 8
    page.close()


@pytest.mark.parametrize(
    ("page", "place"), [("l2", "correlated-features"), ("choosing", "what-the-rule-costs-and-what-it-buys"), ("glossary", "term-prior")]
)
def test_where_a_link_leads_there_is_a_line_before_the_heading_and_no_bar(visit, page, place):
    seen = visit(page).page
    seen.evaluate("(place) => { location.hash = place; }", place)
    named = seen.locator(":target > :is(h2, h3), dt:target")
    assert named.evaluate("(element) => getComputedStyle(element).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert named.evaluate("(element) => getComputedStyle(element).boxShadow") != "none"
