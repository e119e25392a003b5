"""The shipped desk is what its generator writes, and holds every case that its README names.

The cases are recomputed from the CSV files; the generator's internals are not asked.
"""

import csv
import re
import subprocess
import sys
import unittest
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from statistics import correlation

ROOT = Path(__file__).resolve().parent.parent
DESK = ROOT / "examples" / "sample_desk"
sys.path.insert(0, str(ROOT / "tests" / "oracle"))
import desk_month  # noqa: E402

SIGNALS = set("asks_question complains suggests asks_return asks_repair hardware_fault not_to_specification slow_service "
              "bad_attitude awkward_to_use need_unmet core_business_hit system_down function_abnormal customer_agitated "
              "complaint_escalated needs_follow_up".split())
TICKET_COLUMNS = ("id,customer_id,agent_id,team_id,channel,category,issue_type,priority,handling,signals,description,received,"
                  "first_analysis,first_response,waiting_from,waiting_until,solution_proposed,resolved,rated_at,rating,"
                  "reopened,resolved_again,closed,topic,rang,answered,rings,contact_ended,survey_sent,record_completed,"
                  "service_ended,service_record_completed,verification_promised,verification_answered,promised_at,promised_due,"
                  "promise_kept,collaboration_opened,collaboration_done,collaboration_reference,refund_filed,refund_arrived,"
                  "solution_carried_out,called_back,callback_ended,callback_record_completed,satisfaction_asked,dissatisfaction_called_back,"
                  "dissatisfaction_analyzed,extended_at,extended_due,extension_noticed,dissatisfaction_reason")
CUSTOMER_COLUMNS = ("id,name,annual_spend,previous_annual_spend,customer_since,first_purchase,last_purchase,last_interaction,"
                    "last_complaint,renewed,renewals_due,rating_sum,rating_count,latest_rating,phone,email,city,registered,"
                    "first_action,beta_participant,active_from,active_to,zone,registration_channel,first_visit,membership_level,churned")
NO_EVENTS = ("rating", "topic", "rings", "collaboration_reference", "dissatisfaction_reason", "promised_due", "extended_due")
EVENTS = [c for c in TICKET_COLUMNS.split(",")[12:] if c not in NO_EVENTS]
# What cannot happen before, and not without, what stands before it.
AFTER_ONE_ANOTHER = (
    ("resolved", "reopened"), ("reopened", "resolved_again"), ("resolved", "closed"), ("resolved", "rated_at"),
    ("waiting_from", "waiting_until"), ("rang", "answered"), ("answered", "contact_ended"), ("contact_ended", "survey_sent"),
    ("contact_ended", "record_completed"), ("service_ended", "service_record_completed"),
    ("answered", "verification_promised"), ("verification_promised", "verification_answered"), ("answered", "promised_at"),
    ("promised_at", "promised_due"), ("promised_at", "promise_kept"), ("collaboration_opened", "collaboration_done"),
    ("resolved", "refund_filed"), ("refund_filed", "refund_arrived"), ("solution_carried_out", "called_back"),
    ("called_back", "callback_ended"), ("callback_ended", "callback_record_completed"), ("rated_at", "dissatisfaction_called_back"),
    ("dissatisfaction_called_back", "dissatisfaction_analyzed"), ("extended_at", "extended_due"), ("extended_at", "extension_noticed"))


def clock(t, column="received"):
    return t[column][11:]


def on(moment, *days):
    """Whether a time falls on one of these days of the month; an empty one does not."""
    return moment[8:10] in days


def after(t, column):
    return int((datetime.fromisoformat(t[column]) - datetime.fromisoformat(t["received"])).total_seconds())


def overdue(verdict):
    """Seconds between the due time and what was done; None when it was not done."""
    if not verdict["done"]:
        return None
    return int((datetime.fromisoformat(verdict["done"]) - datetime.fromisoformat(verdict["due"])).total_seconds())


def due(verdict):
    return verdict["due"][:19].replace("T", " ")


def open_in_time(verdict):
    return not verdict["done"] and not verdict["late"]


def at_the_bound(verdict):
    """Done at the due time or one second late, and judged so."""
    return overdue(verdict) in (0, 1) and verdict["late"] == (overdue(verdict) == 1)


def sunday(moment):
    return date.fromisoformat(moment[:10]).isoweekday() == 7


