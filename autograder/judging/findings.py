"""What a judge says about one task, as data: the verdict, and what was found."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from autograder.reasons import Reason


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong.

    `what` says what was seen; `mistake` names the known mistake that explains it, where one does; `hint` says what to try next, and `see`
    (``page#section`` of the site) where to read about it.
    """

    what: Reason
    mistake: Reason | None = None
    hint: Reason | None = None
    see: str | None = None

    def to_plain(self) -> dict[str, Any]:
        """As JSON carries it."""
        return {"what": self.what.to_plain(), "mistake": _plain(self.mistake), "hint": _plain(self.hint), "see": self.see}

    @classmethod
    def from_plain(cls, plain: object) -> Finding:
        """What `to_plain` gave. Raises ValueError for anything else."""
        parts = checked_keys(cls, plain)
        return cls(Reason.from_plain(parts["what"]), _reason(parts["mistake"]), _reason(parts["hint"]), checked_text(parts["see"]))


@dataclass(frozen=True)
class Example:
    """A call that the student can see, as text, with what it gave and what was expected."""

    call: str
    gave: Reason
    expected: Reason

    def to_plain(self) -> dict[str, Any]:
        """As JSON carries it."""
        return {"call": self.call, "gave": self.gave.to_plain(), "expected": self.expected.to_plain()}

    @classmethod
    def from_plain(cls, plain: object) -> Example:
        """What `to_plain` gave. Raises ValueError for anything else."""
        parts = checked_keys(cls, plain)
        if not isinstance(parts["call"], str):
            raise ValueError("not an example: its call is no text")
        return cls(parts["call"], Reason.from_plain(parts["gave"]), Reason.from_plain(parts["expected"]))


@dataclass(frozen=True)
class Verdict:
    """What a judge half says about one task.

    Of `checked` properties (kinds of input, words of the contract) `held` were right, and `wrong_kinds` names those that were not, in the
    author's words; both counts are None where a test does not count. `notes` is what the student is told although it costs nothing.
    `choice` is the letter chosen in a question. `author_error` is set when the judge half itself is at fault.
    """

    passed: bool
    score: float
    findings: tuple[Finding, ...] = ()
    held: int | None = None
    checked: int | None = None
    wrong_kinds: tuple[str, ...] = ()
    example: Example | None = None
    notes: tuple[Reason, ...] = ()
    choice: str | None = None
    author_error: Reason | None = None

    def to_plain(self) -> dict[str, Any]:
        """As JSON and the wire carry it."""
        return {
            "passed": self.passed,
            "score": self.score,
            "findings": [finding.to_plain() for finding in self.findings],
            "held": self.held,
            "checked": self.checked,
            "wrong_kinds": list(self.wrong_kinds),
            "example": self.example and self.example.to_plain(),
            "notes": [note.to_plain() for note in self.notes],
            "choice": self.choice,
            "author_error": _plain(self.author_error),
        }

    @classmethod
    def from_plain(cls, plain: object) -> Verdict:
        """What `to_plain` gave. Raises ValueError for anything else."""
        parts = checked_keys(cls, plain)
        score = parts["score"]
        if type(parts["passed"]) is not bool or type(score) not in (int, float) or not math.isfinite(score):
            raise ValueError("not a verdict: it needs a truth value and a score")
        counts = checked_count(parts["held"]), checked_count(parts["checked"])
        if (counts[0] is None) != (counts[1] is None) or (counts[0] or 0) > (counts[1] or 0):
            raise ValueError("not a verdict: no more can hold than was checked")
        return cls(
            passed=parts["passed"],
            score=float(score),
            findings=tuple(Finding.from_plain(finding) for finding in checked_list(parts["findings"])),
            held=counts[0],
            checked=counts[1],
            wrong_kinds=checked_texts(parts["wrong_kinds"]),
            example=None if parts["example"] is None else Example.from_plain(parts["example"]),
            notes=tuple(map(Reason.from_plain, checked_list(parts["notes"]))),
            choice=checked_text(parts["choice"]),
            author_error=_reason(parts["author_error"]),
        )


def _plain(reason: Reason | None) -> dict[str, Any] | None:
    return None if reason is None else reason.to_plain()


def _reason(plain: object) -> Reason | None:
    return None if plain is None else Reason.from_plain(plain)


# reading strictly


def checked_keys(kind: Any, plain: object) -> Mapping[str, Any]:
    """A mapping with exactly the fields of a dataclass. Raises ValueError."""
    if not isinstance(plain, Mapping) or set(plain) != {field.name for field in fields(kind)}:
        raise ValueError(f"not a {kind.__name__}: its fields are missing, or others are there")
    return plain


def checked_list(plain: object) -> list[Any]:
    """A list. Raises ValueError."""
    if not isinstance(plain, list):
        raise ValueError("not a list")
    return plain


def checked_text(plain: object) -> str | None:
    """A text or None. Raises ValueError."""
    if plain is not None and not isinstance(plain, str):
        raise ValueError("not a text")
    return plain


def checked_texts(plain: object) -> tuple[str, ...]:
    """A list of texts, as a tuple. Raises ValueError."""
    found = checked_list(plain)
    if not all(isinstance(item, str) for item in found):
        raise ValueError("not a list of texts")
    return tuple(found)


def checked_count(plain: object) -> int | None:
    """A number that counts, or None. Raises ValueError."""
    if plain is not None and (type(plain) is not int or plain < 0):
        raise ValueError("not a number that counts")
    return plain
