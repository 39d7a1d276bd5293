"""The feedback page of each student: what each answer earned, what was seen, which mistake it is and what to try next."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from autograder.authoring.compiler import read_front_matter
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook, Record
from autograder.classroom.scores import ClassScores, Person, Scores, class_scores, people
from autograder.errors import CourseError, SubmissionError
from autograder.files import read_untrusted, write_whole
from autograder.grading.results import Outcome, SubmissionResult, TestResult
from autograder.notebooks.assignment import Assignment, cell_grade_id, cell_role
from autograder.pages import rendering
from autograder.pages.answers import Key, answer_key, answers, titles

MAX_CODE_LINES = 300
MAX_CODE_CHARACTERS = 20_000

_VERDICTS = {
    Outcome.PASSED: ("Right", "good"),
    Outcome.FAILED: ("Not right yet", "bad"),
    Outcome.ERROR: ("Stopped with an error", "bad"),
    Outcome.TIMEOUT: ("Ran out of time", "bad"),
    Outcome.MEMORY: ("Ran out of memory", "bad"),
    Outcome.DIED: ("Ended early", "bad"),
    Outcome.NOT_REACHED: ("Not reached", "bad"),
    Outcome.TAMPERED: ("Could not be scored", "bad"),
    Outcome.OPEN: ("No answer yet", "open"),
    Outcome.MANUAL: ("Graded by a person", "open"),
    Outcome.BROKEN: ("Our test is at fault", "open"),
}
# What is said instead of the message, where the message is for the instructor or may come from the student's process.
_INSTEAD = {
    Outcome.PASSED: "",
    Outcome.BROKEN: "The test of this task failed by itself, whatever your answer. Your instructor will mend it and grade again.",
    Outcome.TAMPERED: "The process that ran this cell sent something that no answer sends. Your instructor will look at it.",
    Outcome.MANUAL: "Your instructor reads this answer.",
}
_IN_STUDENTS_PROCESS = {
    Outcome.PASSED: "",
    Outcome.FAILED: "A test of this answer failed.",
    Outcome.ERROR: "A test of this answer stopped with an error.",
}
_NEXT = {
    Outcome.OPEN: "Replace the line that raises NotImplementedError by your answer, run the visible checks, and hand in again.",
    Outcome.ERROR: "Run the cell in a fresh kernel (Restart and run all) and look at the first error that appears.",
    Outcome.TIMEOUT: "Look for a loop that never ends, or for far more steps than needed; time the cells one by one.",
    Outcome.MEMORY: "Look for arrays that grow with each step, or that hold every pair of rows.",
    Outcome.DIED: "Remove calls that end the process, such as exit(), and restart and run all.",
    Outcome.NOT_REACHED: "An earlier cell ended the process before this one ran. Mend that one first; this one may be right.",
}
_NEXT_OF_A_QUESTION = (
    "Set the variable in the cell of this question to the letter that you choose, in quotes, run the check, and hand in again."
)
_NEXT_OF_AN_EXCEPTION = "Run the example in your notebook: the last lines of the error say where in your code it arose."


@dataclass(frozen=True)
class Line:
    """A line of the student's code; `marked` where an error arose."""

    text: str
    marked: bool


@dataclass(frozen=True)
class Item:
    """One task, question or hand-graded answer, ready to be shown."""

    anchor: str
    title: str
    verdict: str
    kind: str  #: good, bad or open
    score: float | None
    points: float
    question: bool
    said: str  #: what was observed
    mistake: str
    example: tuple[str, str, str] | None
    hint: str
    about: str  #: what the hint is about
    read: rendering.Section | None
    notes: tuple[str, ...]
    key: tuple[str, str] | None  #: the right letter and why, once it may be shown
    by_hand: bool
    comment: str
    code: tuple[Line, ...]
    marked_as: str
    shortened: bool


