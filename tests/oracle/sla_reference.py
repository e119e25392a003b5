"""Obligations and milestones of a ticket judged a second time, written from the rule catalogue's section
on deadlines and the comments of sla.proto and ticket.proto.

Everything is integers: microseconds since 1970, or whole working days. Rule ids are written with a space
(SLA 3), since a reference proves no rule.
"""

from fractions import Fraction

from calendar_reference import instant
from sla_clock import SECOND, Clock, Walker

MAX_INSTANCES = 128  # of a ticket
UNITS = {"elapsed_hours": ("ELAPSED", 3600 * SECOND), "elapsed_minutes": ("ELAPSED", 60 * SECOND),
         "elapsed_seconds": ("ELAPSED", SECOND), "working_hours": ("WORKING_TIME", 3600 * SECOND),
         "working_minutes": ("WORKING_TIME", 60 * SECOND), "working_seconds": ("WORKING_TIME", SECOND),
         "working_days": ("WORKING_DAYS", 1)}
PAIRS = {"VERIFICATION_ANSWERED": "VERIFICATION_PROMISED", "PROMISE_KEPT": "PROMISED",
         "COLLABORATION_DONE": "COLLABORATION_OPENED", "REFUND_ARRIVED": "REFUND_FILED"}
REQUIRED = {"STATUS_CHANGED": "status", "PRIORITY_CHANGED": "priority", "PROMISED": "due", "EXTENDED": "due",
            "CUSTOM": "name"}
CLOSING = ("RESOLVED", "CLOSED")


# Conditions.

def judge(criterion, facts, missing):
    """True, False or None; the facts that would decide are added to `missing`."""
    unknown = set()
    if "fact" in criterion:
        value = facts.get(criterion["fact"])
        if value is None:
            missing.add(criterion["fact"])
            return None
        if "is" in criterion:
            return value == criterion["is"]
        return ("at_least" not in criterion or value >= Fraction(criterion["at_least"])) and (
            "above" not in criterion or value > Fraction(criterion["above"])) and (
            "below" not in criterion or value < Fraction(criterion["below"])) and (
            "at_most" not in criterion or value <= Fraction(criterion["at_most"]))
    if "all" in criterion:
        parts, need = criterion["all"], len(criterion["all"])
    elif "any" in criterion:
        parts, need = criterion["any"], 1
    else:
        parts, need = criterion["at_least_n"]["of"], criterion["at_least_n"]["n"]
    found = [judge(part, facts, unknown) for part in parts]
    if found.count(True) >= need:
        return True
    if found.count(True) + found.count(None) < need:
        return False
    missing |= unknown
    return None


class Verdict(dict):
    """All fields of an ObligationVerdict, as if nothing were known."""

    def __init__(self, obligation, state):
        super().__init__(
            obligation=obligation["id"], clause=obligation["clause"], start=None, due=None, done=None,
            state=state, clock="ELAPSED", target=0, used=0, left=0, paused=0, next_change=None,
            provisional=False, calendar="", target_entry=0, reference="", early=None, previous_due=[],
            extensions=0, ignored_extensions=0, missing=[], not_recorded=False, not_as_required=False,
            shares={"desk": 0, "customer": 0, "calendar": 0})


