"""Random records and analyses under random forms: values of every shape on their bounds, empty, refused or
wrong; moments on the deadline or one step beside it."""

import random

from calendar_reference import US
from record_reference import CATEGORIES, Policy

MINUTE, HOUR = 60 * US, 3600 * US
NOW = 1_772_000_000 * US
STEPS = [0, 0, 0, 1, -1, US, -US, US - 1]
LABEL = {"en": "x", "zh": "甲"}
CLEAR = ["record.fact", "record.form"]
VALUES = {
    "TEXT": ["张三", " x ", "\u00a0", "0"],
    "DATE": ["2026-02-28", "2026-02-29", "2024-02-29", "1970-01-01", "1969-12-31", "2099-12-31", "2100-01-01",
             " 2026-02-28", "2026-2-8", "2026-13-01"],
    "TIME_OF_DAY": ["00:00", "23:59", "23:59:59", "24:00", "23:60", "9:00", "09:00:60", "09:00 ", "24:01"],
    "INSTANT": ["2026-02-24T09:00:00+08:00", "2026-02-24T09:00:00Z", "2026-02-24T09:00:00.000001-03:30",
                "2026-02-24T09:00:00", "2026-02-24T09:00:00+0800", "2026-02-29T09:00:00Z", "2026-02-24 09:00:00Z",
                "2026-02-24T09:00:60Z", "2026-02-24T09:00:00Z "],
    "INTEGER": ["0", "1", "2", "3", "4", "5", "6", "-1", "-0", "01", "+1", "1.0", "99999", "9223372036854775808",
                "１", " 3"]}
BLANK = ["", " ", "\u3000", "\t", "\r\n", " \u3000\n"]
FACTS = ["has_number", "archived", "open_end"]


def fields(text):
    """`name:SHAPE need condition…` of the standard policy's forms, a line each."""
    found = []
    for line in text.split(";"):
        name, shape, need, *more = line.split()
        field = {"id": name, "need": need, "shape": shape}
        for one in more:
            if one == "customer":
                field["customer_information"] = True
            elif one == "1..5":
                field |= {"min": 1, "max": 5}
            else:
                field["when"] = {"fact": one, "is": True}
        found.append(field)
    return found


# The standard policy's section, as its comments and the catalogue say.
STANDARD = {
    "fact": [{"id": "has_customer_number"}, {"id": "archived"}, {"id": "needs_follow_up"}],
    "form": [
        {"id": "call", "clause": "REC-2", "completed_within": {"elapsed_minutes": 5}, "field": fields(
            "date DATE REQUIRED;from TIME_OF_DAY REQUIRED;to TIME_OF_DAY REQUIRED;name TEXT REQUIRED customer;"
            "phone TEXT REQUIRED customer;customer_number TEXT WHEN has_customer_number customer;"
            "order_number TEXT WHEN category_after_sales customer;city TEXT OPTIONAL customer;"
            "purchase_date DATE OPTIONAL customer;customer_type TEXT REQUIRED;category TEXT REQUIRED;"
            "description TEXT REQUIRED;handler TEXT REQUIRED;verification TEXT REQUIRED;solution TEXT REQUIRED;"
            "satisfaction INTEGER REQUIRED 1..5")},
        {"id": "feedback", "clause": "REC-3", "completed_within": {"elapsed_minutes": 30}, "field": fields(
            "customer_number TEXT REQUIRED customer;name TEXT REQUIRED customer;contact TEXT REQUIRED customer;"
            "product TEXT REQUIRED;purchase_date DATE REQUIRED customer;description TEXT REQUIRED;"
            "time TEXT REQUIRED;scene TEXT REQUIRED;wish TEXT REQUIRED;source TEXT REQUIRED;"
            "first_answer INSTANT REQUIRED;status TEXT REQUIRED;process TEXT WHEN archived;"
            "spare_part TEXT OPTIONAL;satisfaction INTEGER WHEN archived 1..5;text_rating TEXT WHEN archived;"
            "lesson TEXT WHEN archived")},
        {"id": "problem", "clause": "REC-4", "completed_within": {"elapsed_minutes": 30}, "field": fields(
            "ticket_number TEXT REQUIRED;received INSTANT REQUIRED;customer TEXT REQUIRED customer;"
            "contact TEXT REQUIRED customer;type TEXT REQUIRED;summary TEXT REQUIRED;owner TEXT REQUIRED;"
            "department TEXT REQUIRED;steps TEXT REQUIRED;result TEXT REQUIRED;"
            "satisfaction INTEGER REQUIRED 1..5;closed INSTANT REQUIRED")},
        {"id": "callback", "clause": "REC-5", "completed_within": {"elapsed_minutes": 10}, "field": fields(
            "customer TEXT REQUIRED customer;contact TEXT REQUIRED customer;id_or_level TEXT REQUIRED;"
            "problem_type TEXT REQUIRED;satisfaction INTEGER REQUIRED 1..5;follow_up TEXT WHEN needs_follow_up;"
            "follow_up_due DATE WHEN needs_follow_up")},
        {"id": "dissatisfaction_analysis", "clause": "REC-8", "field": fields(
            "date DATE REQUIRED;ticket TEXT REQUIRED;reason TEXT REQUIRED;summary TEXT REQUIRED;"
            "responsible_step TEXT REQUIRED;improvement TEXT REQUIRED;owner TEXT REQUIRED;due DATE REQUIRED")}],
    "completeness": {"at_least_percent": "100", "wrong_shape": "UNFILLED"},
    "analysis": {"form": "dissatisfaction_analysis", "rating_at_most": 2}}


