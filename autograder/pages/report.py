"""The class report: one page for the instructor, and the same data as CSV and JSON."""

from __future__ import annotations

import json
import re
import shlex
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timezone
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np

from autograder.classroom import kept, regrades
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook, Record
from autograder.classroom.marks import HandMark
from autograder.classroom.scores import ClassScores, Person, Scores, class_scores, people
from autograder.classroom.submitted import SubmittedFolder, digest, files_beside, is_left_out, read_submitted, submitted_folders
from autograder.errors import CourseError
from autograder.files import make_private, write_whole
from autograder.grading.results import Outcome, TestResult
from autograder.notebooks.assignment import Assignment, cell_grade_id
from autograder.notebooks.submission import SubmissionError
from autograder.pages import plots, rendering
from autograder.pages.answers import answers, reached_for, titles
from autograder.pages.measures import FEW, ItemStatistics, chance, item_statistics
from autograder.pages.similar import ALIKE, Alike, similar
from autograder.platforms.common.tables import to_csv
from autograder.reasons import Place, Reason, reason
from autograder.words import N_, Words, located

SHOWN = 1000  #: rows of a table on the page, so that nobody of a large class is missing; the CSV has all
SHOWN_FIRST = 50  #: rows of what is listed the most urgent first
NO_ANSWER = "no answer"  #: in the data, beside the letters of a question
SOMETHING_ELSE = "something else"

_FOR_A_PERSON = (
    Outcome.TAMPERED,
    Outcome.BROKEN,
    Outcome.DIED,
    Outcome.MEMORY,
    Outcome.TIMEOUT,
    Outcome.NOT_REACHED,
)


_SOME = 3
_FOR_ALL = 12  #: the weight of a reason that says nothing of one submission: the page says it once, and lists nobody for it


class Status(str, Enum):
    """What became of a submission."""

    GRADED = "graded"
    REFUSED = "not gradable"
    WAITING = "not graded yet"


def outcome_reason(outcome: Outcome) -> Reason:
    """The outcome in words."""
    return Reason(f"outcome-{outcome.name.lower().replace('_', '-')}")


# What the weights of reasons stand for, in the order of urgency.
_WHY = (
    reason("status-refused"),
    *map(outcome_reason, _FOR_A_PERSON),
    reason("why-regrade"),
    reason("why-waits"),
    reason("why-apart"),
    reason("why-odd"),
    reason("why-reaches"),
)


@dataclass(frozen=True)
class Item:
    """A task, a question or an answer read by a person, over the whole class."""

    grade_id: str
    title: str
    points: float
    question: bool
    statistics: ItemStatistics | None
    outcomes: dict[str, int]


@dataclass(frozen=True)
class Options:
    """How often each option of a question was chosen. `key` is the right letter, where the test states it."""

    title: str
    key: str | None
    chosen: dict[str, int]

    @property
    def above_key(self) -> list[str]:
        """What more chose than the key, if the key is known."""
        return [option for option, number in self.chosen.items() if self.key and number > self.chosen[self.key]]


@dataclass(frozen=True)
class Mistake:
    """A recognized mistake, and the section that treats it."""

    title: str
    diagnosis: str
    count: int
    read: rendering.Section | None


@dataclass
class Row:
    """One student's submission."""

    student: str
    name: str
    status: Status
    score: float | None = None
    penalty: float = 0.0
    handed_in: str = ""  #: UTC
    due: str = ""  #: UTC, with the student's extension
    seconds: float | None = None
    cpu_seconds: float | None = None
    memory_mb: float | None = None
    graded_at: str = ""
    tests: dict[str, TestResult] = field(default_factory=dict)
    scores: dict[str, float] = field(default_factory=dict)  #: without what nobody has marked yet
    unmarked: set[str] = field(default_factory=set)
    marked: set[str] = field(default_factory=set)  #: by a person
    reasons: list[tuple[int, Reason]] = field(default_factory=list)  #: why a person should look, with its weight
    stale: list[Reason] = field(default_factory=list)
    by_hand: list[HandMark] = field(default_factory=list)

    @property
    def status_reason(self) -> Reason:
        """The status in words."""
        return reason(f"status-{self.status.name.lower()}")


