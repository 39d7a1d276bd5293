"""What is known of a graded submission: plain data that travels between processes and is kept as JSON, with the version of its form."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from typing import Any

from autograder.judging.findings import Example, Finding, checked_keys, checked_list, checked_text, checked_texts
from autograder.reasons import Place, Reason, reason, text

VERSION = 3  #: of the JSON; 2 states no language, and 1, which states no version, kept sentences


class Outcome(str, Enum):
    """What became of a test cell."""

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
    BROKEN = "the test is broken"  #: the judge half failed: the author has to fix it


@dataclass(frozen=True)
class TestResult:
    """One test cell: its score, and what the student may be told about it.

    `findings` says what went wrong, the most telling first; of `checked` properties `held` were right, and `wrong_kinds` names the others.
    """

    __test__ = False  # for pytest: this is no test class

    grade_id: str
    outcome: Outcome
    score: float | None  #: None: a person has to grade it
    points: float
    answers: str | None = None  #: the grade_id of the solution cell that it tests
    findings: tuple[Finding, ...] = ()
    held: int | None = None
    checked: int | None = None
    wrong_kinds: tuple[str, ...] = ()
    example: Example | None = None
    place: Place | None = None  #: where an exception arose
    notes: tuple[Reason, ...] = ()
    choice: str | None = None  #: the letter chosen in a question
    in_students_process: bool = False  #: scored nbgrader's way: there was no judge half
    seconds: float = 0.0

    @property
    def what(self) -> Reason | None:
        """What was seen first of all."""
        return self.findings[0].what if self.findings else None

    @property
    def mistake(self) -> Reason | None:
        """The recognized mistake, the first where there are several."""
        return next((finding.mistake for finding in self.findings if finding.mistake), None)

    @property
    def hint(self) -> Reason | None:
        """The first hint."""
        return next((finding.hint for finding in self.findings if finding.hint), None)

    def to_plain(self) -> dict[str, Any]:
        """As JSON carries it."""
        plain: dict[str, Any] = {name: getattr(self, name) for name in _AS_THEY_ARE}
        return plain | {
            "outcome": self.outcome.value,
            "findings": [finding.to_plain() for finding in self.findings],
            "wrong_kinds": list(self.wrong_kinds),
            "example": self.example and self.example.to_plain(),
            "place": self.place and list(self.place),
            "notes": [note.to_plain() for note in self.notes],
        }

    @classmethod
    def from_plain(cls, plain: object) -> TestResult:
        """What `to_plain` gave. Raises ValueError for anything else."""
        parts = checked_keys(cls, plain)
        return cls(
            **{name: parts[name] for name in _AS_THEY_ARE},
            outcome=Outcome(parts["outcome"]),
            findings=tuple(map(Finding.from_plain, checked_list(parts["findings"]))),
            wrong_kinds=checked_texts(parts["wrong_kinds"]),
            example=None if parts["example"] is None else Example.from_plain(parts["example"]),
            place=None if parts["place"] is None else Place(*checked_list(parts["place"])),
            notes=tuple(map(Reason.from_plain, checked_list(parts["notes"]))),
        )


_AS_THEY_ARE = ("grade_id", "score", "points", "answers", "held", "checked", "choice", "in_students_process", "seconds")


@dataclass(frozen=True)
class SubmissionResult:
    """All of one submission."""

    tests: tuple[TestResult, ...]
    remarks: tuple[Reason, ...] = ()  #: what was odd about the file
    unanswered: tuple[str, ...] = ()  #: grade_ids of solution cells that are as released
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    memory: int = 0  #: peak beyond the template's, bytes
    judging_seconds: float = 0.0
    confined: bool = True
    language: str = "en"  #: of the notebook that was handed in
    notebook: dict[str, Any] | None = field(default=None, compare=False)  #: the graded notebook, as nbformat's JSON

    @property
    def score(self) -> float:
        """The sum of the tests' scores."""
        return sum(test.score or 0.0 for test in self.tests)

    @property
    def points(self) -> float:
        """The sum of what the tests are worth."""
        return sum(test.points for test in self.tests)

    def to_json(self) -> str:
        """Without the notebook, which is kept as a file."""
        plain: dict[str, Any] = {item.name: getattr(self, item.name) for item in fields(self) if item.name != "notebook"}
        plain["tests"] = [test.to_plain() for test in self.tests]
        plain["remarks"] = [remark.to_plain() for remark in self.remarks]
        return json.dumps({"version": VERSION, **plain}, sort_keys=True)

    @classmethod
    def from_json(cls, kept: str) -> SubmissionResult:
        """What `to_json` gave, in this version or an older one. Raises ValueError for anything else."""
        plain = json.loads(kept)
        version = plain.pop("version", 1)
        if version == 1:
            plain = _from_sentences(plain)
        elif version not in (2, VERSION):
            raise ValueError(f"a result in the form of version {version}; this is version {VERSION}: update the grader")
        if version < 3:
            plain["language"] = "en"
        if set(plain) != {item.name for item in fields(cls)} - {"notebook"}:
            raise ValueError("not a result: its fields are missing, or others are there")
        tests = tuple(map(TestResult.from_plain, checked_list(plain.pop("tests"))))
        remarks = tuple(map(Reason.from_plain, checked_list(plain.pop("remarks"))))
        return cls(tests=tests, remarks=remarks, unanswered=checked_texts(plain.pop("unanswered")), **plain)


