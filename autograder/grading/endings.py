"""How a process came to its end, as the outcome of what it was to do and the reason that is given."""

from __future__ import annotations

from autograder.grading.results import Outcome
from autograder.kernels.ending import End, Ended, Limit
from autograder.kernels.kernel import KernelError
from autograder.reasons import Reason
from autograder.words import sentence


class EndedFromOutside(KernelError):
    """Something that is neither the submission nor a limit ended a process; the work is done again."""

    def __init__(self, why: Reason) -> None:
        super().__init__(sentence(why))
        self.why = why


def outcome_of_limit(limit: Limit) -> Outcome:
    return Outcome.MEMORY if limit is Limit.MEMORY else Outcome.TIMEOUT


def outcome_of_end(ended: Ended) -> Outcome:
    if ended.limit is not None:
        return outcome_of_limit(ended.limit)
    return Outcome.TAMPERED if ended.kind is End.FORGED else Outcome.DIED


def reason_of_limit(limit: Limit) -> Reason:
    return Reason(f"limit-{limit.name.lower().replace('_', '-')}")


def reason_of_end(subject: str, ended: Ended, **about: str) -> Reason:
    """How a process ended; `subject` is "cell" (about which cell), "test" or "this"."""
    if ended.limit is not None:
        return Reason(f"{subject}-over-limit", {**about, "limit": reason_of_limit(ended.limit)})
    if ended.kind is End.FORGED:
        return Reason(f"{subject}-forged", {**about, "sent": ended.sent})
    if ended.kind is End.SIGNALLED:
        return Reason(f"{subject}-signalled", {**about, "signal": ended.signal})
    return Reason(f"{subject}-exited", {**about, "code": ended.code})
