"""A grader for nbgrader courses. `autograder.grade` grades one notebook; everything else is a command, or nbgrader's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from autograder.grading.alone import grade as grade

__all__ = ["grade"]


def __getattr__(name: str) -> Any:
    if name != "grade":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from autograder.grading.alone import grade  # here, because student code may import this package, and nothing that grades

    return grade
