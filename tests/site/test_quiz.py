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


NUMBER = """
- id: one
  question: How large?
  number: 0.3
  tolerance: 0.005
  feedback: Yes.
  slips:
    - {number: 0.15, feedback: Halved.}
  otherwise: Try again.
"""


def test_a_question_can_have_several_right_options_or_ask_for_a_number(tmp_path):
    several = GOOD.replace("question: Which?", "question: Which?\n  several: true").replace('"2", ', '"2", right: true, ')
    (question,) = read(tmp_path, several)
    assert question.several
    assert [option.right for option in question.options] == [True, True]
    (question,) = read(tmp_path, NUMBER)
    assert question.number is not None
    assert (question.number.number, question.number.slips[0].feedback) == (0.3, "Halved.")


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("number: 0.3", 'number: "0.3"', "Write it without quotes"),
        ("number: 0.15", "number: 0.302", "would count as right"),
        ("  otherwise: Try again.\n", "", "'otherwise' is missing"),
        ("  tolerance: 0.005\n", "  tolerance: 0.005\n  options: []\n", "'options' is not known here"),
    ],
)
def test_a_mistake_in_a_question_for_a_number_names_the_cure(tmp_path, before, after, says):
    with pytest.raises(QuestionError, match=r"^book/questions/chapter\.yml") as error:
        read(tmp_path, NUMBER.replace(before, after))
    assert says in str(error.value)


def test_one_right_option_is_not_several(tmp_path):
    with pytest.raises(QuestionError, match="asks for more than one option"):
        read(tmp_path, GOOD.replace("question: Which?", "question: Which?\n  several: true"))


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
def test_the_buttons_are_there_before_the_script_so_that_nothing_moves_when_it_comes(browser, site):
    context = browser.new_context()
    context.route("**/_static/site.js*", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{site}/book/l1.html")
    assert page.locator("form.quiz").first.get_by_role("button", name="Check").is_visible()
    context.close()


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
        options, numbers = form.locator("input:not([type=text])").count(), form.locator("input[type=text]").count()
        assert form.locator("label").count() == options + numbers
        assert (numbers == 1 and options == 0) or (numbers == 0 and options >= 2)


# Four as people write it, and what is no number or not known to be one: "4,001" is about four, or about four thousand.
FOURS = (
    "4.001",
    "4,0",
    " 4 ",
    "+4",
    "4.",
    "0.4e1",
    "40E-1",
    "\u0664",
    "\u096a",
    "\uff14\uff0e\uff10",
    "\u0664\u066b\u0660",
    "0004",
    "4\u00a0",
)
NO_NUMBERS = ("4,001", "0x4", "0b100", "0o4", "4_0", "NaN", "Infinity", "-Infinity", "1e400", "4 0", "4,0,0", "4.0.0", "4%", "8/2", "--4")


@pytest.mark.browser
def test_a_number_is_judged_to_its_tolerance_and_a_known_slip_is_named(visit):
    seen = visit("l2")
    form = seen.page.locator("#question-l2-number")
    field, result = form.get_by_label("Your number"), form.get_by_role("status")
    for given, says in (
        ("", "Write a number"),
        ("four", "Write a number"),
        ("3", "3: Not right"),
        ("7", "Another number: Not right"),
        *((other, "Write a number") for other in NO_NUMBERS),
        *((other, "4: Right") for other in FOURS),
    ):
        field.fill(given)
        seen.page.keyboard.press("Enter")
        assert result.inner_text().startswith(says), given
    seen.page.reload()
    assert form.get_by_role("status").inner_text().startswith("4: Right")
    assert seen.complaints == []


@pytest.mark.browser
def test_thousands_may_be_apart_and_a_minus_of_print_is_one(visit):
    page = visit("l2").page
    written = {"1 250": "1250", "1\u202f250\u202f000,5": "1250000.5", "\u22123": "-3", "\u20133": "-3", "-0": "0", "0,125": "0.125"}
    for text, number in written.items():
        assert page.evaluate("(text) => asNumber(text)", text) == number, text


@pytest.mark.browser
def test_where_several_options_are_right_all_of_them_have_to_be_ticked(visit):
    seen = visit("penalties")
    form = seen.page.locator("#question-penalties-which")
    boxes, result = form.locator("input[type=checkbox]"), form.get_by_role("status")
    for ticked, says in (((0,), "Not all yet"), ((0, 1), "Not right"), ((0, 2), "Right")):
        for place in range(4):
            boxes.nth(place).set_checked(place in ticked)
        form.get_by_role("button", name="Check").click()
        assert result.inner_text().startswith(says)
    seen.page.reload()
    assert [boxes.nth(place).is_checked() for place in range(4)] == [True, False, True, False]
    assert form.get_by_role("status").inner_text().startswith("Right")
    form.get_by_role("button", name="Try again").click()
    assert form.locator("input:checked").count() == 0
    assert seen.complaints == []
