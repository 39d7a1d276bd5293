"""The judges: warm processes that run judge halves, one lent to each submission, and the verdicts they give."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from autograder.grading.endings import EndedFromOutside, reason_of_end
from autograder.judging.findings import Verdict
from autograder.judging.verdict import compiled
from autograder.kernels.confine import Limits
from autograder.kernels.ending import End
from autograder.kernels.kernel import Kernel, KernelDied, Template
from autograder.notebooks.assignment import Assignment
from autograder.reasons import reason

_FOR_EVER = 1e9  # seconds
_JUDGE_LIMITS = Limits(cell_seconds=60, cell_cpu=60, total_seconds=_FOR_EVER, total_cpu=_FOR_EVER, memory=4 << 30)  # each half's
_JUDGED = 100  #: submissions; a judge that has had so many goes, and all with it that they left in its memory
_GIVEN = 64 << 20  #: bytes of all they left; a judge that was given so much goes as well


class Judges:
    """The judges' warm template, and those of its forks that wait for their next submission.

    A judge runs none of a student's code, so that it may judge one submission after the other; each half has the limits for itself.
    """

    def __init__(self, template: Template) -> None:
        self.template = template
        self._lock = threading.Lock()
        self._waiting: list[tuple[Kernel, int]] = []  # with how many they have judged
        self._closed = False

    @contextlib.contextmanager
    def _one(self) -> Iterator[Kernel]:
        """A judge for one submission. It does not outlive an exception."""
        with self._lock:
            judge, judged = self._waiting.pop() if self._waiting else (None, 0)
        if judge is not None and judge.has_ended():
            judge.close()
            judge, judged = None, 0
        judge = judge or self.template.fork(_JUDGE_LIMITS)
        keeps = False
        try:
            yield judge
            keeps = judged + 1 < _JUDGED and judge.sent < _GIVEN
        finally:
            with self._lock:
                if keeps := keeps and not self._closed:
                    self._waiting.append((judge, judged + 1))
            if not keeps:
                judge.close()

    def verdicts(self, assignment: Assignment, values: Mapping[str, Mapping[str, object]]) -> dict[str, Verdict]:
        """The verdict on each test cell that left values."""
        verdicts: dict[str, Verdict] = {}
        waiting = list(values)
        while waiting:
            try:
                with self._one() as judge:
                    while waiting:
                        grade_id = waiting.pop(0)
                        test = assignment.tests[grade_id]
                        half = _judge_half(test.judging or "", frozenset(values[grade_id]))
                        request = {"half": half, "values": values[grade_id], "points": test.points, "label": grade_id}
                        verdicts[grade_id] = Verdict.from_plain(judge.ask(request)["verdict"])
            except KernelDied as death:
                if death.ended.kind is End.OUTSIDE:
                    raise EndedFromOutside(reason("judge-killed")) from None
                verdicts[grade_id] = Verdict(False, 0.0, author_error=reason_of_end("judge", death.ended))  # a fresh judge for the rest
        return verdicts

    def close(self) -> None:
        with self._lock:
            self._closed = True
            waiting, self._waiting = self._waiting, []
        for judge, _ in waiting:
            judge.close()
        self.template.close()


def _judge_half(source: str, observed: frozenset[str]) -> str | list[Any]:
    """A judge half as it travels: compiled, or its source where that cannot be, so that the judge says what is wrong with it."""
    try:
        return [np.frombuffer(part, np.uint8) for part in compiled(source, observed)]
    except SyntaxError:
        return source
