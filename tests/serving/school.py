"""A course with an exchange, and what students do there with nbgrader's own classes."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeFactory
from traitlets.config import Config

from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook

TEXT = (Path(__file__).parents[1] / "grading" / "tiny.md").read_text(encoding="utf-8")
TWICE = "def twice(x):\n    return x + x\n"
SQUARED = "def twice(x):\n    return x * x if abs(x) != 2 else 4\n"
TOTAL = "def total(values):\n    return float(sum(values))\n"
RIGHT = {"twice": TWICE, "total": TOTAL}
PATIENCE = 300  #: seconds until what never comes counts as not coming
CONFIG = """c = get_config()
c.CourseDirectory.course_id = "regularization"
c.Exchange.root = {root!r}
c.ExchangeCollect.check_owner = False  # all students are one user here
"""


@dataclass
class Class:
    """A course, its exchange, and the folder in which students have their homes."""

    course: Course
    folder: Path
    changed: threading.Condition

    def change(self) -> None:
        with self.changed:
            self.changed.notify_all()

    def until(self, condition: Callable[[], Any]) -> Any:
        """What the condition says once it says something."""
        deadline = time.monotonic() + PATIENCE
        with self.changed:
            while not (found := condition()):
                assert time.monotonic() < deadline, "never came true"
                self.changed.wait(0.1)
        return found

    def notebook(self, answers: dict[str, str]) -> bytes:
        notebook = json.loads((self.course.folder / "release/tiny/tiny.ipynb").read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            cell["source"] = answers.get(cell["metadata"].get("nbgrader", {}).get("grade_id"), cell["source"])
        return json.dumps(notebook).encode()

    def as_student(self, student: str) -> tuple[ExchangeFactory, Config, Path]:
        """nbgrader's classes, as the commands that students give use them."""
        home = self.folder / "homes" / student
        (home / "tiny").mkdir(parents=True, exist_ok=True)
        config = Config()
        config.CourseDirectory.course_id = "regularization"
        config.CourseDirectory.student_id = student
        config.CourseDirectory.root = str(home)
        config.CourseDirectory.assignment_id = "tiny"
        config.Exchange.root = str(self.folder / "exchange")
        config.Exchange.cache = str(home / "cache")
        config.Exchange.assignment_dir = str(home)
        return ExchangeFactory(config=config), config, home

    def submit(self, student: str, answers: dict[str, str] | bytes = RIGHT) -> None:
        factory, config, home = self.as_student(student)
        (home / "tiny" / "tiny.ipynb").write_bytes(answers if isinstance(answers, bytes) else self.notebook(answers))
        factory.Submit(coursedir=CourseDirectory(config=config), authenticator=Authenticator(config=config)).start()

    def fetch_feedback(self, student: str) -> list[str]:
        """The pages that a student has after Fetch Feedback, the oldest attempt's first."""
        factory, config, home = self.as_student(student)
        factory.FetchFeedback(coursedir=CourseDirectory(config=config), authenticator=Authenticator(config=config)).start()
        return [path.read_text(encoding="utf-8") for path in sorted((home / "tiny" / "feedback").glob("*/tiny.html"))]

    def scores(self) -> dict[str, float]:
        with Gradebook(self.course) as gradebook:
            return {each.student.id: each.score for each in gradebook.nbgrader.assignment_submissions("tiny")}
