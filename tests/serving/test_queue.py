"""The queue by itself: whose turn it is, what is taken once, and how attempts are rationed."""

from __future__ import annotations

import contextlib
import tempfile
import threading
import zoneinfo
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from meanwhile import meanwhile

from autograder.authoring.rations import Ration, parse_ration
from autograder.classroom.attempts import TABLES, Attempts, Source, State, now, taken
from autograder.classroom.course import Course
from autograder.serving.intake import Intake, TooManyError

NOON = datetime(2026, 10, 1, 12, tzinfo=timezone.utc)
HOUR = timedelta(hours=1)


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[Attempts]:
    (tmp_path / "source").mkdir()
    attempts = Attempts(Course(tmp_path))
    yield attempts
    attempts.close()


def add(queue: Attempts, student: str, origin: str, **more: object):
    return queue.add("l1", student, Source.EXCHANGE, origin, origin, NOON, "", **more)  # type: ignore[arg-type]


def test_nobodys_second_comes_before_anothers_first(queue: Attempts):
    for number in range(3):
        add(queue, "ann", f"ann-{number}")
    for student in ("bob", "cyd"):
        add(queue, student, f"{student}-0")
        add(queue, student, f"{student}-1")
    served = []
    while attempt := queue.claim("me"):
        served.append(attempt.origin)
        queue.finish(attempt, State.GRADED)
        if attempt.origin == "bob-0":
            add(queue, "dan", "dan-0")  # who comes later is before those who have had a turn
    assert served == ["ann-0", "bob-0", "cyd-0", "dan-0", "ann-1", "bob-1", "cyd-1", "ann-2"]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abcd"), max_size=8))
def test_the_line_is_the_order_in_which_attempts_are_taken(before: list[str], waiting: list[str]):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "source").mkdir()
        queue = Attempts(Course(Path(folder)))
        for number, student in enumerate(before):
            add(queue, student, f"before-{number}")
            queue.finish(queue.claim("me"), State.GRADED)
        for number, student in enumerate(waiting):
            add(queue, student, f"waits-{number}")
        line, taken = queue.line(), []
        while attempt := queue.claim("me"):
            taken.append(attempt.id)
            queue.finish(attempt, State.GRADED)
        queue.close()
    assert line == taken


def test_nobody_has_two_graded_at_a_time(queue: Attempts):
    add(queue, "ann", "1")
    add(queue, "ann", "2")
    first = queue.claim("me")
    assert first is not None
    assert queue.claim("me") is None
    queue.finish(first, State.GRADED)
    assert queue.claim("me") is not None


def test_many_at_once_take_each_attempt_once(queue: Attempts):
    for number in range(40):
        add(queue, f"student-{number}", str(number))
    with ThreadPoolExecutor(8) as pool:
        claimed = list(pool.map(lambda number: queue.claim(f"service-{number % 2}"), range(48)))
    assert sorted(attempt.id for attempt in claimed if attempt) == list(range(1, 41))


def test_several_services_together_take_no_more_than_the_ration(tmp_path: Path):
    for folder in ("source", "assignments"):
        (tmp_path / folder).mkdir()
    (tmp_path / "assignments" / "l1.md").write_text("---\nassignment: {title: L1, attempts: 1 a day}\n---\n# L1\n", encoding="utf-8")
    course = Course(tmp_path)
    queues = [Attempts(course), Attempts(course)]
    together = threading.Barrier(len(queues))

    def hand_in(queue: Attempts) -> int:
        taken = 0
        for number in range(20):
            together.wait()
            with contextlib.suppress(TooManyError):
                Intake(course, queue).hand_in(f"student-{number}", "l1", "l1", b"%d" % id(queue))  # the same again would be no other
                taken += 1
        return taken

    with ThreadPoolExecutor(len(queues)) as pool:
        assert sum(pool.map(hand_in, queues)) == 20
    assert all(len(queues[0].of_student(f"student-{number}")) == 1 for number in range(20))
    for queue in queues:
        queue.close()


