"""Of a submission in another's place nothing is taken for granted: neither its time, nor that its author did not know the answers."""

from dataclasses import replace

import pytest
from made_up import MEAN, NAME, OUTLIER, RIGHT, mean, outlier

from autograder.grading.results import Outcome, SubmissionResult
from autograder.pages.feedback import write_feedback
from autograder.words import sentence

OTHER = RIGHT + "# another\n"
DUE, BEFORE, AFTER = (f"2026-01-0{day} 00:00:00 UTC" for day in (2, 1, 3))


@pytest.fixture
def due(gradebook):
    gradebook.nbgrader.update_or_create_assignment(NAME, duedate=DUE)


def submission(gradebook):
    return gradebook.nbgrader.find_submission(NAME, "ada")


def remarks(gradebook):
    return [sentence(remark) for remark in gradebook.records(NAME)["ada"].result.remarks]


def scores(gradebook):
    return {grade.name: grade.auto_score for grade in submission(gradebook).notebooks[0].grades}


def test_whoever_was_late_is_late_without_a_time_too(due, gradebook, graded):
    graded("ada", timestamp=AFTER)
    graded("ada", code=OTHER)
    assert submission(gradebook).total_seconds_late > 0


def test_without_a_time_there_is_none_and_that_is_said(due, gradebook, graded):
    graded("ada", timestamp=BEFORE)
    graded("ada", code=OTHER)
    assert submission(gradebook).timestamp is None
    assert any("it is not known when" in remark for remark in remarks(gradebook))


def test_the_same_submission_keeps_its_time(due, gradebook, graded):
    graded("ada", timestamp=BEFORE)
    graded("ada")
    assert submission(gradebook).timestamp is not None
    assert remarks(gradebook) == []


def wrong_then_right(graded, show, timestamp=None):
    graded("ada", mean(Outcome.FAILED), outlier("B"), choice="B")
    show()
    graded("ada", mean(), outlier("A"), code=OTHER, timestamp=timestamp)


def test_a_question_answered_after_its_key_was_shown_keeps_its_score(gradebook, graded):
    wrong_then_right(graded, lambda: gradebook.note_keys_shown(NAME))
    assert scores(gradebook) == {MEAN: 2, OUTLIER: 0}
    assert any("right answers had been shown" in remark for remark in remarks(gradebook))


def test_a_question_answered_before_its_key_was_shown_counts(gradebook, graded):
    wrong_then_right(graded, lambda: gradebook.note_keys_shown(NAME), timestamp=BEFORE)
    assert scores(gradebook) == {MEAN: 2, OUTLIER: 1}
    assert remarks(gradebook) == []


@pytest.mark.parametrize(("timestamp", "points"), [(None, 2), (BEFORE, 3), ("2100-01-01 00:00:00 UTC", 2)])
def test_what_a_submission_would_be_worth_is_what_it_leaves_when_it_is_saved(course, gradebook, graded, timestamp, points):
    graded("ada", mean(Outcome.FAILED), outlier("B"), choice="B")
    gradebook.note_keys_shown(NAME)
    result = SubmissionResult((mean(), outlier("A")))
    assert gradebook.worth(course.assignment(NAME), "ada", "another", result, timestamp) == points
    gradebook.save(course.assignment(NAME), "ada", "another", result, timestamp)
    assert sum(scores(gradebook).values()) == points


@pytest.mark.parametrize(("policy", "score"), [("always", 0), ("never", 1)])
def test_pages_with_keys_are_what_shows_them(course, gradebook, graded, policy, score):
    text = course.texts / f"{NAME}.md"
    text.write_text(text.read_text().replace("keys: after-due", f"keys: {policy}"))
    wrong_then_right(graded, lambda: write_feedback(course, gradebook, NAME))
    assert scores(gradebook)[OUTLIER] == score


def test_a_notebook_that_came_to_the_assignment_later_is_entered_beside_the_first(course, gradebook, graded):
    graded("ada")
    gradebook.nbgrader.add_notebook("more", NAME)
    gradebook.nbgrader.add_grade_cell(MEAN, "more", NAME, max_score=2, cell_type="code")
    gradebook.save(replace(course.assignment(NAME), book="more"), "ada", "0", SubmissionResult((mean(),)), None)
    assert {book.name: book.score for book in submission(gradebook).notebooks} == {NAME: 3, "more": 2}
