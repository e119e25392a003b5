"""Statistics asked a second time: reports of weeks and months, agents' months and the correlation of churn,
written from the rule catalogue's section 8 and the comments of stats.proto, ticket.proto and
customer.proto.

Everything is integers, fractions and decimals of 60 digits. Rule ids are written with a space (STAT 1),
since a reference proves no rule.
"""

from collections import defaultdict
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction
from functools import lru_cache

import calendar_reference

CHANNELS = ["PHONE", "CHAT", "EMAIL", "SOCIAL", "STORE_FORM", "REVIEW", "TICKET_SYSTEM", "OTHER"]
CATEGORIES = ["INQUIRY", "COMPLAINT", "SUGGESTION", "AFTER_SALES", "OTHER"]
ISSUES = ["QUALITY", "SERVICE", "FUNCTION", "OTHER"]
PRIORITIES = ["P0", "P1", "P2"]
DONE = ("RESOLVED", "CLOSED")
NEAR = Decimal("1e-12")

# INT 3 to INT 5: ordered, the first of which a signal says yes.
RULES = {
    "category": [("complains", "COMPLAINT"), ("asks_return", "AFTER_SALES"), ("asks_repair", "AFTER_SALES"),
                 ("suggests", "SUGGESTION"), ("asks_question", "INQUIRY")],
    "issue_type": [("hardware_fault", "QUALITY"), ("not_to_specification", "QUALITY"),
                   ("slow_service", "SERVICE"), ("bad_attitude", "SERVICE"),
                   ("awkward_to_use", "FUNCTION"), ("need_unmet", "FUNCTION")],
    "priority": [("core_business_hit", "P0"), ("system_down", "P0"), ("function_abnormal", "P1")],
}
OTHERWISE = {"category": "OTHER", "issue_type": "OTHER", "priority": "P2"}

OFFICE = {"id": "office", "zone": "Asia/Shanghai", "holidays": ["cn_mainland"],
          "weekly": [{"day": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"],
                      "hours": [{"from": "09:00", "to": "18:00"}]}],
          "make_up_hours": [{"from": "09:00", "to": "18:00"}],
          "at_closing": "DUE_AT_CLOSING", "closed_start": "NEXT_WORKING_DAY_IS_DAY_ONE",
          "day_deadline": "CLOSE_OF_BUSINESS", "on_conflict": "REFUSE", "reversed": "NEGATIVE",
          "closing_instant": "CLOSED", "zero_amount": "NEXT_OPENING", "clock_change": "ELAPSED",
          "skipped_time": "MOVE_BY_GAP", "repeated_time": "EARLIER"}

STANDARD = {
    "calendar": "office", "month_of": "RECEIVED", "response_channel": [], "rating_used": "LATEST",
    "reopened": "IS_NOT_RESOLVED",
    "report": {"clause": "STAT-1", "resolution_clock": "ELAPSED", "handling_from": "FIRST_WORK",
               "percentile": ["50", "90", "95"]},
    "problem": {"clause": "STAT-2", "high_frequency_percent": "30", "top_reasons": 3, "top_places": 3,
                "max_topics": 1000, "max_reasons": 1000},
    "correlation": {"clause": "STAT-3", "minimum_customers": 30, "significance_percent": ["5", "1"]},
    "rating": {"clause": "STAT-6", "dissatisfied_at_most": 2,
               "word": [{"value": value} for value in (5, 4, 3, 2, 1)]},
}


def merged(base, overlay, clear, path):
    """Set fields replace, entries of lists are added after the list was perhaps emptied."""
    found = {}
    for name, value in base.items():
        here = f"{path}.{name}"
        if isinstance(value, dict):
            found[name] = merged(value, overlay.get(name, {}), clear, here)
        elif isinstance(value, list):
            found[name] = ([] if here in clear else value) + overlay.get(name, [])
        else:
            found[name] = overlay.get(name, value)
    return found


class Counts:
    """A Fraction of two counts: both must be the same, not only the quotient."""

    def __init__(self, part, whole):
        self.pair = (part, whole)

    def __eq__(self, answer):
        return isinstance(answer, dict) and set(answer) == {"numerator", "denominator"} and (
            self.pair == (int(answer["numerator"]), int(answer["denominator"])))

    def __repr__(self):
        return f"{self.pair[0]}/{self.pair[1]}"


