#!/usr/bin/env python3
"""Writes the sample desk: its CSV files, and the case lists in README.md.

  generate.py           writes the files beside this script
  generate.py --check   writes nothing; exit code 1 when a committed file differs

Standard library only, the same bytes on every machine: the only source of chance is random.random().
All times are civil times in Asia/Shanghai, which has had no clock change since 1991.
"""

import argparse
import csv
import io
import random
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import callbacks as callback_data
import contacts
import customers as customer_data
import phrases
import profiles
import records as record_data
from working_time import CUTOFF, MONTH, add_working_time, moment, next_open, nth_working_day, workday

HERE = Path(__file__).resolve().parent
SEED = 20250101
TICKET_COLUMNS = (
    "id,customer_id,agent_id,team_id,channel,category,issue_type,priority,handling,signals,description,"
    "received,first_analysis,first_response,waiting_from,waiting_until,solution_proposed,resolved,"
    "rated_at,rating,reopened,resolved_again,closed").split(",")
TIME_COLUMNS = TICKET_COLUMNS[11:18] + ["rated_at", "reopened", "resolved_again", "closed"]
CHANNELS = (("PHONE", 55), ("CHAT", 36), ("EMAIL", 3), ("SOCIAL", 2), ("TICKET_SYSTEM", 2), ("STORE_FORM", 1), ("REVIEW", 1))
MINUTE, HOUR, DAY = 60, 3600, 86400
# How many tickets come on the working days that are not like the others, by day of the month (usual:
# 100): the day after New Year, the make-up Sunday and the last day before the festival.
BUSYNESS = {2: 150, 26: 60, 27: 75}

# agent, team, tickets, resolved, mean response in seconds, mean rating, knowledge entries.
# The README names the ones that stand exactly on an edge.
AGENTS = (
    ("A01", "T1", 337, 322, 66, 4.7, 12), ("A02", "T1", 298, 287, 28, 4.5, 10), ("A03", "T1", 298, 281, 35, 4.3, 9),
    ("A04", "T1", 283, 262, 30, 4.6, 11), ("A05", "T1", 260, 247, 26, 4.1, 8), ("A06", "T1", 247, 226, 48, 4.2, 5),
    ("A07", "T1", 239, 230, 41, 3.9, 4), ("A08", "T1", 224, 199, 60, 4.4, 6), ("A09", "T1", 197, 165, 55, 3.7, 3),
    ("A10", "T1", 183, 160, 90, 3.3, 0), ("A11", "T2", 500, 473, 88, 4.2, 14), ("A12", "T2", 287, 276, 25, 4.45, 7),
    ("A13", "T2", 263, 229, 38, 4.0, 9), ("A14", "T2", 240, 216, 62, 3.8, 5), ("A15", "T2", 219, 208, 18, 4.0, 10),
    ("A16", "T2", 219, 201, 44, 4.6, 6), ("A17", "T2", 201, 194, 30.4, 4.8, 10), ("A18", "T2", 178, 147, 75, 3.4, 2),
    ("A19", "T2", 157, 151, 29, None, 9), ("A20", "T3", 302, 291, 45, 3.5, 11), ("A21", "T3", 258, 249, 15, 4.7, 10),
    ("A22", "T3", 243, 222, 52, 4.1, 4), ("A23", "T3", 200, 170, 84, 4.3, 5), ("A24", "T3", 178, 171, 36, 4.6, 8),
)
EXACT_RATINGS = {"A02": (120, 540), "A12": (100, 445), "A15": (80, 320), "A20": (90, 315)}

KINDS = dict(zip(("question", "repair", "return", "abnormal", "down", "hit", "slow", "rude", "suggest", "awkward", "other"),
                 phrases.SCENARIOS))

