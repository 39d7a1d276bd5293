"""The editions of the site in other languages: the same pages and sections, a way between them, one progress, and a search of their own."""

from __future__ import annotations

import os
import re

import pytest
from bs4 import BeautifulSoup
from editions import languages
from test_accessibility import LAID_OUT
from test_pages import pages, swept
from waiting import until

browser_test = pytest.mark.browser
pytestmark = pytest.mark.skipif("es" not in languages(), reason="course_languages of _config.yml does not list es")
# Words of a reader, and the section that is meant.
QUERIES = {
    "penalizacion": "book/glossary.html#term-penalizacion",
    "umbral suave": "book/l1.html#the-soft-threshold",
    "redes elásticas": "book/elastic-net.html",
    "validación cruzada": "book/choosing.html#",
    "sobreajuste": "book/glossary.html#term-overfitting",
    "multicolinealidad": "book/l2.html#correlated-features",
    "diferencia entre lasso y ridge": "book/summary.html#the-three-penalties-side-by-side",
    "red elastica cuando usarla": "book/elastic-net.html",
    "decaimiento de pesos": "book/l2.html#weight-decay-and-when-it-is-not-l2",
    "por que los pesos no son cero": "book/l1.html",
    "estandarizar variables": "book/penalties.html",
    "ISTA": "book/l1.html#the-proximal-step",
}
# A few pages on a phone; every page at both widths where SWEEP=all
WAYS = swept([360, 1280]) if os.environ.get("SWEEP") == "all" else [(name, 360) for name in ("index", "l1", "cheat-sheet", "glossary")]


def soup(html, name):
    return BeautifulSoup((html / f"{name}.html").read_text(encoding="utf-8"), "html.parser")


@pytest.mark.parametrize("name", pages())
def test_a_page_has_the_same_sections_questions_and_pictures_in_spanish(html, name):
    english, spanish = soup(html, f"book/{name}"), soup(html, f"es/book/{name}")
    assert spanish.html["lang"] == "es"
    if name == "glossary":  # in another order
        assert {dt["id"] for dt in english.select("dt[id]")} <= {dt["id"] for dt in spanish.select("dt[id]")}
        return
    for selector in ("article section[id]", "form.quiz[id]", "article [id^=eq]", "article figure[id]", "article img"):
        ids = [[element.get("id", element.name) for element in page.select(selector)] for page in (english, spanish)]
        ids = [[re.sub(r"^id\d+$", "id", name) for name in names] for names in ids]  # numbered over the page, nobody's address
        assert ids[0] == ids[1], selector


@pytest.mark.parametrize("name", ["book/l1", "search"])
def test_a_page_names_itself_in_the_other_language(html, name):
    english, spanish = soup(html, name), soup(html, f"es/{name}")
    (there,) = english.select("a.course-language")
    (back,) = spanish.select("a.course-language")
    depth = "../" * name.count("/")
    assert (there["href"], there["hreflang"], there["lang"], there.text) == (f"{depth}es/{name}.html", "es", "es", "Español")
    assert (back["href"], back["hreflang"], back["lang"], back.text) == (f"{depth}../{name}.html", "en", "en", "English")


def test_the_page_for_wrong_addresses_speaks_both_languages(html):
    page = soup(html, "404")
    (spanish,) = page.select('section[lang="es"]')
    assert spanish.a["href"] == "es/book/index.html"


@pytest.mark.parametrize("name", ["l1", "fitting"])
def test_a_chapter_leaves_no_word_of_the_interface_in_english(html, name):
    text = soup(html, f"es/book/{name}").get_text(" ")
    assert (
        re.findall(r"\b(?:Show code|Hide code|Solution|Hint|Exercise|Figure|Question|Previous|Next|Contents|Search|Download)\b", text) == []
    )


@browser_test
def test_the_switch_lands_on_the_section_that_is_being_read(visit):
    page = visit("l1").page
    until(page, LAID_OUT)
    page.evaluate("document.querySelector('#the-soft-threshold').scrollIntoView()")
    page.locator("a.course-language").evaluate("(link) => link.click()")  # a click of Playwright's moves the page below the bar first
    page.wait_for_url("**/es/book/l1.html#the-soft-threshold")
    until(page, "Math.abs(document.querySelector('#the-soft-threshold').getBoundingClientRect().top) < innerHeight / 3")
    assert page.locator("#the-soft-threshold h2").first.inner_text() != "The soft threshold"
    page.locator("a.course-language").evaluate("(link) => link.click()")  # a click of Playwright's moves the page below the bar first
    page.wait_for_url(re.compile(r"regularization/book/l1\.html#the-soft-threshold$"))


