"""The command's answers on the sample desk against the independent reference, field by field.

Names what it proves: INT-5, INT-6, SLA-1, SLA-2, SLA-3, SEG-1, SEG-2, SEG-3, SEG-4, SEG-5, SCO-1,
SCO-2, SCO-3, SCO-4, SCO-5, SCO-6, STAT-7, CAL-13.
"""

import json
import subprocess
import sys
import tempfile
import unittest
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "oracle"))
import desk_month  # noqa: E402

COMMAND = ROOT / "build" / "bin" / "guiju"
DESK = ROOT / "examples" / "sample_desk"


def lines(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def fraction(counts):
    return Fraction(int(counts.get("numerator", 0)), int(counts["denominator"]))


class DeskTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        out = Path(cls.folder.name)
        cls.report = subprocess.run(
            [COMMAND, "report", "--tickets", DESK / "tickets.csv", "--customers",
             DESK / "customers.csv", "--knowledge", DESK / "knowledge.csv", "--as-of",
             "2025-02-01", "--output", out],
            capture_output=True, text=True, check=False)
        cls.tickets = {t["ticket_id"]: t for t in lines(out / "tickets.jsonl")}
        cls.customers = {c["customer_id"]: c["segment"] for c in lines(out / "customers.jsonl")}
        cls.agents = {a["score"]["agent_id"]: a["score"] for a in lines(out / "scorecards.jsonl")}
        cls.expected = desk_month.judge(DESK)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_every_record_is_judged(self):
        self.assertEqual(self.report.returncode, 0, self.report.stderr)
        self.assertEqual(set(self.tickets), {t["id"] for t in self.expected["tickets"]})
        self.assertEqual(set(self.customers), {c["id"] for c in self.expected["customers"]})
        self.assertEqual(set(self.agents), {a["agent_id"] for a in self.expected["agents"]})

    def test_priority_and_handling(self):
        for ticket in self.expected["tickets"]:
            triage = self.tickets[ticket["id"]]["triage"]
            with self.subTest(ticket["id"]):
                self.assertEqual(triage["priority"], ticket["priority"])
                self.assertEqual(triage["handling"], ticket["handling"])

    def test_deadlines(self):
        compared = 0
        for ticket in self.expected["tickets"]:
            found = {o["obligation"]: o for o in self.tickets[ticket["id"]]["sla"]["obligation"]}
            for name in ("first_analysis", "first_response", "resolution"):
                with self.subTest(ticket=ticket["id"], obligation=name):
                    verdict, expected = found[name], ticket[name]
                    for field in ("start", "due", "done"):
                        self.assertEqual(verdict.get(field, {}).get("iso"), expected[field])
                    self.assertEqual(verdict["state"] == "BREACHED", expected["late"])
                    compared += 1
        self.assertEqual(compared, 3 * len(self.expected["tickets"]))

    def test_segments(self):
        for customer in self.expected["customers"]:
            found = self.customers[customer["id"]]
            with self.subTest(customer["id"]):
                self.assertEqual(found["primary"], customer["primary"])
                self.assertEqual(found.get("matched", []), customer["matched"])
                undecided = {u["segment"]: sorted(u["missing"]) for u in found.get("undecided", [])}
                self.assertEqual(
                    undecided, {s: sorted(f) for s, f in customer["undecided"].items()})

    def test_scores(self):
        for agent in self.expected["agents"]:
            found = self.agents[agent["agent_id"]]
            metrics = {m["metric"]: m for m in found["metric"]}
            with self.subTest(agent["agent_id"]):
                self.assertEqual(found["team_id"], agent["team_id"])
                self.assertEqual(found["month"], agent["month"])
                self.assertEqual(
                    {name: m.get("points", 0) for name, m in metrics.items()}, agent["points"])
                self.assertEqual(
                    sorted(name for name, m in metrics.items() if m.get("missing")),
                    sorted(agent["missing"]))
                self.assertEqual(found["total"], agent["total"])
                self.assertEqual(found.get("grade", "").upper(), agent["grade"] or "")
                for name, counts in (("response", "response_seconds_by_count"),
                                     ("resolution", "resolved_of_handled"),
                                     ("satisfaction", "rating_sum_by_count"),
                                     ("volume", "team_ahead")):
                    if name in agent["missing"]:
                        continue
                    self.assertEqual(fraction(metrics[name]["value"]), fraction(agent[counts]))


if __name__ == "__main__":
    unittest.main()
