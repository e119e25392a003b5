"""Random customers under random segment policies: half of the values stand on a bound that the policy
names, or one step beside it."""

import random
from datetime import datetime, timedelta, timezone
from fractions import Fraction

import calendar_cases
import policy_text
import segment_reference
from segment_reference import LOOKING_BACK

US = 1_000_000
ZONES = ["Asia/Shanghai", "America/New_York", "Europe/London", "Australia/Lord_Howe", "Pacific/Apia",
         "America/St_Johns", "Africa/Casablanca", "+08:00", "Asia/Kathmandu"]
KINDS = ["NUMBER", "PERCENT", "YES_NO", "INSTANT"]
# What a fact's values look like: the highest, digits after the point.
RANGES = {"annual_spend": (2000, 2), "previous_annual_spend": (2000, 2), "spending_more": (100, 1),
          "renewal_percent": (100, 1), "mean_rating": (5, 2), "latest_rating": (5, 0),
          "NUMBER": (50, 3), "PERCENT": (100, 2)}
MONEY = ("annual_spend", "previous_annual_spend")
SPANS = {"months": [0, 1, 2, 3, 3, 6, 11, 12, 13, 24, 24, 48], "days": [0, 1, 7, 30, 90, 365]}
# Back beyond the years of every calendar.
FAR = {"months": 1200, "days": 36600}
INSTANTS = segment_reference.INSTANTS + ["last_activity"]


def label():
    return {"en": "x", "zh": "x"}


def entry(name, **more):
    return {"id": name, "clause": f"X {name}", "label": label(), **more}


def text(value, digits):
    """A Fraction, cut to a decimal of so many digits."""
    whole = value * 10**digits // 1
    sign, whole = ("-" if whole < 0 else ""), abs(whole)
    return f"{sign}{whole // 10**digits}" + (f".{whole % 10**digits:0{digits}d}" if digits else "")


def own_facts(chance, kinds, most=4):
    return [{"id": f"own_{n}", "label": label(), "kind": chance.choice(kinds)}
            for n in range(chance.randint(0, most))]


def beside(chance, value, step, highest):
    """One small step beside a value, and never beyond what it may be."""
    lowest = 1 if highest == 5 else 0
    return min(max(value + chance.choice([-step, step]), lowest), highest)


def unreduced(chance, value):
    """As a Fraction message, whose counts have 63 bits."""
    scale = chance.choice([1, 1, 2, 10, 999, 10**12])
    if max(value.numerator, value.denominator) * scale >= 2**63:
        scale = 1
    return {"numerator": value.numerator * scale, "denominator": value.denominator * scale}


OWN_FAULTS = [("fact", [one]) for one in (
    {"name": "nobody", "decimal": "1"}, {"name": "own_0"}, {"name": "own_0", "decimal": "1e5"},
    {"name": "own_0", "decimal": "-0.5"}, {"name": "own_0", "decimal": "100.000000001"},
    {"name": "own_0", "yes_no": True}, {"name": "own_0", "instant": {"never": True}},
    {"name": "own_0", "fraction": {"numerator": 1}})] + [
        ("fact", [{"name": "own_0", "decimal": "1"}] * 2)]
FAULTS = OWN_FAULTS + [
    ("id", ""), ("annual_spend", "-0.0001"), ("annual_spend", "99999999999.0001"), ("annual_spend", "0.00001"),
    ("annual_spend", "1,000"), ("previous_annual_spend", "007"), ("previous_annual_spend", "1."),
    ("renewal_percent", "100.000000001"), ("renewal_percent", "99.9999999999"), ("mean_rating", "0.999999999"),
    ("mean_rating", "5.1"), ("latest_rating", 0), ("latest_rating", 6), ("last_purchase", {}),
    ("last_complaint", {"never": False}), ("customer_since", {"unix_us": -9 * 10**15}),
    ("renewed_of_due", {"numerator": 3, "denominator": 2}), ("renewed_of_due", {"numerator": -1, "denominator": 2}),
    ("rating_sum_by_count", {"numerator": 11, "denominator": 2}), ("rating_sum_by_count", {"numerator": 9}),
    ("spending_more", {"numerator": 101, "denominator": 100}), ("membership_level", "VIP1234567"),
    ("membership_level", "nobody"), ("membership_level", "VIP"), ("membership_level", " VIP1")]
# Of two ways to say one thing a message has one.
OTHER_WAY = {"renewal_percent": "renewed_of_due", "mean_rating": "rating_sum_by_count",
             "mean_response_seconds": "response_seconds_by_count", "resolution_percent": "resolved_of_handled"}
