"""The queue of `autograder serve`: every attempt that was handed in, in a table of our own beside nbgrader's.

Several services may work on one queue. An attempt is taken by one of them, in one statement of the database, and is taken up again
when that one is gone.
"""

from __future__ import annotations

import itertools
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import Enum
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from nbgrader import api

from autograder.authoring.front_matter import FrontMatter, read_front_matter
from autograder.classroom.course import Course
from autograder.grading.results import SubmissionResult, reason_from_json, reason_to_json
from autograder.reasons import Reason

TABLES = sa.MetaData()
_ATTEMPTS = sa.Table(
    "autograder_attempt",
    TABLES,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("assignment", sa.String(255), nullable=False),
    sa.Column("student", sa.String(255), nullable=False, index=True),
    sa.Column("source", sa.String(16), nullable=False),
    sa.Column("origin", sa.String(255), nullable=False),  # what names it where it came from
    sa.Column("folder", sa.String(255), nullable=False),  # below the student's and the assignment's in attempts/
    sa.Column("received_at", sa.String(40), nullable=False),  # times are ISO 8601 in UTC, which sort as texts
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("state", sa.String(16), nullable=False, index=True),
    sa.Column("not_before", sa.String(40)),
    sa.Column("holder", sa.String(64)),  # the service that grades it
    sa.Column("tries", sa.Integer, nullable=False, default=0),
    sa.Column("started_at", sa.String(40)),  # of each later than of all that began before, also after the clock was set back
    sa.Column("done_at", sa.String(40)),
    sa.Column("score", sa.Float),
    sa.Column("final", sa.Float),  # after the late penalty
    sa.Column("points", sa.Float),
    sa.Column("counts", sa.Boolean, nullable=False, default=False),
    sa.Column("told", sa.Boolean, nullable=False, default=False),  # whether its page says what may be said at the end
    sa.Column("why", sa.Text),  # why it could not be graded, a Reason as JSON
    sa.Column("results", sa.JSON),  # by notebook, SubmissionResult as JSON; read by itself
    sa.UniqueConstraint("source", "origin"),
)
_SHORT = [column for column in _ATTEMPTS.c if column.name != "results"]


class Source(str, Enum):
    """Where an attempt came from."""

    EXCHANGE = "exchange"
    HTTP = "http"
    SUBMITTED = "submitted"  #: a person has put it there


class State(str, Enum):
    """What has become of an attempt."""

    WAITING = "waiting"
    GRADING = "grading"
    GRADED = "graded"
    REFUSED = "refused"  #: it could not be graded
    REPLACED = "replaced"  #: a later one came while it waited for its day
    OVER = "over"  #: there is no further attempt


TAKEN = (State.WAITING, State.GRADING, State.GRADED)  #: these count against the ration


@dataclass(frozen=True)
class Attempt:
    """One hand-in. Times are in UTC, with their zone."""

    id: int
    assignment: str
    student: str
    source: Source
    origin: str
    folder: str
    received_at: datetime
    digest: str
    state: State
    not_before: datetime | None
    tries: int
    started_at: datetime | None
    done_at: datetime | None
    score: float | None
    final: float | None
    points: float | None
    counts: bool
    why: Reason | None

    @property
    def is_done(self) -> bool:
        return self.state not in (State.WAITING, State.GRADING)


def policy_of(course: Course, name: str) -> FrontMatter:
    """How often an assignment may be handed in, which attempt counts, and what is said before it is due; without a text, the defaults."""
    path = course.texts / f"{name}.md"
    return read_front_matter(path) if path.is_file() else FrontMatter()


def attempt_folder(course: Course, attempt: Attempt) -> Path:
    """Where what was handed in lies."""
    return course.attempts / attempt.student / attempt.assignment / attempt.folder


def graded_folder(course: Course, attempt: Attempt) -> Path:
    """Where its graded notebooks lie: beside what was handed in, in which a file may have any name."""
    return attempt_folder(course, attempt).with_name(f"graded-{attempt.folder}")


def now() -> datetime:
    return datetime.now(timezone.utc)


