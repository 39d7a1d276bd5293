"""What a judge half tells the student although it accepts the answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from autograder.reasons import Reason, text

_kept: ContextVar[dict[Reason, None] | None] = ContextVar("notes of the judge half that is running", default=None)


def note(said: str | Reason) -> None:
    """Keep a note for the student of the judge half that is running; outside of `taking_notes` it is dropped."""
    kept = _kept.get()
    if kept is not None:
        kept[text(said) if isinstance(said, str) else said] = None


@contextmanager
def taking_notes() -> Iterator[dict[Reason, None]]:
    """The notes that are made inside, each once, in their order."""
    kept: dict[Reason, None] = {}
    token = _kept.set(kept)
    try:
        yield kept
    finally:
        _kept.reset(token)