class Ranks:
    """The percentiles of some times: [(percent as written, exact value)]."""

    def __init__(self, ranks, n):
        self.ranks, self.n = ranks, n

    def __eq__(self, answer):
        return len(self.ranks) == len(answer) and all(
            set(one) == {"percent", "low_us", "high_us"} and one["percent"] == percent
            and self.holds(value, int(one["low_us"]), int(one["high_us"]))
            for (percent, value), one in zip(self.ranks, answer))

    def holds(self, value, low, high):
        if low == high == value:
            return True
        return self.n > 64 and low <= value <= high and 128 * (high - low) < low

    def __repr__(self):
        return f"{self.ranks} of {self.n}"


def plain(text):
    """A decimal of the policy without zeros that say nothing: 5 of "5.0"."""
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_bytes(text):
    return text.encode("utf-8")


class Policy:
    """Of a case: the standard policy and what the case lays over it."""

    def __init__(self, case):
        overlay = case.get("overlay", {})
        self.set = merged(STANDARD, overlay.get("stats", {}), case.get("clear", []), "stats")
        self.otherwise = {**OTHERWISE, **overlay.get("triage", {}).get("otherwise", {})}
        self.id = overlay.get("id", "standard")
        self.version = overlay.get("version", "2026.1")
        self.percentiles = [(plain(text), Fraction(text)) for text in self.set["report"]["percentile"]]
        self.high_frequency = Fraction(self.set["problem"]["high_frequency_percent"]) / 100
        wanted = self.set["calendar"]
        calendars = {one["id"]: one for one in [OFFICE] + overlay.get("calendar", [])}
        self.calendar = calendar_reference.Calendar(calendars[wanted]) if wanted in calendars else None

    def refused(self):
        """Why the policy is refused, as the comments of stats.proto say; None: it is not."""
        percents = [Fraction(text) for text in self.set["report"]["percentile"]]
        levels = [Fraction(text) for text in self.set["correlation"]["significance_percent"]]
        words = [word["value"] for word in self.set["rating"]["word"]]
        problem, rating = self.set["problem"], self.set["rating"]["dissatisfied_at_most"]
        if self.calendar is None:
            return "unknown_calendar"
        if not percents or not levels or len(words) < 5:
            return "too_few"
        if len(percents) > 8 or len(levels) > 8 or len(words) > 5:
            return "too_many"
        if any(left >= right for left, right in zip([Fraction(0)] + percents, percents)):
            return "percentile_order"
        if any(left <= right for left, right in zip([Fraction(100)] + levels, levels + [Fraction(0)])):
            return "level_order"
        if max(percents) > 100 or Fraction(problem["high_frequency_percent"]) > 100:
            return "above_maximum"
        if Fraction(problem["high_frequency_percent"]) == 0:
            return "share_of_nothing"
        counts = [(problem["top_reasons"], 1, 100), (problem["top_places"], 1, 100),
                  (problem["max_topics"], 1, 100000), (problem["max_reasons"], 1, 100000),
                  (self.set["correlation"]["minimum_customers"], 3, 1000000), (rating, 1, 5)]
        for value, least, most in counts:
            if value < least:
                return "below_minimum"
            if value > most:
                return "above_maximum"
        if rating == 5:
            return "everybody_dissatisfied"
        if sorted(words) != [1, 2, 3, 4, 5]:
            return "rating_twice"
        return None


def ticket_refused(ticket):
    """Why the ticket is no fact, or None."""
    if not ticket.get("id") or "received" not in ticket:
        return "missing_field"
    events = ticket.get("event", [])
    if any("at" not in event for event in events):
        return "missing_field"
    instants = [ticket["received"]] + [event["at"] for event in events]
    if any("never" in instant for instant in instants):
        return "instant_never"
    times = [calendar_reference.instant(instant) for instant in instants]
    if not all(0 <= time < calendar_reference.END_US - 5 * 366 * 86400 * calendar_reference.US
               for time in times):
        return "instant_range"
    for event in events:
        kind = event["kind"]
        if kind == "RECEIVED":
            return "received_event"
        if kind == "RATED" and "rating" not in event:
            return "rated_without_rating"
        if "rating" in event and not 1 <= event["rating"] <= 5:
            return "above_maximum" if event["rating"] > 5 else "below_minimum"
        if kind == "STATUS_CHANGED" and "status" not in event:
            return "change_without_value"
        if kind == "PRIORITY_CHANGED" and "priority" not in event:
            return "change_without_value"
    done = False  # nothing is reopened that was not resolved
    for event in events:
        if Facts.is_kind(event, "REOPENED") and not done:
            return "timeline"
        if event["kind"] in DONE + ("STATUS_CHANGED", "REOPENED"):
            done = any(Facts.is_kind(event, kind) for kind in DONE)
    return None if times == sorted(times) else "timeline"


