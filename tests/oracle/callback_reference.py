"""Callbacks asked a second time, from section 6 of the rule catalogue and the comments of callback.proto,
callback_period.proto, customer.proto, criterion.proto, ticket.proto and common.proto.

Instants are microseconds since 1970, numbers Fractions; None is unknown. The customer's day is walked with
zoneinfo. Rule ids are written with a space (CB 2), since a reference proves no rule.
"""

from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

import calendar_reference
from calendar_reference import EPOCH, US, WEEKDAYS, instant, seconds_of, to_us

NEVER = object()
DAY = timedelta(days=1)
YES_NO = ["acted", "purchased", "beta_participant"]
NUMBERS = ["mean_rating", "latest_rating"]
INSTANTS = ["registered", "first_action", "first_purchase", "last_purchase", "last_interaction",
            "last_complaint", "customer_since", "first_visit"]
ENUMS = {"category": ["INQUIRY", "COMPLAINT", "SUGGESTION", "AFTER_SALES", "OTHER"],
         "issue_type": ["QUALITY", "SERVICE", "FUNCTION", "OTHER"],
         "priority": ["P0", "P1", "P2"],
         "handling": ["URGENT", "NORMAL", "SCHEDULED"],
         "customer_type": ["NEW", "EXISTING", "VIP"]}
WINDOWS = ("within_months", "not_within_months", "at_least_months_ago",
           "within_days", "not_within_days", "at_least_days_ago")
SETTLED = ("RESOLVED", "CLOSED")
STATUS_OF = {"RESOLVED": "RESOLVED", "CLOSED": "CLOSED", "REOPENED": "REOPENED"}


@lru_cache(maxsize=10000)
def decimal(text):
    return Fraction(text)


def moment(message):
    if message is None:
        return None
    return NEVER if message.get("never") else instant(message)


class Clock:
    """The customer's own: a wall time that is skipped is moved on by the gap, a repeated one is the
    earlier (CB 2)."""

    def __init__(self, name):
        if name[0] in "+-":
            span = timedelta(hours=int(name[1:3]), minutes=int(name[4:6]))
            self.zone = timezone(span if name[0] == "+" else -span)
        else:
            self.zone = ZoneInfo(name)
        self.walls, self.days = {}, {}

    def local(self, us):
        return (EPOCH + timedelta(microseconds=us)).astimezone(self.zone)

    def wall(self, day, seconds):
        key = (day, seconds)
        if key not in self.walls:
            naive = datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)
            offset = naive.replace(tzinfo=self.zone, fold=0).utcoffset()
            self.walls[key] = to_us(naive.replace(tzinfo=timezone.utc)) - offset // timedelta(microseconds=1)
        return self.walls[key]

    def exists(self, day):
        """Whether the wall shows the date at all: Apia had no 30 December 2011."""
        if day not in self.days:
            noon = datetime(day.year, day.month, day.day, 12, tzinfo=self.zone)
            self.days[day] = noon.astimezone(timezone.utc).astimezone(self.zone).date() == day
        return self.days[day]

    def text(self, us):
        return self.local(us).isoformat(timespec="microseconds" if us % US else "seconds")


@lru_cache(maxsize=None)
def clock(name):
    return Clock(name)


class Policy:
    """Of a callback section and the calendars, obligations and segments around it, as ProtoJSON."""

    def __init__(self, section, calendar, segments, obligations):
        self.section = section
        self.zone = calendar["zone"]
        if self.zone[0] in "+-":
            sign = "-" if self.zone[0] == "+" else "+"
            calendar = {**calendar, "zone": f"Etc/GMT{sign}{int(self.zone[1:3])}"}
        self.calendar = calendar_reference.Calendar(calendar)
        self.order = YES_NO + [f"{name}_{value.lower()}" for name, values in ENUMS.items()
                               for value in values]
        self.order += NUMBERS + INSTANTS + ["last_activity"] + [f"segment_{one}" for one in segments]
        self.segments = segments
        self.known_segments = segments + ["regular"]  # the otherwise is one, too
        self.obligations = obligations
        self.budget = {one["id"]: one for one in section["budget"]}
        self.bounds = {}
        self.weekly = {}
        for entry in section["best"].get("weekly", []):
            for day in entry["day"]:
                for hours in entry.get("hours", []):
                    self.weekly.setdefault(WEEKDAYS.index(day), []).append(
                        (seconds_of(hours["from"]), seconds_of(hours["to"])))
        for hours in self.weekly.values():
            hours.sort()
        allowed = section["allowed"]
        self.open, self.close = seconds_of(allowed["from"]), seconds_of(allowed["to"])
        self.ends = allowed["call_must"] == "END"

    def bound(self, now, kind, count):
        """The moment so many months or days ago, by the wall of the section's calendar."""
        key = (now, kind.endswith("months") or "months_" in kind, count)
        if key not in self.bounds:
            if key[1]:
                self.bounds[key] = self.calendar.months_before(now, count)
            else:
                local = (EPOCH + timedelta(microseconds=now)).astimezone(self.calendar.zone)
                seconds = local.hour * 3600 + local.minute * 60 + local.second
                self.bounds[key] = self.calendar.from_civil(local.date() - timedelta(days=count), seconds,
                                                            local.microsecond)
        return self.bounds[key]

    def within(self, scenario):
        """CB 3, in microseconds; None: no deadline."""
        within = scenario.get("within")
        if within is None:
            return None
        if "obligation" in within:
            within = self.obligations[within["obligation"]]
        return (within.get("elapsed_hours", 0) * 60 + within.get("elapsed_minutes", 0)) * 60 * US


