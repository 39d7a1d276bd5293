"""What is said between the rooms of the grader: a code and its fields, never a sentence.

A `Reason` travels on the wire and in the database as it is; `autograder.words` alone turns it into a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

TEXT = "text"  #: the code of words that no catalog holds


@dataclass(frozen=True)
class Reason:
    """Why something is as it is: a code of `words.MESSAGES`, and the named values that its sentence needs.

    A field is a plain value (text, number, boolean, None, a list of them) or another Reason, whose words stand in its place.
    """

    code: str
    fields: Mapping[str, Any] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.code)  # the fields are a mapping, which has no hash; equal reasons have equal codes

    def to_plain(self) -> dict[str, Any]:
        """As JSON carries it."""
        return {"code": self.code, "fields": {name: _to_plain(value) for name, value in self.fields.items()}}

    @classmethod
    def from_plain(cls, plain: object) -> Reason:
        """What `to_plain` gave. Raises ValueError for anything else."""
        if not isinstance(plain, Mapping) or set(plain) != {"code", "fields"}:
            raise ValueError("not a reason: it needs a code and fields")
        code, fields = plain["code"], plain["fields"]
        if not isinstance(code, str) or not isinstance(fields, Mapping):
            raise ValueError("not a reason: it needs a code and fields")
        return cls(code, {str(name): _from_plain(value) for name, value in fields.items()})


def reason(code: str, /, **fields: Any) -> Reason:
    """`Reason(code, fields)`, with the fields as keywords."""
    return Reason(code, fields)


def text(words: str) -> Reason:
    """An author's own words, or what an older version wrote: shown as they are."""
    return Reason(TEXT, {"text": words})


class Place(NamedTuple):
    """A line of a cell of the graded notebook. `cell` is its grade_id, None in a student's own cell; `number` counts cells from 1."""

    cell: str | None
    number: int
    line: int


def _to_plain(value: Any) -> Any:
    if isinstance(value, Reason):
        return value.to_plain()
    if isinstance(value, (list, tuple)):
        return [_to_plain(item) for item in value]
    if value is not None and not isinstance(value, (str, int, float)):
        raise TypeError(f"a field of a reason is a plain value, not {type(value).__name__}")
    return value


def _from_plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return Reason.from_plain(value)
    if value is not None and not isinstance(value, (str, int, float, list)):
        raise ValueError("not a reason: a field is no plain value")
    return [_from_plain(item) for item in value] if isinstance(value, list) else value
