"""Random callbacks to plan and random targets, under random policies: most moments lie on a bound of the
customer's day, of a window or of a deadline, or one step beside it."""

import random
from datetime import date, timedelta
from fractions import Fraction

from callback_reference import ENUMS, INSTANTS, STATUS_OF, WINDOWS, Policy, clock, seconds_of
from calendar_reference import US, WEEKDAYS

ZONES = ["Asia/Shanghai", "America/New_York", "Europe/London", "Australia/Lord_Howe"]
MORE_ZONES = ZONES + ["Pacific/Apia", "America/Sao_Paulo", "Asia/Beirut", "+05:30", "-03:30"]
SEGMENTS = ["complaint", "high_value", "potential", "silent"]
STEPS = [0, 0, 0, 1, -1, US, -US]
MINUTE, HOUR = 60 * US, 3600 * US
LABEL = {"en": "x", "zh": "甲"}
ALLOWED = [("08:00", "22:00")] * 6 + [("09:00", "21:00"), ("00:00", "23:59:59"), ("08:30:30", "20:00"),
                                      ("01:30", "03:30"), ("02:15", "10:00"), ("12:00", "12:10")]
BEST = [[("09:00", "11:00"), ("14:00", "17:00")], [("09:00", "11:00"), ("11:00:01", "12:00")],
        [("14:00", "17:00"), ("09:00", "11:00")], [("06:00", "08:00"), ("21:45", "24:00")],
        [("02:00", "03:00"), ("21:50", "22:30:30")], [("00:00", "24:00")], [("20:00", "23:59")]]
SIGNALS = ["complains", "asks_repair", "hardware_fault", "system_down", "function_abnormal", "needs_follow_up"]
EVENTS = ["ANALYZED", "RESPONDED", "STATUS_CHANGED", "SOLUTION_PROPOSED", "SOLUTION_CARRIED_OUT", "CALLED_BACK",
          "RATED", "TRANSFERRED", "PRIORITY_CHANGED"]
STATUSES = ["PENDING", "IN_PROGRESS", "WAITING_CUSTOMER", "RESOLVED", "CLOSED", "REOPENED"]
TAGS = ["REGISTRATION_CHANNEL", "FIRST_VISIT", "ISSUE_TYPE", "STATUS", "AGENT", "PRIORITY", "RESULT", "CATEGORY"]
CLEAR = ["callback.scenario", "callback.budget", "callback.best.weekly", "callback.tier", "callback.target",
         "triage.category_rule", "triage.issue_type_rule", "triage.priority_rule", "triage.handling_rule"]


def entry(one, clause, **more):
    return {"id": one, "clause": clause, "label": LABEL, **more}


def yes(name):
    return {"fact": name, "is": True}


def no(name):
    return {"fact": name, "is": False}


# The standard policy's section, as its comments and the catalogue say.
AFTER = {"subject": "TICKET", "budget": "case", "starts_at": ["SOLUTION_CARRIED_OUT", "RESOLVED", "CLOSED"],
         "fulfilled_by": ["CALLED_BACK"], "within": {"obligation": "solution_callback"}}
