"""Judging a multiple-choice answer: one letter, with feedback for every option."""

from __future__ import annotations

from collections.abc import Mapping

from autograder.judging.compare import difference, is_plain
from autograder.judging.expectations import Wrong, raised
from autograder.judging.notes import note
from autograder.reasons import reason


def expect_choice(answer: object, key: str, feedback: Mapping[str, str], *, see: str | None = None) -> None:
    """Raise Wrong unless `answer` is the letter `key`.

    `feedback` says for each letter why it is right or wrong; a wrong option's must not give the key away, since
    it is shown while the answer can still be changed.
    """
    if key not in feedback:
        raise ValueError(f"no feedback for the key {key!r}")
    no_answer, one_of = reason("no-answer"), reason("try-letters", letters=", ".join(sorted(feedback)))
    if is_plain(answer) and difference(answer, raised("NameError"), 0.0, 0.0) is None:
        raise Wrong(reason("name-not-set"), no_answer, reason("try-quotes", letter=min(feedback)), see)
    if answer is None:
        raise Wrong(reason("answer-missing"), no_answer, one_of, see)
    if type(answer) is not str or answer not in feedback:
        raise Wrong(reason("answer-no-letter"), reason("not-a-letter"), one_of, see)
    if answer != key:
        raise Wrong(reason("you-chose", letter=answer), reason("chose", letter=answer), feedback[answer], see, choice=answer)
    note(feedback[key])
