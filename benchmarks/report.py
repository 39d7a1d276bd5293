"""Seconds and bytes of the class report, for a class as large as you like; nothing is graded, results are made up.

    python benchmarks/report.py                  1, 12 and 5,000 students of l1
    python benchmarks/report.py --students 300

Each made-up student has an autograded notebook of random code, so that the search for similar submissions has its work.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import tempfile
import time
import uuid
from dataclasses import replace
from pathlib import Path

import nbformat
import sqlalchemy as sa
from nbgrader import api

from autograder.authoring.compiler import author
from autograder.classroom.course import Course
from autograder.classroom.gradebook import RESULTS, Gradebook
from autograder.classroom.release import release
from autograder.classroom.submitted import digest
from autograder.grading.results import Outcome, SubmissionResult, TestResult
from autograder.judging.findings import Finding
from autograder.notebooks.assignment import Assignment
from autograder.notebooks.submission import Submission, SubmittedCell, rebuild, to_notebook
from autograder.pages.report import write_report
from autograder.reasons import reason, text

PROJECT = Path(__file__).parents[1]
NAME = "l1"
MISTAKES = ("averaged instead of summed", "no absolute value", "squares instead of absolute values", "l1 ignored", None)
TROUBLE = {Outcome.FAILED: 60, Outcome.ERROR: 15, Outcome.OPEN: 15, Outcome.TIMEOUT: 4, Outcome.DIED: 2, Outcome.TAMPERED: 1}
HINT = "Keras adds up the penalty of all weights. No mean, so that a weight costs the same in a small and in a large layer."


def code(random_: random.Random, released: str) -> str:
    """An answer that parses, of a length that students reach."""
    lines = [released.replace("# YOUR CODE HERE", "").replace("raise NotImplementedError()", "").rstrip()]
    for _ in range(random_.randint(4, 14)):
        name = random_.choice(["w", "total", "out", "step", "g"])
        value = name
        for _ in range(random_.randint(1, 4)):
            other = f"{value} {random_.choice('+-*/@')} {random_.choice('Xyn')}"
            value = random_.choice([f"ops.abs({value})", other, f"np.maximum({value}, 0.0)", f"ops.sum({value})"])
        lines.append(f"    {name} = {value}")
    return "\n".join([*lines, "    return w"])


def made_up(random_: random.Random, assignment: Assignment) -> tuple[SubmissionResult, Submission]:
    skill = random_.random()
    tests, cells = [], []
    for grade_id, test in assignment.tests.items():
        answer = test.answers or grade_id
        right = random_.random() < skill
        outcome = Outcome.PASSED if right else random_.choices([*TROUBLE], [*TROUBLE.values()])[0]
        found = TestResult(grade_id, outcome, test.points if right else 0.0, test.points, answer, seconds=random_.random())
        if assignment.kind(answer) == "question":
            letter = "C" if right else random_.choice("ABD")
            wrong = Finding(reason("you-chose", letter=letter), reason("chose", letter=letter))
            found = replace(found, choice=letter, findings=() if right else (wrong,))
            cells.append(SubmittedCell("code", f'answer_{answer.replace("-", "_")} = "{letter}"', answer))
        else:
            if outcome is Outcome.FAILED:
                wrong = Finding(text("Other values."), text(random_.choice(MISTAKES)), text(HINT), "l1.html#l1-penalty")
                found = replace(found, findings=(wrong,))
            own = random.Random(7) if random_.random() < 0.01 else random_  # one in a hundred hands in a copy
            cells.append(SubmittedCell("code", code(own, assignment.released[answer]), answer))
        tests.append(found)
    seconds, memory = 1 + 3 * random_.random(), int(random_.gammavariate(9, 3e7))
    result = SubmissionResult(tests=tuple(tests), seconds=seconds, cpu_seconds=random_.gammavariate(4, 0.5), memory=memory)
    return result, Submission(tuple(cells), ())


def fill(course: Course, students: int) -> None:
    """Writes submissions, graded notebooks and a gradebook: the first row by the grader's own code, its copies in bulk."""
    random_ = random.Random(5)
    assignment = course.assignment(NAME)
    tables = (api.SubmittedAssignment, api.SubmittedNotebook, api.Grade, api.Comment)
    submitted, notebooks, grades, comments = (table.__table__ for table in tables)
    with Gradebook(course) as gradebook:
        db = gradebook.nbgrader.db
        for number in range(students):
            student = f"student-{number:05}"
            result, submission = made_up(random_, assignment)
            data = nbformat.writes(to_notebook(rebuild(assignment, submission), assignment)).encode()
            for place in (course.submitted, course.autograded):
                folder = place / student / NAME
                folder.mkdir(parents=True)
                (folder / f"{NAME}.ipynb").write_bytes(data)
            if number == 0:
                gradebook.save(assignment, student, digest(data), result, None)
                model = [db.execute(sa.select(table)).mappings().all() for table in (submitted, notebooks, grades, comments)]
                first = dict(db.execute(sa.select(RESULTS)).mappings().one())
                cells = {cell.id: cell.name for cell in gradebook.nbgrader.find_notebook(NAME, NAME).grade_cells}
                db.commit()
                continue
            own, book = uuid.uuid4().hex, uuid.uuid4().hex
            scores = {test.grade_id: test.score for test in result.tests}
            db.execute(sa.insert(api.Student.__table__).values(id=student))
            db.execute(sa.insert(submitted).values({**model[0][0], "id": own, "student_id": student}))
            db.execute(sa.insert(notebooks).values({**model[1][0], "id": book, "assignment_id": own}))
            fresh = {"notebook_id": book}
            for row in model[2]:
                db.execute(sa.insert(grades).values({**row, **fresh, "id": uuid.uuid4().hex, "auto_score": scores[cells[row["cell_id"]]]}))
            for row in model[3]:
                db.execute(sa.insert(comments).values({**row, **fresh, "id": uuid.uuid4().hex}))
            row = {**first, "student": student, "submission_digest": digest(data), "result": result.to_json()}
            db.execute(sa.insert(RESULTS).values(row))
            if number % 500 == 499:
                db.commit()
        db.commit()


def measure(students: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        author(PROJECT / "exercises" / "assignments" / f"{NAME}.md", folder / "source")
        release(folder, [NAME])
        course = Course(folder)
        fill(course, students)
        began, cpu = time.monotonic(), time.process_time()
        with Gradebook(course) as gradebook:
            page, table, data = write_report(course, gradebook, NAME)
        took, cpu = time.monotonic() - began, time.process_time() - cpu
        sizes = ", ".join(f"{path.name} {path.stat().st_size / 1e6:.2f} MB" for path in (page, table, data))
        print(f"{students:6,} students: {took:5.1f} s ({cpu:.1f} s of CPU); {sizes}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, nargs="+", default=[1, 12, 5000])
    given = parser.parse_args()
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
    for students in given.students:
        measure(students)


if __name__ == "__main__":
    main()
