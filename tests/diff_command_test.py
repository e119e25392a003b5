"""guiju diff: what it prints in both languages and all forms, its exit codes, and the tests that it writes."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = Path(os.environ.get("GUIJU_BINARY_DIR", ROOT / "build")).resolve()
COMMAND = BUILD / "bin" / "guiju"
BAND = ('band { at_least: "95" points: 30 }', 'band { at_least: "96" points: 30 }')
NOTE = 'change_note { replaces: "2026.1" change { clause: "SCO-2" reason: "board of March" } }\n'


class DiffCommandTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.home = Path(cls.folder.name)
        text = subprocess.run([COMMAND, "policy"], capture_output=True, check=True).stdout.decode()
        assert text.count(BAND[0]) == 1
        cls.write("old.textproto", text)
        cls.write("new.textproto", text.replace(*BAND))
        cls.write("noted.textproto", text.replace(*BAND) + NOTE)
        cls.write("broken.textproto", text.replace(BAND[0], "band { at_least: \"95\" }"))

    @classmethod
    def write(cls, name, text):
        (cls.home / name).write_text(text, encoding="utf-8")

    def run_diff(self, *arguments, code):
        run = subprocess.run([COMMAND, *arguments], capture_output=True, cwd=self.home,
                             env={"PATH": "", "GUIJU_LANG": "en"})
        self.assertEqual(run.returncode, code, run.stderr.decode() + run.stdout.decode())
        return run.stdout.decode(), run.stderr.decode()

    def test_the_same_policy_twice_is_clean(self):
        out, _ = self.run_diff("diff", "old.textproto", "old.textproto", code=0)
        self.assertIn("No answer differs.", out)
        out, _ = self.run_diff("--lang", "zh", "diff", "old.textproto", "old.textproto", code=0)
        self.assertIn("所有结果均相同。", out)

    def test_pretty_says_range_outcome_witness_totals_and_clause(self):
        out, _ = self.run_diff("diff", "old.textproto", "new.textproto", code=2)
        for part in ("resolution rate (profile base): 30 points → 25 points.",
                     "resolution rate from 95 % up to, not including, 96 %.",
                     'agent_month { agent_id: "A1" resolution_percent: "95" }',
                     "There agent.score.metric[resolution].points is 30 → 25.",
                     "Before: old.textproto:533:5. Now: new.textproto:533:5. Clauses: SCO-2.",
                     "a month loses at most 5 points and gains at most 0.",
                     "A grade moves from excellent to good: total 94 → 89.",
                     "Clause SCO-2 differs and is not declared."):
            self.assertIn(part, out)

    def test_chinese_says_the_same(self):
        out, _ = self.run_diff("--lang", "zh", "diff", "old.textproto", "new.textproto", code=2)
        for part in ("问题解决率（方案 base）：30 分 → 25 分。",
                     "问题解决率从 95 % 起，到 96 % 为止（不含 96 %）。",
                     "条款 SCO-2 有变化，但未声明。"):
            self.assertIn(part, out)

    def test_a_declared_change_is_clean(self):
        out, _ = self.run_diff("diff", "old.textproto", "noted.textproto", code=0)
        self.assertIn("Clause SCO-2 differs, as declared: board of March.", out)

    def test_json_has_the_ranges(self):
        out, _ = self.run_diff("diff", "old.textproto", "new.textproto", "-f", "json", code=2)
        report = json.loads(out)
        self.assertTrue(report["answers_differ"])
        first = report["differences"][0]
        self.assertEqual(first["place"], "score.metric[resolution].table")
        self.assertEqual(first["range"][0]["values"],
                         [{"kind": "number", "lower": "95", "lower_open": False, "upper": "96",
                           "upper_open": True}])
        self.assertEqual(first["witness"]["facts"], 'agent_month { agent_id: "A1" resolution_percent: "95" }')
        again, _ = self.run_diff("diff", "old.textproto", "new.textproto", "-f", "json", code=2)
        self.assertEqual(out, again)

    def test_github_marks_what_is_not_declared(self):
        out, _ = self.run_diff("diff", "old.textproto", "new.textproto", "-f", "github", code=2)
        self.assertTrue(out.startswith("::error file=new.textproto,line=533,col=5::resolution rate"), out)
        out, _ = self.run_diff("diff", "old.textproto", "noted.textproto", "-f", "github", code=0)
        self.assertTrue(out.startswith("::notice file=noted.textproto"), out)

    def test_witnesses_become_tests_of_the_new_policy(self):
        self.run_diff("diff", "old.textproto", "new.textproto", "--tests", "w.textproto", "-o", "out.txt", code=2)
        suite = (self.home / "w.textproto").read_text(encoding="utf-8")
        self.assertIn("# proto-message: guiju.v1.PolicyTestSuite", suite)
        self.assertIn('resolution_percent: "95"', suite)
        self.assertIn("points: 25", suite)
        self.assertNotIn("points: 30", suite)

    def test_an_invalid_policy_and_a_missing_file(self):
        _, err = self.run_diff("diff", "old.textproto", "broken.textproto", code=3)
        self.assertIn("broken.textproto:535", err)
        self.run_diff("diff", "old.textproto", "nowhere.textproto", code=1)
        self.run_diff("diff", "old.textproto", code=1)


if __name__ == "__main__":
    unittest.main()
