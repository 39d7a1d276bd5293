"""nbgrader's gradebook, written in one transaction a submission, with tables of ours beside nbgrader's own."""

from __future__ import annotations

import contextlib
import math
import re
import shlex
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from nbgrader import api
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, OperationalError

from autograder.classroom import attempts, kept, regrades  # noqa: F401  # of the last, the table is one of kept's
from autograder.classroom.course import Course
from autograder.classroom.late import rule_of
from autograder.classroom.rows import MARKED, SUBMITTED, Rows, is_handed_in, rows_of
from autograder.classroom.scores import Scores, class_scores
from autograder.errors import CourseError
from autograder.files import make_private
from autograder.grading.results import SubmissionResult, reason_from_json, reason_to_json
from autograder.notebooks.assignment import Assignment, as_stored, cell_grade_id, grader_metadata
from autograder.notebooks.submission import SubmissionError
from autograder.phrases import phrase
from autograder.reasons import Reason, reason

_OURS = sa.MetaData()
RESULTS = sa.Table(
    "autograder_result",
    _OURS,
    sa.Column("assignment", sa.String(255), primary_key=True),
    sa.Column("student", sa.String(255), primary_key=True),
    sa.Column("submission_digest", sa.String(64), nullable=False),
    sa.Column("assignment_digest", sa.String(64), nullable=False),
    sa.Column("refused", sa.Text),  # why it could not be graded, a Reason as JSON; else NULL
    sa.Column("result", sa.Text),  # SubmissionResult as JSON
    sa.Column("graded_at", sa.String(40), nullable=False),
)
_MINE = (RESULTS.c.assignment == sa.bindparam("of")) & (RESULTS.c.student == sa.bindparam("whose"))
_LAST = sa.select(RESULTS.c.submission_digest, RESULTS.c.refused).where(_MINE)
_CHANGED = sa.update(RESULTS).where(_MINE)
_NEW = sa.insert(RESULTS)
KEYS_SHOWN = sa.Table(
    "autograder_keys_shown",
    _OURS,
    sa.Column("assignment", sa.String(255), primary_key=True),
    sa.Column("since", sa.String(40), nullable=False),  # in UTC: when the first page with right answers was written
)


def tables() -> list[sa.Table]:
    """All that a gradebook is made of, nbgrader's tables and ours; none before one that it refers to."""
    version = sa.Table("alembic_version", sa.MetaData(), sa.Column("version_num", sa.String(32), primary_key=True))
    kinds = (api.Base.metadata, _OURS, kept.TABLES, attempts.TABLES)
    return [version, *(table for kind in kinds for table in kind.sorted_tables)]


@dataclass(frozen=True)
class Record:
    """What is kept of one submission: its result, or why there is none."""

    assignment: str
    student: str
    submission_digest: str
    assignment_digest: str
    refused: Reason | None
    result: SubmissionResult | None
    graded_at: str


@dataclass(frozen=True)
class Time:
    """When a submission was handed in, until when it could be, and whether a late penalty is taken off."""

    handed_in: datetime | None
    due: datetime | None
    penalized: bool

    def may_change_with(self, timestamp: str | None) -> bool:
        """Whether the penalty may be another one, if this is the time that lies beside the notebook."""
        handed_in = api.utils.parse_utc(timestamp) if timestamp else self.handed_in
        late = handed_in is not None and self.due is not None and handed_in > self.due
        return handed_in != self.handed_in or late or self.penalized