# Placed by hand: case, agent, kind, received (day and time in the month), then what differs from a
# plain ticket (None: it never happened). "+90" is 90 s after receiving. Further keys are columns of
# the ticket.
PLACED = (
    ("received_on_holiday", "A03", "question", "28 00:00:00", {}),
    ("received_on_holiday", "A07", "abnormal", "01 10:15:00", {"resolved": "02 09:40:00"}),
    ("received_on_holiday", "A12", "slow", "01 23:59:59", {"resolved": "02 16:05:10"}),
    ("received_on_make_up_sunday", "A03", "question", "26 10:00:00", {}),
    ("received_on_make_up_sunday", "A13", "abnormal", "26 11:30:00", {"resolved": "26 17:10:00"}),
    ("received_on_day_off_before_make_up_sunday", "A06", "question", "25 11:00:00", {"first_analysis": "26 10:00:00"}),
    ("received_on_plain_weekend", "A09", "repair", "12 15:20:00", {"resolved": "14 11:00:00"}),
    ("received_at_night", "A16", "abnormal", "09 03:12:09", {"resolved": "09 09:30:00"}),
    ("received_at_opening", "A04", "question", "02 09:00:00", {}),
    ("received_one_second_before_opening", "A04", "question", "02 08:59:59", {}),
    ("received_at_closing", "A08", "abnormal", "14 18:00:00", {"resolved": "15 12:00:00"}),
    ("received_one_second_before_closing", "A08", "abnormal", "14 17:59:59", {"resolved": "15 12:30:00"}),
    ("analysis_due_at_closing", "A22", "question", "16 17:00:00", {"first_analysis": "16 18:00:00"}),
    ("analysis_one_second_late", "A22", "question", "16 17:00:00", {"first_analysis": "16 18:00:01"}),
    ("analysis_due_on_make_up_sunday", "A22", "question", "24 17:30:00", {"first_analysis": "26 09:30:00"}),
    ("analysis_due_after_holiday", "A22", "question", "01 15:00:00", {"first_analysis": "02 10:00:00"}),
    ("analysis_due_after_holiday", "A22", "question", "27 17:30:00", {"first_analysis": None, "resolved": None}),
    ("first_second_of_month", "A20", "question", "01 00:00:00", {}),
    ("last_second_of_month", "A20", "other", "31 23:59:59", {"first_analysis": None, "first_response": None, "resolved": None}),
    ("reopened_and_resolved_again", "A01", "abnormal", "07 10:00:00",
     {"resolved": "08 11:00:00", "reopened": "09 15:00:00", "resolved_again": "10 17:00:00"}),
    ("reopened_and_resolved_again", "A13", "down", "13 11:00:00",
     {"resolved": "13 21:00:00", "reopened": "14 09:00:00", "resolved_again": "14 23:00:00"}),
    ("reopened_after_make_up_sunday", "A20", "repair", "21 14:00:00",
     {"resolved": "24 16:00:00", "reopened": "27 10:00:00", "resolved_again": "27 17:00:00"}),
    ("reopened_never_resolved", "A10", "slow", "08 09:20:00", {"resolved": "09 10:00:00", "reopened": "10 16:30:00"}),
    ("reopened_in_holiday", "A14", "abnormal", "24 16:00:00", {"resolved": "27 10:00:00", "reopened": "29 09:10:00"}),
    ("closed_then_reopened", "A24", "question", "06 13:00:00",
     {"resolved": "06 13:40:00", "closed": "08 09:00:00", "reopened": "09 10:10:00", "resolved_again": "09 11:00:00"}),
    ("waiting_over_weekend", "A05", "abnormal", "10 15:00:00",
     {"waiting_from": "10 16:00:00", "waiting_until": "13 10:00:00", "resolved": "13 15:30:00"}),
    ("waiting_over_make_up_sunday", "A21", "return", "24 11:00:00",
     {"waiting_from": "24 16:00:00", "waiting_until": "27 10:00:00", "resolved": "27 15:00:00"}),
    ("waiting_over_holiday", "A05", "return", "01 00:20:00",
     {"waiting_from": "01 00:40:00", "waiting_until": "02 14:00:00", "resolved": "03 10:00:00"}),
    ("waiting_until_within_holiday", "A21", "return", "26 11:00:00",
     {"waiting_from": "27 15:00:00", "waiting_until": "30 14:00:00", "resolved": "31 10:00:00"}),
    ("waiting_never_ended", "A18", "return", "22 11:00:00", {"waiting_from": "23 10:00:00", "resolved": None}),
    ("no_rating", "A07", "question", "07 14:00:00", {}),
    ("no_first_response", "A17", "repair", "13 10:30:00", {"first_response": None, "resolved": "14 10:00:00"}),
    ("no_first_response", "A10", "slow", "16 10:30:00", {"first_response": None, "resolved": None}),
    ("no_first_response", "A23", "down", "23 20:30:00", {"first_response": None, "resolved": None}),
    ("unresolved", "A09", "abnormal", "10 11:00:00", {"resolved": None}),
    ("unresolved", "A18", "question", "24 16:00:00", {"resolved": None}),
    ("resolved_before_first_response", "A11", "question", "15 10:00:00", {"resolved": "+300", "first_response": "+420"}),
    ("rated_1", "A10", "rude", "09 11:00:00", {"resolved": "09 15:00:00", "rated_at": "09 15:20:00", "rating": "1"}),
    ("rated_2", "A18", "slow", "16 16:00:00", {"resolved": "17 10:00:00", "rated_at": "17 12:00:00", "rating": "2"}),
    ("rated_then_reopened", "A09", "abnormal", "07 09:30:00",
     {"resolved": "07 17:00:00", "rated_at": "07 17:30:00", "rating": "1", "reopened": "08 09:05:00",
      "resolved_again": "09 16:00:00"}),
    ("p0_solved_at_exactly_24_h", "A12", "down", "14 15:00:00", {"resolved": "15 15:00:00"}),
    ("p0_solved_one_second_late", "A13", "down", "14 15:00:00", {"resolved": "15 15:00:01"}),
    ("p0_in_holiday", "A06", "hit", "29 20:00:00", {"resolved": "30 18:00:00"}),
    ("p0_first_response_at_exactly_2_h", "A23", "down", "13 14:00:00", {"first_response": "+7200", "resolved": "13 20:00:00"}),
    ("p0_first_response_one_second_late", "A06", "down", "08 16:00:00", {"first_response": "+7201", "resolved": "09 09:00:00"}),
    ("p1_first_response_one_second_late", "A01", "abnormal", "15 11:00:00", {"first_response": "+14401", "resolved": "16 10:00:00"}),
    ("p2_first_response_one_second_late", "A11", "question", "16 09:10:00", {"first_response": "+28801", "resolved": "17 10:00:00"}),
    ("p1_due_on_make_up_sunday", "A02", "abnormal", "22 10:00:00", {"resolved": "26 18:00:00"}),
    ("p1_due_on_make_up_sunday", "A03", "abnormal", "22 23:50:00", {"resolved": "26 18:00:01"}),
    ("p1_due_last_workday_before_holiday", "A02", "abnormal", "23 10:00:00", {"resolved": "27 18:00:00"}),
    ("p1_due_last_workday_before_holiday", "A05", "abnormal", "23 16:00:00", {"resolved": "27 18:00:01"}),
    ("p1_due_first_workday_after_holiday", "A02", "abnormal", "24 10:00:00", {"resolved": "31 12:00:00"}),
    ("p1_due_first_workday_after_holiday", "A05", "abnormal", "24 16:00:00", {"resolved": None}),
    ("p1_received_in_holiday", "A15", "abnormal", "01 12:00:00", {"resolved": "06 18:00:00"}),
    ("p1_received_in_holiday", "A08", "abnormal", "29 12:00:00", {"resolved": None}),
    ("p2_due_on_make_up_sunday", "A21", "question", "20 15:00:00", {"resolved": "26 18:00:00"}),
    ("p2_due_on_make_up_sunday", "A24", "return", "20 16:00:00", {"resolved": "26 18:00:01"}),
    ("p2_due_across_holiday", "A21", "question", "24 15:00:00", {"resolved": "30 10:00:00"}),
    ("p2_due_across_holiday", "A24", "return", "23 15:00:00", {"resolved": None}),
    ("p2_due_on_make_up_saturday", "A21", "question", "26 15:00:00", {"resolved": "27 16:00:00"}),
    ("p2_due_on_make_up_saturday", "A24", "return", "26 23:59:59", {"resolved": None}),
    ("priority_given_against_signals", "A04", "abnormal", "22 14:00:00", {"priority": "P2", "category": "INQUIRY"}),
    ("priority_given_against_signals", "A16", "question", "22 15:00:00", {"priority": "P0", "resolved": "+7000"}),
    ("no_signal_known", "A01", "other", "23 14:00:00", {"signals": ""}),
    ("answered_within_the_same_second", "A21", "question", "23 10:00:00", {"first_analysis": "+0", "first_response": "+0"}),
    ("channel_not_in_the_list", "A22", "question", "10 10:10:00", {"channel": "VIDEO_ACCOUNT"}),
    ("description_with_comma_quote_line_break", "A15", "abnormal", "24 10:00:00",
     {"description": "第一步,打开\"设置\",\n第二步,点\"同步\",\n然后就闪退了, 每次都这样"}),
    ("description_in_full_width", "A16", "abnormal", "24 11:00:00", {"description": "ＰＯＳ机报错Ｅ０１，订单１２３号　打不出小票！！"}),
    ("description_in_english", "A12", "repair", "24 12:00:00",
     {"description": "The till in our Nanjing store prints blank receipts, and the \"feed\" key is stuck.", "resolved": "26 10:00:00"}),
    ("description_with_personal_data", "A05", "repair", "24 13:00:00",
     {"description": "门锁打不开了，我是王秀英，电话13800005678，备用 139-0000-4321，明天在家", "resolved": "26 11:00:00"}),
    ("description_empty", "A08", "question", "24 14:00:00", {"description": ""}),
)


