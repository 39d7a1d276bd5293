"""Every page under `default-src 'self'`, below a sub-path: nothing is refused, nothing complains, no other host is asked."""

from __future__ import annotations

import re

import pytest
from test_pages import pages
from waiting import until

pytestmark = pytest.mark.browser

VIOLATIONS = """
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (event) => {
    window.refused.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
  });
"""


def opened(browser, site, path):
    page = browser.new_page()
    page.seen, page.complaints = [], []
    page.add_init_script(VIOLATIONS)
    page.on("request", lambda request: page.seen.append(request.url))
    page.on("console", lambda message: message.type in ("error", "warning") and page.complaints.append(message.text))
    page.on("response", lambda response: response.status >= 400 and page.complaints.append(response.url))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(f"{site}/{path}", wait_until="networkidle")
    return page


@pytest.mark.parametrize("path", [*(f"book/{name}.html" for name in pages()), "search.html?q=lasso", "genindex.html"])
def test_a_page_works_under_the_strict_policy(browser, site, path):
    page = opened(browser, site, path)
    assert page.evaluate("window.refused") == []
    assert page.complaints == []
    assert [url for url in page.seen if not url.startswith(site)] == []
    page.close()


def test_no_page_carries_a_script_a_style_or_a_handler_of_its_own(html):
    for path in html.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/)[^>]*>", text) == [], path
        assert "<style" not in text, path
        assert re.findall(r'<[a-z][^<>]*\s(?:style|on[a-z]+)="', text) == [], path


def test_the_style_sheets_draw_with_no_data_address(html):
    assert [path.name for path in (html / "_static").rglob("*.css") if "data:" in path.read_text(encoding="utf-8")] == []


def test_the_colour_mode_changes_and_is_kept(browser, site):
    page = opened(browser, site, "book/l1.html")
    button = page.get_by_role("button", name="Colour mode")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    button.click()
    assert page.get_by_role("status").first.inner_text() == "Colour mode: dark"
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    page.goto(f"{site}/book/l2.html")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    page.close()


def test_the_system_decides_the_colour_mode_at_first(browser, site):
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{site}/book/l1.html")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.emulate_media(color_scheme="light")
    until(page, "document.documentElement.dataset.theme === 'light'")
    page.close()


def test_code_is_copied_by_mouse_and_by_key(browser, site):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site}/book/l1.html", wait_until="networkidle")
    page.locator("article details.above-input summary").first.click()
    block = page.locator("article .cell_input div.highlight").first
    block.hover()
    block.get_by_role("button", name="Copy").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("import os\n")
    assert copied.rstrip().endswith("keras.utils.set_random_seed(0)")
    assert page.get_by_role("status").first.inner_text() == "Copied"
    second = page.locator("article .cell_input div.highlight").nth(1)
    second.get_by_role("button").focus()
    page.keyboard.press("Enter")
    until(page, "(before) => navigator.clipboard.readText().then((text) => text !== before)", arg=copied)
    context.close()


def test_what_a_cell_printed_has_no_copy_button(visit):
    assert visit("l1").page.locator(".cell_output .copy-code").count() == 0


WRONG = ["no-such-page.html", "book/no-such-page.html", "book/a/b/c.html", "es/no-such-page.html", "es/book/no-such-page.html", "es/a/b"]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_address_at_any_depth_leads_to_a_page_of_the_course(browser, site, wrong):
    page = browser.new_page()
    answer = page.goto(f"{site}/{wrong}")
    assert answer.status == 404
    assert page.evaluate("getComputedStyle(document.querySelector('main')).display") == "flex"  # it has its style
    assert page.locator("h1").inner_text().startswith("This page is not here")
    for link in page.locator("article section a").all():
        assert page.request.get(link.evaluate("(link) => link.href")).ok
    page.get_by_role("link", name="To the first page").click()
    assert page.url == f"{site}/book/index.html"
    page.close()


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_address_has_its_style_and_one_right_link_in_each_language_without_javascript(browser, site, wrong):
    page = browser.new_page(java_script_enabled=False)
    assert page.goto(f"{site}/{wrong}").status == 404
    assert page.evaluate("getComputedStyle(document.querySelector('main')).display") == "flex"
    place = "body :not(#pst-skip-link) > a" if "/" in wrong else "article section a[href$='index.html']"
    shown = page.locator(f"{place}:visible")
    assert {link.evaluate("(link) => link.href") for link in shown.all()} == {f"{site}/book/index.html", f"{site}/es/book/index.html"}
    page.get_by_role("link", name="To the first page").click()
    assert page.url == f"{site}/book/index.html"
    page.close()