class Desk:
    """Of an `sla` section and calendars, in the form of ProtoJSON."""

    def __init__(self, sla, calendars):
        self.sla = sla
        self.walkers = {proto["id"]: Walker(proto) for proto in calendars}
        self.percent = Fraction(sla["at_risk_percent"]) / 100
        self.by_id = {one["id"]: one for one in sla["obligation"]}

    def share(self, amount):
        """At risk from so much of the amount: the first microsecond that has the share."""
        return -(-amount * self.percent.numerator // self.percent.denominator)

    def judge(self, ticket, as_of):
        """(SlaVerdict, finding)"""
        timeline = Timeline(self.sla, instant(ticket["received"]))
        for event in ticket.get("event", []):
            if finding := timeline.refuse(event):
                return None, finding
        return Judgement(self, ticket, as_of).verdict(), None


def status_after(event):
    """The status that an event brings, or None."""
    if event["kind"] == "STATUS_CHANGED":
        return event["status"]
    return event["kind"] if event["kind"] in (*CLOSING, "REOPENED") else None


class Timeline:
    """What the events of a ticket must keep to."""

    def __init__(self, sla, received):
        self.names = [one["id"] for one in sla.get("event", [])]
        self.last, self.closed, self.open, self.extended = received, False, {}, {}

    def refuse(self, event):
        """The finding that refuses the next event, or None."""
        kind, ref = event["kind"], event.get("reference", "")
        if kind == "RECEIVED":
            return "received_event"
        if kind == "RATED" and "rating" not in event:
            return "rated_without_rating"
        if REQUIRED.get(kind, "kind") not in event:
            return "change_without_value"
        if kind == "CUSTOM" and event["name"] not in self.names:
            return "unknown_custom_event"
        at, status = instant(event["at"]), status_after(event)
        due = instant(event["due"]) if "due" in event else None
        if at < self.last or status == "REOPENED" and not self.closed or due is not None and due <= at:
            return "timeline"
        if kind in PAIRS.values():  # one of a reference is open at a time
            if ref in self.open.setdefault(kind, set()):
                return "timeline"
            self.open[kind].add(ref)
        elif kind in PAIRS:
            still = self.open.get(PAIRS[kind], set())
            if not still or ref and ref not in still:
                return "timeline"
            self.open[PAIRS[kind]] = still - {ref} if ref else set()
        elif kind == "EXTENDED":
            if due <= self.extended.get(ref, at):
                return "timeline"
            self.extended[ref] = due
        elif kind == "EXTENSION_NOTICED" and (ref not in self.extended if ref else not self.extended):
            return "timeline"
        self.last = at
        if status:
            self.closed = status in CLOSING
        return None


class Judgement:
    """Of one ticket at one moment; `events` are those that had happened."""

    def __init__(self, desk, ticket, as_of, events=None):
        self.desk, self.sla, self.ticket, self.as_of = desk, desk.sla, ticket, as_of
        self.received = instant(ticket["received"])
        if events is None:
            events = [one for one in map(self.ready, ticket.get("event", [])) if one["us"] <= as_of]
        self.events = events
        self.instances = 0

    @staticmethod
    def ready(event):
        return {**event, "us": instant(event["at"]), "after": status_after(event),
                "ref": event.get("reference", "")}

    # What starts and ends an instance.

    @staticmethod
    def is_one_of(event, kinds, names):
        kind = event["kind"]
        if kind == "CUSTOM":
            return event["name"] in names
        return kind in kinds or kind == "STATUS_CHANGED" and event["after"] in (
            *CLOSING, "REOPENED") and event["after"] in kinds

    def facts(self, until, event):
        """As triage found them; the priority after the events before `until`."""
        ticket = self.ticket
        facts = {one["name"]: one.get("value", False) for one in ticket.get("signal", [])}

        def scale(prefix, value, *values):
            facts.update({f"{prefix}_{one.lower()}": one == value for one in values})

        scale("category", ticket["category"], "INQUIRY", "COMPLAINT", "SUGGESTION", "AFTER_SALES", "OTHER")
        scale("issue", ticket["issue_type"], "QUALITY", "SERVICE", "FUNCTION", "OTHER")
        scale("handling", ticket["handling"], "URGENT", "NORMAL", "SCHEDULED")
        scale("priority", self.priority(until), "P0", "P1", "P2")
        channel = (event or {}).get("channel") or ticket.get("channel")
        if channel:
            scale("channel", channel, "PHONE", "CHAT", "EMAIL", "SOCIAL", "STORE_FORM", "REVIEW",
                  "TICKET_SYSTEM", "OTHER")
        if "customer_type" in ticket:
            scale("customer", ticket["customer_type"], "NEW", "EXISTING", "VIP")
        if "customer_segments" in ticket:
            known = ticket["customer_segments"].get("id", [])
            facts.update({f"segment_{one}": one in known
                          for one in ("complaint", "high_value", "potential", "silent", "regular")})
        facts["rating"] = (event or {}).get("rating")
        return facts

    def priority(self, until):
        if self.sla["priority_change"] == "RECOMPUTES_FROM_START":
            for event in reversed(self.events[:until]):
                if event["kind"] == "PRIORITY_CHANGED":
                    return event["priority"]
        return self.ticket["priority"]

    def follow(self, obligation, place):
        """An instance that the event at `place` started; -1: the receipt."""
        event = self.events[place] if place >= 0 else None
        life = {"place": place, "event": event, "start": event["us"] if event else self.received,
                "ref": event["ref"] if event else "", "done": None, "closed": [], "spans": [],
                "opened": place}
        restarts = self.sla["reopening"] == "RESTARTS"
        statuses = [one["after"] for one in self.events[:place + 1] if one["after"]]
        is_closed = statuses[-1:] and statuses[-1] in CLOSING
        for index in range(place + 1, len(self.events)):
            one = self.events[index]
            reopens = is_closed and one["after"] and one["after"] not in CLOSING
            if one["after"]:
                is_closed = one["after"] in CLOSING
            done = life["done"]
            if done is not None and reopens and self.events[done]["after"] in CLOSING:  # CAL 13
                life["done"] = None
                life["spans"].append((life["opened"], done))
                life["opened"] = index
                life["closed"].append((self.events[done]["us"], one["us"]))
                if restarts:
                    life["start"], life["closed"], life["spans"] = one["us"], [], []
            if life["done"] is None and self.is_one_of(one, obligation.get("fulfilled_by", []),
                                                 obligation.get("fulfilled_by_event", [])):
                if place < 0 or one["ref"] in ("", life["ref"]):
                    life["done"] = index
        life["spans"].append((life["opened"],
                              len(self.events) if life["done"] is None else life["done"]))
        return life

    def lives(self, obligation):
        """(instances, whether anything could have started one)"""
        kinds, names = obligation.get("starts_at", []), obligation.get("starts_at_event", [])
        places = [-1] if "RECEIVED" in kinds and self.received <= self.as_of else []
        places += [place for place, event in enumerate(self.events)
                   if self.is_one_of(event, kinds, names)]
        found = []
        for place in places:
            ref = self.events[place]["ref"] if place >= 0 else ""
            if obligation.get("each"):
                if any(life["ref"] == ref and (life["done"] is None or life["done"] > place)
                       for life in found):
                    continue
            elif found:
                break
            life = self.follow(obligation, place)
            end = len(self.events) if life["done"] is None else life["done"]
            life["facts"] = self.facts(end, life["event"])
            life["missing"] = set()
            life["applies"] = "applies" not in obligation or judge(
                obligation["applies"], life["facts"], life["missing"])
            if life["applies"] is not False:
                found.append(life)
        return found, bool(places)

    # The clock.

    def calendar_of(self, obligation):
        if "calendar" in obligation:
            return obligation["calendar"]
        for one in self.sla.get("team_calendar", []):
            if one["team"] == self.ticket.get("team_id", ""):
                return one["calendar"]
        return self.sla["calendar"]

    def target_of(self, obligation, life):
        """(place, target): the first with a condition that holds, else the one without."""
        priority = self.priority(len(self.events) if life["done"] is None else life["done"])
        plain = None
        for place, target in enumerate(obligation["target"]):
            if target.get("priority", priority) != priority:
                continue
            if "when" not in target:
                plain = place
            elif judge(target["when"], life["facts"], life["missing"]):
                return place, target
        return plain, obligation["target"][plain]

    def pauses(self, obligation, clock, low, high):
        """([(begin, end)] within [low, high], whether one is on at `high`)"""
        pausing = self.sla["pausing"]
        if obligation.get("never_paused") or clock not in pausing.get("clock", []):
            return [], False
        found = []
        since = self.received if "PENDING" in pausing.get("while_status", []) else None  # INT 2
        for event in self.events:
            if event["us"] > high:
                break
            if event["after"]:
                pauses = event["after"] in pausing.get("while_status", [])
                if pauses and since is None:
                    since = event["us"]
                elif not pauses and since is not None:
                    found.append((since, event["us"]))
                    since = None
        if since is not None:
            found.append((since, high))
        return [(max(begin, low), end) for begin, end in found if end > max(begin, low)], since is not None

    def verdict_of(self, obligation, life):
        verdict = Verdict(obligation, "UNDECIDED")
        walker = self.desk.walkers[self.calendar_of(obligation)]
        done = None if life["done"] is None else self.events[life["done"]]
        start, end = life["start"], done["us"] if done else self.as_of
        verdict["target_entry"], target = self.target_of(obligation, life)
        clock, amount = amount_of(target)
        clockwork = Clock(self, obligation, life, walker, clock, start)
        due = warn = None
        if "before" in obligation:
            due, verdict["provisional"] = self.counted_back(obligation, life, walker, clock, amount)
            if due is not None:
                amount = due - start
                clockwork = Clock(self, obligation, life, walker, "ELAPSED", start, dated=start)
        elif target.get("as_promised"):
            due = instant(life["event"]["due"]) if life["event"].get("due") else None
            if due is not None:
                amount = due - start
                clockwork = Clock(self, obligation, life, walker, "ELAPSED", start, dated=start)
        clock = clockwork.clock
        dated, unknown = clockwork.dated, due is None and ("before" in obligation or "as_promised" in target)
        # Extensions, in the order of events.
        for index, event in enumerate(self.events):
            if not self.is_one_of(event, obligation.get("extended_by", []), []) or event["ref"] != life["ref"]:
                continue
            if not any(opened < index < closed for opened, closed in life["spans"]):
                continue
            now, new = event["us"], instant(event["due"])
            in_force = due if dated is not None or unknown else clockwork.due(amount, now)
            if in_force is None or now > in_force or new <= in_force:
                verdict["ignored_extensions"] += 1
                continue
            verdict["extensions"] += 1
            verdict["previous_due"] = (verdict["previous_due"] + [in_force])[:4]
            if clockwork.dated is None:
                clockwork.dated = now
            dated, due = now, new
            amount = clockwork.used(new)
        if dated is None and not unknown:
            due = clockwork.due(amount, end)
            warn = clockwork.warn(amount, end, due)
            verdict["provisional"] = clock != "ELAPSED" and walker.provisional(start, due)
        elif due is not None:
            warn = clockwork.warn_of_date(dated, due)
        if early := target.get("early"):
            verdict["early"] = clockwork.due(early * UNITS[unit_of(target)][1], end)
        used = clockwork.used(end)
        paused_now = clockwork.stops(end)[1]
        verdict.update(start=start, due=due, done=done["us"] if done else None, clock=clock, target=amount,
                       used=used, left=amount - used, paused=clockwork.paused(end),
                       calendar=self.calendar_of(obligation), reference=life["ref"],
                       shares=clockwork.shares(end))
        kept = True
        if done and "kept_when" in obligation:
            kept = judge(obligation["kept_when"], {"ring_count": done.get("ring_count"),
                                                   "rating": done.get("rating")}, life["missing"])
        verdict["not_as_required"] = kept is False
        verdict["not_recorded"] = not done and self.never_recorded(
            obligation.get("fulfilled_by", []), obligation.get("fulfilled_by_event", []))
        verdict["missing"] = sorted(life["missing"])
        if life["applies"] is None or due is None or verdict["not_recorded"]:
            return verdict
        if done:
            verdict["state"] = "MET" if end <= due and kept is not False else "BREACHED"
        elif end > due:
            verdict["state"] = "BREACHED"
        elif paused_now:
            verdict["state"] = "PAUSED"
        elif end >= warn:
            verdict["state"], verdict["next_change"] = "AT_RISK", due
        else:
            verdict["state"], verdict["next_change"] = "RUNNING", warn
        return verdict

    def counted_back(self, obligation, life, walker, clock, amount):
        """SLA 4: (due, provisional); None when the other deadline is not known."""
        earlier = Judgement(self.desk, self.ticket, life["event"]["us"] if life["event"] else self.received,
                            self.events[:max(life["place"], 0)])
        other = self.desk.by_id[obligation["before"]]
        lives, _ = earlier.lives(other)
        first = earlier.verdict_of(other, lives[0]) if lives else {"due": None}
        if first["due"] is None:
            return None, False
        if clock == "ELAPSED":
            due = first["due"] - amount
        elif clock == "WORKING_TIME":
            due = walker.add(first["due"], -amount)
        else:
            due = walker.add_days(first["due"], -amount)
        provisional = first["provisional"] or clock != "ELAPSED" and walker.provisional(due, first["due"])
        least = life["start"] if obligation["not_before"] == "OWN_START" else first["start"]
        return max(due, least), provisional

    def never_recorded(self, kinds, names):
        silent = self.ticket.get("not_recorded", [])
        return all(kind in silent for kind in kinds) and (not names or "CUSTOM" in silent)

    # All of it.

    def verdict(self):
        verdict = {"obligation": [], "not_started": [], "not_applicable": [], "lost": 0}
        for obligation in self.sla["obligation"]:
            lives, could = self.lives(obligation)
            for life in lives:
                if self.instances == MAX_INSTANCES:
                    verdict["lost"] += 1
                    continue
                self.instances += 1
                verdict["obligation"].append(self.verdict_of(obligation, life))
            if lives:
                continue
            applies = "applies" not in obligation or judge(
                obligation["applies"], self.facts(len(self.events), None), set())
            if could or applies is False:
                verdict["not_applicable"].append(obligation["id"])
            elif "RECEIVED" in obligation.get("starts_at", []):
                verdict["obligation"].append(self.not_started(obligation))
            else:
                verdict["not_started"].append(obligation["id"])
        verdict["milestone"] = [self.milestone(one) for one in self.sla.get("milestone", [])]
        return verdict

    def not_started(self, obligation):
        verdict = Verdict(obligation, "NOT_STARTED")
        life = {"done": None, "facts": self.facts(0, None), "missing": set()}
        verdict["target_entry"], target = self.target_of(obligation, life)
        verdict["clock"], verdict["target"] = amount_of(target)
        verdict["shares"] = None
        verdict["calendar"] = self.calendar_of(obligation)
        return verdict

    def milestone(self, one):
        """SLA 14."""
        expected = done = None
        if "RECEIVED" in one.get("expected_from", []) and self.received <= self.as_of:
            expected = self.received
        for event in self.events:
            if done is None and (expected is not None or not one.get("only_after")) and self.is_one_of(
                    event, one.get("done_by", []), one.get("done_by_event", [])):
                done = event["us"]
            if expected is None and self.is_one_of(event, one.get("expected_from", []),
                                                   one.get("expected_from_event", [])):
                expected = event["us"]
        state = "NOT_EXPECTED"
        if done is not None:
            state = "DONE"
        elif expected is not None:
            state = "NOT_KNOWN" if self.never_recorded(
                one.get("done_by", []), one.get("done_by_event", [])) else "MISSING"
        return {"milestone": one["id"], "clause": one["clause"], "state": state, "at": done,
                "expected": expected}


def unit_of(target):
    return next((unit for unit in UNITS if unit in target), None)


def amount_of(target):
    unit = unit_of(target)
    return (UNITS[unit][0], target[unit] * UNITS[unit][1]) if unit else ("ELAPSED", 0)