def write_report(course: Course, gradebook: Gradebook, name: str) -> list[Path]:
    """Write `report/<name>/index.html`, `results.csv`, `items.csv` and `results.json`; return their paths. Raises CourseError.

    Each of several notebooks has a report of its own, in `report/<name>/<notebook>/`.
    """
    return [path for assignment in course.assignments(name) for path in _write_one(course, gradebook, assignment)]


def _write_one(course: Course, gradebook: Gradebook, assignment: Assignment) -> list[Path]:
    assignment = gradebook.as_released(assignment)
    scores = class_scores(gradebook.nbgrader, assignment.name, assignment.book)
    roster = people(gradebook.nbgrader)
    # a class list says more of a student than the id; without one, nobody can be missing on it, or not have handed in
    listed = {student for student, person in roster.items() if person.name or person.email or person.lms_id}
    digests = {edition.digest for edition in course.editions(assignment)}
    rows = _rows(course, gradebook, assignment, digests, scores, roster, listed)
    absent = sorted(listed - {row.student for row in rows})
    folder = course.report / assignment.key
    page = folder / "index.html"
    site = rendering.find_site(course, page)
    words = rendering.find_words(site, course, assignment)
    data = _summary(course, assignment, scores, rows, absent, site, words)
    names = {student: person.name for student, person in roster.items()}
    files = {
        page: rendering.render("report.html", words, names=names, **_in_words(words), **data),
        folder / "results.csv": _csv(data["items"], rows, words),
        folder / "items.csv": _items_csv(data["items"], data["options"]),
        folder / "results.json": _json(assignment.key, data, rows, words),
    }
    try:
        make_private(course.report, shared=course.settings.groupshared)
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in files.items():
            write_whole(path, text)
    except OSError as error:
        raise CourseError(
            "{folder}: cannot be written ({problem}); make room or set permissions, and run again", folder=folder, problem=error.strerror
        ) from error
    return list(files)


def _in_words(words: Words) -> dict[str, dict[str, str]]:
    """What the page says for the values of the data."""
    others = {NO_ANSWER: words.say(N_("no answer")), SOMETHING_ELSE: words.say(N_("something else"))}
    return {"outcome_words": {outcome.value: words.sentence(outcome_reason(outcome)) for outcome in Outcome}, "others": others}


# one row a student


def _rows(
    course: Course,
    gradebook: Gradebook,
    assignment: Assignment,
    digests: Collection[str],
    scores: ClassScores,
    roster: Mapping[str, Person],
    listed: Collection[str],
) -> list[Row]:
    records = gradebook.records(assignment.key)
    marked = {student: file.platform for student, file in kept.files(gradebook.nbgrader, assignment.name).items() if file.late}
    folders = {submitted.student: submitted for submitted in submitted_folders(course, assignment)}
    asked = [request for request in regrades.of_assignment(gradebook.nbgrader, assignment.key) if request.answer is None]
    rows = []
    for student in sorted(records.keys() | folders.keys()):
        person = roster.get(student)
        row = Row(student, person.name if person else "", Status.WAITING)
        if student in records:
            found = scores.by_student.get(student)
            _graded(row, records[student], assignment, found)
            if found is not None:
                row.handed_in = f"{found.timestamp:%Y-%m-%d %H:%M:%S}" if found.timestamp else ""
                row.due = f"{found.due:%Y-%m-%d %H:%M:%S}" if found.due else ""
                if student in marked and not (row.handed_in and row.due):
                    row.reasons.append((9, reason("look-marked-late", platform=marked[student])))
            row.reasons += [(11, _reaching(place, what)) for place, what in reached_for(course, student, assignment)]
        row.reasons += [(7, _request(request)) for request in asked if request.student == student]
        if listed and student not in listed:
            row.reasons.append((9, reason("look-not-listed")))
        row.reasons.sort(key=lambda reason: reason[0])
        row.stale = _stale(course, assignment, digests, records.get(student), folders.get(student))
        rows.append(row)
    return rows


