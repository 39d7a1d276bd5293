"""Whether plain `nbgrader autograde` gives every answer of the banks the score that the bank expects.

    python tests/assignments/plain_nbgrader.py [NAME ...] [--task TASK]

Each submission holds one answer to every task. nbgrader runs with none of this project's options, in a course of its
own; only its time limit is raised, and its kernels do not each import TensorFlow anew (warm_kernels.py).
Where a score differs, that answer is graded again in a submission whose other
answers are the author's, to tell what comes from the answer and what from its neighbours.
What was found is kept in plain_nbgrader.json, with the date, for the assignments that were run.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path

import nbformat
from packing import handed_in, packed

from autograder.authoring.compiler import author
from autograder.checking.bank import BankAnswer, load_bank
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.notebooks.assignment import cell_grade_id, load_assignment

PROJECT = Path(__file__).parents[2]
sys.path.insert(0, str(PROJECT / "tests"))
from warm_kernels import warm_kernels  # noqa: E402

os.environ["PYTHONPATH"] = str(Path(__file__).parents[2] / "exercises")  # the course's kit

RECORD = Path(__file__).with_suffix(".json")
NBGRADER = Path(sys.executable).with_name("nbgrader")
CONFIG = """c = get_config()
c.CourseDirectory.course_id = "regularization"
c.ExecutePreprocessor.timeout = 900
"""


class PlainCourse:
    """One assignment in a course that knows nothing of this project."""

    def __init__(self, name: str, folder: Path, kernels: Path) -> None:
        """`kernels` is where Jupyter finds kernels."""
        self.name = name
        self.folder = folder
        self._environment = os.environ | {"JUPYTER_PATH": str(kernels)}
        (folder / "nbgrader_config.py").write_text(CONFIG)
        self.assignment = load_assignment(author(PROJECT / f"exercises/assignments/{name}.md", folder / "source"), PROJECT / "exercises")
        self._nbgrader("generate_assignment", name)
        self._released = nbformat.read(folder / f"release/{name}/{name}.ipynb", as_version=4)
        self.points = {test.answers: test.points for test in self.assignment.tests.values()}
        self._graded_by = {grade_id: test.answers for grade_id, test in self.assignment.tests.items()}
        self._own = {cell_grade_id(cell): (cell.source,) for cell in self.assignment.notebook.cells if cell_grade_id(cell) in self.points}

    def hand_in(self, student: str, answers: Mapping[str, BankAnswer]) -> None:
        """What is not in `answers` is the author's solution."""
        folder = self.folder / "submitted" / student / self.name
        folder.mkdir(parents=True)
        cells = self._own | {task: answer.cells for task, answer in answers.items()}
        (folder / f"{self.name}.ipynb").write_text(handed_in(self._released, cells), encoding="utf-8")

    def grade(self, students: str) -> dict[str, dict[str, float]]:
        """Scores by student and task, of the students whose name fits the pattern."""
        self._nbgrader("autograde", self.name, f"--student={students}")
        found = {}
        with Gradebook(Course(self.folder)) as gradebook:
            for submission in gradebook.nbgrader.assignment_submissions(self.name):
                grades = submission.notebooks[0].grades
                found[submission.student.id] = {self._graded_by[grade.name]: grade.auto_score for grade in grades}
        return found

    def _nbgrader(self, *arguments: str) -> None:
        done = subprocess.run([NBGRADER, *arguments], cwd=self.folder, env=self._environment, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"nbgrader {' '.join(arguments)} failed:\n{done.stderr[-3000:]}")


def compare(name: str, tasks: list[str], limit: int | None = None) -> dict[str, object]:
    """Grades the bank of one assignment; a task that is not in `tasks` has the author's solution throughout."""
    answers = [answer for answer in load_bank(PROJECT / "tests/banks" / name) if not tasks or answer.task in tasks]
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as kernels, warm_kernels(Path(kernels)):
        course = PlainCourse(name, Path(folder), Path(kernels))
        submissions = packed(answers)[:limit]
        for number, chosen in enumerate(submissions):
            course.hand_in(f"packed-{number:03}", chosen)
        scores = course.grade("packed-*")
        seconds = time.perf_counter() - began
        differing = {}
        for number, chosen in enumerate(submissions):
            for task, answer in chosen.items():
                if scores[f"packed-{number:03}"][task] != expected(course, answer):
                    differing[task, answer.name] = answer
        for number, answer in enumerate(differing.values()):
            course.hand_in(f"alone-{number:03}", {answer.task: answer})
        alone = course.grade("alone-*") if differing else {}
        judged = {(task, answer.name) for chosen in submissions for task, answer in chosen.items()}
        told = {"from the answer": [], "from its neighbours": []}
        for number, answer in enumerate(differing.values()):
            same = alone[f"alone-{number:03}"][answer.task] == expected(course, answer)
            told["from its neighbours" if same else "from the answer"].append(f"{answer.task}/{answer.name}")
    return {
        "date": datetime.now(timezone.utc).date().isoformat(),
        "nbgrader": version("nbgrader"),
        "answers": len(judged),
        "submissions": len(submissions),
        "seconds a submission": round(seconds / len(submissions), 1),
        "other score than the bank expects": told,
    }


def expected(course: PlainCourse, answer: BankAnswer) -> float:
    return course.points[answer.task] if answer.right else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="assignments; all that have a bank without any")
    parser.add_argument("--task", action="append", default=[], dest="tasks", help="only this task; may be repeated; not recorded")
    parser.add_argument("--limit", type=int, help="only so many submissions; not recorded")
    chosen = parser.parse_args()
    record = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    bad = False
    for name in chosen.names or sorted(path.name for path in (PROJECT / "tests/banks").iterdir()):
        found = compare(name, chosen.tasks, chosen.limit)
        print(name, json.dumps(found), flush=True)
        bad |= any(found["other score than the bank expects"].values())
        if not chosen.tasks and not chosen.limit:
            record[name] = found
            RECORD.write_text(json.dumps(record, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    sys.exit(bad)


if __name__ == "__main__":
    main()
