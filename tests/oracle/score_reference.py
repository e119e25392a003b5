"""Scorecards and reviews a second time, from section 5 of the rule catalogue and the comments of
score.proto, agent_month.proto, band.proto and common.proto.

Numbers are Fractions, percents as the number before the sign; None is unknown. Rule ids are written
with a space (SCO 1), since a reference proves no rule.
"""

from fractions import Fraction

from facts_reference import Refused, between, decimal, mean_rating, own_values, policy_ref, quotient, share
from segment_reference import Reference as SegmentReference

PERCENTS = {"RESOLUTION_PERCENT", "TEAM_AHEAD_PERCENT"}


class Table:
    """A BandTable, perhaps with other points."""

    def __init__(self, table, points=None):
        self.bands = [next((kind, decimal(band[kind])) for kind in ("at_least", "above", "at_most", "below")
                           if kind in band) for band in table["band"]]
        own = [band["points"] for band in table["band"]] + [table["otherwise"]["points"]]
        self.points = points or own
        self.best = self.points[0]
        self.step = decimal(table["step"]) if table["rounding"] == "TO_STEP_FIRST" else None
        self.low, self.high = decimal(table["min"]), decimal(table["max"])

    def band(self, value):
        if self.step:
            value = (value / self.step + Fraction(1, 2)) // 1 * self.step
        for index, (kind, bound) in enumerate(self.bands):
            if (value >= bound if kind == "at_least" else value > bound if kind == "above" else
                    value <= bound if kind == "at_most" else value < bound):
                return index
        return len(self.bands)


class Policy:
    def __init__(self, policy):
        self.ref = policy_ref(policy)
        section = policy["score"]
        self.metrics = section["metric"]
        self.ids = [one["id"] for one in self.metrics]
        self.own = {one["id"]: one["kind"] for one in section.get("fact", [])}
        self.in_force = section["profile_in_force"]
        base = {one["id"]: Table(one["table"]) for one in self.metrics}
        self.profiles = {"base": base}
        for profile in section.get("profile", []):
            tables = dict(base)
            for weight in profile["weight"]:
                own = next(one["table"] for one in self.metrics if one["id"] == weight["metric"])
                tables[weight["metric"]] = Table(weight.get("table", own), weight.get("points"))
            self.profiles[profile["id"]] = tables
        self.grades = section["grade"]
        self.worst = section["grade_otherwise"]["id"]
        self.order = [one["id"] for one in self.grades] + [self.worst]  # best first
        self.grade_missing = section["missing"] == "ZERO_AND_GRADE"
        self.worse_rank = section["ties"] == "WORSE_RANK"
        self.advisories = section.get("advisory", [])
        self.reviews = section.get("review", [])

    def is_percent(self, metric):
        return metric["fact"] in PERCENTS or metric["fact"] == "CUSTOM" and \
            self.own[metric["custom_fact"]] == "PERCENT"


def facts_of(policy, month):
    facts = {"own": own_values(policy.own, month.get("fact", []))}
    if not month["agent_id"]:
        raise Refused("missing_field")
    for fact, plain, high, counts, read in (
            ("MEAN_RESPONSE_SECONDS", "mean_response_seconds", 31622400, "response_seconds_by_count", quotient),
            ("RESOLUTION_PERCENT", "resolution_percent", 100, "resolved_of_handled", share),
            ("MEAN_RATING", "mean_rating", 5, "rating_sum_by_count", mean_rating),
            ("TEAM_AHEAD_PERCENT", None, None, "team_ahead", share)):
        low = 1 if fact == "MEAN_RATING" else 0
        facts[fact] = decimal(month[plain], low, high) if plain in month else None
        if counts in month:
            facts[fact] = read(month[counts])
    between(month.get("recorded_total", 0), 0, 1000)
    for fact, field in (("HANDLED", "handled"), ("KNOWLEDGE_ENTRIES", "knowledge_entries")):
        facts[fact] = Fraction(between(month[field], 0, 10**9)) if field in month else None
    facts["profile"] = month.get("profile") or policy.in_force
    if facts["profile"] not in policy.profiles:
        raise Refused("unknown_profile")
    facts["recorded"], faults = {}, []
    for one in month.get("recorded_points", []):
        if one["metric"] not in policy.ids or one["metric"] in facts["recorded"]:
            faults.append("named_twice" if one["metric"] in policy.ids else "unknown_metric")
        else:
            facts["recorded"][one["metric"]] = between(one["points"], 0, 1000)
    if faults:
        raise Refused(*faults)
    return facts


def rank(policy, months, everyone):
    """SCO 4: colleagues strictly ahead of the team's size."""
    teams = {}
    for month, facts in zip(months, everyone):
        if facts["HANDLED"] is not None:
            teams.setdefault((month.get("team_id", ""), month.get("month", "")), []).append(facts["HANDLED"])
    for month, facts in zip(months, everyone):
        handled = facts["HANDLED"]
        facts["TEAM_AHEAD_PERCENT"] = None  # whatever was given
        if handled is not None:
            team = teams[month.get("team_id", ""), month.get("month", "")]
            ahead = sum(one > handled for one in team)
            if policy.worse_rank:
                ahead += team.count(handled) - 1
            facts["TEAM_AHEAD_PERCENT"] = Fraction(100 * ahead, len(team))


