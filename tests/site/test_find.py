"""Finding one's way: links to headings, terms of the glossary, the first page, and what search engines read."""

from __future__ import annotations

import re

import pytest
from meta import draw_card, head, shorten
from PIL import Image
from terms import pattern_of
from test_pages import pages

browser_test = pytest.mark.browser


@browser_test
def test_each_heading_has_a_permanent_link_that_the_keyboard_reaches(visit):
    page = visit("l1").page
    headings = page.locator("article :is(h1, h2, h3)")
    assert headings.locator("a.headerlink").count() == headings.count() > 8
    target = page.locator("article h2 a.headerlink").first.get_attribute("href")
    assert page.locator(target).count() == 1


@browser_test
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("l1", "Course / Chapters"),
        ("guide-grading", "Course / Instructor's guide"),
        ("../es/book/l1", "Curso / Capítulos"),
    ],
)
def test_a_page_says_to_which_part_of_the_course_it_belongs_and_leads_to_the_first_page(visit, name, said):
    page = visit(name).page
    place = page.locator("main nav").first
    assert place.inner_text() == said
    assert place.bounding_box()["y"] < page.locator("h1").bounding_box()["y"]
    place.get_by_role("link").click()
    page.wait_for_url("**/book/index.html")
    assert page.locator(".course-place").count() == 0


@browser_test
def test_a_term_shows_its_definition_on_focus_and_escape_hides_it(visit):
    page = visit("l1").page
    term = page.locator("a.course-term").first
    tip = page.locator(".course-tip")
    term.focus()
    assert tip.is_visible()
    described = page.locator(f"#{term.get_attribute('aria-describedby')}").text_content()
    assert len(described) > 15
    assert tip.text_content() == described
    page.keyboard.press("Escape")
    assert tip.is_hidden()
    term.hover()
    assert tip.is_visible()
    tip.hover()
    assert tip.is_visible()


@browser_test
def test_on_a_touch_screen_the_first_tap_shows_the_definition_and_the_second_follows(visit):
    page = visit("l1", has_touch=True, viewport={"width": 375, "height": 800}).page
    term = page.locator("a.course-term").first
    term.tap()
    tip = page.locator(".course-tip")
    assert tip.is_visible()
    box = tip.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 375
    term.tap()
    page.wait_for_url("**/glossary.html#term-*")


def test_a_term_is_found_as_a_word_in_singular_and_plural_the_longest_first():
    pattern = pattern_of(["lasso", "group lasso", "penalty", "bias (of a layer)"])
    found = [match[1] for match in pattern.finditer("The group lasso, lassos and a Penalty, but no lassoing and no bias.")]
    assert found == ["group lasso", "lasso", "Penalty"]


@browser_test
@pytest.mark.parametrize("name", pages())
def test_a_page_says_what_it_is_to_search_engines(visit, name):
    page = visit(name, java_script_enabled=False).page
    described = page.locator('meta[name="description"]').get_attribute("content")
    assert 40 <= len(described) <= 160
    assert not re.search(r"[\\$]", described)
    assert page.locator('meta[property="og:title"]').count() == 1
    course = page.locator('meta[property="og:site_name"]').get_attribute("content")
    assert course == "Regularization: L1, L2 and elastic net in Keras"
    assert page.locator('meta[name="viewport"]').count() == 1
    assert page.locator("html").get_attribute("lang") == "en"


@browser_test
def test_the_first_page_says_what_one_will_be_able_to_do_and_how_long_it_takes(visit):
    page = visit("index", viewport={"width": 1280, "height": 900}).page
    lead = page.get_by_text("shows how to use them in Keras")
    box = lead.bounding_box()
    assert box["y"] + box["height"] < 500
    assert page.get_by_text("What you will be able to do").bounding_box()["y"] < 900
    assert page.locator(".objectives").get_by_text("takes about three and a half hours to read").is_visible()


def test_a_description_ends_with_a_sentence_or_says_that_it_goes_on():
    assert shorten("One two three four five six seven eight nine ten eleven. " + "Word " * 40) == (
        "One two three four five six seven eight nine ten eleven."
    )
    assert shorten("word " * 80).endswith("…")
    assert len(shorten("word " * 80)) <= 155


class Site:
    """As much of Sphinx as `head` looks at."""

    class config:
        html_title = "The course"
        html_baseurl = ""
        root_doc = "book/index"


def test_without_an_address_nothing_claims_one_and_with_it_the_card_is_complete():
    here, page = Site(), {"title": "L1", "pathto": lambda target, resource: f"../{target}"}
    assert "og:url" not in head(here, "book/l1", page)
    here.config.html_baseurl = "https://uni.edu/course"
    made = head(here, "book/l1", page)
    assert 'property="og:url" content="https://uni.edu/course/book/l1.html"' in made
    assert 'property="og:image" content="https://uni.edu/course/_static/card.png"' in made
    assert '<base href="https://uni.edu/course/">' in head(here, "404", {"title": "?"})
    here.config.html_baseurl = ""


def test_the_card_has_the_size_that_networks_ask_for(tmp_path):
    draw_card("Regularization: L1, L2 and elastic net in Keras", tmp_path / "card.png")
    with Image.open(tmp_path / "card.png") as image:
        assert image.size == (1200, 630)


def test_the_site_lets_itself_be_read(html):
    assert (html / "robots.txt").read_text().startswith("User-agent: *\nAllow: /")