class Dice:
    """Chance, from random() alone, whose sequence Python promises to keep."""

    def __init__(self, seed):
        self._random = random.Random(seed).random

    def below(self, n):
        return int(self._random() * n)

    def between(self, low, high):
        """A whole number, low <= n < high."""
        return low + self.below(high - low)

    def chance(self, probability):
        return self._random() < probability

    def pick(self, items):
        return items[self.below(len(items))]

    def weighted(self, pairs):
        at = self._random() * sum(weight for _, weight in pairs)
        for item, weight in pairs:
            at -= weight
            if at < 0:
                return item
        return pairs[-1][0]

    def shuffled(self, items):
        keyed = sorted((self._random(), i) for i in range(len(items)))
        return [items[i] for _, i in keyed]


def seconds(n):
    return timedelta(seconds=n)


def priority_of(ticket):
    if ticket.get("priority"):
        return ticket["priority"]
    yes = ticket["yes"]
    if "core_business_hit" in yes or "system_down" in yes:
        return "P0"
    return "P1" if "function_abnormal" in yes else "P2"


def due_of(ticket):
    days = {"P1": 3, "P2": 5}.get(priority_of(ticket))
    if days is None:
        return ticket["received"] + seconds(DAY)
    return datetime.combine(nth_working_day(ticket["received"].date(), days), datetime.min.time()) + seconds(18 * HOUR)


