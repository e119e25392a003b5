"""Random questions to random calendars, half of them within a microsecond of an edge."""

import random
from datetime import date, timedelta

HOUR = 3600 * 1_000_000
# Each with the years of its most interesting changes.
ZONES = [("Asia/Shanghai", 1986, 2027), ("America/New_York", 2000, 2030), ("Europe/London", 1970, 2030),
         ("Australia/Lord_Howe", 1990, 2030), ("Pacific/Apia", 2010, 2014), ("Asia/Kolkata", 1970, 2030),
         ("America/St_Johns", 2000, 2030), ("+08:00", 1990, 2030), ("Africa/Casablanca", 2010, 2030)]
SHAPES = [[("09:00", "18:00")], [("09:00", "12:00"), ("13:00", "18:00")], [("22:00", "06:00")],
          [("00:00", "24:00")], [("08:30", "12:00"), ("12:00", "17:15")], [("00:00", "03:00")],
          [("01:30", "02:30")], [("02:15", "10:00"), ("20:00", "23:59:59")],
          [("06:00", "07:00"), ("08:00", "09:00"), ("23:00", "01:00")]]
DAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]
SETTINGS = {
    "at_closing": ["DUE_AT_CLOSING", "DUE_AT_NEXT_OPENING"],
    "closed_start": ["NEXT_WORKING_DAY_IS_DAY_ONE", "ROLL_TO_OPENING_FIRST"],
    "day_deadline": ["CLOSE_OF_BUSINESS", "TIME_OF_START", "OPENING", "MIDNIGHT"],
    "on_conflict": ["HOLIDAY_WINS", "OVERRIDE_WINS"],
    "reversed": ["NEGATIVE", "ZERO", "ERROR"],
    "closing_instant": ["CLOSED", "OPEN"],
    "zero_amount": ["NEXT_OPENING", "UNCHANGED"],
    "clock_change": ["ELAPSED", "WALL_CLOCK"],
    "skipped_time": ["MOVE_BY_GAP", "TRANSITION"],
    "repeated_time": ["EARLIER", "LATER"],
}


def hours(shape):
    return [{"from": begin, "to": end} for begin, end in shape]


def calendar(chance):
    zone, first, last = chance.choice(ZONES)
    shape = chance.choice(SHAPES)
    days = DAYS[:5] if chance.random() < 0.7 else sorted(
        chance.sample(DAYS, chance.randint(1, 6)), key=DAYS.index)
    proto = {"id": "office", "zone": zone, "weekly": [{"day": days, "hours": hours(shape)}],
             "make_up_hours": hours(chance.choice(SHAPES[:2]))}
    if zone == "Asia/Shanghai" and chance.random() < 0.8:
        proto["holidays"] = ["cn_mainland"]
        first = 2019
    noon = date(chance.randint(first, last - 1), 1, 1)
    dates = [noon + timedelta(days=n) for n in chance.sample(range(0, 700), 40)]
    proto["day_off"] = [{"date": str(day), "name": "off"} for day in dates[:20]]
    proto["special_hours"] = [{"date": str(day), "name": "special", "hours": hours(chance.choice(SHAPES[:2]))}
                              for day in dates[15:30]]
    for name, values in SETTINGS.items():
        proto[name] = chance.choice(values) if chance.random() < 0.5 else values[0]
    return proto, noon


def moment(chance, walker, begin):
    """Microseconds: anywhere in two years, or at, just before or just after an edge."""
    us = begin + chance.randrange(2 * 365 * 24 * HOUR)
    kind = chance.random()
    if kind < 0.4:
        spans = walker.pieces(walker.date_of(us))
        if spans:
            return chance.choice(chance.choice(spans)[:2]) + chance.choice([-1_000_000, -1, 0, 0, 1, 1_000_000])
    if kind < 0.8:
        return us // 1_000_000 * 1_000_000
    return us


def amount(chance):
    kind = chance.random()
    if kind < 0.3:
        return chance.randint(0, 40) * HOUR // 2
    if kind < 0.4:
        return chance.choice([0, 0, 1, -1])
    size = chance.randrange(60 * HOUR) if kind < 0.8 else chance.randrange(400 * HOUR)
    return -size if chance.random() < 0.3 else size


def questions(chance, walker, begin, count):
    for _ in range(count):
        at = {"unix_us": moment(chance, walker, begin)}
        kind = chance.random()
        if kind < 0.3:
            yield {"add_working_time": {"start": at, "amount_us": amount(chance)}}
        elif kind < 0.55:
            days = chance.choice([0, 1, 1, 2, 3, 3, 5, 5, 10, 21, -1, -2, -5])
            yield {"add_working_days": {"start": at, "days": days}}
        elif kind < 0.75:
            span = chance.choice([HOUR, 24 * HOUR, 15 * 24 * HOUR, 60 * 24 * HOUR])
            other = at["unix_us"] + chance.randrange(span)
            ends = [at, {"unix_us": other}]
            if chance.random() < 0.2:
                ends.reverse()
            yield {"working_time_between": {"from": ends[0], "to": ends[1]}}
        elif kind < 0.83:
            yield {"is_working_time": at}
        elif kind < 0.87:
            yield {"is_working_day": str(walker.date_of(at["unix_us"]))}
        elif kind < 0.93:
            yield {chance.choice(["next_opening", "next_closing", "previous_opening",
                                  "previous_closing"]): at}
        elif kind < 0.97:
            second = chance.randrange(86400)
            yield {"from_civil": {"date": str(walker.date_of(at["unix_us"])),
                                  "time": f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"}}
        else:
            yield {"months_before": {"from": at, "months": chance.randint(-30, 30)}}


def generate(seed, count, make_walker, per_policy=200):
    """Yields (case, walker): one question a case."""
    chance = random.Random(seed)
    made = 0
    while made < count:
        proto, begin = calendar(chance)
        walker = make_walker(proto)
        start = walker.from_civil(begin, 0)
        for question in questions(chance, walker, start, min(per_policy, count - made)):
            yield {"clear": ["calendar"], "overlay": {"calendar": [proto]},
                   "calendar_question": [question]}, walker
            made += 1
