"""guiju impact and guiju dossier on the sample desk: the counts again from the scorecards of both policies, nothing
personal in what is written, the same bytes on every run, pages that open without an error.
"""

import csv
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
from collections import Counter

import privacy_test
import report_browser_test

ROOT = pathlib.Path(__file__).resolve().parents[1]
BUILD = pathlib.Path(os.environ.get("GUIJU_BINARY_DIR", ROOT / "build")).resolve()
COMMAND = BUILD / "bin" / "guiju"
DESK = ROOT / "examples" / "sample_desk"
STANDARD = (ROOT / "proto" / "policies" / "standard.textproto").read_text(encoding="utf-8")
AS_OF = ("--as-of", "2025-02-01")
TICKETS = ("--tickets", DESK / "tickets.csv")
CUSTOMERS = ("--customers", DESK / "customers.csv")
KNOWLEDGE = ("--knowledge", DESK / "knowledge.csv")
HISTORY = (*TICKETS, *CUSTOMERS, *KNOWLEDGE, *AS_OF)
BAND = 'band { at_least: "95" points: 30 }'
BAND_PLACE = "score.metric[resolution].table.band[0].at_least"


def edited(*changes):
    text = STANDARD
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


RAISED = edited((BAND, BAND.replace("95", "96")), ('version: "2026.1"', 'version: "2026.2"'))
# A change that is felt everywhere.
HARDER = edited((BAND, BAND.replace("95", "96")),
                ("target { priority: P2 working_days: 5 }", "target { priority: P2 working_days: 3 }"),
                ('clause: "INT-5" priority: P1 when', 'clause: "INT-5" priority: P0 when'),
                ('fact: "renewal_percent" at_least: "90"', 'fact: "renewal_percent" at_least: "70"'))


class Verb(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name)
        self.old = self.write("old.textproto", STANDARD)
        self.new = self.write("new.textproto", RAISED)
        self.harder = self.write("harder.textproto", HARDER)

    def write(self, name, text):
        path = self.path / name
        path.write_text(text, encoding="utf-8")
        return path

    def run_command(self, *arguments, code=0):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GUIJU_")}
        run = subprocess.run([COMMAND, *arguments], capture_output=True, text=True, encoding="utf-8", check=False,
                             env=environment, cwd=self.path, timeout=300)
        self.assertEqual(run.returncode, code, run.stderr)
        return run

    def impact(self, *arguments, code=0):
        return json.loads(self.run_command("impact", *arguments, "-f", "json", code=code).stdout)

    def verdicts(self, verb, policy, *arguments):
        run = self.run_command(verb, "--policy", policy, *arguments, "-f", "jsonl")
        return [json.loads(line) for line in run.stdout.splitlines()]


def pairs(transitions):
    return Counter({(t["before"], t["after"]): t["count"] for t in transitions["transitions"]})


