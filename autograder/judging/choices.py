"""Judging a multiple-choice answer: one letter, with feedback for every option."""

from __future__ import annotations

from collections.abc import Mapping

from autograder.judging.expectations import Wrong, notes


def expect_choice(answer: object, key: str, feedback: Mapping[str, str], *, see: str | None = None) -> None:
    """Raise Wrong unless `answer` is the letter `key`.

    `feedback` says for each letter why it is right or wrong; a wrong option's must not give the key away, since
    it is shown while the answer can still be changed.
    """
    if key not in feedback:
        raise ValueError(f"no feedback for the key {key!r}")
    letters = ", ".join(sorted(feedback))
    if type(answer) is dict and answer == {"raised": "NameError"}:
        raise Wrong("No answer was given: its name is not set.", "no answer", f'Is the letter in quotes, as in "{min(feedback)}"?', see)
    if answer is None:
        raise Wrong("No answer was given.", "no answer", f"Choose one of {letters}.", see)
    if type(answer) is not str or answer not in feedback:
        raise Wrong("The answer is not one of the letters.", "not a letter", f"Choose one of {letters}.", see)
    if answer != key:
        raise Wrong(f"You chose {answer}.", f"chose {answer}", feedback[answer], see)
    notes.append(feedback[key])