class Writer:
    """Of one policy, and of the records that it judges."""

    def __init__(self, chance, own):
        self.chance, self.case = chance, {}
        section, promise = STANDARD, {"elapsed_minutes": chance.choice([5, 90])}
        if own:
            section = self.section()
            self.case = {"clear": CLEAR, "overlay": {"record": section, "sla": {"obligation": [
                {"id": "promise", "clause": "X-1", "label": LABEL, "starts_at": ["RECEIVED"],
                 "fulfilled_by": ["RESPONDED"], "target": [promise]}]}}}
        self.policy = Policy(section, {"promise": promise})
        self.forms = section["form"]

    # The policy.

    def leaf(self, numbers):
        chance = self.chance
        if numbers and chance.random() < 0.4:
            field = chance.choice(numbers)
            low, high = sorted(chance.sample(range(-1, 7), 2))
            test = {"fact": f"field_{field}"}
            if chance.random() < 0.7:
                test[chance.choice(["at_least", "above"])] = f"{low}{chance.choice(['', '', '.5'])}"
            if len(test) == 1 or chance.random() < 0.4:
                test[chance.choice(["below", "at_most"])] = str(high)
            if "above" in test and "below" in test or test.get("at_least", "").endswith(".5"):
                test.pop("below", None)
                test.setdefault("at_most", str(high))
            return test
        names = [f"category_{one.lower()}" for one in CATEGORIES] + FACTS * 2
        return {"fact": chance.choice(names), "is": chance.random() < 0.7}

    def criterion(self, numbers, depth=0):
        chance = self.chance
        kind = chance.random() + 0.4 * depth
        if kind > 0.5:
            return self.leaf(numbers)
        parts = [self.criterion(numbers, depth + 1) for _ in range(chance.randint(2, 3))]
        if kind < 0.2:
            return {"all": parts}
        if kind < 0.4:
            return {"any": parts}
        return {"at_least_n": {"n": chance.randint(1, len(parts)), "of": parts}}

    def form(self, name):
        chance = self.chance
        made = {"id": name, "clause": f"X-{name}", "label": LABEL, "field": []}
        shapes = [chance.choice(["TEXT", "TEXT", "DATE", "TIME_OF_DAY", "INSTANT", "INTEGER"])
                  for _ in range(chance.randint(1, 9))]
        numbers = [f"f{n}" for n, shape in enumerate(shapes) if shape == "INTEGER"]
        for n, shape in enumerate(shapes):
            field = {"id": f"f{n}", "label": LABEL, "shape": shape,
                     "need": chance.choice(["REQUIRED", "REQUIRED", "WHEN", "WHEN"] + ["OPTIONAL"] * (n > 0))}
            if field["need"] == "WHEN":
                field["when"] = self.criterion([one for one in numbers if one != f"f{n}"])
            if shape == "INTEGER":
                low, high = sorted(chance.sample(range(-1, 6), 2))
                field |= {"min": low} if chance.random() < 0.6 else {}
                field |= {"max": chance.choice([high, low])} if chance.random() < 0.6 else {}
            if chance.random() < 0.3:
                field["customer_information"] = True
            made["field"].append(field)
        if chance.random() < 0.8:
            made["completed_within"] = chance.choice([{"elapsed_minutes": 5}, {"elapsed_minutes": 30},
                                                      {"elapsed_hours": 1}, {"obligation": "promise"}])
            made["timeliness_clause"] = "X-11"
        return made

    def section(self):
        chance = self.chance
        names = ["a", "b", "c"][:chance.randint(1, 3)]
        return {"fact": [{"id": one, "label": LABEL} for one in chance.sample(FACTS, 3)],
                "form": [self.form(one) for one in names],
                "completeness": {"clause": "X-6", "wrong_shape": chance.choice(["UNFILLED", "FILLED"]),
                                 "at_least_percent": chance.choice(["100", "80", "50", "66.7", "33.3", "0"])},
                "analysis": {"clause": "X-8", "form": chance.choice(names),
                             "rating_at_most": chance.randint(1, 5)}}

    # The facts.

    def value(self, field):
        chance = self.chance
        if chance.random() < 0.08:
            return chance.choice(BLANK)
        return chance.choice(VALUES[field["shape"]][:3] if chance.random() < 0.6 else VALUES[field["shape"]])

    def field(self, field):
        chance = self.chance
        made = {"name": field["id"]}
        if chance.random() < 0.07:
            made["refused"] = True
        else:
            made["value"] = self.value(field)
        return made

    def near(self, at):
        return at + self.chance.choice(STEPS)

    def record(self, form, now):
        chance = self.chance
        share = chance.choice([0.5, 0.9, 1, 1, 1])
        made = {"id": "r1", "form": form["id"], "field": [
            self.field(field) for field in form["field"] if chance.random() < share]}
        chance.shuffle(made["field"])
        if chance.random() < 0.7:
            made["category"] = chance.choice(CATEGORIES)
        names = [one for one in self.policy.facts if chance.random() < 0.7]
        made["fact"] = [{"name": one, "value": chance.random() < 0.7} for one in names]
        within = self.policy.within(form) or 10 * MINUTE
        ended = self.near(now - within) if chance.random() < 0.5 else now - chance.randrange(3 * HOUR)
        if chance.random() < 0.9:
            made["ended"] = {"unix_us": ended}
        if chance.random() < 0.3:
            made["began"] = {"unix_us": ended - chance.choice([0, 0, MINUTE, HOUR])}
        kind = chance.random()
        if kind < 0.4:
            made["completed"] = {"unix_us": max(ended, self.near(ended + within))}
        elif kind < 0.6:
            made["completed"] = {"unix_us": max(ended, self.near(now))}
        elif kind < 0.7:
            made["completed"] = {"never": True}
        if chance.random() < 0.3:
            made["ticket_id"] = "t9"
        return made

    def analysis(self, now):
        chance = self.chance
        received = now - 3 * HOUR
        ticket, at, events = {"id": "t1", "received": {"unix_us": received}}, received, []
        for _ in range(chance.choice([0, 1, 1, 2, 3])):
            at = min(at + chance.choice([0, HOUR, 2 * HOUR]), now + 1)
            if chance.random() < 0.4:
                at = max(at, now + chance.choice([-1, 0, 1]))
            if chance.random() < 0.8:
                events.append({"kind": "RATED", "at": {"unix_us": at}, "rating": chance.randint(1, 5)})
            else:
                events.append({"kind": "RESPONDED", "at": {"unix_us": at}})
        if events:
            ticket["event"] = events
        made = {"ticket": ticket}
        if chance.random() < 0.7:
            form = self.policy.forms[self.policy.analysis["form"]]
            made["record"] = {**self.record(form, now), "ticket_id": "t1"}
        return made

    def spoil(self, case):
        """Something that is refused, or just not."""
        chance, kind = self.chance, self.chance.randrange(8)
        request = case.get("analysis_request", [{}])[0]
        record = case["service_record"][0] if "service_record" in case else request.get("record")
        if record is None:
            return
        if kind == 0:
            record["form"] = chance.choice(["nothing"] + [one["id"] for one in self.forms[:1]])
            record["field"] = []
        elif kind == 1:
            known = self.policy.forms[record["form"]]["field"][0]["id"]
            record["field"].append({"name": chance.choice(["nothing", known]), "value": ""})
        elif kind == 2 and record["field"]:
            chance.choice(record["field"])["refused"] = True
        elif kind == 3:
            record["fact"].append({"name": chance.choice(["nothing", self.policy.facts[0]]),
                                   "value": chance.random() < 0.5})
        elif kind == 4:
            record |= {"began": {"unix_us": NOW}, "ended": {"unix_us": self.near(NOW)}}
            record.pop("completed", None)
        elif kind == 5:
            record[chance.choice(["began", "ended"])] = {"never": True}
        elif request:
            record["ticket_id"] = chance.choice(["t1", "t2"])

    def cases(self, count):
        chance = self.chance
        for _ in range(count):
            now = NOW + chance.choice([0, chance.randrange(10**15)])
            if chance.random() < 0.25:
                case = {"analysis_request": [self.analysis(now)]}
            else:
                case = {"service_record": [self.record(chance.choice(self.forms), now)]}
            if chance.random() < 0.04:
                self.spoil(case)
            yield {**self.case, "as_of": {"unix_us": now}, **case}


def generate(seed, count, per_policy=250):
    """Yields (case, policy)."""
    chance, made = random.Random(seed), 0
    while made < count:
        writer = Writer(chance, made > 0 and chance.random() < 0.9)
        for case in writer.cases(min(per_policy, count - made)):
            yield case, writer.policy
            made += 1
