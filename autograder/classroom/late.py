"""What late work costs: one setting of the course, and what it did to whom."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from nbgrader import api
from traitlets.config import Config

from autograder.classroom import kept
from autograder.classroom.scores import class_scores
from autograder.errors import CourseError

SETTING = "c.LatePenalty.rule"
_FORMS = "none; zero; 10% a day; 2 points a day; each may be followed by `, at most 50%` and `, 15 minutes grace`"
_UNITS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1)}


@dataclass(frozen=True)
class Rule:
    """What is taken off. Each day (of 24 hours) that has begun since the due date counts; within the grace nothing is late."""

    kind: Literal["none", "zero", "percent", "points"]
    amount: float = 0.0  #: a day: percent of what was earned, or points
    most: float = 100.0  #: percent of what was earned that is taken off at most
    grace: timedelta = timedelta(0)
    words: str = "none"  #: as the course has it

    def penalty(self, earned: float, late: timedelta) -> float:
        """Points to take off, from 0 to what was earned."""
        if late <= self.grace or self.kind == "none":
            return 0.0
        days = math.ceil(late / timedelta(days=1))
        off = {"zero": earned, "percent": earned * self.amount * days / 100, "points": self.amount * days}[self.kind]
        return max(0.0, min(off, earned * self.most / 100, earned))


def parse_rule(text: str) -> Rule:
    """Reads a rule such as `10% a day, at most 50%, 15 minutes grace`. Raises ValueError where it is none."""
    first, *rest = [" ".join(part.split()).casefold() for part in text.split(",")]
    kind: Literal["none", "zero", "percent", "points"]
    amount = 0.0
    if first in ("none", "zero"):
        kind = "zero" if first == "zero" else "none"
    elif found := re.fullmatch(r"(\d+(?:\.\d+)?) ?(%|points?) (?:a|per) day", first):
        kind, amount = ("percent" if found[2] == "%" else "points"), float(found[1])
    else:
        raise ValueError(text)
    most, grace = 100.0, timedelta(0)
    for part in rest:
        if found := re.fullmatch(r"at most (\d+(?:\.\d+)?) ?%", part):
            most = float(found[1])
        elif found := re.fullmatch(r"(\d+(?:\.\d+)?) (minute|hour|day)s? grace", part):
            grace = float(found[1]) * _UNITS[found[2]]
        else:
            raise ValueError(text)
    return Rule(kind, amount, most, grace, " ".join(text.split()))


def rule_of(config: Config, where: Path) -> Rule | None:
    """The course's rule, None where nbgrader's own settings decide. Raises CourseError where it cannot be read; `where` it stands."""
    text = config.LatePenalty.get("rule")
    if text is None:
        return None
    try:
        return parse_rule(str(text))
    except ValueError:
        raise CourseError(
            "{where}: {setting}: {text!r} is not a rule; there are: {forms}", where=where, setting=SETTING, text=text, forms=_FORMS
        ) from None


@dataclass(frozen=True)
class Late:
    """A submission that was late. Times are UTC; `handed_in` and `due` are None where the platform alone says so."""

    student: str
    handed_in: datetime | None
    due: datetime | None
    penalty: float
    platform: str = ""


def late_submissions(gradebook: api.Gradebook, name: str) -> list[Late]:
    """Those of an assignment, by student: by their times, else by the mark of the platform that they came from."""
    files = kept.files(gradebook, name)
    found = []
    for student, scores in sorted(class_scores(gradebook, name).by_student.items()):
        if scores.late:
            found.append(Late(student, scores.timestamp, scores.due, min(scores.penalty, scores.raw)))
        elif (scores.timestamp is None or scores.due is None) and student in files and files[student].late:
            found.append(Late(student, None, None, min(scores.penalty, scores.raw), files[student].platform))
    return found