def _graded(row: Row, record: Record, assignment: Assignment, scores: Scores | None) -> None:
    row.graded_at = record.graded_at
    if record.refused is not None:
        row.status = Status.REFUSED
        row.reasons.append((0, record.refused))
        if scores is not None:
            row.score, row.penalty = scores.final, min(scores.penalty, scores.raw)
    if record.result is None:
        return
    result = record.result
    row.status = Status.GRADED
    row.seconds, row.cpu_seconds, row.memory_mb = result.seconds, result.cpu_seconds, result.memory / 1e6
    row.tests = {test.grade_id: test for test in result.tests}
    row.scores = {test.grade_id: test.score or 0.0 for test in result.tests}
    row.score = result.score
    if scores is not None:
        row.scores |= {grade_id: cell.score for grade_id, cell in scores.cells.items()}
        row.marked = {grade_id for grade_id, cell in scores.cells.items() if cell.manual is not None}
        row.unmarked = {grade_id for grade_id, cell in scores.cells.items() if cell.unmarked}
        row.scores = {grade_id: score for grade_id, score in row.scores.items() if grade_id not in row.unmarked}
        row.score, row.penalty = scores.final, min(scores.penalty, scores.raw)
        row.by_hand = scores.by_hand
        waiting = {grade_id for grade_id, cell in scores.cells.items() if cell.waiting}
        first = {grade_id for grade_id in waiting & row.unmarked if grade_id not in assignment.tests}  # as for everybody's
        if again := waiting - first:
            row.reasons.append((8, reason("look-waits", cells=", ".join(sorted(again)))))
        if first:
            row.reasons.append((_FOR_ALL, reason("look-unmarked", cells=", ".join(sorted(first)))))
    for weight, outcome in enumerate(_FOR_A_PERSON, 1):
        for test in result.tests:
            if test.outcome is outcome:
                what = located(test.what, test.place)
                fields = {"test": test.grade_id, "outcome": outcome_reason(outcome)}
                row.reasons.append((weight, Reason("look-since", fields | {"why": what}) if what else Reason("look", fields)))
    if inside := [test.grade_id for test in result.tests if test.in_students_process]:
        row.reasons.append((_FOR_ALL, reason("look-inside", tests=", ".join(inside))))
    if not result.confined:
        row.reasons.append((9, reason("look-unconfined")))
    row.reasons += [(10, remark) for remark in result.remarks]
    row.reasons.sort(key=lambda reason: reason[0])


def _stale(
    course: Course, assignment: Assignment, digests: Collection[str], record: Record | None, submitted: SubmittedFolder | None
) -> list[Reason]:
    if record is None:
        return [reason("status-waiting")]
    found = []
    if record.assignment_digest not in digests:
        found.append(reason("stale-assignment"))
    if submitted is None:
        found.append(reason("stale-gone"))
    else:
        try:
            if is_left_out(course, submitted):  # of several notebooks; it was graded as nothing
                content = digest(b"")
            else:
                content = digest(read_submitted(course, submitted), files_beside(course, assignment, submitted)[0])
            if content != record.submission_digest:
                found.append(reason("stale-again"))
        except SubmissionError:
            if record.refused is None:
                found.append(reason("stale-unreadable"))
    return found


def _request(request: regrades.Regrade) -> Reason:
    fields = {"number": request.id, "text": request.text}
    return Reason("look-regrade-of", fields | {"task": request.task}) if request.task else Reason("look-regrade", fields)


def _reaching(place: Place, what: str) -> Reason:
    kind, _, module = what.partition(" ") if what.startswith("changed ") else (what.replace(" ", "-"), "", "")
    where = Reason(f"reached-{kind}", {"module": module} if module else {})
    if place.cell is None:
        return reason("look-own-reaches", number=place.number, line=place.line, what=where)
    return reason("look-reaches", cell=place.cell, line=place.line, what=where)


# the class


