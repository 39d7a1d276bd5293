"""The feedback page of each student: what each answer earned, what was seen, which mistake it is and what to try next."""

from __future__ import annotations

import re
import secrets
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from pathlib import Path

from autograder.classroom import kept, regrades
from autograder.classroom.attempts import Attempt, graded_folder, policy_of
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook, Record
from autograder.classroom.kept import PlatformFile
from autograder.classroom.late import rule_of
from autograder.classroom.regrades import Regrade
from autograder.classroom.scores import CellScore, ClassScores, Person, Scores, class_scores, people
from autograder.classroom.submitted import SubmittedFolder, submitted_folder, submitted_folders
from autograder.classroom.times import shown_apart
from autograder.errors import CourseError, SubmissionError
from autograder.files import make_private, read_untrusted, write_whole
from autograder.grading.results import Outcome, SubmissionResult, TestResult
from autograder.notebooks.assignment import Assignment, Key, cell_grade_id, cell_role
from autograder.pages import rendering
from autograder.pages.answers import answers, titles
from autograder.pages.raising import raising
from autograder.reasons import Place, Reason
from autograder.words import N_, Words, located

MAX_CODE_LINES = 300
MAX_CODE_CHARACTERS = 20_000

_VERDICTS = {
    Outcome.PASSED: (N_("Right"), "good"),
    Outcome.FAILED: (N_("Not right yet"), "bad"),
    Outcome.ERROR: (N_("Stopped with an error"), "bad"),
    Outcome.TIMEOUT: (N_("Ran out of time"), "bad"),
    Outcome.MEMORY: (N_("Ran out of memory"), "bad"),
    Outcome.DIED: (N_("Ended early"), "bad"),
    Outcome.NOT_REACHED: (N_("Not reached"), "bad"),
    Outcome.TAMPERED: (N_("Could not be scored"), "bad"),
    Outcome.OPEN: (N_("No answer yet"), "open"),
    Outcome.MANUAL: (N_("Graded by a person"), "open"),
    Outcome.BROKEN: (N_("Our test is at fault"), "open"),
}
# What is said instead of findings that are for the instructor, may come from the student's process, or say what the verdict says.
_INSTEAD = {
    Outcome.PASSED: None,
    Outcome.OPEN: None,
    Outcome.BROKEN: N_("The test of this task failed by itself, whatever your answer is. Your instructor will fix it and grade again."),
    Outcome.TAMPERED: N_("The process that ran this cell sent something that no ordinary answer sends. Your instructor will look at it."),
    Outcome.MANUAL: N_("Your instructor will read this answer."),
}
_IN_STUDENTS_PROCESS = _INSTEAD | {
    Outcome.FAILED: N_("A test of this answer failed."),
    Outcome.ERROR: N_("A test of this answer stopped with an error."),
    **dict.fromkeys((Outcome.TIMEOUT, Outcome.MEMORY, Outcome.DIED, Outcome.NOT_REACHED)),
}
# What is said of a test in the student's process nevertheless: it is the author's own words, or nobody's.
_SAFE = {
    "this-check-fails",
    "this-check-says",
    "check-raised-saying",
    "hidden-check-fails",
    "hidden-check-raised",
    "test-raised",
    "wrote-stderr",
    "gave-part",
    "stopped",
    "cell-over-limit",
    "test-over-limit",
    "cell-ended",
    "test-ended",
    "not-reached",
    "not-reached-in-time",
}
# The process chooses how it ends, and a number could spell something hidden where it has read it: of a test without a judge half.
_WITHOUT_NUMBER = {f"{what}-{how}": f"{what}-ended" for what in ("cell", "test") for how in ("exited", "signalled")}
_NEXT = {
    Outcome.OPEN: N_("Replace the line that raises NotImplementedError with your answer, run the visible checks, and hand in again."),
    Outcome.ERROR: N_("Run the cell in a fresh kernel (Restart and run all) and look at the first error that appears."),
    Outcome.TIMEOUT: N_("Look for a loop that never ends, or for far more steps than needed; time the cells one by one."),
    Outcome.MEMORY: N_("Look for arrays that grow with each step, or that hold every pair of rows."),
    Outcome.DIED: N_("Remove calls that end the process, such as exit(), and restart and run all."),
    Outcome.NOT_REACHED: N_("An earlier cell ended the process before this one ran. Fix that one first; this one may be right."),
}
_NEXT_OF_A_STUB = N_("Write your answer in this cell, run the checks that you can see, and hand in again.")
_NEXT_OF_A_QUESTION = N_(
    "Set the variable in the cell of this question to the letter that you choose, in quotes, run the check, and hand in again."
)
_NEXT_OF_A_TEXT = N_("Write your answer in place of the text in this cell, and hand in again.")
# What is said instead once it is too late to hand in.
_OVER = {
    N_("Not right yet"): N_("Not right"),
    N_("No answer yet"): N_("No answer"),
    _NEXT[Outcome.OPEN]: N_("Replace the line that raises NotImplementedError with your answer, and run the visible checks."),
    _NEXT_OF_A_STUB: N_("Write your answer in this cell, and run the checks that you can see."),
    _NEXT_OF_A_QUESTION: N_("Set the variable in the cell of this question to the letter that you choose, in quotes, and run the check."),
    _NEXT_OF_A_TEXT: "",
}
_ANOTHER = "another-notebook"  #: the code of the remark
_OPENING_OF_ANOTHER = N_(
    "No task of this assignment was found in the file that you handed in. "
    "Open that file: if it is a different notebook, hand in the right one."
)
_OPENING_OF_ANOTHER_OVER = N_("No task of this assignment was found in the file that you handed in. It may be a different notebook.")
_NEXT_OF_AN_EXCEPTION = N_("Run the example in your notebook: the last lines of the error say where in your code it occurred.")
_OWN_WORDS = N_("Line {line} of your answer raises {kind} itself, with the words \u201c{said}\u201d. Is it what happened here?")
_RAISED = {"raised", "raised-instead", "code-raised", "shown-raised"}  #: reasons that name an exception of the student's code
_ON_OUR_SIDE = N_("it could not be opened or run on our side; your instructor knows")
# Why a submission could not be graded, where that is nothing a student can fix.
_OURS = {"killed", "killed-with-supervisor", "judge-killed", "tried", "fault", "not-run", "outside", "folder-closed", "unknown-to-database"}


