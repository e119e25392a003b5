"""Random desks and tickets: obligations of every form over random calendars, timelines that pause, resolve,
reopen and extend, half of the moments on a bound or one microsecond beside it."""

import random
from datetime import date, timedelta

import calendar_cases
import harness
import policy_text
import sla_reference

HOUR = 3600 * 1_000_000
LABEL = {"en": "x", "zh": "x"}
CLOCKS = ["ELAPSED", "WORKING_TIME", "WORKING_DAYS"]
STATUSES = ["PENDING", "IN_PROGRESS", "WAITING_CUSTOMER", "RESOLVED", "CLOSED", "REOPENED"]
STARTS = ["RANG", "RATED", "PROMISED", "EXTENDED", "VERIFICATION_PROMISED", "COLLABORATION_OPENED",
          "REFUND_FILED", "CONTACT_ENDED", "SERVICE_ENDED", "SOLUTION_CARRIED_OUT", "CALLBACK_ENDED",
          "SOLUTION_PROPOSED", "RESOLVED", "CLOSED", "REOPENED"]
ENDS = ["ANALYZED", "RESPONDED", "RESOLVED", "CLOSED", "ANSWERED", "RECORD_COMPLETED", "SURVEY_SENT",
        "CALLED_BACK", "DISSATISFACTION_ANALYZED", "VERIFICATION_ANSWERED", "PROMISE_KEPT", "TRANSFERRED",
        "COLLABORATION_DONE", "REFUND_ARRIVED", "EXTENSION_NOTICED", "SATISFACTION_ASKED", "REOPENED",
        "RATED"]
FACTS = ["complains", "asks_return", "system_down", "category_complaint", "category_after_sales",
         "issue_quality", "priority_p0", "priority_p1", "handling_urgent", "channel_phone", "channel_chat",
         "customer_new", "customer_vip", "segment_silent", "segment_high_value"]
PRIORITIES = ["P0", "P1", "P2"]
CHANNELS = ["PHONE", "CHAT", "EMAIL", "TICKET_SYSTEM"]
REFERENCES = ["", "", "a", "b"]


def some(chance, values, most):
    return chance.sample(values, chance.randint(1, min(most, len(values))))


def criterion(chance, number=None, depth=2):
    kind = chance.random()
    if depth == 0 or kind < 0.5:
        if number and chance.random() < 0.6:
            low, high = sorted([chance.randint(1, 4), chance.randint(2, 5)])
            made = {"fact": number}
            if chance.random() < 0.7:
                made[chance.choice(["at_most", "below"])] = chance.choice([f"{high}", f"{high}.0"])
            if len(made) == 1 or low < high and chance.random() < 0.3:
                made[chance.choice(["at_least", "above"])] = f"{low}"
            return made
        return {"fact": chance.choice(FACTS), "is": chance.random() < 0.8}
    parts = [criterion(chance, number, depth - 1) for _ in range(chance.randint(2, 3))]
    if kind < 0.7:
        return {"any": parts}
    return {"all": parts} if kind < 0.9 else {"at_least_n": {"n": chance.randint(1, len(parts)), "of": parts}}


def amount(chance):
    unit = chance.choice(["elapsed_hours", "elapsed_hours", "elapsed_minutes", "elapsed_seconds",
                          "working_hours", "working_hours", "working_minutes", "working_seconds",
                          "working_days", "working_days", "working_days"])
    if unit == "working_days":
        return unit, chance.randint(1, 6)
    hours = chance.choice([1, 2, 3, 5, 8, 9, 10, 18, 24, 27, 48])
    if unit.endswith("hours"):
        return unit, hours
    if unit.endswith("minutes"):
        return unit, hours * 60 + chance.choice([0, 0, 1, -1, -30])
    return unit, chance.choice([10, 30, 7, hours * 3600 + chance.choice([0, 1, -1])])


def target(chance, dated):
    unit, value = amount(chance)
    made = {unit: value}
    if not dated and value > 1 and chance.random() < 0.2:
        made["early"] = chance.randint(1, value - 1)
    return made


def targets(chance, dated, number, promise):
    def one():
        return {"as_promised": True} if promise and chance.random() < 0.7 else target(chance, dated)

    made = [one()] if chance.random() < 0.5 else [{"priority": each, **one()} for each in PRIORITIES]
    for _ in range(chance.choice([0, 0, 0, 1, 2])):
        extra = {"when": criterion(chance, number, 1), **one()}
        if chance.random() < 0.4:
            extra["priority"] = chance.choice(PRIORITIES)
        made.insert(chance.randint(0, len(made)), extra)
    return made


