"""Errors that a person can meet: each says where it is, what is wrong and what to do."""

from __future__ import annotations

from pathlib import Path

from autograder.reasons import Reason, text


class CourseError(Exception):
    """Something that the reader of the message can put right; the command line prints it and exits."""


class SaidError(CourseError):
    """One that a page may say in its reader's language; `why` is the reason, and a `path` is named before it."""

    def __init__(self, why: Reason | str, path: Path | None = None) -> None:
        from autograder.words import sentence  # which says errors of its own

        self.why = text(why) if isinstance(why, str) else why
        super().__init__(sentence(self.why) if path is None else f"{path}: {sentence(self.why)}")


class SubmissionError(SaidError):
    """A submission that cannot be graded, for student and instructor."""
