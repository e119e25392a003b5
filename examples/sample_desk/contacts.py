"""What happened around a ticket beside its own milestones: calls, surveys, records, verifications,
promises, collaboration, refunds, callbacks and extensions.

Each promise has a bound; most are kept, some exactly on the bound, some one second late, some not at
all. Chance comes from a generator of its own, so the columns before these do not depend on it.
"""

from datetime import datetime, timedelta

from topics import category_of, file_reasons, file_topics
from working_time import CUTOFF, nth_working_day

COLUMNS = (
    "topic,rang,answered,rings,contact_ended,survey_sent,record_completed,service_ended,service_record_completed,"
    "verification_promised,verification_answered,promised_at,promised_due,promise_kept,collaboration_opened,"
    "collaboration_done,collaboration_reference,refund_filed,refund_arrived,solution_carried_out,called_back,"
    "callback_ended,callback_record_completed,satisfaction_asked,dissatisfaction_called_back,dissatisfaction_analyzed,extended_at,extended_due,"
    "extension_noticed,dissatisfaction_reason").split(",")
MINUTE, HOUR, DAY = 60, 3600, 86400
RING = 4  # seconds from one ring to the next
NONE = "never"
ANSWER = {"PHONE": 10, "CHAT": 30}
SURVEY, CALL_RECORD, CALLBACK_RECORD, SERVICE_RECORD = 5 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE
VERIFICATION, CALLBACK, DISSATISFACTION = 2 * HOUR, DAY, HOUR
COLLABORATION = {"urgent": 2 * HOUR, "normal": DAY}
URGENT = {"core_business_hit", "system_down", "customer_agitated", "complaint_escalated"}

# What each step puts on the first tickets that can carry it, from the second week on: case, seconds.
BOUND = {
    "phone": (("phone_answered_at_exactly_10_s", 10), ("phone_answered_one_second_late", 11), ("phone_never_answered", NONE),
              ("phone_answered_in_time_after_four_rings", 9)),
    "chat": (("chat_answered_at_exactly_30_s", 30), ("chat_answered_one_second_late", 31)),
    "survey": (("survey_sent_at_exactly_5_min", SURVEY), ("survey_sent_one_second_late", SURVEY + 1), ("survey_never_sent", NONE)),
    "call_record": (("call_record_at_exactly_5_min", CALL_RECORD), ("call_record_one_second_late", CALL_RECORD + 1),
                    ("call_record_never_completed", NONE)),
    "service_record": (("service_record_at_exactly_30_min", SERVICE_RECORD), ("service_record_one_second_late", SERVICE_RECORD + 1)),
    "verification": (("verification_answered_at_exactly_2_h", VERIFICATION), ("verification_answered_one_second_late", VERIFICATION + 1)),
    "promise": (("promise_kept_at_the_due_time", 0), ("promise_kept_one_second_late", 1), ("promise_not_kept", NONE)),
    "urgent": (("urgent_collaboration_at_exactly_2_h", 2 * HOUR), ("urgent_collaboration_one_second_late", 2 * HOUR + 1)),
    "normal": (("collaboration_at_exactly_24_h", DAY), ("collaboration_one_second_late", DAY + 1)),
    "refund": (("refund_at_the_close_of_the_fifth_working_day", (5, 18 * HOUR)),
               ("refund_one_second_after_the_fifth_working_day", (5, 18 * HOUR + 1)), ("refund_before_the_third_working_day", (2, 15 * HOUR))),
    "callback": (("called_back_at_exactly_24_h", DAY), ("called_back_one_second_late", DAY + 1), ("never_called_back", NONE)),
    "callback_record": (("callback_entered_at_exactly_10_min", CALLBACK_RECORD), ("callback_entered_one_second_late", CALLBACK_RECORD + 1)),
    "dissatisfied": (("dissatisfied_called_back_at_exactly_1_h", HOUR), ("dissatisfied_called_back_one_second_late", HOUR + 1),
                     ("dissatisfied_never_called_back", NONE)),
    "notice": (("extension_noticed_exactly_one_day_before", DAY), ("extension_noticed_one_second_late", DAY - 1),
               ("extension_never_noticed", NONE)),
}


