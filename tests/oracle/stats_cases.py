"""Random histories and customers for the statistics, half of the values on a bound or one step beside it."""

import random
from datetime import date, datetime, timedelta, timezone

import stats_reference as reference

US = 1_000_000
HOUR = 3600 * US
DAY = 24 * HOUR
# Each with the years of its most interesting changes.
ZONES = [("Asia/Shanghai", 2019, 2026), ("America/New_York", 2000, 2030), ("Europe/London", 1971, 2030),
         ("Australia/Lord_Howe", 1990, 2030), ("Pacific/Apia", 2010, 2013), ("Asia/Kolkata", 1971, 2030),
         ("America/St_Johns", 2000, 2030)]
SHAPES = [[("09:00", "18:00")], [("09:00", "12:00"), ("13:00", "18:00")], [("22:00", "06:00")],
          [("00:00", "24:00")]]
# In the order of bytes, which is neither that of upper and lower case nor that of UTF-16.
WORDS = ["", "", "Battery", "a", "a b", "ab", "battery", "battery ", "é", "电池", "～", "😀"]
KINDS = ["ANALYZED", "RESPONDED", "RESPONDED", "STATUS_CHANGED", "STATUS_CHANGED", "SOLUTION_PROPOSED",
         "RESOLVED", "RESOLVED", "CLOSED", "REOPENED", "RATED", "RATED", "TRANSFERRED",
         "PRIORITY_CHANGED"]
STATUSES = ["PENDING", "IN_PROGRESS", "IN_PROGRESS", "WAITING_CUSTOMER", "RESOLVED", "RESOLVED", "CLOSED",
            "REOPENED"]
MONTH_OF = ["RECEIVED", "RECEIVED", "ANALYZED", "RESPONDED", "STATUS_CHANGED", "SOLUTION_PROPOSED",
            "RESOLVED", "RESOLVED", "CLOSED", "REOPENED", "RATED", "TRANSFERRED", "PRIORITY_CHANGED"]
SIGNALS = [name for rules in reference.RULES.values() for name, _ in rules]
SHARES = ["30", "30", "50", "25", "33.3333", "33.333333333", "33.34", "20", "10", "100", "0.01", "12.5",
          "66.66666", "5"]
PERCENTS = ["0.0001", "1", "4", "10", "12.5", "20", "25", "33.3333", "33.3334", "50", "50.0001", "66.6667",
            "75", "80", "90.0", "95", "99", "99.9", "99.9999", "100"]
LEVELS = ["99.9999", "90", "50", "20", "10", "5.0", "2.5", "1", "0.1", "0.01", "0.0001"]
LISTS = {"stats.report.percentile": ("report", "percentile"), "stats.rating.word": ("rating", "word"),
         "stats.correlation.significance_percent": ("correlation", "significance_percent")}


def calendar(chance):
    zone, first, last = chance.choice(ZONES)
    hours = [{"from": begin, "to": end} for begin, end in chance.choice(SHAPES)]
    days = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"][:chance.randint(4, 6)]
    settings = {name: value for name, value in reference.OFFICE.items()
                if isinstance(value, str) and name not in ("id", "zone")}
    return {**settings, "id": "own", "zone": zone, "weekly": [{"day": days, "hours": hours}],
            "make_up_hours": [{"from": "09:00", "to": "18:00"}],
            "clock_change": chance.choice(["ELAPSED"] * 5 + ["WALL_CLOCK"])}, first, last


def some(chance, settings):
    """About half of the settings."""
    return {name: value for name, value in settings.items() if chance.random() < 0.5}


def words(values):
    return [{"value": value, "label": {"en": f"w{value}", "zh": f"词{value}"}} for value in values]