def working_moment(dice, day):
    """Some second of the first working day at or after `day`."""
    while not workday(day):
        day += timedelta(days=1)
    return datetime.combine(day, datetime.min.time()) + seconds(dice.between(9 * HOUR, 18 * HOUR))


def receive(dice):
    first = date.fromisoformat(MONTH + "-01")
    days = [first + timedelta(days=d) for d in range((CUTOFF.date() - first).days)]
    day = dice.weighted([(d, BUSYNESS.get(d.day, 100) if workday(d) else 15) for d in days])
    roll = dice.below(100)
    second = (dice.between(9 * HOUR, 18 * HOUR) if roll < 84 else dice.between(18 * HOUR, 23 * HOUR) if roll < 95
              else dice.between(0, 9 * HOUR))
    return datetime.combine(day, datetime.min.time()) + seconds(second)


def say(ticket, scenario, dice):
    moods = [m for m in scenario.moods if dice.chance(0.16)]
    yes = list(scenario.yes) + moods
    denied = [s for s in scenario.no if dice.chance(0.15)]
    ticket["yes"] = yes
    ticket["signals"] = " ".join(yes + ["!" + s for s in denied])
    ticket["description"] = phrases.describe(scenario, moods, dice)


def plain_ticket(agent, team, dice):
    ticket = {"agent_id": agent, "team_id": team, "received": receive(dice), "channel": dice.weighted(CHANNELS)}
    scenario = dice.weighted([(s, s.weight) for s in phrases.SCENARIOS])
    say(ticket, scenario, dice)
    if dice.chance(0.06):
        ticket["category"] = scenario.category
    if dice.chance(0.03):
        ticket["issue_type"] = scenario.issue_type
    if dice.chance(0.03) and "core_business_hit" not in ticket["yes"]:
        ticket["priority"] = dice.pick(("P1", "P2", "P2", priority_of(ticket)))
    if dice.chance(0.02) and priority_of(ticket) != "P0":
        ticket["handling"] = dice.pick(("NORMAL", "SCHEDULED", "URGENT"))
    return ticket