OTHER_WAY |= {way: name for name, way in OTHER_WAY.items()}


def possible(faults, own):
    """One fault a message: what is not of its form is of the right kind at least."""
    numbers = own.get("own_0") in ("NUMBER", "PERCENT")
    return [one for one in faults if numbers or one[0] != "fact" or one[1][0].get("decimal") != "1e5"]


def spoil(chance, made, faults):
    """Puts one value that is refused, or perhaps is, in the place of a field's."""
    name, value = chance.choice(faults)
    made.pop(OTHER_WAY.get(name), None)
    made[name] = value


class Tests:
    """Random criteria over the facts of a policy, and the bounds that they name."""

    def __init__(self, chance, own):
        self.chance = chance
        self.kinds = {name: "NUMBER" for name in segment_reference.NUMBERS}
        self.kinds |= {name: "INSTANT" for name in INSTANTS} | {"spend_growing": "YES_NO"}
        self.kinds |= {one["id"]: one["kind"] for one in own}
        self.bounds = {name: [] for name in self.kinds}
        self.spans = []

    def range_of(self, name):
        return RANGES.get(name) or RANGES[self.kinds[name]]

    def leaf(self):
        chance = self.chance
        name = chance.choice(list(self.kinds))
        if self.kinds[name] == "YES_NO":
            return {"fact": name, "is": chance.random() < 0.6}
        if self.kinds[name] == "INSTANT":
            unit = chance.choice(["months"] * 4 + list(FAR))
            count = chance.choice(SPANS[unit]) if chance.random() < 0.98 else FAR[unit]
            self.spans.append((unit, count))
            return {"fact": name, chance.choice(list(LOOKING_BACK[unit].values())): count}
        highest, digits = self.range_of(name)
        scale = 10**digits
        low, high = sorted(chance.sample(range(scale if highest == 5 else 0, highest * scale + 1), 2))
        if self.bounds[name] and chance.random() < 0.3:
            low = chance.choice(self.bounds[name])
        if low >= high:
            low = high - 1
        test, kind = {"fact": name}, chance.random()
        if kind < 0.65:
            self.bounds[name].append(low)
            test[chance.choice(["at_least", "above"])] = text(Fraction(low, scale), digits)
        if kind > 0.35:
            self.bounds[name].append(high)
            test[chance.choice(["below", "at_most"])] = text(Fraction(high, scale), digits)
        if "above" in test and "below" in test and digits == 0 and high - low == 1:
            del test["above"]
        return test

    def criterion(self, depth=0):
        chance = self.chance
        kind = chance.random() + 0.25 * depth
        if kind > 0.8 or depth == 3:
            return self.leaf()
        parts = [self.criterion(depth + 1) for _ in range(chance.randint(2, 3))]
        if kind < 0.35:
            return {"all": parts}
        if kind < 0.65:
            return {"any": parts}
        return {"at_least_n": {"n": chance.randint(1, len(parts)), "of": parts}}


def named_elsewhere():
    """Ids of segments that other sections of the standard policy ask for: a policy keeps those."""
    text_of = policy_text.STANDARD.read_text(encoding="utf-8")
    ids = [one["id"] for one in policy_text.standard()["segment"]["segment"]]
    return [name for name in ids if f'"segment_{name}"' in text_of]


NAMED = named_elsewhere()


def membership(chance):
    prefix = chance.choice(["VIP", "VIP", "", "Gold", "v-"])
    section = {"clause": "X member", "level_prefix": prefix, "vip_from_level": chance.choice([1, 1, 2, 3, 999999]),
               "new_within_months": chance.choice([0, 1, 3, 6, 12]),
               "never_bought": chance.choice(["NEW", "EXISTING"]),
               "absent_level": chance.choice(["UNKNOWN", "NO_LEVEL"])}
    names = chance.sample(["gold", "Silver", "钻石", "7", f"{prefix}3", "no one"], chance.randint(0, 3))
    section["named_level"] = [{"name": name, "level": chance.choice([0, 1, 2, 3, 999999])} for name in names]
    return section


def calendar(chance):
    standard = policy_text.standard()["calendar"][0]
    made = {name: value for name, value in standard.items() if name != "holidays"}
    made["zone"] = chance.choice(ZONES)
    for name in ("skipped_time", "repeated_time"):
        made[name] = chance.choice(calendar_cases.SETTINGS[name])
    return made


