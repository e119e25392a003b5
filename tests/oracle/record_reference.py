"""Records and analyses judged a second time, from section 7 of the rule catalogue and the comments of
record.proto, service_record.proto, criterion.proto and common.proto.

Instants are microseconds since 1970, numbers exact; None is unknown. Rule ids are written with a space
(REC 6), since a reference proves no rule.
"""

import re
from datetime import date
from fractions import Fraction
from functools import lru_cache

from calendar_reference import US, instant

EMPTY = " \u3000\t\r\n"
CATEGORIES = ["INQUIRY", "COMPLAINT", "SUGGESTION", "AFTER_SALES", "OTHER"]
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?|24:00(:00)?", re.ASCII)
INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)",
                     re.ASCII)
INTEGER = re.compile(r"-?(0|[1-9]\d*)", re.ASCII)


@lru_cache(maxsize=10000)
def decimal(text):
    return Fraction(text)


def is_date(text):
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        return False
    try:
        return 1970 <= date.fromisoformat(text).year <= 2099
    except ValueError:
        return False


def integer(field, text):
    """None when it is none, or out of its bounds."""
    if not INTEGER.fullmatch(text) or not -2**63 <= int(text) < 2**63:
        return None
    value = int(text)
    if "min" in field and value < field["min"] or "max" in field and value > field["max"]:
        return None
    return value


def well_shaped(field, text):
    shape = field["shape"]
    if shape == "DATE":
        return is_date(text)
    if shape == "TIME_OF_DAY":
        return bool(TIME.fullmatch(text))
    if shape == "INSTANT":
        match = INSTANT.fullmatch(text)
        return bool(match) and is_date(match[1])
    if shape == "INTEGER":
        return integer(field, text) is not None
    return True


def happened(message):
    """Microseconds, or None for what is unknown or never was."""
    return None if message is None or message.get("never") else instant(message)


class Policy:
    """Of a record section and the sla section's obligations, as ProtoJSON."""

    def __init__(self, section, obligations):
        self.section, self.obligations = section, obligations
        self.facts = [one["id"] for one in section.get("fact", [])]
        self.forms = {one["id"]: one for one in section["form"]}
        self.analysis = section.get("analysis")
        complete = section["completeness"]
        self.percent = decimal(complete["at_least_percent"])
        self.wrong_is_filled = complete["wrong_shape"] == "FILLED"

    def within(self, form):
        within = form.get("completed_within")
        if within is None:
            return None
        if "obligation" in within:
            within = self.obligations[within["obligation"]]
        return (within.get("elapsed_hours", 0) * 60 + within.get("elapsed_minutes", 0)) * 60 * US


class Judge:
    """One record of one form."""

    def __init__(self, policy, record, now):
        self.policy, self.record, self.now = policy, record, now
        self.form = policy.forms[record["form"]]
        self.given = {one["name"]: one for one in record.get("field", [])}
        category = record.get("category", "UNSPECIFIED")
        self.facts = {f"category_{one.lower()}": None if category == "UNSPECIFIED" else one == category
                      for one in CATEGORIES}
        said = {one["name"]: one.get("value", False) for one in record.get("fact", [])}
        self.facts |= {one: said.get(one) for one in policy.facts}
        for field in self.form["field"]:
            if field["shape"] == "INTEGER":
                self.facts[f"field_{field['id']}"] = integer(field, self.text(field))

    def text(self, field):
        return self.given.get(field["id"], {}).get("value", "")

    def fact_test(self, when):
        value = self.facts[when["fact"]]
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

    def timeliness(self):
        within, ended = self.policy.within(self.form), happened(self.record.get("ended"))
        if within is None:
            return "NOT_ASKED", None, 0
        if ended is None:
            return "UNKNOWN", None, 0
        due, completed = ended + within, happened(self.record.get("completed"))
        if completed is not None and completed <= self.now:
            late = completed > due
            return "LATE" if late else "IN_TIME", due, (completed - due) // US if late else 0
        late = self.now > due
        return "OVERDUE" if late else "OPEN", due, (self.now - due) // US if late else 0

    def verdict(self):
        filled = required = 0
        lists = {"missing": [], "wrong": [], "refused": [], "undecided": []}
        unknown, incomplete = set(), False
        for field in self.form["field"]:
            name, text = field["id"], self.text(field)
            says = bool(text.strip(EMPTY))
            wrong = says and not well_shaped(field, text)
            if wrong:
                lists["wrong"].append(name)
            if self.given.get(name, {}).get("refused"):
                lists["refused"].append(name)
                incomplete |= field.get("customer_information", False)
            is_filled = says and (not wrong or self.policy.wrong_is_filled)
            needed, missing = field["need"] == "REQUIRED", set()
            if field["need"] == "WHEN":
                needed, missing = self.test(field["when"])
            if needed:
                required += 1
                filled += is_filled
                if not is_filled:
                    lists["missing"].append(name)
            elif needed is None and not is_filled:
                lists["undecided"].append(name)
                unknown |= missing
        state = "COMPLETE" if filled * 100 >= self.policy.percent * required else "INCOMPLETE"
        if state == "COMPLETE" and lists["undecided"]:
            state = "UNDECIDED"
        timeliness, due, late = self.timeliness()
        return {"form": self.form["id"], "clause": self.form["clause"], "state": state,
                "filled_of_required": {"numerator": filled, "denominator": required}, **lists,
                "missing_fact": [name for name in self.facts if name in unknown],
                "customer_information_incomplete": incomplete, "timeliness": timeliness, "due": due,
                "late_seconds": late}


