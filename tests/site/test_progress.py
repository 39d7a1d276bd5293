"""What the reader has done is kept in the browser, shown beside the chapters, saved, loaded and erased."""

from __future__ import annotations

import json
import re

import pytest
from progress import issue_url, mail_url
from waiting import until

pytestmark = pytest.mark.browser


def answer(page, letter):
    form = page.locator("#question-l1-prints")
    form.locator(f"input[value={letter}]").check()
    form.get_by_role("button", name="Check").click()
    return form


def counts(page):
    return page.locator(".course-counts").inner_text()


def test_a_right_answer_is_counted_and_is_there_again_after_a_reload(visit):
    page = visit("l1").page
    assert ", 0 of " in counts(page)
    answer(page, "C")
    assert ", 1 of " in counts(page)
    assert counts(page).endswith("questions right")
    page.reload()
    form = page.locator("#question-l1-prints")
    assert form.locator("input[value=C]").is_checked()
    assert form.get_by_role("status").inner_text().startswith("C: Right")
    form.get_by_role("button", name="Try again").click()
    page.reload()
    assert page.locator("#question-l1-prints input:checked").count() == 0
    assert ", 0 of " in counts(page)


def test_a_wrong_answer_is_not_counted_but_offered_again_until_it_is_right(visit, site):
    page = visit("l1").page
    answer(page, "A")
    assert ", 0 of " in counts(page)
    page.goto(f"{site}/book/index.html")
    again = page.locator("main .course-next")
    assert "Repeat these" in again.inner_text()
    again.get_by_role("link", name="question").click()
    page.wait_for_url("**/l1.html#question-l1-prints")
    answer(page, "C")
    assert ", 1 of " in counts(page)
    page.goto(f"{site}/book/index.html")
    assert "Repeat these" not in again.inner_text()


def test_one_goes_on_where_one_has_stopped(visit, site):
    page = visit("index").page
    assert page.locator("main .course-next").inner_text() == ""  # nothing is begun
    page.goto(f"{site}/book/fitting.html")
    page.get_by_role("button", name="I have read this chapter").click()
    page.goto(f"{site}/book/index.html")
    go_on = page.locator("main .course-next").get_by_role("link")
    assert go_on.inner_text().endswith("Fitting")  # read, but no question of it is answered
    assert "/fitting.html#question-" in go_on.get_attribute("href")


def test_a_chapter_is_marked_as_read_by_keyboard_and_the_mark_is_spoken(visit, site):
    page = visit("l1").page
    button = page.get_by_role("button", name="I have read this chapter")
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    assert page.get_by_role("status").first.inner_text() == "Marked as read."
    page.goto(f"{site}/book/l2.html")
    assert counts(page).startswith("1 of 14 chapters read")
    link = page.get_by_role("navigation", name="Chapters").get_by_role("link", name="L1 (Lasso)")
    assert "✓" in link.inner_text()
    assert "(read)" in link.text_content()


def test_progress_is_saved_as_a_file_erased_and_loaded_again(visit, tmp_path):
    page = visit("l1").page
    answer(page, "C")
    page.locator(".course-progress summary").click()
    assert "Nothing is sent anywhere" in page.locator(".course-progress").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    saved = tmp_path / "progress.json"
    download.value.save_as(saved)
    assert json.loads(saved.read_text())["answers"] == {"book/l1#l1-prints": "C"}
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Erase").click()
    assert ", 0 of " in counts(page)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('course-progress')).length") == 0
    assert page.locator("#question-l1-prints input:checked").count() == 0
    page.locator(".course-progress input[type=file]").set_input_files(saved)
    until(page, "document.querySelector('.course-counts').textContent.includes(', 1 of')")
    assert page.locator("#question-l1-prints input[value=C]").is_checked()


def test_a_file_of_something_else_changes_nothing(visit, tmp_path):
    page = visit("l1").page
    answer(page, "C")
    page.locator(".course-progress summary").click()
    other = tmp_path / "other.json"
    other.write_text('{"version": 1, "read": [], "answers": {}}')
    page.locator(".course-progress input[type=file]").set_input_files(other)
    until(page, "document.querySelector('#course-status').textContent.startsWith('This is not a progress file')")
    assert ", 1 of " in counts(page)


def test_nothing_is_sent_when_a_question_is_answered(visit):
    seen = visit("l1")
    before = len(seen.requests)
    answer(seen.page, "B")
    seen.page.wait_for_load_state("networkidle")
    # files of the page, such as its pictures, fonts and icon, come when the browser likes
    later = [url for url in seen.requests[before:] if not re.search("/_(?:images|static)/", url)]
    assert later == []


def test_a_page_works_where_the_browser_keeps_nothing(browser, site):
    page = browser.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('off', 'SecurityError'); } });")
    page.goto(f"{site}/book/l1.html")
    answer(page, "C")
    assert ", 1 of " in counts(page)
    assert complaints == []
    page.close()


def test_the_feedback_link_is_off_without_a_repository(visit):
    assert visit("l1").page.locator(".course-feedback").count() == 0


@pytest.mark.parametrize(
    ("repository", "begins"),
    [
        ("https://github.com/uni/course", "https://github.com/uni/course/issues/new?title=Feedback%3A%20L1&body=Page%3A%20book%2Fl1"),
        ("https://gitlab.uni.edu/ml/course.git", "https://gitlab.uni.edu/ml/course/-/issues/new?issue%5Btitle%5D=Feedback%3A%20L1"),
    ],
)
def test_the_feedback_link_opens_an_issue_that_names_the_page(repository, begins):
    assert issue_url(repository, "L1", "book/l1").startswith(begins)


def test_the_feedback_mail_names_the_page_and_needs_no_account():
    begins = "mailto:ml-course@uni.edu?subject=Feedback%3A%20L1&body=Page%3A%20book%2Fl1"
    assert mail_url("ml-course@uni.edu", "L1", "book/l1").startswith(begins)