@dataclass(frozen=True)
class Line:
    """A line of the student's code; `marked` where an error arose."""

    text: str
    marked: bool


@dataclass(frozen=True)
class Shown:
    """A finding in words; what there is nothing to say about is empty."""

    said: str = ""  #: what was observed
    mistake: str = ""
    hint: str = ""
    about: str = ""  #: what the hint is about
    read: rendering.Section | None = None
    named: str = ""  #: the mistake, whether or not `said` names it already


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
    findings: tuple[Shown, ...]
    held: str  #: how much of what was checked is right
    wrong_kinds: tuple[str, ...]
    example: tuple[str, str, str] | None
    notes: tuple[str, ...]
    own_words: tuple[str, ...]  #: of exceptions that the student's code raises by itself
    key: tuple[str, str] | None  #: the right letter and why, once it may be shown
    by_hand: bool
    comment: str
    code: tuple[Line, ...]
    timeout: bool  #: the marked line ran last; else the error arose there
    shortened: bool
    unanswered: bool = False
    waits: bool = False  #: for a person, though there may be points already
    prose: bool = False  #: `code` is a text


def write_feedback(course: Course, gradebook: Gradebook, name: str, students: Sequence[str] = ()) -> list[Path]:
    """Write `feedback/<student>/<name>/<notebook>.html` for each graded submission (or those of `students`).

    Where something came through nbgrader's exchange, the two files lie beside the page without which its release_feedback stops:
    `timestamp.txt`, and `submission_secret.txt`, from which the exchange derives the page's address; elsewhere whoever gives the folder to
    the student would give away what is of no use. Raises CourseError, which names each student whose page could not be made, once those of
    all others are written.
    """
    roster = people(gradebook.nbgrader)
    assignments = map(gradebook.as_released, course.assignments(name))
    records = [(assignment, gradebook.records(assignment.key, students)) for assignment in assignments]
    unknown = [student for student in students if not any(student in graded for _, graded in records)]
    if unknown:
        raise CourseError(
            "{unknown}: nothing of {name} is graded; run `autograder grade {argument}` first",
            unknown=", ".join(unknown),
            name=name,
            argument=shlex.quote(name),
        )
    written = []
    failed = {}
    for assignment, graded in records:
        scores = class_scores(gradebook.nbgrader, name, assignment.book, students)
        editions = course.editions(assignment)
        writers = {edition.language: _writer(course, gradebook, edition, scores, assignment.language) for edition in reversed(editions)}
        exchange = _has_exchange(course, assignment)
        if graded and any(writer.shows_keys for writer in writers.values()):
            gradebook.note_keys_shown(name)
        for student, record in sorted(graded.items()):
            writer = writers[_edition(editions, record).language]
            try:
                page = writer.page(record, roster.get(student, Person(student)))
            except CourseError:
                raise
            except Exception as error:  # a fault of ours that one answer brings out must cost nobody else a page
                failed[student] = type(error).__name__
            else:
                submitted = submitted_folder(course, assignment, student)
                shared = course.settings.groupshared
                written.append(write_page(course.feedback, submitted, assignment.book, page, exchange=exchange, shared=shared))
    if failed:
        who = ", ".join(f"{student} ({kind})" for student, kind in failed.items())
        raise CourseError(
            "{name}: there is no new page for {who}, by a fault of this program: please report it. The others are written.",
            name=name,
            who=who,
        )
    return written


