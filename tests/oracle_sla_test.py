"""Obligations and milestones against their reference, ticket by ticket: SLA-1, SLA-2, SLA-3, SLA-4, SLA-5,
SLA-6, SLA-7, SLA-8, SLA-9, SLA-10, SLA-11, SLA-12, SLA-13, SLA-14, CAL-12, CAL-13."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "oracle"))
import harness  # noqa: E402
import sla_cases  # noqa: E402
from calendar_reference import instant  # noqa: E402

FIELDS = {
    "obligation": {"obligation", "clause", "start", "due", "done", "state", "clock", "target", "used", "left",
                   "paused", "next_change", "provisional", "calendar", "target_entry", "reference", "early",
                   "previous_due", "extensions", "ignored_extensions", "missing", "not_recorded",
                   "not_as_required", "shares"},
    "milestone": {"milestone", "clause", "state", "at", "expected"}}


def comparable(answer):
    """Instants in microseconds; fields that the reference does not know are named."""
    unknown = set()
    for ticket in answer["ticket"]:
        sla = ticket.get("sla", {})
        unknown |= set(sla) - {"obligation", "not_started", "not_applicable", "milestone", "lost"}
        for kind, fields in FIELDS.items():
            for one in sla.get(kind, []):
                unknown |= set(one) - fields
                unknown |= set(one.get("shares", {})) - {"desk", "customer", "calendar"}
                for name in ("start", "due", "done", "next_change", "early", "at", "expected"):
                    if name in one:
                        one[name] = instant(one[name])
                if "previous_due" in one:
                    one["previous_due"] = [instant(each) for each in one["previous_due"]]
    return {"ticket": answer["ticket"], "finding": answer["finding"], "unknown": sorted(unknown)}


def expected(desk, case):
    """What the library should answer to the tickets of a case."""
    answer = {"ticket": [], "finding": [], "unknown": []}
    for ticket in case["ticket"]:
        verdict, finding = desk.judge(ticket, instant(case["as_of"]))
        if finding:
            return {"finding": [finding], "unknown": []}
        answer["ticket"].append({"ticket_id": "t", "sla": verdict})
    return answer


class SlaOracle(unittest.TestCase):
    def test_random_tickets(self):
        desks, tickets = [], 0

        def cases():
            for case, desk in sla_cases.generate(harness.SEED, harness.CASES):
                desks.append(desk)
                yield case

        position = iter(range(10**9))

        def reference(case):
            nonlocal tickets
            at = next(position)
            desk, desks[at] = desks[at], None
            tickets += len(case["ticket"])
            return expected(desk, case)

        harness.compare(self, cases(), reference, adapt=comparable)
        self.assertEqual(tickets, harness.CASES)


if __name__ == "__main__":
    unittest.main()