def policy(chance):
    """({clear and overlay of a case}, Tests of its criteria)."""
    own = own_facts(chance, KINDS)
    tests = Tests(chance, own)
    care = [f"care_{n}" for n in range(chance.randint(0, 5))]

    def actions():
        return chance.sample(care, chance.randint(0, len(care)))

    names = NAMED + [f"seg_{n}" for n in range(chance.randint(0 if NAMED else 1, 3))]
    chance.shuffle(names)
    made = [entry(name, when=tests.criterion(), care=actions()) for name in names]
    section = {"calendar": "office", "segment": made, "fact": own,
               "care_of": chance.choice(["PRIMARY", "ALL_MATCHED"]),
               "otherwise": entry("rest", care=actions())}
    used = {action for one in made + [section["otherwise"]] for action in one["care"]}
    section["care"] = [{"id": one, "clause": f"X {one}", "label": label()} for one in care if one in used]
    if chance.random() < 0.8:
        section["membership"] = membership(chance)
        tests.spans.append(("months", section["membership"]["new_within_months"]))
    return {"clear": ["calendar", "segment"],
            "overlay": {"calendar": [calendar(chance)], "segment": section}}, tests


def standard_policy(chance):
    tests = Tests(chance, [])
    tests.spans = [("months", count) for count in (3, 6, 24)]
    tests.bounds |= {"renewal_percent": [900], "mean_rating": [300, 400], "latest_rating": [2]}
    return {"clear": [], "overlay": {}}, tests


def next_change(calendar_of, us):
    """The first change of the clocks within 250 days, or None."""
    for day in range(250):
        low, high = us + day * 86400 * US, us + (day + 1) * 86400 * US
        if calendar_of.offset(low) != calendar_of.offset(high):
            return calendar_of.change_between(low, high)
    return None


def moments(chance, calendar_of, count=6):
    """Moments of judgement: ends of months, clock changes, leap days, anything."""
    found = []
    while len(found) < count:
        begin = datetime(chance.choice([1999, 2008, 2012, 2024, 2025, 2026]), 1, 1, tzinfo=timezone.utc)
        at = begin + timedelta(seconds=chance.randrange(366 * 86400))
        if chance.random() < 0.5:  # the last days of a month and the first
            at = at.replace(day=1) + timedelta(days=chance.choice([-3, -2, -1, 0]))
        us = segment_reference.calendar_reference.to_us(at)
        if chance.random() < 0.3:
            edge = next_change(calendar_of, us)
            if edge:
                # A whole number of days and months after a change: the counting back lands on it.
                us = edge + chance.choice([-1, 0, 1, 1800 * US, 3599 * US]) + chance.choice(
                    [0, 28, 30, 31, 61, 92, 184]) * 86400 * US
        found.append(us + chance.choice([0, 0, 0, 123456]))
    return found


