"""The calendar asked a second time: a slow walk over dates, written from the rule catalogue's section on
calendars and the comments of calendar.proto and calendar_question.proto, with zoneinfo.

Everything is integers: microseconds since 1970 and seconds of a date. Rule ids are written with a space
(CAL 3), since a reference proves no rule.
"""

import re
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

US = 1_000_000
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
BEGIN = datetime(1969, 12, 1, tzinfo=timezone.utc)
END = datetime(2106, 1, 1, tzinfo=timezone.utc)
WEEKDAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]
BOOKS = Path(__file__).resolve().parents[2] / "proto/policies/calendars"


def to_us(moment):
    return (moment - EPOCH) // timedelta(microseconds=1)


BEGIN_US, END_US = to_us(BEGIN), to_us(END)


def instant(message):
    """ProtoJSON Instant -> microseconds."""
    if "unix_us" in message:
        return int(message["unix_us"])
    return to_us(datetime.fromisoformat(message["iso"]))


@lru_cache(maxsize=None)
def book(name):
    """(days off, {worked day: hours or None}, years) of a holiday book."""
    off, worked, years = set(), set(), set()
    for line in (BOOKS / f"{name}.textproto").read_text(encoding="utf-8").splitlines():
        if match := re.match(r"\s*year: (\d+)", line):
            years.add(int(match[1]))
        elif match := re.match(r'\s*(day_off|worked_day) \{ date: "([\d-]+)"', line):
            (off if match[1] == "day_off" else worked).add(date.fromisoformat(match[2]))
    return frozenset(off), frozenset(worked), frozenset(years)


def seconds_of(text):
    parts = [int(part) for part in text.split(":")]
    return parts[0] * 3600 + parts[1] * 60 + (parts[2] if len(parts) > 2 else 0)


def hours_of(entries):
    spans = []
    for entry in entries:
        begin, end = seconds_of(entry["from"]), seconds_of(entry["to"])
        spans.append((begin, end if end > begin else end + 86400))
    return sorted(spans)