class Attempts:
    """The table, for several threads at once; each call is a transaction."""

    def __init__(self, course: Course) -> None:
        patient = {"timeout": 60} if sa.make_url(course.db).get_backend_name() == "sqlite" else {}
        self._engine = sa.create_engine(course.db, connect_args=patient)
        TABLES.create_all(self._engine)

    def close(self) -> None:
        self._engine.dispose()

    def add(
        self,
        assignment: str,
        student: str,
        source: Source,
        origin: str,
        folder: str,
        received_at: datetime,
        digest: str,
        *,
        not_before: datetime | None = None,
        state: State = State.WAITING,
    ) -> Attempt | None:
        """Enters an attempt; None where one of this origin is there already. Of those that wait for their day, the newest alone stays."""
        row = {
            "assignment": assignment,
            "student": student,
            "source": source.value,
            "origin": origin,
            "folder": folder,
            "received_at": _text(received_at),
            "digest": digest,
            "state": state.value,
            "not_before": _text(not_before),
        }
        columns = _ATTEMPTS.c
        mine = (columns.assignment == assignment) & (columns.student == student)
        try:
            with self._engine.begin() as db:
                number = int(db.execute(sa.insert(_ATTEMPTS).values(**row).returning(columns.id)).scalar_one())
                if not_before is not None:
                    older = (
                        mine & (columns.id < number) & (columns.state == State.WAITING.value) & (columns.not_before > _text(received_at))
                    )
                    db.execute(sa.update(_ATTEMPTS).where(older).values(state=State.REPLACED.value))
        except sa.exc.IntegrityError:
            return None
        return self.get(number)

    def claim(self, holder: str) -> Attempt | None:
        """Takes the next attempt for a service, None where there is none: of the student who has waited longest since their last turn.

        Nobody has two graded at a time, so that a later one is never written before an earlier one.
        """
        columns, time = _ATTEMPTS.c, now()
        turns = sa.select(columns.student, sa.func.max(columns.started_at).label("last")).group_by(columns.student).subquery()
        busy = sa.select(columns.student).where(columns.state == State.GRADING.value)
        due = (columns.state == State.WAITING.value) & (columns.not_before.is_(None) | (columns.not_before <= _text(time)))
        latest = sa.select(sa.func.max(columns.started_at))
        query = (
            sa.select(columns.id)
            .join(turns, turns.c.student == columns.student)
            .where(due, columns.student.not_in(busy))
            .order_by(sa.func.coalesce(turns.c.last, ""), columns.id)
            .limit(1)
        )
        while True:
            with self._engine.begin() as db:
                number, last = db.execute(query).scalar(), _time(db.execute(latest).scalar())
            if number is None:
                return None
            begin = time if last is None else max(time, last + timedelta(microseconds=1))  # turns go on where the clock was set back
            with self._engine.begin() as db:
                # nor has another service begun an earlier one of the same student, which waits again since this one was found
                mine = (columns.id == number) & (columns.state == State.WAITING.value) & columns.student.not_in(busy)
                change = {"state": State.GRADING.value, "holder": holder, "started_at": _text(begin), "tries": columns.tries + 1}
                won = db.execute(sa.update(_ATTEMPTS).where(mine).values(**change)).rowcount == 1
            if won:
                return self.get(number)

    def line(self) -> list[int]:
        """What waits and could be graded now, in the order in which `claim` takes it: everybody's next one, then the ones after these."""
        columns = _ATTEMPTS.c
        due = (columns.state == State.WAITING.value) & (columns.not_before.is_(None) | (columns.not_before <= _text(now())))
        turns = sa.select(columns.student, sa.func.max(columns.started_at)).group_by(columns.student)
        with self._engine.begin() as db:
            waiting = db.execute(sa.select(columns.id, columns.student).where(due).order_by(columns.id)).all()
            last = {student: time or "" for student, time in db.execute(turns).all()}
        mine: dict[str, list[int]] = {}
        for number, student in waiting:
            mine.setdefault(student, []).append(number)
        order = sorted(mine, key=lambda student: (last[student], mine[student][0]))
        return [
            mine[student][turn] for turn in range(max(map(len, mine.values()), default=0)) for student in order if turn < len(mine[student])
        ]

    def set_back(self) -> int:
        """What came while the clock was ahead of what it says now came now, and waits no longer than it would; says how many these are.

        Else nobody's ration would hold an attempt that is never over.
        """
        columns, time = _ATTEMPTS.c, now()
        found = self._find(columns.received_at > _text(time))
        with self._engine.begin() as db:
            for attempt in found:
                wait = attempt.not_before - (attempt.received_at - time) if attempt.not_before else None
                change = {"received_at": _text(time), "not_before": _text(wait)}
                db.execute(sa.update(_ATTEMPTS).where(columns.id == attempt.id).values(**change))
        return len(found)

    def holders(self) -> set[str]:
        """The services that have attempts in their hands, or had when they ended."""
        with self._engine.begin() as db:
            return set(db.execute(sa.select(_ATTEMPTS.c.holder).where(_ATTEMPTS.c.state == State.GRADING.value).distinct()).scalars())

    def give_back(self, holder: str, attempt: Attempt | None = None, *, counted: bool = True) -> int:
        """What a service had in its hands, or one attempt of that, waits again; says how many these are.

        `counted` where the attempt itself may be why the service did not come to its end with it; else it was neither a try nor a turn.
        """
        mine = (_ATTEMPTS.c.holder == holder) & (_ATTEMPTS.c.state == State.GRADING.value)
        if attempt is not None:
            mine &= _ATTEMPTS.c.id == attempt.id
        with self._engine.begin() as db:
            change: dict[str, Any] = {"state": State.WAITING.value, "holder": None}
            if not counted:
                change |= {"tries": _ATTEMPTS.c.tries - 1, "started_at": None}
            return db.execute(sa.update(_ATTEMPTS).where(mine).values(**change)).rowcount

    def finish(
        self,
        attempt: Attempt,
        state: State,
        *,
        results: Mapping[str, SubmissionResult] | None = None,
        final: float | None = None,
        counts: bool = False,
        told: bool = False,
        why: Reason | None = None,
    ) -> None:
        """Enters what became of an attempt; one that counts takes the place of the one that did."""
        columns = _ATTEMPTS.c
        change: dict[str, Any] = {
            "state": state.value,
            "done_at": _text(now()),
            "counts": counts,
            "told": told,
            "why": reason_to_json(why) if why else None,
            "final": final,
        }
        if results is not None:
            change |= {
                "score": sum(result.score for result in results.values()),
                "points": sum(result.points for result in results.values()),
                "results": {book: result.to_json() for book, result in results.items()},
            }
        with self._engine.begin() as db:
            if counts:
                others = (columns.assignment == attempt.assignment) & (columns.student == attempt.student)
                db.execute(sa.update(_ATTEMPTS).where(others).values(counts=False))
            db.execute(sa.update(_ATTEMPTS).where(columns.id == attempt.id).values(**change))

    def graded_late(self, assignment: str, due: datetime | None) -> list[list[Attempt]]:
        """By student, graded attempts of whoever has one that came after `due`, or from which something was taken off."""
        columns = _ATTEMPTS.c
        graded = (columns.assignment == assignment) & (columns.state == State.GRADED.value)
        late = columns.final != columns.score
        if due is not None:
            late |= columns.received_at > _text(due.replace(tzinfo=timezone.utc))
        concerned = sa.select(columns.student).where(graded & late)
        found: dict[str, list[Attempt]] = {}
        for attempt in self._find(graded & columns.student.in_(concerned)):
            found.setdefault(attempt.student, []).append(attempt)
        return list(found.values())

    def weigh(self, finals: Mapping[int, float], again: Attempt | None) -> None:
        """What graded attempts are worth now, by their numbers, after the late penalty; `again` is graded once more.

        At once, since whoever finds them worth what they are has nothing more to do.
        """
        columns = _ATTEMPTS.c
        with self._engine.begin() as db:
            for number, final in finals.items():
                db.execute(sa.update(_ATTEMPTS).where(columns.id == number).values(final=final))
            if again is not None:
                mine = (columns.id == again.id) & (columns.state == State.GRADED.value)
                db.execute(sa.update(_ATTEMPTS).where(mine).values(state=State.WAITING.value, tries=0, not_before=None))

    def tell(self, attempt: Attempt) -> None:
        """Remembers that an attempt's page says what may be said at the end."""
        with self._engine.begin() as db:
            db.execute(sa.update(_ATTEMPTS).where(_ATTEMPTS.c.id == attempt.id).values(told=True))

    def untold(self, assignment: str, most: int, last: Container[int | None] = ()) -> list[Attempt]:
        """Those of the exchange whose pages said less than they may now; those whose numbers are in `last` after all others."""
        columns = _ATTEMPTS.c
        done = columns.state.in_([State.GRADED.value, State.REFUSED.value]) & (columns.source == Source.EXCHANGE.value)
        found = self._find((columns.assignment == assignment) & done & sa.not_(columns.told))
        return sorted(found, key=lambda attempt: attempt.id in last)[:most]

    def get(self, number: int) -> Attempt | None:
        found = self._find(_ATTEMPTS.c.id == number)
        return found[0] if found else None

    def results(self, number: int) -> dict[str, SubmissionResult]:
        """By notebook, of an attempt that was graded."""
        with self._engine.begin() as db:
            kept = db.execute(sa.select(_ATTEMPTS.c.results).where(_ATTEMPTS.c.id == number)).scalar() or {}
        return {book: SubmissionResult.from_json(result) for book, result in kept.items()}

    def of_student(self, student: str, assignment: str | None = None) -> list[Attempt]:
        """In the order in which they came."""
        mine = _ATTEMPTS.c.student == student
        return self._find(mine if assignment is None else mine & (_ATTEMPTS.c.assignment == assignment))

    def unfinished(self) -> list[Attempt]:
        """What waits or is being graded."""
        return self._find(_ATTEMPTS.c.state.in_([State.WAITING.value, State.GRADING.value]))

    def failures(self, most: int) -> list[Attempt]:
        """The last attempts that could not be graded, the newest first."""
        query = sa.select(*_SHORT).where(_ATTEMPTS.c.state == State.REFUSED.value).order_by(_ATTEMPTS.c.id.desc()).limit(most)
        with self._engine.begin() as db:
            return [_attempt(row) for row in db.execute(query)]

    def counted(self) -> dict[State, int]:
        """How many attempts are in each state."""
        query = sa.select(_ATTEMPTS.c.state, sa.func.count()).group_by(_ATTEMPTS.c.state)
        with self._engine.begin() as db:
            found = {State(row[0]): row[1] for row in db.execute(query)}
        return {state: found.get(state, 0) for state in State}

    def origins(self, source: Source) -> set[str]:
        """What was taken in from there."""
        with self._engine.begin() as db:
            return set(db.execute(sa.select(_ATTEMPTS.c.origin).where(_ATTEMPTS.c.source == source.value)).scalars())

    def digests(self, assignment: str) -> set[tuple[str, str]]:
        """Student and content of all attempts at an assignment."""
        query = sa.select(_ATTEMPTS.c.student, _ATTEMPTS.c.digest).where(_ATTEMPTS.c.assignment == assignment)
        with self._engine.begin() as db:
            return {(row[0], row[1]) for row in db.execute(query)}

    def _find(self, where: sa.ColumnElement[bool]) -> list[Attempt]:
        with self._engine.begin() as db:
            return [_attempt(row) for row in db.execute(sa.select(*_SHORT).where(where).order_by(_ATTEMPTS.c.id))]


