"""The command on hostile and awkward input: a clear message, the right exit code, nothing lost."""

import json
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = ROOT / "build" / "bin" / "guiju"
DESK = ROOT / "examples" / "sample_desk"
HEADER = "id,channel,signals,received,first_response,resolved,rated_at,rating\n"
GOOD = "T1,PHONE,system_down,2026-02-13 10:00:00,2026-02-13 10:00:20,2026-02-13 11:00:00,,\n"


class CommandTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name)

    def run_command(self, *arguments, **options):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GUIJU_")}
        return subprocess.run([COMMAND, *arguments], capture_output=True, text=True, check=False,
                              env=environment, cwd=self.path, timeout=120, **options)

    def write(self, name, content):
        path = self.path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def evaluate(self, content, *arguments, name="tickets.csv"):
        self.write(name, content)
        return self.run_command("eval", "--tickets", name, "--as-of", "2026-03-01", "--rejects", ".",
                                *arguments)

    def standard(self, *changes):
        text = self.run_command("policy").stdout
        for old, new in changes:
            self.assertEqual(text.count(old), 1, old)
            text = text.replace(old, new)
        return text

    # Files of tickets.

    def test_a_good_ticket_is_judged(self):
        run = self.evaluate(HEADER + GOOD)
        self.assertEqual(run.returncode, 0, run.stderr)
        verdict = json.loads(run.stdout)
        self.assertEqual(verdict["triage"]["priority"], "P0")
        self.assertEqual([o["state"] for o in verdict["sla"]["obligation"]],
                         ["BREACHED", "MET", "MET"])

    def test_refused_files(self):
        cases = [
            ("an empty file", "", "empty"),
            ("a missing column", "ident,received\nT1,2026-02-13 10:00:00\n", "no column \"id\"|\"id\""),
            ("UTF-16", (HEADER + GOOD).encode("utf-16"), "UTF-16"),
            ("GB18030 without being told", (HEADER + "T1,电话,,2026-02-13 10:00:00,,,,\n").encode("gb18030"),
             "GB18030"),
        ]
        for name, content, expected in cases:
            with self.subTest(name):
                run = self.evaluate(content)
                self.assertEqual(run.returncode, 1, run.stderr)
                self.assertRegex(run.stderr, expected)
                self.assertIn("tickets.csv", run.stderr)

    def test_rejected_rows(self):
        cases = [
            ("a time before 1970", "T2,PHONE,,1969-12-31 10:00:00,,,,", "received", "1970"),
            ("a rating of 6", "T2,PHONE,,2026-02-13 10:00:00,,,2026-02-13 12:00:00,6", "rating", "1.*5"),
            ("no such day", "T2,PHONE,,2026-02-30 10:00:00,,,,", "received", "day|date"),
            ("an unknown signal", "T2,PHONE,sytem_down,2026-02-13 10:00:00,,,,", "signal", "system_down"),
            ("answered before it came", "T2,PHONE,,2026-02-13 10:00:00,2026-02-13 09:00:00,,,", "first_response",
             "before|earlier"),
            ("a used id", "T1,PHONE,,2026-02-13 10:00:00,,,,", "", "line 2"),
            ("too few fields", "T2,PHONE", "", "field"),
        ]
        for name, row, column, expected in cases:
            with self.subTest(name):
                run = self.evaluate(HEADER + GOOD + row + "\n", "--rejects-unmasked")
                self.assertEqual(run.returncode, 2, run.stderr)
                self.assertRegex(run.stderr, r"tickets\.csv:3")
                self.assertRegex(run.stderr, expected)
                self.assertIn(column, run.stderr)
                self.assertIn("2 rows, 1 judged, 1 rejected", run.stderr)
                self.assertEqual(len(run.stdout.splitlines()), 1)
                rejects = (self.path / "tickets_rejects.csv").read_text(encoding="utf-8-sig")
                self.assertIn(row.split(",")[0], rejects)
                self.assertIn("reason_zh", rejects)

    def test_a_line_of_ten_megabytes(self):
        long_row = "T2,PHONE,,2026-02-13 10:00:00,," + "x" * 10_000_000 + ",,\n"
        run = self.evaluate(HEADER + GOOD + long_row + GOOD.replace("T1", "T3"))
        self.assertEqual(run.returncode, 2)
        self.assertRegex(run.stderr, r"tickets\.csv:3")
        self.assertLess(len(run.stderr), 5_000)
        self.assertEqual(len(run.stdout.splitlines()), 2)

    def test_marks_and_line_ends_of_spreadsheets(self):
        plain = self.evaluate(HEADER + GOOD)
        spreadsheet = self.evaluate(b"\xef\xbb\xbf" + (HEADER + GOOD).replace("\n", "\r\n").encode())
        self.assertEqual(spreadsheet.returncode, 0, spreadsheet.stderr)
        self.assertEqual(spreadsheet.stdout, plain.stdout)

    def test_gb18030_when_told(self):
        row = "工单一,电话,system_down,2026-02-13 10:00:00,,,,\n"
        run = self.evaluate((HEADER + row).encode("gb18030"), "--encoding", "GB18030")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(json.loads(run.stdout)["ticket_id"], "工单一")

    def test_json_lines_and_csv_agree(self):
        # A table says nothing of the events that it has no column for.
        kinds = re.findall(r"^    ([A-Z_]+) = (\d+);", (ROOT / "proto/guiju/v1/ticket.proto").read_text(), re.M)
        line = json.dumps({
            "not_recorded": [kind for kind, number in kinds if int(number) >= 12],
            "id": "T1", "channel": "PHONE", "signal": [{"name": "system_down", "value": True}],
            "received": {"iso": "2026-02-13T10:00:00+08:00"},
            "event": [{"kind": "RESPONDED", "at": {"iso": "2026-02-13T10:00:20+08:00"}},
                      {"kind": "RESOLVED", "at": {"iso": "2026-02-13T11:00:00+08:00"}}]})
        from_csv = self.evaluate(HEADER + GOOD)
        from_json = self.evaluate(line + "\n", name="tickets.jsonl")
        self.assertEqual(from_json.returncode, 0, from_json.stderr)
        self.assertEqual(from_json.stdout, from_csv.stdout)

    def test_output_is_the_same_byte_for_byte(self):
        runs = [self.run_command("eval", "--tickets", DESK / "tickets.csv", "--as-of", "2025-02-01")
                for _ in range(2)]
        self.assertEqual(runs[0].stdout, runs[1].stdout)
        self.assertEqual(runs[0].returncode, 0)

    # Policies.

    def test_check_is_clean_on_the_standard_policy(self):
        self.assertEqual(self.run_command("check").returncode, 0)

    def test_check_lists_every_error_with_its_place(self):
        text = self.standard(("priority: P1 working_days: 3", "priority: P1 workng_days: 3"),
                             ('band { at_least: "90" points: 25 }', 'band { at_least: "97" points: 25 }'),
                             ('zone: "Asia/Shanghai"', 'zone: "Asia/Shangai"'))
        self.write("mine.textproto", text)
        lines = text.splitlines()
        run = self.run_command("check", "mine.textproto")
        self.assertEqual(run.returncode, 3)
        for word, expected in (("workng_days", "working_days"), ('"97"', "best first"),
                               ('"Asia/Shangai"', "Asia/Shangai")):
            line = next(i for i, text in enumerate(lines, 1) if word in text)
            column = lines[line - 1].index(word) + 1
            self.assertRegex(run.stdout, rf"mine\.textproto:{line}:{column}: error: .*{expected}")
        self.assertIn("errors: 3", run.stdout)

    def test_check_speaks_chinese_json_and_github(self):
        self.write("mine.textproto", self.standard(("full_marks: 100", "full_marks: 90")))
        run = self.run_command("--lang", "zh", "check", "mine.textproto")
        self.assertRegex(run.stdout, "错误：.*满分之和为 100")
        finding = json.loads(self.run_command("check", "-f", "json", "mine.textproto").stdout)
        self.assertEqual((finding["id"], finding["path"]), ("full_marks", "score.full_marks"))
        run = self.run_command("check", "-f", "github", "mine.textproto")
        self.assertRegex(run.stdout, r"^::error file=mine\.textproto,line=\d+,col=\d+::")

    def test_refused_policies(self):
        standard = self.standard()
        cases = [("an empty file", b"", "empty"), ("bytes that are no text", b"\xff\xfe\x00", "UTF-16|NUL|UTF-8"),
                 ("GB18030", standard.encode("gb18030"), "UTF-8"),
                 ("a file cut short", standard.encode()[:5000], "never closed"),
                 ("braces without end", b"score {" * 100_000, "nest|deep|level")]
        for name, content, expected in cases:
            with self.subTest(name):
                self.write("mine.textproto", content)
                run = self.run_command("check", "mine.textproto")
                self.assertEqual(run.returncode, 3, run.stdout + run.stderr)
                self.assertRegex(run.stdout, expected)

    def test_marks_and_line_ends_of_editors_are_fine(self):
        self.write("mine.textproto", b"\xef\xbb\xbf" + self.standard().replace("\n", "\r\n").encode())
        self.assertEqual(self.run_command("check", "mine.textproto").returncode, 0)

    def test_two_policies_of_one_date(self):
        self.write("a.textproto", self.standard())
        self.write("b.textproto", self.standard(('version: "2026.1"', 'version: "2026.2"')))
        run = self.run_command("check", "a.textproto", "b.textproto")
        self.assertEqual(run.returncode, 3)
        self.assertRegex(run.stdout, "2026.1.*2026.2")
        self.write("tickets.csv", HEADER + GOOD)
        run = self.run_command("eval", "--policy", "a.textproto", "--policy", "b.textproto",
                               "--tickets", "tickets.csv", "--as-of", "2026-03-01")
        self.assertEqual(run.returncode, 3)
        self.assertEqual(run.stdout, "")

    def test_the_version_in_force_judges(self):
        self.write("old.textproto", self.standard())
        self.write("new.textproto", self.standard(
            ('effective_from: "1970-01-01"', 'effective_from: "2026-02-13"'),
            ("target { priority: P0 elapsed_hours: 2 }", "target { priority: P0 elapsed_hours: 1 }"),
            ('version: "2026.1"', 'version: "2026.2"')))
        self.write("tickets.csv", HEADER + "T1,PHONE,system_down,2026-02-12 23:59:59,,,,\n" +
                   "T2,PHONE,system_down,2026-02-13 00:00:00,,,,\n")
        run = self.run_command("eval", "--policy", "new.textproto", "--policy", "old.textproto",
                               "--tickets", "tickets.csv", "--as-of", "2026-03-01")
        verdicts = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual([v["policy"]["version"] for v in verdicts], ["2026.1", "2026.2"])
        self.assertEqual([v["sla"]["obligation"][1]["due"]["iso"] for v in verdicts],
                         ["2026-02-13T01:59:59+08:00", "2026-02-13T01:00:00+08:00"])

    # Usage and output.

    def test_usage(self):
        self.write("tickets.csv", HEADER + GOOD)
        for arguments in (["eval"], ["eval", "--tickets", "tickets.csv"],
                          ["eval", "--tickets", "tickets.csv", "--as-of", "soon"],
                          ["eval", "--tickets", "gone.csv", "--as-of", "2026-03-01"],
                          ["check", "gone.textproto"], ["score"], ["nonsense"], [],
                          ["explain", "--tickets", "tickets.csv", "--id", "T9", "--as-of", "2026-03-01"]):
            with self.subTest(arguments):
                run = self.run_command(*arguments)
                self.assertEqual(run.returncode, 1, run.stdout + run.stderr)
                self.assertNotEqual(run.stdout + run.stderr, "")

    def test_a_full_disk_is_said(self):
        if not os.path.exists("/dev/full"):
            self.fail("this test needs /dev/full")
        run = self.run_command("eval", "--tickets", DESK / "tickets.csv", "--as-of", "2025-02-01",
                               "-o", "/dev/full")
        self.assertEqual(run.returncode, 1)
        self.assertIn("/dev/full", run.stderr)

    def test_a_closed_pipe_is_no_crash(self):
        with subprocess.Popen([COMMAND, "eval", "--tickets", DESK / "tickets.csv", "--as-of",
                               "2025-02-01"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
            run.stdout.readline()
            run.stdout.close()
            run.stderr.read()
            self.assertEqual(run.wait(timeout=60), 1)

    def test_a_recorded_total_that_differs_is_found(self):
        self.write("months.csv", "agent_id,team_id,month,mean_response_seconds,resolution_percent,"
                   "mean_rating,handled,knowledge_entries,recorded_total\n"
                   "W,T,2023-10,25,96,4.7,580,12,92\nL,T,2023-10,45,88,4.2,520,8,85\n")
        run = self.run_command("score", "--months", "months.csv", "-f", "jsonl")
        self.assertEqual(run.returncode, 2, run.stderr)
        scores = [json.loads(line)["score"] for line in run.stdout.splitlines()]
        self.assertEqual([(s["total"], s["audit"]["recorded_total"]) for s in scores],
                         [(100, 92), (72, 85)])

    def test_nothing_personal_in_explanations(self):
        run = self.run_command("explain", "--customers", DESK / "customers.csv", "--id", "C0001",
                               "--as-of", "2025-02-01", "--lang", "zh")
        self.assertEqual(run.returncode, 0, run.stderr)
        name = re.search(r"^C0001,([^,]+),", (DESK / "customers.csv").read_text(), re.M).group(1)
        self.assertNotIn(name, run.stdout + run.stderr)


if __name__ == "__main__":
    unittest.main()