class Calendar:
    """Of a ProtoJSON guiju.v1.Calendar."""

    def __init__(self, proto):
        self.set = proto
        self.zone = ZoneInfo(proto["zone"])
        self.weekly = {}
        for entry in proto["weekly"]:
            for day in entry["day"]:
                self.weekly[WEEKDAYS.index(day)] = hours_of(entry["hours"])
        make_up = hours_of(proto["make_up_hours"])
        self.off, self.own, self.years = set(), {}, set()
        for name in proto.get("holidays", []):
            off, worked, years = book(name)
            self.off |= off
            self.own |= {day: make_up for day in worked}
            self.years |= years
        self.uses_holidays = bool(proto.get("holidays"))
        self.off |= {date.fromisoformat(entry["date"]) for entry in proto.get("day_off", [])}
        for field in ("worked_day", "special_hours"):
            for entry in proto.get(field, []):
                self.own[date.fromisoformat(entry["date"])] = hours_of(entry.get("hours") or
                                                                       proto["make_up_hours"])
        self.day_cache = {}

    # Civil time.

    def date_of(self, us):
        return (EPOCH + timedelta(microseconds=us)).astimezone(self.zone).date()

    def offset(self, us):
        local = (EPOCH + timedelta(microseconds=us)).astimezone(self.zone)
        return local.utcoffset() // timedelta(microseconds=1)

    def from_civil(self, day, seconds, micros=0):
        """CAL 11."""
        naive = datetime(day.year, day.month, day.day) + timedelta(seconds=seconds, microseconds=micros)
        first, second = (naive.replace(tzinfo=self.zone, fold=fold) for fold in (0, 1))
        early, late = first.utcoffset(), second.utcoffset()
        plain = to_us(naive.replace(tzinfo=timezone.utc))
        early, late = (offset // timedelta(microseconds=1) for offset in (early, late))
        if early == late:
            return plain - early
        if early > late:  # repeated
            return plain - (early if self.set["repeated_time"] == "EARLIER" else late)
        if self.set["skipped_time"] == "MOVE_BY_GAP":
            return plain - early
        return self.change_between(plain - late, plain - early)

    def change_between(self, low, high):
        """The instant in (low, high] at which the offset changes; there is one."""
        old = self.offset(low)
        while high - low > 1:
            middle = (low + high) // 2
            if self.offset(middle) == old:
                low = middle
            else:
                high = middle
        return high

    def start_of_day(self, day):
        """The first instant of the date; of a date that does not exist, the next that does."""
        at = self.from_civil(day, 0)
        while self.date_of(at - 1) >= day:
            at = self.change_between(at - 3 * 3600 * US, at - 1)
        if self.date_of(at) > day or self.offset(at) != self.offset(at - 1):
            return at
        naive = datetime(day.year, day.month, day.day)
        if naive.replace(tzinfo=self.zone, fold=0).utcoffset() < naive.replace(
                tzinfo=self.zone, fold=1).utcoffset():  # midnight was skipped
            plain = to_us(naive.replace(tzinfo=timezone.utc))
            offsets = [naive.replace(tzinfo=self.zone, fold=fold).utcoffset() // timedelta(microseconds=1)
                       for fold in (1, 0)]
            return self.change_between(plain - offsets[0], plain - offsets[1])
        return at

    # Hours.

    def hours(self, day):
        off, own = day in self.off, self.own.get(day)
        if off and own is not None:
            return [] if self.set["on_conflict"] == "HOLIDAY_WINS" else own  # CAL 5
        if off:
            return []
        if own is not None:
            return own
        return self.weekly.get(day.weekday(), [])

    def pieces(self, day):
        """[(begin, end, first wall second counted, last)] of a date, in order. Hours that a change
        skips whole end where they begin: their date is a working day all the same."""
        if day not in self.day_cache:
            found = []
            for begin, end in self.hours(day):
                low, high = self.from_civil(day, begin), self.from_civil(day, end)
                if self.exists(day):
                    found.append((low, max(low, high), begin, end))
            self.day_cache[day] = found
        return self.day_cache[day]

    @lru_cache(maxsize=None)
    def exists(self, day):
        """Whether the wall ever shows the date: Apia had no 30 December 2011."""
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=self.zone)
        return noon.astimezone(timezone.utc).astimezone(self.zone).date() == day

    def changes(self, low, high):
        """[(instant, offset before, offset after)] in (low, high)."""
        found, at = [], low
        while at < high:
            step = min(at + 1800 * US, high)
            if self.offset(step) != self.offset(at):
                change = self.change_between(at, step)
                found.append((change, self.offset(change - 1), self.offset(change)))
            at = step
        return found

    def runs(self, piece):
        """[(begin, end, counted)] of a piece: stretches in which counting passes at one second a
        second (counted = end - begin), stands (0), or jumps (begin == end, counted > 0)."""
        low, high, begin, end = piece
        if self.set["clock_change"] == "ELAPSED":  # CAL 10
            return [(low, high, high - low)]
        # The wall's reading at `low` may already be past `begin`.
        wall = (low + self.offset(low)) - (to_us(datetime(*self._day(piece), tzinfo=timezone.utc))
                                           + begin * US)
        found, at, left = [], low, (end - begin) * US

        def count(first, last, amount):
            nonlocal left
            amount = min(amount, left)
            left -= amount
            if first == last and amount:
                found.append((first, last, amount))
            elif last > first:
                found.append((first, first + amount, amount))
                found.append((first + amount, last, 0))

        count(low, low, max(0, wall))
        debt = 0  # wall time that is shown a second time
        for change, before, after in self.changes(low, high) + [(high, 0, 0)]:
            still = min(debt, change - at)
            debt -= still
            found.append((at, at + still, 0))
            count(at + still, change, change - at - still)
            at = change
            if after > before:
                repaid = min(debt, after - before)
                debt -= repaid
                count(change, change, after - before - repaid)
            else:
                debt += before - after
        count(high, high, left)
        return [run for run in found if run[2] or run[0] < run[1]]

    def _day(self, piece):
        low, _, begin, _ = piece
        local = (EPOCH + timedelta(microseconds=low)).astimezone(self.zone).replace(tzinfo=None)
        day = (local - timedelta(seconds=begin)).date()
        for candidate in (day, day - timedelta(days=1), day + timedelta(days=1)):
            if piece in self.day_cache.get(candidate, []):
                return candidate.year, candidate.month, candidate.day
        raise AssertionError("a piece of no day")

    def is_open(self, us):
        """[begin, end) of some piece."""
        day = self.date_of(us)
        return any(low <= us < high for back in (2, 1, 0, -1)
                   for low, high, _, _ in self.pieces(day - timedelta(days=back)))

    def is_working(self, us):
        """Open, or a closing that counts as open (CAL 7)."""
        return self.is_open(us) or self.set["closing_instant"] == "OPEN" and self.is_open(us - 1)

    def is_working_day(self, day):
        return bool(self.pieces(day))

    def stretches(self, us, forward):
        """Runs from a date near `us` on, or back; in order of the walk, without end."""
        day = self.date_of(us) + timedelta(days=-2 if forward else 2)
        while date(1969, 11, 20) < day < date(2106, 1, 10):
            runs = [run for piece in self.pieces(day) for run in self.runs(piece)]
            yield from (runs if forward else reversed(runs))
            day += timedelta(days=1 if forward else -1)

    def openings(self, us, forward):
        """(opening, closing) of merged hours near and beyond `us` in the order of the walk."""
        current = None
        day = self.date_of(us) + timedelta(days=-3 if forward else 3)
        while date(1969, 11, 20) < day < date(2106, 1, 10):
            spans = [(low, high) for low, high, _, _ in self.pieces(day) if low < high]
            for low, high in spans if forward else reversed(spans):
                if current is None:
                    current = [low, high]
                elif low <= current[1] and current[0] <= high:
                    current = [min(low, current[0]), max(high, current[1])]
                else:
                    # The first may be cut off by the begin of the walk, on the side nobody asks for.
                    yield tuple(current)
                    current = [low, high]
            day += timedelta(days=1 if forward else -1)

    # Questions.

    def provisional(self, low, high):
        if not self.uses_holidays:
            return False
        low, high = min(low, high), max(low, high)
        first, last = self.date_of(low), self.date_of(high - 1 if high > low else low)
        return any(year not in self.years for year in range(first.year, last.year + 1))

    def answer(self, start, at):
        if at is None or not BEGIN_US <= at < END_US:
            return {"code": "OUT_OF_RANGE"}
        return {"code": "OK", "at": at, "provisional": self.provisional(start, at)}

    def next_opening(self, us):
        for low, _ in self.openings(us, True):
            if low >= us:
                return low
        return None

    def next_closing(self, us):
        for _, high in self.openings(us, True):
            if high > us:
                return high
        return None

    def previous_opening(self, us):
        for low, _ in self.openings(us, False):
            if low <= us:
                return low
        return None

    def previous_closing(self, us):
        for _, high in self.openings(us, False):
            if high <= us:
                return high
        return None

    def add_nothing(self, start):
        if self.set["zero_amount"] == "UNCHANGED" or self.is_working(start):  # CAL 8
            return start
        return self.next_opening(start)

    def add(self, start, amount):
        if amount == 0:
            return self.add_nothing(start)
        if amount < 0:
            return self.subtract(start, -amount)
        left = amount
        for low, high, counted in self.stretches(start, True):
            if high < start or high == start and low < high or counted == 0:
                continue
            if low < start:
                counted -= start - low
                low = start
            if counted < left or counted == left and self.set["at_closing"] != "DUE_AT_CLOSING":
                left -= counted
                if left == 0:
                    return self.after(high)
                continue
            return low + left if high > low else low
        return None

    def after(self, closing):
        """CAL 1: at the end of a stretch, due when work goes on."""
        return closing if self.is_open(closing) else self.next_opening(closing)

    def subtract(self, start, left):
        for low, high, counted in self.stretches(start, False):
            if low > start or low == start and low < high or counted == 0:
                continue
            if high > start:
                counted -= high - start
                high = start
            if counted < left or counted == left and self.set["at_closing"] != "DUE_AT_CLOSING":
                left -= counted
                if left == 0:
                    return low if self.is_open(low - 1) else self.previous_closing(low)
                continue
            return high - left if high > low else low
        return None

    def between(self, low, high):
        total = 0
        for begin, end, counted in self.stretches(low, True):
            if begin >= high:
                break
            if begin == end:
                total += counted if low <= begin < high else 0
            elif counted:
                total += max(0, min(end, high) - max(begin, low))
        return total

    def add_days(self, start, n):
        if n == 0:
            return self.add_nothing(start)
        forward, dated = n > 0, start
        if self.set["closed_start"] == "ROLL_TO_OPENING_FIRST" and not self.is_working(start):  # CAL 2
            start = self.next_opening(start) if forward else self.previous_closing(start)
            if start is None:
                return None
            # Backwards, the date that ends with the closing.
            dated = start if forward else start - 1
        day, step = self.date_of(dated), timedelta(days=1 if forward else -1)
        left = abs(n)
        while left:
            day += step
            if not date(1969, 11, 25) < day < date(2106, 1, 5):
                return None
            left -= self.is_working_day(day)
        kind = self.set["day_deadline"]  # CAL 3
        pieces = self.pieces(day)
        if kind == "MIDNIGHT":
            return self.start_of_day(day + timedelta(days=1) if forward else day)
        if kind == "TIME_OF_START":
            local = (EPOCH + timedelta(microseconds=start)).astimezone(self.zone)
            seconds = local.hour * 3600 + local.minute * 60 + local.second
            seconds += (local.date() - self.date_of(dated)).days * 86400  # a closing at 24:00
            at = self.from_civil(day, seconds, local.microsecond)
            # A closing is in time by CAL 1 or by CAL 7.
            meets = "DUE_AT_CLOSING" == self.set["at_closing"] or self.set["closing_instant"] == "OPEN"
            if self.is_open(at) or meets and self.is_open(at - 1):
                return at
            return self.next_opening(at) if forward else self.previous_closing(at)
        if (kind == "CLOSE_OF_BUSINESS") == forward:
            return max(high for _, high, _, _ in pieces)
        return min(low for low, _, _, _ in pieces)

    def months_before(self, us, months):
        local = (EPOCH + timedelta(microseconds=us)).astimezone(self.zone)
        total = local.year * 12 + local.month - 1 - months
        year, month = divmod(total, 12)
        month += 1
        if not 1900 < year < 2200:
            return None
        last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
        seconds = local.hour * 3600 + local.minute * 60 + local.second
        return self.from_civil(date(year, month, min(local.day, last)), seconds, local.microsecond)

    def ask(self, question):
        """ProtoJSON CalendarQuestion -> CalendarAnswer with `at` in microseconds."""
        if asked := question.get("add_working_time"):
            start = instant(asked["start"])
            return self.answer(start, self.add(start, int(asked.get("amount_us", 0))))
        if asked := question.get("add_working_days"):
            start = instant(asked["start"])
            return self.answer(start, self.add_days(start, asked.get("days", 0)))
        if asked := question.get("working_time_between"):
            low, high = instant(asked["from"]), instant(asked["to"])
            sign = 1
            if high < low:  # CAL 6
                if self.set["reversed"] == "ERROR":
                    return {"code": "REVERSED", "amount_us": 0}
                sign = -1 if self.set["reversed"] == "NEGATIVE" else 0
                low, high = high, low
            return {"code": "OK", "amount_us": sign * self.between(low, high),
                    "provisional": sign != 0 and self.provisional(low, high)}
        if asked := question.get("is_working_time"):
            us = instant(asked)
            return {"code": "OK", "yes": self.is_working(us)}
        if "is_working_day" in question:
            return {"code": "OK",
                    "yes": self.is_working_day(date.fromisoformat(question["is_working_day"]))}
        if asked := question.get("from_civil"):
            at = self.from_civil(date.fromisoformat(asked["date"]), seconds_of(asked["time"]))
            return {"code": "OK", "at": at}
        if asked := question.get("months_before"):
            us = instant(asked["from"])
            at = self.months_before(us, asked.get("months", 0))
            return {"code": "OUT_OF_RANGE"} if at is None or not BEGIN_US <= at < END_US else {
                "code": "OK", "at": at}
        for name in ("next_opening", "next_closing", "previous_opening", "previous_closing"):
            if name in question:
                us = instant(question[name])
                return self.answer(us, getattr(self, name)(us))
        raise AssertionError(f"no question: {question}")
