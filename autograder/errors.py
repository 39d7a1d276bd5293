"""Errors that a person can meet: each says where it is, what is wrong and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from autograder.phrases import Phrase, phrase
from autograder.reasons import Reason, text


class CourseError(Exception):
    """Something that the reader of the message can put right; the command line prints it and exits.

    `sentence` and its fields are those of a `phrase`, or it is a phrase already.
    """

    def __init__(self, sentence: str, /, **fields: Any) -> None:
        super().__init__(sentence if isinstance(sentence, Phrase) else phrase(sentence, **fields))

    @property
    def phrase(self) -> Phrase:
        """What is wrong."""
        said = self.args[0]
        assert isinstance(said, Phrase)
        return said


class SaidError(CourseError):
    """One that a page may say in its reader's language; `why` is the reason, and a `path` is named before it."""

    def __init__(self, why: Reason | str, path: Path | None = None) -> None:
        from autograder.words import sentence  # which says errors of its own

        self.why = text(why) if isinstance(why, str) else why
        said = why if isinstance(why, Phrase) else sentence(self.why)
        super().__init__(said if path is None else phrase("{path}: {why}", path=path, why=said))


class SubmissionError(SaidError):
    """A submission that cannot be graded, for student and instructor."""
