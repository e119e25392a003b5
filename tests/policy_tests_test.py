"""guiju test as people and CI run it: the shipped tests reach everything, and a policy that was changed is seen;
exit codes, the four forms, both languages."""

import json
import os
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as xml
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = Path(os.environ.get("GUIJU_BINARY_DIR", ROOT / "build")).resolve()
COMMAND = BUILD / "bin" / "guiju"
SHIPPED = ROOT / "proto" / "policies" / "tests"


class PolicyTestsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.path = Path(folder.name)
        cls.stricter = cls.path / "stricter.textproto"
        text = cls.run_command("policy").stdout
        assert text.count('at_least: "95" points: 30') == 1
        cls.stricter.write_text(text.replace('at_least: "95" points: 30', 'at_least: "96" points: 30'), encoding="utf-8")

    @staticmethod
    def run_command(*arguments):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GUIJU_")}
        return subprocess.run([COMMAND, *arguments], env=environment, capture_output=True, encoding="utf-8",
                              timeout=60, check=False)

    def write(self, name, text):
        path = self.path / name
        path.write_text(text, encoding="utf-8")
        return path

    def test_the_shipped_tests_pass_and_reach_everything(self):
        run = self.run_command("test", SHIPPED, "-f", "json")
        self.assertEqual(run.returncode, 0, run.stdout[-3000:] + run.stderr)
        report = json.loads(run.stdout)["reports"][0]
        self.assertTrue(report["ok"])
        self.assertEqual(report["failed"], 0)
        self.assertGreater(report["coverable"], 200)
        self.assertEqual(report["covered"], report["coverable"])
        suites = {test["suite"] for test in report["tests"]} | {"all"}  # which holds the requirement alone
        self.assertEqual(suites, {path.stem for path in SHIPPED.glob("*.textproto")})

    def test_every_rule_of_the_shipped_policy_is_cited(self):
        run = self.run_command("test", SHIPPED, "-f", "json")
        cited = {clause for test in json.loads(run.stdout)["reports"][0]["tests"] for clause in test["clauses"]}
        policy = self.run_command("policy").stdout
        stated = {word.split('"')[1] for word in policy.split("clause: ")[1:]}
        self.assertEqual(stated - cited, set())

    def test_a_changed_bound_fails_with_its_place_and_the_nearest_band(self):
        run = self.run_command("test", SHIPPED / "score.textproto", "--policy", self.stricter)
        self.assertEqual(run.returncode, 2)
        self.assertIn("FAILED score/resolution rate [95] (SCO-2)", run.stdout)
        self.assertIn("agent.score.metric[resolution].points  30        25", run.stdout)
        self.assertRegex(run.stdout, r"decided by score\.metric\[resolution\]\.table\.band\[1\] \(SCO-2\) .*stricter.textproto:\d+:\d+")
        self.assertIn("its bound 96 % is 1 percentage point away from the value 95 %", run.stdout)
        self.assertRegex(run.stdout, r"score\.textproto:\d+:\d+")

    def test_the_command_that_is_printed_runs_the_test_alone(self):
        run = self.run_command("test", SHIPPED / "score.textproto", "--policy", self.stricter, "-f", "json")
        failed = [test for test in json.loads(run.stdout)["reports"][0]["tests"] if not test["passed"]]
        self.assertTrue(failed)
        for test in failed:
            command = test["command"].replace("guiju", f"'{COMMAND}' ", 1)
            again = subprocess.run(command + " -f json", shell=True, capture_output=True, encoding="utf-8", timeout=60,
                                   check=False)
            self.assertEqual(again.returncode, 2, again.stderr)
            tests = json.loads(again.stdout)["reports"][0]["tests"]
            self.assertEqual([(one["name"], one["passed"]) for one in tests], [(test["name"], False)])

    def test_in_chinese(self):
        run = self.run_command("--lang", "zh", "test", SHIPPED / "score.textproto", "--policy", self.stricter)
        self.assertEqual(run.returncode, 2)
        for part in ("未通过 score/resolution rate [95]", "应为", "实际", "最近的另一档是", "单独运行"):
            self.assertIn(part, run.stdout)

    def test_junit(self):
        run = self.run_command("test", SHIPPED / "score.textproto", "--policy", self.stricter, "-f", "junit")
        self.assertEqual(run.returncode, 2)
        root = xml.fromstring(run.stdout)
        self.assertEqual(root.tag, "testsuites")
        cases = root.findall("./testsuite/testcase")
        failures = root.findall("./testsuite/testcase/failure")
        self.assertEqual(len(cases), int(root.get("tests")))
        self.assertEqual(len(failures), int(root.get("failures")))
        self.assertGreater(len(failures), 0)

    def test_github(self):
        run = self.run_command("test", SHIPPED / "score.textproto", "--policy", self.stricter, "-f", "github")
        self.assertEqual(run.returncode, 2)
        lines = run.stdout.splitlines()
        self.assertRegex(lines[0], r"^::error file=.*score\.textproto,line=\d+,col=\d+,title=score/resolution rate \[\d+\]::")
        self.assertTrue(lines[-1].startswith("::notice::"))

    def test_coverage_names_what_is_not_reached(self):
        suite = self.write("small.textproto", """
name: "small"
case {
  name: "c" clause: "SCO-1"
  facts { agent_month { agent_id: "A" mean_response_seconds: "20" } }
  expect { agent { score { metric { metric: "response" points: 20 } } } }
}
""")
        run = self.run_command("test", suite, "--coverage")
        self.assertEqual(run.returncode, 0, run.stdout)
        self.assertRegex(run.stdout, r"standard\.textproto:\d+:\d+: No test reaches score\.metric\[response\]\.table\.band\[1\] \(SCO-1\)\.")

    def test_no_test_is_a_failure(self):
        empty = self.write("empty.textproto", 'name: "empty"\n')
        self.assertEqual(self.run_command("test", empty).returncode, 2)
        folder = self.path / "nothing"
        folder.mkdir()
        self.assertEqual(self.run_command("test", folder).returncode, 2)
        run = self.run_command("test", SHIPPED, "--run", "no such test")
        self.assertEqual(run.returncode, 2)
        self.assertIn("no such test", run.stdout)

    def test_a_file_that_is_wrong_could_not_run(self):
        wrong = self.write("wrong.textproto", 'name: "w"\ncase { name: "c" clause: "A" given: "nobody" missing: "x" }\n')
        run = self.run_command("test", wrong)
        self.assertEqual(run.returncode, 1)
        self.assertIn("wrong.textproto:2:37", run.stderr)
        self.assertEqual(self.run_command("test", self.path / "not_there.textproto").returncode, 1)

    def test_an_invalid_policy(self):
        policy = self.write("invalid.textproto", 'id: "x"\n')
        self.assertEqual(self.run_command("test", SHIPPED, "--policy", policy).returncode, 3)
        self.assertEqual(self.run_command("test", SHIPPED, "--policy", self.path / "none.textproto").returncode, 1)

    def test_a_suite_names_its_policy_from_its_own_folder(self):
        suite = self.write("own.textproto", """
name: "own"
policy: "stricter.textproto"
case {
  name: "c" clause: "SCO-2"
  facts { agent_month { agent_id: "A" resolution_percent: "95" } }
  expect { agent { score { metric { metric: "resolution" points: 25 } } } }
}
""")
        run = self.run_command("test", suite)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)

    def test_into_a_file(self):
        out = self.path / "out.json"
        run = self.run_command("test", SHIPPED / "score.textproto", "--run", "response", "-f", "json", "-o", out)
        self.assertEqual((run.returncode, run.stdout), (0, ""))
        self.assertTrue(json.loads(out.read_text(encoding="utf-8"))["ok"])


if __name__ == "__main__":
    unittest.main()
