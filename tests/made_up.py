"""Results for the assignment of tests/notebooks/averages.md, stated instead of graded."""

from __future__ import annotations

from autograder.grading.results import Outcome, TestResult
from autograder.judging.findings import Example, Finding
from autograder.reasons import Reason, reason, text

NAME = "averages"
MEAN = "weighted-mean-test"
OUTLIER = "q-outlier-test"
RIGHT = "def weighted_mean(values, weights):\n    return (np.asarray(values) * np.asarray(weights)).sum() / np.sum(weights)\n"


def finding(what: str | Reason = "Other values.", mistake: str | None = None, hint: str | None = None, see: str | None = None) -> Finding:
    """A finding in an author's words."""
    said = text(what) if isinstance(what, str) else what
    return Finding(said, text(mistake) if mistake else None, text(hint) if hint else None, see)


def example(call: str, gave: str, expected: str) -> Example:
    return Example(call, text(gave), text(expected))


def mean(outcome: Outcome = Outcome.PASSED, score: float | None = None, **told: object) -> TestResult:
    earned = (2.0 if outcome is Outcome.PASSED else 0.0) if score is None else score
    return TestResult(MEAN, outcome, earned, 2.0, "weighted-mean", **told)  # type: ignore[arg-type]


def outlier(choice: str | None = "A", **told: object) -> TestResult:
    if choice == "A":
        return TestResult(OUTLIER, Outcome.PASSED, 1.0, 1.0, "q-outlier", choice="A", notes=(text("The mean moves."),), **told)  # type: ignore[arg-type]
    return TestResult(
        OUTLIER,
        Outcome.FAILED if choice else Outcome.OPEN,
        0.0,
        1.0,
        "q-outlier",
        findings=(_chose(choice) if choice else Finding(reason("open")),),
        choice=choice,
        **told,  # type: ignore[arg-type]
    )


def _chose(letter: str) -> Finding:
    hint = text("The median only counts.") if letter == "B" else None
    return Finding(reason("you-chose", letter=letter), reason("chose", letter=letter), hint)