def feedback_page(course: Course, gradebook: Gradebook, assignment: Assignment, student: str) -> str:
    """The page of one student. Raises CourseError where nothing is graded."""
    record = gradebook.records(assignment.key, [student]).get(student)
    if record is None:
        raise CourseError(
            "{student}: nothing of {assignment} is graded; run `autograder grade {argument}` first",
            student=student,
            assignment=assignment.key,
            argument=shlex.quote(assignment.name),
        )
    scores = class_scores(gradebook.nbgrader, assignment.name, assignment.book, [student])
    writer = _writer(course, gradebook, _edition(course.editions(assignment), record), scores, assignment.language)
    if writer.shows_keys:
        gradebook.note_keys_shown(assignment.name)
    return writer.page(record, people(gradebook.nbgrader).get(student, Person(student)))


@dataclass(frozen=True)
class AttemptShown:
    """What may be said of one notebook of an attempt."""

    page: str
    score: float
    points: float  #: that can be had, those of a person's among them
    items: tuple[Item, ...]
    refused: str


def show_attempt(
    course: Course, gradebook: Gradebook, assignment: Assignment, attempt: Attempt, result: SubmissionResult | None
) -> AttemptShown:
    """Of the submission if the attempt is the one that counts, else of what was seen then. Raises CourseError."""
    scores = class_scores(gradebook.nbgrader, assignment.name, assignment.book, [attempt.student])
    known = gradebook.records(assignment.key, [attempt.student]).get(attempt.student) if attempt.counts else None
    other = None
    if known is None:
        graded_at = (attempt.done_at or attempt.received_at).isoformat(timespec="seconds")
        known = Record(assignment.key, attempt.student, attempt.digest, assignment.digest, attempt.why, result, graded_at)
        cells = {test.grade_id: CellScore(test.score, None, 0.0, test.score is None) for test in result.tests} if result else {}
        off = (attempt.score or 0.0) - (attempt.final or 0.0) if assignment.alone else 0.0
        other = Scores(cells, penalty=off), graded_folder(course, attempt) / f"{assignment.book}.ipynb"
    writer = _writer(course, gradebook, _edition(course.editions(assignment), known), scores, assignment.language)
    if writer.shows_keys:
        gradebook.note_keys_shown(assignment.name)
    person = people(gradebook.nbgrader).get(attempt.student, Person(attempt.student))
    final, items = writer.score(known, other)
    return AttemptShown(writer.page(known, person, other), final, scores.total, tuple(items), writer.refusal(known))


def _edition(editions: Sequence[Assignment], record: Record) -> Assignment:
    """The assignment in the language of the notebook that was graded; in the course's own where nothing was."""
    language = record.result.language if record.result is not None else editions[0].language
    return next((edition for edition in editions if edition.language == language), editions[0])