def seconds(n):
    return timedelta(seconds=n)


def at_second(day, second):
    return datetime.combine(day, datetime.min.time()) + seconds(second)


def waking(at):
    """`at`, moved on to 09:00 when nobody may be called then."""
    if at.hour >= 22:
        return at_second(at.date() + timedelta(days=1), 9 * HOUR)
    return at if at.hour >= 8 else at_second(at.date(), 9 * HOUR)


def finished(ticket):
    """The moment that the ticket was solved for good, None when it was not."""
    return ticket.get("resolved_again") or (ticket.get("resolved") if not ticket.get("reopened") else None)


class Desk:
    """Fills in the columns, step by step, and remembers which ticket became which case."""

    def __init__(self, dice, priority_of, due_of):
        self.dice, self.priority_of, self.due_of = dice, priority_of, due_of
        self.cases = {}
        self.waiting = {step: list(cases) for step, cases in BOUND.items()}

    def placed(self, step, ticket, fits=lambda value: True):
        """The next value placed by hand for this step, when this ticket can carry it."""
        queue = self.waiting[step]
        if not queue or ticket.get("case") or ticket.get("took") or ticket["received"] < datetime(2025, 1, 8, 9):
            return None
        case, value = queue[0]
        if not fits(value):
            return None
        queue.pop(0)
        ticket["took"] = case  # one case a ticket: each stays plain otherwise
        self.cases.setdefault(case, []).append(ticket["id"])
        return value

    def lag(self, bound, low, late, missing, at_most=None):
        """Seconds from start to done: mostly within the bound; None when it never happened."""
        dice, roll = self.dice, self.dice.below(1000)
        value = (None if roll < missing else bound + 1 + dice.below(bound * 3) if roll < missing + late
                 else bound + 1 if roll < missing + late + 8 else bound if roll < missing + late + 20
                 else dice.between(low, bound))
        return value if value is None or at_most is None else min(value, at_most)

    def contact(self, t):
        bound = ANSWER.get(t["channel"])
        if bound is None:
            return
        dice, start = self.dice, t["received"]
        t["rang"] = start
        first = t.get("first_response")
        room = int((first - start).total_seconds()) if first else None
        wait = self.placed("phone" if bound == 10 else "chat", t, lambda v: room and room > 31 and (v != NONE or room > 120))
        if wait is None:
            wait = self.lag(bound, 2, 70, 0, room) if first else None
        if wait in (None, NONE):
            return
        t["answered"] = start + seconds(wait)
        if t["channel"] == "PHONE":
            t["rings"] = 4 if t.get("took", "").endswith("four_rings") else max(1, -(-wait // RING))
        low = max(first or t["answered"], t["answered"]) + seconds(30)
        long = dice.between(90, 1500 if bound == 10 else 2400)
        end = low + seconds(long)
        if t.get("resolved") and t["resolved"] < end:
            end = max(t["answered"] + seconds(20), t["resolved"])
        if end >= CUTOFF - seconds(HOUR):
            return
        t["contact_ended"] = end
        rated = t.get("rated_at")
        room = int((rated - end).total_seconds()) - 1 if rated else None
        lag = self.placed("survey", t, lambda v: not rated)
        if lag is None:
            lag = self.lag(SURVEY, 20, 40, 0 if rated else 60, room)
        if lag not in (None, NONE):
            t["survey_sent"] = end + seconds(lag)
        self.after(t, "call_record", "contact_ended", "record_completed", CALL_RECORD, 60, 40, 12, t["channel"] == "PHONE")
        self.verify(t, end)

    def after(self, t, step, start, done, bound, low, late, missing, may_place=True):
        """`done` a while after `start`, unless that is after the export."""
        lag = self.placed(step, t) if may_place else None
        if lag is None:
            lag = self.lag(bound, low, late, missing)
        if lag not in (None, NONE) and t[start] + seconds(lag) < CUTOFF:
            t[done] = t[start] + seconds(lag)

    def verify(self, t, end):
        """An answer that could not be given during the contact."""
        solved = t.get("resolved") or CUTOFF
        room = int((solved - end).total_seconds())
        if room < 4 * HOUR or not self.dice.chance(0.3):
            return
        t["verification_promised"] = end - seconds(self.dice.between(5, 15))
        room += 5
        self.bounded(t, "verification", "verification_promised", "verification_answered", VERIFICATION, 6 * MINUTE, room, 60)

    def bounded(self, t, step, start, done, bound, low, room, late):
        """As `after`, but not later than `room` seconds: what it waits for ends then."""
        lag = self.placed(step, t, lambda v: room > v)
        if lag is None:
            lag = self.lag(bound, low, late, 25, room)
        if lag is not None and t[start] + seconds(lag) < CUTOFF:
            t[done] = t[start] + seconds(lag)

    def promise(self, t):
        solved = t.get("resolved") or CUTOFF
        end = t.get("contact_ended")
        if not end or solved - end < timedelta(days=1) or t["id"][-1] not in "258":
            return
        made = end - seconds(self.dice.between(5, 15))
        due = at_second(nth_working_day(made.date(), 2), 18 * HOUR)
        value = self.placed("promise", t, lambda v: due < CUTOFF and (v == NONE or due + seconds(5) < solved))
        t["promised_at"], t["promised_due"] = made, due
        if value == NONE:
            return
        if value is None:
            value = self.dice.between(0, 20 * HOUR) if self.dice.chance(0.08) else -self.dice.between(HOUR, 20 * HOUR)
        kept = max(made + seconds(HOUR), min(due + seconds(value), solved))
        if kept < CUTOFF:
            t["promise_kept"] = kept

    def collaborate(self, t, number):
        first = t.get("first_response")
        solved = t.get("resolved") or CUTOFF
        if not first or solved - first < timedelta(hours=3) or not self.dice.chance(0.3):
            return number
        kind = "urgent" if t.get("handling") == "URGENT" or set(t["yes"]) & URGENT else "normal"
        t["collaboration_opened"] = first + seconds(self.dice.between(10 * MINUTE, 40 * MINUTE))
        t["collaboration_reference"] = f"X{number:04d}"
        room = int((solved - t["collaboration_opened"]).total_seconds())
        self.bounded(t, kind, "collaboration_opened", "collaboration_done", COLLABORATION[kind], 20 * MINUTE, room, 70)
        return number + 1

    def refund(self, t, last):
        if "asks_return" not in t["yes"] or not self.dice.chance(0.55):
            return
        t["refund_filed"] = last
        fits = [d for d in (2, 5) if at_second(nth_working_day(last.date(), d), 19 * HOUR) < CUTOFF]
        value = self.placed("refund", t, lambda v: v[0] in fits and last.hour < 18)
        if value is None:
            roll = self.dice.below(100)
            days = 6 if roll < 5 else 2 if roll < 8 else self.dice.pick((3, 3, 4, 4, 5))
            value = (days, self.dice.between(9 * HOUR, 18 * HOUR))
        arrived = at_second(nth_working_day(last.date(), value[0]), value[1])
        if arrived < CUTOFF:
            t["refund_arrived"] = arrived

    def call_back(self, t, last):
        if category_of(t) not in ("AFTER_SALES", "COMPLAINT"):
            return
        earliest = max(t.get("reopened") or t["received"], t.get("first_response") or t["received"])
        t["solution_carried_out"] = max(earliest, last - seconds(self.dice.between(0, 20 * MINUTE)))
        start = t["solution_carried_out"]
        lag = self.placed("callback", t, lambda v: not self.dissatisfied(t) and (v == NONE or (9 <= start.hour < 18 and last < CUTOFF - timedelta(days=3))))
        by_hand = lag is not None
        if not by_hand:
            lag = self.lag(DAY, HOUR, 60, 50)
        if lag in (None, NONE):
            return
        at = start + seconds(lag) if by_hand else max(waking(start + seconds(lag)), last + seconds(60))
        if at < CUTOFF - seconds(HOUR):
            t["called_back"], t["callback_ended"] = at, at + seconds(self.dice.between(100, 900))
            self.after(t, "callback_record", "callback_ended", "callback_record_completed", CALLBACK_RECORD, 60, 50, 20)

    def dissatisfied(self, t):
        return t.get("rating") in ("1", "2")

    def calm(self, t):
        """The callback to who gave 1 or 2, and the entry in the analysis."""
        if not self.dissatisfied(t):
            return
        start = t["rated_at"]
        lag = self.placed("dissatisfied", t, lambda v: 9 <= start.hour < 17 and not t.get("called_back"))
        by_hand = lag is not None
        if not by_hand:
            lag = self.lag(DISSATISFACTION, 10 * MINUTE, 120, 80)
        if lag in (None, NONE):
            return
        at = start + seconds(lag) if by_hand else waking(start + seconds(lag))
        if at >= CUTOFF - seconds(HOUR):
            return
        t["dissatisfaction_called_back"] = at
        if not self.dice.chance(0.08):
            room = int((start + seconds(DISSATISFACTION) - at).total_seconds())
            soon = room > 6 * MINUTE and self.dice.chance(0.85)
            t["dissatisfaction_analyzed"] = at + seconds(self.dice.between(5 * MINUTE, room if soon else 30 * MINUTE))

    def extend(self, t):
        """A new resolution date for a ticket that misses its own, or may."""
        due, kind = self.due_of(t), self.priority_of(t)
        done = t.get("resolved")
        if t.get("case") or t.get("reopened") or (done and done <= due) or not self.dice.chance(0.35):
            return
        if kind == "P0":
            at = t["received"] + seconds(self.dice.between(3 * HOUR, 20 * HOUR))
        else:
            at = due - timedelta(days=1) - seconds(self.dice.between(15 * MINUTE, 5 * HOUR))
        if at >= CUTOFF - seconds(2 * HOUR) or at <= t["received"]:
            return
        t["extended_at"] = at
        t["extended_due"] = at_second(nth_working_day(due.date(), 2), 18 * HOUR)
        if done and done > t["extended_due"] and self.dice.chance(0.6):
            t["extended_due"] = at_second(nth_working_day(done.date(), 1), 18 * HOUR)
        before = self.placed("notice", t, lambda v: kind != "P0" and due < CUTOFF - seconds(HOUR))
        if before == NONE or (before is None and self.dice.chance(0.08)):
            return
        if before is not None:
            noticed = due - seconds(before)
        else:
            late = self.dice.chance(0.25)
            noticed = at + seconds(self.dice.between(2 * HOUR, 20 * HOUR) if late else self.dice.between(60, 15 * MINUTE))
        if max(noticed, at) < CUTOFF:
            t["extension_noticed"] = max(noticed, at)

    def run(self, tickets):
        number = 1
        for t in tickets:
            self.contact(t)
            self.promise(t)
            number = self.collaborate(t, number)
            self.extend(t)
            last = finished(t)
            if last:
                ended = last + seconds(self.dice.between(0, 3 * MINUTE))
                if ended < CUTOFF:
                    t["service_ended"] = ended
                    self.after(t, "service_record", "service_ended", "service_record_completed", SERVICE_RECORD, 2 * MINUTE, 30, 20)
                    if self.dice.chance(0.6):
                        asked = min(ended, t.get("rated_at") or ended)
                        t["satisfaction_asked"] = asked
                self.refund(t, last)
                self.call_back(t, last)
            self.calm(t)
        left = [case for queue in self.waiting.values() for case, _ in queue]
        if left:
            raise ValueError(f"no ticket could carry {left}")


def add_contacts(tickets, dice, topic_dice, priority_of, due_of):
    """Fills in COLUMNS; gives the cases, case -> ids."""
    file_topics(tickets, topic_dice)
    file_reasons(tickets, topic_dice)
    desk = Desk(dice, priority_of, due_of)
    desk.run(tickets)
    return desk.cases