class Customers:
    """Random customers of one policy."""

    def __init__(self, chance, proto, tests):
        self.chance, self.tests, self.proto = chance, tests, proto
        self.policy = segment_reference.Policy(policy_text.of_case(proto))
        self.moments = moments(chance, self.policy.calendar)
        self.spans = sorted(set(tests.spans)) or [("months", 3)]
        self.faults = possible(FAULTS, self.policy.own)

    def number(self, name):
        chance = self.chance
        highest, digits = self.tests.range_of(name)
        lowest = 1 if highest == 5 else 0
        bounds = self.tests.bounds[name]
        if bounds and chance.random() < 0.6:
            value = Fraction(chance.choice(bounds) + chance.choice([-1, 0, 0, 1]), 10**digits)
        else:
            value = Fraction(chance.randint(lowest * 10**digits, highest * 10**digits), 10**digits)
        return min(max(value, lowest), highest)

    def decimal(self, name):
        """Now and then with digits more than the bounds have."""
        value, digits = self.number(name), self.tests.range_of(name)[1]
        if self.chance.random() < 0.15:
            digits = 4 if name in MONEY else 9
            value = beside(self.chance, value, Fraction(1, 10**digits), self.tests.range_of(name)[0])
        return text(value, digits)

    def counts(self, name, of=1):
        """The value as a fraction of two counts, unreduced, perhaps of large ones; now and then of
        nothing."""
        chance = self.chance
        if chance.random() < 0.05:
            return {"numerator": 0, "denominator": 0}
        value, highest = self.number(name), self.tests.range_of(name)[0]
        if chance.random() < 0.1:
            value = beside(chance, value, Fraction(1, 10**chance.choice([9, 14])), highest)
        return unreduced(chance, Fraction(value) / of)

    def instant(self, now):
        chance, kind = self.chance, self.chance.random()
        if kind < 0.1:
            return {"never": True}
        if kind < 0.65:
            us = self.policy.bound(now, chance.choice(self.spans)) + chance.choice([-US, -1, 0, 0, 1, US])
            us = max(us, 0)
        elif kind < 0.75:
            us = now + chance.choice([-1, 0, 1, US, 86400 * US])
        else:
            us = now - chance.randrange(1000 * 86400) * US
        if us % US == 0 and chance.random() < 0.1:
            return {"iso": (segment_reference.calendar_reference.EPOCH + timedelta(
                microseconds=us)).isoformat()}
        return {"unix_us": us}

    def own(self, one, now):
        chance, kind = self.chance, one["kind"]
        if kind == "YES_NO":
            return {"name": one["id"], "yes_no": chance.random() < 0.5}
        if kind == "INSTANT":
            return {"name": one["id"], "instant": self.instant(now)}
        if chance.random() < 0.5:
            return {"name": one["id"], "decimal": self.decimal(one["id"])}
        return {"name": one["id"], "fraction": self.counts(one["id"], 100 if kind == "PERCENT" else 1)}

    def level(self):
        chance, section = self.chance, self.policy.membership
        if not section:
            return "VIP1"
        names = [one["name"] for one in section.get("named_level", [])]
        if names and chance.random() < 0.3:
            return chance.choice(names)
        prefix = section["level_prefix"]
        digits = str(max(0, chance.choice([section["vip_from_level"], 1]) + chance.choice([-1, 0, 0, 1])))
        if chance.random() < 0.2:
            digits = digits.zfill(6)
        digits = digits[-6:]
        return chance.choice([prefix, prefix, prefix.lower(), prefix.upper(), ""]) + digits

    def customer(self, name, now):
        chance, known = self.chance, self.chance.choice([0.3, 0.8, 0.95, 1.0])
        made = {"id": name}
        for field in ("annual_spend", "previous_annual_spend"):
            if chance.random() < known:
                made[field] = self.decimal(field)
        if "annual_spend" in made and chance.random() < 0.3:
            made["previous_annual_spend"] = made["annual_spend"]
        if chance.random() < known:
            if chance.random() < 0.5:
                made["renewal_percent"] = self.decimal("renewal_percent")
            else:
                made["renewed_of_due"] = self.counts("renewal_percent", 100)
        if chance.random() < known:
            if chance.random() < 0.5:
                made["mean_rating"] = self.decimal("mean_rating")
            else:
                made["rating_sum_by_count"] = self.counts("mean_rating")
        if chance.random() < known:
            made["latest_rating"] = int(self.number("latest_rating"))
        for field in segment_reference.INSTANTS:
            if chance.random() < known:
                made[field] = self.instant(now)
        if chance.random() < known:
            made["membership_level"] = self.level() if chance.random() < 0.9 else ""
        if self.policy.own:
            made["fact"] = [self.own(one, now) for one in
                            self.proto["overlay"]["segment"]["fact"] if chance.random() < known]
        return made

    def population(self):
        chance = self.chance
        size = chance.choice([1] * 11 + [2, 2, 3, 3, 4, 6, 9]) if chance.random() < 0.985 else chance.choice([20, 30])
        now = chance.choice(self.moments)
        made = [self.customer(f"c{n}", now) for n in range(size)]
        if size > 2 and chance.random() < 0.6:  # ties
            few = chance.choice([["0", "1", "2", "3.5"], ["99999999999", "99999999998.9999", "0.0001"]])
            for one in made:
                if "annual_spend" in one:
                    one["annual_spend"] = chance.choice(few)
                    if "." in one["annual_spend"] and chance.random() < 0.5:
                        one["annual_spend"] += "00"
        if chance.random() < 0.06:
            for one in chance.sample(made, chance.choice([1, 1, size])):
                spoil(chance, one, self.faults)
        return {**self.proto, "as_of": {"unix_us": now}, "customer": made}


def generate(seed, count, per_policy=400):
    chance = random.Random(seed)
    made = 0
    while made < count:
        proto, tests = (standard_policy if chance.random() < 0.15 else policy)(chance)
        customers = Customers(chance, proto, tests)
        for _ in range(min(per_policy, count - made)):
            yield customers.population()
            made += 1
