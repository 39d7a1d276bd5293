"""Late work: one rule of the course, extensions, and what is said of it. Nothing here needs a kernel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from made_up import NAME
from traitlets.config import Config

from autograder.classroom import engine, kept
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.late import late_submissions, parse_rule, rule_of
from autograder.classroom.scores import class_scores
from autograder.cli import main
from autograder.errors import CourseError
from autograder.pages.feedback import feedback_page
from autograder.pages.report import write_report

DUE = datetime(2026, 10, 1, 12)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("rule", "late", "off"),
    [
        ("none", 9 * DAY, 0),
        ("zero", MINUTE, 10),
        ("10% a day", MINUTE, 1),
        ("10% a day", DAY, 1),
        ("10% per day", DAY + MINUTE, 2),
        ("10% a day", 30 * DAY, 10),
        ("10% a day, at most 50%", 30 * DAY, 5),
        ("2.5 points a day", 2 * DAY, 5),
        ("1 point a day, at most 30%", 9 * DAY, 3),
        ("zero, 15 minutes grace", 15 * MINUTE, 0),
        ("zero, 15 minutes grace", 16 * MINUTE, 10),
        ("10% a day, 2 hours grace", 25 * HOUR, 2),
        ("10% a day, 1 day grace, at most 15%", 25 * HOUR, 1.5),
    ],
)
def test_what_a_rule_takes_off_of_ten_points(rule: str, late: timedelta, off: float):
    assert parse_rule(rule).penalty(10.0, late) == pytest.approx(off)


@pytest.mark.parametrize("rule", ["", "10%", "ten a day", "zero, perhaps", "-1% a day", "10% a week", "none none"])
def test_what_is_no_rule_is_an_error_that_says_which_there_are(rule: str):
    with pytest.raises(CourseError, match=r"nbgrader_config.py: c.LatePenalty.rule: .* is not a rule; there are: none; zero; 10% a day"):
        rule_of(Config(LatePenalty=Config(rule=rule)), Path("nbgrader_config.py"))


@pytest.fixture
def course(course: Course) -> Course:
    """It takes off a third a day, with an hour's grace."""
    (course.folder / "nbgrader_config.py").write_text("c = get_config()\nc.LatePenalty.rule = '33% a day, 1 hour grace'\n")
    return Course(course.folder)


@pytest.fixture
def gradebook(course: Course) -> Iterator[Gradebook]:
    with Gradebook(course) as book:
        book.set_due(NAME, DUE)
        yield book


def at(course: Course, student: str, text: str) -> None:
    (course.submitted / student / NAME / "timestamp.txt").write_text(text)


def penalties(gradebook: Gradebook) -> dict[str, float]:
    return {student: round(scores.penalty, 6) for student, scores in class_scores(gradebook.nbgrader, NAME).by_student.items()}


def words(course: Course, gradebook: Gradebook, student: str) -> str:
    return " ".join(feedback_page(course, gradebook, course.assignment(NAME), student).split())


def test_grade_and_feedback_say_what_was_done_to_whom_and_why(course: Course, gradebook: Gradebook, hand_in, grade):
    for student, time in {"ada": "2026-10-02 14:30:00 +0200", "bob": "2026-10-01 12:30:00 UTC", "eve": "2026-10-01 11:59:59 UTC"}.items():
        hand_in(student)
        at(course, student, time)
    grade()
    assert penalties(gradebook) == {"ada": 1.98, "bob": 0, "eve": 0}
    late = late_submissions(gradebook.nbgrader, NAME)
    assert [(each.student, each.due) for each in late] == [("ada", DUE), ("bob", DUE)]
    assert engine.plain(grade(), {NAME: late})["late"][0]["penalty"] == pytest.approx(1.98)
    ada = words(course, gradebook, "ada")
    times = "It was due 2026-10-01 12:00 UTC, and handed in 2026-10-02 12:30 UTC."
    assert f"{times} Of the 3 points earned, 1.98 were taken off for that." in ada
    assert "The rule of this course for late work: 33% a day, 1 hour grace." in ada
    assert "Nothing was taken off for that." in words(course, gradebook, "bob")
    assert "It was due" not in words(course, gradebook, "eve")


def test_a_zone_by_its_name_is_understood_and_one_that_is_not_takes_nothing_off(course: Course, gradebook: Gradebook, hand_in, grade):
    hand_in("ada")
    at(course, "ada", "2026-10-01 13:30:00.000000 CEST")  # 11:30 UTC, in time
    hand_in("bob")
    at(course, "bob", "2026-10-01 13:30:00.000000 CST")
    grade()
    assert penalties(gradebook) == {"ada": 0, "bob": 0}
    assert class_scores(gradebook.nbgrader, NAME).by_student["ada"].timestamp == datetime(2026, 10, 1, 11, 30)
    assert class_scores(gradebook.nbgrader, NAME).by_student["bob"].timestamp is None
    said = words(course, gradebook, "bob")
    assert "the time beside the notebook, 2026-10-01 13:30:00.000000 CST, could mean several different times" in said
    write_report(course, gradebook, NAME)
    assert "could mean several different times" in (course.report / NAME / "results.csv").read_text()