def show_keys(course: Course, assignment: Assignment, scores: ClassScores, now: datetime) -> bool:
    """Whether right answers may be shown, as `keys:` of the text says; by default once nobody can hand in any more."""
    policy = policy_of(course, assignment.name).keys
    if policy == "after-due":
        return is_over(scores.last_due, now)
    return policy == "always"


def detail_now(course: Course, name: str, scores: ClassScores, now: datetime) -> str:
    """How much may be said, as `detail:` of the text has it until nobody can hand in any more: everything, names or score."""
    return "everything" if is_over(scores.last_due, now) else policy_of(course, name).detail


def is_over(last_due: datetime | None, now: datetime) -> bool:
    """Whether nobody can hand in any more; never where nothing is due."""
    return last_due is not None and now > last_due.replace(tzinfo=timezone.utc)


def _writer(course: Course, gradebook: Gradebook, assignment: Assignment, scores: ClassScores, own: str) -> _Writer:
    """For one edition; `own` is the language of the course's, whose pages speak as the book does."""
    now = datetime.now(timezone.utc)
    detail = detail_now(course, assignment.name, scores, now)
    shows_keys = detail == "everything" and show_keys(course, assignment, scores, now)
    language = "" if assignment.language == own else assignment.language
    files = kept.files(gradebook.nbgrader, assignment.name)
    return _Writer(
        course, assignment, scores, shows_keys, files, regrades.of_assignment(gradebook.nbgrader, assignment.key), language, detail, now
    )


