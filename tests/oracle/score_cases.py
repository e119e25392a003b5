"""Random teams under random score policies, and their consecutive months: half of the values stand on a
bound of a band, or one step beside it."""

import random
from fractions import Fraction

import policy_text
import score_reference
from segment_cases import OWN_FAULTS, entry, label, own_facts, possible, spoil, text, unreduced

# Lowest, highest, digits after the point of a bound, direction.
FACTS = {"MEAN_RESPONSE_SECONDS": (0, 120, 0, "LOWER_IS_BETTER"),
         "RESOLUTION_PERCENT": (0, 100, 1, "HIGHER_IS_BETTER"),
         "MEAN_RATING": (1, 5, 1, "HIGHER_IS_BETTER"),
         "TEAM_AHEAD_PERCENT": (0, 100, 2, "LOWER_IS_BETTER"),
         "KNOWLEDGE_ENTRIES": (0, 30, 0, "HIGHER_IS_BETTER"),
         "HANDLED": (0, 1000, 0, "HIGHER_IS_BETTER"),
         "NUMBER": (-10, 50, 2, "HIGHER_IS_BETTER"),
         "PERCENT": (0, 100, 1, "LOWER_IS_BETTER")}
# Shares of the team that ranks of small teams meet exactly.
RANKS = [Fraction(100 * top, bottom) for bottom in (2, 4, 5, 8, 10) for top in range(1, bottom)]

TOO_MANY_POINTS = [{"metric": "m_0", "points": 1001}]
FAULTS = OWN_FAULTS + [
    ("agent_id", ""), ("mean_response_seconds", "31622400.000000001"), ("mean_response_seconds", "-1"),
    ("mean_response_seconds", "0.0000000001"), ("resolution_percent", "100.1"), ("resolution_percent", "01"),
    ("mean_rating", "0.9"), ("mean_rating", "5.000000001"),
    ("rating_sum_by_count", {"numerator": 11, "denominator": 2}),
    ("rating_sum_by_count", {"numerator": -3, "denominator": -1}), ("resolved_of_handled", {"numerator": 1}),
    ("resolved_of_handled", {"numerator": 4, "denominator": 3}), ("handled", -1), ("handled", 10**9 + 1),
    ("handled", 10**9), ("knowledge_entries", -1), ("knowledge_entries", 10**6 + 1), ("knowledge_entries", 10**6),
    ("recorded_total", 1001), ("recorded_total", -1), ("profile", "nobody"),
    ("response_seconds_by_count", {"numerator": 31622401, "denominator": 1}),
    ("team_ahead", {"numerator": 4, "denominator": 3}), ("recorded_points", [{"metric": "nobody", "points": 1}]),
    ("recorded_points", [{"metric": "m_0", "points": 1}] * 2), ("recorded_points", TOO_MANY_POINTS)]


def falling(chance, count, best):
    """`count` points from `best`, never rising."""
    return [best] + sorted((chance.randint(0, best) for _ in range(count - 1)), reverse=True)


def table(chance, kind, points, zero_last=False):
    low, high, digits, direction = FACTS[kind]
    scale = 10**digits
    chosen = set(chance.sample(range(low * scale + 1, high * scale), len(points) - 1))
    if kind == "TEAM_AHEAD_PERCENT":
        chosen = {int(one * scale) for one in chance.sample(sorted(set(RANKS)), len(points) - 1)}
    bounds = sorted(chosen, reverse=direction == "HIGHER_IS_BETTER")
    words = ["at_least", "above"] if direction == "HIGHER_IS_BETTER" else ["at_most", "below"]
    if zero_last:
        points = points[:-1] + [0]
    rounded = chance.random() < 0.3
    return {"min": str(low), "max": str(high), "step": text(Fraction(1, scale), digits),
            "direction": direction, "rounding": "TO_STEP_FIRST" if rounded else "EXACT",
            # After rounding, a bound that is left out says the same as its neighbour that is not.
            "band": [{chance.choice(words): text(Fraction(bound, scale), digits), "points": worth}
                     for bound, worth in zip(bounds, points)],
            "otherwise": {"points": points[-1]}}


def split(chance, total, count):
    """`count` positive numbers with this sum."""
    cuts = sorted(chance.sample(range(1, total), count - 1))
    return [high - low for low, high in zip([0] + cuts, cuts + [total])]


def metrics(chance, own, full):
    count = chance.randint(1, 5)
    made = []
    for n, best in enumerate(split(chance, full, count)):
        kind = chance.choice(list(FACTS)[:6])
        metric = entry(f"m_{n}", fact=kind)
        if own and chance.random() < 0.3:
            fact = chance.choice(own)
            metric |= {"fact": "CUSTOM", "custom_fact": fact["id"]}
            kind = fact["kind"]
        metric["table"] = table(chance, kind, falling(chance, chance.randint(2, 5), best), chance.random() < 0.7)
        made.append(metric)
    return made