class Facts:
    """Of one request at one moment. `found` is what triage says of the ticket."""

    def __init__(self, policy, request, found, now):
        self.policy, self.now = policy, now
        self.ticket, self.customer = request.get("ticket"), request.get("customer")
        customer = self.customer or {}
        self.value = {name: self.past(moment(customer.get(name))) for name in INSTANTS}
        value = self.value
        value["acted"] = None if value["first_action"] is None else value["first_action"] is not NEVER
        bought = [value[name] for name in ("first_purchase", "last_purchase")]
        if any(one is not None and one is not NEVER for one in bought):
            value["purchased"] = True
        else:
            value["purchased"] = False if NEVER in bought else None
        value["beta_participant"] = customer.get("beta_participant")
        value["latest_rating"] = customer.get("latest_rating")
        value["mean_rating"] = None
        if "mean_rating" in customer:
            value["mean_rating"] = decimal(customer["mean_rating"])
        elif (mean := customer.get("rating_sum_by_count")) and int(mean["denominator"]):
            value["mean_rating"] = Fraction(int(mean["numerator"]), int(mean["denominator"]))
        for name, values in ENUMS.items():
            given = found.get(name) if self.ticket else None
            for one in values:
                value[f"{name}_{one.lower()}"] = None if given is None else given == one
        segments = (self.ticket or {}).get("customer_segments", request.get("customer_segments"))
        for one in policy.segments:
            value[f"segment_{one}"] = None if segments is None else one in segments.get("id", [])

    def past(self, at):
        return None if at is None or at is not NEVER and at > self.now else at

    def instant_test(self, values, kind, count):
        """Of the latest of the instants, none of which need have happened."""
        bound = self.policy.bound(self.now, kind, count)
        if kind.startswith("at_least"):
            if any(at is not None and at is not NEVER and at > bound for at in values):
                return False
            return None if None in values else any(at is not NEVER for at in values)
        later = any(at is not None and at is not NEVER and at >= bound for at in values)
        if not later and None in values:
            return None
        return later == kind.startswith("within")

    def fact_test(self, when):
        name = when["fact"]
        for kind in WINDOWS:
            if kind in when:
                pair = ("last_purchase", "last_interaction") if name == "last_activity" else (name,)
                return self.instant_test([self.value[one] for one in pair], kind, when[kind])
        value = self.value[name]
        if value is None:
            return None
        if "is" in when:
            return value == when["is"]
        return not ("at_least" in when and value < decimal(when["at_least"]) or
                    "above" in when and value <= decimal(when["above"]) or
                    "below" in when and value >= decimal(when["below"]) or
                    "at_most" in when and value > decimal(when["at_most"]))

    def test(self, when):
        """(True, False or None, the unknown facts of what is undecided)."""
        if "fact" in when:
            result = self.fact_test(when)
            return result, {when["fact"]} if result is None else set()
        if "all" in when:
            parts, need = when["all"], len(when["all"])
        elif "any" in when:
            parts, need = when["any"], 1
        else:
            parts, need = when["at_least_n"]["of"], when["at_least_n"]["n"]
        results = [self.test(part) for part in parts]
        yes = sum(result is True for result, _ in results)
        possible = sum(result is not False for result, _ in results)
        if yes >= need or possible < need:  # decided: what is unknown inside would change nothing
            return yes >= need, set()
        return None, set().union(*(unknown for _, unknown in results))

    def names(self, missing):
        return [name for name in self.policy.order if name in missing]


