"""A desk is evaluated in one pass: memory does not grow with its tickets, and nothing is lost."""

import csv
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))
import big_desk  # noqa: E402

COMMAND = ROOT / "build" / "bin" / "guiju"
SMALL, LARGE = 2_000, 20_000
BOUND_KB = 4 * 1024


# A process takes over the peak of the one that starts it, so a small one starts the command.
MEASURE = """import os, sys
pid = os.fork()
if pid == 0:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.execv(sys.argv[1], sys.argv[1:])
_, status, usage = os.wait4(pid, 0)
print(usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def peak_kb(*arguments):
    """Runs the command and returns its own peak of resident memory; it has to succeed."""
    run = subprocess.run([sys.executable, "-I", "-S", "-c", MEASURE, COMMAND, *arguments],
                         capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise AssertionError(run.stderr)
    return int(run.stdout)


class ScaleTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = Path(cls.folder.name)
        for count in (SMALL, LARGE):
            big_desk.write(count, cls.path / str(count))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def run_verb(self, count, verb, *arguments):
        return peak_kb(verb, "--tickets", self.path / str(count) / "tickets.csv", "--as-of", "2026-01-01",
                       *arguments)

    def test_memory_does_not_grow_and_every_ticket_is_there_in_order(self):
        peaks = [self.run_verb(count, "report", "--reasons", "none", "--output", self.path / f"out{count}")
                 for count in (SMALL, LARGE)]
        self.assertLess(peaks[1] - peaks[0], BOUND_KB)
        expected = [f"T{i + 1:09}" for i in range(LARGE)]
        out = self.path / f"out{LARGE}"
        with open(out / "tickets.jsonl", encoding="utf-8") as lines:
            verdicts = [json.loads(line) for line in lines]
        self.assertEqual([verdict["ticket_id"] for verdict in verdicts], expected)
        self.assertFalse(any("reason_zh" in verdict or "reason_en" in verdict for verdict in verdicts))
        with open(out / "tickets.csv", encoding="utf-8-sig", newline="") as rows:
            self.assertEqual([row[0] for row in csv.reader(rows)][1:], expected)

    def test_what_grows_is_seen(self):
        # A table for people is laid out as a whole, so it holds every row.
        peaks = [self.run_verb(count, "eval", "--format", "table") for count in (SMALL, LARGE)]
        self.assertGreater(peaks[1] - peaks[0], BOUND_KB)

    def test_progress_is_on_standard_error_and_only_when_wanted(self):
        for wanted, count, flags in ((True, LARGE, ["--progress"]), (False, SMALL, []),
                                     (False, SMALL, ["--no-progress"])):
            run = subprocess.run([COMMAND, "eval", "--tickets", self.path / str(count) / "tickets.csv",
                                  "--as-of", "2026-01-01", "--reasons", "none", *flags],
                                 capture_output=True, text=True, check=True)
            self.assertEqual("a second" in run.stderr, wanted)
            self.assertEqual(len(run.stdout.splitlines()), count)


if __name__ == "__main__":
    unittest.main()