def write_feedback(course: Course, gradebook: Gradebook, name: str, students: Sequence[str] = ()) -> list[Path]:
    """Write `feedback/<student>/<name>/<name>.html` for each graded submission (or those of `students`).

    Beside the page lie the two files without which nbgrader's release_feedback stops: `timestamp.txt`, and
    `submission_secret.txt`, from which the exchange derives the page's address. Raises CourseError.
    """
    assignment = course.assignment(name)
    records = gradebook.records(name)
    unknown = [student for student in students if student not in records]
    if unknown:
        raise CourseError(f"{', '.join(unknown)}: nothing of {name} is graded; run `autograder grade {name}` first")
    scores, roster = class_scores(gradebook.nbgrader, name), people(gradebook.nbgrader)
    writer = _Writer(course, assignment, scores, show_keys(course, assignment, scores, datetime.now(timezone.utc)))
    written = []
    for student, record in sorted(records.items()):
        if students and student not in students:
            continue
        page = writer.page(record, roster.get(student, Person(student)))
        written.append(_write(course, record, page))
    return written


def feedback_page(course: Course, gradebook: Gradebook, name: str, student: str) -> str:
    """The page of one student. Raises CourseError where nothing is graded."""
    assignment = course.assignment(name)
    record = gradebook.records(name).get(student)
    if record is None:
        raise CourseError(f"{student}: nothing of {name} is graded; run `autograder grade {name}` first")
    scores = class_scores(gradebook.nbgrader, name)
    writer = _Writer(course, assignment, scores, show_keys(course, assignment, scores, datetime.now(timezone.utc)))
    return writer.page(record, people(gradebook.nbgrader).get(student, Person(student)))


def show_keys(course: Course, assignment: Assignment, scores: ClassScores, now: datetime) -> bool:
    """Whether right answers may be shown, as `keys:` of the text says; by default once nobody can hand in any more."""
    path = course.texts / f"{assignment.name}.md"
    policy = read_front_matter(path).keys if path.is_file() else "after-due"
    if policy == "after-due":
        return scores.last_due is not None and now > scores.last_due.replace(tzinfo=timezone.utc)
    return policy == "always"