class TicketStory:
    """What has happened to a ticket by the moment of judgement."""

    def __init__(self, ticket, now):
        self.received = instant(ticket["received"])
        self.events = []
        self.status, self.from_here, self.reopened = "PENDING", 0, False
        for event in ticket.get("event", []):
            at, kind = instant(event["at"]), event["kind"]
            if at > now:
                break
            settled = self.status in SETTLED
            if kind == "STATUS_CHANGED":
                self.status = event["status"]
                kind = STATUS_OF.get(self.status, kind)
            elif kind in STATUS_OF:
                self.status = kind
            # A change back to a status of work reopens, whatever its name, and may itself start the clock.
            if settled and self.status not in SETTLED:
                self.from_here, self.reopened = len(self.events), True
            self.events.append((at, kind))

    def start(self, kinds):
        """(the moment, how many events stand before it), since the last reopening."""
        if not kinds or "RECEIVED" in kinds and not self.reopened:
            return self.received, 0
        return next(((at, n) for n, (at, kind) in enumerate(self.events)
                     if n >= self.from_here and kind in kinds), (None, 0))

    def done(self, kinds, before):
        return any(kind in kinds for _, kind in self.events[before:])


class Judge:
    """One request."""

    def __init__(self, policy, request, found, now):
        self.policy, self.now, self.found = policy, now, found
        self.facts = Facts(policy, request, found, now)
        self.ticket, self.customer = request.get("ticket"), request.get("customer") or {}
        self.story = TicketStory(self.ticket, now) if self.ticket else None
        self.clock = clock(self.customer.get("zone") or policy.zone)

    def allowed(self, day, length):
        """The moments of a date at which a call may begin, or None (CB 2)."""
        if not self.clock.exists(day):
            return None
        low, high = self.clock.wall(day, self.policy.open), self.clock.wall(day, self.policy.close) - length
        return (low, high) if low <= high else None

    def length(self, budget):
        return budget["max_minutes"] * 60 * US if self.policy.ends else 0

    def first_allowed(self, us, length):
        day = self.clock.local(us).date() - DAY
        for _ in range(40):
            span = self.allowed(day, length)
            if span and span[1] >= us:
                return max(us, span[0])
            day += DAY
        return None

    def last_allowed(self, us, length):
        day = self.clock.local(us).date() + DAY
        for _ in range(40):
            span = self.allowed(day, length)
            if span and span[0] <= us:
                return min(us, span[1])
            day -= DAY
        return None

    def best(self, day):
        """[(first, last)] of a date, in seconds of its wall."""
        own = self.customer.get("active_hours")
        if own:
            name = WEEKDAYS[day.weekday()]
            return sorted((seconds_of(one["from"]), seconds_of(one["to"])) for one in own
                          if name in one["day"])
        if self.policy.section["best"]["days"] == "WORKING_DAYS":
            if not self.policy.calendar.is_working_day(day):
                return []
        return self.policy.weekly.get(day.weekday(), [])

    def slots(self, earliest, latest, length):
        section, found = self.policy.section["best"], []
        day = self.clock.local(earliest).date()
        for _ in range(section["horizon_days"]):
            span = self.allowed(day, length)
            for begin, end in self.best(day) if span else []:
                low = max(self.clock.wall(day, begin), span[0], earliest)
                high = min(self.clock.wall(day, end), span[1])
                if latest is not None:
                    high = min(high, latest)
                if low <= high:
                    found.append({"from": low, "to": high})
                    if len(found) == section["slots"]:
                        return found
            day += DAY
        return found

    def tier(self):
        """CB 5: (id, clause, missing)."""
        missing = set()
        for tier in self.policy.section.get("tier", []):
            result, unknown = self.facts.test(tier["when"])
            if result:
                return tier["id"], tier["clause"], self.facts.names(missing)
            missing |= unknown if result is None else set()
        last = self.policy.section["tier_otherwise"]
        return last["id"], last["clause"], self.facts.names(missing)

    def tag(self, fact):
        """CB 6."""
        if fact == "REGISTRATION_CHANNEL":
            return self.customer.get("registration_channel", "")
        if fact == "FIRST_VISIT":
            at = self.facts.value["first_visit"]
            return "" if at is None or at is NEVER else self.clock.text(at)
        if self.ticket is None:
            return ""
        if fact == "STATUS":
            return self.story.status
        if fact == "RESULT":
            return self.story.status if self.story.status in SETTLED else ""
        if fact == "AGENT":
            return self.ticket.get("agent_id", "")
        return self.found.get(fact.lower()) or ""

    def plan(self, scenario):
        plan = {"scenario": scenario["id"], "clause": scenario["clause"], "state": "DOES_NOT_APPLY",
                "missing": [], "start": None, "due": None, "earliest": None, "latest": None,
                "problem": "UNSPECIFIED", "slot": [], "own_hours": False, "min_minutes": 0,
                "max_minutes": 0, "introduction_seconds": 0, "min_questions": 0, "max_questions": 0,
                "tier": "", "tier_clause": "", "tier_missing": [], "tag": []}
        if self.customer.get("no_callbacks") or (scenario["subject"] == "TICKET") != bool(self.ticket):
            return plan
        result, missing = self.facts.test(scenario["when"])
        if result is None:
            plan |= {"state": "UNDECIDED", "missing": self.facts.names(missing)}
        if not result:
            return plan
        start = due = None
        if self.story:
            start, before = self.story.start(scenario.get("starts_at", []))
            if start is None:
                plan["state"] = "NOT_STARTED"
                return plan | self.leading(scenario)
            within = self.policy.within(scenario)
            due = None if within is None else start + within
            plan |= {"start": start, "due": due}
            if self.story.done(scenario.get("fulfilled_by", []), before):
                plan["state"] = "DONE"
                return plan
        length = self.length(self.policy.budget[scenario["budget"]])
        begin = self.now if start is None else max(self.now, start)
        earliest = self.first_allowed(begin, length)
        latest = None if due is None else self.last_allowed(due, length)
        plan |= {"state": "PLANNED", "earliest": earliest, "latest": latest}
        if due is not None and (earliest is None or earliest > due):
            plan["state"] = "IMPOSSIBLE"
            if self.now > due:
                plan["problem"] = "DEADLINE_PASSED"
            else:
                after_all = self.first_allowed(begin, 0)
                plan["problem"] = "CALL_TOO_LONG" if after_all <= due else "QUIET_HOURS"
        elif earliest is not None:
            plan["slot"] = self.slots(earliest, latest, length)
        plan["own_hours"] = bool(self.customer.get("active_hours")) and plan["state"] == "PLANNED"
        plan["tag"] = [{"id": tag["id"], "value": self.tag(tag["fact"])} for tag in scenario.get("tag", [])]
        return plan | self.leading(scenario)

    def leading(self, scenario):
        """CB 4 and CB 5: for how long, how and by whom."""
        budget, conduct = self.policy.budget[scenario["budget"]], self.policy.section["conduct"]
        tier, clause, missing = self.tier()
        return {"min_minutes": budget.get("min_minutes", 0), "max_minutes": budget["max_minutes"],
                "introduction_seconds": conduct["introduction_seconds"],
                "min_questions": conduct.get("min_questions", 0), "max_questions": conduct["max_questions"],
                "tier": tier, "tier_clause": clause, "tier_missing": missing}