def policy(chance):
    """(overlay, lists to clear, years of the moments)."""
    if chance.random() < 0.1:
        return {}, [], (2019, 2026)
    overlay, years = {}, (2019, 2026)
    stats = some(chance, {
        "month_of": chance.choice(MONTH_OF),
        "response_channel": chance.sample(reference.CHANNELS, chance.choice([1, 2, 4])),
        "rating_used": chance.choice(["LATEST", "FIRST"]),
        "reopened": chance.choice(["IS_NOT_RESOLVED", "STAYS_RESOLVED"])})
    if chance.random() < 0.5:
        own, *years = calendar(chance)
        overlay["calendar"] = [own]
        stats["calendar"] = "own"
    stats["report"] = some(chance, {
        "resolution_clock": chance.choice(["ELAPSED", "WORKING_TIME", "WORKING_TIME"]),
        "handling_from": chance.choice(["RECEIVED", "FIRST_WORK"]),
        "percentile": sorted(chance.sample(PERCENTS, chance.choice([1, 2, 4, 8])), key=float)})
    stats["problem"] = some(chance, {
        "high_frequency_percent": chance.choice(SHARES), "top_reasons": chance.choice([1, 2, 3, 100]),
        "top_places": chance.choice([1, 2, 3, 100]), "max_topics": chance.choice([1, 2, 3, 5]),
        "max_reasons": chance.choice([1, 2, 3, 5])})
    stats["correlation"] = some(chance, {
        "clause": "OWN-3",
        "significance_percent": sorted(chance.sample(LEVELS, chance.choice([1, 2, 3, 8])), key=float,
                                       reverse=True)})
    stats["correlation"]["minimum_customers"] = chance.choice([3, 3, 4, 4, 5, 6, 7, 8, 12, 30])
    stats["rating"] = some(chance, {"dissatisfied_at_most": chance.choice([1, 3, 4])})
    if chance.random() < 0.1:
        stats["rating"]["word"] = words(chance.sample(range(1, 6), 5))
    if chance.random() < 0.3:
        overlay["triage"] = {"otherwise": some(chance, {
            "category": chance.choice(reference.CATEGORIES), "issue_type": chance.choice(reference.ISSUES),
            "priority": chance.choice(reference.PRIORITIES)})}
    if chance.random() < 0.3:
        overlay.update(id="own_desk", version="7")
    overlay["stats"] = stats
    return overlay, [path for path, (part, name) in LISTS.items() if name in stats[part]], years


def refused_policy(chance):
    """One setting beyond its bound: (overlay, lists to clear)."""
    part, name, value = chance.choice([
        ("report", "percentile", chance.choice([
            ["0"], ["0.0"], ["50", "50.0"], ["60", "50"], ["100.0001"], [],
            [str(n) for n in range(1, 10)]])),
        ("correlation", "significance_percent", chance.choice([
            ["100"], ["5", "0"], ["5", "5.0"], ["1", "5"], [], [str(n) for n in range(9, 0, -1)]])),
        ("correlation", "minimum_customers", chance.choice([2, 1000001])),
        ("rating", "dissatisfied_at_most", chance.choice([5, 6, -1])),
        ("rating", "word", words(chance.choice([[1, 2, 3, 4, 4], [1, 2, 3, 4], [1, 2, 3, 4, 5, 5]]))),
        ("problem", "high_frequency_percent", chance.choice(["0", "0.00", "100.0001"])),
        ("problem", "top_reasons", chance.choice([-1, 101])), ("problem", "top_places", 101),
        ("problem", "max_topics", 100001), ("problem", "max_reasons", 100001)])
    path = f"stats.{part}.{name}"
    return {"stats": {part: {name: value}}}, [path] if path in LISTS else []