class Card:
    """One month scored."""

    def __init__(self, policy, facts):
        self.policy, self.facts = policy, facts
        self.lines, self.tables, outside = {}, policy.profiles[facts["profile"]], 0
        for metric in policy.metrics:
            fact = metric["fact"]
            value = facts["own"][metric["custom_fact"]] if fact == "CUSTOM" else facts[fact]
            table = self.tables[metric["id"]]
            if value is not None and not table.low <= value <= table.high:
                outside += 1
                continue
            band = -1 if value is None else table.band(value)
            shown = value / 100 if value is not None and policy.is_percent(metric) else value
            self.lines[metric["id"]] = {
                "metric": metric["id"], "clause": metric["clause"], "band": band,
                "points": 0 if value is None else table.points[band], "best_points": table.best,
                "missing": value is None, "value": None if value is None else {
                    "numerator": shown.numerator, "denominator": shown.denominator}}
        if outside:
            raise Refused(*["out_of_domain"] * outside)
        self.missing = [name for name, line in self.lines.items() if line["missing"]]
        self.caps = {}
        self.advisories = [said for one in policy.advisories if (said := self.advise(one))]
        self.total = sum(line["points"] for line in self.lines.values()) - sum(self.caps.values())
        self.grade = ""
        if policy.grade_missing or not self.missing:
            self.grade = next((one["id"] for one in policy.grades if self.total >= one["at_least"]),
                              policy.worst)

    def advise(self, advisory):
        """SCO 8."""
        top, zero = self.lines[advisory["top"]], self.lines[advisory["zero"]]
        asked = [None if top["missing"] else top["band"] == 0,
                 None if zero["missing"] else zero["points"] == 0]
        if False in asked:
            return None
        said = {"advisory": advisory["id"], "clause": advisory["clause"], "undecided": None in asked,
                "capped": 0, "missing": [line["metric"] for line in (top, zero) if line["missing"]]}
        if not said["undecided"] and advisory["effect"] == "CAP":
            said["capped"] = max(0, top["points"] - advisory.get("cap", 0))
            self.caps[top["metric"]] = max(said["capped"], self.caps.get(top["metric"], 0))
        return said

    def audit(self, recorded_total):
        recorded = self.facts["recorded"]
        if recorded_total is None and not recorded:
            return None
        lines = []
        for name, line in self.lines.items():
            if name in recorded:
                computed = line["points"] - self.caps.get(name, 0)
                lines.append({"metric": name, "recorded": recorded[name], "computed": computed,
                              "difference": recorded[name] - computed})
        difference = 0 if recorded_total is None else recorded_total - self.total
        return {"recorded_total": recorded_total, "difference": difference, "metric": lines,
                "agrees": difference == 0 and all(line["difference"] == 0 for line in lines)}

    def verdict(self, month):
        return {"agent_id": month["agent_id"], "team_id": month.get("team_id", ""),
                "month": month.get("month", ""), "total": self.total, "grade": self.grade,
                "metric": list(self.lines.values()), "profile": self.facts["profile"],
                "not_awardable": sum(self.lines[name]["best_points"] for name in self.missing),
                "audit": self.audit(month.get("recorded_total")), "advisory": self.advisories,
                "capped": sum(self.caps.values())}

    def answers(self, review):
        """SCO 9: yes, no or unknown (None) to the condition of a review."""
        if "metric" in review:
            line = self.lines[review["metric"]]
            return None if line["missing"] else line["points"] <= review.get("at_most_points", 0)
        if not self.grade:
            return None
        place = self.policy.order.index(self.grade)
        if "grade_at_least" in review:
            return place <= self.policy.order.index(review["grade_at_least"])
        return place >= self.policy.order.index(review["grade_at_most"])


def number_of(month):
    year, month = month.split("-")
    return int(year) * 12 + int(month) - 1


def review(policy, rule, cards):
    """`cards`: {number of a month: Card}."""
    last = max(cards)

    def said(month):
        return cards[month].answers(rule) if month in cards else None

    window = range(last - rule["months"] + 1, last + 1)
    answers = {month: said(month) for month in window}
    state = ("NOT_DUE" if False in answers.values() else
             "UNDECIDED" if None in answers.values() else "DUE")
    run = 0
    while said(last - run):
        run += 1
    unknown = [month for month in window if answers[month] is None] if state == "UNDECIDED" else []
    return {"review": rule["id"], "clause": rule["clause"], "state": state, "run": run,
            "missing_month": [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in unknown]}


def reviews(policy, months, cards):
    agents = {}
    for month, card in zip(months, cards):
        mine = agents.setdefault((month.get("team_id", ""), month["agent_id"]), {})
        mine[number_of(month["month"])] = card
    found = []
    for (team, agent), mine in sorted(agents.items(), key=lambda one: [part.encode() for part in one[0]]):
        first, last = (f"{month // 12:04d}-{month % 12 + 1:02d}" for month in (min(mine), max(mine)))
        found.append({"agent_id": agent, "team_id": team, "policy": policy.ref, "first_month": first,
                      "last_month": last, "review": [review(policy, rule, mine) for rule in policy.reviews]})
    return found


def answer(policy, case):
    """A ConformanceAnswer's agents, reviews and findings."""
    months = case.get("agent_month") or case["review_month"]
    everyone, findings = [], []
    for month in months:
        try:
            everyone.append(facts_of(policy, month))
        except Refused as refused:
            findings.extend(refused.args)
    if findings:
        return {"agent": [], "review": [], "finding": findings}
    rank(policy, months, everyone)
    cards = []
    for facts in everyone:
        try:
            cards.append(Card(policy, facts))
        except Refused as refused:
            findings.extend(refused.args)
    if findings:
        return {"agent": [], "review": [], "finding": findings}
    if "review_month" in case:
        return {"agent": [], "review": reviews(policy, months, cards), "finding": []}
    return {"agent": [{"policy": policy.ref, "score": card.verdict(month)}
                      for month, card in zip(months, cards)], "review": [], "finding": []}


class Reference(SegmentReference):
    def __init__(self):
        super().__init__(Policy)

    def __call__(self, case):
        return answer(self.policy_of(case), case)