def last_rating(ticket, now):
    rating = 0
    for event in ticket.get("event", []):
        if event["kind"] == "RATED" and instant(event["at"]) <= now:
            rating = event["rating"]
    return rating


def analysis(policy, request, now):
    """REC 8."""
    ticket, record = request["ticket"], request.get("record")
    rating = last_rating(ticket, now)
    verdict = None if record is None else Judge(policy, record, now).verdict()
    if not 0 < rating <= policy.analysis["rating_at_most"]:
        state = "NOT_NEEDED"
    elif verdict is None:
        state = "MISSING"
    else:
        state = "COMPLETE" if verdict["state"] == "COMPLETE" else "INCOMPLETE"
    return {"as_of": now, "ticket_id": ticket["id"], "state": state, "rating": rating, "record": verdict}


def record_refused(policy, record):
    if record["form"] not in policy.forms:
        return "no_such_form"
    fields = {one["id"] for one in policy.forms[record["form"]]["field"]}
    seen = set()
    for one in record.get("field", []):
        if one["name"] not in fields:
            return "no_such_field"
        if one["name"] in seen:
            return "field_twice"
        if one.get("refused") and one.get("value"):
            return "refused_with_value"
        seen.add(one["name"])
    if any(one["name"] not in policy.facts for one in record.get("fact", [])):
        return "no_such_record_fact"
    if len({one["name"]: 0 for one in record.get("fact", [])}) < len(
            {(one["name"], one.get("value", False)) for one in record.get("fact", [])}):
        return "record_fact_twice"  # and contradicts itself
    if any(record.get(name, {}).get("never") for name in ("began", "ended")):
        return "instant_never"  # only a completion may never have been
    began, ended = happened(record.get("began")), happened(record.get("ended"))
    if began is not None and ended is not None and ended < began:
        return "record_backwards"
    return None


def refused(policy, case):
    """The finding's id, or None."""
    for record in case.get("service_record", []):
        if found := record_refused(policy, record):
            return found
    for request in case.get("analysis_request", []):
        record = request.get("record")
        if record is None:
            continue
        if found := record_refused(policy, record):
            return found
        if record["form"] != policy.analysis["form"] or record.get("ticket_id", "") != request["ticket"]["id"]:
            return "wrong_analysis"
    return None


def answer(policy, case):
    """A ConformanceAnswer's records, analyses and findings; instants in microseconds."""
    if found := refused(policy, case):
        return {"record": [], "analysis": [], "finding": [found]}
    now = instant(case["as_of"])
    records = [{"as_of": now, "record_id": one["id"], "ticket_id": one.get("ticket_id", ""),
                "record": Judge(policy, one, now).verdict()} for one in case.get("service_record", [])]
    return {"record": records, "finding": [],
            "analysis": [analysis(policy, one, now) for one in case.get("analysis_request", [])]}
