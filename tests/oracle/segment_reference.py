"""Segments, care and customer types a second time, from section 4 of the rule catalogue and the comments
of segment.proto, customer.proto, criterion.proto and common.proto.

Numbers are Fractions, percents as the number before the sign, instants microseconds since 1970; None is
unknown, everywhere. Rule ids are written with a space (SEG 1), since a reference proves no rule.
"""

import re
from datetime import timedelta
from fractions import Fraction

import calendar_reference
import policy_text
from facts_reference import (NEVER, Refused, between, decimal, mean_rating, moment, money, own_values,
                             policy_ref, share)

LONG_AGO = -10**18
LOOKING_BACK = {"months": {"within": "within_months", "before": "not_within_months", "ago": "at_least_months_ago"},
                "days": {"within": "within_days", "before": "not_within_days", "ago": "at_least_days_ago"}}
NUMBERS = ["annual_spend", "previous_annual_spend", "spending_more", "renewal_percent", "mean_rating",
           "latest_rating"]
INSTANTS = ["customer_since", "first_purchase", "last_purchase", "last_interaction", "last_complaint"]


def zone_of(calendar):
    """The calendar reference, which knows no fixed offsets."""
    if calendar["zone"][0] in "+-":
        sign = "-" if calendar["zone"][0] == "+" else "+"
        calendar = {**calendar, "zone": f"Etc/GMT{sign}{int(calendar['zone'][1:3])}"}
    return calendar_reference.Calendar(calendar)


def days_before(calendar, us, days):
    """So many dates before, at the same time of day."""
    local = (calendar_reference.EPOCH + timedelta(microseconds=us)).astimezone(calendar.zone)
    seconds = local.hour * 3600 + local.minute * 60 + local.second
    return calendar.from_civil(local.date() - timedelta(days=days), seconds, local.microsecond)


def span_of(when):
    """(kind of test, span) of a test that looks back, or None."""
    for unit, tests in LOOKING_BACK.items():
        for kind, name in tests.items():
            if name in when:
                return kind, (unit, when[name])
    return None


class Policy:
    def __init__(self, policy):
        self.ref = policy_ref(policy)
        section = policy["segment"]
        self.calendar = zone_of(next(one for one in policy["calendar"]
                                     if one["id"] == section["calendar"]))
        self.segments = section["segment"]
        self.otherwise = section["otherwise"]
        self.care = {one["id"]: one["clause"] for one in section.get("care", [])}
        self.care_of = section["care_of"]
        self.membership = section.get("membership")
        self.own = {one["id"]: one["kind"] for one in section.get("fact", [])}
        # Facts are missing in this order; a desk's own behind ours.
        self.order = NUMBERS + INSTANTS + list(self.own)
        self.instants = set(INSTANTS) | {name for name, kind in self.own.items() if kind == "INSTANT"}
        self.bounds = {}

    def bound(self, now, span):
        """The instant so many ("months", 3) or ("days", 3) before, wherever the calendar begins."""
        if (now, span) not in self.bounds:
            unit, count = span
            if unit == "days":
                at = days_before(self.calendar, now, count)
            else:
                at = self.calendar.months_before(now, count)
            self.bounds[now, span] = LONG_AGO if at is None else at
        return self.bounds[now, span]

    def level(self, text):
        """Of a membership level as the desk writes it; None when it cannot be read."""
        for one in self.membership.get("named_level", []):
            if one["name"] == text:
                return one["level"]
        prefix = self.membership["level_prefix"]
        if prefix and text[:len(prefix)].lower() == prefix.lower():
            text = text[len(prefix):]
        return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else None