def _summary(
    course: Course,
    assignment: Assignment,
    scores: ClassScores,
    rows: Sequence[Row],
    absent: Sequence[str],
    site: rendering.Site,
    words: Words,
) -> dict[str, Any]:
    graded = [row for row in rows if row.status is Status.GRADED]
    items = _items(assignment, scores, graded)
    final = [row.score for row in graded if row.score is not None]
    alike = _alike(course, assignment, graded)
    pictures = []
    if graded:
        pictures.append(plots.score_distribution(final, scores.total, words))
        shares = {item.title: item.statistics.difficulty for item in items if item.statistics and item.statistics.difficulty is not None}
        if shares:
            pictures.append(plots.difficulty(list(shares), list(shares.values()), words))
        pictures.append(plots.load([row.cpu_seconds or 0 for row in graded], [row.memory_mb or 0 for row in graded], words))
    common = _common(graded)
    own = {row.student: [weighed for weighed in row.reasons if weighed[0] < _FOR_ALL and weighed[1] not in common] for row in rows}
    human = sorted((row for row in rows if own[row.student]), key=lambda row: (own[row.student][0][0], row.student))
    return {
        "title": assignment.title,
        "argument": shlex.quote(assignment.name),  # of the command, which grades all its notebooks
        "made_at": datetime.now(timezone.utc),
        "points": scores.total,
        "rows": rows,
        "absent": absent,
        "graded": graded,
        "refused": sum(row.status is Status.REFUSED for row in rows),
        "mean": float(np.mean(final)) if final else None,
        "median": float(np.median(final)) if final else None,
        "spread": float(np.std(final, ddof=1)) if len(final) > 1 else None,
        "late": sum(row.penalty > 0 for row in rows),
        "items": items,
        "few": FEW,
        "by_chance": chance(len(graded)),
        "options": _options(assignment, items, graded),
        "mistakes": _mistakes(items, graded, site, words),
        "human": human,
        "own_reasons": own,
        "common": common,
        "inside": [test.grade_id for test in assignment.tests.values() if test.judging is None],
        "unmarked": {item.title: number for item in items if (number := sum(item.grade_id in row.unmarked for row in graded))},
        "unmarked_points": sum(item.points for item in items if any(item.grade_id in row.unmarked for row in graded)),
        "why": Counter(words.sentence(_WHY[own[row.student][0][0]]) for row in human),
        "stale": [row for row in rows if row.stale],
        "graders": _graders(rows),
        "alike": alike,
        "alike_share": ALIKE,
        "pictures": pictures,
        "slowest": sorted(graded, key=lambda row: -(row.cpu_seconds or 0))[:20],
        "cpu_time": rendering.duration(words, sum(row.cpu_seconds or 0 for row in graded)),
        "shown": SHOWN,
        "shown_first": SHOWN_FIRST,
    }


def _common(graded: Sequence[Row]) -> list[Reason]:
    """Reasons of no urgency that hold for every graded submission, of which there are some: they tell none from another."""
    if len(graded) < _SOME:
        return []
    return [why for weight, why in graded[0].reasons if 8 <= weight < _FOR_ALL and all((weight, why) in row.reasons for row in graded)]


@dataclass(frozen=True)
class Grader:
    """A person who has marked by hand; `name` is empty for all who did it while nobody watched."""

    name: str
    marks: int
    comments: int
    last: str  #: UTC


def _graders(rows: Sequence[Row]) -> list[Grader]:
    """By name, those who are not known last."""
    by_name: dict[str, list[HandMark]] = {}
    for row in rows:
        for mark in row.by_hand:
            by_name.setdefault(mark.by, []).append(mark)
    return [
        Grader(
            name,
            sum(mark.what == "score" for mark in marks),
            sum(mark.what == "comment" for mark in marks),
            max(mark.at for mark in marks),
        )
        for name, marks in sorted(by_name.items(), key=lambda entry: (not entry[0], entry[0]))
    ]


