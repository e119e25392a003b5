#!/usr/bin/env python3
"""What a month of a desk should come to, worked out a second time and slowly.

  desk_month.py DESK_DIR [OUTPUT.json]

An independent reference for the command: standard library, exact fractions, zoneinfo, the standard
policy's readings written down again from the rule catalogue. It shares no code with the library and
none with the generator of the sample desk. Times in the JSON are RFC 3339 with Shanghai's offset.
Rule ids are written with a space (SLA 3): a reference proves no rule, so it must not count as a
test that names one.

Readings beyond the catalogue's words:
- A clock stops when its obligation is done, so what happens later does not move that due time.
- Reopening (CAL 13): a working day counts when its close of business passes, so the closed time takes
  off the days, after the start's date, whose close lies after the resolution and not after the
  reopening. A due time that had passed when the ticket was resolved stays where it was.
- An extension that is made not after the due time in force, and before the ticket is resolved, puts its
  later date in its place (SLA 4). An extended ticket that was reopened too is an error here.
- Only customers whose spend is known are the population of SEG 1; the files place no customer where
  counting the others as well would change a verdict.
- The dates off and the worked weekends are read from the policies' own list; a year that it does not
  name is an error here, where the library calls the answer provisional.
- `late` is: done after the due time, or not done and the due time before the moment of judgement.
"""

import csv
import json
import sys
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")
MONTH = "2025-01"
AS_OF = datetime(2025, 2, 1, tzinfo=ZONE)
BOOK = Path(__file__).resolve().parents[2] / "proto/policies/calendars/cn_mainland.textproto"
HOUR = timedelta(hours=1)
RESPONSE_HOURS = {"P0": 2, "P1": 4, "P2": 8}
RESOLUTION_DAYS = {"P1": 3, "P2": 5}


def read(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def instant(text):
    return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=ZONE) if text else None


def iso(at):
    return at.isoformat() if at else None


def read_book(path):
    """Date -> whether it is worked, for the dates that the list names, and the years it covers."""
    named, years = {}, set()
    for line in path.read_text(encoding="utf-8").splitlines():
        words = line.split()
        if words[:1] == ["year:"]:
            years.add(int(words[1]))
        elif words[:1] in (["day_off"], ["worked_day"]):
            named[date.fromisoformat(words[words.index("date:") + 1].strip('"'))] = words[0] == "worked_day"
    return named, years


NAMED, YEARS = read_book(BOOK)


def open_day(day):
    if day.year not in YEARS:
        raise ValueError(f"no holidays are published for {day.year}")
    return NAMED.get(day, day.isoweekday() <= 5)


def working_time_after(start, amount):
    """Walks day by day; [09:00, 18:00) counts, and what ends at closing is due at closing (CAL 1)."""
    day, left = start.date(), amount
    while True:
        if open_day(day):
            opening, closing = (datetime.combine(day, time(h), ZONE) for h in (9, 18))
            begin = max(opening, start)
            if begin < closing:
                if left <= closing - begin:
                    return begin + left
                left -= closing - begin
        day += timedelta(days=1)


def close_of_working_day(start, n):
    """CAL 2, CAL 3: 18:00 of the nth working day after the start's date."""
    day = start.date()
    while n > 0:
        day += timedelta(days=1)
        if open_day(day):
            n -= 1
    return datetime.combine(day, time(18), ZONE)


def closes_between(start, a, b):
    """Closes of business after the start's date that lie in (a, b]."""
    day, n = start.date(), 0
    while day <= b.date():
        day += timedelta(days=1)
        n += open_day(day) and a < datetime.combine(day, time(18), ZONE) <= b
    return n


def triage(row):
    """INT 5, INT 6; what a person gave wins."""
    yes = {s for s in row["signals"].split() if not s.startswith("!")}
    if row["priority"]:
        priority = row["priority"]
    elif yes & {"core_business_hit", "system_down"}:
        priority = "P0"
    else:
        priority = "P1" if "function_abnormal" in yes else "P2"
    if row["handling"]:
        handling = row["handling"]
    elif priority == "P0" or yes & {"customer_agitated", "complaint_escalated", "system_down"}:
        handling = "URGENT"
    else:
        handling = "SCHEDULED" if "needs_follow_up" in yes else "NORMAL"
    return priority, handling