class _Writer:
    """Makes pages; holds what is the same for all students."""

    def __init__(self, course: Course, assignment: Assignment, scores: ClassScores, with_keys: bool) -> None:
        self._course, self._assignment, self._scores = course, assignment, scores
        self._titles = titles(assignment)
        keys = {grade_id: answer_key(test.judging) for grade_id, test in assignment.tests.items()} if with_keys else {}
        self._keys: Mapping[str, Key | None] = keys
        self._order = [
            grade_id
            for cell in assignment.notebook.cells
            if (grade_id := cell_grade_id(cell)) in scores.points or (grade_id and cell_role(cell) == "test")
        ]
        example = course.feedback / "student" / assignment.name / f"{assignment.name}.html"
        self._site = rendering.find_site(course, example)

    def page(self, record: Record, person: Person) -> str:
        scores = self._scores.by_student.get(record.student, Scores())
        items = [] if record.result is None else self._items(record.student, record.result, scores)
        return rendering.render(
            "feedback.html",
            title=self._assignment.title,
            who=person.name or record.student,
            student=record.student,
            refused=self._refusal(record),
            items=items,
            oddities=record.result.oddities if record.result else (),
            score=scores.final,
            raw=scores.raw,
            penalty=min(scores.penalty, scores.raw),
            points=self._scores.total,
            waiting=any(item.score is None for item in items),
            stale=record.assignment_digest != self._assignment.digest,
            opening=_opening(items),
            graded_at=record.graded_at[:16].replace("T", " ") + " UTC",
            site=self._site,
        )

    def _refusal(self, record: Record) -> str:
        """Why there is no score, without the folders of the instructor's machine."""
        if record.refused is None:
            return ""
        reason = record.refused.replace(f"{self._course.submitted / record.student / self._assignment.name}{os.sep}", "")
        reason = re.sub(r"^\S*\.ipynb: ", "", reason)
        if str(self._course.folder) in reason or reason.startswith("the process "):
            return "it could not be opened or run on our side; your instructor knows"
        return reason

    def _items(self, student: str, result: SubmissionResult, scores: Scores) -> list[Item]:
        tests = {test.grade_id: test for test in result.tests}
        code = answers(self._course, student, self._assignment)
        items = []
        for grade_id in self._order:
            if grade_id in tests:
                items.append(self._tested(tests[grade_id], scores, code))
            elif grade_id in self._scores.points:
                items.append(self._read_by_hand(grade_id, scores, code))
        return items

    def _tested(self, test: TestResult, scores: Scores, code: Mapping[str, str]) -> Item:
        answer = test.answers or test.grade_id
        question = self._assignment.kind(answer) == "question"
        cell = scores.cells.get(test.grade_id)
        by_hand = cell is not None and (cell.manual is not None or cell.extra != 0)
        verdict, kind = _VERDICTS[test.outcome]
        if test.outcome is Outcome.FAILED and test.score:
            verdict = "Partly right"
        key = self._keys.get(test.grade_id)
        said = _said(test, code)
        # of a question the letter says all, unless the cell itself went wrong
        shown = "" if question and test.outcome in (Outcome.PASSED, Outcome.FAILED, Outcome.OPEN) else code.get(answer, "")
        place = test.place if _is_place(test.place, code) else None
        return Item(
            anchor=answer,
            title=self._titles.get(answer, answer),
            verdict=verdict,
            kind=kind,
            score=cell.score if cell is not None else test.score,
            points=test.points,
            question=question,
            said=f"You chose {test.choice}." if question and test.choice and not said else said if said != f"{verdict}." else "",
            mistake="" if question or not test.diagnosis or test.diagnosis in said else test.diagnosis,
            example=test.example if test.outcome is Outcome.FAILED else None,
            hint=_hint(test, question),
            about="About your choice" if question and test.hint else "Try next",
            read=self._site.section(test.see) if test.outcome is not Outcome.PASSED else None,
            notes=() if test.outcome is Outcome.BROKEN else test.notes,
            key=(key.letter, key.feedback.get(key.letter, "")) if key and test.outcome is not Outcome.PASSED else None,
            by_hand=by_hand,
            comment=scores.comments.get(answer) or scores.comments.get(test.grade_id, ""),
            code=_lines(shown, place[1] if place and place[0] == answer else 0),
            marked_as="that ran last" if test.outcome is Outcome.TIMEOUT else "where the error arose",
            shortened=_is_long(shown),
        )

    def _read_by_hand(self, grade_id: str, scores: Scores, code: Mapping[str, str]) -> Item:
        cell = scores.cells.get(grade_id)
        done = cell is not None and cell.manual is not None
        shown = code.get(grade_id, "")
        return Item(
            anchor=grade_id,
            title=self._titles.get(grade_id, grade_id),
            verdict="Graded by a person" if done else "Waiting for a person",
            kind="open",
            score=cell.score if cell is not None and done else None,
            points=self._scores.points[grade_id],
            question=False,
            said="" if done else "Your instructor reads this answer. Its points are not in the sum yet.",
            mistake="",
            example=None,
            hint="",
            about="",
            read=None,
            notes=(),
            key=None,
            by_hand=done,
            comment=scores.comments.get(grade_id, ""),
            code=_lines(shown, 0),
            marked_as="",
            shortened=_is_long(shown),
        )


