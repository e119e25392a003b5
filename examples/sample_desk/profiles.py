"""What else the desk knows of its customers: how to reach them and when, and whether they left.

`registered` is when the customer opened an account, which may be years after a first purchase in a
store. Chance comes from a generator of its own.
"""

from datetime import datetime, timedelta

import phrases
from customers import NEVER
from working_time import CUTOFF

COLUMNS = ("phone,email,city,registered,first_action,beta_participant,active_from,active_to,zone,registration_channel,"
           "first_visit,membership_level,churned").split(",")
CITIES = ("上海", "北京", "广州", "深圳", "杭州", "南京", "成都", "武汉", "西安", "重庆", "苏州", "长沙", "青岛", "昆明")
CHANNELS = (("官网", 30), ("小程序", 34), ("应用市场", 16), ("门店", 14), ("老客户推荐", 6))
ACTIVE = (("09:00", "11:00"), ("14:00", "17:00"), ("10:00", "12:00"), ("19:00", "21:00"), ("08:00", "09:30"), ("13:30", "15:30"))
NEW = {"first_action": NEVER}
# By customer: case, what differs. Those who never purchased are the ones that CB-1 can be sure of.
PLACED = {
    "C0379": ("registered_exactly_3_days_ago", {**NEW, "registered": "2025-01-29 00:00:00"}),
    "C0391": ("registered_long_ago_without_action", {**NEW, "registered": "2024-01-04 13:00:00"}),
    "C0123": ("registered_one_second_short_of_3_days", {**NEW, "registered": "2025-01-29 00:00:01"}),
    "C0208": ("activation_purchase_unknown", {**NEW, "registered": "2025-01-20 10:00:00"}),
    "C0361": ("activation_purchase_unknown", {**NEW, "registered": "2025-01-12 15:30:00"}),
    "C0388": ("activation_first_action_unknown", {"first_action": None, "registered": "2025-01-12 15:30:00"}),
    "C0020": ("zone_west_of_the_desk", {"zone": "America/New_York"}),
    "C0045": ("zone_west_of_the_desk", {"zone": "America/Los_Angeles", "active_from": "18:00", "active_to": "20:00"}),
    "C0077": ("zone_in_the_country", {"zone": "Asia/Urumqi"}),
    "C0101": ("zone_in_the_country", {"zone": "Asia/Urumqi", "active_from": "11:00", "active_to": "13:00"}),
    "C0150": ("zone_with_half_an_hour", {"zone": "Asia/Kolkata"}),
    "C0190": ("zone_with_summer_time", {"zone": "Europe/Berlin"}),
    "C0222": ("active_only_in_quiet_hours", {"active_from": "22:00", "active_to": "23:30"}),
    "C0240": ("active_until_the_quiet_hours", {"active_from": "21:00", "active_to": "22:00"}),
    "C0260": ("phone_unknown", {"phone": None}),
}


def phones(count, dice):
    """Distinct invented numbers: the middle four digits are zeros, as in no number plan of use."""
    found = {}
    while len(found) < count:
        found.setdefault(phrases.phone(dice))
    return list(found)


def money(text):
    return float(text) if text else 0.0


def level(place, count, dice):
    """VIP5 down to VIP0 by yearly spend; some have no level on record."""
    if dice.chance(0.18):
        return None
    for vip, share in ((5, 2), (4, 5), (3, 10), (2, 25), (1, 55)):
        if place * 100 < share * count:
            return f"VIP{vip}"
    return "VIP0"


def churn(row, tickets, due_of, dice):
    """Who was served late and rated low leaves more often."""
    if dice.chance(0.04):
        return None
    judged = [t for t in tickets if t.get("resolved") or due_of(t) < CUTOFF]
    late = sum(1 for t in judged if not t.get("resolved") or t["resolved"] > due_of(t))
    share = late / len(judged) if judged else 0.0
    mean = row["rating_sum"] / row["rating_count"] if row["rating_count"] else 4.0
    odds = 0.03 + 2.2 * max(0.0, share - 0.04) + 0.45 * max(0.0, 4.1 - mean)
    return "true" if dice.chance(min(0.95, odds)) else "false"


def add_profiles(customers, tickets, due_of, dice):
    """Fills in COLUMNS; gives the cases, case -> ids."""
    by_customer, cases = {}, {}
    for ticket in tickets:
        by_customer.setdefault(ticket["customer_id"], []).append(ticket)
    order = sorted(customers, key=lambda c: (-money(c.get("annual_spend")), c["id"]))
    places = {row["id"]: place for place, row in enumerate(order)}
    for row, phone in zip(customers, phones(len(customers), dice)):
        row["phone"] = None if dice.chance(0.004) else phone
        if dice.chance(0.45):
            row["email"] = f"user{row['id'][1:]}@example.{dice.pick(('com', 'com', 'org', 'net'))}"
        row["city"] = None if dice.chance(0.1) else dice.pick(CITIES)
        since = row["customer_since"] or datetime(2022, 3, 1, 10)
        row["registered"] = since + timedelta(days=dice.below(20), seconds=dice.below(3600))
        if dice.chance(0.06):
            row["registered"] = datetime(2025, 1, 2, 9) + timedelta(days=dice.below(26), seconds=dice.below(9 * 3600))
        row["registered"] = min(row["registered"], datetime(2025, 1, 30, 9, 30))
        row["first_visit"] = row["registered"] - timedelta(days=dice.below(30), seconds=dice.below(9000)) if dice.chance(0.85) else None
        acted = row["registered"] + timedelta(days=dice.below(4), seconds=60 + dice.below(7200))
        row["first_action"] = (None if dice.chance(0.03) else NEVER if dice.chance(0.04) or acted >= CUTOFF else acted)
        row["beta_participant"] = None if dice.chance(0.05) else "true" if dice.chance(0.09) else "false"
        if dice.chance(0.25):
            row["active_from"], row["active_to"] = dice.pick(ACTIVE)
        row["registration_channel"] = None if dice.chance(0.08) else dice.weighted(CHANNELS)
        row["membership_level"] = level(places[row["id"]], len(customers), dice)
        row["churned"] = churn(row, by_customer.get(row["id"], []), due_of, dice)
        case, changes = PLACED.get(row["id"], (None, {}))
        for column, value in changes.items():
            row[column] = (datetime.strptime(value, "%Y-%m-%d %H:%M:%S") if column == "registered" else value)
        if case:
            cases.setdefault(case, []).append(row["id"])
            if row["first_visit"]:
                row["first_visit"] = min(row["first_visit"], row["registered"])
    return cases
