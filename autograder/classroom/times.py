"""Times as people and programs write them. What is not known is None, never a guess: a wrong hour may cost a student the points."""

from __future__ import annotations

import re
import zoneinfo
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache

_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)\s*(\S+)?")
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")


_YEARS = (1970, 9998)  # at the ends of the calendar a zone leads out of it, and nobody hands in there


def parse_time(text: str, zone: tzinfo | None = None, *, later: bool = False) -> datetime | None:
    """A time like `2026-10-01 13:30:00.000000 CEST`, in UTC and without a zone, as the gradebook keeps times; else None.

    After date and time may stand `UTC`, `Z`, an offset, the name of a zone (`Europe/Berlin`), or an abbreviation, which names a
    zone only together with a place: it counts if `zone` (the course's), else this machine's zone, uses it at that time, else if
    all zones that use it then agree. Without any of these the time is one in `zone`, or without that in UTC, as in nbgrader. A
    local time that a change of clocks skips is none. One that comes twice, and the text does not say which, is none either, or `later`
    the later one, as for a due date, so that nobody is late too early.
    """
    found = _TIME.fullmatch(text.strip())
    if not found:
        return None
    try:
        local = datetime.fromisoformat(f"{found[1]} {_whole(found[2])}")
    except ValueError:
        return None
    if not _YEARS[0] <= local.year <= _YEARS[1]:
        return None
    said = found[3]
    if said is None:
        return _in_zone(local, zone or timezone.utc, later)
    if said in ("UTC", "Z", "GMT"):
        return local
    if offset := _OFFSET.fullmatch(said):
        hours, minutes = int(offset[2]), int(offset[3])
        shift = timedelta(hours=hours, minutes=minutes)
        return (local - shift if offset[1] == "+" else local + shift) if hours < 24 and minutes < 60 else None
    if "/" in said:
        named = find_zone(said)
        return _in_zone(local, named, later) if named else None
    for near in [zone, None] if zone else [None]:
        if shifts := _shifts(local, near, said):
            return local - shifts.pop() if len(shifts) == 1 else None
    everywhere = {shift for name in _zones() for shift in _shifts(local, zoneinfo.ZoneInfo(name), said)}
    return local - everywhere.pop() if len(everywhere) == 1 else None


def find_zone(name: str) -> tzinfo | None:
    """The zone of this name in the tz database, None where there is none."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return None


def shown(time: datetime, zone: tzinfo | None = None, clock: str = "%H:%M") -> str:
    """A time of the gradebook (UTC), in UTC or in `zone`."""
    there = time.replace(tzinfo=timezone.utc).astimezone(zone or timezone.utc)
    return there.strftime(f"%Y-%m-%d {clock} ") + (there.tzname() or there.strftime("%z"))


def shown_apart(first: datetime, second: datetime, zone: tzinfo | None = None) -> tuple[str, str]:
    """Two times as `shown`, with what tells them apart: whoever was ten seconds late must not read that it was due when it came."""
    for clock in ("%H:%M", "%H:%M:%S", "%H:%M:%S.%f"):
        both = shown(first, zone, clock), shown(second, zone, clock)
        if both[0] != both[1]:
            break
    return both


def _whole(clock: str) -> str:
    """With seconds, and six digits behind them: what Python 3.10 reads."""
    whole, _, part = (clock if clock.count(":") == 2 else clock + ":00").partition(".")
    return f"{whole}.{part:0<6}"


def _in_zone(local: datetime, zone: tzinfo, later: bool) -> datetime | None:
    """In UTC; None for a local time that there is not, and for one that there is twice, unless the `later` one is meant."""
    first, last = (local.replace(tzinfo=zone, fold=fold).astimezone(timezone.utc) for fold in (0, 1))
    if last.astimezone(zone).replace(tzinfo=None) != local or (first != last and not later):
        return None
    return last.replace(tzinfo=None)


def _shifts(local: datetime, zone: tzinfo | None, said: str) -> set[timedelta]:
    """How far a zone (None: this machine's) that calls its time so at that time is before UTC; two where only the clocks change."""
    both = [local.replace(fold=fold) for fold in (0, 1)]
    there = [time.replace(tzinfo=zone) if zone else time.astimezone() for time in both]
    return {time.utcoffset() or timedelta(0) for time in there if time.tzname() == said}


@cache
def _zones() -> tuple[str, ...]:
    return tuple(sorted(zoneinfo.available_timezones()))