@pytest.mark.parametrize(("enabled", "off"), [(True, 1.0), (False, 0.0)])
def test_nbgraders_step_for_penalties_can_be_left_out(course: Course, hand_in, grade, enabled: bool, off: float):
    (course.folder / "nbgrader_config.py").write_text(
        "c = get_config()\nfrom nbgrader.plugins import LateSubmissionPlugin\n"
        f"c.LateSubmissionPlugin.penalty_method = 'zero'\nc.AssignLatePenalties.enabled = {enabled}\n"
    )
    course = Course(course.folder)
    hand_in("ada")
    at(course, "ada", "2026-10-02 14:30:00 UTC")
    with Gradebook(course) as gradebook:
        gradebook.set_due(NAME, DUE)
        grade(course, gradebook)
        (scores,) = class_scores(gradebook.nbgrader, NAME).by_student.values()
    assert scores.penalty == scores.raw * off


def test_a_time_that_nbgrader_misread_is_forgotten(course: Course, gradebook: Gradebook, hand_in, grade):
    hand_in("ada")
    grade()
    gradebook.nbgrader.find_submission(NAME, "ada").timestamp = datetime(2026, 10, 1, 13, 30)  # as nbgrader reads 13:30 CST
    gradebook.nbgrader.db.commit()
    gradebook.forget_time(NAME, "ada")
    assert not class_scores(gradebook.nbgrader, NAME).by_student["ada"].late


def test_an_extension_counts_before_and_after_handing_in(course: Course, gradebook: Gradebook, hand_in, grade):
    gradebook.nbgrader.add_student("ada")
    gradebook.extend(NAME, ["ada"], DUE + 2 * DAY)
    assert class_scores(gradebook.nbgrader, NAME).last_due == DUE + 2 * DAY  # keys are not shown before
    for student in ("ada", "bob"):
        hand_in(student)
        at(course, student, "2026-10-03 11:00:00 UTC")
    grade()
    assert penalties(gradebook) == {"ada": 0, "bob": 1.98}
    gradebook.extend(NAME, ["bob"], DUE + 3 * DAY)
    assert grade().penalties == [(NAME, "bob")]
    assert penalties(gradebook) == {"ada": 0, "bob": 0}
    assert gradebook.extensions(NAME) == {"ada": 2 * DAY, "bob": 3 * DAY}
    of_all, adas = class_scores(gradebook.nbgrader, NAME), class_scores(gradebook.nbgrader, NAME, students=["ada"])
    assert adas == replace(of_all, by_student={"ada": of_all.by_student["ada"]})  # with the last due date of all
    assert of_all.last_due == DUE + 3 * DAY
    gradebook.extend(NAME, ["ada", "bob"], None)
    assert gradebook.extensions(NAME) == {}
    grade()
    assert penalties(gradebook) == {"ada": 1.98, "bob": 1.98}
    with pytest.raises(CourseError, match="an extension ends after that"):
        gradebook.extend(NAME, ["ada"], DUE)
    with pytest.raises(CourseError, match="eve: the gradebook knows no such student"):
        gradebook.extend(NAME, ["eve"], DUE + DAY)


def test_what_a_platform_marked_late_is_kept_and_said(course: Course, gradebook: Gradebook, hand_in, grade):
    hand_in("ada")
    kept.keep_file(gradebook.nbgrader, NAME, "ada", kept.PlatformFile("canvas", "41", "900", True))
    grade()
    assert [(each.student, each.platform, each.penalty) for each in late_submissions(gradebook.nbgrader, NAME)] == [("ada", "canvas", 0)]
    assert "Canvas marked it as handed in late. Nothing was taken off for that here." in words(course, gradebook, "ada")
    write_report(course, gradebook, NAME)
    assert "marked late by canvas" in (course.report / NAME / "results.csv").read_text()
    at(course, "ada", "2026-10-01 11:00:00 UTC")  # what is known counts
    grade()
    assert late_submissions(gradebook.nbgrader, NAME) == []


def test_a_due_date_is_one_time(course: Course, gradebook: Gradebook):
    def due(*arguments: str) -> str:
        return CliRunner().invoke(main, ["due", "--course", str(course.folder), NAME, *arguments]).output

    gradebook.nbgrader.add_student("ada")
    assert f"{NAME}: due 2026-10-01 12:00 UTC" in due()
    assert "due 2026-10-08 10:00 UTC" in due("2026-10-08 12:00 Europe/Berlin")
    assert "ada: extended by 1 d until 2026-10-09 10:00 UTC" in due("2026-10-09 10:00 UTC", "--student", "ada")
    assert "ada: extended by 2 d 3 h 30 min until 2026-10-10 13:30 UTC" in due("2026-10-10 13:30 UTC", "--student", "ada")
    (course.folder / "nbgrader_config.py").write_text("c = get_config()\nc.Exchange.timezone = 'Europe/Berlin'\n")
    assert "due 2026-10-07 12:00 CEST" in due("2026-10-07 12:00")
    assert "extended" not in due("--student", "ada", "--remove")
