"""guiju fmt and guiju table, as somebody at a keyboard runs them."""

import os
import stat
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = Path(os.environ.get("GUIJU_BINARY_DIR", ROOT / "build")).resolve()
COMMAND = BUILD / "bin" / "guiju"
PLACE = "score.metric[satisfaction]"


class Folder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.policy = self.folder / "desk.textproto"
        self.policy.write_bytes((ROOT / "proto/policies/standard.textproto").read_bytes())

    def run_command(self, *arguments, code=0):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GUIJU_")}
        run = subprocess.run([COMMAND, *arguments], cwd=self.folder, env=environment, capture_output=True,
                             encoding="utf-8", timeout=60, check=False)
        self.assertEqual(run.returncode, code, run.stdout + run.stderr)
        return run

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        return name

    def text_of(self, name):
        return (self.folder / name).read_text(encoding="utf-8")


class FmtTest(Folder):
    def test_a_file_in_the_layout_is_left_alone(self):
        before = self.policy.stat()
        run = self.run_command("fmt", "desk.textproto")
        self.assertEqual(run.stdout + run.stderr, "")
        self.assertEqual(self.policy.stat().st_ino, before.st_ino)
        self.assertIn("All files are in the canonical layout: 1.", self.run_command("fmt", "--check", "desk.textproto").stderr)
        self.assertIn("1 个文件均符合规范排版。",
                      self.run_command("--lang", "zh", "fmt", "--check", "desk.textproto").stderr)

    def test_a_file_is_changed_in_place(self):
        standard = self.text_of("desk.textproto")
        self.policy.write_text(standard.replace("\n", " \n").replace("full_marks: 100", "full_marks:100;"),
                               encoding="utf-8")
        self.policy.chmod(0o640)
        run = self.run_command("fmt", "--check", "desk.textproto", code=2)
        self.assertEqual(run.stderr, "desk.textproto is not in the canonical layout: run guiju fmt.\n")
        run = self.run_command("--lang", "zh", "fmt", "--check", "desk.textproto", code=2)
        self.assertEqual(run.stderr, "desk.textproto 不符合规范排版：请运行 guiju fmt。\n")
        self.assertIn("desk.textproto is formatted.", self.run_command("fmt", "desk.textproto").stderr)
        self.assertEqual(self.text_of("desk.textproto"), standard)
        self.assertEqual(stat.S_IMODE(self.policy.stat().st_mode), 0o640)

    def test_a_file_goes_elsewhere(self):
        self.write("a.textproto", "zone:'a'")
        self.assertEqual(self.run_command("fmt", "a.textproto", "-o", "-").stdout, 'zone: "a"\n')
        self.run_command("fmt", "a.textproto", "-o", "b.textproto")
        self.assertEqual(self.text_of("b.textproto"), 'zone: "a"\n')
        self.assertEqual(self.text_of("a.textproto"), "zone:'a'")
        run = self.run_command("fmt", "a.textproto", "b.textproto", "-o", "c", code=1)
        self.assertIn("give one file", run.stderr)

    def test_what_cannot_be_read_is_not_touched(self):
        broken = self.text_of("desk.textproto").replace("full_marks: 100", "full_marks: 100%")
        self.policy.write_text(broken, encoding="utf-8")
        run = self.run_command("--lang", "zh", "fmt", "desk.textproto", code=3)
        self.assertRegex(run.stderr, r"desk\.textproto:\d+:\d+: ")
        self.assertEqual(self.text_of("desk.textproto"), broken)
        self.write("map.textproto", "# proto-message: guiju.v1.ColumnMap\nzone: 5 5")
        self.assertIn("map.textproto:2:7", self.run_command("fmt", "map.textproto", code=1).stderr)
        self.assertIn("no-such", self.run_command("fmt", "no-such", code=1).stderr)
        self.write("p.json", '{"id": "a"}')
        self.assertIn("textproto", self.run_command("fmt", "p.json", code=1).stderr)
        # One bad file does not keep the others from being formatted.
        self.write("good.textproto", "zone:'a'")
        self.run_command("fmt", "map.textproto", "good.textproto", code=1)
        self.assertEqual(self.text_of("good.textproto"), 'zone: "a"\n')