class Desk:
    """Where the moments and words of one policy's cases come from."""

    def __init__(self, chance, judge, years):
        self.chance, self.rules, self.calendar = chance, judge.set, judge.calendar
        day = date(chance.randint(*years), 1, 1) + timedelta(days=chance.randrange(330))
        monday = day - timedelta(days=day.weekday())
        days = [monday + timedelta(days=7 * n) for n in range(4)] + [
            date(day.year, day.month, 1), (date(day.year, day.month, 1) + timedelta(days=31)).replace(day=1)]
        self.edges = [self.calendar.start_of_day(one) for one in days]
        for n in range(10):
            for piece in self.calendar.pieces(day + timedelta(days=n)):
                self.edges += piece[:2]
        self.begin = min(self.edges)
        channels = self.rules["response_channel"] or reference.CHANNELS
        self.channels = channels + reference.CHANNELS + ["UNSPECIFIED", ""]

    def instant(self, us):
        if self.chance.random() < 0.95:
            return {"unix_us": us}
        zone = timezone(timedelta(minutes=self.chance.choice([0, 480, -210, 345])))
        moment = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(microseconds=us)
        return {"iso": moment.astimezone(zone).isoformat()}

    def moment(self):
        chance = self.chance
        if chance.random() < 0.6:
            return chance.choice(self.edges) + chance.choice((-US, -1, 0, 0, 1))
        return self.begin + chance.randrange(35 * 86400) * US

    def gap(self):
        kind = self.chance.random()
        if kind < 0.2:
            return 0
        if kind < 0.6:
            return self.chance.choice(self.gaps)
        return self.chance.randrange(self.chance.choice((2, 100 * US, 8 * HOUR, 3 * DAY)))

    def event(self, at):
        chance = self.chance
        kind = chance.choice(KINDS)
        event = {"kind": kind, "at": self.instant(at)}
        if kind == "STATUS_CHANGED":
            event["status"] = chance.choice(STATUSES)
        elif kind == "RATED":
            most = self.rules["rating"]["dissatisfied_at_most"]
            event["rating"] = chance.choice((1, most, most, most + 1, chance.randint(1, 5)))
        elif kind == "TRANSFERRED":
            event.update(agent_id="other", team_id="elsewhere")
        elif kind == "PRIORITY_CHANGED":
            event["priority"] = chance.choice(reference.PRIORITIES)
        return event

    def start(self):
        """New words and gaps for a case, few, so that much falls together."""
        chance = self.chance
        self.topics, self.reasons = (chance.sample(WORDS, chance.choice((1, 2, 3, 6))) for _ in "tr")
        self.gaps = [chance.choice((1, US, 30 * US, HOUR, 9 * HOUR, DAY)), chance.randrange(DAY)]
        self.issues = chance.sample(reference.ISSUES, chance.choice((1, 2, 4)))
        self.anchors = [self.moment() for _ in range(chance.choice((1, 2, 5)))]

    def ticket(self, number, most_events=7):
        chance = self.chance
        at = chance.choice(self.anchors) + (self.gap() if chance.random() < 0.2 else 0)
        ticket = {"id": f"T{number}", "received": self.instant(at)}
        for name, values in (("topic", self.topics), ("dissatisfaction_reason", self.reasons),
                             ("channel", self.channels), ("team_id", ("", "B", "b", "乙")),
                             ("agent_id", ("", "x", "X", "é"))):
            if value := chance.choice(values):
                ticket[name] = value
        for name, values in (("category", reference.CATEGORIES), ("issue_type", self.issues),
                             ("priority", reference.PRIORITIES)):
            if chance.random() < 0.85:
                ticket[name] = chance.choice(values)
        if chance.random() < 0.2:
            ticket["signal"] = [{"name": name, "value": chance.random() < 0.7}
                                for name in chance.sample(SIGNALS, 2)]
        events, done = [], False
        for _ in range(chance.randrange(most_events)):
            at += self.gap()
            event = self.event(at)
            value = event.get("status", event["kind"])
            if value == "REOPENED" and not done:
                continue  # nothing is reopened that was not resolved
            if event["kind"] in ("STATUS_CHANGED", "RESOLVED", "CLOSED", "REOPENED"):
                done = value in ("RESOLVED", "CLOSED")
            events.append(event)
        if events:
            ticket["event"] = events
        return ticket

    def broken_ticket(self):
        chance, ticket = self.chance, self.ticket(0, 1)
        at = reference.calendar_reference.instant(ticket["received"])
        then = {"unix_us": at + 1}
        kind = chance.randrange(15)
        if kind < 2:
            del ticket[("id", "received")[kind]]
        elif kind < 4:
            ticket["received"] = ({"never": True}, {"unix_us": -1})[kind - 2]
        else:
            ticket["event"] = [[{"kind": "RESPONDED", "at": {"unix_us": at - 1}}],
                               [{"kind": "RESPONDED", "at": then}, {"kind": "RESOLVED", "at": {"unix_us": at}}],
                               [{"kind": "RECEIVED", "at": then}], [{"kind": "RATED", "at": then}],
                               [{"kind": "RATED", "at": then, "rating": chance.choice((0, 6))}],
                               [{"kind": "STATUS_CHANGED", "at": then}],
                               [{"kind": "PRIORITY_CHANGED", "at": then}], [{"kind": "RATED", "rating": 1}],
                               [{"kind": "REOPENED", "at": then}],
                               [{"kind": "STATUS_CHANGED", "at": then, "status": "REOPENED"}],
                               [{"kind": "RESOLVED", "at": then},
                                {"kind": "STATUS_CHANGED", "at": then, "status": "IN_PROGRESS"},
                                {"kind": "REOPENED", "at": then}]][kind - 4]
        return ticket

    def history(self):
        chance = self.chance
        self.start()
        if chance.random() < 0.002:  # more values than are kept one by one
            return [self.ticket(number, 6) for number in range(chance.choice((64, 65, 66, 100, 200)))]
        size = chance.choice((1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 7, 8, 10,
                            chance.randint(9, 40)))
        tickets = [self.ticket(number) for number in range(size)]
        if chance.random() < 0.03:
            tickets[chance.randrange(size)] = self.broken_ticket()
        return tickets

    # Customers.

    def measure(self, style, churned):
        """A quotient and whether it has few digits, by the style of the case."""
        chance, shift = self.chance, self.pull * churned
        if style == 0:
            return chance.choice((0, 1, 1 + shift)), 4
        if style == 1:  # around the middle of a millionth
            return 2 * chance.randint(100, 103 + shift) + chance.choice((-1, 0, 1)), 2_000_000
        if style == 2:
            return chance.randint(0, 50) + 20 * shift, 100
        if style == 3:
            whole = chance.choice((3, 6, 7, 9, 12, 10**15 + 7))
            return chance.randint(0, whole), whole
        return 1, 2 + (chance.random() < 0.05)

    def customer(self, number, styles):
        chance = self.chance
        customer = {"id": f"C{number}"}
        churned = chance.random() < self.share
        if chance.random() < 0.93:
            customer["churned"] = churned
        if chance.random() < 0.93:
            top, bottom = self.measure(styles[0], churned)
            customer["promises_met_of_decided"] = {"numerator": min(top, bottom), "denominator": bottom}
        elif chance.random() < 0.5:
            customer["promises_met_of_decided"] = {"numerator": 0, "denominator": 0}
        if chance.random() < 0.93:
            top, bottom = self.measure(styles[1], churned)
            if bottom in (2, 4, 100, 2_000_000) and chance.random() < 0.5:
                tenths = 10_000_000 + top * 10_000_000 // bottom
                customer["mean_rating"] = f"{tenths // 10_000_000}.{tenths % 10_000_000:07}"
            else:
                customer["rating_sum_by_count"] = {"numerator": top + bottom, "denominator": bottom}
        elif chance.random() < 0.5:
            customer["rating_sum_by_count"] = {"numerator": 0, "denominator": 0}
        elif chance.random() < 0.5:
            customer["latest_rating"] = chance.randint(1, 5)
        return customer

    def broken_customer(self):
        kind = self.chance.randrange(8)
        if kind == 0:
            return {"churned": True}
        name, value = [("promises_met_of_decided", (6, 5)), ("promises_met_of_decided", (-1, 5)),
                       ("promises_met_of_decided", (1, 0)), ("rating_sum_by_count", (4, 5)),
                       ("rating_sum_by_count", (26, 5)), ("mean_rating", "0.9999"),
                       ("mean_rating", "5.0001")][kind - 1]
        if name != "mean_rating":
            value = {"numerator": value[0], "denominator": value[1]}
        return {"id": "C", name: value}

    def customers(self):
        chance = self.chance
        least = self.rules["correlation"]["minimum_customers"]
        size = max(1, least + chance.choice((-1, 0, 1))) if chance.random() < 0.4 else chance.choice((
            least + 2, chance.randint(3, 8), chance.randint(3, 12), chance.randint(3, 40)))
        if chance.random() < 0.003:
            size = chance.choice((300, 1000))
        styles = chance.choices(range(5), (3, 3, 3, 3, 1), k=2)
        self.share = chance.choice((0.1, 0.5, 0.5, 0.9, 1))
        self.pull = chance.choice((0, 0, 1, 2))
        customers = [self.customer(number, styles) for number in range(size)]
        if chance.random() < 0.03:
            customers[chance.randrange(size)] = self.broken_customer()
        return customers


def question(desk):
    kind = desk.chance.random()
    if kind < 0.55:
        return {"report_history": desk.history(), "report_period": desk.chance.choice(("WEEK", "MONTH"))}
    if kind < 0.75:
        return {"history": desk.history()}
    return {"correlated": desk.customers()}


def generate(seed, count, per_policy=250):
    """Yields `count` cases."""
    chance = random.Random(seed)
    made = 0
    while made < count:
        overlay, clear, years = policy(chance)
        case = {"overlay": overlay, "clear": clear}
        desk = Desk(chance, reference.Policy(case), years)
        for _ in range(min(per_policy - 1, count - made)):
            yield {**case, **question(desk)}
            made += 1
        if made < count:
            overlay, clear = refused_policy(chance)
            yield {"overlay": overlay, "clear": clear, **question(desk)}
            made += 1