HOLIDAYS = ("01", "28", "29", "30", "31")
BEFORE, AFTER = "2025-01-27 18:00:00", "2025-02-05 09:00:00"  # the last closing before the festival, the first opening after
# case -> what has to hold of the ticket `t` and of its verdicts `v`.
TICKET_CASES = {
    "received_on_holiday": lambda t, v: on(t["received"], *HOLIDAYS),
    "received_on_make_up_sunday": lambda t, v: on(t["received"], "26") and sunday(t["received"])
    and due(v["first_analysis"])[:10] == "2025-01-26",
    "received_on_day_off_before_make_up_sunday": lambda t, v: on(t["received"], "25")
    and due(v["first_analysis"]) == "2025-01-26 10:00:00" and overdue(v["first_analysis"]) == 0,
    "received_on_plain_weekend": lambda t, v: on(t["received"], "04", "05", "11", "12", "18", "19"),
    "received_at_night": lambda t, v: clock(t) < "06:00:00",
    "received_at_opening": lambda t, v: clock(t) == "09:00:00",
    "received_one_second_before_opening": lambda t, v: clock(t) == "08:59:59",
    "received_at_closing": lambda t, v: clock(t) == "18:00:00",
    "received_one_second_before_closing": lambda t, v: clock(t) == "17:59:59",
    "analysis_due_at_closing": lambda t, v: clock(t) == "17:00:00" and overdue(v["first_analysis"]) == 0,
    "analysis_one_second_late": lambda t, v: overdue(v["first_analysis"]) == 1 and v["first_analysis"]["late"],
    "analysis_due_on_make_up_sunday": lambda t, v: on(t["received"], "24") and due(v["first_analysis"]) == "2025-01-26 09:30:00"
    and overdue(v["first_analysis"]) == 0,
    "analysis_due_after_holiday": lambda t, v: (due(v["first_analysis"]) == "2025-01-02 10:00:00" and overdue(v["first_analysis"]) == 0)
    or (due(v["first_analysis"]) == "2025-02-05 09:30:00" and t["received"] < BEFORE and open_in_time(v["first_analysis"])),
    "first_second_of_month": lambda t, v: t["received"] == "2025-01-01 00:00:00",
    "last_second_of_month": lambda t, v: t["received"] == "2025-01-31 23:59:59",
    "reopened_and_resolved_again": lambda t, v: t["resolved"] < t["reopened"] < t["resolved_again"],
    "reopened_after_make_up_sunday": lambda t, v: on(t["resolved"], "24") and on(t["reopened"], "27")
    and due(v["resolution"]) == "2025-02-06 18:00:00" and not v["resolution"]["late"],
    "reopened_in_holiday": lambda t, v: on(t["reopened"], *HOLIDAYS) and "" < t["resolved"] < BEFORE,
    "reopened_never_resolved": lambda t, v: t["reopened"] > t["resolved"] > "" and not t["resolved_again"],
    "closed_then_reopened": lambda t, v: "" < t["resolved"] < t["closed"] < t["reopened"] < t["resolved_again"],
    "waiting_over_weekend": lambda t, v: on(t["waiting_from"], "10") and on(t["waiting_until"], "13"),
    "waiting_over_make_up_sunday": lambda t, v: on(t["waiting_from"], "24") and on(t["waiting_until"], "27"),
    "waiting_over_holiday": lambda t, v: on(t["waiting_from"], "01") and clock(t, "waiting_from") < "09:00:00" and on(t["waiting_until"], "02"),
    "waiting_until_within_holiday": lambda t, v: "" < t["waiting_from"] < BEFORE and on(t["waiting_until"], *HOLIDAYS),
    "waiting_never_ended": lambda t, v: t["waiting_from"] and not t["waiting_until"] and not t["resolved"],
    "no_rating": lambda t, v: t["resolved"] and not t["rating"] and not t["rated_at"],
    "no_first_response": lambda t, v: not t["first_response"],
    "unresolved": lambda t, v: not t["resolved"] and not t["resolved_again"],
    "resolved_before_first_response": lambda t, v: "" < t["resolved"] < t["first_response"],
    "rated_1": lambda t, v: t["rating"] == "1",
    "rated_2": lambda t, v: t["rating"] == "2",
    "rated_then_reopened": lambda t, v: "" < t["rated_at"] < t["reopened"],
    "p0_solved_at_exactly_24_h": lambda t, v: v["priority"] == "P0" and after(t, "resolved") == 86400 and not v["resolution"]["late"],
    "p0_solved_one_second_late": lambda t, v: v["priority"] == "P0" and after(t, "resolved") == 86401 and v["resolution"]["late"],
    "p0_in_holiday": lambda t, v: v["priority"] == "P0" and on(t["received"], *HOLIDAYS),
    "p0_first_response_at_exactly_2_h": lambda t, v: v["priority"] == "P0" and overdue(v["first_response"]) == 0,
    "p0_first_response_one_second_late": lambda t, v: v["priority"] == "P0" and overdue(v["first_response"]) == 1,
    "p1_first_response_one_second_late": lambda t, v: v["priority"] == "P1" and overdue(v["first_response"]) == 1,
    "p2_first_response_one_second_late": lambda t, v: v["priority"] == "P2" and overdue(v["first_response"]) == 1,
    "p1_due_on_make_up_sunday": lambda t, v: v["priority"] == "P1" and due(v["resolution"]) == "2025-01-26 18:00:00"
    and at_the_bound(v["resolution"]),
    "p1_due_last_workday_before_holiday": lambda t, v: v["priority"] == "P1" and due(v["resolution"]) == BEFORE
    and at_the_bound(v["resolution"]),
    "p1_due_first_workday_after_holiday": lambda t, v: v["priority"] == "P1" and due(v["resolution"]) == "2025-02-05 18:00:00"
    and t["received"] < BEFORE and not v["resolution"]["late"],
    "p1_received_in_holiday": lambda t, v: v["priority"] == "P1" and on(t["received"], *HOLIDAYS)
    and ((due(v["resolution"]) == "2025-01-06 18:00:00" and overdue(v["resolution"]) == 0)
         or (due(v["resolution"]) == "2025-02-07 18:00:00" and open_in_time(v["resolution"]))),
    "p2_due_on_make_up_sunday": lambda t, v: v["priority"] == "P2" and due(v["resolution"]) == "2025-01-26 18:00:00"
    and at_the_bound(v["resolution"]),
    "p2_due_across_holiday": lambda t, v: v["priority"] == "P2" and t["received"] < BEFORE and due(v["resolution"]) > AFTER
    and not v["resolution"]["late"],
    "p2_due_on_make_up_saturday": lambda t, v: v["priority"] == "P2" and due(v["resolution"]) == "2025-02-08 18:00:00"
    and not v["resolution"]["late"],
    "priority_given_against_signals": lambda t, v: t["priority"]
    and t["priority"] != desk_month.triage({**t, "priority": ""})[0],
    "no_signal_known": lambda t, v: not t["signals"],
    "answered_within_the_same_second": lambda t, v: after(t, "first_response") == 0,
    "channel_not_in_the_list": lambda t, v: t["channel"] not in ("PHONE", "CHAT", "EMAIL", "SOCIAL", "STORE_FORM", "REVIEW", "TICKET_SYSTEM"),
    "description_with_comma_quote_line_break": lambda t, v: all(c in t["description"] for c in ',"\n'),
    "description_in_full_width": lambda t, v: re.search("[Ａ-Ｚ]", t["description"]) and re.search("[０-９]", t["description"]),
    "description_in_english": lambda t, v: t["description"].isascii() and len(t["description"]) > 20,
    "description_with_personal_data": lambda t, v: re.search(r"\b1[3-9]\d{9}\b|1[3-9]\d{9}", t["description"]),
    "description_empty": lambda t, v: t["description"] == "",
}