def obligation(chance, name, others, calendars, starts, ends):
    made = {"id": name, "clause": "X", "label": LABEL}
    from_receipt = chance.random() < 0.45
    made["starts_at"] = ["RECEIVED"] if from_receipt else some(chance, starts, 2)
    if from_receipt and chance.random() < 0.15:
        made["starts_at"] += some(chance, starts, 1)
    if chance.random() < 0.15:
        made["starts_at_event"] = ["told"]
        if not from_receipt and chance.random() < 0.5:
            made["starts_at"] = []
    made["fulfilled_by"] = [kind for kind in some(chance, ends, 3) if kind not in made["starts_at"]]
    if chance.random() < 0.15 or not made["fulfilled_by"]:
        made["fulfilled_by_event"] = ["heard"]
    promise = set(made["starts_at"]) <= {"PROMISED"}
    number = "rating" if made["starts_at"] == ["RATED"] and "starts_at_event" not in made else None
    dated = False
    if others and chance.random() < 0.2:
        made["before"] = chance.choice(others)
        made["not_before"] = chance.choice(["OWN_START", "START_OF_OTHER"])
        dated, promise = True, False
    made["target"] = targets(chance, dated, number, promise)
    if chance.random() < 0.35:
        made["applies"] = criterion(chance, number)
    made["each"] = chance.random() < 0.5
    if chance.random() < 0.5:
        made["extended_by"] = chance.choice([["EXTENDED"], ["EXTENDED"], ["EXTENDED", "PROMISED"]])
    made["never_paused"] = chance.random() < 0.2
    if chance.random() < 0.2:
        made["calendar"] = chance.choice(calendars)
    if "fulfilled_by_event" not in made:
        if made["fulfilled_by"] == ["ANSWERED"]:
            made["kept_when"] = {"fact": "ring_count", "at_most": str(chance.randint(1, 4))}
        elif made["fulfilled_by"] == ["RATED"]:
            made["kept_when"] = {"fact": "rating", chance.choice(["at_least", "above"]): "3"}
    return made


def milestone(chance, name):
    made = {"id": name, "clause": "X", "label": LABEL,
            "done_by": some(chance, ENDS + STARTS, 2),
            "expected_from": some(chance, ["RECEIVED", *ENDS], 2), "only_after": chance.random() < 0.5}
    if chance.random() < 0.2:
        made["done_by_event"] = ["told"]
    if chance.random() < 0.2:
        made["expected_from_event"] = ["heard"]
    return made


def desk(chance):
    """(sla, calendars, start of the time in which tickets fall)"""
    office, noon = calendar_cases.calendar(chance)
    night, _ = calendar_cases.calendar(chance)
    night["id"] = "night"
    begin = noon + timedelta(days=chance.randint(0, 600))
    for proto in (office, night):
        # Few, and near: a case carries its policy.
        near = [str(begin + timedelta(days=n)) for n in chance.sample(range(0, 40), 7)]
        proto["day_off"] = [{"date": day} for day in near[:4]]
        proto["special_hours"] = [
            {"date": day, "hours": calendar_cases.hours(chance.choice(calendar_cases.SHAPES[:2]))}
            for day in near[3:6]]
        proto["worked_day"] = [{"date": near[6]}]
    starts, ends = some(chance, STARTS, 5), some(chance, ENDS, 6)
    made = []
    for n in range(chance.randint(2, 5)):
        others = [one["id"] for one in made if "before" not in one]
        made.append(obligation(chance, f"o{n}", others, ["office", "night"], starts, ends))
    chance.shuffle(made)
    sla = {**settings(chance), "calendar": chance.choice(["office", "office", "night"]), "obligation": made,
           "team_calendar": [{"team": "T1", "calendar": "night"}, {"team": "T2", "calendar": "office"}],
           "event": [{"id": "told", "label": LABEL}, {"id": "heard", "label": LABEL}],
           "milestone": [milestone(chance, f"m{n}") for n in range(chance.randint(0, 2))]}
    return sla, [office, night], begin


def settings(chance):
    return {"at_risk_percent": chance.choice(["80", "80", "75", "50", "33.3", "0", "100", "99.99", "0.001"]),
            "pausing": {"while_status": [] if chance.random() < 0.2 else some(chance, STATUSES, 3),
                        "clock": CLOCKS if chance.random() < 0.5 else some(chance, CLOCKS, 2),
                        "counts": chance.choice(["CLOCK_TIME", "CLOCK_TIME", "WALL_CLOCK"])},
            "reopening": chance.choice(["GOES_ON", "CLOSED_TIME_COUNTS", "RESTARTS"]),
            "priority_change": chance.choice(["RECOMPUTES_FROM_START", "KEEPS_FIRST"])}