class ImpactTest(Verb):
    def test_counts_what_both_scorecards_say(self):
        """The band of 95 % is raised to 96 %: who moves, counted again from the verb score."""
        found = self.impact(self.old, self.new, *HISTORY)["months"]
        cards = [{(c["score"]["month"], c["score"]["team_id"], c["score"]["agent_id"]): c["score"]
                  for c in self.verdicts("score", policy, *TICKETS, *KNOWLEDGE)} for policy in (self.old, self.new)]
        self.assertEqual(cards[0].keys(), cards[1].keys())
        both = [(before, cards[1][key]) for key, before in cards[0].items()]

        def points(card, name):
            return {m["metric"]: m.get("points", 0) for m in card["metric"]}[name]

        changes = [after.get("total", 0) - before.get("total", 0) for before, after in both]
        self.assertGreater(sum(change != 0 for change in changes), 0)
        self.assertEqual(found["compared"], len(both))
        self.assertEqual(found["moved"], sum(change != 0 for change in changes))
        self.assertEqual(found["lowered"], sum(change < 0 for change in changes))
        self.assertEqual(found["raised"], sum(change > 0 for change in changes))
        self.assertEqual(pairs(found["grades"]),
                         Counter((before.get("grade", ""), after.get("grade", "")) for before, after in both))
        self.assertEqual(Counter({c["by"]: c["months"] for c in found["total_changes"]}), Counter(changes))
        for metric in found["metrics"]:
            name = metric["metric"]
            self.assertEqual(metric["sum_of_points_before"], sum(points(before, name) for before, _ in both))
            self.assertEqual(Counter({(p["before"], p["after"]): p["months"] for p in metric["points"]}),
                             Counter((points(before, name), points(after, name)) for before, after in both))

    def test_counts_what_both_verdicts_say(self):
        """Priorities, states of obligations and segments, counted again from the verb eval."""
        found = self.impact(self.old, self.harder, *HISTORY)
        tickets = [[v for v in self.verdicts("eval", policy, *TICKETS, *CUSTOMERS, *AS_OF, "--reasons", "none")
                    if "ticket_id" in v] for policy in (self.old, self.harder)]
        self.assertEqual(found["tickets"]["compared"], len(tickets[0]))
        self.assertEqual(pairs(found["tickets"]["priorities"]),
                         Counter((a["triage"]["priority"], b["triage"]["priority"]) for a, b in zip(*tickets)))

        def states(verdict, name):
            return [o["state"] for o in verdict["sla"]["obligation"] if o["obligation"] == name]

        resolution = next(o for o in found["tickets"]["obligations"] if o["obligation"] == "resolution")
        both = [(*states(a, "resolution"), *states(b, "resolution")) for a, b in zip(*tickets)]
        self.assertEqual(resolution["new_breaches"], sum(a != "BREACHED" and b == "BREACHED" for a, b in both))
        self.assertEqual(resolution["breaches_gone"], sum(a == "BREACHED" and b != "BREACHED" for a, b in both))
        self.assertGreater(resolution["new_breaches"], 0)
        self.assertEqual(sum(p["after"]["met"] for p in resolution["priorities"]), sum(b == "MET" for _, b in both))
        customers = [self.verdicts("eval", policy, *CUSTOMERS, *AS_OF, "--reasons", "none")
                     for policy in (self.old, self.harder)]
        self.assertEqual(pairs(found["customers"]["primary_segments"]),
                         Counter((a["segment"]["primary"], b["segment"]["primary"]) for a, b in zip(*customers)))
        self.assertGreater(found["customers"]["moved"], 0)

    def test_nobody_moves_between_equal_policies(self):
        found = self.impact(self.old, self.write("same.textproto", STANDARD + "\n# a comment\n"), *HISTORY)
        self.assertEqual([found[kind]["moved"] for kind in ("months", "tickets", "customers")], [0, 0, 0])
        self.assertEqual([found["moves"][kind]["count"] for kind in ("months", "tickets", "customers")], [0, 0, 0])

    def test_dates_of_the_policies_do_not_count(self):
        later = self.write("later.textproto", RAISED.replace('effective_from: "1970-01-01"',
                                                             'effective_from: "2030-01-01"'))
        self.assertEqual(self.impact(self.old, later, *HISTORY)["months"],
                         self.impact(self.old, self.new, *HISTORY)["months"])

    def test_a_sweep_gives_what_each_pair_gives(self):
        found = self.impact(self.old, "--sweep", f"{BAND_PLACE}=94.5..96/0.5", *HISTORY)["sweep"]
        self.assertEqual([p["value"] for p in found["points"]], ["94.5", "95", "95.5", "96"])
        self.assertEqual(found["current"], "95")
        self.assertEqual(found["points"][1]["months"]["moved"], 0)
        self.assertEqual(found["points"][3]["months"], self.impact(self.old, self.new, *HISTORY)["months"])
        # The same for a number that tickets and customers hang on.
        place = "sla.obligation[resolution].target[2].working_days"
        other = self.write("days.textproto", edited(("priority: P2 working_days: 5", "priority: P2 working_days: 3")))
        found = self.impact(self.old, "--sweep", f"{place}=3..3", *HISTORY)["sweep"]
        pair = self.impact(self.old, other, *HISTORY)
        self.assertEqual(found["points"][0]["tickets"], pair["tickets"])
        self.assertEqual(found["points"][0]["customers"], pair["customers"])
        self.assertEqual(found["points"][0]["months"], pair["months"])

    def test_a_value_that_makes_no_policy_is_told(self):
        run = self.run_command("impact", self.old, "--sweep", f"{BAND_PLACE}=89..91", *TICKETS, *AS_OF)
        self.assertIn("89 makes no valid policy", run.stdout)

    def test_a_wrong_sweep_says_what_there_is(self):
        for text, said in ((f"{BAND_PLACE}=97..94", "no range"), (BAND_PLACE, "no range"),
                           ("score.metrics[resolution].x=1..2", "there are: "),
                           ("score.metric[resolutoin].table.band[0].at_least=1..2", "response"),
                           ("score.metric.table.band[0].at_least=1..2", "which entry"),
                           ("score.full_marks[0]=1..2", "no list"), ("score.full_marks.x=1..2", "nothing stands inside"),
                           ("score.metric[0]=1..2", "no number"), ("score.full_marks=99.5..100", "whole number"),
                           ("score.full_marks=0..1000", "more than")):
            with self.subTest(text):
                self.assertIn(said, self.run_command("impact", self.old, "--sweep", text, *TICKETS, *AS_OF, code=1).stderr)

    def test_refused_rows_are_counted_with_their_reasons(self):
        rows = (DESK / "tickets.csv").read_text(encoding="utf-8-sig").splitlines(keepends=True)[:40]
        broken = rows[:1] + [rows[1].replace("2025-", "20xx-")] + rows[2:]
        tickets = self.write("broken.csv", "".join(broken))
        found = self.impact(self.old, self.new, "--tickets", tickets, *AS_OF, code=2)
        self.assertEqual(found["refused"]["rows"], 1)
        self.assertGreater(sum(found["refused"]["findings"].values()), 0)
        self.assertEqual(found["tickets"]["compared"], 38)

    def test_moves_are_written_whole(self):
        self.run_command("impact", self.old, self.harder, *HISTORY, "--movers", "moves.csv")
        with open(self.path / "moves.csv", encoding="utf-8-sig", newline="") as file:
            moves = list(csv.DictReader(file))
        found = self.impact(self.old, self.harder, *HISTORY, "--movers", "moves.jsonl")
        self.assertEqual(len(moves), sum(found["moves"][kind]["count"] for kind in ("months", "tickets", "customers")))
        lines = [json.loads(line) for line in (self.path / "moves.jsonl").read_text(encoding="utf-8").splitlines()]
        self.assertEqual(lines, [{k: v for k, v in move.items() if v} for move in moves])
        self.assertEqual(len({m["subject"] for m in moves if m["kind"] == "priority"}),
                         sum(n for (a, b), n in pairs(found["tickets"]["priorities"]).items() if a != b))

    def test_nothing_personal_is_written(self):
        """Names and numbers stand in ids too: of customers, of tickets, of agents."""
        person = privacy_test.CUSTOMERS[0]
        tickets = self.write("tickets.jsonl", "".join(json.dumps(
            {"id": person["phone"] or "13900001474", "customer_id": person["phone"], "agent_id": "13900001474",
             "description": privacy_test.told(person), "signal": [{"name": "function_abnormal", "value": True}],
             "received": {"iso": "2025-01-24T09:00:00+08:00"}}, ensure_ascii=False) + "\n" for _ in range(1)))
        customers = self.write("customers.jsonl", json.dumps(
            {"id": person["phone"] or "13900001474", "name": person["name"], "annual_spend": "9",
             "renewal": {"percent": "80"}}, ensure_ascii=False) + "\n")
        for language in ("en", "zh"):
            for history in ((*TICKETS, *CUSTOMERS, *KNOWLEDGE), ("--tickets", tickets, "--customers", customers)):
                for arguments in ((self.old, self.harder), (self.old, "--sweep", f"{BAND_PLACE}=95..96")):
                    for form in ("pretty", "json"):
                        movers = [] if "--sweep" in arguments else ["--movers", "moves.csv"]
                        run = subprocess.run(
                            [COMMAND, "impact", *arguments, *history, *AS_OF, "--lang", language, "-f", form, "--html",
                             "page.html", *movers], capture_output=True, text=True, encoding="utf-8", cwd=self.path,
                            check=False)
                        self.assertIn(run.returncode, (0, 2), run.stderr)
                        for text in (run.stdout, run.stderr, *(
                                (self.path / name).read_text(encoding="utf-8") for name in ("page.html", "moves.csv"))):
                            self.assertEqual(privacy_test.leaks(text), [])
                            self.assertNotIn("13900001474", text)

    def test_runs_give_the_same_bytes(self):
        for arguments in ((self.old, self.harder), (self.old, "--sweep", f"{BAND_PLACE}=94..97")):
            written = []
            for _ in range(2):
                run = self.run_command("impact", *arguments, *HISTORY, "--html", "page.html")
                movers = [] if "--sweep" in arguments else ["--movers", "moves.csv"]
                written.append((run.stdout, (self.path / "page.html").read_bytes(),
                                self.run_command("impact", *arguments, *HISTORY, *movers, "-f", "json").stdout,
                                (self.path / "moves.csv").read_bytes()))
            self.assertEqual(*written)

    def test_usage(self):
        self.run_command("impact", self.old, *HISTORY, code=1)
        self.run_command("impact", self.old, self.new, *AS_OF, code=1)
        self.run_command("impact", self.old, self.new, *TICKETS, code=1)
        self.run_command("impact", self.old, self.new, *HISTORY, "--sweep", f"{BAND_PLACE}=94..97", code=1)
        self.run_command("impact", self.old, "--sweep", f"{BAND_PLACE}=94..97", *HISTORY, "--movers", "m.csv", code=1)
        self.run_command("impact", self.old, "nowhere.textproto", *HISTORY, code=1)
        self.run_command("impact", self.old, self.write("bad.textproto", "id: 1"), *HISTORY, code=3)