def exactly(fraction, value):
    return fraction["denominator"] and Fraction(fraction["numerator"], fraction["denominator"]) == Fraction(value)


def tied(a, cards):
    return [b for b in cards if b["team_id"] == a["team_id"] and b is not a and b["handled"] == a["handled"]]


AGENT_CASES = {
    "resolution_exactly_95_percent": lambda a, cards: exactly(a["resolved_of_handled"], "0.95") and a["points"]["resolution"] == 30,
    "resolution_94_6_percent": lambda a, cards: exactly(a["resolved_of_handled"], "0.946") and a["points"]["resolution"] == 25,
    "resolution_exactly_90_percent": lambda a, cards: exactly(a["resolved_of_handled"], "0.9"),
    "resolution_exactly_85_percent": lambda a, cards: exactly(a["resolved_of_handled"], "0.85"),
    "rating_exactly_4_5": lambda a, cards: exactly(a["rating_sum_by_count"], "4.5"),
    "rating_4_45": lambda a, cards: exactly(a["rating_sum_by_count"], "4.45"),
    "rating_exactly_4_0": lambda a, cards: exactly(a["rating_sum_by_count"], 4),
    "rating_exactly_3_5": lambda a, cards: exactly(a["rating_sum_by_count"], "3.5"),
    "no_rating_at_all": lambda a, cards: a["missing"] == ["satisfaction"] and a["grade"] is None,
    "response_exactly_30_s": lambda a, cards: exactly(a["response_seconds_by_count"], 30),
    "response_30_4_s": lambda a, cards: exactly(a["response_seconds_by_count"], "30.4"),
    "response_exactly_60_s": lambda a, cards: exactly(a["response_seconds_by_count"], 60),
    "tie_that_would_be_20_percent": lambda a, cards: tied(a, cards) and a["points"]["volume"] == 10
    and Fraction(a["team_ahead"]["numerator"] + 1, a["team_ahead"]["denominator"]) >= Fraction(1, 5),
    "rank_exactly_20_percent": lambda a, cards: exactly(a["team_ahead"], "0.2"),
    "rank_exactly_50_percent": lambda a, cards: exactly(a["team_ahead"], "0.5"),
    "tie_across_the_middle": lambda a, cards: tied(a, cards) and a["points"]["volume"] == 7
    and Fraction(a["team_ahead"]["numerator"] + 1, a["team_ahead"]["denominator"]) > Fraction(1, 2),
    **{f"knowledge_{n}": (lambda a, cards, n=n: a["knowledge_entries"] == n) for n in (10, 9, 5, 4)},
}

