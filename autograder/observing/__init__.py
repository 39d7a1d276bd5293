"""What runs in the student's process and knows no secret: calling the student's code and keeping plain values.

Whether they are right is decided elsewhere (`autograder.judging`), in a process that never runs a line of the student's.
"""

from autograder.observing.declared import (
    Case,
    Earlier,
    Example,
    Word,
    by_name,
    example,
    in_dtypes,
    keeps_arguments,
    map_arrays,
    named,
    new_results,
    observe,
    same_again,
)
from autograder.observing.values import NotAllowed, NotNumbers, numbers, outcome, parts, plain, replaced

__all__ = [
    "Case",
    "Earlier",
    "Example",
    "NotAllowed",
    "NotNumbers",
    "Word",
    "by_name",
    "example",
    "in_dtypes",
    "keeps_arguments",
    "map_arrays",
    "named",
    "new_results",
    "numbers",
    "observe",
    "outcome",
    "parts",
    "plain",
    "replaced",
    "same_again",
]