def obligation(start, due, done):
    late = done > due if done else due < AS_OF
    return {"start": iso(start), "due": iso(due), "done": iso(done), "late": late}


def last_resolution(row):
    """The resolution that still stands, or None."""
    resolved = [instant(row[c]) for c in ("resolved", "resolved_again") if row[c]]
    reopened = instant(row["reopened"])
    if not resolved or (reopened and max(resolved) <= reopened):
        return None
    return max(resolved)


def judge_ticket(row):
    priority, handling = triage(row)
    start = instant(row["received"])
    resolved, reopened, done = instant(row["resolved"]), instant(row["reopened"]), last_resolution(row)
    days = RESOLUTION_DAYS.get(priority)
    due = close_of_working_day(start, days) if days else start + 24 * HOUR
    if reopened and due > resolved:
        if days:
            due = close_of_working_day(start, days + closes_between(start, resolved, reopened))
        else:
            due += reopened - resolved
    extended, until = instant(row["extended_at"]), instant(row["extended_due"])
    if extended and reopened:
        raise ValueError(f"{row['id']} was extended and reopened")
    if extended and extended <= due < until and not (resolved and resolved < extended):
        due = until
    return {
        "id": row["id"], "priority": priority, "handling": handling,
        "first_analysis": obligation(start, working_time_after(start, HOUR), instant(row["first_analysis"])),
        "first_response": obligation(start, start + RESPONSE_HOURS[priority] * HOUR, instant(row["first_response"])),
        "resolution": obligation(start, due, done),
        "reopened": bool(reopened),
    }


def ratio(numerator, denominator):
    return {"numerator": numerator, "denominator": denominator}


def band(value, at_least, otherwise):
    return next((points for bound, points in at_least if value >= Fraction(bound)), otherwise)


def score(agent, ahead, size, entries):
    """SCO 1 to SCO 6. A missing metric earns 0 and leaves the card without a grade."""
    points = {}
    seconds, answers = agent["response_seconds"], agent["responses"]
    mean = Fraction(seconds, answers) if answers else None
    points["response"] = None if mean is None else 20 if mean <= 30 else 15 if mean <= 60 else 0
    percent = Fraction(100 * agent["resolved"], agent["handled"])
    points["resolution"] = band(percent, ((95, 30), (90, 25), (85, 20)), 0)
    rating = Fraction(agent["rating_sum"], agent["ratings"]) if agent["ratings"] else None
    points["satisfaction"] = None if rating is None else band(rating, (("4.5", 30), (4, 25), ("3.5", 20)), 0)
    rank = Fraction(100 * ahead, size)
    points["volume"] = 10 if rank < 20 else 7 if rank < 50 else 5
    points["knowledge"] = None if entries is None else band(entries, ((10, 10), (5, 7)), 5)
    total = sum(p for p in points.values() if p is not None)
    missing = [name for name, p in points.items() if p is None]
    grade = "EXCELLENT" if total >= 90 else "GOOD" if total >= 80 else "QUALIFIED" if total >= 60 else "NEEDS_IMPROVEMENT"
    return {"points": {k: p or 0 for k, p in points.items()}, "missing": missing, "total": total,
            "grade": None if missing else grade}


def judge_agents(tickets, knowledge, month):
    """STAT 7: the month of a ticket is the month it was received in."""
    agents = {}
    for row in tickets:
        if row["received"][:7] != month:
            continue
        agent = agents.setdefault(row["agent_id"], {
            "agent_id": row["agent_id"], "team_id": row["team_id"], "month": month, "handled": 0, "resolved": 0,
            "response_seconds": 0, "responses": 0, "rating_sum": 0, "ratings": 0})
        agent["handled"] += 1
        agent["resolved"] += last_resolution(row) is not None
        if row["first_response"]:
            agent["responses"] += 1
            agent["response_seconds"] += int((instant(row["first_response"]) - instant(row["received"])).total_seconds())
        if row["rating"]:
            agent["ratings"] += 1
            agent["rating_sum"] += int(row["rating"])
    entries = {(r["agent_id"], r["month"]): int(r["knowledge_entries"]) for r in knowledge}
    cards = []
    for agent in sorted(agents.values(), key=lambda a: a["agent_id"]):
        team = [a["handled"] for a in agents.values() if a["team_id"] == agent["team_id"]]
        ahead = sum(h > agent["handled"] for h in team)
        known = entries.get((agent["agent_id"], month))
        cards.append({
            "agent_id": agent["agent_id"], "team_id": agent["team_id"], "month": month, "handled": agent["handled"],
            "response_seconds_by_count": ratio(agent["response_seconds"], agent["responses"]),
            "resolved_of_handled": ratio(agent["resolved"], agent["handled"]),
            "rating_sum_by_count": ratio(agent["rating_sum"], agent["ratings"]),
            "knowledge_entries": known, "team_ahead": ratio(ahead, len(team)),
            **score(agent, ahead, len(team), known)})
    return cards