def standard_desk(chance):
    """The standard policy, as it is or with other settings: (overlay, sla, calendars, begin)."""
    policy = policy_text.standard()
    changed = settings(chance) if chance.random() < 0.6 else {}
    sla = {**policy["sla"], **changed}
    return {"sla": changed}, sla, policy["calendar"], date(2019, 1, 1) + timedelta(days=chance.randint(0, 2900))


class Tickets:
    """Tickets for one desk."""

    def __init__(self, chance, sla, calendars, begin):
        self.chance, self.sla, self.desk = chance, sla, sla_reference.Desk(sla, calendars)
        self.walker = self.desk.walkers[sla["calendar"]]
        self.begin = self.walker.from_civil(begin, 0)
        used = {kind for one in sla["obligation"] for field in ("starts_at", "fulfilled_by", "extended_by")
                for kind in one.get(field, [])} - {"RECEIVED"}
        used |= {kind for one in sla["milestone"] for field in ("done_by", "expected_from")
                 for kind in one.get(field, [])} - {"RECEIVED"}
        used |= {sla_reference.PAIRS[kind] for kind in used if kind in sla_reference.PAIRS}
        used |= {"EXTENDED"} if "EXTENSION_NOTICED" in used else set()
        self.kinds = sorted(used) + ["STATUS_CHANGED"] * 5 + ["RESOLVED", "REOPENED", "CUSTOM", "CUSTOM",
                                                              "PRIORITY_CHANGED"]
        self.targets = [one for each in sla["obligation"] for one in each["target"]]

    def near(self, us):
        """The moment, an edge of its date, or one of them a microsecond off."""
        chance = self.chance
        kind = chance.random()
        if kind < 0.35:
            spans = self.walker.pieces(self.walker.date_of(us))
            if spans:
                return chance.choice(chance.choice(spans)[:2]) + chance.choice([-1, 0, 0, 0, 1])
        if kind < 0.8:
            return us // (HOUR // 4) * (HOUR // 4)
        return us

    def bounds(self, since):
        """Moments at which something is due that started at `since`, if nothing stops it."""
        found = [since]
        for one in self.chance.sample(self.targets, min(2, len(self.targets))):
            clock, size = sla_reference.amount_of(one)
            if clock == "ELAPSED":
                found += [since + size, since + self.desk.share(size)]
            elif clock == "WORKING_TIME":
                found += [self.walker.add(since, size), self.walker.add(since, self.desk.share(size))]
            else:
                found.append(self.walker.ticks(since, size)[-1])
        return found

    def ticket(self):
        chance = self.chance
        received = self.near(self.begin + chance.randrange(20 * 24 * HOUR))
        made = {"id": "t", "received": {"unix_us": received},
                "category": chance.choice(["INQUIRY", "COMPLAINT", "AFTER_SALES", "OTHER"]),
                "issue_type": chance.choice(["QUALITY", "OTHER"]), "priority": chance.choice(PRIORITIES),
                "handling": chance.choice(["URGENT", "NORMAL", "SCHEDULED"])}
        made["signal"] = [{"name": name, "value": chance.random() < 0.5}
                          for name in ("complains", "asks_return", "system_down") if chance.random() < 0.6]
        if chance.random() < 0.6:
            made["channel"] = chance.choice(CHANNELS)
        if chance.random() < 0.6:
            made["team_id"] = chance.choice(["T1", "T2", "T3"])
        if chance.random() < 0.6:
            made["customer_type"] = chance.choice(["NEW", "EXISTING", "VIP"])
        if chance.random() < 0.6:
            made["customer_segments"] = {"id": chance.sample(["silent", "high_value", "regular"],
                                                             chance.randint(0, 2))}
        if chance.random() < 0.15:
            made["not_recorded"] = some(chance, sorted({*self.kinds, "CUSTOM"}), 5)
        pool = self.bounds(received)
        moments = sorted(max(received, self.moment(received, pool)) for _ in range(chance.randint(0, 10)))
        made["event"] = list(self.events(received, moments, pool))
        last = moments[-1] if moments else received
        as_of = chance.choice([last, self.moment(last, pool), self.moment(received, pool), self.moment(last, pool)])
        if chance.random() < 0.02:
            as_of = received - chance.choice([1, HOUR])
        return made, as_of

    def moment(self, since, pool):
        chance = self.chance
        if chance.random() < 0.35:
            return chance.choice(pool) + chance.choice([-1, 0, 0, 1])
        return self.near(since + chance.randrange(chance.choice([1, 1, 3, 8, 15]) * 24 * HOUR))

    def events(self, received, moments, pool):
        timeline = sla_reference.Timeline(self.sla, received)
        for us in moments:
            event = self.event(us, pool)
            if timeline.refuse(event):
                event = self.event(us, pool)  # a second chance, then it is left out
                if timeline.refuse(event):
                    continue
            yield event

    def event(self, us, pool):
        chance = self.chance
        kind = chance.choice(self.kinds)
        made = {"kind": kind, "at": {"unix_us": us}}
        if kind == "STATUS_CHANGED":
            made["status"] = chance.choice(STATUSES)
        elif kind == "RATED":
            made["rating"] = chance.randint(1, 5)
        elif kind == "PRIORITY_CHANGED":
            made["priority"] = chance.choice(PRIORITIES)
        elif kind == "CUSTOM":
            made["name"] = chance.choice(["told", "heard"])
        elif kind == "ANSWERED" and chance.random() < 0.7:
            made["ring_count"] = chance.randint(0, 5)
        if kind in ("PROMISED", "EXTENDED") or kind == "CUSTOM" and chance.random() < 0.6:
            made["due"] = {"unix_us": max(us + 1, self.moment(us, pool))}
        if chance.random() < 0.6:
            made["reference"] = chance.choice(REFERENCES)
        if chance.random() < 0.25:
            made["channel"] = chance.choice(CHANNELS)
        return made

    def on_a_bound(self, ticket, as_of):
        """Moves the moment of judgement, or the last event, to where the reference says that
        something changes."""
        chance = self.chance
        verdict, finding = self.desk.judge(ticket, as_of)
        if finding:
            return as_of
        moments = [one[key] for one in verdict["obligation"] for key in ("due", "next_change", "early", "done")
                   if one[key] is not None]
        if not moments:
            return as_of
        us = chance.choice(moments) + chance.choice([-1, 0, 1])
        events = ticket["event"]
        if events and chance.random() < 0.5:
            least = events[-2]["at"]["unix_us"] if len(events) > 1 else ticket["received"]["unix_us"]
            if us >= least and us < events[-1].get("due", {"unix_us": us + 1})["unix_us"]:
                events[-1]["at"] = {"unix_us": us}
                return max(as_of, us)
        return us

    def spoil(self, ticket):
        """Makes a ticket that is refused, or nearly so."""
        chance, events = self.chance, ticket["event"]
        if not events:
            return
        event = chance.choice(events)
        kind = chance.randrange(5)
        if kind == 0:
            event["at"] = {"unix_us": ticket["received"]["unix_us"] - chance.randint(0, 1)}
        elif kind == 1:
            event["due"] = {"unix_us": event["at"]["unix_us"] + chance.choice([-1, 0, 1])}
        elif kind == 2:
            events.insert(chance.randint(0, len(events)), {
                "kind": chance.choice(["REOPENED", *sla_reference.PAIRS]), "at": dict(event["at"])})
        elif kind == 3:
            chance.shuffle(events)
        else:
            for field in ("rating", "status", "priority", "due", "name"):
                event.pop(field, None)


    def group(self, size):
        """Several tickets at one moment of judgement."""
        chance, made = self.chance, []
        if chance.random() < 0.06:  # alone, since the others would get no answer
            ticket, as_of = self.ticket()
            self.spoil(ticket)
            return [ticket], as_of
        for place in range(size):
            ticket, wish = self.ticket()
            if place == 0:
                as_of = self.on_a_bound(ticket, wish) if chance.random() < 0.6 else wish
            elif chance.random() < 0.8:
                self.move_to(ticket, wish, as_of)
            made.append(ticket)
        return made, as_of

    def move_to(self, ticket, wish, as_of):
        """Moves a ticket in time, so that something that is due (or what was wished) falls at `as_of`."""
        chance = self.chance
        bound = self.on_a_bound(ticket, wish) if chance.random() < 0.6 else wish
        for one in [ticket, *ticket["event"]]:
            for field in ("received", "at", "due"):
                if field in one:
                    one[field] = {"unix_us": one[field]["unix_us"] + as_of - bound}


def generate(seed, count, per_policy=360, size=6):
    """Yields (case, desk): `count` tickets, some a case."""
    chance = random.Random(seed)
    made = 0
    while made < count:
        if chance.random() < 0.1:
            overlay, sla, calendars, begin = standard_desk(chance)
            clear = []
        else:
            sla, calendars, begin = desk(chance)
            overlay = {"calendar": calendars, "sla": sla} | harness.NAMES_NONE
            clear = ["calendar", "sla.obligation", "sla.milestone", *harness.NAMES_OBLIGATIONS]
        tickets = Tickets(chance, sla, calendars, begin)
        judge = sla_reference.Desk(sla, calendars)  # another, since harness.answers asks this one in a thread
        end = min(made + per_policy, count)
        while made < end:
            group, as_of = tickets.group(min(size, end - made))
            yield {"clear": clear, "overlay": overlay, "as_of": {"unix_us": as_of}, "ticket": group}, judge
            made += len(group)
