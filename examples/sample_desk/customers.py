"""The 400 customers of the sample desk as of the export, consistent with the tickets.

Money is yuan a year with two decimals. NEVER is written where it is known that it never happened,
an empty cell where nobody knows.
"""

from datetime import datetime, timedelta

import phrases

COLUMNS = ("id,name,annual_spend,previous_annual_spend,customer_since,first_purchase,last_purchase,"
           "last_interaction,last_complaint,renewed,renewals_due,rating_sum,rating_count,latest_rating").split(",")
NEVER = "never"
COUNT, ACTIVE, COMPLAINERS = 400, 330, 85
# Customers without a known spend. The ties below hold whether or not they count as population.
SPENDLESS = 10
TOP_TIE = range(36, 42)      # positions, best spend first: 36 ahead, so all six are in the top 10 %
MEDIUM_TIE = range(265, 286)  # 265 ahead of 390 or 400: below 70 %, so all are medium

SHOPS = ("百货", "便利店", "烘焙", "餐饮", "书店", "药房", "服饰", "超市", "花店", "物业", "诊所", "汽修", "酒店", "茶业", "五金", "家居")
SHOP_HEADS = ("云岚", "青禾", "海澜湾", "晨曦", "百味", "瑞丰", "安和", "长乐", "新桥", "南塘", "东篱", "白鹭", "松果", "小满",
              "知味", "木槿", "万象", "金穗", "远山", "听雨", "流萤", "归雁", "星河", "四季")


def day(text):
    return datetime.strptime(text + (" 00:00:00" if len(text) == 10 else ""), "%Y-%m-%d %H:%M:%S")


# Placed by hand, from the last customer backwards (they have no tickets): case, what differs.
QUIET = {"last_purchase": "2024-04-20", "last_complaint": NEVER, "rating_sum": 7, "rating_count": 2, "latest_rating": 3}
OLD = {"customer_since": "2022-05-05", "first_purchase": "2022-05-06"}
PLACED = (
    ("silent", {**QUIET, "last_interaction": "2024-05-10"}),
    ("silent_last_contact_31_july", {**QUIET, "last_interaction": "2024-07-31 23:59:59"}),
    ("silent_last_contact_31_july", {**QUIET, "last_interaction": "2024-07-31"}),
    ("not_silent_contact_at_the_bound", {**QUIET, "last_interaction": "2024-08-01"}),
    ("not_silent_contact_one_second_inside", {**QUIET, "last_interaction": "2024-08-01 00:00:01"}),
    ("not_silent_purchase_inside", {**QUIET, "last_interaction": "2024-05-10", "last_purchase": "2024-11-24"}),
    ("silent_mean_rating_exactly_3", {**QUIET, "last_interaction": "2024-05-10", "rating_sum": 9, "rating_count": 3}),
    ("not_silent_mean_rating_exactly_4", {**QUIET, "last_interaction": "2024-05-10", "rating_sum": 12, "rating_count": 3, "latest_rating": 4}),
    ("not_silent_mean_rating_just_below_3", {**QUIET, "last_interaction": "2024-05-10", "rating_sum": 299, "rating_count": 100}),
    ("silent_never_purchased", {**QUIET, "last_interaction": "2024-02-29", "first_purchase": NEVER, "last_purchase": NEVER}),
    ("silent_never_contacted", {**QUIET, "last_interaction": NEVER, "last_purchase": "2024-01-31 09:30:00"}),
    ("silent_unknown_rating_missing", {**QUIET, "last_interaction": "2024-05-10", "rating_sum": None, "rating_count": None}),
    ("silent_unknown_interaction_missing", {**QUIET, "last_interaction": None}),
    ("silent_and_potential", {**QUIET, "last_interaction": "2024-03-31", "place": 150, "growth": "1.25"}),
    ("complaint_at_the_bound", {"last_complaint": "2024-11-01", "latest_rating": 4}),
    ("not_complaint_one_second_before_the_bound", {"last_complaint": "2024-10-31 23:59:59", "latest_rating": 4}),
    ("complaint_by_rating_2", {"last_complaint": NEVER, "latest_rating": 2}),
    ("not_complaint_rating_3", {"last_complaint": NEVER, "latest_rating": 3}),
    ("complaint_unknown", {"last_complaint": None, "latest_rating": None}),
    ("new_customer_at_the_bound", {"first_purchase": "2024-11-01", "last_purchase": "2024-11-01", "customer_since": "2024-10-20"}),
    ("not_new_one_second_before_the_bound", {"first_purchase": "2024-10-31 23:59:59", "last_purchase": "2024-12-31",
                                             "customer_since": "2024-10-20", "place": 300}),
    ("lead_never_purchased", {"first_purchase": NEVER, "last_purchase": NEVER, "customer_since": "2025-01-20", "place": 389,
                              "last_complaint": NEVER}),
    ("high_value_since_exactly_2_years", {"customer_since": "2023-02-01", "place": 5, "renewed": 9, "renewals_due": 9}),
    ("not_high_value_since_one_second_short", {"customer_since": "2023-02-01 00:00:01", "place": 6, "renewed": 9, "renewals_due": 9}),
    ("high_value_since_29_february", {"customer_since": "2020-02-29", "place": 7, "renewed": 9, "renewals_due": 9}),
    ("high_value_renewal_exactly_90_percent", {"customer_since": "2020-06-01", "place": 8, "renewed": 9, "renewals_due": 10}),
    ("not_high_value_renewal_just_below_90", {"customer_since": "2020-06-01", "place": 9, "renewed": 8, "renewals_due": 9}),
    ("high_value_unknown_renewals_missing", {"customer_since": "2020-06-01", "place": 10, "renewed": None, "renewals_due": None}),
    ("high_value_unknown_no_renewal_due", {"customer_since": "2020-06-01", "place": 11, "renewed": 0, "renewals_due": 0}),
    ("high_value_and_complaint", {"customer_since": "2019-08-31", "place": 12, "renewed": 5, "renewals_due": 5,
                                  "last_complaint": "2024-12-31 18:00:00", "latest_rating": 1}),
    ("high_value_and_potential_first_purchase_late", {"customer_since": "2022-12-31", "place": 13, "renewed": 2, "renewals_due": 2,
                                                      "first_purchase": "2024-11-30", "last_purchase": "2024-12-31"}),
    ("spend_unknown", {"place": 390, "customer_since": "2021-01-31", "renewed": 4, "renewals_due": 4}),
    ("not_potential_growth_zero", {**OLD, "place": 200, "growth": "1.00"}),
    ("potential_growth_one_cent", {**OLD, "place": 201, "growth": "cent"}),
    ("potential_unknown_previous_spend", {**OLD, "place": 202, "growth": None}),
)