SEGMENTS = ("complaint", "high_value", "potential", "silent")


def customer_case(case, row, verdict, customers):
    """Whether a customer is what the name of its case says."""
    if case.startswith("tie_at_"):
        return sum(c["annual_spend"] == row["annual_spend"] for c in customers) > 1
    if case == "spend_unknown":
        return not row["annual_spend"] and "high_value" in verdict["undecided"]
    if case == "lead_never_purchased":
        return row["first_purchase"] == "never" and "potential" not in verdict["matched"]
    case = case.replace("not_new", "not_potential").replace("new_customer", "potential")
    if "_unknown" in case:
        return case.split("_unknown")[0] in verdict["undecided"]
    if "_and_" in case:
        first, second = case.split("_and_")
        return first in verdict["matched"] and any(second.startswith(s) and s in verdict["matched"] for s in SEGMENTS)
    denied = case.startswith("not_")
    segment = next(s for s in SEGMENTS if case.removeprefix("not_").startswith(s))
    if denied:
        return segment not in verdict["matched"] and segment not in verdict["undecided"]
    return segment in verdict["matched"]


def apart(row, early, late):
    """Seconds between two times of a row; None when the later one never came."""
    if not row[late]:
        return None
    return int((datetime.fromisoformat(row[late]) - datetime.fromisoformat(row[early])).total_seconds())


def pair(start, done, bound, **names):
    """Cases of one promise: done exactly on the bound, one second late, never."""
    offsets = {"exact": bound, "late": bound + 1, "missing": None}
    return {case: (lambda t, v, n=offsets[which]: t[start] and apart(t, start, done) == n) for which, case in names.items()}


def urgent(t):
    signals = t["signals"].split()
    return t["handling"] == "URGENT" or any(s in signals for s in ("core_business_hit", "system_down", "customer_agitated", "complaint_escalated"))


def past_fifth_day(t):
    """Seconds from the close of the fifth working day after a refund was filed to its arrival."""
    fifth = desk_month.close_of_working_day(desk_month.instant(t["refund_filed"]), 5)
    return int((desk_month.instant(t["refund_arrived"]) - fifth).total_seconds())


def noticed_before(t):
    """Seconds from the notice of an extension to the date that was extended (P2: 5 working days)."""
    before = t["extended_at"] and desk_month.close_of_working_day(desk_month.instant(t["received"]), 5)
    return before and int((before - desk_month.instant(t["extension_noticed"])).total_seconds())


CONTACT_CASES = {
    **pair("rang", "answered", 10, exact="phone_answered_at_exactly_10_s", late="phone_answered_one_second_late",
           missing="phone_never_answered"),
    **pair("rang", "answered", 30, exact="chat_answered_at_exactly_30_s", late="chat_answered_one_second_late"),
    **pair("contact_ended", "survey_sent", 300, exact="survey_sent_at_exactly_5_min", late="survey_sent_one_second_late",
           missing="survey_never_sent"),
    **pair("contact_ended", "record_completed", 300, exact="call_record_at_exactly_5_min", late="call_record_one_second_late",
           missing="call_record_never_completed"),
    **pair("service_ended", "service_record_completed", 1800, exact="service_record_at_exactly_30_min",
           late="service_record_one_second_late"),
    **pair("verification_promised", "verification_answered", 7200, exact="verification_answered_at_exactly_2_h",
           late="verification_answered_one_second_late"),
    **pair("promised_due", "promise_kept", 0, exact="promise_kept_at_the_due_time", late="promise_kept_one_second_late",
           missing="promise_not_kept"),
    **pair("solution_carried_out", "called_back", 86400, exact="called_back_at_exactly_24_h", late="called_back_one_second_late",
           missing="never_called_back"),
    **pair("rated_at", "dissatisfaction_called_back", 3600, exact="dissatisfied_called_back_at_exactly_1_h",
           late="dissatisfied_called_back_one_second_late", missing="dissatisfied_never_called_back"),
    **pair("callback_ended", "callback_record_completed", 600, exact="callback_entered_at_exactly_10_min",
           late="callback_entered_one_second_late"),
    "phone_answered_in_time_after_four_rings": lambda t, v: apart(t, "rang", "answered") < 10 and t["rings"] == "4",
    "urgent_collaboration_at_exactly_2_h": lambda t, v: urgent(t) and apart(t, "collaboration_opened", "collaboration_done") == 7200,
    "urgent_collaboration_one_second_late": lambda t, v: urgent(t) and apart(t, "collaboration_opened", "collaboration_done") == 7201,
    "collaboration_at_exactly_24_h": lambda t, v: not urgent(t) and apart(t, "collaboration_opened", "collaboration_done") == 86400,
    "collaboration_one_second_late": lambda t, v: not urgent(t) and apart(t, "collaboration_opened", "collaboration_done") == 86401,
    "refund_at_the_close_of_the_fifth_working_day": lambda t, v: past_fifth_day(t) == 0,
    "refund_one_second_after_the_fifth_working_day": lambda t, v: past_fifth_day(t) == 1,
    "refund_before_the_third_working_day": lambda t, v: desk_month.instant(t["refund_arrived"])
    <= desk_month.close_of_working_day(desk_month.instant(t["refund_filed"]), 2),
    "extension_noticed_exactly_one_day_before": lambda t, v: v["priority"] == "P2" and noticed_before(t) == 86400,
    "extension_noticed_one_second_late": lambda t, v: v["priority"] == "P2" and noticed_before(t) == 86399,
    "extension_never_noticed": lambda t, v: t["extended_at"] and not t["extension_noticed"],
}
PROFILE_CASES = {
    "registered_exactly_3_days_ago": lambda c: c["registered"] == "2025-01-29 00:00:00" and c["first_action"] == c["first_purchase"] == "never",
    "registered_one_second_short_of_3_days": lambda c: c["registered"] == "2025-01-29 00:00:01" and c["first_action"] == "never",
    "registered_long_ago_without_action": lambda c: c["registered"] < "2025" and c["first_action"] == c["first_purchase"] == "never",
    "activation_purchase_unknown": lambda c: c["registered"] < "2025-01-29" and (c["first_action"], c["first_purchase"]) == ("never", ""),
    "activation_first_action_unknown": lambda c: c["registered"] < "2025-01-29" and c["first_action"] == "",
    "zone_west_of_the_desk": lambda c: c["zone"].startswith("America/"),
    "zone_in_the_country": lambda c: c["zone"] == "Asia/Urumqi",
    "zone_with_half_an_hour": lambda c: c["zone"] == "Asia/Kolkata",
    "zone_with_summer_time": lambda c: c["zone"] == "Europe/Berlin",
    "active_only_in_quiet_hours": lambda c: c["active_from"] >= "22:00",
    "active_until_the_quiet_hours": lambda c: c["active_from"] < c["active_to"] == "22:00",
    "phone_unknown": lambda c: c["phone"] == "",
}


