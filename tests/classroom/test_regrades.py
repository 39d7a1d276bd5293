"""A student's remark on a mark: it reaches the instructor with its task, and the answer reaches the student."""

from __future__ import annotations

import csv
import json
import re

import pytest
from click.testing import CliRunner
from made_up import MEAN, NAME

from autograder.classroom import regrades
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.privacy import remove_student
from autograder.cli import main
from autograder.pages.feedback import feedback_page
from autograder.pages.report import write_report

EVIL = '=HYPERLINK("http://x")</dd><script>alert(1)</script>\x1b[2J\u202e{{ 7 * 7 }}'


def command(course, *words: str) -> str:
    done = CliRunner().invoke(main, [*words, "--course", str(course.folder)])
    assert done.exit_code == 0, done.output
    return done.output


def test_a_request_is_to_be_looked_at_until_it_is_answered_on_the_students_page(course, gradebook, graded):
    graded("ada")
    graded("bob")
    gradebook.nbgrader.db.rollback()
    said = command(course, "regrade-request", NAME, "ada", "--task", MEAN, "--text", EVIL)  # by its test: the task is meant
    (number,) = re.findall(r"request (\d+): ada", said)
    page, table, _, data = (path.read_text() for path in write_report(course, gradebook, NAME))
    assert "<script>alert" not in page
    assert f"asks for another look at weighted-mean (request {number})" in page
    (row,) = [row for row in csv.DictReader(table.splitlines()) if row["student"] == "ada"]
    assert "asks for another look at weighted-mean" in row["look_at"]
    assert [len(row["look_at"]) for row in json.loads(data)["submissions"]] == [1, 0]
    mine = feedback_page(course, gradebook, course.assignment(NAME), "ada")
    assert "<script>alert" not in mine
    assert "{{ 7 * 7 }}" in mine
    assert not re.search("[\x1b\u202e]", mine + page + table)
    assert "No answer yet" in mine
    assert "another look" not in feedback_page(course, gradebook, course.assignment(NAME), "bob")
    listed = command(course, "regrade-answer")
    assert EVIL[:20] in listed
    (open_one,) = json.loads(command(course, "regrade-answer", "--json"))["open"]
    assert (open_one["student"], open_one["task"], open_one["answer"]) == ("ada", "weighted-mean", None)
    answered = command(course, "regrade-answer", number, "--text", "You are *right*. <script>alert(2)</script>")
    assert f"autograder feedback {NAME} --student ada" in answered
    assert "until now" not in answered
    again = command(course, "regrade-answer", number, "--text", "You are *right*. <script>alert(2)</script>")
    assert "until now its answer was, by " in again
    assert ": You are *right*. <script>alert(2)</script>\n" in again
    assert command(course, "regrade-answer").strip() == "No request is open."
    mine = feedback_page(course, gradebook, course.assignment(NAME), "ada")
    assert "You are <em>right</em>." in mine
    assert "<script>alert" not in mine
    assert "request" not in write_report(course, gradebook, NAME)[1].read_text()
    remove_student(course, gradebook, "ada")
    assert regrades.of_student(gradebook.nbgrader, "ada") == []


@pytest.mark.parametrize(
    ("student", "text", "task", "why"),
    [
        ("ada", " \x00\n ", "", "needs a text"),
        ("ada", "x" * (regrades.MAX_TEXT + 1), "", "at most 2000 characters"),
        ("ada", "why?", "no-task", "has no task no-task; there are weighted-mean, q-outlier"),
        ("ada", "why?", "other/weighted-mean", "has no task"),
        ("eve", "why?", "", "nothing of averages is graded"),
    ],
)
def test_what_is_no_request_says_why(course, gradebook: Gradebook, graded, student, text, task, why):
    graded("ada")
    with pytest.raises(regrades.RequestError, match=why):
        regrades.ask(course, gradebook, NAME, student, text, task)


def test_so_many_requests_of_one_student_wait_and_no_more(course, gradebook: Gradebook, graded):
    graded("ada")
    graded("bob")
    for _ in range(regrades.MOST_OPEN):
        last = regrades.ask(course, gradebook, NAME, "ada", "why?")
    with pytest.raises(regrades.RequestError, match="wait for an answer"):
        regrades.ask(course, gradebook, NAME, "ada", "why?")
    regrades.ask(course, gradebook, NAME, "bob", "why?")
    regrades.answer(gradebook, last.id, "so")
    assert regrades.ask(course, gradebook, NAME, "ada", "and now?").answer is None