def placed_ticket(case, agent, team, kind, received, changes, dice):
    at = moment(received)
    ticket = {"agent_id": agent, "team_id": team, "received": at, "channel": dice.pick(("PHONE", "CHAT")), "case": case}
    scenario = KINDS[kind]
    say(ticket, scenario, dice)
    while len(ticket["yes"]) > len(scenario.yes):  # keep the placed cases plain
        say(ticket, scenario, dice)
    analysed = next_open(at) + seconds(600)
    ticket.update(first_analysis=analysed if analysed < CUTOFF else None,
                  first_response=at + seconds(dice.between(4, 25)), resolved=at + seconds(dice.between(1200, 2400)))
    for column, value in changes.items():
        if column in TIME_COLUMNS and value is not None:
            value = at + seconds(int(value)) if value[0] == "+" else moment(value)
        ticket[column] = value
    if changes.get("signals") == "":
        ticket["yes"] = []
    return ticket


def respond(tickets, mean, dice):
    """First responses of an agent's tickets so that the month's mean is `mean` seconds exactly."""
    free = []
    total = 0
    for ticket in tickets:
        if "case" in ticket:
            if ticket["first_response"]:
                total += int((ticket["first_response"] - ticket["received"]).total_seconds())
            continue
        quick = ticket["channel"] in ("PHONE", "CHAT")
        ticket["wait"] = dice.between(3, 9) + dice.below(1 + dice.between(1, 40)) if quick else dice.between(20, 120)
        free.append(ticket)
    answered = len(free) + sum(1 for t in tickets if "case" in t and t["first_response"])
    goal = round(mean * answered) - total
    quick = [t for t in free if t["channel"] in ("PHONE", "CHAT")]
    fixed = sum(t["wait"] for t in free) - sum(t["wait"] for t in quick)
    if goal < fixed + len(quick):
        raise ValueError(f"a mean of {mean} s leaves nothing for the quick channels")
    factor = (goal - fixed) / sum(t["wait"] for t in quick)
    for ticket in quick:
        ticket["wait"] = max(2, int(ticket["wait"] * factor))
    while (rest := goal - sum(t["wait"] for t in free)) != 0:
        step = 1 if rest > 0 else -1
        for ticket in dice.shuffled(quick)[:abs(rest)]:
            if ticket["wait"] + step >= 1:
                ticket["wait"] += step
    for ticket in free:
        ticket["first_response"] = ticket["received"] + seconds(ticket.pop("wait"))


def analyse(ticket, dice):
    at = ticket["received"]
    due = add_working_time(at, HOUR)
    if dice.chance(0.05):
        at = due + seconds(dice.between(60, 5 * HOUR))
    elif next_open(at) != at and dice.chance(0.4):
        at += seconds(dice.between(60, 40 * MINUTE))  # the night shift did it
    else:
        at = add_working_time(at, dice.between(40, 58 * MINUTE))
    ticket["first_analysis"] = at if at < CUTOFF else None