def taken(attempts: Sequence[Attempt]) -> list[datetime]:
    """When those of a student's attempts at an assignment were, or will be, that count against the ration.

    One with the same content as the one before costs nothing: it has the same result, so that there is nothing to learn by it.
    """
    return [_day(next(same)) for _, same in itertools.groupby(_rationed(attempts), key=lambda attempt: attempt.digest)]


def costs(attempts: Sequence[Attempt], digest: str, time: datetime) -> bool:
    """Whether one more attempt with this content would count against the ration: not where the last one had the same and had its day."""
    rationed = [attempt for attempt in _rationed(attempts) if _day(attempt) <= time]
    return not rationed or rationed[-1].digest != digest


def repeated(others: Sequence[Attempt], attempt: Attempt) -> Attempt | None:
    """The graded one whose content this attempt has again at no cost, as `costs` says."""
    rationed = [each for each in _rationed(others) if _day(each) <= _day(attempt)]
    last = rationed[-1] if rationed else None
    return last if last is not None and last.digest == attempt.digest and last.state is State.GRADED else None


def _rationed(attempts: Sequence[Attempt]) -> list[Attempt]:
    """In the order of the times at which they count."""
    return sorted((each for each in attempts if each.state in TAKEN and each.source != Source.SUBMITTED), key=_day)


def _day(attempt: Attempt) -> datetime:
    return attempt.not_before or attempt.received_at


def forget(gradebook: api.Gradebook, student: str) -> None:
    """Removes a student's attempts; the caller commits."""
    gradebook.db.execute(sa.delete(_ATTEMPTS).where(_ATTEMPTS.c.student == student))


def _attempt(row: Any) -> Attempt:
    return Attempt(
        id=row.id,
        assignment=row.assignment,
        student=row.student,
        source=Source(row.source),
        origin=row.origin,
        folder=row.folder,
        received_at=datetime.fromisoformat(row.received_at),
        digest=row.digest,
        state=State(row.state),
        not_before=_time(row.not_before),
        tries=row.tries,
        started_at=_time(row.started_at),
        done_at=_time(row.done_at),
        score=row.score,
        final=row.final,
        points=row.points,
        counts=bool(row.counts),
        why=reason_from_json(row.why) if row.why else None,
    )


def _text(time: datetime | None) -> str | None:
    return None if time is None else time.astimezone(timezone.utc).isoformat(timespec="microseconds")


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