def months_back(at, n):
    """Calendar months; 31 August less 6 months is the last day of February."""
    count = at.year * 12 + at.month - 1 - n
    year, month = divmod(count, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return at.replace(year=year, month=month + 1, day=min(at.day, last))


# Three-valued logic: True, False, or the set of missing facts.
def all_of(*tests):
    if any(t is False for t in tests):
        return False
    unknown = [t for t in tests if t is not True]
    return set().union(*unknown) if unknown else True


def any_of(*tests):
    if any(t is True for t in tests):
        return True
    unknown = [t for t in tests if t is not False]
    return set().union(*unknown) if unknown else False


def judge_customers(customers):
    known = [Fraction(r["annual_spend"]) for r in customers if r["annual_spend"]]

    def moment(row, column, test, never):
        text = row[column]
        return {column} if not text else never if text == "never" else test(instant(text))

    out = []
    for row in customers:
        spend = Fraction(row["annual_spend"]) if row["annual_spend"] else None
        before = Fraction(row["previous_annual_spend"]) if row["previous_annual_spend"] else None
        more = None if spend is None else Fraction(100 * sum(s > spend for s in known), len(known))
        due, count = row["renewals_due"], row["rating_count"]
        renewal = Fraction(100 * int(row["renewed"]), int(due)) if due and row["renewed"] and int(due) else None
        mean = Fraction(int(row["rating_sum"]), int(count)) if count and row["rating_sum"] and int(count) else None
        latest = int(row["latest_rating"]) if row["latest_rating"] else None
        growing = ({"annual_spend"} if spend is None else set()) | ({"previous_annual_spend"} if before is None else set())
        growing = growing or spend > before
        quiet = months_back(AS_OF, 6)
        recent = months_back(AS_OF, 3)
        verdicts = {
            "complaint": any_of(moment(row, "last_complaint", lambda t: t >= recent, False),
                                {"latest_rating"} if latest is None else latest <= 2),
            "high_value": all_of({"annual_spend"} if more is None else more < 10,
                                 moment(row, "customer_since", lambda t: t <= months_back(AS_OF, 24), False),
                                 {"renewal_percent"} if renewal is None else renewal >= 90),
            "potential": any_of(moment(row, "first_purchase", lambda t: t >= recent, False),
                                all_of({"annual_spend"} if more is None else 10 <= more < 70, growing)),
            "silent": all_of(moment(row, "last_interaction", lambda t: t < quiet, True),
                             moment(row, "last_purchase", lambda t: t < quiet, True),
                             {"mean_rating"} if mean is None else 3 <= mean < 4),
        }
        matched = [k for k, v in verdicts.items() if v is True]
        out.append({"id": row["id"], "primary": (matched + ["regular"])[0], "matched": matched,
                    "undecided": {k: sorted(v) for k, v in verdicts.items() if isinstance(v, set)},
                    "spending_more": None if more is None else ratio(sum(s > spend for s in known), len(known))})
    return out


def judge(desk):
    desk = Path(desk)
    tickets = read(desk / "tickets.csv")
    return {"as_of": iso(AS_OF),
            "tickets": [judge_ticket(r) for r in tickets],
            "agents": judge_agents(tickets, read(desk / "knowledge.csv"), MONTH),
            "customers": judge_customers(read(desk / "customers.csv"))}


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    text = json.dumps(judge(sys.argv[1]), ensure_ascii=False, indent=1) + "\n"
    if len(sys.argv) == 3:
        Path(sys.argv[2]).write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
