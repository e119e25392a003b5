"""callbacks.csv: the callbacks that the desk recorded, in December 2024 (the base period) and January.

The lengths are settled so that each team's mean of January stands where TEAMS says against December.
"""

from datetime import date, datetime, timedelta
from fractions import Fraction

from topics import category_of
from working_time import CUTOFF, workday

COLUMNS = ("id,agent_id,team_id,customer_id,ticket_id,scenario,began,ended,solved_in_one_contact,rating,"
           "fields_filled,fields_required").split(",")
REQUIRED = {"new_user_activation": 8, "after_sales_follow_up": 10, "complaint_satisfaction": 10, "regular_care": 8,
            "product_experience": 9}
# scenario -> mean length in seconds of December.
LENGTH = {"new_user_activation": 420, "after_sales_follow_up": 560, "complaint_satisfaction": 700, "regular_care": 430,
          "product_experience": 500}
MIX = (("new_user_activation", 18), ("after_sales_follow_up", 36), ("complaint_satisfaction", 20), ("regular_care", 16),
       ("product_experience", 10))
# team -> callbacks in December and in January; January's seconds over 0.8 of December's mean.
TEAMS = {"T1": (180, 190, 0), "T2": (150, 150, 1), "T3": (120, 120, -1900)}
EXACT = ("A05", 20, 17)  # an agent with exactly 85 % solved in one contact in January
# Placed by hand in January: case, scenario, began, seconds, what differs.
PLACED = (
    ("callback_at_the_first_allowed_second", "regular_care", "2025-01-14 08:00:00", 420, {}),
    ("callback_one_second_too_early", "regular_care", "2025-01-15 07:59:59", 410, {}),
    ("callback_at_the_last_allowed_minute", "regular_care", "2025-01-14 21:54:00", 360, {}),
    ("callback_at_quiet_hours", "new_user_activation", "2025-01-16 22:00:01", 300, {}),
    ("callback_at_night_for_the_customer", "product_experience", "2025-01-16 11:30:00", 380, {"customer_id": "C0020"}),
    ("care_of_exactly_5_min", "regular_care", "2025-01-17 10:00:00", 300, {}),
    ("care_of_exactly_8_min", "regular_care", "2025-01-17 15:00:00", 480, {}),
    ("care_one_second_too_long", "regular_care", "2025-01-17 16:00:00", 481, {}),
    ("complaint_callback_of_exactly_15_min", "complaint_satisfaction", "2025-01-15 10:00:00", 900, {}),
    ("complaint_callback_one_second_too_long", "complaint_satisfaction", "2025-01-15 14:00:00", 901, {}),
    ("callback_outcome_unknown", "regular_care", "2025-01-20 10:00:00", 400, {"solved_in_one_contact": None, "rating": None}),
    ("callback_record_incomplete", "after_sales_follow_up", "2025-01-20 14:00:00", 450, {"fields_filled": 9}),
)


def span(n):
    return timedelta(seconds=n)


def draw(scenario, factor, dice):
    mean = LENGTH[scenario] * factor
    low, high = int(mean * 0.6), int(mean * 1.4)
    return dice.between(low, high)


def free_moment(first, last, dice):
    days = [first + timedelta(days=d) for d in range((last - first).days)]
    day = dice.pick([d for d in days if workday(d)])
    hour = dice.pick((9, 9, 10, 10, 11, 14, 14, 15, 15, 16, 17, 19))
    return datetime.combine(day, datetime.min.time()) + span(hour * 3600 + dice.below(3000))


def answer(row, dice):
    row["solved_in_one_contact"] = None if dice.chance(0.04) else "true" if dice.chance(0.85) else "false"
    stars = ((5, 66), (4, 24), (3, 6), (2, 3), (1, 1)) if row["solved_in_one_contact"] == "true" else ((5, 20), (4, 35), (3, 25), (2, 12), (1, 8))
    row["rating"] = None if dice.chance(0.3) else dice.weighted(stars)
    row["fields_required"] = REQUIRED[row["scenario"]]
    row["fields_filled"] = row["fields_required"] - (1 + dice.below(2) if dice.chance(0.04) else 0)


def customer_of(scenario, pools, dice):
    return dice.pick(pools.get(scenario) or pools["all"])


def pools_of(customers):
    ids = [c["id"] for c in customers]
    return {"all": ids, "product_experience": [c["id"] for c in customers if c["beta_participant"] == "true"],
            "regular_care": [c["id"] for c in customers if c.get("membership_level") in ("VIP3", "VIP4", "VIP5")],
            "new_user_activation": [c["id"] for c in customers if c["first_action"] == "never"]}


