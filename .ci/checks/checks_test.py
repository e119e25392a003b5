"""Each check finds the violation that is planted for it in a copy of the tree, and nothing else there."""

import pathlib
import shutil
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import documented
import floors
import formatted
import layout
import limits
import places
import rooms
import rules
import sizes
import thresholds
import tree

ROOT = HERE.parents[1]

POLICY = """\
score {
  metric { table { band { at_least: "95" points: 30 } band { at_least: "4.5" points: 25 } } }
}
sla { target { priority: P1 elapsed_hours: 4 } target { working_days: 3 } }
segment { all { fact: "last_interaction" not_within_months: 6 } }   # 77 months is no figure
"""


class ChecksTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        for path in tree.files(ROOT):
            if (ROOT / path).stat().st_size > 1_000_000:
                continue  # data, which no check reads
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, self.root / path)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def planted(self, module, name, text):
        """The findings that writing `text` to `name` adds."""
        before = set(module.check(self.root))
        self.write(name, text)
        return sorted(set(module.check(self.root)) - before)

    def append(self, module, name, text):
        return self.planted(module, name, (self.root / name).read_text() + text)

    def test_floors(self):
        cases = [
            ("include/guiju/time.h", '#include "guiju/policy.h"\n', "of the hall floor above it"),
            ("include/guiju/time.h", '#include "guiju/nowhere.h"\n', "guiju/nowhere.h has no floor"),
            ("include/guiju/time.h", "#include <absl/time/time.h>\n", "not absl/time/time.h"),
            ("include/guiju/time.h", "#include <unistd.h>\n", "not unistd.h"),
            ("include/guiju/time.h", '#include "guiju/v1/sla.pb.h"\n', "not guiju/v1/sla.pb.h"),
            ("include/guiju/load.h", "#include <google/protobuf/message.h>\n",
             "not google/protobuf/message.h"),
            ("include/guiju/score.h", '#include "guiju/sla.h"\n', "a room includes another room"),
            ("src/score.cc", '#include "guiju/sla.h"\n', "score includes the room sla"),
        ]
        for name, text, expected in cases:
            with self.subTest(name=name, text=text):
                # A header that includes what stands above it also closes cycles.
                found = [finding for finding in self.planted(floors, name, text)
                         if finding.startswith(f"{name}:")]
                self.assertEqual(len(found), 1, found)
                self.assertIn(f"{name}:1: ", found[0])
                self.assertIn(expected, found[0])

    def test_floors_of_a_new_header_and_a_cycle(self):
        found = self.planted(floors, "include/guiju/unheard_of.h", "")
        self.assertEqual(found,
                         ["include/guiju/unheard_of.h:1: has no floor in .ci/floors.json"])
        self.write("include/guiju/band.h", '#include "guiju/rank.h"\n')
        found = self.planted(floors, "include/guiju/rank.h", '#include "guiju/band.h"\n')
        self.assertTrue(any("band.h -> rank.h -> band.h" in finding for finding in found), found)

    def test_floors_allow_what_is_right(self):
        self.assertEqual(self.planted(floors, "include/guiju/score.h",
                                      '// #include "guiju/sla.h"\n#include <array>\n'
                                      '#include "guiju/time.h"\n#include "guiju/agent_month.h"\n'),
                         [])
        self.assertEqual(self.planted(floors, "src/score.cc", '#include "guiju/v1/sla.pb.h"\n'), [])
        self.assertEqual(
            self.planted(floors, "include/guiju/proto.h", '#include "guiju/v1/sla.pb.h"\n'), [])

    def test_floors_know_every_room(self):
        text = (self.root / "CMakeLists.txt").read_text().replace("set(GUIJU_ROOMS ",
                                                                  "set(GUIJU_ROOMS newroom ")
        self.assertEqual(self.planted(floors, "CMakeLists.txt", text),
                         [".ci/floors.json:1: the room newroom is not on the floor of rooms"])

    def only_our_policy(self):
        """A tree without other sources, so that a case is quick."""
        shutil.rmtree(self.root / "src")
        shutil.rmtree(self.root / "include")
        self.write(thresholds.POLICY, POLICY)
        self.write(thresholds.ALLOW, "")

    def test_thresholds(self):
        self.only_our_policy()
        cases = [
            ("if (rate >= 95) return 0;", "95"),
            ("if (x >= 9'500) return 0;", "9'500"),
            ("if (x >= 0.95) return 0;", "0.95"),
            ("constexpr int kMean = 450;", "450"),
            ('Decimal bound("4.5");', "4.5"),
            ("return 30;", "30"),
            ("t = Hours(4);", "4"),
            ("points = 25;", "25"),
            ("if (months_without_contact > 6) f();", "6"),
            ("if (3 <= policy.working_days) f();", "3"),
            ("long limit = 14400;", "14400"),
        ]
        for text, literal in cases:
            with self.subTest(text=text):
                found = self.planted(thresholds, "src/score.cc", f"\n{text}\n")
                self.assertEqual(len(found), 1, found)
                self.assertIn(f"src/score.cc:2: {literal} is a figure of the guides", found[0])
                (self.root / "src/score.cc").unlink()

    def test_thresholds_allow_what_is_none(self):
        self.only_our_policy()
        for text in ("// at 95 % it is 30", "int x = 77;", "byte >>= 6;", "x = 1 << 30;",
                     "  kScoreThree = 3,", "month == 4 || month == 6;", "int buffer[4];", 'f("95 %");',
                     "guiju_v3(x95);", "0x95;"):
            with self.subTest(text=text):
                self.assertEqual(self.planted(thresholds, "src/score.cc", f"{text}\n"), [])

    def test_thresholds_allow_list(self):
        self.only_our_policy()
        self.write("src/score.cc", "int width = 30;\n")
        self.write(thresholds.ALLOW, "src/score.cc: 30: the width of a column\n")
        self.assertEqual([f for f in thresholds.check(self.root) if "score.cc" in f], [])
        self.assertIn(f"{thresholds.ALLOW}:2: allows nothing", self.planted(
            thresholds, thresholds.ALLOW,
            "src/score.cc: 30: the width of a column\nsrc/score.cc: 95: not there\n"))
        self.assertIn(f"{thresholds.ALLOW}:1: says no reason", self.planted(
            thresholds, thresholds.ALLOW, "src/score.cc: 30:\n"))

    def test_thresholds_need_the_policy(self):
        (self.root / thresholds.POLICY).unlink(missing_ok=True)
        self.assertIn("is missing", "".join(thresholds.check(self.root)))

    def test_rooms(self):
        room = tree.rooms(self.root)[0]
        for name in (f"include/guiju/{room}.h", f"src/{room}.cc", f"tests/{room}_test.cc",
                     f"tests/conformance/{room}.textproto", f"benchmarks/{room}_benchmark.cc",
                     f"proto/guiju/v1/{room}.proto"):
            self.write(name, "")
            (self.root / name).unlink()
            self.assertIn(f"{name}:1: the room {room} lacks this file", rooms.check(self.root))
            self.write(name, "")
            self.assertNotIn(f"{name}:1: the room {room} lacks this file", rooms.check(self.root))
        text = (self.root / "CMakeLists.txt").read_text().replace("set(GUIJU_ROOMS ",
                                                                  "set(GUIJU_ROOMS newroom ")
        found = self.planted(rooms, "CMakeLists.txt", text)
        self.assertIn("proto/guiju/v1/policy.proto:1: Policy has no field newroom", found)
        self.assertIn("src/newroom.cc:1: the room newroom lacks this file", found)

    def test_sizes(self):
        for name, limit in (("include/guiju/rank.h", 400), ("src/score.cc", 500),
                            ("src/tool/main.h", 500), ("tests/score_test.cc", 600),
                            ("tests/tool_test.py", 600)):
            with self.subTest(name=name):
                (self.root / name).unlink(missing_ok=True)
                self.assertEqual(self.planted(sizes, name, "\n" * limit), [])
                self.assertEqual(self.planted(sizes, name, "\n" * (limit + 1)),
                                 [f"{name}:{limit + 1}: {limit + 1} lines, at most {limit} are allowed"])

    def test_layout(self):
        self.assertEqual(self.planted(layout, "notes.txt", "x"),
                         ["notes.txt:1: does not belong at the top level"])
        self.assertEqual(self.planted(layout, ".editorconfig", "x"), [])
        shutil.rmtree(self.root / "proto")
        self.assertIn("proto:1: is missing at the top level", layout.check(self.root))

    def test_limits(self):
        self.write("src/x.cc", "constexpr int kMostThings = 5;  // kMostSheep = 6\n")
        self.write("tests/x_test.cc", "EXPECT_EQ(f(kMostThings), 0);\n")
        row = "| things | 5 | `{}` | `{}` |\n"
        cases = [
            (row.format("kMostThings", "tests/x_test.cc"), None),
            (row.format("kMostSheep", "tests/x_test.cc"), "no constant kMostSheep"),
            (row.format("kMostThings", "tests/y_test.cc"), "there is no tests/y_test.cc"),
            (row.format("kMostThings", "CHANGELOG.md"), "CHANGELOG.md does not test kMostThings"),
            ("", "has no table of limits"),
        ]
        for text, expected in cases:
            self.write(limits.DOCUMENT, text)
            found = limits.check(self.root)
            if expected:
                self.assertIn(expected, "".join(found))
            else:
                self.assertEqual(found, [])

    def test_formatted(self):
        self.assertEqual(self.planted(formatted, "src/score.cc", "int f() { return 0; }\n"), [])
        self.assertIn("src/score.cc:1: is not as clang-format-14 writes it",
                      self.planted(formatted, "src/score.cc", "int  f( ){return 0;}\n"))

    def test_places(self):
        places_of_machines = ["/wo" "rk/main", "/ro" "ot/.cache", "/tm" "p/x", "py" "pi.org",
                              "10." "0.0.1", "europe-python.pkg" ".dev"]
        for place in places_of_machines:
            with self.subTest(place=place):
                found = self.planted(places, "src/score.cc", f"// see {place}\n")
                self.assertEqual(len(found), 1)
                self.assertIn("src/score.cc:1: names a machine's place", found[0])
                (self.root / "src/score.cc").unlink()
        for harmless in ("https://example.org/work/x", "/usr/bin/env", "build/tmp/x", "$dir/work/x"):
            self.assertEqual(self.planted(places, "src/score.cc", f"// {harmless}\n"), [])

    def test_rules(self):
        for rule in ("SLA-3", "CAL-13", "STAT-7"):
            for path in tree.files(self.root, "tests/**.cc", "tests/**.py", "tests/**.textproto",
                                   "proto/policies/**.textproto"):
                if rules.named((self.root / path).read_text(), spans=True) & {rule}:
                    (self.root / path).unlink()
            self.assertIn(f"tests:1: no test names {rule}", rules.check(self.root))
            self.assertIn(f"{rules.POLICY}:1: no entry carries {rule}", rules.check(self.root))
        self.write("tests/oracle/sla.py", "# SLA-3\n")  # a reference is no test
        self.assertIn("tests:1: no test names SLA-3", rules.check(self.root))
        self.write("tests/sla_test.cc", "// SLA-3: the resolution falls due\n")
        self.assertNotIn("tests:1: no test names SLA-3", rules.check(self.root))
        self.assertIn("tests/README.md:1: its table of rules is not current",
                      "".join(rules.check(self.root)))
        self.write("tests/README.md", rules.table(self.root))
        self.assertNotIn("tests/README.md", "".join(rules.check(self.root)))

    def test_rule_names(self):
        self.assertEqual(rules.named("TEST(Sla, SLA_3) SLA-30 XXSLA-1 CB-2"),
                         {"SLA-3", "SLA-30", "CB-2"})
        self.assertEqual(rules.named("CAL-9 to CAL-11", spans=True), {"CAL-9", "CAL-10", "CAL-11"})
        self.assertEqual(rules.named("CAL-9 to CAL-11"), {"CAL-9", "CAL-11"})

    def test_rule_entries(self):
        self.assertEqual(
            rules.entries('sla {  # SLA-9\n  a: "x"\n'
                          '  item { id: "one" clause: "SLA-1" b { id: "no" } }\n'
                          '  c: OPEN   # CAL-7\n  # CAL-8 to CAL-9\n}\n'),
            {"SLA-9": ["sla"], "SLA-1": ["sla.item `one`"], "CAL-7": ["sla.c"], "CAL-8": ["sla"],
             "CAL-9": ["sla"]})


