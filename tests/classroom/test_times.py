"""Times with a zone's name, an offset, or neither: right to the second, or unknown."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from autograder.classroom.times import parse_time, shown, shown_apart

BERLIN, CHICAGO, LONDON = ZoneInfo("Europe/Berlin"), ZoneInfo("America/Chicago"), ZoneInfo("Europe/London")
HALF_PAST = datetime(2026, 10, 1, 11, 30)


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-01 11:30:00.000000 UTC",  # nbgrader's own
        "2026-10-01 11:30:00 UTC\n",
        "2026-10-01T11:30:00Z",
        "2026-10-01 13:30:00.000000 CEST",
        "2026-10-01 13:30 Europe/Berlin",
        "2026-10-01 13:30:00 +0200",
        "2026-10-01 13:30:00+02:00",
        "2026-10-01 06:30:00 -0500",
        "2026-10-01 06:30:00 America/Chicago",
        "2026-10-01 04:30:00 PDT",
        "2026-10-01 11:30:00",  # as nbgrader reads it
    ],
)
def test_a_time_is_what_its_zone_makes_it(text: str):
    assert parse_time(text) == HALF_PAST


@pytest.mark.parametrize("date", ["0001-01-01", "1969-12-31", "9999-12-31"])
@pytest.mark.parametrize("said", ["UTC", "+14:00", "-1400", "Europe/Berlin", "CEST", ""])
def test_a_date_at_an_end_of_the_calendar_is_unknown(date: str, said: str):
    assert parse_time(f"{date} 23:59:59 {said}".strip(), BERLIN) is None
    assert parse_time(f"{date} 00:00:00 {said}".strip()) is None


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-01 06:30:00 CST",
        "2026-10-01 06:30:00 CDT",
        "2026-10-01 11:30:00 IST",
        "2026-10-01 11:30:00 XYZ",
        "2026-10-01 11:30:00 Europe/Nowhere",
        "2026-13-01 11:30:00",
        "2026-10-01 11:30:00 +9900",
        "2026-10-01 11:30:00 UTC UTC",
        "2026-10-01 11:30:00 ../../etc/passwd",
        "2026-10-01",
        "yesterday",
        "",
    ],
)
def test_what_may_be_another_hour_is_unknown(text: str):
    assert parse_time(text) is None


def test_an_abbreviation_that_several_places_use_is_the_courses():
    assert parse_time("2026-12-01 12:00:00 CST") is None
    assert parse_time("2026-12-01 12:00:00 CST", CHICAGO) == datetime(2026, 12, 1, 18)
    assert parse_time("2026-12-01 12:00:00 CST", ZoneInfo("Asia/Shanghai")) == datetime(2026, 12, 1, 4)
    assert parse_time("2026-12-01 12:00:00 CET", CHICAGO) == datetime(2026, 12, 1, 11)


def test_a_time_without_zone_is_the_courses():
    assert parse_time("2026-10-01 13:30", BERLIN) == HALF_PAST
    assert parse_time("2026-12-01 13:30", BERLIN) == datetime(2026, 12, 1, 12, 30)


def test_the_hour_that_clocks_skip_is_none_and_the_one_that_comes_twice_is_no_guess():
    assert parse_time("2026-03-29 02:30", BERLIN) is None
    assert parse_time("2026-10-25 02:30", BERLIN) is None
    assert parse_time("2026-10-25 02:30 Europe/Berlin") is None
    assert parse_time("2026-10-25 02:30 CEST", BERLIN) == datetime(2026, 10, 25, 0, 30)
    assert parse_time("2026-10-25 02:30 CET", BERLIN) == datetime(2026, 10, 25, 1, 30)


@pytest.mark.parametrize(
    ("later", "due", "handed_in"),
    [
        (60.0, "2026-10-01 13:30 CEST", "2026-10-01 13:31 CEST"),
        (10.0, "2026-10-01 13:30:00 CEST", "2026-10-01 13:30:10 CEST"),
        (0.25, "2026-10-01 13:30:00.000000 CEST", "2026-10-01 13:30:00.250000 CEST"),
    ],
)
def test_whoever_is_a_little_late_reads_by_how_much(later: float, due: str, handed_in: str):
    assert shown_apart(HALF_PAST, HALF_PAST + timedelta(seconds=later), BERLIN) == (due, handed_in)


def test_times_are_shown_with_their_zone():
    assert shown(HALF_PAST) == "2026-10-01 11:30 UTC"
    assert shown(HALF_PAST, BERLIN) == "2026-10-01 13:30 CEST"


@pytest.mark.parametrize("text", ["2027-02-29 12:00", "2026-06-30 23:59:60", "2026-03-29 02:30", "2026-03-29 02:59:59.5"])
def test_a_due_date_that_no_clock_of_the_course_shows_is_none(text: str):
    assert parse_time(text, BERLIN) is None
    assert parse_time(f"{text} Europe/Berlin") is None


def test_a_due_date_is_the_same_moment_on_both_sides_of_a_change_of_clocks():
    assert parse_time("2026-03-29 03:00", BERLIN) == datetime(2026, 3, 29, 1)
    assert parse_time("2026-03-29 01:59", BERLIN) == datetime(2026, 3, 29, 0, 59)
    assert parse_time("2026-10-25 02:30", BERLIN, later=True) == datetime(2026, 10, 25, 1, 30), "of a due date: nobody is late too early"
    assert parse_time("2026-10-25 02:30 Europe/Berlin", later=True) == datetime(2026, 10, 25, 1, 30)
    assert parse_time("2026-03-29 02:30", BERLIN, later=True) is None
    assert parse_time("2028-02-29 12:00", BERLIN) == datetime(2028, 2, 29, 11)