def resolve(ticket, dice):
    priority, at, due = priority_of(ticket), ticket["received"], due_of(ticket)
    soonest = ticket["first_response"] + seconds(90)
    if dice.chance({"P0": 0.14, "P1": 0.07, "P2": 0.03}[priority]):
        done = due + seconds(dice.between(10, 40 * HOUR))
    elif priority == "P0":
        done = at + seconds(dice.between(HOUR, 23 * HOUR))
    elif dice.chance(0.45 if priority == "P1" else 0.78):
        done = at + seconds(dice.between(4 * MINUTE, 75 * MINUTE))
    else:
        done = working_moment(dice, at.date() + timedelta(days=dice.between(1, 4 if priority == "P1" else 7)))
        done = min(done, due - seconds(dice.between(0, 4 * HOUR)))
    ticket["resolved"] = max(done, soonest)


def settle(tickets, resolved, dice):
    """Makes exactly `resolved` of an agent's tickets end resolved before the export."""
    free = [t for t in tickets if "case" not in t]
    for ticket in free:
        if ticket["resolved"] >= CUTOFF - seconds(HOUR):
            ticket["resolved"] = None
    done = sum(1 for t in tickets if solved(t))
    late_first = sorted(free, key=lambda t: (-t["received"].toordinal(), t["description"]))
    while done < resolved:
        ticket = dice.pick([t for t in free if not t["resolved"]])
        ticket["resolved"] = ticket["first_response"] + seconds(dice.between(120, 25 * MINUTE))
        done += 1
    while done > resolved:
        pool = [t for t in late_first if t["resolved"] and not t.get("reopened")]
        ticket = dice.pick(pool[:60]) if dice.chance(0.6) else dice.pick(pool)
        again = working_moment(dice, ticket["resolved"].date() + timedelta(days=dice.between(1, 4)))
        if dice.chance(0.3) and again < CUTOFF:
            ticket["reopened"] = again
        else:
            ticket["resolved"] = None
        done -= 1


def solved(ticket):
    return bool(ticket.get("resolved_again") or (ticket.get("resolved") and not ticket.get("reopened")))


