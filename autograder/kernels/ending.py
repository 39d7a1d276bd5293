"""How a process came to its end, as a type."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Limit(str, Enum):
    """What a process may use only so much of, as it stands on the wire."""

    MEMORY = "memory"
    CELL_CPU = "cell CPU"
    CELL_TIME = "cell time"
    SUBMISSION_CPU = "submission CPU"
    SUBMISSION_TIME = "submission time"

    @property
    def of_submission(self) -> bool:
        """Whether it is for all cells together, so that nothing is left once it is used up."""
        return self in (Limit.SUBMISSION_CPU, Limit.SUBMISSION_TIME)


class End(str, Enum):
    """The kinds of end."""

    LIMIT = "over a limit"
    EXITED = "exited"
    SIGNALLED = "ended by a signal"  #: its own doing: a fault in native code, say
    FORGED = "sent what is no reply"
    OUTSIDE = "ended from outside"  #: neither by itself nor for a limit


@dataclass(frozen=True)
class Ended:
    """How a process ended: the limit it went over, its exit code, the name of its signal, or what is wrong with what it sent."""

    kind: End
    limit: Limit | None = None
    code: int | None = None
    signal: str | None = None
    sent: str | None = None

    def __str__(self) -> str:
        """For logs and exceptions."""
        detail = next((value for value in (self.limit, self.code, self.signal, self.sent) if value is not None), None)
        if detail is None:
            return self.kind.value
        return f"{self.kind.value} ({detail.value if isinstance(detail, Limit) else detail})"