def settle(rows, goal, dice):
    """Changes free lengths by a second at a time until they sum to `goal`."""
    free = [r for r in rows if "case" not in r]
    rest = goal - sum(r["length"] for r in rows)
    while rest:
        step = 1 if rest > 0 else -1
        for row in dice.shuffled(free)[:abs(rest)]:
            low, high = (100, 900) if row["ticket_id"] else (120, 1100)
            if low <= row["length"] + step <= high:
                row["length"] += step
                rest -= step


def make_month(team, agents, count, month, factor, tickets, pools, dice):
    first, last = month
    linked = [t for t in tickets if t["team_id"] == team and t.get("called_back")]
    rows = []
    for number in range(count):
        row = {"team_id": team, "agent_id": dice.pick(agents), "ticket_id": None}
        if linked and number % 20 < 9:
            ticket = linked.pop(dice.below(len(linked)))
            complaint = category_of(ticket) == "COMPLAINT"
            row.update(scenario="complaint_satisfaction" if complaint else "after_sales_follow_up", ticket=ticket,
                       ticket_id=ticket["id"], customer_id=ticket["customer_id"], agent_id=ticket["agent_id"],
                       began=ticket["called_back"])
        else:
            row["scenario"] = dice.weighted(MIX)
            row["customer_id"] = customer_of(row["scenario"], pools, dice)
            row["began"] = free_moment(first, last, dice)
        row["length"] = min(draw(row["scenario"], factor, dice), 900 if row["ticket_id"] else 1100)
        answer(row, dice)
        rows.append(row)
    return rows


def place(rows, pools, dice):
    """The cases of PLACED, on January's rows of the first and the third team that stand for no ticket."""
    free = iter([r for r in rows if not r["ticket_id"] and r["team_id"] != "T2" and r["agent_id"] != EXACT[0]])
    for case, scenario, began, length, changes in PLACED:
        row = next(free)
        row.update(case=case, scenario=scenario, length=length, customer_id=customer_of(scenario, pools, dice),
                   began=datetime.strptime(began, "%Y-%m-%d %H:%M:%S"), fields_required=REQUIRED[scenario],
                   fields_filled=REQUIRED[scenario])
        row.update(changes)


def exact_agent(rows):
    """Gives one agent so many January callbacks with a known outcome, so many of them solved."""
    who, known, solved = EXACT
    own = [r for r in rows if r["agent_id"] == who]
    others = [r for r in rows if r["team_id"] == own[0]["team_id"] and r["agent_id"] != who and not r["ticket_id"] and "case" not in r]
    while len(own) < known:
        row = others.pop()
        row["agent_id"] = who
        own.append(row)
    for number, row in enumerate(own):
        row["solved_in_one_contact"] = None if number >= known else "false" if number % 7 == 3 else "true"
    if sum(r["solved_in_one_contact"] == "true" for r in own) != solved:
        raise ValueError(f"{who} does not have {solved} of {known}")


def make_callbacks(tickets, customers, agents, dice):
    """The rows, and the cases, case -> ids. Moves `callback_ended` of the tickets whose callback is here."""
    pools, rows, january = pools_of(customers), [], []
    for team, (before, now, over) in TEAMS.items():
        crew = [a[0] for a in agents if a[1] == team]
        base = make_month(team, crew, before, (date(2024, 12, 1), date(2025, 1, 1)), 1, [], pools, dice)
        # A sum of December that makes 0.8 of its mean times January's count a whole number of seconds.
        settle(base, sum(r["length"] for r in base) // (5 * before) * 5 * before, dice)
        month = make_month(team, crew, now, (date(2025, 1, 2), date(2025, 1, 28)), 0.8, tickets, pools, dice)
        rows += base
        january.append((month, sum(r["length"] for r in base), before, over))
    everyone = [r for month, *_ in january for r in month]
    place(everyone, pools, dice)
    exact_agent(everyone)
    for month, total, before, over in january:
        settle(month, int(Fraction(total, before) * Fraction(4, 5) * len(month)) + over, dice)
        rows += month
    cases = {}
    rows.sort(key=lambda r: (r["began"], r["agent_id"], r["customer_id"]))
    for number, row in enumerate(rows, 1):
        row["id"] = f"B{number:04d}"
        row["ended"] = row["began"] + span(row["length"])
        if row["ended"] >= CUTOFF:
            raise ValueError(f"{row['id']} ends after the export")
        if "ticket" in row:
            ticket = row["ticket"]
            if "callback_record_completed" in ticket:
                ticket["callback_record_completed"] += row["ended"] - ticket["callback_ended"]
            ticket["callback_ended"] = row["ended"]
        if "case" in row:
            cases.setdefault(row["case"], []).append(row["id"])
    return rows, {case: cases[case] for case, *_ in PLACED}