STANDARD = {
    "calendar": "office",
    "scenario": [
        entry("new_user", "CB-1", subject="CUSTOMER", budget="ordinary",
              when={"all": [{"fact": "registered", "at_least_days_ago": 3}, no("acted"), no("purchased")]},
              tag=[entry("channel", "CB-6", fact="REGISTRATION_CHANNEL"),
                   entry("first_visit", "CB-6", fact="FIRST_VISIT")]),
        entry("after_sales", "CB-1", **AFTER, when=yes("category_after_sales"),
              tag=[entry("issue_type", "CB-6", fact="ISSUE_TYPE"), entry("progress", "CB-6", fact="STATUS"),
                   entry("contact", "CB-6", fact="AGENT")]),
        entry("complaint", "CB-1", **AFTER, when=yes("category_complaint"),
              tag=[entry("level", "CB-6", fact="PRIORITY"), entry("result", "CB-6", fact="RESULT")]),
        entry("regular_care", "CB-1", subject="CUSTOMER", budget="ordinary",
              when={"any": [yes("segment_high_value"), {"fact": "last_activity", "not_within_months": 6}]}),
        entry("product_iteration", "CB-1", subject="CUSTOMER", budget="ordinary", when=yes("beta_participant")),
    ],
    "budget": [{"id": "ordinary", "min_minutes": 5, "max_minutes": 8}, {"id": "case", "max_minutes": 15}],
    "allowed": {"from": "08:00", "to": "22:00", "call_must": "END"},
    "best": {"weekly": [{"day": WEEKDAYS[:5], "hours": [{"from": "09:00", "to": "11:00"},
                                                        {"from": "14:00", "to": "17:00"}]}],
             "days": "WEEKDAYS", "slots": 3, "horizon_days": 14},
    "conduct": {"introduction_seconds": 15, "min_questions": 3, "max_questions": 5},
    "tier": [entry("senior", "CB-5", when={"any": [yes("category_complaint"), yes("segment_complaint"),
                                                   yes("segment_high_value")]})],
    "tier_otherwise": entry("any", "CB-5"),
    "target": [entry("length", "CB-7", measure="LENGTH", change_at_most="-20"),
               entry("solved", "CB-7", measure="SOLVED", at_least="85"),
               entry("completeness", "CB-7", measure="COMPLETENESS", at_least="100"),
               entry("satisfaction", "CB-7", measure="SATISFACTION", at_least="4.5")],
}
CALENDAR = {
    "id": "office", "zone": "Asia/Shanghai",
    "weekly": [{"day": WEEKDAYS[:5], "hours": [{"from": "09:00", "to": "18:00"}]}],
    "make_up_hours": [{"from": "09:00", "to": "18:00"}], "at_closing": "DUE_AT_CLOSING",
    "closed_start": "NEXT_WORKING_DAY_IS_DAY_ONE", "day_deadline": "CLOSE_OF_BUSINESS",
    "on_conflict": "HOLIDAY_WINS", "reversed": "NEGATIVE", "closing_instant": "CLOSED",
    "zero_amount": "NEXT_OPENING", "clock_change": "ELAPSED", "skipped_time": "MOVE_BY_GAP",
    "repeated_time": "EARLIER"}
STANDARD_TRIAGE = {"handling_rule": [{"handling": "URGENT", "when": yes("priority_p0")}]}


def rule(signal, **then):
    return {"id": signal, "clause": "X-1", "when": yes(signal), **then}


TRIAGE = {
    "category_rule": [rule("complains", category="COMPLAINT"), rule("asks_repair", category="AFTER_SALES")],
    "issue_type_rule": [rule("hardware_fault", issue_type="QUALITY")],
    "priority_rule": [rule("system_down", priority="P0"), rule("function_abnormal", priority="P1")],
    "handling_rule": [rule("needs_follow_up", handling="SCHEDULED")]}


def interesting(zone, first=2018, last=2027):
    """Dates on which the zone's clock changes, and the days around them."""
    walker, found = clock(zone), []
    day = date(first, 1, 1)
    while day.year < last:
        after = day + timedelta(days=1)
        if walker.wall(after, 0) - walker.wall(day, 0) != 24 * HOUR:
            found += [day, after, day - timedelta(days=1)]
        day = after
    return found


DATES = {zone: interesting(zone) for zone in MORE_ZONES}
DATES["Pacific/Apia"] = [date(2011, 12, 25) + timedelta(days=n) for n in range(10)]


