"""The working time of the sample desk's month: Monday to Friday 09:00-18:00, and Spring Festival 2026."""

from datetime import date, datetime, time, timedelta

MONTH = "2026-02"
# The export was made at this moment: nothing in the files is later, or as late.
CUTOFF = datetime(2026, 3, 1)

# State Council notice for 2026: off from 15 to 23 February, worked on the Saturdays 14 and 28.
HOLIDAYS = frozenset(date(2026, 2, d) for d in range(15, 24))
MAKE_UP_DAYS = frozenset((date(2026, 2, 14), date(2026, 2, 28)))
OPENS, CLOSES = time(9), time(18)


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
