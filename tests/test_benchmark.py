"""The benchmark's sample: what other graders take is measured on a part of the class, which must stand for the whole."""

import sys
from pathlib import Path

import pytest

from autograder.grading.results import Outcome, SubmissionResult, TestResult

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
import grading

COSTS = [0.25, 0.5, 0.25, 1.0, 0.5, 9.0, 0.75, 0.25, 0.5, 30.0]  # seconds of the students' code
SLOW = {"student-5", "student-9"}
START = 6.0  # seconds that another grader takes for each submission beside


def class_of(costs, *not_whole):
    """Results by student; some have lost a point."""
    return {
        f"student-{number}": SubmissionResult(
            tests=(TestResult("one-test", Outcome.PASSED, 2.0 - (number in not_whole), 2.0),), cpu_seconds=cost
        )
        for number, cost in enumerate(costs)
    }


def plain(students):
    """A grader for which students' code costs the same as for this one."""
    seconds = sum(START + COSTS[int(student.split("-")[1])] for student in students)
    return grading.Measured("plain autograde (some)", len(students), seconds, seconds)


@pytest.mark.parametrize("count", [1, 3, 8])
@pytest.mark.parametrize("not_whole", [(), (3,), (9,), (3, 5)])
def test_the_mean_of_the_class_does_not_depend_on_who_is_in_the_sample(count, not_whole):
    measured = grading.Sample.of(class_of(COSTS, *not_whole), count).graded_by(plain)
    assert measured.submissions == len(COSTS)
    assert measured.each == pytest.approx(START + sum(COSTS) / len(COSTS))
    assert measured.cpu_each == pytest.approx(measured.each)


def test_both_figures_are_there_and_a_sample_without_the_slow_ones_is_not_taken_for_the_class(capsys):
    measured = grading.Sample.of(class_of(COSTS), 1).graded_by(plain)
    uncorrected = (8 * (START + 0.25) + 2 * START + 39) / 10  # the first stands for the eight that are not slow
    assert measured.more == {"uncorrected": pytest.approx(uncorrected)}
    said = capsys.readouterr().out
    assert f"from 1 usual and 2 slow ones: {measured.each:.2f} s each ({uncorrected:.2f} s uncorrected)" in said


def test_right_answers_that_do_not_go_together_are_graded_by_nobody_else_and_it_is_said(capsys):
    sample = grading.Sample.of(class_of(COSTS, 3, 5), len(COSTS))
    assert sample.slow.keys() == SLOW - {"student-5"}
    assert sample.usual.keys() == {f"student-{number}" for number in (0, 1, 2, 4, 6, 7, 8)}
    assert "2 of 10 have no full marks" in capsys.readouterr().out
    with pytest.raises(SystemExit, match="too many"):
        grading.Sample.of(class_of(COSTS, 3, 5, 6), len(COSTS))


def test_a_score_that_the_other_grader_does_not_give_is_named():
    ours = {"ann": {"one": 2.0, "two": None}, "bob": {"one": 2.0}, "eve": {"one": 1.0}}
    assert grading.differing(ours, ours) == []
    theirs = {"ann": {"one": 2.0, "two": 0.0}, "bob": {"one": 1.0}}
    assert grading.differing(ours, theirs) == [
        "ann, two: None by this grader, 0.0 by nbgrader",
        "bob, one: 2.0 by this grader, 1.0 by nbgrader",
        "eve, one: 1.0 by this grader, None by nbgrader",
    ]
