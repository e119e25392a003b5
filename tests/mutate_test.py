"""guiju mutate and guiju gen-tests, run as a person would, in both languages."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = Path(os.environ.get("GUIJU_BINARY_DIR", ROOT / "build")).resolve()
GUIJU = str(BUILD / "bin" / "guiju")

CASE = """name: "bounds"
case {
  name: "on the bound" clause: "SCO-2"
  facts { agent_month { agent_id: "A" month: "2026-03" resolution_percent: "95" } }
  expect { agent { score { metric { metric: "resolution" points: 30 } } } }
}
"""
WITHIN = "score.metric[resolution].table.band[0]"


def run(*arguments):
    environment = {k: v for k, v in os.environ.items() if k != "GUIJU_LANG"}
    return subprocess.run([GUIJU, *arguments], capture_output=True, text=True, env=environment)


class MutateTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def test_a_survivor_is_told_with_its_test(self):
        suite = self.write("s.textproto", CASE)
        english = run("mutate", suite, "--within", WITHIN, "--lang", "en")
        self.assertEqual(english.returncode, 0, english.stderr)
        self.assertIn('.at_least: "95" was changed to "94". The clause is SCO-2.', english.stdout)
        self.assertRegex(english.stdout, r"(?m)^standard\.textproto:\d+:\d+: ")
        self.assertIn("case {", english.stdout)
        self.assertIn("of 3 mutants 2 were noticed, 1 were not; mutation score 66.6 %", english.stdout)
        chinese = run("mutate", suite, "--within", WITHIN, "--lang", "zh")
        self.assertIn("由“95”改成了“94”。", chinese.stdout)
        self.assertIn("3 个变异中有 2 个被发现，1 个未被发现；变异得分 66.6 %", chinese.stdout)

    def test_the_tests_of_the_standard_policy_notice_what_they_must(self):
        found = run("mutate", os.path.join(ROOT, "proto", "policies", "tests"), "-f", "json")
        self.assertEqual(found.returncode, 0, found.stdout[-2000:] + found.stderr)
        report = json.loads(found.stdout)
        self.assertGreaterEqual(float(report["score_percent"]), 95)
        self.assertGreater(report["killed"], 1500)
        # What is not counted is not most of it.
        self.assertLess(report["equivalent"], report["killed"] / 10)

    def test_a_missed_threshold_is_2(self):
        suite = self.write("s.textproto", CASE)
        missed = run("mutate", suite, "--within", WITHIN, "--threshold", "95", "--lang", "en")
        self.assertEqual(missed.returncode, 2)
        self.assertIn("The mutation score is 66.6 %; required are 95 %.", missed.stdout)
        missed = run("mutate", suite, "--within", WITHIN, "--threshold", "95", "--lang", "zh")
        self.assertIn("变异得分为 66.6 %，要求达到 95 %。", missed.stdout)
        reached = run("mutate", suite, "--within", WITHIN, "--threshold", "60")
        self.assertEqual(reached.returncode, 0)

    def test_json_holds_everything(self):
        suite = self.write("s.textproto", CASE)
        answer = run("mutate", suite, "--within", WITHIN, "-f", "json")
        report = json.loads(answer.stdout)
        self.assertEqual((report["killed"], report["survived"]), (2, 1))
        self.assertEqual(report["survivors"][0]["clause"], "SCO-2")
        self.assertEqual(report["clauses"][0]["clause"], "SCO-2")

    def test_tests_that_fail_are_2_and_a_wrong_file_is_1(self):
        failing = self.write("f.textproto", CASE.replace("30", "25"))
        self.assertEqual(run("mutate", failing).returncode, 2)
        wrong = self.write("w.textproto", CASE.replace("clause", "claus"))
        answer = run("mutate", wrong)
        self.assertEqual(answer.returncode, 1)
        self.assertIn("w.textproto:3:", answer.stderr)
        policy = self.write("p.textproto", 'id: "x"')
        suite = self.write("s.textproto", CASE)
        self.assertEqual(run("mutate", suite, "--policy", policy).returncode, 3)

    def test_generated_tests_wait_to_be_filled_in(self):
        bounds = os.path.join(self.folder, "bounds.textproto")
        self.assertEqual(run("gen-tests", "-o", bounds).returncode, 0)
        open_rows = run("test", bounds)
        self.assertEqual(open_rows.returncode, 2, open_rows.stderr)
        self.assertEqual(run("gen-tests", "--accept", "standard", "-o", bounds).returncode, 0)
        filled = run("test", bounds)
        self.assertEqual(filled.returncode, 0, filled.stdout)


if __name__ == "__main__":
    unittest.main()