def length(b):
    return apart(b, "began", "ended")


CALLBACK_CASES = {
    "callback_at_the_first_allowed_second": lambda b: b["began"][11:] == "08:00:00",
    "callback_one_second_too_early": lambda b: b["began"][11:] == "07:59:59",
    "callback_at_the_last_allowed_minute": lambda b: "21:50:00" < b["began"][11:] < b["ended"][11:] < "22:01:00",
    "callback_at_quiet_hours": lambda b: b["began"][11:] == "22:00:01",
    "callback_at_night_for_the_customer": lambda b: b["customer_id"] == "C0020" and b["began"][11:13] == "11",  # 22:30 in New York
    "care_of_exactly_5_min": lambda b: b["scenario"] == "regular_care" and length(b) == 300,
    "care_of_exactly_8_min": lambda b: b["scenario"] == "regular_care" and length(b) == 480,
    "care_one_second_too_long": lambda b: b["scenario"] == "regular_care" and length(b) == 481,
    "complaint_callback_of_exactly_15_min": lambda b: b["scenario"] == "complaint_satisfaction" and length(b) == 900,
    "complaint_callback_one_second_too_long": lambda b: b["scenario"] == "complaint_satisfaction" and length(b) == 901,
    "callback_outcome_unknown": lambda b: b["solved_in_one_contact"] == b["rating"] == "",
    "callback_record_incomplete": lambda b: int(b["fields_filled"]) < int(b["fields_required"]),
}


def lacks(form, *fields):
    return lambda r: r["form"] == form and all(r[f"field.{f}"] == "" for f in fields)


RECORD_CASES = {
    "call_record_without_phone": lacks("call_record", "phone"),
    "call_record_after_sales_without_order_number": lambda r: lacks("call_record", "order_number")(r) and r["category"] == "AFTER_SALES",
    "call_record_with_optional_fields_refused": lambda r: r["field.city"] == r["field.purchase_date"] == "拒绝提供",
    "call_record_missing_two_fields": lacks("call_record", "solution", "handler"),
    "record_never_completed": lambda r: r["ended"] and not r["completed"],
    "feedback_record_without_product": lacks("feedback_record", "product"),
    "problem_record_without_owner": lacks("problem_record", "owner"),
    "callback_record_at_exactly_10_min": lambda r: r["form"] == "callback_record" and apart(r, "ended", "completed") == 600,
    "callback_record_one_second_late": lambda r: r["form"] == "callback_record" and apart(r, "ended", "completed") == 601,
    "callback_record_without_satisfaction": lacks("callback_record", "satisfaction"),
    "dissatisfaction_analysis_without_reason": lacks("dissatisfaction_analysis", "reason"),
}
LATER_CASES = {**CONTACT_CASES, **PROFILE_CASES, **CALLBACK_CASES, **RECORD_CASES}