class _Writer:
    """Makes pages; holds what is the same for all students."""

    def __init__(
        self,
        course: Course,
        assignment: Assignment,
        scores: ClassScores,
        with_keys: bool,
        files: Mapping[str, PlatformFile],
        requests: Sequence[Regrade],
        language: str,
        detail: str,
        now: datetime,
    ) -> None:
        self._course, self._assignment, self._scores, self._detail = course, assignment, scores, detail
        self._requests = requests
        self._now = now
        self._titles = titles(assignment)
        self._answers = assignment.tested
        self._rule = rule_of(course.settings.config, course.settings.where("LatePenalty", "rule"))
        self._marked_late = {student: file.platform.capitalize() for student, file in files.items() if file.late}
        keys = {grade_id: test.key for grade_id, test in assignment.tests.items()} if with_keys else {}
        self._keys: Mapping[str, Key | None] = keys
        self._order = [
            grade_id
            for cell in assignment.notebook.cells
            if (grade_id := cell_grade_id(cell)) in scores.points or (grade_id and cell_role(cell) == "test")
        ]
        example = course.feedback / "student" / assignment.name / f"{assignment.book}.html"
        self._site = rendering.find_site(course, example, language)
        self._words = rendering.find_words(self._site, course, assignment, language)

    @property
    def shows_keys(self) -> bool:
        """Whether there is a right answer on these pages."""
        return any(self._keys.values())

    def page(self, record: Record, person: Person, other: tuple[Scores, Path] | None = None) -> str:
        """Of the submission; `other` is the scores and the graded notebook of an attempt that does not count."""
        scores, all_items = self._seen(record, other)
        items = self.as_detailed(all_items)
        is_over = self._is_over(self._scores.by_student.get(record.student, scores))
        remarks = record.result.remarks if record.result else ()
        opening = _opening(items, scores, self._scores.total, self._words, is_over)
        if any(remark.code == _ANOTHER for remark in remarks) and all(item.unanswered for item in all_items):
            opening = self._words.say(_OPENING_OF_ANOTHER_OVER if is_over else _OPENING_OF_ANOTHER)
            remarks = tuple(remark for remark in remarks if remark.code != _ANOTHER)  # it may cost all points
        return rendering.render(
            "feedback.html",
            self._words,
            title=self._assignment.title,
            who=person.name or record.student,
            student=record.student,
            refused=self.refusal(record),
            is_over=is_over,
            items=items,
            remarks=[self._said(remark) for remark in remarks],
            score=scores.final,
            raw=scores.raw,
            penalty=min(scores.penalty, scores.raw),
            late=shown_apart(scores.due, scores.timestamp, self._course.settings.zone)
            if scores.late and scores.due and scores.timestamp
            else None,
            extended=scores.extended,
            marked_late=self._marked_late.get(record.student, "") if scores.timestamp is None or scores.due is None else "",
            rule=self._rule.words if self._rule else "",
            points=self._scores.total,
            waiting=any(item.score is None or item.waits for item in all_items),
            stale=record.assignment_digest != self._assignment.digest,
            opening=opening,
            graded_at=self._words.moment(datetime.fromisoformat(record.graded_at)),
            site=self._site,
            detail=self._detail,
            other=other is not None,
            requests=[(self._titles.get(each.task, each.task), each) for each in self._requests if each.student == record.student],
        )

    def score(self, record: Record, other: tuple[Scores, Path] | None = None) -> tuple[float, list[Item]]:
        """What the page says in numbers: the points after the late penalty, and the answers as far as they may be told."""
        scores, items = self._seen(record, other)
        return scores.final, self.as_detailed(items)

    def as_detailed(self, items: list[Item]) -> list[Item]:
        """What may be said of answers at present."""
        return [] if self._detail == "score" else [_with_names(item) for item in items] if self._detail == "names" else items

    def _seen(self, record: Record, other: tuple[Scores, Path] | None) -> tuple[Scores, list[Item]]:
        scores, graded = other or (self._scores.by_student.get(record.student, Scores()), None)
        if record.result is None:
            return scores, []
        items = self._items(record.student, record.result, scores, graded)
        is_over = self._is_over(self._scores.by_student.get(record.student, scores))
        return scores, [self._as_final(item) for item in items] if is_over else items

    def _is_over(self, scores: Scores) -> bool:
        """Whether the student's own due date has passed; what was handed in without one is over with everybody's."""
        due = scores.due or self._scores.due
        return due is not None and self._now > due.replace(tzinfo=timezone.utc)

    def _as_final(self, item: Item) -> Item:
        """Without advice to hand in again."""
        over = {self._words.say(before): self._words.say(after) for before, after in _OVER.items()}
        findings = (replace(one, said=over.get(one.said, one.said), hint=over.get(one.hint, one.hint)) for one in item.findings)
        return replace(item, verdict=over.get(item.verdict, item.verdict), findings=tuple(findings))

    def _said(self, why: Reason | None) -> str:
        """A reason in words, with cells called by their headings, which students see, and not by the ids in the file's metadata."""
        return self._words.sentence(None if why is None else self._by_heading(why))

    def _by_heading(self, why: Reason) -> Reason:
        fields = {name: self._by_heading(value) if isinstance(value, Reason) else value for name, value in why.fields.items()}
        cell = fields.get("cell")
        answer = self._answers.get(cell, cell) if isinstance(cell, str) else None
        if answer is not None and (title := self._titles.get(answer, answer)) != answer:
            fields["cell"] = self._words.say(N_("“{title}”") if answer == cell else N_("“{title}” (test)"), title=title)
        return replace(why, fields=fields)

    def refusal(self, record: Record) -> str:
        """Why there is no score, without the folders of the instructor's machine."""
        why = record.refused
        if why is None:
            return ""
        said = self._words.sentence(why)
        if why.code in _OURS or str(self._course.folder) in said:
            return self._words.say(_ON_OUR_SIDE)
        return said

    def _items(self, student: str, result: SubmissionResult, scores: Scores, graded: Path | None) -> list[Item]:
        tests = {test.grade_id: test for test in result.tests}
        code = answers(self._course, student, self._assignment, graded)
        items = []
        for grade_id in self._order:
            if grade_id in tests:
                test = tests[grade_id]
                if test.score is None and grade_id in self._scores.points:
                    items.append(self._read_by_hand(grade_id, scores, code, test))
                    continue
                if test.in_students_process and test.score == 0 and self._answers.get(grade_id) in result.unanswered:
                    test = replace(test, outcome=Outcome.OPEN)
                items.append(self._tested(test, scores, code))
            elif grade_id in self._scores.points:
                items.append(self._read_by_hand(grade_id, scores, code))
        return items

    def _tested(self, test: TestResult, scores: Scores, code: Mapping[str, str]) -> Item:
        answer = self._answers.get(test.grade_id, test.grade_id)
        same = [grade_id for grade_id, other in self._answers.items() if other == answer]
        question = self._assignment.kind(answer) == "question"
        cell = scores.cells.get(test.grade_id)
        by_hand = cell is not None and (cell.manual is not None or cell.extra != 0)
        words = self._words
        verdict, kind = _VERDICTS[test.outcome]
        if test.outcome is Outcome.FAILED and test.score:
            verdict = N_("Partly right")
        key = self._keys.get(test.grade_id)
        # of a question the letter says all, unless none was seen
        says_all = test.outcome in (Outcome.PASSED, Outcome.OPEN) or (test.outcome is Outcome.FAILED and bool(test.choice))
        shown = "" if question and says_all else code.get(answer, "")
        place = test.place if _is_place(test.place, code) else None
        title = self._titles.get(answer, answer)
        if len(same) > 1:
            number = same.index(test.grade_id) + 1
            title = words.say(N_("{title}, check {number}"), title=title, number=words.number(number))
            shown = shown if number == 1 or (place and place.cell == answer) else ""
        wrong = test.outcome is Outcome.FAILED
        return Item(
            anchor=answer if len(same) < 2 else test.grade_id,
            title=title,
            verdict=words.say(verdict),
            kind=kind,
            score=cell.score if cell is not None else test.score,
            points=test.points,
            question=question,
            findings=self._findings(test, question, place),
            held=_held(test, words) if wrong else "",
            wrong_kinds=tuple(map(words.text, test.wrong_kinds)) if wrong else (),
            example=(words.text(test.example.call), words.sentence(test.example.gave), words.sentence(test.example.expected))
            if wrong and test.example
            else None,
            notes=() if test.outcome is Outcome.BROKEN else tuple(map(self._said, test.notes)),
            own_words=() if question else _own_words(test, code.get(answer, ""), words),
            key=(key.letter, words.text(key.feedback.get(key.letter, ""))) if key and test.outcome is not Outcome.PASSED else None,
            by_hand=by_hand,
            comment=scores.comments.get(answer) or scores.comments.get(test.grade_id, ""),
            code=_lines(shown, place.line if place and place.cell == answer else 0),
            timeout=test.outcome is Outcome.TIMEOUT,
            unanswered=test.outcome is Outcome.OPEN,
            shortened=_is_long(shown),
        )

    def _findings(self, test: TestResult, question: bool, place: Place | None) -> tuple[Shown, ...]:
        """What is said of an answer. Texts that the student's process could have written are not shown: they may quote the test."""
        words = self._words
        if (cell := self._assignment.tests.get(test.grade_id)) is not None and cell.judging is None:
            told = (replace(one, what=replace(one.what, code=_WITHOUT_NUMBER.get(one.what.code, one.what.code))) for one in test.findings)
            test = replace(test, findings=tuple(told))
        safe = all(finding.what.code in _SAFE for finding in test.findings)
        instead = _IN_STUDENTS_PROCESS if test.in_students_process and not safe else _INSTEAD
        chosen = words.say(N_("You chose {letter}."), letter=test.choice) if question and test.choice else ""
        if test.outcome is Outcome.PASSED:
            return (Shown(chosen),) if chosen else ()
        fixed = test.outcome in instead
        shown: list[Shown] = []
        for number, finding in enumerate(test.findings or (None,)):
            said = words.say(instead[test.outcome] or "") if fixed else ""
            if finding is not None and not fixed:
                said = self._said(located(finding.what, place))
            known = finding.mistake if finding is not None and not question else None
            says_it = known is not None and not fixed and finding is not None and _tells(finding.what, known)
            own = self._said(finding.hint) if finding is not None else ""
            next_step = own or (words.say(_next(test, question)) if number == 0 else "")
            about = words.say(N_("About your choice") if test.choice and own else N_("Try next"))
            read = self._site.section(finding.see) if finding is not None else None
            if any(read == other.read for other in shown):
                read = None
            mistake = words.sentence(known)
            shown.append(Shown(said or chosen, "" if says_it else mistake, next_step, about, read, "" if fixed else mistake))
            if fixed:
                break
        return tuple(shown)

    def _read_by_hand(self, grade_id: str, scores: Scores, code: Mapping[str, str], deleted: TestResult | None = None) -> Item:
        """An answer for a person; `deleted` is its test, where that is missing from the notebook."""
        cell = scores.cells.get(grade_id)
        marked = cell is not None and cell.manual is not None
        waiting = cell is None or cell.waiting or not (marked or cell.automatic is not None)
        empty = not waiting and not marked
        if empty:
            verdict, said = N_("No answer yet"), _NEXT_OF_A_TEXT
        elif not waiting:
            verdict, said = N_("Graded by a person"), ""
        elif marked:
            verdict = N_("Waiting for a person")
            said = N_("Your instructor will look at this answer again. Until then, the points that were given before count.")
        elif deleted is not None:
            verdict = N_("Waiting for a person")
            said = N_(
                "The test of this answer is missing from the notebook that you handed in, so a person has to grade it. "
                "Its points are not in the total yet."
            )
        else:
            verdict, said = N_("Waiting for a person"), N_("Your instructor will read this answer. Its points are not in the total yet.")
        answer = self._answers.get(grade_id, grade_id)
        shown = code.get(answer, "")
        return Item(
            anchor=grade_id,
            title=self._titles.get(answer, answer),
            verdict=self._words.say(verdict),
            kind="open",
            score=cell.score if cell is not None and (marked or empty) else None,
            points=self._scores.points[grade_id],
            question=False,
            findings=(Shown(self._words.say(said)),) if said else (),
            held="",
            wrong_kinds=(),
            example=None,
            notes=(),
            own_words=(),
            key=None,
            by_hand=marked,
            comment=scores.comments.get(answer) or scores.comments.get(grade_id, ""),
            code=_lines(shown, 0),
            prose=answer in self._assignment.prose,
            timeout=False,
            shortened=_is_long(shown),
            unanswered=empty,
            waits=waiting,
        )