def spends(dice):
    """Yearly spends in cents, best first, with the two ties; the last SPENDLESS are unknown."""
    cents = sorted((int(80_000 + 120_000_000 * (dice.below(1_000_000) / 1_000_000) ** 5) + dice.below(100)
                    for _ in range(COUNT - SPENDLESS)), reverse=True)
    for tie in (TOP_TIE, MEDIUM_TIE):
        for i in tie:
            cents[i] = cents[tie[0]]
    return cents + [None] * SPENDLESS


def money(cents):
    return None if cents is None else f"{cents // 100}.{cents % 100:02d}"


def moment(dice, first, last):
    """Some moment of opening time of a day, first <= day < last."""
    span = (last - first).days
    return first + timedelta(days=dice.below(max(1, span)), seconds=dice.between(9 * 3600, 18 * 3600))


def assign(tickets, dice):
    """Gives every ticket a customer: few complain, some have many tickets."""
    active = [(i, 1 + 8 * (dice.below(100) > 85) + dice.below(3)) for i in range(ACTIVE)]
    complainers = active[:COMPLAINERS]
    for ticket in tickets:
        pool = complainers if "complains" in ticket["yes"] or ticket.get("category") == "COMPLAINT" else active
        ticket["customer_id"] = f"C{dice.weighted(pool) + 1:04d}"