def test_nobody_has_two_graded_at_a_time_though_an_earlier_one_waits_again_while_a_service_chooses(tmp_path: Path):
    (tmp_path / "source").mkdir()
    mine, theirs = Attempts(Course(tmp_path)), Attempts(Course(tmp_path))
    add(mine, "ann", "1")
    add(mine, "ann", "2")
    first = mine.claim("me")
    assert first is not None
    mine.finish(first, State.GRADED)

    def grade_again() -> None:
        theirs.weigh({}, first)
        assert theirs.claim("they") == theirs.get(first.id)

    with meanwhile(grade_again, lambda statement: statement.startswith("UPDATE") and "started_at" in statement):
        assert mine.claim("me") is None
    for queue in (mine, theirs):
        queue.close()


@pytest.fixture
def one_a_day(tmp_path: Path) -> Iterator[tuple[Attempts, Intake]]:
    for folder in ("source", "assignments"):
        (tmp_path / folder).mkdir()
    (tmp_path / "assignments" / "l1.md").write_text("---\nassignment: {title: L1, attempts: 1 a day}\n---\n# L1\n", encoding="utf-8")
    queue = Attempts(Course(tmp_path))
    yield queue, Intake(Course(tmp_path), queue)
    queue.close()


def test_the_same_again_is_graded_again_and_costs_no_attempt(one_a_day: tuple[Attempts, Intake]):
    queue, intake = one_a_day
    queue.finish(intake.hand_in("ann", "l1", "l1", b"1"), State.GRADED)
    again = intake.hand_in("ann", "l1", "l1", b"1")
    queue.finish(again, State.GRADED)
    third = intake.from_exchange("ann", "l1", "3", {"l1.ipynb": b"1", "timestamp.txt": b"later"}, now())
    assert third is not None
    assert (third.id, third.not_before) == (again.id + 1, None)
    assert len(taken(queue.of_student("ann", "l1"))) == 1
    with pytest.raises(TooManyError):
        intake.hand_in("ann", "l1", "l1", b"2")
    with pytest.raises(TooManyError):
        intake.hand_in("ann", "l1", "other", b"1")


def test_the_same_as_what_waits_for_its_day_waits_too(one_a_day: tuple[Attempts, Intake]):
    queue, intake = one_a_day
    queue.finish(intake.hand_in("ann", "l1", "l1", b"1"), State.GRADED)
    for number in (2, 3):
        waits = intake.from_exchange("ann", "l1", str(number), {"l1.ipynb": b"2"}, now())
        assert waits is not None
        assert waits.not_before is not None
    queue.finish(intake.hand_in("ann", "l1", "l1", b"1"), State.GRADED)
    first, *others = queue.of_student("ann", "l1")
    assert [each.state for each in others] == [State.REPLACED, State.WAITING, State.GRADED]
    assert taken([first, *others]) == [first.received_at, waits.not_before]


def test_what_comes_from_one_place_is_entered_once(queue: Attempts):
    assert add(queue, "ann", "1") is not None
    assert add(queue, "ann", "1") is None


def test_what_a_service_had_waits_again(queue: Attempts):
    add(queue, "ann", "1")
    attempt = queue.claim("gone")
    assert queue.holders() == {"gone"}
    assert queue.give_back("gone") == 1
    again = queue.claim("me")
    assert attempt is not None
    assert again is not None
    assert (again.id, again.tries) == (attempt.id, 2)


def test_what_waits_for_its_day_is_not_taken_before(queue: Attempts):
    add(queue, "ann", "1", not_before=now() + HOUR)
    assert queue.claim("me") is None
    add(queue, "bob", "2", not_before=now() - HOUR)
    taken = queue.claim("me")
    assert taken is not None
    assert taken.student == "bob"


@pytest.mark.parametrize(
    ("said", "ration"),
    [
        (3, Ration(3, None)),
        ("3 a day", Ration(3, "day")),
        ("1  an hour", Ration(1, "hour")),
        ("2 per week", Ration(2, "week")),
    ],
)
def test_how_a_ration_is_written(said: object, ration: Ration):
    assert parse_ration(said) == ration


