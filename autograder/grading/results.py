"""What is known of a graded submission: plain data that travels between processes and is kept as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from enum import Enum
from typing import Any


class Outcome(str, Enum):
    """What became of a test cell, in a word."""

    PASSED = "passed"
    FAILED = "failed"  #: the tests ran, and what they observed is wrong
    ERROR = "error"  #: the student's code raised an exception
    TIMEOUT = "timeout"
    MEMORY = "out of memory"
    DIED = "died"  #: the student's process ended
    NOT_REACHED = "not reached"
    TAMPERED = "tampered"  #: the process sent what no cell would send
    OPEN = "open"  #: the answer is as it was released
    MANUAL = "for a person to grade"
    BROKEN = "the test is broken"  #: the judge half failed: the author has to mend it


@dataclass(frozen=True)
class TestResult:
    """One test cell: its score, and what the student may be told about it."""

    grade_id: str
    outcome: Outcome
    score: float | None  #: None: a person has to grade it
    points: float
    answers: str | None = None  #: the grade_id of the solution cell that it tests
    diagnosis: str | None = None  #: the recognised mistake
    message: str = ""
    hint: str | None = None
    see: str | None = None  #: page#section of the site
    example: tuple[str, str, str] | None = None  #: a visible call, what it gave, what was expected
    place: tuple[str, int] | None = None  #: the student's cell and line where an exception arose
    notes: tuple[str, ...] = ()
    choice: str | None = None  #: the letter chosen in a question
    in_students_process: bool = False  #: scored nbgrader's way: there was no judge half
    seconds: float = 0.0


@dataclass(frozen=True)
class SubmissionResult:
    """All of one submission."""

    tests: tuple[TestResult, ...]
    oddities: tuple[str, ...] = ()  #: what was odd about the file, in plain sentences
    unanswered: tuple[str, ...] = ()  #: grade_ids of solution cells that are as released
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    memory: int = 0  #: peak beyond the template's, bytes
    judging_seconds: float = 0.0
    confined: bool = True
    notebook: dict[str, Any] | None = field(default=None, compare=False)  #: the graded notebook, as nbformat's JSON
    versions: dict[str, str] = field(default_factory=dict)

    @property
    def score(self) -> float:
        return sum(test.score or 0.0 for test in self.tests)

    @property
    def points(self) -> float:
        return sum(test.points for test in self.tests)

    def to_json(self) -> str:
        """Without the notebook, which is kept as a file."""
        plain = asdict(self)
        del plain["notebook"]
        return json.dumps(plain, sort_keys=True, default=str)

    @classmethod
    def from_json(cls, text: str) -> SubmissionResult:
        plain = json.loads(text)
        tests = []
        for test in plain.pop("tests"):
            test["outcome"] = Outcome(test["outcome"])
            for name in ("example", "place", "notes"):
                test[name] = None if test[name] is None else tuple(test[name])
            tests.append(TestResult(**test))
        for name in ("oddities", "unanswered"):
            plain[name] = tuple(plain[name])
        return cls(tests=tuple(tests), **plain)