class TableTest(Folder):
    def export(self, *arguments):
        self.run_command(*arguments, "table", "export", "desk.textproto", PLACE, "-o", "t.csv")
        return (self.folder / "t.csv").read_bytes()

    def test_there_and_back(self):
        csv = self.export()
        self.assertTrue(csv.startswith(b"\xef\xbb\xbfguiju table,score.metric[satisfaction],,,,\r\n"))
        self.assertIn(b"\r\nat_least,4.0,25,,17,33\r\n", csv)
        before = self.policy.read_bytes()
        run = self.run_command("table", "import", "desk.textproto", PLACE, "t.csv")
        self.assertEqual(run.stderr, f"{PLACE}: nothing has changed.\n")
        self.assertEqual(self.policy.read_bytes(), before)
        run = self.run_command("table", "import", "desk.textproto", PLACE, "t.csv", "-o", "copy.textproto")
        self.assertEqual((self.folder / "copy.textproto").read_bytes(), before)

    def test_a_change_by_a_spreadsheet(self):
        # Semicolons, other quotation marks, 4 for 4.0, empty columns and rows, no mark.
        text = self.export("--lang", "zh").decode("utf-8-sig").replace(",", ";").replace("4.0", '"4"')
        text = text.replace("不低于;4.5;30;;20;40", "不低于;4.6;30;;20;40;;;").replace("\r\n", "\n") + ";;;\n;;;\n"
        self.write("t.csv", text)
        before = self.text_of("desk.textproto")
        run = self.run_command("--lang", "zh", "table", "import", "desk.textproto", PLACE, "t.csv")
        self.assertIn("at_least 4.5 改为 at_least 4.6。", run.stderr)
        self.assertIn("数值相同；文件仍保留 4.0", run.stderr)
        self.assertIn("1 处修改已写入 desk.textproto。", run.stderr)
        self.assertEqual(self.text_of("desk.textproto"), before.replace('at_least: "4.5" points: 30', 'at_least: "4.6" points: 30'))

    def test_a_formula_is_a_text(self):
        text = self.text_of("desk.textproto")
        self.policy.write_text(text.replace('at_least: "4.5" points: 30', 'at_least: "4.5" points: 30 note: "=HYPERLINK(1)"'),
                               encoding="utf-8")
        before = self.policy.read_bytes()
        self.assertIn(b",'=HYPERLINK(1)", self.export())
        self.run_command("table", "import", "desk.textproto", PLACE, "t.csv")
        self.assertEqual(self.policy.read_bytes(), before)

    def test_what_is_refused_changes_nothing(self):
        text = self.export().decode("utf-8-sig")
        before = self.policy.read_bytes()
        for cell, english, chinese in (("90%", "Row 5, column B", "第 5 行 B 列"),
                                       ("４.5", 'write "4.5"', "请写成“4.5”")):
            self.write("t.csv", text.replace("at_least,4.5", "at_least," + cell))
            self.assertIn(english, self.run_command("table", "import", "desk.textproto", PLACE, "t.csv", code=1).stderr)
            self.assertIn(chinese, self.run_command("--lang", "zh", "table", "import", "desk.textproto", PLACE,
                                                    "t.csv", code=1).stderr)
        # What the policy itself does not allow: 35 points make 105.
        self.write("t.csv", text.replace("at_least,4.5,30", "at_least,4.5,35"))
        run = self.run_command("table", "import", "desk.textproto", PLACE, "t.csv", code=3)
        self.assertIn("105", run.stderr)
        self.assertEqual(self.policy.read_bytes(), before)

    def test_the_rows_and_cases_of_a_suite(self):
        suite = ROOT / "examples/policy_repo/tests/score.textproto"
        name = self.write("score.textproto", suite.read_text(encoding="utf-8"))
        for place in ("sweep[resolution rate]", "case"):
            self.run_command("table", "export", name, place, "-o", "t.csv")
            self.run_command("table", "import", name, place, "t.csv")
            self.assertEqual(self.text_of(name), suite.read_text(encoding="utf-8"))
        text = self.text_of("t.csv").replace("95 % is no longer full marks", "95 % are no longer full marks")
        (self.folder / "t.csv").write_text(text, encoding="utf-8", newline="")
        run = self.run_command("--lang", "zh", "table", "import", name, "case", "t.csv")
        self.assertIn("95 % are no longer full marks", run.stderr)
        self.assertEqual(self.text_of(name),
                         suite.read_text(encoding="utf-8").replace("95 % is no longer", "95 % are no longer"))

    def test_a_stale_table_is_refused(self):
        self.export()
        text = self.text_of("desk.textproto").replace('at_least: "95" points: 30', 'at_least: "96" points: 30')
        self.policy.write_text(text, encoding="utf-8")
        run = self.run_command("table", "import", "desk.textproto", PLACE, "t.csv", code=2)
        self.assertIn("export score.metric[satisfaction] again", run.stderr)
        run = self.run_command("--lang", "zh", "table", "import", "desk.textproto", PLACE, "t.csv", code=2)
        self.assertIn("请重新导出", run.stderr)
        self.assertEqual(self.text_of("desk.textproto"), text)

    def test_a_place_that_is_none(self):
        run = self.run_command("table", "export", "desk.textproto", "score.metric[speed]", code=1)
        self.assertIn("score.metric[response]", run.stderr)
        self.run_command("table", "export", "missing.textproto", PLACE, code=1)
        self.write("bad.textproto", "id: x")
        self.run_command("table", "export", "bad.textproto", PLACE, code=3)


if __name__ == "__main__":
    unittest.main()