def _items(assignment: Assignment, scores: ClassScores, graded: Sequence[Row]) -> list[Item]:
    order = [grade_id for cell in assignment.notebook.cells if (grade_id := cell_grade_id(cell)) in scores.points]
    order += [grade_id for grade_id in scores.points if grade_id not in order]
    order = [grade_id for grade_id in order if grade_id is not None]
    named = titles(assignment)
    statistics: Mapping[str, ItemStatistics] = {}
    counted = [grade_id for grade_id in order if scores.points[grade_id] > 0]
    if graded and counted:
        untouched = {grade_id for row in graded for grade_id in row.unmarked if grade_id not in assignment.tests}
        untouched -= {grade_id for row in graded for grade_id in row.marked}  # whoever left it empty got 0 without a person
        out = [row.unmarked | untouched for row in graded]
        table = np.array(
            [[np.nan if each in left else row.scores.get(each, 0.0) for each in counted] for row, left in zip(graded, out, strict=True)]
        )
        statistics = dict(zip(counted, item_statistics(table, [scores.points[grade_id] for grade_id in counted]), strict=True))
    items = []
    for grade_id in order:
        test = assignment.tests.get(grade_id)
        answer = (test.answers if test else None) or grade_id
        outcomes = Counter(row.tests[grade_id].outcome.value for row in graded if grade_id in row.tests)
        items.append(
            Item(
                grade_id,
                named.get(answer, answer),
                scores.points[grade_id],
                assignment.kind(answer) == "question",
                statistics.get(grade_id),
                dict(outcomes.most_common()),
            )
        )
    return items


def _options(assignment: Assignment, items: Sequence[Item], graded: Sequence[Row]) -> list[Options]:
    found = []
    for item in items:
        test = assignment.tests.get(item.grade_id)
        if not item.question or test is None:
            continue
        key = test.key
        chosen = Counter(_choice(row.tests[item.grade_id], key.letter if key else None) for row in graded if item.grade_id in row.tests)
        letters = sorted({*(key.feedback if key else ()), *(letter for letter in chosen if len(letter) == 1)})
        rest = [other for other in (NO_ANSWER, SOMETHING_ELSE) if chosen[other]]
        found.append(Options(item.title, key.letter if key else None, {letter: chosen[letter] for letter in [*letters, *rest]}))
    return found


def _choice(test: TestResult, key: str | None) -> str:
    """The letter. A right answer is the key, whether or not the result states it."""
    choice = test.choice
    if choice is None and test.outcome is Outcome.PASSED:
        choice = key
    if choice is None:
        nothing = test.outcome is Outcome.OPEN or (test.mistake is not None and test.mistake.code == "no-answer")
        return NO_ANSWER if nothing else SOMETHING_ELSE
    return choice if re.fullmatch(r"\w", choice) else SOMETHING_ELSE


def _mistakes(items: Sequence[Item], graded: Sequence[Row], site: rendering.Site, words: Words) -> list[Mistake]:
    counted: Counter[tuple[str, str, str | None]] = Counter()
    tasks = {item.grade_id: item.title for item in items if not item.question}
    for row in graded:
        for test in row.tests.values():
            for finding in test.findings:
                if finding.mistake and test.grade_id in tasks:
                    counted[tasks[test.grade_id], words.sentence(finding.mistake), finding.see] += 1
    ordered = sorted(counted.items(), key=lambda entry: (-entry[1], entry[0][:2]))
    return [Mistake(title, diagnosis, number, site.section(see)) for (title, diagnosis, see), number in ordered]


def _alike(course: Course, assignment: Assignment, graded: Sequence[Row]) -> list[Alike]:
    """Of tasks alone: answers to questions say nothing."""
    tasks = [grade_id for grade_id in assignment.released if assignment.kind(grade_id) == "task"]
    sources = {}
    for row in graded:
        found = answers(course, row.student, assignment)
        sources[row.student] = [found.get(grade_id, "") for grade_id in tasks]
    return similar(sources, [assignment.released[grade_id] for grade_id in tasks])


# data


