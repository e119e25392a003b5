"""The closing line counts what ran, and a crash, a missing suite or an empty run is never a success."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

TALLY = pathlib.Path(__file__).resolve().with_name("tally.py")

GTEST = ('<testsuites><testsuite name="A">{}</testsuite></testsuites>')
PASSED = '<testcase name="p" status="run" result="completed"/>'
FAILED = '<testcase name="f" status="run" result="completed"><failure message="x"/></testcase>'
SKIPPED = '<testcase name="s" status="run" result="skipped"><skipped/></testcase>'
DISABLED = '<testcase name="d" status="notrun" result="suppressed"/>'


def junit(**programs):
    rows = "".join(f'<testcase name="{name}" status="{status}"/>'
                   for name, status in programs.items())
    return f"<testsuite>{rows}</testsuite>"


class TallyTest(unittest.TestCase):
    def tally(self, files):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = pathlib.Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            done = subprocess.run([sys.executable, str(TALLY), folder], capture_output=True, text=True)
            return done.stdout.splitlines()[-1], done.returncode

    def test_counts(self):
        python = json.dumps({"passed": 5, "failed": 0, "skipped": 1})
        cases = {
            "cases of programs, scripts and Python add up": (
                {"gcc/ctest.junit": junit(a_test="run", consume="run"),
                 "gcc/a_test.xml": GTEST.format(PASSED * 3), "python/result.json": python},
                ("9 passed, 0 failed", 0)),
            "a failed case": (
                {"gcc/ctest.junit": junit(a_test="fail"),
                 "gcc/a_test.xml": GTEST.format(PASSED + FAILED)}, ("1 passed, 1 failed", 1)),
            "a program that crashed before it wrote its file": (
                {"gcc/ctest.junit": junit(a_test="fail")}, ("0 passed, 1 failed", 1)),
            "a program that crashed after its cases passed": (
                {"gcc/ctest.junit": junit(a_test="fail"), "gcc/a_test.xml": GTEST.format(PASSED)},
                ("1 passed, 1 failed", 1)),
            "a cut file": (
                {"gcc/ctest.junit": junit(a_test="run"), "gcc/a_test.xml": "<testsuites>"},
                ("0 passed, 1 failed", 1)),
            "skipped and disabled cases are no success": (
                {"gcc/ctest.junit": junit(a_test="run"),
                 "gcc/a_test.xml": GTEST.format(SKIPPED + DISABLED)}, ("0 passed, 1 failed", 1)),
            "a build that failed": (
                {"gcc/build-failed": "", "python/result.json": python}, ("5 passed, 1 failed", 1)),
            "a suite without results": (
                {"gcc/other": "", "python/result.json": python}, ("5 passed, 1 failed", 1)),
            "nothing at all": ({}, ("0 passed, 0 failed", 1)),
        }
        for name, (files, expected) in cases.items():
            with self.subTest(name):
                self.assertEqual(self.tally(files), expected)


if __name__ == "__main__":
    unittest.main()