class Facts:
    """What one ticket says to statistics."""

    def __init__(self, ticket, policy):
        rules, events = policy.set, ticket.get("event", [])
        received = calendar_reference.instant(ticket["received"])
        timed = [(calendar_reference.instant(event["at"]), event) for event in events]
        self.agent, self.team = ticket.get("agent_id", ""), ticket.get("team_id", "")
        self.topic = ticket.get("topic", "")
        self.reason = ticket.get("dissatisfaction_reason", "")
        self.channel = ticket.get("channel", "OTHER")
        if self.channel == "UNSPECIFIED":
            self.channel = "OTHER"
        self.category = self.triaged("category", ticket, policy)
        self.issue = self.triaged("issue_type", ticket, policy)
        self.priority = self.triaged("priority", ticket, policy)
        for _, event in timed:
            if event["kind"] == "PRIORITY_CHANGED":
                self.priority = event["priority"]

        self.at = received
        if rules["month_of"] != "RECEIVED":
            of_kind = [at for at, event in timed if self.is_kind(event, rules["month_of"])]
            self.at = of_kind[-1] if of_kind else None

        self.response = None
        if not rules["response_channel"] or self.channel in rules["response_channel"]:
            self.response = next((at - received for at, event in timed if event["kind"] == "RESPONDED"), None)

        resolved = None
        for at, event in timed:
            done = self.is_kind(event, "RESOLVED") or self.is_kind(event, "CLOSED")
            if done and resolved is None:
                resolved = at
            elif not done and rules["reopened"] == "IS_NOT_RESOLVED" and (
                    event["kind"] in ("STATUS_CHANGED", "REOPENED")):
                resolved = None
        self.resolved = resolved is not None
        begin = received
        if rules["report"]["handling_from"] == "FIRST_WORK":
            begin = next((at for at, event in timed if event["kind"] in ("ANALYZED", "RESPONDED")
                          or event["kind"] == "STATUS_CHANGED" and event["status"] == "IN_PROGRESS"), None)
        self.resolution = self.handling = None
        if self.resolved:
            self.resolution = self.passed(policy, received, resolved)
            if begin is not None and begin <= resolved:
                self.handling = self.passed(policy, begin, resolved)

        ratings = [event["rating"] for _, event in timed if event["kind"] == "RATED"]
        self.rating = ratings[-1 if rules["rating_used"] == "LATEST" else 0] if ratings else None
        self.dissatisfied = (self.rating is not None
                             and self.rating <= rules["rating"]["dissatisfied_at_most"])

    @staticmethod
    def is_kind(event, kind):
        """A change of status to resolved, closed or reopened is an event of that kind, and no other."""
        changed = event["kind"] == "STATUS_CHANGED" and event["status"] in DONE + ("REOPENED",)
        return kind == (event["status"] if changed else event["kind"])

    @staticmethod
    def triaged(scale, ticket, policy):
        """What a person set, else the first rule, else `otherwise`."""
        if ticket.get(scale, "UNSPECIFIED") != "UNSPECIFIED":
            return ticket[scale]
        said = {signal["name"] for signal in ticket.get("signal", []) if signal.get("value")}
        return next((value for name, value in RULES[scale] if name in said), policy.otherwise[scale])

    @staticmethod
    def passed(policy, begin, end):
        if policy.set["report"]["resolution_clock"] == "ELAPSED":
            return end - begin
        return policy.calendar.between(begin, end)


def period_of(day, kind):
    """(first day, last day)."""
    if kind == "WEEK":
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    next_first = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return day.replace(day=1), next_first - timedelta(days=1)


def parts(facts, name, field, values):
    all_values = [getattr(one, field) for one in facts]
    found = [(value, all_values.count(value)) for value in values]
    return [{name: value, "tickets": n, "share": Counts(n, len(facts))} for value, n in found if n]


