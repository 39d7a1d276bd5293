"""Results for the assignment of tests/notebooks/averages.md, stated instead of graded."""

from __future__ import annotations

from autograder.grading.results import Outcome, TestResult

NAME = "averages"
MEAN = "weighted-mean-test"
OUTLIER = "q-outlier-test"
RIGHT = "def weighted_mean(values, weights):\n    return (np.asarray(values) * np.asarray(weights)).sum() / np.sum(weights)\n"


def mean(outcome: Outcome = Outcome.PASSED, score: float | None = None, **told: object) -> TestResult:
    earned = (2.0 if outcome is Outcome.PASSED else 0.0) if score is None else score
    return TestResult(MEAN, outcome, earned, 2.0, "weighted-mean", **told)  # type: ignore[arg-type]


def outlier(choice: str | None = "A", **told: object) -> TestResult:
    if choice == "A":
        return TestResult(OUTLIER, Outcome.PASSED, 1.0, 1.0, "q-outlier", choice="A", notes=("The mean moves.",), **told)  # type: ignore[arg-type]
    return TestResult(
        OUTLIER,
        Outcome.FAILED if choice else Outcome.OPEN,
        0.0,
        1.0,
        "q-outlier",
        diagnosis=f"chose {choice}" if choice else None,
        message=f"You chose {choice}." if choice else "No answer yet.",
        hint="The median only counts." if choice == "B" else None,
        choice=choice,
        **told,  # type: ignore[arg-type]
    )
