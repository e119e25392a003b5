"""A desk adds a segment, an obligation, a metric, a form and a list of terms by the text of its policy alone.

One copy of the standard policy gets one more entry of each kind; the command, built before, checks it and judges
by it. Each entry is seen to hold for one set of facts and not for another.
"""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = Path(os.environ.get("GUIJU_BINARY_DIR", ROOT / "build")).resolve()
COMMAND = BUILD / "bin" / "guiju"

# Written behind the line that opens the section.
ADDED = {
    "triage {": """
  signal { id: "threatens_to_sue" label { en: "threatens to sue" zh: "扬言起诉" } }
  priority_rule { id: "lawsuit" clause: "DESK-1" priority: P0 when { all { fact: "threatens_to_sue" is: true } } }
""",
    "text {": """
  terms { signal: "threatens_to_sue" clause: "DESK-1" term: ["法院见", "告上法庭", "see you in court"] except: "不会告上法庭" }
""",
    "sla {": """
  event { id: "manager_told" label { en: "account manager told" zh: "已通知客户经理" } }
  obligation {
    id: "tell_manager" clause: "DESK-2" label { en: "word to the account manager" zh: "通知客户经理" }
    starts_at: RECEIVED fulfilled_by_event: "manager_told"
    applies { fact: "customer_vip" is: true }
    target { working_minutes: 30 }
  }
""",
    "segment {": """
  segment {
    id: "champion" clause: "DESK-3" label { en: "champion" zh: "口碑客户" }
    when { all { fact: "latest_rating" at_least: "5" } all { fact: "mean_rating" at_least: "4.8" } }
  }
""",
    "score {": """
  fact { id: "trainings" label { en: "trainings given" zh: "培训场次" } kind: NUMBER }
  metric {
    id: "training" clause: "DESK-4" fact: CUSTOM custom_fact: "trainings"
    label { en: "trainings given" zh: "培训场次" }
    table {
      min: "0" max: "100" step: "1" direction: HIGHER_IS_BETTER rounding: EXACT
      band { at_least: "2" points: 10 }
      otherwise { points: 0 }
    }
  }
""",
    "record {": """
  form {
    id: "visit" clause: "DESK-5" label { en: "record of a visit" zh: "上门服务记录" }
    field { id: "engineer" label { en: "engineer" zh: "工程师" } need: REQUIRED shape: TEXT }
    field { id: "arrived" label { en: "arrival" zh: "到达时间" } need: REQUIRED shape: TIME_OF_DAY }
  }
""",
}


def with_own_rules(text):
    for opening, entries in ADDED.items():
        assert text.count(f"\n{opening}\n") == 1, opening
        text = text.replace(f"\n{opening}\n", f"\n{opening}{entries}\n")
    assert text.count("full_marks: 100") == 1
    return text.replace("full_marks: 100", "full_marks: 110")


class OwnRulesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.path = Path(folder.name)
        standard = cls.run_command("policy")
        cls.policy = cls.path / "own.textproto"
        cls.policy.write_text(with_own_rules(standard.stdout), encoding="utf-8")

    @staticmethod
    def run_command(*arguments):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GUIJU_")}
        return subprocess.run([COMMAND, *arguments], env=environment, capture_output=True, encoding="utf-8",
                              timeout=60, check=False)

    def verdicts(self, verb, option, *facts):
        path = self.path / "facts.jsonl"
        path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in facts), encoding="utf-8")
        moment = () if verb == "score" else ("--as-of", "2026-03-02T12:00:00+08:00")
        run = self.run_command(verb, "--policy", self.policy, option, path, *moment, "-f", "jsonl")
        self.assertEqual(run.returncode, 0, run.stderr)
        return [json.loads(line) for line in run.stdout.splitlines()]

    def test_the_policy_is_sound(self):
        run = self.run_command("check", self.policy)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)

    def test_a_list_of_terms(self):
        received = {"iso": "2026-03-02T10:00:00+08:00"}
        found, excluded = self.verdicts(
            "eval", "--tickets", {"id": "T1", "received": received, "description": "再不处理就法院见！"},
            {"id": "T2", "received": received, "description": "我不会告上法庭的。"})
        self.assertEqual(found["triage"]["priority"], "P0")
        self.assertEqual(found["triage"]["priority_decision"]["rule"], "lawsuit")
        self.assertNotEqual(excluded["triage"]["priority"], "P0")

    def test_an_obligation(self):
        ticket = {"id": "T1", "received": {"iso": "2026-03-02T10:00:00+08:00"}, "priority": "P2", "customer_type": "VIP"}
        told = {"kind": "CUSTOM", "name": "manager_told"}
        in_time = {**ticket, "event": [{**told, "at": {"iso": "2026-03-02T10:30:00+08:00"}}]}
        late = {**ticket, "id": "T2", "event": [{**told, "at": {"iso": "2026-03-02T10:30:01+08:00"}}]}
        nobody = {**ticket, "id": "T3", "customer_type": "NEW"}
        states = [[o["state"] for o in one["sla"]["obligation"] if o["obligation"] == "tell_manager"]
                  for one in self.verdicts("eval", "--tickets", in_time, late, nobody)]
        self.assertEqual(states, [["MET"], ["BREACHED"], []])

    def test_a_segment(self):
        ratings = {"rating_sum_by_count": {"numerator": 24, "denominator": 5}}
        one, other = self.verdicts("eval", "--customers", {"id": "C1", "latest_rating": 5, **ratings},
                                   {"id": "C2", "latest_rating": 4, **ratings})
        self.assertEqual(one["segment"]["primary"], "champion")
        self.assertNotEqual(other["segment"].get("primary"), "champion")

    def test_a_metric(self):
        month = {"agent_id": "A", "team_id": "T", "month": "2026-02", "mean_response_seconds": "30",
                 "resolution_percent": "95", "mean_rating": "4.5", "handled": 10, "knowledge_entries": 10}
        cards = self.verdicts("score", "--months", {**month, "fact": [{"name": "trainings", "decimal": "2"}]},
                              {**month, "agent_id": "B", "fact": [{"name": "trainings", "decimal": "1"}]})
        self.assertEqual([card["score"]["total"] for card in cards], [110, 100])

    def test_a_form(self):
        record = {"form": "visit", "ended": {"iso": "2026-03-02T10:00:00+08:00"}}
        engineer = {"name": "engineer", "value": "E7"}
        complete, incomplete = self.verdicts(
            "eval", "--records", {"id": "R1", **record, "field": [engineer, {"name": "arrived", "value": "09:30"}]},
            {"id": "R2", **record, "field": [engineer]})
        self.assertEqual(complete["record"]["state"], "COMPLETE")
        self.assertEqual(incomplete["record"]["state"], "INCOMPLETE")
        self.assertEqual(incomplete["record"]["missing"], ["arrived"])


if __name__ == "__main__":
    unittest.main()