def kind_of(metric, own):
    if metric["fact"] != "CUSTOM":
        return metric["fact"]
    return next(one["kind"] for one in own if one["id"] == metric["custom_fact"])


def profiles(chance, made, own, full):
    found = []
    for n in range(chance.randint(0, 2)):
        weights = []
        for metric, best in zip(made, split(chance, full, len(made))):
            bands = len(metric["table"]["band"]) + 1
            weight = {"metric": metric["id"]}
            if chance.random() < 0.6:
                weight["points"] = falling(chance, bands, best)
            else:
                weight["table"] = table(chance, kind_of(metric, own),
                                        falling(chance, chance.randint(2, 4), best))
            weights.append(weight)
        found.append(entry(f"stage_{n}", weight=weights))
    return found


def advisories(chance, made):
    found = []
    zeros = [one["id"] for one in made if one["table"]["otherwise"]["points"] == 0]
    for n in range(chance.randint(0, 3)):
        tops = [one for one in made if [one["id"]] != zeros]
        if not zeros or len(made) < 2:
            break
        top = chance.choice(tops)
        advisory = entry(f"say_{n}", text=label(), top=top["id"], effect="ADVISORY",
                         zero=chance.choice([one for one in zeros if one != top["id"]]))
        best = top["table"]["band"][0]["points"]
        if chance.random() < 0.6:
            advisory |= {"effect": "CAP", "cap": chance.randrange(best)}
        found.append(advisory)
    return found


def reviews(chance, made, grades):
    found = []
    for n in range(chance.randint(0, 4)):
        rule = entry(f"rev_{n}", months=chance.choice([1, 2, 3, 3, 4, 6]))
        kind = chance.random()
        metric = chance.choice(made)
        best = metric["table"]["band"][0]["points"]
        if kind < 0.5:
            rule |= {"metric": metric["id"], "at_most_points": chance.choice([0, chance.randrange(best)])}
        elif kind < 0.75:
            rule["grade_at_least"] = chance.choice(grades)["id"]
        else:
            rule["grade_at_most"] = chance.choice([one["id"] for one in grades[1:]] + ["worst"])
        found.append(rule)
    return found


def policy(chance):
    own = own_facts(chance, ["NUMBER", "PERCENT"], 3)
    full = chance.choice([20, 100, 100, 1000])
    made = metrics(chance, own, full)
    marks = sorted(chance.sample(range(1, full + 1), chance.randint(1, 4)), reverse=True)
    grades = [entry(f"grade_{n}", at_least=mark) for n, mark in enumerate(marks)]
    staged = profiles(chance, made, own, full)
    section = {"full_marks": full, "metric": made, "fact": own, "grade": grades,
               "grade_otherwise": entry("worst"), "profile": staged,
               "missing": chance.choice(["ZERO_AND_NO_GRADE", "ZERO_AND_GRADE"]),
               "ties": chance.choice(["BETTER_RANK", "WORSE_RANK"]),
               "profile_in_force": chance.choice(["base"] + [one["id"] for one in staged]),
               "advisory": advisories(chance, made), "review": reviews(chance, made, grades)}
    return {"clear": ["score"], "overlay": {"score": section}}


