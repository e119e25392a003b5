"""Triage and the search of descriptions against their reference, ticket by ticket: INT-3, INT-4, INT-5,
INT-6, INT-7, INT-8, INT-9, INT-10."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "oracle"))
import harness  # noqa: E402
import triage_cases  # noqa: E402
from whole import compare  # noqa: E402

# What other references compare, and sentences for people.
OTHERS = {"policy", "as_of", "sla", "reason_zh", "reason_en"}


def cases(seed, count):
    for case, judge, findings in triage_cases.generate(seed, count):
        if findings:
            yield case, lambda findings=findings: {"finding": findings}
        else:
            yield case, lambda judge=judge, case=case: {
                "finding": [], "ticket": [judge.evaluate(ticket) for ticket in case["ticket"]]}


def shown(answer):
    if answer["finding"]:
        return {"finding": answer["finding"]}
    return {"finding": [], "ticket": [{name: ticket[name] for name in ticket if name not in OTHERS}
                                      for ticket in answer["ticket"]]}


class TriageOracle(unittest.TestCase):
    def test_random_tickets(self):
        tickets = 0

        def counted():
            nonlocal tickets
            for case, expected in cases(harness.SEED, harness.CASES):
                tickets += len(case["ticket"])
                yield case, expected

        compare(self, counted(), shown)
        self.assertEqual(tickets, harness.CASES)


if __name__ == "__main__":
    unittest.main()