def _with_names(item: Item) -> Item:
    """With the names of mistakes, and nothing that says more of what the hidden tests saw."""
    named = tuple(Shown(mistake=finding.named, read=finding.read, named=finding.named) for finding in item.findings if finding.named)
    code = tuple(replace(line, marked=False) for line in item.code)
    return replace(item, findings=named, held="", wrong_kinds=(), example=None, notes=(), own_words=(), key=None, code=code)


def _next(test: TestResult, question: bool) -> str:
    """What to do where nobody foresaw what happened."""
    if question and test.outcome is Outcome.OPEN:
        return _NEXT_OF_A_QUESTION
    if test.in_students_process and test.outcome is Outcome.OPEN:
        return _NEXT_OF_A_STUB
    if test.outcome is Outcome.FAILED and test.example and _kinds(test.example.gave):
        return _NEXT_OF_AN_EXCEPTION
    return _NEXT.get(test.outcome, "")


def _own_words(test: TestResult, source: str, words: Words) -> tuple[str, ...]:
    """Where the answer raises by itself what was seen. Of the source alone: what it said when it ran may quote the hidden test."""
    seen = [part for finding in test.findings for part in (finding.what, finding.mistake)] + [test.example.gave if test.example else None]
    kinds = dict.fromkeys(kind for part in seen if part is not None for kind in _kinds(part))
    said = [(kind, *place) for kind in kinds for place in raising(source, kind)]
    return tuple(words.say(_OWN_WORDS, line=str(line), kind=kind, said=text) for kind, line, text in said)