@pytest.mark.parametrize("said", [0, -1, True, "", "often", "3 days", "3 a fortnight", 1.5, None])
def test_what_is_no_ration(said: object):
    with pytest.raises(ValueError, match="not a ration"):
        parse_ration(said)


@given(st.integers(1, 4), st.lists(st.integers(0, 500), max_size=30))
def test_no_span_ever_holds_more_than_the_ration(number: int, asked: list[int]):
    ration = Ration(number, "day")
    taken: list[datetime] = []
    for hours in sorted(asked):
        time = NOON + hours * HOUR
        if ration.next(taken, time) == time:
            taken.append(time)
        else:
            assert (later := ration.next(taken, time)) is not None
            assert later > time
            assert ration.next(taken, later) == later
    for begin in taken:
        assert len([time for time in taken if begin <= time < begin + 24 * HOUR]) <= number


def test_after_one_that_waits_for_its_day_comes_the_day_after():
    assert Ration(1, "day").next([NOON, NOON + 24 * HOUR], NOON + HOUR) == NOON + 48 * HOUR


def shift(queue_of: Path, span: timedelta, *columns: str) -> None:
    """As if the clock had been ahead by this much when all that is there was written."""
    table = TABLES.tables["autograder_attempt"]
    engine = sa.create_engine(Course(queue_of).db)
    with engine.begin() as db:
        for row in db.execute(sa.select(table)).all():
            moved = {name: datetime.fromisoformat(row._mapping[name]) + span for name in columns if row._mapping[name]}
            texts = {name: time.isoformat(timespec="microseconds") for name, time in moved.items()}
            db.execute(sa.update(table).where(table.c.id == row.id).values(**texts))
    engine.dispose()


@pytest.mark.parametrize("ahead", [timedelta(days=365), timedelta(days=-365)], ids=["set back", "set forward"])
def test_students_take_turns_whatever_the_clock_does(queue: Attempts, tmp_path: Path, ahead: timedelta):
    add(queue, "ann", "ann-0")
    queue.finish(queue.claim("me"), State.GRADED)
    shift(tmp_path, ahead, "started_at", "done_at")
    for number in (1, 2):
        for student in ("bob", "cyd", "ann"):
            add(queue, student, f"{student}-{number}")
    line, taken = queue.line(), []
    while attempt := queue.claim("me"):
        taken.append(attempt.origin)
        assert attempt.id == line[len(taken) - 1]
        queue.finish(attempt, State.GRADED)
    assert taken == ["bob-1", "cyd-1", "ann-1", "bob-2", "cyd-2", "ann-2"]


def test_nobody_waits_longer_than_a_ration_for_what_came_while_the_clock_was_ahead(tmp_path: Path):
    for folder in ("source", "assignments"):
        (tmp_path / folder).mkdir()
    (tmp_path / "assignments" / "l1.md").write_text("---\nassignment: {title: L1, attempts: 1 a day}\n---\n# L1\n", encoding="utf-8")
    queue = Attempts(Course(tmp_path))
    intake = Intake(Course(tmp_path), queue)
    queue.finish(intake.hand_in("ann", "l1", "l1", b"1"), State.GRADED)
    waits = intake.from_exchange("ann", "l1", "2", {"l1.ipynb": b"2"}, now())
    assert waits is not None
    shift(tmp_path, timedelta(days=365), "received_at", "not_before")
    before = now()
    assert queue.set_back() == 2
    first, second = queue.of_student("ann", "l1")
    assert before <= first.received_at == second.received_at <= now()
    assert second.not_before is not None
    assert timedelta(hours=23) < second.not_before - before <= now() - before + timedelta(days=1)
    assert queue.set_back() == 0
    queue.close()


def test_a_day_of_a_ration_has_24_hours_also_where_clocks_change():
    zone = zoneinfo.ZoneInfo("Europe/Berlin")
    for day in (datetime(2026, 3, 28, 12, tzinfo=zone), datetime(2026, 10, 24, 12, tzinfo=zone), datetime(2028, 2, 28, 12, tzinfo=zone)):
        first = day.astimezone(timezone.utc)
        following = Ration(1, "day").next([first], first + HOUR)
        assert following is not None
        assert following - first == timedelta(hours=24)
