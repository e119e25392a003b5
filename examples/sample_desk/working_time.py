"""The working time of the sample desk's month: Monday to Friday 09:00-18:00, by the published holidays."""

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path

MONTH = "2025-01"
# The export was made at this moment: nothing in the files is later, or as late.
CUTOFF = datetime(2025, 2, 1)

# The days off and the worked weekends are those of the policies: a second list could only disagree.
BOOK = Path(__file__).resolve().parents[2] / "proto" / "policies" / "calendars" / "cn_mainland.textproto"
OPENS, CLOSES = time(9), time(18)


def listed(kind):
    found = re.findall(rf'\b{kind} {{ date: "([0-9-]+)"', BOOK.read_text(encoding="utf-8"))
    days = frozenset(map(date.fromisoformat, found))
    if not any(day.year == CUTOFF.year for day in days):
        raise ValueError(f"{BOOK.name} has no {kind} in {CUTOFF.year}")
    return days


HOLIDAYS, MAKE_UP_DAYS = listed("day_off"), listed("worked_day")


def moment(text):
    """A time of the month, from "26 10:00:00"."""
    return datetime.strptime(f"{MONTH}-{text}", "%Y-%m-%d %H:%M:%S")


def workday(day):
    return day in MAKE_UP_DAYS or (day.weekday() < 5 and day not in HOLIDAYS)


def next_open(at):
    """`at` when the desk is open (opening inclusive, closing exclusive), else the next opening."""
    if workday(at.date()) and OPENS <= at.time() < CLOSES:
        return at
    day = at.date()
    if not (workday(day) and at.time() < OPENS):
        day += timedelta(days=1)
        while not workday(day):
            day += timedelta(days=1)
    return datetime.combine(day, OPENS)


def add_working_time(at, amount):
    """`amount` seconds of opening time after `at`; what ends exactly at closing ends there."""
    left = timedelta(seconds=amount)
    at = next_open(at)
    while True:
        closing = datetime.combine(at.date(), CLOSES)
        if at + left <= closing:
            return at + left
        left -= closing - at
        at = next_open(closing)


def nth_working_day(day, n):
    """The nth working day after `day`, which itself does not count."""
    while n:
        day += timedelta(days=1)
        n -= workday(day)
    return day