@browser_test
def test_the_readers_language_is_offered_once_and_never_forced(visit):
    page = visit("l1", locale="es-MX").page
    assert page.url.endswith("/regularization/book/l1.html")
    offer = page.locator(".course-offer")
    assert offer.get_attribute("lang") == "es"
    assert offer.locator("a").get_attribute("href").endswith("/es/book/l1.html")
    page.reload()
    page.wait_for_load_state("networkidle")
    assert offer.count() == 0


@browser_test
def test_the_offer_covers_neither_the_settings_of_a_figure_nor_what_the_keyboard_reaches(visit):
    phone = {"viewport": {"width": 320, "height": 640}, "locale": "es"}
    page = visit("l1", **phone).page
    assert page.locator(".course-offer").is_visible()
    page.evaluate("document.querySelector('[data-interactive]').scrollIntoView()")
    until(
        page,
        """() => [...document.querySelector("[data-interactive]").querySelectorAll("input[type=range]")].every((slider) => {
          const { left, top, width, height } = slider.getBoundingClientRect();
          return document.elementFromPoint(left + width / 2, top + height / 2) === slider;
        })""",
    )
    page = visit("penalty-lab", **phone).page  # settings on the first screen
    assert page.locator(".course-offer").is_visible()
    covered = []
    for _ in range(30):
        page.keyboard.press("Tab")
        covered += page.evaluate("""() => {
          const stop = document.activeElement, box = stop.getBoundingClientRect(), offer = document.querySelector(".course-offer");
          const above = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          return offer?.contains(above) && !offer.contains(stop) ? [stop.outerHTML.slice(0, 100)] : [];
        }""")
    assert covered == []


@browser_test
@pytest.mark.parametrize(("width", "height"), [(360, 780), (390, 844), (360, 640)])
def test_the_offer_stands_above_the_settings_at_the_foot_of_the_first_screen(visit, width, height):
    page = visit("index", locale="es", viewport={"width": width, "height": height}).page
    offer, settings = page.locator(".course-offer").bounding_box(), page.locator(".interactive-controls").first.bounding_box()
    assert settings["y"] < height
    assert offer["y"] + offer["height"] < settings["y"] or offer["y"] > settings["y"] + settings["height"]
    assert 0 < offer["y"] < height - offer["height"]


@browser_test
def test_nothing_is_offered_to_who_reads_this_language_or_none_of_them(visit):
    for locale in ("en-GB", "fr-FR"):
        assert visit("l1", locale=locale).page.locator(".course-offer").count() == 0


@browser_test
def test_progress_is_one_for_all_languages(visit, site):
    page = visit("l1").page
    page.locator("#question-l1-prints input[value=C]").check()
    page.locator("#question-l1-prints").get_by_role("button", name="Check").click()
    page.goto(f"{site}/es/book/l1.html")
    assert page.locator("#question-l1-prints input[value=C]").is_checked()


@browser_test
def test_the_search_is_in_spanish_without_accents_and_in_the_plural_too(browser, site):
    page = browser.new_page()
    page.goto(f"{site}/es/search.html")
    until(page, "typeof globalThis.courseSearch?.search === 'function'")
    first = """(words) => { const found = courseSearch.search(words, true);
      return [...found.definitions, ...found.sections.slice(0, 3)].map((hit) => hit.address); }"""
    found = {words: page.evaluate(first, words) for words in QUERIES}
    missed = {words: found[words] for words, wanted in QUERIES.items() if not any(one.startswith(wanted) for one in found[words])}
    assert missed == {}
    alike = [page.evaluate(first, words) for words in ("regularización", "regularizacion", "Regularizaciones")]
    assert alike[0] == alike[1] == alike[2]
    page.close()


@browser_test
@pytest.mark.parametrize(("name", "width"), WAYS)
def test_no_spanish_page_is_wider_than_the_window(visit, name, width):
    page = visit(f"../es/book/{name}", viewport={"width": width, "height": 800}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
