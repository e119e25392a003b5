"""The clock of one obligation's instance, and the calendar laid out for it: written from the rule catalogue
and the comments of sla.proto, as sla_reference is.

Everything is integers: microseconds since 1970, or whole working days.
"""

from bisect import bisect_left, bisect_right
from datetime import timedelta

import calendar_reference

SECOND = 1_000_000


class Walker(calendar_reference.Calendar):
    """A calendar with its hours laid out once, so that many questions cost little."""

    def __init__(self, proto):
        zone = proto["zone"]
        super().__init__({**proto, "zone": f"Etc/GMT-{int(zone[1:3])}" if zone[0] == "+" else zone})
        self.first = self.last = None
        self.deadlines = {}

    def lay_out(self, low, high):
        first = self.date_of(low) - timedelta(days=40)
        last = self.date_of(high) + timedelta(days=60)
        if self.first is not None and self.first <= first + timedelta(days=35):
            if last - timedelta(days=55) <= self.last:
                return
            first = self.first
        day, self.first, self.last = first, first, last
        self.low, self.high, self.before, total = [], [], [0], 0
        while day <= last:
            for piece in self.pieces(day):
                for begin, end, counted in self.runs(piece):
                    if counted:
                        self.low.append(begin)
                        self.high.append(end)
                        total += counted
                        self.before.append(total)
            day += timedelta(days=1)

    def counted(self, us):
        """Working time since some moment."""
        at = bisect_left(self.low, us)  # runs that begin before
        if at and self.high[at - 1] > us:
            return self.before[at] - (self.high[at - 1] - us)
        return self.before[at]

    def between(self, low, high):
        if high <= low:
            return 0
        self.lay_out(low, high)
        return self.counted(high) - self.counted(low)

    def add(self, start, amount):
        if amount <= 0:
            return super().add(start, amount)
        end = start
        while True:
            self.lay_out(start, end)
            goal = self.counted(start) + amount
            if goal < self.before[-1]:
                break
            end += 100 * 86400 * SECOND
            if end > calendar_reference.END_US + 400 * 86400 * SECOND:
                return None
        at = bisect_left(self.before, goal)
        if self.before[at] == goal and self.set["at_closing"] != "DUE_AT_CLOSING":
            return self.after(self.high[at - 1])
        low, high = self.low[at - 1], self.high[at - 1]
        return low if low == high else low + goal - self.before[at - 1]

    def ticks(self, start, count=None, until=None):
        """Deadlines of the working days after `start`: the first `count`, or those not after `until`."""
        known, source = self.deadlines.get(start) or ([], self.day_deadlines(start, True))
        self.deadlines[start] = known, source
        while (len(known) < count) if until is None else (not known or known[-1] <= until):
            known.append(next(source)[1])
        return known[:count] if until is None else known[:bisect_right(known, until)]


class Clock:
    """An instance's clock from `start`: what runs, what stops it, and the moments that follow. From the
    moment `dated` nothing stops it."""

    def __init__(self, judgement, obligation, life, walker, clock, start, dated=None):
        self.judgement, self.obligation, self.life = judgement, obligation, life
        self.walker, self.clock, self.start, self.dated = walker, clock, start, dated
        self.by_wall = judgement.sla["pausing"]["counts"] == "WALL_CLOCK"  # CAL 12

    def stops(self, end):
        """(merged [(begin, end)] up to `end`, whether it stands at `end`)"""
        until = end if self.dated is None else min(end, self.dated)
        found, on = self.judgement.pauses(self.obligation, self.clock, self.start, until)
        for begin, close in self.life["closed"]:  # where a setting of its own decides
            found = [part for low, high in found for part in ((low, min(high, begin)), (max(low, close), high))]
            if self.judgement.sla["reopening"] == "GOES_ON":
                found.append((begin, min(close, until)))
        merged = []
        for begin, close in sorted(found):
            if merged and begin <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], close)
            elif begin < close:
                merged.append([begin, close])
        return merged, on and self.dated is None

    def move(self, end, reckon, measure):
        """A moment, and what the stops that begin before it move it by."""
        taken, at = 0, reckon(0)
        for begin, close in self.stops(end)[0]:
            if at is None or begin >= at:
                break
            taken += measure(begin, close)
            at = reckon(taken)
        return at

    def after_working(self, amount, end):
        if self.by_wall:
            return self.move(end, lambda taken: self.walker.add(self.start, amount) + taken,
                             lambda begin, close: close - begin)
        return self.move(end, lambda taken: self.walker.add(self.start, amount + taken),
                         self.walker.between)

    def due(self, amount, end):
        """When `amount` is used up, as known at `end`."""
        if self.clock == "ELAPSED":
            return self.move(end, lambda taken: self.start + amount + taken,
                             lambda begin, close: close - begin)
        if self.clock == "WORKING_TIME":
            return self.after_working(amount, end)
        if self.by_wall:
            return self.move(end, lambda taken: self.walker.ticks(self.start, amount)[-1] + taken,
                             lambda begin, close: close - begin)
        stops, count = self.stops(end)[0], amount
        while True:
            ticks = self.walker.ticks(self.start, count)
            lost = sum(is_lost(tick, stops) for tick in ticks)
            if count - lost == amount:
                return ticks[-1]
            count = amount + lost

    def warn(self, amount, end, due):
        if self.clock == "WORKING_DAYS":
            if self.by_wall:
                amount = self.walker.between(self.start, self.walker.ticks(self.start, amount)[-1])
            else:
                amount = self.walker.between(self.start, due) - sum(
                    self.walker.between(begin, min(close, due)) for begin, close in self.stops(end)[0])
        share = self.judgement.desk.share(amount)
        if share == 0:  # of nothing: used up from the start on
            return self.start
        return min(due, self.due(share, end) if self.clock == "ELAPSED" else self.after_working(share, end))

    def warn_of_date(self, since, due):
        worked = self.clock != "ELAPSED" and self.walker.between(since, due)
        share = self.judgement.desk.share(worked or due - since)
        if share == 0:
            return since
        return min(due, self.walker.add(since, share) if worked else since + share)

    def used(self, end):
        """Of the clock, up to `end`; a date in `dated` adds what runs from then on."""
        until = end if self.dated is None else min(end, self.dated)
        return self.measure(self.start, end) - self.paused(until)

    def measure(self, low, high):
        if self.clock == "ELAPSED":
            return high - low
        if self.clock == "WORKING_TIME":
            return self.walker.between(low, high)
        return len(self.walker.ticks(low, until=high))

    def paused(self, end):
        until = end if self.dated is None else min(end, self.dated)
        stops = self.stops(until)[0]
        if self.by_wall:
            taken = sum(close - begin for begin, close in stops)
            return self.measure(self.start, until) - self.measure(self.start, until - taken)
        if self.clock == "WORKING_DAYS":
            return sum(is_lost(tick, stops) for tick in self.walker.ticks(self.start, until=until))
        return sum(self.measure(begin, close) for begin, close in stops)

    def shares(self, end):
        stops = self.stops(end)[0]
        customer = sum(close - begin for begin, close in stops)
        if self.clock == "ELAPSED":
            desk = end - self.start - customer
        else:
            desk = self.walker.between(self.start, end) - sum(
                self.walker.between(begin, close) for begin, close in stops)
        return {"desk": desk, "customer": customer, "calendar": end - self.start - customer - desk}


def is_lost(tick, stops):
    """A working day whose deadline falls into a stop is not counted."""
    return any(begin < tick <= close for begin, close in stops)