def evaluate(policy, request, found, now):
    judge = Judge(policy, request, found, now)
    ticket, customer = request.get("ticket", {}), request.get("customer", {})
    return {"as_of": now, "customer_id": customer.get("id") or ticket.get("customer_id", ""),
            "ticket_id": ticket.get("id", ""),
            "plan": [judge.plan(scenario) for scenario in policy.section["scenario"]]}


# CB 7.

def quotient(message):
    if message is None or not int(message.get("denominator", 0)):
        return None
    return Fraction(int(message.get("numerator", 0)), int(message["denominator"]))


def measured(period, measure):
    if measure == "CALLS":
        return Fraction(int(period["calls"])) if "calls" in period else None
    return quotient(period.get({"LENGTH": "seconds_by_count", "SOLVED": "solved_of_known",
                                "COMPLETENESS": "filled_of_required",
                                "SATISFACTION": "rating_sum_by_count"}[measure]))


def fraction(value):
    return None if value is None else {"numerator": value.numerator, "denominator": value.denominator}


def target(one, period, base):
    value, better = measured(period, one["measure"]), 1
    percent = 100 if one["measure"] in ("SOLVED", "COMPLETENESS") else 1
    if "at_least" in one:
        required = decimal(one["at_least"]) / percent
    elif "at_most" in one:
        required, better = decimal(one["at_most"]) / percent, -1
    else:
        before = measured(base, one["measure"]) if base else None
        change = "change_at_most" if "change_at_most" in one else "change_at_least"
        required = before * (100 + decimal(one[change])) / 100 if before else None
        better = -1 if change == "change_at_most" else 1
    known = value is not None and required is not None
    distance = (value - required) * better if known else None
    return {"target": one["id"], "clause": one["clause"],
            "state": "UNKNOWN" if not known else "MET" if distance >= 0 else "MISSED",
            "value": fraction(value), "required": fraction(required), "distance": fraction(distance)}