def reason_to_json(why: Reason) -> str:
    """As the database keeps it."""
    return json.dumps(why.to_plain(), sort_keys=True)


def reason_from_json(kept: str) -> Reason:
    """What `reason_to_json` gave; the sentence of an older version is shown as it is, without the folders of the instructor's machine."""
    try:
        return Reason.from_plain(json.loads(kept))
    except ValueError:
        return text(re.sub(r"^.*?\.ipynb: ", "", kept))


# what older versions kept


def _from_sentences(plain: Mapping[str, Any]) -> dict[str, Any]:
    """The first form, whose sentences are shown as they are."""
    remarks = [text(sentence).to_plain() for sentence in checked_list(plain["oddities"])]
    kept = {name: value for name, value in plain.items() if name not in ("oddities", "versions")}
    return kept | {"remarks": remarks, "tests": [_test_from_sentences(test) for test in checked_list(plain["tests"])]}


def _test_from_sentences(plain: Mapping[str, Any]) -> dict[str, Any]:
    said, diagnosis, hint, see = (checked_text(plain.get(name)) for name in ("message", "diagnosis", "hint", "see"))
    chosen = re.fullmatch(r"chose (\w)", diagnosis or "")
    mistake = reason("no-answer") if diagnosis == "no answer" else text(diagnosis) if diagnosis else None
    findings: tuple[Finding, ...] = ()
    if said or mistake or hint or see:
        findings = (Finding(text(said or ""), mistake, text(hint) if hint else None, see),)
    example = plain.get("example")
    return TestResult(
        grade_id=plain["grade_id"],
        outcome=Outcome(plain["outcome"]),
        score=plain["score"],
        points=plain["points"],
        answers=plain.get("answers"),
        findings=findings,
        example=Example(str(example[0]), text(str(example[1])), text(str(example[2]))) if example else None,
        place=_old_place(plain.get("place")),
        notes=tuple(text(note) for note in checked_texts(plain.get("notes") or [])),
        choice=plain.get("choice") or (chosen[1] if chosen else None),
        in_students_process=plain.get("in_students_process", False),
        seconds=plain.get("seconds", 0.0),
    ).to_plain()


def _old_place(place: object) -> Place | None:
    """Named as the cell was: "your own cell 3" or a grade_id."""
    if not isinstance(place, list) or len(place) != 2:
        return None
    own = re.fullmatch(r"your own cell (\d{1,4})", str(place[0]))
    return Place(None, int(own[1]), place[1]) if own else Place(str(place[0]), 0, place[1])