def _kinds(reason: Reason) -> list[str]:
    """The exceptions that a reason names."""
    inner = [kind for value in reason.fields.values() if isinstance(value, Reason) for kind in _kinds(value)]
    return [str(reason.fields["kind"]), *inner] if reason.code in _RAISED and "kind" in reason.fields else inner


def _held(test: TestResult, words: Words) -> str:
    if not test.checked or test.held is None:
        return ""
    held = words.number(test.held)
    return words.ngettext("{held} of {n} property holds.", "{held} of {n} properties hold.", n=test.checked, held=held)


def _tells(what: Reason, mistake: Reason) -> bool:
    """Whether the words of a reason hold those of the mistake."""
    return what == mistake or any(_tells(value, mistake) for value in what.fields.values() if isinstance(value, Reason))


def _is_place(place: Place | None, code: Mapping[str, str]) -> bool:
    """Whether a place is one in the student's notebook. It is their process that names it."""
    if place is None or place.cell is None:
        return place is not None
    return place.cell in code and 0 < place.line <= code[place.cell].count("\n") + 1


def _is_long(code: str) -> bool:
    return code.count("\n") >= MAX_CODE_LINES or len(code) > MAX_CODE_CHARACTERS


def _lines(code: str, marked: int) -> tuple[Line, ...]:
    lines = code.strip("\n")[:MAX_CODE_CHARACTERS].split("\n")[:MAX_CODE_LINES] if code.strip() else []
    skipped = len(code) - len(code.lstrip("\n"))
    return tuple(Line(line, number + skipped == marked) for number, line in enumerate(lines, 1))