class SampleDesk(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tickets = desk_month.read(DESK / "tickets.csv")
        cls.customers = desk_month.read(DESK / "customers.csv")
        cls.records = desk_month.read(DESK / "records.csv")
        cls.callbacks = desk_month.read(DESK / "callbacks.csv")
        cls.judged = desk_month.judge(DESK)
        cls.readme = {}
        for case, ids in re.findall(r"^\| `(\w+)` \| ([A-Z0-9 ]+) \|$", (DESK / "README.md").read_text(encoding="utf-8"), re.M):
            cls.readme[case] = ids.split()

    def test_committed_files_are_what_the_generator_writes(self):
        run = subprocess.run([sys.executable, "-B", str(DESK / "generate.py"), "--check"], capture_output=True, text=True, timeout=300)
        self.assertEqual(run.returncode, 0, run.stderr)

    def test_files(self):
        for name, columns in (("tickets", TICKET_COLUMNS), ("customers", CUSTOMER_COLUMNS),
                              ("knowledge", "agent_id,team_id,month,knowledge_entries")):
            data = (DESK / f"{name}.csv").read_bytes()
            self.assertTrue(data.startswith(columns.encode() + b"\n"), name)
            self.assertNotIn(b"\r", data)
        self.assertLess((DESK / "tickets.csv").stat().st_size, 2_800_000)
        self.assertLess(sum(f.stat().st_size for f in DESK.glob("*.csv")), 3_900_000)

    def test_counts(self):
        self.assertEqual(len(self.tickets), 6011)
        self.assertEqual(len({t["id"] for t in self.tickets}), 6011)
        self.assertEqual(len(self.customers), 400)
        self.assertEqual(len({(t["agent_id"], t["team_id"]) for t in self.tickets}), 24)
        self.assertEqual(len({t["team_id"] for t in self.tickets}), 3)
        self.assertLessEqual({t["customer_id"] for t in self.tickets}, {c["id"] for c in self.customers})
        with open(DESK / "knowledge.csv", encoding="utf-8") as f:
            rows = list(csv.DictReader(f))
        self.assertEqual(len(rows), 24)
        self.assertEqual({r["month"] for r in rows}, {"2025-01"})
        english = sum(t["description"].isascii() for t in self.tickets)
        self.assertTrue(0.03 < english / len(self.tickets) < 0.07, english)
        self.assertGreater(len({t["description"] for t in self.tickets}), 4500)

    def test_every_ticket_makes_sense(self):
        for t in self.tickets:
            with self.subTest(t["id"]):
                self.assertEqual(t["received"][:7], "2025-01")
                for column in EVENTS:
                    if t[column]:
                        self.assertEqual(desk_month.instant(t[column]).strftime("%Y-%m-%d %H:%M:%S"), t[column])
                        self.assertTrue(t["received"] <= t[column] < "2025-02-01", column)
                self.assertLessEqual({s.removeprefix("!") for s in t["signals"].split()}, SIGNALS)
                self.assertEqual(bool(t["rating"]), bool(t["rated_at"]))
                self.assertIn(t["rating"], ("", "1", "2", "3", "4", "5"))
                for early, late in AFTER_ONE_ANOTHER:
                    if t[late]:
                        self.assertTrue("" < t[early] <= t[late], (early, late))

    def test_every_customer_makes_sense(self):
        for c in self.customers:
            with self.subTest(c["id"]):
                for column in ("customer_since", "first_purchase", "last_purchase", "last_interaction", "last_complaint"):
                    if c[column] not in ("", "never"):
                        self.assertTrue("2018" < c[column] < "2025-02-01", column)

    def test_customers_agree_with_their_tickets(self):
        by_id = {c["id"]: c for c in self.customers}
        for t in self.tickets:
            last = by_id[t["customer_id"]]["last_interaction"]
            self.assertTrue(last >= t["received"] or last == "", t["id"])
            if "complains" in t["signals"].split():
                self.assertGreaterEqual(by_id[t["customer_id"]]["last_complaint"], t["received"], t["id"])
        self.assertEqual({c["primary"] for c in self.judged["customers"]}, {*SEGMENTS, "regular"})

    def test_each_priority_has_breaches_of_each_promise(self):
        for promise in ("first_analysis", "first_response", "resolution"):
            late = {v["priority"] for v in self.judged["tickets"] if v[promise]["late"]}
            self.assertEqual(late, {"P0", "P1", "P2"}, promise)

    def test_readme_names_every_case_that_is_checked(self):
        named = set(self.readme)
        self.assertLessEqual(set(TICKET_CASES) | set(AGENT_CASES) | set(LATER_CASES), named)
        self.assertGreater(len(named - set(TICKET_CASES) - set(AGENT_CASES) - set(LATER_CASES)), 30)

    def test_ticket_cases(self):
        tickets = {t["id"]: (t, v) for t, v in zip(self.tickets, self.judged["tickets"])}
        for case, holds in TICKET_CASES.items():
            for key in self.readme[case]:
                with self.subTest(case, id=key):
                    self.assertTrue(holds(*tickets[key]), tickets[key])

    def test_agent_cases(self):
        cards = {a["agent_id"]: a for a in self.judged["agents"]}
        for case, holds in AGENT_CASES.items():
            for key in self.readme[case]:
                with self.subTest(case, id=key):
                    self.assertTrue(holds(cards[key], list(cards.values())), cards[key])

    def test_customer_cases(self):
        rows = {c["id"]: (c, v) for c, v in zip(self.customers, self.judged["customers"])}
        for case in set(self.readme) - set(TICKET_CASES) - set(AGENT_CASES) - set(LATER_CASES):
            for key in self.readme[case]:
                with self.subTest(case, id=key):
                    self.assertTrue(customer_case(case, *rows[key], self.customers), rows[key])

    def test_later_cases(self):
        tickets = {t["id"]: (t, v) for t, v in zip(self.tickets, self.judged["tickets"])}
        rows = {r["id"]: (r,) for r in (*self.customers, *self.callbacks, *self.records)}
        for case, holds in LATER_CASES.items():
            for key in self.readme[case]:
                with self.subTest(case, id=key):
                    found = tickets[key] if case in CONTACT_CASES else rows[key]
                    self.assertTrue(holds(*found), found)

    def test_channels_of_contacts(self):
        channel = {t["id"]: t["channel"] for t in self.tickets}
        for case in CONTACT_CASES:
            if case.startswith(("phone_", "chat_", "call_")):
                self.assertEqual({channel[i] for i in self.readme[case]}, {"CHAT" if case.startswith("chat") else "PHONE"}, case)
        for t in self.tickets:
            self.assertEqual(bool(t["rang"]), t["channel"] in ("PHONE", "CHAT"), t["id"])
            self.assertEqual(bool(t["rings"]), t["channel"] == "PHONE" and bool(t["answered"]), t["id"])
            self.assertFalse(t["dissatisfaction_reason"] and t["rating"] not in ("1", "2"), t["id"])

    def test_a_topic_has_just_above_30_percent_of_a_week(self):
        quality = {"hardware_fault", "not_to_specification"}
        week = [t["topic"] for t in self.tickets if "2025-01-13" <= t["received"] < "2025-01-20" and
                (t["issue_type"] or ("QUALITY" if quality & set(t["signals"].split()) else "")) == "QUALITY"]
        self.assertTrue(Fraction(30, 100) < Fraction(week.count("电池续航"), len(week)) < Fraction(31, 100))

    def test_who_was_served_late_or_rated_low_left_more_often(self):
        late = {}
        for t, v in zip(self.tickets, self.judged["tickets"]):
            late.setdefault(t["customer_id"], []).append(v["resolution"]["late"])
        points = {"late": [], "rating": []}
        for c in self.customers:
            if c["churned"] and c["id"] in late:
                points["late"].append((sum(late[c["id"]]) / len(late[c["id"]]), c["churned"] == "true"))
            if c["churned"] and c["rating_count"] not in ("", "0"):
                points["rating"].append((-int(c["rating_sum"]) / int(c["rating_count"]), c["churned"] == "true"))
        for name, values in points.items():
            n, (xs, ys) = len(values), zip(*values)
            r = correlation(xs, [float(y) for y in ys])
            self.assertGreater(r * ((n - 2) / (1 - r * r)) ** 0.5, 3, name)  # t; 1.97 is the bound of 5 %

    def test_callbacks(self):
        means = {}
        for b in self.callbacks:
            self.assertTrue("2024-12" <= b["began"] < b["ended"] < "2025-02-01", b["id"])
            self.assertLessEqual(int(b["fields_filled"]), int(b["fields_required"]), b["id"])
            means.setdefault((b["team_id"], b["began"][:7]), []).append(length(b))
        means = {key: Fraction(sum(found), len(found)) for key, found in means.items()}
        cut = {team: 1 - means[team, "2025-01"] / means[team, "2024-12"] for team in ("T1", "T2", "T3")}
        self.assertEqual(cut["T1"], Fraction(1, 5))
        self.assertTrue(Fraction(1999, 10000) < cut["T2"] < Fraction(1, 5))
        self.assertGreater(cut["T3"], Fraction(1, 5))
        known = [b["solved_in_one_contact"] for b in self.callbacks
                 if b["agent_id"] == "A05" and b["began"] > "2025" and b["solved_in_one_contact"]]
        self.assertEqual(Fraction(known.count("true"), len(known)), Fraction(85, 100))
        tickets = {t["id"]: t for t in self.tickets}
        for b in self.callbacks:
            if b["ticket_id"]:
                t = tickets[b["ticket_id"]]
                self.assertEqual((b["customer_id"], b["began"], b["ended"]), (t["customer_id"], t["called_back"], t["callback_ended"]), b["id"])

    def test_records(self):
        customers = {c["id"]: c for c in self.customers}
        tickets = {t["id"]: t for t in self.tickets}
        self.assertEqual({r["form"] for r in self.records}, {"call_record", "feedback_record", "problem_record", "callback_record",
                                                              "dissatisfaction_analysis"})
        for r in self.records:
            with self.subTest(r["id"]):
                c = customers[r["customer_id"]]
                self.assertIn(r["field.name"], ("", c["name"]))
                self.assertIn(r["field.phone"], ("", c["phone"]))
                self.assertTrue(r["began"] <= r["ended"] <= (r["completed"] or r["ended"]))
                if r["ticket_id"]:
                    self.assertEqual(tickets[r["ticket_id"]]["customer_id"], r["customer_id"])
                if r["form"] == "call_record" and r["id"] not in self.readme["record_never_completed"]:
                    self.assertEqual(r["completed"], tickets[r["ticket_id"]]["record_completed"])


class Oracle(unittest.TestCase):
    """The reference itself, on values worked out by hand."""

    def at(self, text):
        return desk_month.instant(text)

    def test_a_year_without_published_holidays_is_an_error(self):
        with self.assertRaises(ValueError):
            desk_month.open_day(date(2019, 12, 31))

    def test_working_hour(self):  # SLA 1, CAL 1, CAL 4, CAL 7
        for start, expected in (("2025-01-01 00:00:00", "2025-01-02 10:00:00"), ("2025-01-24 17:30:00", "2025-01-26 09:30:00"),
                                ("2025-01-25 12:00:00", "2025-01-26 10:00:00"), ("2025-01-26 17:30:00", "2025-01-27 09:30:00"),
                                ("2025-01-27 17:00:00", "2025-01-27 18:00:00"), ("2025-01-27 17:00:01", "2025-02-05 09:00:01"),
                                ("2025-02-07 17:30:00", "2025-02-08 09:30:00"), ("2025-02-08 17:30:00", "2025-02-10 09:30:00"),
                                ("2026-02-12 16:59:59", "2026-02-12 17:59:59"), ("2026-02-12 17:00:00", "2026-02-12 18:00:00"),
                                ("2026-02-12 17:00:01", "2026-02-13 09:00:01"), ("2026-02-12 18:00:00", "2026-02-13 10:00:00"),
                                ("2026-02-13 17:30:00", "2026-02-14 09:30:00"), ("2026-02-14 17:30:00", "2026-02-24 09:30:00"),
                                ("2026-02-18 03:00:00", "2026-02-24 10:00:00"), ("2026-02-27 18:00:00", "2026-02-28 10:00:00")):
            self.assertEqual(desk_month.working_time_after(self.at(start), desk_month.HOUR), self.at(expected), start)

    def test_working_days(self):  # SLA 3, CAL 2, CAL 3, CAL 4
        for start, n, expected in (("2025-01-01 12:00:00", 3, "2025-01-06 18:00:00"), ("2025-01-22 23:50:00", 3, "2025-01-26 18:00:00"),
                                   ("2025-01-23 00:00:00", 3, "2025-01-27 18:00:00"), ("2025-01-24 15:00:00", 3, "2025-02-05 18:00:00"),
                                   ("2025-01-26 23:59:59", 5, "2025-02-08 18:00:00"), ("2025-01-31 12:00:00", 5, "2025-02-10 18:00:00"),
                                   ("2026-02-11 23:50:00", 3, "2026-02-14 18:00:00"), ("2026-02-12 00:00:00", 3, "2026-02-24 18:00:00"),
                                   ("2026-02-18 12:00:00", 3, "2026-02-26 18:00:00"), ("2026-02-13 15:00:00", 5, "2026-02-27 18:00:00"),
                                   ("2026-02-28 15:00:00", 5, "2026-03-06 18:00:00")):
            self.assertEqual(desk_month.close_of_working_day(self.at(start), n), self.at(expected), start)

    def test_months_back(self):  # SEG 3: month ends
        for start, n, expected in (("2025-02-01 00:00:00", 6, "2024-08-01 00:00:00"), ("2025-02-01 00:00:00", 24, "2023-02-01 00:00:00"),
                                   ("2026-08-31 12:00:00", 6, "2026-02-28 12:00:00"),
                                   ("2024-08-31 12:00:00", 6, "2024-02-29 12:00:00"), ("2026-01-31 00:00:00", 1, "2025-12-31 00:00:00"),
                                   ("2026-03-31 00:00:00", 3, "2025-12-31 00:00:00"), ("2026-12-31 00:00:00", 1, "2026-11-30 00:00:00")):
            self.assertEqual(desk_month.months_back(self.at(start), n), self.at(expected), start)


if __name__ == "__main__":
    unittest.main()