class Months:
    """Random months of one policy."""

    def __init__(self, chance, proto):
        self.chance, self.proto = chance, proto
        self.section = policy_text.of_case(proto)["score"]
        self.own = {one["id"]: one["kind"] for one in self.section.get("fact", [])}
        self.profiles = [one["id"] for one in self.section.get("profile", [])] + ["base"]
        self.bounds = {kind: [] for kind in FACTS} | {name: [] for name in self.own}
        tables = [(one["metric"], one["table"]) for profile in self.section.get("profile", [])
                  for one in profile["weight"] if "table" in one]
        tables += [(one["id"], one["table"]) for one in self.section["metric"]]
        facts = {one["id"]: one.get("custom_fact") or one["fact"] for one in self.section["metric"]}
        self.faults = possible(FAULTS, self.own)
        if "m_0" not in facts:
            self.faults = [one for one in self.faults if one[1] != TOO_MANY_POINTS]
        self.steps = {}
        for metric, one in tables:
            self.bounds[facts[metric]] += [Fraction(value) for band in one["band"] for key, value in
                                           band.items() if key in ("at_least", "above", "at_most", "below")]
            self.steps[facts[metric]] = Fraction(one["step"])

    def number(self, name):
        """(value, digits after the point that hold it)."""
        chance = self.chance
        low, high, digits, _ = FACTS[self.own.get(name, name)]
        if self.bounds[name] and chance.random() < 0.65:
            step = self.steps[name]
            value = chance.choice(self.bounds[name]) + chance.choice(
                [0, 0, step, -step, step / 2, -step / 2, step / 2 - step / 100, -step / 2 - step / 100])
            if chance.random() < 0.1:
                value, digits = value + chance.choice([-1, 1]) * Fraction(1, 10**9), 7
            return min(max(value, low), high), digits + 2
        value = Fraction(chance.randint(low * 100, high * 100), 100)
        return value, 2

    def counts(self, value):
        chance = self.chance
        if chance.random() < 0.05:
            return {"numerator": 0, "denominator": 0}
        return unreduced(chance, value)

    def month(self, agent, team, month, known):
        chance = self.chance
        made = {"agent_id": agent, "team_id": team, "month": month}
        for fact, plain, counts in (
                ("MEAN_RESPONSE_SECONDS", "mean_response_seconds", "response_seconds_by_count"),
                ("RESOLUTION_PERCENT", "resolution_percent", "resolved_of_handled"),
                ("MEAN_RATING", "mean_rating", "rating_sum_by_count")):
            if chance.random() < known:
                value, digits = self.number(fact)
                if chance.random() < 0.5:
                    made[plain] = text(value, digits)
                else:
                    made[counts] = self.counts(value / 100 if fact == "RESOLUTION_PERCENT" else value)
        if chance.random() < known:
            made["handled"] = chance.randint(0, 6)
            if self.bounds["HANDLED"]:
                made["handled"] = int(self.number("HANDLED")[0])
        if chance.random() < known:
            made["knowledge_entries"] = int(self.number("KNOWLEDGE_ENTRIES")[0])
        if chance.random() < 0.2:
            made["team_ahead"] = {"numerator": 1, "denominator": 3}
        if chance.random() < 0.2:
            made["profile"] = chance.choice(self.profiles)
        if self.own:
            made["fact"] = []
            for name, kind in self.own.items():
                if chance.random() < known:
                    value, digits = self.number(name)
                    as_counts = value >= 0 and chance.random() < 0.5
                    one = {"fraction": self.counts(value / 100 if kind == "PERCENT" else value)} if \
                        as_counts else {"decimal": text(value, digits)}
                    made["fact"].append({"name": name, **one})
        return made

    def record(self, made):
        """What somebody else computed: often the truth."""
        chance = self.chance
        try:
            card = score_reference.Card(self.policy, score_reference.facts_of(self.policy, made))
        except score_reference.Refused:
            return
        near = [0, 0, 0, 1, -1]
        if chance.random() < 0.5:
            made["recorded_total"] = max(0, min(1000, card.total + chance.choice(near)))
        if chance.random() < 0.5:
            counted = {name: line["points"] - card.caps.get(name, 0) for name, line in card.lines.items()}
            made["recorded_points"] = [
                {"metric": name, "points": min(1000, max(0, points + chance.choice(near)))}
                for name, points in counted.items() if chance.random() < 0.7]

    def team(self):
        chance = self.chance
        size = chance.choice([1] * 4 + [2, 2, 3, 4, 5]) if chance.random() < 0.95 else chance.choice([8, 10])
        teams = chance.choice([["t"], ["t"], ["t", ""], ["t", "u"]])
        known = chance.choice([0.6, 0.95, 1.0, 1.0])
        made = [self.month(f"a{n}", chance.choice(teams), chance.choice(["2026-01", "2026-01", "2026-02"]),
                           known) for n in range(size)]
        for one in made:
            if chance.random() < 0.3:
                self.record(one)
        if chance.random() < 0.06:
            for one in chance.sample(made, chance.choice([1, 1, size])):
                spoil(chance, one, self.faults)
        return {**self.proto, "agent_month": made}

    def history(self):
        """Months of a few agents, most of them consecutive, in any order."""
        chance = self.chance
        begin, made = chance.choice([2025 * 12, 2025 * 12 + 9, 1999 * 12 + 10]), []
        known = chance.choice([0.7, 1.0, 1.0, 1.0])
        for n in range(chance.choice([1, 1, 1, 2, 3])):
            team = chance.choice(["t", "t", "", "Z", "é"])
            kept = None
            for month in range(begin, begin + chance.randint(1, 5)):
                if chance.random() < 0.15:
                    continue
                name = f"{month // 12}-{month % 12 + 1:02d}"
                if kept is None or chance.random() < 0.4:
                    kept = self.month("x", team, "", known)
                made.append({**kept, "agent_id": chance.choice(["a", "B", "b"])[:1] + str(n), "month": name})
                made[-1]["agent_id"] = made[-1]["agent_id"] if chance.random() < 0.1 else f"b{n}"
        chance.shuffle(made)
        return {**self.proto, "review_month": made or [self.month("x", "t", "2026-01", known)]}


def generate(seed, count, per_policy=350):
    chance = random.Random(seed)
    made = 0
    while made < count:
        proto = {"clear": [], "overlay": {}} if chance.random() < 0.15 else policy(chance)
        months = Months(chance, proto)
        months.policy = score_reference.Policy(policy_text.of_case(proto))
        for _ in range(min(per_policy, count - made)):
            yield months.team() if chance.random() < 0.7 else months.history()
            made += 1