def facts_of(policy, customer):
    facts = dict.fromkeys(NUMBERS + INSTANTS)
    if not customer["id"]:
        raise Refused("missing_field")
    for name in ("annual_spend", "previous_annual_spend"):
        if name in customer:
            facts[name] = money(customer[name])
    if "renewal_percent" in customer:
        facts["renewal_percent"] = decimal(customer["renewal_percent"], 0, 100)
    if "mean_rating" in customer:
        facts["mean_rating"] = decimal(customer["mean_rating"], 1, 5)
    if "spending_more" in customer:
        share(customer["spending_more"])  # a population's own takes its place
    if "renewed_of_due" in customer:
        facts["renewal_percent"] = share(customer["renewed_of_due"])
    if "rating_sum_by_count" in customer:
        facts["mean_rating"] = mean_rating(customer["rating_sum_by_count"])
    if "latest_rating" in customer:
        facts["latest_rating"] = Fraction(between(customer["latest_rating"], 1, 5))
    for name in INSTANTS:
        facts[name] = moment(customer.get(name))
    facts.update(own_values(policy.own, customer.get("fact", [])))
    text = customer.get("membership_level")
    facts["membership_level"] = None
    if policy.membership:
        if text is None:
            if policy.membership["absent_level"] == "NO_LEVEL":
                facts["membership_level"] = 0
        else:
            facts["membership_level"] = policy.level(text) if text else 0
            if facts["membership_level"] is None:
                raise Refused("membership_level")
    return facts


def rank(everyone):
    """SEG 1: strictly ahead of the population."""
    spends = sorted(facts["annual_spend"] for facts in everyone if facts["annual_spend"] is not None)
    for facts in everyone:
        own = facts["annual_spend"]
        if own is not None:
            facts["spending_more"] = Fraction(100 * sum(spend > own for spend in spends), len(spends))


