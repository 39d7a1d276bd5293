"""What waits for a grader: regrade requests and answers for a person to read, and the marks that a grader sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from autograder.classroom import regrades
from autograder.classroom.attempts import Attempts
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.marks import MarkError, set_marks
from autograder.classroom.regrades import Regrade
from autograder.classroom.scores import ClassScores, Scores, class_scores
from autograder.notebooks.assignment import Assignment
from autograder.pages.answers import answers, titles
from autograder.reasons import reason

MOST = 50  #: answers on one page, each of which is read from its notebook
LONGEST = 50_000  #: characters of an answer that are shown: fifty of a million letters each are more than a browser can bear
POINTS, COMMENT = "points.", "comment."  #: in a field's name, before the grade_id


@dataclass(frozen=True)
class Cell:
    """What can be given points."""

    grade_id: str
    score: float | None  #: at present; of an answer that waits, what a person gave an earlier one
    points: float


@dataclass(frozen=True)
class ToMark:
    """One request, or one answer, with what a form needs to name it again."""

    key: str  #: of the assignment, or of one of its notebooks
    student: str
    title: str  #: of the task, "" for the whole
    digest: str  #: of the notebook that the grader sees
    cells: tuple[Cell, ...]
    answer: str = ""  #: the student's, its first LONGEST characters
    shortened: bool = False
    prose: bool = False  #: the answer is a text, not code
    request: Regrade | None = None
    page: int | None = None  #: the attempt that counts


@dataclass(frozen=True)
class Found:
    """All that waits, requests first; of answers at most MOST."""

    requests: list[ToMark] = field(default_factory=list)
    answers: list[ToMark] = field(default_factory=list)
    more: int = 0  #: answers that are not listed


def to_mark(course: Course, gradebook: Gradebook, books: Sequence[Assignment], attempts: Attempts) -> Found:
    """What waits in these notebooks."""
    open_ones = regrades.waiting(gradebook.nbgrader)
    requests: list[ToMark] = []
    waiting: list[ToMark] = []
    more = 0
    for book in books:
        scores = class_scores(gradebook.nbgrader, book.name, book.book)
        records, named, tested = gradebook.records(book.key), titles(book), book.tested
        counting: dict[str, int | None] = {}

        def page(student: str, book: Assignment = book, counting: dict[str, int | None] = counting) -> int | None:
            if student not in counting:
                mine = attempts.of_student(student, book.name)
                counting[student] = next((each.id for each in mine if each.counts), None)
            return counting[student]

        for request in open_ones:
            record = records.get(request.student)
            if request.assignment == book.key and record is not None:
                mine = scores.by_student.get(request.student, Scores())
                cells = _cells(scores, mine, request.task, tested)
                title = named.get(request.task, request.task)
                requests.append(
                    ToMark(book.key, request.student, title, record.submission_digest, cells, request=request, page=page(request.student))
                )
        for student, mine in sorted(scores.by_student.items()):
            record = records.get(student)
            unread = [grade_id for grade_id, cell in mine.cells.items() if cell.waiting and grade_id in scores.points]
            if record is None or not unread:
                continue
            code = answers(course, student, book) if len(waiting) < MOST else {}
            for grade_id in unread:
                if len(waiting) >= MOST:
                    more += 1
                    continue
                cells = _cells(scores, mine, grade_id, {})
                title, answer = named.get(grade_id, grade_id), code.get(grade_id, "")
                told = ToMark(book.key, student, title, record.submission_digest, cells, answer[:LONGEST], page=page(student))
                waiting.append(replace(told, shortened=len(answer) > LONGEST, prose=grade_id in book.prose))
    requests.sort(key=lambda each: each.request.id if each.request else 0)
    return Found(requests, waiting, more)


def mark(gradebook: Gradebook, books: Sequence[Assignment], form: Mapping[str, str]) -> None:
    """Does what a form says: points and comments, and the answer to a request. Raises MarkError, and then nothing is changed."""
    key, student = form.get("key", ""), form.get("student", "")
    book = next((each for each in books if each.key == key), None)
    record = gradebook.records(key, [student]).get(student) if book else None
    if book is None or record is None:
        raise MarkError(reason("nothing-graded", student=student, key=key))
    if record.submission_digest != form.get("digest"):
        raise MarkError(reason("handed-in-again", student=student, key=key))
    scores = {}
    for name, said in form.items():
        if name.startswith(POINTS):
            try:
                scores[name.removeprefix(POINTS)] = float(said.strip().replace(",", "."))
            except ValueError:
                raise MarkError(reason("points-no-number", cell=name.removeprefix(POINTS), score=said)) from None
    comments = {name.removeprefix(COMMENT): said for name, said in form.items() if name.startswith(COMMENT)}
    request = None
    if "request" in form:
        known = [each for each in regrades.of_assignment(gradebook.nbgrader, key) if str(each.id) == form["request"]]
        request = next((each for each in known if each.student == student), None)
        if request is None or not form.get("answer", "").strip():
            raise MarkError(reason("answer-without-text", student=student))
    elif not scores:
        raise MarkError(reason("mark-without-points", student=student))
    set_marks(gradebook.nbgrader, book.name, book.book, student, scores, comments)
    if request is not None:
        regrades.answer(gradebook, request.id, form["answer"])  # and with it the marks: nobody reads new points beside an open request
    else:
        gradebook.nbgrader.db.commit()


def _cells(scores: ClassScores, mine: Scores, task: str, tested: Mapping[str, str]) -> tuple[Cell, ...]:
    """What of a task can be given points: its own cell, or those that test it."""
    names = [grade_id for grade_id in scores.points if task and task in (grade_id, tested.get(grade_id))]
    found = [(grade_id, mine.cells.get(grade_id)) for grade_id in names]
    now = {grade_id: cell.manual if cell.waiting else cell.score for grade_id, cell in found if cell is not None}
    return tuple(Cell(grade_id, now.get(grade_id), scores.points[grade_id]) for grade_id in names)