def _said(test: TestResult, code: Mapping[str, str]) -> str:
    """What was observed. Texts that the student's process could have written are not shown: they may quote the test."""
    if test.in_students_process:
        return _IN_STUDENTS_PROCESS.get(test.outcome, _INSTEAD.get(test.outcome, ""))
    if test.outcome in _INSTEAD:
        return _INSTEAD[test.outcome]
    if test.place is not None and not _is_place(test.place, code):
        name, line = test.place
        return test.message.replace(f" in line {line} of {name}", "")
    if test.outcome in (Outcome.TIMEOUT, Outcome.MEMORY) and test.message.startswith("went over the limit"):
        return f"It was stopped, because it {test.message}."
    return test.message


def _hint(test: TestResult, question: bool) -> str:
    if test.outcome is Outcome.PASSED:
        return ""
    if question and test.outcome is Outcome.OPEN:
        return test.hint or _NEXT_OF_A_QUESTION
    if test.outcome is Outcome.FAILED and test.example and re.fullmatch(r"\w+(?:Error|Exception|Exit)", test.example[1]):
        return test.hint or _NEXT_OF_AN_EXCEPTION
    return test.hint or _NEXT.get(test.outcome, "")


def _is_place(place: tuple[str, int] | None, code: Mapping[str, str]) -> bool:
    """Whether a place is one in the student's notebook. It is their process that names it."""
    if place is None:
        return False
    name, line = place
    if name in code:
        return 0 < line <= code[name].count("\n") + 1
    return re.fullmatch(r"your own cell \d{1,4}", name) is not None


def _is_long(code: str) -> bool:
    return code.count("\n") >= MAX_CODE_LINES or len(code) > MAX_CODE_CHARACTERS


def _lines(code: str, marked: int) -> tuple[Line, ...]:
    lines = code.strip("\n")[:MAX_CODE_CHARACTERS].split("\n")[:MAX_CODE_LINES] if code.strip() else []
    skipped = len(code) - len(code.lstrip("\n"))
    return tuple(Line(line, number + skipped == marked) for number, line in enumerate(lines, 1))


def _opening(items: Sequence[Item]) -> str:
    """One friendly sentence to begin with."""
    right = sum(item.kind == "good" for item in items)
    wrong = sum(item.kind == "bad" for item in items)
    unanswered = sum(item.verdict == _VERDICTS[Outcome.OPEN][0] for item in items)
    if not items:
        return ""
    if right == len(items):
        return "Everything is right. Well done!"
    if not right and not wrong and unanswered:
        return "Nothing is answered yet. Start with the first task; the visible checks tell you when you are there."
    parts = []
    if right:
        parts.append(f"{right} of {len(items)} {'is' if right == 1 else 'are'} right")
    if wrong:
        parts.append(f"{wrong} {'needs' if wrong == 1 else 'need'} another look")
    if unanswered:
        parts.append(f"{unanswered} {'is' if unanswered == 1 else 'are'} still open")
    *first, last = parts or ["Your work is in"]
    return (", ".join(first) + " and " + last if first else last) + ". Below you find what was seen and what to try next."


def _write(course: Course, record: Record, page: str) -> Path:
    folder = course.feedback / record.student / record.assignment
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{record.assignment}.html"
        write_whole(path, page)
        write_whole(folder / "timestamp.txt", _beside(course, record, "timestamp.txt"))
        secret = folder / "submission_secret.txt"
        handed_in = _beside(course, record, secret.name)
        if handed_in or not secret.is_file():
            # without nbgrader's exchange there is no secret; a random one keeps the page from being found
            write_whole(secret, handed_in or secrets.token_hex(64))
    except OSError as error:
        raise CourseError(f"{folder}: cannot be written ({error.strerror}); make room or set permissions, and run again") from error
    return path


def _beside(course: Course, record: Record, name: str) -> str:
    """A small text file that nbgrader's exchange left beside the submission; "" where it is not there or odd."""
    path = course.submitted / record.student / record.assignment / name
    try:
        text = read_untrusted(path, below=course.submitted, limit=1000).decode("ascii")
    except (SubmissionError, UnicodeDecodeError):
        return ""
    return text if re.fullmatch(r"[\w .:+-]*\n?", text) else ""
