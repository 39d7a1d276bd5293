"""Practice questions: the question file, the form in the page, and the page without JavaScript."""

from __future__ import annotations

import pytest
from question_file import QuestionError, read_questions

GOOD = """
- id: one
  question: Which?
  options:
    - {text: "1", right: true, feedback: Yes.}
    - {text: "2", feedback: No.}
"""


def read(tmp_path, text):
    path = tmp_path / "chapter.yml"
    path.write_text(text, encoding="utf-8")
    return read_questions(path, "book/questions/chapter.yml")


def test_a_file_gives_its_questions_in_order(tmp_path):
    (first, second) = read(tmp_path, GOOD + GOOD.replace("id: one", "id: two"))
    assert (first.id, second.id) == ("one", "two")
    assert [(option.text, option.right) for option in first.options] == [("1", True), ("2", False)]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("- id: one", "- id: One!", "lower-case"),
        ("- id: one", "- name: one", "'id' is missing"),
        ("question: Which?", "question: 3", "Put numbers and yes/no in quotes"),
        (", right: true", "", "0 options are marked right"),
        ('"2", ', '"2", right: true, ', "2 options are marked right"),
        ('"2", ', '"2", right: maybe, ', "must be true or left out"),
        (", feedback: No.", "", "'feedback' is missing"),
        ('"2", ', '"2", hint: x, ', "'hint' is not known here"),
        ("question: Which?", "question: Which: one?", "line 3"),
        (GOOD, "", "not a list of questions"),
        (GOOD, GOOD + GOOD, "used twice"),
    ],
)
def test_a_mistake_names_the_file_and_the_cure(tmp_path, before, after, says):
    with pytest.raises(QuestionError, match=r"^book/questions/chapter\.yml") as error:
        read(tmp_path, GOOD.replace(before, after))
    assert says in str(error.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(QuestionError, match="there is no such file"):
        read_questions(tmp_path / "none.yml", "book/questions/none.yml")


@pytest.mark.browser
def test_a_question_can_be_answered_by_keyboard_and_retried(visit):
    seen = visit("l1")
    form = seen.page.locator("#question-l1-prints")
    result = form.get_by_role("status")
    assert result.get_attribute("aria-live") == "polite"
    form.locator("input").first.focus()
    seen.page.keyboard.press("Space")
    seen.page.keyboard.press("Enter")
    assert result.inner_text().startswith("A: Not right")
    assert "mean" in result.inner_text()
    form.locator("input:checked").focus()
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("Enter")
    assert result.inner_text().startswith("C: Right")
    form.get_by_role("button", name="Try again").focus()
    seen.page.keyboard.press("Enter")
    assert result.inner_text() == ""
    assert form.locator("input:checked").count() == 0
    assert seen.complaints == []


@pytest.mark.browser
def test_checking_without_a_choice_says_what_to_do(visit):
    form = visit("l1").page.locator("#question-l1-prints")
    form.get_by_role("button", name="Check").click()
    assert form.get_by_role("status").inner_text() == "Choose an answer first."


@pytest.mark.browser
def test_without_javascript_the_answers_open_in_the_page(visit):
    form = visit("l1", java_script_enabled=False).page.locator("#question-l1-prints")
    assert form.get_by_role("button").count() == 0
    form.get_by_text("All answers, with reasons").click()
    feedback = form.locator(".quiz-feedback")
    assert feedback.count() == 4
    assert feedback.nth(2).is_visible()
    assert "C: Right" in feedback.nth(2).inner_text()


@pytest.mark.browser
def test_each_question_is_a_group_with_a_name_and_its_text(visit):
    page = visit("l1").page
    for form in page.locator("form.quiz").all():
        group = form.locator("fieldset")
        assert form.locator("legend").text_content().startswith("Question")
        assert page.locator(f"#{group.get_attribute('aria-describedby')}").text_content().strip()
        assert form.locator("label").count() == form.locator("input[type=radio]").count() >= 2