class Judge:
    """One customer at one moment."""

    def __init__(self, policy, facts, now):
        self.policy, self.facts, self.now = policy, facts, now

    def looks_back(self, value, kind, span):
        """What lies after the moment of judgement is not known yet."""
        if value is None or value is not NEVER and value > self.now:
            return None
        bound = self.policy.bound(self.now, span)
        if kind == "within":
            return value is not NEVER and value >= bound
        if kind == "before":
            return value is NEVER or value < bound
        return value is not NEVER and value <= bound

    def last_activity(self, kind, span):
        """The later of two: one within the window is enough, both have to lie before it."""
        results = {name: self.looks_back(self.facts[name], kind, span)
                   for name in ("last_purchase", "last_interaction")}
        values = list(results.values())
        if kind == "within":
            result = True if True in values else None if None in values else False
        elif kind == "before":
            result = False if False in values else None if None in values else True
        else:
            known = [self.facts[name] for name in results]
            # At least so long ago: neither is later than the bound, and there is one at all.
            if any(value is False and fact is not NEVER for value, fact in zip(values, known)):
                result = False
            elif None in values:
                result = None
            else:
                result = True in values
        return result, {name for name, value in results.items() if value is None}

    def fact_test(self, when):
        name = when["fact"]
        if name == "last_activity":
            return self.last_activity(*span_of(when))
        if name == "spend_growing":
            pair = {key: self.facts[key] for key in ("annual_spend", "previous_annual_spend")}
            unknown = {key for key, value in pair.items() if value is None}
            if unknown:
                return None, unknown
            return (pair["annual_spend"] > pair["previous_annual_spend"]) == when["is"], set()
        value = self.facts[name]
        if name in self.policy.instants:
            result = self.looks_back(value, *span_of(when))
            return result, {name} if result is None else set()
        if value is None:
            return None, {"annual_spend" if name == "spending_more" else name}
        if "is" in when:
            return value == when["is"], set()
        return not ("at_least" in when and value < decimal(when["at_least"]) or
                    "above" in when and value <= decimal(when["above"]) or
                    "below" in when and value >= decimal(when["below"]) or
                    "at_most" in when and value > decimal(when["at_most"])), set()

    def test(self, when):
        """(True, False or None, the facts missing)."""
        if "fact" in when:
            return self.fact_test(when)
        if "all" in when:
            parts, need = when["all"], len(when["all"])
        elif "any" in when:
            parts, need = when["any"], 1
        else:
            parts, need = when["at_least_n"]["of"], when["at_least_n"]["n"]
        results = [self.test(part) for part in parts]
        yes = sum(result is True for result, _ in results)
        unknown = [missing for result, missing in results if result is None]
        if yes >= need:
            return True, set()
        if yes + len(unknown) < need:
            return False, set()
        return None, set().union(*unknown)

    def member(self):
        """SEG 7."""
        section, level = self.policy.membership, self.facts["membership_level"]
        first = self.facts["first_purchase"]
        if first is NEVER:
            bought = section["never_bought"]
        elif first is None or first > self.now:
            bought = None
        else:
            is_new = first >= self.policy.bound(self.now, ("months", section["new_within_months"]))
            bought = "NEW" if is_new else "EXISTING"
        verdict = {"type": "UNSPECIFIED", "clause": section["clause"], "level": level, "missing": [],
                   "could_be": []}
        if level is not None and level >= section["vip_from_level"]:
            verdict["type"] = "VIP"
        elif level is not None and bought:
            verdict["type"] = bought
        else:
            verdict["missing"] = ["membership_level"] * (level is None) + ["first_purchase"] * (not bought)
            verdict["could_be"] = [bought] if bought else ["NEW", "EXISTING"]
            verdict["could_be"] += ["VIP"] * (level is None)
        return verdict

    def care(self, matched):
        policy = self.policy
        if policy.care_of == "PRIMARY" or not matched:
            primary = matched[0] if matched else policy.otherwise
            whose = {action: [primary["id"]] for action in primary.get("care", [])}
        else:
            whose = {}
            for segment in matched:
                for action in segment.get("care", []):
                    whose.setdefault(action, []).append(segment["id"])
        return [{"action": action, "clause": policy.care[action], "segment": segments}
                for action, segments in whose.items()]

    def verdict(self, customer_id):
        policy = self.policy
        matched, undecided, possible = [], [], []
        for segment in policy.segments:
            result, missing = self.test(segment["when"])
            if result is None:
                undecided.append({"segment": segment["id"], "would_be_primary": not matched,
                                  "missing": [name for name in policy.order if name in missing]})
            if result is not False and not matched:
                possible.append(segment["id"])
            if result:
                matched.append(segment)
        primary = matched[0] if matched else policy.otherwise
        if not matched:
            possible.append(policy.otherwise["id"])
        return {
            "customer_id": customer_id, "primary": primary["id"], "primary_clause": primary["clause"],
            "matched": [segment["id"] for segment in matched], "undecided": undecided,
            "could_be_primary": possible if len(possible) > 1 else [], "care": self.care(matched),
            "membership": self.member() if policy.membership else None}


def answer(policy, case):
    """A ConformanceAnswer's customers and findings; instants in microseconds."""
    now = calendar_reference.instant(case["as_of"])
    everyone, findings = [], []
    for customer in case["customer"]:
        try:
            everyone.append(facts_of(policy, customer))
        except Refused as refused:
            findings.extend(refused.args)
    if findings:
        return {"customer": [], "finding": findings}
    rank(everyone)
    return {"customer": [{"customer_id": customer["id"], "policy": policy.ref, "as_of": now,
                          "segment": Judge(policy, facts, now).verdict(customer["id"])}
                         for customer, facts in zip(case["customer"], everyone)],
            "finding": []}


class Reference:
    """Asked case by case; cases of one policy come together and share its overlay."""

    def __init__(self, make=Policy):
        self.make, self.key, self.policy = make, None, None

    def policy_of(self, case):
        key = (case.get("overlay"), case.get("clear"))
        if self.policy is None or key[0] is not self.key[0] or key[1] is not self.key[1]:
            self.key, self.policy = key, self.make(policy_text.of_case(case))
        return self.policy

    def __call__(self, case):
        return answer(self.policy_of(case), case)
