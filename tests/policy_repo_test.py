"""The example repository of a desk's rules: what it says of its files is true, and its loop runs."""

import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = Path(os.environ.get("GUIJU_BINARY_DIR", ROOT / "build")).resolve()
COMMAND = BUILD / "bin" / "guiju"
EXAMPLE = ROOT / "examples" / "policy_repo"


def body(path):
    """The sections of a policy, without what names and dates the version."""
    text = path.read_text(encoding="utf-8")
    return text[text.index("# ---------------------------------------------------------------- calendar"):]


class PolicyRepoTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.repo = Path(folder.name) / "repo"
        shutil.copytree(EXAMPLE, cls.repo)
        cls.run_of_ci = cls.run_in(cls.repo, "./ci.sh", GUIJU=str(COMMAND))

    @staticmethod
    def run_in(folder, *arguments, **variables):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GUIJU_")}
        return subprocess.run(arguments, cwd=folder, env={**environment, **variables}, capture_output=True,
                              encoding="utf-8", timeout=300, check=False)

    def test_the_version_in_force_is_the_standard_policy(self):
        self.assertEqual(body(EXAMPLE / "policy/in_force.textproto"),
                         body(ROOT / "proto/policies/standard.textproto"),
                         "copy the sections of the standard policy into both policies of examples/policy_repo")

    def test_the_new_version_changes_one_line(self):
        before = body(EXAMPLE / "policy/in_force.textproto").splitlines()
        after = body(EXAMPLE / "policy/desk.textproto").splitlines()
        self.assertEqual(len(before), len(after))
        changed = [pair for pair in zip(before, after) if pair[0] != pair[1]]
        self.assertEqual(changed, [('      band { at_least: "95" points: 30 }',
                                    '      band { at_least: "96" points: 30 }   # was 95 until 2026-06-30')])

    def test_the_whole_loop_runs(self):
        self.assertEqual(self.run_of_ci.returncode, 0, self.run_of_ci.stdout + self.run_of_ci.stderr)
        for step in ("fmt", "check", "test", "mutate", "diff", "impact", "dossier"):
            self.assertRegex(self.run_of_ci.stdout, rf"\n== \d {step} ")
        out = self.repo / "out"
        self.assertIn("2026.2", (out / "dossier.html").read_text(encoding="utf-8"))
        self.assertIn("2026.2", (out / "impact.html").read_text(encoding="utf-8"))
        json.loads((out / "dossier.json").read_text(encoding="utf-8"))

    def test_the_loop_stops_at_a_slip(self):
        slips = {
            "fmt": lambda text: text.replace("full_marks: 100", "full_marks:  100"),
            "check": lambda text: text.replace('at_least: "90" points: 25', 'at_least: "97" points: 25'),
            "test": lambda text: text.replace('at_least: "96"', 'at_least: "97"'),
            "diff": lambda text: text.replace("target { priority: P0 elapsed_hours: 2 }",
                                              "target { priority: P0 elapsed_hours: 3 }"),
        }
        for step, slip in slips.items():
            with self.subTest(step), tempfile.TemporaryDirectory() as folder:
                repo = Path(folder) / "repo"
                shutil.copytree(EXAMPLE, repo)
                desk = repo / "policy/desk.textproto"
                text = desk.read_text(encoding="utf-8")
                self.assertNotEqual(slip(text), text)
                desk.write_text(slip(text), encoding="utf-8")
                run = self.run_in(repo, "./ci.sh", GUIJU=str(COMMAND))
                self.assertIn(run.returncode, (2, 3), run.stdout + run.stderr)
                steps = re.findall(r"\n== \d (\w+) ", run.stdout)
                self.assertEqual(steps[-1], step, run.stdout + run.stderr)

    def test_the_commands_of_both_readmes_are_those_of_the_loop(self):
        script = re.sub(r"\\\n\s*", "", (EXAMPLE / "ci.sh").read_text(encoding="utf-8"))
        verbs = [line.split()[1] for line in script.splitlines() if line.startswith('"$guiju" ')]
        for name in ("README.md", "README.zh-CN.md"):
            readme = (EXAMPLE / name).read_text(encoding="utf-8")
            self.assertEqual(re.findall(r"^\|[^|`]+\| `guiju ([a-z]+) ", readme, re.MULTILINE), verbs, name)
            for command in re.findall(r"^\|[^|`]+\| `guiju (check|impact|dossier) ([^`]*)`", readme, re.MULTILINE):
                run = self.run_in(self.repo, "sh", "-c", f'"{COMMAND}" {command[0]} {command[1]}')
                self.assertIn(run.returncode, (0, 2), command)
            for path in re.findall(r"^\| `([\w./-]+)`", readme, re.MULTILINE):
                self.assertTrue((EXAMPLE / path).exists(), path)


if __name__ == "__main__":
    unittest.main()