def decorate(ticket, dice):
    """What happens between the first response and the archive."""
    end = ticket["resolved"]
    if end and not ticket.get("reopened") and dice.chance(0.03):
        again = working_moment(dice, end.date() + timedelta(days=dice.between(1, 5)))
        finish = again + seconds(dice.between(10 * MINUTE, 30 * HOUR))
        if finish < CUTOFF and again > end:
            ticket["reopened"], ticket["resolved_again"] = again, finish
    begin = ticket["first_response"]
    span = int(((end or min(CUTOFF, begin + timedelta(days=5))) - begin).total_seconds())
    if span > 6 * HOUR and dice.chance(0.3):
        ticket["waiting_from"] = begin + seconds(dice.between(600, span // 3))
        if end or dice.chance(0.5):
            ticket["waiting_until"] = begin + seconds(dice.between(span // 3, span))
    if end and dice.chance(0.18):
        low = ticket.get("waiting_until", begin)
        ticket["solution_proposed"] = low + seconds(dice.below(max(1, int((end - low).total_seconds()))))
    last = ticket.get("resolved_again") or (end if not ticket.get("reopened") else None)
    if last and dice.chance(0.33) and last + timedelta(days=1) < CUTOFF:
        ticket["closed"] = last + timedelta(days=1)


def rate(tickets, agent, mean, dice):
    if mean is None:
        return
    able = [t for t in tickets if "case" not in t and solved(t) and (t.get("resolved_again") or t["resolved"]) < CUTOFF - seconds(2 * HOUR)]
    placed = [t for t in tickets if t.get("rating")]
    count, total = EXACT_RATINGS.get(agent, (None, None))
    count = len(able) * 2 // 5 if count is None else count - len(placed)
    rated = dice.shuffled(able)[:count]
    goal = round(mean * (count + len(placed))) if total is None else total
    goal -= sum(int(t["rating"]) for t in placed)
    stars = [dice.weighted(((5, 60), (4, 24), (3, 9), (2, 4), (1, 3))) for _ in rated]
    while sum(stars) != goal:
        i = dice.below(len(stars))
        step = 1 if sum(stars) < goal else -1
        if 1 <= stars[i] + step <= 5:
            stars[i] += step
    for ticket, star in zip(rated, stars):
        first = ticket["resolved"]
        after_first = ticket.get("reopened") and star <= 2 and first + seconds(2 * HOUR) < ticket["reopened"]
        at = first if after_first else ticket.get("resolved_again") or first
        ticket["rated_at"], ticket["rating"] = at + seconds(dice.between(20, 100 * MINUTE)), str(star)


def make_tickets(dice):
    tickets = []
    for agent, team, handled, resolved, response, rating, _ in AGENTS:
        own = [placed_ticket(case, agent, team, kind, at, changes, dice)
               for case, who, kind, at, changes in PLACED if who == agent]
        own += [plain_ticket(agent, team, dice) for _ in range(handled - len(own))]
        respond(own, response, dice)
        for ticket in own:
            if "case" not in ticket:
                analyse(ticket, dice)
                resolve(ticket, dice)
        settle(own, resolved, dice)
        for ticket in own:
            if "case" not in ticket:
                decorate(ticket, dice)
        rate(own, agent, rating, dice)
        tickets += own
    tickets.sort(key=lambda t: (t["received"], t["agent_id"], t["description"]))
    for number, ticket in enumerate(tickets, 1):
        ticket["id"] = f"K{number:05d}"
    return tickets


def cell(value):
    if value is None:
        return ""
    return value.strftime("%Y-%m-%d %H:%M:%S") if isinstance(value, datetime) else str(value)


def table(columns, rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(row.get(c)) for c in columns] for row in rows)
    return out.getvalue()


def cases_of(rows, order=()):
    """case -> ids, of rows that were placed."""
    found = {case: [] for case in order}
    for row in rows:
        if row.get("case"):
            found.setdefault(row["case"], []).append(row["id"])
    return found


def readme(lists):
    """README.md with the lists between its markers renewed; `lists` is marker -> case -> ids."""
    text = (HERE / "README.md").read_text(encoding="utf-8")
    for name, found in lists.items():
        lines = [f"| `{case}` | {' '.join(ids)} |" for case, ids in found.items()]
        begin, end = f"<!-- {name} -->\n", f"<!-- end {name} -->"
        head, rest = text.split(begin)
        text = head + begin + "| case | ids |\n|---|---|\n" + "\n".join(lines) + "\n" + end + rest.split(end)[1]
    return text


def make_files():
    dice = Dice(SEED)
    tickets = make_tickets(dice)
    customers = customer_data.make_customers(tickets, dice)
    knowledge = [{"agent_id": a[0], "team_id": a[1], "month": MONTH, "knowledge_entries": a[6]} for a in AGENTS]
    lists = {"tickets": cases_of(tickets, [case for case, *_ in PLACED]), "customers": cases_of(reversed(customers))}
    # What came later draws from generators of its own, so that what was there stays as it was.
    lists["contacts"] = contacts.add_contacts(tickets, Dice(SEED + 1), Dice(SEED + 2), priority_of, due_of)
    lists["profiles"] = profiles.add_profiles(customers, tickets, due_of, Dice(SEED + 3))
    callbacks, lists["callbacks"] = callback_data.make_callbacks(tickets, customers, AGENTS, Dice(SEED + 4))
    records, lists["records"] = record_data.make_records(tickets, customers, callbacks, Dice(SEED + 5))
    return {
        "tickets.csv": table(TICKET_COLUMNS + contacts.COLUMNS, tickets),
        "customers.csv": table(customer_data.COLUMNS + profiles.COLUMNS, customers),
        "knowledge.csv": table(("agent_id", "team_id", "month", "knowledge_entries"), knowledge),
        "records.csv": table(record_data.COLUMNS, records),
        "callbacks.csv": table(callback_data.COLUMNS, callbacks),
        "README.md": readme(lists),
    }


def main():
    parser = argparse.ArgumentParser(description="Writes the sample desk beside this script.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file differs")
    check = parser.parse_args().check
    stale = []
    for name, text in make_files().items():
        path = HERE / name
        data = text.encode("utf-8")
        if check:
            if not path.exists() or path.read_bytes() != data:
                stale.append(name)
        else:
            path.write_bytes(data)
    for name in stale:
        print(f"{name} differs from what generate.py writes", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