def _csv(items: Sequence[Item], rows: Sequence[Row], words: Words) -> str:
    header = [
        "student",
        "name",
        "status",
        "score",
        "late_penalty",
        "handed_in",
        "due",
        "seconds",
        "cpu_seconds",
        "memory_mb",
        "graded_at",
        "stale",
        "look_at",
        "marked_by",
    ]
    for item in items:
        header += [f"{item.grade_id}: {what}" for what in ("score", "outcome", "mistake")]
        header += [f"{item.grade_id}: choice"] * item.question
    return to_csv(header, (_csv_row(items, row, words) for row in rows))


def _items_csv(items: Sequence[Item], options: Sequence[Options]) -> str:
    """A row for each item: its statistics, how often each outcome was, and of a question how often each option was chosen."""
    outcomes = list(dict.fromkeys(outcome for item in items for outcome in item.outcomes))
    chosen = {each.title: each for each in options}
    letters = sorted({letter for each in options for letter in each.chosen})
    header = ["item", "title", "points", "difficulty", "upper_lower", "point_biserial", *outcomes, "key", *(f"chose {x}" for x in letters)]
    rows = []
    for item in items:
        of = item.statistics
        numbers = [of.difficulty, of.upper_lower, of.point_biserial] if of else [None] * 3
        choices = chosen.get(item.title) if item.question else None
        row: list[object] = [item.grade_id, item.title, item.points, *numbers, *(item.outcomes.get(outcome, 0) for outcome in outcomes)]
        rows.append([*row, choices.key if choices else None, *(choices.chosen.get(letter) if choices else None for letter in letters)])
    return to_csv(header, rows)


def _csv_row(items: Sequence[Item], row: Row, words: Words) -> list[object]:
    cells: list[object] = [
        row.student,
        row.name,
        row.status.value,
        row.score,
        row.penalty,
        row.handed_in,
        row.due,
        row.seconds,
        row.cpu_seconds,
        row.memory_mb,
    ]
    cells += [row.graded_at, "; ".join(map(words.sentence, row.stale)), "; ".join(words.sentence(why) for _, why in row.reasons)]
    cells.append("; ".join(map(str, row.by_hand)))
    for item in items:
        test = row.tests.get(item.grade_id)
        cells += [row.scores.get(item.grade_id), test.outcome.value if test else None, words.sentence(test.mistake) if test else None]
        cells += [test.choice if test else None] * item.question
    return cells


def _json(name: str, data: Mapping[str, Any], rows: Sequence[Row], words: Words) -> str:
    plain = {
        "assignment": name,
        "made_at": data["made_at"].strftime("%Y-%m-%d %H:%M UTC"),
        "points": data["points"],
        "items": [asdict(item) for item in data["items"]],
        "options": [asdict(options) for options in data["options"]],
        "mistakes": [asdict(mistake) for mistake in data["mistakes"]],
        "similar": [asdict(group) for group in data["alike"]],
        "nothing_handed_in": data["absent"],
    }
    head = json.dumps(plain, indent=1, ensure_ascii=False, allow_nan=False).removesuffix("\n}")
    lines = ",\n".join(json.dumps(_json_row(row, words), ensure_ascii=False, allow_nan=False) for row in rows)
    return f'{head},\n "submissions": [\n{lines}\n]}}\n'


def _json_row(row: Row, words: Words) -> dict[str, Any]:
    """As in SubmissionResult, without what is empty."""
    tests = {}
    for grade_id, test in row.tests.items():
        plain = {key: value for key, value in test.to_plain().items() if value not in (None, "", [], False) and key != "grade_id"}
        tests[grade_id] = plain | {"score": row.scores.get(grade_id)}
    plain = {
        key: getattr(row, key)
        for key in ("student", "name", "score", "penalty", "handed_in", "due", "seconds", "cpu_seconds", "memory_mb", "graded_at")
    }
    said: dict[str, Any] = {"stale": [words.sentence(why) for why in row.stale], "look_at": [words.sentence(why) for _, why in row.reasons]}
    said["by_hand"] = [asdict(mark) for mark in row.by_hand]
    return plain | {"status": row.status.value} | said | {"tests": tests}
