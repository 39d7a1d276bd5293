"""In which language a notebook was handed in: by the lines in it that stand in one language's edition of the assignment alone.

Whatever a student edits or deletes can move this to another language at most, in which the same tests give the same score.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from autograder.errors import SubmissionError
from autograder.notebooks.assignment import Assignment, released_source
from autograder.notebooks.submission import parse_submission


def edition_of(editions: Sequence[Assignment], data: bytes) -> Assignment:
    """The edition that the notebook `data` was made from; the first where nothing tells, or where it is no notebook."""
    if len(editions) < 2:
        return editions[0]
    try:
        submission = parse_submission(data)
    except SubmissionError:
        return editions[0]  # grading says what is wrong with it
    lines = _lines(cell.source for cell in submission.cells)
    known = [_lines(released_source(cell) for cell in edition.notebook.cells) for edition in editions]
    votes = [
        len(lines & (own - set[str]().union(*(other for at, other in enumerate(known) if at != number))))
        for number, own in enumerate(known)
    ]
    return editions[votes.index(max(votes))]


def _lines(sources: Iterable[str]) -> set[str]:
    return {line.strip() for source in sources for line in source.split("\n") if line.strip()}