class Gradebook:
    """An open gradebook. Use as a context manager: on the way out, the database's errors become a CourseError."""

    def __init__(self, course: Course, *, new: bool = False) -> None:
        """Raises CourseError where the database cannot be opened or was made by another version of nbgrader.

        A file that is not there is made with `new` alone: a wrong name must not leave an empty gradebook behind.
        """
        self._course = course
        self.name = database_name(course.db)
        url = sa.make_url(course.db)
        file = Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
        was_there = file is not None and file.exists()
        if file is not None and not (new or was_there):
            raise CourseError(
                "{gradebook}: there is no gradebook; run `autograder release` first, or name the right one with --db", gradebook=self.name
            )
        with explained(self.name):
            _check_version(course.db)
            self.nbgrader = api.Gradebook(course.db, course.id)
            _OURS.create_all(self.nbgrader.engine)
            kept.TABLES.create_all(self.nbgrader.engine)
            attempts.TABLES.create_all(self.nbgrader.engine)
        if file is not None:
            with contextlib.suppress(OSError):  # somebody else's
                make_private(file, silently=not was_there)

    def __enter__(self) -> Gradebook:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self.nbgrader.close()
        if isinstance(error, DBAPIError):
            with explained(self.name):
                raise error

    def as_released(self, assignment: Assignment) -> Assignment:
        """The assignment by the source cells that nbgrader's generate_assignment left here. Raises CourseError."""
        book, cell = api.Notebook, api.SourceCell
        query = self.nbgrader.db.query(cell.name, cell.source).join(book, cell.notebook_id == book.id).join(api.Assignment)
        rows = query.filter(book.name == assignment.book, api.Assignment.name == assignment.name).all()
        self.nbgrader.db.rollback()
        return as_stored(assignment, {row[0]: row[1] or "" for row in rows})

    def check_assignment(self, assignment: Assignment) -> None:
        """Raises CourseError unless the gradebook knows the assignment with the same cells and points."""
        try:
            known = self.nbgrader.find_notebook(assignment.book, assignment.name)
        except api.MissingEntry:
            raise CourseError(
                "{gradebook}: the gradebook does not know {assignment}; run `autograder release {argument}`",
                gradebook=self.name,
                assignment=assignment.key,
                argument=shlex.quote(assignment.name),
            ) from None
        cells = {cell.name: cell.max_score for cell in known.grade_cells}
        graded = {cell_grade_id(cell) for cell in assignment.notebook.cells if grader_metadata(cell).get("grade")}
        if cells.keys() != graded or any(cells[grade_id] != test.points for grade_id, test in assignment.tests.items()):
            raise CourseError(
                "{gradebook}: the gradebook holds other cells or points for {assignment} than "
                "{folder}; run `autograder release {argument}`",
                gradebook=self.name,
                assignment=assignment.key,
                folder=self._course.source / assignment.name,
                argument=shlex.quote(assignment.name),
            )

    def records(self, assignment: str, students: Collection[str] = ()) -> dict[str, Record]:
        """What is kept for an assignment, by the key of one of its notebooks, by student; with `students`, of these alone.

        To read what is kept of a large class takes as long as to grade a submission.
        """
        query = sa.select(RESULTS).where(RESULTS.c.assignment == assignment)
        rows = self.nbgrader.db.execute(query.where(RESULTS.c.student.in_(students)) if students else query).all()
        self.nbgrader.db.rollback()
        return {row.student: _record(row) for row in rows}

    def state(self, assignment: Assignment) -> dict[str, tuple[str, str, Reason | None]]:
        """By student: digests of submission and assignment at the last grading, and why it was refused, if it was."""
        columns = RESULTS.c
        query = sa.select(columns.student, columns.submission_digest, columns.assignment_digest, columns.refused)
        rows = self.nbgrader.db.execute(query.where(columns.assignment == assignment.key)).all()
        self.nbgrader.db.rollback()
        return {row[0]: (row[1], row[2], reason_from_json(row[3]) if row[3] is not None else None) for row in rows}

    def times(self, assignment: Assignment) -> dict[str, Time]:
        """By student: when each submission was handed in, as the gradebook has it."""
        submitted, notebook = api.SubmittedAssignment, api.SubmittedNotebook
        query = self.nbgrader.db.query(submitted.student_id, submitted.timestamp, submitted.extension, notebook.late_submission_penalty)
        rows = query.join(notebook, notebook.assignment_id == submitted.id)
        rows = rows.filter(submitted.name == assignment.name, notebook.name == assignment.book).all()
        due = self.nbgrader.find_assignment(assignment.name).duedate
        self.nbgrader.db.rollback()
        return {row[0]: Time(row[1], due + (row[2] or timedelta(0)) if due else None, bool(row[3])) for row in rows}

    def set_time(self, assignment: Assignment, student: str, timestamp: str | None) -> bool:
        """Enters when a submission was handed in, and the late penalty that follows. Says whether the penalty is another one."""
        with self._transaction() as db:
            rows = rows_of(db, assignment.name, assignment.book, student)
            if timestamp:
                rows = rows.with_time(db, api.utils.parse_utc(timestamp))
            return self._penalize(db, rows, student)

    def is_marked(self, assignment: Assignment, student: str) -> bool:
        """Whether a person has set points in this notebook."""
        of = {"assignment": assignment.name, "notebook": assignment.book, "student": student}
        found = self.nbgrader.db.execute(MARKED, of).first()
        self.nbgrader.db.rollback()
        return found is not None

    def forget_time(self, name: str, student: str) -> None:
        """Makes the time of a submission unknown, which nbgrader has entered from a text that may mean several hours."""
        with self._transaction() as db:
            db.execute(sa.update(SUBMITTED).where(is_handed_in(name, [student])).values(timestamp=None))

    def keys_shown(self, assignment: str) -> datetime | None:
        """Since when (UTC) pages with right answers to questions have been written; None before."""
        since = self.nbgrader.db.execute(sa.select(KEYS_SHOWN.c.since).where(KEYS_SHOWN.c.assignment == assignment)).scalar()
        return datetime.fromisoformat(since) if since else None

    def note_keys_shown(self, assignment: str) -> None:
        """Remembers that right answers are about to be shown, if they never were."""
        if self.keys_shown(assignment) is None:
            with contextlib.suppress(IntegrityError), self._transaction() as db:  # another program has noted it since
                now = datetime.now(timezone.utc).replace(tzinfo=None)
                db.execute(sa.insert(KEYS_SHOWN).values(assignment=assignment, since=now.isoformat(timespec="seconds")))

    def set_due(self, name: str, due: datetime) -> None:
        """Sets until when (UTC) all may hand in. Raises CourseError where the gradebook does not know the assignment."""
        with self._transaction():
            self._known(name).duedate = due

    def due(self, name: str) -> datetime | None:
        """Until when (UTC) all may hand in. Raises CourseError where the gradebook does not know the assignment."""
        due: datetime | None = self._known(name).duedate
        self.nbgrader.db.rollback()
        return due

    def extensions(self, name: str) -> dict[str, timedelta]:
        """By how much longer than all others a student may hand in; of those who have one."""
        submitted = api.SubmittedAssignment
        query = self.nbgrader.db.query(submitted.student_id, submitted.extension)
        rows = {row[0]: row[1] for row in query.filter(submitted.assignment_id == self._known(name).id)}
        self.nbgrader.db.rollback()
        # of who has handed in, nbgrader's own entry counts: other programs of nbgrader's may have changed it
        found = kept.extensions(self.nbgrader, name) | rows
        return {student: extension for student, extension in found.items() if extension}

    def extend(self, name: str, students: Sequence[str], until: datetime | None) -> None:
        """Gives students an extension until a time (UTC), or takes it back, whether or not they have handed in. Raises CourseError."""
        due = self._known(name).duedate
        if until is not None and (due is None or until <= due):
            when = phrase("due {due:%Y-%m-%d %H:%M} UTC", due=due) if due else phrase("has no due date")
            raise CourseError("{name}: {when}; an extension ends after that", name=name, when=when)
        unknown = [student for student in students if self.nbgrader.db.get(api.Student, student) is None]
        self.nbgrader.db.rollback()
        if unknown:
            raise CourseError(
                "{unknown}: the gradebook knows no such student; check the id, or load the class list (`autograder roster`)",
                unknown=", ".join(unknown),
            )
        extension = until - due if until is not None else None
        with self._transaction() as db:  # of all: whoever weighs late attempts meanwhile sees every extension, or none
            for student in students:
                kept.keep_extension(self.nbgrader, name, student, extension)
            db.execute(sa.update(SUBMITTED).where(is_handed_in(name, students)).values(extension=extension))

    def _known(self, name: str) -> Any:
        try:
            return self.nbgrader.find_assignment(name)
        except api.MissingEntry:
            raise CourseError(
                "{gradebook}: the gradebook does not know {name}; run `autograder release {argument}`",
                gradebook=self.name,
                name=name,
                argument=shlex.quote(name),
            ) from None

    def save(
        self,
        assignment: Assignment,
        student: str,
        digest: str,
        result: SubmissionResult,
        timestamp: str | None,
        *,
        timed: bool = False,
        read: Collection[str] = (),
    ) -> None:
        """Writes the scores of one submission, all or nothing. Manual scores and comments stay as they are.

        What a person has marked waits for a person again where it is not what that person saw: an answer that is neither in the same
        submission as the last one graded nor among `read` (grade_ids), or a test cell that has another score now.

        Of another submission than before nothing is taken for granted: without a time it has none, but is late where the one before
        was; and its answers to questions whose keys had been shown by then change no score. `timed` says that nbgrader has entered the
        time itself. Raises SubmissionError where the database cannot hold the student's name, and could another's.
        """
        with self._refusing_what_no_column_holds(), self._transaction() as db:
            rows = rows_of(db, assignment.name, assignment.book, student)
            before, was_graded = self._last(assignment, student)
            again = before not in (None, digest)
            remarks: list[Reason] = []
            if timestamp:
                rows = rows.with_time(db, api.utils.parse_utc(timestamp))
            elif again and not timed and rows.late <= 0:
                rows = rows.with_time(db, None)
                remarks += [reason("time-unknown")] if rows.due is not None else []
            scores = {test.grade_id: test.score for test in result.tests}
            handed_in = rows.timestamp if timestamp or timed else None
            shown = self._keys_known(assignment, handed_in) & scores.keys() if again else set()
            remarks += [reason("keys-known", since=f"{self.keys_shown(assignment.name):%Y-%m-%d %H:%M}")] if shown else []
            result = replace(result, remarks=(*result.remarks, *remarks))
            left_out = any(remark.code == "no-such-file" for remark in result.remarks)
            grades = []
            for grade in rows.grades(db):
                if grade.name in shown:
                    continue
                seen = grade.name in read or (was_graded and before == digest)
                score = grade.score
                if grade.is_task and not left_out:  # it may share its name with a graded cell: a cell can be both
                    unread = grade.unread
                elif grade.name in scores and not grade.is_task:
                    score = scores[grade.name]
                    seen = seen and _same(score, grade.score)
                    unread = score is None
                else:  # for a person to read, unless nothing was written
                    score = 0.0 if grade.name in result.unanswered else None
                    unread = score is None
                unread = grade.unread or not seen if grade.is_marked else unread
                grades.append(replace(grade, score=score, unread=unread))
            rows.enter_grades(db, grades)
            rows.enter_comments(db, dict.fromkeys(result.unanswered, "No response."))
            self._penalize(db, rows, student)
            self._keep(db, assignment, student, digest, None, result)

    @contextlib.contextmanager
    def _refusing_what_no_column_holds(self) -> Iterator[None]:
        try:
            yield
        except DataError as error:
            why = " ".join(str(error.orig).split())
            raise SubmissionError(reason("unknown-to-database", database=self.name, why=why)) from error

    def _keys_known(self, assignment: Assignment, handed_in: datetime | None) -> set[str]:
        """Of a submission in another one's place, the questions whose keys had been shown when it was handed in; by grade_id."""
        known = self.keys_shown(assignment.name)
        if known is None or (handed_in is not None and handed_in <= known):
            return set()
        return {grade_id for grade_id, test in assignment.tests.items() if test.key is not None}

    def _last(self, assignment: Assignment, student: str) -> tuple[str | None, bool]:
        """The digest of the submission that was read last, and whether it could be graded."""
        found = self.nbgrader.db.execute(_LAST, {"of": assignment.key, "whose": student}).one_or_none()
        return (None, False) if found is None else (str(found[0]), found[1] is None)

    def refuse(self, assignment: Assignment, student: str, digest: str, why: Reason) -> None:
        """Remembers that a submission could not be graded. Earlier scores stay; the report calls them stale."""
        with self._transaction() as db:
            self._keep(db, assignment, student, digest, why, None)

    def forget_what_is_deleted(self) -> None:
        """Writes the file anew, in which rows that are deleted can else still be read."""
        if self.nbgrader.engine.dialect.name == "sqlite":
            with self.nbgrader.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(sa.text("VACUUM"))

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sa.Connection]:
        """All that is written inside, or nothing."""
        db = self.nbgrader.db
        try:
            yield db.connection()
            db.commit()
        except BaseException:
            db.rollback()
            raise

    def _penalize(self, db: sa.Connection, rows: Rows, student: str) -> bool:
        """Enters the late penalty by the course's rule, else by the plugin of nbgrader's that its configuration names.

        Says whether it is another one than before.
        """
        penalty = self._penalty(student, rows.score(db), rows.late) if rows.late > 0 else None
        rows.enter_penalty(db, penalty)
        return (penalty or 0) != (rows.penalty or 0)

    def _penalty(self, student: str, score: float, late: float) -> float | None:
        """What is taken off a score that came so many seconds late; None where nothing is."""
        if late <= 0:
            return None
        rule = rule_of(self._course.settings.config, self._course.settings.where("LatePenalty", "rule"))
        if rule is not None:
            return rule.penalty(score, timedelta(seconds=late)) or None
        try:
            step = AssignLatePenalties(config=self._course.settings.config)
            if not step.enabled:
                return None
            step.init_plugin()
            penalty = step.plugin_inst.late_submission_penalty(student, score, late)
            return None if penalty is None else min(max(penalty, 0), score)
        except Exception as error:  # the plugin is the course's own, and may raise anything
            raise CourseError(
                "{where}: the plugin for late penalties failed for {student} "
                "({kind}: {error}); fix it and run again; what was graded is kept",
                where=self._course.settings.where("AssignLatePenalties", "plugin_class"),
                student=student,
                kind=type(error).__name__,
                error=error,
            ) from error

    def worth(self, assignment: Assignment, student: str, digest: str, result: SubmissionResult, timestamp: str | None) -> float:
        """The points that `save` would leave: less the late penalty, and with the points of before for questions whose keys were shown."""
        name = assignment.name
        handed_in = api.utils.parse_utc(timestamp) if timestamp else None
        due = self._known(name).duedate
        again = self._last(assignment, student)[0] not in (None, digest)
        shown = self._keys_known(assignment, handed_in) if again else set()
        before = class_scores(self.nbgrader, name, assignment.book, [student]).by_student.get(student, Scores()).cells if shown else {}
        kept_scores = {grade_id: cell.automatic or 0.0 for grade_id, cell in before.items() if grade_id in shown}
        score = sum(kept_scores.get(test.grade_id, test.score or 0.0) for test in result.tests)
        self.nbgrader.db.rollback()
        if timestamp is None or due is None:
            return score
        late = handed_in - due - self.extensions(name).get(student, timedelta(0))
        return score - (self._penalty(student, score, late.total_seconds()) or 0.0)

    def _keep(
        self,
        db: sa.Connection,
        assignment: Assignment,
        student: str,
        digest: str,
        refused: Reason | None,
        result: SubmissionResult | None,
    ) -> None:
        row = {
            "submission_digest": digest,
            "assignment_digest": assignment.digest,
            "refused": reason_to_json(refused) if refused else None,
            "result": result.to_json() if result else None,
            "graded_at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        }
        if db.execute(_CHANGED, {"of": assignment.key, "whose": student, **row}).rowcount == 0:
            db.execute(_NEW, {"assignment": assignment.key, "student": student, **row})


def _same(score: float | None, other: float | None) -> bool:
    return score == other or (score is not None and other is not None and math.isclose(score, other))


def _record(row: Any) -> Record:
    return Record(
        row.assignment,
        row.student,
        row.submission_digest,
        row.assignment_digest,
        reason_from_json(row.refused) if row.refused is not None else None,
        SubmissionResult.from_json(row.result) if row.result else None,
        row.graded_at,
    )


@cache
def version_here() -> str:
    """The revision of the gradebook's tables that no other follows, from nbgrader's files: importing Alembic takes as long as grading."""
    texts = [path.read_text(encoding="utf-8") for path in Path(api.__file__).with_name("alembic").glob("versions/*.py")]
    found: list[list[str]] = [
        re.findall(rf"^{name}\b.*=\s*['\"](\w+)['\"]", text, re.MULTILINE) for text in texts for name in ("revision", "down_revision")
    ]
    (head,) = {name for names in found[::2] for name in names} - {name for names in found[1::2] for name in names}
    return head


def _check_version(db: str) -> None:
    """nbgrader itself does not look; a gradebook of another version then fails in the middle of a run.

    An empty database gets its version here: nbgrader would start Alembic to learn it, which takes longer than all the rest.
    """
    engine = sa.create_engine(db)
    try:
        with engine.begin() as connection:
            tables = sa.inspect(connection).get_table_names()
            if not tables:  # as nbgrader makes it
                connection.execute(sa.text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
                connection.execute(sa.text("INSERT INTO alembic_version (version_num) VALUES (:here)"), {"here": version_here()})
            if "alembic_version" not in tables:
                return
            there = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    finally:
        engine.dispose()
    if there != version_here():
        raise CourseError(
            "{gradebook}: this gradebook was made by another version of nbgrader (schema {there}, here {version}); "
            "update nbgrader, or, if the gradebook is the older one, run `nbgrader db upgrade` after making a copy",
            gradebook=database_name(db),
            there=there,
            version=version_here(),
        )


def database_name(db: str) -> str:
    """As people and logs may see it: a file, or an address without what may be secret. Raises CourseError where it is neither."""
    try:
        url = sa.make_url(db)
        url.get_dialect().import_dbapi()
    except (ArgumentError, ImportError, ValueError) as error:  # a port that is no number
        raise CourseError(
            "the gradebook's --db is not the address of a database that can be used here ({error}); "
            "write e.g. postgresql+psycopg://user@host/name",
            error=error,
        ) from error
    return str(url.database) if url.get_backend_name() == "sqlite" else url.set(query={}).render_as_string(hide_password=True)


@contextlib.contextmanager
def explained(name: str) -> Iterator[None]:
    """Turns the database's errors into ones that say what to do."""
    try:
        yield
    except OperationalError as error:
        text = str(error.orig)
        if "locked" in text:
            cure = phrase("another program is writing to it (the formgrader? a copy still open?); close that and run again")
        elif "readonly" in text:
            cure = phrase("it cannot be written; check the file's and folder's permissions")
        elif text.startswith("no such"):
            cure = phrase("it is not a gradebook of nbgrader's; name the right one with --db, or restore a copy")
        elif "full" in text:
            cure = phrase("the disk is full; make room and run again, what was graded is kept")
        else:
            cure = phrase("check that it is there and can be reached, and run again; what was graded is kept")
        raise CourseError("{name}: {text}: {cure}", name=name, text=text, cure=cure) from error
    except (DBAPIError, sqlite3.DatabaseError) as error:
        what = str(getattr(error, "orig", error))
        raise CourseError(
            "{name}: this is not a gradebook that can be read ({what}); restore a copy or name another with --db", name=name, what=what
        ) from error