def time_figures(policy, times):
    times = sorted(time for time in times if time is not None)
    figures = {"n": len(times), "percentile": Ranks([], 0)}
    if times:
        figures["mean_seconds"] = {"numerator": sum(times), "denominator": len(times) * 1_000_000}
        figures["percentile"] = Ranks(
            [(text, times[-(percent.numerator * len(times) // -(100 * percent.denominator)) - 1])
             for text, percent in policy.percentiles], len(times))
    return figures


def rating_figures(facts):
    ratings = [one.rating for one in facts if one.rating is not None]
    dissatisfied = sum(one.dissatisfied for one in facts)
    figures = {"n": len(ratings), "dissatisfied": dissatisfied,
               "rating": [{"value": value, "n": ratings.count(value)} for value in (5, 4, 3, 2, 1)]}
    if ratings:
        figures["mean"] = Counts(sum(ratings), len(ratings))
        figures["dissatisfied_rate"] = Counts(dissatisfied, len(ratings))
    return figures


def tally(members):
    return (len(members), sum(one.rating is not None for one in members),
            sum(one.dissatisfied for one in members))


def kept(words, most):
    return set(sorted({word for word in words if word}, key=in_bytes)[:most])


def high_frequency(policy, facts, topics):
    """STAT 2."""
    problems = defaultdict(list)
    for one in facts:
        problems[one.issue, ""].append(one)
        if one.topic in topics:
            problems[one.issue, one.topic].append(one)
    least = policy.high_frequency
    found = []
    for (issue, topic), members in problems.items():
        tickets, rated, dissatisfied = tally(members)
        if tickets * least.denominator >= least.numerator * len(facts):
            found.append({"issue_type": issue, "topic": topic, "tickets": tickets,
                          "share": Counts(tickets, len(facts)), "rated": rated,
                          "dissatisfied": dissatisfied})
    return sorted(found, key=lambda one: (-one["tickets"], ISSUES.index(one["issue_type"]),
                                          in_bytes(one["topic"])))


def leading(found, most):
    """Those with fewer than `most` strictly ahead in dissatisfied ratings."""
    return [one for one in found
            if sum(other["dissatisfied"] > one["dissatisfied"] for other in found) < most]


def top_reasons(policy, facts):
    """(listed, ratings whose reason was one too many)"""
    angry = [one for one in facts if one.dissatisfied]
    reasons = kept((one.reason for one in angry), policy.set["problem"]["max_reasons"])
    counts, others = defaultdict(int), 0
    for one in angry:
        if one.reason and one.reason not in reasons:
            others += 1
        else:
            counts["given" if one.reason else "issue_type", one.reason or one.issue] += 1

    def order(item):
        (name, value), n = item
        return -n, name == "issue_type", in_bytes(value) if name == "given" else ISSUES.index(value)

    found = [{name: value, "dissatisfied": n, "share": Counts(n, len(angry))}
             for (name, value), n in sorted(counts.items(), key=order)]
    return leading(found, policy.set["problem"]["top_reasons"]), others


def places(policy, facts, topics):
    """STAT 4."""
    found = defaultdict(list)
    for one in facts:
        other = one.topic != "" and one.topic not in topics
        found[one.team, one.category, one.issue, other, "" if other else one.topic].append(one)
    listed = []
    for (team, category, issue, other, topic), members in found.items():
        tickets, rated, dissatisfied = tally(members)
        if dissatisfied:
            order = (-dissatisfied, -Fraction(dissatisfied, rated), in_bytes(team),
                     CATEGORIES.index(category), ISSUES.index(issue), other, in_bytes(topic))
            listed.append((order, {
                "team_id": team, "category": category, "issue_type": issue, "topic": topic,
                "other_topics": other, "tickets": tickets, "rated": rated, "dissatisfied": dissatisfied,
                "rate": Counts(dissatisfied, rated)}))
    listed.sort(key=lambda one: one[0])
    return leading([one for _, one in listed], policy.set["problem"]["top_places"])


def report(policy, kind, span, facts):
    topics = kept((one.topic for one in facts), policy.set["problem"]["max_topics"])
    reasons, other_reasons = top_reasons(policy, facts)
    return {
        "policy": {"id": policy.id, "version": policy.version}, "period": kind,
        "from": span[0].isoformat(), "to": span[1].isoformat(),
        "tickets": len(facts), "resolved": sum(one.resolved for one in facts),
        "by_channel": parts(facts, "channel", "channel", CHANNELS),
        "by_category": parts(facts, "category", "category", CATEGORIES),
        "by_issue_type": parts(facts, "issue_type", "issue", ISSUES),
        "by_priority": parts(facts, "priority", "priority", PRIORITIES),
        "response_time": time_figures(policy, [one.response for one in facts]),
        "resolution_time": time_figures(policy, [one.resolution for one in facts]),
        "handling_time": time_figures(policy, [one.handling for one in facts]),
        "satisfaction": rating_figures(facts),
        "high_frequency": high_frequency(policy, facts, topics),
        "other_topics": sum(one.topic != "" and one.topic not in topics for one in facts),
        "top_reason": reasons, "other_reasons": other_reasons,
        "place": places(policy, facts, topics),
    }


def reports(policy, case):
    kind, periods = case["report_period"], defaultdict(list)
    for ticket in case["report_history"]:
        one = Facts(ticket, policy)
        if one.at is not None:
            periods[period_of(policy.calendar.date_of(one.at), kind)].append(one)
    return [report(policy, kind, span, facts) for span, facts in sorted(periods.items())]


def months(policy, case):
    """STAT 7."""
    found = defaultdict(list)
    for ticket in case["history"]:
        one = Facts(ticket, policy)
        if one.at is not None:
            found[in_bytes(one.agent), policy.calendar.date_of(one.at).isoformat()[:7]].append(one)
    listed = []
    for (_, month), facts in sorted(found.items()):
        responses = [one.response for one in facts if one.response is not None]
        ratings = [one.rating for one in facts if one.rating is not None]
        # The team is that of the ticket given last.
        entry = {"agent_id": facts[0].agent, "team_id": facts[-1].team, "month": month,
                 "resolved_of_handled": Counts(sum(one.resolved for one in facts), len(facts)),
                 "handled": len(facts), "fact": [], "profile": "", "recorded_points": []}
        if responses:
            entry["response_seconds_by_count"] = {"numerator": sum(responses),
                                                  "denominator": len(responses) * 1_000_000}
        if ratings:
            entry["rating_sum_by_count"] = Counts(sum(ratings), len(ratings))
        listed.append(entry)
    return listed


# Correlation (STAT 3).

def customer_refused(customer):
    if not customer.get("id"):
        return "missing_field"
    for name in ("promises_met_of_decided", "rating_sum_by_count"):
        if name not in customer:
            continue
        top, bottom = (int(customer[name][part]) for part in ("numerator", "denominator"))
        if top < 0 or bottom < 0:
            return "fraction_negative"
        if bottom == 0 and top > 0:
            return "fraction_of_nothing"
        if name == "promises_met_of_decided" and top > bottom:
            return "fraction_above_one"
        if name == "rating_sum_by_count" and bottom and not bottom <= top <= 5 * bottom:
            return "mean_rating_range"
    mean = Fraction(customer.get("mean_rating", "1"))
    if mean < 1:
        return "below_minimum"
    return "above_maximum" if mean > 5 else None


def measured(customer, measure):
    """In millionths, half up; None: unknown."""
    if measure == "SATISFACTION" and "mean_rating" in customer:
        top, bottom = Fraction(customer["mean_rating"]).as_integer_ratio()
    else:
        name = "promises_met_of_decided" if measure == "TIMELINESS" else "rating_sum_by_count"
        counts = customer.get(name, {"numerator": 0, "denominator": 0})
        top, bottom = int(counts["numerator"]), int(counts["denominator"])
    return (2_000_000 * top + bottom) // (2 * bottom) if bottom else None


def arc(sine, cosine):
    """The angle from 0 to a quarter turn."""
    for _ in range(4):  # the tangent of half the angle, and so on
        sine, cosine = sine / (1 + cosine), Decimal(1)
        length = (sine * sine + 1).sqrt()
        sine, cosine = sine / length, cosine / length
    tangent = sine / cosine
    square, power, total, k = tangent * tangent, tangent, Decimal(0), 1
    while abs(power) > Decimal("1e-58"):
        total += power / k if k % 4 == 1 else -power / k
        power *= square
        k += 2
    return total * 16


@lru_cache(maxsize=None)
def quarter_turn():
    return arc(Decimal(1), Decimal(0))


def two_sided(square, freedom):
    """The probability beyond r * r = `square` by Student's t, by the finite sums for whole degrees of
    freedom (Abramowitz and Stegun 26.7.3, 26.7.4): sin = |r|, cos * cos = 1 - r * r."""
    sine = (Decimal(square.numerator) / Decimal(square.denominator)).sqrt()
    rest = 1 - square
    cosine2 = Decimal(rest.numerator) / Decimal(rest.denominator)
    cosine = cosine2.sqrt()
    if freedom % 2:
        term = sine * cosine
        total = arc(sine, cosine)
        for k in range(1, freedom - 1, 2):
            total += term
            term = term * cosine2 * (k + 1) / (k + 2)
        return 1 - total / quarter_turn()
    total, term = Decimal(0), sine
    for k in range(0, freedom - 1, 2):
        total += term
        term = term * cosine2 * (k + 1) / (k + 2)
    return 1 - total


class OneOf:
    """r and p are approximations: what lies on the middle or on a level may go either way."""

    def __init__(self, *values):
        self.values = values

    def __eq__(self, answer):
        return answer in self.values

    def __repr__(self):
        return " or ".join(map(repr, self.values))


def four_places(value):
    """Half away from zero."""
    values = [(abs(value) + step).quantize(Decimal("0.0001"), ROUND_HALF_UP) for step in (-NEAR, NEAR)]
    return OneOf(*(f"{'-' if value < 0 and one else ''}{abs(one)}" for one in values))


def correlation(policy, customers, measure):
    rules = policy.set["correlation"]
    pairs = [(int(one["churned"]), value) for one in customers
             if "churned" in one and (value := measured(one, measure)) is not None]
    n, churned = len(pairs), sum(x for x, _ in pairs)
    verdict = {"policy": {"id": policy.id, "version": policy.version}, "measure": measure, "n": n,
               "churned": churned, "left_out": len(customers) - n, "r": "", "p_value": "",
               "significant_at_percent": "", "clause": rules["clause"]}
    spread_x = n * churned - churned * churned
    sum_y = sum(y for _, y in pairs)
    spread_y = n * sum(y * y for _, y in pairs) - sum_y * sum_y
    if n < rules["minimum_customers"]:
        return {**verdict, "state": "TOO_FEW"}
    if spread_x == 0:
        return {**verdict, "state": "CHURN_CONSTANT"}
    if spread_y == 0:
        return {**verdict, "state": "MEASURE_CONSTANT"}
    both = n * sum(x * y for x, y in pairs) - churned * sum_y
    square = Fraction(both * both, spread_x * spread_y)
    with localcontext(Context(prec=60)):
        size = (Decimal(square.numerator) / Decimal(square.denominator)).sqrt()
        p = Decimal(0) if square == 1 else two_sided(square, n - 2)
        verdict["r"], verdict["p_value"] = four_places(size if both > 0 else -size), four_places(p)
        levels = [[""] + [plain(text) for text in rules["significance_percent"]
                          if 100 * (p + step) < Decimal(text)] for step in (NEAR, -NEAR)]
    verdict["significant_at_percent"] = OneOf(*(found[-1] for found in levels))
    return {**verdict, "state": "COMPUTED"}


POLICIES = {}


def policy_of(case):
    """Cases of one policy share its overlay, so that it is read once."""
    key = id(case.get("overlay"))
    if key not in POLICIES or POLICIES[key][0] is not case.get("overlay"):
        POLICIES.clear()
        POLICIES[key] = (case.get("overlay"), Policy(case))
        POLICIES[key] += (POLICIES[key][1].refused(),)
    return POLICIES[key][1:]


def answer(case):
    """ProtoJSON ConformanceCase -> ConformanceAnswer, without texts for people."""
    policy, refused = policy_of(case)
    findings = [refused] if refused else []
    if not refused:
        facts = case.get("correlated", []), case.get("history", []) + case.get("report_history", [])
        findings = [found for one in facts[0] if (found := customer_refused(one))]
        findings += [found for one in facts[1] if (found := ticket_refused(one))]
    given = {"finding": findings, "report": [], "month": [], "correlation": []}
    if findings:
        return given
    if "report_history" in case:
        given["report"] = reports(policy, case)
    if "history" in case:
        given["month"] = months(policy, case)
    if case.get("correlated"):
        given["correlation"] = [correlation(policy, case["correlated"], measure)
                                for measure in ("TIMELINESS", "SATISFACTION")]
    return given