def plain(number, dice):
    since = moment(dice, datetime(2018, 6, 1), datetime(2024, 12, 20) if dice.chance(0.3) else datetime(2023, 1, 1))
    if dice.chance(0.07):
        since = moment(dice, datetime(2024, 11, 5), datetime(2025, 1, 10))
    first = since + timedelta(days=dice.below(10), seconds=dice.below(3600))
    last = moment(dice, max(first, datetime(2024, 2, 1)), datetime(2025, 1, 31))
    row = {"id": f"C{number:04d}",
           "name": (dice.pick(SHOP_HEADS) + dice.pick(SHOPS)) if dice.chance(0.55) else phrases.person(dice),
           "customer_since": since, "first_purchase": first, "last_purchase": max(first, last)}
    row["last_interaction"] = max(row["last_purchase"], moment(dice, datetime(2024, 2, 1), datetime(2025, 1, 1)))
    row["last_complaint"] = (moment(dice, max(since, datetime(2021, 12, 1)), datetime(2024, 10, 20))
                             if dice.chance(0.15) and since < datetime(2024, 10, 1) else NEVER)
    due = dice.between(1, 9) if since < datetime(2024, 1, 1) else 0
    row["renewals_due"], row["renewed"] = due, due - (dice.below(due + 1) if dice.chance(0.25) else 0)
    count = dice.below(12)
    low = 2 if dice.chance(0.35) else 4
    row["rating_count"], row["rating_sum"] = count, sum(dice.between(low, 6) for _ in range(count))
    row["latest_rating"] = dice.between(max(3, low), 6) if count else None
    for column, odds in (("last_complaint", 0.03), ("customer_since", 0.015), ("last_purchase", 0.02), ("first_purchase", 0.02)):
        if dice.chance(odds):
            row[column] = None
    if dice.chance(0.03):
        row["renewed"] = row["renewals_due"] = None
    return row


def meet(row, tickets):
    """Brings a customer in line with this month's tickets."""
    row["last_interaction"] = max([t["received"] for t in tickets] + [row["last_interaction"]])
    complaints = [t["received"] for t in tickets if "complains" in t["yes"] or t.get("category") == "COMPLAINT"]
    if complaints:
        row["last_complaint"] = max(complaints)
    rated = sorted((t["rated_at"], t["id"], int(t["rating"])) for t in tickets if t.get("rating"))
    row["rating_count"] += len(rated)
    row["rating_sum"] += sum(r[2] for r in rated)
    if rated:
        row["latest_rating"] = rated[-1][2]


def make_customers(tickets, dice):
    assign(tickets, dice)
    by_customer = {}
    for ticket in tickets:
        by_customer.setdefault(ticket["customer_id"], []).append(ticket)
    rows = [plain(n, dice) for n in range(1, COUNT + 1)]
    places = [None] * COUNT
    for row, (case, changes) in zip(reversed(rows), PLACED):
        row["case"] = case
        row["last_interaction"] = row["last_interaction"] or day("2024-09-30")
        for column, value in changes.items():
            if column in ("place", "growth"):
                continue
            dated = isinstance(value, str) and value != NEVER
            row[column] = day(value) if dated else value
        for early, late in (("customer_since", "first_purchase"), ("first_purchase", "last_purchase")):
            fixed_late = late in changes and isinstance(row[late], datetime)
            if early not in changes and fixed_late and isinstance(row[early], datetime) and row[early] > row[late]:
                row[early] = row[late]
            elif late not in changes and isinstance(row[early], datetime) and isinstance(row[late], datetime):
                row[late] = max(row[early], row[late])
        if "place" in changes:
            places[changes["place"]] = row
    rest = iter(dice.shuffled([r for r in rows if not any(r is p for p in places)]))
    places = [p if p is not None else next(rest) for p in places]
    growth = {case_row["id"]: changes["growth"] for case_row, (_, changes) in zip(reversed(rows), PLACED) if "growth" in changes}
    for row, cents in zip(places, spends(dice)):
        row["annual_spend"] = money(cents)
        if cents is not None and not dice.chance(0.02):
            row["previous_annual_spend"] = money(cents * dice.between(70, 135) // 100)
        wanted = growth.get(row["id"], "")
        if wanted is None:
            row["previous_annual_spend"] = None
        elif wanted == "cent":
            row["previous_annual_spend"] = money(cents - 1)
        elif wanted:
            row["previous_annual_spend"] = money(cents * 100 // int(wanted.replace(".", "")))
    for row in rows:
        if row["id"] in by_customer:
            meet(row, by_customer[row["id"]])
    for i in (*TOP_TIE, *MEDIUM_TIE):
        places[i].setdefault("case", "tie_at_top_10_percent" if i in TOP_TIE else "tie_at_30th_percentile")
    return rows