class Writer:
    """Of one policy, and of the cases that it judges."""

    def __init__(self, chance, own):
        self.chance, self.own, self.year = chance, own, chance.randint(2018, 2026)
        self.windows = [("within_days", 3), ("not_within_months", 6)]
        self.case = {}
        obligations = {"solution_callback": {"elapsed_hours": 24}}  # SLA 8
        if own:
            calendar, section = self.calendar(), self.section()
            obligations = {"promise": chance.choice([{"elapsed_hours": 24}, {"elapsed_minutes": 90}])}
            self.case = {"clear": CLEAR, "overlay": {
                "calendar": [calendar], "callback": section, "triage": TRIAGE,
                "sla": {"obligation": [entry("promise", "X-1", starts_at=["RECEIVED"],
                                             fulfilled_by=["RESPONDED"], target=[obligations["promise"]])]}}}
            self.triage = TRIAGE
        else:
            calendar, section, self.triage = CALENDAR, STANDARD, STANDARD_TRIAGE
        self.section_of = section
        self.policy = Policy(section, calendar, SEGMENTS, obligations)
        self.withins = [self.policy.within(one) for one in section["scenario"] if one.get("within")]
        self.lengths = [one["max_minutes"] * MINUTE for one in section["budget"]]

    # The policy.

    def calendar(self):
        chance = self.chance
        made = {**CALENDAR, "id": "desk", "zone": chance.choice(MORE_ZONES),
                "skipped_time": chance.choice(["MOVE_BY_GAP", "TRANSITION"]),
                "repeated_time": chance.choice(["EARLIER", "LATER"])}
        days = [date(self.year, 1, 1) + timedelta(days=n) for n in chance.sample(range(380), 50)]
        made["day_off"] = [{"date": str(day)} for day in days[:35]]
        made["worked_day"] = [{"date": str(day)} for day in days[35:]]
        return made

    def leaf(self):
        chance, kind = self.chance, self.chance.random()
        if kind < 0.4:
            window = chance.choice(WINDOWS)
            count = chance.choice([0, 1, 3, 3, 6, 12, 24] if "months" in window else [0, 1, 2, 3, 3, 7, 30, 400])
            self.windows.append((window, count))
            return {"fact": chance.choice(INSTANTS + ["last_activity"] * 3), window: count}
        if kind < 0.55:
            name = chance.choice(["mean_rating", "latest_rating"])
            low = chance.randint(1, 4)
            text = str(low) if name == "latest_rating" else f"{low}.{chance.choice('05')}"
            test = {"fact": name}
            if chance.random() < 0.6:
                test[chance.choice(["at_least", "above"])] = text
            if len(test) == 1 or chance.random() < 0.4:
                test[chance.choice(["below", "at_most"])] = str(low + 1)
            if name == "latest_rating" and "above" in test and "below" in test:
                del test["below"]
            return test
        names = ["acted", "purchased", "beta_participant"] * 3
        names += [f"segment_{one}" for one in SEGMENTS]
        names += [f"{name}_{value.lower()}" for name, values in ENUMS.items() for value in values]
        return {"fact": chance.choice(names), "is": chance.random() < 0.6}

    def criterion(self, depth=0):
        chance = self.chance
        kind = chance.random() + 0.3 * depth
        if kind > 0.6:
            return self.leaf()
        parts = [self.criterion(depth + 1) for _ in range(chance.randint(2, 3))]
        if kind < 0.25:
            return {"all": parts}
        if kind < 0.5:
            return {"any": parts}
        return {"at_least_n": {"n": chance.randint(1, len(parts)), "of": parts}}

    def scenario(self, number):
        chance = self.chance
        made = entry(f"s{number}", f"X-{number}", subject=chance.choice(["CUSTOMER", "TICKET", "TICKET"]),
                     when=self.criterion(), budget=chance.choice(["short", "long"]))
        if chance.random() < 0.65:  # one that often applies
            often = [no("category_inquiry"), no("issue_type_function"), no("acted"), yes("purchased"),
                     {"fact": "last_activity", "within_months": 24}]
            made["when"] = {"any": [made["when"]] + chance.sample(often, 2)}
        if made["subject"] == "TICKET":
            if chance.random() < 0.8:
                kinds = ["RESOLVED", "CLOSED", "SOLUTION_CARRIED_OUT", "RATED", "REOPENED", "STATUS_CHANGED",
                         "RECEIVED"]
                made["starts_at"] = chance.sample(kinds, chance.randint(1, 3))
            if chance.random() < 0.4:
                made["fulfilled_by"] = chance.sample(["CALLED_BACK", "RATED", "RESPONDED", "TRANSFERRED", "CLOSED"],
                                                     chance.randint(1, 2))
            if chance.random() < 0.85:
                made["within"] = chance.choice([{"elapsed_hours": 24}, {"elapsed_hours": 1}, {"elapsed_minutes": 5},
                                                {"elapsed_minutes": 599}, {"elapsed_hours": 10},
                                                {"elapsed_hours": 72}, {"obligation": "promise"}])
        if chance.random() < 0.6:
            made["tag"] = [entry(f"t{n}", "X-6", fact=fact) for n, fact in enumerate(
                chance.sample(TAGS, chance.randint(1, 4)))]
        return made

    def section(self):
        chance = self.chance
        begin, end = chance.choice(ALLOWED)
        fits = (seconds_of(end) - seconds_of(begin)) // 60
        long = min(fits, chance.choice([10, 11, 15, 60, 600]))
        days = chance.sample(WEEKDAYS, 7)
        cut = chance.randint(1, 6)
        weekly = []
        for part in (days[:cut], days[cut:]):
            spans = [(low, high) for low, high in chance.choice(BEST)
                     if seconds_of(low) <= seconds_of(end) - long * 60 and seconds_of(high) >= seconds_of(begin)]
            if spans and chance.random() < 0.9:
                weekly.append({"day": part, "hours": [{"from": low, "to": high} for low, high in spans]})
        least = chance.randint(1, 6)
        return {
            "calendar": "desk",
            "scenario": [self.scenario(n) for n in range(chance.randint(1, 4))],
            "budget": [{"id": "short", "clause": "X-4", "min_minutes": chance.choice([0, 1, 5]),
                        "max_minutes": chance.choice([5, 8, 10])},
                       {"id": "long", "clause": "X-4", "max_minutes": long}],
            "allowed": {"clause": "X-2", "from": begin, "to": end, "call_must": chance.choice(["END", "END", "BEGIN"])},
            "best": {"clause": "X-2", "weekly": weekly, "days": chance.choice(["WEEKDAYS", "WORKING_DAYS"]),
                     "slots": chance.choice([1, 2, 3, 8]), "horizon_days": chance.choice([1, 2, 3, 14, 30])},
            "conduct": {"clause": "X-4", "introduction_seconds": chance.choice([1, 15, 3600]),
                        "min_questions": least, "max_questions": least + chance.choice([0, 0, 1, 5])},
            "tier": [entry(f"tier{n}", f"X-5.{n}", when=self.criterion()) for n in range(chance.randint(0, 3))],
            "tier_otherwise": entry("rest", "X-5"),
            "target": [self.target(n) for n in range(chance.randint(0, 5))]}

    def target(self, number):
        chance = self.chance
        measure = chance.choice(["LENGTH", "SOLVED", "COMPLETENESS", "SATISFACTION", "CALLS"])
        bound = chance.choice(["at_least", "at_most", "change_at_most", "change_at_least"])
        if bound.startswith("change"):
            value = chance.choice(["-20", "-100", "0", "10", "12.5", "-33.3", "900"])
        else:
            value = {"LENGTH": chance.choice(["300", "299.5", "0"]), "CALLS": chance.choice(["100", "0", "7"]),
                     "SATISFACTION": chance.choice(["4.5", "1", "5", "3.33"])}.get(
                         measure, chance.choice(["85", "100", "0", "33.3"]))
        return entry(f"g{number}", f"X-7.{number}", measure=measure, **{bound: value})

    # The facts.

    def moment(self, zone):
        """At an edge of a customer's day, on most days of clock changes."""
        chance, walker = self.chance, clock(zone)
        day = date(self.year, 1, 1) + timedelta(days=chance.randrange(365))
        if DATES.get(zone) and chance.random() < 0.4:
            day = chance.choice(DATES[zone])
        kind = chance.random()
        if kind < 0.15:
            return walker.wall(day, chance.randrange(86400)) + chance.choice([0, chance.randrange(US)])
        if kind < 0.75:
            at = walker.wall(day, chance.choice([self.policy.open, self.policy.close]))
            if chance.random() < 0.3:
                at -= chance.choice(self.lengths)
        else:
            hours = [one for spans in self.policy.weekly.values() for span in spans for one in span] or [0]
            at = walker.wall(day, chance.choice(hours))
        return at + chance.choice(STEPS)

    def past(self, now):
        """A fact's instant, on a bound of a window of the policy or beside it."""
        chance, kind = self.chance, self.chance.random()
        if kind < 0.6:
            window, count = chance.choice(self.windows)
            return {"unix_us": self.policy.bound(now, window, count) + chance.choice(STEPS)}
        if kind < 0.75:
            return {"never": True}
        if kind < 0.85:
            return {"unix_us": now + chance.choice(STEPS)}
        return {"unix_us": now - chance.randrange(800 * 24) * HOUR}

    def segments(self):
        return {"id": self.chance.sample(SEGMENTS, self.chance.choice([0, 1, 1, 2]))}

    def customer(self, now, zone):
        chance = self.chance
        made = {"id": "c1"}
        if zone:
            made["zone"] = zone
        for name in INSTANTS:
            if chance.random() < 0.55:
                made[name] = self.past(now)
        if chance.random() < 0.5:
            made["beta_participant"] = chance.random() < 0.6
        if chance.random() < 0.5:
            made["latest_rating"] = chance.randint(1, 5)
        kind = chance.random()
        if kind < 0.3:
            made["mean_rating"] = chance.choice(["3", "2.5", "4.49", "1", "5", "3.999"])
        elif kind < 0.6:
            count = chance.choice([0, 1, 2, 3, 100])
            made["rating_sum_by_count"] = {"numerator": chance.randint(count, 5 * count), "denominator": count}
        if chance.random() < 0.5:
            made["registration_channel"] = chance.choice(["官网", "app"])
        if chance.random() < 0.06:
            made["no_callbacks"] = chance.random() < 0.7
        if chance.random() < 0.35:
            days = chance.sample(WEEKDAYS, chance.randint(1, 7))
            spans = chance.choice(BEST)
            made["active_hours"] = [{"day": days, "from": low, "to": high} for low, high in spans]
        return made

    def ticket(self, now):
        chance = self.chance
        within = chance.choice(self.withins) if self.withins else 24 * HOUR
        if chance.random() < 0.5:  # the deadline lies on an edge of some day, or on now
            edge = now - now % HOUR + chance.choice([-24, -10, -1, 0, 1, 2, 8, 10, 14]) * HOUR
            start = (now if chance.random() < 0.3 else edge) - within + chance.choice(STEPS)
        else:
            start = now - chance.choice([0, 1, 60, 600, 1439, 1440, 1441, 5000]) * MINUTE + chance.choice(STEPS)
        if chance.random() < 0.97:
            start = min(start, now)
        made = {"id": "t1", "received": {"unix_us": start - chance.choice([0, 0, HOUR, 50 * HOUR])}}
        if chance.random() < 0.7:
            made["agent_id"] = "a1"
        for name, values in ENUMS.items():
            if chance.random() < 0.6:
                made[name] = chance.choice(values)
        if self.own and chance.random() < 0.5:
            made["signal"] = [{"name": name, "value": chance.random() < 0.7}
                              for name in chance.sample(SIGNALS, chance.randint(1, 3))]
        if chance.random() < 0.5:
            made["customer_segments"] = self.segments()
        if chance.random() < 0.5:
            made["customer_id"] = "c1"
        at, events, status = start, [], "PENDING"
        for _ in range(chance.choice([0, 1, 1, 1, 2, 3, 5])):
            events.append(self.event(at, status))
            status = events[-1].get("status") or STATUS_OF.get(events[-1]["kind"], status)
            at += chance.choice([0, 0, 1, US, MINUTE, HOUR, 30 * HOUR])
        if events:
            made["event"] = events
        return made

    def event(self, at, status):
        chance = self.chance
        settled = status in ("RESOLVED", "CLOSED")
        kind = chance.choice(EVENTS + (["CLOSED", "REOPENED"] if settled else ["RESOLVED", "CLOSED"]))
        made = {"kind": kind, "at": {"unix_us": at}}
        if kind == "STATUS_CHANGED":
            made["status"] = chance.choice(STATUSES if settled else STATUSES[:5])
        elif kind == "RATED":
            made["rating"] = chance.randint(1, 5)
        elif kind == "TRANSFERRED":
            made["agent_id"] = "a2"
        elif kind == "PRIORITY_CHANGED":
            made["priority"] = chance.choice(["P0", "P1", "P2"])
        return made

    def request(self):
        chance, kind = self.chance, self.chance.random()
        zone = chance.choice(ZONES if chance.random() < 0.7 else MORE_ZONES) if chance.random() < 0.7 else ""
        now = self.moment(zone if zone and kind > 0.2 else self.policy.zone)
        made = {}
        if kind > 0.2:
            made["customer"] = self.customer(now, zone)
        if kind < 0.55:
            made["ticket"] = self.ticket(now)
        if chance.random() < 0.5:
            made["customer_segments"] = self.segments()
        if chance.random() < 0.04:
            self.spoil(made)
        return {"as_of": {"unix_us": now}, "callback_request": [made]}

    def spoil(self, request):
        """Something that is refused, or just not."""
        chance = self.chance
        customer, ticket, kind = request.get("customer", {}), request.get("ticket"), chance.randrange(9)
        if kind == 0:
            request.pop("customer", None)
            request.pop("ticket", None)
        elif kind == 1 and ticket:
            ticket["customer_id"] = "c2"
        elif kind == 2:
            request["customer_segments"] = {"id": [chance.choice(["nobody", "regular"])]}
        elif kind == 3 and ticket:
            ticket["customer_segments"] = {"id": [chance.choice(["nobody", "regular"])]}
        elif kind == 4 and customer:
            customer["zone"] = chance.choice(["Mars/Base", "Asia/Tokyo"])
        elif kind == 5 and customer:
            customer["rating_sum_by_count"] = {"numerator": chance.choice([-1, 0, 1, 2, 10, 11]),
                                               "denominator": chance.choice([-1, 0, 2])}
            customer.pop("mean_rating", None)
        elif kind == 6 and customer:
            edges = ["09:00", "10:59:59", "11:00", "11:00:01", "24:00"]
            customer["active_hours"] = [
                {"day": chance.sample(WEEKDAYS[:3], chance.randint(1, 2)),
                 "from": chance.choice(edges), "to": chance.choice(edges)} for _ in range(chance.randint(1, 2))]
            if chance.random() < 0.2:
                customer["active_hours"] = [{"day": [], "from": "09:00", "to": "11:00"}]
        elif ticket and "event" in ticket:
            event = chance.choice(ticket["event"])
            event["kind"] = chance.choice(["REOPENED", "RECEIVED", "RATED", "STATUS_CHANGED", "CLOSED"])
            event["at"] = {"unix_us": event["at"]["unix_us"] + chance.choice([-1, 0, 1, HOUR])}

    def quotient(self, low, high):
        """Between the two, often a bound of a target exactly or one off it."""
        chance = self.chance
        count = chance.choice([0, 1, 3, 20, 40, 200])
        if chance.random() < 0.7:
            bounds = [Fraction(one[name]) for one in self.section_of.get("target", [])
                      for name in ("at_least", "at_most") if name in one] or [Fraction(1)]
            top = chance.choice(bounds) * count / (100 if high == 1 else 1)
            top = int(top) + chance.choice([-1, 0, 0, 1])
        else:
            top = chance.randint(int(low * count), int(high * count))
        return {"numerator": max(int(low * count), min(int(high * count), top)), "denominator": count}

    def period(self):
        chance = self.chance
        made = {"period": "2026-03"}
        if chance.random() < 0.8:
            made["calls"] = str(chance.choice([0, 6, 7, 8, 99, 100, 101]))
        for name, low, high in (("seconds_by_count", 0, 400), ("solved_of_known", 0, 1),
                                ("filled_of_required", 0, 1), ("rating_sum_by_count", 1, 5)):
            if chance.random() < 0.85:
                made[name] = self.quotient(low, high)
        return made

    def targets(self):
        """The judged period lies at a change of the base's, or one off it."""
        chance = self.chance
        now, base = self.period(), self.period()
        if chance.random() < 0.5 and base.get("seconds_by_count", {}).get("denominator"):
            mean = base["seconds_by_count"]
            factor = 100 + chance.choice([-20, -100, 0, 10])
            now["seconds_by_count"] = {"numerator": max(0, mean["numerator"] * factor + chance.choice([-1, 0, 0, 1])),
                                       "denominator": mean["denominator"] * 100}
        if chance.random() < 0.05:
            chance.choice([now, base])[chance.choice(["seconds_by_count", "solved_of_known", "filled_of_required",
                                                      "rating_sum_by_count"])] = {
                "numerator": chance.choice([-1, 0, 1, 2, 5, 6]), "denominator": chance.choice([-1, 0, 1])}
        return {"callback_period": [now] if chance.random() < 0.15 else [now, base]}

    def cases(self, count):
        for _ in range(count):
            yield {**self.case, **(self.targets() if self.chance.random() < 0.15 else self.request())}


def generate(seed, count, per_policy=250):
    """Yields (case, writer)."""
    chance, made = random.Random(seed), 0
    while made < count:
        writer = Writer(chance, made > 0 and chance.random() < 0.9)
        for case in writer.cases(min(per_policy, count - made)):
            yield case, writer
            made += 1
