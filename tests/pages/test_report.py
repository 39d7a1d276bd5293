"""What the instructor reads about a class."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable

import pytest
from made_up import MEAN, NAME, OUTLIER, RIGHT, finding, mean, outlier

from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.grading.results import Outcome
from autograder.notebooks.touches import MOST
from autograder.pages.report import SHOWN_FIRST, write_report
from autograder.reasons import reason, text

Graded = Callable[..., None]


@pytest.fixture
def report(course: Course, gradebook: Gradebook) -> Callable[[], tuple[str, list[dict[str, str]], dict]]:
    def make():
        page, table, _, data = write_report(course, gradebook, NAME)
        rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))
        return page.read_text(encoding="utf-8"), rows, json.loads(data.read_text(encoding="utf-8"))

    return make


def text_of(page: str) -> str:
    body = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_the_statistics_of_each_item_are_a_table_too(course: Course, gradebook: Gradebook, graded: Graded):
    graded("ada")
    graded("bob", mean(Outcome.FAILED), outlier("B"), choice="B")
    with open(write_report(course, gradebook, NAME)[2], encoding="utf-8", newline="") as file:
        task, question = csv.DictReader(file)
    assert (task["item"], task["points"], task["difficulty"], task["passed"], task["failed"], task["key"]) == (
        MEAN,
        "2",
        "0.5",
        "1",
        "1",
        "",
    )
    assert (question["item"], question["key"], question["chose A"], question["chose B"]) == (OUTLIER, "A", "1", "1")


def test_the_page_the_table_and_the_data_agree(graded: Graded, report):
    graded("ada")
    graded("bob", mean(Outcome.FAILED, findings=(finding("", "forgot the weights", see="l1.html#l1-penalty"),)), outlier("B"), choice="B")
    page, rows, data = report()
    assert [(row["student"], row["score"], row[f"{MEAN}: mistake"]) for row in rows] == [
        ("ada", "3", ""),
        ("bob", "0", "forgot the weights"),
    ]
    assert data["items"][0]["statistics"]["difficulty"] == 0.5
    assert data["mistakes"][0]["count"] == 1
    assert "1 forgot the weights The mean" in text_of(page)
    assert page.count("<img ") == 3
    assert all(re.search(r'alt="[^"]{40,}"', image) for image in re.findall(r"<img [^>]*>", page))


@pytest.mark.parametrize("size", [0, 1, 12])
def test_a_class_of_any_size_can_be_reported(graded: Graded, report, size: int):
    for number in range(size):
        graded(f"s{number:02}", mean(Outcome.PASSED if number % 2 else Outcome.FAILED), outlier("ABC"[number % 3]))
    page, rows, _ = report()
    assert len(rows) == size
    assert ("say little with fewer than" in page) is (size > 0)
    assert ("Nothing is graded yet" in page) is (size == 0)


def test_the_options_chosen_are_counted_with_the_key(graded: Graded, report):
    for number, choice in enumerate(["A", "A", "B", None]):
        graded(f"s{number}", mean(), outlier(choice))
    page, _, data = report()
    assert data["options"][0]["key"] == "A"
    assert data["options"][0]["chosen"] == {"A": 2, "B": 1, "C": 0, "no answer": 1}
    assert "A ✓ 2 (50 %)" in text_of(page)


def test_what_needs_a_person_is_listed_with_the_reason_the_most_urgent_first(course, gradebook, graded: Graded, hand_in, report):
    graded("odd", remarks=(reason("cell-missing", cell="x"),))
    graded("late", mean(Outcome.TIMEOUT, findings=(finding("The cell went over the limit."),)), outlier())
    graded("forger", mean(Outcome.TAMPERED, findings=(finding("sent what no cell sends"),)), outlier())
    graded("fine")
    hand_in("empty")
    gradebook.refuse(course.assignment(NAME), "empty", "", reason("empty"))
    page, rows, _ = report()
    table = page.split('id="look"')[1].split("</table>")[0]
    order = [table.index(f">{student}</span>") for student in ("empty", "forger", "late", "odd")]
    assert order == sorted(order)
    assert ">fine<" not in table
    reasons = {row["student"]: row["look_at"] for row in rows}
    assert reasons["empty"] == "the file is empty"
    assert reasons["forger"] == f"{MEAN}: tampered (sent what no cell sends)"


def test_what_was_graded_without_confinement_is_named(graded: Graded, report):
    graded("ada", confined=False)
    graded("bob")
    _, rows, _ = report()
    assert {row["student"]: row["look_at"] for row in rows} == {"ada": "graded without confinement", "bob": ""}


def test_a_cell_that_reaches_for_what_observes_it_is_listed(graded: Graded, report):
    graded("fine", code="import gc\ngc.collect()\n" + RIGHT)
    graded("alias", code="import autograder.observing as o\no.numbers = o.plain = None\n" + RIGHT)
    graded("several", code="import keras\n\nkeras.ops.sum = None\nkeras.ops.abs = None\nimport sys\nsys._getframe()\n" + RIGHT)
    page, rows, _ = report()
    reasons = {row["student"]: row["look_at"] for row in rows}
    assert reasons["fine"] == ""
    assert reasons["alias"] == f"line 1 of {MEAN} reaches for the grader's own modules".replace("-test", "")
    assert "line 3 of weighted-mean reaches for the internals of keras.ops, to change them; line 6 of" in reasons["several"]
    assert ">alias<" in page.split('id="look"')[1].split("</table>")[0]


def test_a_submission_that_is_too_long_to_be_parsed_is_searched_for_words(graded: Graded, report):
    unreadable = 'A"\nimport ctypes\n( # "'
    graded("short", choice=unreadable)
    graded("long", code="x = 1" + " < 1" * (MOST // 4), choice=unreadable)
    _, rows, _ = report()
    reasons = {row["student"]: row["look_at"] for row in rows}
    assert "reaches" not in reasons["short"]
    assert "line 2 of q-outlier reaches for" in reasons["long"]


@pytest.mark.slow  # of a large class
def test_of_many_to_look_at_the_first_are_on_the_page_and_it_says_where_all_are(graded: Graded, report):
    for number in range(SHOWN_FIRST + 3):
        graded(f"s{number:03}", mean(Outcome.TAMPERED if number % 2 else Outcome.DIED), outlier())
    page, rows, _ = report()
    table = page.split('id="look"')[1].split("</table>")[0]
    assert table.count('class="id"') == SHOWN_FIRST
    assert f"the most urgent first: {SHOWN_FIRST} of {SHOWN_FIRST + 3}. All are in results.csv" in text_of(page)
    assert "By the first reason of each: tampered 26, died 27." in text_of(page)
    assert sum(bool(row["look_at"]) for row in rows) == SHOWN_FIRST + 3


def test_names_stand_beside_the_ids_where_the_gradebook_has_them(gradebook: Gradebook, graded: Graded, report):
    gradebook.nbgrader.add_student("ada", first_name="Ada", last_name="Lovelace", email="a@x.example")
    gradebook.nbgrader.add_student("eve", first_name="Eve", last_name="Müßig")
    graded("ada", mean(Outcome.DIED), outlier())
    graded("bob")
    page, _, _ = report()
    for section in ("look", "slowest", "everybody"):
        assert "ada Ada Lovelace" in text_of(page.split(f'id="{section}"')[1].split("</table>")[0])
    assert "Nothing handed in 1 of the class list: eve Eve Müßig" in text_of(page)
    assert "bob graded 3" in text_of(page)


@pytest.mark.slow  # writes two reports
def test_a_question_where_another_option_is_chosen_more_often_than_the_key_is_pointed_out(graded: Graded, report):
    for number, choice in enumerate("BBA"):
        graded(f"s{number}", mean(), outlier(choice))
    assert "More chose B than the key: look at the question, and at the key" in text_of(report()[0])
    graded("s3")
    assert "More chose" not in text_of(report()[0])


@pytest.mark.parametrize(("size", "said"), [(3, None), (12, "between \N{MINUS SIGN}0.59 and 0.59 in 19 of 20 classes")])
def test_the_page_says_what_chance_alone_gives(graded: Graded, report, size: int, said: str | None):
    for number in range(size):
        graded(f"s{number:02}", mean(Outcome.PASSED if number % 2 else Outcome.FAILED))
    text = text_of(report()[0])
    assert said in text if said else "by chance alone" not in text


@pytest.mark.slow  # writes two reports
def test_whoever_is_not_on_the_class_list_or_handed_nothing_in_is_named(gradebook: Gradebook, graded: Graded, report):
    graded("ada")
    graded("adda")
    assert not [row for row in report()[1] if row["look_at"]]  # there is no list yet
    gradebook.nbgrader.update_or_create_student("ada", first_name="Ada", last_name="Lovelace")
    gradebook.nbgrader.update_or_create_student("eve", first_name="Eve")
    page, rows, data = report()
    assert {row["student"]: row["look_at"] for row in rows} == {"ada": "", "adda": "not on the class list"}
    assert data["nothing_handed_in"] == ["eve"]
    assert "Nothing handed in 1 of the class list: eve Eve ." in text_of(page)


@pytest.mark.slow  # writes two reports
def test_results_that_are_out_of_date_are_named(course: Course, gradebook, graded: Graded, hand_in, report):
    graded("same")
    graded("again")
    hand_in("again", "def weighted_mean(): pass")
    hand_in("new")
    _, rows, _ = report()
    assert {row["student"]: row["stale"] for row in rows} == {
        "same": "",
        "again": "handed in again since then",
        "new": "not graded yet",
    }
    source = course.source / NAME / f"{NAME}.ipynb"
    source.write_text(source.read_text().replace('is 2\\"', 'is two\\"').replace("the mean is 2", "the mean is two"))
    _, rows, _ = report()
    assert {row["student"]: row["stale"] for row in rows}["same"] == "the assignment has changed since then"


def test_manual_scores_and_penalties_count(gradebook: Gradebook, graded: Graded, report):
    graded("ada", mean(Outcome.FAILED), outlier())
    gradebook.nbgrader.find_grade(MEAN, NAME, NAME, "ada").manual_score = 1.5
    gradebook.nbgrader.find_submission(NAME, "ada").notebooks[0].late_submission_penalty = 0.25
    gradebook.nbgrader.db.commit()
    _, (row,), _ = report()
    assert (row["score"], row["late_penalty"], row[f"{MEAN}: score"]) == ("2.25", "0.25", "1.5")


def test_what_students_wrote_is_escaped_in_the_page_and_harmless_in_a_spreadsheet(gradebook: Gradebook, graded: Graded, report):
    gradebook.nbgrader.add_student("=cmd", first_name="<script>", last_name='=HYPERLINK("http://x")')
    graded("=cmd", remarks=(text("<script>alert(1)</script>"), text("@SUM(A1)\r\n=1+1")))
    page, (row,), _ = report()
    assert "<script" not in page
    assert row["student"] == "'=cmd"
    assert not any(value.startswith(("=", "@", "+", "-")) or "\n" in value for value in row.values())


def test_similar_submissions_are_shown_as_a_hint(graded: Graded, report):
    code = "def weighted_mean(values, weights):\n" + "".join(
        f"    if values[{n}] > {n} and len(weights) != {n} or not values: total = [x ** {n} for x in weights]{'[0]' * n}\n"
        for n in range(12)
    )
    graded("ada", code=code)
    graded("bob", code=code.replace("total", "sum_of_all"))
    graded("eve")
    page, _, data = report()
    assert [group["students"] for group in data["similar"]] == [["ada", "bob"]]
    assert "a hint where to look, not a verdict" in text_of(page).lower()