def _opening(items: Sequence[Item], scores: Scores, points: float, words: Words, is_over: bool) -> str:
    """One friendly sentence to begin with; where it is too late to hand in, without asking for that."""
    right = sum(item.kind == "good" for item in items)
    wrong = sum(item.kind == "bad" for item in items)
    unanswered = sum(item.unanswered for item in items)
    if not items:
        return ""
    if right == len(items) and scores.penalty > 0:
        return words.say(N_("Everything is right. Points were taken off because it was handed in late."))
    if right == len(items) and scores.raw >= points:
        return words.say(N_("Everything is right. Well done!"))
    if not right and not wrong and unanswered and is_over:
        return words.say(N_("Nothing was answered."))
    if not right and not wrong and unanswered:
        return words.say(N_("Nothing is answered yet. Start with the first task; the visible checks tell you when you have solved it."))
    parts = []
    if right:
        parts.append(words.ngettext("{n} of {all} is right", "{n} of {all} are right", n=right, all=words.number(len(items))))
    if wrong and is_over:
        parts.append(words.ngettext("{n} is not right", "{n} are not right", n=wrong))
    elif wrong:
        parts.append(words.ngettext("{n} needs another look", "{n} need another look", n=wrong))
    if unanswered and is_over:
        parts.append(words.ngettext("{n} has no answer", "{n} have no answer", n=unanswered))
    elif unanswered:
        parts.append(words.ngettext("{n} is still open", "{n} are still open", n=unanswered))
    if not parts:
        return words.say(N_("Your work has been handed in. Below you can see what was observed and what to try next."))
    if is_over:
        return words.say(N_("{parts}. Below you can see what was observed."), parts=words.listed(parts))
    return words.say(N_("{parts}. Below you can see what was observed and what to try next."), parts=words.listed(parts))


def write_page(pages: Path, submitted: SubmittedFolder, book: str, page: str, *, exchange: bool, shared: bool = False) -> Path:
    """Write a page, and beside it, where there is nbgrader's `exchange`, what its release_feedback wants. Raises CourseError."""
    folder = pages / submitted.student / submitted.assignment
    try:
        make_private(pages, shared=shared)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{book}.html"
        write_whole(path, page)
        # nbgrader's release_feedback copies it with its mode, and students are other users; the folder of all pages keeps them out here
        path.chmod(0o664 if shared else 0o644)
        secret, time = folder / "submission_secret.txt", folder / "timestamp.txt"
        if not exchange:
            secret.unlink(missing_ok=True)
            time.unlink(missing_ok=True)
            return path
        write_whole(time, _beside(submitted, time.name))
        known = _beside(submitted, secret.name)
        if known or not secret.is_file():
            # what did not come through the exchange has none, and would stop the release of all; a random one keeps it from being found
            write_whole(secret, known or secrets.token_hex(64))
    except OSError as error:
        raise CourseError(
            "{folder}: cannot be written ({problem}); make room or set permissions, and run again", folder=folder, problem=error.strerror
        ) from error
    return path


def _has_exchange(course: Course, assignment: Assignment) -> bool:
    """Whether anything of an assignment came through nbgrader's exchange, which leaves a secret beside it."""
    return any(_beside(submitted, "submission_secret.txt") for submitted in submitted_folders(course, assignment))


def _beside(submitted: SubmittedFolder, name: str) -> str:
    """A small text file that nbgrader's exchange left beside the submission; "" where it is not there or odd."""
    try:
        text = read_untrusted(submitted.path.with_name(name), below=submitted.below, limit=1000).decode("ascii")
    except (SubmissionError, UnicodeDecodeError):
        return ""
    return text if re.fullmatch(r"[\w .:+-]*\n?", text) else ""
