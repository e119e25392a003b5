"""guiju check as a person at a shell sees it: what it proves, waivers, forms of output, languages and exit codes."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = Path(os.environ.get("GUIJU_BINARY_DIR", ROOT / "build")).resolve()
COMMAND = BUILD / "bin" / "guiju"
STANDARD = ROOT / "proto" / "policies" / "standard.textproto"

DEAD = ('band { at_least: "5" points: 7 }', 'band { above: "9" points: 7 }')
WAIVER = 'waiver { finding: "dead_band" place: "score.metric[knowledge]" reason: "%s" until: "2026-12-31" }\n'


class CheckVerb(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, edits, more="", name="mine.textproto"):
        text = STANDARD.read_text(encoding="utf-8")
        for old, new in edits:
            self.assertEqual(text.count(old), 1, old)
            text = text.replace(old, new)
        (self.folder / name).write_text(text + more, encoding="utf-8")
        return name

    def check(self, *arguments):
        ran = subprocess.run([COMMAND, "check", *arguments], cwd=self.folder, capture_output=True, encoding="utf-8",
                             env={"PATH": os.environ["PATH"]})
        self.assertEqual(ran.stderr, "")
        return ran.returncode, ran.stdout

    def line_of(self, name, word):
        lines = (self.folder / name).read_text(encoding="utf-8").splitlines()
        [number] = [i for i, line in enumerate(lines, 1) if word in line]
        column = len(lines[number - 1].encode("utf-8")[: lines[number - 1].encode("utf-8").index(word.encode())]) + 1
        return number, column

    def test_the_standard_policy_is_clean_in_both_languages(self):
        self.assertEqual(self.check(), (0, "standard.textproto: standard 2026.1 has no errors.\n"))
        self.assertEqual(self.check("--lang", "zh"), (0, "standard.textproto：standard 2026.1 没有错误。\n"))

    def test_a_warning_ends_with_2(self):
        name = self.write([DEAD])
        line, column = self.line_of(name, '"9" points')
        at = f"{name}:{line}:{column}"
        code, out = self.check(name)
        self.assertEqual(code, 2)
        self.assertEqual(out.splitlines(), [
            f"{at}: warning: score.metric[4].table.band[1].above: No value falls into this band: of the values from 0 "
            "to 1000000, whole numbers only, none meets its bound that a band before it has not taken.",
            f"{name}: errors: 0, warnings: 1."])
        code, out = self.check(name, "--lang", "zh")
        self.assertEqual(code, 2)
        self.assertEqual(out.splitlines(), [
            f"{at}: 警告：score.metric[4].table.band[1].above：没有任何数值落入此档：在 0 至 1000000 "
            "的数值（仅整数）中，满足其界限的都已归入前面各档，或根本没有。",
            f"{name}：0 个错误，1 个警告。"])
        code, out = self.check(name, "-f", "json")
        self.assertEqual(code, 2)
        found = json.loads(out)
        self.assertEqual((found["severity"], found["id"], found["line"], found["column"]),
                         ("warning", "dead_band", line, column))
        code, out = self.check(name, "-f", "github")
        self.assertEqual(code, 2)
        self.assertTrue(out.startswith(f"::warning file={name},line={line},col={column}::No value falls"), out)

    def test_a_waiver_lets_it_pass_until_its_day(self):
        name = self.write([DEAD], WAIVER % "试点")
        line, column = self.line_of(name, '"9" points')
        code, out = self.check(name)
        self.assertEqual(code, 0)
        self.assertIn(f"{name}:{line}:{column}: score.metric[4].table.band[1].above: No value", out)
        self.assertIn('This is waived until 2026-12-31, because: "试点".', out)
        self.assertIn(f"{name}: findings waived: 1.", out)
        self.assertIn(f"{name}: standard 2026.1 has no errors.", out)
        code, out = self.check(name, "--lang", "zh", "--as-of", "2026-12-31")
        self.assertEqual(code, 0)
        self.assertIn("此条已豁免至 2026-12-31，理由：“试点”。", out)
        self.assertIn(f"{name}：已豁免 1 条。", out)
        code, out = self.check(name, "--lang", "zh", "--as-of", "2027-01-01")
        self.assertEqual(code, 2)
        self.assertIn("此豁免已于 2026-12-31 到期，判定日为 2027-01-01；不再有效。", out)
        self.assertIn(f"{name}：0 个错误，2 个警告。", out)
        code, out = self.check(name, "-f", "json")
        self.assertEqual(code, 0)
        found = json.loads(out)
        self.assertEqual((found["severity"], found["until"], found["reason"]), ("waived", "2026-12-31", "试点"))
        code, out = self.check(name, "-f", "github")
        self.assertEqual(code, 0)
        self.assertTrue(out.startswith(f"::notice file={name},line={line},"), out)

    def test_an_error_ends_with_3_and_an_unreadable_file_with_1(self):
        wrong = self.write([("full_marks: 100", "full_marks: 99")])
        code, out = self.check(wrong)
        self.assertEqual(code, 3)
        self.assertIn(": error: score.full_marks: ", out)
        self.assertIn(f"{wrong}: errors: 1, warnings: 0.", out)
        warned = self.write([DEAD], name="warned.textproto")
        self.assertEqual(self.check(warned, wrong)[0], 3)
        self.assertEqual(self.check(wrong, "none.textproto")[0], 1)

    def test_printed_ranges_are_checked_and_offered_in_bands(self):
        name = self.write([(
            'band { at_most: "30" points: 20 }\n      band { at_most: "60" points: 15 }\n      otherwise { points: 0 }',
            'printed { to: "30" points: 20 }\n      printed { from: "31" to: "60" points: 15 }\n'
            '      printed { above: "60" points: 0 }')])
        code, out = self.check(name, "--lang", "zh")
        self.assertEqual(code, 3)
        self.assertIn("没有任何区间包含大于 30、小于 31 的数值，例如 30.5", out)
        self.assertIn('band { at_most: "30" points: 20 } band { at_most: "60" points: 15 } otherwise { points: 0 }。',
                      out)


if __name__ == "__main__":
    unittest.main()