class DocumentedTest(unittest.TestCase):
    """Which declarations need a comment."""

    def findings(self, body):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "include/guiju/x.h")
            path.parent.mkdir(parents=True)
            # The opening comment speaks for kFirst only.
            path.write_text("// Essay.\n#ifndef GUIJU_X_H_\n#define GUIJU_X_H_\nnamespace guiju {\n"
                            "inline constexpr int kFirst = 1;\n\n" + body +
                            "\n}  // namespace guiju\n#endif  // GUIJU_X_H_\n")
            return [finding.split("has no comment: ")[1]
                    for finding in documented.check(folder)]

    def test_bare_names_are_found(self):
        cases = {
            "int F(int x);": ["int F(int x)"],
            "inline int F(int x) {\n  return x;\n}": ["inline int F(int x)"],
            "// Of A.\nstruct A {};\n\nstruct B {\n  int x;\n};": ["struct B"],
            "enum class E { kA };": ["enum class E"],
            "using A = int;": ["using A = int"],
            "inline constexpr int kB = 2;": ["inline constexpr int kB = 2"],
            "template <class T>\nT F(T t);": ["template <class T> T F(T t)"],
            "// A.\nstruct A {\n  int F(\n      int x);\n};": ["int F( int x)"],
            "#define GUIJU_X 1": ["GUIJU_X"],
            "// A.\nint F();\n\nint G();": ["int G()"],
        }
        for body, expected in cases.items():
            with self.subTest(body=body):
                self.assertEqual(self.findings(body), expected)

    def test_what_needs_none(self):
        for body in (
                "// Doubles.\nint F(int x);",
                "int F(int x);  // doubles",
                "/* Doubles. */\nint F(int x);",
                "// A family.\nint F(int x);\nint G(int x);\nint H(int x);",
                "// A.\nstruct A {\n  A(int x);\n  int x = 0;\n  bool is_x() const { return x == 1; }\n"
                "  bool operator==(A o) const {\n    return x == o.x;\n  }\n private:\n"
                "  int F(\n      int y);\n};",
                "namespace internal {\nint F();\nstruct A {};\n}",
                "struct Later;",
                "static_assert(true, \"\");",
                "// A.\ntypedef struct guiju_a {\n  int x;\n} guiju_a;"):
            with self.subTest(body=body):
                self.assertEqual(self.findings(body), [])


if __name__ == "__main__":
    unittest.main()