def targets(policy, periods):
    base = periods[1] if len(periods) > 1 else None
    return {"target": [target(one, periods[0], base) for one in policy.section.get("target", [])]}


# What is refused.

@lru_cache(maxsize=None)
def zone_names():
    return available_timezones()


def fraction_refused(message, most_one, mean):
    top, bottom = int(message.get("numerator", 0)), int(message.get("denominator", 0))
    if top < 0 or bottom < 0:
        return "fraction_negative"
    if bottom == 0:
        return "fraction_of_nothing" if top else None
    if most_one and top > bottom:
        return "fraction_above_one"
    return "mean_rating_range" if mean and not bottom <= top <= 5 * bottom else None


def customer_refused(customer):
    if "rating_sum_by_count" in customer:
        if found := fraction_refused(customer["rating_sum_by_count"], False, True):
            return found
    name = customer.get("zone", "")
    if name and name[0] not in "+-" and name not in zone_names():
        return "unknown_zone"
    spans = []
    for one in customer.get("active_hours", []):
        if not one.get("day"):
            return "too_few"
        begin, end = seconds_of(one["from"]), seconds_of(one["to"])
        if end <= begin:
            return "active_hours_order"
        spans += [(day, begin, end) for day in set(one["day"])]
    spans.sort()
    clash = any(left[0] == right[0] and right[1] < left[2] for left, right in zip(spans, spans[1:]))
    return "active_hours_order" if clash else None


def ticket_refused(ticket):
    last, settled = instant(ticket["received"]), False
    for event in ticket.get("event", []):
        kind, at = event["kind"], instant(event["at"])
        if kind == "RECEIVED":
            return "received_event"
        if kind == "RATED" and "rating" not in event:
            return "rated_without_rating"
        if kind == "STATUS_CHANGED" and "status" not in event:
            return "change_without_value"
        status = event["status"] if kind == "STATUS_CHANGED" else STATUS_OF.get(kind)
        if at < last or status == "REOPENED" and not settled:
            return "timeline"
        last, settled = at, settled if status is None else status in SETTLED
    return None


def refused(policy, case):
    """The finding's id, or None."""
    for period in case.get("callback_period", []):
        for name in ("seconds_by_count", "solved_of_known", "filled_of_required", "rating_sum_by_count"):
            if found := fraction_refused(period.get(name, {}), "_of_" in name, name.startswith("rating")):
                return found
    for request in case.get("callback_request", []):
        ticket, customer = request.get("ticket"), request.get("customer")
        if ticket is None and customer is None:
            return "nobody_to_call"
        if ticket and customer and ticket.get("customer_id", customer["id"]) != customer["id"]:
            return "other_customer"
        segments = (ticket or {}).get("customer_segments", request.get("customer_segments", {}))
        if set(segments.get("id", [])) - set(policy.known_segments):
            return "unknown_segment"
        if found := customer_refused(customer or {}) or ticket and ticket_refused(ticket):
            return found
    return None


# The hall.

def triaged(ticket, rules):
    """What triage finds: given by a person, or the first rule whose signal is yes, or the otherwise."""
    signals = {one["name"]: one.get("value", False) for one in ticket.get("signal", [])}
    found = {"customer_type": ticket.get("customer_type")}
    for name, otherwise in (("category", "OTHER"), ("issue_type", "OTHER"), ("priority", "P2"),
                            ("handling", "NORMAL")):
        found[name] = ticket.get(name)
        for rule in rules.get(f"{name}_rule", []):
            if found[name] is None and signals.get(rule["when"]["fact"]):
                found[name] = rule[name]
        found[name] = found[name] or otherwise
        signals |= {f"{name}_{found[name].lower()}": True}
    return found


def answer(policy, rules, case):
    """A ConformanceAnswer's plans, targets and findings; instants in microseconds."""
    made = {"callback": [], "callback_targets": None, "finding": []}
    if found := refused(policy, case):
        return {**made, "finding": [found]}
    if "callback_period" in case:
        made["callback_targets"] = targets(policy, case["callback_period"])
    for request in case.get("callback_request", []):
        found = triaged(request["ticket"], rules) if "ticket" in request else {}
        made["callback"].append(evaluate(policy, request, found, instant(case["as_of"])))
    return made