class PageTest(Verb):
    def opens(self, path, sections):
        dom, log = report_browser_test.browse(path, "--dump-dom")
        self.assertEqual(re.findall(r".*CONSOLE.*", log), [])
        outline = report_browser_test.Outline(dom)
        self.assertEqual(outline.sections, sections)
        self.assertNotIn("script", outline.count)
        written = report_browser_test.Outline(path.read_text(encoding="utf-8"))
        self.assertEqual(written.crossed, [])
        self.assertEqual(written.open, [])
        self.assertEqual(written.count, outline.count)

    def test_pages_open_without_an_error(self):
        self.assertIsNotNone(shutil.which("chromium"))
        self.run_command("impact", self.old, self.harder, *HISTORY, "--html", "pair.html")
        self.opens(self.path / "pair.html", ["months", "tickets", "customers", "movers"])
        self.run_command("impact", self.old, "--sweep", f"{BAND_PLACE}=94..97", *HISTORY, "--html", "sweep.html")
        self.opens(self.path / "sweep.html", ["sweep"])


class DossierTest(Verb):
    NOTE = '\nchange_note { replaces: "2026.1" change { clause: "SCO-2" reason: "<95> & more" } }\n'
    TESTS = 'name: "t"\ncase { name: "c" clause: "SCO-2" facts { agent_month { agent_id: "A" team_id: "T" month: "2026-01"\n' \
            'resolution_percent: "95.5" } } expect { agent { score { metric { metric: "resolution" points: POINTS } } } } }\n'

    def dossier(self, new, *arguments, code=0):
        run = self.run_command("dossier", self.old, new, *AS_OF, *arguments, "--html", "d.html", "--json", "d.json", code=code)
        return run, json.loads((self.path / "d.json").read_text(encoding="utf-8"))

    def test_joins_the_parts(self):
        new = self.write("noted.textproto", RAISED + self.NOTE)
        tests = self.write("tests.textproto", self.TESTS.replace("POINTS", "25"))
        _, found = self.dossier(new, *TICKETS, *CUSTOMERS, *KNOWLEDGE, "--tests", tests, "--approver", "李 <审>")
        self.assertEqual(list(found), ["as_of", "look_at", "files", "note", "text", "check", "tests", "mutation", "answers",
                                       "impact", "waivers", "approval"])
        self.assertEqual(found["look_at"], [])
        self.assertEqual(found["note"]["changes"], [{"clause": "SCO-2", "reason": "<95> & more"}])
        digests = [subprocess.run(["sha256sum", path], capture_output=True, text=True, check=True).stdout.split()[0]
                   for path in (self.old, new, tests)]
        self.assertEqual([f["sha256_of_bytes"] for f in found["files"]], digests)
        self.assertEqual((found["tests"]["tests"], found["tests"]["passed"]), (1, 1))
        self.assertLess(float(found["mutation"]["score_percent"]), 50)  # one test notices little
        self.assertEqual({c["clause"] for c in found["answers"]["clauses"] if c["differs"]}, {"SCO-2"})
        witness = next(d["witness"] for d in found["answers"]["differences"] if "witness" in d)
        self.assertIn({"path": "agent.score.metric[resolution].points", "before": "30", "after": "25"},
                      witness["changes"])
        self.assertEqual(found["impact"]["months"], self.impact(self.old, new, *HISTORY)["months"])
        self.assertIn("-      " + BAND, found["text"])
        self.assertEqual(found["approval"], {"approver": "李 <审>", "date": "", "signature": ""})
        page = (self.path / "d.html").read_text(encoding="utf-8")
        self.assertIn("李 &lt;审&gt;", page)
        self.assertNotIn("<审>", page)
        self.assertEqual(privacy_test.leaks(page), [])
        PageTest.opens(self, self.path / "d.html", list(found)[2:])

    def test_what_needs_a_look_is_said(self):
        tests = self.write("tests.textproto", self.TESTS.replace("POINTS", "30"))
        waived = RAISED + '\nwaiver { finding: "x" reason: "y" until: "2025-01-31" }\n'
        _, found = self.dossier(self.write("waived.textproto", waived), "--tests", tests, code=2)
        self.assertEqual(found["look_at"], ["note", "check", "tests", "mutation", "answers", "waivers"])
        self.assertEqual(found["tests"]["failed"][0]["mismatches"][0]["actual"], "25")
        self.assertTrue(found["waivers"][0]["over"])
        self.assertNotIn("impact", found)

    def test_runs_give_the_same_bytes(self):
        new = self.write("noted.textproto", RAISED + self.NOTE)
        written = []
        for _ in range(2):
            self.dossier(new, *TICKETS)
            written.append([(self.path / name).read_bytes() for name in ("d.html", "d.json")])
        self.assertEqual(*written)


if __name__ == "__main__":
    unittest.main()
