"""How often an assignment may be handed in for a result: `3`, `3 a day`, `1 an hour`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

FORMS = "3; 3 a day; 1 an hour; 5 a week"
_SPANS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}


@dataclass(frozen=True)
class Ration:
    """So many attempts in any span of this length, or at all."""

    number: int
    unit: str | None  #: hour, day or week

    @property
    def span(self) -> timedelta | None:
        return None if self.unit is None else _SPANS[self.unit]

    def next(self, taken: Sequence[datetime], now: datetime) -> datetime | None:
        """When one more attempt may be made after those that were `taken`: `now`, or later, or never (None)."""
        if self.span is None:
            return now if len(taken) < self.number else None
        recent = self._recent(taken, now)
        return now if len(recent) < self.number else recent[-self.number] + self.span

    def left(self, taken: Sequence[datetime], now: datetime) -> int:
        """How many more may be made now."""
        return max(0, self.number - len(self._recent(taken, now)))

    def _recent(self, taken: Sequence[datetime], now: datetime) -> list[datetime]:
        """Those that count still, the oldest first."""
        return sorted(time for time in taken if self.span is None or time > now - self.span)


def parse_ration(said: object) -> Ration:
    """Reads a ration as an author writes it. Raises ValueError where it is none."""
    text = " ".join(str(said).split())
    found = re.fullmatch(r"([1-9]\d{0,3})(?: (?:an?|per) (hour|day|week))?", text)
    if not found or isinstance(said, bool):
        raise ValueError(f"{text!r} is not a ration")
    return Ration(int(found[1]), found[2])
